"""`journal adopt`: this computer takes another till's place, whose journal was copied here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.checkout.clock import SystemClock
from pos_app.domain.exit_codes import DONE
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.journal import Journal
from pos_app.journal.ownership import adopt

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_ADOPTED = QT_TRANSLATE_NOOP(
    "journal",
    "The journal is this till's now. What is missing in it is read from QFPay at the next start. Do not go on with it "
    "on the other computer.",
)
_OURS = QT_TRANSLATE_NOOP("journal", "The journal is this till's already, so nothing was changed.")
_NONE = QT_TRANSLATE_NOOP(
    "journal",
    "There is no journal at {path}. Copy the other till's there while its pos-app is closed.",
)
_BUSY = QT_TRANSLATE_NOOP("journal", "A pos-app is using this till. Close it, then try again.")


def run_journal_command(options: Options, output: Output) -> None:
    """Adopts the journal."""
    place = options.place
    if not place.folder.journal.exists():
        raise SetupError(_NONE.filled(path=str(place.folder.journal)))
    lock = place.lock()
    if not lock.acquire():
        raise SetupError(_BUSY)
    try:
        with Journal.open(place.folder.journal, place.folder.backups) as journal:
            adopted = adopt(journal, place.store.load().till_id, SystemClock().now())
    finally:
        lock.release()
    text = _ADOPTED if adopted else _OURS
    output.event({"event": "result", "adopted": adopted, "exit": DONE, "text": str(text)})
