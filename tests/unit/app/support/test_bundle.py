"""The support bundle: what is in it, and what is never."""

from __future__ import annotations

import json
import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from pos_app.app.crashes.reports import CrashReport, Kind, keep
from pos_app.app.doctor.subject import Subject, from_outside
from pos_app.app.opening import Place
from pos_app.app.support.bundle import Bundle
from pos_app.app.support.doctor import TillDoctor
from pos_app.app.support.saving import save, secrets_of
from pos_app.domain.checkup import well
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.journal import Journal
from pos_app.settings.paths import DataFolder
from tests.unit.journal.conftest import Counter

NOW = datetime(2026, 11, 24, 5, 5, tzinfo=UTC)
KEY = "A1B2C3D4" * 4
NO_KEYRING = "WARNING pos_app.credentials.store: The keyring failed: NoKeyringError"
FOUND = (well("version", QT_TRANSLATE_NOOP("test", "pos-app 0.1.0.")),)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = DataFolder(tmp_path / "till")
    folder.ensure()
    return Place(folder, training=True)


def bundle(place: Place, *secrets: Secret, **parts: Any) -> Bundle:
    return Bundle(from_outside(place), secrets, checks=FOUND, now=lambda: NOW, **parts)


def opened(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_it_holds_what_support_asks_for(place: Place) -> None:
    (place.folder.logs / "pos-app-2026-11-24.000.jsonl").write_text('{"event": "started"}\n')
    keep(CrashReport(at=NOW, kind=Kind.CRASH, error="Segmentation fault"), place.folder.crashes)
    parts = opened(bundle(place).content())
    assert set(parts) == {
        "README.txt", "about.json", "doctor.txt", "doctor.json", "settings.json", "files.json", "journal.json",
        "logs/pos-app-2026-11-24.000.jsonl", "crashes/crash-20261124T050500000000Z.json",
    }  # fmt: skip
    assert parts["doctor.txt"] == "ok       version: pos-app 0.1.0.\n"
    assert json.loads(parts["about.json"])["training"] is True
    assert "Segmentation fault" in parts["crashes/crash-20261124T050500000000Z.json"]


def test_of_payments_it_tells_numbers_states_codes_and_times(place: Place) -> None:
    with Journal.open(place.folder.journal, place.folder.backups) as journal:
        counter = Counter(journal)
        paid = counter.confirmed(1_795_000_000_000)
        counter.created(minor=987_654, reference="Anna, table 7")
    told = json.loads(opened(bundle(place).content())["journal.json"])
    assert told["sound"] is True
    assert told["states"] == {"created": 1, "paid": 1}
    one = next(payment for payment in told["last_payments"] if payment["number"] == paid.out_trade_no)
    assert set(one) == {
        "number", "state", "respcd", "syssn", "profile", "wallet", "pay_type", "created", "paid", "settled",
        "closed_by_person",
    }  # fmt: skip
    text = json.dumps(told)
    assert "987654" not in text
    assert "Anna" not in text
    assert "1250" not in text


def test_settings_are_told_but_for_what_may_name_people(place: Place) -> None:
    place.folder.settings.write_text(
        'volume = 40\ncustomer_picture = "/home/anna/dog.png"\nproxy = "http://10.0.0.1:8080"\nclient_key = "unknown"\n'
        'text_size = "huge"\n[profiles.shop]\nbase_url = "https://openapi-hk.qfapi.com"\n',
        "utf-8",
    )
    told = json.loads(opened(bundle(place).content())["settings.json"])
    assert told["values"]["volume"] == 40
    assert told["values"]["customer_picture"] == "set"
    assert told["proxy"] == "http://10.0.0.1:8080"
    assert told["changed"] == ["customer_picture", "volume", "proxy"]
    assert [profile["gateway"] for profile in told["profiles"]] == ["https://openapi-hk.qfapi.com"]
    assert told["unusable"] == ["text_size"]
    assert "anna" not in json.dumps(told)
    assert "unknown" not in json.dumps(told)


def test_a_proxy_with_a_password_gets_nowhere_near_it(place: Place) -> None:
    place.folder.settings.write_text(f'proxy = "http://anna:{KEY}@10.0.0.1:8080"\n', "utf-8")
    assert KEY not in "".join(opened(bundle(place).content()).values())


def test_lines_of_the_log_and_reports_lose_what_nobody_knows(place: Place) -> None:
    lines = [json.dumps({"event": "paid", "client_key": KEY}), f"{KEY} is no line of ours", '{"event": "cut o']
    (place.folder.logs / "pos-app-2026-11-24.000.jsonl").write_text("\n".join(lines))
    (place.folder.logs / "pos-app.log").write_text(KEY)
    place.folder.crashes.mkdir()
    (place.folder.crashes / "crash-1.json").write_text(json.dumps({"kind": "crash", "values": KEY}))
    parts = opened(bundle(place).content())
    assert parts["logs/pos-app-2026-11-24.000.jsonl"] == '{"event": "paid"}\n'
    assert parts["crashes/crash-1.json"] == '{"kind": "crash"}'
    assert KEY not in "".join(parts.values())


def test_what_cannot_be_read_is_left_out(place: Place) -> None:
    (place.folder.logs / "pos-app-2026-11-24.000.jsonl").mkdir()
    place.folder.crashes.mkdir()
    (place.folder.crashes / "crash-1.json").write_text("[1]")
    parts = opened(bundle(place).content())
    assert parts["logs/pos-app-2026-11-24.000.jsonl"] == ""
    assert "crashes/crash-1.json" not in parts


def test_files_that_are_not_ours_are_counted_only(place: Place) -> None:
    (place.folder.root / f"{KEY}.txt").write_text("mine")
    place.folder.settings.touch()
    told = json.loads(opened(bundle(place).content())["files.json"])
    assert [file["name"] for file in told["files"]] == ["settings.toml"]
    assert (told["others"], told["bytes_of_others"]) == (1, 4)


@pytest.mark.parametrize("secret", [KEY, KEY.lower(), 'with "quotes" and \\', "密鑰"])
def test_it_is_not_written_where_a_known_secret_would_be_in_it(place: Place, tmp_path: Path, secret: str) -> None:
    (place.folder.logs / "pos-app-2026-11-24.000.jsonl").write_text(json.dumps({"event": f"is {secret}"}))
    with pytest.raises(SetupError, match=r"logs/pos-app-2026-11-24.000.jsonl would hold a secret"):
        save(bundle(place, Secret("another"), Secret(secret)), tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_an_empty_secret_is_in_nothing(place: Place) -> None:
    assert bundle(place, Secret("")).content()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no folder that even root cannot write to")
def test_it_goes_where_it_can_be_written(place: Place, tmp_path: Path) -> None:
    assert save(bundle(place), None, [Path("/proc"), tmp_path]).parent == tmp_path


def test_it_goes_to_the_first_place_that_there_is(place: Place, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = save(bundle(place), None, [tmp_path / "file", tmp_path])
    assert path == tmp_path / "pos-app-support-20261124-050500.zip"
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_nowhere_to_write_is_a_sentence(place: Place, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="could not be saved anywhere"):
        save(bundle(place), None, [tmp_path / "file"])
    with pytest.raises(SetupError, match="could not be written"):
        save(bundle(place), tmp_path / "file" / "out.zip")


@pytest.mark.expect_log(NO_KEYRING)
def test_it_can_be_made_of_a_till_that_cannot_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    folder = DataFolder(tmp_path / "till")
    folder.ensure()
    folder.settings.write_text("volume = ", "utf-8")
    folder.journal.write_bytes(b"no journal at all")
    parts = opened(Bundle(from_outside(Place(folder))).content())
    assert json.loads(parts["settings.json"]) == {"unreadable": "BadContent"}
    assert "unreadable" in json.loads(parts["journal.json"])
    assert "settings: The settings cannot be read" in parts["doctor.txt"]


@pytest.mark.expect_log(NO_KEYRING)
def test_without_a_data_folder_there_is_something_to_send_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    (tmp_path / "till").write_text("in the way")
    parts = opened(Bundle(from_outside(Place(DataFolder(tmp_path / "till")))).content())
    assert "is a file" in parts["doctor.txt"]


def test_training_keeps_no_secret_to_look_for(place: Place) -> None:
    assert secrets_of(place).complete
    assert secrets_of(place).known == ()


@pytest.mark.expect_log(NO_KEYRING)
def test_secrets_that_the_keyring_does_not_tell_are_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    folder = DataFolder(tmp_path / "till")
    folder.ensure()
    assert secrets_of(Place(folder)).complete
    folder.settings.write_text('[profiles.shop]\nbase_url = "https://openapi-hk.qfapi.com"\n', "utf-8")
    assert not secrets_of(Place(folder)).complete


def test_the_windows_doctor_saves_what_it_found(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_app.app.support.saving.window_places", lambda: [tmp_path])
    path = Path(TillDoctor(Subject(place, from_outside(place).merchant)).save(FOUND))
    assert opened(path.read_bytes())["doctor.txt"] == "ok       version: pos-app 0.1.0.\n"
