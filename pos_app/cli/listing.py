"""`payments`: read straight from the journal, whether a till is open or not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from pos_app.checkout.telling import payment_document
from pos_app.cli.till import profile_of
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.journal import JournalReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.domain.payment import Payment

_BAD_TIME = QT_TRANSLATE_NOOP("listing", "This is no date or time. Write it like 2026-11-23 or 2026-11-23T09:00.")
_BAD_STATE = QT_TRANSLATE_NOOP("listing", "There is no such state. Choose one of: {states}.")
_COUNT = QT_TRANSLATE_NOOP("listing", "{count} payments")

_PAGE: Final = 500


def list_payments(options: Options, output: Output) -> None:
    """One event for each payment, newest first."""
    since, state, text = _since(options), _state(options.text("state")), options.text("text") or None
    count = 0
    journal = options.place.folder.journal
    if journal.exists():
        with JournalReader.open(journal) as reader:
            for payment in _all(reader, since, state, text):
                count += 1
                refunds = reader.refunds_of(payment.out_trade_no)
                output.event({"event": "payment", **payment_document(payment, refunds)})
    output.event({"event": "result", "count": count, "exit": 0, "text": str(_COUNT.filled(count=str(count)))})


def _all(reader: JournalReader, since: int | None, state: State | None, text: str | None) -> Iterator[Payment]:
    last: str | None = None
    while page := reader.payments(since_ms=since, state=state, text=text, limit=_PAGE, before=last):
        yield from page
        last = page[-1].out_trade_no


def _state(text: str) -> State | None:
    if not text:
        return None
    try:
        return State(text)
    except ValueError:
        raise BadInput(_BAD_STATE.filled(states=", ".join(State))) from None


def _since(options: Options) -> int | None:
    text = options.text("since")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(profile_of(options.place).time_zone))
        return int(moment.timestamp() * 1000)
    except (ValueError, OverflowError):
        raise BadInput(_BAD_TIME) from None
