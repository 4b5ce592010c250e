"""The reader of serial scanners on real pseudo-terminals: plugged, unplugged, taken by others, forbidden."""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from serial import Serial

from pos_app.app.serial_devices import found_ports
from pos_app.app.serial_scanner import SerialScanner
from pos_app.scanner.serial_lines import Reading
from pos_app.scanner.serial_ports import AUTOMATIC, ScannerState, SerialPort
from tests.integration.scanner.pty_scanner import PtyScanner

PATIENCE_S = 30
WECHAT = "134567890123456789"
ALIPAY = "280123456789012345"


class Shop:
    """A reader, and what it said, in its order."""

    def __init__(self, ports: Callable[[], list[SerialPort]] = found_ports) -> None:
        self.readings: queue.SimpleQueue[Reading] = queue.SimpleQueue()
        self.states: queue.SimpleQueue[ScannerState] = queue.SimpleQueue()
        self.scanner = SerialScanner(ports)
        self.scanner.listen(self.readings.put, self.states.put)

    def scan(self) -> str:
        """The next scan that comes."""
        return self.readings.get(timeout=PATIENCE_S).code()

    def state(self) -> ScannerState:
        """The next state that is told."""
        return self.states.get(timeout=PATIENCE_S)

    def connected(self, port: str) -> bool:
        return self.state() == ScannerState(device=port)

    def trouble(self) -> str:
        state = self.state()
        assert (state.device, state.problem is not None) == ("", True)
        return str(state.problem)


@pytest.fixture
def shop() -> Iterator[Shop]:
    made = Shop()
    yield made
    made.scanner.close()


@pytest.fixture
def pty_scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    made = PtyScanner(tmp_path / "usb-A_scanner-if00")
    yield made
    made.unplug()


def test_scan_arrives_whole_in_whatever_pieces_it_is_sent(shop: Shop, pty_scanner: PtyScanner) -> None:
    pty_scanner.plug()
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    pty_scanner.send(*(bytes([byte]) for byte in WECHAT.encode()), b"\r\n", b"\x02", ALIPAY.encode(), b"\x03\r")
    assert [shop.scan(), shop.scan()] == [WECHAT, ALIPAY]
    pty_scanner.send(WECHAT.encode())
    assert shop.scan() == WECHAT  # by silence
    assert pty_scanner.has_been_sent_to() == b""


def test_scanner_is_read_again_after_unplugging_without_a_restart(shop: Shop, pty_scanner: PtyScanner) -> None:
    port = str(pty_scanner.port)
    first = pty_scanner.plug()
    shop.scanner.use(port)
    assert shop.connected(port)
    pty_scanner.send(b"2801234")  # half a code: it belongs to nobody
    pty_scanner.unplug()
    assert "usb-A_scanner-if00) is not plugged in" in shop.trouble()
    other = PtyScanner(pty_scanner.port.with_name("another"))
    other.plug()  # takes the first number, so that the scanner gets another one
    second = pty_scanner.plug()
    assert first != second
    assert shop.connected(port)
    pty_scanner.send(WECHAT.encode() + b"\r")
    assert shop.scan() == WECHAT
    other.unplug()


def test_scanner_that_is_plugged_in_late_is_waited_for(shop: Shop, pty_scanner: PtyScanner) -> None:
    shop.scanner.use(str(pty_scanner.port))
    assert "is not plugged in" in shop.trouble()
    pty_scanner.plug()
    assert shop.connected(str(pty_scanner.port))
    pty_scanner.send(WECHAT.encode() + b"\r")
    assert shop.scan() == WECHAT


def test_what_was_scanned_while_nobody_read_is_thrown_away(shop: Shop, pty_scanner: PtyScanner) -> None:
    pty_scanner.plug()
    keeper = os.open(pty_scanner.port, os.O_RDWR | os.O_NOCTTY)  # or the line would be closed, and nothing kept
    pty_scanner.send(ALIPAY.encode() + b"\r")
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    pty_scanner.send(WECHAT.encode() + b"\r")
    assert shop.scan() == WECHAT
    os.close(keeper)


def test_port_of_another_program_is_told_and_taken_once_it_is_free(shop: Shop, pty_scanner: PtyScanner) -> None:
    pty_scanner.plug()
    with Serial(str(pty_scanner.port), exclusive=True):
        shop.scanner.use(str(pty_scanner.port))
        assert "Another program uses the scanner" in shop.trouble()
    assert shop.connected(str(pty_scanner.port))


