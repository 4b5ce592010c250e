"""Opening the counter, and what the owner's settings make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.desktop.application import Desk, Door, open_counter
from pos_app.desktop.rules import wallets_of
from pos_app.desktop.theme import Theme
from pos_app.desktop.translation import LANGUAGE_NAMES, Translation, language_for, say
from pos_app.domain.pay_types import Mode, Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile
from tests.desktop.counter_window import Counter
from tests.desktop.fakes import START, MemoryReader, MemoryTill

PROFILE = Profile(name="test", base_url="https://gateway.invalid")


@pytest.fixture
def counter(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Counter]:
    made = Counter(qtbot, **getattr(request, "param", {}))
    yield made
    made.close()


def test_counter_runs_until_its_window_is_closed(qtbot: QtBot) -> None:
    till = MemoryTill()
    doors: list[Door] = []

    def opened(door: Door) -> None:
        doors.append(door)
        assert door.window is not None
        assert door.window.isVisible()
        QTimer.singleShot(0, door.window.close)

    desk = Desk(
        till=till, reader=MemoryReader(), settings=Settings(language="en"), profile=PROFILE, now=lambda: START,
        opened=opened,
    )  # fmt: skip
    assert open_counter(desk) == 0
    assert len(doors) == 1
    assert till.listeners == []
    assert till.asked == []


def test_usual_wallets_come_first_and_only_those_that_take_the_currency() -> None:
    usual = (Wallet.ALIPAY, Wallet.WECHAT, Wallet.FPS, Wallet.PAYME, Wallet.UNIONPAY, Wallet.OCTOPUS)
    assert wallets_of(PROFILE, Mode.MPM)[: len(usual)] == usual
    assert wallets_of(replace(PROFILE, currency="USD"), Mode.MPM) == (Wallet.WECHAT, Wallet.UNIONPAY)


def test_owner_chooses_the_wallets() -> None:
    chosen = replace(PROFILE, wallets=("802001", "801501", "800208", "800008"))
    assert wallets_of(chosen, Mode.MPM) == (Wallet.ALIPAY, Wallet.FPS)
    assert wallets_of(chosen, Mode.CPM) == (Wallet.WECHAT,)


@pytest.mark.parametrize("counter", [{"settings": {"entry_style": "cents"}}], indirect=True)
def test_cents_style_has_no_point(counter: Counter) -> None:
    counter.type("1250")
    assert counter.text("amount") == "12.50"
    assert not counter.find("key_point").isEnabled()


@pytest.mark.parametrize(
    ("counter", "place"),
    [
        ({}, "Harbour Tea House · Till 2"),
        ({"cashier": "Anna", "settings": {"till_name": "Bar", "shop_name": ""}}, "Bar · Anna"),
    ],
    indirect=["counter"],
)
def test_shop_till_and_cashier_are_named(counter: Counter, place: str) -> None:
    assert counter.text("place") == counter.window.windowTitle() == place


def test_wallet_key_without_a_wallet_does_nothing(counter: Counter) -> None:
    counter.type("5")
    counter.press(Qt.Key.Key_F8)
    assert counter.till.asked == []


def test_last_outcome_opens_its_payment(counter: Counter) -> None:
    from pos_app.domain.payment import State
    from tests.desktop.fakes import a_payment

    payment = a_payment(State.PAID)
    counter.reader.kept.append(payment)
    counter.tell(payment)
    counter.click("last_payment")
    counter.until(lambda: counter.text("chosen_state") == "PAID")


@pytest.fixture
def theme() -> Iterator[Theme]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Theme(app)
    yield made
    made.undress()


@pytest.mark.parametrize(("scheme", "page"), [(Qt.ColorScheme.Dark, "#0f1419"), (Qt.ColorScheme.Light, "#eef1f4")])
def test_system_theme_follows_the_system(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, page: str
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - as Qt names it
            return scheme

    hints = QApplication.styleHints()
    monkeypatch.setattr(QApplication, "styleHints", lambda _app: Hints())
    hints.colorSchemeChanged.emit(scheme)
    assert theme.palette.page.lower() == page
    theme.choose("high-contrast")
    hints.colorSchemeChanged.emit(scheme)
    assert theme.palette.page == "#000000"
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh_Hant_HK", "zh_HK"), ("zh_Hant_TW", "zh_HK"), ("zh_Hans_CN", "zh_CN"), ("en_GB", "en"), ("fr_FR", "en")],
)
def test_automatic_language_is_the_systems(monkeypatch: pytest.MonkeyPatch, locale: str, language: str) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(locale))
    assert language_for("auto") == language
    assert language_for("zh_CN") == "zh_CN"


def test_automatic_language_is_one_that_was_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGE_NAMES, "de", "Deutsch")
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_CH"))
    assert language_for("auto") == "de"


@pytest.mark.expect_log("no translation pos_app_zh_HK")
def test_missing_translation_leaves_english(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr("pos_app.desktop.translation.resource", lambda *parts: tmp_path)
    app = QApplication.instance()
    assert app is not None
    translation = Translation(app, "zh_HK")
    assert say(QT_TRANSLATE_NOOP("tellings", "PAID")) == "PAID"
    translation.choose("en")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("1.", "金額不對。", "請再試。 一次"), "1. 金額不對。請再試。 一次"),
        (("Wrong amount.", "Try again."), "Wrong amount. Try again."),
        (("哪個錢包？", "Alipay", "PayMe"), "哪個錢包？Alipay PayMe"),
    ],
)
def test_joined_sentences_have_a_space_only_where_the_language_has_one(parts: tuple[str, ...], said: str) -> None:
    assert say(joined(*parts)) == said
