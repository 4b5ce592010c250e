"""What the command line asks of a till: a request as a plain document in, events as plain documents out.

The same code serves a command line that owns the till and one that reaches an open window through its door, so both
answer alike. The last event of every answer is `result`; it bears `exit`, the exit code. Before it, `begun` names the
number of a new payment or refund as soon as it may have left: whoever loses this till can follow it at the next one.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from pos_app.checkout import telling
from pos_app.checkout.following import Following
from pos_app.checkout.live_testing import never_settles
from pos_app.checkout.ordering import check_request
from pos_app.checkout.reconciliation import Progress
from pos_app.checkout.requests import PayRequest
from pos_app.domain.exit_codes import BAD_INPUT, DONE, NO_MONEY_MOVED, NOT_KNOWN, SETUP
from pos_app.domain.money import currency, parse_amount
from pos_app.domain.numbers import is_payment_no, is_refund_no
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import OPEN, Settlement
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import Refund, RefundState
from pos_app.domain.refund_evidence import LESS_IS_LEFT
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, CounterError, NotKnown, SetupError
from pos_app.qfpay.environments import LIVE_TESTING_MOVES_MONEY
from pos_app.settings.profiles import check_currency

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pos_app.checkout.telling import Document
    from pos_app.checkout.till import Till
    from pos_app.domain.money import Currency
    from pos_app.domain.payment import Payment
    from pos_app.settings.profiles import Profile

_UNKNOWN_WALLET = QT_TRANSLATE_NOOP("till_commands", "There is no wallet of that name. Choose one of: {names}.")
_BAD_DATE = QT_TRANSLATE_NOOP("till_commands", "This is no date. Write it like 2026-11-23.")
_IS_A_REFUND = QT_TRANSLATE_NOOP(
    "till_commands",
    "{number} is the number of a refund. Give its payment's number; only a refund that QFPay does not know can be sent "
    "again, with --again.",
)
_AGAIN_TAKES_A_REFUND = QT_TRANSLATE_NOOP(
    "till_commands",
    "--again sends a refund again as it was: give the refund's own number, R and 23 digits, and no amount.",
)
_AGAIN = QT_TRANSLATE_NOOP("till_commands", "To send it again: `pos-app refund {number} --again`.")
_OTHER_PROFILE = QT_TRANSLATE_NOOP(
    "till_commands", "The open till uses profile {open}, not {asked}. Close it first, or leave --profile out."
)
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "till_commands",
    "Something of other profiles ({profiles}) is still open. Close the open till, then run `pos-app resolve`.",
)
_CLEARED = QT_TRANSLATE_NOOP("till_commands", "Pins cleared: {count}. The journal says when; answers are learned anew.")
_NO_PIN = QT_TRANSLATE_NOOP("till_commands", "No pin stands there, so nothing was changed.")
_CLOCK_OFF = QT_TRANSLATE_NOOP(
    "till_commands",
    "The computer's clock is {minutes} minutes off. Payments are found all the same; set it to take its time from the "
    "internet.",
)
_UNKNOWN_COMMAND = QT_TRANSLATE_NOOP(
    "till_commands", "The open till does not know this command. Close it, or install the same version of both."
)


_REFUSALS: Final[dict[type[CounterError], int]] = {BadInput: BAD_INPUT, NotKnown: NOT_KNOWN}


def answer(till: Till, request: Document) -> Iterator[Document]:
    """The events of one request. A request that is refused has its sentence in the result."""
    try:
        command = _COMMANDS.get(_text(request, "do"))
        if command is None:
            raise BadInput(_UNKNOWN_COMMAND)
        profile = _text(request, "profile")
        if profile and profile != till.shop.profile.name:
            raise SetupError(_OTHER_PROFILE.filled(open=till.shop.profile.name, asked=profile))
        for event in command(till, request):
            if event.get("event") == "result" and till.clock_off:
                noted(event, str(_CLOCK_OFF.filled(minutes=str(till.clock_off))))
            yield event
    except CounterError as error:
        yield refusal(error)


def noted(result: Document, *notes: str) -> None:
    """Adds notes to what a result notes already."""
    said = dict.fromkeys(note for note in (str(result.get("note", "")), *notes) if note)
    if said:
        result["note"] = " ".join(said)


def refusal(error: CounterError) -> Document:
    """The result that tells why nothing was done. 2: bad input, 4: nobody could be asked, 5: set-up."""
    code = next((code for kind, code in _REFUSALS.items() if isinstance(error, kind)), SETUP)
    return {"event": "result", "error": str(error), "exit": code}


def pay_request(request: Document, profile: Profile) -> PayRequest:
    """What a `pay` request asks for. Raises BadInput or SetupError when it cannot be paid with `profile`."""
    code = _text(request, "code")
    wanted = PayRequest(
        amount=parse_amount(_text(request, "amount"), _currency(request, profile)),
        code=classify(code) if code else None,
        pay_type=_text(request, "pay_type") or None,
        wallet=_wallet(_text(request, "wallet")),
        reference=_text(request, "reference"),
    )
    check_request(wanted, profile)
    return wanted


def _currency(request: Document, profile: Profile) -> Currency:
    code = _text(request, "currency").upper() or profile.currency
    check_currency(code, profile.confirmed_currencies)
    return currency(code)


def _pay(till: Till, request: Document) -> Iterator[Document]:
    wanted = pay_request(request, till.shop.profile)
    with Following(till) as following:
        payment = till.pay(wanted).result()
        yield _begun(payment)
        yield from _end_of_payment(till, following, payment, request)


def _cancel(till: Till, request: Document) -> Iterator[Document]:
    with Following(till) as following:
        payment = till.cancel(_text(request, "number")).result()
        payment = yield from following.payment(payment, _seconds(request))
    yield _payment_result(till, payment, telling.cancel_exit_code(payment))


def _query(till: Till, request: Document) -> Iterator[Document]:
    number = _text(request, "number")
    if is_refund_no(number):
        yield _refund_result(till, till.ask_refund(number).result())
    else:
        payment = _asked_or_found(till, number).result()
        yield _payment_result(till, payment, telling.exit_code(payment))


def _asked_or_found(till: Till, number: str) -> Future[Payment]:
    """Asks about a payment of this till; another till's is looked for at the gateway."""
    known = not is_payment_no(number) or till.payment(number).result() is not None
    return till.ask(number) if known else till.find(number)


