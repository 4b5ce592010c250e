"""Where a till keeps its files: one data folder, readable by its owner only."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files of one till below `root`. Making the object touches nothing; `ensure` makes the folders."""

    root: Path

    @classmethod
    def resolve(cls, data_dir: str | None = None, environment: Mapping[str, str] = os.environ) -> DataFolder:
        """The folder of `--data-dir`, else of `POS_APP_DATA_DIR`, else the platform's own place for data."""
        chosen = data_dir or environment.get(ENVIRONMENT_VARIABLE)
        if chosen:
            return cls(Path(chosen).expanduser().absolute())
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
    def lock(self) -> Path:
        """The file that the process holding the till keeps locked."""
        return self.root / "till.lock"

    @property
    def door_key(self) -> Path:
        """Address and key of the open till's local door."""
        return self.root / "door.json"

    def ensure(self) -> None:
        """Makes the folders, for the owner only, and proves that they can be written to. Raises SetupError.

        A root that already existed keeps its permissions (it may be somebody's home); the folders in it are
        taken from everybody else.
        """
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.logs, self.backups):
                folder.mkdir(mode=0o700, exist_ok=True)
                folder.chmod(0o700)
            with tempfile.TemporaryFile(dir=self.root):
                pass
        except (FileExistsError, NotADirectoryError) as error:
            raise SetupError(_IS_A_FILE.filled(path=str(self._file_in_the_way()))) from error
        except OSError as error:
            raise SetupError(_UNUSABLE.filled(path=str(self.root), problem=_reason(error))) from error

    def _file_in_the_way(self) -> Path:
        places = (self.root, self.logs, self.backups, *self.root.parents)
        return next((place for place in places if place.exists() and not place.is_dir()), self.root)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
