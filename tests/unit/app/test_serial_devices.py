"""What the system says of its serial ports, and what our sentences make of pyserial's errors."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from serial import SerialException
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from pos_app.app import serial_devices
from pos_app.app.serial_devices import PortInUse, found_ports
from pos_app.domain.sentences import SetupError
from pos_app.scanner.serial_ports import SerialPort


def usb_port(device: str, **known: object) -> ListPortInfo:
    info = ListPortInfo(device, skip_link_detection=True)
    for name, value in known.items():
        setattr(info, name, value)
    return info


def test_ports_have_the_name_that_stays_with_the_usb_device(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    device = tmp_path / "ttyACM0"
    device.touch()
    links = tmp_path / "by-id"
    links.mkdir()
    (links / "usb-Newland_HR22-if00").symlink_to(device)
    infos = [
        usb_port(str(device), vid=0x1EAB, pid=0x1A06, serial_number="7", manufacturer="Newland", product="HR22"),
        usb_port("/dev/ttyS0", description="ttyS0"),
    ]
    monkeypatch.setattr(serial_devices, "_LINKS", links)
    monkeypatch.setattr(list_ports, "comports", lambda: infos)
    built_in, scanner = sorted(found_ports(), key=lambda port: port.vid or 0)
    assert built_in == SerialPort("/dev/ttyS0", "ttyS0", "/dev/ttyS0")
    assert scanner == SerialPort(str(device), "Newland HR22", str(links / "usb-Newland_HR22-if00"), 0x1EAB, 0x1A06, "7")


def test_device_that_is_unplugged_while_ports_are_read_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def vanishing() -> list[ListPortInfo]:
        return [usb_port("/dev/ttyACM0", vid=int(None, 16))]  # type: ignore[call-overload]  # as pyserial does then

    monkeypatch.setattr(list_ports, "comports", vanishing)
    assert found_ports() == []


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (SerialException(errno.EAGAIN, "lock"), PortInUse, "Another program"),
        (SerialException(errno.EBUSY, "busy"), PortInUse, "Another program"),
        (SerialException(errno.EACCES, "forbidden"), SetupError, "dialout"),
        (SerialException(errno.ENXIO, "nothing there"), SetupError, "not plugged in"),
        (SerialException("Could not configure port: (25, 'x')"), SetupError, "not a serial port"),
        (SerialException(errno.EIO, "broken"), SetupError, "does not work"),
    ],
)
def test_error_is_told_with_what_to_do(error: Exception, kind: type[SetupError], words: str) -> None:
    refusal = serial_devices._refusal(error, "/dev/serial/by-id/usb-Newland_HR22-if00")
    assert type(refusal) is kind
    assert words in str(refusal)
    assert "usb-Newland_HR22-if00" in str(refusal)
    assert "/dev/" not in str(refusal)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("could not open port 'COM3': PermissionError(13, 'Access is denied.', None, 5)", "Another program"),
        ("could not open port 'COM3': FileNotFoundError(2, 'The system cannot find', None, 2)", "not plugged in"),
        ("could not open port 'COM3': OSError(22, 'A device attached', None, 31)", "does not work"),
    ],
)
def test_error_of_windows_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, text: str, words: str) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert words in str(serial_devices._refusal(SerialException(text), "COM3"))
