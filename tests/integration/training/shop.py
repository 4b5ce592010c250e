"""A merchant's client for tests, written from QFPay's documentation alone: it shares no code with the package."""

from __future__ import annotations

import hashlib
import itertools
from types import TracebackType
from typing import Any, Self

import requests

from pos_app.training.gateway import TrainingGateway

NOON = 1_795_406_400.0  # 2026-11-23 12:00:00 in Hong Kong
TXDTM = "2026-11-23 12:00:00"


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


def signature(params: dict[str, str], client_key: str, sign_type: str = "SHA256") -> str:
    text = "&".join(f"{name}={params[name]}" for name in sorted(params)) + client_key
    return hashlib.new(sign_type.lower(), text.encode()).hexdigest().upper()


class Shop:
    """Calls the gateway as a merchant does; each method answers with the JSON document."""

    def __init__(self, gateway: TrainingGateway, sign_type: str = "SHA256") -> None:
        self.gateway = gateway
        self.sign_type = sign_type
        self.session = requests.Session()
        self.session.trust_env = False
        self._numbers = itertools.count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()

    def new_number(self) -> str:
        return f"P{next(self._numbers):023d}"

    def headers(self, params: dict[str, str]) -> dict[str, str]:
        headers = {
            "X-QF-APPCODE": self.gateway.app_code,
            "X-QF-SIGN": signature(params, self.gateway.client_key, self.sign_type),
        }
        return headers | ({"X-QF-SIGNTYPE": "SHA256"} if self.sign_type == "SHA256" else {})

    def with_mchid(self, params: dict[str, str]) -> dict[str, str]:
        return params if self.gateway.mchid is None else {"mchid": self.gateway.mchid, **params}

    def send(self, call: str, params: dict[str, str], **options: Any) -> requests.Response:
        """The call with exactly these parameters, rightly signed; `headers` among the options come on top."""
        headers = self.headers(params) | options.pop("headers", {})
        url = f"{self.gateway.url}/trade/v1/{call}"
        return self.session.post(url, data=params, headers=headers, timeout=10, **options)

    def call(self, name: str, **params: str) -> dict[str, Any]:
        response = self.send(name, self.with_mchid(params))
        assert response.status_code == 200
        document: dict[str, Any] = response.json()
        return document

    def payment_params(self, **params: str) -> dict[str, str]:
        """A right CPM or MPM payment of HK$12.50; an empty text takes a parameter away."""
        basis = {
            "txamt": "1250",
            "txcurrcd": "HKD",
            "pay_type": "800108" if "auth_code" in params else "801501",
            "out_trade_no": self.new_number(),
            "txdtm": TXDTM,
        }
        return {name: value for name, value in (basis | params).items() if value}

    def payment(self, **params: str) -> dict[str, Any]:
        return self.call("payment", **self.payment_params(**params))

    def query(self, **params: str) -> list[dict[str, Any]]:
        answer = self.call("query", **params)
        assert answer["respcd"] == "0000"
        rows: list[dict[str, Any]] = answer["data"]
        return rows

    def row(self, syssn: str) -> dict[str, Any]:
        (row,) = (row for row in self.query(syssn=syssn) if row["syssn"] == syssn)
        return row

    def cancel(self, verb: str, payment: dict[str, Any], **params: str) -> dict[str, Any]:
        original = {name: payment[name] for name in ("syssn", "txamt", "txdtm")}
        return self.call(verb, **(original | params))

    def refund(self, syssn: str, txamt: int, /, **params: str) -> dict[str, Any]:
        basis = {"syssn": syssn, "txamt": str(txamt), "out_trade_no": self.new_number(), "txdtm": TXDTM}
        return self.call("refund", **(basis | params))

    def phone(self, action: str, **order: str) -> requests.Response:
        return self.session.post(f"{self.gateway.url}/training/{action}", json=order, timeout=10)
