"""Where a till keeps its files: one data folder, readable by its owner only."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.settings.network_folders import network_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.sentences import Sentence

ENVIRONMENT_VARIABLE: Final = "POS_APP_DATA_DIR"

_IS_A_FILE = QT_TRANSLATE_NOOP(
    "paths",
    "The data folder cannot be made: {path} is a file. Move the file away, or choose another folder with --data-dir.",
)
_UNUSABLE = QT_TRANSLATE_NOOP(
    "paths",
    "Nothing can be written to the data folder {path} ({problem}). Give yourself access to it, or choose "
    "another folder with --data-dir.",
)
_FOREIGN = QT_TRANSLATE_NOOP(
    "paths",
    "The data folder {path} belongs to another user of this computer. Sign in as that user, or choose another folder "
    "with --data-dir.",
)
_FULL = QT_TRANSLATE_NOOP(
    "paths", "The disk of the data folder {path} is full. Make room on it, or choose another folder with --data-dir."
)
_TOO_LONG = QT_TRANSLATE_NOOP(
    "paths", "The path of the data folder is too long: {path}. Choose a shorter one with --data-dir."
)
_SHARED = QT_TRANSLATE_NOOP(
    "paths",
    "The data folder {path} is on a network share ({kind}), where payments cannot be kept safely. Choose a folder on "
    "this computer's own disk with --data-dir.",
)
_BAD_NAME = QT_TRANSLATE_NOOP("paths", "This cannot be the name of a folder. Choose another one with --data-dir.")
_TOLD: Final = {errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.ENAMETOOLONG: _TOO_LONG}


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files of one till below `root`. Making the object touches nothing; `ensure` makes the folders."""

    root: Path

    @classmethod
    def resolve(cls, data_dir: str | None = None, environment: Mapping[str, str] = os.environ) -> DataFolder:
        """The folder of `--data-dir`, else of `POS_APP_DATA_DIR`, else the platform's own place for data."""
        chosen = data_dir or environment.get(ENVIRONMENT_VARIABLE)
        if chosen:
            return cls(_absolute(chosen))
        return cls(user_data_path("pos-app", appauthor=False))

    def training(self) -> DataFolder:
        """The folder of training, inside this one: training and real payments never share a journal."""
        return DataFolder(self.root / "training")

    @property
    def journal(self) -> Path:
        """The SQLite file of payments."""
        return self.root / "journal.sqlite3"

    @property
    def reserve(self) -> Path:
        """The file that keeps room on the disk for the journal. Named where the journal looks for traces of itself."""
        return self.root / "journal.reserve"

    @property
    def settings(self) -> Path:
        """The owner's choices, TOML."""
        return self.root / "settings.toml"

    @property
    def settings_lock(self) -> Path:
        """The file that a process keeps locked while it changes the settings."""
        return self.root / "settings.lock"

    def settings_aside(self, why: str) -> Path:
        """A place for another version of `settings.toml`, such as the last good one."""
        return self.root / f"settings.toml.{why}"

    @property
    def till_id(self) -> Path:
        """The till's id. Apart from `settings.toml`, so that a copied settings file does not copy the id."""
        return self.root / "till-id"

    @property
    def logs(self) -> Path:
        """Folder of the logs."""
        return self.root / "logs"

    @property
    def backups(self) -> Path:
        """Folder of the journal's backups."""
        return self.root / "backups"

    @property
    def crashes(self) -> Path:
        """Folder of the reports of what went wrong inside. Made with the first one."""
        return self.root / "crashes"

    @property
    def running(self) -> Path:
        """The file that is there while a window is open, and after one that was not closed."""
        return self.root / "running.json"

    @property
    def lock(self) -> Path:
        """The file that the process holding the till keeps locked."""
        return self.root / "till.lock"

    @property
    def door_key(self) -> Path:
        """Address and key of the open till's local door."""
        return self.root / "door.json"

    def ensure(self, kind_of_share: Callable[[Path], str] = network_kind) -> None:
        """Makes the folders, for the owner only, and proves that they can be written to. Raises SetupError.

        A folder on a network share is refused, of which `kind_of_share` tells. On a full disk folders that are there
        will do: the journal keeps room for what is open, and tells of it. A root that already existed keeps its
        permissions (it may be somebody's home); the folders in it are taken from everybody else.
        """
        try:
            if kind := kind_of_share(self.root):
                raise SetupError(_SHARED.filled(path=str(self.root), kind=kind))
            self._make()
            self._write_something()
        except OSError as error:
            raise SetupError(self._sentence(error)) from error

    def _make(self) -> None:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.logs, self.backups):
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)

    def _write_something(self) -> None:
        try:
            with tempfile.TemporaryFile(dir=self.root):
                pass
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise

    def _sentence(self, error: OSError) -> Sentence:
        if isinstance(error, FileExistsError | NotADirectoryError):
            return _IS_A_FILE.filled(path=str(self._file_in_the_way()))
        told = {errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.ENAMETOOLONG: _TOO_LONG}.get(
            error.errno or 0, _UNUSABLE
        )
        if isinstance(error, PermissionError) and _is_foreign(self.root):
            told = _FOREIGN
        return told.filled(path=str(self.root), problem=_reason(error))

    def _file_in_the_way(self) -> Path:
        places = (self.root, self.logs, self.backups, *self.root.parents)
        return next((place for place in places if place.exists() and not place.is_dir()), self.root)


def _absolute(chosen: str) -> Path:
    if "\0" in chosen:
        raise SetupError(_BAD_NAME)
    try:
        return Path(chosen).expanduser().absolute()
    except (RuntimeError, OSError) as error:  # the home of somebody who is not known; a current folder that is gone
        raise SetupError(_BAD_NAME) from error


def _is_foreign(folder: Path) -> bool:
    """Whether somebody else owns what is there of this path; never so where files have no such owner."""
    try:
        there = next((place for place in (folder, *folder.parents) if place.exists()), None)
        return sys.platform != "win32" and there == folder and folder.stat().st_uid != os.geteuid()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
