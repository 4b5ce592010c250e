"""Whether the keyring works, and has what the profile needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.credentials.store import CredentialStore
from pos_app.domain.checkup import Check, fault, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    from pos_app.app.opening import Merchant, Place

_KEYRING_WELL = QT_TRANSLATE_NOOP("account", "The keyring works: {name}.")
_TRAINING_KEYRING = QT_TRANSLATE_NOOP("account", "Training needs no keyring.")
_STORED = QT_TRANSLATE_NOOP("account", "The credentials of profile {profile} are stored, with an mchid.")
_STORED_WITHOUT = QT_TRANSLATE_NOOP("account", "The credentials of profile {profile} are stored, without an mchid.")
_TRAINING_CREDENTIALS = QT_TRANSLATE_NOOP("account", "Training brings its own credentials.")


def keyring(place: Place) -> Check:
    """Has the keyring open, which may ask its owner."""
    if place.training:
        return well("keyring", _TRAINING_KEYRING)
    try:
        return well("keyring", _KEYRING_WELL.filled(name=CredentialStore().check()))
    except CounterError as error:
        return fault("keyring", error.sentence)


def credentials(place: Place, merchant: Merchant) -> Check:
    """What the merchant was opened with."""
    if place.training:
        return well("credentials", _TRAINING_CREDENTIALS)
    said = _STORED if merchant.gateway.credentials.mchid else _STORED_WITHOUT
    return well("credentials", said.filled(profile=merchant.profile.name))
