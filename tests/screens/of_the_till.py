"""Scenes of what stands around the sale: the bars above and below, banners, menu, training, trouble at start-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.app.serial_devices import NOT_THERE, about
from pos_app.checkout import ClockOff, Connection, Rebuilding, Trouble
from pos_app.checkout.rebuilding import _UNDER_WAY
from pos_app.desktop.keyring_window import KeyringWindow
from pos_app.desktop.problem_window import ALL_CHOICES, USUAL_CHOICES, ProblemWindow
from pos_app.desktop.training_phone import PhoneOrder, PhoneStory
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import joined
from pos_app.journal.trouble import JournalTrouble, Problem
from pos_app.scanner.serial_ports import ScannerState
from pos_app.scanner.strokes import KeyStroke, Kind
from pos_app.settings.files import BadContent
from pos_app.settings.reading import parse_toml
from pos_app.settings.store import GO_ON
from pos_app.training.codes import WALLETS_WITH_CODES
from pos_app.training.stories import STORIES
from tests.desktop.fakes import a_refund
from tests.screens.records import day, hkd, payment, to_check
from tests.screens.scenes import scene
from tests.screens.stage import Stage

JOURNAL = Path("/home/anna/.local/share/pos-app/journal.sqlite3")
NO_SCANNER = ScannerState(problem=about(NOT_THERE, "/dev/serial/by-id/usb-Newland_Auto-ID_NLS-HR22-if00"))
LIVE_TESTING = {"environment": "live-testing"}
TESTED = [payment(State.PAID, 9, 41_000_731, amount=hkd(100)), payment(State.PAID, 3, 22_610_045, amount=hkd(230))]


class Customer:
    """The training gateway's customer, with a payment that waits."""

    wallets = WALLETS_WITH_CODES

    def orders(self) -> list[PhoneOrder]:
        return [PhoneOrder("qr-1", Wallet.FPS, "HKD 45.00"), PhoneOrder("qr-2", Wallet.WECHAT, "HKD 128.50")]

    def pay(self, qrcode: str) -> None:
        """Does not come about here."""

    def refuse(self, qrcode: str) -> None:
        """Does not come about here."""

    def new_code(self, wallet: str, story: str) -> str:
        return "134567890123456700"

    def stories(self) -> list[PhoneStory]:
        return [PhoneStory(story.name, story.title, story.lesson) for story in STORIES.values()]


class NoCustomer(Customer):
    """Nothing waits."""

    def orders(self) -> list[PhoneOrder]:
        return []


@scene()
def online(stage: Stage) -> None:
    stage.tell(Connection(online=True))


@scene()
def offline(stage: Stage) -> None:
    stage.tell(Connection(online=False, reason="refused"))


@scene()
def not_signed(stage: Stage) -> None:
    stage.tell(Connection(online=False, reason="signature"))


@scene(payments=[*to_check(), *day()])
def clock_off(stage: Stage) -> None:
    """The fullest that the upper bar can be."""
    stage.tell(Connection(online=False, reason="signature"))
    stage.tell(ClockOff(minutes=17))


@scene()
def no_scanner(stage: Stage) -> None:
    stage.tell(Connection(online=True))
    stage.window.show_scanner(NO_SCANNER)


@scene(payments=[*to_check(), *day()])
def to_be_checked(stage: Stage) -> None:
    stage.tell(Connection(online=True))
    stage.type("45")


@scene(payments=[payment(State.PAID_TWICE, 6, 31_207_554, amount=hkd(45_600)), *day()])
def alarm(stage: Stage) -> None:
    stage.type("45")


@scene()
def news_paid(stage: Stage) -> None:
    """A payment of the background ended while the next customer is served."""
    first = stage.sell(payment(State.CHECKING))
    stage.click("later")
    stage.tell(first.but(state=State.PAID))


@scene()
def news_not_paid(stage: Stage) -> None:
    first = stage.sell(payment(State.CHECKING))
    stage.click("later")
    stage.tell(first.but(state=State.DECLINED, respcd="1201"))


