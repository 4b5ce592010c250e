"""What each action of the result panel does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.checkout import PayRequest
from pos_app.desktop.sale import Sale
from pos_app.desktop.views import Action
from pos_app.domain.payment import Settlement

if TYPE_CHECKING:
    from pos_app.desktop.counter import Counter
    from pos_app.domain.payment import Payment


def _with_payment(deed: Callable[[Counter, Payment], None]) -> Callable[[Counter], None]:
    def carry_out(counter: Counter) -> None:
        if counter.sale.payment is not None:
            deed(counter, counter.sale.payment)

    return carry_out


def _cancel(counter: Counter, payment: Payment) -> None:
    counter.till.cancel(payment.out_trade_no)


def _resize_qr(counter: Counter) -> None:
    counter.sale.larger_qr = not counter.sale.larger_qr
    counter.tell()


def _next(counter: Counter) -> None:
    counter.begin()
    counter.tell()


def _retry(counter: Counter, payment: Payment) -> None:
    """A QR code is asked for anew; a scanned code works once, so a fresh one is waited for."""
    intent = payment.intent
    if payment.is_mpm:
        request = PayRequest(
            amount=intent.amount,
            pay_type=intent.pay_type,
            reference=intent.reference,
            sale_id=intent.sale_id,
            pay_tag=intent.pay_tag,
        )
        counter.hand_over(request)
        return
    counter.sale = Sale(reference=intent.reference, continues=intent.sale_id, armed=True)
    counter.watch.serve(None)
    counter.tell()


def _receipt(counter: Counter, payment: Payment) -> None:
    counter.surroundings.print_receipt(payment)


def _refund(counter: Counter, payment: Payment) -> None:
    counter.surroundings.show_payment(payment.out_trade_no, refund=True)


def _keep(counter: Counter, payment: Payment) -> None:
    counter.till.settle(payment.out_trade_no, Settlement.KEPT)


def _returned(counter: Counter, payment: Payment) -> None:
    counter.till.settle(payment.out_trade_no, Settlement.RETURNED)


def _charge_anyway(counter: Counter) -> None:
    counter.go_on()


def _back_to_amount(counter: Counter) -> None:
    counter.sale = Sale(reference=counter.sale.reference, continues=counter.sale.continues)
    counter.tell()


DEEDS: Mapping[Action, Callable[[Counter], None]] = MappingProxyType(
    {
        Action.CANCEL: _with_payment(_cancel),
        Action.LARGER: _resize_qr,
        Action.LATER: _next,
        Action.RETRY: _with_payment(_retry),
        Action.NEXT: _next,
        Action.RECEIPT: _with_payment(_receipt),
        Action.REFUND: _with_payment(_refund),
        Action.KEEP: _with_payment(_keep),
        Action.RETURNED: _with_payment(_returned),
        Action.CHARGE_ANYWAY: _charge_anyway,
        Action.DO_NOT_CHARGE: _back_to_amount,
        Action.DROP_CODE: _back_to_amount,
    }
)
