"""Where the bundle goes, and which secrets it must not hold."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_desktop_path, user_downloads_path

from pos_app.app.support.bundle import Bundle, bundle_name
from pos_app.credentials.store import CredentialStore, NoCredentials
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pos_app.app.opening import Place
    from pos_app.domain.secret import Secret

_NOWHERE = QT_TRANSLATE_NOOP("saving", "The bundle could not be saved anywhere. Make room on the disk, and try again.")
_NOT_THERE = QT_TRANSLATE_NOOP("saving", "{path} could not be written ({problem}). Choose another place.")
_KEYRING_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a bundle must not hold; `complete` unless the keyring did not tell."""

    known: tuple[Secret, ...]
    complete: bool


def secrets_of(place: Place) -> Secrets:
    """The credentials of all profiles that the keyring tells within some seconds."""
    if place.training:
        return Secrets((), complete=True)
    known: list[Secret] = []
    try:
        settings = place.store.load()
        for name in settings.profiles:
            with suppress(NoCredentials):
                key = settings.credentials_key(name)
                stored = CredentialStore().in_thread(partial(CredentialStore.load, profile_key=key)).result(_KEYRING_S)
                known += [one for one in (stored.app_code, stored.client_key, stored.codes_key) if one is not None]
    except (CounterError, NotInTime):
        return Secrets(tuple(known), complete=False)
    return Secrets(tuple(known), complete=True)


def save(bundle: Bundle, output: Path | None = None, places: Sequence[Path] | None = None) -> Path:
    """Writes the bundle to the file `output`, or into the first of `places` that takes it; where it is now.

    Raises SetupError where nothing can be written, or a secret would be.
    """
    content = bundle.content()
    if output is not None:
        try:
            return _write(output, content)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise SetupError(_NOT_THERE.filled(path=str(output), problem=problem)) from error
    for folder in window_places() if places is None else places:
        try:
            return _write(folder / bundle_name(bundle.now()), content)
        except OSError:
            continue
    raise SetupError(_NOWHERE)


def window_places() -> list[Path]:
    """Where people look for what was saved."""
    return [*_existing([user_downloads_path(), user_desktop_path(), Path.home()]), Path(tempfile.gettempdir())]


def shell_places() -> list[Path]:
    """Where a command leaves its files."""
    return [Path.cwd(), Path(tempfile.gettempdir())]


def _existing(folders: Iterable[Path]) -> list[Path]:
    return [folder for folder in folders if folder.is_dir()]


def _write(path: Path, content: bytes) -> Path:
    """In full or not at all, for the owner only."""
    descriptor, name = tempfile.mkstemp(prefix=".pos-app-support-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path.absolute()
