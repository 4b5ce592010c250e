"""The page of settings: every declared one can be chosen, and what cannot be used is told in place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.labels import TextLabel
from pos_app.desktop.setting_row import SettingRow
from pos_app.desktop.settings_page import SECTIONS
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence
from pos_app.settings.declared import DECLARED, Section
from tests.desktop.counter_window import WECHAT, Counter, Opener

ON_THE_PAGE = [one for one in DECLARED.values() if one.section not in (Section.MENU, Section.ELSEWHERE)]
PROBLEMS = (
    Sentence("", "“{key}” in {path} cannot be used.", {"key": "volume", "path": "/shop/settings.toml"}),
    Sentence("", "“{key}” in {path} cannot be used.", {"key": "profiles", "path": "/shop/settings.toml"}),
)


@pytest.fixture
def open_page(open_counter: Opener) -> Opener:
    def make(section: str = "", **parts: Any) -> Counter:
        counter = open_counter(**parts)
        counter.window.activateWindow()
        counter.until(counter.window.isActiveWindow)
        counter.click("menu")
        counter.click("settings")
        if section:
            counter.click(f"section_{section}")
        return counter

    return make


def enter(counter: Counter, name: str, text: str) -> None:
    """Types into a setting's field and confirms it."""
    field = counter.find(f"setting_{name}")
    field.setFocus()
    field.setText(text)
    counter.press(Qt.Key.Key_Return)


