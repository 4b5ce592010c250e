"""The version as Windows wants it: four numbers, and a resource that Explorer shows under Details."""

from __future__ import annotations

import re

PUBLISHER = "the pos-app authors"
_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags={flags}, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("040904B0", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""
_PRERELEASE = 0x2


def numbers(version: str) -> tuple[int, int, int, int]:
    """Four numbers, those of the release; what a pre-release has behind them Windows cannot tell."""
    found = [int(part) for part in re.findall(r"\d+", re.match(r"[\d.]*", version)[0])][:4]  # type: ignore[index] # it always matches
    first, second, third, fourth = [*found, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def version_resource(version: str) -> str:
    """The file from which PyInstaller makes the resource of both executables."""
    told = {
        "CompanyName": PUBLISHER,
        "FileDescription": "pos-app payment counter",
        "FileVersion": version,
        "InternalName": "pos-app",
        "LegalCopyright": f"Copyright (c) {PUBLISHER}. MIT License.",
        "ProductName": "pos-app",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    flags = 0 if re.fullmatch(r"[\d.]+", version) else _PRERELEASE
    return _TEMPLATE.format(numbers=numbers(version), flags=flags, strings=strings)
