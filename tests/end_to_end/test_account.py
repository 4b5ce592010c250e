"""The account in the settings of a till that is open: another key and another way to sign count for the next sale."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.qfpay.signing import SignType
from pos_app.training.gateway import APP_CODE, CLIENT_KEY, MCHID, TrainingGateway
from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.shop import Shop
from tests.end_to_end.test_counter_window import fresh_code
from tests.end_to_end.test_first_start import files_with, settings, write
from tests.end_to_end.test_settings import choose, wait_for_focus

NEW_KEY = "DUMMY-RENEWED-CLIENT-KEY"


@pytest.fixture
def real_shop(small_desk: Desk, tmp_path: Path) -> Callable[[TrainingGateway], Shop]:
    """Sets a till up for a gateway of this process, unchecked, by the command line."""

    def set_up(gateway: TrainingGateway) -> Shop:
        secrets = {"app_code": gateway.app_code, "client_key": gateway.client_key, "mchid": str(gateway.mchid)}
        made = Shop(small_desk.env, tmp_path, {"url": gateway.url, **secrets})
        assert made.run("profile", "add", "shop", "--base-url", gateway.url)[0] == 0
        assert made.run("credentials", "set", "--unchecked", typed=json.dumps(secrets))[0] == 0
        return made

    return set_up


def open_account(desk: Desk, last_section: str = "section_shop") -> None:
    desk.press("F10")
    wait_for_focus(desk, "settings")
    desk.press("space")
    wait_for_focus(desk, last_section)
    choose(desk, "section_account")


def back_to_the_counter(desk: Desk) -> None:
    desk.press("Escape")
    wait_for_focus(desk, "window")
    desk.press("Escape")
    desk.wait_for_text("amount", "0.00")


def sell(desk: Desk, nth: int, result: str) -> None:
    desk.type_slowly("7.50")
    desk.scan(fresh_code("00", nth), gap_ms=10)
    desk.wait_for_text("result", result)
    desk.press("Escape")
    desk.wait_for_text("amount", "0.00")


def renew(desk: Desk) -> None:
    for name, text in (("app_code", APP_CODE), ("client_key", NEW_KEY), ("mchid", MCHID)):
        write(desk, f"credentials_{name}", text, delay_ms=180)
    choose(desk, "credentials_check")
    desk.wait_for_text("account_note", "The till uses the new credentials from now on.")


def test_a_renewed_key_is_used_by_the_next_sale_and_set_up_again_opens_the_next_start(
    small_desk: Desk, real_shop: Callable[[TrainingGateway], Shop]
) -> None:
    desk = small_desk
    with TrainingGateway() as gateway:
        folder = real_shop(gateway).data_dir
        with counter(desk, folder):
            sell(desk, 1, "PAID")
            gateway.issue_key(NEW_KEY)
            sell(desk, 2, "NOT PAID")
            open_account(desk)
            renew(desk)
            back_to_the_counter(desk)
            sell(desk, 3, "PAID")

            open_account(desk, "section_account")
            choose(desk, "setup_again")
            choose(desk, "setup_again_yes")
            until("it is remembered", lambda: settings(folder).get("setup_step") == "language")
            back_to_the_counter(desk)
            sell(desk, 4, "PAID")
        with counter(desk, folder, shows="setup_title"):
            desk.wait_for_text("setup_title", "Language")
        assert len(gateway.phone.ledger()) == 3
    assert files_with(folder, CLIENT_KEY, NEW_KEY) == []


def test_another_signature_type_is_used_by_the_next_sale(
    small_desk: Desk, real_shop: Callable[[TrainingGateway], Shop]
) -> None:
    desk = small_desk
    with TrainingGateway(sign_type=SignType.MD5) as gateway:
        folder = real_shop(gateway).data_dir
        with counter(desk, folder):
            sell(desk, 1, "NOT PAID")
            open_account(desk)
            choose(desk, "setting_sign_type_md5")
            desk.wait_for_text("sign_type_told", "The till signs with MD5 from now on.")
            back_to_the_counter(desk)
            sell(desk, 2, "PAID")
    assert settings(folder)["profiles"]["shop"]["sign_type"] == "MD5"
