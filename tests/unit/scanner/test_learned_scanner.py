"""A scanner that was learned, slow or with a frame of its own: it is read, and typing is still typing (I7)."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.scanner.decoder import Verdict
from pos_app.scanner.shapes import code_in, is_known_code
from pos_app.scanner.strokes import Settings, learned

if TYPE_CHECKING:
    from conftest import Counter

    Maker = Callable[..., Counter]

ALIPAY = "281234567890123456"
UNKNOWN = "987654321098765432"
EAN_13 = "4006381333931"
NUMBER = "P26112409153000112345678"
DIGITS = "0123456789"
ENDINGS = st.sampled_from(["\r", "\t", "\r\n", ""])


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=count, max_size=count)


SLOW_CODE = st.one_of(
    st.builds("281{}".format, digits(15)).filter(lambda code: len(set(code)) > 3),
    st.builds("13{}".format, digits(16)),
    st.builds("62{}".format, digits(17)),
    st.just(UNKNOWN),
    st.just(EAN_13),
    st.just(NUMBER),
    st.builds("hQVDUFYwM{}".format, st.text(string.ascii_letters + DIGITS + "+/", min_size=123, max_size=123)),
)
AMOUNT = st.builds("{}{}".format, st.integers(0, 2_147_483_647), st.sampled_from(["", ".", ".5", ".50"]))
SUM = st.lists(AMOUNT, min_size=1, max_size=8).map("+".join)
FRAMES = st.text(string.ascii_letters + string.punctuation + DIGITS + "\x01\x05\x1c", min_size=0, max_size=16)


# --- a slow one ---


def test_a_slow_scanner_is_typing_until_it_is_learned(new_counter: Maker, learned_counter: Maker) -> None:
    before, after = new_counter(), learned_counter(110)
    for counter in (before, after):
        counter.scan(ALIPAY + "\r", gap_ms=90)
        counter.wait()
    assert (before.scans, before.typed) == ([], ALIPAY)
    assert (after.scans, after.typed, after.acted) == ([ALIPAY], "", [])


@given(code=SLOW_CODE, ending=ENDINGS, gap=st.integers(56, 150), data=st.data())
def test_a_learned_slow_scanner_is_read_at_any_speed_up_to_its_own(
    learned_counter: Maker, code: str, ending: str, gap: int, data: st.DataObject
) -> None:
    counter = learned_counter(gap)
    keys = code + ending
    counter.play(
        keys, [1_000, *data.draw(st.lists(st.integers(0, gap), min_size=len(keys) - 1, max_size=len(keys) - 1))]
    )
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([code], "", [])


@given(text=SUM, slow=st.integers(56, 150), data=st.data())
def test_amounts_typed_as_fast_as_a_slow_scanner_are_never_a_scan(
    learned_counter: Maker, text: str, slow: int, data: st.DataObject
) -> None:
    counter = learned_counter(slow)
    keys = text + "\r"
    gaps = st.one_of(st.integers(60, 80), st.integers(60, 160), st.integers(60, 1_200))
    counter.play(keys, data.draw(st.lists(gaps, min_size=len(keys), max_size=len(keys))))
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([], text, ["\r"])


@pytest.mark.parametrize("text", ["22000+98722+999.50", "22 people at the door"[:18]])
@pytest.mark.parametrize("known", [{}, {"stalled": True}])
def test_what_only_begins_like_a_code_is_typing(learned_counter: Maker, text: str, known: dict[str, bool]) -> None:
    """JKOPay's codes are "22" and sixteen characters, whatever these are."""
    counter = learned_counter(110)
    counter.scan(text, gap_ms=1 if known else 80, **known)
    counter.wait()
    assert (counter.scans, counter.typed) == ([], text)


def test_an_hour_of_fast_amounts_is_never_a_scan(learned_counter: Maker) -> None:
    chance, counter = random.Random(5), learned_counter(150)
    typed = ""
    for _ in range(2_000):
        text = "+".join(f"{chance.randrange(10**9) / 100:.2f}" for _ in range(chance.randint(1, 3)))
        late = [chance.randint(0, 30) for _ in range(len(text) + 2)]
        counter.play(text + "\r", [66 + late[at + 1] - late[at] for at in range(len(text) + 1)])
        typed += text
    assert (counter.scans, counter.typed, len(counter.acted)) == ([], typed, 2_000)


