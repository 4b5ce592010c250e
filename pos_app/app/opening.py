"""Opens a till: data folder, lock, profile, credentials, gateway, journal, door; and closes it again."""

from __future__ import annotations

import getpass
import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pos_app.app.backing_up import BackingUp
from pos_app.app.callers import Callers
from pos_app.app.diary import Diary, note_closed, note_till
from pos_app.app.rereading import CREDENTIALS_CHANGED, answer_reread, to_sign_with
from pos_app.checkout import Till
from pos_app.checkout.clock import SystemClock
from pos_app.checkout.ordering import CODE_LIFE_S, Shop
from pos_app.checkout.till_commands import answer
from pos_app.control.door import SHOWN, DoorServer
from pos_app.control.lock import TillLock
from pos_app.credentials.codes_key import codes_key
from pos_app.credentials.parsing import StoredCredentials
from pos_app.credentials.store import CredentialStore, NoCredentials
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.journal import Journal
from pos_app.journal.ownership import claim
from pos_app.journal.reserve import Reserve
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import SignType
from pos_app.settings.paths import DataFolder
from pos_app.settings.profiles import Profile
from pos_app.settings.store import SettingsStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pos_app.domain.sentences import Sentence
    from pos_app.domain.till_events import JournalRestored
    from pos_app.settings.model import Settings
    from pos_app.training.gateway import TrainingGateway

log = logging.getLogger(__name__)
T = TypeVar("T")

TRAINING_PROFILE: Final = "training"

_RESTORED = QT_TRANSLATE_NOOP(
    "opening",
    "The journal was damaged. It is kept as backups/{aside}, and {backup} took its place; payments since then are "
    "read from QFPay. Keep the damaged file until support has seen it.",
)
_BEGUN_ANEW = QT_TRANSLATE_NOOP(
    "opening",
    "The journal was damaged or missing, and there was no backup. What was left is kept as backups/{aside}; payments "
    "are read from QFPay. Keep the damaged file until support has seen it.",
)
_OTHER_USER = QT_TRANSLATE_NOOP(
    "opening",
    "This till has been used before, but the keyring of the user {user} holds no credentials for profile {profile}. "
    "Log in to the computer with the user who set the till up. If that is you and the keyring is a new one, store the "
    "credentials again.",
)


