"""Whose work the frozen program is made of: what is told in the list of components and in the licences."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.terminal import ROOT

if TYPE_CHECKING:
    from devkit.package.frozen import Frozen, Part

LICENCES = ROOT / "packaging" / "licences"
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_QT = ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "qtbase-third-party.txt", "icu.txt")
# Wheels without their licence in them.
_OF_OURS = {"pyserial": ("pyserial.txt",), "PySide6_Essentials": _QT, "shiboken6": ()}
_SPDX = {"MIT License": "MIT", "BSD": "BSD-3-Clause", "BSD License": "BSD-3-Clause"}


@dataclass(frozen=True)
class Component:
    """A work of others in the program: `texts` are its licences in full, `files` its files in the folder."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...]
    files: tuple[str, ...] = field(default=())


def components(frozen: Frozen) -> list[Component]:
    """All works of others that went into the program, by name."""
    packages = {distribution.name: distribution for distribution in distributions(path=[str(frozen.python.packages)])}
    owners = {
        Path(str(file.locate())).resolve(): name
        for name, distribution in packages.items()
        for file in distribution.files or ()
    }
    files: dict[str, list[str]] = {"pyinstaller": []}  # its loader is the executable's beginning
    others: list[Part] = []
    library = frozen.python.library
    for part in frozen.parts:
        owner = owners.get(part.source.resolve())
        if owner:
            files.setdefault(owner, []).append(part.name)
        elif part.source.is_relative_to(library) or not part.source.is_relative_to(ROOT):
            others.append(part)
    system = [part for part in others if not part.source.is_relative_to(library)]
    found = [_of_distribution(packages[name], names, frozen.internal) for name, names in files.items()]
    found += [_python(frozen, others), *_of_debian(system)]
    return sorted(found, key=lambda component: component.name.lower())


def _of_distribution(package: Distribution, names: Iterable[str], internal: Path) -> Component:
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in sorted(package.files or ())
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.search(str(file))
    ]
    texts += [(LICENCES / name).read_text(encoding="utf-8") for name in _OF_OURS.get(package.name, ())]
    files = sorted(name for name in names if (internal / name).is_file())
    purl = f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
    return Component(package.name, package.version, licence_of(package), purl, tuple(texts), tuple(files))


def licence_of(package: Distribution) -> str:
    """The licence that a package declares: an SPDX expression where it gives one."""
    metadata: Mapping[str, str] = package.metadata.json  # type: ignore[assignment] # also lists, of other fields
    declared = metadata.get("license_expression") or metadata.get("license") or ""
    if not declared or "\n" in declared:
        classifiers = [str(line) for line in metadata.get("classifier", ())]
        declared = next((line.split(" :: ")[-1] for line in classifiers if line.startswith("License")), "see its text")
    return _SPDX.get(declared, declared)


def _python(frozen: Frozen, others: Iterable[Part]) -> Component:
    python = frozen.python
    texts = [python.licence.read_text(encoding="utf-8")] if python.licence.exists() else []
    found = (part.name for part in others if part.source.is_relative_to(python.library))
    files = sorted(name for name in found if (frozen.internal / name).is_file())
    return Component(
        "Python", python.version, "PSF-2.0", f"pkg:generic/python@{python.version}", tuple(texts), tuple(files)
    )


def _of_debian(parts: Iterable[Part]) -> list[Component]:
    """The packages that shared libraries of the system came from; none where there is no dpkg."""
    names = {part.source.resolve(): part.name for part in parts}
    if not names or shutil.which("dpkg-query") is None:
        return []
    found: dict[str, list[str]] = {}
    for path, package in owners_in_debian(names).items():
        found.setdefault(package, []).append(names[path])
    return [_debian_package(package, files) for package, files in found.items()]


def owners_in_debian(paths: Iterable[Path]) -> dict[Path, str]:
    """The package of each installed file, by the file; a merged /usr is known under both names."""
    asked = {str(name): path for path in paths for name in (path, Path("/", *path.parts[2:])) if path.is_absolute()}
    answer = subprocess.run(["dpkg-query", "--search", *asked], capture_output=True, text=True, check=False)
    owners = (line.rsplit(": ", 1) for line in answer.stdout.splitlines() if not line.startswith("diversion"))
    return {asked[file]: package for package, file in owners}


def _debian_package(package: str, files: list[str]) -> Component:
    name = package.partition(":")[0]
    shown = ["dpkg-query", "--show", "--showformat=${source:Package} ${source:Version}", package]
    source, version = subprocess.run(shown, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8", errors="replace")
    purl = f"pkg:deb/debian/{source}@{version}?arch=source"
    return Component(name, version, "see its text", purl, (text, *_referred_to(text)), tuple(sorted(files)))


def _referred_to(text: str) -> list[str]:
    """The common licences that a Debian copyright file only points to; they lie on no other system."""
    names = sorted(set(re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", text)))
    places = [Path("/usr/share/common-licenses", name) for name in names]
    return [place.read_text(encoding="utf-8") for place in places if place.is_file()]
