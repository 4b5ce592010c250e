"""Credentials tried at the training gateway over real HTTP: what each mistake leads to."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.account import Account
from pos_app.app.opening import Place
from pos_app.credentials.parsing import parse_fields
from pos_app.qfpay.diagnosis import Diagnosis, Fault
from pos_app.qfpay.signing import SignType
from pos_app.settings.paths import DataFolder
from pos_app.settings.profiles import Profile
from pos_app.training.gateway import APP_CODE, CLIENT_KEY, MCHID, TrainingGateway

RIGHT = {"app_code": APP_CODE, "client_key": CLIENT_KEY, "mchid": MCHID}


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(Place(DataFolder(tmp_path)))


def checked(account: Account, gateway: TrainingGateway, typed: dict[str, str], **profile: Any) -> Diagnosis:
    return account.check(Profile(**{"name": "shop", "base_url": gateway.url, **profile}), parse_fields(RIGHT | typed))


@pytest.mark.parametrize(
    ("gateway", "typed", "profile", "first"),
    [
        ({}, {}, {}, None),
        ({}, {}, {"sign_type": "MD5"}, None),
        ({"mchid": None}, {"mchid": ""}, {}, None),
        ({}, {"app_code": "SOMEBODY-ELSE"}, {}, Fault.ENVIRONMENT),
        ({}, {"client_key": "DUMMY-OTHER-KEY"}, {}, Fault.CLIENT_KEY),
        ({"sign_type": SignType.MD5}, {}, {}, Fault.SIGN_TYPE),
        ({"sign_type": SignType.SHA256}, {}, {"sign_type": "MD5"}, Fault.SIGN_TYPE),
        ({}, {"mchid": ""}, {}, Fault.MCHID_MISSING),
        ({}, {"mchid": "ANOTHER-SHOP"}, {}, Fault.MCHID_NOT_WANTED),
        ({"mchid": None}, {}, {}, Fault.MCHID_NOT_WANTED),
        ({"clock": lambda: time.time() - 600}, {}, {}, Fault.CLOCK),
        ({"limit_per_minute": 0}, {}, {}, Fault.BUSY),
    ],
)
def test_the_mistake_is_the_first_suspect(
    account: Account, gateway: dict[str, Any], typed: dict[str, str], profile: dict[str, Any], first: Fault | None
) -> None:
    with TrainingGateway(**gateway) as running:
        diagnosis = checked(account, running, typed, **profile)
    assert next((suspect.fault for suspect in diagnosis.suspects), None) is first
    assert diagnosis.works is (first in (None, Fault.CLOCK))


def test_nobody_at_the_address_is_told(account: Account) -> None:
    with TrainingGateway() as gone:
        url = gone.url
    diagnosis = account.check(Profile(name="shop", base_url=url), parse_fields(RIGHT))
    assert diagnosis.suspects[0].fault is Fault.ADDRESS


@pytest.mark.parametrize(
    ("wrong", "said", "first"),
    [("/elsewhere", "(http_404)", Fault.ADDRESS), ("https:", "(tls)", Fault.CLOCK)],
)
def test_an_address_that_is_wrong_is_told_by_its_kind(account: Account, wrong: str, said: str, first: Fault) -> None:
    with TrainingGateway() as gateway:
        url = gateway.url.replace("http:", "https:") if wrong == "https:" else gateway.url + wrong
        diagnosis = account.check(Profile(name="shop", base_url=url), parse_fields(RIGHT))
    assert said in str(diagnosis.headline)
    assert diagnosis.suspects[0].fault is first


def test_no_payment_is_made(account: Account) -> None:
    with TrainingGateway() as gateway:
        checked(account, gateway, {})
        assert gateway.phone.orders() == ()
