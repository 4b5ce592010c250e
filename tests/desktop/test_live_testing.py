"""Live testing: always said, and nobody closes the window without having seen what is still to be given back."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from tests.desktop.counter_window import Counter, Opener
from tests.desktop.fakes import START, a_payment, a_refund

FIRST, SECOND = "P26052904264000100000001", "P26052904264000100000002"


@pytest.fixture
def open_counter(open_counter: Opener) -> Opener:
    """Counters of live testing."""

    def make(*payments: Payment, **parts: Any) -> Counter:
        return open_counter(*payments, **({"profile": {"environment": "live-testing"}} | parts))

    return make


def paid(number: str = FIRST, **particulars: Any) -> Payment:
    return a_payment(State.PAID, out_trade_no=number, paid_at=START, syssn="777", **particulars)


def wish_to_close(counter: Counter) -> None:
    assert counter.window.isVisible()
    counter.window.close()


def closed(counter: Counter) -> bool:
    return not counter.window.isVisible()


def shown(counter: Counter) -> bool:
    return bool(counter.find("tests_title").isVisible())


def test_it_is_said_all_the_time(open_counter: Opener) -> None:
    counter = open_counter()
    for page in ("history", "menu", "menu", "test_payments"):
        assert "real money, never settled. Refund every payment today" in counter.text("live_testing_banner")
        counter.click(page)


@pytest.mark.parametrize(
    "profile", [{"environment": "live-testing"}, {"base_url": "https://test-openapi-hk.qfapi.com/shop"}]
)
def test_the_gateways_address_tells_as_well_as_the_name(open_counter: Opener, profile: dict[str, str]) -> None:
    assert open_counter(profile=profile).text("live_testing_banner")


def test_elsewhere_nothing_is_said_and_the_window_closes_at_once(open_counter: Opener) -> None:
    counter = open_counter(paid(), profile={})
    with pytest.raises(ValueError, match="not enough values"):
        counter.find("live_testing_banner")
    wish_to_close(counter)
    assert closed(counter)


def test_with_everything_given_back_the_window_closes(open_counter: Opener) -> None:
    counter = open_counter(paid(), refunds=(a_refund(RefundState.REFUNDED, 12_850, FIRST),))
    wish_to_close(counter)
    counter.until(lambda: closed(counter))


def test_what_is_not_given_back_is_shown_before_the_window_closes(open_counter: Opener) -> None:
    counter = open_counter(
        paid(), paid(SECOND), a_payment(State.PAID, out_trade_no="P3", profile="shop", paid_at=START),
        refunds=(a_refund(RefundState.REFUNDED, 2_850, SECOND),),
    )  # fmt: skip
    wish_to_close(counter)
    counter.until(lambda: shown(counter))
    assert counter.text("tests_title") == "2 test payments are not given back: HKD 228.50"
    assert counter.find("tests").rowCount() == 2
    assert counter.till.asked == []
    assert counter.text("close_anyway") == "Close anyway"
    counter.click("close_anyway")
    assert closed(counter)


def test_who_goes_back_to_the_counter_is_asked_again_later(open_counter: Opener) -> None:
    counter = open_counter(paid())
    for _ in range(2):
        wish_to_close(counter)
        counter.until(lambda: shown(counter))
        counter.click("tests_back")
        assert counter.find("amount").isVisible()


def test_a_second_wish_to_close_is_granted(open_counter: Opener) -> None:
    counter = open_counter(paid())
    wish_to_close(counter)
    counter.until(lambda: shown(counter))
    wish_to_close(counter)
    assert closed(counter)


@pytest.mark.expect_log("the history could not be read: OSError")
def test_a_journal_that_cannot_be_read_does_not_keep_the_window_open(
    open_counter: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = open_counter(paid())

    def fail(*_: object) -> None:
        raise OSError("innards")

    monkeypatch.setattr(counter.reader, "charged", fail)
    wish_to_close(counter)
    counter.until(lambda: shown(counter))
    assert "cannot be read" in counter.text("tests_told")
    counter.click("close_anyway")
    assert closed(counter)


def test_one_press_gives_all_back_one_after_the_other(open_counter: Opener) -> None:
    counter = open_counter(paid(), paid(SECOND))
    counter.click("test_payments")
    counter.until(lambda: counter.find("refund_all").isEnabled())
    assert not counter.find("close_anyway").isVisible()
    counter.click("refund_all")
    for place, number in enumerate((FIRST, SECOND), 1):
        counter.until(lambda place=place: len(counter.till.asked) == place)
        assert counter.till.asked[-1] == ("refund", number, None)
        assert counter.text("tests_told") == f"Refunding {place} of 2…"
        assert not counter.find("refund_all").isEnabled()
        counter.till.answer(a_refund(RefundState.SENT, 12_850, number))
        counter.reader.refunds += (a_refund(RefundState.REFUNDED, 12_850, number),)
        counter.tell(counter.reader.refunds[-1])
    counter.until(lambda: counter.text("tests_title") == "Every test payment of today is given back")
    assert counter.text("tests_told") == "QFPay took every refund."
    assert len(counter.till.asked) == 2


def test_what_could_not_be_given_back_is_told_and_the_rest_goes_on(open_counter: Opener) -> None:
    counter = open_counter(paid(), paid(SECOND))
    counter.click("test_payments")
    counter.until(lambda: counter.find("refund_all").isEnabled())
    counter.click("refund_all")
    counter.till.refuse(BadInput(QT_TRANSLATE_NOOP("test", "FPS takes no refunds.")))
    counter.until(lambda: len(counter.till.asked) == 2)
    counter.till.answer(a_refund(RefundState.SENT, 12_850, SECOND))
    counter.tell(a_refund(RefundState.REFUSED, 12_850, SECOND).but(respcd="1269"))
    counter.until(lambda: "2 of 2 could not be refunded" in counter.text("tests_told"))
    assert "FPS takes no refunds." in counter.text("tests_told")
    assert counter.find("refund_all").isEnabled()
    counter.find("tests").selectRow(0)
    counter.until(lambda: counter.text("chosen_state") == "PAID")


@pytest.mark.parametrize(
    ("state", "said"), [(RefundState.REFUSED, "unsettled takings"), (RefundState.NOT_SENT, "not sent")]
)
def test_the_reason_of_a_refund_that_failed_is_told(open_counter: Opener, state: RefundState, said: str) -> None:
    counter = open_counter(paid())
    counter.click("test_payments")
    counter.until(lambda: counter.find("refund_all").isEnabled())
    counter.click("refund_all")
    counter.till.answer(a_refund(RefundState.SENT, 12_850, FIRST))
    counter.tell(a_refund(state, 12_850, FIRST).but(respcd="1269" if state is RefundState.REFUSED else ""))
    counter.until(lambda: said in counter.text("tests_told"))


def test_a_refund_from_elsewhere_takes_its_payment_off_the_list(open_counter: Opener) -> None:
    counter = open_counter(paid())
    counter.click("test_payments")
    counter.until(lambda: counter.find("tests").rowCount() == 1)
    counter.reader.refunds = (a_refund(RefundState.REFUNDED, 12_850, FIRST),)
    counter.tell(counter.reader.refunds[0])
    counter.until(lambda: counter.find("tests").rowCount() == 0)
    assert counter.till.asked == []
