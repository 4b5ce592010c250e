"""At start the keyring may ask, be closed, be missing or belong to somebody else: what is seen, and the way on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk, counter, desk, until
from tests.end_to_end.fake_kwallet import FakeKWallet, kwallet
from tests.end_to_end.secret_service import keyring_on, secret_service, session_bus
from tests.end_to_end.shop import Shop, shop


@pytest.fixture(scope="module")
def kde() -> Iterator[Desk]:
    """A desk whose session has no keyring until a test brings one."""
    with desk(session=session_bus) as made:
        yield made


@contextmanager
def till(kde: Desk, folder: Path) -> Iterator[tuple[Shop, FakeKWallet]]:
    """A shop whose credentials are in the wallet."""
    with kwallet(kde.env) as wallet, shop(kde.env, folder) as made:
        yield made, wallet


def test_while_the_keyring_asks_a_window_says_so_and_then_the_counter_opens(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (_, wallet):
        wallet.answered.clear()
        with counter(kde, tmp_path, shows="keyring_text"):
            assert "Answer it there" in kde.text_of("keyring_text")
            wallet.answered.set()
            kde.wait_for_text("amount", "0.00")
            assert not kde.text_of("keyring_text")


def test_who_does_not_wait_can_try_again_without_a_new_start(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (_, wallet):
        wallet.answered.clear()
        with counter(kde, tmp_path, shows="keyring_text"):
            kde.press_control("stop_waiting")
            kde.wait_for_text("problem", "The keyring was not unlocked")
            wallet.answered.set()
            kde.press_control("again")
            kde.wait_for_text("amount", "0.00")


def test_a_question_that_was_closed_is_asked_again(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (_, wallet):
        wallet.opens = False
        with counter(kde, tmp_path, shows="problem"):
            kde.wait_for_text("problem", "its question was closed")
            wallet.asked.clear()
            kde.press_control("again")
            until("it is asked again", wallet.asked.is_set)
            kde.wait_for_text("problem", "its question was closed")
            wallet.opens = True
            kde.press_control("again")
            kde.wait_for_text("amount", "0.00")


def test_a_keyring_that_is_opened_meanwhile_is_found_without_a_new_start(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (_, wallet):
        entries = dict(wallet.entries)
    with counter(kde, tmp_path, shows="problem"):
        kde.wait_for_text("problem", "no keyring that is ready")
        with kwallet(kde.env) as wallet:
            wallet.entries = entries
            kde.press_control("again")
            kde.wait_for_text("amount", "0.00")


def test_while_a_problem_is_shown_commands_may_use_the_till(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (ours, wallet):
        stored = dict(wallet.entries)
        wallet.entries = dict.fromkeys(stored, "these are none")
        with counter(kde, tmp_path, shows="problem"):
            kde.wait_for_text("problem", "The stored credentials cannot be read any more")
            assert ours.run("payments")[0] == 0
            assert ours.run("resolve")[0] == 0
            wallet.entries = stored
            kde.press_control("again")
            kde.wait_for_text("amount", "0.00")


def test_on_the_command_line_it_is_said_what_is_waited_for(kde: Desk, tmp_path: Path) -> None:
    with till(kde, tmp_path) as (_, wallet):
        wallet.answered.clear()
        wallet.asked.clear()
        command = [sys.executable, "-m", "pos_app", "credentials", "check", "--data-dir", str(tmp_path)]
        with subprocess.Popen(
            command, env=kde.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as checking:
            assert checking.stderr is not None
            assert checking.stdout is not None
            assert "Waiting for the keyring" in checking.stderr.readline()
            wallet.answered.set()
            assert "answers and accepts" in checking.stdout.read()
        assert checking.returncode == 0


def test_another_user_of_the_computer_is_told_whose_keyring_has_nothing(tmp_path: Path) -> None:
    with secret_service() as owner, shop(owner, tmp_path) as ours:
        scanned = "280000000000000000"
        assert ours.run("pay", "--amount", "12.50", "--code-stdin", typed=scanned)[0] == 0
        with secret_service() as other:  # the same data folder; another HOME, session and keyring
            stranger = Shop(other, tmp_path, ours.gateway)
            exit_code, events = stranger.run("pay", "--amount", "12.50", "--code-stdin", typed=scanned)
            assert exit_code == 5
            assert "the keyring of the user" in events[-1]["error"]
            assert "holds no credentials for profile shop" in events[-1]["error"]
            secrets = '{{"app_code": "{app_code}", "client_key": "{client_key}", "mchid": "{mchid}"}}'
            assert stranger.run("credentials", "set", typed=secrets.format(**ours.gateway))[0] == 0
            assert stranger.run("credentials", "check")[0] == 0


def test_gnome_keyring_that_starts_later_is_found(kde: Desk, tmp_path: Path) -> None:
    with keyring_on(kde.env), shop(kde.env, tmp_path):
        pass
    with counter(kde, tmp_path, shows="problem"):
        kde.wait_for_text("problem", "no keyring that is ready")
        with keyring_on(kde.env):
            kde.press_control("again")
            kde.wait_for_text("amount", "0.00")