@given(words=st.text(string.ascii_letters + " .,-", max_size=60), gap=st.integers(60, 150))
def test_words_typed_as_fast_as_a_slow_scanner_are_never_a_scan(learned_counter: Maker, words: str, gap: int) -> None:
    counter = learned_counter(150)
    counter.type(words, gap)
    counter.wait()
    assert (counter.scans, counter.typed) == ([], words)


@given(amount=st.text(DIGITS, min_size=1, max_size=7), code=SLOW_CODE, border=st.integers(300, 2_000), data=st.data())
def test_a_slow_scan_behind_an_amount_leaves_the_amount(
    learned_counter: Maker, amount: str, code: str, border: int, data: st.DataObject
) -> None:
    counter = learned_counter(110)
    counter.type(amount, data.draw(st.integers(60, 400)))
    counter.scan(code + "\r", gap_ms=90, first_gap_ms=border)
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([code], amount, [])


@given(code=SLOW_CODE, ending=ENDINGS, gap=st.integers(0, 50), slow=st.integers(56, 150))
def test_a_fast_scanner_beside_a_slow_one_is_read_as_ever(
    learned_counter: Maker, code: str, ending: str, gap: int, slow: int
) -> None:
    counter = learned_counter(slow)
    counter.type("45", 100)
    counter.scan(code + ending, gap_ms=gap)
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([code], "45", [])


