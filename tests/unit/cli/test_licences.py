"""`pos-app licences`: the text of a packaged program."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.cli import licences
from pos_app.cli.main import main


def test_prints_the_text_that_the_package_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "THIRD-PARTY-LICENCES.txt").write_text("Licence of 王\n", encoding="utf-8")
    monkeypatch.setattr(licences, "resource", lambda _folder, name: tmp_path / name)
    assert main(["licences", "--data-dir", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out == "Licence of 王\n"


def test_a_checkout_says_that_it_bundles_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["licences", "--data-dir", str(tmp_path / "data")]) == 2
    assert "not a packaged one" in capsys.readouterr().err
