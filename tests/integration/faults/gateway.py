"""A QFPay on real sockets that knows the truth, and answers as badly as a test wants."""

from __future__ import annotations

import itertools
import json
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pos_app.domain.pay_types import PAY_TYPES, Mode
from tests.integration.qfpay.hostile import HostileServer, Peer, Received

Document = dict[str, Any]
PATIENCE_S = 30
APP_CODE, CLIENT_KEY = "APPCODE-DUMMY-FAULTS", "CLIENTKEY-DUMMY-FAULTS"


@dataclass
class Order:
    """What really became of a payment or refund."""

    number: str
    syssn: str
    pay_type: str
    amount: int
    currency: str
    respcd: str = "1143"
    cancel: int = 0
    original: str = ""

    @property
    def charged(self) -> bool:
        """Whether the customer's money is with the merchant."""
        return self.respcd == "0000" and not self.original and self.cancel not in (1, 2, 3)

    def row(self) -> Document:
        kind = {"order_type": "refund", "origssn": self.original} if self.original else {"order_type": "payment"}
        return {
            "respcd": self.respcd, "out_trade_no": self.number, "syssn": self.syssn, "cancel": str(self.cancel),
            "txamt": str(self.amount), "txcurrcd": self.currency, "pay_type": self.pay_type, "errmsg": "", **kind,
        }  # fmt: skip


@dataclass(frozen=True)
class Heard:
    """A request that arrived in full, and when on the till's clock (ms)."""

    kind: str
    number: str
    at: int


@dataclass
class Exchange:
    """One request, for a behaviour to answer."""

    gateway: FaultyGateway
    peer: Peer
    kind: str
    params: dict[str, str]

    def carry_out(self) -> Document:
        """Does what was asked, and returns the honest answer to it, unsent."""
        return self.gateway.carry_out(self.kind, self.params)

    def say(self, document: object) -> None:
        """Answers with `document`."""
        self.peer.answer(packed(document))

    def send_and_end(self, data: bytes) -> None:
        """These bytes, and then the connection is at its end."""
        self.peer.send(data)
        raise EOFError


Behaviour = Callable[[Exchange], None]


def packed(document: object) -> bytes:
    return json.dumps(document).encode()


def honestly(exchange: Exchange) -> None:
    exchange.say(exchange.carry_out())


class FaultyGateway:
    """Keeps its ledger honestly; `script` says how each kind of request is answered instead of honestly.

    Kinds: `payment`, `query`, `cancel`, `refund`. `customer` is the `respcd` that a scanned code meets at once.
    """

    def __init__(self, now: Callable[[], int], tls: ssl.SSLContext | None = None) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)
        self.orders: list[Order] = []
        self.heard: list[Heard] = []
        self.script: dict[str, Behaviour] = {}
        self.customer = "0000"
        self.server = HostileServer(self._handle, tls)

    def close(self) -> None:
        self.server.close()

    def behave(self, behaviour: Behaviour, *kinds: str) -> None:
        """From now on requests of these kinds (none: of all) are answered like this."""
        self.script |= dict.fromkeys(kinds or ("payment", "query", "cancel", "refund"), behaviour)

    def recover(self) -> None:
        """The fault is over."""
        self.script.clear()

    def order(self, number: str) -> Order | None:
        with self._lock:
            return next((order for order in self.orders if order.number == number), None)

    def customer_pays(self, number: str) -> None:
        order = self.order(number)
        assert order is not None
        order.respcd = "0000"

    def charge_again(self, number: str) -> None:
        """Another charge under the same number."""
        order = self.order(number)
        assert order is not None
        with self._lock:
            self.orders.append(replace(order, syssn=f"20261124{next(self._numbers):012}"))

    def wait_until_heard(self, kind: str) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.heard_of(kind), PATIENCE_S)

    def heard_of(self, kind: str, number: str = "") -> list[Heard]:
        return [one for one in self.heard if one.kind == kind and number in ("", one.number)]

    def _handle(self, peer: Peer) -> None:
        while True:
            received = peer.read_request()
            kind = self._kind(received)
            number = received.params.get("out_trade_no", "") or self._number(received.params.get("syssn", ""))
            with self._changed:
                self.heard.append(Heard(kind, number, self._now()))
                self._changed.notify_all()
            self.script.get(kind, honestly)(Exchange(self, peer, kind, received.params))

    @staticmethod
    def _kind(received: Received) -> str:
        verb = received.path.removeprefix("/trade/v1/")
        return "cancel" if verb in ("reversal", "close") else verb

    def _number(self, syssn: str) -> str:
        return next((order.number for order in self.orders if syssn and order.syssn == syssn), "")

    # --- the honest business ---

    def carry_out(self, kind: str, params: dict[str, str]) -> Document:
        with self._lock:
            business = {"payment": self._pay, "query": self._look, "cancel": self._cancel, "refund": self._refund}
            return business[kind](params)

    def _made(self, params: dict[str, str], pay_type: str, original: str = "") -> Order:
        order = Order(
            params["out_trade_no"], f"20261124{next(self._numbers):012}", pay_type, int(params["txamt"]),
            params.get("txcurrcd", "HKD"), original=original,
        )  # fmt: skip
        self.orders.append(order)
        return order

    def _pay(self, params: dict[str, str]) -> Document:
        if any(order.number == params["out_trade_no"] for order in self.orders):
            return {"respcd": "1251", "resperr": "out_trade_no is used"}
        order = self._made(params, params["pay_type"])
        answer = {key: value for key, value in order.row().items() if key not in ("cancel", "order_type")}
        if PAY_TYPES[order.pay_type].mode is Mode.MPM:
            return answer | {"respcd": "0000", "qrcode": f"https://qr.invalid/{order.syssn}"}
        order.respcd = self.customer
        return answer | {"respcd": order.respcd}

    def _look(self, params: dict[str, str]) -> Document:
        numbers = params.get("out_trade_no", "").split(",")
        syssn = params.get("syssn", "")
        found = [one.row() for one in self.orders if (one.syssn == syssn if syssn else one.number in numbers)]
        return {"respcd": "0000", "data": found}

    def _cancel(self, params: dict[str, str]) -> Document:
        asked = (params.get("out_trade_no", ""), params.get("syssn", ""))
        order = next((one for one in self.orders if one.number == asked[0] or one.syssn == asked[1]), None)
        if order is None:
            return {"respcd": "1136"}
        if order.charged:
            return {"respcd": "1260"}
        order.cancel = 2 if PAY_TYPES[order.pay_type].mode is Mode.MPM else 1
        order.respcd = "1142"
        return {"respcd": "0000", "syssn": f"C{order.syssn}", "orig_syssn": order.syssn}

    def _refund(self, params: dict[str, str]) -> Document:
        paid = next(order for order in self.orders if order.syssn == params["syssn"])
        given = sum(one.amount for one in self.orders if one.original == paid.syssn)
        if given + int(params["txamt"]) > paid.amount:
            return {"respcd": "1272"}
        order = self._made(params, paid.pay_type, paid.syssn)
        order.respcd = "0000"
        return {
            "respcd": "0000", "syssn": order.syssn, "orig_syssn": paid.syssn, "out_trade_no": order.number,
            "txamt": str(order.amount), "txcurrcd": order.currency,
        }  # fmt: skip
