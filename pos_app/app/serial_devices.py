"""The computer's serial ports, through pyserial: what there is, opening one, and what to do about one that fails.

Nothing is ever written to a port. No text of pyserial's errors is passed on: ours say what to do.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.scanner.serial_lines import SILENCE_MS
from pos_app.scanner.serial_ports import SerialPort

if TYPE_CHECKING:
    from serial import Serial
    from serial.tools.list_ports_common import ListPortInfo

    from pos_app.domain.sentences import Sentence

NOT_THERE = QT_TRANSLATE_NOOP(
    "serial_devices", "The scanner ({port}) is not plugged in. It is used as soon as it is plugged in again."
)
_IN_USE = QT_TRANSLATE_NOOP(
    "serial_devices", "Another program uses the scanner ({port}). Close that program; nothing else is to be done."
)
_NO_RIGHT = QT_TRANSLATE_NOOP(
    "serial_devices",
    "This user may not read from the scanner ({port}). Add the user to the group that may (dialout on Debian and "
    "Ubuntu), then log in again.",
)
_NO_PORT = QT_TRANSLATE_NOOP(
    "serial_devices", "{port} is not a serial port. Choose the scanner's port in the settings."
)
_BROKEN = QT_TRANSLATE_NOOP(
    "serial_devices", "The scanner's port ({port}) does not work. Unplug the scanner and plug it in again."
)

_BAUD: Final = 9_600
_LINKS: Final = Path("/dev/serial/by-id")

if sys.platform == "win32":
    TROUBLE: tuple[type[Exception], ...] = (OSError, ValueError, TypeError)
else:
    import termios

    # pyserial lets termios' own error through when a device vanishes between two calls, and a TypeError when it does
    # while its names are read.
    TROUBLE = (OSError, ValueError, TypeError, termios.error)


class PortInUse(SetupError):
    """Another program has the port open."""


def found_ports() -> list[SerialPort]:
    """The serial ports there are, in the system's order. Reads the disk: never called in the window's thread."""
    from serial.tools.list_ports import comports

    try:
        lasting = {str(link.resolve()): str(link) for link in sorted(_LINKS.glob("*"))}
        return [_port(info, lasting.get(info.device, "")) for info in sorted(comports())]
    except TROUBLE:
        return []  # something was plugged or unplugged just now: whoever asks again gets an answer


def _port(info: ListPortInfo, lasting: str) -> SerialPort:
    return SerialPort(
        device=info.device,
        description=" ".join(filter(None, (info.manufacturer, info.product))) or info.description,
        lasting=lasting or info.device,
        vid=info.vid,
        pid=info.pid,
        serial_number=info.serial_number or "",
    )


def open_port(device: str) -> Serial:
    """Opens `device` for this program alone, 9600 baud, 8N1; reading waits `SILENCE_MS` at most.

    What the scanner sent before is thrown away: nobody waits for it. Raises SetupError with what to do.
    """
    from serial import Serial

    try:
        return Serial(device, _BAUD, timeout=SILENCE_MS / 1000, exclusive=True)
    except TROUBLE as error:
        raise _refusal(error, device) from None


def about(sentence: Sentence, device: str) -> Sentence:
    """`sentence` about `device`, whose folder would say nothing to a cashier."""
    return sentence.filled(port=device.rsplit("/", 1)[-1])


def _refusal(error: Exception, device: str) -> SetupError:
    """What it means that `device` could not be opened. On Windows pyserial tells the reason in its text only."""
    number = getattr(error, "errno", None)
    text = str(error)
    if number in (errno.EAGAIN, errno.EBUSY) or (sys.platform == "win32" and "PermissionError" in text):
        return PortInUse(about(_IN_USE, device))
    if number in (errno.EACCES, errno.EPERM):
        return SetupError(about(_NO_RIGHT, device))
    if number in (errno.ENOENT, errno.ENODEV, errno.ENXIO) or "FileNotFoundError" in text:
        return SetupError(about(NOT_THERE, device))
    if number in (errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG) or "configure port" in text:
        return SetupError(about(_NO_PORT, device))
    return SetupError(about(_BROKEN, device))
