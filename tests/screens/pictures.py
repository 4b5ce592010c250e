"""Takes the pictures of a scene."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.scenes import Scene
from tests.screens.stage import Look


def application() -> QApplication:
    """Qt's application, which tells what it has to say."""
    qInstallMessageHandler(_tell)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["pos-app"])
    return app


def _tell(_kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
    # The offscreen platform has no window manager to give hints to, and says so for every window.
    if "This plugin does not support" not in said:
        print(said, file=sys.stderr)


def take(scene: Scene, looks: Sequence[Look], size: tuple[int, int], folder: Path) -> None:
    """Writes one PNG a look, `folder/LOOK/NAME.png`."""
    for look, picture in pictures(scene, looks, size):
        target = folder / str(look) / f"{scene.name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(target))


def pictures(scene: Scene, looks: Sequence[Look], size: tuple[int, int]) -> list[tuple[Look, QImage]]:
    """The scene is played once and dressed anew for each look, as the menu does it."""
    stage = scene.open(looks[0], size)
    made = []
    for look in looks:
        stage.dress(look)
        made.append((look, stage.picture()))
    stage.close()
    return made
