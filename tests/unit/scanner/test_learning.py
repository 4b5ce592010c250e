"""What three scans say of a scanner."""

from __future__ import annotations

import random
import string
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_app.domain.payment_codes import CodeProblem, PaymentCode
from pos_app.scanner.learning import Lesson, Verdict, learn
from pos_app.scanner.recording import Recorder
from pos_app.scanner.samples import Sample, is_typing
from pos_app.scanner.strokes import USUAL_GAP_MS, KeyStroke, Kind, Settings, learned
from pos_app.settings import declared

ALIPAY = ("281234567890123456", "289876543210987654", "251122334455667788")
WECHAT = ("134567890123456789", "130000111122223333", "120987654321098765")
ARTICLES = ("4006381333931", "4891028164395", "73513537")
UNKNOWN = ("987654321098765432", "912345678901234567", "900011112222333344")
BASE_64 = "hQVDUFYwM" + "Ab1" * 40


def strokes(keys: str, gaps: Iterable[int], natives: str = "") -> tuple[KeyStroke, ...]:
    at, made = 1_000, []
    for number, (key, gap) in enumerate(zip(keys, gaps, strict=False)):
        at += gap
        kind = Kind.END if key in "\r\n\t" else Kind.CHAR
        native = natives[number] if number < len(natives) else ""
        made.append(KeyStroke(number, kind, at, key, native))
    return tuple(made)


def scan(keys: str, gap: int = 5, natives: str = "") -> Sample:
    return Sample(strokes(keys, [gap] * len(keys), natives))


def scans(codes: Iterable[str], form: str = "{}\r", gap: int = 5) -> list[Sample]:
    return [scan(form.format(code), gap) for code in codes]


def in_doubt(keys: str) -> Sample:
    """A scan that came while the window was blocked."""
    return Sample(tuple(replace(stroke, stalled=True) for stroke in scan(keys).strokes))


USUAL = Settings()


# --- what works ---


@pytest.mark.parametrize("codes", [ALIPAY, WECHAT, ARTICLES, UNKNOWN, [ALIPAY[0]] * 3, ["P26112409153000112345678"]])
@pytest.mark.parametrize("form", ["{}\r", "{}\t", "{}", "{}\r\n", "]Q1{}\r", "\x02{}\x03"])
def test_a_usual_scanner_works_as_it_is(codes: Iterable[str], form: str) -> None:
    assert learn(scans(codes, form), USUAL) == Lesson(Verdict.WORKS)


def test_web_addresses_are_no_reason_to_learn_anything() -> None:
    assert learn(scans(["https://a.test/pay/1", "https://a.test/pay/2"]), USUAL).verdict is Verdict.WORKS


def test_what_works_already_with_learned_settings_is_left_alone() -> None:
    settings = learned(120, "~", "#")
    assert learn(scans(ALIPAY, "~{}#\r", 90), settings).verdict is Verdict.WORKS
    assert learn(scans(ALIPAY), settings).verdict is Verdict.WORKS


def test_caps_lock_and_another_layout_are_no_trouble_where_the_keys_tell() -> None:
    turned = [scan(BASE_64.swapcase() + "\r", natives=BASE_64) for _ in range(3)]
    assert learn(turned, USUAL).verdict is Verdict.WORKS
    assert turned[0].is_turned
    assert not scan(ALIPAY[0]).is_turned


# --- what is learned ---


