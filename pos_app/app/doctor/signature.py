"""What the till saw of the signatures of QFPay's answers, lately and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain import schedule
from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError
from pos_app.domain.till_events import (
    PinCleared,
    SignatureEvent,
    SignaturePinned,
    SignatureStreak,
    UntrustedAnswer,
)
from pos_app.journal import JournalReader
from pos_app.qfpay.client import QUERY
from pos_app.qfpay.response_trust import Trust

if TYPE_CHECKING:
    from pos_app.app.opening import Merchant, Place
    from pos_app.domain.till_events import TillEvent
    from pos_app.qfpay.signature_pins import SignaturePins

PIN_ADVICE: Final = QT_TRANSLATE_NOOP(
    "signature",
    "If QFPay issued a new client_key, store it in the settings or with `pos-app credentials set`: the till takes it "
    "over at once. Otherwise take payments another way and call QFPay: somebody may stand between this till and the "
    "gateway. Only if QFPay changed its signatures: `pos-app credentials clear-pin`.",
)
_WAS_REFUSED = QT_TRANSLATE_NOOP(
    "signature", "In the last {hours} hours answers were not signed as before, and not believed: {endpoints}."
)
_MISMATCH = QT_TRANSLATE_NOOP(
    "signature",
    "Answers bear a signature that does not verify ({endpoints}). Sales go on; trust in the answers rests on TLS.",
)
_MISMATCH_ADVICE = QT_TRANSLATE_NOOP(
    "signature",
    "Compare the client_key with QFPay's, then send the output of `pos-app credentials pins` to support.",
)
_PINNED = QT_TRANSLATE_NOOP("signature", "Answers must be signed, and are: {endpoints}.")
_SIGNED = QT_TRANSLATE_NOOP(
    "signature", "Answers are signed and verify. After 20 in a row at one endpoint the till demands it."
)
_UNKNOWN = QT_TRANSLATE_NOOP("signature", "No answer came, so there was no signature to check.")
_UNSIGNED = QT_TRANSLATE_NOOP("signature", "Answers are not signed; trust in them rests on TLS.")

RECENT_MS: Final = 24 * schedule.HOUR


def security_events(place: Place) -> list[TillEvent]:
    """What the journal knows of signatures. Nothing where it cannot be read: another check says so."""
    try:
        with JournalReader.open(place.folder.journal) as reader:
            return reader.till_events(SignaturePinned, PinCleared, SignatureStreak, UntrustedAnswer)
    except CounterError:
        return []


def signature(merchant: Merchant, events: list[TillEvent], since: int) -> Check:
    """What the till saw of signatures from `since` (ms) on, and we just now, whose question was a query."""
    known = merchant.gateway.pins
    recent = [event for event in events if event.at >= since]
    latest = known.latest(QUERY)
    if refused := _refused(recent, known):
        told = _WAS_REFUSED.filled(hours=str(RECENT_MS // schedule.HOUR), endpoints=", ".join(refused))
        return fault("signature", told, PIN_ADVICE)
    if mismatched := _mismatched(recent, known):
        return warning("signature", _MISMATCH.filled(endpoints=", ".join(mismatched)), _MISMATCH_ADVICE)
    if pinned := known.pinned():
        return well("signature", _PINNED.filled(endpoints=", ".join(sorted(pinned))))
    if latest is None:
        return well("signature", _UNKNOWN)
    return well("signature", _SIGNED if latest.trust is Trust.VERIFIED else _UNSIGNED)


def _refused(events: list[TillEvent], known: SignaturePins) -> list[str]:
    """The endpoints of which an answer was not believed, but for those whose pin was cleared since."""
    endpoints = {QUERY} if known.refuses() else set()
    for event in _of(known.host, events):
        if isinstance(event, UntrustedAnswer) and event.pinned:
            endpoints.add(event.endpoint)
        elif isinstance(event, PinCleared):
            endpoints.discard(event.endpoint)
    return sorted(endpoints)


def _mismatched(events: list[TillEvent], known: SignaturePins) -> list[str]:
    """The endpoints without a pin of which an answer bore a signature that does not verify."""
    latest = known.latest(QUERY)
    told = [event for event in _of(known.host, events) if isinstance(event, UntrustedAnswer) and not event.pinned]
    seen = {event.endpoint for event in told}
    if latest is not None and latest.trust is Trust.MISMATCH:
        seen.add(QUERY)
    return sorted(seen - known.pinned().keys())


def _of(host: str, events: list[TillEvent]) -> list[SignatureEvent]:
    return [event for event in events if isinstance(event, SignatureEvent) and event.host == host]
