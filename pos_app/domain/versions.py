"""Versions of this program: their order, and the newest one that a page of releases names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Final

# Everything has a bound: the page may be anybody's, and no page of a megabyte may keep us busy.
_NUMBERS: Final = r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})"
_PRE: Final = r"[-~]([0-9A-Za-z.-]{1,40}?)"
_VERSION: Final = re.compile(rf"{_NUMBERS}(?:{_PRE})?", re.ASCII)
# Debian writes ~ before a pre-release, where others write a hyphen.
_NAMED: Final = (
    re.compile(rf"(?<![\w.-])pos-app_{_NUMBERS}(?:{_PRE})?_[a-z0-9]{{1,20}}\.deb(?!\w)", re.ASCII),
    re.compile(rf"(?<![\w.-])pos-app-{_NUMBERS}(?:{_PRE})?-setup\.exe(?!\w)", re.ASCII),
    re.compile(rf"(?<![\w.-])v{_NUMBERS}(?:{_PRE})?(?!\.?[\w-])", re.ASCII),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Version:
    """A version as Semantic Versioning has it, without what may stand behind a plus. `pre`: parts of a pre-release."""

    major: int
    minor: int
    patch: int
    pre: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Version | None:
        """The version that `text` is, or None if it is none."""
        found = _VERSION.fullmatch(text)
        return _made(found) if found else None

    def __str__(self) -> str:
        numbers = f"{self.major}.{self.minor}.{self.patch}"
        return f"{numbers}-{'.'.join(self.pre)}" if self.pre else numbers

    def __lt__(self, other: Version) -> bool:
        return self._rank() < other._rank()

    def _rank(self) -> tuple[int, int, int, bool, tuple[tuple[bool, int, str], ...]]:
        """A pre-release comes before its release; numbers come before words, and are compared as numbers."""
        parts = tuple((False, int(part), "") if part.isdigit() else (True, 0, part) for part in self.pre)
        return self.major, self.minor, self.patch, not self.pre, parts


def newest_on(page: str, ours: Version) -> Version | None:
    """The newest version that the text of a page of releases names: as a package of ours, or as a tag `v1.2.3`.

    Pre-releases are for tills that run one.
    """
    found = (_made(match) for pattern in _NAMED for match in pattern.finditer(page))
    return max((version for version in found if version and (ours.pre or not version.pre)), default=None)


def _made(found: re.Match[str]) -> Version | None:
    """None where it looks like a version and is none: 01.2.3, an empty part."""
    *numbers, pre = found.groups()
    parts = tuple(pre.split(".")) if pre else ()
    wanted = [*numbers, *(part for part in parts if part.isdigit())]
    if not all(parts) or any(number != "0" and number.startswith("0") for number in wanted):
        return None
    major, minor, patch = map(int, numbers)
    return Version(major, minor, patch, parts)
