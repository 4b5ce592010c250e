"""Answers that can be read and do not hold: the wrong money, codes nobody knows, contradictions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from pos_app.domain.payment import State
from tests.integration.faults.gateway import Document, packed

Rewrite = Callable[[Document], bytes | Document]

CHECKING, WAITING, PAID, DECLINED, CANCELLED = (
    State.CHECKING, State.WAITING, State.PAID, State.DECLINED, State.CANCELLED,
)  # fmt: skip
LONG = "9" * 100_000
SURROGATE = "\ud800"
FULL_WIDTH = "\uff10\uff10\uff10\uff10"


@dataclass(frozen=True)
class Odd:
    """`rewrite` makes of the honest document what is sent, `state` is what follows from it.

    `believed`: by the rules of evidence it ends *not paid* in time, because nothing better is to be had. Then the
    truth raises the alarm later.
    """

    name: str
    fault: str
    rewrite: Rewrite = field(repr=False)
    state: State = CHECKING
    believed: bool = False


def _but(**changes: object) -> Rewrite:
    return lambda document: document | changes


def _without(*names: str) -> Rewrite:
    return lambda document: {name: value for name, value in document.items() if name not in names}


def _wrapped(outside: Document, **inside: object) -> Rewrite:
    """The fields in `data`, as some versions of the documentation have them."""

    def rewrite(document: Document) -> Document:
        fields = {name: value for name, value in document.items() if name != "respcd"}
        return {"respcd": document["respcd"], "data": fields | inside} | outside

    return rewrite


def _led_by(text: str) -> Rewrite:
    """`text` in front of the first field: a second one of that name, of the lower rank for most readers."""
    return lambda document: b"{" + text.encode() + b"," + packed(document)[1:]


def _with_raw(name: str, value: str) -> Rewrite:
    """A value as no JSON library would write it."""

    def rewrite(document: Document) -> bytes:
        return json.dumps(document | {name: "@@"}).replace('"@@"', value).encode()

    return rewrite


def _renamed(name: str, other: str) -> Rewrite:
    return lambda document: {other if key == name else key: value for key, value in document.items()}


_RESPCDS: tuple[tuple[str, str, object], ...] = (
    ("respcd-unknown", "A `respcd` nobody knows", "7777"),
    ("respcd-zero", "`respcd` is the number 0", 0),
    ("respcd-number", "`respcd` is the number 1201", 1201),
    ("respcd-null", "`respcd` is null", None),
    ("respcd-list", "`respcd` is a list", ["0000"]),
    ("respcd-true", "`respcd` is true", True),
    ("respcd-space", "`respcd` has a space before it", " 0000"),
    ("respcd-tail", "`respcd` has a line's end behind it", "0000\n"),
    ("respcd-wide", "`respcd` in full-width digits", FULL_WIDTH),
    ("respcd-short", "`respcd` is 0", "0"),
    ("respcd-empty", "`respcd` is empty", ""),
    ("respcd-long", "`respcd` of 100,000 digits", LONG),
    ("respcd-surrogate", "`respcd` is half a character", SURROGATE),
)
_AMOUNTS: tuple[tuple[str, str, object], ...] = (
    ("amount-other", "Another amount", "1251"),
    ("amount-larger", "A hundred times the amount", 125_000),
    ("amount-float", "The amount as a fraction, `1250.0`", 1250.0),
    ("amount-decimals", "The amount with decimals, `12.50`", "12.50"),
    ("amount-negative", "The amount is negative", -1250),
    ("amount-huge", "An amount of 1,000 digits", 10**999),
    ("amount-exponent", "The amount as `125e1`", "125e1"),
    ("amount-wide", "The amount in full-width digits", "\uff11\uff12\uff15\uff10"),
    ("amount-space", "The amount with a space", " 1250"),
    ("amount-true", "The amount is true", True),
    ("amount-list", "The amount is a list", [1250]),
)
_CURRENCIES: tuple[tuple[str, str, object], ...] = (
    ("currency-other", "Another currency", "CNY"),
    ("currency-case", "The currency in small letters", "hkd"),
    ("currency-number", "The currency as its number, 344", 344),
    ("currency-list", "The currency is a list", ["HKD"]),
)
_QUERY_FIRST = (
    "1100", "1101", "1102", "1111", "1112", "1118", "1123", "1125", "1131", "1136", "1142", "1147", "1154", "1161",
    "1170", "1181", "1204", "1205", "1251", "1252", "1254", "1260", "1261", "1262", "1263", "1264", "1265", "1266",
    "1267", "1268", "1295", "1296", "1297", "2007", "2011", "2999",
)  # fmt: skip
_CODE_WORDS = {
    "1251": ", which can mean that the number was used", "1260": ": it is paid already", "1102": ": a duplicate",
    "1136": ": not found", "1268": ": not found", "1142": ": closed", "1181": ": expired", "1263": ": cancelled",
}  # fmt: skip

ODD_ANSWERS: tuple[Odd, ...] = (
    *(Odd(name, fault, _but(respcd=value)) for name, fault, value in _RESPCDS),
    Odd("respcd-missing", "No `respcd`", _without("respcd")),
    Odd("respcd-upper-case", "`RESPCD` instead of `respcd`", _renamed("respcd", "RESPCD")),
    *(Odd(f"code-{code}", f"`respcd` {code}{_CODE_WORDS.get(code, '')}", _but(respcd=code)) for code in _QUERY_FIRST),
    *(Odd(f"code-{code}", f"`respcd` {code}: the customer is busy", _but(respcd=code), WAITING)
      for code in ("1143", "1145", "1298")),
    *(Odd(name, fault, _but(txamt=value)) for name, fault, value in _AMOUNTS),
    Odd("amount-missing", "No amount", _without("txamt")),
    Odd("amount-null", "The amount is null", _but(txamt=None)),
    *(Odd(name, fault, _but(txcurrcd=value)) for name, fault, value in _CURRENCIES),
    Odd("currency-missing", "No currency", _without("txcurrcd")),
    Odd("number-other", "The answer to another payment", _but(out_trade_no="P20261124000000000000001")),
    Odd("number-missing", "No number", _without("out_trade_no")),
    Odd("number-null", "The number is null", _but(out_trade_no=None)),
    Odd("number-long", "A number of 100,000 digits", _but(out_trade_no=LONG)),
    Odd("syssn-missing", "No number of QFPay's", _without("syssn")),
    Odd("syssn-list", "QFPay's number is a list", _but(syssn=["1"])),
    Odd("syssn-surrogate", "QFPay's number is half a character", _but(syssn=SURROGATE)),
    Odd("wrapped-success", "Wrapped in `data`, with `SUCCESS`", _wrapped({}, txstatus="SUCCESS"), PAID),
    Odd("wrapped-failed", "Wrapped, 0000 and `FAILED`", _wrapped({}, txstatus="FAILED")),
    Odd("wrapped-pending", "Wrapped, 0000 and `PENDING`", _wrapped({}, txstatus="PENDING"), WAITING),
    Odd("wrapped-silent", "Wrapped, 0000 and no `txstatus`", _wrapped({})),
    Odd("wrapped-number", "Wrapped, `txstatus` is a number", _wrapped({}, txstatus=1)),
    Odd("wrapped-amounts", "Two amounts, one outside and one in `data`", _wrapped({"txamt": 999}, txstatus="SUCCESS")),
    Odd("wrapped-codes", "Refused outside, 0000 in `data`", _wrapped({"respcd": "1201"}, respcd="0000")),
    Odd("wrapped-codes-other", "0000 outside, refused in `data`", _wrapped({}, respcd="1201", txstatus="SUCCESS")),
    Odd("wrapped-numbers", "Two numbers, one outside and one in `data`", _wrapped(
        {"out_trade_no": "P20261124000000000000001"}, txstatus="SUCCESS")),
    Odd("data-two", "`data` is a list of two", lambda document: {"respcd": "0000", "data": [document, document]}),
    Odd("data-text", "`data` is a text beside the fields", _but(data="none")),
    Odd("twice-refused", "`respcd` twice: 1201, then 0000", _led_by('"respcd":"1201"')),
    Odd("twice-amount", "The amount twice", _led_by('"txamt":"999"')),
    Odd("twice-case", "`respcd` 0000 and `RespCd` 1201", _but(RespCd="1201")),
    Odd("twice-space", "`respcd` 0000 and ` respcd` 1201", _but(**{" respcd": "1201"})),
    Odd("raw-exponent", "The bare amount `1250e0`", _with_raw("txamt", "1250e0")),
    Odd("raw-nan", "The bare amount `NaN`", _with_raw("txamt", "NaN")),
    Odd("raw-minus-zero", "The bare amount `-0`", _with_raw("txamt", "-0")),
    Odd("refused-success", "1201 and `SUCCESS`", _but(respcd="1201", txstatus="SUCCESS")),
    Odd("refused-other-number", "1201 about another payment", _but(respcd="1201", out_trade_no="P1")),
    Odd("refused-odd-number", "1201 about a number that is a list", _but(respcd="1201", out_trade_no=["P1"])),
    Odd("refused-long-number", "1201 about a number of 100,000 digits", _but(respcd="1201", out_trade_no=LONG)),
    Odd("refused-other-amount", "1201 about another amount", _but(respcd="1201", txamt=999)),
    Odd("refused-odd-amount", "1201 about an amount with decimals", _but(respcd="1201", txamt="12.50")),
    Odd("refused-other-currency", "1201 about another currency", _but(respcd="1201", txcurrcd="CNY")),
    Odd("refused-odd-status", "1201 and a `txstatus` that is a list", _but(respcd="1201", txstatus=["SUCCESS"])),
    Odd("long-message", "A message of 100,000 characters", _but(resperr=LONG, respmsg=LONG), PAID),
    Odd("odd-message", "Half a character and line ends in the message", _but(resperr=f"a\n\r\0{SURROGATE}b"), PAID),
    Odd("unknown-fields", "Fields that nobody knows", _but(data_version=2, extra={"respcd": "1201"}), PAID),
)  # fmt: skip
"""What the payment call is answered, while the gateway charged the customer and does not answer queries."""


def _rows(*rewrites: Rewrite) -> Rewrite:
    """A query's answer with each honest row rewritten so often."""
    return lambda answer: answer | {"data": [rewrite(row) for row in answer["data"] for rewrite in rewrites]}