@scene()
def news_paid_late(stage: Stage) -> None:
    first = stage.sell(payment(State.CANCELLED))
    stage.click("next")
    stage.tell(first.but(state=State.PAID_LATE))


@scene()
def not_in_front(stage: Stage) -> None:
    stage.type("128.50")
    stage.window.show_in_front(False)


@scene()
def trouble(stage: Stage) -> None:
    stage.tell(Trouble(JournalTrouble(Problem.NO_RESERVE, JOURNAL).sentence))


@scene()
def rebuilding(stage: Stage) -> None:
    stage.tell(Rebuilding(_UNDER_WAY.filled(count="1240")))


@scene()
def menu(stage: Stage) -> None:
    stage.click("menu")


def scan_at_test(stage: Stage, *texts: str, gap_ms: int = 5) -> None:
    """Scans on the scanner's page, as the key filter hands their keys on."""
    stage.click("menu")
    stage.click("scanner_test")
    for text in texts:
        run = [
            KeyStroke(at, Kind.END if key == "\r" else Kind.CHAR, 1_000 + at * gap_ms, key)
            for at, key in enumerate(text)
        ]
        stage.window.scanner._take_run(tuple(run))


@scene()
def scanner(stage: Stage) -> None:
    scan_at_test(stage)


@scene()
def scanner_works(stage: Stage) -> None:
    scan_at_test(stage, "134567890123456789\r", "4891028164395\r", "281234567890123456\r")


@scene()
def scanner_learned(stage: Stage) -> None:
    """The longest that there is to say."""
    texts = ("134567890123456789", "4891028164395", "P26112409153000112345678")
    scan_at_test(stage, *(f"\x05<{text}#>\r" for text in texts), gap_ms=92)


@scene()
def scanner_wrong(stage: Stage) -> None:
    scan_at_test(stage, "99134567890123456789\r", "99281234567890123456\r", "99130000111122223333\r")


@scene()
def scanner_typed(stage: Stage) -> None:
    scan_at_test(stage, "4891028164395\t", "12.50\r")


@scene(profile=LIVE_TESTING)
def live_testing(stage: Stage) -> None:
    stage.type("1")


@scene(profile=LIVE_TESTING, payments=TESTED, refunds=(a_refund(RefundState.REFUNDED, 50, TESTED[0].out_trade_no),))
def live_testing_page(stage: Stage) -> None:
    stage.click("test_payments")


@scene(profile=LIVE_TESTING, payments=TESTED)
def live_testing_close(stage: Stage) -> None:
    stage.window.close()


@scene(profile=LIVE_TESTING, payments=[])
def live_testing_nothing(stage: Stage) -> None:
    stage.click("test_payments")


@scene(training_phone=Customer())
def training(stage: Stage) -> None:
    stage.sell(payment(State.PAID))


@scene(training_phone=Customer())
def phone(stage: Stage) -> None:
    stage.show_phone()
    stage.settle()


@scene(training_phone=NoCustomer())
def phone_code(stage: Stage) -> None:
    stage.show_phone()._ask_code(Wallet.WECHAT)
    stage.settle()


@scene()
def problem(stage: Stage) -> None:
    stage.shown = ProblemWindow(stage.app.theme, JournalTrouble(Problem.DAMAGED, JOURNAL).sentence, USUAL_CHOICES)
    stage.shown.show()


@scene()
def problem_of_settings(stage: Stage) -> None:
    with pytest.raises(BadContent) as broken:
        parse_toml("volume = ", JOURNAL.with_name("settings.toml"))
    way_on = GO_ON.filled(profile="shop", currency="HKD", url="https://openapi-hk.qfapi.com")
    stage.shown = ProblemWindow(stage.app.theme, joined(broken.value.sentence, way_on), ALL_CHOICES)
    stage.shown.show()


@scene()
def waiting_for_the_keyring(stage: Stage) -> None:
    stage.shown = KeyringWindow(stage.app.theme)
    stage.shown.show()
