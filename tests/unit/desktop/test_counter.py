"""The counter: keys, scans and the till's answers in, requests and screens out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from pos_app.checkout import PayRequest
from pos_app.desktop.counter import KEPT_MS, Counter
from pos_app.desktop.sale import CounterRules
from pos_app.desktop.tokens import Role
from pos_app.desktop.views import Action, CounterView
from pos_app.domain.money import Money
from pos_app.domain.pay_types import Mode, Wallet
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from tests.desktop.fakes import HKD, START, a_payment, a_qr_payment

WECHAT = "134567890123456789"
ALIPAY = "284567890123456789"
UNKNOWN = "PAYMECODE7890123456WXYZ"


@dataclass
class Shop:
    """A counter with everything around it, all under the test's control."""

    rules: CounterRules
    now: int = START
    requests: list[PayRequest] = field(default_factory=list)
    others: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counter = Counter(self, self, self.rules, lambda: self.now)

    def pay(self, request: PayRequest) -> None:
        self.requests.append(request)

    def cancel(self, number: str) -> None:
        self.others.append(("cancel", number))

    def settle(self, number: str, how: Settlement) -> None:
        self.others.append(("settle", number, how))

    def show_payment(self, number: str, *, refund: bool = False) -> None:
        self.others.append(("show", number, refund))

    def print_receipt(self, payment: Payment) -> None:
        self.others.append(("receipt", payment.out_trade_no))

    @property
    def view(self) -> CounterView:
        return self.counter.view()

    @property
    def said(self) -> str:
        view = self.view
        return " ".join(str(text) for text in (view.word, view.instruction, view.note, view.reason) if text)

    def type(self, keys: str) -> None:
        for key in keys:
            self.counter.type_key(key)

    def begin(self, payment: Payment, amount: str = "128.50") -> Payment:
        """A sale whose payment stands as `payment`."""
        self.type(amount)
        if payment.is_mpm:
            self.counter.choose_wallet(Wallet(payment.intent.wallet))
        else:
            self.counter.scan(WECHAT)
        self.counter.payment_started(payment)
        return payment


def a_shop(**rules: Any) -> Shop:
    common: dict[str, Any] = {
        "currency": HKD,
        "receipts": True,
        "code_wallets": (Wallet.PAYME, Wallet.ALIPAY),
        "time": lambda ms: f"at {ms}",
        "when": lambda ms, *, stacked=False: f"at {ms}",
    }
    return Shop(CounterRules(**(common | rules)))


@pytest.fixture
def shop() -> Shop:
    return a_shop()


# --- the amount and a scan are a sale ---


def test_amount_and_scan_are_a_sale_at_once(shop: Shop) -> None:
    shop.type("12.50+116")
    shop.counter.scan(WECHAT)
    [request] = shop.requests
    assert (request.amount, request.wallet, request.sale_id) == (Money(12_850, HKD), None, None)
    assert request.code is not None
    assert request.code.reveal() == WECHAT
    assert "Paying" in shop.said


def test_reference_goes_with_the_request(shop: Shop) -> None:
    shop.type("5")
    shop.counter.refer("Table 5")
    shop.counter.scan(WECHAT)
    assert shop.requests[0].reference == "Table 5"


def test_enter_alone_charges_nobody(shop: Shop) -> None:
    shop.type("5")
    shop.counter.enter()
    assert shop.requests == []


def test_second_scan_does_not_charge_again(shop: Shop) -> None:
    shop.type("5")
    shop.counter.scan(WECHAT)
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 1
    assert "was not used" in shop.said


@pytest.mark.parametrize("state", [State.SENT, State.WAITING, State.CHECKING, State.CANCELLING])
def test_scan_during_a_payment_is_dropped_with_a_word(shop: Shop, state: State) -> None:
    shop.begin(a_payment(state))
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 1
    assert "was not used" in shop.said
    assert shop.counter.sale.kept is None


def test_keys_during_a_payment_change_nothing(shop: Shop) -> None:
    shop.begin(a_payment(State.WAITING))
    assert not shop.counter.type_key("7")
    assert not shop.counter.backspace()
    assert not shop.counter.undo()
    assert shop.view.amount == "128.50"
    assert not shop.view.pad_usable


# --- a scan before the amount ---


