"""A till that is set up for another gateway: under which name, and when not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.app.opening import Place
from pos_app.app.other_gateway import beside
from pos_app.domain.sentences import SetupError
from pos_app.journal import Journal
from pos_app.settings.profiles import Profile
from tests.unit.journal.conftest import Counter

TESTING = Profile(name="shop", base_url="https://test.example.com", environment="live-testing")
PRODUCTION = replace(TESTING, base_url="https://pay.example.com", environment="production")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place.resolve(str(tmp_path / "till"), None, training=False)
    made.store.put_profile(TESTING, {})
    return made


def sold(place: Place, *, still_open: bool = False, profile: str = "shop") -> None:
    """The journal of a till that has sold under a profile."""
    with Journal.open(place.folder.journal, place.folder.backups) as journal:
        counter = Counter(journal)
        if still_open:
            counter.begin(replace(counter.intent(), profile=profile))


def test_a_profile_that_was_never_used_is_corrected(place: Place) -> None:
    assert beside(place, PRODUCTION, used=False) == PRODUCTION


def test_the_same_gateway_keeps_its_profile(place: Place) -> None:
    sold(place, still_open=True)
    other = replace(TESTING, currency="CNY", sign_type="MD5")
    assert beside(place, other, used=True) == other


def test_the_first_profile_keeps_its_name(place: Place) -> None:
    other = replace(PRODUCTION, name="branch")
    assert beside(place, other, used=True) == other


@pytest.mark.parametrize("used", [True, False])
def test_another_gateway_gets_a_profile_of_its_own_where_there_are_credentials_or_payments(
    place: Place, used: bool
) -> None:
    if not used:
        sold(place)
    assert beside(place, PRODUCTION, used=used) == replace(PRODUCTION, name="shop-2")


def test_a_name_that_is_taken_is_not_taken_again(place: Place) -> None:
    for name in ("shop-2", "shop-3"):
        place.store.put_profile(replace(TESTING, name=name, base_url=f"https://{name}.example.com"), {})
    assert beside(place, replace(PRODUCTION, name="shop-3"), used=True).name == "shop-4"


def test_the_longest_name_leaves_room_for_the_number(place: Place) -> None:
    longest = replace(TESTING, name="s" * 40)
    place.store.put_profile(longest, {})
    assert beside(place, replace(PRODUCTION, name=longest.name), used=True).name == "s" * 35 + "-2"


def test_who_goes_back_finds_the_profile_of_before_with_its_wallets(place: Place) -> None:
    before = replace(TESTING, wallets=("800108",), tills=3)
    place.store.put_profile(before, {})
    place.store.put_profile(replace(PRODUCTION, name="shop-2"), {})
    back = replace(TESTING, name="shop-2", sign_type="MD5", wallets=("802001",))
    assert beside(place, back, used=True) == replace(before, sign_type="MD5")


def test_of_two_merchants_at_a_gateway_neither_is_taken_for_the_other(place: Place) -> None:
    for name, profile in (("shop-2", TESTING), ("shop-3", PRODUCTION)):
        place.store.put_profile(replace(profile, name=name), {})
    assert beside(place, replace(TESTING, name="shop-3"), used=True).name == "shop-4"


def test_while_something_is_open_the_gateway_stays(place: Place) -> None:
    sold(place, still_open=True)
    with pytest.raises(SetupError, match="1 payments or refunds are still open"):
        beside(place, PRODUCTION, used=True)


def test_what_is_open_for_another_profile_does_not_matter(place: Place) -> None:
    sold(place, still_open=True, profile="branch")
    assert beside(place, PRODUCTION, used=True).name == "shop-2"