def _row(**changes: object) -> Rewrite:
    return _rows(_but(**changes))


def _raw_rows(rewrite: Rewrite) -> Rewrite:
    def make(answer: Document) -> bytes:
        rows = [packed(made) if isinstance(made := rewrite(row), dict) else made for row in answer["data"]]
        return b'{"respcd":"0000","data":[' + b",".join(rows) + b"]}"

    return make


ODD_ROWS: tuple[Odd, ...] = (
    *(Odd(name, fault, _row(respcd=value)) for name, fault, value in _RESPCDS),
    Odd("respcd-missing", "No `respcd`", _rows(_without("respcd"))),
    Odd("respcd-upper-case", "`RESPCD` instead of `respcd`", _rows(_renamed("respcd", "RESPCD"))),
    *(Odd(name, fault, _row(txamt=value)) for name, fault, value in _AMOUNTS),
    Odd("amount-missing", "No amount", _rows(_without("txamt"))),
    *(Odd(name, fault, _row(txcurrcd=value)) for name, fault, value in _CURRENCIES),
    Odd("currency-missing", "No currency", _rows(_without("txcurrcd"))),
    Odd("kind-refund", "Our number as a refund", _row(order_type="refund")),
    Odd("kind-unknown", "An `order_type` nobody knows", _row(order_type="preauth")),
    Odd("kind-case", "`order_type` in capitals", _row(order_type="PAYMENT")),
    Odd("kind-missing", "No `order_type`", _rows(_without("order_type"))),
    Odd("kind-number", "`order_type` is a number", _row(order_type=1)),
    Odd("cancel-4", "`cancel` 4 with 0000", _row(cancel=4)),
    Odd("cancel-6", "`cancel` 6 with 0000", _row(cancel=6)),
    Odd("cancel-negative", "`cancel` -1 with 0000", _row(cancel=-1)),
    Odd("cancel-word", "`cancel` is a word", _row(cancel="refunded")),
    Odd("cancel-empty", "`cancel` is empty", _row(cancel="")),
    Odd("cancel-true", "`cancel` is true", _row(cancel=True)),
    Odd("cancel-fraction", "`cancel` is 3.0", _row(cancel=3.0)),
    Odd("cancel-list", "`cancel` is a list", _row(cancel=[3])),
    Odd("cancel-case", "`Cancel` 3 instead of `cancel`", _rows(
        lambda row: _renamed("cancel", "Cancel")(row | {"cancel": 3}))),
    Odd("cancel-twice", "`cancel` 3 and `cancel` 0", _raw_rows(_led_by('"cancel":3'))),
    Odd("twice-case", "`respcd` 0000 and `Respcd` 1142", _row(Respcd="1142")),
    Odd("twice-closed", "`respcd` twice: 1142, then 0000", _raw_rows(_led_by('"respcd":"1142"'))),
    Odd("closed-other-amount", "Closed (1142), with another amount", _row(respcd="1142", txamt=999)),
    Odd("closed-odd-amount", "Closed (1142), with a fraction as amount", _row(respcd="1142", txamt=12.5)),
    Odd("closed-odd-currency", "Closed (1142), with a list as currency", _row(respcd="1142", txcurrcd=["HKD"])),
    Odd("closed-odd-kind", "Closed (1142), with a list as `order_type`", _row(respcd="1142", order_type=["payment"])),
    Odd("closed-refund", "Closed (1142), and it is a refund", _row(respcd="1142", order_type="refund")),
    Odd("closed-and-open", "Two rows: closed, and a code nobody knows", _rows(
        _but(respcd="1142"), _but(respcd="7777", syssn="2"))),
    Odd("other-number", "A row of another number only", _row(out_trade_no="P20261124000000000000001"), believed=True),
    Odd("no-number", "A row without a number", _rows(_without("out_trade_no"))),
    Odd("number-list", "A row whose number is a list", _row(out_trade_no=["P1"])),
    Odd("nothing", "Nothing is found, though it is charged", _but(data=[]), believed=True),
    Odd("not-found", "Not found (1136), though it is charged", _but(respcd="1136", data=[]), believed=True),
    Odd("no-data", "0000 and no `data`", _without("data")),
    Odd("data-null", "`data` is null", _but(data=None), believed=True),
    Odd("data-text", "`data` is a text", _but(data="[]")),
    Odd("data-numbers", "`data` is a list of numbers", _but(data=[1, 2])),
    Odd("data-nulls", "`data` is a list of nulls", _but(data=[None])),
    Odd("query-refused", "The query is refused (1108), and shows the row", _but(respcd="1108")),
    Odd("query-unknown", "The query ends with a code nobody knows", _but(respcd="7777")),
    Odd("query-number", "The query's own `respcd` is the number 0", _but(respcd=0)),
    Odd("query-missing", "The query has no `respcd` of its own", _without("respcd")),
    Odd("endless-pages", "A hundred strange rows on every page", lambda answer: answer | {"data": [
        {"out_trade_no": f"X{i}", "respcd": "1142"} for i in range(100)]}),
    Odd("still-open", "1143 for ever", _row(respcd="1143"), WAITING),
    Odd("still-processing", "1145 for ever", _row(respcd="1145"), WAITING),
    Odd("same-twice", "The same row twice", _rows(_but(), _but()), PAID),
    Odd("same-twice-differs", "Two rows of one `syssn`", _rows(_but(), _but(chnlsn="1")), PAID),
    Odd("and-closed", "Two rows: 0000, and another that is closed", _rows(
        _but(respcd="1142", syssn="2"), _but()), PAID),
    Odd("and-others", "Its row among those of others", _rows(_but(), _but(out_trade_no="X", respcd="1142")), PAID),
    Odd("found-not-found", "Not found (1136), and its row beside that", _but(respcd="1136"), PAID),
    Odd("cancel-null", "`cancel` is null", _row(cancel=None), PAID),
    Odd("cancel-missing", "No `cancel`", _rows(_without("cancel")), PAID),
    Odd("other-pay-type", "Another pay type than was asked for", _row(pay_type="800208"), PAID),
    Odd("odd-pay-type", "A pay type nobody knows", _row(pay_type="999999"), PAID),
    Odd("no-syssn", "No number of QFPay's", _rows(_without("syssn")), PAID),
    Odd("long-message", "A message of 100,000 characters", _row(errmsg=LONG), PAID),
    Odd("odd-message", "Half a character in the message", _row(errmsg=f"{SURROGATE}\x1b[2J"), PAID),
    Odd("one-row-bare", "One row without its list", lambda answer: answer | {"data": answer["data"][0]}, PAID),
)  # fmt: skip
"""What queries are answered, while the gateway charged the customer and the answer to the payment is lost."""
