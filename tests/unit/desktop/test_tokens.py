"""Colours can be told apart by everybody."""

from __future__ import annotations

import pytest

from pos_app.desktop.style_sheet import style_sheet
from pos_app.desktop.tokens import PALETTES, SPACE, TOUCH, TYPE_SCALE, Palette, Role

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


@palettes
def test_text_can_be_read_on_its_ground(palette: Palette) -> None:
    pairs = [(ink, ground) for ink in (palette.ink, palette.soft) for ground in (palette.page, palette.card)]
    pairs += [(palette.ink, palette.key), (palette.ink, palette.key_pressed)]
    pairs += [(palette.accent.ink, palette.accent.fill), (palette.accent.ink, palette.accent_pressed)]
    pairs += [(pair.ink, pair.fill) for pair in palette.roles.values()]
    pairs += [(mark, ground) for mark in palette.mark.values() for ground in (palette.page, palette.card)]
    assert [(ink, ground) for ink, ground in pairs if contrast(ink, ground) < TEXT] == []


@palettes
def test_buttons_and_fields_can_be_seen(palette: Palette) -> None:
    grounds = (palette.page, palette.card)
    assert all(contrast(palette.edge, ground) >= SHAPE for ground in grounds)
    assert all(contrast(palette.accent.fill, ground) >= SHAPE for ground in grounds)


@palettes
def test_what_cannot_be_pressed_can_still_be_made_out(palette: Palette) -> None:
    assert contrast(palette.off, palette.page) >= SHAPE


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
