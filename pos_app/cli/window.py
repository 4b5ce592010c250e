"""`pos-app` without a command: the cashier's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.app.window import run_window

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output


def open_window(options: Options, output: Output) -> None:
    """Opens the window, or brings the one that is open to the front."""
    output.exit_code = run_window(options.place, options.watch)
