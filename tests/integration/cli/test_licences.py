"""`pos-app licences`: the text of a packaged program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pos_app.cli import licences
from tests.integration.cli.program import Till


def test_prints_the_text_that_the_package_holds(till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "THIRD-PARTY-LICENCES.txt").write_text("Licence of 王\n", encoding="utf-8")
    monkeypatch.setattr(licences, "resource", lambda _folder, name: tmp_path / name)
    assert till.text("licences") == (0, "Licence of 王\n", "")


def test_a_checkout_says_that_it_bundles_nothing(till: Till) -> None:
    code, output, errors = till.text("licences")
    assert (code, output) == (2, "")
    assert "not a packaged one" in errors


def test_who_reads_on_only_for_a_page_meets_no_error(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "THIRD-PARTY-LICENCES.txt").write_text("A licence\n", encoding="utf-8")
    monkeypatch.setattr(licences, "resource", lambda _folder, name: tmp_path / name)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as left:
        monkeypatch.setattr(sys, "stdout", left)
        assert till.text("licences") == (0, "", "")
