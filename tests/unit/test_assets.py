"""Resources are found in a checkout and in an installed program."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app import assets


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert assets.resource("translations") == Path(__file__).resolve().parents[2] / "resources" / "translations"


def test_an_installed_program_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path)
    (tmp_path / "resources").mkdir()
    assert assets.resource("icons", "a.svg") == tmp_path / "resources" / "icons" / "a.svg"
