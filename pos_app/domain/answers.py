"""What the gateway said, as typed facts without any judgement.

`pos_app.qfpay` parses JSON into these; `pos_app.domain.evidence` judges them. Amounts are integer minor
units; a field that was absent or unreadable is `None` (text fields: the empty string), never a guess. Texts that
evidence compares tell both apart (currency, kind, status, the number in an answer to a payment or refund): unreadable
is `?`, which equals nothing. So is the currency of an amount that is there and unreadable. `date` is the gateway's
clock as it answered (HTTP `Date`), UTC in ms and whole seconds; 0 where it did not say.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """Answer of `POST /trade/v1/payment` (QFPay OpenAPI, "Payment"), flat or wrapped in `data`.

    `txstatus` is `SUCCESS`, `FAILED` or `PENDING` where the answer wraps its fields in a `data` object, else empty.
    `wrapped` says that it did: then `0000` without `SUCCESS` is not a payment.
    `qrcode` is the text to render for MPM; it exists before anyone has paid.
    """

    respcd: str
    message: str = ""
    syssn: str = ""
    out_trade_no: str = ""
    txamt: int | None = None
    txcurrcd: str = ""
    pay_type: str = ""
    txstatus: str = ""
    wrapped: bool = False
    qrcode: str = ""
    sysdtm: str = ""
    chnlsn: str = ""
    date: int = 0


@dataclass(frozen=True, slots=True)
class TransactionRow:
    """One transaction in the `data` of `POST /trade/v1/query`, with its own `respcd`.

    `cancel`: 0 none, 1 CPM reversed or refunded, 2 MPM cancelled, 3 refunded, 4 pre-authorisation completed,
    5 partly refunded; `None` when absent. A value that is present but unreadable is -1 (so it is never "absent").
    """

    respcd: str
    out_trade_no: str = ""
    syssn: str = ""
    origssn: str = ""
    order_type: str = ""
    cancel: int | None = None
    txamt: int | None = None
    txcurrcd: str = ""
    pay_type: str = ""
    message: str = ""
    txdtm: str = ""
    sysdtm: str = ""
    chnlsn: str = ""


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """Answer of `POST /trade/v1/query`: `respcd` is about the query itself, each row has its own."""

    respcd: str
    message: str = ""
    rows: tuple[TransactionRow, ...] = ()
    date: int = 0


@dataclass(frozen=True, slots=True)
class CancelAnswer:
    """Answer of `POST /trade/v1/reversal` or `/close`. `syssn` is the cancel's own number, never the payment's."""

    respcd: str
    message: str = ""
    syssn: str = ""
    orig_syssn: str = ""
    date: int = 0


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """Answer of `POST /trade/v1/refund`. `syssn` is the refund's number, `orig_syssn` the payment's."""

    respcd: str
    message: str = ""
    syssn: str = ""
    orig_syssn: str = ""
    out_trade_no: str = ""
    txamt: int | None = None
    txcurrcd: str = ""
    date: int = 0


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """No usable answer to a call.

    `may_have_left` is False only when our own connection established that it never began to write the request;
    `reason` is a short technical word for support (`timeout`, `refused`, `html`, `signature`, ...), without secrets.
    `retry_after_s`: how long the gateway asked us to wait, at HTTP 429; 0 where it did not say.
    """

    may_have_left: bool
    reason: str
    http_status: int | None = None
    retry_after_s: int = 0

    @property
    def too_many_requests(self) -> bool:
        """Whether the merchant's limit was reached, all tills together."""
        return self.http_status == 429
