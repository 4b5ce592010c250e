"""Everything that is known before a package is put together: made once, used for all of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from devkit.package import frozen, signing
from devkit.package.components import components
from devkit.package.licences import PLACE, third_party_licences, without_licence
from devkit.package.manual import manual
from devkit.package.needs import Needs, needs_of
from devkit.package.sbom import sbom
from devkit.terminal import ROOT, Stop, need


@dataclass(frozen=True)
class Build:
    """A frozen program with its papers; `place` is for what is made on the way, `time` that of the commit."""

    frozen: frozen.Frozen
    place: Path
    version: str
    commit: str
    time: int
    sbom: str
    icons: Path

    @cached_property
    def manual(self) -> str:
        """The manual page."""
        return manual(self.version, self.time)

    @cached_property
    def needs(self) -> Needs:
        """What the system must bring (Linux only)."""
        return needs_of(self.frozen.folder)


def make(place: Path = frozen.BUILD, freeze: Callable[[Path], frozen.Frozen] = frozen.freeze) -> Build:
    """Freezes the program and writes its licences into it. Raises `Stop` where something stands in the way.

    `freeze` does it in a folder where the icons are already drawn, in `icons`.
    """
    frozen.set_up()
    icons = place / "icons"
    need([frozen.PYTHON, ROOT / "packaging" / "icons.py", icons], "draw the icons")
    done = freeze(place)
    parts = components(done)
    bare = without_licence(parts)
    if bare:
        raise Stop("No licence was found of: " + ", ".join(bare) + ". Put it into packaging/licences.")
    licences = done.internal / PLACE
    licences.parent.mkdir(parents=True, exist_ok=True)
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    licences.write_text(third_party_licences(own, parts), encoding="utf-8", newline="\n")
    version, commit, time = frozen.version(), frozen.commit(), frozen.commit_time()
    for program in sorted(path for path in done.folder.iterdir() if path.is_file()):
        signing.sign(program)
    document = sbom(version, commit, time, parts, done.internal)
    return Build(done, place, version, commit, time, document, icons)


def starts(folder: Path) -> str:
    """The version that a frozen program tells of itself; raises `Stop` when it does not start."""
    answer = subprocess.run([folder / "pos-app", "--version"], capture_output=True, text=True, check=False)
    if answer.returncode:
        raise Stop("The frozen program does not start: " + answer.stderr.strip())
    return answer.stdout.strip()
