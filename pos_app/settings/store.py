"""`settings.toml`: loading, and saving without touching what is not ours."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError
from pos_app.settings.files import write_atomically
from pos_app.settings.reading import read_settings
from pos_app.settings.writing import updated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.settings.model import Settings
    from pos_app.settings.paths import DataFolder
    from pos_app.settings.profiles import Profile

_TILL_ID: Final = re.compile(r"[0-9a-f]{20}")  # QFPay's udid, 40 characters at most

_UNREADABLE = QT_TRANSLATE_NOOP(
    "store", "{path} cannot be read ({problem}). Give yourself access to it, or move it away to begin anew."
)
_NO_PROFILE_YET = QT_TRANSLATE_NOOP(
    "store", "There is no profile yet. Add one in the settings, or with “pos-app profile add”."
)
_NONE_CHOSEN = QT_TRANSLATE_NOOP(
    "store", "No profile is chosen. Choose one in the settings, or with “pos-app profile use”."
)
_UNKNOWN_PROFILE = QT_TRANSLATE_NOOP(
    "store", "There is no profile named {profile}. “pos-app profile list” shows the names."
)
_EXISTS = QT_TRANSLATE_NOOP("store", "There is a profile named {profile} already. Choose another name.")


def _random_till_id() -> str:
    return secrets.token_hex(10)


class SettingsStore:
    """The settings of one data folder, whose `ensure` must have been called.

    Every method raises SetupError when the file cannot be read or written.
    """

    def __init__(self, folder: DataFolder, new_till_id: Callable[[], str] = _random_till_id) -> None:
        self._folder = folder
        self._new_till_id = new_till_id

    def load(self) -> Settings:
        """The settings; defaults where the file says nothing. The first call makes the till's id."""
        settings = read_settings(self._text(), self._folder.settings)
        return replace(settings, till_id=self._till_id())

    def save(self, settings: Settings) -> None:
        """Writes what differs from the file. Comments, unknown keys and values that we could not use stay."""
        path = self._folder.settings
        write_atomically(path, updated(self._text(), settings, path))

    def change(self, changes: Mapping[str, object]) -> Settings:
        """Saves other values of some settings. Raises BadInput for one that cannot be used; nothing is saved then."""
        wanted: dict[str, Any] = {**changes}
        changed = replace(self.load(), **wanted)
        self.save(changed)
        return changed

    def add_profile(self, profile: Profile) -> Settings:
        """Saves a new profile; the first one becomes active. Raises BadInput when the name is taken."""
        settings = self.load()
        if profile.name in settings.profiles or profile.name in settings.unusable_profiles:
            raise BadInput(_EXISTS.filled(profile=profile.name))
        changed = replace(
            settings,
            profiles={**settings.profiles, profile.name: profile},
            active_profile=settings.active_profile or profile.name,
        )
        self.save(changed)
        return changed

    def use_profile(self, name: str) -> Settings:
        """Makes a profile the active one."""
        settings = self.load()
        changed = replace(settings, active_profile=_profile_of(settings, name).name)
        self.save(changed)
        return changed

    def profile(self, name: str | None = None) -> Profile:
        """The profile of that name, or the active one."""
        return _profile_of(self.load(), name)

    def _text(self) -> str:
        path = self._folder.settings
        try:
            # utf-8-sig: editors on Windows write a byte order mark.
            return path.read_text("utf-8-sig")
        except FileNotFoundError:
            return ""
        except UnicodeDecodeError:
            problem = "UTF-8"
        except OSError as error:
            problem = error.strerror or type(error).__name__
        raise SetupError(_UNREADABLE.filled(path=str(path), problem=problem))

    def _till_id(self) -> str:
        path = self._folder.till_id
        try:
            till_id = path.read_text("ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            till_id = ""
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise SetupError(_UNREADABLE.filled(path=str(path), problem=problem)) from error
        if not _TILL_ID.fullmatch(till_id):
            till_id = self._new_till_id()
            write_atomically(path, till_id + "\n")
        return till_id


def _profile_of(settings: Settings, name: str | None) -> Profile:
    wanted = name or settings.active_profile
    if wanted is None:
        raise SetupError(_NONE_CHOSEN if settings.profiles else _NO_PROFILE_YET)
    if wanted in settings.unusable_profiles:
        raise SetupError(settings.unusable_profiles[wanted])
    if wanted not in settings.profiles:
        raise SetupError(_UNKNOWN_PROFILE.filled(profile=wanted))
    return settings.profiles[wanted]
