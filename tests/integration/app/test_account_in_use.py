"""What is changed about the account while the till is open, or set up anew: what the till and the doctor use then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import keyring.core
import pytest
from keyring.errors import KeyringLocked

from pos_app.app.account import Account
from pos_app.app.doctor.examination import examine
from pos_app.app.doctor.subject import from_inside
from pos_app.app.opening import OpenTill, Place, open_till
from pos_app.app.rereading import reread
from pos_app.checkout.till_commands import answer
from pos_app.credentials.parsing import parse_fields
from pos_app.credentials.store import NoCredentials
from pos_app.domain.checkup import Check
from pos_app.domain.sentences import SetupError
from pos_app.qfpay.signing import SignType
from pos_app.settings.profiles import Profile
from pos_app.training.gateway import TrainingGateway
from tests.integration.cli.memory_keyring import MemoryKeyring
from tests.integration.cli.program import code

NEW_KEY = "DUMMY-RENEWED-CLIENT-KEY"


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    made = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    return made


@pytest.fixture
def place(tmp_path: Path, desktop: MemoryKeyring) -> Place:
    return Place.resolve(str(tmp_path / "till"), None, training=False)


def typed(gateway: TrainingGateway) -> Any:
    return parse_fields({"app_code": gateway.app_code, "client_key": gateway.client_key, "mchid": gateway.mchid or ""})


def set_up(place: Place, gateway: TrainingGateway) -> Profile:
    account, profile = Account(place), Profile(name="shop", base_url=gateway.url)
    account.save_profile(profile, {})
    account.store(profile, typed(gateway))
    return profile


@contextmanager
def opened(place: Place) -> Iterator[tuple[OpenTill, Account]]:
    with open_till(place) as till:
        yield till, Account(place, partial(reread, till))


def pay(till: OpenTill) -> str:
    *_, result = answer(till.till, {"do": "pay", "amount": "12.50", "code": code()})
    return str(result["state"])


def examined(till: OpenTill) -> dict[str, Check]:
    return {check.name: check for check in examine(from_inside(till))}


def test_signature_type_counts_for_the_next_sale_of_the_open_till_and_for_the_doctor(place: Place) -> None:
    with TrainingGateway(sign_type=SignType.MD5) as gateway:
        profile = set_up(place, gateway)
        with opened(place) as (till, account):
            assert pay(till) == "declined"
            assert account.sign_with(replace(profile, sign_type="MD5"))
            assert pay(till) == "paid"
            assert examined(till)["gateway"].ok
        assert place.store.profile().sign_type == "MD5"
        with opened(place) as (till, _):
            assert pay(till) == "paid"


@pytest.mark.expect_log("The keyring failed: KeyringLocked$")
def test_signature_type_that_cannot_be_taken_over_is_not_saved(place: Place, desktop: MemoryKeyring) -> None:
    def locked() -> None:
        raise KeyringLocked

    with TrainingGateway() as gateway:
        profile = set_up(place, gateway)
        with opened(place) as (till, account):
            desktop.before = locked
            with pytest.raises(SetupError, match="locked"):
                account.sign_with(replace(profile, sign_type="MD5"))
            assert (till.merchant.gateway.sign_type, place.store.profile().sign_type) == (SignType.SHA256, "SHA256")
            desktop.before = lambda: None


def test_the_doctor_asks_with_the_credentials_of_now_after_a_renewal(place: Place) -> None:
    with TrainingGateway() as gateway:
        profile = set_up(place, gateway)
        with opened(place) as (till, account):
            gateway.issue_key(NEW_KEY)
            assert not examined(till)["gateway"].ok
            account.store(profile, typed(gateway))
            assert account.credentials_changed()
            assert examined(till)["gateway"].ok


def test_another_gateway_never_gets_the_credentials_of_the_one_before(place: Place) -> None:
    with TrainingGateway() as before, TrainingGateway(mchid=None) as gateway:
        account, profile = Account(place), set_up(place, before)
        settings = account.save_profile(replace(profile, base_url=gateway.url), {})
        assert settings.active_profile == "shop-2"
        assert (settings.profiles["shop"], settings.profiles["shop-2"].base_url) == (profile, gateway.url)
        wanted = settings.profiles["shop-2"]
        assert (account.has_credentials(wanted), account.has_credentials(profile)) == (False, True)
        with pytest.raises(NoCredentials), open_till(place):
            pass
        account.store(wanted, typed(gateway))
        assert account.check(wanted, None).works
        assert account.save_profile(replace(wanted, base_url=before.url), {}).active_profile == "shop"
        with opened(place) as (till, _):
            assert pay(till) == "paid"
        assert (len(before.phone.ledger()), len(gateway.phone.ledger())) == (1, 0)


def test_while_a_payment_is_open_the_gateway_stays_and_the_payment_is_followed_to_its_end(place: Place) -> None:
    with TrainingGateway(pace=0.1) as gateway:
        account, profile = Account(place), set_up(place, gateway)
        with opened(place) as (till, _):
            begun = answer(till.till, {"do": "pay", "amount": "20", "wallet": "alipay"})
            number = next(event for event in begun if event["event"] == "qr")["out_trade_no"]
        with pytest.raises(SetupError, match="1 payments or refunds are still open"):
            account.save_profile(replace(profile, base_url="https://pay.example.com"), {})
        assert place.store.profile() == profile
        (order,) = gateway.phone.orders()
        gateway.phone.pay(order.syssn)
        with opened(place) as (till, _):
            *_, result = answer(till.till, {"do": "query", "number": number})
            assert result["state"] == "paid"


@pytest.mark.expect_log("The keyring failed: KeyringLocked$")
def test_a_keyring_that_cannot_be_asked_counts_as_one_with_credentials(place: Place, desktop: MemoryKeyring) -> None:
    def locked() -> None:
        raise KeyringLocked

    with TrainingGateway() as gateway:
        profile = set_up(place, gateway)
        desktop.before = locked
        assert Account(place).save_profile(replace(profile, base_url="https://pay.example.com"), {}).active_profile == (
            "shop-2"
        )
