"""Key strokes at arbitrary times: see `targets.try_keys`. Longer: `--hypothesis-profile=fuzz`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import try_keys

CODES = ["281234567890123456", "134567890123456789", "6212345678901234567", "4006381333931", "]Q1281234567890123456"]
GAPS = st.one_of(
    st.integers(0, 20), st.integers(0, 60), st.integers(50, 60), st.integers(56, 185), st.integers(0, 2_000)
)
KEYS = st.sampled_from("0123456789.\r\t +aA]\x02\x1d")


@st.composite
def at_a_counter(draw: st.DrawFn) -> list[tuple[str, int]]:
    """Typing, scans, scraps of scans and held keys in any order, each in a rhythm of its own, with slips."""
    keys: list[tuple[str, int]] = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["typing", "scan", "scrap", "held", "anything"]))
        if kind == "anything":
            keys += draw(st.lists(st.tuples(KEYS, GAPS), max_size=12))
            continue
        text = {
            "typing": draw(st.text("0123456789.+", min_size=1, max_size=8)),
            "scan": draw(st.sampled_from(CODES)) + draw(st.sampled_from(["", "\r", "\t", "\r\t"])),
            "scrap": draw(st.sampled_from(CODES))[: draw(st.integers(1, 12))],
            "held": draw(KEYS) * draw(st.integers(2, 30)),
        }[kind]
        pace = {"typing": (60, 400), "scan": (0, 54), "scrap": (0, 54), "held": (20, 40)}[kind]
        border = draw(GAPS)
        for at, key in enumerate(text):
            slip = draw(st.integers(0, 30)) == 0
            gap = border if at == 0 else draw(GAPS) if slip else draw(st.integers(*pace))
            keys.append((key, gap))
    return keys


@given(st.lists(st.tuples(KEYS, GAPS), max_size=80))
def test_any_keys(keys: list[tuple[str, int]]) -> None:
    try_keys(keys)


@given(at_a_counter())
def test_a_busy_counter(keys: list[tuple[str, int]]) -> None:
    try_keys(keys)
