"""The window can be worked by Tab, arrows, Enter and Space alone, and shows where they are."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.problem_window import ProblemWindow
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from tests.desktop.fakes import START, a_payment
from tests.desktop.scenes import SCENES, opened, shown
from tests.unit.desktop.test_tokens import SHAPE, contrast

MOST_STOPS = 120


def press(key: Qt.Key, text: str = "") -> None:
    """A key for whatever has the focus now."""
    focused = QApplication.focusWidget()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    QApplication.processEvents()


def focused_at_start(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()


def walk(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Every control that the key leads to, until it leads back to where it began."""
    start = QApplication.focusWidget()
    stops: list[QWidget] = []
    while len(stops) < MOST_STOPS:
        press(key)
        now = QApplication.focusWidget()
        if now is start:
            return stops
        stops.append(now)
    raise AssertionError(f"{key} never leads back to {start.objectName()}: {names(stops[-5:])}")


def names(widgets: list[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


def can_be_reached(window: QWidget) -> set[str]:
    """Whatever a mouse could press or type into."""
    tab = Qt.FocusPolicy.TabFocus.value
    stops = {w for w in shown(window) if w is not window and w.isEnabled() and w.focusPolicy().value & tab}
    return set(names(list(stops)))


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def reads_backwards(one: QWidget, other: QWidget) -> bool:
    """Whether `other`, which comes next, lies left of `one` in its row, or above it and not in a column further on."""
    before, after = place(one), place(other)
    same_row = before.top() < after.bottom() and after.top() < before.bottom()
    return (
        after.right() <= before.left() if same_row else after.bottom() <= before.top() and after.left() < before.right()
    )


def jumps(stops: list[QWidget]) -> list[list[str]]:
    return [names([one, other]) for one, other in itertools.pairwise(stops) if reads_backwards(one, other)]


@pytest.mark.parametrize("scene", SCENES)
def test_tab_reaches_every_control_in_the_order_of_reading_and_leads_back(qtbot: QtBot, scene: str) -> None:
    with opened(qtbot, SCENES[scene]) as counter:
        focused_at_start(qtbot, counter.window)
        stops = walk(counter.window, Qt.Key.Key_Tab)
        assert set(names(stops)) == can_be_reached(counter.window)
        assert [stop for stop in stops if not stop.isVisible() or not stop.isEnabled()] == []
        assert jumps(stops) == []
        assert names(walk(counter.window, Qt.Key.Key_Backtab)) == names(stops)[::-1]


def different_enough(one: QImage, other: QImage) -> int:
    """How many pixels differ in a contrast that can be seen."""
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height()) if one.pixel(x, y) != other.pixel(x, y)]
    return sum(contrast(one.pixelColor(*at).name(), other.pixelColor(*at).name()) >= SHAPE for at in pixels)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize(
    "scene",
    [
        "ready",
        "sale declined 1201",
        "sale paid_late",
        "QR code, larger",
        "news of another payment",
        "refund form",
        "menu",
        "training",
    ],
)
def test_the_focus_can_be_seen_wherever_it_is(qtbot: QtBot, theme: str, scene: str) -> None:
    """As WCAG 2.2, 2.4.13 counts it: as many pixels as a line around the control, of a contrast of 3 to before."""
    with opened(qtbot, SCENES[scene], theme=theme) as counter:
        focused_at_start(qtbot, counter.window)
        lost = []
        for stop in walk(counter.window, Qt.Key.Key_Tab):
            counter.window.setFocus()
            before = counter.window.grab(place(stop)).toImage()
            stop.setFocus()
            around = 2 * (stop.width() + stop.height())
            # The corners are round, and some buttons are a little smaller than the place that they take.
            if different_enough(before, counter.window.grab(place(stop)).toImage()) < 0.75 * around:
                lost.append(stop.objectName())
        assert lost == []


def test_arrows_walk_through_the_list_and_open_its_payments(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["history"]) as counter:
        focused_at_start(qtbot, counter.window)
        counter.find("payments").setFocus()
        press(Qt.Key.Key_Down)
        counter.until(lambda: counter.text("chosen_state") != "")
        first = counter.text("chosen_facts")
        press(Qt.Key.Key_Down)
        counter.until(lambda: counter.text("chosen_facts") != first)
        press(Qt.Key.Key_Tab)
        assert not counter.find("payments").hasFocus()


def test_space_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["menu"]) as counter:
        focused_at_start(qtbot, counter.window)
        counter.find("theme_dark").setFocus()
        press(Qt.Key.Key_Space, " ")
        counter.until(lambda: counter.saved == {"theme": "dark"})


def test_a_sale_that_ends_never_leaves_the_focus_on_a_button_that_is_gone(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["sale waiting"]) as counter:
        focused_at_start(qtbot, counter.window)
        counter.find("cancel").setFocus()
        counter.tell(a_payment(State.PAID, paid_at=START))
        assert counter.window.hasFocus()


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_training_phone_is_walked_through_too(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["training"]) as counter:
        counter.click("training_phone")
        phone = counter.app.phone
        assert phone is not None
        qtbot.waitUntil(lambda: phone.findChild(QListWidget, "phone_orders").count() == 1)
        focused_at_start(qtbot, phone)
        stops = walk(phone, Qt.Key.Key_Tab)
        assert set(names(stops)) == can_be_reached(phone)
        assert jumps(stops) == []
        assert names(walk(phone, Qt.Key.Key_Backtab)) == names(stops)[::-1]


def test_problem_window_is_walked_through_too(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["ready"]) as counter:
        window = ProblemWindow(counter.app.theme, QT_TRANSLATE_NOOP("test", "Something is missing."))
        qtbot.addWidget(window)
        window.show()
        focused_at_start(qtbot, window)
        press(Qt.Key.Key_Tab)
        assert set(names([QApplication.focusWidget(), *walk(window, Qt.Key.Key_Tab)])) == can_be_reached(window)
