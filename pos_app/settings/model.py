"""The owner's choices for one till."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.settings.profiles import Profile

LANGUAGES: Final = ("auto", "en", "zh_HK", "zh_CN")
THEMES: Final = ("system", "light", "dark", "high-contrast")
ENTRY_STYLES: Final = ("decimal", "cents")
MAX_TILL_NUMBER: Final = 999
MAX_NAME: Final = 60

_BAD_TILL_NUMBER = QT_TRANSLATE_NOOP("model", "The number of a till is between 1 and {largest}.")
_BAD_CHOICE = QT_TRANSLATE_NOOP("model", "This cannot be chosen. Use one of these: {choices}.")
_BAD_TEXT = QT_TRANSLATE_NOOP("model", "A name has {largest} characters at most, all on one line.")
_BAD_PROXY = QT_TRANSLATE_NOOP("model", "This is not the address of a proxy. Write it like http://10.0.0.1:8080.")
_PROXY_PASSWORD = QT_TRANSLATE_NOOP(
    "model",
    "The address of the proxy contains a name or password, which cannot be kept safely in the settings. "
    "Use a proxy that lets this computer through without one.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything in `settings.toml`, and `till_id`. Making one checks every value; raises BadInput.

    `unusable_profiles` are profiles of the file that cannot be used, each with what to tell the owner;
    `problems` are all such sentences. Both describe the file as it was read and are never saved.
    """

    active_profile: str | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    till_number: int = 1
    till_id: str = ""
    language: str = "auto"
    theme: str = "system"
    enter_arms_scanner: bool = False
    entry_style: str = "decimal"
    shop_name: str = ""
    till_name: str = ""
    proxy: str | None = None
    unusable_profiles: Mapping[str, Sentence] = field(default_factory=dict, compare=False)
    problems: tuple[Sentence, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not 1 <= self.till_number <= MAX_TILL_NUMBER:
            raise BadInput(_BAD_TILL_NUMBER.filled(largest=str(MAX_TILL_NUMBER)))
        _check_choice(self.language, LANGUAGES)
        _check_choice(self.theme, THEMES)
        _check_choice(self.entry_style, ENTRY_STYLES)
        _check_text(self.shop_name)
        _check_text(self.till_name)
        if self.proxy is not None:
            check_proxy(self.proxy)

    def credentials_key(self, profile: str) -> str:
        """Under which name the keyring keeps a profile's credentials: other data folders have other names."""
        return f"{self.till_id}/{profile}"


def check_proxy(url: str) -> None:
    """Raises BadInput unless `url` is an http or https proxy with a host and without a password."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadInput(_BAD_PROXY) from error
    if not usable or not url.isprintable() or " " in url:
        raise BadInput(_BAD_PROXY)
    if parts.username is not None or parts.password is not None:
        raise BadInput(_PROXY_PASSWORD)


def _check_choice(value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise BadInput(_BAD_CHOICE.filled(choices=", ".join(choices)))


def _check_text(text: str) -> None:
    if len(text) > MAX_NAME or not text.isprintable():
        raise BadInput(_BAD_TEXT.filled(largest=str(MAX_NAME)))
