from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.domain.payment import State
from pos_app.domain.sentences import SetupError
from pos_app.domain.till_events import JournalOwner
from pos_app.journal import Journal, JournalReader
from pos_app.journal.ownership import adopt, claim, owner
from pos_app.journal.trouble import JournalTrouble, Problem
from tests.unit.journal.conftest import T0, Counter

OURS, THEIRS = "0" * 19 + "1", "0" * 19 + "2"


def test_a_journal_of_nobodys_becomes_the_tills_own_once(counter: Counter) -> None:
    assert owner(counter.journal) == ""
    claim(counter.journal, OURS, T0)
    claim(counter.journal, OURS, T0 + 1)
    assert owner(counter.journal) == OURS
    assert counter.journal.till_events(JournalOwner) == [JournalOwner(T0, OURS)]


def test_another_tills_is_refused_and_left_as_it_is(counter: Counter) -> None:
    claim(counter.journal, THEIRS, T0)
    with pytest.raises(SetupError, match="pos-app journal adopt") as refused:
        claim(counter.journal, OURS, T0 + 1)
    assert str(counter.journal.path) in str(refused.value)
    assert owner(counter.journal) == THEIRS


def test_where_it_cannot_be_noted_the_till_opens_nevertheless(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_event: object) -> None:
        raise JournalTrouble(Problem.DISK_FULL, counter.journal.path)

    monkeypatch.setattr(counter.journal, "note", full)
    claim(counter.journal, OURS, T0)
    assert owner(counter.journal) == ""


def test_an_adopted_journal_is_the_tills_own(counter: Counter) -> None:
    claim(counter.journal, THEIRS, T0)
    assert adopt(counter.journal, OURS, T0 + 1)
    claim(counter.journal, OURS, T0 + 2)
    assert counter.journal.till_events(JournalOwner)[-1] == JournalOwner(T0 + 1, OURS, before=THEIRS)


def test_ones_own_journal_needs_no_adoption(counter: Counter) -> None:
    claim(counter.journal, OURS, T0)
    assert not adopt(counter.journal, OURS, T0 + 1)
    assert len(counter.journal.till_events(JournalOwner)) == 1


def test_what_was_only_written_down_in_the_copy_counts_as_sent(counter: Counter) -> None:
    """The other till may have sent it after the copy was made: at the next start it would count as never sent."""
    claim(counter.journal, THEIRS, T0)
    payment = counter.created()
    adopt(counter.journal, OURS, T0 + 1)
    (found,) = counter.journal.open_payments()
    assert (found.out_trade_no, found.state) == (payment.out_trade_no, State.SENT)


def test_a_folder_in_the_journals_place_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "journal.sqlite3"
    folder.mkdir()
    for open_it in (lambda: Journal.open(folder, tmp_path / "backups"), lambda: JournalReader.open(folder)):
        with pytest.raises(SetupError, match="is not a journal of this program. Move it away"):
            open_it()
    assert list(folder.iterdir()) == []
