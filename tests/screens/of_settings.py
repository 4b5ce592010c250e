"""Scenes of the page of settings: each section, what was refused, the pad of figures, problems of the file."""

from __future__ import annotations

from pathlib import Path

from pos_app.settings.reading import read_settings
from tests.screens.scenes import scene
from tests.screens.stage import Stage

FILE = Path("/home/anna/.local/share/pos-app/settings.toml")
_GATEWAY = 'base_url = "https://openapi-hk.qfapi.com"'
PROBLEMS = read_settings(f'volume = 300\n\n[profiles.shop]\n{_GATEWAY}\ncurrency = "XAU"\n', FILE).problems
OF_A_NEWER_ONE = read_settings(f"settings_version = 2\n[profiles.shop]\n{_GATEWAY}\nrounding = 1\n", FILE).problems


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


@scene(settings={"problems": OF_A_NEWER_ONE})
def settings_of_a_newer_version(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings_problems")


@scene(settings={"volume": 0, "overridden": {"volume": 70}})
def settings_overridden(stage: Stage) -> None:
    open_section(stage, "sound")
