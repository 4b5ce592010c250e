"""Opens the cashier's window and runs it until it is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from pos_app.desktop.account_panels import AccountPanels
from pos_app.desktop.attention import Attention
from pos_app.desktop.customer_display import CustomerDisplay
from pos_app.desktop.customer_screen import CustomerScreen
from pos_app.desktop.doctor_page import add_doctor
from pos_app.desktop.front import FrontWatch
from pos_app.desktop.history_reader import HistoryReader
from pos_app.desktop.icons import window_icon
from pos_app.desktop.key_filter import KeyFilter
from pos_app.desktop.keys import Keys
from pos_app.desktop.main_window import MainWindow
from pos_app.desktop.phrases import WENT_WRONG
from pos_app.desktop.rules import rules_of, wallets_of
from pos_app.desktop.scanner_bridge import ScannerBridge
from pos_app.desktop.sound_panel import SoundPanel
from pos_app.desktop.theme import Theme
from pos_app.desktop.this_computer import NO_COMPUTER, ComputerBridge, ThisComputer
from pos_app.desktop.till_bridge import TillBridge
from pos_app.desktop.tones import Tone, Tones
from pos_app.desktop.training_phone import TrainingPhoneWindow
from pos_app.desktop.translation import Translation
from pos_app.domain.pay_types import Mode
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.scanner.serial_ports import choices_of
from pos_app.scanner.strokes import learned
from pos_app.settings.declared import Section
from pos_app.settings.overriding import chosen

if TYPE_CHECKING:
    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.doctor_page import DoctorPage
    from pos_app.desktop.doctor_work import Doctor
    from pos_app.desktop.history_reader import Reader
    from pos_app.desktop.sale import CounterRules
    from pos_app.desktop.scanner_bridge import ScannerPort
    from pos_app.desktop.till_bridge import TillDesk
    from pos_app.desktop.tones import TonePlayer
    from pos_app.desktop.training_phone import TrainingPhone
    from pos_app.desktop.views import CounterView
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence
    from pos_app.scanner.serial_lines import Reading
    from pos_app.scanner.serial_ports import SerialPort
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_TILL = QT_TRANSLATE_NOOP("application", "{before}Till {number}{after}")
_NAMED_TILL = QT_TRANSLATE_NOOP("application", "{before}{till}{after}")


class Door(QObject):
    """What other threads may ask of the window."""

    _knocked = Signal()
    not_saved = Signal(object, object)
    _failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.window: MainWindow | None = None
        self._failed.connect(self._say_so, Qt.ConnectionType.QueuedConnection)
        self._knocked.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def bring_forward(self) -> None:
        """Brings the window to the front. May be called in any thread."""
        self._knocked.emit()

    def tell_not_saved(self, changes: Mapping[str, object], why: Sentence) -> None:
        """Tells the window that what somebody chose did not reach the disk. May be called in any thread."""
        self.not_saved.emit(changes, why)

    def tell_bug(self) -> None:
        """Something went wrong inside that nobody caught. May be called in any thread."""
        self._failed.emit()

    def _say_so(self) -> None:
        if self.window is not None:
            self.window.counter.advise(WENT_WRONG)

    def _open(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the window needs from the rooms below it. `now` is the till's steady clock in ms.

    `save_settings` gets what somebody changed, by the settings' names.
    `opened` gets the door for other threads once the window stands; `print_receipt`, `save_settings`, `scanner` (on a
    serial port) and `speaker` may be left out where there is nothing to print with, nowhere to save, nothing to read
    from, nothing to hear. `ended` tells that the program ended unexpectedly before.
    """

    till: TillDesk
    reader: Reader
    settings: Settings
    profile: Profile
    now: Callable[[], int]
    cashier: str = ""
    training_phone: TrainingPhone | None = None
    print_receipt: Callable[[Payment], None] | None = None
    save_settings: Callable[[Mapping[str, object]], None] | None = None
    account: AccountPort | None = None
    scanner: ScannerPort | None = None
    speaker: TonePlayer | None = None
    doctor: Doctor | None = None
    ended: Sentence | None = None
    opened: Callable[[Door], None] = lambda _door: None
    computer: ThisComputer = NO_COMPUTER


