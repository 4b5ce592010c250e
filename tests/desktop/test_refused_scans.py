"""Scans that must not be charged: each is refused with a sentence that the window shows, and nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.domain.payment import State
from tests.desktop.fakes import a_payment, a_qr_payment
from tests.desktop.scanning import ScannedCounter, scanned_counter

ALIPAY = "281234567890123456"
WECHAT = "134567890012200789"


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[ScannedCounter]:
    with scanned_counter(qtbot, a_payment(State.PAID)) as made:
        made.type_keys("12.50")
        made.fall_silent()
        made.find("reference").setText("table 12")
        made.find("reference").setFocus()
        yield made


def scan(counter: ScannedCounter, text: str, gap_ms: int = 5) -> None:
    counter.scan_keys(text, [gap_ms] * (len(text) - 1))
    counter.fall_silent()


def pass_by(counter: ScannedCounter) -> None:
    """The sentence has been read and goes."""
    counter.window.counter.sale.note = None
    counter.window.counter.changed()
    assert counter.text("instruction") == "Scan the customer's code, or show a QR code"


def is_as_before(counter: ScannedCounter) -> bool:
    held = (counter.window.counter.entry.text, counter.find("reference").text())
    return held == ("12.50", "table 12") and counter.till.asked == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ALIPAY + ALIPAY, "Two codes were read at once"),
        (WECHAT + ALIPAY, "Two codes were read at once"),
        (ALIPAY + WECHAT, "Two codes were read at once"),
        (ALIPAY[:8] + "\x1d" + ALIPAY[8:], "signs that no payment code has"),
        (ALIPAY[:8] + "\x1b" + ALIPAY[8:], "signs that no payment code has"),
        ("https://pay.example.test/p?id=1", "This is a web address"),
        ("HTTP://PAY.EXAMPLE.TEST", "This is a web address"),
        ("4006381333931", "the barcode of an article"),
        ("table seven by the door", "This is a text"),
        ("74" * 300, "too long for a payment code"),
    ],
)  # fmt: skip
def test_what_is_no_payment_code_is_refused_with_its_reason(counter: ScannedCounter, text: str, told: str) -> None:
    for end in ("\r", "\t", "\r\n", ""):
        scan(counter, text + end)
        assert told in counter.text("instruction")
        assert is_as_before(counter)
        pass_by(counter)


def test_two_codes_with_a_pause_between_are_refused(counter: ScannedCounter) -> None:
    gaps = [5] * 36
    gaps[17] = 140
    counter.scan_keys(WECHAT + ALIPAY + "\r", gaps)
    counter.fall_silent()
    assert "Two codes were read at once" in counter.text("instruction")
    assert is_as_before(counter)


def test_of_two_codes_in_one_go_the_second_is_refused(counter: ScannedCounter) -> None:
    scan(counter, ALIPAY + "\r" + WECHAT + "\r")
    [(_, request)] = counter.till.asked
    assert request.code.reveal() == ALIPAY
    assert "this scan was not used" in counter.text("note")


@pytest.mark.parametrize("code", [ALIPAY, WECHAT, "6212345678901234560"])
def test_a_code_cut_off_is_refused(counter: ScannedCounter, code: str) -> None:
    for length in range(6, 16):
        scan(counter, code[:length] + "\r")
        assert "Scan the code in the customer's wallet" in counter.text("instruction")
        assert is_as_before(counter)
        pass_by(counter)


@pytest.mark.parametrize("length", [16, 17])
def test_a_wechat_code_cut_off_late_is_not_charged_without_a_word(counter: ScannedCounter, length: int) -> None:
    scan(counter, WECHAT[:length] + "\r")
    assert counter.text("result") == "Which wallet?"
    assert is_as_before(counter)


def test_ten_thousand_characters_are_refused(counter: ScannedCounter) -> None:
    scan(counter, "0123456789" * 1_000 + "\r")
    assert "too long for a payment code" in counter.text("instruction")
    assert is_as_before(counter)


def test_our_own_number_opens_the_payment(counter: ScannedCounter) -> None:
    scan(counter, "P26052904264000100000001\r")
    counter.until(lambda: counter.text("chosen_state") == "PAID")
    counter.window.escape()
    assert is_as_before(counter)


@pytest.mark.parametrize("payment", [a_payment(State.SENT), a_payment(State.WAITING), a_qr_payment()])
def test_a_scan_while_a_payment_is_under_way_is_refused(counter: ScannedCounter, payment: object) -> None:
    scan(counter, WECHAT + "\r")
    asked = list(counter.till.asked)
    scan(counter, ALIPAY + "\r")  # before the till has answered
    assert "this scan was not used" in counter.text("note")
    counter.till.answer(payment)
    QApplication.processEvents()
    counter.window._tick()
    for code in (WECHAT, ALIPAY):
        scan(counter, code + "\r")
        assert "this scan was not used" in counter.text("note")
    assert counter.till.asked == asked
    assert counter.window.counter.entry.text == "12.50"
