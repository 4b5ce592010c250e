"""`credentials set` as it is used: from pipes and files of every kind, and typed at a terminal, unseen."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.secret_service import secret_service
from tests.end_to_end.shop import DEADLINE_S, Shop

APP_CODE, KEY = "DUMMYAPPCODE0001", "DUMMYCLIENTKEY0001"
TEXT = json.dumps({"app_code": APP_CODE, "client_key": KEY, "mchid": "dummyMch"})
STORED = """
import sys
from pos_app.app.opening import Place
place = Place.resolve(sys.argv[1], None, False)
settings = place.store.load()
stored = place.from_keyring(lambda store: store.load(settings.credentials_key("shop")))
print(stored.app_code.reveal(), stored.client_key.reveal(), stored.mchid)
"""


@pytest.fixture(scope="module")
def session() -> Iterator[dict[str, str]]:
    with secret_service() as made:
        yield made | {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def shop(session: dict[str, str], tmp_path: Path) -> Shop:
    """A till whose gateway nobody reaches."""
    made = Shop(session, tmp_path, {})
    assert made.run("profile", "add", "shop", "--base-url", "http://127.0.0.1:9")[0] == 0
    return made


def command(shop: Shop) -> list[str]:
    return [sys.executable, "-m", "pos_app", "credentials", "set", "--data-dir", str(shop.data_dir)]


def stored(shop: Shop) -> str:
    """What the keyring holds, as another process reads it."""
    program = [sys.executable, "-c", STORED, str(shop.data_dir)]
    done = subprocess.run(program, env=shop.env, capture_output=True, text=True, check=True, timeout=DEADLINE_S)
    return done.stdout.strip()


def typed(shop: Shop, *answers: str) -> tuple[int, str]:
    """What somebody sees who answers at a terminal of their own; and the exit code."""
    child, terminal = pty.fork()
    if not child:
        os.execve(sys.executable, command(shop), shop.env)
    seen = ""
    for answer in (*answers, None):
        seen += _read_until(terminal, ": " if answer is not None else None)
        if answer is not None:
            os.write(terminal, f"{answer}\n".encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen


def _read_until(terminal: int, end: str | None) -> str:
    """What the terminal shows up to a question that ends so; None: to the end of the program."""
    seen = b""
    while end is None or not seen.endswith(end.encode()):
        try:
            chunk = os.read(terminal, 1024)
        except OSError:  # Linux' way to say that nobody writes any more
            chunk = b""
        if not chunk:
            return seen.decode()
        seen += chunk
    return seen.decode()


@pytest.mark.parametrize(
    "raw",
    [
        f"\ufeff{TEXT}\r\n".encode("utf-16-le"),  # Windows' Notepad as "Unicode"
        f"{TEXT}\r\n".encode("utf-16-le"),
        f"\ufeff{TEXT}\r\n".encode(),  # PowerShell that was told to pipe UTF-8
        TEXT.replace('"', "\u201c").encode(),
        f"\u3000 {TEXT}\n\n".encode(),
    ],
    ids=["utf-16 with a mark", "utf-16", "utf-8 with a mark", "smart quotes", "spaces"],
)
def test_whatever_windows_and_word_processors_pipe_is_stored_trimmed(shop: Shop, raw: bytes) -> None:
    done = subprocess.run(command(shop), env=shop.env, input=raw, capture_output=True, check=False, timeout=DEADLINE_S)
    assert done.returncode == 0, done.stderr
    assert stored(shop) == f"{APP_CODE} {KEY} dummyMch"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xff\xfe\x00", "no text that can be read"),
        (TEXT.encode() + b"\xa4", "no text that can be read"),
        (TEXT.replace("KEY", "\uff2b\uff25\uff39").encode(), "client_key contains full-width characters"),
        (TEXT.replace("KEY", "KEY\u200b").encode(), "client_key contains a character that no credential of QFPay has"),
        (TEXT.replace("KEY", "KEY ").encode(), "client_key contains a space or line break"),
        (b"", "not a JSON object"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(shop: Shop, raw: bytes, told: str) -> None:
    done = subprocess.run(command(shop), env=shop.env, input=raw, capture_output=True, check=False, timeout=DEADLINE_S)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"DUMMY" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_at_a_terminal_each_value_is_asked_for_and_none_is_shown(shop: Shop) -> None:
    exit_code, seen = typed(shop, f" {APP_CODE}", KEY, "dummyMch")
    assert exit_code == 0
    assert [word in seen for word in ("app_code", "client_key:", "mchid")] == [True] * 3
    assert not any(secret in seen for secret in (APP_CODE, KEY, "dummyMch"))
    assert "are in the keyring" in seen
    assert stored(shop) == f"{APP_CODE} {KEY} dummyMch"


def test_at_a_terminal_the_whole_object_may_be_pasted_and_is_not_shown(shop: Shop) -> None:
    exit_code, seen = typed(shop, TEXT)
    assert exit_code == 0
    assert KEY not in seen
    assert stored(shop) == f"{APP_CODE} {KEY} dummyMch"


def test_at_a_terminal_a_wrong_value_is_named(shop: Shop) -> None:
    exit_code, seen = typed(shop, APP_CODE, "DUM MY", "")
    assert exit_code == 2
    assert "client_key contains a space or line break" in seen
    assert "DUM" not in seen


def test_no_file_of_the_till_holds_any_of_it(shop: Shop) -> None:
    typed(shop, APP_CODE, KEY, "dummyMch")
    files = [path.read_bytes() for path in shop.data_dir.rglob("*") if path.is_file()]
    assert files
    assert not any(secret.encode() in content for content in files for secret in (APP_CODE, KEY))
