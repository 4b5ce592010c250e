"""An old copy of the journal is brought nearer to the truth: by what a damaged one still tells, and by caution."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain import schedule
from pos_app.domain.payment import Dispatched, State
from pos_app.domain.refund import RefundState
from pos_app.domain.refund_transitions import refund_step
from pos_app.domain.transitions import step
from pos_app.journal.codec import Undeclared
from pos_app.journal.lookups import Lookups
from pos_app.journal.storage import connect
from pos_app.journal.trouble import JournalTrouble

if TYPE_CHECKING:
    from pos_app.journal.writer import Journal


def salvage(damaged: Path, journal: Journal) -> None:
    """Copies into `journal`, an older copy of `damaged`, the later entries, up to the first that cannot be read.

    Each must follow from those before it, as the machines and the schema have it. What is missing behind is no harm:
    the till asks the gateway about it, as after a crash.
    """
    with (
        suppress(sqlite3.Error, JournalTrouble, Undeclared, KeyError),
        closing(connect(damaged, writing=False)) as connection,
    ):
        found = Lookups(connection, damaged)
        last = journal.last_entry()
        if last is not None and found.entry_after(last.seq - 1) != last:
            return  # of another life, or nothing there can be read
        while (entry := found.entry_after(last.seq if last else 0)) is not None:
            journal.take_over(entry)
            last = entry
        for event in found.till_events()[len(journal.till_events()) :]:
            journal.note(event)


def assume_sent(journal: Journal) -> None:
    """Takes what is `created` in an old copy for sent: at the next start it would count as never sent, unasked."""
    for payment in journal.open_payments():
        if payment.state is State.CREATED:
            event = Dispatched(payment.created_at, payment.created_at + schedule.PERMIT)
            journal.record(step(payment, event)[0], event)
    for refund in journal.open_refunds():
        if refund.state is RefundState.CREATED:
            event = Dispatched(refund.created_at, refund.created_at + schedule.PERMIT)
            journal.record_refund(refund_step(refund, event)[0], event)
