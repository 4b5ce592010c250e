from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked

from pos_app.credentials.owner_pin import OwnerPin, parse_pin
from pos_app.credentials.store import CredentialStore
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import BadInput, SetupError

PIN = Secret("271828")


class Ring(KeyringBackend):
    """A keyring that forgets with the test."""

    locked = False

    @properties.classproperty
    def priority(self) -> float:
        return -1  # never chosen by itself

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked(PIN.reveal())
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def pin(ring: Ring) -> OwnerPin:
    return OwnerPin("till", CredentialStore(ring))


def test_only_the_pin_that_was_set_matches(pin: OwnerPin) -> None:
    pin.set(PIN)
    assert [pin.matches(Secret(text)) for text in ("271828", "271827", "2718", "")] == [True, False, False, False]
    pin.set(Secret("1234"))
    assert [pin.matches(Secret(text)) for text in ("271828", "1234")] == [False, True]


def test_without_a_pin_nothing_is_right_or_wrong(pin: OwnerPin) -> None:
    assert (pin.is_set(), pin.matches(PIN), pin.clear()) == (False, None, False)


def test_pin_that_was_cleared_is_gone(pin: OwnerPin, ring: Ring) -> None:
    pin.set(PIN)
    assert pin.is_set()
    assert pin.clear()
    assert (ring.entries, pin.is_set()) == ({}, False)


def test_keyring_holds_a_salted_hash_and_never_the_pin(pin: OwnerPin, ring: Ring) -> None:
    pin.set(PIN)
    [first] = ring.entries.values()
    pin.set(PIN)
    [second] = ring.entries.values()
    assert json.loads(first).keys() == {"salt", "scrypt"}
    assert {json.loads(first)[part] for part in ("salt", "scrypt")}.isdisjoint(json.loads(second).values())
    assert PIN.reveal() not in first


def test_tills_have_pins_of_their_own(ring: Ring) -> None:
    one, other = (OwnerPin(name, CredentialStore(ring)) for name in ("one", "other"))
    one.set(PIN)
    assert not other.is_set()


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"salt": "xx", "scrypt": "00"}', '{"salt": 1, "scrypt": 2}',
                                  "[" * 100_000])  # fmt: skip
def test_damaged_entry_is_told_and_can_be_cleared(pin: OwnerPin, ring: Ring, kept: str) -> None:
    pin.set(PIN)
    ring.entries = dict.fromkeys(ring.entries, kept)
    with pytest.raises(SetupError, match="owner-pin clear") as caught:
        pin.matches(PIN)
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert pin.clear()


class SpoiltRing(Ring):
    """A vault with somebody else's bytes in our entry: it can only be removed."""

    spoilt = True

    def _look(self) -> None:
        if self.spoilt:
            b"\xff".decode("utf-8")

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self.spoilt = False


@pytest.mark.expect_log("The keyring failed")
def test_spoilt_entry_is_told_and_can_be_cleared_or_replaced() -> None:
    with pytest.raises(SetupError, match="owner-pin clear"):
        OwnerPin("till", CredentialStore(SpoiltRing())).matches(PIN)
    pin = OwnerPin("till", CredentialStore(SpoiltRing()))
    assert pin.clear()
    assert not pin.is_set()
    pin = OwnerPin("till", CredentialStore(SpoiltRing()))
    pin.set(PIN)
    assert pin.matches(PIN)


@pytest.mark.expect_log("The keyring failed: KeyringLocked")
def test_locked_keyring_is_a_sentence_without_the_pin(pin: OwnerPin, ring: Ring) -> None:
    ring.locked = True
    with pytest.raises(SetupError, match="The keyring is locked") as caught:
        pin.matches(PIN)
    assert PIN.reveal() not in repr(caught.value)
    assert caught.value.__context__ is None


@given(st.from_regex(r"[0-9]{4,8}", fullmatch=True))
def test_four_to_eight_digits_are_a_pin(text: str) -> None:
    pin = parse_pin(f" {text}\r\n")
    assert pin.reveal() == text
    assert text not in repr(pin)


@pytest.mark.parametrize("text", ["", "123", "123456789", "12 34", "12a4", "１２３４", "-1234", "1234.0"])
def test_anything_else_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_pin(text)
    assert str(caught.value) == "A PIN has 4 to 8 digits and nothing else."
