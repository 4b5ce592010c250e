from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pos_app.domain.money import (
    CURRENCIES,
    MAX_TXAMT,
    AmountError,
    AmountProblem,
    Currency,
    Money,
    UnknownCurrency,
    currency,
    half_width,
    parse_amount,
    parse_sum,
)
from pos_app.domain.sentences import BadInput

HKD = CURRENCIES["HKD"]
JPY = CURRENCIES["JPY"]
ALL_CODES = {"AED", "CNY", "EUR", "HKD", "IDR", "JPY", "MMK", "MYR", "SGD", "THB", "USD", "CAD", "AUD"}
THREE = Currency("BHD", 3)

currencies = st.sampled_from([*CURRENCIES.values(), THREE])
amounts = st.builds(Money, st.integers(1, MAX_TXAMT), currencies)
moneys = st.builds(Money, st.integers(), currencies)
typed_texts = st.text(st.sampled_from("0123456789.,+-eE ٣²\N{FULLWIDTH DIGIT FIVE}a"), max_size=40)


def problem_of(text: str, unit: Currency = HKD) -> AmountProblem:
    with pytest.raises(AmountError) as refused:
        parse_amount(text, unit)
    return refused.value.problem


def value_of(text: str, unit: Currency) -> int | None:
    """Minor units by exact fractions and by walking over the characters: nothing in common with `parse_amount`."""
    text = text.strip()
    whole, _, decimals = text.partition(".")
    if "," in whole:
        first, *groups = whole.split(",")
        if not (1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in groups)):
            return None
        whole = first + "".join(groups)
    digits = whole + decimals
    if not digits or any(char not in "0123456789" for char in digits) or len(decimals) > unit.exponent:
        return None
    value = Fraction(0)
    for char in whole:
        value = value * 10 + "0123456789".index(char)
    for place, char in enumerate(decimals, 1):
        value += Fraction("0123456789".index(char), 10**place)
    minor = value * 10**unit.exponent
    assert minor.denominator == 1
    return minor.numerator if 0 < minor <= 2**31 - 1 else None


# Currencies


def test_the_currencies_are_those_of_qfpay() -> None:
    assert set(CURRENCIES) == ALL_CODES


def test_only_the_yen_has_no_decimals() -> None:
    assert {code: unit.exponent for code, unit in CURRENCIES.items() if unit.exponent != 2} == {"JPY": 0}


def test_currencies_whose_minor_unit_is_doubtful_are_off_until_confirmed() -> None:
    assert {code for code, unit in CURRENCIES.items() if not unit.confirmed} == {"JPY", "IDR", "MMK"}


def test_an_owner_confirming_a_currency_does_not_make_it_another_one() -> None:
    confirmed = replace(JPY, confirmed=True)
    assert Money(5, confirmed) + Money(5, JPY) == Money(10, JPY)


def test_a_currency_is_found_by_its_code() -> None:
    assert currency("HKD") is HKD


@pytest.mark.parametrize("code", ["", "hkd", "BTC", "HKD ", "x" * 1000])
def test_an_unknown_currency_is_bad_input_that_names_the_known_ones(code: str) -> None:
    with pytest.raises(UnknownCurrency, match="AED, AUD, CAD, CNY") as refused:
        currency(code)
    assert isinstance(refused.value, BadInput)


# Money


def test_money_is_written_plain_and_grouped() -> None:
    assert Money(112_850, HKD).plain() == "1128.50"
    assert Money(112_850, HKD).grouped() == "1,128.50"
    assert Money(MAX_TXAMT, HKD).grouped() == "21,474,836.47"
    assert Money(5, HKD).plain() == "0.05"
    assert Money(0, HKD).plain() == "0.00"
    assert Money(-5, HKD).plain() == "-0.05"
    assert Money(-112_850, HKD).grouped() == "-1,128.50"


def test_money_without_a_minor_unit_has_no_decimal_point() -> None:
    assert Money(1128, JPY).plain() == "1128"
    assert Money(1128, JPY).grouped() == "1,128"


def test_sums_and_differences_keep_the_currency() -> None:
    assert Money(100, HKD) + Money(23, HKD) == Money(123, HKD)
    assert Money(100, HKD) - Money(123, HKD) == Money(-23, HKD)


def test_money_is_ordered_by_amount() -> None:
    small, large = Money(1, HKD), Money(2, HKD)
    assert small < large
    assert large > small
    assert small <= Money(1, HKD)
    assert large >= small
    assert not small > large
    assert max(small, large) is large


def test_money_of_two_currencies_is_never_equal() -> None:
    assert Money(100, HKD) != Money(100, CURRENCIES["CNY"])
    assert Money(100, HKD) != Money(100, replace(HKD, exponent=0))


