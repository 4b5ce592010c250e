"""What an examination of the till finds: one line a thing, how bad it is, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.sentences import Sentence


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    """Sales go on; somebody should look at it."""
    FAULT = "fault"
    """Sales do not work, or money or records are at risk."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at (a stable English word), how it is, and what to do if it is not well."""

    name: str
    level: Level
    text: Sentence
    advice: Sentence | None = None

    @property
    def ok(self) -> bool:
        """Whether it keeps nobody from selling."""
        return self.level is not Level.FAULT

    def advice_event(self) -> dict[str, object]:
        """The advice as part of an event; empty when there is nothing to do."""
        return {} if self.advice is None else {"advice": str(self.advice)}

    def event(self) -> dict[str, object]:
        """The check as an event of the command line and as an entry of the support bundle."""
        return {
            "event": "check",
            "check": self.name,
            "ok": self.ok,
            "level": self.level.value,
            "text": str(self.text),
            **self.advice_event(),
        }


def as_text(checks: Iterable[Check]) -> str:
    """In English, for whoever helps."""
    return "".join(_line(check) for check in checks)


def _line(check: Check) -> str:
    advice = "" if check.advice is None else f"         {check.advice}\n"
    return f"{check.level.value:8} {check.name}: {check.text}\n{advice}"


def well(name: str, text: Sentence) -> Check:
    """All is well."""
    return Check(name, Level.OK, text)


def warning(name: str, text: Sentence, advice: Sentence | None = None) -> Check:
    """Sales go on."""
    return Check(name, Level.WARNING, text, advice)


def fault(name: str, text: Sentence, advice: Sentence | None = None) -> Check:
    """They do not, or something is at risk."""
    return Check(name, Level.FAULT, text, advice)
