"""Stories of refunds."""

from __future__ import annotations

from collections.abc import Sequence

from pos_app.domain.refund import Refund, RefundState
from tests.integration.faults.gateway import Exchange
from tests.integration.faults.scene import AMOUNT
from tests.integration.faults.story import (
    STORIES,
    Stage,
    Story,
    hang_up,
    only_says,
    says,
    story,
)

HURRIED_S = 0.4
HOUR_S = 3600
LONG_LEAP_MS = 20_000


# --- refunds ---

REFUNDS = "refunds"


@story(REFUNDS, "In progress (1143) for a day, and then done", RefundState.REFUNDED)
def refund_in_progress(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())

    def in_progress(exchange: Exchange) -> None:
        answer = exchange.carry_out()
        exchange.gateway.orders[-1].respcd = "1143"
        exchange.say(answer | {"respcd": "1143"})

    scene.gateway.behave(in_progress, "refund")
    refund = scene.until(scene.refund(payment), lambda seen: seen.state is RefundState.PROCESSING)
    refund = scene.pass_time(refund, 24 * HOUR_S, leap_ms=120_000)
    assert refund.state is RefundState.PROCESSING
    scene.gateway.orders[-1].respcd = "0000"
    return scene.until_over(refund)


@story(REFUNDS, "In progress, and then refused (1269)", RefundState.REFUSED)
def refund_refused_late(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())

    def in_progress(exchange: Exchange) -> None:
        answer = exchange.carry_out()
        exchange.gateway.orders[-1].respcd = "1145"
        exchange.say(answer | {"respcd": "1145"})

    scene.gateway.behave(in_progress, "refund")
    refund = scene.pass_time(scene.refund(payment), 30)
    assert refund.state is RefundState.PROCESSING
    scene.gateway.orders[-1].respcd = "1269"
    return scene.until_over(refund)


@story(
    REFUNDS,
    "Turned away (1264), because an earlier refund is in progress: again later, same number",
    RefundState.REFUNDED,
)
def refund_turned_away(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())

    def once(exchange: Exchange) -> None:
        exchange.gateway.recover()
        exchange.say({"respcd": "1264"})

    scene.gateway.behave(once, "refund")
    refund = scene.until_over(scene.refund(payment))
    first, second = scene.gateway.heard_of("refund")
    assert first.number == second.number
    assert second.at >= first.at + 3_000
    return refund


_REFUND_REFUSED: Sequence[str] = (
    "1108", "1124", "1155", "1265", "1266", "1267", "1269", "1270", "1271", "1272",
)  # fmt: skip


def _refused_refund(respcd: str) -> None:
    def play(stage: Stage) -> Refund:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.behave(only_says(respcd=respcd), "refund")
        refund = scene.until_over(scene.refund(payment))
        assert refund.respcd == respcd
        return refund

    STORIES.append(Story(REFUNDS, f"refund-{respcd}", f"The refund is refused: {respcd}", RefundState.REFUSED, play))


for _respcd in _REFUND_REFUSED:
    _refused_refund(_respcd)


def _odd_refund(name: str, fault: str, **changes: object) -> None:
    def play(stage: Stage) -> Refund:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.behave(hang_up, "query")
        scene.gateway.behave(says(**changes), "refund")
        refund = scene.pass_time(scene.refund(payment), 30)
        assert refund.state is RefundState.CHECKING
        scene.gateway.recover()
        return scene.until_over(refund)

    STORIES.append(Story(REFUNDS, f"refund-{name}", fault, RefundState.REFUNDED, play))


for _name, _fault, _changes in (
    ("unknown-code", "The refund is answered with a code nobody knows", {"respcd": "7777"}),
    ("number-code", "The refund's `respcd` is a number", {"respcd": 0}),
    ("code-1125", "1125: refunded already", {"respcd": "1125"}),
    ("other-number", "The refund's answer is about another number", {"out_trade_no": "R1"}),
    ("odd-number", "The refund's answer is about a list", {"out_trade_no": ["R1"]}),
    ("other-amount", "The refund's answer has another amount", {"txamt": AMOUNT + 1}),
    ("odd-amount", "The refund's answer has an amount with decimals", {"txamt": "12.50"}),
    ("other-currency", "The refund's answer has another currency", {"txcurrcd": "CNY"}),
    ("other-payment", "The refund's answer is about another payment", {"orig_syssn": "20260000"}),
    ("no-syssn", "The refund's answer has no number of QFPay's", {"syssn": ""}),
    ("refused-other", "1269, about another number", {"respcd": "1269", "out_trade_no": "R1"}),
    ("refused-odd-amount", "1269, about an amount with decimals", {"respcd": "1269", "txamt": "12.50"}),
):
    _odd_refund(_name, _fault, **_changes)
