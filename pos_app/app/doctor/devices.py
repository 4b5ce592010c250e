"""Scanner, sound and screens, as far as they can be looked at without using them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.app.serial_devices import PortInUse, found_ports, open_port
from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.scanner.serial_ports import choose
from pos_app.settings.declared import USUAL_GAP_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.desktop.speaker import Output
    from pos_app.settings.model import Settings

_SCANNER_WELL = QT_TRANSLATE_NOOP("devices", "The scanner on {port} is there and can be read from.")
_SCANNER_READ = QT_TRANSLATE_NOOP("devices", "The scanner on {port} is there, and a program reads from it.")
_USUAL_KEYS = QT_TRANSLATE_NOOP("devices", "Scanners that type are known by their speed, as usual: {gap} ms a key.")
_LEARNED_KEYS = QT_TRANSLATE_NOOP(
    "devices",
    "The scanner that types was learned: {gap} ms a key, “{prefix}” before a code, “{suffix}” behind it.",
)
_SILENT = QT_TRANSLATE_NOOP("devices", "Sounds are switched off in the settings.")
_SOUND_WELL = QT_TRANSLATE_NOOP("devices", "The loudspeaker can be used.")
_NO_SOUND = QT_TRANSLATE_NOOP("devices", "No loudspeaker can be used, so results are shown and not heard.")
_NO_SOUND_ADVICE = QT_TRANSLATE_NOOP("devices", "Plug a loudspeaker in or switch it on, or set the volume to 0.")
_NO_WINDOW = QT_TRANSLATE_NOOP("devices", "Screens are looked at in the window: Menu, Check this till.")


def device_checks(settings: Settings, screens: Check | None, opens: Callable[[], Output]) -> Iterator[Check]:
    """What the settings say that there is."""
    if settings.serial_scanner:
        yield scanner(settings.serial_scanner)
    yield scanner_keys(settings)
    yield sound(settings.volume, opens)
    yield screens or well("displays", _NO_WINDOW)


def scanner(wanted: str) -> Check:
    """Whether the serial port that the owner named is there and can be opened. A program that has it is no fault."""
    device = wanted
    try:
        device = choose(wanted, found_ports(), None).device
        open_port(device).close()
    except PortInUse:
        return well("scanner", _SCANNER_READ.filled(port=device))
    except SetupError as error:
        return fault("scanner", error.sentence)
    return well("scanner", _SCANNER_WELL.filled(port=device))


def scanner_keys(settings: Settings) -> Check:
    """What a scanner that types is known by."""
    gap, prefix, suffix = settings.scanner_gap_ms, settings.scanner_prefix, settings.scanner_suffix
    if (gap, prefix, suffix) == (USUAL_GAP_MS, "", ""):
        return well("scanner_keys", _USUAL_KEYS.filled(gap=str(gap)))
    shown = {name: text.encode("unicode_escape").decode() for name, text in (("prefix", prefix), ("suffix", suffix))}
    return well("scanner_keys", _LEARNED_KEYS.filled(gap=str(gap), **shown))


def sound(volume: int, opens: Callable[[], Output]) -> Check:
    """Opens the loudspeaker and gives it back, without a sound."""
    if not volume:
        return well("sound", _SILENT)
    try:
        opens().close()
    except Exception:  # noqa: BLE001 - whatever a driver or a library does, it means that nothing is heard
        return warning("sound", _NO_SOUND, _NO_SOUND_ADVICE)
    return well("sound", _SOUND_WELL)
