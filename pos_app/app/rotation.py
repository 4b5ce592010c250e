"""Other credentials for a profile: proven first, kept in the keyring, and taken over by the till that is open.

QFPay renews a `client_key` while the shop sells. The till signs with the new one from the next request on: what was
sent before is asked about with it, what is on its way ends as it began, and no restart is needed.

Credentials of another merchant (`app_code` or `mchid` differ) are no renewal: QFPay would not tell them what became of
the old one's payments. While such are open they are refused, and nothing is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.app.asking import NO_SUCH_NUMBER, client_with
from pos_app.checkout.renewing import refuse_while_under_way
from pos_app.credentials.codes_key import keeping_codes
from pos_app.credentials.store import DamagedCredentials, NoCredentials
from pos_app.domain.answers import NoAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.domain.status_codes import NOT_FOUND
from pos_app.journal import JournalReader
from pos_app.qfpay.response_trust import CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.app.opening import Place
    from pos_app.credentials.parsing import StoredCredentials
    from pos_app.credentials.store import CredentialStore
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_REFUSED = QT_TRANSLATE_NOOP(
    "rotation",
    "QFPay refuses these credentials (code {respcd}), so they were not stored: what was in use stays. Compare "
    "app_code, client_key and mchid with what QFPay gave you, and the environment and signature type of the profile. "
    "QFPay may also switch a new key on later: then try again.",
)


@dataclass(frozen=True, slots=True)
class Renewed:
    """`proven`: QFPay accepted them just now. `in_use`: the open till signs with them; else the next start does."""

    proven: bool
    in_use: bool


def renew_credentials(
    place: Place, new: StoredCredentials, take_over: Callable[[str], bool], *, unchecked: bool = False
) -> Renewed:
    """Stores credentials for the profile of `place`, once QFPay does not refuse them, and has the open till use them.

    `take_over` is told the profile's name and has the open till read the keyring: `reread` for whoever is that till.
    `unchecked` stores them without asking QFPay. Raises SetupError: then what was stored before stays, and stays in
    use. Waits for the network and for the keyring's question, so it belongs into a thread of its own.
    """
    settings, profile = place.store.load(), place.store.profile(place.profile)
    key = settings.credentials_key(profile.name)
    old = place.from_keyring(lambda store: _readable(store, key))
    if old is not None and not new.same_merchant(old):
        _refuse_while_under_way(place, profile.name)
    proven = not unchecked and _accepted(settings, profile, new)
    place.from_keyring(lambda store: store.save(key, keeping_codes(new, old)))
    try:
        return Renewed(proven, take_over(profile.name))
    except CounterError:
        if old is not None:
            place.from_keyring(lambda store: store.save(key, old))
        raise


def _readable(store: CredentialStore, key: str) -> StoredCredentials | None:
    """What is stored; None where there is nothing, or nothing that can be read, to be careful with."""
    try:
        return store.load(key)
    except (NoCredentials, DamagedCredentials):
        return None


def _refuse_while_under_way(place: Place, profile: str) -> None:
    if place.folder.journal.exists():
        with JournalReader.open(place.folder.journal) as reader:
            refuse_while_under_way(reader, profile)


def _accepted(settings: Settings, profile: Profile, new: StoredCredentials) -> bool:
    """Whether QFPay takes a question signed with them; False when it could not be asked. Raises SetupError."""
    with client_with(new, settings, profile) as gateway:
        answer = gateway.query([NO_SUCH_NUMBER])
    if isinstance(answer, NoAnswer):
        return False
    if answer.respcd in CONFIGURATION:
        raise SetupError(_REFUSED.filled(respcd=answer.respcd))
    return answer.respcd == "0000" or answer.respcd in NOT_FOUND
