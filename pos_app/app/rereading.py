"""The open till takes over what has become of its credentials in the keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.checkout.till_commands import refusal
from pos_app.credentials.store import CredentialStore
from pos_app.domain.exit_codes import DONE
from pos_app.domain.sentences import CounterError
from pos_app.qfpay.orders import Credentials
from pos_app.qfpay.signing import SignType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.app.opening import OpenTill
    from pos_app.credentials.parsing import StoredCredentials

CREDENTIALS_CHANGED: Final = "credentials_changed"
"""What the command line asks at the door once it has stored other credentials; `profile` says whose."""


def to_sign_with(stored: StoredCredentials) -> Credentials:
    """What of them the gateway's client needs."""
    return Credentials(stored.app_code, stored.client_key, stored.mchid)


def reread(opened: OpenTill, profile: str) -> bool:
    """Has the open till sign with what the keyring holds for `profile` now, in the way that the settings say now.

    False when it works with another profile. Raises SetupError when they cannot be read, or while something of another
    merchant is open: then the till goes on with what it has. Waits for the keyring, so it is not for the threads of the
    till and the window.
    """
    merchant = opened.merchant
    if merchant.training is not None or profile != merchant.profile.name:
        return False
    new = to_sign_with(CredentialStore().load(merchant.settings.credentials_key(profile)))
    used = merchant.gateway.credentials
    other = (new.app_code, new.mchid) != (used.app_code, used.mchid)
    sign_type = SignType(opened.place.store.profile(profile).sign_type)
    opened.till.renew(lambda: merchant.gateway.renew(new, sign_type), other_merchant=other).result()
    return True


def answer_reread(opened: OpenTill, request: dict[str, object]) -> Iterator[dict[str, object]]:
    """`reread` for a caller at the door."""
    try:
        in_use = reread(opened, str(request.get("profile")))
    except CounterError as error:
        yield refusal(error)
    else:
        yield {"event": "result", "in_use": in_use, "exit": DONE}
