"""A scanner on a serial port: its scans arrive as the key filter's do, whoever has the keys; its absence is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.labels import TextLabel
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.scanner.serial_lines import Reading
from pos_app.scanner.serial_ports import ScannerState, SerialPort
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import a_payment

GONE = QT_TRANSLATE_NOOP("test", "The scanner is not plugged in.")
PORT = SerialPort("COM3", "Newland HR22", "COM3", 0x1EAB)


class MemoryScanner:
    """Says what the test wants, in a thread of its own as the real one does."""

    def __init__(self) -> None:
        self.used: list[str] = []
        self.closed = False
        self._read: Callable[[Reading], object] = lambda _reading: None
        self._told: Callable[[ScannerState], object] = lambda _state: None

    def listen(self, read: Callable[[Reading], object], told: Callable[[ScannerState], object]) -> None:
        self._read, self._told = read, told

    def use(self, port: str) -> None:
        self.used.append(port)

    def list_ports(self, answer: Callable[[Sequence[SerialPort]], object]) -> None:
        self._in_its_thread(lambda: answer([PORT]))

    def close(self) -> None:
        self.closed = True

    def scan(self, text: str) -> None:
        self._in_its_thread(lambda: self._read(Reading(f"\x02{text}\r")))

    def tell(self, state: ScannerState) -> None:
        self._in_its_thread(lambda: self._told(state))

    def _in_its_thread(self, deed: Callable[[], Any]) -> None:
        thread = threading.Thread(target=deed)
        thread.start()
        thread.join()
        QApplication.processEvents()


@pytest.fixture
def scanner() -> MemoryScanner:
    return MemoryScanner()


@pytest.fixture
def counter(qtbot: QtBot, scanner: MemoryScanner) -> Iterator[Counter]:
    made = Counter(qtbot, scanner=scanner, settings={"serial_scanner": "auto"})
    yield made
    made.close()


@pytest.fixture
def alerts(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The windows for which the taskbar was asked for attention."""
    asked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", asked.append)
    return asked


