"""What is asked of the gateway: credentials, a payment, a refund."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos_app.domain.secret import Secret


class Revealing(Protocol):
    """Whatever keeps a text to itself until asked: a `Secret`, a scanned payment code."""

    def reveal(self) -> str:
        """The text itself."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What QFPay issued to a merchant. `mchid` goes into every request if one was issued, else into none."""

    app_code: Secret
    client_key: Secret
    mchid: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """Parameters of `POST /trade/v1/payment` (OpenAPI, "Payment").

    `txamt`: minor units. `txdtm`: `YYYY-MM-DD HH:MM:SS`, the shop's local time. `expired_time`: minutes.
    `auth_code`: the customer's payment code (CPM), never shown by `repr`.
    """

    out_trade_no: str
    txamt: int
    txcurrcd: str
    pay_type: str
    txdtm: str
    auth_code: Revealing | None = field(default=None, repr=False)
    expired_time: int | None = None
    goods_name: str = ""
    udid: str = ""
    pay_tag: str = ""
    limit_pay: str = ""

    def params(self) -> dict[str, str]:
        """As parameters, the empty ones too. Holds the whole payment code."""
        return {
            "out_trade_no": self.out_trade_no,
            "txamt": str(self.txamt),
            "txcurrcd": self.txcurrcd,
            "pay_type": self.pay_type,
            "txdtm": self.txdtm,
            "auth_code": self.auth_code.reveal() if self.auth_code else "",
            "expired_time": "" if self.expired_time is None else str(self.expired_time),
            "goods_name": self.goods_name,
            "udid": self.udid,
            "pay_tag": self.pay_tag,
            "limit_pay": self.limit_pay,
        }


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """Parameters of `POST /trade/v1/refund`: the payment's `syssn`, a new `out_trade_no`, minor units."""

    syssn: str
    out_trade_no: str
    txamt: int
    txdtm: str

    def params(self) -> dict[str, str]:
        """As parameters."""
        return {
            "syssn": self.syssn,
            "out_trade_no": self.out_trade_no,
            "txamt": str(self.txamt),
            "txdtm": self.txdtm,
        }
