"""Which sound belongs to what happens at the counter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.desktop.counter import Counter
from pos_app.desktop.sale import CounterRules
from pos_app.desktop.tones import Tone, Tones
from pos_app.desktop.views import Action
from pos_app.domain.money import Money
from pos_app.domain.pay_types import Mode, Wallet
from pos_app.domain.payment import OPEN, Payment, State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from tests.desktop.fakes import HKD, START, a_payment, a_qr_payment

WECHAT = "134567890123456789"
ALIPAY = "284567890123456789"
UNKNOWN = "PAYMECODE7890123456WXYZ"
OTHER = "P26052904264000100000002"


class Shop:
    """A counter whose sounds are written down. Its till does nothing by itself."""

    def __init__(self, **rules: Any) -> None:
        wallets = (Wallet.PAYME, Wallet.ALIPAY)
        common: dict[str, Any] = {"currency": HKD, "code_wallets": wallets, "time": str, "when": str}
        self.now = START
        self.counter = Counter(self, self, CounterRules(**(common | rules)), lambda: self.now)
        self.tones = Tones(self.counter.view())
        self.counter.changed = self.look
        self._heard: list[Tone] = []

    def look(self) -> None:
        tone = self.tones.follow(self.counter.view())
        if tone is not None:
            self._heard.append(tone)

    @property
    def heard(self) -> list[Tone]:
        """What sounded since this was asked last."""
        heard, self._heard = self._heard, []
        return heard

    def type(self, keys: str) -> None:
        for key in keys:
            self.counter.type_key(key)

    def sell(self, payment: Payment) -> Payment:
        """A sale whose payment stands as `payment`."""
        self.type("128.50")
        if payment.is_mpm:
            self.counter.choose_wallet(Wallet(payment.intent.wallet))
        else:
            self.counter.scan(WECHAT)
        self.counter.payment_started(payment)
        return payment

    def pay(self, request: Any) -> None: ...

    def cancel(self, number: str) -> None: ...

    def settle(self, number: str, how: Any) -> None: ...

    def show_payment(self, number: str, *, refund: bool = False) -> None: ...

    def print_receipt(self, payment: Payment) -> None: ...


@pytest.fixture
def shop() -> Shop:
    return Shop()


# --- results ---


@pytest.mark.parametrize(
    ("state", "tones"),
    [
        (State.PAID, [Tone.PAID]),
        (State.DECLINED, [Tone.NOT_PAID]),
        (State.NOT_SENT, [Tone.NOT_PAID]),
        (State.CANCELLED, []),
        (State.EXPIRED, []),
        (State.PAID_LATE, [Tone.ATTENTION]),
        (State.PAID_TWICE, [Tone.ATTENTION]),
        (State.DISPUTED, [Tone.ATTENTION]),
        (State.NEEDS_ATTENTION, [Tone.ATTENTION]),
    ],
)
def test_result_sounds_once(shop: Shop, state: State, tones: list[Tone]) -> None:
    payment = shop.sell(a_payment(State.SENT))
    assert shop.heard == []
    shop.counter.payment_told(payment.but(state=state))
    assert shop.heard == tones
    shop.counter.payment_told(payment.but(state=state, syssn="told again"))
    assert shop.heard == []


@pytest.mark.parametrize("state", sorted(OPEN))
def test_payment_under_way_is_silent(shop: Shop, state: State) -> None:
    shop.sell(a_payment(state))
    assert shop.heard == []


def test_qr_code_is_silent_and_its_payment_sounds(shop: Shop) -> None:
    payment = shop.sell(a_qr_payment(State.WAITING))
    shop.counter.do(Action.LARGER)
    assert shop.heard == []
    shop.counter.payment_told(payment.but(state=State.PAID))
    assert shop.heard == [Tone.PAID]


def test_answer_that_came_before_the_start_sounds_as_what_it_is(shop: Shop) -> None:
    shop.type("128.50")
    shop.counter.scan(WECHAT)
    shop.counter.payment_told(a_payment(State.PAID))
    assert shop.heard == []
    shop.counter.payment_started(a_payment(State.SENT))
    assert shop.heard == [Tone.PAID]


def test_news_of_another_payment_wait_until_the_till_has_begun_this_one(shop: Shop) -> None:
    shop.type("128.50")
    shop.counter.scan(WECHAT)
    shop.counter.payment_told(a_payment(State.PAID, out_trade_no=OTHER))
    assert shop.heard == []
    shop.counter.payment_started(a_payment(State.SENT))
    assert shop.heard == [Tone.ATTENTION]


def test_each_payment_of_many_sounds(shop: Shop) -> None:
    for nth in range(300):
        shop.sell(a_payment(State.PAID, out_trade_no=f"P260529042640001{nth:08}"))
        shop.counter.enter()
    assert shop.heard == [Tone.PAID] * 300


def test_payment_that_is_disputed_after_it_was_paid_sounds_for_both(shop: Shop) -> None:
    payment = shop.sell(a_payment(State.PAID))
    shop.counter.payment_told(payment.but(state=State.DISPUTED))
    assert shop.heard == [Tone.PAID, Tone.ATTENTION]


def test_result_that_a_scan_took_away_and_put_back_does_not_sound_again(shop: Shop) -> None:
    shop.sell(a_payment(State.PAID))
    assert shop.heard == [Tone.PAID]
    put_back = shop.counter.snapshot()
    shop.type("13")
    put_back()
    assert shop.counter.view().payment is not None
    assert shop.heard == []


def test_what_stands_at_the_start_is_silent() -> None:
    shop = Shop()
    shop.counter.payment_told(a_payment(State.PAID_LATE))
    view = shop.counter.view()
    assert view.outcome_is_news
    assert Tones(view).follow(view) is None


def test_what_the_journal_holds_at_the_start_is_silent(shop: Shop) -> None:
    shop.counter.journal_read([a_payment(State.PAID_LATE)], a_payment(State.PAID, out_trade_no=OTHER))
    assert shop.counter.view().to_check == 1
    assert shop.heard == []


# --- beside the sale ---


@pytest.mark.parametrize("state", [State.PAID, State.DECLINED, State.CANCELLED, State.PAID_LATE, State.NEEDS_ATTENTION])
def test_payment_left_for_later_calls_once_when_it_ends(shop: Shop, state: State) -> None:
    payment = shop.sell(a_payment(State.CHECKING))
    shop.counter.do(Action.LATER)
    shop.type("5")
    assert shop.heard == []
    shop.counter.payment_told(payment.but(state=state))
    assert shop.heard == [Tone.ATTENTION]
    shop.counter.payment_told(payment.but(state=state, syssn="told again"))
    shop.type("7")
    assert shop.heard == []


def test_alarm_in_the_middle_of_another_sale_calls_and_the_sale_still_sounds(shop: Shop) -> None:
    old = shop.sell(a_payment(State.CANCELLED))
    new = shop.sell(a_payment(State.SENT, out_trade_no=OTHER, sale_id=OTHER))
    shop.counter.payment_told(old.but(state=State.PAID_LATE))
    assert shop.heard == [Tone.ATTENTION]
    shop.counter.payment_told(new.but(state=State.PAID))
    assert shop.heard == [Tone.PAID]


def test_two_payments_that_end_in_the_background_call_twice(shop: Shop) -> None:
    shop.counter.payment_told(a_payment(State.PAID))
    shop.counter.payment_told(a_payment(State.DECLINED, out_trade_no=OTHER))
    assert shop.heard == [Tone.ATTENTION, Tone.ATTENTION]


def test_alarm_of_another_till_is_for_that_till(shop: Shop) -> None:
    shop.counter.payment_told(a_payment(State.DISPUTED, elsewhere=True))
    assert shop.heard == []


def test_what_a_manager_closed_needs_no_call(shop: Shop) -> None:
    shop.counter.payment_told(a_payment(State.PAID, verdict_reason="seen in the portal"))
    assert shop.heard == []


def test_verdict_that_qfpay_refutes_calls(shop: Shop) -> None:
    shop.counter.payment_told(a_payment(State.DISPUTED, verdict_reason="seen in the portal"))
    assert shop.heard == [Tone.ATTENTION]


# --- refusals ---


def test_each_scan_during_a_payment_is_answered_busy(shop: Shop) -> None:
    shop.sell(a_payment(State.WAITING))
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.BUSY]
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.BUSY]


@pytest.mark.parametrize("code", ["12", "not a code"])
def test_scan_that_is_no_payment_code_is_answered_busy(shop: Shop, code: str) -> None:
    shop.type("5")
    shop.counter.scan(code)
    assert shop.heard == [Tone.BUSY]


def test_scan_before_enter_is_answered_busy_where_enter_arms_the_scanner() -> None:
    shop = Shop(enter_arms_scanner=True)
    shop.type("5")
    shop.counter.scan(WECHAT)
    assert shop.heard == [Tone.BUSY]


def test_what_the_till_refuses_is_answered_busy(shop: Shop) -> None:
    shop.type("5")
    shop.counter.scan(WECHAT)
    shop.counter.request_refused(QT_TRANSLATE_NOOP("test_tones", "The disk is full."))
    assert shop.heard == [Tone.BUSY]


def test_qr_code_that_never_came_is_answered_busy_once(shop: Shop) -> None:
    payment = shop.sell(a_qr_payment(State.SENT, qrcode=""))
    shop.counter.payment_told(payment.but(state=State.CHECKING))
    assert shop.heard == [Tone.BUSY]


def test_scan_that_is_kept_for_its_amount_is_silent(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    assert shop.heard == []


def test_typing_is_silent_even_where_the_amount_is_wrong(shop: Shop) -> None:
    shop.type("0.0.99999999999+")
    assert shop.heard == []


# --- questions ---


def test_question_which_wallet_calls_once_a_code(shop: Shop) -> None:
    shop.type("5")
    shop.counter.scan(UNKNOWN)
    assert shop.heard == [Tone.ATTENTION]
    shop.look()
    shop.counter.scan(UNKNOWN.replace("WXYZ", "ABCD"))
    assert shop.heard == [Tone.ATTENTION]
    shop.counter.choose_wallet(Wallet.PAYME)
    assert shop.heard == []


def test_question_charge_again_calls_each_time_it_is_asked(shop: Shop) -> None:
    shop.sell(a_payment(State.CHECKING))
    shop.counter.do(Action.LATER)
    shop.type("128.50")
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.ATTENTION]
    shop.counter.do(Action.DO_NOT_CHARGE)
    assert shop.heard == []
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.ATTENTION]
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.BUSY]


def test_question_about_a_large_amount_calls() -> None:
    shop = Shop(ask_over=Money(100_00, HKD))
    shop.type("128.50")
    shop.counter.scan(WECHAT)
    assert shop.heard == [Tone.ATTENTION]


def test_warning_of_a_small_amount_is_silent() -> None:
    shop = Shop(warn_under=Money(2_00, HKD))
    shop.type("1")
    shop.now += 2_000
    shop.counter.tick()
    assert shop.counter.view().note is not None
    assert shop.heard == []


# --- silence ---


def test_time_that_passes_is_silent(shop: Shop) -> None:
    shop.sell(a_payment(State.WAITING))
    shop.counter.scan(ALIPAY)
    assert shop.heard == [Tone.BUSY]
    for _ in range(100):
        shop.now += 1_000
        shop.counter.tick()
    assert shop.counter.view().note is None
    assert shop.heard == []


def test_of_several_at_once_the_result_is_heard(shop: Shop) -> None:
    payment = shop.sell(a_payment(State.SENT))
    view = shop.counter.view()
    both = replace(view, payment=payment.but(state=State.PAID), refused=view.refused + 1)
    assert shop.tones.follow(both) is Tone.PAID
    assert shop.tones.follow(both) is None


_STATES = st.sampled_from(list(State))
_PAYMENTS = st.builds(
    lambda state, number, mode: (a_payment if mode is Mode.CPM else a_qr_payment)(
        state, out_trade_no=f"P2605290426400010000000{number}"
    ),
    _STATES,
    st.integers(0, 3),
    st.sampled_from(Mode),
)
_DEEDS: st.SearchStrategy[Callable[[Shop], object]] = st.one_of(
    _PAYMENTS.map(lambda payment: lambda shop: shop.sell(payment)),
    _PAYMENTS.map(lambda payment: lambda shop: shop.counter.payment_told(payment)),
    _PAYMENTS.map(lambda payment: lambda shop: shop.counter.journal_read([payment], payment)),
    st.sampled_from([WECHAT, ALIPAY, UNKNOWN, "12"]).map(lambda code: lambda shop: shop.counter.scan(code)),
    st.sampled_from("5.+").map(lambda key: lambda shop: shop.type(key)),
    st.sampled_from(list(Action)).map(lambda action: lambda shop: shop.counter.do(action)),
    st.sampled_from(list(Wallet)).map(lambda wallet: lambda shop: shop.counter.choose_wallet(wallet)),
    st.just(lambda shop: shop.counter.enter()),
    st.just(lambda shop: shop.counter.escape()),
)


@given(st.lists(_DEEDS, max_size=25))
def test_whatever_happened_the_same_screen_again_is_silent(deeds: list[Callable[[Shop], object]]) -> None:
    shop = Shop()
    for deed in deeds:
        deed(shop)
        assert set(shop.heard) <= set(Tone)  # and forgotten
        shop.look()
        shop.look()
        assert shop.heard == []


@given(st.lists(_PAYMENTS, max_size=40))
def test_no_state_of_a_payment_sounds_twice(news: list[Payment]) -> None:
    shop = Shop()
    sounded = []
    for payment in news:
        shop.counter.payment_told(payment)
        sounded += [(payment.out_trade_no, payment.state)] * len(shop.heard)
    assert len(sounded) == len(set(sounded))
