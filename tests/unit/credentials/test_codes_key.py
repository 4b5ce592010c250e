from __future__ import annotations

import hashlib
import hmac

from pos_app.credentials.codes_key import codes_key, keeping_codes
from pos_app.credentials.parsing import StoredCredentials, as_text, stored_credentials
from pos_app.domain.secret import Secret

OLD = StoredCredentials(Secret("DUMMYAPPCODE0001"), Secret("DUMMYCLIENTKEY0001"), None)
NEW = StoredCredentials(Secret("DUMMYAPPCODE0001"), Secret("DUMMYCLIENTKEY0002"), None)


def test_the_key_is_made_of_the_client_key() -> None:
    expected = hmac.new(b"DUMMYCLIENTKEY0001", b"pos-app payment code fingerprint", hashlib.sha256).digest()
    assert codes_key(OLD) == expected
    assert codes_key(NEW) != expected


def test_renewed_credentials_keep_it_however_often_they_are_renewed_and_stored() -> None:
    kept = OLD
    for number in range(3):
        renewed = StoredCredentials(Secret("DUMMYAPPCODE0001"), Secret(f"DUMMYCLIENTKEY100{number}"), None)
        kept = stored_credentials(as_text(keeping_codes(renewed, kept)).reveal())
        assert kept.client_key == renewed.client_key
        assert codes_key(kept) == codes_key(OLD)


def test_the_first_credentials_have_nothing_to_keep() -> None:
    assert keeping_codes(NEW, None) is NEW


def test_it_is_not_shown() -> None:
    assert codes_key(OLD).hex() not in repr(keeping_codes(NEW, OLD))
