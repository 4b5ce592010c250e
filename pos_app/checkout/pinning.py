"""What the signatures of answers teach, written into the journal; and the owner's way to forget a pin."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.domain.till_events import PinCleared, SignaturePinned, SignatureStreak, UntrustedAnswer
from pos_app.journal import JournalTrouble

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence
    from pos_app.domain.till_events import SignatureEvent
    from pos_app.journal import Journal
    from pos_app.qfpay.signature_pins import SignaturePins

log = logging.getLogger(__name__)

NOT_SIGNED_AS_BEFORE: Final = QT_TRANSLATE_NOOP(
    "pinning",
    "QFPay's answers are not signed as before, so the till does not believe them. Do not charge again. If you have a "
    "new client_key, store it; else call the manager: `pos-app doctor` says more.",
)
_NO_ENDPOINT = QT_TRANSLATE_NOOP("pinning", "QFPay has no endpoint of that name. Choose one of: {names}.")

_ENDPOINTS: Final = ("payment", "query", "reversal", "close", "refund", "add_note")
_PREFIX: Final = "/trade/v1/"


class Pinning:
    """Lives in the till's thread. `pins` judge in the workers; what they have to tell is fetched here."""

    def __init__(self, journal: Journal, pins: SignaturePins) -> None:
        self._journal = journal
        self._pins = pins

    def restore(self) -> None:
        """Start-up: pins and rows as the journal has them. Raises JournalTrouble."""
        self._pins.restore(self._journal.till_events(SignaturePinned, PinCleared, SignatureStreak))

    @property
    def trouble(self) -> Sentence | None:
        """What to tell while answers are refused for their signature."""
        return NOT_SIGNED_AS_BEFORE if self._pins.refuses() else None

    def tick(self, now: int) -> bool:
        """Writes down what is new; whether all of it is on disk. What the journal refuses waits for the next time."""
        try:
            self._write(now)
        except JournalTrouble:
            return False
        return True

    def clear(self, endpoint: str, now: int) -> list[PinCleared]:
        """Forgets the pin of `endpoint` (a path, its last word, or empty: all); what was cleared.

        Raises BadInput for a stranger endpoint, and JournalTrouble: then what is not on disk stays pinned.
        """
        path = _path(endpoint)
        self._write(now)
        cleared = []
        for pinned in sorted(self._pins.pinned()):
            if path in ("", pinned):
                event = PinCleared(now, self._pins.host, pinned)
                self._note(event)
                self._pins.clear(event)
                cleared.append(event)
        return cleared

    def close(self, now: int) -> None:
        """The till ends: how far learning has come goes to disk too."""
        self._pins.pause()
        self.tick(now)

    def _write(self, now: int) -> None:
        while (event := self._pins.next_event(now)) is not None:
            self._note(event)
            self._pins.noted()

    def _note(self, event: SignatureEvent) -> None:
        self._journal.note(event)
        match event:
            case UntrustedAnswer(_, host, endpoint, trust, pinned):
                so = "it is not believed" if pinned else "trust rests on TLS"
                log.warning("signature of %s%s: %s; %s", host, endpoint, trust, so)
            case SignaturePinned(_, host, endpoint, scheme):
                log.info("signatures of %s%s are pinned: %s", host, endpoint, scheme)
            case PinCleared(_, host, endpoint):
                log.info("the pin of %s%s is cleared", host, endpoint)


def _path(endpoint: str) -> str:
    name = endpoint.removeprefix(_PREFIX).strip("/")
    if name and name not in _ENDPOINTS:
        raise BadInput(_NO_ENDPOINT.filled(names=", ".join(_ENDPOINTS)))
    return name and _PREFIX + name
