"""Documents of the gateway as the typed facts of `pos_app.domain.answers`.

Tolerant of what harms nobody (numbers as text, unknown fields, both shapes of an answer), and strict where a
wrong guess would be believed: what is not readable is empty, and a document without `respcd` is no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.qfpay.documents import DECIDING, Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ID_LENGTH: Final = 128
_MESSAGE_LENGTH: Final = 200
_QR_CAPACITY: Final = 2953  # bytes in the largest QR code
_UNREADABLE_CANCEL: Final = -1
_UNREADABLE: Final = "?"  # equal to nothing that is compared with it
_MASK: Final = "***"
_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,12}")


class Fields:
    """The fields of one JSON object; texts in `hidden` (keys, the payment code) are masked in all of them."""

    def __init__(self, fields: Mapping[str, object], hidden: Collection[str] = ()) -> None:
        self._fields = fields
        self._hidden = [text for text in hidden if text]

    def respcd(self) -> str:
        """The code if it is a text. A number is none: 0 must never be taken for `0000`."""
        value = self._fields.get("respcd")
        return self.text("respcd", limit=16) if isinstance(value, str) else ""

    def text(self, *names: str, limit: int = _ID_LENGTH) -> str:
        """The first of `names` with a printable text or whole number of at most `limit` characters."""
        for name in names:
            value = self._masked(name)
            if value and value.isprintable() and len(value) <= limit:
                return value
        return ""

    def syssn(self, *names: str) -> str:
        """QFPay's number of a transaction. Nothing but zeros is how a program writes that there is none."""
        number = self.text(*names)
        return number if number.strip("0") else ""

    def qrcode(self) -> str:
        """The text of a QR code. A number is none: no wallet could read what would be painted."""
        value = self._fields.get("qrcode")
        return self.text("qrcode", limit=_QR_CAPACITY) if isinstance(value, str) else ""

    def compared(self, name: str) -> str:
        """A text that evidence compares: empty when absent, `?` when it is there and unreadable."""
        return self.text(name) or ("" if self._fields.get(name) in (None, "") else _UNREADABLE)

    def message(self, *names: str) -> str:
        """The first of `names` that says something, as one printable line of a length to show."""
        for name in names:
            printable = "".join(sign if sign.isprintable() else " " for sign in self._masked(name))
            if line := " ".join(printable.split()):
                return line[:_MESSAGE_LENGTH]
        return ""

    def amount(self, name: str) -> int | None:
        """Minor units, sent as a number or as text; None for anything else, 1000.0 included."""
        value = self._fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        return int(value) if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value) else None

    def currency(self) -> str:
        """The currency of the amount; none that there is when the amount is there and unreadable."""
        amount_is_odd = self._fields.get("txamt") not in (None, "") and self.amount("txamt") is None
        return _UNREADABLE if amount_is_odd else self.compared("txcurrcd")

    def cancel(self) -> int | None:
        """None when absent, -1 when there but unreadable."""
        if self._fields.get("cancel") is None:
            return None
        cancel = self.amount("cancel")
        return _UNREADABLE_CANCEL if cancel is None else cancel

    def _masked(self, name: str) -> str:
        value = self._fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            return ""
        for text in self._hidden:
            value = value.replace(text, _MASK)
        return value


def payment_answer(document: Mapping[str, object], hidden: Collection[str] = ()) -> PaymentAnswer:
    """Answer of `/trade/v1/payment`, flat or wrapped in `data`. Raises `Unreadable` without a `respcd`."""
    fields, wrapped = _fields_and_wrapping(document, hidden)
    txstatus = fields.compared("txstatus")
    return PaymentAnswer(
        respcd=_top(document, hidden).respcd(),
        message=fields.message("resperr", "respmsg", "errmsg"),
        syssn=fields.syssn("syssn", "qf_trade_no"),
        out_trade_no=fields.compared("out_trade_no"),
        txamt=fields.amount("txamt"),
        txcurrcd=fields.currency(),
        pay_type=fields.text("pay_type"),
        txstatus=txstatus,
        wrapped=wrapped or bool(txstatus),
        qrcode=fields.qrcode(),
        sysdtm=fields.text("sysdtm"),
        chnlsn=fields.text("chnlsn"),
    )


