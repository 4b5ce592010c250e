"""*Check this till*: lines as they come, to be read, copied and saved, while sales go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.phrases import WENT_WRONG
from pos_app.desktop.problem_window import Choice, ProblemWindow
from pos_app.desktop.screen_choice import Place
from pos_app.desktop.screens_check import screens_check
from pos_app.desktop.theme import Theme
from pos_app.domain.checkup import Check, Level, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from tests.desktop.staged_counter import StagedCounter
from tests.screens.of_the_doctor import FixedDoctor

TEXT = QT_TRANSLATE_NOOP("test", "It is so.")
ADVICE = QT_TRANSLATE_NOOP("test", "Do this.")
NOWHERE = QT_TRANSLATE_NOOP("test", "There is no room.")
FOUND = (well("version", TEXT), fault("gateway", TEXT, ADVICE), warning("sound", TEXT))


class SlowDoctor(FixedDoctor):
    """Waits before each thing that it finds."""

    def __init__(self, *checks: Check) -> None:
        super().__init__(*checks)
        self.go_on = threading.Semaphore(0)
        self.asked = 0

    def examine(self, screens: Check) -> Iterator[Check]:
        self.asked += 1
        for check in super().examine(screens):
            self.go_on.acquire(timeout=10)
            yield check


class FullDisk(FixedDoctor):
    def save(self, checks: Sequence[Check]) -> str:
        raise SetupError(NOWHERE)


class Broken(FixedDoctor):
    def examine(self, screens: Check) -> Iterator[Check]:
        yield from self.found
        raise ZeroDivisionError("1234")


def opened(doctor: FixedDoctor) -> StagedCounter:
    counter = StagedCounter(doctor=doctor)
    counter.click("menu")
    counter.click("doctor")
    return counter


def done(counter: StagedCounter) -> bool:
    return bool(counter.find("check_again").isEnabled())


def test_lines_appear_as_they_come_and_the_sum_at_the_end(qapp: QApplication) -> None:
    doctor = SlowDoctor(*FOUND)
    counter = opened(doctor)
    assert counter.text("doctor_title") == "Checking this till…"
    for name in ("version", "gateway", "sound", "displays"):
        doctor.go_on.release()
        counter.until(lambda name=name: bool(counter.window.findChildren(QWidget, f"check_{name}")))
    counter.until(lambda: done(counter))
    assert "1 thing does not work" in counter.text("doctor_title")
    assert counter.text("check_gateway_title") == "QFPay · does not work"
    assert counter.text("check_gateway_advice") == "Do this."
    assert counter.text("check_version_title") == "Program · well"
    row = counter.find("check_gateway")
    assert (row.accessibleName(), row.accessibleDescription()) == ("QFPay · does not work", "It is so. Do this.")
    counter.close()


def test_sales_go_on_meanwhile(qapp: QApplication) -> None:
    doctor = SlowDoctor(*FOUND)
    counter = opened(doctor)
    counter.press(Qt.Key.Key_Escape)
    counter.press(Qt.Key.Key_Escape)
    counter.type("12.50")
    assert "12.50" in counter.text("amount")
    for _ in range(len(FOUND) + 1):
        doctor.go_on.release()
    counter.until(lambda: done(counter))
    counter.close()


def test_checking_again_begins_with_an_empty_list(qapp: QApplication) -> None:
    doctor = SlowDoctor(*FOUND)
    counter = opened(doctor)
    for _ in range(2 * (len(FOUND) + 1)):
        doctor.go_on.release()
    counter.until(lambda: done(counter))
    counter.click("check_again")
    counter.until(lambda: done(counter) and doctor.asked == 2)
    counter.until(lambda: counter.text("check_version_text") == "It is so.")  # the one row of that name
    counter.close()


def test_what_is_copied_is_english_whatever_the_window_speaks(qapp: QApplication) -> None:
    counter = StagedCounter(doctor=FixedDoctor(*FOUND), settings={"language": "zh_HK"})
    counter.click("menu")
    counter.click("doctor")
    counter.until(lambda: done(counter))
    counter.click("copy_checks")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("ok       version: It is so.\nfault    gateway: It is so.\n         Do this.\n")
    assert "已複製" in counter.text("doctor_told")
    counter.close()


def test_saving_hands_over_what_was_found_and_says_where_it_is(qapp: QApplication) -> None:
    doctor = FixedDoctor(*FOUND)
    counter = opened(doctor)
    counter.until(lambda: done(counter))
    counter.find("save_for_support").setFocus()
    counter.click("save_for_support")
    counter.until(lambda: done(counter))
    assert "pos-app-support-20261124-050500.zip" in counter.text("doctor_told")
    assert [check.name for check in doctor.saved[0]] == ["version", "gateway", "sound", "displays"]
    assert QApplication.focusWidget() in (None, counter.find("doctor_back"))
    counter.close()


def test_what_cannot_be_saved_is_told(qapp: QApplication) -> None:
    counter = opened(FullDisk(*FOUND))
    counter.until(lambda: done(counter))
    counter.click("save_for_support")
    counter.until(lambda: done(counter))
    assert counter.text("doctor_told") == "There is no room."
    counter.close()


@pytest.mark.expect_log("ERROR pos_app.desktop.doctor_work: the doctor failed")
def test_a_doctor_that_fails_leaves_the_page_at_work(qapp: QApplication) -> None:
    counter = opened(Broken(*FOUND))
    counter.until(lambda: done(counter))
    assert "our mistake" in counter.text("doctor_told")
    counter.close()


def test_a_window_that_closes_does_not_wait_for_the_doctor_for_long(qapp: QApplication) -> None:
    doctor = SlowDoctor(*FOUND)
    counter = opened(doctor)
    counter.close()
    for _ in range(len(FOUND) + 1):
        doctor.go_on.release()


def test_a_bug_that_nobody_caught_is_told_at_the_counter(qapp: QApplication) -> None:
    counter = StagedCounter()
    counter.app.door.tell_bug()
    counter.until(lambda: counter.text("instruction") == str(WENT_WRONG))
    counter.close()


def test_the_menu_tells_quietly_how_the_program_ended_and_leads_to_the_doctor(qapp: QApplication) -> None:
    counter = StagedCounter(doctor=FixedDoctor(*FOUND), ended=TEXT)
    counter.click("menu")
    assert counter.text("ended") == "It is so."
    counter.click("ended")
    counter.until(lambda: done(counter))
    counter.close()


def test_without_a_doctor_the_menu_offers_none(qapp: QApplication) -> None:
    counter = StagedCounter()
    counter.click("menu")
    assert not counter.find("doctor").isEnabled()
    assert counter.text("ended") == ""
    counter.close()


def test_where_no_counter_opens_the_doctor_is_there_and_escape_leads_back(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "light")
    window = ProblemWindow(theme, NOWHERE, (Choice.CLOSE, Choice.TRAIN), FixedDoctor(*FOUND))
    window.show()
    window._examine()
    qtbot.waitUntil(lambda: window._doctor is not None and window._doctor._again.isEnabled())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window._pages.currentIndex() == 0
    window.close()
    window.shut_down()
    window.deleteLater()
    theme.undress()


def screen(width: int, height: int, *, cashiers: bool = False, name: str = "HDMI-1") -> Place:
    return Place(name=name, width=width, height=height, cashiers=cashiers)


@pytest.mark.parametrize(
    ("width", "height", "scale", "level"),
    [(1024, 768, 1.0, Level.OK), (3840, 2160, 2.0, Level.OK), (1366, 768, 1.5, Level.WARNING)],
)
def test_the_cashiers_screen_must_show_enough(width: int, height: int, scale: float, level: Level) -> None:
    check = screens_check([(screen(width, height, cashiers=True), scale), (screen(800, 480, name="DP-1"), 1.0)], 1)
    assert check.level is level
    assert "DP-1, 800 × 480, scaled to 100 %, shows the customer's view" in str(check.text)
