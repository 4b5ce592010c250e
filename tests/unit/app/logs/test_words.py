"""What may stand in the log, and everything else."""

from __future__ import annotations

import inspect
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.logs.words import HIDDEN, is_constant, module_name, shown, thread_name
from pos_app.domain.payment import State
from pos_app.domain.payment_codes import classify
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.qfpay.response_trust import Trust
from pos_app.settings.profiles import Profile

CODE = "281234567890123456"
KEY = "A1B2C3D4" * 4
TOLD = QT_TRANSLATE_NOOP("words", "A file {path} is in the way of {number}.")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None), (True, True), (17, 17), (0.5, 0.5), (State.PAID, "paid"), (Trust.MISMATCH, "mismatch"),
        (ValueError, "ValueError"), (ValueError(KEY), "ValueError"), ("ValueError", "ValueError"),
        ("UnicodeDecodeError", "UnicodeDecodeError"), ("P26112406242000155756212", "P26112406242000155756212"),
        ("R26112406242000155756212", "R26112406242000155756212"), ("1108", "1108"), ("dns", "dns"),
        ("http_503", "http_503"), ("alipay", "alipay"), ("volume", "volume"), ("6.11.3", "6.11.3"), ("", ""),
        ("/trade/v1/payment", "/trade/v1/payment"), ("openapi-hk.qfapi.com", "openapi-hk.qfapi.com"),
        ("journal-damaged-20261124T050500Z.sqlite3", "journal-damaged-20261124T050500Z.sqlite3"),
        ("/dev/ttyUSB0", "/dev/ttyUSB0"), ("COM3", "COM3"),
        ("failed to init device -401", "failed to init device -401"),
        (date(2026, 11, 24), "2026-11-24"), (("volume", KEY), f"volume, {HIDDEN}"),
        (Profile(name="shop", base_url="https://gateway.invalid"), "shop"),
    ],
)  # fmt: skip
def test_what_is_known_to_be_harmless_is_shown(value: object, wanted: object) -> None:
    assert shown(value) == wanted


@pytest.mark.parametrize(
    "value",
    [
        Secret(KEY), classify(CODE), CODE, KEY, KEY.lower(), int(CODE), KEY.encode(), bytearray(KEY, "ascii"),
        "1234", "987654", "Anna", "table 7", "https://anna:1234@10.0.0.1", Path("/home/anna"), Decimal("12.50"),
        {"client_key": KEY}, Ellipsis, f"P2611240624200015575621{KEY}", f"ValueError: {KEY}", "ValueErrorr",
        "gateway.invalid", "TRAINING-ONLY-CLIENT-KEY", "dns\n", f"/dev/ttyUSB0 {KEY}",
        Profile(name=KEY, base_url="https://gateway.invalid"),
    ],
    ids=repr,
)  # fmt: skip
def test_whatever_else_becomes_a_sign_that_something_was_left_out(value: object) -> None:
    assert shown(value) == HIDDEN


@pytest.mark.parametrize(
    "value", [SetupError(TOLD.filled(path=KEY, number="1108")), TOLD.filled(path=KEY, number="1108")]
)
def test_of_a_sentence_the_words_are_ours_and_what_fills_it_is_looked_at(value: object) -> None:
    assert shown(value) == f"A file {HIDDEN} is in the way of 1108."


def calls(namespace: dict[str, Any], value: str) -> Any:
    """What is shown of `value` to a logger that stands below code of that namespace."""
    exec("def caller(frame_of, value):\n    chosen = 'the words of the code'\n    return frame_of(value)", namespace)
    return namespace["caller"](lambda value: shown(value, inspect.currentframe()), value)


def test_a_text_that_stands_in_our_code_on_the_way_to_the_logger_is_shown() -> None:
    assert calls({"__name__": "pos_app.somewhere"}, "the words of the code") == "the words of the code"
    assert calls({"__name__": "elsewhere"}, "the words of the code") == HIDDEN
    assert calls({"__name__": "pos_app.somewhere"}, KEY) == HIDDEN


def test_only_a_text_that_stands_literally_in_the_frame_is_constant() -> None:
    frame = inspect.currentframe()
    made = "put " + str(together := "together")
    assert is_constant("literally", frame)
    assert is_constant("inside", frame) is ("x" in ("inside", "x"))
    assert not is_constant(made, frame)
    assert together
    assert not is_constant("literally", None)


def test_names_of_loggers_are_those_of_modules() -> None:
    loaded = {"pos_app.checkout.till", "urllib3"}
    assert module_name("pos_app.checkout.till", loaded) == "pos_app.checkout.till"
    assert module_name(f"pos_app.{KEY}", loaded) == "pos_app"
    assert module_name(f"urllib3.{KEY}", loaded) == "urllib3"
    assert module_name(KEY, loaded) == HIDDEN


@pytest.mark.parametrize("name", ["MainThread", "till", "payment_0", "serial scanner", "Thread-5 (run)"])
def test_threads_are_named(name: str) -> None:
    assert thread_name(name) == name


@pytest.mark.parametrize("name", [KEY, CODE, "payment 281234567890123456"])
def test_what_is_no_name_of_a_thread_is_left_out(name: str) -> None:
    assert thread_name(name) == HIDDEN