def tab_to(counter: Counter, name: str) -> QWidget:
    """Goes on with the Tab key until a control has the focus."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return focused
        counter.press(Qt.Key.Key_Tab)
    raise AssertionError(f"{name} cannot be reached")


# --- every setting has a control ---


def test_every_section_of_the_page_has_a_name() -> None:
    assert list(SECTIONS) == [one for one in Section if one not in (Section.MENU, Section.ELSEWHERE)]


@pytest.mark.parametrize("section", list(SECTIONS))
def test_every_declared_setting_has_a_control_in_its_section(open_page: Opener, section: Section) -> None:
    counter = open_page(section)
    for setting in ON_THE_PAGE:
        if setting.section is section:
            control = counter.find(f"setting_{setting.name}")
            assert control.isVisible()
            assert control.accessibleName() == counter.text(f"setting_{setting.name}_title") == str(setting.title)
            assert str(setting.hint or "") in control.accessibleDescription()
            later = "A change counts from the next start." if setting.later else ""
            assert later in control.accessibleDescription()
            assert counter.text(f"setting_{setting.name}_note") == later


def test_page_shows_what_is_in_force(open_page: Opener) -> None:
    counter = open_page(settings={"quick_amounts": ("5", "7.50"), "volume": 30, "enter_arms_scanner": True})
    for section in SECTIONS:
        counter.click(f"section_{section}")
    assert counter.find("setting_quick_amounts").text() == "5, 7.50"
    assert counter.find("setting_volume").text() == "30"
    assert counter.find("setting_enter_arms_scanner_yes").isChecked()
    assert counter.find("setting_entry_style_decimal").isChecked()
    assert counter.find("setting_proxy").text() == ""


# --- each kind of control ---


def test_yes_and_no_are_two_buttons(open_page: Opener) -> None:
    counter = open_page("scanner")
    counter.click("setting_enter_arms_scanner_no")
    assert counter.saved == {}
    assert counter.find("setting_enter_arms_scanner_no").isChecked()
    counter.click("setting_enter_arms_scanner_yes")
    assert counter.saved == {"enter_arms_scanner": True}
    assert counter.find("setting_enter_arms_scanner_yes").isChecked()
    assert not counter.find("setting_enter_arms_scanner_no").isChecked()


def test_choices_are_buttons(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.click("setting_entry_style_cents")
    assert counter.saved == {"entry_style": "cents"}
    assert counter.find("setting_entry_style_cents").isChecked()


def test_number_goes_up_and_down_within_its_limits(open_page: Opener) -> None:
    counter = open_page("sound", settings={"volume": 90})
    counter.click("setting_volume_more")
    counter.click("setting_volume_more")
    assert counter.saved == {"volume": 100}
    counter.click("setting_volume_less")
    assert counter.saved == {"volume": 90}
    enter(counter, "volume", "35")
    assert counter.saved == {"volume": 35}
    counter.find("setting_volume").setText("loud")
    counter.click("setting_volume_less")
    assert counter.saved == {"volume": 25}


def test_text_is_applied_by_enter_by_its_button_and_by_going_on(open_page: Opener) -> None:
    counter = open_page("shop")
    enter(counter, "till_name", "Bar")
    assert counter.saved.pop("till_name") == "Bar"
    counter.find("setting_till_name").setText("Terrace")
    assert counter.saved == {}
    counter.click("setting_till_name_apply")
    assert counter.saved.pop("till_name") == "Terrace"
    field = counter.find("setting_till_name")
    field.setFocus()
    field.setText("Garden")
    counter.press(Qt.Key.Key_Tab)
    assert counter.saved == {"till_name": "Garden"}


def test_text_that_was_left_is_applied_with_the_next_section_and_on_the_way_back(open_page: Opener) -> None:
    counter = open_page("shop")
    counter.find("setting_till_name").setText("Bar")
    counter.click("section_counter")
    assert counter.saved.pop("till_name") == "Bar"
    counter.find("setting_ask_over").setText("500")
    counter.click("settings_back")
    assert counter.saved == {"ask_over": "500.00"}
    assert counter.find("menu_title").isVisible()


def test_empty_proxy_is_none(open_page: Opener) -> None:
    counter = open_page("network", settings={"proxy": "http://10.0.0.1:8080"})
    enter(counter, "proxy", "")
    assert counter.saved == {"proxy": None}


def test_only_names_let_input_methods_in(open_page: Opener) -> None:
    counter = open_page("shop")
    counter.click("section_counter")
    asked = Qt.InputMethodQuery.ImEnabled
    lets_in = {field.objectName(): field.inputMethodQuery(asked) for field in counter.window.findChildren(QLineEdit)}
    assert lets_in["setting_shop_name"]
    assert not any(lets_in[f"setting_{name}"] for name in ("warn_under", "quick_amounts", "till_number"))


# --- what cannot be used ---


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("warn_under", "two", "no letters"),
        ("ask_over", "1.005", "HKD has 2 decimals at most"),
        ("quick_amounts", "1 2 3 4 5", "at most 4 amounts"),
        ("till_number", "1000", "between 1 and 999"),
        ("proxy", "http://me:secret@10.0.0.1", "lets this computer through without one"),
    ],
)
def test_what_cannot_be_used_is_told_in_place_and_not_saved(
    open_page: Opener, name: str, typed: str, told: str
) -> None:
    counter = open_page(DECLARED[name].section)
    before = counter.find(f"setting_{name}").mapTo(counter.window, QPoint())
    enter(counter, name, typed)
    assert told in counter.text(f"setting_{name}_error")
    assert told in counter.find(f"setting_{name}").accessibleDescription()
    assert counter.find(f"setting_{name}").text() == typed
    assert counter.find(f"setting_{name}").mapTo(counter.window, QPoint()) == before
    assert counter.saved == {}


def test_sentence_goes_once_the_value_can_be_used_or_is_the_old_one(open_page: Opener) -> None:
    counter = open_page("counter")
    enter(counter, "warn_under", "x")
    enter(counter, "warn_under", "2")
    assert counter.text("setting_warn_under_error") == ""
    assert counter.find("setting_warn_under").text() == "2.00"
    assert counter.saved == {}
    enter(counter, "warn_under", "x")
    enter(counter, "warn_under", "3")
    assert counter.text("setting_warn_under_error") == ""
    assert counter.saved == {"warn_under": "3.00"}


def test_what_was_refused_just_now_is_seen_before_the_page_is_left(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.click("setting_warn_under")
    counter.find("setting_warn_under").setText("x")
    counter.click("setting_quick_amounts")
    counter.click("pad_leave")
    counter.click("settings_back")
    assert "no letters" in counter.text("setting_warn_under_error")
    counter.click("section_shop")
    assert counter.find("setting_shop_name").isVisible()
    counter.click("settings_back")
    assert counter.find("menu_title").isVisible()


def test_another_change_leaves_what_is_being_typed(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.find("setting_ask_over").setText("50")
    counter.click("setting_entry_style_cents")
    assert counter.find("setting_ask_over").text() == "50"


def test_what_the_program_refuses_is_told_at_the_setting_too(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = open_page("customer")

    def refuse(changes: object) -> None:
        raise BadInput(QT_TRANSLATE_NOOP("test", "This picture cannot be read."))

    monkeypatch.setattr(counter.app, "change", refuse)
    enter(counter, "customer_picture", "/shop/logo.txt")
    assert counter.text("setting_customer_picture_error") == "This picture cannot be read."
    assert counter.find("setting_customer_picture").text() == "/shop/logo.txt"


# --- leaving ---


def test_escape_drops_what_was_typed_and_leads_back_step_by_step(open_page: Opener) -> None:
    counter = open_page("counter")
    field = counter.find("setting_ask_over")
    field.setFocus()
    field.setText("5")
    counter.press(Qt.Key.Key_Escape)
    assert counter.find("menu_title").isVisible()
    counter.click("settings")
    assert counter.find("setting_ask_over").text() == ""
    counter.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert counter.find("amount").isVisible()
    assert counter.saved == {}


def test_scan_goes_to_the_counter_and_confirms_nothing(open_page: Opener) -> None:
    counter = open_page("counter")
    field = counter.find("setting_ask_over")
    field.setFocus()
    field.setText("5")
    counter.scan(WECHAT)
    assert counter.find("amount").isVisible()
    assert "2345" not in counter.text("amount")
    assert counter.saved == {}


# --- keyboard alone, fingers alone ---


def test_keyboard_alone_finds_and_changes_a_setting(open_page: Opener) -> None:
    counter = open_page()
    counter.press(Qt.Key.Key_F10, Qt.Key.Key_F10, Qt.Key.Key_F10)
    assert tab_to(counter, "settings").hasFocus()
    for name in ("settings", "section_counter", "setting_entry_style_cents"):
        button = tab_to(counter, name)
        counter.press(Qt.Key.Key_Space)
        counter.qtbot.keyRelease(button, Qt.Key.Key_Space)
        counter.until(lambda: not counter.app.keys._run)
    tab_to(counter, "setting_ask_over")
    counter.type("500")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.saved == {"entry_style": "cents", "ask_over": "500.00"})
    assert tab_to(counter, "settings_back").hasFocus()


@pytest.mark.parametrize("section", list(SECTIONS))
def test_every_control_is_reached_by_tab(open_page: Opener, section: Section) -> None:
    counter = open_page(section)
    for row in counter.window.settings.findChildren(SettingRow):
        if row.isVisible():
            controls = [row.entry.field] if row.entry else row.control.findChildren(QWidget)
            for control in controls:
                assert not control.isVisible() or tab_to(counter, control.objectName()).hasFocus()


def test_figures_are_typed_by_fingers_alone(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.click("setting_warn_under")
    assert counter.text("pad_title") == "Warn of amounts under"
    for key in ("clear", "1", "2", "backspace", "point", "5"):
        counter.click(f"pad_{key}")
    assert counter.find("setting_warn_under").text() == "1.5"
    counter.click("pad_enter")
    assert counter.saved == {"warn_under": "1.50"}
    assert counter.find("section_counter").isVisible()


def test_pad_stays_while_what_was_typed_cannot_be_used(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.click("setting_quick_amounts")
    for key in ("1", "0", "comma", "point"):
        counter.click(f"pad_{key}")
        assert counter.find("setting_quick_amounts").hasFocus()
    counter.click("pad_enter")
    assert counter.find("pad_enter").isVisible()
    assert counter.text("setting_quick_amounts_error")
    counter.click("pad_leave")
    assert counter.find("setting_quick_amounts").text() == counter.text("setting_quick_amounts_error") == ""
    assert counter.find("section_counter").isVisible()
    assert counter.saved == {}


def test_pad_is_for_figures_only(open_page: Opener) -> None:
    counter = open_page("shop")
    counter.click("setting_till_name")
    assert counter.find("section_shop").isVisible()
    counter.click("setting_till_number")
    assert counter.text("pad_title") == "Number of this till"
    counter.click("setting_till_name")
    assert counter.find("section_shop").isVisible()


# --- what is found at run time ---


def test_ports_that_were_found_can_be_chosen(open_page: Opener) -> None:
    counter = open_page("scanner")
    assert counter.find("setting_serial_scanner_none").isChecked()
    counter.window.settings.offer("serial_scanner", {"/dev/ttyACM0": "Honeywell 1950"})
    assert counter.text("setting_serial_scanner_dev_ttyacm0") == "Honeywell 1950"
    counter.click("setting_serial_scanner_dev_ttyacm0")
    assert counter.saved == {"serial_scanner": "/dev/ttyACM0"}
    counter.window.settings.offer("serial_scanner", {})
    missing = counter.find("setting_serial_scanner_dev_ttyacm0")
    assert (missing.text(), missing.isChecked()) == ("/dev/ttyACM0 (not connected)", True)
    counter.click("setting_serial_scanner_none")
    assert counter.saved == {"serial_scanner": ""}
    assert not missing.isVisible()


def test_ports_that_were_found_before_anybody_looked_can_be_chosen_too(open_page: Opener) -> None:
    counter = open_page()
    counter.window.settings.offer("serial_scanner", {"COM3": "Honeywell 1950"})
    counter.click("section_scanner")
    assert counter.text("setting_serial_scanner_com3") == "Honeywell 1950"


def test_screen_that_is_chosen_is_shown_even_if_it_is_not_there(open_page: Opener) -> None:
    counter = open_page("customer", settings={"customer_screen": "HDMI-2"})
    assert counter.text("setting_customer_screen_hdmi_2") == "HDMI-2 (not connected)"
    assert counter.find("setting_customer_screen_hdmi_2").isChecked()
    counter.window.settings.offer("customer_screen", {"HDMI-1": "Left", "HDMI-2": "Right"})
    assert counter.text("setting_customer_screen_hdmi_2") == "Right"
    counter.click("setting_customer_screen_auto")
    assert counter.saved == {"customer_screen": "auto"}


def test_settings_of_the_scanner_lead_to_its_page(open_page: Opener) -> None:
    counter = open_page()
    counter.click("section_scanner")
    counter.click("settings_scanner_test")
    assert counter.window.scanner.isVisible()


def test_panel_of_another_part_is_put_below_the_settings_of_its_section(open_page: Opener) -> None:
    counter = open_page("sound")
    panel = TextLabel(counter.app.theme, "panel")
    panel.tell("More about sounds")
    counter.window.settings.add_panel(Section.SOUND, panel)
    counter.until(panel.isVisible)
    counter.click("section_shop")
    assert not panel.isVisible()


def test_sound_can_be_tested(open_page: Opener, qtbot: QtBot) -> None:
    counter = open_page("sound")
    with qtbot.waitSignal(counter.window.settings.sound_test_pressed):
        counter.click("sound_test")


# --- problems of the file ---


def test_problems_are_told_in_the_menu_and_first_on_the_page(qtbot: QtBot, open_page: Opener) -> None:
    counter = open_page(settings={"problems": PROBLEMS})
    assert counter.text("problem_1") == "“volume” in /shop/settings.toml cannot be used."
    assert counter.text("problem_2") == "“profiles” in /shop/settings.toml cannot be used."
    counter.press(Qt.Key.Key_Escape)
    assert counter.text("settings_problems") == "Some settings cannot be used"
    counter.click("settings_problems")
    assert counter.text("problem_1")


def test_without_problems_nothing_is_said_of_them(open_page: Opener) -> None:
    counter = open_page()
    assert not counter.find("section_problems").isVisible()
    assert counter.find("setting_shop_name").isVisible()
    counter.press(Qt.Key.Key_Escape)
    assert counter.text("settings_problems") == ""


def test_problem_is_over_once_its_setting_was_written_anew(open_page: Opener) -> None:
    counter = open_page(settings={"problems": PROBLEMS[:1]})
    counter.click("section_sound")
    counter.click("setting_volume_more")
    assert not counter.find("section_problems").isVisible()
    counter.press(Qt.Key.Key_Escape)
    assert counter.text("settings_problems") == ""


def test_choice_that_did_not_reach_the_disk_is_told_among_the_problems_until_one_does(open_page: Opener) -> None:
    counter = open_page("sound")
    counter.click("setting_volume_more")
    counter.app.door.tell_not_saved({"volume": 80}, Sentence("", "The disk is full."))
    counter.until(counter.find("section_problems").isVisible)
    counter.click("section_problems")
    assert counter.text("problem_1") == "The disk is full."
    counter.app.door.tell_not_saved({"theme": "dark"}, Sentence("", "It is full still."))
    counter.until(lambda: len(counter.window.settings.findChildren(TextLabel, "problem_2")) == 1)
    counter.until(lambda: counter.text("problem_2") == "It is full still.")
    counter.click("section_sound")
    counter.click("setting_volume_less")
    counter.click("section_problems")
    assert (counter.text("problem_1"), counter.text("problem_2")) == ("It is full still.", "")


# --- what the command line decides ---


def test_what_the_command_line_decides_stays_and_a_change_is_saved_for_the_next_start(open_page: Opener) -> None:
    counter = open_page("sound", settings={"volume": 0, "overridden": {"volume": 70}})
    note = "The command line says 0 for this run. A change counts from the next start."
    assert (counter.find("setting_volume").text(), counter.text("setting_volume_note")) == ("70", note)
    assert note in counter.find("setting_volume").accessibleDescription()
    counter.click("setting_volume_less")
    assert counter.saved == {"volume": 60}
    assert (counter.find("setting_volume").text(), counter.text("setting_volume_note")) == ("60", note)
    assert counter.app._settings.volume == 0


def test_setting_that_the_command_line_does_not_decide_says_nothing_of_it(open_page: Opener) -> None:
    counter = open_page("counter", settings={"volume": 0, "overridden": {"volume": 70}})
    assert counter.text("setting_ask_over_note") == ""


def test_language_of_the_command_line_can_be_changed_in_the_menu_at_once(open_counter: Opener) -> None:
    counter = open_counter(settings={"language": "zh_HK", "overridden": {"language": "auto"}})
    counter.click("menu")
    counter.click("language_en")
    assert counter.saved == {"language": "en"}
    counter.until(lambda: counter.text("menu_title") == "Menu")


# --- everything is to be seen ---


def whole(counter: Counter, control: QWidget) -> bool:
    column = counter.window.settings.findChild(QWidget, f"column_{counter.window.settings._current}")
    seen = QRect(column.mapTo(counter.window, QPoint()), column.size())
    return seen.contains(QRect(control.mapTo(counter.window, QPoint()), control.size()))


def test_what_does_not_fit_comes_into_view_with_the_focus(open_page: Opener) -> None:
    counter = open_page("counter")
    counter.app.theme.enlarge_text(1.5)
    counter.window.settings.add_panel(Section.COUNTER, TextLabel(counter.app.theme, "panel", lines=12))
    counter.click("section_counter")
    last = tab_to(counter, "setting_ask_over")
    counter.until(lambda: whole(counter, last))
    first = tab_to(counter, "setting_entry_style_decimal")
    counter.until(lambda: whole(counter, first))


# --- sections ---


def toggle(button: QWidget) -> None:
    """As assistive programs press what can be marked: a click is not among its actions."""
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    actions = interface.actionInterface()
    assert actions is not None
    assert QAccessibleActionInterface.toggleAction() in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.toggleAction())


def test_a_section_and_a_choice_are_chosen_by_an_assistive_program(open_page: Opener) -> None:
    counter = open_page("shop")
    toggle(counter.find("section_network"))
    assert counter.find("setting_proxy").isVisible()
    marked = [name for name in SECTIONS if counter.find(f"section_{name}").isChecked()]
    assert marked == ["network"]
    toggle(counter.find("section_network"))
    assert counter.find("section_network").isChecked()


def test_the_section_that_is_chosen_is_seen_whole(open_page: Opener) -> None:
    counter = open_page("computer")
    button = counter.find("section_computer")
    counter.until(lambda: button.visibleRegion().boundingRect().height() == button.height())
