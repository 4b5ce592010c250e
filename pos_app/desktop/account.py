"""What the window needs to set a till up and to look after its account at QFPay. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.credentials.parsing import StoredCredentials
    from pos_app.qfpay.diagnosis import Diagnosis
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile


class AccountPort(Protocol):
    """Every method may block, on the disk, the network or a question of the keyring: it is called in a thread.

    Each raises CounterError with a sentence when it cannot do what it is asked for; nothing has changed then.
    """

    def save(self, changes: Mapping[str, object]) -> Settings:
        """Saves other values of settings, by their names."""

    def save_profile(self, profile: Profile, changes: Mapping[str, object]) -> Settings:
        """Saves a profile, new or in place of the one of its name, and settings with it.

        For another gateway than that one has, it is saved beside it under a name of its own, and becomes active.
        """

    def sign_with(self, profile: Profile) -> bool:
        """Saves the profile's signature type; whether the open till signs so from now on, without a new start."""

    def has_credentials(self, profile: Profile) -> bool:
        """Whether the keyring holds credentials of this profile."""

    def check(self, profile: Profile, credentials: StoredCredentials | None) -> Diagnosis:
        """Asks the gateway one signed question, with these credentials or those in the keyring. No payment is made."""

    def store(self, profile: Profile, credentials: StoredCredentials) -> None:
        """Keeps the credentials in the keyring, in place of older ones."""

    def credentials_changed(self) -> bool:
        """Other credentials are in the keyring; whether the open till uses them from now on, without a new start."""