def test_scan_without_amount_is_kept_and_shown_by_wallet_and_last_four(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    assert shop.requests == []
    assert "WeChat Pay" in str(shop.view.code)
    assert "6789" in str(shop.view.code)
    assert WECHAT not in repr(shop.view)


def test_kept_scan_is_charged_by_enter_not_by_typing(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    shop.type("45")
    assert shop.requests == []
    shop.counter.enter()
    assert [request.amount for request in shop.requests] == [Money(4_500, HKD)]


def test_kept_scan_is_dropped_after_a_minute(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    shop.now += KEPT_MS - 1
    shop.counter.tick()
    assert shop.counter.sale.kept is not None
    shop.now += 1
    shop.counter.tick()
    shop.type("45")
    shop.counter.enter()
    assert shop.requests == []


def test_kept_scan_is_dropped_by_escape_and_the_amount_stays(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    shop.type("45")
    shop.counter.escape()
    assert (shop.counter.sale.kept, shop.view.amount) == (None, "45.00")
    shop.counter.escape()
    assert shop.view.amount == "0.00"


def test_new_scan_takes_the_place_of_the_kept_one(shop: Shop) -> None:
    shop.counter.scan(WECHAT)
    shop.counter.scan(ALIPAY)
    shop.type("45")
    shop.counter.enter()
    [request] = shop.requests
    assert request.code is not None
    assert request.code.wallet is Wallet.ALIPAY


def test_scan_waits_for_enter_while_a_line_is_unfinished(shop: Shop) -> None:
    shop.type("12.50+")
    shop.counter.scan(WECHAT)
    assert shop.requests == []
    shop.type("116")
    assert shop.requests == []
    shop.counter.enter()
    assert [request.amount.minor for request in shop.requests] == [12_850]


def test_enter_ends_an_unfinished_line(shop: Shop) -> None:
    shop.type("12.50+")
    shop.counter.scan(WECHAT)
    shop.counter.enter()
    assert [request.amount.minor for request in shop.requests] == [1_250]


def test_scan_is_not_kept_beside_an_amount_that_cannot_be_charged(shop: Shop) -> None:
    shop.type("12.505")
    shop.counter.scan(WECHAT)
    assert shop.counter.sale.kept is None
    assert "decimals" in shop.said


# --- scans that are no payment codes ---


def test_article_is_refused_and_the_amount_stays(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan("4006381333931")
    assert shop.requests == []
    assert "article" in shop.said
    assert shop.view.amount == "45.00"


def test_receipt_number_opens_its_payment(shop: Shop) -> None:
    shop.counter.scan("P26052904264000100000001")
    shop.counter.scan("R26052904264000100000001")
    assert shop.others == [
        ("show", "P26052904264000100000001", False),
        ("show", "R26052904264000100000001", False),
    ]


def test_unknown_code_asks_for_the_wallet(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan(UNKNOWN)
    assert shop.requests == []
    assert shop.view.choices == (Wallet.PAYME, Wallet.ALIPAY)
    shop.counter.choose_wallet(Wallet.PAYME)
    [request] = shop.requests
    assert (request.wallet, request.code and request.code.last4) == (Wallet.PAYME, "WXYZ")


def test_question_for_the_wallet_can_be_left(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan(UNKNOWN)
    shop.counter.escape()
    assert (shop.view.choices, shop.view.amount, shop.requests) == ((), "45.00", [])


def test_question_for_the_wallet_ends_with_the_code(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan(UNKNOWN)
    shop.now += KEPT_MS
    shop.counter.tick()
    assert shop.view.choices == ()
    shop.counter.choose_wallet(Wallet.ALIPAY)
    assert shop.requests[0].code is None


def test_known_code_answers_the_question_for_the_wallet(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan(UNKNOWN)
    shop.counter.scan(WECHAT)
    [request] = shop.requests
    assert request.code is not None
    assert request.code.wallet is Wallet.WECHAT


def test_qfpay_detects_the_wallet_where_it_may() -> None:
    shop = a_shop(detects=True)
    shop.type("45")
    shop.counter.scan(UNKNOWN)
    assert [request.wallet for request in shop.requests] == [None]


# --- a scanner that reads whatever passes ---


def test_scanner_is_armed_by_enter_where_the_owner_wants_it() -> None:
    shop = a_shop(enter_arms_scanner=True)
    shop.type("45")
    shop.counter.scan(WECHAT)
    assert (shop.requests, shop.counter.sale.kept) == ([], None)
    shop.counter.enter()
    shop.counter.scan(WECHAT)
    assert len(shop.requests) == 1


def test_another_amount_disarms_the_scanner() -> None:
    shop = a_shop(enter_arms_scanner=True)
    shop.type("45")
    shop.counter.enter()
    shop.type("0")
    shop.counter.scan(WECHAT)
    assert shop.requests == []


# --- QR codes ---


def test_wallet_shows_its_qr_code_at_once(shop: Shop) -> None:
    shop.type("20")
    shop.counter.choose_wallet(Wallet.FPS)
    [request] = shop.requests
    assert (request.amount.minor, request.wallet, request.code) == (2_000, Wallet.FPS, None)


def test_wallet_without_amount_says_so(shop: Shop) -> None:
    shop.counter.choose_wallet(Wallet.FPS)
    assert shop.requests == []
    assert "no amount yet" in shop.said


def test_wallet_with_an_unfinished_line_says_so(shop: Shop) -> None:
    shop.type("20+")
    shop.counter.choose_wallet(Wallet.FPS)
    assert shop.requests == []
    assert "plus sign" in shop.said


def test_qr_code_is_shown_while_it_can_be_paid_and_not_longer(shop: Shop) -> None:
    payment = shop.begin(a_qr_payment())
    assert shop.view.qrcode == payment.qrcode
    shop.counter.payment_told(payment.but(state=State.CANCELLING))
    assert shop.view.qrcode == ""


def test_qr_code_can_be_larger_and_smaller(shop: Shop) -> None:
    shop.begin(a_qr_payment())
    shop.counter.do(Action.LARGER)
    assert shop.view.larger_qr
    shop.counter.do(Action.LARGER)
    assert not shop.view.larger_qr


@pytest.mark.parametrize("state", [State.CHECKING, State.CANCELLING])
def test_counter_is_free_at_once_when_no_qr_code_came(shop: Shop, state: State) -> None:
    payment = shop.begin(a_qr_payment(State.SENT, qrcode=""))
    shop.counter.payment_told(payment.but(state=state))
    assert shop.view.pad_usable
    assert "No QR code came" in shop.said
    assert shop.view.to_check == 1


# --- results ---


@pytest.mark.parametrize("state", [State.PAID, State.CANCELLED, State.EXPIRED, State.DECLINED, State.NOT_SENT])
def test_any_digit_starts_the_next_sale(shop: Shop, state: State) -> None:
    shop.begin(a_payment(state))
    shop.type("7")
    assert (shop.view.amount, shop.view.payment) == ("7.00", None)


def test_next_sale_is_a_sale_of_its_own(shop: Shop) -> None:
    shop.begin(a_payment(State.DECLINED))
    shop.type("128.50")
    shop.counter.scan(ALIPAY)
    assert shop.requests[-1].sale_id is None


@pytest.mark.parametrize("press", ["enter", "escape"])
def test_enter_and_escape_leave_a_paid_sale(shop: Shop, press: str) -> None:
    shop.begin(a_payment(State.PAID))
    getattr(shop.counter, press)()
    assert shop.view.payment is None


def test_scan_after_paid_is_kept_for_the_next_sale(shop: Shop) -> None:
    shop.begin(a_payment(State.PAID))
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 1
    assert (shop.view.amount, shop.view.payment) == ("0.00", None)
    assert "Alipay" in str(shop.view.code)


@pytest.mark.parametrize("state", [State.DECLINED, State.NOT_SENT])
def test_fresh_code_after_a_refusal_is_another_attempt_of_the_sale(shop: Shop, state: State) -> None:
    payment = shop.begin(a_payment(state))
    shop.counter.scan(ALIPAY)
    assert shop.requests[-1].sale_id == payment.intent.sale_id
    assert shop.requests[-1].amount == payment.intent.amount


def test_retry_waits_for_a_fresh_code(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.DECLINED))
    shop.counter.enter()
    assert len(shop.requests) == 1
    assert "fresh code" in shop.said
    assert shop.view.amount == "128.50"
    shop.counter.scan(ALIPAY)
    assert shop.requests[-1].sale_id == payment.intent.sale_id


def test_retry_needs_no_enter_even_where_enter_arms_the_scanner() -> None:
    shop = a_shop(enter_arms_scanner=True)
    shop.type("128.50")
    shop.counter.enter()
    shop.counter.scan(WECHAT)
    shop.counter.payment_started(a_payment(State.DECLINED))
    shop.counter.do(Action.RETRY)
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 2


def test_other_amount_after_retry_is_another_sale(shop: Shop) -> None:
    shop.begin(a_payment(State.DECLINED))
    shop.counter.do(Action.RETRY)
    shop.counter.backspace()
    shop.counter.scan(ALIPAY)
    assert shop.requests[-1].sale_id is None


def test_other_wallet_after_a_refusal_is_another_attempt(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.DECLINED))
    shop.counter.choose_wallet(Wallet.FPS)
    request = shop.requests[-1]
    assert (request.wallet, request.code, request.sale_id) == (Wallet.FPS, None, payment.intent.sale_id)


def test_retry_of_a_qr_code_asks_for_a_new_one(shop: Shop) -> None:
    payment = shop.begin(a_qr_payment(State.NOT_SENT, qrcode=""))
    shop.counter.do(Action.RETRY)
    request = shop.requests[-1]
    assert (request.pay_type, request.sale_id) == (payment.intent.pay_type, payment.intent.sale_id)


def test_wallets_are_not_offered_once_it_is_paid(shop: Shop) -> None:
    shop.begin(a_payment(State.PAID))
    shop.counter.choose_wallet(Wallet.FPS)
    assert len(shop.requests) == 1
    assert not shop.view.wallets_usable


def test_cancel_asks_the_till_and_believes_only_its_answer(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.WAITING))
    shop.counter.escape()
    assert shop.others == [("cancel", payment.out_trade_no)]
    assert "confirming" in shop.said
    shop.counter.payment_told(payment.but(state=State.PAID))
    assert shop.view.role is Role.GOOD


def test_action_that_is_not_offered_does_nothing(shop: Shop) -> None:
    shop.begin(a_payment(State.CHECKING))
    shop.counter.do(Action.RETRY)
    shop.counter.do(Action.NEXT)
    assert (len(shop.requests), shop.view.role) == (1, Role.CAUTION)


def test_enter_does_nothing_while_nothing_is_known(shop: Shop) -> None:
    shop.begin(a_payment(State.CHECKING))
    shop.counter.enter()
    assert shop.view.payment is not None


def test_receipt_is_offered_where_one_can_be_printed(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.PAID))
    shop.counter.do(Action.RECEIPT)
    assert shop.others == [("receipt", payment.out_trade_no)]
    without = a_shop(receipts=False)
    without.begin(payment)
    assert Action.RECEIPT not in without.view.actions


@pytest.mark.parametrize(("action", "how"), [(Action.KEEP, Settlement.KEPT), (Action.RETURNED, Settlement.RETURNED)])
def test_alarm_is_settled_by_the_till(shop: Shop, action: Action, how: Settlement) -> None:
    payment = shop.begin(a_payment(State.PAID_LATE))
    shop.counter.do(action)
    assert shop.others == [("settle", payment.out_trade_no, how)]


def test_alarm_is_refunded_in_the_history(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.PAID_TWICE))
    assert payment.out_trade_no in shop.said
    shop.counter.do(Action.REFUND)
    assert shop.others == [("show", payment.out_trade_no, True)]


# --- the till refuses ---


def test_refusal_of_the_till_is_shown_and_the_amount_stays(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan(WECHAT)
    shop.counter.request_refused(QT_TRANSLATE_NOOP("test", "This code was used already."))
    assert "used already" in shop.said
    assert (shop.view.amount, shop.view.pad_usable) == ("45.00", True)


def test_refused_attempt_stays_an_attempt_of_its_sale(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.DECLINED))
    shop.counter.scan(WECHAT)
    shop.counter.request_refused(QT_TRANSLATE_NOOP("test", "This code was used already."))
    shop.counter.scan(ALIPAY)
    assert shop.requests[-1].sale_id == payment.intent.sale_id


def test_note_is_taken_away_after_a_while(shop: Shop) -> None:
    shop.type("45")
    shop.counter.scan("4006381333931")
    shop.now += 60_000
    shop.counter.tick()
    assert shop.view.note is None


# --- later, in the background ---


def test_later_frees_the_counter_and_counts(shop: Shop) -> None:
    shop.begin(a_payment(State.CHECKING))
    assert shop.view.to_check == 0
    shop.counter.do(Action.LATER)
    assert (shop.view.to_check, shop.view.payment, shop.view.amount) == (1, None, "0.00")


def test_outcome_of_a_payment_in_the_background_is_news_until_work_goes_on(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.CHECKING))
    shop.counter.do(Action.LATER)
    shop.counter.payment_told(payment.but(state=State.PAID, changed_at=START + 1))
    assert (shop.view.to_check, shop.view.outcome_is_news) == (0, True)
    assert shop.view.outcome is not None
    shop.type("5")
    assert not shop.view.outcome_is_news


def test_payment_that_nobody_could_clear_up_is_news(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.CHECKING))
    shop.counter.do(Action.LATER)
    shop.counter.payment_told(payment.but(state=State.NEEDS_ATTENTION))
    assert shop.view.outcome is not None
    assert (shop.view.outcome.state, shop.view.outcome_is_news) == (State.NEEDS_ATTENTION, True)


def test_outcome_at_hand_is_no_news(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.SENT))
    shop.counter.payment_told(payment.but(state=State.PAID))
    assert not shop.view.outcome_is_news


def test_answer_that_came_before_the_start_is_not_forgotten(shop: Shop) -> None:
    shop.type("128.50")
    shop.counter.scan(WECHAT)
    shop.counter.payment_told(a_payment(State.PAID))
    assert not shop.view.outcome_is_news
    shop.counter.payment_started(a_payment(State.SENT))
    assert shop.view.role is Role.GOOD
    assert not shop.view.outcome_is_news


def test_journal_tells_of_open_payments_of_earlier_days(shop: Shop) -> None:
    old = a_payment(State.PAID_LATE, out_trade_no="P26050104264000100000001")
    shop.counter.journal_read([old], a_payment(State.PAID))
    assert shop.view.to_check == 1
    assert shop.view.outcome is not None
    assert not shop.view.outcome_is_news
    shop.counter.payment_told(old.but(settled=Settlement.KEPT))
    assert shop.view.to_check == 0


def test_stale_list_does_not_overrule_what_was_told(shop: Shop) -> None:
    payment = a_payment(State.CHECKING)
    shop.counter.payment_told(payment.but(state=State.PAID, changed_at=START + 5))
    shop.counter.journal_read([payment], None)
    assert shop.view.to_check == 0


# --- the same amount again ---


def in_the_background(shop: Shop, age_ms: int = 60_000, **changes: Any) -> None:
    twin = {"out_trade_no": "P26052904200000100000009", "sale_id": "other", "created_at": START - age_ms}
    shop.counter.payment_told(a_payment(State.CHECKING, **(twin | changes)))


def test_same_amount_asks_while_the_first_is_being_checked(shop: Shop) -> None:
    in_the_background(shop)
    shop.type("128.50")
    shop.counter.scan(ALIPAY)
    assert shop.requests == []
    assert "Charge again?" in shop.said
    shop.counter.do(Action.CHARGE_ANYWAY)
    assert len(shop.requests) == 1
    assert shop.requests[0].code is not None


@pytest.mark.parametrize("leave", ["escape", "do_not_charge"])
def test_same_amount_need_not_be_charged(shop: Shop, leave: str) -> None:
    in_the_background(shop)
    shop.type("128.50")
    shop.counter.choose_wallet(Wallet.FPS)
    if leave == "escape":
        shop.counter.escape()
    else:
        shop.counter.do(Action.DO_NOT_CHARGE)
    assert (shop.requests, shop.view.amount) == ([], "128.50")


def test_enter_does_not_answer_whether_to_charge_again(shop: Shop) -> None:
    in_the_background(shop)
    shop.type("128.50")
    shop.counter.scan(ALIPAY)
    shop.counter.enter()
    shop.counter.scan(WECHAT)
    assert shop.requests == []


@pytest.mark.parametrize(
    "changes",
    [{"age_ms": 600_000}, {"amount": Money(12_851, HKD)}, {"created_at": START - 600_001}],
)
def test_other_amount_or_long_ago_does_not_ask(shop: Shop, changes: dict[str, Any]) -> None:
    in_the_background(shop, **changes)
    shop.type("128.50")
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 1


# --- large and small amounts ---


LIMITS = {"ask_over": Money(100_000, HKD), "warn_under": Money(200, HKD)}


def test_large_amount_is_charged_only_after_a_yes() -> None:
    shop = a_shop(**LIMITS)
    shop.type("1000.01")
    shop.counter.scan(ALIPAY)
    assert shop.requests == []
    assert "Charge HKD 1,000.01?" in shop.said
    assert "more than HKD 1,000.00" in shop.said
    shop.counter.do(Action.CHARGE_ANYWAY)
    assert [request.amount for request in shop.requests] == [Money(100_001, HKD)]
    assert shop.requests[0].code is not None


def test_amount_at_the_limit_is_not_asked_about() -> None:
    shop = a_shop(**LIMITS)
    shop.type("1000")
    shop.counter.scan(ALIPAY)
    assert len(shop.requests) == 1


@pytest.mark.parametrize("leave", ["escape", "do_not_charge"])
def test_large_amount_need_not_be_charged(leave: str) -> None:
    shop = a_shop(**LIMITS)
    shop.type("12850")
    shop.counter.choose_wallet(Wallet.FPS)
    if leave == "escape":
        shop.counter.escape()
    else:
        shop.counter.do(Action.DO_NOT_CHARGE)
    assert (shop.requests, shop.view.amount) == ([], "12,850.00")


def test_neither_enter_nor_a_scan_answers_whether_so_much_is_meant() -> None:
    shop = a_shop(**LIMITS)
    shop.type("12850")
    shop.counter.scan(ALIPAY)
    shop.counter.enter()
    shop.counter.scan(WECHAT)
    assert shop.requests == []
    assert "Charge HKD 12,850.00?" in shop.said


def test_both_questions_are_asked_one_after_the_other() -> None:
    shop = a_shop(**LIMITS)
    in_the_background(shop, amount=Money(200_000, HKD))
    shop.type("2000")
    shop.counter.scan(ALIPAY)
    assert "Charge HKD 2,000.00?" in shop.said
    shop.counter.do(Action.CHARGE_ANYWAY)
    assert (shop.requests, "Charge again?" in shop.said) == ([], True)
    shop.counter.do(Action.CHARGE_ANYWAY)
    assert len(shop.requests) == 1


def test_another_attempt_of_a_large_sale_is_not_asked_about_again() -> None:
    shop = a_shop(**LIMITS)
    shop.type("2000")
    shop.counter.scan(ALIPAY)
    shop.counter.do(Action.CHARGE_ANYWAY)
    shop.counter.payment_started(a_payment(State.DECLINED, amount=Money(200_000, HKD)))
    shop.counter.scan(WECHAT)
    assert len(shop.requests) == 2


def test_small_amount_is_warned_of_once_it_rests_and_can_be_charged() -> None:
    shop = a_shop(**LIMITS)
    shop.type("1")
    shop.counter.tick()
    assert "Under HKD 2.00" not in shop.said
    shop.now += 1_000
    shop.counter.tick()
    assert "Under HKD 2.00" in shop.said
    shop.type(".5")
    assert "Under HKD 2.00" not in shop.said
    shop.now += 1_000
    shop.counter.tick()
    shop.counter.scan(WECHAT)
    assert [request.amount for request in shop.requests] == [Money(150, HKD)]


@pytest.mark.parametrize("typed", ["", "2", "12.50"])
def test_usual_amount_is_not_warned_of(typed: str) -> None:
    shop = a_shop(**LIMITS)
    shop.type(typed)
    shop.now += 5_000
    shop.counter.tick()
    assert shop.view.note is None


# --- one price for everything ---


FIXED = Money(3_000, HKD)


def test_every_sale_begins_with_the_fixed_amount_and_a_scan_charges_it() -> None:
    shop = a_shop(fixed=FIXED)
    shop.counter.scan(WECHAT)
    shop.counter.payment_started(a_payment(State.PAID, amount=FIXED))
    shop.counter.scan(ALIPAY)
    assert [request.amount for request in shop.requests] == [FIXED, FIXED]
    assert shop.requests[1].sale_id is None


def test_another_amount_is_typed_over_the_fixed_one_for_one_sale() -> None:
    shop = a_shop(fixed=FIXED)
    shop.type("45")
    shop.counter.scan(WECHAT)
    shop.counter.payment_started(a_payment(State.PAID, amount=Money(4_500, HKD)))
    shop.counter.enter()
    assert shop.view.amount == "30.00"


def test_escape_goes_back_to_the_fixed_amount() -> None:
    shop = a_shop(fixed=FIXED)
    shop.type("45")
    shop.counter.escape()
    assert shop.view.amount == "30.00"


def test_fixed_amount_waits_for_enter_where_enter_arms_the_scanner() -> None:
    shop = a_shop(fixed=FIXED, enter_arms_scanner=True)
    shop.counter.scan(WECHAT)
    assert shop.requests == []
    shop.counter.enter()
    shop.counter.scan(WECHAT)
    assert len(shop.requests) == 1


# --- other rules while the shop is open ---


def test_other_rules_count_at_once() -> None:
    shop = a_shop()
    shop.counter.use(replace(shop.rules, cents=True))
    shop.type("250")
    assert shop.view.amount == "2.50"


def test_other_rules_leave_a_typed_amount_as_it_was_typed() -> None:
    shop = a_shop()
    shop.type("250")
    shop.counter.use(replace(shop.rules, cents=True, fixed=FIXED))
    assert shop.view.amount == "250.00"


# --- alarms ---


def test_alarm_in_the_background_stays_until_somebody_closes_it(shop: Shop) -> None:
    alarm = a_payment(State.PAID_LATE, out_trade_no="P26052904200000100000009")
    shop.counter.payment_told(alarm)
    shop.begin(a_payment(State.PAID))
    shop.counter.enter()
    assert (shop.view.alarm, shop.view.to_check) == (alarm, 1)
    shop.counter.payment_told(alarm.but(settled=Settlement.KEPT))
    assert (shop.view.alarm, shop.view.to_check) == (None, 0)


def test_latest_alarm_is_named(shop: Shop) -> None:
    for nth in (2, 3, 1):
        number = f"P2605290420000010000000{nth}"
        shop.counter.payment_told(a_payment(State.DISPUTED, out_trade_no=number, changed_at=START + nth))
    assert shop.view.alarm is not None
    assert shop.view.alarm.changed_at == START + 3


def test_alarm_at_hand_is_not_told_twice(shop: Shop) -> None:
    shop.begin(a_payment(State.PAID_TWICE))
    assert shop.view.alarm is None


# --- keys that turn out to be a scan ---


def test_undo_brings_no_character_of_a_scan_back(shop: Shop) -> None:
    shop.type("12.50")
    put_back = shop.counter.snapshot()
    shop.type("28123")
    put_back()
    shop.counter.undo()
    assert shop.counter.entry.text == ""


def test_everything_is_put_back_when_keys_were_a_scan(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.DECLINED))
    put_back = shop.counter.snapshot()
    shop.type("13")
    assert shop.view.payment is None
    put_back()
    shop.counter.scan(ALIPAY)
    assert (shop.requests[-1].sale_id, shop.requests[-1].amount) == (payment.intent.sale_id, payment.intent.amount)


