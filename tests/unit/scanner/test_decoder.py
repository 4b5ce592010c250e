"""Single cases of telling scans from typing; the properties are in test_decoder_properties.py."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pos_app.scanner.decoder import Scan, Verdict
from pos_app.scanner.strokes import KeyStroke, Kind

if TYPE_CHECKING:
    from conftest import Counter

ALIPAY = "281234567890123456"
WECHAT = "134567890123456789"
UNKNOWN = "987654321098765432"
EAN_13 = "4006381333931"
EAN_8 = "73513537"


def test_keys_act_at_once_until_six_of_them_are_fast(counter: Counter) -> None:
    verdicts = [counter.press(key, 5) for key in "28123456"]
    assert verdicts == [Verdict.PASS] * 5 + [Verdict.HOLD] * 3


@pytest.mark.parametrize("code", [ALIPAY, EAN_13, EAN_8, "ABC-12"])
def test_a_scan_of_any_length_from_six_on_is_read(counter: Counter, code: str) -> None:
    counter.scan(code + "\r", gap_ms=50)
    assert (counter.scans, counter.typed, counter.acted) == ([code], "", [])


def test_five_fast_keys_are_typing_and_their_enter_acts_after_silence(counter: Counter) -> None:
    counter.scan("12.50\r", gap_ms=0)
    assert (counter.typed, counter.acted) == ("12.50", [])
    counter.wait()
    assert (counter.typed, counter.acted, counter.scans) == ("12.50", ["\r"], [])


def test_enter_behind_typing_acts_at_once(counter: Counter) -> None:
    counter.type("12.50", 66)
    assert counter.press("\r", 66) is Verdict.PASS


def test_enter_a_hiccup_behind_fast_keys_waits(counter: Counter) -> None:
    counter.scan("2812")
    assert counter.press("\r", 120) is Verdict.HOLD


def test_keys_rolled_over_in_threes_are_typing(counter: Counter) -> None:
    counter.play("one two three", [70 if at % 3 == 0 else 30 for at in range(13)])
    counter.wait()
    assert (counter.scans, counter.typed) == ([], "one two three")


def test_keys_that_are_steadily_slower_than_a_scanner_are_typing(counter: Counter) -> None:
    counter.type("1128.50", 54)
    counter.wait()
    assert (counter.scans, counter.typed) == ([], "1128.50")


def test_a_space_that_would_press_a_button_waits_behind_a_fast_key(counter: Counter) -> None:
    counter.press("1", 1_000)
    assert counter.press(" ", 30, acts=True) is Verdict.HOLD
    counter.wait()
    assert counter.typed == "1 "


def test_keys_behind_a_waiting_one_wait_too_so_that_their_order_stays(counter: Counter) -> None:
    counter.press("1", 1_000)
    counter.press(" ", 30, acts=True)
    assert counter.press("2", 100) is Verdict.HOLD
    counter.wait()
    assert counter.typed == "1 2"


@pytest.mark.parametrize("ending", ["\r", "\t", "\r\n", "\r\t", "F5"])
def test_what_a_scanner_sends_behind_a_code_does_nothing(counter: Counter, ending: str) -> None:
    counter.scan(ALIPAY)
    for key in [ending] if ending == "F5" else ending:
        counter.press(key, 8)
    counter.press("\r", 600)
    assert (counter.scans, counter.typed, counter.acted) == ([ALIPAY], "", ["\r"])


def test_another_key_a_moment_after_a_scan_acts(counter: Counter) -> None:
    counter.scan(ALIPAY)
    counter.press("F5", 120)
    assert (counter.scans, counter.acted) == ([ALIPAY], ["F5"])


@pytest.mark.parametrize("frame", ["]Q1{}", "]C1{}", "\x02{}\x03", "\x02]Q1{}\x03", "]d2\x02{}"])
def test_the_frame_that_a_scanner_puts_round_a_code_is_taken_off(counter: Counter, frame: str) -> None:
    counter.scan(frame.format(ALIPAY) + "\r")
    assert (counter.scans, counter.typed) == ([ALIPAY], "")


@pytest.mark.parametrize("code", [ALIPAY, WECHAT, UNKNOWN, "28" + "1" * 15])
@pytest.mark.parametrize("frame", ["]C1{}", "\x02]Q1{}\x03"])
def test_an_identifier_whose_signs_come_slowly_is_taken_off_whole(counter: Counter, frame: str, code: str) -> None:
    """Where Shift is a report of its own it costs a gap of its own."""
    raw = frame.format(code)
    gaps = [70 if {sign, before} & set("]CQ") else 45 for before, sign in pairwise(raw)]
    counter.play(raw + "\r", [1_000, *gaps, 45])
    assert (counter.scans, counter.typed) == ([code], "")


@pytest.mark.parametrize(
    "text", [ALIPAY + WECHAT, ALIPAY[:9], "74" * 5_000, ALIPAY[:8] + "\x1d" + ALIPAY[8:], "http://example.test/pay"]
)
def test_what_no_wallet_shows_is_delivered_whole_for_the_caller_to_refuse(counter: Counter, text: str) -> None:
    counter.scan(text, gap_ms=7)
    counter.wait()
    assert (counter.scans, counter.typed) == ([text], "")


def test_two_codes_with_a_hiccup_between_are_one_text(counter: Counter) -> None:
    counter.scan(ALIPAY)
    counter.scan(WECHAT + "\r", first_gap_ms=120)
    assert (counter.scans, counter.typed) == ([ALIPAY + WECHAT], "")


def test_a_short_first_line_makes_one_text_with_the_second(counter: Counter) -> None:
    counter.scan("AB\r" + ALIPAY + "\r")
    assert (counter.scans, counter.typed, counter.acted) == (["AB\r" + ALIPAY], "", [])


def test_a_short_second_line_is_dropped(counter: Counter) -> None:
    counter.scan(ALIPAY + "\r123\r")
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([ALIPAY], "", [])


def test_typing_soon_after_a_scan_is_not_dropped(counter: Counter) -> None:
    counter.scan(ALIPAY + "\r")
    counter.type("45", 70)
    counter.type("6", 40)
    counter.wait()
    assert (counter.scans, counter.typed) == ([ALIPAY], "456")


def test_typing_that_waited_behind_a_scan_is_not_dropped(counter: Counter) -> None:
    counter.scan(ALIPAY + "\r", stalled=True)
    counter.type("45", 1, stalled=True)
    counter.wait()
    assert (counter.scans, counter.typed) == ([ALIPAY], "45")


@pytest.mark.parametrize("code", [ALIPAY, WECHAT, EAN_13, EAN_8, "P26112409153000112345678"])
@pytest.mark.parametrize("border", [60, 100, 150])
def test_a_digit_typed_just_before_a_scan_stays_typed(counter: Counter, code: str, border: int) -> None:
    counter.type("5", 500)
    counter.scan(code + "\r", first_gap_ms=border)
    assert (counter.scans, counter.typed) == ([code], "5")


def test_a_digit_typed_within_fifty_ms_of_a_scan_stays_typed(counter: Counter) -> None:
    counter.type("12", 300)
    counter.scan(ALIPAY + "\r", first_gap_ms=40)
    assert (counter.scans, counter.typed) == ([ALIPAY], "12")


@pytest.mark.parametrize("code", [ALIPAY, UNKNOWN])
def test_an_enter_typed_just_before_a_scan_acts(counter: Counter, code: str) -> None:
    counter.type("5", 500)
    counter.press("\r", 40)
    counter.scan(code + "\r", first_gap_ms=90)
    assert (counter.scans, counter.typed, counter.acted) == ([code], "5", ["\r"])


def test_a_space_held_before_a_scan_acts_before_it(counter: Counter) -> None:
    counter.type("5", 500)
    counter.press(" ", 50, acts=True)
    counter.scan(ALIPAY + "\r", first_gap_ms=90)
    assert (counter.scans, counter.typed) == ([ALIPAY], "5 ")


@pytest.mark.parametrize("hiccup_at", [1, 2, 9, 17])
def test_a_hiccup_anywhere_leaves_a_code_of_unknown_wallet_whole(counter: Counter, hiccup_at: int) -> None:
    gaps = [1_000] + [6] * 17
    gaps[hiccup_at] = 150
    counter.play(UNKNOWN, gaps)
    counter.wait()
    assert (counter.scans, counter.typed) == ([UNKNOWN], "")


def test_digits_typed_before_a_code_of_unknown_wallet_stay_typed(counter: Counter) -> None:
    counter.type("45", 100)
    counter.scan(UNKNOWN + "\r", first_gap_ms=100)
    assert (counter.scans, counter.typed) == ([UNKNOWN], "45")


def test_enter_typed_with_digits_behind_an_unended_scan_acts_on_them(counter: Counter) -> None:
    counter.scan(WECHAT)
    counter.type("45", 100)
    counter.press("\r", 100)
    assert (counter.scans, counter.typed, counter.acted) == ([WECHAT], "45", ["\r"])


def test_double_digits_that_pass_for_a_held_key_belong_to_the_scan(counter: Counter) -> None:
    counter.scan("2811", gap_ms=1)
    counter.press("1", 0, auto_repeat=True)
    counter.scan("34567890123456\r", gap_ms=1, first_gap_ms=1)
    assert (counter.scans, counter.typed) == (["2811134567890123456"], "")


def test_ten_thousand_scans_are_read_none_lost_none_twice(counter: Counter) -> None:
    chance = random.Random(7)
    codes = [chance.choice(["28", "13"]) + f"{chance.randrange(10**16):016}" for _ in range(10_000)]
    for code in codes:
        gaps = [chance.randint(100, 900), *(chance.randint(0, 50) for _ in code)]
        if chance.random() < 0.2:
            gaps[chance.randint(2, 17)] = chance.randint(51, 150)
        counter.play(code + "\r", gaps)
    assert counter.scans == codes
    assert (counter.typed, counter.acted) == ("", [])


def test_fast_typing_with_jitter_is_never_a_scan(counter: Counter) -> None:
    chance = random.Random(11)
    text = "".join(chance.choice("0123456789.+") for _ in range(20_000))
    late = [chance.randint(0, 30) for _ in range(len(text) + 1)]
    counter.play(text, [66 + late[at + 1] - late[at] for at in range(len(text))])
    counter.wait()
    assert (counter.scans, counter.typed) == ([], text)


def late_by(most_ms: int, pace_ms: int, keys: int, chance: random.Random) -> list[int]:
    """The gaps of keys that each arrive up to `most_ms` late."""
    late = [chance.randint(0, most_ms) for _ in range(keys + 1)]
    return [pace_ms + late[at + 1] - late[at] for at in range(keys)]


@pytest.mark.parametrize(("pace_ms", "most_ms"), [(50, 6), (45, 15), (40, 20)])
def test_slow_scans_whose_keys_arrive_late_are_read(counter: Counter, pace_ms: int, most_ms: int) -> None:
    chance = random.Random(13)
    codes = [chance.choice(["28", "13"]) + f"{chance.randrange(10**16):016}" for _ in range(500)]
    for code in codes:
        counter.play(code + "\r", [1_000, *late_by(most_ms, pace_ms, len(code), chance)])
    assert counter.scans == codes
    assert (counter.typed, counter.acted) == ("", [])


@pytest.mark.parametrize("code", [ALIPAY, WECHAT])
def test_a_code_typed_at_fifteen_keys_a_second_is_typing(counter: Counter, code: str) -> None:
    chance = random.Random(17)
    for _ in range(200):
        counter.play(code, [1_000, *late_by(30, 66, len(code) - 1, chance)])
        counter.wait()
    assert (counter.scans, counter.typed) == ([], code * 200)


def test_typing_that_waited_for_a_blocked_window_is_no_scan(counter: Counter) -> None:
    counter.scan("1128.50\r", gap_ms=1, stalled=True)
    counter.wait()
    assert (counter.scans, counter.typed, counter.acted) == ([], "1128.50", ["\r"])


def test_words_that_waited_for_a_blocked_window_are_no_scan(counter: Counter) -> None:
    counter.scan("table seven by the door", gap_ms=1, stalled=True)
    counter.wait()
    assert (counter.scans, counter.typed) == ([], "table seven by the door")


@pytest.mark.parametrize("code", [ALIPAY, UNKNOWN, "hQVDUFYwM" + "Ab+/" * 31])
def test_a_payment_code_that_waited_for_a_blocked_window_is_read(counter: Counter, code: str) -> None:
    counter.scan(code + "\r", gap_ms=1, stalled=True)
    counter.wait()
    assert (counter.scans, counter.typed) == ([code], "")


def test_a_window_blocked_amid_a_scan_does_not_cut_it(counter: Counter) -> None:
    counter.scan(ALIPAY[:7])
    counter.at_ms += 400
    counter.press(ALIPAY[7], 5, blocked_ms=390, stalled=True)
    counter.scan(ALIPAY[8:] + "\r", first_gap_ms=0, gap_ms=0, stalled=True)
    assert (counter.scans, counter.typed) == ([ALIPAY], "")


def test_a_late_key_ends_a_run_though_no_silence_was_told(counter: Counter) -> None:
    counter.scan(ALIPAY)
    counter.at_ms += 5_000
    counter.press("7", 1)
    assert (counter.scans, counter.typed) == ([ALIPAY], "7")


def test_silence_that_is_not_over_ends_nothing(counter: Counter) -> None:
    counter.scan(ALIPAY)
    assert counter.decoder.elapsed(counter.at_ms + 179) is None
    assert counter.decoder.is_open


FRENCH = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
RUSSIAN = dict(zip("hQVDUFYwM", "рЙМВГАНцЬ", strict=True))


def test_digits_are_read_from_the_keys_where_the_layout_is_french(counter: Counter) -> None:
    for key in ALIPAY:
        counter.press(FRENCH[key], 5, native=key)
    counter.press("\r", 5)
    assert (counter.scans, counter.typed) == ([ALIPAY], "")


def test_letters_are_read_from_the_keys_where_the_layout_is_russian(counter: Counter) -> None:
    code = "hQVDUFYwM" * 2
    for key in code:
        counter.press(RUSSIAN[key], 5, native=key)
    counter.press("\r", 5)
    assert counter.scans == [code]


def test_caps_lock_does_not_turn_a_code_round(counter: Counter) -> None:
    code = "hQVDUFYwMabc" * 2
    for key in code:
        counter.press(key.swapcase(), 5, native=key)
    counter.press("\r", 5)
    assert counter.scans == [code]


def test_a_scanner_set_to_the_users_layout_is_read_in_that_layout(counter: Counter) -> None:
    for key in ALIPAY:
        counter.press(key, 5, native=dict(zip("1234567890", "!@#$%^&*()", strict=True))[key])
    counter.press("\r", 5)
    assert counter.scans == [ALIPAY]


def test_an_unknown_code_is_read_in_the_users_layout_where_only_that_makes_a_word(counter: Counter) -> None:
    for key in UNKNOWN:
        counter.press(key, 5, native="!")
    counter.press("\r", 5)
    assert counter.scans == [UNKNOWN]


def test_an_unknown_code_that_is_no_word_either_way_is_read_as_on_a_us_keyboard(counter: Counter) -> None:
    for key, native in zip("ABC/12-4", "ABC-12/4", strict=True):
        counter.press(key, 5, native=native)
    counter.press("\r", 5)
    assert counter.scans == ["ABC-12/4"]


def test_letters_that_caps_lock_turned_round_are_read_where_the_scanner_has_the_users_layout(counter: Counter) -> None:
    code = "hQVDUFYwMabc" * 2
    german = str.maketrans("yzYZ", "zyZY")
    for key in code:
        counter.press(key.swapcase(), 5, native=key.translate(german))
    counter.press("\r", 5)
    assert counter.scans == [code]


@pytest.mark.parametrize("code", [ALIPAY, UNKNOWN])
def test_digits_that_caps_lock_turned_round_are_read_by_their_places(counter: Counter, code: str) -> None:
    for key in code:
        counter.press(FRENCH[key], 5, native=dict(zip("1234567890", "!@#$%^&*()", strict=True))[key])
    counter.press("\r", 5)
    assert counter.scans == [code]


def test_signs_that_a_scan_has_stay_signs(counter: Counter) -> None:
    counter.scan("1234567890!12345\r")
    assert counter.scans == ["1234567890!12345"]


def test_a_person_types_in_their_own_layout(counter: Counter) -> None:
    for key in "12":
        counter.press(FRENCH[key], 200, native=key)
    counter.wait()
    assert counter.typed == "&é"


def test_no_repr_shows_what_was_read() -> None:
    stroke = KeyStroke(1, Kind.CHAR, 0, "Z", native="Y")
    shown = repr(stroke) + repr(Scan(1, ALIPAY))
    assert "Z" not in shown
    assert "'Y'" not in shown
    assert ALIPAY not in shown
