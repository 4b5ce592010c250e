"""The owner's PIN: 4 to 8 digits, of which the keyring keeps a salted hash. No file, log or text has it.

Whoever can read the keyring can try all PINs in a while: the PIN keeps the counter's settings from those who stand at
the counter, not from those who own the account of the computer.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable
from typing import Final

from pos_app.credentials.store import SERVICE, CredentialStore, DamagedCredentials
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError

SHORTEST: Final = 4
LONGEST: Final = 8

_PIN: Final = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
# 16 MB and about 50 ms: nobody at a counter waits, and ten thousand PINs take minutes rather than an instant.
_COST: Final = 2**14
_BLOCK: Final = 8

BAD_PIN: Final = QT_TRANSLATE_NOOP("owner_pin", "A PIN has 4 to 8 digits and nothing else.")
_DAMAGED = QT_TRANSLATE_NOOP(
    "owner_pin",
    "What the keyring holds of the owner's PIN cannot be read any more. Remove it with `pos-app owner-pin clear`, then "
    "set a new one.",
)


def parse_pin(text: str) -> Secret:
    """The PIN in `text`, without what stands around it. Raises BadInput, which does not repeat it."""
    pin = text.strip()
    if not _PIN.fullmatch(pin):
        raise BadInput(BAD_PIN)
    return Secret(pin)


class OwnerPin:
    """The PIN of one till. Every method may wait for the owner to answer the keyring's question, and hashes.

    None belongs in the window's thread; each raises SetupError with what to do when the keyring cannot be used.
    """

    def __init__(
        self, till_id: str, store: CredentialStore | None = None,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:  # fmt: skip
        self._entry = f"{till_id}#owner-pin"  # no profile can be named so
        self._store = store or CredentialStore()
        self._random_bytes = random_bytes

    def set(self, pin: Secret) -> None:
        """Keeps this PIN in place of an older one."""
        salt = self._random_bytes(_SALT_BYTES)
        kept = json.dumps({"salt": salt.hex(), "scrypt": _hash(pin, salt).hex()})
        try:
            self._store.ask(lambda backend: backend.set_password(SERVICE, self._entry, kept))
        except DamagedCredentials:  # Windows' vault looks at the old entry first, and would never let it be replaced
            self._store.ask(lambda backend: backend.delete_password(SERVICE, self._entry))
            self._store.ask(lambda backend: backend.set_password(SERVICE, self._entry, kept))

    def matches(self, pin: Secret) -> bool | None:
        """Whether it is this PIN; None when there is none."""
        kept = self._kept()
        if kept is None:
            return None
        salt, digest = _parsed(kept)
        return hmac.compare_digest(_hash(pin, salt), digest)

    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return self._kept() is not None

    def clear(self) -> bool:
        """Removes the PIN; False when there was none."""
        if self._kept() is None:
            return False
        self._store.ask(lambda backend: backend.delete_password(SERVICE, self._entry))
        return True

    def _kept(self) -> str | None:
        try:
            return self._store.ask(lambda backend: backend.get_password(SERVICE, self._entry))
        except DamagedCredentials:
            return ""  # which is no hash, and can be cleared


def _hash(pin: Secret, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.reveal().encode(), salt=salt, n=_COST, r=_BLOCK, p=1, dklen=_HASH_BYTES)


def _parsed(kept: str) -> tuple[bytes, bytes]:
    try:
        document = json.loads(kept)
        return bytes.fromhex(document["salt"]), bytes.fromhex(document["scrypt"])
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    # Not raised from within: the error would carry what was kept.
    raise SetupError(_DAMAGED)
