"""The order of versions, and what is found on a page of releases, whatever else stands there."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app import __version__
from pos_app.domain.versions import Version, newest_on

OURS = Version(0, 1, 0)
# The example of semver.org (11.4), with numbers around it.
IN_ORDER = (
    "0.9.10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
    "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0-0", "2.0.0",
)  # fmt: skip

NUMBERS = st.integers(0, 999_999)
PARTS = st.one_of(NUMBERS.map(str), st.from_regex(r"[A-Za-z-][0-9A-Za-z-]{0,5}", fullmatch=True))
VERSIONS = st.builds(Version, NUMBERS, NUMBERS, NUMBERS, st.lists(PARTS, max_size=3).map(tuple))


def parsed(text: str) -> Version:
    version = Version.parse(text)
    assert version is not None
    return version


def test_our_own_version_is_one() -> None:
    assert str(parsed(__version__)) == __version__


@pytest.mark.parametrize(("older", "newer"), list(itertools.combinations(IN_ORDER, 2)))
def test_order_is_that_of_semantic_versioning(older: str, newer: str) -> None:
    assert parsed(older) < parsed(newer)
    assert parsed(newer) > parsed(older)


@pytest.mark.parametrize("text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-a..b", "1.2.3-01", "1.2.3-é",
                                  "1.2.3\n", "1234567.0.0", "v1.2.3", "１.2.3"])  # fmt: skip
def test_what_is_no_version_is_none(text: str) -> None:
    assert Version.parse(text) is None


@given(VERSIONS)
def test_a_version_is_read_as_it_is_written(version: Version) -> None:
    assert Version.parse(str(version)) == version


@given(st.lists(VERSIONS, min_size=3, max_size=3))
def test_order_is_total_and_goes_on(versions: list[Version]) -> None:
    first, second, third = sorted(versions)
    assert first <= second <= third
    assert first <= third
    assert (first < second) != (first == second)


NAMES = ("pos-app_{}_amd64.deb", "pos-app-{}-setup.exe", 'href="/releases/tag/v{}"', "v{}")


@given(st.lists(st.tuples(st.sampled_from(NAMES), VERSIONS), min_size=1), st.sampled_from([" ", "\n", "<br>", "|"]))
def test_newest_of_all_names_on_the_page_is_found(named: list[tuple[str, Version]], between: str) -> None:
    page = between.join(name.format(version) for name, version in named)
    ours = Version(0, 1, 0, ("dev",))
    assert newest_on(page, ours) == max(version for _, version in named)


@given(st.lists(st.tuples(st.sampled_from(NAMES), VERSIONS), min_size=1))
def test_a_till_with_a_release_hears_of_releases_alone(named: list[tuple[str, Version]]) -> None:
    page = "\n".join(name.format(version) for name, version in named)
    releases = [version for _, version in named if not version.pre]
    assert newest_on(page, OURS) == (max(releases) if releases else None)


@given(st.text(alphabet=st.sampled_from("pos-app_.v0123456789~-setup.exe deb<>/\n")))
def test_anything_at_all_does_no_harm(page: str) -> None:
    newest = newest_on(page, OURS)
    assert newest is None or str(newest) in page.replace("~", "-")


@pytest.mark.parametrize(
    ("page", "newest"),
    [
        ("", None),
        ("Python v3.11.2, and 9.9.9", Version(3, 11, 2)),
        ("pos-app_0.3.0~rc.1_amd64.deb pos-app_0.2.0_amd64.deb", Version(0, 2, 0)),
        ("my-pos-app_7.0.0_amd64.deb", None),
        ("pos-app_7.0.0_amd64.debug", None),
        ("dev1.2.3 v1.2.3.4 v1.2", None),
        ("Get v1.2.3.", Version(1, 2, 3)),
        ("v01.2.3", None),
    ],
)
def test_only_what_is_ours_counts(page: str, newest: Version | None) -> None:
    assert newest_on(page, OURS) == newest


def test_a_hostile_page_of_a_megabyte_is_read_to_its_end() -> None:
    # Would never come back if the time grew faster than the page.
    for piece in ("pos-app-1.2.3-", "v1.2.3-a.", "1.", "pos-app_1.2.3~", "-" * 50, "v" + "9" * 50):
        assert newest_on(piece * (1_000_000 // len(piece)) + " v0.5.0", OURS) == Version(0, 5, 0)
