"""The window of the first set-up, and its pages in the settings: what is pressed, told, saved and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos_app.credentials.parsing import parse_fields
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.setup_steps import End, Setup, Step
from pos_app.desktop.setup_window import SetupWindow
from pos_app.desktop.theme import Theme
from pos_app.desktop.translation import Translation
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.qfpay.environments import ENVIRONMENTS
from pos_app.settings.profiles import Profile
from tests.desktop.counter_window import Opener
from tests.desktop.memory_account import MemoryAccount

TYPED = {"app_code": "DUMMYAPPCODE0001", "client_key": "DUMMYCLIENTKEY0001", "mchid": "DUMMYMCH"}
SHOP = Profile(name="shop", base_url=ENVIRONMENTS["production"], environment="production")
KNOWN: dict[str, Any] = {"profiles": {"shop": SHOP}, "active_profile": "shop", "language": "en"}
FULL_DISK = SetupError(QT_TRANSLATE_NOOP("test", "The disk is full."))
LOCKED = SetupError(QT_TRANSLATE_NOOP("test", "The keyring is locked."))


class Desk:
    """The set-up as a person works it."""

    def __init__(self, qtbot: QtBot, account: MemoryAccount, begin_at: Step | None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.account = account
        self.translation = Translation(app, account.settings.language)
        self.theme = Theme(app, "light")
        self.window = SetupWindow(app, self.theme, self.translation, account, Setup(account.settings, begin_at))
        self.window.resize(1024, 768)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.theme.undress()
        self.translation.choose("en")

    def find(self, name: str) -> Any:
        [found] = self.window.findChildren(QWidget, name)
        return found

    def text(self, name: str) -> str:
        control = self.find(name)
        said = control.said if isinstance(control, TextLabel) else control.property("text")
        return str(said) if control.isVisible() else ""

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=5_000)

    def at(self, title: str) -> None:
        self.until(lambda: self.text("setup_title") == title)

    def fill(self, **typed: str) -> None:
        for name, text in typed.items():
            self.find(f"credentials_{name}").setText(text)

    def told(self, *parts: str) -> None:
        self.until(lambda: all(part in self.said() for part in parts))

    def said(self) -> str:
        return self.text("diagnosis_headline") + self.text("diagnosis_text")


DeskOpener = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[DeskOpener]:
    opened: list[Desk] = []

    def make(step: Step | None = None, begin_at: Step | None = None, **settings: Any) -> Desk:
        known = KNOWN if step is not None or begin_at is not None else {"language": "en"}
        at = {} if step is None else {"setup_step": step.value}
        opened.append(Desk(qtbot, MemoryAccount(**{**known, **at, **settings}), begin_at))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


# --- the way through ---


def test_by_clicks_alone_from_nothing_to_the_end(open_desk: DeskOpener) -> None:
    desk = open_desk()
    assert (desk.text("setup_title"), desk.text("setup_progress")) == ("Language", "1 of 8")
    desk.click("setup_next")
    desk.at("Training, or real payments?")
    desk.click("setup_real")
    desk.at("Your account at QFPay")
    assert not desk.find("setup_next").isEnabled()
    desk.click("setting_environment_production")
    desk.click("setup_next")
    desk.at("Credentials")
    assert not desk.find("setup_next").isEnabled()
    desk.fill(**TYPED)
    desk.click("credentials_check")
    desk.told("accepts the credentials", "They are in the keyring")
    for title in ("Shop and till", "Wallets", "Scanner", "The customer's screen", "Ready"):
        desk.click("setup_next")
        desk.at(title)
    desk.click("setup_next")
    desk.until(lambda: desk.window.end is End.OPEN)
    assert desk.account.settings.profiles == {"shop": SHOP}
    assert desk.account.settings.setup_step == ""
    assert desk.account.keyring["shop"] == parse_fields(TYPED)


def test_enter_goes_on_and_escape_goes_back(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.press(Qt.Key.Key_Return)
    desk.at("Wallets")
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    desk.at("Credentials")


def test_every_step_can_be_left_for_later(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.GATEWAY)
    for title in ("Credentials", "Shop and till", "Wallets", "Scanner", "The customer's screen", "Ready"):
        desk.click("setup_later")
        desk.at(title)
    assert not desk.find("setup_next").isEnabled()
    desk.click("setup_to_credentials")
    desk.at("Credentials")


@pytest.mark.parametrize("button", ["setup_train", "setup_training"])
def test_training_is_open_at_once(open_desk: DeskOpener, button: str) -> None:
    desk = open_desk(Step.WAY if button == "setup_training" else Step.SHOP)
    desk.click(button)
    assert desk.window.end is End.TRAIN
    assert not desk.window.isVisible()


def test_closing_means_later(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.window.close()
    assert desk.window.end is End.CLOSE


def test_what_was_chosen_is_saved_although_the_window_is_closed_at_once(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    field = desk.find("setting_shop_name")
    field.setText("Harbour")
    field.confirmed.emit()
    desk.window.close()
    assert desk.account.settings.shop_name == "Harbour"


def test_language_changes_at_once_and_is_saved(open_desk: DeskOpener) -> None:
    desk = open_desk()
    desk.click("setting_language_zh_hk")
    desk.at("語言")
    desk.until(lambda: desk.account.settings.language == "zh_HK")


def test_what_was_typed_and_left_is_taken_over_by_next(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.find("setting_shop_name").setText("Harbour")
    desk.find("setting_till_number").setText("7")
    desk.click("setup_next")
    desk.at("Wallets")
    assert (desk.account.settings.shop_name, desk.account.settings.till_number) == ("Harbour", 7)


def test_what_cannot_be_used_keeps_the_step_open(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.find("setting_till_number").setText("1000")
    desk.click("setup_next")
    assert "between 1 and 999" in desk.text("setting_till_number_error")
    assert desk.text("setup_title") == "Shop and till"


# --- what cannot be saved ---


def test_full_disk_is_told_in_the_step_and_next_tries_again(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.account.broken = FULL_DISK
    desk.click("setup_next")
    desk.until(lambda: desk.text("setup_explained") == "The disk is full.")
    assert desk.text("setup_title") == "Shop and till"
    desk.account.broken = None
    desk.click("setup_next")
    desk.at("Wallets")


def test_later_goes_on_from_a_full_disk_and_nothing_chosen_is_lost(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.account.broken = FULL_DISK
    field = desk.find("setting_shop_name")
    field.setText("Harbour")
    field.confirmed.emit()
    desk.click("setup_later")
    desk.at("Wallets")
    desk.until(lambda: desk.text("setup_explained") == "The disk is full.")
    desk.account.broken = None
    desk.click("setup_next")
    desk.at("Scanner")
    assert desk.account.settings.shop_name == "Harbour"


def test_counter_opens_from_a_full_disk_once_that_was_read(open_desk: DeskOpener) -> None:
    desk = open_desk(begin_at=Step.DONE)
    desk.account.keyring["shop"] = parse_fields(TYPED)
    desk.account.broken = FULL_DISK
    desk.window._setup.stored = None
    desk.window._ask_for_credentials()
    desk.until(lambda: desk.find("setup_next").isEnabled())
    desk.click("setup_next")
    desk.until(lambda: desk.text("setup_explained") == "The disk is full.")
    assert desk.window.isVisible()
    desk.click("setup_next")
    assert desk.window.end is End.OPEN


def test_another_environment_that_is_refused_leaves_the_account_and_its_credentials(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.GATEWAY)
    desk.account.keyring["shop"] = parse_fields(TYPED)
    desk.window._setup.stored = None
    desk.window._ask_for_credentials()
    desk.until(lambda: desk.window._setup.stored)
    desk.account.broken = SetupError(QT_TRANSLATE_NOOP("test", "1 payments are open."))
    desk.click("setting_environment_sandbox")
    desk.click("setup_next")
    desk.until(lambda: desk.text("setup_explained") == "1 payments are open.")
    desk.account.broken = None
    for title in ("Credentials", "Shop and till", "Wallets", "Scanner", "The customer's screen", "Ready"):
        desk.click("setup_later")
        desk.at(title)
    desk.click("setup_next")
    desk.until(lambda: desk.window.end is End.OPEN)
    assert desk.account.settings.profiles == {"shop": SHOP}


# --- credentials ---


def test_credentials_are_hidden_and_can_be_shown_while_nothing_can_be_copied(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    field = desk.find("credentials_client_key")
    desk.fill(**TYPED)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    desk.click("credentials_show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    QGuiApplication.clipboard().setText("before")
    field.selectAll()
    field.copy()
    field.cut()
    assert QGuiApplication.clipboard().text() == "before"
    assert (field.selectedText(), field.text()) == ("", TYPED["client_key"])
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"app_code": ""}, "app_code is missing"),
        ({"client_key": "ＤＵＭＭＹ"}, "full-width"),
        ({"client_key": "DUMMY\nKEY"}, "space or line break"),
        ({"mchid": "DUMMY MCH"}, "mchid contains a space"),
    ],
)
def test_what_no_credential_looks_like_is_told_and_nobody_is_asked(
    open_desk: DeskOpener, typed: dict[str, str], told: str
) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.fill(**{**TYPED, **typed})
    desk.click("credentials_check")
    assert told in desk.said()
    assert desk.find(f"credentials_{next(iter(typed))}").hasFocus()
    assert desk.account.checked == []


@pytest.mark.parametrize("around", ["", "\n", " \r\n"])
def test_spaces_and_line_breaks_around_what_is_pasted_are_trimmed(open_desk: DeskOpener, around: str) -> None:
    desk = open_desk(Step.CREDENTIALS)
    for name, text in TYPED.items():
        QGuiApplication.clipboard().setText(around + text + around)
        desk.find(f"credentials_{name}").setFocus()
        desk.click("credentials_paste")
    desk.click("credentials_check")
    desk.told("accepts the credentials")
    assert desk.account.checked == [parse_fields(TYPED)]


def test_an_object_that_is_pasted_into_any_field_fills_all(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.fill(mchid="OLD")
    QGuiApplication.clipboard().setText('{"app_code": "DUMMYAPPCODE0001",\n "client_key": "DUMMYCLIENTKEY0001"}\n')
    desk.find("credentials_client_key").setFocus()
    desk.click("credentials_paste")
    assert [desk.find(f"credentials_{name}").text() for name in TYPED] == [
        TYPED["app_code"], TYPED["client_key"], "",
    ]  # fmt: skip


def test_paste_takes_the_place_of_what_cannot_be_seen(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.fill(app_code="WRONG")
    QGuiApplication.clipboard().setText("RIGHT")
    desk.find("credentials_app_code").setFocus()
    desk.click("credentials_paste")
    assert desk.find("credentials_app_code").text() == "RIGHT"


def test_refusal_keeps_what_was_typed_and_nothing_in_the_keyring(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.account.answer = QueryAnswer("1108", "signature error")
    desk.fill(**TYPED)
    desk.click("credentials_check")
    desk.told("1108", "1. The credentials are for", "5. mchid")
    assert desk.account.keyring == {}
    assert desk.find("credentials_app_code").text() == TYPED["app_code"]
    assert not desk.find("setup_next").isEnabled()


def test_without_a_network_they_can_be_kept_unchecked(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.account.answer = NoAnswer(False, "dns")
    desk.fill(**TYPED)
    desk.click("credentials_check")
    desk.told("(dns)", "1. This computer has no connection")
    desk.click("credentials_keep")
    desk.told("unchecked")
    assert desk.account.keyring["shop"] == parse_fields(TYPED)
    desk.click("setup_next")
    desk.at("Shop and till")


def test_a_locked_keyring_is_told_and_what_was_typed_stays_for_another_try(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.account.locked = LOCKED
    desk.fill(**TYPED)
    desk.click("credentials_check")
    desk.told("The keyring is locked.")
    assert not desk.find("setup_next").isEnabled()
    desk.account.locked = None
    desk.click("credentials_check")
    desk.told("They are in the keyring")


def test_what_the_keyring_holds_is_checked_where_nothing_is_typed(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.SHOP)
    desk.account.keyring["shop"] = parse_fields(TYPED)
    desk.window._setup.stored = None
    desk.window._ask_for_credentials()
    desk.click("setup_back")
    desk.at("Credentials")
    desk.told("The keyring holds credentials")
    assert desk.find("setup_next").isEnabled()
    desk.click("credentials_check")
    desk.told("accepts the credentials")
    assert desk.account.checked == [parse_fields(TYPED)]


def test_what_was_typed_is_forgotten_with_the_page(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.fill(**TYPED)
    desk.click("setup_back")
    desk.at("Your account at QFPay")
    assert [field.text() for field in desk.window.findChildren(QLineEdit) if "credentials" in field.objectName()] == [
        "", "", "",
    ]  # fmt: skip


def test_enter_in_the_fields_goes_down_and_checks_at_the_end(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CREDENTIALS)
    desk.find("credentials_app_code").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), TYPED["app_code"])
    desk.press(Qt.Key.Key_Return)
    assert desk.find("credentials_client_key").hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), TYPED["client_key"])
    desk.press(Qt.Key.Key_Return)
    desk.told("accepts the credentials", "No mchid is needed")


# --- wallets and devices ---


def test_wallets_are_switched_and_saved(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.WALLETS)
    assert desk.find("has_fps").isChecked()
    desk.click("has_fps")
    assert not desk.find("has_fps").isChecked()
    desk.click("has_detect")
    desk.until(lambda: "800008" in (desk.account.settings.profiles["shop"].wallets or ()))
    assert "802001" not in (desk.account.settings.profiles["shop"].wallets or ())


def test_without_a_second_screen_that_is_said(open_desk: DeskOpener) -> None:
    desk = open_desk(Step.CUSTOMER)
    desk.until(lambda: "No other screen is used" in desk.text("customer_seen"))
    assert not desk.find("customer_test").isEnabled()


# --- in the settings of an open till ---


def test_new_credentials_are_checked_kept_and_used_at_once(open_counter: Opener) -> None:
    account = MemoryAccount()
    account.renews = True
    counter = open_counter(account=account)
    for name in ("menu", "settings", "section_account"):
        counter.click(name)
    assert "https://gateway.invalid" in counter.text("account_details")
    for name, text in TYPED.items():
        counter.find(f"credentials_{name}").setText(text)
    counter.click("credentials_check")
    counter.until(lambda: counter.text("account_note") == "The till uses the new credentials from now on.")
    assert account.keyring["test"] == parse_fields(TYPED)
    assert counter.find("credentials_client_key").text() == ""


def test_a_till_that_cannot_take_new_credentials_says_from_when_on(open_counter: Opener) -> None:
    counter = open_counter(account=MemoryAccount())
    for name in ("menu", "settings", "section_account"):
        counter.click(name)
    for name, text in TYPED.items():
        counter.find(f"credentials_{name}").setText(text)
    counter.click("credentials_keep")
    counter.until(lambda: "from its next start on" in counter.text("account_note"))


def test_wallets_of_the_till_are_saved_and_a_failure_is_told_and_taken_back(open_counter: Opener) -> None:
    account = MemoryAccount()
    counter = open_counter(account=account)
    for name in ("menu", "settings", "section_wallets", "has_fps"):
        counter.click(name)
    counter.until(lambda: "test" in account.settings.profiles)
    assert "802001" not in (account.settings.profiles["test"].wallets or ())
    account.broken = FULL_DISK
    counter.click("has_octopus")
    counter.until(lambda: counter.text("wallets_note") == "The disk is full.")
    assert counter.find("has_octopus").isChecked()
    assert not counter.find("has_fps").isChecked()


def open_account(open_counter: Opener, account: MemoryAccount) -> Any:
    counter = open_counter(account=account)
    for name in ("menu", "settings", "section_account"):
        counter.click(name)
    return counter


@pytest.mark.parametrize(("renews", "told"), [(True, "with MD5 from now on"), (False, "MD5 from its next start on")])
def test_signature_type_is_chosen_saved_and_told_from_when_on_it_counts(
    open_counter: Opener, renews: bool, told: str
) -> None:
    account = MemoryAccount()
    account.renews = renews
    counter = open_account(open_counter, account)
    counter.find("setting_sign_type_md5").click()
    counter.until(lambda: told in counter.find("sign_type_told").said)
    for name in ("section_wallets", "has_fps"):
        counter.click(name)
    counter.until(lambda: "802001" not in (account.settings.profiles["test"].wallets or ("802001",)))
    assert account.settings.profiles["test"].sign_type == "MD5"


def test_signature_type_that_is_not_taken_over_stays_what_it_was(open_counter: Opener) -> None:
    account = MemoryAccount()
    account.locked = LOCKED
    counter = open_account(open_counter, account)
    counter.find("setting_sign_type_md5").click()
    counter.until(lambda: counter.find("sign_type_told").said == "The keyring is locked.")
    assert counter.find("setting_sign_type_sha256").isChecked()


def test_set_up_again_asks_first_and_can_be_taken_back(open_counter: Opener) -> None:
    account = MemoryAccount()
    counter = open_account(open_counter, account)
    counter.find("setup_again").click()
    assert "Nothing changes until" in counter.find("setup_again_note").said
    assert account.settings.setup_step == ""
    counter.find("setup_again_yes").click()
    counter.until(lambda: "opens the set-up. Until then" in counter.find("setup_again_note").said)
    assert account.settings.setup_step == "language"
    counter.find("setup_again").click()
    counter.until(lambda: account.settings.setup_step == "")
    counter.until(lambda: counter.find("setup_again").text() == "Set up again")


def test_set_up_again_is_not_wanted_by_whoever_turns_away_from_the_question(open_counter: Opener) -> None:
    counter = open_account(open_counter, MemoryAccount())
    counter.find("setup_again").click()
    counter.click("section_shop")
    counter.click("section_account")
    assert counter.find("setup_again").text() == "Set up again"
    assert not counter.find("setup_again_yes").isVisible()


def test_set_up_again_that_cannot_be_saved_is_told(open_counter: Opener) -> None:
    account = MemoryAccount()
    account.broken = FULL_DISK
    counter = open_account(open_counter, account)
    counter.find("setup_again").click()
    counter.find("setup_again_yes").click()
    counter.until(lambda: counter.find("setup_again_note").said == "The disk is full.")
    assert account.settings.setup_step == ""


@pytest.mark.parametrize("section", ["account", "wallets"])
def test_training_says_that_it_has_no_account(open_counter: Opener, section: str) -> None:
    counter = open_counter()
    for name in ("menu", "settings", f"section_{section}"):
        counter.click(name)
    assert "Training has no account" in counter.text(f"no_{section}")
