"""What the doctor makes of clocks and answers that are not as they should be."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from serial import Serial

from pos_app.app.doctor import devices, examination, gateway, journal, signature
from pos_app.app.doctor.subject import from_outside
from pos_app.app.opening import Place
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.checkup import Check
from pos_app.domain.secret import Secret
from pos_app.domain.till_events import PinCleared, SignaturePinned, TillEvent, UntrustedAnswer
from pos_app.journal import Journal, JournalReader
from pos_app.journal.ownership import claim
from pos_app.journal.reserve import RESERVE_BYTES
from pos_app.qfpay.orders import Credentials
from pos_app.qfpay.response_trust import SignatureVerdict, Trust
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import Scheme
from pos_app.settings.model import Settings
from pos_app.settings.paths import DataFolder
from tests.unit.journal.conftest import Counter

HOST = "pay.example.com"
QUERY = "/trade/v1/query"
PAYMENT = "/trade/v1/payment"


@dataclass
class Gateway:
    gateway_time_offset: timedelta | None = None
    answer: Any = field(default_factory=lambda: QueryAnswer("0000"))
    pins: SignaturePins = field(default_factory=lambda: SignaturePins(HOST))
    credentials: Credentials = field(default_factory=lambda: Credentials(Secret("dummy"), Secret("dummy")))

    def query(self, _numbers: list[str]) -> Any:
        return self.answer


@dataclass
class Profile:
    base_url: str = "https://pay.example.com"
    sign_type: str = "SHA256"


@dataclass
class Merchant:
    gateway: Gateway
    profile: Profile = field(default_factory=Profile)
    settings: Settings = field(default_factory=Settings)


@pytest.mark.parametrize(
    ("offset_s", "ok", "words"),
    [(None, True, "did not tell"), (0, True, "agrees"), (-300, True, "agrees"), (301, False, "5 minutes off"),
     (-7200, False, "120 minutes off")],
)  # fmt: skip
def test_the_clock_may_be_five_minutes_off(offset_s: int | None, ok: bool, words: str) -> None:
    offset = None if offset_s is None else timedelta(seconds=offset_s)
    check = gateway.clock(Merchant(Gateway(offset)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


@pytest.mark.parametrize(
    ("answer", "ok", "words"),
    [
        (QueryAnswer("0000"), True, "answers and accepts"),
        (QueryAnswer("1136"), True, "answers and accepts"),
        (QueryAnswer("1108"), False, "code 1108"),
        (NoAnswer(False, "dns"), False, "(dns)"),
        (NoAnswer(True, "signature", 200), False, "not signed as before"),
    ],
)
def test_the_gateway_is_well_when_it_answers_a_signed_question(answer: Any, ok: bool, words: str) -> None:
    check = gateway.gateway(Merchant(Gateway(answer=answer)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


def test_a_refusal_lists_what_may_be_wrong_the_likeliest_first() -> None:
    check = gateway.gateway(Merchant(Gateway(answer=QueryAnswer("1108"))))  # type: ignore[arg-type]
    advice = str(check.advice)
    places = [advice.index(part) for part in ("in this order:", "1. The credentials", "2. app_code", "5. mchid")]
    assert places == sorted(places)


def seen_signatures(events: list[TillEvent], seen: SignatureVerdict | None = None) -> Check:
    """What the doctor says who saw `seen` itself; the last day begins at 100."""
    gateway = Gateway()
    gateway.pins.restore(events)
    if seen is not None:
        gateway.pins.trusts(QUERY, seen)
    return signature.signature(Merchant(gateway), events, 100)  # type: ignore[arg-type]


SIGNED = SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)
UNSIGNED = SignatureVerdict(Trust.UNSIGNED)
MISMATCH = SignatureVerdict(Trust.MISMATCH)
PINNED = SignaturePinned(1, HOST, QUERY, "raw_body")


def mismatch_at(at: int, endpoint: str = PAYMENT, host: str = HOST) -> UntrustedAnswer:
    return UntrustedAnswer(at, host, endpoint, "mismatch", pinned=False)


def refused_at(at: int, endpoint: str = QUERY) -> UntrustedAnswer:
    return UntrustedAnswer(at, HOST, endpoint, "unsigned", pinned=True)


@pytest.mark.parametrize(
    ("events", "seen", "ok", "words"),
    [
        ([], None, True, "no signature to check"),
        ([], UNSIGNED, True, "are not signed"),
        ([], SIGNED, True, "signed and verify"),
        ([], MISMATCH, True, f"does not verify ({QUERY})"),
        ([mismatch_at(100)], SIGNED, True, f"does not verify ({PAYMENT})"),
        ([mismatch_at(99)], SIGNED, True, "signed and verify"),
        ([mismatch_at(100, host="elsewhere.test")], SIGNED, True, "signed and verify"),
        ([mismatch_at(100, QUERY), PINNED], SIGNED, True, f"must be signed, and are: {QUERY}"),
        ([PINNED], SIGNED, True, f"must be signed, and are: {QUERY}"),
        ([PINNED], UNSIGNED, False, f"not believed: {QUERY}"),
        ([PINNED, refused_at(100)], SIGNED, False, "In the last 24 hours"),
        ([PINNED, refused_at(99)], SIGNED, True, "must be signed, and are"),
        ([PINNED, refused_at(100), PinCleared(101, HOST, QUERY)], SIGNED, True, "signed and verify"),
    ],
)  # fmt: skip
def test_what_signatures_showed_is_told(
    events: list[TillEvent], seen: SignatureVerdict | None, ok: bool, words: str
) -> None:
    check = seen_signatures(events, seen)
    assert words in str(check.text)
    assert check.ok is ok
    assert bool(check.advice_event()) is (not ok or "does not verify" in words)


# --- a scanner on a serial port ---


class Silence:
    """A loudspeaker."""

    def play(self, samples: Any) -> None:
        """Not asked for."""

    def close(self) -> None:
        """Gives nothing back."""


@pytest.fixture
def serial_port() -> Iterator[str]:
    """A pseudo-terminal with a scanner on it."""
    ends = os.openpty()
    yield os.ttyname(ends[1])
    for end in ends:
        os.close(end)


def told_of_scanner(folder: DataFolder, port: str) -> list[tuple[bool, str]]:
    place = Place(folder)
    place.store.change({"serial_scanner": port})
    found = devices.device_checks(place.store.load(), None, Silence)
    return [(check.ok, str(check.text)) for check in found if check.name == "scanner"]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not Windows' ports")
def test_serial_scanner_is_looked_for_where_one_is_set_up(folder: DataFolder, serial_port: str) -> None:
    assert told_of_scanner(folder, "") == []
    [(well, text)] = told_of_scanner(folder, serial_port)
    assert (well, "can be read from" in text) == (True, True)
    with Serial(serial_port, exclusive=True):
        [(well, text)] = told_of_scanner(folder, serial_port)
    assert (well, "a program reads from it" in text) == (True, True)
    [(well, text)] = told_of_scanner(folder, str(folder.root / "nothing"))
    assert (well, "not plugged in" in text) == (False, True)


def test_scanner_is_no_question_where_the_settings_are_the_trouble(folder: DataFolder) -> None:
    folder.settings.write_text("serial_scanner = ", encoding="utf-8")
    found = examination._devices(from_outside(Place(folder)))
    assert list(found) == []


# --- disk and backups ---

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path)
    made.ensure()
    return made


@pytest.mark.parametrize(
    ("free", "reserve", "begun", "ok", "words"),
    [
        (600_000_000, True, True, True, "600 MB free, and room is kept"),
        (600_000_000, False, False, True, "600 MB free"),
        (400_000_000, True, True, False, "only 400 MB free"),
        (400_000_000, False, True, False, "only 400 MB free."),
        (10_000_000, False, True, False, "no payment can be started"),
        (600_000_000, False, True, True, "600 MB free, and room is kept"),
    ],
)
def test_the_disk_needs_room_and_the_journal_its_reserve(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, free: int, reserve: bool, begun: bool, ok: bool, words: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**12, 0, free))
    if reserve:
        folder.reserve.write_bytes(bytes(RESERVE_BYTES))
    if begun:
        folder.journal.touch()
    check = journal.disk(folder)
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


@pytest.mark.parametrize(
    ("paid", "backup", "ok", "words"),
    [
        (None, None, True, "no backup of the journal yet"),
        (timedelta(hours=1), None, True, "no backup of the journal yet"),
        (timedelta(days=2), None, False, "There is no backup"),
        (timedelta(days=2), timedelta(days=3), False, "is of 2026-11-20 12:00 UTC and lacks payments"),
        (timedelta(hours=1), timedelta(days=3), True, "last at 2026-11-20 12:00 UTC"),
        (timedelta(days=4), timedelta(days=3), True, "last at 2026-11-20 12:00 UTC"),
    ],
)
def test_a_backup_lacks_at_most_a_day_of_payments(
    folder: DataFolder, paid: timedelta | None, backup: timedelta | None, ok: bool, words: str
) -> None:
    with Journal.open(folder.journal, folder.backups) as opened:
        if paid is not None:
            Counter(opened).confirmed(int((NOW - paid).timestamp() * 1000))
    if backup is not None:
        (folder.backups / f"journal-{NOW - backup:%Y%m%dT%H%M%SZ}.sqlite3").touch()
    with JournalReader.open(folder.journal) as reader:
        check = journal.backups(folder, reader, NOW)
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


@pytest.mark.expect_log("ERROR pos_app.journal.restoring: the journal was damaged")
def test_the_doctor_tells_that_the_journal_was_restored(folder: DataFolder) -> None:
    Journal.open(folder.journal, folder.backups).close()
    folder.journal.write_bytes(b"")
    folder.reserve.touch()
    Journal.open(folder.journal, folder.backups).close()
    found = {check.name: check for check in journal.journal_checks(folder, "")}
    assert list(found) == ["journal", "restored", "backups"]
    assert "there was no backup. What was left is kept as backups/journal-damaged" in str(found["restored"].text)


@pytest.mark.parametrize(("till_id", "ok"), [("0" * 19 + "1", True), ("0" * 19 + "2", False)])
def test_a_journal_of_another_till_is_told(folder: DataFolder, till_id: str, ok: bool) -> None:
    with Journal.open(folder.journal, folder.backups) as opened:
        claim(opened, "0" * 19 + "1", 1)
    check = next(journal.journal_checks(folder, till_id))
    assert (check.ok, "is of another till" in str(check.text)) == (ok, not ok)


def test_the_doctor_compares_the_journal_with_the_tills_own_id(folder: DataFolder) -> None:
    place = Place(folder)
    with Journal.open(folder.journal, folder.backups) as opened:
        claim(opened, place.store.till_id()[::-1], 1)
    found = {check.name: check for check in examination.examine(from_outside(place.for_training()))}
    assert found["journal"].ok  # training has a journal of its own
    checks = list(examination.examine(from_outside(place)))
    assert "pos-app journal adopt" in str(next(check for check in checks if check.name == "journal").text)
