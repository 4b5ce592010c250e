"""Which port is the scanner's, with everything else that a shop plugs in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.scanner.serial_ports import AUTOMATIC, SerialPort, choices_of, choose

BUILT_IN = SerialPort("/dev/ttyS0", "ttyS0")
NEWLAND = SerialPort("/dev/ttyACM0", "Newland Auto-ID NLS-HR22", "/dev/serial/by-id/usb-NLS", 0x1EAB, 0x1A06, "HR22-7")
CHEAP = SerialPort("/dev/ttyACM1", "USB Virtual COM", "/dev/ttyACM1", 0x0483, 0x5740, "0001")
NAMED = replace(CHEAP, device="/dev/ttyACM2", description="TMS Barcode Scanner")
MODEM = SerialPort("/dev/ttyUSB0", "HUAWEI LTE Modem", "", 0x12D1, 0x1001)
PRINTER = SerialPort("/dev/ttyUSB1", "Barcode Printer", "", 0x0416, 0x5011)


@pytest.mark.parametrize(
    ("ports", "chosen"),
    [
        ([BUILT_IN, NEWLAND], NEWLAND),
        ([BUILT_IN, CHEAP], CHEAP),
        ([CHEAP, NEWLAND], NEWLAND),
        ([CHEAP, MODEM, NAMED], NAMED),
        ([MODEM, PRINTER, CHEAP], CHEAP),
        ([NEWLAND, replace(NEWLAND, device="/dev/ttyACM9")], NEWLAND),
    ],
)
def test_scanner_is_found_by_itself(ports: list[SerialPort], chosen: SerialPort) -> None:
    assert choose(AUTOMATIC, ports, None) is chosen


@pytest.mark.parametrize("ports", [[], [BUILT_IN], [BUILT_IN, MODEM, PRINTER]])
def test_ports_in_the_computer_and_other_devices_are_never_taken(ports: list[SerialPort]) -> None:
    with pytest.raises(SetupError, match="No scanner was found"):
        choose(AUTOMATIC, ports, None)


def test_several_possible_devices_are_not_guessed_at() -> None:
    with pytest.raises(SetupError, match="Choose in the settings"):
        choose(AUTOMATIC, [CHEAP, replace(CHEAP, device="/dev/ttyACM5", serial_number="0002")], None)


@pytest.mark.parametrize("name", [NEWLAND.device, NEWLAND.lasting])
def test_named_port_is_taken_whatever_else_there_is(name: str) -> None:
    assert choose(name, [CHEAP, NEWLAND], None) is NEWLAND


@pytest.mark.parametrize("name", ["COM3", "/dev/scanner", "/dev/ttyS0"])
def test_named_port_that_the_system_does_not_list_is_tried(name: str) -> None:
    assert choose(name, [CHEAP], None).device == name


@pytest.mark.parametrize("wanted", [NEWLAND.device, AUTOMATIC])
def test_scanner_is_known_again_under_another_number(wanted: str) -> None:
    moved, stranger = replace(NEWLAND, device="/dev/ttyACM4"), replace(CHEAP, device=NEWLAND.device)
    assert choose(wanted, [stranger, moved], NEWLAND) is moved


def test_another_scanner_in_its_place_is_taken() -> None:
    successor = replace(NEWLAND, serial_number="HR22-8")
    assert choose(NEWLAND.device, [successor], NEWLAND) is successor
    assert choose(AUTOMATIC, [successor], NEWLAND) is successor


def test_devices_with_one_serial_number_are_told_apart_by_their_names() -> None:
    twin = replace(NEWLAND, device="/dev/ttyACM3")
    assert choose(NEWLAND.device, [twin, NEWLAND], NEWLAND) is NEWLAND
    others = [twin, replace(NEWLAND, device="/dev/ttyACM4")]
    assert choose(NEWLAND.device, others, NEWLAND).device == NEWLAND.device


def test_device_without_a_serial_number_is_known_by_its_name_only() -> None:
    nameless = replace(CHEAP, serial_number="")
    moved = replace(nameless, device="/dev/ttyACM2", lasting="")
    assert choose("/dev/ttyACM1", [moved], nameless) == SerialPort("/dev/ttyACM1")


def test_ports_are_offered_by_a_name_that_lasts() -> None:
    assert choices_of([BUILT_IN, NEWLAND], "") == {
        "/dev/ttyS0": "ttyS0 (/dev/ttyS0)",
        "/dev/serial/by-id/usb-NLS": "Newland Auto-ID NLS-HR22 (/dev/ttyACM0)",
    }


def test_port_that_the_owner_named_otherwise_is_offered_by_that_name() -> None:
    assert list(choices_of([NEWLAND], "/dev/ttyACM0")) == ["/dev/ttyACM0"]


def test_port_without_a_description_is_called_by_its_name() -> None:
    assert choices_of([SerialPort("COM3")], "") == {"COM3": "COM3"}
