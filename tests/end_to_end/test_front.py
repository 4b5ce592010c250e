"""A window that is behind another one cannot hear the scanner, and says so; at its start it comes forward."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk, counter
from tests.end_to_end.other_till import TITLE, another_till
from tests.end_to_end.shop import Shop
from tests.end_to_end.test_counter_window import fresh_code

OURS = "Front shop"


@pytest.fixture
def named_shop(small_shop: Shop) -> Shop:
    settings = small_shop.data_dir / "settings.toml"
    settings.write_text(f'till_name = "{OURS}"\n' + settings.read_text("utf-8"), "utf-8")
    return small_shop


def test_window_comes_forward_at_its_start_and_says_when_scans_go_elsewhere(
    small_desk: Desk, named_shop: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with another_till(small_desk, tmp_path_factory.mktemp("other")) as typed, counter(small_desk, named_shop.data_dir):
        small_desk.type_slowly("12.50")
        small_desk.wait_for_text("amount", "12.50")
        assert _read(typed) == ""
        small_desk.bring_forward(TITLE)
        small_desk.wait_for_text("not_in_front", "Another window is in front")
        small_desk.scan(fresh_code("00"), 5)
        small_desk.bring_forward(OURS)
        small_desk.wait_for_text("clock", ":")
        assert not small_desk.text_of("not_in_front")
        small_desk.scan(fresh_code("00", 2), 5)
        small_desk.wait_for_text("result", "PAID")
    assert fresh_code("00") in _read(typed)
    assert [int(row["txamt"]) for row in named_shop.ledger()] == [1250]


def _read(typed: Path) -> str:
    return typed.read_text("utf-8")
