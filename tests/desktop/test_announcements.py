"""A screen reader says what happened: each change of state once, and nothing that is only passing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.checkout import ClockOff, Connection, Trouble
from pos_app.desktop import announcing
from pos_app.domain.money import Money
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import HKD, START, a_payment, a_refund

NUMBER = "P26052904264000100000001"
URGENT = QAccessible.AnnouncementPoliteness.Assertive


@dataclass
class Heard:
    """Everything that was announced."""

    told: list[tuple[str, bool]] = field(default_factory=list)

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - as Qt names it
        self.told.append((event.message(), event.politeness() == URGENT))

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.told]

    def wait_for(self, counter: Counter, *words: str) -> str:
        """The first announcement that has all these words."""
        counter.until(lambda: any(all(word in text for word in words) for text in self.texts))
        return next(text for text in self.texts if all(word in text for word in words))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    made = Heard()
    monkeypatch.setattr(announcing, "QAccessible", made)
    return made


@pytest.fixture
def counter(qtbot: QtBot, heard: Heard) -> Iterator[Counter]:
    made = Counter(qtbot)
    heard.wait_for(made, "Type the amount")
    heard.told.clear()
    yield made
    made.close()


@pytest.fixture
def card(qtbot: QtBot, heard: Heard) -> Iterator[Counter]:
    """The history with a payment in full."""
    made = Counter(qtbot, a_payment(State.PAID, paid_at=START))
    made.scan(NUMBER)
    made.until(lambda: made.text("chosen_state") == "PAID")
    yield made
    made.close()


def rest(counter: Counter) -> None:
    """Until whatever waited to be said has been said."""
    panel = counter.find("result_panel")
    counter.until(lambda: not panel._rest.isActive())
    counter.until(lambda: not counter.find("status_bar")._rest.isActive())


def test_every_state_of_a_sale_is_heard_with_what_to_do(counter: Counter, heard: Heard) -> None:
    payment = counter.sell(a_payment(State.WAITING))
    heard.wait_for(counter, "Customer is confirming", "Ask the customer to finish on the phone.")
    counter.tell(payment.but(state=State.PAID, paid_at=START))
    told = heard.wait_for(counter, "PAID", "HKD 128.50 · WeChat Pay", "Thank the customer")
    assert (told, True) in heard.told


def test_a_refusal_is_heard_with_its_reason(counter: Counter, heard: Heard) -> None:
    counter.sell(a_payment(State.DECLINED, respcd="1201"))
    heard.wait_for(counter, "NOT PAID", "The customer's balance is too low.", "Ask for another wallet")


def test_a_state_is_heard_once(counter: Counter, heard: Heard) -> None:
    payment = counter.sell(a_payment(State.WAITING))
    heard.wait_for(counter, "Customer is confirming")
    counter.tell(payment.but(syssn="777"))
    rest(counter)
    assert len(heard.told) == 1


def test_the_time_left_is_never_heard_by_itself(counter: Counter, heard: Heard) -> None:
    counter.sell(a_payment(State.WAITING))
    heard.wait_for(counter, "Customer is confirming")
    shown = counter.text("countdown")
    counter.now += 5_000
    counter.until(lambda: counter.text("countdown") != shown)
    rest(counter)
    assert len(heard.told) == 1


def test_a_scan_that_is_typed_first_leaves_nothing_to_hear_but_its_payment(counter: Counter, heard: Heard) -> None:
    """Its digits pass through the amount, which complains of them until they turn out to be a scan."""
    counter.type("12.50")
    rest(counter)
    heard.told.clear()
    put_back = counter.window.counter.snapshot()
    counter.type(WECHAT)
    assert "decimals" in counter.text("instruction")
    put_back()
    counter.scan(WECHAT)
    heard.wait_for(counter, "Paying…")
    assert len(heard.told) == 1


def test_a_refused_scan_is_heard_also_while_another_payment_is_under_way(counter: Counter, heard: Heard) -> None:
    counter.scan("https://example.com/")
    heard.wait_for(counter, "This is a web address")
    counter.sell(a_payment(State.WAITING))
    heard.wait_for(counter, "Customer is confirming")
    counter.scan(WECHAT)
    assert heard.wait_for(counter, "scan was not used").startswith("A payment is under way")


def test_the_same_refusal_is_heard_again_after_the_first_was_gone(counter: Counter, heard: Heard) -> None:
    counter.sell(a_payment(State.WAITING))
    for _ in range(2):
        counter.scan(WECHAT)
        rest(counter)
        counter.now += 9_000
        counter.until(lambda: counter.window.counter.sale.note is None)
        rest(counter)
    assert sum("scan was not used" in text for text in heard.texts) == 2


def test_the_outcome_of_a_payment_in_the_background_is_heard(counter: Counter, heard: Heard) -> None:
    payment = counter.sell(a_payment(State.CHECKING))
    counter.click("later")
    heard.wait_for(counter, "1 payment to check")
    counter.tell(payment.but(state=State.PAID, changed_at=START + 1))
    assert heard.wait_for(counter, "WeChat Pay  128.50  PAID") == "04:26  WeChat Pay  128.50  PAID"
    counter.type("5")
    rest(counter)
    assert sum("128.50  PAID" in text for text in heard.texts) == 1


def test_an_alarm_is_heard_at_once(counter: Counter, heard: Heard) -> None:
    payment = counter.sell(a_payment(State.CANCELLED))
    counter.click("next")
    counter.tell(payment.but(state=State.PAID_LATE, changed_at=START + 1))
    told = heard.wait_for(counter, "PAID AFTER CANCEL")
    rest(counter)
    assert [(told, True)] == [one for one in heard.told if "PAID AFTER CANCEL" in one[0]]


def test_a_payment_that_is_about_to_be_served_is_none_to_check(counter: Counter, heard: Heard) -> None:
    counter.type("45")
    counter.scan(WECHAT)
    counter.tell(a_payment(State.SENT))
    assert counter.text("open_payments") == "1 payment to check"
    counter.pay(a_payment(State.SENT))
    rest(counter)
    assert [text for text in heard.texts if "to check" in text] == []


def test_a_lost_connection_is_heard_when_it_is_lost_and_when_it_is_back(counter: Counter, heard: Heard) -> None:
    for online in (True, False, False, True):
        counter.tell(Connection(online=online, reason=""))
    assert heard.texts == ["✕ Offline", "● Online"]


def test_trouble_and_a_wrong_clock_are_heard(counter: Counter, heard: Heard) -> None:
    counter.tell(Trouble(QT_TRANSLATE_NOOP("test", "The disk is full.")))
    counter.tell(Trouble(None))
    counter.tell(ClockOff(minutes=7))
    counter.tell(ClockOff(minutes=0))
    assert heard.told == [("The disk is full.", True), ("✕ Set the clock", False)]


def test_what_becomes_of_a_refund_is_heard_on_its_card(card: Counter, heard: Heard) -> None:
    for state, words in (
        (RefundState.CHECKING, "Refund is being checked: do not refund again"),
        (RefundState.REFUNDED, "Refunded"),
    ):
        card.reader.refunds = (a_refund(state, 12_850, NUMBER),)
        card.tell(card.reader.refunds[0])
        heard.wait_for(card, words)


def test_a_payment_that_is_opened_is_left_to_be_read(card: Counter, heard: Heard) -> None:
    assert [text for text in heard.texts if "PAID" in text] == []


def test_a_refusal_in_the_history_is_heard(card: Counter, heard: Heard) -> None:
    card.click("refund")
    card.find("refund_amount").setText("999")
    heard.wait_for(card, "Only HKD 128.50 is left of this payment")
    card.find("refund_amount").setText("5")
    card.click("confirm_refund")
    assert card.till.asked == [("refund", NUMBER, Money(500, HKD))]
    card.till.refuse(BadInput(QT_TRANSLATE_NOOP("test", "FPS takes no refunds.")))
    heard.wait_for(card, "FPS takes no refunds.")


def test_a_verdict_without_a_reason_is_heard(qtbot: QtBot, heard: Heard) -> None:
    counter = Counter(qtbot, a_payment(State.NEEDS_ATTENTION))
    counter.scan(NUMBER)
    counter.until(lambda: counter.find("verdict").isVisible())
    counter.click("verdict")
    counter.click("verdict_paid")
    heard.wait_for(counter, "A reason is missing")
    counter.close()


def test_progress_of_many_refunds_is_heard(qtbot: QtBot, heard: Heard) -> None:
    counter = Counter(qtbot, a_payment(State.PAID, paid_at=START), profile={"environment": "live-testing"})
    counter.click("test_payments")
    counter.until(lambda: counter.find("refund_all").isEnabled())
    counter.click("refund_all")
    heard.wait_for(counter, "Refunding 1 of 1")
    counter.till.refuse(BadInput(QT_TRANSLATE_NOOP("test", "FPS takes no refunds.")))
    heard.wait_for(counter, "1 of 1 could not be refunded", "FPS takes no refunds.")
    counter.until(lambda: counter.find("refund_all").isEnabled())
    counter.close()


def test_another_language_is_spoken_in_it(counter: Counter, heard: Heard) -> None:
    counter.app.translation.choose("zh_HK")
    QApplication.processEvents()
    counter.sell(a_payment(State.PAID, paid_at=START))
    heard.wait_for(counter, "收款成功")
