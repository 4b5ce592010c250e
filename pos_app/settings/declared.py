"""The owner's settings, declared once: name, type, default, limits, and the words for them.

`settings.toml` is read and written by these declarations, `Settings` checks its values by them, and the page of
settings is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence
from pos_app.settings.checks import check_amount, check_amounts, check_frame, check_proxy, check_release_page, one_line

USUAL_GAP_MS: Final = 55
"""The longest pause of usual scanners between two keys."""
AUTOMATIC: Final = "auto"
NONE: Final = "none"

_BAD_NUMBER = QT_TRANSLATE_NOOP("declared", "This number is between {smallest} and {largest}.")
_BAD_CHOICE = QT_TRANSLATE_NOOP("declared", "This cannot be chosen. Use one of these: {choices}.")


class Section(StrEnum):
    """The parts of the page of settings, in their order. `MENU` and `ELSEWHERE` are chosen at other places."""

    SHOP = "shop"
    ACCOUNT = "account"
    WALLETS = "wallets"
    COUNTER = "counter"
    SCANNER = "scanner"
    CUSTOMER = "customer"
    SOUND = "sound"
    NETWORK = "network"
    COMPUTER = "computer"
    MENU = "menu"
    ELSEWHERE = "elsewhere"


def _anything(_value: object) -> None:
    """Every value of the right type will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of type `kind`; a list of texts is a tuple in Python.

    One with `choices` takes only these; they are shown in the words given. One that names something found at run time,
    such as a port, has values that can `always` be chosen. A number is changed in steps of `step`. `later`: a change
    counts from the next start on. `of_this_pc`: it is about this till and what is plugged into it, not about the shop,
    so it is not handed on to other tills.
    """

    name: str
    kind: type
    default: object
    section: Section
    title: Sentence
    hint: Sentence | None = None
    choices: Mapping[object, Sentence | str] = field(default_factory=dict)
    always: Mapping[str, Sentence] = field(default_factory=dict)
    limits: tuple[int, int] | None = None
    step: int = 1
    check: Callable[[Any], None] = _anything
    later: bool = False
    of_this_pc: bool = False

    def refuse(self, value: object) -> None:
        """Raises BadInput, with what to do, for a value that cannot be used."""
        if self.choices and value not in self.choices:
            raise BadInput(_BAD_CHOICE.filled(choices=", ".join(str(choice) for choice in self.choices)))
        if self.limits and isinstance(value, int) and not self.limits[0] <= value <= self.limits[1]:
            smallest, largest = self.limits
            raise BadInput(_BAD_NUMBER.filled(smallest=str(smallest), largest=str(largest)))
        self.check(value)

    @property
    def in_money(self) -> bool:
        """Whether it is an amount, or several, in the currency of the till."""
        return self.check in (check_amount, check_amounts)


_AS_SYSTEM = QT_TRANSLATE_NOOP("declared", "As the system")
_AUTOMATIC = QT_TRANSLATE_NOOP("declared", "Automatic")
_NONE = QT_TRANSLATE_NOOP("declared", "None")
_ALL = (
    Setting(
        name="active_profile",
        kind=str,
        default=None,
        section=Section.ELSEWHERE,
        title=QT_TRANSLATE_NOOP("declared", "Profile"),
    ),
    Setting(
        name="setup_step",
        kind=str,
        default="",
        section=Section.ELSEWHERE,
        title=QT_TRANSLATE_NOOP("declared", "Step of the first set-up that comes next"),
        check=one_line(20),
        of_this_pc=True,
    ),
    Setting(
        name="shop_name",
        kind=str,
        default="",
        section=Section.SHOP,
        title=QT_TRANSLATE_NOOP("declared", "Name of the shop"),
        hint=QT_TRANSLATE_NOOP("declared", "At the top of the window, and on the customer's screen."),
        check=one_line(60),
        later=True,
    ),
    Setting(
        name="till_name",
        kind=str,
        default="",
        section=Section.SHOP,
        title=QT_TRANSLATE_NOOP("declared", "Name of this till"),
        check=one_line(60),
        later=True,
        of_this_pc=True,
    ),
    Setting(
        name="till_number",
        kind=int,
        default=1,
        section=Section.SHOP,
        title=QT_TRANSLATE_NOOP("declared", "Number of this till"),
        hint=QT_TRANSLATE_NOOP("declared", "Another one on each till of the shop."),
        limits=(1, 999),
        later=True,
        of_this_pc=True,
    ),
    Setting(
        name="entry_style",
        kind=str,
        default="decimal",
        section=Section.COUNTER,
        title=QT_TRANSLATE_NOOP("declared", "How amounts are typed"),
        choices={
            "decimal": QT_TRANSLATE_NOOP("declared", "With a decimal point"),
            "cents": QT_TRANSLATE_NOOP("declared", "From the cents up"),
        },
    ),
    Setting(
        name="quick_amounts",
        kind=list,
        default=(),
        section=Section.COUNTER,
        title=QT_TRANSLATE_NOOP("declared", "Quick amounts"),
        hint=QT_TRANSLATE_NOOP("declared", "Up to four, such as 10, 20, 50. Empty: the usual ones."),
        check=check_amounts,
    ),
    Setting(
        name="fixed_amount",
        kind=str,
        default="",
        section=Section.COUNTER,
        title=QT_TRANSLATE_NOOP("declared", "Every sale costs"),
        hint=QT_TRANSLATE_NOOP("declared", "For one price only: each sale begins with it, and a scan charges it."),
        check=check_amount,
    ),
    Setting(
        name="warn_under",
        kind=str,
        default="2.00",
        section=Section.COUNTER,
        title=QT_TRANSLATE_NOOP("declared", "Warn of amounts under"),
        hint=QT_TRANSLATE_NOOP("declared", "QFPay advises 2.00 at least: smaller payments look like fraud to banks."),
        check=check_amount,
    ),
    Setting(
        name="ask_over",
        kind=str,
        default="",
        section=Section.COUNTER,
        title=QT_TRANSLATE_NOOP("declared", "Ask again over"),
        hint=QT_TRANSLATE_NOOP("declared", "A larger amount is charged only after a yes. Empty: never asks."),
        check=check_amount,
    ),
    Setting(
        name="enter_arms_scanner",
        kind=bool,
        default=False,
        section=Section.SCANNER,
        title=QT_TRANSLATE_NOOP("declared", "Enter arms the scanner"),
        hint=QT_TRANSLATE_NOOP("declared", "For a scanner on a stand that reads whatever passes."),
    ),
    Setting(
        name="serial_scanner",
        kind=str,
        default="",
        section=Section.SCANNER,
        title=QT_TRANSLATE_NOOP("declared", "Scanner on a serial port (USB-COM)"),
        always={"": _NONE, AUTOMATIC: _AUTOMATIC},
        check=one_line(200),
        of_this_pc=True,
    ),
    Setting(
        name="scanner_prefix",
        kind=str,
        default="",
        section=Section.ELSEWHERE,
        title=QT_TRANSLATE_NOOP("declared", "What the scanner sends before a code"),
        check=check_frame,
        of_this_pc=True,
    ),
    Setting(
        name="scanner_suffix",
        kind=str,
        default="",
        section=Section.ELSEWHERE,
        title=QT_TRANSLATE_NOOP("declared", "What the scanner sends behind a code"),
        check=check_frame,
        of_this_pc=True,
    ),
    Setting(
        name="scanner_gap_ms",
        kind=int,
        default=USUAL_GAP_MS,
        section=Section.ELSEWHERE,
        title=QT_TRANSLATE_NOOP("declared", "Longest pause between two keys of the scanner, in ms"),
        limits=(20, 150),
        of_this_pc=True,
    ),
    Setting(
        name="customer_screen",
        kind=str,
        default=AUTOMATIC,
        section=Section.CUSTOMER,
        title=QT_TRANSLATE_NOOP("declared", "The customer's screen"),
        always={AUTOMATIC: _AUTOMATIC, NONE: _NONE},
        check=one_line(200),
        of_this_pc=True,
    ),
    Setting(
        name="customer_picture",
        kind=str,
        default="",
        section=Section.CUSTOMER,
        title=QT_TRANSLATE_NOOP("declared", "Picture between sales"),
        hint=QT_TRANSLATE_NOOP("declared", "A PNG or JPEG file. Empty: the name of the shop."),
        check=one_line(400),
    ),
    Setting(
        name="volume",
        kind=int,
        default=70,
        section=Section.SOUND,
        title=QT_TRANSLATE_NOOP("declared", "Volume of sounds"),
        hint=QT_TRANSLATE_NOOP("declared", "0 to 100; 0 is silent."),
        limits=(0, 100),
        step=10,
    ),
    Setting(
        name="language",
        kind=str,
        default=AUTOMATIC,
        section=Section.MENU,
        title=QT_TRANSLATE_NOOP("declared", "Language"),
        choices={AUTOMATIC: _AS_SYSTEM, "en": "English", "zh_HK": "繁體中文", "zh_CN": "简体中文"},
    ),
    Setting(
        name="theme",
        kind=str,
        default="system",
        section=Section.MENU,
        title=QT_TRANSLATE_NOOP("declared", "Colours"),
        choices={
            "system": _AS_SYSTEM,
            "light": QT_TRANSLATE_NOOP("declared", "Light"),
            "dark": QT_TRANSLATE_NOOP("declared", "Dark"),
            "high-contrast": QT_TRANSLATE_NOOP("declared", "High contrast"),
        },
    ),
    Setting(
        name="text_size",
        kind=int,
        default=100,
        section=Section.MENU,
        title=QT_TRANSLATE_NOOP("declared", "Size of text"),
        choices={size: f"{size} %" for size in (100, 125, 150)},
        of_this_pc=True,
    ),
    Setting(
        name="proxy",
        kind=str,
        default=None,
        section=Section.NETWORK,
        title=QT_TRANSLATE_NOOP("declared", "Proxy"),
        hint=QT_TRANSLATE_NOOP("declared", "Only if the network demands one, such as http://10.0.0.1:8080."),
        check=check_proxy,
        later=True,
    ),
    Setting(
        name="release_page",
        kind=str,
        default="",
        section=Section.NETWORK,
        title=QT_TRANSLATE_NOOP("declared", "Release page"),
        hint=QT_TRANSLATE_NOOP(
            "declared",
            "Asked once a day whether it lists a newer version. Empty: nobody is asked. Nothing is installed.",
        ),
        check=check_release_page,
        later=True,
    ),
    Setting(
        name="start_with_computer",
        kind=bool,
        default=False,
        section=Section.COMPUTER,
        title=QT_TRANSLATE_NOOP("declared", "Start with the computer"),
        hint=QT_TRANSLATE_NOOP("declared", "Opens when this user logs in, and again after a crash."),
    ),
    Setting(
        name="kiosk",
        kind=bool,
        default=False,
        section=Section.COMPUTER,
        title=QT_TRANSLATE_NOOP("declared", "Kiosk mode"),
        hint=QT_TRANSLATE_NOOP(
            "declared", "Fills the screen and stays open. The way out: menu, “Owner”. Opens again after a crash."
        ),
    ),
    Setting(
        name="owner_pin",
        kind=bool,
        default=False,
        section=Section.ELSEWHERE,  # set with the PIN itself, which is in the keyring of this computer
        of_this_pc=True,
        title=QT_TRANSLATE_NOOP("declared", "Owner's PIN"),
    ),
)
DECLARED: Final[Mapping[str, Setting]] = MappingProxyType({setting.name: setting for setting in _ALL})
"""All settings by name, in the order of the page."""
