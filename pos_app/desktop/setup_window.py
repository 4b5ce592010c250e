"""The first start: one question a page, each to be left for later, all of it to be gone on with after a break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.background import Background
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.credentials_panel import CredentialsPanel
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.profile_panel import ProfilePanel
from pos_app.desktop.scroll_column import ScrollColumn
from pos_app.desktop.setup_devices import CustomerStep, ScannerStep
from pos_app.desktop.setup_pages import RowsPage, SummaryPage, WayPage
from pos_app.desktop.setup_steps import EXPLAINED, FINISHED, TITLES, End, Step
from pos_app.desktop.tab_order import tab_through
from pos_app.desktop.theme import restyle
from pos_app.desktop.titled_window import TitledWindow
from pos_app.desktop.tokens import DESIGN_HEIGHT, DESIGN_WIDTH, SPACE, TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.desktop.wallets_panel import WalletsPanel
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QApplication

    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.setup_steps import Setup
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.translation import Translation
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_TITLE = QT_TRANSLATE_NOOP("setup_window", "Setting up the counter")
_BACK = QT_TRANSLATE_NOOP("setup_window", "Back")
_TRAIN = QT_TRANSLATE_NOOP("setup_window", "Train first")
_LATER = QT_TRANSLATE_NOOP("setup_window", "Later")
_NEXT = QT_TRANSLATE_NOOP("setup_window", "Next")
_OPEN = QT_TRANSLATE_NOOP("setup_window", "Open the counter")
_BROKEN = QT_TRANSLATE_NOOP(
    "setup_window", "This did not work, and it is our mistake. Try again, or go on with “Later”."
)
_RESTYLE_AFTER_MS: Final = 60


class SetupWindow(TitledWindow):
    """`end` says how it ended once `closed` was emitted. What is chosen is saved at once, in another thread."""

    closed = Signal()

    def __init__(
        self, app: QApplication, theme: Theme, translation: Translation, port: AccountPort, setup: Setup
    ) -> None:
        super().__init__("setup_window", _TITLE)
        self.end = End.CLOSE
        self.setProperty("layer", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._app = app
        self._theme = theme
        self._translation = translation
        self._port = port
        self._setup = setup
        self._saving = Background("set-up", _BROKEN)
        self._asking = Background("credentials check", _BROKEN)
        self._unsaved_end = self._moving = False
        self._title = TextLabel(theme, "setup_title", Type.TITLE, bold=True)
        self._progress = TextLabel(theme, "setup_progress", Type.LEAD, natural=True, tone="soft")
        self._explained = TextLabel(theme, "setup_explained", Type.BODY, lines=2)
        self._back = self._button("setup_back", _BACK, self._go_back, "Esc")
        self._train = self._button("setup_train", _TRAIN, lambda: self._finish(End.TRAIN))
        self._later = self._button("setup_later", _LATER, lambda: self._go_on(later=True))
        self._next = self._button("setup_next", _NEXT, self._press_next)
        self._next.emphasise(True)
        self._pages: dict[Step, QWidget] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._resized = QTimer(self, singleShot=True, interval=_RESTYLE_AFTER_MS)
        self._resized.timeout.connect(lambda: theme.fit(self.size()))
        self._ask_for_credentials()
        self._show_step()

    # --- Qt ---

    def sizeHint(self) -> QSize:
        """The design size."""
        return QSize(DESIGN_WIDTH, DESIGN_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the window; drawn anew once the size rests."""
        super().resizeEvent(event)
        self._resized.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is one step back, Enter one forward where it confirms nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and not event.isAutoRepeat():
            self._next.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was taken over is saved already, or waits for nobody but the disk."""
        super().closeEvent(event)
        for page in self._pages.values():
            if isinstance(page, ScannerStep):
                page.close_filter()
            if isinstance(page, CustomerStep):
                page.close_display()
        self._saving.close(finish=True)
        self._asking.close()
        self.closed.emit()

    # --- from step to step ---

    def _press_next(self) -> None:
        if self._setup.at is Step.DONE and not self._moving:
            self._open_counter()
            return
        page = self._stack.currentWidget()
        settled = page.settle() if isinstance(page, RowsPage | ProfilePanel) else True
        if settled and self._setup.can_go_on:
            self._go_on(later=False)

    def _go_on(self, *, later: bool) -> None:
        """What is left for later goes on, even where nothing can be saved now."""

        def moved() -> None:
            if self._setup.at is Step.CREDENTIALS:
                self._ask_for_credentials()  # only now is it known of which profile
            self._show_step()

        def failed(sentence: Sentence) -> None:
            if not later:
                self._setup.take_back()
                self._setup.go_to(before)
            moved()
            self.tell(sentence)

        if self._moving:
            return  # two presses are no two steps
        self._moving = True
        before = self._setup.at
        if not later:
            self._setup.take_over()
        self._setup.go_on()
        self._save(moved, failed)

    def _go_back(self) -> None:
        if not self._moving:
            self._setup.go_back()
            self._show_step()

    def _go_to(self, step: Step) -> None:
        self._setup.go_to(step)
        self._show_step()

    def _open_counter(self) -> None:
        def failed(sentence: Sentence) -> None:
            self.tell(sentence)
            self._unsaved_end = True  # whoever presses again has read it; the next start asks again

        if self._unsaved_end:
            self._finish(End.OPEN)
        else:
            self._setup.choose(FINISHED)
            self._save(lambda: self._finish(End.OPEN), failed, finished=True)

    def _finish(self, end: End) -> None:
        self.end = end
        self.close()

    # --- choosing and saving ---

    def _choose(self, changes: Mapping[str, object]) -> None:
        try:
            self._setup.choose(changes)
        except BadInput as error:
            page = self._stack.currentWidget()
            if isinstance(page, RowsPage):
                page.show_refusal(changes, error.sentence)
            return
        self._translation.choose(self._setup.settings.language)
        self._save(self._show_values, self.tell)
        self._show_values()

    def _describe(self, name: str, value: str) -> None:
        self._setup.describe(name, value)
        self._show_values()

    def _switch(self, wallet: Wallet, on: bool) -> None:
        self._setup.switch(wallet, on=on)
        self._save(self._show_values, self.tell)
        self._show_values()

    def _save(
        self, done: Callable[[], object], failed: Callable[[Sentence], object], *, finished: bool = False
    ) -> None:
        def save() -> Settings:
            if profile is None:
                return self._port.save(changes)
            return self._port.save_profile(profile, changes)

        def saved(settings: Settings) -> None:
            self._setup.saved(settings, changes)
            self.tell(None)
            done()

        profile, changes = self._setup.to_save()
        if finished:
            changes = {**changes, **FINISHED}
        self._saving.ask(save, saved, failed)

    def _ask_for_credentials(self) -> None:
        def known(held: bool) -> None:
            self._setup.stored = held
            self._show_held()

        def failed(sentence: Sentence) -> None:
            self._setup.stored = False
            self._show_held()
            self.tell(sentence)

        profile = self._setup.profile
        if profile is not None and self._setup.stored is None:
            self._asking.ask(lambda: self._port.has_credentials(profile), known, failed)

    def _show_held(self) -> None:
        page = self._pages.get(Step.CREDENTIALS)
        if isinstance(page, CredentialsPanel):
            page.begin(held=bool(self._setup.stored))
        self._show_values()

    def _kept(self) -> None:
        self._setup.stored = True
        self._show_values()
        self._next.setFocus()

    # --- looks ---

    def _show_step(self) -> None:
        self._moving = False
        step = self._setup.at
        page = self._pages.get(step)
        if page is None:
            page = self._pages[step] = self._page(step)
            self._stack.addWidget(page)
        if isinstance(page, CredentialsPanel):
            page.begin(held=bool(self._setup.stored))
        self._title.tell(TITLES[step])
        self._progress.tell(self._setup.progress)
        self.tell(None)
        self._show_values()
        self._stack.setCurrentWidget(page)
        self._back.setEnabled(step is not Step.LANGUAGE)
        self._later.setVisible(step not in (Step.DONE, Step.WAY))
        self._train.setVisible(step is not Step.WAY)
        self._next.setVisible(step is not Step.WAY)
        self._next.tell(_OPEN if step is Step.DONE else _NEXT)
        tab_through(self, page, self._back, self._train, self._later, self._next)
        self.setFocus()
        announce(self, f"{say(TITLES[step])} {self._progress.text()} {self._explained.said}")

    def _show_values(self) -> None:
        if self._moving:
            return  # the step that comes is not shown yet
        page = self._pages.get(self._setup.at)
        if isinstance(page, RowsPage | ScannerStep):
            page.show_settings(self._setup.settings)
        elif isinstance(page, ProfilePanel):
            page.show_draft(self._setup.draft)
        elif isinstance(page, SummaryPage):
            missing = Step.GATEWAY if self._setup.profile is None else Step.CREDENTIALS
            page.show_summary(self._setup.summary(), None if self._setup.complete else missing)
        elif self._setup.at is Step.WALLETS and self._setup.profile is not None:
            self._wallets.show_profile(self._setup.profile)
        self._next.setEnabled(self._setup.can_go_on)

    def tell(self, sentence: Sentence | None) -> None:
        """What is wrong, or nothing, in the place of what is explained."""
        restyle(self._explained, mark="" if sentence is None else "bad")
        self._explained.tell(sentence or EXPLAINED[self._setup.at])
        if sentence is not None:
            announce(self, say(sentence), urgent=True)

    def _page(self, step: Step) -> QWidget:
        match step:
            case Step.WAY:
                return self._way_page()
            case Step.GATEWAY:
                gateway = ProfilePanel(self._theme)
                gateway.described.connect(self._describe)
                return gateway
            case Step.CREDENTIALS:
                return self._credentials_page()
            case Step.WALLETS:
                return self._wallets_page()
            case Step.SCANNER:
                scanner = ScannerStep(self._theme, self._app)
                scanner.settings_chosen.connect(self._choose)
                return scanner
            case Step.DONE:
                summary = SummaryPage(self._theme)
                summary.step_wanted.connect(self._go_to)
                return summary
        return self._rows_page(step)

    def _rows_page(self, step: Step) -> RowsPage:
        names = {Step.LANGUAGE: ["language"], Step.SHOP: ["shop_name", "till_name", "till_number"]}
        known = names.get(step)
        page = CustomerStep(self._theme, self._app, self) if known is None else RowsPage(self._theme, known)
        page.chosen.connect(self._choose)
        return page

    def _way_page(self) -> WayPage:
        page = WayPage(self._theme)
        page.real_pressed.connect(lambda: self._go_on(later=False))
        page.train_pressed.connect(lambda: self._finish(End.TRAIN))
        return page

    def _credentials_page(self) -> CredentialsPanel:
        page = CredentialsPanel(self._theme, self._port, self._asking, self._profile)
        page.kept.connect(self._kept)
        return page

    def _profile(self) -> Profile | None:
        return self._setup.profile

    def _wallets_page(self) -> ScrollColumn:
        self._wallets = WalletsPanel(self._theme)
        self._wallets.switched.connect(self._switch)
        column = ScrollColumn(self._theme, "setup_wallets")
        column.add(self._wallets)
        return column

    def _button(self, name: str, said: Sentence, press: Callable[[], object], key: str = "") -> PressButton:
        button = PressButton(self._theme, name)
        button.tell(said, key)
        button.clicked.connect(lambda _=False: press())
        self._theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        theme.space(head, gap=2)
        head.addWidget(self._title, 1)
        head.addWidget(self._progress)
        foot = QHBoxLayout()
        theme.space(foot, gap=2)
        for button in (self._back, self._train, self._later, self._next):
            keeps = button.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            button.setSizePolicy(keeps)
            foot.addWidget(button, 1)
        column = QVBoxLayout(self)
        theme.space(column, margin=3, gap=1)
        column.addLayout(head)
        column.addWidget(self._explained)
        column.addWidget(self._stack, 1)
        column.addSpacing(SPACE)
        column.addLayout(foot)
