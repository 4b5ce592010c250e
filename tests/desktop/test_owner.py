"""The owner's PIN and kiosk mode at the window: what they protect, and that no sale waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.this_computer import ThisComputer
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from tests.desktop.counter_window import WECHAT, Counter, Opener
from tests.desktop.scanning import scanned_counter

PIN = "2718"
LOCKED = QT_TRANSLATE_NOOP("keyrings", "The keyring does not answer. Log out of the desktop, log in and try again.")


class MemoryPin:
    """A keyring that answers in a thread of its own, or never."""

    def __init__(self, pin: str | None = PIN) -> None:
        self.pin = pin
        self.trouble: Sentence | None = None
        self.silent = False
        self.asked = 0

    def check(self, pin: Secret, answer: Callable[[Any], object]) -> None:
        self._answer(answer, None if self.pin is None else pin.reveal() == self.pin)

    def set(self, pin: Secret, answer: Callable[[Any], object]) -> None:
        if self.trouble is None:
            self.pin = pin.reveal()
        self._answer(answer, True)

    def clear(self, answer: Callable[[Any], object]) -> None:
        if self.trouble is None:
            self.pin = None
        self._answer(answer, True)

    def _answer(self, answer: Callable[[Any], object], said: bool | None) -> None:
        self.asked += 1
        if not self.silent:
            thread = threading.Thread(target=answer, args=(self.trouble or said,))
            thread.start()
            thread.join()


@pytest.fixture
def keyring() -> MemoryPin:
    return MemoryPin()


@pytest.fixture
def guarded(open_counter: Opener, keyring: MemoryPin) -> Counter:
    """A counter with a PIN."""
    return open_counter(settings={"owner_pin": True}, computer=ThisComputer(owner_pin=keyring))


@pytest.fixture
def kiosk(open_counter: Opener, keyring: MemoryPin) -> Counter:
    """A counter in kiosk mode with a PIN."""
    return open_counter(settings={"owner_pin": True, "kiosk": True}, computer=ThisComputer(owner_pin=keyring))


def open_settings(counter: Counter) -> None:
    counter.click("menu")
    counter.click("settings")


def enter(counter: Counter, pin: str = PIN) -> None:
    counter.type(pin)
    counter.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def sees(counter: Counter, page: Any) -> bool:
    return counter.window.pages.shows(page)


# --- the PIN ---


def test_without_a_pin_the_settings_open_at_once(open_counter: Opener, keyring: MemoryPin) -> None:
    counter = open_counter(computer=ThisComputer(owner_pin=keyring))
    open_settings(counter)
    assert sees(counter, counter.window.settings)
    assert keyring.asked == 0


def test_settings_open_with_the_pin_and_ask_again_the_next_time(guarded: Counter) -> None:
    for _ in range(2):
        open_settings(guarded)
        assert sees(guarded, guarded.window.owner.pin_page)
        enter(guarded)
        assert sees(guarded, guarded.window.settings)
        guarded.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        assert guarded.window.pages.at_counter


def test_digits_are_shown_as_dots_and_go_nowhere_else(guarded: Counter) -> None:
    open_settings(guarded)
    guarded.type("27.+")
    assert guarded.text("pin_dots") == "●●"
    assert guarded.find("pin_dots").accessibleName() == "Digits typed: 2"
    guarded.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert guarded.text("amount") == "0.00"
    open_settings(guarded)
    assert guarded.text("pin_dots") == ""


def test_pad_does_what_the_keyboard_does(guarded: Counter) -> None:
    open_settings(guarded)
    for key in ("9", "clear", "2", "7", "1", "9", "backspace", "8"):
        guarded.click(f"pin_{key}")
    guarded.click("pin_enter")
    QApplication.processEvents()
    assert sees(guarded, guarded.window.settings)


def test_enter_means_nothing_before_four_digits(guarded: Counter, keyring: MemoryPin) -> None:
    open_settings(guarded)
    assert not guarded.find("pin_enter").isEnabled()
    enter(guarded, "271")
    assert keyring.asked == 0


def test_five_wrong_pins_make_a_pause_in_which_the_right_one_does_not_help_either(guarded: Counter) -> None:
    open_settings(guarded)
    for nth in range(5):
        assert guarded.text("pin_message") == ("" if nth == 0 else "This is not the PIN. Try again.")
        enter(guarded, "0000")
    assert guarded.text("pin_message") == "Too many wrong PINs. Wait 0:30, then try again."
    guarded.press(Qt.Key.Key_Escape)
    guarded.click("settings")
    enter(guarded)
    assert sees(guarded, guarded.window.owner.pin_page)
    assert not guarded.find("pin_1").isEnabled()
    guarded.now += 29_000
    guarded.until(lambda: "0:01" in guarded.text("pin_message"))
    guarded.now += 1_000
    guarded.until(lambda: guarded.find("pin_1").isEnabled())
    enter(guarded)
    assert sees(guarded, guarded.window.settings)


def test_sale_goes_on_while_the_pin_is_asked_for(guarded: Counter) -> None:
    guarded.type("45")
    open_settings(guarded)
    guarded.type("27")
    guarded.scan(WECHAT)
    assert guarded.window.pages.at_counter
    assert [what for what, *_ in guarded.till.asked] == ["pay"]
    open_settings(guarded)
    assert guarded.text("pin_dots") == ""


def test_digits_as_fast_as_a_scan_reach_neither_the_pin_nor_the_counter(guarded: Counter, keyring: MemoryPin) -> None:
    open_settings(guarded)
    guarded.scan("271828")
    assert "digit by digit" in guarded.text("pin_message")
    assert guarded.text("pin_dots") == ""
    guarded.press(Qt.Key.Key_Return)
    assert keyring.asked == 0
    guarded.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert guarded.text("amount") == "0.00"
    assert guarded.till.asked == []


def test_keys_of_a_scan_that_were_taken_for_typing_are_taken_back(guarded: Counter) -> None:
    open_settings(guarded)
    guarded.type("27")
    snapshots = guarded.app.keys.snapshots
    assert snapshots is not None
    restore = snapshots()
    guarded.type("134")
    restore()
    assert guarded.text("pin_dots") == "●●"


@pytest.mark.parametrize("gap_ms", [2, 8, 25, 50])
def test_real_keys_of_a_scanner_are_a_sale_and_no_pin_at_any_pace(
    qtbot: QtBot, keyring: MemoryPin, gap_ms: int
) -> None:
    parts = {"settings": {"owner_pin": True}, "computer": ThisComputer(owner_pin=keyring)}
    with scanned_counter(qtbot, **parts) as counter:
        counter.type("45")
        open_settings(counter)
        counter.scan_keys(WECHAT + "\r", [gap_ms] * len(WECHAT))
        counter.fall_silent()
        assert counter.take_payment() == (WECHAT, 4500)
        assert counter.window.owner.pin_page._entry.typed == keyring.asked == 0


@pytest.mark.parametrize("gap_ms", [90, 150, 400])
def test_typed_pin_is_no_scan_at_any_pace_of_a_hand(qtbot: QtBot, keyring: MemoryPin, gap_ms: int) -> None:
    keyring.pin = "27182818"
    parts = {"settings": {"owner_pin": True}, "computer": ThisComputer(owner_pin=keyring)}
    with scanned_counter(qtbot, **parts) as counter:
        open_settings(counter)
        counter.type_keys("27182818\r", gap_ms)
        counter.fall_silent()
        assert sees(counter, counter.window.settings)
        assert (counter.completed, counter.texts()["amount"]) == ([], "")


def test_unreadable_keyring_keeps_the_settings_closed_and_says_the_way_in(guarded: Counter, keyring: MemoryPin) -> None:
    keyring.trouble = LOCKED
    open_settings(guarded)
    enter(guarded)
    assert sees(guarded, guarded.window.owner.pin_page)
    assert guarded.text("pin_message") == str(LOCKED)
    assert "pos-app owner-pin clear" in guarded.text("pin_forgotten")
    keyring.trouble = None
    enter(guarded)
    assert sees(guarded, guarded.window.settings)


def test_pin_that_was_removed_at_the_command_line_is_not_asked_for_in_vain(
    guarded: Counter, keyring: MemoryPin
) -> None:
    keyring.pin = None
    open_settings(guarded)
    enter(guarded, "0000")
    assert sees(guarded, guarded.window.settings)


def test_answer_that_comes_after_the_owner_went_opens_nothing(guarded: Counter, keyring: MemoryPin) -> None:
    keyring.silent = True
    open_settings(guarded)
    enter(guarded)
    assert not guarded.find("pin_1").isEnabled()
    guarded.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    bridge = guarded.window.owner._bridge
    assert bridge is not None
    [answer] = bridge._waiting.values()
    answer(True)
    assert guarded.window.pages.at_counter


def test_pin_is_set_by_typing_it_twice(open_counter: Opener) -> None:
    keyring = MemoryPin(None)
    counter = open_counter(computer=ThisComputer(owner_pin=keyring))
    open_settings(counter)
    counter.click("section_computer")
    assert counter.text("set_pin") == "Set a PIN"
    assert not counter.find("remove_pin").isEnabled()
    counter.click("set_pin")
    enter(counter, "1234")
    assert counter.text("pin_instruction") == "Type the new PIN once more."
    enter(counter, "1235")
    assert "from the beginning" in counter.text("pin_message")
    for _ in range(2):
        enter(counter, "4321")
    assert sees(counter, counter.window.settings)
    assert (keyring.pin, counter.saved) == ("4321", {"owner_pin": True})
    assert counter.text("set_pin") == "Change the PIN"
    counter.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    open_settings(counter)
    assert sees(counter, counter.window.owner.pin_page)


def test_pin_that_the_keyring_does_not_take_is_not_asked_for(open_counter: Opener) -> None:
    keyring = MemoryPin(None)
    keyring.trouble = LOCKED
    counter = open_counter(computer=ThisComputer(owner_pin=keyring))
    open_settings(counter)
    counter.click("section_computer")
    counter.click("set_pin")
    for _ in range(2):
        enter(counter, "4321")
    assert counter.text("pin_message") == str(LOCKED)
    assert counter.saved == {}
    counter.press(Qt.Key.Key_Escape)
    assert sees(counter, counter.window.settings)


def test_pin_is_removed(guarded: Counter, keyring: MemoryPin) -> None:
    open_settings(guarded)
    enter(guarded)
    guarded.click("section_computer")
    guarded.click("remove_pin")
    QApplication.processEvents()
    assert (keyring.pin, guarded.saved) == (None, {"owner_pin": False})
    assert guarded.text("set_pin") == "Set a PIN"


def test_pin_that_the_keyring_does_not_give_away_is_asked_for_no_more(guarded: Counter, keyring: MemoryPin) -> None:
    open_settings(guarded)
    enter(guarded)
    guarded.click("section_computer")
    keyring.trouble = LOCKED
    guarded.click("remove_pin")
    QApplication.processEvents()
    assert guarded.saved == {"owner_pin": False}
    assert guarded.text("pin_panel_trouble") == str(LOCKED)


def test_pin_is_in_no_text_of_the_window_and_in_no_repr(guarded: Counter) -> None:
    open_settings(guarded)
    guarded.type(PIN)
    widgets = guarded.window.findChildren(QWidget)
    said = [(one.accessibleName(), one.accessibleDescription(), one.property("text")) for one in widgets]
    assert PIN not in f"{said} {guarded.window.owner.pin_page._entry!r} {guarded.window.windowTitle()}"


# --- kiosk mode ---


def test_kiosk_fills_the_screen_and_neither_closes_nor_shrinks(kiosk: Counter) -> None:
    kiosk.window.owner.kiosk.show()
    assert kiosk.window.isFullScreen()
    kiosk.press(Qt.Key.Key_F11)
    assert kiosk.window.isFullScreen()
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    assert sees(kiosk, kiosk.window.owner.pin_page)
    kiosk.window.showMinimized()
    kiosk.until(lambda: kiosk.window.isFullScreen() and not kiosk.window.isMinimized())
    kiosk.window.showNormal()
    kiosk.until(kiosk.window.isFullScreen)


def test_menu_in_kiosk_mode_has_what_a_cashier_may_do(kiosk: Counter) -> None:
    kiosk.click("menu")
    assert not kiosk.find("settings").isVisible()
    assert not kiosk.find("full_screen").isVisible()
    assert kiosk.find("owner").isVisible()
    assert kiosk.find("scanner_test").isVisible()
    kiosk.click("text_size_125")
    assert kiosk.saved == {"text_size": 125}


def test_owner_closes_with_the_pin(kiosk: Counter) -> None:
    kiosk.click("menu")
    kiosk.click("owner")
    enter(kiosk)
    kiosk.click("close_program")
    assert not kiosk.window.isVisible()


def test_owner_leaves_kiosk_mode_until_f11(kiosk: Counter) -> None:
    kiosk.click("menu")
    kiosk.click("owner")
    enter(kiosk)
    kiosk.click("leave_kiosk")
    assert not kiosk.window.isFullScreen()
    assert kiosk.saved == {}
    kiosk.click("menu")
    assert kiosk.find("settings").isVisible()
    kiosk.press(Qt.Key.Key_F11)
    assert kiosk.window.isFullScreen()
    assert not kiosk.find("settings").isVisible()


def test_settings_of_the_owner_end_kiosk_mode_for_good(kiosk: Counter) -> None:
    kiosk.click("menu")
    kiosk.click("owner")
    enter(kiosk)
    kiosk.click("owner_settings")
    kiosk.click("section_computer")
    kiosk.click("setting_kiosk_no")
    assert kiosk.saved == {"kiosk": False}
    assert not kiosk.window.isFullScreen()
    assert kiosk.window.close()


def test_kiosk_mode_is_chosen_at_the_window(counter: Counter) -> None:
    open_settings(counter)
    counter.click("section_computer")
    counter.click("setting_kiosk_yes")
    assert counter.window.isFullScreen()
    assert not counter.window.close()


def test_without_a_pin_closing_a_kiosk_shows_what_that_means_first(open_counter: Opener) -> None:
    counter = open_counter(settings={"kiosk": True})
    assert not counter.window.close()
    assert sees(counter, counter.window.owner.page)
    assert "Do not charge them again" in counter.text("close_program_hint")
    counter.click("close_program")
    assert not counter.window.isVisible()


def test_permission_to_close_ends_with_the_next_thing_that_somebody_does(open_counter: Opener) -> None:
    counter = open_counter(settings={"kiosk": True})
    counter.window.owner.kiosk.allow_close()
    counter.click("menu")
    assert not counter.window.close()


def test_computer_that_shuts_down_is_not_held_up(kiosk: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda _app: True)
    assert kiosk.window.close()


def test_sale_in_kiosk_mode_is_as_ever(kiosk: Counter) -> None:
    kiosk.type("45")
    kiosk.scan(WECHAT)
    assert [what for what, *_ in kiosk.till.asked] == ["pay"]