@pytest.mark.parametrize(
    ("form", "prefix", "suffix"),
    [
        ("~{}\r", "~", ""), ("{}#", "", "#"), ("\x05<{}>\x1c\r", "\x05<", ">\x1c"), ("]Q1~{}\r", "~", ""),
        ("\x02~{}#\x03\r", "~", "#"), ("QR{}\r", "QR", ""), ("{}Z\t", "", "Z"), ("*A*{}\r", "*A*", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("codes", [ALIPAY, WECHAT, ARTICLES, (ALIPAY[0], "4891028164395", WECHAT[0])])
def test_a_frame_is_found(form: str, prefix: str, suffix: str, codes: Iterable[str]) -> None:
    assert learn(scans(codes, form), USUAL) == Lesson(Verdict.LEARNED, prefix, suffix)


def test_signs_round_one_known_code_need_no_second_one() -> None:
    assert learn([scan(f"~{ALIPAY[0]}#\r")], USUAL) == Lesson(Verdict.LEARNED, "~", "#")
    assert learn(scans([ALIPAY[0]] * 3, "~{}\r"), USUAL) == Lesson(Verdict.LEARNED, "~", "")


def test_a_frame_is_found_though_one_code_has_no_known_shape() -> None:
    assert learn(scans([ALIPAY[0], "AB12CD34EF56", WECHAT[0]], "~{}\r"), USUAL) == Lesson(Verdict.LEARNED, "~", "")


def test_letters_round_the_same_code_are_not_told_from_it() -> None:
    assert learn(scans([ALIPAY[0]] * 3, "X{}\r"), USUAL).verdict is Verdict.SAME_CODE
    assert learn(scans([WECHAT[0]] * 3, "99{}\r"), USUAL).verdict is Verdict.SAME_CODE


@pytest.mark.parametrize("gap", [56, 70, 90, 110])
def test_a_slow_scanner_is_learned_with_some_room(gap: int) -> None:
    lesson = learn(scans(ALIPAY, gap=gap), USUAL)
    assert lesson.verdict is Verdict.LEARNED
    assert gap * 1.1 < lesson.gap_ms <= gap * 1.2 + 5


def test_a_scanner_at_the_border_is_learned_though_its_three_scans_were_read() -> None:
    samples = scans(ALIPAY, gap=52)
    assert [sample.read(USUAL) for sample in samples] == [[code] for code in ALIPAY]
    lesson = learn(samples, USUAL)
    assert (lesson.verdict, lesson.gap_ms) == (Verdict.LEARNED, 65)


@pytest.mark.parametrize("gap", [5, 50, 52, 90, 140, 150])
def test_what_was_learned_is_not_learned_again(gap: int) -> None:
    samples = scans(ALIPAY, gap=gap)
    assert learn(samples, learn(samples, USUAL).settings).verdict is Verdict.WORKS


def test_room_ends_where_settings_do() -> None:
    assert learn(scans(ALIPAY, gap=140), USUAL).gap_ms == 150
    assert all(sample.pace_ms == 150 for sample in scans(ALIPAY, gap=150))


def test_a_hiccup_makes_no_scanner_slow() -> None:
    samples = [Sample(strokes(code + "\r", [5] * 9 + [140] + [5] * 12)) for code in ALIPAY]
    assert learn(samples, USUAL).verdict is Verdict.WORKS
    assert samples[0].pace_ms == 5


def test_a_slow_scanner_with_a_frame_is_learned_with_both() -> None:
    assert learn(scans(ALIPAY, "~{}\t", 90), USUAL) == Lesson(Verdict.LEARNED, "~", "", 110)


@given(
    prefix=st.text("~#%$<>\x05\x1c", max_size=6), suffix=st.text("~#%$<>\x05\x1c", max_size=6),
    gap=st.integers(0, 125), seed=st.integers(0, 10**6),
)  # fmt: skip
def test_with_what_was_learned_the_next_scan_is_read(prefix: str, suffix: str, gap: int, seed: int) -> None:
    chance = random.Random(seed)
    codes = ["28" + "".join(chance.choices(string.digits, k=16)) for _ in range(4)]
    assume(all(len(set(code)) > 4 for code in codes))
    form = prefix.replace("{", "{{") + "{}" + suffix + "\r"
    samples = [
        Sample(strokes(form.format(code), [max(0, gap - chance.randint(0, 9)) for _ in range(60)])) for code in codes
    ]
    lesson = learn(samples[:3], USUAL)
    assert lesson.verdict in (Verdict.WORKS, Verdict.LEARNED)
    assert samples[3].read(lesson.settings) == [codes[3]]


def test_a_serial_scanner_has_a_frame_but_no_pace() -> None:
    read = [Sample(text=f"~{code}\r\n") for code in ALIPAY]
    assert learn(read, USUAL) == Lesson(Verdict.LEARNED, "~", "")
    assert (read[0].pace_ms, read[0].mean_ms, read[0].ending, read[0].before) == (0, 0, "\r\n", "~")
    assert learn([Sample(text=code + "\r") for code in ALIPAY], USUAL).verdict is Verdict.WORKS


# --- what is wrong ---


@pytest.mark.parametrize(
    ("samples", "verdict"),
    [
        (scans(ALIPAY, gap=200), Verdict.TOO_SLOW),
        (scans(["73513537", "96385074"], gap=90), Verdict.TOO_SHORT),
        (scans(ALIPAY, "99{}\r"), Verdict.DIGITS_AROUND),
        (scans(["\x02\x03", "\x02\x03"]), Verdict.EMPTY),
        (scans(["", ""], "\x02{}\x03\r"), Verdict.EMPTY),
        ([*scans(ALIPAY[:2]), scan(ALIPAY[2])], Verdict.ENDS_DIFFER),
        ([scan(f"a{ALIPAY[0]}"), scan(f"b{ALIPAY[1]}"), scan(f"c{ALIPAY[2]}")], Verdict.FRAME_CHANGES),
        ([scan(ALIPAY[0]), scan(f"~{ALIPAY[1]}"), scan(ALIPAY[2])], Verdict.FRAME_CHANGES),
        ([scan(f"~{ALIPAY[0]}"), scan("AB12CD34"), scan(f"~{ALIPAY[2]}")], Verdict.FRAME_CHANGES),
        ([scan(ALIPAY[0]), scan(ALIPAY[0][:7] + ALIPAY[0][8:]), scan(ALIPAY[0])], Verdict.KEYS_LOST),
        ([scan("AB12CD34"), scan("XB12CD3"), scan("YB12CD")], Verdict.KEYS_LOST),
        (scans([BASE_64.swapcase()] * 3), Verdict.CASE_TURNED),
        (scans(["~AB12CD34", "~XY98ZW76"]), Verdict.UNKNOWN_CODES),
        (scans(["AB12CD34#", "XY98ZW76#"]), Verdict.UNKNOWN_CODES),
        ([in_doubt("73513537\r")], Verdict.NOT_READ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(samples: list[Sample], verdict: Verdict) -> None:
    assert learn(samples, USUAL).verdict is verdict


@pytest.mark.parametrize("row", ["!@#$%^&*()", "&é\"'(-è_çà", "+ěščřžýáíé"])
def test_digits_that_arrive_as_signs_are_told(row: str) -> None:
    table = str.maketrans("1234567890", row)
    assert learn([scan(code.translate(table) + "\r") for code in ALIPAY], USUAL).verdict is Verdict.DIGITS_TURNED


# --- one scan ---


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (ALIPAY[0], "28••••3456"), (WECHAT[0], "13••••6789"), (UNKNOWN[0], "98••••5432"),
        (BASE_64, "hQ••••1Ab1"),
        ("~" + ALIPAY[0], "28••••3456"), (ALIPAY[0][:12], "28••••7890"), ("4006381333931", "4006381333931"),
        ("P26112409153000112345678", "P26112409153000112345678"), ("12345678", "12345678"),
        ("~4006381333931#", "4006381333931"),
    ],
)  # fmt: skip
def test_what_may_be_a_payment_code_is_never_shown_whole(raw: str, shown: str) -> None:
    sample = scan(raw + "\r")
    assert sample.shown == shown
    assert len(raw) < 12 or repr(sample) == "Sample()"


def test_what_a_scan_is_is_told() -> None:
    known = scan("\x02~" + WECHAT[0] + "#\x03\r\n", 7)
    assert isinstance(known.kind, PaymentCode)
    assert known.kind.wallet == "wechat"
    assert (known.before, known.behind, known.ending, known.mean_ms) == ("\x02~", "#\x03", "\r\n", 7)
    assert scan("4006381333931").kind is CodeProblem.RETAIL


def test_gaps_of_a_blocked_window_count_for_nothing() -> None:
    made = strokes("123456", [5, 5, 900, 5, 5, 5])
    stalled = replace(made[2], stalled=True)
    assert Sample((*made[:2], stalled, *made[3:])).pace_ms == 5


@pytest.mark.parametrize(
    ("keys", "gap"), [("12.50\r", 120), ("7", 5), ("hello there everyone", 100), ("123456789013", 190)]
)
def test_typing_is_told_from_a_scan(keys: str, gap: int) -> None:
    assert is_typing(scan(keys, gap), USUAL)


def test_a_key_with_control_is_no_scan_of_nothing() -> None:
    assert is_typing(scan("\x03"), USUAL)
    assert not is_typing(scan("\x02\x03\r"), USUAL)


@pytest.mark.parametrize(("keys", "gap"), [(ALIPAY[0], 5), ("73513537", 5), (ALIPAY[0], 190), ("98765432109876", 100)])
def test_a_scan_is_told_from_typing(keys: str, gap: int) -> None:
    assert not is_typing(scan(keys, gap), USUAL)
    assert not is_typing(Sample(text=keys), USUAL)


# --- cutting strokes into runs ---


class Bench:
    def __init__(self) -> None:
        self.runs: list[str] = []
        self.recorder = Recorder(lambda run: self.runs.append("".join(stroke.text for stroke in run)))
        self.at = 1_000

    def press(self, key: str, gap: int, **known: object) -> bool:
        self.at += gap
        kind = Kind.OTHER if len(key) > 1 else Kind.END if key in "\r\t" else Kind.CHAR
        return self.recorder.feed(KeyStroke(1, kind, self.at, key, **known))  # type: ignore[arg-type]


def test_a_pause_ends_a_run() -> None:
    bench = Bench()
    assert all([bench.press("1", 900), bench.press("2", 100), bench.press("\r", 300), bench.press("3", 401)])
    assert bench.runs == ["12\r"]
    bench.recorder.finish()
    assert bench.runs == ["12\r", "3"]
    assert not bench.recorder.is_open


def test_what_nothing_went_before_is_for_whatever_has_the_focus() -> None:
    bench = Bench()
    assert not any([bench.press("\r", 500), bench.press(" ", 500), bench.press("\t", 500), bench.press("F9", 500)])
    assert bench.press("1", 500)
    assert bench.press(" ", 50)
    assert not bench.press("Escape", 50)


def test_a_held_key_is_one_stroke() -> None:
    bench = Bench()
    bench.press("7", 500)
    assert all(bench.press("7", 30, auto_repeat=True) for _ in range(40))
    bench.recorder.finish()
    assert bench.runs == ["7"]


def test_a_window_that_was_blocked_ends_no_run() -> None:
    bench = Bench()
    bench.press("1", 500)
    bench.press("2", 900, blocked_ms=890)
    bench.recorder.finish()
    assert bench.runs == ["12"]


def test_the_rest_of_a_scan_is_known_when_nobody_wants_to_see_it_any_more() -> None:
    bench = Bench()
    bench.press("1", 500)
    bench.recorder.drop()
    assert not bench.recorder.is_rest(KeyStroke(2, Kind.OTHER, bench.at + 20))
    rest = [KeyStroke(2, Kind.CHAR, bench.at + ms, "2") for ms in (90, 180, 400, 410)]
    assert [bench.recorder.is_rest(stroke) for stroke in rest] == [True, True, False, False]
    bench.recorder.finish()
    assert bench.runs == []


def test_the_usual_gap_is_the_settings_own() -> None:
    assert declared.USUAL_GAP_MS == USUAL_GAP_MS
