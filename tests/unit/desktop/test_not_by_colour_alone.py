"""Whoever sees no colours, or hears nothing, is told all the same: by words, drawings and places."""

from __future__ import annotations

import itertools

import pytest

from pos_app.assets import resource
from pos_app.desktop import status_bar
from pos_app.desktop.state_names import STATE_NAMES, state_icon
from pos_app.desktop.tellings import TELLINGS
from pos_app.desktop.tokens import PALETTES, WALLET_COLOURS, Palette, Role
from pos_app.desktop.views import Icon
from pos_app.domain.pay_types import WALLET_NAMES
from pos_app.domain.payment import State
from tests.desktop.fakes import a_payment
from tests.unit.desktop.test_tokens import SHAPE, contrast

# The same payment at another step: the cashier does the same.
SAME = ({State.CREATED, State.SENT},)


def test_every_state_has_a_word_and_a_drawing_and_no_two_are_told_alike() -> None:
    for one, other in itertools.combinations(State, 2):
        if {one, other} not in SAME:
            assert TELLINGS[one].word != TELLINGS[other].word, (one, other)
            assert STATE_NAMES[one] != STATE_NAMES[other], (one, other)


def test_colours_of_different_meaning_come_with_different_drawings() -> None:
    drawings = {role: {told.icon for told in TELLINGS.values() if told.role is role} for role in Role}
    for one, other in itertools.combinations((Role.GOOD, Role.BAD, Role.QUIET, Role.BUSY), 2):
        assert drawings[one].isdisjoint(drawings[other]), (one, other)
    assert Icon.TICK not in drawings[Role.CAUTION]


def test_every_drawing_is_there_and_another() -> None:
    drawn = [resource("icons", f"{icon}.svg").read_text("utf-8") for icon in Icon]
    assert len(set(drawn)) == len(Icon)


@pytest.mark.parametrize("state", State)
def test_lists_show_a_drawing_beside_the_word(state: State) -> None:
    assert state_icon(a_payment(state)) is TELLINGS[state].icon
    assert str(STATE_NAMES[state])


def test_the_connection_is_told_by_a_sign_and_a_word() -> None:
    well = [str(status_bar._READY), str(status_bar._ONLINE)]
    badly = [str(status_bar._OFFLINE), str(status_bar._NOT_SIGNED), str(status_bar._CLOCK_OFF)]
    assert {text[0] for text in well} == {"●"}
    assert {text[0] for text in badly} == {"✕"}
    assert all(len(text) > 2 for text in well + badly)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_what_is_chosen_is_lighter_or_darker_not_only_another_colour(palette: Palette) -> None:
    assert contrast(palette.accent.fill, palette.key) >= SHAPE


def test_wallets_bear_their_names_beside_their_colours() -> None:
    assert all(WALLET_NAMES[wallet] for wallet in WALLET_COLOURS)
