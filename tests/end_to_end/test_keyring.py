"""Credentials in a real Secret Service: GNOME Keyring on a session bus of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.end_to_end.secret_service import KeyringState, environment_without_bus, secret_service

ROOT = Path(__file__).parents[2]
KEY = "DUMMYCLIENTKEY0001"

# Runs in a process of its own: `keyring` looks for the system's keyring once, at the first use.
PROGRAM = """
import sys
from pos_app.credentials.parsing import parse_credentials
from pos_app.credentials.store import CredentialStore
from pos_app.domain.sentences import CounterError

store = CredentialStore()
calls = {
    "save": lambda key: store.save(key, parse_credentials(sys.stdin.read())),
    "load": lambda key: print(store.load(key), store.load(key).client_key.reveal() == "DUMMYCLIENTKEY0001"),
    "in_thread": lambda key: print(store.in_thread(lambda one: one.load(key)).result(timeout=10).client_key),
    "remove": lambda key: print(store.remove(key)),
    "check": lambda key: print(store.check()),
}
try:
    calls[sys.argv[1]](*sys.argv[2:])
except CounterError as error:
    print(error)
"""


def credentials(env: Mapping[str, str], call: str, profile_key: str = "till/main", key: str = KEY) -> str:
    """What `CredentialStore` answers in a new process."""
    document = json.dumps({"app_code": "DUMMYAPPCODE0001", "client_key": key, "mchid": "dummyMch"})
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, call, profile_key],
        env=dict(env),
        cwd=ROOT,
        input=document,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in result.stderr
    assert KEY not in result.stdout + result.stderr
    return result.stdout.strip()


def test_credentials_are_saved_loaded_and_removed() -> None:
    with secret_service() as env:
        assert credentials(env, "save") == ""
        shown = "StoredCredentials(app_code=***, client_key=***, mchid='dummyMch')"
        assert credentials(env, "load") == f"{shown} True"
        assert credentials(env, "in_thread") == "***"
        assert credentials(env, "remove") == "True"
        assert credentials(env, "remove") == "False"
        assert "No credentials are stored for this profile" in credentials(env, "load")


def test_each_profile_has_its_own_entry() -> None:
    with secret_service() as env:
        credentials(env, "save", "till/main")
        assert "No credentials are stored" in credentials(env, "load", "till/other")
        assert credentials(env, "remove", "till/other") == "False"
        assert credentials(env, "load", "till/main").endswith("True")


def test_the_check_names_the_keyring() -> None:
    with secret_service() as env:
        assert "SecretService" in credentials(env, "check")


def test_the_key_is_in_no_file_that_the_keyring_keeps() -> None:
    with secret_service() as env:
        credentials(env, "save")
        files = [path for path in Path(env["HOME"]).rglob("*") if path.is_file()]
        assert any(path.suffix == ".keyring" for path in files)
        assert not any(KEY.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize("call", ["save", "load", "in_thread", "remove", "check"])
def test_a_locked_keyring_asks_to_unlock_it(locked: Mapping[str, str], call: str) -> None:
    assert credentials(locked, call).startswith("The keyring is locked, or its question was closed")


@pytest.fixture(scope="module")
def locked() -> Iterator[Mapping[str, str]]:
    with secret_service(KeyringState.LOCKED) as env:
        yield env


@pytest.mark.parametrize("call", ["save", "load", "check"])
def test_a_keyring_that_was_never_made_asks_to_make_one(call: str) -> None:
    with secret_service(KeyringState.NONE) as env:
        assert credentials(env, call).startswith("There is no keyring yet")


@pytest.mark.parametrize("call", ["save", "load", "remove", "check"])
def test_without_a_session_bus_it_says_what_to_install_and_that_training_works(call: str, tmp_path: Path) -> None:
    sentence = credentials(environment_without_bus(tmp_path), call)
    assert sentence.startswith("This computer has no keyring that is ready")
    assert "Until then only training works" in sentence


def test_with_a_bus_that_is_gone_it_says_that_there_is_no_keyring() -> None:
    with secret_service() as env:
        pass
    assert credentials(env, "load").startswith("This computer has no keyring that is ready")


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_that_keeps_nothing_is_refused_even_when_it_is_set_up(backend: str) -> None:
    with secret_service() as env:
        answer = credentials(env | {"PYTHON_KEYRING_BACKEND": backend}, "save")
    assert "does not protect secrets" in answer or "no keyring that is ready" in answer


def test_a_keyring_setting_that_makes_no_sense_is_a_sentence() -> None:
    with secret_service() as env:
        answer = credentials(env | {"PYTHON_KEYRING_BACKEND": "no.such.Keyring"}, "load")
    assert answer == "The keyring cannot be used (ModuleNotFoundError). Log out of the computer, log in and try again."
