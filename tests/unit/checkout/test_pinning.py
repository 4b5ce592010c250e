"""What signatures teach, on disk: noted at once, tried again on a full disk, cleared only with a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.checkout import Trouble
from pos_app.checkout.engine import JOURNAL_RETRY, Engine
from pos_app.checkout.pinning import NOT_SIGNED_AS_BEFORE
from pos_app.domain.sentences import BadInput
from pos_app.domain.till_events import PinCleared, SignaturePinned, SignatureStreak, TillEvent, UntrustedAnswer
from pos_app.journal import Journal, JournalTrouble, Problem
from pos_app.qfpay.response_trust import SignatureVerdict, Trust
from pos_app.qfpay.signature_pins import NEEDED, SignaturePins
from pos_app.qfpay.signing import Scheme
from tests.unit.checkout.counter import NOON, Calls, Clock, Gateway, shop

HOST = "gateway.test"
QUERY = "/trade/v1/query"
PAYMENT = "/trade/v1/payment"
SIGNED = SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)
UNSIGNED = SignatureVerdict(Trust.UNSIGNED)
MISMATCH = SignatureVerdict(Trust.MISMATCH)


class Disk:
    """A journal whose disk the test can fill up."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.full = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._journal, name)

    def note(self, event: TillEvent) -> None:
        if self.full:
            raise JournalTrouble(Problem.DISK_FULL, self._journal.path)
        self._journal.note(event)


class Desk:
    """An engine, and the pins by which its gateway judges answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.open()

    def open(self) -> None:
        self.pins = SignaturePins(HOST)
        self.news: list[object] = []
        self.journal = Journal.open(self.folder / "journal.sqlite3", self.folder / "backups")
        self.disk = Disk(self.journal)
        self.engine = Engine(
            self.disk, Gateway(), Calls(), self.clock, shop(), self.news.append, pins=self.pins  # type: ignore[arg-type]
        )  # fmt: skip
        self.engine.recover()

    def restart(self) -> None:
        self.engine.close()
        self.journal.close()
        self.open()

    def answers(self, verdict: SignatureVerdict, times: int = 1, endpoint: str = QUERY) -> None:
        for _ in range(times):
            self.pins.trusts(endpoint, verdict)
        self.engine.tick()

    def events(self) -> list[TillEvent]:
        return self.journal.till_events()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.journal.close()


def test_a_pin_is_on_disk_with_the_next_tick_and_stands_after_a_restart(desk: Desk) -> None:
    desk.answers(SIGNED, NEEDED)
    assert desk.events() == [SignaturePinned(NOON, HOST, QUERY, "raw_body")]
    desk.restart()
    assert not desk.pins.trusts(QUERY, UNSIGNED)


def test_learning_goes_on_after_an_orderly_end(desk: Desk) -> None:
    desk.answers(SIGNED, NEEDED - 1)
    desk.restart()
    assert desk.events() == [SignatureStreak(NOON, HOST, QUERY, "raw_body", NEEDED - 1)]
    desk.answers(SIGNED)
    assert desk.pins.pinned() == {QUERY: "raw_body"}


@pytest.mark.expect_log("WARNING pos_app.checkout.pinning: signature of gateway.test/trade/v1/query: mismatch; .* TLS")
def test_without_a_pin_a_mismatch_is_recorded_and_nothing_else_follows(desk: Desk) -> None:
    desk.answers(MISMATCH, 5)
    assert desk.events() == [UntrustedAnswer(NOON, HOST, QUERY, "mismatch", False)]
    assert desk.news == []


@pytest.mark.expect_log("WARNING pos_app.checkout.pinning: signature of .*/query: unsigned; it is not believed")
def test_the_counter_is_told_while_answers_are_refused_for_their_signature(desk: Desk) -> None:
    desk.answers(SIGNED, NEEDED)
    desk.answers(UNSIGNED)
    desk.answers(UNSIGNED)
    assert desk.news == [Trouble(NOT_SIGNED_AS_BEFORE)]
    desk.answers(SIGNED)
    assert desk.news[1:] == [Trouble(None)]


@pytest.mark.expect_log("WARNING pos_app.checkout.pinning: signature of .*/query: unsigned")
def test_what_a_full_disk_refuses_counts_already_and_is_written_down_later(desk: Desk) -> None:
    desk.disk.full = True
    desk.answers(SIGNED, NEEDED)
    desk.answers(UNSIGNED)
    assert desk.pins.refuses()
    assert desk.engine.tick() == NOON + JOURNAL_RETRY
    assert desk.events() == []
    desk.disk.full = False
    desk.clock.at += JOURNAL_RETRY
    assert desk.engine.tick() is None
    assert [type(event) for event in desk.events()] == [SignaturePinned, UntrustedAnswer]


def test_a_cleared_pin_is_recorded_and_learned_anew(desk: Desk) -> None:
    for endpoint in (QUERY, PAYMENT):
        desk.answers(SIGNED, NEEDED, endpoint)
    desk.clock.at += 1
    cleared = PinCleared(NOON + 1, HOST, QUERY)
    assert desk.engine.clear_pins("query") == [cleared]
    assert desk.events()[2:] == [cleared]
    desk.restart()
    assert desk.pins.pinned() == {PAYMENT: "raw_body"}


@pytest.mark.parametrize("endpoint", ["", QUERY, "query"])
def test_a_pin_that_was_just_learned_is_on_disk_before_it_is_cleared(desk: Desk, endpoint: str) -> None:
    for _ in range(NEEDED):
        desk.pins.trusts(QUERY, SIGNED)
    desk.engine.clear_pins(endpoint)
    assert [type(event) for event in desk.events()] == [SignaturePinned, PinCleared]
    assert desk.engine.clear_pins(endpoint) == []


def test_a_pin_whose_end_cannot_be_recorded_stands(desk: Desk) -> None:
    desk.answers(SIGNED, NEEDED)
    desk.disk.full = True
    with pytest.raises(JournalTrouble):
        desk.engine.clear_pins("")
    assert desk.pins.pinned() == {QUERY: "raw_body"}


def test_an_endpoint_that_qfpay_does_not_have_is_refused(desk: Desk) -> None:
    desk.answers(SIGNED, NEEDED)
    with pytest.raises(BadInput, match="payment, query"):
        desk.engine.clear_pins("qeury")
    assert desk.pins.pinned() == {QUERY: "raw_body"}


def test_a_gateway_without_signatures_needs_no_pins(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3", tmp_path / "backups") as journal:
        engine = Engine(journal, Gateway(), Calls(), Clock(), shop(), lambda _: None)
        engine.recover()
        assert engine.clear_pins("") == []
        engine.close()
        assert journal.till_events() == []
