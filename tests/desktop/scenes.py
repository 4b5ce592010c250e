"""Everything that the counter's window can show, as scenes that a test opens one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.checkout import ClockOff, Connection, Trouble
from pos_app.desktop.training_phone import PhoneOrder, PhoneStory
from pos_app.domain.payment import ALARMS, Payment, Settlement, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import BadInput
from pos_app.training.stories import STORIES
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import START, a_payment, a_qr_payment, a_refund

NUMBER = "P26052904264000100000001"
ELSEWHERE = "P26052904264000200000099"
DAY_MS = 24 * 3_600_000
TIRED = a_payment(State.CHECKING).but(created_at=START - 2 * DAY_MS, changed_at=START - 2 * DAY_MS)


class Phone:
    """A training phone with one order and the real stories."""

    def orders(self) -> list[PhoneOrder]:
        return [PhoneOrder("qr-1", "wechat", "HKD 128.50")]

    def pay(self, qrcode: str) -> None:
        """Nothing comes of it."""

    def refuse(self, qrcode: str) -> None:
        """Nothing comes of it."""

    def new_code(self, wallet: str, story: str) -> str:
        return "134567890123456700"

    def stories(self) -> list[PhoneStory]:
        return [PhoneStory(one.digits, one.title, one.lesson) for one in STORIES.values()]


@dataclass(frozen=True)
class Scene:
    """`play` leads the opened counter there. `parts` are what `Counter` takes, `payments` what is in the journal."""

    play: Callable[[Counter], object] = lambda _counter: None
    payments: tuple[Payment, ...] = ()
    parts: dict[str, Any] = field(default_factory=dict)


@contextmanager
def opened(qtbot: QtBot, scene: Scene, **settings: Any) -> Iterator[Counter]:
    """The counter in that scene."""
    parts = dict(scene.parts)
    parts["settings"] = parts.get("settings", {}) | settings
    counter = Counter(qtbot, *scene.payments, print_receipt=lambda _payment: None, **parts)
    try:
        scene.play(counter)
        settle(counter)
        yield counter
    finally:
        counter.close()


def settle(counter: Counter) -> None:
    """Waits until everything that was asked of the journal is read and shown; what is shown may ask for more."""
    for _ in range(3):
        counter.app._reader._thread.submit(lambda: None).result()
        QApplication.processEvents()


def _sale(state: State, **changes: Any) -> Scene:
    return Scene(lambda counter: counter.sell(a_payment(state, **changes)))


def _refused_request(counter: Counter) -> None:
    counter.type("20")
    counter.scan(WECHAT)
    counter.till.refuse(BadInput(_REFUSED))
    counter.until(lambda: counter.window.counter.sale.note is not None)


def _no_qr_code(counter: Counter) -> None:
    counter.type("20")
    counter.click("wallet_wechat")
    counter.till.answer(a_qr_payment(State.CHECKING, qrcode=""))
    counter.until(lambda: counter.window.counter.sale.note is not None)


def _chosen(counter: Counter) -> None:
    counter.scan(NUMBER)
    counter.until(lambda: counter.text("chosen_state") != "")


def _press_in_history(*names: str) -> Callable[[Counter], None]:
    def play(counter: Counter) -> None:
        _chosen(counter)
        for name in names:
            counter.click(name)

    return play


def _same_amount(counter: Counter) -> None:
    counter.sell(a_payment(State.CHECKING))
    counter.click("later")
    counter.type("128.50")
    counter.scan(WECHAT)


def _news(*news: Any) -> Callable[[Counter], None]:
    def play(counter: Counter) -> None:
        for one in news:
            counter.tell(one)

    return play


def _later_paid(counter: Counter) -> None:
    payment = counter.sell(a_payment(State.CHECKING))
    counter.click("later")
    counter.tell(payment.but(state=State.PAID, changed_at=START + 1))


def _tests_listed(counter: Counter) -> None:
    counter.click("test_payments")
    counter.until(lambda: counter.find("tests").rowCount() == 1)


def _refunding_all(counter: Counter) -> None:
    _tests_listed(counter)
    counter.click("refund_all")


def _refund_failed(counter: Counter) -> None:
    _refunding_all(counter)
    counter.till.refuse(BadInput(_REFUSED))
    counter.until(lambda: counter.find("refund_all").isEnabled())


def _history(counter: Counter) -> None:
    counter.click("history")
    counter.until(lambda: counter.find("payments").rowCount() > 0)


_REFUSED = STORIES["52"].lesson
_PAID = a_payment(State.PAID, reference="Table 5", paid_at=START)
_OLD = a_payment(State.PAID, out_trade_no="P26042904264000100000001").but(
    created_at=START - 30 * DAY_MS, changed_at=START - 30 * DAY_MS, paid_at=START - 30 * DAY_MS
)
_OTHERS = a_payment(State.PAID, out_trade_no=ELSEWHERE, till="002", elsewhere=True)
_LIVE = {"profile": {"environment": "live-testing"}}
_LOST = a_refund(RefundState.CHECKING, 500, NUMBER).but(sent_at=START, missing=(START, START, START + 300_000))

SCENES: dict[str, Scene] = {
    "ready": Scene(),
    "ready, cents": Scene(lambda counter: counter.type("12850"), parts={"settings": {"entry_style": "cents"}}),
    "amount typed": Scene(lambda counter: counter.type("12.50+116")),
    "amount impossible": Scene(lambda counter: counter.type("99999999999")),
    "scan refused": Scene(lambda counter: counter.scan("https://example.com/")),
    "Enter first": Scene(
        lambda counter: (counter.type("5"), counter.scan(WECHAT)), parts={"settings": {"enter_arms_scanner": True}}
    ),
    "request refused": Scene(_refused_request),
    "code kept": Scene(lambda counter: counter.scan(WECHAT)),
    "code kept, sum unfinished": Scene(lambda counter: (counter.type("12+"), counter.scan(WECHAT))),
    "unknown code kept": Scene(lambda counter: counter.scan("PAYMECODE7890123456WXYZ")),
    "which wallet": Scene(lambda counter: (counter.type("45"), counter.scan("PAYMECODE7890123456WXYZ"))),
    "same amount": Scene(_same_amount),
    "handed over": Scene(lambda counter: (counter.type("45"), counter.scan(WECHAT))),
    **{f"sale {state.value}": _sale(state) for state in State},
    **{f"sale declined {code}": _sale(State.DECLINED, respcd=code) for code in ("1201", "1202", "1108", "7777")},
    **{
        f"sale {state.value} settled {how.value}": _sale(state, settled=how)
        for state, how in zip(sorted(ALARMS), Settlement, strict=True)
    },
    "sale closed by a person": _sale(State.PAID, verdict_reason="seen"),
    "sale contradicts a person": _sale(State.DISPUTED, verdict_reason="seen"),
    "sale given back": _sale(State.CANCELLED, respcd="0000", returned="whole"),
    "scan while busy": Scene(lambda counter: (counter.sell(a_payment(State.WAITING)), counter.scan(WECHAT))),
    "QR code on its way": Scene(lambda counter: counter.sell(a_qr_payment(State.SENT, qrcode=""))),
    "QR code": Scene(lambda counter: counter.sell(a_qr_payment())),
    "QR code, larger": Scene(lambda counter: (counter.sell(a_qr_payment()), counter.click("larger"))),
    "no QR code came": Scene(_no_qr_code),
    "news of another payment": Scene(_later_paid),
    "online": Scene(_news(Connection(online=True, reason=""), ClockOff(minutes=7))),
    "offline": Scene(_news(Connection(online=False, reason="timeout"))),
    "not signed": Scene(_news(Connection(online=False, reason="signature"))),
    "trouble": Scene(_news(Trouble(_REFUSED))),
    "history, empty": Scene(lambda counter: counter.click("history")),
    "history": Scene(_history, (_PAID, _OLD, _OTHERS, a_payment(State.DECLINED, out_trade_no="P1"))),
    "history, to check": Scene(lambda counter: counter.click("open_payments"), (a_payment(State.PAID_LATE),)),
    "payment": Scene(_chosen, (_PAID,), {"refunds": (a_refund(RefundState.REFUNDED, 500, NUMBER),)}),
    "payment of another day": Scene(_chosen, (_OLD.but(intent=_PAID.intent),)),
    "payment, refund refused": Scene(
        _chosen, (_PAID,), {"refunds": (a_refund(RefundState.REFUSED, 500, NUMBER).but(respcd="1272"),)}
    ),
    "payment, refund lost": Scene(_chosen, (_PAID,), {"refunds": (_LOST,)}),
    "payment with an alarm": Scene(_chosen, (a_payment(State.PAID_LATE),)),
    "payment under way": Scene(_chosen, (a_payment(State.WAITING),)),
    "payment without an answer": Scene(_chosen, (TIRED,)),
    "payment of another till": Scene(
        lambda counter: (counter.scan(ELSEWHERE), counter.until(lambda: counter.find("ask").isVisible()))
    ),
    "refund form": Scene(_press_in_history("refund"), (_PAID,)),
    "refund form, too much": Scene(
        lambda counter: (_press_in_history("refund")(counter), counter.find("refund_amount").setText("999")), (_PAID,)
    ),
    "verdict form": Scene(_press_in_history("verdict"), (TIRED,)),
    "verdict form, no reason": Scene(_press_in_history("verdict", "verdict_paid"), (TIRED,)),
    "menu": Scene(lambda counter: counter.click("menu")),
    "live testing": Scene(parts=_LIVE),
    "live testing, list": Scene(_tests_listed, (_PAID,), _LIVE),
    "live testing, refunding": Scene(_refunding_all, (_PAID,), _LIVE),
    "live testing, refund failed": Scene(_refund_failed, (_PAID,), _LIVE),
    "training": Scene(parts={"training_phone": Phone()}),
}
"""By name."""


def shown(*windows: QWidget) -> list[QWidget]:
    """Every visible widget of the windows, they themselves first."""
    return [widget for window in windows for widget in (window, *window.findChildren(QWidget)) if widget.isVisible()]