def _refund(till: Till, request: Document) -> Iterator[Document]:
    number, amount = _text(request, "number"), _text(request, "amount")
    if request.get("again") is True:
        yield from _send_again(till, request)
        return
    if is_refund_no(number):
        raise BadInput(_IS_A_REFUND.filled(number=number))
    payment = till.find(number).result()
    part = parse_amount(amount, payment.intent.amount.currency) if amount else None
    with Following(till) as following:
        refund = till.refund(number, part).result()
        yield _begun(refund)
        yield from _end_of_refund(till, following, refund, request)


def _send_again(till: Till, request: Document) -> Iterator[Document]:
    number = _text(request, "number")
    if not is_refund_no(number) or _text(request, "amount"):
        raise BadInput(_AGAIN_TAKES_A_REFUND)
    with Following(till) as following:
        refund = till.send_again(number).result()
        yield _begun(refund)
        yield from _end_of_refund(till, following, refund, request)


def _refund_all(till: Till, request: Document) -> Iterator[Document]:
    """Gives back what is left of each of `numbers`, one after the other. Asked again, it gives nothing back twice."""
    exits = [DONE]
    for number in _texts(request, "numbers"):
        with Following(till) as following:
            try:
                refund = yield from following.refund(till.refund(number, None).result(), _REFUND_S)
            except CounterError as error:
                yield {"event": "not_refunded", "payment": number, "error": str(error)}
                exits.append(NO_MONEY_MOVED)
            else:
                yield {"event": "refund", **telling.refund_document(refund)}
                exits.append(telling.refund_exit_code(refund))
    yield {"event": "result", "exit": max(exits)}


def _verdict(till: Till, request: Document) -> Iterator[Document]:
    """0 once the manager's word is kept, whichever it is: that was the aim."""
    word = request.get("paid")
    if not isinstance(word, bool):
        raise BadInput(_UNKNOWN_COMMAND)
    payment = till.give_verdict(_text(request, "number"), word, _text(request, "reason")).result()
    yield _payment_result(till, payment, DONE)


def _settle(till: Till, request: Document) -> Iterator[Document]:
    how = _HOW.get(_text(request, "how"))
    if how is None:
        raise BadInput(_UNKNOWN_COMMAND)
    yield _payment_result(till, till.settle(_text(request, "number"), how).result(), DONE)


def _follow(till: Till, request: Document) -> Iterator[Document]:
    """Goes on with what another till began and could not tell the end of."""
    number = _text(request, "number")
    with Following(till) as following:
        if is_refund_no(number):
            yield from _end_of_refund(till, following, till.ask_refund(number).result(), request)
        else:
            yield from _end_of_payment(till, following, till.ask(number).result(), request)


def _resolve(till: Till, request: Document) -> Iterator[Document]:
    """Asks about all that is open, and about `numbers` that were open before this till took them up at its start."""
    own = till.shop.profile.name
    still = [(one.out_trade_no, one.intent.profile) for one in till.open_payments().result()]
    still += [(one.out_trade_no, one.intent.profile) for one in till.open_refunds().result()]
    numbers = dict.fromkeys([*_texts(request, "numbers"), *(number for number, profile in still if profile == own)])
    exits = []
    for answer in [_asked(till, number) for number in numbers]:
        record = answer.result()
        yield _record(till, record)
        exits.append(_exit_code(record))
    others = {profile for _, profile in still} - {own}
    still_open = exits.count(NOT_KNOWN)
    yield resolved(len(exits) - still_open, still_open, set() if _text(request, "profile") else others)


