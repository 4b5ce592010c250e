"""Which serial port the scanner is on. No I/O: what ports there are is passed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence, SetupError
from pos_app.settings.declared import AUTOMATIC

_NOT_FOUND = QT_TRANSLATE_NOOP(
    "serial_ports",
    "No scanner was found on a USB serial port. Plug it in, or set it to USB-COM with the barcode in its manual.",
)
_WHICH = QT_TRANSLATE_NOOP(
    "serial_ports", "Several devices are on USB serial ports. Choose in the settings which one is the scanner."
)

# As the USB ID repository has them: Hand Held Products, Symbol (now Zebra), PSC and Datalogic, Optoelectronics,
# Intermec, Metrologic (now Honeywell), Newland, Mindeo.
_MAKERS: Final = frozenset({0x0536, 0x05E0, 0x05F9, 0x080C, 0x065A, 0x067E, 0x0C2E, 0x1EAB, 0x27DD})
_SCANNER: Final = re.compile(r"scan|bar ?code|imager", re.IGNORECASE)
_SOMETHING_ELSE: Final = re.compile(r"\b(?:modem|printer|display|gps|gnss|lte)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A port as the system tells it: `device` is its present name, `lasting` one that stays with the USB device.

    `vid` and `pid` are the USB ids of its maker and model, None where it is not on USB.
    """

    device: str
    description: str = ""
    lasting: str = ""
    vid: int | None = None
    pid: int | None = None
    serial_number: str = ""

    @property
    def looks_like_scanner(self) -> bool:
        """Whether its maker or its name says so."""
        named = self.vid in _MAKERS or _SCANNER.search(self.description) is not None
        return named and not self.is_something_else

    @property
    def is_something_else(self) -> bool:
        """Whether its name says that it is no scanner."""
        return _SOMETHING_ELSE.search(self.description) is not None

    def is_same_device(self, other: SerialPort) -> bool:
        """Whether both are one USB device, whatever port number it has got."""
        known = bool(self.serial_number)
        return known and (self.vid, self.pid, self.serial_number) == (other.vid, other.pid, other.serial_number)


def choose(wanted: str, ports: Sequence[SerialPort], last: SerialPort | None) -> SerialPort:
    """The port to read from: the one that the owner named, or with `AUTOMATIC` a USB port with a scanner on it.

    `last` was read from before: the same USB device is taken again under whatever name. Raises SetupError with what to
    do where there is nothing to choose. A name that is not among `ports` is taken all the same: it may be a link.
    """
    again = None if last is None else _again(last, ports)
    if again is not None:
        return again
    if wanted == AUTOMATIC:
        return _automatic(ports)
    return next((port for port in ports if wanted in (port.device, port.lasting)), SerialPort(wanted))


def _again(last: SerialPort, ports: Sequence[SerialPort]) -> SerialPort | None:
    """Where `last` is now. Some makers give all their devices one serial number: then its old name decides."""
    same = [port for port in ports if port.is_same_device(last)]
    named = [port for port in same if port.device == last.device]
    if named:
        return named[0]
    return same[0] if len(same) == 1 else None


def _automatic(ports: Sequence[SerialPort]) -> SerialPort:
    """The first USB port that looks like a scanner, else the only one. Ports inside the computer never count."""
    on_usb = [port for port in ports if port.vid is not None]
    scanners = [port for port in on_usb if port.looks_like_scanner]
    possible = scanners or [port for port in on_usb if not port.is_something_else]
    if not possible:
        raise SetupError(_NOT_FOUND)
    if not scanners and len(possible) > 1:
        raise SetupError(_WHICH)
    return possible[0]


def choices_of(ports: Sequence[SerialPort], chosen: str) -> dict[str, str]:
    """What the owner may set for each port, and what to call it: a name that lasts, unless `chosen` is another one."""
    return {
        chosen if chosen == port.device else port.lasting or port.device: (
            f"{port.description} ({port.device})" if port.description else port.device
        )
        for port in ports
    }


@dataclass(frozen=True, slots=True)
class ScannerState:
    """Whether a serial scanner is read from: `device` is its port. `problem` says why not, and what to do.

    With neither none is set up.
    """

    device: str = ""
    problem: Sentence | None = None
