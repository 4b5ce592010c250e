"""The settings at the real window, by keyboard alone; and what of it arrives on the disk."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.shop import Shop

NOTE = "# Prices are ours: ask Anna before you change them."


def focused(desk: Desk) -> str:
    return next((name for name, control in desk.open_controls().items() if name and control["focused"]), "")


def wait_for_focus(desk: Desk, name: str) -> None:
    until(f"{name} has the focus", lambda: focused(desk) == name)


def go_to(desk: Desk, name: str, key: str = "Tab") -> None:
    """Goes from control to control until `name` has the focus."""

    def elsewhere(before: str) -> str:
        now = focused(desk)
        return "" if now == before else now

    at = focused(desk)
    for _ in range(30):
        if at == name:
            return
        desk.press(key)
        at = until(f"the focus leaves {at}", lambda before=at: elsewhere(before))
    raise AssertionError(f"{name} cannot be reached")


def choose(desk: Desk, name: str, key: str = "Tab") -> None:
    go_to(desk, name, key)
    desk.press("space")


def on_disk(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def test_settings_are_changed_by_keyboard_alone(small_desk: Desk, small_shop: Shop) -> None:
    file = small_shop.data_dir / "settings.toml"
    file.write_text(f"{NOTE}\nshop_name = 'Harbour'  # the short one\n\n{file.read_text('utf-8')}", "utf-8")
    before = on_disk(file)
    with counter(small_desk, small_shop.data_dir):
        small_desk.press("F10")
        wait_for_focus(small_desk, "settings")
        small_desk.press("space")
        wait_for_focus(small_desk, "section_shop")
        choose(small_desk, "section_counter")
        choose(small_desk, "setting_entry_style_cents")
        until("the style is saved", lambda: on_disk(file) == before | {"entry_style": "cents"})
        choose(small_desk, "setting_entry_style_decimal", "shift+Tab")
        until("the style is saved", lambda: on_disk(file) == before | {"entry_style": "decimal"})

        go_to(small_desk, "setting_warn_under")
        small_desk.type_slowly("two")
        small_desk.press("Return")
        small_desk.wait_for_text("setting_warn_under_error", "An amount has no letters. Type it like 128.50.")
        assert "has no letters" in small_desk.controls()["setting_warn_under"]["description"]
        assert "warn_under" not in on_disk(file)
        small_desk.press("ctrl+a")
        small_desk.type_slowly("3.50")
        small_desk.press("Return")
        until("the amount is saved", lambda: "warn_under" in on_disk(file))
        assert small_desk.text_of("setting_warn_under_error") == ""

        small_desk.press("Escape")
        wait_for_focus(small_desk, "window")
        small_desk.press("Escape")
        small_desk.wait_for_text("amount", "0.00")
        small_desk.type_slowly("7")
        small_desk.wait_for_text("amount", "7.00")

    assert on_disk(file) == before | {"entry_style": "decimal", "warn_under": "3.50"}
    text = file.read_text("utf-8")
    assert NOTE in text
    assert "shop_name = 'Harbour'  # the short one" in text


def test_a_broken_file_is_told_with_its_line_and_one_button_goes_on_with_the_last_good(
    small_desk: Desk, small_shop: Shop
) -> None:
    file = small_shop.data_dir / "settings.toml"
    with counter(small_desk, small_shop.data_dir):
        small_desk.press("alt+F4")
    good = file.read_bytes()
    file.write_bytes(b"volume = loud\n" + good)
    with counter(small_desk, small_shop.data_dir, shows="problem"):
        told = small_desk.text_of("problem")
        assert f"line 1 of {file}" in told
        assert small_shop.gateway["url"] in told
        small_desk.press("Tab", "Tab", "Tab", "Tab")
        until("the button has the focus", lambda: small_desk.controls()["restore"]["focused"])
        small_desk.press("space")
        small_desk.wait_for_text("amount", "0.00")
    assert file.read_bytes() == good
    assert file.with_name("settings.toml.broken-1").read_bytes() == b"volume = loud\n" + good


def test_a_data_folder_that_cannot_be_used_is_told_in_a_window(small_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "till").write_text("in the way")
    arguments = ("--data-dir", str(tmp_path / "till"))
    with counter(small_desk, tmp_path, *arguments, shows="problem") as program:
        assert "till is a file" in small_desk.text_of("problem")
        assert "train" not in small_desk.controls()
        small_desk.press("space")
        assert program.wait() == 5
    assert "till is a file" in (tmp_path / "stderr.txt").read_text("utf-8")


def test_what_the_command_line_decides_counts_at_the_window_and_is_not_saved(
    small_desk: Desk, small_shop: Shop
) -> None:
    file = small_shop.data_dir / "settings.toml"
    before = on_disk(file)
    with counter(small_desk, small_shop.data_dir, "--set", "shop_name=Pier", "--set", "language=zh_HK"):
        small_desk.press("F10")
        small_desk.wait_for_text("menu_title", "選單")
        wait_for_focus(small_desk, "settings")
        small_desk.press("space")
        small_desk.wait_for_text("setting_shop_name_note", "這次由命令列指定為 Pier")
    assert on_disk(file) == before
