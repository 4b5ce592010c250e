"""`settings.toml`: loading, and saving without touching what is not ours."""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, CounterError, SetupError, joined
from pos_app.settings.files import BadContent, one_writer, read_text, write_atomically
from pos_app.settings.overriding import overridden
from pos_app.settings.reading import parse_toml, read_settings
from pos_app.settings.versions import known_version, version_of
from pos_app.settings.writing import updated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from pos_app.settings.model import Settings
    from pos_app.settings.paths import DataFolder
    from pos_app.settings.profiles import Profile

log = logging.getLogger(__name__)

_TILL_ID: Final = re.compile(r"[0-9a-f]{20}")  # QFPay's udid, 40 characters at most

GO_ON = QT_TRANSLATE_NOOP(
    "store",
    "Or go on with the last good settings (profile {profile}, {currency}, {url}): `pos-app settings restore`.",
)
_BEGIN_ANEW = QT_TRANSLATE_NOOP("store", "Or move the file away to begin with new settings.")
_NOTHING_TO_RESTORE = QT_TRANSLATE_NOOP("store", "There are no last good settings to go on with.")
_NOT_BROKEN = QT_TRANSLATE_NOOP("store", "{path} can be read, so nothing was restored.")
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


class BrokenSettings(BadContent):
    """The file cannot be used, but there are last good settings, which `restore` puts in its place."""


def _random_till_id() -> str:
    return secrets.token_hex(10)


