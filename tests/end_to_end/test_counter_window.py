"""A sale at the real window: key strokes in, words on the screen out, and the gateway and the journal agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk, counter
from tests.end_to_end.hands import qr_code_on
from tests.end_to_end.shop import Shop


def fresh_code(story: str, nth: int = 1) -> str:
    """A WeChat Pay code, used by nobody before, that ends in the two digits of a training story."""
    return f"13{nth:014}{story}"


@pytest.mark.parametrize("gap_ms", [0, 5, 20])
def test_typed_amount_and_scan_are_a_sale(small_desk: Desk, small_shop: Shop, gap_ms: int) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("12.50")
        small_desk.wait_for_text("amount", "12.50")
        small_desk.scan(fresh_code("00"), gap_ms)
        small_desk.wait_for_text("result", "PAID")

    charged = [row for row in small_shop.ledger() if row["respcd"] == "0000"]
    assert [int(row["txamt"]) for row in charged] == [1250]
    [payment] = small_shop.journal()
    assert (payment["state"], payment["amount"], payment["syssn"]) == ("paid", 1250, charged[0]["syssn"])


def test_customer_who_types_a_password_is_waited_for(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("88")
        small_desk.scan(fresh_code("50"), 5)
        small_desk.wait_for_text("result", "Customer is confirming")
        small_desk.wait_for_text("result", "PAID")

    assert [payment["state"] for payment in small_shop.journal()] == ["paid"]


def test_decline_says_why_and_what_to_do(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("45")
        small_desk.scan(fresh_code("53"), 5)
        small_desk.wait_for_text("result", "NOT PAID")
        assert "another wallet" in small_desk.text_of("instruction")
        assert small_desk.controls()["retry"]["showing"]

    assert [payment["state"] for payment in small_shop.journal()] == ["declined"]
    assert [row for row in small_shop.ledger() if row["respcd"] == "0000"] == []


def test_qr_code_on_the_screen_is_read_and_paid_by_a_phone(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("20")
        small_desk.press("F1")
        small_desk.wait_for_text("result", "QR")
        small_shop.phone("pay", qr_code_on(small_desk))
        small_desk.wait_for_text("result", "PAID")

    [payment] = small_shop.journal()
    assert (payment["state"], payment["amount"]) == ("paid", 2000)
    assert [int(row["txamt"]) for row in small_shop.ledger() if row["respcd"] == "0000"] == [2000]


def test_second_start_brings_the_first_window_forward(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        code, events = small_shop.run()
        assert (code, events) == (0, [])
        small_desk.type_slowly("7")
        small_desk.wait_for_text("amount", "7.00")


def test_command_is_carried_out_by_the_open_window(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        code, events = small_shop.run("pay", "--amount", "31.00", "--code-stdin", typed=fresh_code("00"))
        assert (code, events[-1]["state"]) == (0, "paid")
        small_desk.wait_for_text("today", "31.00")


def test_till_that_is_not_set_up_offers_training(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, shows="setup_title"):
        small_desk.press_control("setup_train")
        small_desk.wait_for_text("training_banner", "TRAINING")


def test_damaged_settings_are_told_in_a_window_too(small_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("shop_name = ", encoding="utf-8")
    with counter(small_desk, tmp_path, shows="problem"):
        assert "settings.toml" in small_desk.text_of("problem")


def test_live_testing_is_not_closed_before_its_payments_are_seen(small_desk: Desk, small_shop: Shop) -> None:
    small_shop.use_live_testing()
    with counter(small_desk, small_shop.data_dir) as program:
        small_desk.wait_for_text("live_testing_banner", "never settled")
        small_desk.type_slowly("12.50")
        small_desk.scan(fresh_code("00"), 5)
        small_desk.wait_for_text("result", "PAID")
        small_desk.press("alt+F4")
        small_desk.wait_for_text("tests_title", "1 test payment is not given back: HKD 12.50")
        assert program.poll() is None
        code, events = small_shop.run("report", "--refund-all")
        assert (code, events[-1]["unrefunded_tests"]) == (0, [])
        small_desk.press("Escape", "alt+F4")
        assert program.wait(60) == 0
