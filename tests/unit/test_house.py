"""What is true of the tree as a whole."""

from __future__ import annotations

import ast
import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".cfg",
    ".css",
    ".in",
    ".iss",
    ".json",
    ".lock",
    ".md",
    ".nsi",
    ".ps1",
    ".py",
    ".qss",
    ".sh",
    ".spec",
    ".svg",
}
TEXT |= {".desktop", ".toml", ".ts", ".txt", ".xml", ".yaml", ".yml", ""}
MAX_LINES = 400
TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "docs",
    "packaging",
    "pos_app",
    "pyproject.toml",
    "resources",
}
TOP_LEVEL |= {"tests", ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore"}
# Taken apart so that this file does not hold what it looks for.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".org",
    "extra-" + "index-url",
    "find-" + "links",
)


def _ignored() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git/", *(line for line in lines if line and not line.startswith("#"))]


def _is_ignored(path: Path, patterns: list[str]) -> bool:
    name = path.name + "/" if path.is_dir() else path.name
    return any(fnmatch.fnmatch(name, pattern) or fnmatch.fnmatch(path.name, pattern) for pattern in patterns)


def _files(folder: Path, patterns: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _is_ignored(path, patterns):
            continue
        if path.is_dir():
            yield from _files(path, patterns)
        else:
            yield path


FILES = list(_files(ROOT, _ignored()))
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in FILES if path.suffix in TEXT}
MODULES = {name: text for name, text in TEXTS.items() if name.endswith(".py")}
PACKAGES = [path for path in (ROOT / "pos_app").rglob("*") if path.is_dir() and any(path.glob("*.py"))]


def _found(pattern: str) -> list[str]:
    expression = re.compile(pattern)
    lines = ((name, number, line) for name, text in TEXTS.items() for number, line in enumerate(text.splitlines(), 1))
    return [f"{name}:{number}: {line.strip()}" for name, number, line in lines if expression.search(line)]


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_tree_was_found() -> None:
    assert "pos_app/__init__.py" in MODULES
    assert "packaging/dev.py" in MODULES


def test_every_top_level_name_belongs_to_the_layout() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in FILES}
    assert names <= TOP_LEVEL


def test_no_module_is_longer_than_400_lines() -> None:
    # Tests are lists of behaviours, read one at a time; the program's modules say one thing each.
    lengths = {name: len(text.splitlines()) for name, text in MODULES.items() if not name.startswith("tests/")}
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_package_says_what_it_is_for(package: Path) -> None:
    source = (package / "__init__.py").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))


def test_no_file_holds_a_private_key_or_an_access_token() -> None:
    assert _found(r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[oprsu]_[A-Za-z0-9]{30,}") == []


def test_no_file_assigns_a_credential_as_a_long_hexadecimal_literal() -> None:
    # QFPay's app codes and keys are 32 hexadecimal digits. A dummy that must look like one repeats itself.
    key = r"""["'](?!(?P<part>[0-9a-f]+)(?P=part)+["'])[0-9a-f]{32}["']"""
    assert _found(r"""(?i)(app_code|client_key)["']?\s*[:=(]\s*(Secret\()?""" + key) == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    # Anna is invented: examples and tests may have her home.
    unix = r"(?<![\w.~])/(root|(home|Users)/(?!anna\b)\w+|work/\w+)/"
    assert _found(unix + r"|[A-Za-z]:\\+Users\\+(?!anna\b)\w") == []


def test_no_file_names_a_package_registry() -> None:
    assert _found("|".join(map(re.escape, REGISTRIES))) == []


def test_the_locks_agree_so_that_what_tests_run_is_what_runs() -> None:
    runtime, development = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert runtime
    assert runtime.items() <= development.items()


def test_every_dependency_is_locked_with_a_hash() -> None:
    text = (ROOT / "packaging" / "requirements-dev.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=; ]", requirement)[0].lower() for requirement in project["dependencies"]}
    assert names <= set(_locked("requirements.lock"))
