"""Who carries a request out: the till that is open, through its door, else one of our own. The lock decides."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import JournalOpener, open_till
from pos_app.checkout.clock import SystemClock
from pos_app.checkout.till_commands import answer, noted, refusal, resolved
from pos_app.control.door import DoorClient, NobodyHome, TillLost
from pos_app.domain.exit_codes import NOT_KNOWN
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.journal.damage import find_damage

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.checkout.telling import Document
    from pos_app.domain.sentences import Sentence

_BUSY = QT_TRANSLATE_NOOP(
    "errand", "Another pos-app is using this till and does not answer. Wait until it has ended, then try again."
)
_LOST = QT_TRANSLATE_NOOP(
    "errand",
    "The open till ended before it had answered. Do not charge again: `pos-app resolve` tells what became of it.",
)

_PATIENCE_S: Final = 20.0
_PAUSE_S: Final = 0.1
_CALLERS_S: Final = 5.0
_MOST_TRIES: Final = 5
_REPEATABLE: Final = (
    "cancel", "query", "resolve", "follow", "clear_pin", "reconcile", "verdict", "settle", "refund_all",
)  # fmt: skip


class Errand:
    """One request and whatever it takes to see it through.

    When the till that carries it out ends before, we become the till: what can be repeated is repeated, and a payment
    or refund that was begun is followed by its number, never begun again.
    """

    def __init__(self, place: Place, request: Document) -> None:
        self._place = place
        self._request = request
        self._begun = ""
        wait = request.get("wait")
        self._ends = time.monotonic() + wait if isinstance(wait, int | float) else None

    def events(self) -> Generator[Document, None, None]:
        """The events of the answer; the last one is `result`. Raises CounterError only when nothing was begun."""
        for _ in range(_MOST_TRIES):
            try:
                if (yield from self._tried()):
                    return
            except TillLost:
                pass
            except CounterError as error:
                if not self._begun:
                    raise
                yield self._not_known(error.sentence)
                return
            if not self._may_go_on():
                break
        yield self._not_known(_LOST)

    def _tried(self) -> Generator[Document, None, bool]:
        """The events of one attempt; whether it came to a result."""
        for event in self._reached():
            match event.get("event"):
                case "begun":
                    self._note(event)
                    yield event
                case "result":
                    yield self._ended(event)
                    return True
                case "error":
                    return False  # a bug over there
                case _:
                    yield event
        return False

    def _reached(self) -> Iterator[Document]:
        gives_up = time.monotonic() + _PATIENCE_S
        while True:
            lock = self._place.lock()
            if lock.acquire():
                try:
                    yield from _own_till(self._place, self._request)
                finally:
                    lock.release()
                return
            try:
                events = DoorClient(self._place.folder.root).call(self._request)
            except NobodyHome:
                if time.monotonic() > gives_up:
                    raise SetupError(_BUSY) from None
                time.sleep(_PAUSE_S)  # it is just opening or just closing
                continue
            yield from events
            return

    def _note(self, event: Document) -> None:
        self._begun = str(event["out_trade_no"])
        if not self._place.training:
            self._place = replace(self._place, profile=str(event["profile"]))

    def _may_go_on(self) -> bool:
        remaining = None if self._ends is None else max(self._ends - time.monotonic(), 0)
        if self._begun:
            self._request = {"do": "follow", "number": self._begun, "wait": remaining}
        self._request = {**self._request, "wait": remaining}
        return self._request["do"] in _REPEATABLE

    def _ended(self, result: Document) -> Document:
        """`result`; one that could not be had because of an error says nothing about what was begun before."""
        if self._begun and "error" in result:
            return {**result, "out_trade_no": self._begun, "exit": NOT_KNOWN}
        return result

    def _not_known(self, sentence: Sentence) -> Document:
        number = {"out_trade_no": self._begun} if self._begun else {}
        return {"event": "result", "error": str(sentence), **number, "exit": NOT_KNOWN}


def _own_till(place: Place, request: Document) -> Iterator[Document]:
    if request["do"] == "resolve":
        yield from _resolve_all(place, request)
        return
    with open_till(place, patience_s=_CALLERS_S) as opened:
        if opened.restored is not None:
            yield _restored(opened.restored)
        yield from answer(opened.till, request)


def _resolve_all(place: Place, request: Document) -> Iterator[Document]:
    """`resolve` for each profile of which something is open; one that cannot be opened does not stop the others."""
    if place.profile is not None and not place.training:
        place.store.profile(place.profile)  # there is one of that name, or SetupError
    count, still_open, failed, notes = 0, 0, set(), []
    opener = JournalOpener(place.folder, place.store.load().till_id, SystemClock())
    numbers_of = _open_numbers(place, opener)
    if opener.restored is not None:
        yield _restored(opener.restored)
    for name, numbers in numbers_of.items():
        for event in _resolve_profile(place, {**request, "profile": name, "numbers": numbers}):
            if event.get("event") != "result":
                yield event
            elif "error" in event:
                failed.add(name)
                yield {"event": "problem", "name": name, "text": event["error"]}
            else:
                count += _number(event, "resolved")
                still_open += _number(event, "open")
                notes.append(str(event.get("note", "")))
    result = resolved(count, still_open, failed)
    noted(result, *notes)
    yield result


def _resolve_profile(place: Place, request: Document) -> Iterator[Document]:
    own = place if place.training else replace(place, profile=str(request["profile"]))
    try:
        with open_till(own, patience_s=_CALLERS_S) as opened:
            yield from answer(opened.till, request)
    except CounterError as error:
        yield refusal(error)


def _restored(sentence: Sentence) -> Document:
    return {"event": "problem", "name": "journal", "text": str(sentence)}


def _open_numbers(place: Place, opener: JournalOpener) -> dict[str, list[str]]:
    """By profile, what is open before a till takes it up; of one profile alone where the command names it."""
    numbers: dict[str, list[str]] = {}
    folder = place.folder
    if not folder.journal.exists() and find_damage(folder.journal, folder.backups) is None:
        return numbers  # there never was one
    with opener() as journal:
        payments, refunds = journal.open_payments(), journal.open_refunds()
    found = [(one.intent.profile, one.out_trade_no) for one in payments]
    found += [(one.intent.profile, one.out_trade_no) for one in refunds]
    for profile, number in found:
        if place.training or place.profile in (None, profile):
            numbers.setdefault(profile, []).append(number)
    return numbers


def _number(event: Document, name: str) -> int:
    value = event.get(name)
    return value if isinstance(value, int) else 0
