"""The first set-up, step by step: what is asked, what was taken over, where to go on. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pos_app.desktop import wallet_choice
from pos_app.desktop.phrases import wallet_name
from pos_app.domain.money import CURRENCIES
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError
from pos_app.qfpay.environments import (
    ENVIRONMENTS,
    LIVE_TESTING,
    LIVE_TESTING_MOVES_MONEY,
    PRODUCTION,
    SANDBOX,
    SANDBOX_HAS_NO_WALLETS,
    check_base_url,
)
from pos_app.settings.declared import Section, Setting
from pos_app.settings.profiles import SIGN_TYPES, Profile, check_time_zone

if TYPE_CHECKING:
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings

OTHER: Final = "other"
"""In place of the name of an environment: an address of one's own."""
NAME: Final = "shop"
"""The profile that the set-up makes where there is none."""


class Step(StrEnum):
    """The steps in their order; the value is what the settings remember."""

    LANGUAGE = "language"
    WAY = "way"
    GATEWAY = "gateway"
    CREDENTIALS = "credentials"
    SHOP = "shop"
    WALLETS = "wallets"
    SCANNER = "scanner"
    CUSTOMER = "customer"
    DONE = "done"


class End(Enum):
    """How the set-up ended: the counter opens, training opens, or the program ends for now."""

    OPEN = auto()
    TRAIN = auto()
    CLOSE = auto()


STEPS: Final = tuple(Step)
_OF_A_PROFILE: Final = (Step.CREDENTIALS, Step.WALLETS)

TITLES: Final[Mapping[Step, Sentence]] = MappingProxyType(
    {
        Step.LANGUAGE: QT_TRANSLATE_NOOP("setup_steps", "Language"),
        Step.WAY: QT_TRANSLATE_NOOP("setup_steps", "Training, or real payments?"),
        Step.GATEWAY: QT_TRANSLATE_NOOP("setup_steps", "Your account at QFPay"),
        Step.CREDENTIALS: QT_TRANSLATE_NOOP("setup_steps", "Credentials"),
        Step.SHOP: QT_TRANSLATE_NOOP("setup_steps", "Shop and till"),
        Step.WALLETS: QT_TRANSLATE_NOOP("setup_steps", "Wallets"),
        Step.SCANNER: QT_TRANSLATE_NOOP("setup_steps", "Scanner"),
        Step.CUSTOMER: QT_TRANSLATE_NOOP("setup_steps", "The customer's screen"),
        Step.DONE: QT_TRANSLATE_NOOP("setup_steps", "Ready"),
    }
)
EXPLAINED: Final[Mapping[Step, Sentence]] = MappingProxyType(
    {
        Step.LANGUAGE: QT_TRANSLATE_NOOP(
            "setup_steps", "Everything here can be changed later in the menu, under “Settings”."
        ),
        Step.WAY: QT_TRANSLATE_NOOP(
            "setup_steps", "Training is the whole counter with invented money. Nothing has to be set up for it."
        ),
        Step.GATEWAY: QT_TRANSLATE_NOOP(
            "setup_steps", "QFPay's letter says for which environment your credentials are."
        ),
        Step.CREDENTIALS: QT_TRANSLATE_NOOP(
            "setup_steps",
            "QFPay gave you app_code, client_key and perhaps mchid. They are kept in the keyring of this computer, "
            "nowhere else.",
        ),
        Step.SHOP: QT_TRANSLATE_NOOP(
            "setup_steps", "What stands at the top of the window and on the customer's screen."
        ),
        Step.WALLETS: QT_TRANSLATE_NOOP(
            "setup_steps",
            "Switch on what QFPay has enabled for you; its letter or its support says what that is. Nothing is tried "
            "out here.",
        ),
        Step.SCANNER: QT_TRANSLATE_NOOP(
            "setup_steps", "A scanner on a serial port (USB-COM) is chosen in the settings, under “Scanner”."
        ),
        Step.CUSTOMER: QT_TRANSLATE_NOOP(
            "setup_steps", "A second screen can show the customer the amount and the QR code."
        ),
        Step.DONE: QT_TRANSLATE_NOOP("setup_steps", "This is what the counter will open with."),
    }
)

OF_ENVIRONMENTS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        SANDBOX: SANDBOX_HAS_NO_WALLETS,
        LIVE_TESTING: LIVE_TESTING_MOVES_MONEY,
        PRODUCTION: QT_TRANSLATE_NOOP("setup_steps", "Real payments, settled to you by QFPay."),
        OTHER: QT_TRANSLATE_NOOP(
            "setup_steps", "For another country, or a gateway on this computer: type the address that you were given."
        ),
        "": QT_TRANSLATE_NOOP("setup_steps", "Choose one to go on."),
    }
)
ENVIRONMENT_NAMES: Final[Mapping[object, Sentence | str]] = MappingProxyType(
    {
        PRODUCTION: QT_TRANSLATE_NOOP("setup_steps", "Production"),
        LIVE_TESTING: QT_TRANSLATE_NOOP("setup_steps", "Live testing"),
        SANDBOX: QT_TRANSLATE_NOOP("setup_steps", "Sandbox"),
        OTHER: QT_TRANSLATE_NOOP("setup_steps", "Another address"),
    }
)
_PROGRESS = QT_TRANSLATE_NOOP("setup_steps", "{number} of {count}")


