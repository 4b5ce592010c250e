"""One signed question with credentials that are to be tried; no money moves."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from pos_app.app.rereading import to_sign_with
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.signing import SignType

if TYPE_CHECKING:
    from pos_app.credentials.parsing import StoredCredentials
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

NO_SUCH_NUMBER: Final = "P" + "0" * 23
"""Nobody has it: whoever is known and signs rightly hears that it was not found."""


def client_with(stored: StoredCredentials, settings: Settings, profile: Profile) -> closing[GatewayClient]:
    """A client for as long as the context lasts, which learns nothing for the till's own."""
    client = GatewayClient(
        profile.base_url,
        to_sign_with(stored),
        SignType(profile.sign_type),
        proxy=settings.proxy,
        udid=settings.till_id,
    )
    return closing(client)
