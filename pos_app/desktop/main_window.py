"""The cashier's window: puts the panels together and carries commands between them, the counter and the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QVBoxLayout, QWidget

from pos_app.desktop.banner import live_testing_banner, training_banner
from pos_app.desktop.counter import Counter
from pos_app.desktop.counter_page import CounterPage
from pos_app.desktop.footer import Footer
from pos_app.desktop.front import FrontNotice
from pos_app.desktop.history_page import HistoryPage
from pos_app.desktop.icons import window_icon
from pos_app.desktop.live_testing_page import LiveTestingPage
from pos_app.desktop.menu_page import MenuPage
from pos_app.desktop.owner import Owner
from pos_app.desktop.pages import Pages
from pos_app.desktop.scanner_page import ScannerPage, way_to_scanner_page
from pos_app.desktop.settings_page import SettingsPage
from pos_app.desktop.status_bar import StatusBar
from pos_app.desktop.tokens import DESIGN_HEIGHT, DESIGN_WIDTH
from pos_app.desktop.translation import say
from pos_app.settings.declared import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from pos_app.desktop.history_reader import Day, HistoryReader, Tests
    from pos_app.desktop.sale import CounterRules
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.till_bridge import TillBridge
    from pos_app.desktop.views import CounterView
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence
    from pos_app.scanner.serial_ports import ScannerState

_TICK_MS = 250
_RESTYLE_AFTER_MS = 60


class MainWindow(QMainWindow):
    """One window for everything. `now` is the till's steady clock in ms, `place` says shop, till and cashier."""

    view_changed = Signal(object)
    receipt_wanted = Signal(object)
    phone_wanted = Signal()
    settings_chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, theme: Theme, bridge: TillBridge, reader: HistoryReader, rules: CounterRules,
        wallets: Sequence[Wallet], now: Callable[[], int], *, place: Sentence, training: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("window")
        self._place = place
        self._stands: object = None
        self.setWindowTitle(say(place))
        self.setWindowIcon(window_icon())
        self._theme = theme
        self._bridge = bridge
        self._reader = reader
        self._now = now
        self.counter = Counter(bridge, self, rules, now)
        self.counter.changed = self._show_counter
        self._status = StatusBar(theme, place)
        self._front = FrontNotice(theme, self._status)
        self._counter_page = CounterPage(theme, self.counter, wallets, now)
        self.history = HistoryPage(theme, bridge, reader, rules.when, now)
        self.menu = MenuPage(theme)
        self.settings = SettingsPage(theme, rules.currency)
        self.scanner = ScannerPage(theme)
        tested = rules.never_settled
        self.tests = LiveTestingPage(theme, bridge, reader, tested, rules.when) if tested else None
        self._closing = self._close_pending = False
        self.pages = Pages(self._counter_page)
        self.owner = Owner(theme, self, now)
        self._footer = Footer(theme, rules.when)
        self._lay_out(theme, training=training)
        self._connect()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._resized = QTimer(self, singleShot=True, interval=_RESTYLE_AFTER_MS)
        self._resized.timeout.connect(lambda: theme.fit(self.size()))
        # The window itself takes the keys: no field, no button, no input method.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._show_counter()
        self._tick()
        reader.read_day()

    def use(self, rules: CounterRules) -> None:
        """The owner's rules, at once."""
        self._counter_page.use(rules)

    def show_in_front(self, in_front: bool) -> None:
        """Whether a window of ours has the keyboard, so that scans arrive."""
        self._front.show_in_front(in_front)

    # --- what the counter asks for ---

    def show_payment(self, number: str, *, refund: bool = False) -> None:
        """Opens the history at a payment, also by a refund's number."""
        self.history.show_today()
        self.history.show_payment(number, refund=refund)
        self.pages.open(self.history)

    def print_receipt(self, payment: Payment) -> None:
        """Hands the payment on to whoever prints."""
        self.receipt_wanted.emit(payment)

    # --- what keys and scans ask for ---

    def scan(self, text: str) -> None:
        """A scanned text, wherever the cashier is."""
        if not self.pages.take_scan(text):
            self.pages.back()
            self.counter.scan(text)

    def show_scanner(self, state: ScannerState) -> None:
        """Whether the scanner on a serial port is there; why not is told for a moment, and when that is pressed."""
        self._front.show_scanner(state)
        self._footer.show_scanner(state.problem)
        if state.problem is not None:
            self.counter.advise(state.problem)

    def press_pad(self, key: str) -> bool:
        """A key of the amount pad."""
        if self.pages.take_key(key):
            return True
        if not self.pages.at_counter:
            if key in ("enter", "backspace"):
                return False
            self.pages.back()
        return self._counter_page.press(key)

    def press_wallet(self, place: int) -> None:
        """F1 to F8."""
        wallets = self._counter_page.wallets.wallets
        if place < len(wallets):
            self.pages.back()
            self.counter.choose_wallet(wallets[place])

    def escape(self) -> None:
        """Leaves a page; at the counter it clears, cancels, leaves."""
        if self.pages.at_counter:
            self.counter.escape()
        else:
            self.pages.leave()

    def undo(self) -> None:
        """Takes the last change of the amount back."""
        self.counter.undo()

    def toggle_history(self) -> None:
        """Opens or leaves the history."""
        if self.pages.toggle(self.history):
            self.history.show_today()

    def toggle_menu(self) -> None:
        """Opens or leaves the menu."""
        if self.pages.toggle(self.menu):
            self.menu.begin()

    def snapshot(self) -> Callable[[], None]:
        """Makes a function that puts everything back which keys changed that turn out to be a scan."""
        restores = (self.counter.snapshot(), self.owner.pin_page.snapshot())

        def put_back() -> None:
            for restore in restores:
                restore()

        return put_back

    def open_settings(self) -> None:
        """The owner's settings, from the menu only: nobody changes them by one wrong press at the counter."""
        self.owner.ask(self.show_settings)

    def show_settings(self) -> None:
        """The settings, for whom they are."""
        self.pages.open(self.settings)
        self.settings.begin()

    def toggle_full_screen(self) -> None:
        """Fills the screen, or does not."""
        self.owner.toggle_full_screen()

    def print_last_receipt(self) -> None:
        """The receipt of the payment that ended last."""
        payment = self.counter.sale.payment or self.counter.watch.outcome
        if payment is not None and payment.charged and self.counter.rules.receipts:
            self.receipt_wanted.emit(payment)

    def customer_sees(self, seen: bool) -> None:
        """Whether the customer has a screen of their own; else this window's QR code must be large enough."""
        self._counter_page.customer_sees(seen)

    # --- Qt ---

    def sizeHint(self) -> QSize:
        """The design size."""
        return QSize(DESIGN_WIDTH, DESIGN_HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Title, and what is put together of several sentences, follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setWindowTitle(say(self._place))
            self._show_counter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the window; drawn anew once the size rests."""
        super().resizeEvent(event)
        self._resized.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Payments go on: start-up closes the till, and the next start takes them up.

        In live testing the first wish to close shows what is still to be given back, if anything is.
        """
        if self.tests is not None and not self._closing:
            event.ignore()
            self._closing = self._close_pending = True
            self.tests.refresh(closing=True)
            return
        super().closeEvent(event)
        self.closed.emit()

    # --- inside ---

    def _goes_on(self) -> None:
        """Whoever goes on working does not want to close the window any more."""
        self._closing = self._close_pending = False

    def _advise(self, sentence: Sentence) -> None:
        self.pages.back()
        self.counter.advise(sentence)

    def _show_counter(self) -> None:
        view: CounterView = self.counter.view()
        self._leave_buttons(view)
        self._counter_page.show_view(view)
        self._status.show_to_check(view.to_check, view.alarm)
        self._footer.show_view(view)
        self.view_changed.emit(view)

    def _leave_buttons(self, view: CounterView) -> None:
        """A button that vanishes must not hand its focus, and the next Enter, to another one."""
        stands = (view.word, view.actions)
        if stands != self._stands and isinstance(QApplication.focusWidget(), QAbstractButton):
            self.setFocus()
        self._stands = stands

    def _show_day(self, day: Day) -> None:
        self._footer.show_day(day)
        self.counter.journal_read(day.to_check, day.last)

    def _show_to_check(self) -> None:
        self.pages.open(self.history)
        self.history.show_to_check()
        alarm = self.counter.watch.alarm
        if alarm is not None:
            self.history.show_payment(alarm.out_trade_no)

    def _show_tests(self) -> None:
        if self.tests is not None:
            self.pages.open(self.tests)
            self.tests.refresh(closing=False)

    def _tests_read(self, tests: Tests) -> None:
        if self._close_pending and not tests.found:
            self.close()
        elif self._close_pending:
            self._hold_up(None)

    def _tests_unreadable(self, sentence: Sentence) -> None:
        if self._close_pending:
            self._hold_up(sentence)

    def _hold_up(self, trouble: Sentence | None) -> None:
        """Shows what is to be seen before the window closes; the next wish to close it is granted."""
        self._close_pending = False
        if self.tests is not None:
            self.pages.setCurrentWidget(self.tests)
            self.tests.show_trouble(trouble)

    def _show_last(self) -> None:
        last = self.counter.watch.outcome
        if last is not None:
            self.counter.watch.seen()
            self.show_payment(last.out_trade_no)
            self._show_counter()

    def _payment_changed(self, payment: Payment) -> None:
        self.counter.payment_told(payment)
        self._something_changed()

    def _refund_changed(self, refund: Refund) -> None:
        self.history.refund_told(refund)
        self._something_changed()

    def _rebuilding_changed(self, sentence: Sentence | None) -> None:
        self._footer.show_rebuilding(sentence)
        if sentence is None:
            self._something_changed()

    def _something_changed(self) -> None:
        self._reader.read_day()
        if self.pages.shows(self.history):
            self.history.refresh()

    def _refused(self, sentence: Sentence) -> None:
        if self.pages.shows(self.history):
            self.history.show_refusal(sentence)
        else:
            self.counter.request_refused(sentence)

    def _tick(self) -> None:
        self.counter.tick()
        self._counter_page.count_down()
        self._status.show_clock(self.counter.rules.time(self._now()))

    def _lay_out(self, theme: Theme, *, training: bool) -> None:
        body = QWidget()
        self.setCentralWidget(body)  # screen readers know a plain widget for no window
        layout = QVBoxLayout(body)
        theme.space(layout, gap=0)
        if training:
            banner = training_banner(theme)
            banner.pressed.connect(self.phone_wanted)
            layout.addWidget(banner)
        if self.tests is not None:
            banner = live_testing_banner(theme)
            banner.pressed.connect(self._show_tests)
            layout.addWidget(banner)
            self._connect_tests(self.tests)
        layout.addWidget(self._front)
        self.pages.add(self.history)
        self.pages.add(self.menu)
        self.pages.add(self.settings, behind=self.menu)
        self.pages.add(self.scanner, behind=self.menu)
        self.pages.add(self.owner.page, behind=self.menu)
        self.pages.add(self.owner.pin_page, behind=self.menu)
        if self.tests is not None:
            self.pages.add(self.tests)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._footer)

    def _connect_tests(self, tests: LiveTestingPage) -> None:
        tests.close_pressed.connect(self.close)
        tests.payment_chosen.connect(lambda payment: self.show_payment(payment.out_trade_no))
        self._reader.tests_read.connect(self._tests_read)
        self._reader.failed.connect(self._tests_unreadable)

    def _connect(self) -> None:
        self._status.open_payments_pressed.connect(self._show_to_check)
        self._status.menu_pressed.connect(self.toggle_menu)
        self._footer.scanner_pressed.connect(self._advise)
        self._footer.history_pressed.connect(self.toggle_history)
        self._footer.outcome_pressed.connect(self._show_last)
        self.pages.opened.connect(self._goes_on)
        self.pages.settings_chosen.connect(self.settings_chosen)
        self.owner.settings_chosen.connect(self.settings_chosen)
        self.menu.settings_pressed.connect(self.open_settings)
        self.menu.scanner_pressed.connect(lambda: self.pages.open(self.scanner))
        self.settings.add_panel(
            Section.SCANNER, way_to_scanner_page(self._theme, lambda: self.pages.open(self.scanner))
        )
        self.menu.full_screen_pressed.connect(self.toggle_full_screen)
        self._bridge.payment_started.connect(self.counter.payment_started)
        self._bridge.payment_refused.connect(self.counter.request_refused)
        self._bridge.request_refused.connect(self._refused)
        self._bridge.payment_changed.connect(self._payment_changed)
        self._bridge.refund_changed.connect(self._refund_changed)
        self._bridge.connection_changed.connect(self._status.show_connection)
        self._bridge.clock_checked.connect(self._status.show_clock_off)
        self._bridge.payment_found.connect(self.history.payment_found)
        self._bridge.trouble_changed.connect(self._footer.show_trouble)
        self._bridge.rebuilding_changed.connect(self._rebuilding_changed)
        self._reader.day_read.connect(self._show_day)
        self._reader.failed.connect(self.history.show_refusal)
