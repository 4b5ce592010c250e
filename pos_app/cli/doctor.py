"""`doctor` looks at everything that a sale needs and says what to do; `support-bundle` packs that up for support."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.app.doctor.examination import examine
from pos_app.app.doctor.subject import from_outside
from pos_app.app.support.bundle import Bundle
from pos_app.app.support.saving import save, secrets_of, shell_places
from pos_app.domain.exit_codes import DONE, SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_SAVED = QT_TRANSLATE_NOOP("doctor", "The support bundle is {path}. Send it to whoever helps you; it holds no secrets.")
_NOT_ALL_KNOWN = QT_TRANSLATE_NOOP(
    "doctor", "The keyring did not tell the credentials, so the bundle could not be searched for them."
)


def run_support_command(options: Options, output: Output) -> None:
    """Dispatches to one of the two."""
    commands = {"doctor": run_doctor, "support-bundle": save_bundle}
    commands[options.given.command](options, output)


def run_doctor(options: Options, output: Output) -> None:
    """Exit 0 when sales work, 5 when something must be done first."""
    fine = True
    for check in examine(from_outside(options.place)):
        fine = fine and check.ok
        output.event(check.event())
    output.event({"event": "result", "ok": fine, "exit": DONE if fine else SETUP})


def save_bundle(options: Options, output: Output) -> None:
    """Exit 0 once the file is written, whatever the doctor found."""
    secrets = secrets_of(options.place)
    bundle = Bundle(from_outside(options.place), secrets.known, secrets.complete)
    wanted = options.text("output")
    path = save(bundle, Path(wanted) if wanted else None, shell_places())
    result = {"event": "result", "path": str(path), "exit": DONE, "text": str(_SAVED.filled(path=str(path)))}
    if not secrets.complete:
        result["advice"] = str(_NOT_ALL_KNOWN)
    output.event(result)
