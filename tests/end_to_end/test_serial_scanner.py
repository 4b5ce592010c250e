"""Sales with a scanner on a serial port, while another till program is in front and has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.logbook import log_of
from tests.end_to_end.other_till import TITLE as OTHER
from tests.end_to_end.other_till import another_till
from tests.end_to_end.shop import Shop
from tests.end_to_end.test_counter_window import fresh_code
from tests.integration.scanner.pty_scanner import PtyScanner

OURS = "Serial shop"


@pytest.fixture
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PtyScanner]:
    made = PtyScanner(tmp_path_factory.mktemp("dev") / "usb-A_scanner-if00")
    yield made
    made.unplug()


@pytest.fixture
def serial_shop(small_shop: Shop, scanner: PtyScanner) -> Shop:
    """A shop whose scanner is on that port."""
    settings = small_shop.data_dir / "settings.toml"
    ours = f'serial_scanner = "{scanner.port}"\nshop_name = ""\ntill_name = "{OURS}"\n'
    settings.write_text(ours + settings.read_text("utf-8"), "utf-8")
    return small_shop


def charged(shop: Shop) -> list[int]:
    return [int(row["txamt"]) for row in shop.ledger() if row["respcd"] == "0000"]


def go_behind(desk: Desk) -> None:
    """The other window comes forward, and ours has noticed: Qt waits a moment for the keyboard to come back."""
    desk.bring_forward(OTHER)
    until("our window is without the keyboard", lambda: not desk.controls()["window"]["focused"])


def sell(desk: Desk, scanner: PtyScanner, amount: str, code: str) -> None:
    """The amount at our window, which goes behind the other one then; the scan arrives there."""
    desk.bring_forward(OURS)
    desk.type_slowly(amount)
    desk.wait_for_text("amount", amount)
    go_behind(desk)
    scanner.send(code.encode() + b"\r")


def test_sales_go_on_behind_another_window_and_after_replugging(
    small_desk: Desk, serial_shop: Shop, scanner: PtyScanner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, shop = small_desk, serial_shop
    scanner.plug()
    with (
        counter(desk, shop.data_dir),
        another_till(desk, tmp_path_factory.mktemp("other")) as typed,
    ):
        sell(desk, scanner, "12.50", fresh_code("00"))
        desk.wait_for_text("result", "PAID")
        assert desk.in_front() == OTHER
        assert not desk.calls(OURS)
        assert charged(shop) == [1250]

        scanner.unplug()
        desk.wait_for_text("no_scanner", "Scanner not connected")
        scanner.plug()
        until("the scanner is there again", lambda: not desk.text_of("no_scanner"))
        sell(desk, scanner, "7.00", fresh_code("00", 2))
        desk.wait_for_text("result", "PAID")
        assert desk.in_front() == OTHER
        assert charged(shop) == [1250, 700]
        assert typed.read_text() == ""

    assert sorted((one["state"], one["amount"]) for one in shop.journal()) == [("paid", 700), ("paid", 1250)]


def test_taskbar_asks_for_the_cashier_when_a_code_behind_another_window_needs_one(
    small_desk: Desk, serial_shop: Shop, scanner: PtyScanner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk, shop = small_desk, serial_shop
    with (
        counter(desk, shop.data_dir),
        another_till(desk, tmp_path_factory.mktemp("other")),
    ):
        desk.wait_for_text("no_scanner", "Scanner not connected")
        desk.bring_forward(OURS)
        go_behind(desk)
        scanner.plug()
        until("the scanner is there", lambda: not desk.text_of("no_scanner"))
        assert not desk.calls(OURS)

        scanner.send(fresh_code("00").encode() + b"\r")  # no amount yet: it is kept
        desk.wait_for_text("result", "Code scanned")
        until("the taskbar asks", lambda: desk.calls(OURS))
        assert (desk.in_front(), charged(shop)) == (OTHER, [])
        desk.bring_forward(OURS)
        desk.type_slowly("30.00")
        desk.press("Return")
        desk.wait_for_text("result", "PAID")
        assert charged(shop) == [3000]

        sell(desk, scanner, "45.00", fresh_code("00"))  # the same code again
        until("the taskbar asks", lambda: desk.calls(OURS))
        assert (desk.in_front(), charged(shop)) == (OTHER, [3000])


def test_code_is_in_no_file_of_a_shop_with_a_serial_scanner(
    small_desk: Desk, serial_shop: Shop, scanner: PtyScanner
) -> None:
    code = fresh_code("00", 314159)
    scanner.plug()
    with counter(small_desk, serial_shop.data_dir):
        small_desk.type_slowly("5.00")
        scanner.send(code.encode() + b"\r")
        small_desk.wait_for_text("result", "PAID")
        scanner.send(code.encode() * 2 + b"\n")
        small_desk.wait_for_text("note", "Two codes were read at once")

    files = [path for path in serial_shop.data_dir.rglob("*") if path.is_file()]
    assert any("serial scanner" in line for line in log_of(serial_shop.data_dir))
    assert [path.name for path in files if code.encode() in path.read_bytes()] == []
