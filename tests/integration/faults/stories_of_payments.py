"""Stories of payments that end in cancels, expiry, alarms and refusals."""

from __future__ import annotations

from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Payment, State
from tests.integration.faults.gateway import Exchange, honestly
from tests.integration.faults.story import (
    STORIES,
    Stage,
    Story,
    hang_up,
    never_arrived,
    only_says,
    says,
    status,
    story,
)

HURRIED_S = 0.4
HOUR_S = 3600
LONG_LEAP_MS = 20_000


# --- cancel and expiry ---

ENDS = "ends"


@story(ENDS, "The customer never confirms a scanned payment (1143 for ever): cancelled after 60 s", State.CANCELLED)
def nobody_confirms(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.until_over(scene.scan())
    (cancel,) = scene.gateway.heard_of("cancel")
    assert cancel.at >= payment.sent_at + 60_000
    return payment


@story(ENDS, "1145 for ever, and the cancel is refused (1150)", State.EXPIRED)
def processing_for_ever(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1145"
    scene.gateway.behave(only_says(respcd="1150"), "cancel")
    return scene.until(scene.scan(), lambda seen: seen.state is State.EXPIRED, LONG_LEAP_MS)


@story(ENDS, "1143 for ever, and the wallet has no cancel (PayMe)", State.EXPIRED)
def no_verb(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.until_over(scene.scan("PAYME1234567890123456", Wallet.PAYME))
    assert scene.gateway.heard_of("cancel") == []
    return payment


@story(ENDS, "Nobody scans a QR code: closed at the end of its validity", State.EXPIRED)
def nobody_scans(stage: Stage) -> Payment:
    scene = stage.open()
    return scene.until_over(scene.show_qr())


@story(ENDS, "Nobody scans a QR code whose wallet has no cancel (FPS)", State.EXPIRED)
def nobody_scans_fps(stage: Stage) -> Payment:
    scene = stage.open()
    return scene.until(scene.show_qr(Wallet.FPS), lambda seen: seen.state is State.EXPIRED, LONG_LEAP_MS)


@story(ENDS, "The cashier cancels a scan at once: no reversal before 15 s", State.CANCELLED)
def cancelled_at_once(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.scan()
    scene.gateway.wait_until_heard("payment")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "The customer pays in the very second of the cancel", State.PAID)
def paid_in_the_second_of_the_cancel(stage: Stage) -> Payment:
    scene = stage.open()

    def too_late(exchange: Exchange) -> None:
        exchange.gateway.customer_pays(exchange.gateway.orders[0].number)
        honestly(exchange)

    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.behave(too_late, "cancel")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "The cancel claims success (0000), and the payment is charged all the same", State.PAID)
def cancel_that_lies(stage: Stage) -> Payment:
    scene = stage.open()

    def lie(exchange: Exchange) -> None:
        exchange.gateway.customer_pays(exchange.gateway.orders[0].number)
        exchange.say({"respcd": "0000", "syssn": "C1"})

    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.behave(lie, "cancel")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "Reversal and close answer 404 to POST: once more with GET", State.CANCELLED)
def cancel_by_get(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"

    def get_only(exchange: Exchange) -> None:
        method = exchange.gateway.server.requests[-1].method
        (honestly if method == "GET" else status("404 Not Found"))(exchange)

    scene.gateway.behave(get_only, "cancel")
    payment = scene.until_over(scene.scan())
    methods = [one.method for one in scene.gateway.server.requests if one.path.endswith(("reversal", "close"))]
    assert methods == ["POST", "GET"]
    return payment


@story(ENDS, "The verb is not for this pay type (1104): the other one, once", State.CANCELLED)
def the_other_verb(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"

    def only_close(exchange: Exchange) -> None:
        close = exchange.gateway.server.requests[-1].path.endswith("close")
        (honestly if close else only_says(respcd="1104"))(exchange)

    scene.gateway.behave(only_close, "cancel")
    payment = scene.until_over(scene.scan())
    paths = [one.path for one in scene.gateway.server.requests if one.path.endswith(("reversal", "close"))]
    assert paths == ["/trade/v1/reversal", "/trade/v1/close"]
    return payment


@story(ENDS, "The answer is lost and the order is not visible for the first 15 s", State.PAID)
def invisible_at_first(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(hang_up, "payment")
    scene.gateway.behave(only_says(respcd="0000", data=[]), "query")
    payment = scene.pass_time(scene.scan(), 15)
    assert payment.state is State.CHECKING
    scene.gateway.recover()
    return scene.until_over(payment)


@story(ENDS, "The payment never arrived, and nobody knows that", State.CANCELLED)
def lost_on_the_way(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(never_arrived, "payment")
    payment = scene.until_over(scene.scan())
    assert payment.changed_at >= payment.sent_at + 190_000
    return payment


@story(ENDS, "Every answer to every cancel is lost, and nothing was charged", State.CANCELLED)
def cancels_that_vanish(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    scene.gateway.behave(hang_up, "cancel")
    return scene.until_over(scene.scan())


# --- alarms ---

ALARMS = "alarms"


def _again(exchange: Exchange) -> None:
    """The gateway charges twice under one number."""
    gateway = exchange.gateway
    number = exchange.params["out_trade_no"]
    answer = exchange.carry_out()
    gateway.charge_again(number)
    exchange.say(answer)


@story(ALARMS, "Charged twice under one number, and the first answer is lost", State.PAID_TWICE)
def twice_unanswered(stage: Stage) -> Payment:
    scene = stage.open()

    def lost(exchange: Exchange) -> None:
        exchange.carry_out()
        exchange.gateway.charge_again(exchange.params["out_trade_no"])
        raise EOFError

    scene.gateway.behave(lost, "payment")
    return scene.until_over(scene.scan())


@story(ALARMS, "Charged twice under one number, and the first answer says *paid*", State.PAID_TWICE)
def twice_answered(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(_again, "payment")
    return scene.until(scene.scan(), lambda seen: seen.state is State.PAID_TWICE)


@story(ALARMS, "Refused at once (1201), and charged all the same", State.PAID_LATE, told_in_good_faith=True)
def refused_and_charged(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(says(respcd="1201"), "payment")
    payment = scene.until_over(scene.scan())
    assert payment.state is State.DECLINED
    return scene.until(payment, lambda seen: seen.state is State.PAID_LATE)


@story(ALARMS, "Cancelled and seen to be unpaid, and the money arrives after that", State.PAID_LATE)
def paid_after_the_cancel(stage: Stage) -> Payment:
    scene = stage.open()
    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.cancel(payment)
    payment = scene.until_over(payment)
    assert payment.state is State.CANCELLED
    scene.gateway.orders[0].cancel = 0
    scene.gateway.customer_pays(payment.out_trade_no)
    return scene.until(payment, lambda seen: seen.state is State.PAID_LATE)


@story(
    ALARMS, "Paid, and the confirming query says that it is closed and unpaid", State.DISPUTED, told_in_good_faith=True
)
def taken_back(stage: Stage) -> Payment:
    scene = stage.open()
    payment = scene.until_over(scene.scan())
    scene.gateway.orders[0].respcd = "1142"
    return scene.until(payment, lambda seen: seen.state is State.DISPUTED)


def _money_went_back(cancel: int) -> None:
    def lost_answer(stage: Stage) -> Payment:
        scene = stage.open()
        scene.gateway.behave(hang_up)
        payment = scene.pass_time(scene.scan(), 10)
        scene.gateway.orders[0].cancel = cancel
        scene.gateway.recover()
        return scene.until_over(payment)

    def known(stage: Stage) -> Payment:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.orders[0].cancel = cancel
        payment = scene.until(payment, lambda seen: seen.confirmed)
        assert payment.returned == "whole"
        return payment

    fault = f"The answer is lost, and the row has 0000 and `cancel` {cancel}: the money went back"
    STORIES.append(Story(ALARMS, f"row-with-cancel-{cancel}", fault, State.CANCELLED, lost_answer))
    fault = f"Paid, and then the row has `cancel` {cancel}: refunded outside the till"
    STORIES.append(Story(ALARMS, f"paid-and-cancel-{cancel}", fault, State.PAID, known, told_in_good_faith=True))


for _cancel in (1, 2, 3):
    _money_went_back(_cancel)


@story(ALARMS, "The answer is lost, and the row has 0000 and `cancel` 5: a part went back", State.PAID)
def partly_returned(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(hang_up)
    payment = scene.pass_time(scene.scan(), 10)
    scene.gateway.orders[0].cancel = 5
    scene.gateway.recover()
    payment = scene.until_over(payment)
    assert payment.returned == "partly"
    return payment


# --- refusals ---

REFUSALS = "refusals"
_REFUSED_AT_ONCE = (
    ("1103", "a request that cannot be read"), ("1104", "a parameter"), ("1105", "device not activated"),
    ("1106", "unknown device"), ("1107", "device not allowed"), ("1108", "signature error"),
    ("1201", "balance too low"), ("1202", "code wrong or expired"), ("1203", "the shop's account"),
    ("1212", "mainland code"), ("1241", "no such shop"), ("1242", "shop misconfigured"), ("1243", "shop disabled"),
    ("1250", "forbidden"), ("1294", "forbidden by the bank"), ("2005", "code wrong or expired"),
    ("2006", "no valid code"),
)  # fmt: skip


def _refusal(respcd: str, words: str) -> None:
    def play(stage: Stage) -> Payment:
        scene = stage.open()
        scene.gateway.behave(only_says(respcd=respcd), "payment")
        payment = scene.until_over(scene.scan())
        assert payment.respcd == respcd
        assert len(scene.gateway.heard) == 1
        return payment

    STORIES.append(Story(REFUSALS, f"refused-{respcd}", f"{respcd}: {words}", State.DECLINED, play))


for _respcd, _words in _REFUSED_AT_ONCE:
    _refusal(_respcd, _words)
