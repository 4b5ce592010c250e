"""Design tokens: colours, type scale, spacing. The only place where a look is decided; no Qt.

Sizes are in pixels at the design size of 1024 × 768; the theme multiplies them by its scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

DESIGN_WIDTH = 1024
DESIGN_HEIGHT = 768
CUSTOMER_DESIGN = (1024, 600)
"""The customer's screen has sizes of its own; upright it is the same on its side."""

SPACE = 8
"""All distances are multiples of it."""
TOUCH = 56
"""Smallest height and width of what a finger hits."""
RADIUS = 8
FOCUS_RING = 3
_PRESSED = 0.88


class Type(StrEnum):
    """Roles of text; `TYPE_SCALE` has their sizes."""

    CAPTION = "caption"
    BODY = "body"
    BAR = "bar"
    LIST = "list"
    LEAD = "lead"
    TITLE = "title"
    KEY = "key"
    SPEECH = "speech"
    AMOUNT = "amount"
    WORD = "word"


TYPE_SCALE: Mapping[Type, int] = MappingProxyType(
    {
        Type.CAPTION: 14,
        Type.BODY: 17,
        Type.BAR: 17,
        Type.LIST: 17,
        Type.LEAD: 21,
        Type.TITLE: 28,
        Type.KEY: 27,
        Type.SPEECH: 46,  # what a customer reads from a metre
        Type.AMOUNT: 76,
        Type.WORD: 96,
    }
)


LARGEST_GROWTH: Mapping[Type, float] = MappingProxyType({Type.AMOUNT: 1.0, Type.WORD: 1.0, Type.LIST: 1.12})
"""How far text grows that fills its place already when the owner wishes larger text."""


class Role(StrEnum):
    """What a state means; each has a colour, and never the colour alone."""

    NEUTRAL = "neutral"
    BUSY = "busy"
    CAUTION = "caution"
    GOOD = "good"
    BAD = "bad"
    QUIET = "quiet"


def blended(colour: str, ground: str, opacity: float) -> str:
    """What is seen of `colour` painted on `ground` with that opacity; both as #RRGGBB."""
    over, under = ([int(one[place : place + 2], 16) for place in (1, 3, 5)] for one in (colour, ground))
    parts = (round(opacity * above + (1 - opacity) * below) for above, below in zip(over, under, strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Pair:
    """A fill and the ink that is written on it."""

    fill: str
    ink: str

    @property
    def pressed(self) -> str:
        """The fill under a finger: a little of the ink in it."""
        return blended(self.fill, self.ink, _PRESSED)

    @property
    def inverted(self) -> Pair:
        """Ink and fill the other way round."""
        return Pair(self.ink, self.fill)


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours.

    `page` lies behind everything, `card` on it, `key` is a button on either. `soft` is secondary text on page and
    card, `off` and `off_edge` draw what cannot be pressed now. `line` separates, `edge` draws what must be seen to be
    used (fields, buttons). `mark` are the state colours as ink on page and card.
    """

    page: str
    card: str
    key: str
    key_pressed: str
    ink: str
    soft: str
    off: str
    line: str
    off_edge: str
    edge: str
    accent: Pair
    accent_pressed: str
    roles: Mapping[Role, Pair]
    mark: Mapping[Role, str]


_LIGHT = Palette(
    page="#EEF1F4",
    card="#FFFFFF",
    key="#F6F8FA",
    key_pressed="#DCE3E9",
    ink="#12181F",
    soft="#4A5763",
    off="#78838F",
    line="#D5DCE3",
    off_edge="#D5DCE3",
    edge="#78838F",
    accent=Pair("#0B5563", "#FFFFFF"),
    accent_pressed="#073E49",
    roles={
        Role.NEUTRAL: Pair("#FFFFFF", "#12181F"),
        Role.BUSY: Pair("#1D4ED8", "#FFFFFF"),
        Role.CAUTION: Pair("#FFBE1A", "#221600"),
        Role.GOOD: Pair("#08703F", "#FFFFFF"),
        Role.BAD: Pair("#B3221B", "#FFFFFF"),
        Role.QUIET: Pair("#4A5763", "#FFFFFF"),
    },
    mark={
        Role.NEUTRAL: "#12181F",
        Role.BUSY: "#1D4ED8",
        Role.CAUTION: "#855500",
        Role.GOOD: "#08703F",
        Role.BAD: "#B3221B",
        Role.QUIET: "#4A5763",
    },
)

_DARK = Palette(
    page="#0F1419",
    card="#1A222B",
    key="#25303B",
    key_pressed="#364452",
    ink="#F2F5F8",
    soft="#A9B6C2",
    off="#6F7E8C",
    line="#2F3B47",
    off_edge="#2F3B47",
    edge="#7C8A97",
    accent=Pair("#5CC3D6", "#06232A"),
    accent_pressed="#8ED8E5",
    roles={
        Role.NEUTRAL: Pair("#1A222B", "#F2F5F8"),
        Role.BUSY: Pair("#1F4FCB", "#FFFFFF"),
        Role.CAUTION: Pair("#F5B51E", "#221600"),
        Role.GOOD: Pair("#0A7544", "#FFFFFF"),
        Role.BAD: Pair("#B92A22", "#FFFFFF"),
        Role.QUIET: Pair("#47545F", "#FFFFFF"),
    },
    mark={
        Role.NEUTRAL: "#F2F5F8",
        Role.BUSY: "#8FB2FF",
        Role.CAUTION: "#F5B51E",
        Role.GOOD: "#4FD394",
        Role.BAD: "#FF8F87",
        Role.QUIET: "#A9B6C2",
    },
)

_HIGH_CONTRAST = Palette(
    page="#000000",
    card="#000000",
    key="#000000",
    key_pressed="#3A3A3A",
    ink="#FFFFFF",
    soft="#FFFFFF",
    off="#8F8F8F",
    line="#FFFFFF",
    off_edge="#5A5A5A",
    edge="#FFFFFF",
    accent=Pair("#FFE100", "#000000"),
    accent_pressed="#FFF38A",
    roles={
        Role.NEUTRAL: Pair("#000000", "#FFFFFF"),
        Role.BUSY: Pair("#9EC1FF", "#000000"),
        Role.CAUTION: Pair("#FFD000", "#000000"),
        Role.GOOD: Pair("#57F29A", "#000000"),
        Role.BAD: Pair("#FF9C94", "#000000"),
        Role.QUIET: Pair("#E0E0E0", "#000000"),
    },
    mark={
        Role.NEUTRAL: "#FFFFFF",
        Role.BUSY: "#9EC1FF",
        Role.CAUTION: "#FFD000",
        Role.GOOD: "#57F29A",
        Role.BAD: "#FF9C94",
        Role.QUIET: "#FFFFFF",
    },
)

PALETTES: Mapping[str, Palette] = MappingProxyType({"light": _LIGHT, "dark": _DARK, "high-contrast": _HIGH_CONTRAST})

WALLET_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "alipay": "#1677FF",
        "wechat": "#07A35A",
        "unionpay": "#00727C",
        "payme": "#DB0011",
        "fps": "#E5A800",
        "octopus": "#F26A21",
    }
)
"""A stripe on the wallet's button, beside its name; no logos. Wallets without one have the neutral edge."""