class SettingsStore:
    """The settings of one data folder, whose `ensure` must have been called.

    Every method raises SetupError when the file cannot be read or written. `overrides` are what the command line
    decides for this run, and are never saved.
    """

    def __init__(
        self,
        folder: DataFolder,
        new_till_id: Callable[[], str] = _random_till_id,
        overrides: Mapping[str, object] | None = None,
    ) -> None:
        self._folder = folder
        self._new_till_id = new_till_id
        self._overrides = overrides or {}
        self._good = folder.settings_aside("bak")

    def load(self) -> Settings:
        """The settings; defaults where the file says nothing. The first call makes the till's id."""
        return overridden(replace(self._read(self._text()), till_id=self.till_id()), self._overrides)

    def save(self, settings: Settings) -> None:
        """Writes what differs from the file. Comments, unknown keys and values that we could not use stay."""
        self.edit(lambda _stored: settings)

    def change(self, changes: Mapping[str, object]) -> Settings:
        """Saves other values of some settings. Raises BadInput for one that cannot be used; nothing is saved then."""
        wanted: dict[str, Any] = {**changes}
        return self.edit(lambda stored: replace(stored, **wanted), named=changes)

    def add_profile(self, profile: Profile) -> Settings:
        """Saves a new profile; the first one becomes active. Raises BadInput when the name is taken."""

        def with_profile(stored: Settings) -> Settings:
            if profile.name in stored.profiles or profile.name in stored.unusable_profiles:
                raise BadInput(_EXISTS.filled(profile=profile.name))
            profiles = {**stored.profiles, profile.name: profile}
            return replace(stored, profiles=profiles, active_profile=stored.active_profile or profile.name)

        return self.edit(with_profile)

    def put_profile(self, profile: Profile, changes: Mapping[str, object]) -> Settings:
        """Saves a profile, new or in place of the one of its name, and `changes`.

        The first one becomes active, and one that `changes` name.
        """

        def with_profile(stored: Settings) -> Settings:
            active = {"active_profile": stored.active_profile or profile.name}
            wanted: dict[str, Any] = {**active, **changes, "profiles": {**stored.profiles, profile.name: profile}}
            return replace(stored, **wanted)

        return self.edit(with_profile, named=changes)

    def use_profile(self, name: str) -> Settings:
        """Makes a profile the active one."""
        return self.edit(lambda stored: replace(stored, active_profile=_profile_of(stored, name).name))

    def profile(self, name: str | None = None) -> Profile:
        """The profile of that name, or the active one."""
        settings = self.load()
        if not (settings.profiles or settings.unusable_profiles):
            raise self._broken(SetupError(_NO_PROFILE_YET))  # an empty file may be what a power cut has left
        return _profile_of(settings, name)

    def edit(self, edit: Callable[[Settings], Settings], named: Iterable[str] = (), keep: str = "") -> Settings:
        """Saves what `edit` makes of the settings in the file, while no other process can change them.

        Those that were `named` take the place of what could not be used even if that changes nothing now. Where the
        file changes, what it was stays beside it under `keep`, if that is given.
        """
        till_id = self.till_id()
        with one_writer(self._folder.settings_lock, self._folder.settings):
            text = self._text()
            changed = edit(replace(self._read(text), till_id=till_id))
            self._write(text, updated(text, changed, self._folder.settings, named), keep)
            return changed

    def keep_good(self) -> None:
        """Remembers the settings with which a till just opened, to go on with when the file is broken one day.

        Without a profile there would be nothing to go on with: then the ones from before stay.
        """
        try:
            text = self._text()
            if text != read_text(self._good) and _usable(text, self._folder.settings):
                write_atomically(self._good, text)
        except CounterError as error:  # a till that is open must not fail for that
            log.warning("the last good settings were not kept: %s", type(error).__name__)

    def restore(self) -> tuple[Settings, Path | None]:
        """Puts the last good settings in the place of a file that cannot be understood; says where that is kept.

        Raises BadInput when the file is well, and SetupError when there are no last good settings.
        """
        path = self._folder.settings
        with one_writer(self._folder.settings_lock, path):
            if self._is_well():
                raise BadInput(_NOT_BROKEN.filled(path=str(path)))
            if self.last_good() is None:
                raise SetupError(_NOTHING_TO_RESTORE)
            aside = self._put_aside() if path.exists() else None
            write_atomically(path, read_text(self._good))
        return self.load(), aside

    def _is_well(self) -> bool:
        try:
            return bool(self._text()) and bool(parse_toml(self._text(), self._folder.settings))
        except BadContent:
            return False

    def _put_aside(self) -> Path:
        names = (self._folder.settings_aside(f"broken-{number}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        self._folder.settings.rename(aside)
        return aside

    def _write(self, before: str, text: str, keep: str) -> None:
        path = self._folder.settings
        if text == before:
            return
        version = version_of(parse_toml(before, path))
        if version != known_version():
            self._keep_once(before, f"version-{version}")
        if keep and before:
            write_atomically(self._folder.settings_aside(keep), before)
        write_atomically(path, text)
        if not read_settings(text, path).problems:
            self.keep_good()

    def _keep_once(self, text: str, name: str) -> None:
        """The file as another version wrote it, before it is changed for the first time."""
        aside = self._folder.settings_aside(name)
        if not aside.exists():
            write_atomically(aside, text)

    def _read(self, text: str) -> Settings:
        try:
            return read_settings(text, self._folder.settings)
        except BadContent as error:
            raise self._broken(error) from error

    def _broken(self, error: SetupError) -> SetupError:
        """The same error with the way to go on, where there is one."""
        good = self.last_good()
        if good is None:
            return BadContent(joined(error.sentence, _BEGIN_ANEW)) if isinstance(error, BadContent) else error
        profile = _profile_of(good, None)
        way = GO_ON.filled(profile=profile.name, currency=profile.currency, url=profile.base_url)
        return BrokenSettings(joined(error.sentence, way))

    def last_good(self) -> Settings | None:
        """What a till opened with last, if that is known."""
        try:
            return _usable(read_text(self._good), self._folder.settings)
        except CounterError:
            return None

    def _text(self) -> str:
        try:
            return read_text(self._folder.settings)
        except BadContent as error:
            raise self._broken(error) from error

    def till_id(self) -> str:
        """The till's id, whatever the settings say; the first call makes it."""
        till_id = self._stored_till_id()
        if not till_id:
            with one_writer(self._folder.settings_lock, self._folder.till_id):
                till_id = self._stored_till_id()  # another process may have been faster
                if not till_id:
                    till_id = self._new_till_id()
                    write_atomically(self._folder.till_id, till_id + "\n")
        return till_id

    def _stored_till_id(self) -> str:
        try:
            till_id = read_text(self._folder.till_id).strip()
        except BadContent:
            return ""
        return till_id if _TILL_ID.fullmatch(till_id) else ""


def _usable(text: str, path: Path) -> Settings | None:
    """The settings, if a till could open with them; raises BadContent."""
    settings = read_settings(text, path)
    return settings if settings.active_profile in settings.profiles else None


def _profile_of(settings: Settings, name: str | None) -> Profile:
    wanted = name or settings.active_profile
    if wanted is None:
        raise SetupError(_NONE_CHOSEN if settings.profiles else _NO_PROFILE_YET)
    if wanted in settings.unusable_profiles:
        raise SetupError(settings.unusable_profiles[wanted])
    if wanted not in settings.profiles:
        raise SetupError(_UNKNOWN_PROFILE.filled(profile=wanted))
    return settings.profiles[wanted]
