"""All scenes by name. A new one is a function in one of the modules `of_...`, under `@scene()`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pos_app.domain.payment import Payment
from tests.screens.records import day
from tests.screens.stage import Look, Stage

Play = Callable[[Stage], object]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the window that is worth a picture. `parts` are what the stage is built of (see `Stage`)."""

    name: str
    play: Play
    payments: Sequence[Payment]
    parts: dict[str, Any]

    def open(self, look: Look = Look(), size: tuple[int, int] = (1024, 768)) -> Stage:  # noqa: B008 - it is frozen
        """A stage with this scene on it; the caller closes it."""
        stage = Stage(*self.payments, look=look, size=size, **self.parts)
        self.play(stage)
        stage.settle()
        return stage


MODULES = (
    "of_sales",
    "of_the_customer",
    "of_history",
    "of_the_till",
    "of_settings",
    "of_the_doctor",
    "of_setup",
    "of_the_owner",
)
_SCENES: dict[str, Scene] = {}


def all_scenes() -> dict[str, Scene]:
    """By name, in the order of the contact sheet."""
    for module in MODULES:
        importlib.import_module(f"tests.screens.{module}")  # reading it adds its scenes
    return _SCENES


def add(name: str, play: Play, *, payments: Sequence[Payment] | None = None, **parts: Any) -> None:
    """Adds a scene; without `payments` the journal holds a usual day."""
    assert name not in _SCENES, name
    _SCENES[name] = Scene(name, play, day() if payments is None else payments, parts)


def scene(*, payments: Sequence[Payment] | None = None, **parts: Any) -> Callable[[Play], Play]:
    """Makes a scene of the function below, under its name."""

    def take(play: Play) -> Play:
        add(play.__name__, play, payments=payments, **parts)
        return play

    return take
