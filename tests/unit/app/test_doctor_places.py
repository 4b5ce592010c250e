"""What the doctor makes of certificates, folders, settings, sounds and former ends."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.crashes.reports import CrashReport, Kind, keep
from pos_app.app.doctor import devices, examination, program
from pos_app.app.doctor.folder import folder_check, short
from pos_app.app.doctor.subject import from_outside
from pos_app.app.doctor.tls import Seen, judged, tls
from pos_app.app.opening import Place
from pos_app.desktop.speaker import NoSound
from pos_app.domain.checkup import Level, as_text
from pos_app.settings.model import Settings
from pos_app.settings.paths import DataFolder
from pos_app.settings.reading import read_settings

NOW = datetime(2026, 11, 24, 5, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path)
    made.ensure()
    return made


@pytest.mark.parametrize(("days", "level"), [(90, Level.OK), (15, Level.OK), (13, Level.WARNING), (1, Level.WARNING)])
def test_a_certificate_is_told_two_weeks_before_its_end(days: int, level: Level) -> None:
    check = judged("gateway.test", Seen("TLSv1.3", NOW + timedelta(days=days, hours=1)), NOW)
    assert check.level is level
    assert ("TLSv1.3" in str(check.text), f"in {days} days" in str(check.text)) == (True, days < 14)


def test_a_gateway_on_this_computer_needs_no_encryption() -> None:
    assert tls("http://127.0.0.1:8099", None, NOW).ok


def test_a_gateway_that_is_not_reached_is_told(unused_port: int) -> None:
    check = tls(f"https://gateway.invalid:{unused_port}", f"http://127.0.0.1:{unused_port}", NOW)
    assert (check.level, "could not be reached" in str(check.text)) == (Level.FAULT, True)


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.skipif(sys.platform == "win32", reason="rights follow from the place in the user's profile there")
def test_files_that_others_can_read_are_named(folder: DataFolder) -> None:
    assert folder_check(folder).level is Level.OK
    folder.settings.touch(0o644)
    folder.settings.chmod(0o644)
    check = folder_check(folder)
    assert (check.level, "settings.toml" in str(check.text)) == (Level.WARNING, True)


def test_a_folder_that_cannot_be_used_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert folder_check(DataFolder(tmp_path / "file")).level is Level.FAULT


def test_a_path_is_told_without_the_name_of_its_user() -> None:
    assert short(Path.home() / "till") == str(Path("~") / "till")
    assert short(Path("/srv/till")) == str(Path("/srv/till"))


def test_settings_that_cannot_be_used_are_told_without_their_values() -> None:
    assert program.settings(Settings()).level is Level.OK
    check = program.settings(read_settings('proxy = "http://anna:1234@10.0.0.1"\n', Path("settings.toml")))
    assert check.level is Level.WARNING
    assert "“proxy”" in as_text([check])
    assert "1234" not in as_text([check])


def test_former_ends_are_a_warning_for_a_week_and_told_for_ever(folder: DataFolder) -> None:
    assert program.ending(folder.crashes, NOW).level is Level.OK
    for at, kind in ((NOW - timedelta(days=9), Kind.CRASH), (NOW - timedelta(days=8), Kind.EXCEPTION)):
        keep(CrashReport(at=at, kind=kind, error="ValueError"), folder.crashes)
    old = program.ending(folder.crashes, NOW)
    assert (old.level, str(old.text)) == (
        Level.OK, "Something went wrong inside at 2026-11-16 05:05 UTC (ValueError); pos-app went on.",
    )  # fmt: skip
    keep(CrashReport(at=NOW - timedelta(days=1), kind=Kind.CUT_OFF), folder.crashes)
    assert program.ending(folder.crashes, NOW).level is Level.WARNING


class Loudspeaker:
    closed = False

    def play(self, samples: Any) -> None:
        raise AssertionError("a check makes no noise")

    def close(self) -> None:
        self.closed = True


def test_the_loudspeaker_is_opened_and_given_back() -> None:
    made = Loudspeaker()
    assert devices.sound(70, lambda: made).level is Level.OK
    assert made.closed


def no_device() -> Loudspeaker:
    raise NoSound("failed to init device -401")


def test_no_loudspeaker_is_a_warning_unless_sounds_are_off() -> None:
    assert devices.sound(70, no_device).level is Level.WARNING
    assert devices.sound(0, no_device).level is Level.OK


def test_what_was_learned_of_a_scanner_is_told_with_its_invisible_signs() -> None:
    assert "as usual" in str(devices.scanner_keys(Settings()).text)
    assert r"“\x05”" in str(devices.scanner_keys(Settings(scanner_prefix="\x05")).text)


@pytest.mark.expect_log("ERROR pos_app.app.doctor.examination: a check failed inside")
def test_a_check_that_fails_inside_does_not_stop_the_others(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_folder: DataFolder) -> Any:
        raise ZeroDivisionError("1234")

    monkeypatch.setattr("pos_app.app.doctor.examination.folder_check", broken)
    checks = {check.name: check for check in examination.examine(from_outside(Place(folder, training=True)))}
    assert "our mistake (ZeroDivisionError)" in str(checks["folder"].text)
    assert "1234" not in as_text(checks.values())
    assert checks["journal"].ok
    assert list(checks)[-1] == "crash"
