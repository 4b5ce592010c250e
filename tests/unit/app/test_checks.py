"""What the doctor makes of clocks and answers that are not as they should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from pos_app.app import checks
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.till_events import PinCleared, SignaturePinned, TillEvent, UntrustedAnswer
from pos_app.qfpay.response_trust import SignatureVerdict, Trust
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import Scheme

HOST = "pay.example.com"
QUERY = "/trade/v1/query"
PAYMENT = "/trade/v1/payment"


@dataclass
class Gateway:
    gateway_time_offset: timedelta | None = None
    answer: Any = field(default_factory=lambda: QueryAnswer("0000"))
    pins: SignaturePins = field(default_factory=lambda: SignaturePins(HOST))

    def query(self, _numbers: list[str]) -> Any:
        return self.answer


@dataclass
class Profile:
    base_url: str = "https://pay.example.com"


@dataclass
class Merchant:
    gateway: Gateway
    profile: Profile = field(default_factory=Profile)


@pytest.mark.parametrize(
    ("offset_s", "ok", "words"),
    [(None, True, "did not tell"), (0, True, "agrees"), (-300, True, "agrees"), (301, False, "5 minutes off"),
     (-7200, False, "120 minutes off")],
)  # fmt: skip
def test_the_clock_may_be_five_minutes_off(offset_s: int | None, ok: bool, words: str) -> None:
    offset = None if offset_s is None else timedelta(seconds=offset_s)
    check = checks._clock(Merchant(Gateway(offset)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


@pytest.mark.parametrize(
    ("answer", "ok", "words"),
    [
        (QueryAnswer("0000"), True, "answers and accepts"),
        (QueryAnswer("1136"), True, "answers and accepts"),
        (QueryAnswer("1108"), False, "code 1108"),
        (NoAnswer(False, "dns"), False, "does not answer (dns)"),
        (NoAnswer(True, "signature", 200), False, "not signed as before"),
    ],
)
def test_the_gateway_is_well_when_it_answers_a_signed_question(answer: Any, ok: bool, words: str) -> None:
    check = checks._gateway(Merchant(Gateway(answer=answer)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


def signature(events: list[TillEvent], seen: SignatureVerdict | None = None) -> checks.Check:
    """What the doctor says who saw `seen` itself; the last day begins at 100."""
    gateway = Gateway()
    gateway.pins.restore(events)
    if seen is not None:
        gateway.pins.trusts(QUERY, seen)
    return checks._signature(Merchant(gateway), events, 100)  # type: ignore[arg-type]


SIGNED = SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)
UNSIGNED = SignatureVerdict(Trust.UNSIGNED)
MISMATCH = SignatureVerdict(Trust.MISMATCH)
PINNED = SignaturePinned(1, HOST, QUERY, "raw_body")


def mismatch_at(at: int, endpoint: str = PAYMENT, host: str = HOST) -> UntrustedAnswer:
    return UntrustedAnswer(at, host, endpoint, "mismatch", pinned=False)


def refused_at(at: int, endpoint: str = QUERY) -> UntrustedAnswer:
    return UntrustedAnswer(at, HOST, endpoint, "unsigned", pinned=True)


@pytest.mark.parametrize(
    ("events", "seen", "ok", "words"),
    [
        ([], None, True, "no signature to check"),
        ([], UNSIGNED, True, "are not signed"),
        ([], SIGNED, True, "signed and verify"),
        ([], MISMATCH, True, f"does not verify ({QUERY})"),
        ([mismatch_at(100)], SIGNED, True, f"does not verify ({PAYMENT})"),
        ([mismatch_at(99)], SIGNED, True, "signed and verify"),
        ([mismatch_at(100, host="elsewhere.test")], SIGNED, True, "signed and verify"),
        ([mismatch_at(100, QUERY), PINNED], SIGNED, True, f"must be signed, and are: {QUERY}"),
        ([PINNED], SIGNED, True, f"must be signed, and are: {QUERY}"),
        ([PINNED], UNSIGNED, False, f"not believed: {QUERY}"),
        ([PINNED, refused_at(100)], SIGNED, False, "In the last 24 hours"),
        ([PINNED, refused_at(99)], SIGNED, True, "must be signed, and are"),
        ([PINNED, refused_at(100), PinCleared(101, HOST, QUERY)], SIGNED, True, "signed and verify"),
    ],
)  # fmt: skip
def test_what_signatures_showed_is_told(
    events: list[TillEvent], seen: SignatureVerdict | None, ok: bool, words: str
) -> None:
    check = signature(events, seen)
    assert words in str(check.text)
    assert check.ok is ok
    assert bool(check.advice_event()) is (not ok or "does not verify" in words)