def query_answer(document: Mapping[str, object], hidden: Collection[str] = ()) -> QueryAnswer:
    """One page of `/trade/v1/query`. Raises `Unreadable` where rows might be missed."""
    top = _top(document, hidden)
    if "data" not in document and top.respcd() == "0000":
        raise Unreadable("no_data")  # not the same as an empty list, which counts as "nothing found"
    rows = tuple(_row(row, hidden) for row in _row_list(document.get("data")))
    return QueryAnswer(top.respcd(), top.message("resperr", "respmsg"), rows)


def cancel_answer(document: Mapping[str, object], hidden: Collection[str] = ()) -> CancelAnswer:
    """Answer of `/trade/v1/reversal` or `/close`. Raises `Unreadable` without a `respcd`."""
    fields, _ = _fields_and_wrapping(document, hidden)
    return CancelAnswer(
        respcd=_top(document, hidden).respcd(),
        message=fields.message("resperr", "respmsg"),
        syssn=fields.syssn("syssn"),
        orig_syssn=fields.text("orig_syssn", "origssn"),
    )


def refund_answer(document: Mapping[str, object], hidden: Collection[str] = ()) -> RefundAnswer:
    """Answer of `/trade/v1/refund`. Raises `Unreadable` without a `respcd`."""
    fields, _ = _fields_and_wrapping(document, hidden)
    return RefundAnswer(
        respcd=_top(document, hidden).respcd(),
        message=fields.message("resperr", "respmsg"),
        syssn=fields.syssn("syssn"),
        orig_syssn=fields.text("orig_syssn", "origssn"),
        out_trade_no=fields.compared("out_trade_no"),
        txamt=fields.amount("txamt"),
        txcurrcd=fields.currency(),
    )


def note_respcd(document: Mapping[str, object], hidden: Collection[str] = ()) -> str:
    """`respcd` of `/trade/v1/add_note`. Raises `Unreadable` without one."""
    return _top(document, hidden).respcd()


def _top(document: Mapping[str, object], hidden: Collection[str]) -> Fields:
    if "respcd" not in document:
        raise Unreadable("no_respcd")
    return Fields(document, hidden)


def _fields_and_wrapping(document: Mapping[str, object], hidden: Collection[str]) -> tuple[Fields, bool]:
    data = document.get("data")
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict):
        return Fields(document, hidden), bool(data)
    inner = {name: value for name, value in data.items() if value is not None}
    outside, inside = Fields(document), Fields(inner)
    if any(outside.compared(name) != inside.compared(name) for name in DECIDING & document.keys() & inner.keys()):
        raise Unreadable("contradiction")  # nobody knows which of the two holds
    return Fields({**document, **inner}, hidden), True


def _row_list(data: object) -> list[object]:
    if data is None or data == {}:
        return []
    if isinstance(data, dict):
        return [data]
    if isinstance(data, list):
        return data
    raise Unreadable("bad_data")


def _row(row: object, hidden: Collection[str]) -> TransactionRow:
    if not isinstance(row, dict):
        raise Unreadable("bad_row")
    fields = Fields(row, hidden)
    return TransactionRow(
        respcd=fields.respcd(),
        out_trade_no=fields.text("out_trade_no"),
        syssn=fields.syssn("syssn"),
        origssn=fields.text("origssn", "orig_syssn"),
        order_type=fields.compared("order_type"),
        cancel=fields.cancel(),
        txamt=fields.amount("txamt"),
        txcurrcd=fields.currency(),
        pay_type=fields.text("pay_type"),
        message=fields.message("errmsg", "resperr", "respmsg"),
        txdtm=fields.text("txdtm"),
        sysdtm=fields.text("sysdtm"),
        chnlsn=fields.text("chnlsn"),
    )
