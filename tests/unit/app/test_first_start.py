"""When the first set-up is shown, and when not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.app import first_start
from pos_app.app.opening import Place
from pos_app.credentials.store import NoCredentials
from pos_app.desktop.setup_steps import End, Step
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from pos_app.settings.profiles import Profile

SHOP = Profile(name="shop", base_url="https://pay.example.com")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Step | None]:
    """The steps at which a set-up was shown; somebody closes each."""
    steps: list[Step | None] = []

    def run(_place: Place, begin_at: Step | None = None, _reason: Sentence | None = None) -> End:
        steps.append(begin_at)
        return End.CLOSE

    monkeypatch.setattr(first_start, "_run", run)
    return steps


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.resolve(str(tmp_path / "till"), None, training=False)


def test_a_till_without_anything_is_set_up(place: Place, shown: list[Step | None]) -> None:
    assert (first_start.set_up(place), shown) == (End.CLOSE, [None])


def test_a_till_with_a_profile_is_not(place: Place, shown: list[Step | None]) -> None:
    place.store.put_profile(SHOP, {})
    assert (first_start.set_up(place), shown) == (End.OPEN, [])


def test_a_till_whose_settings_were_lost_is_told_so_instead(place: Place, shown: list[Step | None]) -> None:
    place.store.put_profile(SHOP, {})
    place.store.keep_good()
    place.folder.settings.write_text("", "utf-8")
    assert (first_start.set_up(place), shown) == (End.OPEN, [])


@pytest.mark.parametrize("training", [True, False])
def test_training_and_a_named_profile_need_no_set_up(place: Place, shown: list[Step | None], training: bool) -> None:
    other = place.for_training() if training else Place(place.folder, profile="other")
    missing = NoCredentials(QT_TRANSLATE_NOOP("test", "There are none."))
    assert first_start.set_up(other) is End.OPEN
    with pytest.raises(NoCredentials):
        first_start.set_up_credentials(other, missing)
    assert shown == []


def test_credentials_alone_are_asked_for_where_they_alone_are_missing(place: Place, shown: list[Step | None]) -> None:
    missing = NoCredentials(QT_TRANSLATE_NOOP("test", "There are none."))
    assert (first_start.set_up_credentials(place, missing), shown) == (End.CLOSE, [Step.CREDENTIALS])