def _wait(asked: Future[T], _settings: Settings) -> None:
    asked.exception()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a till lives and how it is meant to be opened: `--data-dir`, `--profile`, `--training`, `--set`.

    `wait` waits until the keyring has answered, which may ask a person first. It may raise a CounterError: that nobody
    waits any longer.
    """

    folder: DataFolder
    profile: str | None = None
    training: bool = False
    overrides: Mapping[str, object] = field(default_factory=dict)
    wait: Callable[[Future[Any], Settings], None] = _wait

    @classmethod
    def resolve(
        cls,
        data_dir: str | None,
        profile: str | None,
        training: bool,
        overrides: Mapping[str, object] = MappingProxyType({}),
    ) -> Place:
        """The place that the command line names. Makes the folders; raises SetupError when it cannot."""
        folder = DataFolder.resolve(data_dir)
        folder.ensure()
        place = cls(folder, profile, overrides=overrides)
        return place.for_training() if training else place

    @classmethod
    def named(
        cls,
        data_dir: str | None,
        profile: str | None,
        training: bool,
        overrides: Mapping[str, object] = MappingProxyType({}),
    ) -> Place:
        """The same place, whether it can be used or not."""
        try:
            return cls.resolve(data_dir, profile, training, overrides)
        except SetupError:
            folder = DataFolder.resolve(data_dir)
            if training:
                return cls(folder.training(), training=True, overrides=overrides)
            return cls(folder, profile, overrides=overrides)

    def for_training(self) -> Place:
        """The place for training inside this one. Makes its folders; raises SetupError when it cannot."""
        folder = self.folder.training()
        folder.ensure()
        return Place(folder, training=True, overrides=self.overrides)

    @property
    def store(self) -> SettingsStore:
        """The settings of this place."""
        return SettingsStore(self.folder, overrides=self.overrides)

    def from_keyring(self, ask: Callable[[CredentialStore], T]) -> T:
        """What the keyring answers. Raises CounterError."""
        asked = CredentialStore().in_thread(ask)
        self.wait(asked, self.store.load())
        return asked.result()

    def lock(self) -> TillLock:
        """The lock that says that one process owns the till."""
        return TillLock(self.folder.lock)


@dataclass(frozen=True, slots=True)
class Merchant:
    """A profile with its credentials and the gateway that they open. `training`: the gateway in this process."""

    profile: Profile
    settings: Settings
    stored: StoredCredentials
    gateway: GatewayClient
    training: TrainingGateway | None


@contextmanager
def open_merchant(place: Place) -> Iterator[Merchant]:
    """Reads settings and keyring; in training starts the training gateway. Raises SetupError with a sentence."""
    with ExitStack() as stack:
        settings = place.store.load()
        training = stack.enter_context(_training_gateway(place)) if place.training else None
        profile = place.store.profile(place.profile) if training is None else training_profile(training.url)
        stored = _stored(place, settings, profile) if training is None else _training_credentials(training)
        gateway = GatewayClient(
            profile.base_url,
            to_sign_with(stored),
            SignType(profile.sign_type),
            proxy=settings.proxy,
            udid=settings.till_id,
            # The training gateway has another port at each start, and is the same gateway nevertheless.
            pins=SignaturePins(TRAINING_PROFILE) if place.training else None,
        )
        stack.callback(gateway.close)
        yield Merchant(profile, settings, stored, gateway, training)


@dataclass(frozen=True, slots=True)
class OpenTill:
    """A till at work. `restored`: what to tell a person when the journal had to be restored."""

    till: Till
    place: Place
    merchant: Merchant
    clock: SystemClock
    restored: Sentence | None = None


class JournalOpener:
    """Opens the till's own journal, for the thread that calls it, and remembers whether it had to be restored.

    Raises SetupError, also for a journal of another till.
    """

    restored: Sentence | None = None

    def __init__(self, folder: DataFolder, till_id: str, clock: SystemClock) -> None:
        self._folder = folder
        self._till_id = till_id
        self._clock = clock

    def __call__(self) -> Journal:
        journal = Journal.open(self._folder.journal, self._folder.backups, reserve=Reserve(self._folder.reserve))
        try:
            claim(journal, self._till_id, self._clock.now())
        except BaseException:
            journal.close()
            raise
        if journal.restored is not None:
            self.restored = restored_sentence(journal.restored)
        return journal


def restored_sentence(event: JournalRestored) -> Sentence:
    """What became of a damaged journal, for the owner and for support."""
    return (_RESTORED if event.backup else _BEGUN_ANEW).filled(aside=event.aside, backup=event.backup)


@contextmanager
def open_till(place: Place, show: Callable[[], None] | None = None, patience_s: float = 0) -> Iterator[OpenTill]:
    """Opens the till of `place`, whose lock the caller holds, and its door. Raises CounterError with a sentence.

    `show` brings the window forward when a second start asks for it. A till that is closed waits `patience_s` for
    callers at its door; those who are still there then hear that it ended, and take their payments over.
    """
    with ExitStack() as stack:
        merchant = stack.enter_context(open_merchant(place))
        shop = Shop(
            profile=merchant.profile,
            till=f"{merchant.settings.till_number:03}",
            fingerprint_key=codes_key(merchant.stored),
            # Training codes are used again and again; which are spent its gateway knows.
            code_life_s=0 if place.training else CODE_LIFE_S,
        )
        clock = SystemClock()
        journal = JournalOpener(place.folder, merchant.settings.till_id, clock)
        till = Till(journal, merchant.gateway, shop, clock, pins=merchant.gateway.pins)
        stack.callback(till.close)
        till.subscribe(Diary())  # before it starts: what it takes up again belongs into the diary too
        till.start()
        note_till(merchant.profile, merchant.settings.till_number)
        stack.callback(note_closed)
        backing_up = BackingUp(place.folder.journal, place.folder.backups)
        stack.callback(backing_up.close)
        backing_up.start()
        callers = Callers()
        opened = OpenTill(till, place, merchant, clock, journal.restored)
        try:
            door = DoorServer(place.folder.root, lambda request: _answer_caller(opened, request, show, callers))
            stack.callback(door.close)
        except SetupError as error:
            log.warning("no door for the command line: %s", error)  # the till can do without
        place.store.keep_good()
        stack.callback(till.stop)  # first of all, so that nobody at the door waits for a till that is closing
        yield opened
        callers.wait_until_gone(patience_s)


def _answer_caller(
    opened: OpenTill, request: dict[str, object], show: Callable[[], None] | None, callers: Callers
) -> Iterator[dict[str, object]]:
    log.info("a caller asks: %(do)s", {"do": request.get("do")})
    if request.get("do") != "show":
        changed = request.get("do") == CREDENTIALS_CHANGED
        events = answer_reread(opened, request) if changed else answer(opened.till, request)
        with callers.one_more():
            yield from _until_closed(opened.till, events)
    elif show is not None:
        show()
        yield SHOWN


def _until_closed(till: Till, events: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Leaves out how an answer ends when that is only because the till closes: the caller goes on by itself."""
    for event in events:
        if till.closed and event.get("event") != "begun":
            return
        yield event


def _training_gateway(place: Place) -> TrainingGateway:
    from pos_app.training.gateway import TrainingGateway  # a sale with real money need not wait for it to load

    return TrainingGateway(ledger_path=place.folder.root / "gateway.sqlite3")


def training_profile(url: str) -> Profile:
    """The profile of a till that trains; wallets and rules are Hong Kong's."""
    return Profile(name=TRAINING_PROFILE, base_url=url)


def _training_credentials(training: TrainingGateway) -> StoredCredentials:
    return StoredCredentials(Secret(training.app_code), Secret(training.client_key), training.mchid)


def _stored(place: Place, settings: Settings, profile: Profile) -> StoredCredentials:
    key = settings.credentials_key(profile.name)
    try:
        return place.from_keyring(lambda store: store.load(key))
    except NoCredentials:
        if not place.folder.journal.exists():
            raise  # set up, and never opened yet
    raise NoCredentials(_OTHER_USER.filled(user=getpass.getuser(), profile=profile.name))
