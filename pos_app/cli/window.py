"""`pos-app` without a command: the cashier's window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pos_app.app.guarding import guard, wants_guard
from pos_app.domain.sentences import CounterError
from pos_app.settings.model import Settings

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output


def open_window(options: Options, output: Output) -> None:
    """Opens the window, or brings the one that is open to the front."""
    place = options.place
    if wants_guard(_settings(place)):
        output.exit_code = guard(sys.argv[1:], lambda: _tell_of_crashes(place))
        return
    from pos_app.app.window import run_window  # Qt: a guard does without

    output.exit_code = run_window(place, options.watch)


def _settings(place: Place) -> Settings:
    """Where they cannot be read, the window says so."""
    try:
        return place.store.load()
    except CounterError:
        return Settings()


def _tell_of_crashes(place: Place) -> None:
    from pos_app.app.window import tell_of_crashes

    tell_of_crashes(place)
