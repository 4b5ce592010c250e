"""Whose journal it is. One that was copied from another PC is not gone on with unless a person says so.

Two tills with one past would both follow, cancel and count the same payments; and what a till did after the copy was
made would be unknown to the other.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.domain.till_events import JournalOwner
from pos_app.journal.salvage import assume_sent
from pos_app.journal.trouble import JournalTrouble

if TYPE_CHECKING:
    from pos_app.journal.lookups import Lookups
    from pos_app.journal.writer import Journal

OTHER_TILLS: Final = QT_TRANSLATE_NOOP(
    "ownership",
    "The journal {path} is of another till. If this computer takes that till's place, run `pos-app journal adopt`. "
    "Otherwise move the file away: then a new journal begins. Nothing was lost.",
)


def owner(journal: Lookups) -> str:
    """The id of the till whose journal it is; empty while it is nobody's. Raises JournalTrouble."""
    return next(
        (one.till_id for one in reversed(journal.till_events(JournalOwner)) if isinstance(one, JournalOwner)), ""
    )


def claim(journal: Journal, till_id: str, at: int) -> None:
    """Makes a journal of nobody's (a new one, or one of an older program) this till's; `at`: till's clock, ms.

    Raises SetupError for one of another till, and JournalTrouble.
    """
    found = owner(journal)
    if not found:
        with suppress(JournalTrouble):  # on a full disk what is under way must be followed; the next start notes it
            journal.note(JournalOwner(at, till_id))
    elif found != till_id:
        raise SetupError(OTHER_TILLS.filled(path=str(journal.path)))


def adopt(journal: Journal, till_id: str, at: int) -> bool:
    """Makes another till's journal this till's; False when it was that already. Raises JournalTrouble.

    It may be an old copy: what is only `created` there counts as sent, and the next start reads from QFPay what the
    other till did since.
    """
    before = owner(journal)
    if before == till_id:
        return False
    assume_sent(journal)
    journal.note(JournalOwner(at, till_id, before))
    return True
