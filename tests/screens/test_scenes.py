"""Every state, phase, action and page of the window has a scene, and a scene gives the same picture every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStackedWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.sale import Phase
from pos_app.desktop.views import Action
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from tests.screens.scenes import Scene, all_scenes
from tests.screens.stage import Look, Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SCENES = all_scenes()
SIZE = (1024, 768)
SMALLEST_PX = 12


@dataclass
class Seen:
    """What occurs in the scenes, and the pages that there are."""

    states: set[State] = field(default_factory=set)
    phases: set[Phase] = field(default_factory=set)
    actions: set[Action] = field(default_factory=set)
    refunds: set[RefundState] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    too_small: list[str] = field(default_factory=list)
    grown: list[str] = field(default_factory=list)

    def look_at(self, stage: Stage) -> None:
        counter = stage.window.counter
        payment = counter.sale.payment
        self.states |= {payment.state} if payment else set()
        self.phases.add(counter.sale.phase)
        self.actions |= set(counter.view().actions)
        self.refunds |= {refund.state for refund in stage.window.history.card._refunds}
        for stack in stage.window.findChildren(QStackedWidget):
            pages = [_described(stack, place) for place in range(stack.count())]
            self.pages.update(pages)
            self.shown |= {pages[stack.currentIndex()]} if stack.isVisible() else set()

    def look_at_large_text(self, name: str, stage: Stage) -> None:
        """At the smallest window, which has the least room for it."""
        stage.dress(Look(text=150))
        stage.picture()  # buttons fit their captions when they are painted
        for shown in stage.shown.findChildren(TextLabel) + stage.shown.findChildren(PressButton):
            px = shown.property("fitted_px") if isinstance(shown, PressButton) else shown.font().pixelSize()
            if px is None:
                continue  # it is to be scrolled to, so it was not painted
            if shown.isVisible() and shown.text() and px < SMALLEST_PX:
                self.too_small.append(f"{name}: {shown.objectName()} {px}")
        if (stage.window.width(), stage.window.height()) != SIZE:
            self.grown.append(name)


def _described(stack: QStackedWidget, place: int) -> str:
    page = stack.widget(place)
    ours = type(page).__module__.startswith("pos_app")
    return f"{type(page).__name__ if ours else place} of {type(stack).__name__} of {type(stack.parent()).__name__}"


@pytest.fixture(scope="module")
def seen(qapp: QApplication) -> Seen:
    """All scenes, each once."""
    made, fit = Seen(), PressButton._fitting

    def fitting(button: PressButton, *place: Any) -> QFont:
        font = fit(button, *place)
        button.setProperty("fitted_px", font.pixelSize())
        return font

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(PressButton, "_fitting", fitting)
        for scene in SCENES.values():
            stage = scene.open()
            made.look_at(stage)
            made.look_at_large_text(scene.name, stage)
            stage.close()
    return made


@pytest.mark.parametrize(
    ("what", "wanted"),
    [("states", State), ("phases", Phase), ("actions", Action), ("refunds", RefundState)],
    ids=["state of a payment", "phase of a sale", "action", "state of a refund"],
)
def test_every_one_has_a_scene(seen: Seen, what: str, wanted: Any) -> None:
    assert set(wanted) - getattr(seen, what) == set(), "add a scene to one of tests/screens/of_*.py"


def test_every_page_of_the_window_has_a_scene(seen: Seen) -> None:
    assert seen.pages - seen.shown == set(), "add a scene to one of tests/screens/of_*.py"


def test_large_text_is_nowhere_too_small_to_be_read_and_no_window_grows_by_it(seen: Seen) -> None:
    assert (seen.too_small, seen.grown) == ([], [])


def seen_as(scene: Scene, *looks: Look) -> Image.Image:
    """The picture of a scene in the last of the looks, taken on one after the other."""
    stage = scene.open(looks[0], SIZE)
    for look in looks:
        stage.dress(look)
        picture = stage.picture()
    stage.close()
    size = (picture.width(), picture.height())
    return Image.frombytes("RGB", size, bytes(picture.constBits()), "raw", "RGB", picture.bytesPerLine())


TRIED = ["amount_lines", "qr_shown", "paid", "history_to_check", "refund_form", "phone_code", "customer_qr", "alarm"]


@pytest.mark.parametrize("name", TRIED)
def test_scene_gives_the_same_picture_every_time(qapp: QApplication, name: str) -> None:
    assert seen_as(SCENES[name], Look()).tobytes() == seen_as(SCENES[name], Look()).tobytes()


@pytest.mark.parametrize("name", TRIED)
def test_window_looks_the_same_whether_it_began_so_or_was_changed_in_the_menu(qapp: QApplication, name: str) -> None:
    wanted = Look("zh_HK", "dark", 150)
    changed = seen_as(SCENES[name], Look(), Look("zh_CN", "light", 100), wanted)
    differences = ImageChops.difference(changed, seen_as(SCENES[name], wanted)).getextrema()
    # Large letters may differ where nobody sees it, at their edges: Qt keeps those that it has drawn.
    assert [highest for _, highest in differences if highest > 16] == []
