"""The log of a program that ran, and what must not be in anything that it wrote."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pos_app.app.logs.files import log_files


def log_of(data_dir: Path) -> list[str]:
    """Its lines, oldest first."""
    return [line for path in log_files(data_dir / "logs") for line in path.read_text("utf-8").splitlines()]


def leaks(folder: Path, secrets: Iterable[str]) -> list[str]:
    """Where a secret occurs in a file below `folder`, or in a file inside a zip file there."""
    wanted = [secret.encode() for secret in secrets]
    return [name for name, content in _contents(folder) if any(secret in content for secret in wanted)]


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in (one for one in folder.rglob("*") if one.is_file()):
        yield str(path), path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from ((f"{path}:{name}", packed.read(name)) for name in packed.namelist())