def test_port_is_ours_alone(shop: Shop, pty_scanner: PtyScanner) -> None:
    pty_scanner.plug()
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    with pytest.raises(OSError, match="exclusively lock"):
        Serial(str(pty_scanner.port), exclusive=True)


@contextmanager
def without_privilege() -> Iterator[None]:
    """Who runs tests as root may open every port; for a moment we are nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_port_that_may_not_be_read_says_what_to_do_and_is_taken_once_it_may(
    shop: Shop, pty_scanner: PtyScanner
) -> None:
    device = pty_scanner.plug()
    Path(device).chmod(0)
    with without_privilege():
        shop.scanner.use(device)
        assert "dialout" in shop.trouble()
    Path(device).chmod(0o600)
    assert shop.connected(device)


@pytest.mark.parametrize("device", ["/dev/null", "/"])
def test_what_is_no_serial_port_is_told(shop: Shop, device: str) -> None:
    shop.scanner.use(device)
    assert "is not a serial port" in shop.trouble()


def test_port_that_cannot_be_used_at_all_is_told(shop: Shop) -> None:
    shop.scanner.use("/dev/a\0b")
    assert "does not work" in shop.trouble()


def test_another_port_is_read_as_soon_as_it_is_chosen(shop: Shop, tmp_path: Path) -> None:
    one, two = PtyScanner(tmp_path / "one"), PtyScanner(tmp_path / "two")
    one.plug()
    two.plug()
    shop.scanner.use(str(one.port))
    assert shop.connected(str(one.port))
    shop.scanner.use(str(two.port))
    assert shop.state() == ScannerState()
    assert shop.connected(str(two.port))
    Serial(str(one.port), exclusive=True).close()
    two.send(WECHAT.encode() + b"\r")
    assert shop.scan() == WECHAT
    shop.scanner.use("")
    assert shop.state() == ScannerState()
    Serial(str(two.port), exclusive=True).close()
    one.unplug()
    two.unplug()


def test_scanner_found_by_itself_is_known_again_under_another_name(tmp_path: Path) -> None:
    plugged = PtyScanner(tmp_path / "scanner")
    found: list[SerialPort] = []
    shop = Shop(lambda: list(found))
    shop.scanner.use(AUTOMATIC)
    assert "No scanner was found" in shop.trouble()
    known = SerialPort(plugged.plug(), "Barcode Scanner", "", 0x1EAB, 0x1A06, "7")
    found.append(known)
    assert shop.connected(known.device)
    plugged.unplug()
    assert "is not plugged in" in shop.trouble()
    found[:] = [replace(known, device=plugged.plug())]
    assert shop.connected(found[0].device)
    shop.scanner.close()
    plugged.unplug()


def test_ports_are_listed_on_demand_while_a_scanner_is_read_and_while_none_is(
    shop: Shop, pty_scanner: PtyScanner
) -> None:
    lists: queue.SimpleQueue[object] = queue.SimpleQueue()
    shop.scanner.list_ports(lists.put)
    assert lists.get(timeout=PATIENCE_S) == found_ports()
    pty_scanner.plug()
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    shop.scanner.list_ports(lists.put)
    assert lists.get(timeout=PATIENCE_S) == found_ports()


def test_shop_without_a_serial_scanner_has_no_thread_for_it(shop: Shop) -> None:
    shop.scanner.use("")
    shop.scanner.close()
    assert "serial scanner" not in {thread.name for thread in threading.enumerate()}


def test_closed_reader_leaves_the_port_and_no_thread(shop: Shop, pty_scanner: PtyScanner) -> None:
    pty_scanner.plug()
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    shop.scanner.close()
    shop.scanner.close()
    assert "serial scanner" not in {thread.name for thread in threading.enumerate()}
    Serial(str(pty_scanner.port), exclusive=True).close()


def test_what_was_scanned_is_in_no_log(shop: Shop, pty_scanner: PtyScanner, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pty_scanner.plug()
    shop.scanner.use(str(pty_scanner.port))
    assert shop.connected(str(pty_scanner.port))
    pty_scanner.send(WECHAT.encode() + b"\r", WECHAT[:9].encode())
    assert shop.scan() == WECHAT
    pty_scanner.unplug()
    assert "is not plugged in" in shop.trouble()
    assert "read from" in caplog.text
    assert WECHAT[:9] not in caplog.text
