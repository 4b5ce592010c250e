"""The first set-up without a window: its order, what it saves, where it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.desktop.setup_steps import (
    EXPLAINED,
    FINISHED,
    FROM_THE_FIRST_STEP,
    OTHER,
    STEPS,
    TITLES,
    Draft,
    Setup,
    Step,
    needed,
)
from pos_app.desktop.wallet_choice import chosen
from pos_app.domain.pay_types import Wallet
from pos_app.domain.sentences import BadInput
from pos_app.qfpay.environments import ENVIRONMENTS
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile

SHOP = Profile(name="shop", base_url=ENVIRONMENTS["production"], environment="production")
KNOWN: dict[str, Any] = {"profiles": {"shop": SHOP}, "active_profile": "shop"}


def setup(step: Step = Step.LANGUAGE, **settings: Any) -> Setup:
    return Setup(Settings(setup_step=step.value, **settings))


def save(made: Setup) -> Settings:
    """Saves as the disk would, and has the set-up hear of it."""
    profile, changes = made.to_save()
    known = made.settings.profiles
    wanted: dict[str, Any] = {**changes}
    if profile is not None:
        wanted |= {"profiles": {**known, profile.name: profile}, "active_profile": profile.name}
    settings = replace(made.settings, **wanted)
    made.saved(settings, changes)
    return settings


def describe(made: Setup, **values: str) -> None:
    for name, value in values.items():
        made.describe(name, value)


# --- when ---


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({}, True),
        ({"setup_step": "shop"}, True),
        (KNOWN, False),
        ({**KNOWN, "setup_step": "wallets"}, True),
        ({**KNOWN, "setup_step": "done"}, True),
        ({**KNOWN, **FINISHED}, False),
        ({**KNOWN, "setup_step": "of another version"}, False),
        ({"active_profile": "gone"}, False),
        ({"unusable_profiles": {"shop": TITLES[Step.SHOP]}}, False),
    ],
)
def test_it_is_needed_where_nothing_was_set_up_or_not_to_the_end(settings: dict[str, Any], wanted: bool) -> None:
    assert needed(Settings(**settings)) is wanted


def test_every_step_has_its_words() -> None:
    assert set(TITLES) == set(EXPLAINED) == set(Step)


# --- the way through ---


def test_all_steps_in_their_order_with_progress() -> None:
    made = setup(**KNOWN)
    seen = []
    while made.at is not Step.DONE:
        seen.append((made.at, str(made.progress)))
        made.go_on()
    assert seen == [(step, f"{place} of 8") for place, step in enumerate(STEPS[:-1], 1)]
    assert made.progress is None
    made.go_on()
    assert made.at is Step.DONE


def test_without_an_account_its_steps_are_passed_over_both_ways() -> None:
    made = setup(Step.GATEWAY)
    seen = []
    while made.at is not Step.DONE:
        made.go_on()
        seen.append(made.at)
    assert seen == [Step.SHOP, Step.SCANNER, Step.CUSTOMER, Step.DONE]
    for _ in range(9):
        made.go_back()
    assert made.at is Step.LANGUAGE


def test_it_resumes_at_the_first_step_that_is_not_done_and_going_back_does_not_move_that() -> None:
    made = setup(Step.SHOP, **KNOWN)
    assert made.at is Step.SHOP
    made.go_back()
    assert (made.at, save(made).setup_step) == (Step.CREDENTIALS, "shop")


def test_without_an_account_it_resumes_there_at_the_latest() -> None:
    assert setup(Step.SCANNER).at is Step.GATEWAY
    assert setup(Step.WAY).at is Step.WAY
    assert Setup(Settings()).at is Step.LANGUAGE


def test_who_comes_for_one_step_goes_on_to_the_end() -> None:
    made = Setup(Settings(**KNOWN), Step.CREDENTIALS)
    assert made.at is Step.CREDENTIALS
    made.go_on()
    assert made.at is Step.DONE


# --- the account ---


def test_an_environment_must_be_chosen_and_makes_the_profile() -> None:
    made = setup(Step.GATEWAY)
    assert not made.can_go_on
    describe(made, environment="sandbox", currency="USD", time_zone="Asia/Tokyo", sign_type="MD5")
    assert made.can_go_on
    made.take_over()
    made.go_on()
    assert made.profile == Profile(
        name="shop", base_url=ENVIRONMENTS["sandbox"], environment="sandbox", currency="USD", time_zone="Asia/Tokyo",
        sign_type="MD5",
    )  # fmt: skip
    settings = save(made)
    assert (settings.active_profile, settings.profiles, settings.setup_step) == (
        "shop", {"shop": made.profile}, "credentials",
    )  # fmt: skip


def test_another_address_needs_to_be_typed() -> None:
    made = setup(Step.GATEWAY)
    describe(made, environment=OTHER)
    assert not made.can_go_on
    describe(made, base_url="HTTPS://Pay.Example.com/")
    made.take_over()
    assert made.profile is not None
    assert (made.profile.base_url, made.profile.environment) == ("HTTPS://Pay.Example.com/".lower()[:-1], None)


def test_another_account_asks_for_its_credentials_and_the_same_one_does_not() -> None:
    made = setup(Step.GATEWAY, **KNOWN)
    made.stored = True
    made.take_over()
    assert made.stored
    describe(made, environment="live-testing")
    made.take_over()
    assert made.stored is None


def test_what_the_account_has_beside_stays_but_wallets_are_of_a_currency() -> None:
    before = replace(SHOP, tills=7, wallets=("800108",))
    described = replace(Draft.of(before), sign_type="MD5").profile(before)
    assert described == replace(before, sign_type="MD5")
    other = replace(Draft.of(before), currency="USD").profile(before)
    assert other is not None
    assert (other.tills, other.wallets) == (7, None)


def test_an_address_of_ones_own_is_known_again() -> None:
    own = Profile(name="shop", base_url="https://pay.example.com")
    assert Draft.of(own) == Draft(environment=OTHER, base_url="https://pay.example.com")
    assert Draft.of(None) == Draft()


# --- credentials and wallets ---


@pytest.mark.parametrize(("stored", "goes"), [(None, False), (False, False), (True, True)])
def test_credentials_must_be_kept_for_the_counter_to_open(stored: bool | None, goes: bool) -> None:
    made = setup(Step.CREDENTIALS, **KNOWN)
    made.stored = stored
    assert made.can_go_on is goes
    made.go_to(Step.DONE)
    assert made.can_go_on is made.complete is goes


def test_wallets_are_saved_with_the_profile_and_one_is_needed() -> None:
    made = setup(Step.WALLETS, **KNOWN)
    assert made.can_go_on
    made.switch(Wallet.FPS, on=False)
    saved = save(made).profiles["shop"]
    assert Wallet.FPS not in chosen(saved)
    assert made.to_save()[0] is None
    for wallet in chosen(saved):
        made.switch(wallet, on=False)
    assert not made.can_go_on


def test_without_an_account_there_are_no_wallets() -> None:
    made = setup(Step.WALLETS)
    made.switch(Wallet.FPS, on=True)
    made.go_to(Step.WALLETS)
    assert made.profile is None
    assert not made.can_go_on


# --- saving ---


def test_what_was_not_saved_is_saved_the_next_time() -> None:
    made = setup(Step.SHOP, **KNOWN)
    made.choose({"shop_name": "Harbour"})
    made.choose({"till_number": 2})
    assert made.to_save() == (None, {"shop_name": "Harbour", "till_number": 2, "setup_step": "shop"})
    save(made)
    assert made.to_save() == (None, {"setup_step": "shop"})
    assert (made.settings.shop_name, made.settings.till_number) == ("Harbour", 2)


def test_what_is_chosen_while_something_is_saved_is_not_lost() -> None:
    made = setup(Step.SHOP, **KNOWN)
    made.choose({"shop_name": "Harbour", "till_name": "Bar"})
    _, changes = made.to_save()
    made.choose({"shop_name": "Harbour Tea House"})
    made.saved(Settings(**KNOWN, shop_name="Harbour", till_name="Bar"), changes)
    assert made.settings.shop_name == "Harbour Tea House"
    assert made.to_save()[1] == {"shop_name": "Harbour Tea House", "setup_step": "shop"}


def test_what_cannot_be_used_changes_nothing() -> None:
    made = setup(Step.SHOP, **KNOWN)
    with pytest.raises(BadInput):
        made.choose({"till_number": 0})
    assert made.to_save()[1] == {"setup_step": "shop"}


# --- the end ---


def said(made: Setup) -> dict[str, str]:
    return {str(name): str(value) for name, value in made.summary()}


def test_the_summary_says_what_is_there() -> None:
    made = setup(Step.DONE, **KNOWN, shop_name="Harbour", till_number=2, till_name="Bar")
    made.stored = True
    assert said(made) == {
        "Environment": "Production", "Currency": "HKD",
        "Wallets": "Alipay, WeChat Pay, UnionPay, PayMe, FPS, Octopus",
        "Credentials": "in the keyring", "Shop": "Harbour", "Till": "2 Bar",
    }  # fmt: skip


def test_the_summary_says_what_is_missing() -> None:
    assert said(setup(Step.DONE)) == {
        "Environment": "not yet", "Credentials": "not yet", "Shop": "not yet", "Till": "1 ",
    }  # fmt: skip


def test_the_summary_names_an_address_of_ones_own() -> None:
    own = Profile(name="shop", base_url="https://pay.example.com", wallets=())
    made = setup(Step.DONE, profiles={"shop": own}, active_profile="shop")
    assert said(made)["Environment"] == "https://pay.example.com"
    assert said(made)["Wallets"] == "not yet"


# --- once more, over a till that works ---


def test_set_up_again_begins_at_the_first_step_with_what_is_in_use() -> None:
    wanted: dict[str, Any] = {**KNOWN, **FROM_THE_FIRST_STEP}
    made = Setup(Settings(**wanted))
    assert needed(made.settings)
    assert (made.at, made.draft, made.profile) == (Step.LANGUAGE, Draft.of(SHOP), SHOP)
    while made.at is not Step.DONE:
        made.go_on()
    assert made.to_save()[0] is None


def test_another_gateway_may_be_saved_under_another_name_with_credentials_of_its_own() -> None:
    made = setup(Step.GATEWAY, **KNOWN)
    made.stored = True
    describe(made, environment="sandbox")
    made.take_over()
    profile, changes = made.to_save()
    assert profile is not None
    beside = replace(profile, name="shop-2")
    made.saved(Settings(profiles={"shop": SHOP, "shop-2": beside}, active_profile="shop-2"), changes)
    assert (made.profile, made.stored, made.to_save()[0]) == (beside, None, None)


def test_what_cannot_be_saved_leaves_the_account_that_there_was() -> None:
    made = setup(Step.GATEWAY, **KNOWN)
    made.stored = True
    describe(made, environment="sandbox")
    made.take_over()
    made.take_back()
    assert (made.profile, made.stored, made.draft.environment) == (SHOP, True, "sandbox")


def test_a_first_account_that_cannot_be_saved_is_kept_for_another_try() -> None:
    made = setup(Step.GATEWAY)
    describe(made, environment="sandbox")
    made.take_over()
    made.take_back()
    assert made.profile is not None
