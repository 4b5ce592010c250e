"""A gateway that stops signing, or signs with another key, while sales go on: real HTTP, real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.domain.payment import State
from pos_app.domain.till_events import PinCleared, SignaturePinned, TillEvent, UntrustedAnswer
from pos_app.journal import JournalReader
from pos_app.qfpay.signature_pins import NEEDED
from pos_app.training.gateway import TrainingGateway
from pos_app.training.openapi import Answer, Request
from tests.integration.checkout.shop import PACE, PATIENCE_S, Counter, LeapingClock, Shop, scan

PAYMENT = "/trade/v1/payment"
QUERY = "/trade/v1/query"
HEADERS = {"unsigned": dict[str, str](), "signed by a stranger": {"X-QF-SIGN": "0" * 64}}


class ForgetfulGateway(TrainingGateway):
    """Answers the paths in `forged` with other headers than its signature."""

    forged: frozenset[str] = frozenset()
    headers: dict[str, str] = {}  # noqa: RUF012 - replaced, never changed

    def answer(self, request: Request) -> Answer:
        answer = super().answer(request)
        return replace(answer, headers=self.headers) if request.path in self.forged else answer


@pytest.fixture
def gateway() -> Iterator[ForgetfulGateway]:
    clock = LeapingClock()
    with ForgetfulGateway(clock=clock.gateway, pace=PACE) as made:
        made.leaping_clock = clock  # type: ignore[attr-defined]
        yield made


@pytest.fixture
def shop(gateway: ForgetfulGateway, tmp_path: Path) -> Shop:
    return Shop(tmp_path, gateway, gateway.leaping_clock)  # type: ignore[attr-defined]


def events(shop: Shop, *kinds: type[TillEvent]) -> list[TillEvent]:
    with JournalReader.open(shop.folder) as reader:
        return reader.till_events(*kinds)


def untrusted(shop: Shop) -> list[UntrustedAnswer]:
    return [event for event in events(shop) if isinstance(event, UntrustedAnswer)]


def learn(counter: Counter) -> None:
    """Sales until payments are pinned; each is asked about once more, so that queries are pinned too."""
    for _ in range(NEEDED):
        sold = counter.sold(scan())
        counter.till.ask(sold.out_trade_no).result(PATIENCE_S)


pytestmark = pytest.mark.expect_log("WARNING pos_app.checkout.pinning: signature of 127.0.0.1:.*; it is not believed")


@pytest.mark.parametrize("how", HEADERS)
def test_a_forged_success_is_not_believed_and_the_truth_is_found_once_answers_are_signed_again(
    shop: Shop, gateway: ForgetfulGateway, how: str
) -> None:
    with shop.open() as counter:
        learn(counter)
        gateway.headers, gateway.forged = HEADERS[how], frozenset({PAYMENT, QUERY})
        payment = counter.until_state(counter.begin(scan()), State.CHECKING)
        asked = counter.till.ask(payment.out_trade_no).result(PATIENCE_S)
        assert asked.state is State.CHECKING
        assert asked.syssn == ""
        gateway.forged = frozenset()
        assert counter.until_over(payment).state is State.PAID
    trust = {"unsigned": "unsigned", "signed by a stranger": "mismatch"}[how]
    refused = [(one.endpoint, one.trust, one.pinned) for one in untrusted(shop)]
    assert sorted(refused) == [(PAYMENT, trust, True), (QUERY, trust, True)]


def test_a_pin_stands_after_a_restart_until_the_owner_clears_it(shop: Shop, gateway: ForgetfulGateway) -> None:
    with shop.open() as counter:
        learn(counter)
    gateway.forged = frozenset({PAYMENT, QUERY})
    with shop.open() as counter:
        payment = counter.until_state(counter.begin(scan()), State.CHECKING)
        cleared = counter.till.clear_pins("").result(PATIENCE_S)
        assert [one.endpoint for one in cleared] == [PAYMENT, QUERY]
        assert counter.until_over(payment).state is State.PAID
        assert counter.sold(scan()).state is State.PAID
    assert [type(event) for event in events(shop, SignaturePinned, PinCleared)] == [
        SignaturePinned, SignaturePinned, PinCleared, PinCleared
    ]  # fmt: skip


def test_one_endpoint_that_is_pinned_does_not_speak_for_another(shop: Shop, gateway: ForgetfulGateway) -> None:
    gateway.forged = frozenset({QUERY})
    with shop.open() as counter:
        for _ in range(NEEDED):
            counter.sold(scan())
        gateway.forged = frozenset({PAYMENT, QUERY})
        sold = counter.sold(scan())
    assert sold.state is State.PAID
    assert [one.endpoint for one in untrusted(shop)] == [PAYMENT]
    assert len(shop.charged()) == NEEDED + 1
