"""Scenes of the page of settings: each section, what was refused, the pad of figures, problems of the file."""

from __future__ import annotations

from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from tests.screens.scenes import scene
from tests.screens.stage import Stage

_IGNORED = QT_TRANSLATE_NOOP(
    "reading", "“{key}” in {path} has a value that cannot be used and is ignored. Correct it, or remove it."
)
_BROKEN = QT_TRANSLATE_NOOP(
    "reading", "The profile {profile} cannot be used because of “{key}” in {path}. Correct it there."
)
FILE = "/home/anna/.local/share/pos-app/settings.toml"
PROBLEMS = (
    _IGNORED.filled(key="volume", path=FILE),
    _BROKEN.filled(profile="shop", key="profiles.shop.currency", path=FILE),
)


def open_section(stage: Stage, section: str) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.click(f"section_{section}")


def enter(stage: Stage, name: str, text: str) -> None:
    field = stage.find(f"setting_{name}")
    field.setText(text)
    field.confirmed.emit()


@scene()
def settings_shop(stage: Stage) -> None:
    open_section(stage, "shop")


@scene()
def settings_counter(stage: Stage) -> None:
    open_section(stage, "counter")
    enter(stage, "quick_amounts", "5, 38, 42.50, 100")


@scene()
def settings_refused(stage: Stage) -> None:
    open_section(stage, "counter")
    enter(stage, "warn_under", "two")
    enter(stage, "quick_amounts", "1 2 3 4 5")


@scene()
def settings_pad(stage: Stage) -> None:
    open_section(stage, "counter")
    stage.click("setting_ask_over")
    for key in ("5", "0", "0"):
        stage.click(f"pad_{key}")


@scene(settings={"serial_scanner": "/dev/ttyUSB0"})
def settings_scanner(stage: Stage) -> None:
    open_section(stage, "scanner")
    stage.window.settings.offer("serial_scanner", {"/dev/ttyACM0": "Honeywell 1950 (/dev/ttyACM0)"})


@scene()
def settings_customer(stage: Stage) -> None:
    open_section(stage, "customer")


@scene()
def settings_sound(stage: Stage) -> None:
    open_section(stage, "sound")


@scene()
def settings_network(stage: Stage) -> None:
    open_section(stage, "network")
    enter(stage, "proxy", "http://anna:1234@10.0.0.1:8080")


@scene(settings={"problems": PROBLEMS})
def menu_with_problems(stage: Stage) -> None:
    stage.click("menu")


@scene(settings={"problems": PROBLEMS})
def settings_problems(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings_problems")
