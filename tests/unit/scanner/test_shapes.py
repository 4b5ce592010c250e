from __future__ import annotations

import pytest

from pos_app.scanner.shapes import is_known_code, without_frame


@pytest.mark.parametrize(
    "text",
    ["281234567890123456", "134567890123456789", "6212345678901234567", "4006381333931", "73513537", "P" + "1" * 23],
)
def test_codes_with_a_shape_of_their_own_are_known(text: str) -> None:
    assert is_known_code(text)


@pytest.mark.parametrize("text", ["", "987654321098765432", "4006381333930", "5281234567890123456", "12.50", "\x1d"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_known_code(text)


@pytest.mark.parametrize("raw", ["]Q112345", "\x0212345\x03", "12345\r\n", "12345\x03\r", "12345\t", "]E0\x0212345"])
def test_a_frame_is_taken_off(raw: str) -> None:
    assert without_frame(raw) == "12345"


def test_control_characters_inside_a_code_stay_for_the_caller_to_see() -> None:
    assert without_frame("\x0212\x1d3\r45\x03") == "12\x1d3\r45"
