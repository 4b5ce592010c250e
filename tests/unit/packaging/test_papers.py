"""What a package says about what it is made of, and its manual."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from devkit.package.components import LICENCES, Component, licence_of
from devkit.package.licences import third_party_licences, without_licence
from devkit.package.manual import escaped, manual
from devkit.package.sbom import sbom
from pos_app.cli.arguments import build_parser

ONE = Component("one", "1.0", "MIT", "pkg:pypi/one@1.0", ("Text of MIT.",), ("lib/one.so",))
OTHER = Component("other", "2.0", "see its text", "pkg:deb/debian/other@2.0", ("Text of MIT.\n", "Another."))


# --- licences ---


def test_every_licence_stands_once_under_all_whose_it_is() -> None:
    text = third_party_licences("Our licence.", [ONE, OTHER])
    assert text.count("Text of MIT.") == 1
    assert "one 1.0, other 2.0\n" in text
    assert text.index("Our licence.") < text.index("Text of MIT.") < text.index("Another.")


def test_who_has_no_licence_is_named() -> None:
    bare = Component("bare", "1", "MIT", "pkg:pypi/bare@1", ())
    assert without_licence([ONE, bare]) == ["bare"]


def test_the_duties_of_the_lgpl_are_met() -> None:
    told = (LICENCES / "qt.txt").read_text(encoding="utf-8")
    assert "LGPL-3.0-only" in told
    assert "Where their source is" in told
    assert "You may replace them" in told
    for name, title in (("LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE"), ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE")):
        text = (LICENCES / f"{name}.txt").read_text(encoding="utf-8")
        assert text.strip().startswith(title)
        assert "Version 3, 29 June 2007" in text


@pytest.mark.parametrize(
    ("metadata", "wanted"),
    [
        ("License-Expression: Apache-2.0 OR MIT", "Apache-2.0 OR MIT"),
        ("License: BSD", "BSD-3-Clause"),
        ("License: a long\n text of many\n lines\nClassifier: License :: OSI Approved :: MIT License", "MIT"),
        ("Classifier: Topic :: Games", "see its text"),
    ],
)
def test_a_licence_is_read_from_the_metadata(tmp_path: Path, metadata: str, wanted: str) -> None:
    (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: x\nVersion: 1\n{metadata}\n")
    assert licence_of(PathDistribution(tmp_path)) == wanted


# --- the list of components ---


def test_the_list_of_components_names_version_licence_and_files_with_hashes(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/one.so").write_bytes(b"library")
    document = json.loads(sbom("0.1.0", "abc", 0, [ONE, OTHER], tmp_path))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    assert document["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    one, other = document["components"]
    assert (one["name"], one["version"], one["purl"]) == ("one", "1.0", "pkg:pypi/one@1.0")
    assert one["licenses"] == [{"expression": "MIT"}]
    assert other["licenses"] == [{"license": {"name": "see its text"}}]
    [file] = one["components"]
    assert file["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(b"library").hexdigest()}]


def test_the_same_commit_has_the_same_list(tmp_path: Path) -> None:
    lists = [sbom("0.1.0", commit, 0, [OTHER], tmp_path) for commit in ("abc", "abc", "def")]
    assert lists[0] == lists[1] != lists[2]


# --- the manual ---


def _commands(parser: argparse.ArgumentParser, words: str = "pos-app") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser, those of commands too."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"{words} {name}", command
                yield from _commands(command, f"{words} {name}")


def test_the_manual_has_every_command_and_every_option() -> None:
    page = manual("0.1.0", 0).replace("\\-", "-")
    headings = re.findall(r"^\.SS (.+)$", page, re.MULTILINE)
    options = set(re.findall(r"\\fB(--[\w-]+)\\fR", page))
    commands = dict(_commands(build_parser()))
    assert [name for name in commands if not any(f"{line} ".startswith(f"{name} ") for line in headings)] == []
    known = {option for command in commands.values() for option in command._option_string_actions}
    assert {option for option in known if option.startswith("--")} - {"--help"} <= options


def test_the_manual_names_the_exit_codes() -> None:
    assert "4  not known yet: DO NOT CHARGE AGAIN" in manual("0.1.0", 0)


@pytest.mark.parametrize(
    ("text", "wanted"), [(".request", "\\&.request"), ("'quoted", "\\&'quoted"), ("a-b\\c", "a\\-b\\ec")]
)
def test_nothing_in_the_manual_is_taken_for_a_request(text: str, wanted: str) -> None:
    assert escaped(text) == wanted