def day(text: str) -> date | None:
    """A date such as 2026-11-23; None for no text. Raises BadInput."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(_BAD_DATE) from None


def _reconcile(till: Till, request: Document) -> Iterator[Document]:
    """Compares a day with what the gateway has; how far it is is told meanwhile."""
    wanted = day(_text(request, "date"))
    news: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
    unsubscribe = till.subscribe(lambda told: news.put(told) if isinstance(told, Progress) else None)
    try:
        result = till.reconcile(wanted)
        result.add_done_callback(lambda _: news.put(None))
        while (progress := news.get()) is not None:
            yield {"event": "progress", "listed": progress.listed, "compared": progress.compared, "left": progress.left}
    finally:
        unsubscribe()
    yield from result.result().events()


def _asked(till: Till, number: str) -> Future[Payment] | Future[Refund]:
    return till.ask_refund(number) if is_refund_no(number) else till.ask(number)


def _record(till: Till, record: Payment | Refund) -> Document:
    if isinstance(record, Refund):
        return {"event": "refund", **telling.refund_document(record)}
    return {"event": "payment", **telling.payment_document(record, _refunds_of(till, record))}


def _exit_code(record: Payment | Refund) -> int:
    return telling.refund_exit_code(record) if isinstance(record, Refund) else telling.exit_code(record)


def resolved(count: int, still_open: int, others: set[str]) -> Document:
    """The result of `resolve`. `others`: profiles whose open payments or refunds could not be asked about."""
    code = NOT_KNOWN if still_open or others else DONE
    result: Document = {"event": "result", "resolved": count, "open": still_open, "exit": code}
    if others:
        result["note"] = str(_ELSEWHERE.filled(profiles=", ".join(sorted(others))))
    return result


def _clear_pin(till: Till, request: Document) -> Iterator[Document]:
    cleared = till.clear_pins(_text(request, "endpoint")).result()
    for pin in cleared:
        yield {"event": "cleared", "host": pin.host, "endpoint": pin.endpoint}
    text = _CLEARED if cleared else _NO_PIN
    yield {"event": "result", "cleared": len(cleared), "exit": DONE, "text": str(text.filled(count=str(len(cleared))))}


_REFUND_S: Final = 60.0
"""How long one of many refunds is waited for before the next; it goes on by itself."""
_HOW: Final = {"kept": Settlement.KEPT, "returned": Settlement.RETURNED}
_COMMANDS: Final[dict[str, Callable[[Till, Document], Iterator[Document]]]] = {
    "pay": _pay,
    "cancel": _cancel,
    "query": _query,
    "refund": _refund,
    "refund_all": _refund_all,
    "verdict": _verdict,
    "settle": _settle,
    "follow": _follow,
    "resolve": _resolve,
    "clear_pin": _clear_pin,
    "reconcile": _reconcile,
}


def _text(request: Document, name: str) -> str:
    value = request.get(name)
    return value if isinstance(value, str) else ""


def _texts(request: Document, name: str) -> list[str]:
    value = request.get(name)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _seconds(request: Document) -> float | None:
    wait = request.get("wait")
    return wait if isinstance(wait, int | float) else None


def _wallet(name: str) -> Wallet | None:
    if not name:
        return None
    try:
        return Wallet(name.lower())
    except ValueError as error:
        raise BadInput(_UNKNOWN_WALLET.filled(names=", ".join(Wallet))) from error


def _begun(record: Payment | Refund) -> Document:
    return {"event": "begun", "out_trade_no": record.out_trade_no, "profile": record.intent.profile}


def _end_of_payment(
    till: Till, following: Following, payment: Payment, request: Document
) -> Generator[Document, None, None]:
    payment = yield from following.payment(payment, _seconds(request))
    result = _payment_result(till, payment, telling.exit_code(payment))
    if never_settles(till.shop.profile):
        result["live_testing"] = str(LIVE_TESTING_MOVES_MONEY)
    yield result


def _end_of_refund(
    till: Till, following: Following, refund: Refund, request: Document
) -> Generator[Document, None, None]:
    refund = yield from following.refund(refund, _seconds(request))
    yield _refund_result(till, refund)


def _payment_result(till: Till, payment: Payment, code: int) -> Document:
    document = telling.payment_document(payment, _refunds_of(till, payment))
    result: Document = {"event": "result", **document, "exit": code}
    if payment.state in OPEN:
        result["note"] = str(telling.GOES_ON.filled(number=payment.out_trade_no))
    return result


def _refunds_of(till: Till, payment: Payment) -> list[Refund]:
    """Its refunds. None where the till is closing or the journal fails: that must not hide how the payment stands."""
    try:
        return till.refunds_of(payment.out_trade_no).result()
    except CounterError:
        return []


def _refund_result(till: Till, refund: Refund) -> Document:
    result: Document = {"event": "result", **telling.refund_document(refund), "exit": telling.refund_exit_code(refund)}
    if refund.state is RefundState.REFUSED and refund.respcd in LESS_IS_LEFT:
        with suppress(CounterError):  # the refusal is told all the same
            payment = till.ask(refund.intent.payment_no).result()
            result |= telling.left_note(refund, payment, _refunds_of(till, payment))
    elif refund.may_send_again:
        result["note"] = str(_AGAIN.filled(number=refund.out_trade_no))
    return result
