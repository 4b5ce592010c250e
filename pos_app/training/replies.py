"""What the gateway answers: JSON documents, refusals, and its own short English words for each code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pos_app.training.stories import CANCELLED, CLOSED, CUSTOMER_ACTS, EXPIRED, PAID, PROCESSING, Delivery

Params = Mapping[str, str]

_TEXTS = {
    PAID: "success",
    "1103": "request format error",
    "1104": "parameter error",
    "1108": "signature error",
    "1136": "transaction does not exist",
    CLOSED: "order closed",
    CUSTOMER_ACTS: "transaction not paid, customer is entering the password",
    PROCESSING: "transaction is being processed",
    "1147": "WeChat transaction error",
    "1155": "refund denied",
    EXPIRED: "order expired",
    "1201": "insufficient balance",
    "1202": "payment code wrong or expired",
    "1250": "transaction forbidden",
    "1251": "out_trade_no is used",
    "1260": "order already paid",
    "1261": "order not paid",
    "1262": "order refunded",
    CANCELLED: "order cancelled",
    "1264": "you still have processing requests",
    "1266": "amount wrong",
    "1267": "order information does not match",
    "1268": "order does not exist",
    "1269": "unsettled balance of today is insufficient",
    "1271": "transaction does not support partial refund",
    "1272": "refund amount above refundable amount",
    "1297": "bank system busy",
    "2005": "customer code wrong or expired",
    "2007": "consumer closed order",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A JSON document and the way it travels."""

    document: Mapping[str, object]
    delivery: Delivery = Delivery.JSON


class Refusal(Exception):
    """The request is answered with this `respcd` and `resperr`, and nothing else happens."""

    def __init__(self, respcd: str, resperr: str = "") -> None:
        super().__init__(respcd, resperr)
        self.respcd = respcd
        self.resperr = resperr or text_of(respcd)


def text_of(respcd: str) -> str:
    """The gateway's words for a code; empty for one that its table does not know."""
    return _TEXTS.get(respcd, "")


def bad_parameter(name: str, what: str) -> Refusal:
    """1104 about one parameter; its value is never named."""
    return Refusal("1104", f"parameter error: {name} {what}")


def document(respcd: str, fields: Mapping[str, object]) -> dict[str, object]:
    """The JSON object of an answer: QFPay's three fields, then `fields`."""
    return {"respcd": respcd, "resperr": text_of(respcd), "respmsg": "", **fields}
