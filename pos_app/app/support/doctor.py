"""The doctor as the window knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.app.doctor.examination import examine
from pos_app.app.doctor.folder import short
from pos_app.app.support.bundle import Bundle
from pos_app.app.support.saving import save, secrets_of

if TYPE_CHECKING:
    from pos_app.app.doctor.subject import Subject
    from pos_app.domain.checkup import Check


class TillDoctor:
    """Examines one till; to be used in a thread of its own."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def examine(self, screens: Check) -> Iterator[Check]:
        """Each check as it comes."""
        return examine(replace(self._subject, screens=screens))

    def save(self, checks: Sequence[Check]) -> str:
        """Saves the support bundle where people look for it; where that is. Raises SetupError."""
        secrets = secrets_of(self._subject.place)
        bundle = Bundle(self._subject, secrets.known, secrets.complete, tuple(checks))
        return short(save(bundle))
