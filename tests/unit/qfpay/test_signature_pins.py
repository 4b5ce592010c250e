"""How a till learns that answers are signed, and what it then no longer believes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.till_events import (
    JournalRestored,
    PinCleared,
    SignaturePinned,
    SignatureStreak,
    TillEvent,
    UntrustedAnswer,
    pins,
)
from pos_app.qfpay.response_trust import SignatureVerdict, Trust
from pos_app.qfpay.signature_pins import NEEDED, SignaturePins
from pos_app.qfpay.signing import Scheme

HOST = "gateway.test"
QUERY = "/trade/v1/query"
PAYMENT = "/trade/v1/payment"
RAW = SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)
TOP = SignatureVerdict(Trust.VERIFIED, Scheme.TOP_FIELDS)
UNSIGNED = SignatureVerdict(Trust.UNSIGNED)
MISMATCH = SignatureVerdict(Trust.MISMATCH)


class Life:
    """Pins and what the journal has of them; `restart` is an orderly end and a new start, `crash` is neither."""

    def __init__(self) -> None:
        self.journal: list[TillEvent] = []
        self.pins = SignaturePins(HOST)

    def answers(self, verdict: SignatureVerdict, times: int = 1, endpoint: str = QUERY) -> list[bool]:
        believed = [self.pins.trusts(endpoint, verdict) for _ in range(times)]
        self.write()
        return believed

    def write(self) -> None:
        while (event := self.pins.next_event(len(self.journal))) is not None:
            self.journal.append(event)
            self.pins.noted()

    def crash(self) -> None:
        self.pins = SignaturePins(HOST)
        self.pins.restore(self.journal)

    def restart(self) -> None:
        self.pins.pause()
        self.write()
        self.crash()

    def clear(self, endpoint: str = QUERY) -> None:
        event = PinCleared(len(self.journal), HOST, endpoint)
        self.journal.append(event)
        self.pins.clear(event)

    def untrusted(self) -> list[tuple[str, bool]]:
        return [(event.trust, event.pinned) for event in self.journal if isinstance(event, UntrustedAnswer)]


def pinned_life() -> Life:
    life = Life()
    life.answers(RAW, NEEDED)
    return life


def test_after_twenty_answers_in_a_row_the_scheme_is_pinned() -> None:
    life = Life()
    life.answers(RAW, NEEDED - 1)
    assert (life.pins.pinned(), life.journal) == ({}, [])
    life.answers(RAW)
    assert life.pins.pinned() == {QUERY: "raw_body"}
    assert life.journal == [SignaturePinned(0, HOST, QUERY, "raw_body")]


def test_what_does_not_verify_with_the_pinned_scheme_is_not_believed() -> None:
    life = pinned_life()
    assert [life.answers(verdict) for verdict in (UNSIGNED, MISMATCH, TOP, RAW)] == [[False], [False], [False], [True]]
    assert life.untrusted() == [("unsigned", True), ("mismatch", True), ("other_scheme", True)]


def test_each_endpoint_is_pinned_by_itself() -> None:
    life = pinned_life()
    assert life.answers(UNSIGNED, endpoint=PAYMENT) == [True]
    assert life.answers(UNSIGNED) == [False]


def test_a_till_that_polls_records_each_way_of_going_wrong_once() -> None:
    life = Life()
    life.answers(MISMATCH, 100)
    assert life.untrusted() == [("mismatch", False)]
    life.answers(RAW, NEEDED)
    life.answers(MISMATCH, 100)
    life.answers(UNSIGNED, 100)
    life.answers(MISMATCH, 100)
    assert life.untrusted() == [("mismatch", False), ("mismatch", True), ("unsigned", True)]
    life.restart()
    life.answers(MISMATCH, 100)
    assert life.untrusted()[3:] == [("mismatch", True)]


def test_without_a_pin_an_unsigned_answer_is_no_event() -> None:
    life = Life()
    assert life.answers(UNSIGNED, 50) == [True] * 50
    assert life.journal == []


def test_a_refusal_that_needs_no_signature_neither_counts_nor_breaks_a_row_nor_is_an_event() -> None:
    life = Life()
    life.answers(RAW, NEEDED - 1)
    assert life.pins.trusts(QUERY, UNSIGNED, refusal=True)
    assert life.pins.trusts(QUERY, MISMATCH, refusal=True)
    life.answers(RAW)
    assert life.pins.pinned() == {QUERY: "raw_body"}
    assert not life.pins.trusts(QUERY, UNSIGNED, refusal=True)
    life.write()
    assert life.untrusted() == []
    assert not life.pins.refuses()


def test_refusals_that_are_signed_count_like_any_answer() -> None:
    life = Life()
    for _ in range(NEEDED):
        life.pins.trusts(QUERY, RAW, refusal=True)
    assert life.pins.pinned() == {QUERY: "raw_body"}
    assert life.pins.trusts(QUERY, RAW, refusal=True)


def test_a_pin_outlives_the_program() -> None:
    life = pinned_life()
    life.crash()
    assert life.pins.pinned() == {QUERY: "raw_body"}
    assert life.answers(UNSIGNED) == [False]


def test_a_row_goes_on_over_orderly_ends() -> None:
    """Else a till that is only ever called from scripts, a payment each, would never learn."""
    life = Life()
    for _ in range(NEEDED):
        assert life.pins.pinned() == {}
        life.answers(RAW)
        life.restart()
    assert life.pins.pinned() == {QUERY: "raw_body"}


def test_a_row_that_was_written_down_is_broken_on_disk_at_once() -> None:
    life = Life()
    life.answers(RAW, NEEDED - 1)
    life.restart()
    life.answers(UNSIGNED)
    life.crash()
    life.answers(RAW)
    assert life.pins.pinned() == {}


def test_a_row_that_did_not_change_is_not_written_down_again() -> None:
    life = Life()
    life.answers(RAW, 3)
    life.restart()
    life.restart()
    assert life.journal == [SignatureStreak(0, HOST, QUERY, "raw_body", 3)]


def test_a_cleared_pin_is_learned_anew_from_zero() -> None:
    life = pinned_life()
    life.answers(UNSIGNED)
    life.clear()
    assert life.answers(UNSIGNED, 3) == [True] * 3
    assert not life.pins.refuses()
    life.answers(TOP, NEEDED)
    life.answers(UNSIGNED)
    assert life.pins.pinned() == {QUERY: "top_fields"}
    assert life.untrusted() == [("unsigned", True)] * 2
    life.clear()
    life.crash()
    assert life.pins.pinned() == {}


def test_pins_of_other_gateways_are_not_ours() -> None:
    ours = SignaturePins(HOST)
    ours.restore(
        [
            SignaturePinned(1, "elsewhere.test", QUERY, "raw_body"),
            SignatureStreak(1, "elsewhere.test", PAYMENT, "raw_body", 19),
            JournalRestored(2, "aside", ""),
        ]
    )
    ours.trusts(PAYMENT, RAW)
    assert ours.pinned() == {}


def test_an_event_waits_until_it_is_on_disk() -> None:
    life = Life()
    life.pins.trusts(QUERY, MISMATCH)
    assert life.pins.next_event(5) == life.pins.next_event(5) == UntrustedAnswer(5, HOST, QUERY, "mismatch", False)
    life.pins.noted()
    assert life.pins.next_event(6) is None


def test_whether_answers_are_refused_now_is_what_the_last_one_showed() -> None:
    life = pinned_life()
    seen = []
    for verdict, endpoint in ((UNSIGNED, QUERY), (UNSIGNED, PAYMENT), (MISMATCH, QUERY), (RAW, QUERY)):
        life.answers(verdict, endpoint=endpoint)
        seen.append(life.pins.refuses())
    assert seen == [True, False, True, False]
    assert (life.pins.latest(QUERY), life.pins.latest("/trade/v1/refund")) == (RAW, None)


# --- any sequence ---

VERDICTS = st.sampled_from([RAW, TOP, UNSIGNED, MISMATCH])
STEPS = st.lists(
    st.one_of(st.tuples(VERDICTS, st.integers(1, 25)), st.sampled_from(["restart", "clear"])), max_size=12
)  # fmt: skip


def expected_pin(history: list[Scheme | None]) -> Scheme | None:
    """The scheme of the first twenty in a row."""
    for start in range(len(history) - NEEDED + 1):
        row = history[start : start + NEEDED]
        if row[0] is not None and row.count(row[0]) == NEEDED:
            return row[0]
    return None


@given(STEPS)
def test_whatever_comes_is_believed_unless_twenty_in_a_row_said_otherwise(steps: list[object]) -> None:
    life, history, runs = Life(), list[Scheme | None](), 1
    for step in steps:
        if step == "restart":
            life.restart()
            runs += 1
        elif step == "clear":
            if life.pins.pinned():
                life.clear()
                history, runs = [], runs + 1
        else:
            assert isinstance(step, tuple)
            verdict, times = step
            for _ in range(times):
                pin = expected_pin(history)
                assert life.answers(verdict) == [pin is None or verdict.scheme == pin]
                history.append(verdict.scheme)
    pin = expected_pin(history)
    assert life.pins.pinned() == ({} if pin is None else {QUERY: pin.value})
    assert {key: event.scheme for key, event in pins(life.journal).items()} == (
        {} if pin is None else {(HOST, QUERY): pin.value}
    )
    assert len(life.untrusted()) <= 4 * runs
