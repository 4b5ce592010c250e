"""Pages: the way back, and who gets a scan."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos_app.desktop.pages import Page
from tests.desktop.counter_window import WECHAT, Counter


class ScanEater(Page):
    """A page that wants every scan."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("eater")
        self.eaten: list[str] = []

    def takes_scan(self, text: str) -> bool:
        self.eaten.append(text)
        return True


def test_page_that_takes_scans_gets_them_instead_of_the_counter_while_it_is_shown(counter: Counter) -> None:
    page = ScanEater()
    counter.window.pages.add(page)
    counter.type("45")
    counter.window.pages.open(page)
    counter.scan(WECHAT)
    assert page.eaten == [WECHAT]
    assert page.isVisible()
    assert counter.till.asked == []
    counter.press(Qt.Key.Key_Escape)
    counter.scan(WECHAT)
    assert page.eaten == [WECHAT]
    assert [what for what, *_ in counter.till.asked] == ["pay"]


def test_page_behind_another_leads_back_to_it(counter: Counter) -> None:
    page = Page()
    counter.window.pages.add(page, behind=counter.window.menu)
    counter.window.pages.open(page)
    counter.press(Qt.Key.Key_Escape)
    assert counter.window.pages.shows(counter.window.menu)
    counter.press(Qt.Key.Key_Escape)
    assert counter.window.pages.at_counter
    counter.window.pages.open(page)
    page.back_pressed.emit()
    assert counter.window.pages.shows(counter.window.menu)


def test_settings_that_a_page_chooses_are_saved(counter: Counter) -> None:
    page = Page()
    counter.window.pages.add(page)
    page.settings_chosen.emit({"text_size": 125})
    assert counter.saved == {"text_size": 125}
