"""Amounts and codes, arbitrary and nearly right: see `targets`. Longer: `--hypothesis-profile=fuzz`."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzz.targets import try_amount, try_code

# What looks like digits, signs and separators somewhere in Unicode.
LOOKALIKES = st.sampled_from(
    "0123456789.,+- eE\u3000\uff0c\uff0e\uff10\uff15\uff19\uff0b\uff0d\u0660\u06f5\u0967\u00b2\u2460\u00bd\u4e94"
    "\u066b\u066c\u2009\u00a0\u200b\u202e\ufeff\u2212\u2013\u00b7\u3002\uff61'_\t\n\r\x00"
)
AMOUNTS = st.from_regex(r"\A[0-9]{0,9}(,[0-9]{3}){0,3}(\.[0-9]{0,4})?\Z")


@given(st.text() | st.text(LOOKALIKES, max_size=34) | AMOUNTS)
@example("1e5")
@example("\N{ARABIC-INDIC DIGIT FIVE}")
@example("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH COMMA}\N{FULLWIDTH DIGIT TWO}")
@example("9" * 5_000)
def test_any_amount(text: str) -> None:
    try_amount(text)


@st.composite
def in_many_widths(draw: st.DrawFn) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign != "\n" and draw(st.booleans()) else sign for sign in draw(AMOUNTS))


@given(in_many_widths())
def test_amounts_in_any_mixture_of_widths(text: str) -> None:
    try_amount(text)


@given(st.text(max_size=600) | st.text(LOOKALIKES, min_size=14, max_size=60) | st.from_regex(r"\A[0-9]{15,33}\s?\Z"))
def test_any_code(text: str) -> None:
    try_code(text)
