"""Another process holds the journal: nothing is started meanwhile, nothing is lost, and it passes by itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_app.checkout.requests import Trouble
from pos_app.domain.payment import State
from pos_app.domain.sentences import SetupError
from pos_app.journal import Journal, JournalTrouble
from tests.unit.checkout.counter import Counter, scan

HOLDER = Path(__file__).with_name("holds_the_journal.py")
OTHER_CODE, THIRD_CODE = "281234567890123457", "281234567890123458"


@contextmanager
def held(journal: Path, mode: str = "NORMAL") -> Iterator[None]:
    """Another program holds the journal; in mode EXCLUSIVE nobody may even read it."""
    command = [sys.executable, str(HOLDER), str(journal), mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    monkeypatch.setattr("pos_app.journal.storage.BUSY_S", 0.01)
    made = Counter(tmp_path)
    yield made
    made.close()


def test_while_another_program_holds_the_journal_nothing_is_sent_and_results_wait(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    with held(counter.disk.journal.path):
        with pytest.raises(JournalTrouble, match="Another program holds the journal"):
            counter.engine.pay(scan(code=OTHER_CODE))
        counter.calls.run()
        counter.pass_time(180)
        assert counter.on_disk(payment).state is State.SENT
        with pytest.raises(JournalTrouble, match="Another program holds the journal"):
            counter.engine.pay(scan(code=OTHER_CODE))
        assert len(counter.gateway.orders) == 1
        told = [news.sentence for news in counter.news if isinstance(news, Trouble)]
        assert ["Another program holds" in str(sentence) for sentence in told] == [True]
    counter.pass_time(2)
    assert counter.on_disk(payment).state is State.PAID
    assert [news.sentence is None for news in counter.news if isinstance(news, Trouble)] == [False, True]
    assert counter.sold(scan(code=THIRD_CODE)).state is State.PAID


@pytest.mark.parametrize("mode", ["NORMAL", "EXCLUSIVE"])
def test_a_start_while_another_program_holds_the_journal_says_so_and_restores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr("pos_app.journal.storage.BUSY_S", 0.01)
    Journal.open(tmp_path, tmp_path / "backups").close()
    with (
        held(tmp_path / "journal.sqlite3", mode),
        pytest.raises(SetupError, match="Another program holds the journal"),
    ):
        Journal.open(tmp_path, tmp_path / "backups")
    with Journal.open(tmp_path, tmp_path / "backups") as journal:
        assert journal.restored is None
