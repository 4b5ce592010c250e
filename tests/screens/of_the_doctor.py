"""Scenes of the doctor: what it says of a till, in the window and where no counter could open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pos_app.app.crashes.living import ended_sentence
from pos_app.app.crashes.reports import CrashReport, Kind
from pos_app.app.doctor.account import _KEYRING_WELL
from pos_app.app.doctor.gateway import _CLOCK_OFF, judged
from pos_app.app.doctor.journal import _ROOM, _WELL
from pos_app.app.doctor.program import _ENDED, _SEND, _VERSION
from pos_app.app.doctor.tls import _UNKNOWN_ISSUER, _UNTRUSTED, _UNTRUSTED_ADVICE
from pos_app.desktop.problem_window import USUAL_CHOICES, ProblemWindow
from pos_app.domain.answers import NoAnswer
from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.journal.trouble import JournalTrouble, Problem
from pos_app.qfpay.diagnosis import Asked
from tests.screens.scenes import scene
from tests.screens.stage import Stage

_WELL_CHECKS = (
    well("version", _VERSION.filled(pos_app="0.1.0", python="3.11.7", qt="6.11.3", system="Linux 6.1.0 x86_64")),
    well("keyring", _KEYRING_WELL.filled(name="SecretService Keyring")),
    well("disk", _ROOM.filled(free="73,812")),
    well("journal", _WELL.filled(format="2", open="1")),
)
_HOST = "openapi-hk.qfapi.com"
_FAULTS = (
    *_WELL_CHECKS[:2],
    judged(Asked(answer=NoAnswer(False, "tls"), base_url=f"https://{_HOST}", sign_type="SHA256", has_mchid=True)),
    fault("tls", _UNTRUSTED.filled(host=_HOST, why=_UNKNOWN_ISSUER), _UNTRUSTED_ADVICE),
    fault("clock", _CLOCK_OFF.filled(minutes="17")),
    *_WELL_CHECKS[2:],
    warning("crash", _ENDED[Kind.CRASH].filled(at="2026-11-24 05:05 UTC", error="Segmentation fault"), _SEND),
)
_CRASH = CrashReport(at=datetime(2026, 11, 24, 5, 5, tzinfo=UTC), kind=Kind.CRASH)


class FixedDoctor:
    """Finds what it was given, and the screens."""

    def __init__(self, *checks: Check) -> None:
        self.found = checks
        self.saved: list[Sequence[Check]] = []

    def examine(self, screens: Check) -> Iterator[Check]:
        yield from self.found
        yield screens

    def save(self, checks: Sequence[Check]) -> str:
        self.saved.append(checks)
        return str(Path("~/Downloads/pos-app-support-20261124-050500.zip"))


def examined(stage: Stage) -> None:
    stage.click("menu")
    stage.click("doctor")
    stage.until(lambda: bool(stage.find("check_again").isEnabled()))


@scene(doctor=FixedDoctor(*_WELL_CHECKS))
def doctor_well(stage: Stage) -> None:
    examined(stage)


@scene(doctor=FixedDoctor(*_FAULTS))
def doctor_faults(stage: Stage) -> None:
    examined(stage)
    stage.click("save_for_support")
    stage.until(lambda: bool(stage.find("check_again").isEnabled()))


@scene(doctor=FixedDoctor(*_WELL_CHECKS), ended=ended_sentence(_CRASH, UTC))
def menu_after_a_crash(stage: Stage) -> None:
    stage.click("menu")


@scene()
def problem_examined(stage: Stage) -> None:
    sentence = JournalTrouble(Problem.DAMAGED, Path("/home/anna/.local/share/pos-app/journal.sqlite3")).sentence
    window = ProblemWindow(stage.app.theme, sentence, USUAL_CHOICES, FixedDoctor(*_FAULTS))
    stage.shown = window
    window.show()
    window._examine()
    stage.until(lambda: window._doctor is not None and window._doctor._again.isEnabled())
    QApplication.processEvents()
