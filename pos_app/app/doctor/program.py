"""The program itself: its version, its settings, and how it ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pos_app.app.crashes.reports import Kind, latest
from pos_app.app.releases import version_check
from pos_app.app.versions import versions
from pos_app.domain.checkup import Check, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pos_app.settings.model import Settings

_VERSION = QT_TRANSLATE_NOOP("program", "pos-app {pos_app}, Python {python}, Qt {qt}, {system}.")
_SETTINGS_WELL = QT_TRANSLATE_NOOP("program", "All settings can be used.")
_SETTINGS_PROBLEMS = QT_TRANSLATE_NOOP("program", "{count} settings cannot be used: {problems}")
_SETTINGS_ADVICE = QT_TRANSLATE_NOOP("program", "The usual values are used instead. Correct them in the settings.")
_NEVER = QT_TRANSLATE_NOOP("program", "pos-app has not failed or ended unexpectedly.")
_ENDED = {
    Kind.EXCEPTION: QT_TRANSLATE_NOOP("program", "Something went wrong inside at {at} ({error}); pos-app went on."),
    Kind.CRASH: QT_TRANSLATE_NOOP("program", "pos-app ended unexpectedly at {at} ({error})."),
    Kind.CUT_OFF: QT_TRANSLATE_NOOP(
        "program", "pos-app was cut off at about {at}: the computer lost power, or the program was ended from outside."
    ),
}
_SEND = QT_TRANSLATE_NOOP("program", "Payments were taken up again. If it comes back, press Save for support.")

_RECENT: Final = timedelta(days=7)
_MOST_TOLD: Final = 3


def version() -> Check:
    """What runs on what."""
    return well("version", _VERSION.filled(**versions()))


def settings(read: Settings) -> Check:
    """Which of them cannot be used; the sentences name the place, not the value."""
    if not read.problems:
        return well("settings", _SETTINGS_WELL)
    told = joined(*read.problems[:_MOST_TOLD])
    count = str(len(read.problems))
    return warning("settings", _SETTINGS_PROBLEMS.filled(count=count, problems=told), _SETTINGS_ADVICE)


def releases(read: Settings) -> Iterator[Check]:
    """What the owner's release page lists, where one is set: a page that cannot be read keeps nobody from selling."""
    if read.release_page:
        found = version_check(read)
        yield (well if found.known else warning)("releases", found.sentence)


def ending(crashes: Path, now: datetime) -> Check:
    """The last report of something that went wrong inside: a warning for a week, told for ever."""
    report = latest(crashes)
    if report is None:
        return well("crash", _NEVER)
    said = _ENDED[report.kind].filled(at=f"{report.at:%Y-%m-%d %H:%M} UTC", error=report.error)
    return warning("crash", said, _SEND) if now - report.at < _RECENT else well("crash", said)
