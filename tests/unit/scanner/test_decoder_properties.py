"""Whatever a scanner or a person does within the limits of ui.md, the decoder tells them apart (I7)."""

from __future__ import annotations

import string
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pos_app.scanner.decoder import Verdict
from pos_app.scanner.shapes import is_known_code

if TYPE_CHECKING:
    from conftest import Counter

DIGITS = "0123456789"
ENDINGS = st.sampled_from(["\r", "\t", "\r\n", ""])
FAST = st.integers(0, 50)
HICCUP = st.integers(56, 150)
HUMAN = st.integers(60, 1_200)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=count, max_size=count)


ANY_CODE = st.text(string.digits + string.ascii_letters + string.punctuation + " ", min_size=16, max_size=168).filter(
    lambda code: not code.startswith("]") and sum(left != right for left, right in pairwise(code)) > 2
)  # without what would be taken for an AIM identifier or for a held key
KNOWN_CODE = st.one_of(
    st.builds("281{}".format, digits(15)),
    st.builds("13{}".format, digits(16)),
    st.builds("62{}".format, digits(17)),
    st.builds("hQVDUFYwM{}".format, st.text(string.ascii_letters + DIGITS + "+/", min_size=123, max_size=123)),
)


@st.composite
def rhythms(draw: st.DrawFn, length: int) -> list[int]:
    """Gaps of a scan of `length` keys: short, with one hiccup."""
    gaps = [1_000, *draw(st.lists(FAST, min_size=length - 1, max_size=length - 1))]
    if draw(st.booleans()):
        gaps[draw(st.integers(1, length - 1))] = draw(HICCUP)
    return gaps


@given(code=ANY_CODE, ending=ENDINGS, data=st.data())
def test_any_code_with_any_rhythm_and_ending_is_read_once_and_leaves_nothing_behind(
    new_counter: Callable[[], Counter], code: str, ending: str, data: st.DataObject
) -> None:
    counter = new_counter()
    counter.play(code + ending, data.draw(rhythms(len(code + ending))), acts=data.draw(st.booleans()))
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([code], "", [])


@given(keys=st.text(DIGITS + ".+ abc\r\t", max_size=60), data=st.data())
def test_typing_is_never_a_scan_and_every_key_acts(
    new_counter: Callable[[], Counter], keys: str, data: st.DataObject
) -> None:
    counter = new_counter()
    gaps = data.draw(st.lists(HUMAN, min_size=len(keys), max_size=len(keys)))
    counter.play(keys, gaps)
    counter.wait()
    assert counter.scans == []
    assert counter.typed == "".join(key for key in keys if key not in "\r\t")
    assert counter.acted == [key for key in keys if key in "\r\t"]


@given(
    before=st.sampled_from(["", "3", "12."]),
    key=st.sampled_from("0 5a"),
    delay=st.integers(150, 700),
    repeats=st.lists(st.tuples(FAST, st.booleans()), max_size=80),
)
def test_a_held_key_is_never_a_scan_even_where_the_platform_forgets_to_say_that_it_repeats(
    new_counter: Callable[[], Counter], before: str, key: str, delay: int, repeats: list[tuple[int, bool]]
) -> None:
    counter = new_counter()
    counter.type(before + key, 90)
    for index, (gap, told) in enumerate(repeats):
        verdict = counter.press(key, gap if index else delay, auto_repeat=told)
        assert verdict is Verdict.PASS
    counter.wait()
    assert (counter.scans, counter.typed) == ([], before + key * (len(repeats) + 1))


@given(
    amount=st.text(DIGITS, min_size=2, max_size=7),
    pace=st.integers(60, 150),
    border=st.integers(60, 1_000),
    code=KNOWN_CODE,
    ending=ENDINGS,
    data=st.data(),
)
def test_a_scan_right_behind_an_amount_leaves_the_amount(
    new_counter: Callable[[], Counter], amount: str, pace: int, border: int, code: str, ending: str, data: st.DataObject
) -> None:
    counter = new_counter()
    counter.type(amount, pace)
    gaps = data.draw(rhythms(len(code + ending)))
    assume(gaps[1] <= 50 or not is_known_code(code[1:]))  # two borders, a code behind either: nobody could tell
    counter.play(code + ending, [border, *gaps[1:]])
    counter.wait()
    assert (counter.scans, counter.typed) == ([code], amount)


@given(code=KNOWN_CODE, ending=ENDINGS, border=st.integers(60, 1_000), amount=digits(5), data=st.data())
def test_an_amount_typed_right_behind_a_scan_is_kept(
    new_counter: Callable[[], Counter], code: str, ending: str, border: int, amount: str, data: st.DataObject
) -> None:
    assume(ending or len(code) == 19)  # an Alipay code may be one digit longer: then only an ending can tell
    counter = new_counter()
    counter.play(code + ending, data.draw(rhythms(len(code + ending))))
    counter.type(amount[0], border)
    counter.type(amount[1:])
    counter.wait()
    assert (counter.scans, counter.typed) == ([code], amount)


@settings(max_examples=30)
@given(codes=st.lists(KNOWN_CODE, min_size=2, max_size=6), ending=st.sampled_from(["\r", "\r\n"]), gap=FAST)
def test_scans_back_to_back_are_all_read_in_order(
    new_counter: Callable[[], Counter], codes: list[str], ending: str, gap: int
) -> None:
    counter = new_counter()
    counter.scan("".join(code + ending for code in codes), gap_ms=gap)
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == (codes, "", [])


@given(keys=st.lists(st.tuples(st.sampled_from("0a \r\t]"), st.integers(0, 400)), max_size=80))
def test_where_nothing_was_a_scan_every_key_has_acted_once_and_in_order(
    new_counter: Callable[[], Counter], keys: list[tuple[str, int]]
) -> None:
    counter = new_counter()
    counter.play((key for key, _ in keys), (gap for _, gap in keys))
    counter.wait()
    assume(not counter.scans)
    assert counter.typed == "".join(key for key, _ in keys if key not in "\r\t")
    assert counter.acted == [key for key, _ in keys if key in "\r\t"]
