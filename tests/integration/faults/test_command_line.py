"""The same faults as a shop's script meets them: exit codes, words, and a later start that finds the truth."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import keyring.core
import pytest
from keyring.backend import KeyringBackend

from pos_app.domain.payment import State
from tests.integration.checkout.test_till import nobody_listens
from tests.integration.cli.program import Answer, Till
from tests.integration.faults.gateway import APP_CODE, CLIENT_KEY, Exchange, FaultyGateway, honestly
from tests.integration.faults.page import told
from tests.integration.faults.story import hang_up, only_says

LOGIN_PAGE = b"<!DOCTYPE html><title>Welcome to the hotel</title>"
CODE = "281234567890123456"
PAY = ("pay", "--amount", "12.50", "--code-stdin")


class MemoryKeyring(KeyringBackend):
    """Stands for the desktop's: what it keeps ends with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password


MemoryKeyring.__module__ = "keyring.backends.SecretService"


@pytest.fixture
def gateway() -> Iterator[FaultyGateway]:
    made = FaultyGateway(lambda: time.monotonic_ns() // 1_000_000)
    yield made
    made.close()


@pytest.fixture
def till(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Till]:
    monkeypatch.setattr(keyring.core, "_keyring_backend", MemoryKeyring())
    # Not pytest's tmp_path: the path of the door's socket may have 103 characters at most.
    with tempfile.TemporaryDirectory(prefix="till-") as folder:
        yield Till(Path(folder), monkeypatch, capsys, training=False)


def at(till: Till, url: str) -> Till:
    """The till, set up for the gateway at `url`."""
    assert till("profile", "add", "shop", "--base-url", url).exit == 0
    secrets = json.dumps({"app_code": APP_CODE, "client_key": CLIENT_KEY})
    assert till("credentials", "set", typed=secrets).exit == 0
    return till


def pay(till: Till, *wait: str) -> Answer:
    return till(*PAY, *wait, typed=CODE)


def login_page(exchange: Exchange) -> None:
    exchange.carry_out()
    exchange.peer.answer(LOGIN_PAGE)


def words(state: State) -> str:
    return told(state)[1]


def test_paid(till: Till, gateway: FaultyGateway) -> None:
    answer = pay(at(till, gateway.server.url))

    assert (answer.exit, answer.result["state"], answer.result["message"]) == (0, "paid", words(State.PAID))


def test_a_login_page_is_not_known_and_the_next_command_finds_the_charge(till: Till, gateway: FaultyGateway) -> None:
    gateway.behave(login_page)
    answer = pay(at(till, gateway.server.url), "--wait", "1")
    assert (answer.exit, answer.result["state"]) == (4, "checking")
    assert words(State.CHECKING) in answer.result["message"]

    gateway.recover()
    assert till("resolve").exit == 0

    (payment,) = till.payments()
    assert (payment["state"], payment["out_trade_no"]) == ("paid", answer.result["out_trade_no"])
    assert len(gateway.heard_of("payment")) == 1


def test_no_way_to_the_gateway_moved_no_money(till: Till) -> None:
    answer = pay(at(till, nobody_listens()))

    assert (answer.exit, answer.result["state"]) == (3, "not_sent")
    assert answer.result["message"] == words(State.NOT_SENT)


def test_a_wrong_signature_is_refused_with_what_to_do(till: Till, gateway: FaultyGateway) -> None:
    gateway.behave(only_says(respcd="1108"), "payment")
    answer = pay(at(till, gateway.server.url))

    assert (answer.exit, answer.result["state"], answer.result["respcd"]) == (3, "declined", "1108")
    assert "credentials must be checked" in answer.result["message"]


def test_charged_twice_is_6(till: Till, gateway: FaultyGateway) -> None:
    def twice(exchange: Exchange) -> None:
        exchange.carry_out()
        exchange.gateway.charge_again(exchange.params["out_trade_no"])
        raise EOFError

    gateway.behave(twice, "payment")
    answer = pay(at(till, gateway.server.url))

    assert (answer.exit, answer.result["state"]) == (6, "paid_twice")
    assert answer.result["message"] == words(State.PAID_TWICE)


def test_a_cancel_that_meets_a_payment_is_6(till: Till, gateway: FaultyGateway) -> None:
    def faster(exchange: Exchange) -> None:
        exchange.gateway.customer_pays(exchange.gateway.orders[0].number)
        honestly(exchange)

    shown = at(till, gateway.server.url)("pay", "--amount", "12.50", "--qr", "alipay", "--wait", "1")
    assert (shown.exit, shown.result["state"]) == (4, "waiting")
    gateway.behave(faster, "cancel")

    answer = till("cancel", shown.result["out_trade_no"])

    assert (answer.exit, answer.result["state"]) == (6, "paid")


def test_a_refund_whose_answer_is_lost_is_found_by_a_query(till: Till, gateway: FaultyGateway) -> None:
    paid = pay(at(till, gateway.server.url))
    gateway.behave(hang_up, "refund")

    answer = till("refund", paid.result["out_trade_no"])

    assert (answer.exit, answer.result["state"]) == (0, "refunded")
    assert len(gateway.heard_of("refund")) == 1
