"""The package for Debian and its relatives."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.package.archives import ar, digest, gz, tar, xz
from devkit.package.licences import PLACE
from devkit.package.needs import RECOMMENDED
from devkit.terminal import ROOT

if TYPE_CHECKING:
    from devkit.package.build import Build

TEMPLATES = ROOT / "packaging" / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MAINTAINER = "the pos-app authors <authors@pos-app.invalid>"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_DESCRIPTION = """payment counter for QFPay merchants
 Type the amount, scan the customer's code or show a QR code, and read one true
 sentence at the end: paid, not paid, or not known yet. Payments whose outcome
 is open are followed until there is an answer.
 .
 Python and Qt come with the package; it is made on and for Debian 12."""


def control(version: str, architecture: str, depends: str, size_kb: int) -> str:
    """The control file."""
    fields = {
        "Package": "pos-app",
        "Version": version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_kb),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "misc",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def filled(template: str, build: Build) -> str:
    """A file of `packaging/linux` with what only the build knows."""
    day = datetime.fromtimestamp(build.time, UTC).strftime("%Y-%m-%d")
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    known = {
        "VERSION": build.version,
        "DATE": day,
        "GLIBC": build.needs.glibc,
        "PACKAGES": " ".join(build.needs.packages),
    }
    for name, value in known.items():
        text = text.replace(f"@{name}@", value)
    return text


def debian_package(build: Build, into: Path) -> Path:
    """Writes `pos-app_VERSION_ARCHITECTURE.deb` into the folder `into`; returns its path."""
    work = build.place / "debian"
    shutil.rmtree(work, ignore_errors=True)
    root = work / "data"
    _lay_out(build, root)
    architecture = ARCHITECTURES[os.uname().machine]
    _control_files(build, root, work / "control", architecture)
    for part in ("control", "data"):
        tar(work / part, work / f"{part}.tar", build.time, prefix=".")
        xz(work / f"{part}.tar")
    package = into / f"pos-app_{build.version}_{architecture}.deb"
    members = {"debian-binary": b"2.0\n"} | {f"{part}.tar.xz": work / f"{part}.tar.xz" for part in ("control", "data")}
    ar(package, members, build.time)
    return package


def _lay_out(build: Build, root: Path) -> None:
    """The files as they will lie on the system."""
    shutil.copytree(build.frozen.folder, root / "usr/lib/pos-app", symlinks=True, copy_function=os.link)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/pos-app").symlink_to("../lib/pos-app/pos-app")
    share = root / "usr/share"
    _put(share / "applications/pos-app.desktop", filled("pos-app.desktop", build))
    _put(share / "metainfo/pos-app.metainfo.xml", filled("pos-app.metainfo.xml", build))
    _put(share / "lintian/overrides/pos-app", filled("lintian-overrides", build))
    _put(share / "man/man1/pos-app.1.gz", gz(build.manual.encode()))
    icons = share / "icons/hicolor"
    _put(icons / "scalable/apps/pos-app.svg", (ROOT / "resources/icons/pos_app.svg").read_bytes())
    for size in SIZES:
        _put(icons / f"{size}x{size}/apps/pos-app.png", (build.icons / f"pos_app-{size}.png").read_bytes())
    documents = share / "doc/pos-app"
    _put(documents / "copyright", _copyright())
    _put(documents / "changelog.gz", gz(_changelog(build).encode()))
    _put(documents / "CHANGELOG.md.gz", gz((ROOT / "CHANGELOG.md").read_bytes()))
    _put(documents / "sbom.cdx.json.gz", gz(build.sbom.encode()))
    (documents / "THIRD-PARTY-LICENCES.txt").symlink_to(f"../../../lib/pos-app/_internal/{PLACE}")


def _put(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _control_files(build: Build, root: Path, into: Path, architecture: str) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size_kb = sum(-(-path.stat().st_size // 1024) for path in files)
    _put(into / "control", control(build.version, architecture, build.needs.depends, size_kb))
    _put(into / "md5sums", "".join(f"{digest(path, 'md5')}  {path.relative_to(root)}\n" for path in files))
    for script in ("preinst", "prerm"):
        _put(into / script, filled(script, build))
        (into / script).chmod(0o755)


def _copyright() -> str:
    """What Debian wants to know of our licence; that of others is told in a file of its own."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    others = "/usr/share/doc/pos-app/THIRD-PARTY-LICENCES.txt"
    return f"{text}\n\nThe package also holds works of others. They and their licences are listed in\n{others}\n"


def _changelog(build: Build) -> str:
    stamp = format_datetime(datetime.fromtimestamp(build.time, UTC))
    lines = (
        f"pos-app ({build.version}) stable; urgency=medium",
        "",
        f"  * Built from commit {build.commit}.",
        "  * What is new is told in CHANGELOG.md.gz.",
        "",
        f" -- {MAINTAINER}  {stamp}",
    )
    return "\n".join(lines) + "\n"