def _check_url(url: str) -> None:
    try:
        check_base_url(url)
    except SetupError as error:
        raise BadInput(error.sentence) from None


def _of_profile(name: str, title: Sentence) -> Setting:
    return Setting(name=name, kind=str, default="", section=Section.ELSEWHERE, title=title)


ENVIRONMENT: Final = replace(
    _of_profile("environment", QT_TRANSLATE_NOOP("setup_steps", "Environment")), choices=ENVIRONMENT_NAMES
)
BASE_URL: Final = replace(
    _of_profile("base_url", QT_TRANSLATE_NOOP("setup_steps", "Address of the gateway")),
    hint=QT_TRANSLATE_NOOP("setup_steps", "Such as https://openapi-hk.qfapi.com."),
    check=_check_url,
)
SIGN_TYPE: Final = replace(
    _of_profile("sign_type", QT_TRANSLATE_NOOP("setup_steps", "Signature type")),
    hint=QT_TRANSLATE_NOOP("setup_steps", "SHA256, unless QFPay told you otherwise."),
    choices={name: name for name in SIGN_TYPES},
)
MORE: Final = (
    replace(
        _of_profile("currency", QT_TRANSLATE_NOOP("setup_steps", "Currency")),
        choices={code: code for code, one in CURRENCIES.items() if one.confirmed},
    ),
    replace(
        _of_profile("time_zone", QT_TRANSLATE_NOOP("setup_steps", "Time zone")),
        hint=QT_TRANSLATE_NOOP("setup_steps", "Such as Asia/Hong_Kong or Asia/Tokyo."),
        check=check_time_zone,
    ),
    SIGN_TYPE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An account as far as it has been described. `environment`: a name, `other`, or none chosen yet."""

    environment: str = ""
    base_url: str = ""
    currency: str = "HKD"
    time_zone: str = "Asia/Hong_Kong"
    sign_type: str = "SHA256"

    @classmethod
    def of(cls, profile: Profile | None) -> Draft:
        """What a profile says; nothing without one."""
        if profile is None:
            return cls()
        return cls(
            environment=profile.environment or OTHER,
            base_url=profile.base_url,
            currency=profile.currency,
            time_zone=profile.time_zone,
            sign_type=profile.sign_type,
        )

    def profile(self, before: Profile | None) -> Profile | None:
        """The profile that it makes of the one `before`; None while something is missing."""
        url = ENVIRONMENTS.get(self.environment, self.base_url)
        if not self.environment or not url:
            return None
        described: dict[str, Any] = {
            "environment": None if self.environment == OTHER else self.environment,
            "base_url": check_base_url(url),
            "currency": self.currency,
            "time_zone": self.time_zone,
            "sign_type": self.sign_type,
        }
        if before is None:
            return Profile(name=NAME, **described)
        # Wallets are those of a currency.
        wallets = before.wallets if before.currency == self.currency else None
        return replace(before, wallets=wallets, **described)


def needed(settings: Settings) -> bool:
    """Whether a till that starts is to be set up first: it never was, or not to the end."""
    begun = settings.setup_step in STEPS
    return begun or not (settings.profiles or settings.unusable_profiles or settings.active_profile)


class Setup:
    """Where the set-up stands. Whoever saves asks `to_save` what, and says with `saved` that it is on the disk.

    `begin_at`: the one step that is missing.

    `stored`: whether the keyring holds credentials of the profile; None until that is known.
    """

    def __init__(self, settings: Settings, begin_at: Step | None = None) -> None:
        self.settings = settings
        self.profile = settings.profiles.get(settings.active_profile or "")
        self.draft = Draft.of(self.profile)
        self.stored: bool | None = None
        self._before: tuple[Profile | None, bool | None] = self.profile, self.stored
        self._unsaved: dict[str, object] = {}
        self._one_step = begin_at is not None
        self._reached = begin_at or self._resumed(settings.setup_step)
        self.at = self._reached

    def _resumed(self, remembered: str) -> Step:
        step = Step(remembered) if remembered in STEPS else Step.LANGUAGE
        return step if self.profile is not None else min(step, Step.GATEWAY, key=STEPS.index)

    # --- the steps ---

    @property
    def progress(self) -> Sentence | None:
        """`3 of 8`; nothing at the end."""
        if self.at is Step.DONE:
            return None
        return _PROGRESS.filled(number=str(STEPS.index(self.at) + 1), count=str(len(STEPS) - 1))

    @property
    def can_go_on(self) -> bool:
        """Whether the step has what it needs; it can be left for later all the same."""
        match self.at:
            case Step.GATEWAY:
                return self.draft.profile(self.profile) is not None
            case Step.CREDENTIALS:
                return bool(self.stored)
            case Step.WALLETS:
                return self.profile is not None and bool(wallet_choice.chosen(self.profile))
            case Step.DONE:
                return self.complete
        return True

    @property
    def complete(self) -> bool:
        """Whether the counter can open."""
        return self.profile is not None and bool(self.stored)

    def go_on(self) -> None:
        """The next step, and it is remembered by the next saving. Who came for one step alone has done it."""
        self.at = Step.DONE if self._one_step else self._neighbour(1)
        self._reached = max(self._reached, self.at, key=STEPS.index)

    def go_back(self) -> None:
        """The step before; the first one is its own."""
        self.at = self._neighbour(-1)

    def go_to(self, step: Step) -> None:
        """A certain step, such as one that was left for later."""
        self.at = step

    def _neighbour(self, direction: int) -> Step:
        place = STEPS.index(self.at) + direction
        while 0 <= place < len(STEPS):
            if self.profile is not None or STEPS[place] not in _OF_A_PROFILE:
                return STEPS[place]
            place += direction
        return self.at

    # --- what is chosen ---

    def choose(self, changes: Mapping[str, object]) -> None:
        """Takes over settings, by their names. Raises BadInput: nothing is taken over."""
        wanted: dict[str, Any] = {**changes}
        self.settings = replace(self.settings, **wanted)
        self._unsaved.update(changes)

    def describe(self, name: str, value: str) -> None:
        """One more word about the account, by its field in `Draft`."""
        wanted: dict[str, Any] = {name: value}
        self.draft = replace(self.draft, **wanted)

    def switch(self, wallet: Wallet, *, on: bool) -> None:
        """Whether the merchant has a wallet."""
        if self.profile is not None:
            self.profile = wallet_choice.switched(self.profile, wallet, on=on)

    def take_over(self) -> None:
        """What the step describes becomes what is saved. Another account needs its own credentials."""
        self._before = self.profile, self.stored
        described = self.draft.profile(self.profile) if self.at is Step.GATEWAY else None
        if described is not None and described != self.profile:
            self.profile, self.stored = described, None

    def take_back(self) -> None:
        """What was taken over last cannot be saved: the account that there was stays the till's, if there was one."""
        if self._before[0] is not None:
            self.profile, self.stored = self._before

    # --- saving ---

    def to_save(self) -> tuple[Profile | None, dict[str, object]]:
        """The profile, if it is not on the disk as it is, and other values of settings."""
        changed = self.profile is not None and self.settings.profiles.get(self.profile.name) != self.profile
        step = {"setup_step": self._reached.value}
        return (self.profile if changed else None), {**self._unsaved, **step}

    def saved(self, settings: Settings, changes: Mapping[str, object]) -> None:
        """What is on the disk now, and which changes are; what was chosen meanwhile stays to be saved.

        Another gateway may have been given a profile of another name: then that one is the till's.
        """
        self._unsaved = {name: value for name, value in self._unsaved.items() if changes.get(name, ...) != value}
        wanted: dict[str, Any] = self._unsaved
        self.settings = replace(settings, **wanted)
        active = settings.profiles.get(settings.active_profile or "")
        if self.profile is not None and active is not None and active.name != self.profile.name:
            self.profile, self.stored = active, None

    # --- the end ---

    def summary(self) -> tuple[tuple[Sentence, Sentence | str], ...]:
        """What was chosen, by its name."""
        settings, profile = self.settings, self.profile
        said: list[tuple[Sentence, Sentence | str]] = []
        if profile is None:
            said.append((ENVIRONMENT.title, _NOT_YET))
        else:
            environment = ENVIRONMENT_NAMES[profile.environment or OTHER]
            said.append((ENVIRONMENT.title, environment if profile.environment else profile.base_url))
            said.append((MORE[0].title, profile.currency))
            said.append((TITLES[Step.WALLETS], ", ".join(map(wallet_name, _in_order(profile))) or _NOT_YET))
        said.append((TITLES[Step.CREDENTIALS], _STORED if self.stored else _NOT_YET))
        till = _TILL.filled(number=str(settings.till_number), name=settings.till_name)
        said.append((_SHOP, settings.shop_name or _NOT_YET))
        said.append((_NUMBER, till))
        return tuple(said)


_NOT_YET = QT_TRANSLATE_NOOP("setup_steps", "not yet")
_STORED = QT_TRANSLATE_NOOP("setup_steps", "in the keyring")
_SHOP = QT_TRANSLATE_NOOP("setup_steps", "Shop")
_NUMBER = QT_TRANSLATE_NOOP("setup_steps", "Till")
_TILL = QT_TRANSLATE_NOOP("setup_steps", "{number} {name}")


def _in_order(profile: Profile) -> list[Wallet]:
    on = wallet_choice.chosen(profile)
    return [wallet for wallets in wallet_choice.offered(profile) for wallet in wallets if wallet in on]


FINISHED: Final[Mapping[str, object]] = MappingProxyType({"setup_step": ""})
"""The change that says that there is nothing more to set up."""
FROM_THE_FIRST_STEP: Final[Mapping[str, object]] = MappingProxyType({"setup_step": Step.LANGUAGE.value})
"""The change that has the next start set up again."""
