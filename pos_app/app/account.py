"""A till's account at QFPay, for whoever sets it up: settings, keyring, and one signed question to the gateway."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.app.asking import NO_SUCH_NUMBER, client_with
from pos_app.app.other_gateway import beside
from pos_app.app.rotation import renew_credentials
from pos_app.credentials.store import NoCredentials
from pos_app.domain.sentences import CounterError
from pos_app.qfpay.client import QUERY, GatewayClient
from pos_app.qfpay.diagnosis import Asked, diagnose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.app.opening import Place
    from pos_app.credentials.parsing import StoredCredentials
    from pos_app.qfpay.diagnosis import Diagnosis
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile


class Account:
    """An `AccountPort` over the settings of a place and the system's keyring.

    `take_over` has an open till use what the keyring holds for a profile now, and says whether it does.
    """

    def __init__(self, place: Place, take_over: Callable[[str], bool] = lambda _profile: False) -> None:
        self._place = place
        self._take_over = take_over
        self._in_use = False

    def save(self, changes: Mapping[str, object]) -> Settings:
        """Saves other values of settings; the rest of the file stays as it is on disk."""
        return self._place.store.change(changes)

    def save_profile(self, profile: Profile, changes: Mapping[str, object]) -> Settings:
        """The same with a profile; with one beside it where it is for another gateway."""
        wanted = beside(self._place, profile, used=self._has_any(profile))
        active = {} if wanted.name == profile.name else {"active_profile": wanted.name}
        return self._place.store.put_profile(wanted, {**changes, **active})

    def sign_with(self, profile: Profile) -> bool:
        """Has the open till sign so, too; where it refuses, the profile is again what it was."""
        store = self._place.store
        before = store.profile(profile.name)
        store.put_profile(replace(before, sign_type=profile.sign_type), {})
        try:
            return self._take_over(profile.name)
        except CounterError:
            store.put_profile(before, {})
            raise

    def has_credentials(self, profile: Profile) -> bool:
        """Whether the keyring holds credentials that can be read."""
        try:
            self._load(profile)
        except NoCredentials:
            return False
        return True

    def check(self, profile: Profile, credentials: StoredCredentials | None) -> Diagnosis:
        """Asks about a payment that does not exist: whoever is known and signs rightly hears that it was not found."""
        settings = self._place.store.load()
        stored = credentials or self._load(profile)
        with client_with(stored, settings, profile) as gateway:
            return diagnose(ask(gateway, profile, has_mchid=bool(stored.mchid), has_proxy=bool(settings.proxy)))

    def store(self, profile: Profile, credentials: StoredCredentials) -> None:
        """Keeps them in the keyring, and has the open till use them."""
        place = replace(self._place, profile=profile.name)
        self._in_use = renew_credentials(place, credentials, self._take_over, unchecked=True).in_use

    def credentials_changed(self) -> bool:
        """Whether the open till uses what was stored last."""
        return self._in_use

    def _has_any(self, profile: Profile) -> bool:
        """Whether there may be credentials, readable or not."""
        try:
            return self.has_credentials(profile)
        except CounterError:
            return True

    def _load(self, profile: Profile) -> StoredCredentials:
        key = self._place.store.load().credentials_key(profile.name)
        return self._place.from_keyring(lambda store: store.load(key))


def ask(gateway: GatewayClient, profile: Profile, *, has_mchid: bool, has_proxy: bool) -> Asked:
    """One signed query, and what is known of its answer."""
    answer = gateway.query([NO_SUCH_NUMBER])
    seen = gateway.pins.latest(QUERY)
    return Asked(
        answer=answer,
        base_url=profile.base_url,
        sign_type=profile.sign_type,
        has_mchid=has_mchid,
        ahead=gateway.gateway_time_offset,
        trust=None if seen is None else seen.trust,
        has_proxy=has_proxy,
    )