@pytest.mark.parametrize("other", [Money(1, CURRENCIES["CNY"]), Money(1, replace(HKD, exponent=3)), 1])
def test_mixing_currencies_is_our_mistake(other: Money) -> None:
    with pytest.raises(TypeError):
        Money(1, HKD) + other
    with pytest.raises(TypeError):
        Money(1, HKD) - other
    with pytest.raises(TypeError):
        assert Money(1, HKD) < other
    with pytest.raises(TypeError):
        assert Money(1, HKD) >= other


@pytest.mark.parametrize("minor", [12.5, 12.0, True, "12", None])
def test_money_is_made_of_integers_only(minor: int) -> None:
    with pytest.raises(TypeError):
        Money(minor, HKD)


@pytest.mark.parametrize("name", ["minor", "currency"])
def test_money_cannot_be_changed(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Money(1, HKD), name, 2)


@given(moneys)
def test_grouping_changes_nothing_but_commas(money: Money) -> None:
    assert money.grouped().replace(",", "") == money.plain()


@given(moneys)
def test_written_money_has_exactly_the_value_of_its_minor_units(money: Money) -> None:
    assert Fraction(money.plain()) * 10**money.currency.exponent == money.minor


# Typed amounts


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.50", 1250),
        ("12.5", 1250),
        ("12", 1200),
        ("12.", 1200),
        (".5", 50),
        ("0.01", 1),
        ("007.50", 750),
        ("  12.50 \t", 1250),
        ("\u300012.50\xa0", 1250),
        ("1,234.50", 123_450),
        ("1,234", 123_400),
        ("21,474,836.47", MAX_TXAMT),
        ("21474836.47", MAX_TXAMT),
        ("１２．５０", 1250),  # what an input method types
        ("１，２３４", 123_400),
    ],
)
def test_amounts_as_people_type_them(text: str, minor: int) -> None:
    assert parse_amount(text, HKD) == Money(minor, HKD)


def test_an_amount_without_minor_units() -> None:
    assert parse_amount("1,200", JPY) == Money(1200, JPY)
    assert parse_amount("1200.", JPY) == Money(1200, JPY)
    assert parse_amount("2147483647", JPY) == Money(MAX_TXAMT, JPY)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AmountProblem.EMPTY),
        (" \n", AmountProblem.EMPTY),
        ("\u3000", AmountProblem.EMPTY),
        ("0", AmountProblem.ZERO),
        ("0.00", AmountProblem.ZERO),
        ("000", AmountProblem.ZERO),
        (".00", AmountProblem.ZERO),
        ("-5", AmountProblem.NEGATIVE),
        ("\N{MINUS SIGN}5", AmountProblem.NEGATIVE),
        ("\N{EN DASH}5", AmountProblem.NEGATIVE),
        ("\N{FULLWIDTH HYPHEN-MINUS}5", AmountProblem.NEGATIVE),
        ("-0", AmountProblem.NEGATIVE),
        ("12.505", AmountProblem.DECIMALS),
        ("12.500", AmountProblem.DECIMALS),
        ("0.001", AmountProblem.DECIMALS),
        ("1e3", AmountProblem.EXPONENT),
        ("1E-3", AmountProblem.EXPONENT),
        ("1.5e+3", AmountProblem.EXPONENT),
        ("abc", AmountProblem.LETTERS),
        ("12.50 HKD", AmountProblem.LETTERS),
        ("NaN", AmountProblem.LETTERS),
        ("Infinity", AmountProblem.LETTERS),
        ("-Infinity", AmountProblem.NEGATIVE),
        ("0x10", AmountProblem.LETTERS),
        ("1,23", AmountProblem.COMMAS),
        ("12,50", AmountProblem.COMMAS),
        ("1234,567", AmountProblem.COMMAS),
        ("0,123", AmountProblem.COMMAS),
        ("1,234,", AmountProblem.COMMAS),
        (",123", AmountProblem.COMMAS),
        (",", AmountProblem.COMMAS),
        ("1.234,50", AmountProblem.COMMAS),
        ("1,,234", AmountProblem.COMMAS),
        ("٣٤", AmountProblem.OTHER_DIGITS),
        ("12²", AmountProblem.OTHER_DIGITS),
        ("½", AmountProblem.OTHER_DIGITS),
        ("①", AmountProblem.OTHER_DIGITS),
        ("五", AmountProblem.OTHER_DIGITS),
        ("21474836.48", AmountProblem.TOO_LARGE),
        ("99,999,999.99", AmountProblem.TOO_LARGE),
        ("1" * 32, AmountProblem.TOO_LARGE),
        ("1" * 33, AmountProblem.TOO_LONG),
        ("9" * 1_000_000, AmountProblem.TOO_LONG),
        ("0" * 10_000 + "1", AmountProblem.TOO_LONG),
        (".", AmountProblem.NOT_A_NUMBER),
        ("1.2.3", AmountProblem.NOT_A_NUMBER),
        ("1 234", AmountProblem.NOT_A_NUMBER),
        ("12-5", AmountProblem.NOT_A_NUMBER),
        ("+5", AmountProblem.NOT_A_NUMBER),
        ("$5", AmountProblem.NOT_A_NUMBER),
        ("1_000", AmountProblem.NOT_A_NUMBER),
        ("\ud800", AmountProblem.NOT_A_NUMBER),
        ("1\x002", AmountProblem.NOT_A_NUMBER),
    ],
)
def test_what_is_no_amount_is_refused_for_what_is_wrong_with_it(text: str, problem: AmountProblem) -> None:
    assert problem_of(text) is problem


