"""`doctor`: looks at everything that a sale needs and says what to do about what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.app.checks import all_checks
from pos_app.domain.exit_codes import DONE, SETUP

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output


def run_doctor(options: Options, output: Output) -> None:
    """Exit 0 when all is well, 5 when something needs doing."""
    well = True
    for check in all_checks(options.place):
        well = well and check.ok
        output.event(
            {"event": "check", "check": check.name, "ok": check.ok, "text": str(check.text), **check.advice_event()}
        )
    output.event({"event": "result", "ok": well, "exit": DONE if well else SETUP})
