"""`python -m pos_app.cli.demo`: plays sales in the terminal, for a machine without a display.

Everything is real but the money: the till, its journal in a folder that is thrown away, signed HTTP to the training
gateway in this process, and a customer whose phone pays, types a password, or has not enough money.
"""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import Place, open_till
from pos_app.checkout.till_commands import answer
from pos_app.cli.output import Output
from pos_app.domain.exit_codes import SETUP
from pos_app.domain.pay_types import WALLET_NAMES, Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import story_of

if TYPE_CHECKING:
    from pos_app.app.opening import OpenTill
    from pos_app.domain.sentences import Sentence

_INTRODUCTION = QT_TRANSLATE_NOOP("demo", "The counter in training: no money moves, nothing leaves this computer.")
_SCANS = QT_TRANSLATE_NOOP("demo", "\nThe customer's {wallet} code is scanned for HKD {amount}.")
_SHOWS = QT_TRANSLATE_NOOP("demo", "\nA QR code of {wallet} is shown for HKD {amount}; the customer's phone pays it.")

_SCANNED: Final = ((Wallet.WECHAT, "12.50", "00"), (Wallet.ALIPAY, "88.00", "50"), (Wallet.UNIONPAY, "45.00", "53"))


def main() -> int:
    """Plays three scanned sales and one by QR code. Returns 0 when all ended as their stories say."""
    output = Output(as_json=False)
    with tempfile.TemporaryDirectory(prefix="pos-app-demo-") as folder:
        try:
            place = Place.resolve(folder, None, training=True)
            lock = place.lock()
            lock.acquire()
            try:
                with open_till(place) as opened:
                    return _play(opened, output)
            finally:
                lock.release()
        except CounterError as error:
            print(error.sentence, file=sys.stderr)
            return SETUP


def _play(opened: OpenTill, output: Output) -> int:
    _say(_INTRODUCTION)
    endings = []
    for wallet, amount, story in _SCANNED:
        _say(_SCANS.filled(wallet=WALLET_NAMES[wallet], amount=amount))
        code = new_payment_code(wallet, story_of(story))
        endings.append(_sale(opened, output, {"do": "pay", "amount": amount, "code": code}))
    _say(_SHOWS.filled(wallet=WALLET_NAMES[Wallet.ALIPAY], amount="20.00"))
    endings.append(_sale(opened, output, {"do": "pay", "amount": "20.00", "wallet": "alipay"}))
    return 0 if endings == [0, 0, 3, 0] else 1


def _sale(opened: OpenTill, output: Output, request: dict[str, object]) -> int:
    for event in answer(opened.till, request):
        output.event(event)
        if event.get("event") == "qr" and opened.merchant.training is not None:
            opened.merchant.training.phone.pay(str(event["qrcode"]))
    return output.exit_code


def _say(sentence: Sentence) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
