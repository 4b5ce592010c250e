"""QFPay renews a key while the shop sells: the open till goes on with the new one; nothing is lost or taken twice."""

from __future__ import annotations

import json
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import keyring.core
import pytest
from keyring.errors import KeyringLocked

from pos_app.app.opening import OpenTill, Place, open_till
from pos_app.app.rereading import reread
from pos_app.app.rotation import renew_credentials
from pos_app.checkout.till_commands import answer
from pos_app.cli import credentials as command
from pos_app.control.door import DoorClient, NobodyHome, TillLost
from pos_app.credentials.parsing import parse_credentials
from pos_app.domain.sentences import Sentence, SetupError
from pos_app.settings.paths import DataFolder
from pos_app.training.gateway import TrainingGateway
from tests.integration.cli.memory_keyring import MemoryKeyring
from tests.integration.cli.program import Till, code

NEW_KEY = "DUMMY-RENEWED-CLIENT-KEY"


@pytest.fixture
def gateway() -> Iterator[TrainingGateway]:
    with TrainingGateway(pace=0.1) as made:
        yield made


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    made = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", made)
    return made


@pytest.fixture
def shop(
    folder: Path,
    desktop: MemoryKeyring,
    gateway: TrainingGateway,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Till:
    """A till with a profile at the gateway, whose credentials are stored."""
    made = Till(folder, monkeypatch, capsys, training=False)
    assert made("profile", "add", "shop", "--base-url", gateway.url).exit == 0
    assert made("credentials", "set", typed=secrets(gateway)).exit == 0
    return made


def secrets(gateway: TrainingGateway, **changes: str) -> str:
    issued = {"app_code": gateway.app_code, "client_key": gateway.client_key, "mchid": gateway.mchid}
    return json.dumps(issued | changes)


@contextmanager
def opened(shop: Till) -> Iterator[OpenTill]:
    place = Place(DataFolder(shop.folder))
    lock = place.lock()
    assert lock.acquire()
    try:
        with open_till(place) as till:
            yield till
    finally:
        lock.release()


def pay(till: OpenTill, scanned: str) -> dict[str, Any]:
    """One payment by the customer's code, to its end: what the command line would print."""
    *_, result = answer(till.till, {"do": "pay", "amount": "12.50", "code": scanned})
    return result


def charged(gateway: TrainingGateway) -> Counter[str]:
    """How often the gateway took money, by number."""
    rows = gateway.phone.ledger()
    return Counter(row.out_trade_no for row in rows if row.order_type == "payment" and row.respcd == "0000")


class Sales:
    """Cashiers who sell without a pause, each sale tried again with a fresh code until it is paid."""

    def __init__(self, till: OpenTill) -> None:
        self._till = till
        self._closing = threading.Event()
        self._pool = ThreadPoolExecutor(3, thread_name_prefix="cashier")
        self._cashiers: list[Future[None]] = []
        self._changed = threading.Condition()
        self.results: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        # Of three customers one types a password for a while: payments that are open when the key changes.
        self._cashiers = [self._pool.submit(self._sell, story) for story in ("00", "00", "50")]
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for cashier in self._cashiers:
            cashier.result()
        self._pool.shutdown()

    def wait_for(self, what: Callable[[dict[str, Any]], bool], count: int) -> None:
        """Until `count` more results are as wanted."""
        with self._changed:
            before = sum(map(what, self.results))
            assert self._changed.wait_for(lambda: sum(map(what, self.results)) >= before + count, 60)

    def _sell(self, story: str) -> None:
        while not self._closing.is_set():
            result = pay(self._till, code(story))
            with self._changed:
                self.results.append(result)
                self._changed.notify_all()


def paid(result: dict[str, Any]) -> bool:
    return bool(result["state"] == "paid")


def refused(result: dict[str, Any]) -> bool:
    return (result["state"], result["respcd"]) == ("declined", "1108")


def test_a_key_that_is_renewed_amid_sales_loses_none_and_charges_none_twice(
    shop: Till, gateway: TrainingGateway, caplog: pytest.LogCaptureFixture
) -> None:
    # An answer signed with a key that the till does not have yet is not believed: by chance there is one.
    caplog.set_level(logging.ERROR, "pos_app.checkout.pinning")
    with opened(shop) as till, Sales(till) as sales:
        sales.wait_for(paid, 25)
        assert "/trade/v1/payment" in till.merchant.gateway.pins.pinned()  # answers must be signed from here on
        gateway.issue_key(NEW_KEY)
        sales.wait_for(refused, 3)  # QFPay no longer takes the old key: told at once, nothing is charged
        renewed = shop("credentials", "set", typed=secrets(gateway))
        assert (renewed.exit, renewed.result["proven"], renewed.result["in_use"]) == (0, True, True)
        assert "The open till uses them from now on." in renewed.result["text"]
        sales.wait_for(paid, 25)
        settled = list(sales.results)
    assert charged(gateway) == Counter(one["out_trade_no"] for one in sales.results if paid(one))
    assert {one["state"] for one in sales.results} == {"paid", "declined"}
    assert not [one for one in sales.results[len(settled) :] if not paid(one)]
    assert [one["state"] for one in shop.payments()].count("paid") == charged(gateway).total()


def test_a_payment_that_was_sent_before_is_followed_with_the_new_key(shop: Till, gateway: TrainingGateway) -> None:
    with opened(shop) as till:
        events = answer(till.till, {"do": "pay", "amount": "20", "wallet": "alipay"})
        qr = next(event for event in events if event["event"] == "qr")
        gateway.issue_key(NEW_KEY)
        assert shop("credentials", "set", typed=secrets(gateway)).result["in_use"] is True
        (order,) = gateway.phone.orders()
        gateway.phone.pay(order.syssn)
        *_, result = events
    assert (result["out_trade_no"], result["state"]) == (qr["out_trade_no"], "paid")


def test_a_code_that_was_charged_before_is_recognised_afterwards_and_after_a_restart(
    shop: Till, gateway: TrainingGateway
) -> None:
    scanned = code()
    with opened(shop) as till:
        number = pay(till, scanned)["out_trade_no"]
        gateway.issue_key(NEW_KEY)
        shop("credentials", "set", typed=secrets(gateway))
        assert number in pay(till, scanned)["error"]
    with opened(shop) as till:
        assert f"already used for payment {number}" in pay(till, scanned)["error"]
        gateway.issue_key("DUMMY-KEY-NUMBER-THREE")
    shop("credentials", "set", typed=secrets(gateway))
    with opened(shop) as till:
        assert number in pay(till, scanned)["error"]
    assert charged(gateway).total() == 1


def test_without_an_open_till_the_next_start_uses_them(shop: Till, gateway: TrainingGateway) -> None:
    gateway.issue_key(NEW_KEY)
    renewed = shop("credentials", "set", typed=secrets(gateway))
    assert (renewed.exit, renewed.result["in_use"]) == (0, False)
    assert "The next start uses them." in renewed.result["text"]
    with opened(shop) as till:
        assert paid(pay(till, code()))


def test_what_the_gateway_refuses_is_not_stored_and_the_open_till_goes_on(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring
) -> None:
    before = dict(desktop.entries)
    with opened(shop) as till:
        answered = shop("credentials", "set", typed=secrets(gateway, client_key="WRONG-DUMMY-KEY"))
        assert answered.exit == 5
        assert "QFPay refuses these credentials (code 1108)" in answered.result["error"]
        assert desktop.entries == before
        assert paid(pay(till, code()))


def test_unchecked_stores_what_the_gateway_does_not_know_yet(shop: Till, gateway: TrainingGateway) -> None:
    answered = shop("credentials", "set", "--unchecked", typed=secrets(gateway, client_key=NEW_KEY))
    assert (answered.exit, answered.result["proven"]) == (0, False)
    assert "QFPay was not asked" in answered.result["text"]
    gateway.issue_key(NEW_KEY)
    with opened(shop) as till:
        assert paid(pay(till, code()))


def test_a_gateway_that_cannot_be_reached_does_not_keep_from_storing(shop: Till, gateway: TrainingGateway) -> None:
    typed = secrets(gateway)
    gateway.close()
    answered = shop("credentials", "set", typed=typed)
    assert (answered.exit, answered.result["proven"]) == (0, False)


@pytest.mark.parametrize("is_open", [True, False])
def test_another_merchants_credentials_are_refused_while_something_is_open(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring, is_open: bool
) -> None:
    before = dict(desktop.entries)
    with opened(shop) as till:
        number = _shows_a_qr_code(till)
        if is_open:
            _refuses_another_merchant(shop, gateway)
    if not is_open:
        _refuses_another_merchant(shop, gateway)
    assert desktop.entries == before
    assert [one["out_trade_no"] for one in shop.payments()] == [number]


def _shows_a_qr_code(till: OpenTill) -> str:
    events = answer(till.till, {"do": "pay", "amount": "20", "wallet": "alipay"})
    return str(next(event for event in events if event["event"] == "qr")["out_trade_no"])


def _refuses_another_merchant(shop: Till, gateway: TrainingGateway) -> None:
    answered = shop("credentials", "set", "--unchecked", typed=secrets(gateway, mchid="OTHER-SHOP"))
    assert answered.exit == 5
    assert "another merchant" in answered.result["error"]
    assert "1 payments or refunds" in answered.result["error"]


def test_another_merchants_credentials_are_taken_over_when_nothing_is_open(
    shop: Till, gateway: TrainingGateway
) -> None:
    with opened(shop) as till:
        answered = shop("credentials", "set", "--unchecked", typed=secrets(gateway, mchid="OTHER-SHOP"))
        assert (answered.exit, answered.result["in_use"]) == (0, True)
        assert refused(pay(till, code()))


def test_a_payment_that_came_between_keeps_the_old_merchant_and_its_credentials(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring
) -> None:
    before = dict(desktop.entries)
    with opened(shop) as till:
        place = till.place
        new = parse_credentials(secrets(gateway, mchid="OTHER-SHOP"))

        def take_over(profile: str) -> bool:
            _shows_a_qr_code(till)
            return reread(till, profile)

        with pytest.raises(SetupError, match="another merchant"):
            renew_credentials(place, new, take_over, unchecked=True)
        assert till.merchant.gateway.credentials.mchid == gateway.mchid
    assert desktop.entries == before


def test_a_till_that_was_never_opened_may_have_another_merchant(shop: Till, gateway: TrainingGateway) -> None:
    assert shop("credentials", "set", "--unchecked", typed=secrets(gateway, mchid="OTHER-SHOP")).exit == 0


def test_the_first_credentials_stay_when_they_cannot_be_taken_over(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring
) -> None:
    """There is nothing to go back to, and the next start can use them."""
    desktop.entries.clear()

    def fails(_profile: str) -> bool:
        raise SetupError(Sentence("", "a reason"))

    with pytest.raises(SetupError, match="a reason"):
        renew_credentials(Place(DataFolder(shop.folder)), parse_credentials(secrets(gateway)), fails)
    assert len(desktop.entries) == 1


@pytest.mark.expect_log("The keyring failed: KeyringLocked$")
def test_a_keyring_that_the_open_till_cannot_read_leaves_everything_as_it_was(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring
) -> None:
    before = dict(desktop.entries)
    gateway.issue_key(NEW_KEY)
    with opened(shop):
        desktop.before = lambda: _locked_for("door-caller")
        answered = shop("credentials", "set", typed=secrets(gateway))
    assert answered.exit == 5
    assert "keyring is locked" in answered.result["error"]
    assert desktop.entries == before


def _locked_for(thread: str) -> None:
    if threading.current_thread().name == thread:
        raise KeyringLocked


def test_an_open_till_of_another_profile_is_left_alone(shop: Till, gateway: TrainingGateway) -> None:
    assert shop("profile", "add", "branch", "--base-url", gateway.url).exit == 0
    with opened(shop) as till:
        answered = shop("credentials", "set", "--profile", "branch", typed=secrets(gateway))
        assert (answered.exit, answered.result["in_use"]) == (0, False)
        assert paid(pay(till, code()))


def test_a_till_that_trains_has_no_credentials_to_renew(shop: Till) -> None:
    with open_till(Place(DataFolder(shop.folder)).for_training()) as till:
        assert reread(till, "training") is False


def test_stored_credentials_are_checked_and_removed(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring
) -> None:
    assert shop("credentials", "check").result["ok"] is True
    gateway.issue_key(NEW_KEY)
    checked = shop("credentials", "check")
    assert (checked.exit, checked.result["ok"]) == (5, False)
    assert shop("credentials", "remove").result["removed"] is True
    assert desktop.entries == {}
    assert shop("credentials", "remove").result["removed"] is False


@pytest.mark.parametrize("damaged", [True, False])
def test_a_damaged_or_missing_entry_is_replaced(
    shop: Till, gateway: TrainingGateway, desktop: MemoryKeyring, damaged: bool
) -> None:
    ((service, name),) = desktop.entries
    if damaged:
        desktop.entries[service, name] = "garbage"
    else:
        del desktop.entries[service, name]
    assert shop("credentials", "set", typed=secrets(gateway)).exit == 0
    with opened(shop) as till:
        assert paid(pay(till, code()))


@pytest.mark.parametrize(
    ("told", "in_use"),
    [([], False), ([{"event": "result", "error": "unknown command", "exit": 2}], False)],
)
def test_an_older_open_till_leaves_them_to_the_next_start(
    shop: Till, gateway: TrainingGateway, monkeypatch: pytest.MonkeyPatch, told: list[dict[str, object]], in_use: bool
) -> None:
    monkeypatch.setattr(command.DoorClient, "call", lambda _self, _request: iter(told))
    with opened(shop):
        assert shop("credentials", "set", typed=secrets(gateway)).result["in_use"] is in_use


def test_a_till_that_ends_while_it_is_asked_leaves_them_to_the_next_start(
    shop: Till, gateway: TrainingGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_self: object, _request: object) -> Iterator[dict[str, object]]:
        raise TillLost(Sentence("", "gone"))

    monkeypatch.setattr(command.DoorClient, "call", lost)
    with opened(shop):
        assert shop("credentials", "set", typed=secrets(gateway)).result["in_use"] is False


def test_a_till_that_is_just_opening_is_waited_for(
    shop: Till, gateway: TrainingGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, calls = DoorClient.call, iter([True])

    def not_yet(self: DoorClient, request: dict[str, object]) -> Iterator[dict[str, object]]:
        if next(calls, False):
            raise NobodyHome
        return call(self, request)

    monkeypatch.setattr(command.DoorClient, "call", not_yet)
    with opened(shop):
        assert shop("credentials", "set", typed=secrets(gateway)).result["in_use"] is True


def test_a_till_that_never_opens_its_door_is_not_waited_for_for_ever(
    shop: Till, gateway: TrainingGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_PATIENCE_S", 0.3)
    lock = Place(DataFolder(shop.folder)).lock()
    assert lock.acquire()
    try:
        assert shop("credentials", "set", typed=secrets(gateway)).result["in_use"] is False
    finally:
        lock.release()
