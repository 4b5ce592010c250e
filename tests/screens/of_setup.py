"""Scenes of the first set-up: each step, checks that fail, what cannot be saved; and its pages in the settings."""

from __future__ import annotations

from typing import Any

from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos_app.credentials.keyrings import sentence_for
from pos_app.credentials.parsing import parse_fields
from pos_app.desktop.setup_steps import Step
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.qfpay.environments import ENVIRONMENTS
from pos_app.qfpay.response_trust import Trust
from pos_app.settings.profiles import Profile
from tests.desktop.memory_account import MemoryAccount
from tests.screens.of_settings import FILE, open_section
from tests.screens.scenes import add, scene
from tests.screens.stage import Stage

PROFILE = Profile(name="shop", base_url=ENVIRONMENTS["production"], environment="production")
TYPED = {"app_code": "DUMMYAPPCODE0001", "client_key": "DUMMYCLIENTKEY0001", "mchid": "DUMMYMCH"}
_NOT_SAVED = QT_TRANSLATE_NOOP(
    "files",
    "{path} could not be saved ({problem}); the old file is unchanged. Check free space and access rights.",
)
ACCOUNT = {"name": "shop", "environment": "production", "base_url": ENVIRONMENTS["production"]}
KNOWN: dict[str, Any] = {"profiles": {"shop": PROFILE}, "active_profile": "shop"}


def find(stage: Stage, name: str) -> Any:
    [found] = stage.shown.findChildren(QWidget, name)
    return found


def press(stage: Stage, name: str) -> None:
    QTest.mouseClick(find(stage, name), Qt.MouseButton.LeftButton)
    stage.settle()


def show(stage: Stage, step: Step, port: MemoryAccount | None = None, **settings: Any) -> MemoryAccount:
    account = port or MemoryAccount()
    stage.show_setup(account, setup_step=step.value, **{**KNOWN, **settings})
    return account


def check(stage: Stage, answer: QueryAnswer | NoAnswer, trust: Trust | None = None, **typed: str) -> None:
    account = show(stage, Step.CREDENTIALS)
    account.answer, account.trust = answer, trust
    for name, text in {**TYPED, **typed}.items():
        find(stage, f"credentials_{name}").setText(text)
    press(stage, "credentials_check")


def _plain(step: Step) -> None:
    add(f"setup_{step}", lambda stage: show(stage, step))


for each in (Step.LANGUAGE, Step.WAY, Step.CREDENTIALS, Step.SHOP, Step.WALLETS, Step.SCANNER, Step.CUSTOMER):
    _plain(each)


@scene()
def setup_gateway(stage: Stage) -> None:
    stage.show_setup(MemoryAccount(), setup_step="gateway")


@scene()
def setup_gateway_other(stage: Stage) -> None:
    stage.show_setup(MemoryAccount(), setup_step="gateway")
    press(stage, "setting_environment_other")
    field = find(stage, "setting_base_url")
    field.setText("openapi-hk.qfapi.com")
    field.confirmed.emit()
    press(stage, "profile_more")


@scene()
def setup_checked(stage: Stage) -> None:
    check(stage, QueryAnswer("0000"))


@scene()
def setup_refused(stage: Stage) -> None:
    check(stage, QueryAnswer("1108", "signature error"))


@scene()
def setup_refused_key(stage: Stage) -> None:
    check(stage, QueryAnswer("1108", "signature error"), Trust.MISMATCH)


@scene()
def setup_refused_mchid(stage: Stage) -> None:
    check(stage, QueryAnswer("1108", "MCHCODE illegal"), Trust.VERIFIED)


@scene()
def setup_no_answer(stage: Stage) -> None:
    check(stage, NoAnswer(False, "tls"))


@scene()
def setup_full_width(stage: Stage) -> None:
    check(stage, QueryAnswer("0000"), client_key="ＤＵＭＭＹ")


@scene()
def setup_keyring_locked(stage: Stage) -> None:
    account = show(stage, Step.CREDENTIALS)
    account.locked = SetupError(sentence_for(KeyringLocked(), "linux"))
    for name, text in TYPED.items():
        find(stage, f"credentials_{name}").setText(text)
    press(stage, "credentials_show")
    press(stage, "credentials_check")


@scene()
def setup_not_saved(stage: Stage) -> None:
    account = show(stage, Step.SHOP)
    account.broken = SetupError(_NOT_SAVED.filled(path=str(FILE), problem="ENOSPC"))
    press(stage, "setup_next")


@scene()
def setup_done(stage: Stage) -> None:
    account = MemoryAccount()
    account.keyring["shop"] = parse_fields(TYPED)
    show(stage, Step.DONE, account, shop_name="Harbour Tea House", till_number=2)


@scene()
def setup_done_without(stage: Stage) -> None:
    show(stage, Step.DONE)


# --- the same in the settings ---


@scene(account=MemoryAccount(), profile=ACCOUNT)
def settings_account(stage: Stage) -> None:
    open_section(stage, "account")
    stage.settle()


@scene(account=MemoryAccount(), profile=ACCOUNT)
def settings_account_refused(stage: Stage) -> None:
    """The most that there is to say, in the least room."""
    account = stage.app._desk.account
    assert isinstance(account, MemoryAccount)
    account.answer = QueryAnswer("1108", "signature error")
    open_section(stage, "account")
    for name, text in TYPED.items():
        stage.find(f"credentials_{name}").setText(text)
    stage.click("credentials_check")
    stage.settle()


@scene(account=MemoryAccount(), profile=ACCOUNT)
def settings_account_again(stage: Stage) -> None:
    """The lower end: how it signs, and the question whether to set up again."""
    open_section(stage, "account")
    stage.find("setup_again").setFocus()
    stage.find("setup_again").click()
    stage.settle()


@scene(account=MemoryAccount())
def settings_wallets(stage: Stage) -> None:
    open_section(stage, "wallets")


@scene()
def settings_training_account(stage: Stage) -> None:
    open_section(stage, "account")
