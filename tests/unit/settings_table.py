"""The table of all settings in the documentation: `python -m tests.unit.settings_table` renews it."""

from __future__ import annotations

from pathlib import Path

from pos_app.cli.settings_text import may_be, type_of
from pos_app.settings.declared import DECLARED, Setting
from pos_app.settings.values import written

PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"
BEGIN, END = "<!-- settings -->\n", "<!-- end of settings -->\n"


def table() -> list[list[str]]:
    """Its rows: name, meaning, what it may be, default, shop or PC."""
    return [_row(setting) for setting in DECLARED.values()]


def _row(setting: Setting) -> list[str]:
    meaning = f"{setting.title}. {setting.hint or ''}".strip()
    default = written(setting.default)
    return [
        f"`{setting.name}`",
        meaning,
        may_be(type_of(setting), setting.limits, setting.choices),
        f"`{default}`" if default else "nothing",
        "PC" if setting.of_this_pc else "shop",
    ]


def main() -> None:
    """Writes the table into the page."""
    rows = [["Name", "Means", "May be", "Default", "Of"], ["---"] * 5, *table()]
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    PAGE.write_text(before + BEGIN + lines + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
