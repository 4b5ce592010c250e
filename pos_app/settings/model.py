"""The owner's choices for one till."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos_app.settings.declared import AUTOMATIC, DECLARED, USUAL_GAP_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.sentences import Sentence
    from pos_app.settings.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything in `settings.toml` (`DECLARED` says what is what), and `till_id`. Raises BadInput for a bad value.

    `unusable_profiles` are profiles of the file that cannot be used, each with what to tell the owner;
    `problems` are all such sentences. Both describe the file as it was read and are never saved. `overridden` are
    settings that the command line decides for this run, with what the file says of them.
    """

    active_profile: str | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    till_id: str = ""
    setup_step: str = ""
    shop_name: str = ""
    till_name: str = ""
    till_number: int = 1
    entry_style: str = "decimal"
    quick_amounts: tuple[str, ...] = ()
    fixed_amount: str = ""
    warn_under: str = "2.00"
    ask_over: str = ""
    enter_arms_scanner: bool = False
    serial_scanner: str = ""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    scanner_gap_ms: int = USUAL_GAP_MS
    customer_screen: str = AUTOMATIC
    customer_picture: str = ""
    volume: int = 70
    language: str = AUTOMATIC
    theme: str = "system"
    text_size: int = 100
    proxy: str | None = None
    release_page: str = ""
    start_with_computer: bool = False
    kiosk: bool = False
    owner_pin: bool = False
    unusable_profiles: Mapping[str, Sentence] = field(default_factory=dict, compare=False)
    problems: tuple[Sentence, ...] = field(default=(), compare=False)
    overridden: Mapping[str, object] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for name, setting in DECLARED.items():
            setting.refuse(getattr(self, name))

    def credentials_key(self, profile: str) -> str:
        """Under which name the keyring keeps a profile's credentials: other data folders have other names."""
        return f"{self.till_id}/{profile}"
