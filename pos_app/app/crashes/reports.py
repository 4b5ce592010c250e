"""Crash reports: one small JSON file each, at most twenty. Kinds and places, never values or the text of an error."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pos_app.app.versions import versions
from pos_app.domain.sentences import CounterError
from pos_app.settings.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

MOST_KEPT: Final = 20
_PATTERN: Final = "crash-*.json"


class Kind(StrEnum):
    """How it ended, or did not."""

    EXCEPTION = "exception"
    """Something inside failed, and the program went on."""
    CRASH = "crash"
    """The program was ended by an error below Python."""
    CUT_OFF = "cut_off"
    """The program ended without a word: power cut, killed, switched off while it was open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashReport:
    """`at` is UTC. `stack` is outermost first, `log` the last lines before."""

    at: datetime
    kind: Kind
    error: str = ""
    thread: str = ""
    stack: tuple[str, ...] = ()
    log: tuple[str, ...] = ()
    versions: dict[str, str] = field(default_factory=versions)

    def as_json(self) -> str:
        """For people and programs."""
        lines = [json.loads(line) for line in self.log if _is_json(line)]
        return json.dumps({**asdict(self), "at": self.at.isoformat(), "log": lines}, ensure_ascii=False, indent=1)


def keep(report: CrashReport, folder: Path) -> None:
    """Writes it down and throws the oldest away. Never raises: there may be no disk to write to."""
    with suppress(OSError, CounterError):
        folder.mkdir(mode=0o700, exist_ok=True)
        write_atomically(folder / f"crash-{report.at:%Y%m%dT%H%M%S%f}Z.json", report.as_json() + "\n")
        for path in report_files(folder)[MOST_KEPT:]:
            path.unlink()


def report_files(folder: Path) -> list[Path]:
    """Newest first."""
    try:
        return sorted(folder.glob(_PATTERN), reverse=True)
    except OSError:
        return []


def latest(folder: Path) -> CrashReport | None:
    """The last report, without its lines of the log; None when there is none that can be read."""
    for path in report_files(folder):
        with suppress(OSError, ValueError, KeyError, TypeError):
            read = json.loads(path.read_text("utf-8"))
            at = datetime.fromisoformat(read["at"]).astimezone(UTC)
            stack = tuple(str(line) for line in read["stack"])
            return CrashReport(at=at, kind=Kind(read["kind"]), error=str(read["error"]), stack=stack)
    return None


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
