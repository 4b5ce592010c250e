"""The codec: everything declared comes back as it was, nothing else goes in."""

from __future__ import annotations

import dataclasses
import json
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.answers import NoAnswer, PaymentAnswer
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Mode, Verb, Wallet
from pos_app.domain.payment import (
    AlarmSettled,
    Answered,
    AskPressed,
    CancelFailed,
    CodeHint,
    Dispatched,
    Event,
    Intent,
    Payment,
    Queried,
    Restarted,
    Settlement,
    State,
    Unanswered,
)
from pos_app.domain.refund import Refund, RefundEvent, RefundIntent
from pos_app.domain.secret import Secret
from pos_app.journal import codec
from pos_app.journal.codec import PAYMENT_EVENTS, REFUND_EVENTS, Undeclared, Unreadable, decode, encode

DUMMY = "281234567890123456"

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=6)  # lone surrogates too: JSON can bring them


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint. The domain's own names are needed, which Hypothesis cannot find by itself."""
    if hint is str:
        return ANY_TEXT
    if isinstance(hint, UnionType):
        return st.one_of([any_of(member) for member in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(any_of(get_args(hint)[0]), max_size=3).map(tuple)
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint, localns=codec._NAMES)
        return st.builds(hint, **{name: any_of(inner) for name, inner in hints.items()})
    return st.from_type(hint)


def an_intent(**changes: Any) -> Intent:
    intent = Intent(
        out_trade_no="P" + "1" * 23,
        sale_id="sale",
        amount=Money(1250, currency("HKD")),
        pay_type="800108",
        wallet="alipay",
        mode=Mode.CPM,
        cancel_verb=Verb.REVERSAL,
        validity_s=300,
        txdtm="2026-11-23 13:05:00",
        profile="shop",
        till="001",
    )
    return dataclasses.replace(intent, **changes)


@pytest.mark.parametrize("kind", [Intent, Payment, RefundIntent, Refund, *get_args(Event), *get_args(RefundEvent)])
@given(data=st.data())
def test_every_record_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(any_of(kind))
    back = decode(kind, encode(record))
    assert back == record
    assert type(back) is kind


def test_every_event_of_the_machines_has_a_kind() -> None:
    assert set(PAYMENT_EVENTS.values()) == set(get_args(Event))
    assert set(REFUND_EVENTS.values()) == set(get_args(RefundEvent))


def test_json_is_compact_ascii() -> None:
    text = encode(Unanswered(7, NoAnswer(True, "超時\ud800")))
    failure = '{"may_have_left":true,"reason":"\\u8d85\\u6642\\ud800","http_status":null,"retry_after_s":0}'
    assert text == f'{{"at":7,"failure":{failure}}}'


def test_a_failure_of_a_program_that_knew_no_retry_after_is_read() -> None:
    text = '{"at":7,"failure":{"may_have_left":true,"reason":"http_429","http_status":429}}'
    assert decode(Unanswered, text) == Unanswered(7, NoAnswer(True, "http_429", 429, 0))


def test_money_comes_back_with_its_whole_currency() -> None:
    yen = Money(1200, currency("JPY"))
    assert decode(Intent, encode(an_intent(amount=yen))).amount.currency.confirmed is False


def test_a_str_enum_in_a_text_field_is_written_as_its_text() -> None:
    assert decode(Intent, encode(an_intent(wallet=Wallet.FPS))).wallet == "fps"


class ShyText(str):
    """A text that may hide something."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value", [Secret(DUMMY), ShyText(DUMMY), DUMMY.encode(), [DUMMY], {"code": DUMMY}, 1.5, None, 7, True]
)
def test_a_text_field_takes_nothing_but_text_and_the_refusal_does_not_repeat_it(value: object) -> None:
    with pytest.raises(Undeclared, match=r"^Intent\.reference: \w+ instead of str$") as refusal:
        encode(an_intent(reference=value))
    assert DUMMY not in str(refusal.value)


@pytest.mark.parametrize("value", [True, 1.0, "1", Secret("1")])
def test_a_number_field_takes_nothing_but_whole_numbers(value: object) -> None:
    with pytest.raises(Undeclared, match=r"^Intent\.validity_s: \w+ instead of int$"):
        encode(an_intent(validity_s=value))


def test_a_secret_is_no_record_and_is_refused() -> None:
    with pytest.raises(Undeclared, match=r"^the journal does not hold Secret$"):
        encode(Secret(DUMMY))


@dataclasses.dataclass(frozen=True, slots=True)
class WholeCode(CodeHint):
    """What someone might be tempted to keep."""

    code: str = DUMMY


def test_a_subclass_with_more_in_it_is_refused() -> None:
    with pytest.raises(Undeclared, match=r"^Intent\.code: WholeCode instead of CodeHint$"):
        encode(an_intent(code=WholeCode("alipay", 18, "3456", "f" * 64)))


def test_an_enum_of_another_kind_is_refused() -> None:
    with pytest.raises(Undeclared, match=r"^Intent\.mode: Verb instead of Mode$"):
        encode(an_intent(mode=Verb.CLOSE))


def test_a_list_is_no_tuple() -> None:
    payment = Payment(an_intent(), State.CREATED, 1, 1, missing=[1])  # type: ignore[arg-type]
    with pytest.raises(Undeclared, match=r"^Payment\.missing: list instead of tuple$"):
        encode(payment)


@pytest.mark.parametrize("hint", [float, bytes, dict[str, str], int | str, tuple[int, int], Secret, list[int]])
def test_a_field_of_another_type_has_no_coder(hint: object) -> None:
    with pytest.raises(Undeclared):
        codec._coder(hint)


def test_a_field_added_later_takes_its_default() -> None:
    document = json.loads(encode(an_intent(pay_tag="x")))
    del document["pay_tag"]
    assert decode(Intent, json.dumps(document)) == an_intent()


def test_a_field_of_a_later_program_is_passed_over() -> None:
    assert decode(AskPressed, '{"at":7,"colour":"blue"}') == AskPressed(7)


def test_a_field_without_a_default_must_be_there() -> None:
    with pytest.raises(Unreadable, match=r"^AskPressed\.at is missing$"):
        decode(AskPressed, "{}")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (AskPressed, ""),
        (AskPressed, '{"at":'),
        (AskPressed, "[1]"),
        (AskPressed, '{"at":1.0}'),
        (AskPressed, '{"at":true}'),
        (AskPressed, '{"at":NaN}'),
        (AskPressed, '{"at":null}'),
        (AlarmSettled, '{"at":1,"how":"sold"}'),
        (AlarmSettled, '{"at":1,"how":["kept"]}'),
        (Queried, '{"at":1,"answer":{"respcd":"0000","rows":{}}}'),
        (Queried, '{"at":1,"answer":{"respcd":"0000","rows":[7]}}'),
    ],
)
def test_a_text_that_is_none_of_ours_is_unreadable(kind: type[Any], text: str) -> None:
    with pytest.raises(Unreadable):
        decode(kind, text)


# As version 0.1 wrote them. They never change: a journal is read by every later program.
STORED = [
    (Dispatched(1, 10_001), '{"at":1,"permit_until":10001}'),
    (
        Answered(2, PaymentAnswer("0000", syssn="20261123", txamt=1250)),
        """{"at":2,"answer":{"respcd":"0000","message":"","syssn":"20261123","out_trade_no":"","txamt":1250,
        "txcurrcd":"","pay_type":"","txstatus":"","wrapped":false,"qrcode":"","sysdtm":"","chnlsn":""}}""",
    ),
    (AlarmSettled(4, Settlement.KEPT), '{"at":4,"how":"kept"}'),
    (
        CancelFailed(5, Verb.CLOSE, NoAnswer(False, "refused")),
        '{"at":5,"verb":"close","failure":{"may_have_left":false,"reason":"refused","http_status":null}}',
    ),
    (Restarted(6), '{"at":6}'),
]


@pytest.mark.parametrize(("event", "text"), STORED)
def test_what_an_earlier_program_wrote_is_read(event: object, text: str) -> None:
    assert decode(type(event), text) == event


def test_the_kinds_of_stored_events_keep_their_names() -> None:
    assert set(PAYMENT_EVENTS) >= {
        "Dispatched", "Answered", "Unanswered", "Ticked", "Queried", "QueryFailed", "CancelPressed", "CancelAnswered",
        "CancelFailed", "AskPressed", "Restarted", "SiblingPaid", "AlarmSettled", "VerdictGiven",
    }  # fmt: skip
    assert set(REFUND_EVENTS) >= {
        "Dispatched", "RefundAnswered", "Unanswered", "Ticked", "Queried", "QueryFailed", "AskPressed", "Restarted",
    }  # fmt: skip