def in_background(qtbot: QtBot, counter: Counter) -> QWidget:
    """Another window has the keys; ours stays as it is."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: other.isActiveWindow() and not counter.window.isActiveWindow())
    return other


def test_scan_is_a_sale_while_another_window_has_the_keys(
    qtbot: QtBot, counter: Counter, scanner: MemoryScanner, alerts: list[QWidget]
) -> None:
    counter.type("12.50")
    other = in_background(qtbot, counter)
    scanner.scan(WECHAT)
    [(verb, request)] = counter.till.asked
    assert (verb, request.amount.minor, request.code.reveal()) == ("pay", 1_250, WECHAT)
    payment = counter.pay(a_payment(State.SENT))
    counter.tell(payment.but(state=State.PAID, paid_at=counter.now))
    assert counter.text("result") == "PAID"
    assert other.isActiveWindow()
    assert alerts == []


def test_scan_of_a_receipt_or_during_a_payment_is_judged_as_from_keys(counter: Counter, scanner: MemoryScanner) -> None:
    counter.sell(a_payment(State.SENT))
    scanner.scan(WECHAT)
    assert "A payment is under way" in counter.text("note")
    assert [verb for verb, *_ in counter.till.asked] == ["pay"]
    scanner.scan(a_payment().out_trade_no)
    assert counter.window.history.isVisible()


@pytest.mark.parametrize(
    ("amount", "scanned", "said"), [("", WECHAT, "Code scanned"), ("12", "5012345678900", "barcode of an article")]
)
def test_taskbar_asks_for_the_cashier_once_where_a_scan_needs_one(
    qtbot: QtBot, counter: Counter, scanner: MemoryScanner, alerts: list[QWidget], amount: str, scanned: str, said: str
) -> None:
    counter.type(amount)
    in_background(qtbot, counter)
    scanner.scan(scanned)
    assert said in counter.text("result") + counter.text("instruction")
    assert alerts == [counter.window]
    counter.window.counter.changed()
    assert alerts == [counter.window]
    assert counter.till.asked == []


def test_taskbar_asks_for_the_cashier_when_a_payment_is_refused(
    qtbot: QtBot, counter: Counter, scanner: MemoryScanner, alerts: list[QWidget]
) -> None:
    counter.type("12.50")
    in_background(qtbot, counter)
    scanner.scan(WECHAT)
    payment = counter.pay(a_payment(State.SENT))
    assert alerts == []
    counter.tell(payment.but(state=State.DECLINED, respcd="1205"))
    assert alerts == [counter.window]


def test_scanner_that_is_not_there_is_told_until_it_is(counter: Counter, scanner: MemoryScanner) -> None:
    assert counter.text("no_scanner") == ""
    scanner.tell(ScannerState(problem=GONE))
    assert counter.text("no_scanner") == "Scanner not connected"
    assert counter.text("instruction") == "The scanner is not plugged in."
    counter.now += 10_000
    counter.until(lambda: counter.text("instruction") != "The scanner is not plugged in.")
    counter.window.toggle_history()
    counter.click("no_scanner")
    assert counter.text("instruction") == "The scanner is not plugged in."
    scanner.tell(ScannerState(device="COM3"))
    assert counter.text("no_scanner") == ""


def test_window_behind_another_says_that_scans_do_not_arrive_only_where_they_are_typed(
    counter: Counter, scanner: MemoryScanner
) -> None:
    counter.window.show_in_front(False)
    assert "scans do not arrive" in counter.text("not_in_front")
    scanner.tell(ScannerState(device="COM3"))
    assert counter.text("not_in_front") == ""
    scanner.tell(ScannerState(problem=GONE))
    assert (counter.text("not_in_front"), counter.text("no_scanner")) == ("", "Scanner not connected")
    scanner.tell(ScannerState())
    assert "scans do not arrive" in counter.text("not_in_front")


def test_scanner_follows_the_setting_and_ends_with_the_window(qtbot: QtBot, scanner: MemoryScanner) -> None:
    counter = Counter(qtbot, scanner=scanner)
    assert scanner.used == [""]
    counter.app.change({"serial_scanner": "COM3"})
    assert scanner.used[-1] == "COM3"
    assert not scanner.closed
    counter.close()
    assert scanner.closed


def test_ports_are_offered_on_the_page_of_settings(counter: Counter, scanner: MemoryScanner) -> None:
    counter.click("menu")
    counter.click("settings")
    counter.click("section_scanner")
    assert counter.find("setting_serial_scanner_auto").isChecked()
    counter.until(lambda: counter.text("setting_serial_scanner_com3") == "Newland HR22 (COM3)")
    counter.click("setting_serial_scanner_com3")
    assert counter.saved == {"serial_scanner": "COM3"}
    assert scanner.used[-1] == "COM3"


def test_ports_are_there_for_the_page_of_settings(qtbot: QtBot, counter: Counter, scanner: MemoryScanner) -> None:
    bridge = counter.app.scanner
    assert bridge is not None
    listed: list[object] = []
    bridge.ports_listed.connect(listed.append)
    bridge.ask_for_ports()
    qtbot.waitUntil(lambda: listed == [[PORT]])


def test_learned_frame_is_taken_off_what_a_serial_scanner_reads(counter: Counter, scanner: MemoryScanner) -> None:
    counter.app.change({"scanner_prefix": "~~", "scanner_suffix": "##"})
    counter.type("12.50")
    scanner.scan(f"~~{WECHAT}##")
    [(_, request)] = counter.till.asked
    assert request.code.reveal() == WECHAT


def test_page_that_learns_scanners_sees_the_frame_and_nothing_is_charged(
    counter: Counter, scanner: MemoryScanner
) -> None:
    counter.type("12.50")
    counter.click("menu")
    counter.click("scanner_test")
    for nth in range(3):
        scanner.scan(f"~~13456789012345678{nth}")
    assert "~~" in " ".join(
        counter.text(label.objectName()) for label in counter.window.scanner.findChildren(TextLabel)
    )
    assert counter.till.asked == []
