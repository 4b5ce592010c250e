"""Whether a folder is on another computer's disk: SQLite's journal mode WAL, which payments rely on, fails there."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOUNTS: Final = Path("/proc/self/mountinfo")
_SHARED: Final = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    }
)  # fmt: skip
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE: Final = 4


def network_kind(folder: Path) -> str:
    """What kind of network share `folder`, which need not exist yet, is on; empty for a disk of this computer.

    Also empty where the system does not tell, as on macOS.
    """
    if sys.platform == "win32":
        return _windows_kind(folder)
    try:
        return kind_among(_MOUNTS.read_text("utf-8", "surrogateescape").splitlines(), folder.resolve())
    except (OSError, RuntimeError):  # RuntimeError: links that lead to each other; whoever uses the folder finds out
        return ""


def file_system(folder: Path) -> str:
    """The kind of file system that `folder` is on, such as ext4; empty where the system does not tell."""
    try:
        return mounted_among(_MOUNTS.read_text("utf-8", "surrogateescape").splitlines(), folder.resolve())
    except (OSError, RuntimeError):
        return ""


def kind_among(mounts: Iterable[str], folder: Path) -> str:
    """The same, of an absolute path without links, by the lines of Linux's `mountinfo`."""
    kind = mounted_among(mounts, folder)
    return kind if kind in _SHARED else ""


def mounted_among(mounts: Iterable[str], folder: Path) -> str:
    """The kind of file system of an absolute path without links."""
    longest, kind = -1, ""
    for line in mounts:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4]))
        # Of two mounts at one place the later one is seen.
        if len(point.parts) >= longest and folder.is_relative_to(point):
            longest, kind = len(point.parts), right.split(" ")[0]
    return kind


def is_unc(path: str) -> bool:
    r"""Whether a path of Windows names another computer, such as `\\server\share` or `\\?\UNC\server\share`."""
    plain = path.replace("/", "\\")
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:8].upper() == "UNC\\"
    return plain.startswith("\\\\")


if sys.platform == "win32":
    import ctypes

    def _windows_kind(folder: Path) -> str:
        if is_unc(str(folder)):
            return "SMB"
        return "SMB" if ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE else ""

else:

    def _windows_kind(_folder: Path) -> str:
        return ""