def test_decimals_depend_on_the_currency() -> None:
    assert problem_of("12.0", JPY) is AmountProblem.DECIMALS
    assert problem_of(".5", JPY) is AmountProblem.DECIMALS
    assert parse_amount("12.505", THREE) == Money(12_505, THREE)
    assert problem_of("12.5055", THREE) is AmountProblem.DECIMALS


def test_each_problem_has_a_sentence_of_its_own_without_open_places() -> None:
    sentences = [str(AmountError(problem, HKD)) for problem in AmountProblem]
    assert len(set(sentences)) == len(AmountProblem)
    assert not [text for text in sentences if "{" in text]


def test_sentences_speak_of_the_currency() -> None:
    assert str(AmountError(AmountProblem.DECIMALS, JPY)) == "JPY has no decimals. Type a whole amount."
    assert "2 decimals at most" in str(AmountError(AmountProblem.DECIMALS, HKD))
    assert "21,474,836.47 HKD" in str(AmountError(AmountProblem.TOO_LARGE, HKD))
    assert "2,147,483,647 JPY" in str(AmountError(AmountProblem.TOO_LARGE, JPY))


def test_a_refusal_does_not_repeat_what_may_have_been_a_scan() -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount("281345678901234567", HKD)
    assert "2813" not in str(refused.value)


@given(amounts)
def test_written_amounts_are_read_back(money: Money) -> None:
    assert parse_amount(money.plain(), money.currency) == money
    assert parse_amount(money.grouped(), money.currency) == money


@given(st.text() | typed_texts, currencies)
@example("1e400000000", HKD)
def test_any_text_is_an_amount_in_range_or_refused(text: str, unit: Currency) -> None:
    try:
        money = parse_amount(text, unit)
    except AmountError:
        return
    assert 1 <= money.minor <= MAX_TXAMT
    assert money.currency == unit


@given(st.text(st.sampled_from("0123456789.,"), max_size=15) | st.from_regex(r"\d{1,8}\.\d{0,3}"), currencies)
@example("1,234.50", HKD)
@example("21474836.48", HKD)
def test_amounts_agree_with_exact_fractions(text: str, unit: Currency) -> None:
    text = half_width(text)
    expected = value_of(text, unit)
    if expected is None:
        problem_of(text, unit)
    else:
        assert parse_amount(text, unit).minor == expected


# Sums


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.50 + 116", 12_850),
        ("12.50+116", 12_850),
        ("12.50", 1250),
        (" 1+1+ 1 ", 300),
        ("12.50\N{FULLWIDTH PLUS SIGN}116", 12_850),
        ("21474836.46+0.01", MAX_TXAMT),
    ],
)
def test_sums(text: str, minor: int) -> None:
    assert parse_sum(text, HKD) == Money(minor, HKD)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AmountProblem.EMPTY),
        ("12.50 +", AmountProblem.UNFINISHED),
        ("+", AmountProblem.UNFINISHED),
        ("+ 5", AmountProblem.UNFINISHED),
        ("5 + + 5", AmountProblem.UNFINISHED),
        ("5 + 0", AmountProblem.ZERO),
        ("5 + -1", AmountProblem.NEGATIVE),
        ("5 + x", AmountProblem.LETTERS),
        ("21474836.47+0.01", AmountProblem.TOO_LARGE),
    ],
)
def test_what_is_no_sum_is_refused(text: str, problem: AmountProblem) -> None:
    with pytest.raises(AmountError) as refused:
        parse_sum(text, HKD)
    assert refused.value.problem is problem


@given(st.lists(st.integers(1, MAX_TXAMT // 5), min_size=1, max_size=5), currencies)
def test_a_sum_is_the_sum_of_its_parts(minors: list[int], unit: Currency) -> None:
    text = " + ".join(Money(minor, unit).grouped() for minor in minors)
    assert parse_sum(text, unit) == Money(sum(minors), unit)


@given(st.text() | typed_texts)
def test_any_text_is_a_sum_in_range_or_refused(text: str) -> None:
    try:
        money = parse_sum(text, HKD)
    except AmountError:
        return
    assert 1 <= money.minor <= MAX_TXAMT


@given(st.text())
def test_half_width_touches_nothing_but_full_width_forms(text: str) -> None:
    changed = [(before, after) for before, after in zip(text, half_width(text), strict=True) if before != after]
    assert all(after.isascii() and not before.isascii() for before, after in changed)
