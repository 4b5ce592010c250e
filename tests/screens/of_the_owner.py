"""Scenes of what is the owner's: PIN, kiosk mode, what the till does on this computer."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.app.autostart import _NOT_CHANGED
from pos_app.app.window import _CRASHED
from pos_app.credentials.keyrings import _NO_KEYRING
from pos_app.desktop.pin_page import AGAIN
from pos_app.desktop.problem_window import Choice, ProblemWindow
from pos_app.desktop.this_computer import ThisComputer
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import Sentence
from pos_app.domain.versions import Version
from tests.screens.of_settings import open_section
from tests.screens.scenes import scene
from tests.screens.stage import Stage

PIN = {"owner_pin": True}


class Silent:
    """A keyring that never answers: scenes say what it would have said."""

    def check(self, pin: Secret, answer: Callable[[bool | Sentence | None], object]) -> None:
        """Says nothing."""

    def set(self, pin: Secret, answer: Callable[[bool | Sentence | None], object]) -> None:
        """Says nothing."""

    def clear(self, answer: Callable[[bool | Sentence | None], object]) -> None:
        """Says nothing."""


COMPUTER = ThisComputer(owner_pin=Silent())


@scene(settings=PIN, computer=COMPUTER)
def pin(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.type("27")


@scene(settings=PIN, computer=COMPUTER)
def pin_complete(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.type("27182818")


@scene(settings=PIN, computer=COMPUTER)
def pin_checking(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.type("2718")
    stage.click("pin_enter")


@scene(settings=PIN, computer=COMPUTER)
def pin_wrong(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.window.owner.pin_page.wrong()


@scene(settings=PIN, computer=COMPUTER)
def pin_pause(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    for _ in range(6):
        stage.window.owner.pin_page.wrong()


@scene(settings=PIN, computer=COMPUTER)
def pin_keyring(stage: Stage) -> None:
    """The longest that a keyring has to say."""
    stage.click("menu")
    stage.click("settings")
    stage.window.owner.pin_page.fail(_NO_KEYRING["linux"])


@scene(settings=PIN, computer=COMPUTER)
def pin_scanned(stage: Stage) -> None:
    stage.click("menu")
    stage.click("settings")
    stage.scan("271828")


@scene(computer=COMPUTER)
def pin_new(stage: Stage) -> None:
    open_section(stage, "computer")
    stage.click("set_pin")


@scene(computer=COMPUTER)
def pin_again(stage: Stage) -> None:
    open_section(stage, "computer")
    stage.click("set_pin")
    stage.window.owner.pin_page.begin(AGAIN)
    stage.type("271")


@scene(settings={"kiosk": True})
def kiosk_menu(stage: Stage) -> None:
    stage.click("menu")


@scene(settings={"kiosk": True})
def owner(stage: Stage) -> None:
    stage.click("menu")
    stage.click("owner")


@scene(computer=COMPUTER)
def settings_computer(stage: Stage) -> None:
    open_section(stage, "computer")


@scene(settings=PIN, computer=COMPUTER)
def settings_computer_trouble(stage: Stage) -> None:
    stage.window.show_settings()
    stage.click("section_computer")
    stage.window.settings.show_trouble(
        "start_with_computer",
        _NOT_CHANGED.filled(problem="13", place="/home/anna/.config/autostart/pos-app.desktop"),
    )
    panel = stage.window.owner._panel
    assert panel is not None
    panel.show_trouble(_NO_KEYRING["linux"])


@scene()
def menu_newer(stage: Stage) -> None:
    stage.click("menu")
    stage.window.menu.show_newer(Version(0, 2, 0))


@scene()
def crashed(stage: Stage) -> None:
    stage.shown = ProblemWindow(stage.app.theme, _CRASHED.filled(times="3"), (Choice.CLOSE,))
    stage.shown.show()
