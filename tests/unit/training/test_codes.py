"""Payment codes for training."""

from __future__ import annotations

import itertools

import pytest

from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment_codes import classify
from pos_app.training.codes import WALLETS_WITH_CODES, is_reusable, new_payment_code, sheet_code
from pos_app.training.stories import STORIES, Story, story_of

FORMS = {
    Wallet.ALIPAY: ("28", 18, Wallet.ALIPAY),
    Wallet.WECHAT: ("13", 18, Wallet.WECHAT),
    Wallet.UNIONPAY: ("62", 19, Wallet.UNIONPAY),
    Wallet.PAYME: ("PM", 24, None),
}


def test_every_wallet_with_codes_has_its_form_here() -> None:
    assert set(WALLETS_WITH_CODES) == set(FORMS)


@pytest.mark.parametrize("wallet", WALLETS_WITH_CODES)
@pytest.mark.parametrize("story", STORIES.values(), ids=lambda story: story.name)
def test_fresh_and_printed_codes_look_like_the_wallets_and_tell_their_story(wallet: Wallet, story: Story) -> None:
    prefix, length, classified = FORMS[wallet]
    for code in (new_payment_code(wallet, story), sheet_code(wallet, story)):
        assert code.startswith(prefix)
        assert len(code) == length
        assert classify(code).wallet is classified
        assert story_of(code) is story


def test_fresh_codes_differ_and_are_never_reusable() -> None:
    codes = {new_payment_code(Wallet.WECHAT, STORIES["00"]) for _ in range(200)}
    assert len(codes) == 200
    assert not any(map(is_reusable, codes))


def test_a_fresh_code_that_falls_into_the_reserved_range_is_drawn_again() -> None:
    draws = itertools.chain("0" * 14, itertools.repeat("7"))
    code = new_payment_code(Wallet.ALIPAY, STORIES["53"], choose=lambda _: next(draws))
    assert code == "28" + "7" * 14 + "53"


def test_printed_codes_are_reusable() -> None:
    assert all(is_reusable(sheet_code(wallet, STORIES["57"])) for wallet in WALLETS_WITH_CODES)


@pytest.mark.parametrize(("code", "name"), [("..49", "paid"), ("..57", "silent_charged"), ("..ab", "paid")])
def test_the_last_two_characters_choose_the_story(code: str, name: str) -> None:
    assert story_of(code).name == name
