"""The key under which the journal keeps hashes of payment codes, so that one that was charged before is recognised.

It is made of `client_key`, so that no further secret has to be kept; and it outlives that key: who renews credentials
keeps the old ones' codes key beside the new, in the same entry of the keyring. A code that was charged an hour before
the renewal is recognised after it, in the till that is open and in those that are opened later.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.secret import Secret

if TYPE_CHECKING:
    from pos_app.credentials.parsing import StoredCredentials


def codes_key(credentials: StoredCredentials) -> bytes:
    """The key of the hashes."""
    return bytes.fromhex(_hex_key(credentials).reveal())


def keeping_codes(new: StoredCredentials, old: StoredCredentials | None) -> StoredCredentials:
    """`new` as they are to be stored in place of `old`: the hashes stay what they were."""
    return new if old is None else replace(new, codes_key=_hex_key(old))


def _hex_key(credentials: StoredCredentials) -> Secret:
    if credentials.codes_key is not None:
        return credentials.codes_key
    key = credentials.client_key.reveal().encode()
    return Secret(hmac.new(key, b"pos-app payment code fingerprint", hashlib.sha256).hexdigest())
