"""Archives that are the same whenever and wherever they are made of the same files."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

XZ = ("xz", "--format=xz", "-1", "--threads=2")
"""Always the blocks of two threads: how many cores a machine has must not change the file.

A tenth larger than with -5, in a third of the time; both have to unpack on slow tills."""
_AR_HEADER = "{name:<16}{time:<12}{owner:<6}{group:<6}{mode:<8}{size:<10}`\n"


def tar(folder: Path, into: Path, time: int, *, prefix: str) -> None:
    """Writes everything in `folder` to the tar `into`, sorted, of root, changed at `time`; names begin with `prefix`.

    Modes become 755 and 644, by whether the owner may run a file.
    """

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = time
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        if member.issym():
            member.mode = 0o777
        return member

    with tarfile.open(into, "w", format=tarfile.GNU_FORMAT) as archive:
        archive.add(folder, prefix, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
            name = f"{prefix}/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=plain)


def xz(file: Path) -> Path:
    """Compresses `file`, which is gone afterwards; returns the new one. Raises CalledProcessError."""
    subprocess.run([*XZ, "--force", str(file)], check=True)
    return file.with_name(file.name + ".xz")


def ar(into: Path, members: Mapping[str, bytes | Path], time: int) -> None:
    """Writes an `ar` archive as dpkg wants it: `members` by name, in their order, as bytes or from files."""
    with into.open("wb") as archive:
        archive.write(b"!<arch>\n")
        for name, content in members.items():
            size = content.stat().st_size if isinstance(content, Path) else len(content)
            header = _AR_HEADER.format(name=name, time=time, owner=0, group=0, mode="100644", size=size)
            archive.write(header.encode("ascii"))
            with content.open("rb") if isinstance(content, Path) else io.BytesIO(content) as stream:
                while chunk := stream.read(1 << 20):
                    archive.write(chunk)
            archive.write(b"\n" * (size % 2))


def gz(content: bytes) -> bytes:
    """Compressed with gzip, without a name or a time in it."""
    return gzip.compress(content, 9, mtime=0)


def digest(file: Path, kind: str = "sha256") -> str:
    """The checksum of a file in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, kind).hexdigest()


def checksums(files: Iterable[Path]) -> str:
    """The lines of a `SHA256SUMS`, sorted by name, as `sha256sum --check` reads them."""
    return "".join(f"{digest(file)}  {file.name}\n" for file in sorted(files, key=lambda file: file.name))