def test_a_fast_scan_that_an_amount_runs_into_leaves_the_amount_beside_a_slow_scanner(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    counter.type("45", 66)
    counter.scan(ALIPAY + "\r", gap_ms=20, first_gap_ms=66)
    assert (counter.scans, counter.typed) == ([ALIPAY], "45")


def test_short_codes_are_read_of_a_fast_scanner_beside_a_slow_one(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    counter.scan("73513537\r")
    assert counter.scans == ["73513537"]


def test_no_piece_of_a_scan_at_the_border_of_the_usual_pace_is_taken_for_all_of_it(learned_counter: Maker) -> None:
    """Some of its gaps are usual, some are not: in its middle lies what looks like a fast article number."""
    counter = learned_counter(75)
    code = "28" + "73513537" + "12345678"
    counter.play(code + "\r", [1_000, 60, *[50] * 7, 60, *[60, 50] * 4, 50])
    assert (counter.scans, counter.typed) == ([code], "")


def test_enter_behind_an_amount_typed_as_fast_as_a_slow_scanner_acts_at_once(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    counter.type("1234567", 80)
    assert counter.press("\r", 80) is Verdict.PASS
    assert (counter.typed, counter.acted) == ("1234567", ["\r"])


def test_amounts_with_a_point_are_shown_key_by_key_beside_a_slow_scanner(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    verdicts = [counter.press(key, 80) for key in "1128.50"]
    assert set(verdicts) == {Verdict.PASS}


def test_the_amount_does_not_grow_with_all_of_a_slow_scan(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    counter.scan(ALIPAY, gap_ms=90)
    assert counter.typed == ALIPAY[:5]


def test_a_short_article_number_of_a_slow_scanner_is_typing(learned_counter: Maker) -> None:
    """Eight digits may be an amount: nobody can tell."""
    counter = learned_counter(110)
    counter.scan("73513537\r", gap_ms=90)
    assert (counter.scans, counter.typed) == ([], "73513537")


def test_a_gap_shorter_than_usual_is_held_to(learned_counter: Maker) -> None:
    counter = learned_counter(20)
    counter.scan("ABC-12\r", gap_ms=20)
    counter.scan("ABC-12\r", gap_ms=30)
    counter.wait()
    assert (counter.scans, counter.typed) == (["ABC-12"], "ABC-12")


def test_a_web_address_of_a_slow_scanner_is_read_so_that_its_digits_reach_no_amount(learned_counter: Maker) -> None:
    counter = learned_counter(110)
    counter.scan("https://a.test/pay/1250\r", gap_ms=90)
    assert (counter.scans, counter.typed) == (["https://a.test/pay/1250"], "")


def test_silence_is_longer_than_a_slow_scanners_gap() -> None:
    assert all(learned(gap).silence_ms >= 2 * gap for gap in range(20, 151))
    assert learned() == Settings()


# --- one with a frame of its own ---


@pytest.mark.parametrize(
    ("prefix", "suffix", "raw"),
    [
        ("~", "", "~{}"), ("", "#", "{}#"), ("<", ">", "<{}>"), ("~", "", "]Q1~{}"), ("~", "", "~]Q1{}"),
        ("~", "", "\x02~{}\x03"), ("~", "#", "~\x02{}\x03#"), ("~", "#", "\x02~]C1{}#\x03\r\n"),
        ("\x02A", "", "\x02A{}\r"),
        ("A", "Z", "A{}Z"), ("\x05", "\x1c", "\x05{}\x1c\t"), ("0", "", "0{}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", [ALIPAY, NUMBER, EAN_13, "ABC-1234"])
def test_a_learned_frame_is_taken_off(prefix: str, suffix: str, raw: str, code: str) -> None:
    assert code_in(raw.format(code), prefix, suffix, is_known_code) == code


@given(code=SLOW_CODE, prefix=FRAMES, suffix=FRAMES)
def test_no_frame_damages_a_known_code_of_a_scanner_that_sends_none(code: str, prefix: str, suffix: str) -> None:
    assert code == UNKNOWN or code_in(code, prefix, suffix, is_known_code) == code


@given(code=SLOW_CODE, data=st.data())
def test_a_code_that_begins_or_ends_like_the_frame_is_not_cut(code: str, data: st.DataObject) -> None:
    prefix, suffix = code[: data.draw(st.integers(0, 8))], code[len(code) - data.draw(st.integers(0, 8)) :]
    assert code == UNKNOWN or code_in(code, prefix, suffix, is_known_code) == code


def test_half_a_frame_is_left_on() -> None:
    assert code_in("~ABCDEF", "~", "#", is_known_code) == "~ABCDEF"
    assert code_in("~#", "~", "#", is_known_code) == "~#"


def test_a_sign_that_no_code_has_goes_though_the_text_looks_known() -> None:
    code = "hQVDUFYwM" + "A" * 120
    assert code_in(code + "#", "", "#", is_known_code) == code


@given(
    code=SLOW_CODE, prefix=st.text("~#$%\x05", max_size=4), suffix=st.text("~#$%\x1c", max_size=4),
    gap=st.integers(0, 50), ending=ENDINGS,
)  # fmt: skip
def test_a_scanner_with_a_learned_frame_is_read_behind_an_amount(
    learned_counter: Maker, code: str, prefix: str, suffix: str, gap: int, ending: str
) -> None:
    counter = learned_counter(prefix=prefix, suffix=suffix)
    counter.type("45", 100)
    counter.scan(prefix + code + suffix + ending, gap_ms=gap)
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([code], "45", [])


def test_a_slow_scanner_with_a_frame_is_read(learned_counter: Maker) -> None:
    counter = learned_counter(110, "~", "#")
    counter.scan(f"~{ALIPAY}#\r", gap_ms=95)
    assert (counter.scans, counter.typed) == ([ALIPAY], "")


def test_other_settings_count_from_the_next_run_on(new_counter: Maker) -> None:
    counter = new_counter()
    counter.scan("~" + ALIPAY)
    counter.decoder.configure(learned(prefix="~"))
    counter.press("\r", 5)
    counter.scan("~" + ALIPAY + "\r")
    assert counter.scans == ["~" + ALIPAY, ALIPAY]
    counter.decoder.configure(learned())
    counter.scan("~" + ALIPAY + "\r")
    assert counter.scans[2] == "~" + ALIPAY


def test_the_line_feed_of_a_scan_does_nothing_though_settings_changed_before_it(new_counter: Maker) -> None:
    counter = new_counter()
    counter.scan(ALIPAY + "\r")
    counter.decoder.configure(learned(110))
    assert counter.press("\n", 5) is Verdict.SWALLOW