def open_counter(desk: Desk, arguments: Sequence[str] = ()) -> int:
    """Runs the window until it is closed; Qt's exit code. Payments are not stopped: closing the till is start-up's."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "pos-app", *arguments])
    app.setApplicationName("pos-app")
    app.setDesktopFileName("pos-app")
    app.setWindowIcon(window_icon())
    counter = CounterApplication(app, desk)
    # The cashier's window ends the program, whatever other windows are open.
    app.setQuitOnLastWindowClosed(False)
    counter.window.closed.connect(app.quit)
    counter.customer.make_way()
    counter.window.owner.kiosk.show()
    counter.window.raise_()
    counter.window.activateWindow()
    desk.opened(counter.door)
    try:
        return app.exec()
    finally:
        app.setQuitOnLastWindowClosed(True)
        counter.close()


class CounterApplication:
    """All windows of one counter, wired up."""

    def __init__(self, app: QApplication, desk: Desk) -> None:
        self._desk = desk
        self._settings = desk.settings
        self.theme = Theme(app, desk.settings.theme, desk.settings.text_size / 100)
        self.translation = Translation(app, desk.settings.language)
        self.bridge = TillBridge(desk.till)
        zone = ZoneInfo(desk.profile.time_zone)
        self._reader = HistoryReader(desk.reader, lambda: datetime.fromtimestamp(desk.now() / 1000, zone))
        self.window = self._window()
        self._attention = Attention(self.window)  # a signal does not keep it
        self.account = AccountPanels(self.theme, self.window.settings, desk.account, desk.profile)
        self.keys = KeyFilter(app)
        self.keys.typing_keys = Keys(self.window).use
        self.keys.snapshots = self.window.snapshot
        self.keys.listener = self.window.scanner.hear
        self.keys.scan_completed.connect(self.window.scan)
        self.scanner = self._serial_scanner()
        self.phone = self._phone()
        self.customer = CustomerScreen(app, self.window, self._customer_display())
        self._connect_customer()
        self.doctor = self._doctor_page()
        self.front = FrontWatch(app)
        self.front.changed.connect(self.window.show_in_front)
        self.door = Door()
        self.door.window = self.window
        self.door.not_saved.connect(self._tell_not_saved, Qt.ConnectionType.QueuedConnection)
        self.computer = ComputerBridge(desk.computer, self.window)
        self._connect()

    def close(self) -> None:
        """Takes the windows down; the till goes on. The key filter ends with the application by itself."""
        self.account.close()
        self.front.close()
        self.customer.close()
        if self.phone is not None:
            self.phone.shut_down()
        if self.scanner is not None:
            self.scanner.close()
        if self.doctor is not None:
            self.doctor.close_down()
        self.bridge.close()
        self._reader.close()

    def _rules(self) -> CounterRules:
        return rules_of(
            self._settings, self._desk.profile, self._desk.now, receipts=self._desk.print_receipt is not None
        )

    def _window(self) -> MainWindow:
        desk, settings = self._desk, self._settings
        return MainWindow(
            self.theme, self.bridge, self._reader, self._rules(),
            wallets_of(desk.profile, Mode.MPM), desk.now,
            place=_place(settings, desk.cashier), training=desk.training_phone is not None,
        )  # fmt: skip

    def _serial_scanner(self) -> ScannerBridge | None:
        if self._desk.scanner is None:
            return None
        scanner = ScannerBridge(self._desk.scanner)
        scanner.scan_completed.connect(self._take_serial_scan)
        scanner.state_changed.connect(self.window.show_scanner)
        scanner.ports_listed.connect(self._offer_ports)
        self.window.settings.looked_at.connect(scanner.ask_for_ports)
        return scanner

    def _take_serial_scan(self, reading: Reading) -> None:
        """The page that learns scanners sees what the counter does not: what stands round the code."""
        if self.window.scanner.isVisible():
            self.window.scanner.serial_read(reading.raw)
        else:
            self.window.scan(reading.code(self._settings.scanner_prefix, self._settings.scanner_suffix))

    def _phone(self) -> TrainingPhoneWindow | None:
        if self._desk.training_phone is None:
            return None
        phone = TrainingPhoneWindow(self.theme, self._desk.training_phone)
        phone.code_scanned.connect(self.window.scan)
        self.window.phone_wanted.connect(lambda: phone.open(self.window.screen()))
        return phone

    def _doctor_page(self) -> DoctorPage | None:
        if self._desk.ended is not None:
            self.window.menu.show_ended(self._desk.ended)
        if self._desk.doctor is None:
            return None
        return add_doctor(self.window, self.theme, self._desk.doctor, self.customer.looked_at)

    def _offer_ports(self, ports: Sequence[SerialPort]) -> None:
        self.window.settings.offer("serial_scanner", choices_of(ports, self._settings.serial_scanner))

    def _customer_display(self) -> CustomerDisplay:
        display = CustomerDisplay(self.theme, self._settings.shop_name, self._desk.now)
        display.show_view(self.window.counter.view())
        self.window.view_changed.connect(display.show_view)
        return display

    def _connect_customer(self) -> None:
        def offer_screens() -> None:
            settings.offer("customer_screen", self.customer.choices())

        settings = self.window.settings
        self.customer.display_changed.connect(self.window.customer_sees)
        self.customer.choices_changed.connect(offer_screens)
        self.customer.display.picture_judged.connect(lambda trouble: settings.show_trouble("customer_picture", trouble))
        offer_screens()

    def _connect(self) -> None:
        window = self.window
        window.settings_chosen.connect(self._choose)
        window.view_changed.connect(self._attention.look)
        if self._desk.speaker is not None:
            self._connect_sounds(self._desk.speaker)
        if self._desk.print_receipt is not None:
            window.receipt_wanted.connect(self._desk.print_receipt)
        self._apply()

    def _connect_sounds(self, speaker: TonePlayer) -> None:
        def sound(view: CounterView) -> None:
            tone = tones.follow(view)
            if tone is not None:
                speaker.play(tone)

        tones = Tones(self.window.counter.view())
        self.window.view_changed.connect(sound)
        self.window.settings.sound_test_pressed.connect(lambda: speaker.play(Tone.PAID))
        self.window.settings.add_panel(Section.SOUND, SoundPanel(self.theme, speaker))

    def change(self, changes: Mapping[str, object]) -> None:
        """Takes over settings that somebody chose, at once, and has them saved. Raises BadInput: nothing changed."""
        problems = tuple(one for one in self._settings.problems if one.values.get("key") not in changes)
        self._settings = replace(chosen(self._settings, changes), problems=problems)
        if self._desk.save_settings is not None:
            self._desk.save_settings(changes)
        self._apply()

    def _tell_not_saved(self, changes: Mapping[str, object], why: Sentence) -> None:
        """It is in force and will be forgotten: that stands among the problems until it can be saved."""
        told = tuple(why.filled(key=name) for name in changes)
        self._settings = replace(self._settings, problems=(*self._settings.problems, *told[:1]))
        self._apply()

    def _choose(self, changes: Mapping[str, object]) -> None:
        """The same for whoever sits at the window: what cannot be used is told where it was chosen."""
        try:
            self.change(changes)
        except BadInput as error:
            self.window.settings.show_refusal(changes, error.sentence)

    def _apply(self) -> None:
        """Has every part follow the settings. Whatever is so already stays untouched."""
        settings = self._settings
        self.translation.choose(settings.language)
        self.theme.choose(settings.theme)
        self.theme.enlarge_text(settings.text_size / 100)
        self.keys.configure(learned(settings.scanner_gap_ms, settings.scanner_prefix, settings.scanner_suffix))
        self.window.scanner.show_settings(settings)
        self.window.use(self._rules())
        self.window.owner.use(settings)
        self.computer.use(settings)
        if self._desk.speaker is not None:
            self._desk.speaker.set_volume(settings.volume)
        if self.scanner is not None:
            self.scanner.use(settings.serial_scanner)
        self.window.menu.show_settings(settings)
        self.window.settings.show_settings(settings)
        self.customer.choose(settings.customer_screen)
        self.customer.display.choose_picture(settings.customer_picture)


def _place(settings: Settings, cashier: str) -> Sentence:
    """Shop, till and cashier, as far as they have names."""
    before = f"{settings.shop_name} · " if settings.shop_name else ""
    after = f" · {cashier}" if cashier else ""
    if settings.till_name:
        return _NAMED_TILL.filled(before=before, till=settings.till_name, after=after)
    return _TILL.filled(before=before, number=str(settings.till_number), after=after)
