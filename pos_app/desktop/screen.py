"""The counter's state as a screen. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.desktop import phrases
from pos_app.desktop.sale import Phase
from pos_app.desktop.tellings import TELLINGS, counts_down_to, reason, support_code, telling
from pos_app.desktop.tokens import Role
from pos_app.desktop.views import Action, CounterView, Icon
from pos_app.domain.money import Money
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.counter import Counter
    from pos_app.domain.payment import Payment
    from pos_app.domain.payment_codes import PaymentCode
    from pos_app.domain.sentences import Sentence

_READY = QT_TRANSLATE_NOOP("screen", "Scan the customer's code, or show a QR code")
_TYPE_AMOUNT = QT_TRANSLATE_NOOP("screen", "Type the amount")
_FRESH_CODE = QT_TRANSLATE_NOOP("screen", "Ask the customer for a fresh code and scan it, or show a QR code")
_ENTER_THEN_SCAN = QT_TRANSLATE_NOOP("screen", "Press Enter, then scan the customer's code, or show a QR code")
_KEPT_FOR_AMOUNT = QT_TRANSLATE_NOOP("screen", "Type the amount, then press Enter to charge the scanned code.")
_KEPT_FOR_ENTER = QT_TRANSLATE_NOOP("screen", "Finish the amount, then press Enter to charge the scanned code.")
_KEPT = QT_TRANSLATE_NOOP("screen", "Code scanned")
_KEPT_UNKNOWN = QT_TRANSLATE_NOOP("screen", "Code ending in {last4}")
_KEPT_OF = QT_TRANSLATE_NOOP("screen", "{wallet}, code ending in {last4}")
_WHICH = QT_TRANSLATE_NOOP("screen", "Which wallet?")
_WHICH_HELP = QT_TRANSLATE_NOOP("screen", "The code does not tell its wallet. Ask the customer, then press the wallet.")
_LARGE = QT_TRANSLATE_NOOP("screen", "Charge {amount}?")
_LARGE_HELP = QT_TRANSLATE_NOOP("screen", "This is more than {limit}. Check the amount before you charge it.")
_SMALL = QT_TRANSLATE_NOOP("screen", "Under {least}: banks may take so small a payment for fraud and refuse it.")
_SAME = QT_TRANSLATE_NOOP("screen", "Charge again?")
_SAME_HELP = QT_TRANSLATE_NOOP(
    "screen",
    "A payment of the same amount is still being checked ({wallet}, {time}). "
    "If this is the same customer, do not charge again.",
)


def screen(counter: Counter) -> CounterView:
    """What the window shows now."""
    build = {
        Phase.READY: _ready,
        Phase.WHICH_WALLET: _which_wallet,
        Phase.LARGE_AMOUNT: _large_amount,
        Phase.SAME_AMOUNT: _same_amount,
        Phase.HANDED_OVER: _handed_over,
        Phase.PAYMENT: _payment,
    }[counter.sale.phase]
    return build(counter)


def _base(counter: Counter) -> CounterView:
    """What all phases have in common: amount, what can be used, what goes on beside the sale."""
    sale, entry, watch = counter.sale, counter.entry, counter.watch
    amount = entry.total or Money(0, counter.rules.currency)
    return CounterView(
        currency=counter.rules.currency.code,
        amount=amount.grouped(),
        typed=entry.shown,
        objection=entry.objection is not None,
        role=Role.NEUTRAL,
        icon=Icon.SCAN,
        word=None,
        instruction=_ready_instruction(counter),
        note=sale.note,
        pad_usable=sale.phase is Phase.READY or sale.over,
        wallets_usable=sale.phase is Phase.READY or sale.retryable,
        reference_usable=sale.phase is Phase.READY,
        outcome=watch.outcome,
        # Until the till says which payment it began, the news may be of that one.
        outcome_is_news=watch.news and sale.phase is not Phase.HANDED_OVER,
        to_check=watch.to_check,
        alarm=watch.alarm,
        undoable=sale.phase is Phase.READY and entry.can_undo,
        refused=counter.refused,
    )


def _ready(counter: Counter) -> CounterView:
    if counter.sale.kept is not None:
        return _kept(counter, counter.sale.kept)
    base = _base(counter)
    problem = counter.sale.note or counter.entry.objection
    if problem is not None:
        return replace(base, icon=Icon.WARNING, instruction=problem, note=base.instruction)
    least = counter.rules.warn_under
    if counter.sale.small and least is not None:
        return replace(base, icon=Icon.WARNING, note=_SMALL.filled(least=phrases.money(least)))
    return base


def _ready_instruction(counter: Counter) -> Sentence:
    if counter.entry.total is None:
        return _TYPE_AMOUNT
    if counter.sale.continues is not None:
        return _FRESH_CODE
    if counter.rules.enter_arms_scanner and not counter.sale.armed:
        return _ENTER_THEN_SCAN
    return _READY


def _kept(counter: Counter, code: PaymentCode) -> CounterView:
    return replace(
        _base(counter),
        role=Role.BUSY,
        icon=Icon.SCAN,
        word=_KEPT,
        instruction=_KEPT_FOR_AMOUNT if counter.entry.total is None else _KEPT_FOR_ENTER,
        code=_described(code),
        until=counter.sale.kept_until,
        actions=(Action.DROP_CODE,),
    )


def _described(code: PaymentCode) -> Sentence:
    if code.wallet is None:
        return _KEPT_UNKNOWN.filled(last4=code.last4)
    return _KEPT_OF.filled(wallet=phrases.wallet_name(code.wallet), last4=code.last4)


def _which_wallet(counter: Counter) -> CounterView:
    code = counter.sale.kept
    return replace(
        _base(counter),
        role=Role.BUSY,
        icon=Icon.QUESTION,
        word=_WHICH,
        instruction=_WHICH_HELP,
        code=None if code is None else _described(code),
        until=counter.sale.kept_until,
        choices=counter.rules.code_wallets,
        actions=(Action.DROP_CODE,),
    )


def _large_amount(counter: Counter) -> CounterView:
    """What is much more than usual was often typed without its point, or twice."""
    base, limit = _base(counter), counter.rules.ask_over
    amount = counter.entry.total or Money(0, counter.rules.currency)
    return replace(
        base,
        role=Role.CAUTION,
        icon=Icon.QUESTION,
        word=_LARGE.filled(amount=phrases.money(amount)),
        instruction=_LARGE_HELP.filled(limit="" if limit is None else phrases.money(limit)),
        actions=(Action.CHARGE_ANYWAY, Action.DO_NOT_CHARGE),
    )


def _same_amount(counter: Counter) -> CounterView:
    twin = counter.sale.twin
    told = _SAME_HELP
    if twin is not None:
        told = told.filled(wallet=phrases.paid_with(twin), time=counter.rules.time(twin.created_at))
    return replace(
        _base(counter),
        role=Role.CAUTION,
        icon=Icon.QUESTION,
        word=_SAME,
        instruction=told,
        actions=(Action.CHARGE_ANYWAY, Action.DO_NOT_CHARGE),
    )


def _handed_over(counter: Counter) -> CounterView:
    told, asked = TELLINGS[State.SENT], counter.sale.asked
    return replace(
        _base(counter),
        role=told.role,
        icon=told.icon,
        word=told.word,
        instruction=told.instruction,
        detail="" if asked is None else phrases.money(asked.amount),
    )


def _payment(counter: Counter) -> CounterView:
    payment = counter.sale.payment
    if payment is None:
        return _handed_over(counter)
    told = telling(payment)
    actions = told.actions if counter.rules.receipts else _without(told.actions, Action.RECEIPT)
    return replace(
        _base(counter),
        amount=payment.intent.amount.grouped(),
        role=told.role,
        icon=told.icon,
        word=told.word,
        instruction=told.instruction,
        reason=payment.out_trade_no if payment.alarm else reason(payment),
        detail=_detail(payment, counter),
        support=support_code(payment),
        until=counts_down_to(payment),
        qrcode=payment.qrcode if payment.state is State.WAITING else "",
        larger_qr=counter.sale.larger_qr,
        actions=actions,
        payment=payment,
    )


def _without(actions: tuple[Action, ...], left_out: Action) -> tuple[Action, ...]:
    return tuple(action for action in actions if action is not left_out)


def _detail(payment: Payment, counter: Counter) -> str:
    """Amount, wallet, time."""
    parts = [phrases.money(payment.intent.amount), phrases.paid_with(payment)]
    if payment.charged:
        parts.append(counter.rules.time(payment.paid_at or payment.changed_at))
    return " · ".join(parts)
