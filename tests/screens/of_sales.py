"""Scenes of the counter's page: from the empty amount to the result."""

from __future__ import annotations

from functools import partial

from pos_app.checkout.ordering import _SHOWS_A_QR
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.sentences import BadInput
from tests.desktop.staged_counter import WECHAT
from tests.screens.records import day, hkd, payment, qr_payment
from tests.screens.scenes import add, scene
from tests.screens.stage import Stage

FPS_QR = "00020101021126330012hk.com.hkicl0209123456789520458145303344540612.505802HK6304A1B2"
UNKNOWN = "PAYMECODE7890123456WXYZ"


# --- before the sale ---


@scene(payments=[])
def ready_first(stage: Stage) -> None:
    """Nothing was sold yet today."""


@scene()
def ready(stage: Stage) -> None:
    """As it stands most of the day."""


@scene()
def amount(stage: Stage) -> None:
    stage.type("128.50")


@scene()
def amount_lines(stage: Stage) -> None:
    stage.type("12.50+116")


@scene()
def amount_unfinished(stage: Stage) -> None:
    stage.type("12.50+116+")


@scene()
def amount_many_lines(stage: Stage) -> None:
    stage.type("128.50+116+1024.90+38+7.20+7.20+1999+64+12.80")


@scene()
def reference(stage: Stage) -> None:
    stage.find("reference").setText("Table 5, Mrs Chan")
    stage.type("128.50")


@scene()
def objection_decimals(stage: Stage) -> None:
    stage.type("12.505")


@scene()
def objection_too_much(stage: Stage) -> None:
    stage.type("999999999999")


@scene(settings={"enter_arms_scanner": True})
def enter_then_scan(stage: Stage) -> None:
    stage.type("128.50")


@scene(settings={"entry_style": "cents"})
def cents_style(stage: Stage) -> None:
    stage.type("12850")


@scene(settings={"quick_amounts": ("5", "12.50", "38")})
def quick_amounts(stage: Stage) -> None:
    stage.click("quick_2")


@scene(settings={"fixed_amount": "30"})
def fixed_amount(stage: Stage) -> None:
    """Everything costs the same."""


@scene(settings={"warn_under": "2"})
def small_amount(stage: Stage) -> None:
    stage.type("1.50")
    stage.now += 2_000
    stage.window.counter.tick()


@scene(settings={"ask_over": "1000"})
def large_amount(stage: Stage) -> None:
    stage.type("12850")
    stage.scan(WECHAT)


# --- scans ---


@scene()
def code_kept(stage: Stage) -> None:
    stage.scan(WECHAT)


@scene()
def code_kept_unknown(stage: Stage) -> None:
    stage.scan(UNKNOWN)


@scene()
def code_kept_unfinished(stage: Stage) -> None:
    stage.type("12.50+")
    stage.scan(WECHAT)


@scene()
def which_wallet(stage: Stage) -> None:
    stage.type("45")
    stage.scan(UNKNOWN)


@scene()
def scan_no_code(stage: Stage) -> None:
    stage.type("128.50")
    stage.scan("4891028164456")


@scene()
def scan_busy(stage: Stage) -> None:
    stage.sell(payment(State.WAITING))
    stage.scan(WECHAT)


@scene()
def refused_by_till(stage: Stage) -> None:
    stage.type("128.50")
    stage.scan(WECHAT)
    stage.till.refuse(BadInput(_SHOWS_A_QR.filled(wallet="FPS")))


# --- under way ---


@scene(payments=[payment(State.CHECKING, 3, 28_114_570), *day()])
def same_amount(stage: Stage) -> None:
    stage.type("128.50")
    stage.scan(WECHAT)


@scene()
def handed_over(stage: Stage) -> None:
    stage.type("128.50")
    stage.scan(WECHAT)


def sold(stands: Payment, stage: Stage) -> None:
    """A sale whose payment stands so."""
    stage.sell(stands)


add("created", partial(sold, payment(State.CREATED, sent_at=0)))
add("sent", partial(sold, payment(State.SENT)))
add("qr_coming", partial(sold, qr_payment(State.SENT, qrcode="")))
add("qr_shown", partial(sold, qr_payment()))
add("qr_shown_long", partial(sold, qr_payment(wallet=Wallet.ALIPAY, qrcode="https://qr.alipay.com/" + "bax0" * 14)))
add(
    "qr_shown_no_countdown", partial(sold, qr_payment(wallet=Wallet.FPS, qrcode="00020101021126330012hk.com.hkicl" * 3))
)
add("waiting", partial(sold, payment(State.WAITING)))
add("checking", partial(sold, payment(State.CHECKING)))
add("cancelling", partial(sold, payment(State.CANCELLING)))


@scene()
def qr_larger(stage: Stage) -> None:
    stage.sell(qr_payment())
    stage.click("larger")


@scene()
def qr_lost(stage: Stage) -> None:
    """The answer was lost before there was a QR code."""
    lost = stage.sell(qr_payment(State.SENT, qrcode=""))
    stage.tell(lost.but(state=State.CHECKING))


# --- over ---

for code in ("1108", "1201", "1202", "1203", "1212", "1241", "1294", "2005", "9999"):
    add(f"declined_{code}", partial(sold, payment(State.DECLINED, respcd=code)))

add("paid", partial(sold, payment(State.PAID)), print_receipt=lambda _payment: None)
add("paid_without_printer", partial(sold, payment(State.PAID)))
add("paid_by_qr", partial(sold, qr_payment(State.PAID)), print_receipt=lambda _payment: None)
add("cancelled", partial(sold, payment(State.CANCELLED, respcd="1142")))
add("cancelled_unproven", partial(sold, payment(State.CANCELLED)))
add("cancelled_returned", partial(sold, payment(State.CANCELLED, returned="whole")))
add("expired", partial(sold, qr_payment(State.EXPIRED)))
add("not_sent", partial(sold, payment(State.NOT_SENT, sent_at=0)))
add("paid_late", partial(sold, payment(State.PAID_LATE)))
add("paid_twice", partial(sold, payment(State.PAID_TWICE)))
add("disputed", partial(sold, payment(State.DISPUTED)))
add("needs_attention", partial(sold, payment(State.NEEDS_ATTENTION)))
for how in Settlement:
    add(f"settled_{how}", partial(sold, payment(State.PAID_LATE, settled=how)))
add("paid_by_person", partial(sold, payment(State.PAID, verdict_reason="seen in the portal: paid")))
add("disputed_by_person", partial(sold, payment(State.DISPUTED, verdict_reason="seen in the portal: paid")))
add("paid_large_amount", lambda stage: stage.sell(payment(State.PAID, amount=hkd(123_456_789)), "1234567.89"))


@scene()
def retry(stage: Stage) -> None:
    """A fresh code is waited for."""
    stage.sell(payment(State.DECLINED, respcd="1201"))
    stage.click("retry")


# --- the keyboard's focus ---


@scene()
def focus_key(stage: Stage) -> None:
    stage.focus("key_5")


@scene()
def focus_wallet(stage: Stage) -> None:
    stage.type("128.50")
    stage.focus("wallet_alipay")


@scene()
def focus_reference(stage: Stage) -> None:
    stage.focus("reference")


@scene(print_receipt=lambda _payment: None)
def focus_result(stage: Stage) -> None:
    stage.sell(payment(State.PAID))
    stage.focus("receipt")


@scene()
def focus_primary(stage: Stage) -> None:
    stage.sell(payment(State.DECLINED, respcd="1201"))
    stage.focus("retry")
