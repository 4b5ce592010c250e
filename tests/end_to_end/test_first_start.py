"""The first start of the real program: set up by keyboard alone, with a real keyring and a gateway over real HTTP."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from pos_app.qfpay.signing import SignType
from pos_app.training.gateway import APP_CODE, CLIENT_KEY, MCHID, TrainingGateway
from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.test_settings import choose, go_to

WECHAT = "134567890123450001"
RIGHT = {"app_code": APP_CODE, "client_key": CLIENT_KEY, "mchid": MCHID}
SECRETS = (APP_CODE, CLIENT_KEY, MCHID)


def write(desk: Desk, name: str, text: str, delay_ms: int = 10) -> None:
    """Types over whatever stands in a field: fast, where nobody listens for scans."""
    go_to(desk, name)
    desk.press("ctrl+a", "BackSpace")
    if text:
        if not text.isascii():
            delay_ms = 200  # each character is given a key first, which programs must hear of
        desk._xdotool("type", "--delay", str(delay_ms), text)


def step(desk: Desk, title: str) -> None:
    desk.wait_for_text("setup_title", title)


def come_to_the_gateway(desk: Desk) -> None:
    step(desk, "Language")
    assert desk.text_of("setup_progress") == "1 of 8"
    desk.press("Return")
    step(desk, "Training, or real payments?")
    choose(desk, "setup_real")
    step(desk, "Your account at QFPay")


def name_gateway(desk: Desk, url: str) -> None:
    """At the step of the gateway: its address, and on to the credentials."""
    if not desk.open_controls()["setting_environment_other"]["checked"]:
        choose(desk, "setting_environment_other")
    write(desk, "setting_base_url", url)
    desk.press("Return")
    until("the address is taken over", lambda: desk.open_controls()["setup_next"]["enabled"])
    go_to(desk, "setup_next")
    desk.press("Return")
    step(desk, "Credentials")


def check(desk: Desk, **values: str) -> None:
    """Fills in the credentials and has them checked by Enter in the last field."""
    for name, text in values.items():
        write(desk, f"credentials_{name}", text)
    go_to(desk, "credentials_check")
    desk.press("space")


def told(desk: Desk, *parts: str) -> str:
    """What the check says, once it says all that, in this order."""
    seen = [""]

    def says() -> bool:
        controls = desk.open_controls()
        shown = (controls.get(f"diagnosis_{part}", {}) for part in ("headline", "text"))
        seen[0] = "\n".join(str(one["name"]) for one in shown if one.get("showing"))
        places = [seen[0].find(part) for part in parts]
        return -1 not in places and places == sorted(places)

    try:
        until(f"the check says {parts}", says)
    except AssertionError as error:
        raise AssertionError(f"{error}; it said {seen[0]!r}") from None
    return seen[0]


def press_next(desk: Desk, title: str) -> None:
    until("it can go on", lambda: desk.open_controls()["setup_next"]["enabled"])
    go_to(desk, "setup_next")
    desk.press("Return")
    step(desk, title)


def settings(data_dir: Path) -> dict[str, Any]:
    return tomllib.loads((data_dir / "settings.toml").read_text("utf-8"))


def files_with(data_dir: Path, *secrets: str) -> list[str]:
    files = [file for file in data_dir.rglob("*") if file.is_file()]
    return [f"{file.name}: {one}" for file in files for one in secrets if one.encode() in file.read_bytes()]


def ledger(gateway: TrainingGateway) -> list[Any]:
    rows: list[Any] = requests.get(f"{gateway.url}/training/ledger", timeout=10).json()["rows"]
    return rows


@pytest.fixture
def begun(small_desk: Desk, tmp_path: Path) -> Callable[[str], None]:
    """Describes the account by the command line, and has the set-up begin at the credentials."""

    def begin(url: str) -> None:
        command = [sys.executable, "-m", "pos_app", "profile", "add", "shop", "--base-url", url]
        subprocess.run([*command, "--data-dir", str(tmp_path)], env=small_desk.env, check=True, capture_output=True)
        file = tmp_path / "settings.toml"
        file.write_text(f'setup_step = "credentials"\n{file.read_text("utf-8")}', "utf-8")

    return begin


def test_from_nothing_to_a_counter_that_takes_a_payment(small_desk: Desk, tmp_path: Path) -> None:
    desk = small_desk
    with TrainingGateway() as gateway, counter(desk, tmp_path, shows="setup_title"):
        come_to_the_gateway(desk)
        name_gateway(desk, gateway.url)
        check(desk, **RIGHT)
        told(desk, "accepts the credentials", "mchid is accepted")
        press_next(desk, "Shop and till")
        write(desk, "setting_shop_name", "Harbour")
        press_next(desk, "Wallets")
        choose(desk, "has_fps")
        press_next(desk, "Scanner")
        desk.scan(WECHAT, gap_ms=10)
        desk.wait_for_text("scan_1_kind", "WeChat")
        press_next(desk, "The customer's screen")
        press_next(desk, "Ready")
        assert ledger(gateway) == []
        assert not [secret for secret in SECRETS if secret in desk.in_front()]
        go_to(desk, "setup_next")
        desk.press("Return")
        until("the counter is open", lambda: desk.text_of("amount"))
        assert "Harbour" in desk.in_front()
        controls = desk.controls()
        assert "wallet_alipay" in controls
        assert "wallet_fps" not in controls
        desk.type_slowly("12.50")
        desk.scan(WECHAT, gap_ms=10)
        desk.wait_for_text("result", "PAID")
        assert [row["txamt"] for row in ledger(gateway)] == [1250]
    found = settings(tmp_path)
    assert (found["setup_step"], found["shop_name"], found["active_profile"]) == ("", "Harbour", "shop")
    assert "802001" not in found["profiles"]["shop"]["wallets"]
    assert files_with(tmp_path, *SECRETS) == []


def back_to_the_gateway(desk: Desk) -> None:
    desk.press("Escape")
    step(desk, "Your account at QFPay")


def test_what_is_wrong_with_the_account_is_told_and_corrected(
    small_desk: Desk, tmp_path: Path, begun: Callable[[str], None]
) -> None:
    """One mistake after the other at one start; which mistake leads to which suspects is tested without a window."""
    desk = small_desk
    with socket.socket() as nobody, TrainingGateway(sign_type=SignType.MD5) as gateway:
        nobody.bind(("127.0.0.1", 0))
        begun(f"http://127.0.0.1:{nobody.getsockname()[1]}")
        with counter(desk, tmp_path, shows="setup_title"):
            step(desk, "Credentials")
            check(desk, **{**RIGHT, "client_key": "ＤＵＭＭＹ"})
            told(desk, "client_key contains full-width characters")
            check(desk, client_key="DUMMY KEY")
            told(desk, "client_key contains a space or line break")
            check(desk, client_key=f" {CLIENT_KEY} ")
            told(desk, "(refused)", "1. The gateway's address", "2. A firewall")

            back_to_the_gateway(desk)
            name_gateway(desk, gateway.url)
            check(desk, **RIGHT)
            told(desk, "1. QFPay expects another signature type than SHA256. Set the signature type to MD5")

            back_to_the_gateway(desk)
            choose(desk, "profile_more")
            choose(desk, "setting_sign_type_md5")
            press_next(desk, "Credentials")
            check(desk, **{**RIGHT, "app_code": "SOMEBODY-ELSE"})
            told(desk, "code 1108", "It speaks as QFPay", "1. The credentials are for another", "2. app_code", "mchid")
            check(desk, app_code=APP_CODE, client_key="DUMMY-OTHER-KEY")
            told(desk, "code 1108", "1. client_key is not right", "5. app_code")
            check(desk, client_key=CLIENT_KEY, mchid="")
            told(desk, "code 1108", "client_key is right", "1. mchid is missing", "2. QFPay expects")
            check(desk, mchid=f"{MCHID} ")
            told(desk, "accepts the credentials", "signature type MD5 fit")
            press_next(desk, "Shop and till")
        assert ledger(gateway) == []
    [(name, profile)] = settings(tmp_path)["profiles"].items()
    assert (name, profile["base_url"], profile["sign_type"]) == ("shop", gateway.url, "MD5")
    assert files_with(tmp_path, *SECRETS, "SOMEBODY-ELSE", "DUMMY-OTHER-KEY") == []


def test_another_gateway_begins_without_credentials_and_leaves_those_of_the_first(
    small_desk: Desk, tmp_path: Path, begun: Callable[[str], None]
) -> None:
    desk = small_desk
    ahead = TrainingGateway(clock=lambda: time.time() + 3600)
    with ahead as first, TrainingGateway(mchid=None) as second:
        begun(first.url)
        with counter(desk, tmp_path, shows="setup_title"):
            check(desk, **RIGHT)
            told(desk, "accepts the credentials", "1. The computer's clock is 60 minutes slow")
            back_to_the_gateway(desk)
            name_gateway(desk, second.url)
            told(desk, "Type or paste the three values")
            assert not desk.open_controls()["setup_next"]["enabled"]
            check(desk, **RIGHT)
            told(desk, "1. mchid is not right, or QFPay issued none")
            check(desk, mchid="")
            told(desk, "accepts the credentials", "No mchid is needed")
            back_to_the_gateway(desk)
            name_gateway(desk, first.url)
            told(desk, "The keyring holds credentials")
    found = settings(tmp_path)
    urls = {name: profile["base_url"] for name, profile in found["profiles"].items()}
    assert (urls, found["active_profile"]) == ({"shop": first.url, "shop-2": second.url}, "shop")


def test_killed_in_the_middle_it_goes_on_there(small_desk: Desk, tmp_path: Path) -> None:
    desk = small_desk
    with TrainingGateway() as gateway:
        with counter(desk, tmp_path, shows="setup_title") as program:
            come_to_the_gateway(desk)
            name_gateway(desk, gateway.url)
            until("the step is remembered", lambda: settings(tmp_path).get("setup_step") == "credentials")
            check(desk, **RIGHT)
            told(desk, "accepts the credentials")
            program.send_signal(signal.SIGKILL)
            program.wait(10)
        with counter(desk, tmp_path, shows="setup_title"):
            step(desk, "Credentials")
            assert desk.text_of("setup_progress") == "4 of 8"
            told(desk, "The keyring holds credentials")
            desk.press("Escape")
            step(desk, "Your account at QFPay")
            assert desk.controls()["setting_environment_other"]["checked"]
            assert settings(tmp_path)["profiles"]["shop"]["base_url"] == gateway.url
    assert files_with(tmp_path, *SECRETS) == []
