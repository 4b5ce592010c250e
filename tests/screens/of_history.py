"""Scenes of the history: lists, the payment chosen, refunds, a manager's verdict."""

from __future__ import annotations

from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import RefundState
from tests.desktop.fakes import a_refund
from tests.screens.records import MINUTE, NOW, day, hkd, number, payment, to_check
from tests.screens.scenes import add, scene
from tests.screens.stage import Stage

PAID = day()[1]
LAST_MONTH = payment(State.PAID, 30 * 24 * 60, reference="Table 9", out_trade_no="P26042913050000273046128")
OPEN = payment(State.CHECKING, 25 * 60, 28_114_570, amount=hkd(6_800), out_trade_no=number(1, 28_114_570))


@scene()
def history(stage: Stage) -> None:
    stage.click("history")


@scene(payments=[])
def history_empty(stage: Stage) -> None:
    stage.click("history")


@scene(payments=[*to_check(), *day()])
def history_to_check(stage: Stage) -> None:
    stage.click("open_payments")


@scene()
def history_search(stage: Stage) -> None:
    stage.click("history")
    stage.find("search").setText("Table 5")
    stage.window.history._find()


def chosen(stage: Stage, one: Payment = PAID) -> None:
    """The history with this payment in full."""
    stage.click("history")
    stage.window.show_payment(one.out_trade_no)
    stage.settle()


add("history_chosen", chosen)
for state in RefundState:
    add(f"history_refund_{state}", chosen, refunds=(a_refund(state, 5_000, PAID.out_trade_no),))


@scene(payments=[LAST_MONTH, *day()])
def history_other_day(stage: Stage) -> None:
    stage.click("history")
    stage.find("search").setText("Table 9")
    stage.window.history._find()
    stage.window.history.show_payment(LAST_MONTH.out_trade_no)


@scene(payments=[*to_check(), *day()])
def history_alarm(stage: Stage) -> None:
    chosen(stage, to_check()[1])


@scene()
def refund_form(stage: Stage) -> None:
    chosen(stage)
    stage.click("refund")


@scene()
def refund_form_part(stage: Stage) -> None:
    chosen(stage)
    stage.click("refund")
    stage.find("refund_amount").setText("50")


@scene()
def refund_form_too_much(stage: Stage) -> None:
    chosen(stage)
    stage.click("refund")
    stage.find("refund_amount").setText("500")


@scene(
    refunds=(
        a_refund(RefundState.CHECKING, 5_000, PAID.out_trade_no).but(missing=(NOW,) * 3, sent_at=NOW - 9 * MINUTE),
    )
)
def refund_again(stage: Stage) -> None:
    """A refund that QFPay does not know."""
    chosen(stage)


@scene(payments=[OPEN, *day()])
def history_open(stage: Stage) -> None:
    """Unknown for more than a day: a manager may close it."""
    chosen(stage, OPEN)


@scene(payments=[OPEN, *day()])
def verdict_form(stage: Stage) -> None:
    chosen(stage, OPEN)
    stage.click("verdict")


@scene()
def history_missing(stage: Stage) -> None:
    stage.scan("P26052904264000200000099")


@scene()
def history_missing_refund(stage: Stage) -> None:
    stage.scan("R26052904264000100000099")


@scene()
def history_asking(stage: Stage) -> None:
    stage.scan("P26052904264000200000099")
    stage.settle()
    stage.click("ask")


ELSEWHERE = payment(State.PAID, 21, 20_000_099, till="001", elsewhere=True)


@scene(payments=[*day(), ELSEWHERE])
def history_other_till(stage: Stage) -> None:
    chosen(stage, ELSEWHERE)


@scene()
def refund_refused(stage: Stage) -> None:
    """What was asked for is not done."""
    chosen(stage, day()[4])
    stage.click("refund")