def test_typed_lines_are_put_back_exactly(shop: Shop) -> None:
    shop.type("12.50+1")
    put_back = shop.counter.snapshot()
    shop.type("28")
    put_back()
    assert shop.counter.entry.text == "12.50+1"


def test_news_that_came_meanwhile_are_not_put_back(shop: Shop) -> None:
    payment = shop.begin(a_payment(State.PAID))
    put_back = shop.counter.snapshot()
    shop.type("1")
    shop.counter.payment_told(payment.but(state=State.DISPUTED))
    put_back()
    assert shop.view.role is Role.CAUTION


# --- the pad ---


def test_undo_brings_a_cleared_amount_back(shop: Shop) -> None:
    shop.type("12.50")
    shop.counter.escape()
    shop.counter.undo()
    assert shop.view.amount == "12.50"


def test_quick_amounts_and_clear(shop: Shop) -> None:
    shop.counter.add_amount(Money(2_000, HKD))
    shop.counter.add_amount(Money(5_000, HKD))
    assert shop.view.amount == "70.00"
    shop.counter.clear_amount()
    assert shop.view.amount == "0.00"


def test_window_hears_of_every_change(shop: Shop) -> None:
    heard: list[CounterView] = []
    shop.counter.changed = lambda: heard.append(shop.view)
    shop.type("5")
    shop.counter.scan(WECHAT)
    shop.counter.payment_started(a_payment(State.WAITING))
    assert [view.role for view in heard] == [Role.NEUTRAL, Role.BUSY, Role.BUSY]


def test_amount_of_a_payment_is_shown_as_it_was_charged(shop: Shop) -> None:
    payment = a_payment(State.WAITING, amount=Money(999, HKD), mode=Mode.CPM)
    shop.begin(payment)
    assert shop.view.amount == "9.99"
    assert replace(shop.view, amount="x").amount == "x"
