"""Colours can be told apart by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pos_app.desktop.style_sheet import style_sheet
from pos_app.desktop.tokens import PALETTES, SPACE, TOUCH, TYPE_SCALE, Pair, Palette, Role, blended

TEXT = 4.5
"""WCAG 2.2, 1.4.3: contrast of text."""
SHAPE = 3.0
"""WCAG 2.2, 1.4.11: contrast of what must be seen to be used."""


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


palettes = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


def test_contrast_is_measured_as_in_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_blend_lies_between_its_colours() -> None:
    assert blended("#FF0000", "#00FF80", 1.0) == "#FF0000"
    assert blended("#FF0000", "#00FF80", 0.0) == "#00FF80"
    assert blended("#FF0000", "#0000FF", 0.5) == "#800080"


def grounds(palette: Palette) -> list[str]:
    """What texts stand on that are no state's."""
    return [palette.page, palette.card]


def texts(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every ink that is written on a ground, by the style sheet or by a painter, and where.

    Keys on buttons are written in their captions' ink. What cannot be pressed now (`off`) is exempt in WCAG; it is
    held to SHAPE below.
    """
    for ground in grounds(palette):
        yield "text", palette.ink, ground
        yield "secondary text and placeholders", palette.soft, ground
        yield from (("a state in lists", mark, ground) for mark in palette.mark.values())
    yield "buttons", palette.ink, palette.key
    yield "pressed buttons", palette.ink, palette.key_pressed
    yield from (("pressed last payment", mark, palette.key_pressed) for mark in palette.mark.values())
    yield "chosen and primary buttons, selection", palette.accent.ink, palette.accent.fill
    yield "pressed primary buttons", palette.accent.ink, palette.accent_pressed
    for pair in palette.roles.values():
        yield "states and their buttons", pair.ink, pair.fill
        yield "pressed buttons on states", pair.ink, pair.pressed
        inverted: Pair = pair.inverted
        yield "primary buttons on states", inverted.ink, inverted.fill
        yield "pressed primary buttons on states", inverted.ink, inverted.pressed


@palettes
def test_text_can_be_read_on_its_ground(palette: Palette) -> None:
    found = [(where, ink, ground, round(contrast(ink, ground), 2)) for where, ink, ground in texts(palette)]
    assert [one for one in found if one[-1] < TEXT] == []


@palettes
def test_a_finger_on_a_button_can_be_seen(palette: Palette) -> None:
    for pair in palette.roles.values():
        assert pair.pressed != pair.fill
        assert pair.inverted.pressed != pair.inverted.fill
    assert palette.key_pressed != palette.key
    assert palette.accent_pressed != palette.accent.fill


@palettes
def test_the_colours_of_text_in_the_style_sheet_are_those_that_are_measured(palette: Palette) -> None:
    sheet = style_sheet(palette, round, TYPE_SCALE.__getitem__)
    inks = set(re.findall(r"(?<![\w-])(?:selection-|placeholder-text-)?color: (#\w{6})", sheet))
    fills = {pair.fill for pair in palette.roles.values()}  # the ink of primary buttons on states
    measured = {ink for _, ink, _ in texts(palette)} | fills | {palette.off}
    assert inks
    assert inks - measured == set()


@palettes
def test_buttons_and_fields_can_be_seen(palette: Palette) -> None:
    assert [ground for ground in grounds(palette) if contrast(palette.edge, ground) < SHAPE] == []
    assert [ground for ground in grounds(palette) if contrast(palette.accent.fill, ground) < SHAPE] == []


@palettes
def test_the_focus_can_be_seen(palette: Palette) -> None:
    """A button's ring has the ink of its caption; fields and lists have a border of the accent."""
    rings = [(ink, ground) for where, ink, ground in texts(palette) if "button" in where]
    rings += [(palette.accent.fill, palette.card), (palette.accent.fill, palette.page)]
    assert len(rings) > len(palette.roles)
    assert [ring for ring in rings if contrast(*ring) < SHAPE] == []


@palettes
def test_icons_can_be_seen(palette: Palette) -> None:
    icons = [(palette.soft, palette.card), (palette.mark[Role.CAUTION], palette.card)]
    icons += [(pair.ink, pair.fill) for pair in palette.roles.values()]
    icons += [(mark, palette.card) for mark in palette.mark.values()] + [(palette.accent.ink, palette.accent.fill)]
    assert [icon for icon in icons if contrast(*icon) < SHAPE] == []


@palettes
def test_what_cannot_be_pressed_can_still_be_made_out(palette: Palette) -> None:
    assert [ground for ground in grounds(palette) if contrast(palette.off, ground) < SHAPE] == []


@palettes
def test_every_state_has_a_colour(palette: Palette) -> None:
    assert set(palette.roles) == set(palette.mark) == set(Role)


@palettes
def test_style_sheet_uses_the_palette_and_leaves_nothing_to_fill_in(palette: Palette) -> None:
    sheet = style_sheet(palette, round, TYPE_SCALE.__getitem__)
    assert palette.accent.fill in sheet
    assert "{{" not in sheet
    assert "}}" not in sheet


def test_fingers_have_room() -> None:
    assert TOUCH >= 56
    assert TOUCH % SPACE == 0
