"""QFPay's gateway: one method an endpoint. Trouble on the way is returned as `NoAnswer`, not raised."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer
from pos_app.domain.status_codes import NOT_FOUND
from pos_app.qfpay import parsing
from pos_app.qfpay.environments import check_base_url, host_of
from pos_app.qfpay.messenger import Messenger, Question, Signer
from pos_app.qfpay.orders import Credentials, PaymentOrder, RefundOrder
from pos_app.qfpay.search import PAGE_SIZE, Wanted, joined, search
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import SignType
from pos_app.qfpay.transport import Transport
from pos_app.qfpay.windows import Window, window_since

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pos_app.domain.pay_types import Verb
    from pos_app.qfpay.transport import Exchange

__all__ = ["PAGE_SIZE", "Credentials", "GatewayClient", "PaymentOrder", "RefundOrder", "Window"]

PAYMENT: Final = "/trade/v1/payment"
QUERY: Final = "/trade/v1/query"
REFUND: Final = "/trade/v1/refund"
ADD_NOTE: Final = "/trade/v1/add_note"

_QUERY_LIMIT: Final = 4 << 20
_DEADLINE_S: Final = 15.0
_NOTE_LENGTH: Final = 200
_LOOKED: Final = ("0000", *NOT_FOUND)
_WRONG_METHOD: Final = (404, 405)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class GatewayClient:
    """Speaks to one gateway with one merchant's credentials, from as many threads as needed.

    `pins` judge the signature of every readable answer, in the calling thread; without them new ones learn from zero.
    `transport` carries the requests instead of HTTP. `udid` goes into every request that takes one. Raises
    `SetupError` for an unusable `base_url`.
    """

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        sign_type: SignType = SignType.SHA256,
        *,
        proxy: str | None = None,
        udid: str = "",
        pins: SignaturePins | None = None,
        now: Callable[[], datetime] = _utc_now,
        transport: Exchange | None = None,
    ) -> None:
        checked = check_base_url(base_url)
        self.pins = pins or SignaturePins(host_of(checked))
        self._transport = transport or Transport(checked, proxy)
        self._messenger = Messenger(self._transport, credentials, sign_type, self.pins, now)
        self._udid = udid

    @property
    def gateway_time_offset(self) -> timedelta | None:
        """How far the gateway's clock (HTTP `Date`, whole seconds) is ahead of ours, if known."""
        return self._messenger.gateway_time_offset

    @property
    def credentials(self) -> Credentials:
        """Those of the next request."""
        return self._messenger.signer.credentials

    @property
    def sign_type(self) -> SignType:
        """How the next request is signed."""
        return self._messenger.signer.sign_type

    def renew(self, credentials: Credentials, sign_type: SignType | None = None) -> None:
        """Signs with these from the next request on; calls that are on their way end as they began. From any thread.

        Without `sign_type` the way of signing stays.
        """
        self._messenger.signer = Signer(credentials, sign_type or self.sign_type)

    def close(self) -> None:
        """Ends the calls that are on their way; later ones send nothing."""
        self._transport.close()

    def payment(self, order: PaymentOrder, permit: Callable[[], bool], deadline_s: float) -> PaymentAnswer | NoAnswer:
        """`POST /trade/v1/payment`. `permit` is asked just before the first byte; on False none leaves."""
        params = order.params()
        question = Question(
            PAYMENT,
            {**params, "udid": order.udid or self._udid},
            deadline_s,
            permit=permit,
            moves_money=True,
            hidden=params["auth_code"],
        )
        return self._messenger.ask(question, parsing.payment_answer)

    def query(
        self,
        out_trade_nos: Sequence[str] = (),
        *,
        syssn: str = "",
        window: Window | None = None,
        since_ms: int | None = None,
        deadline_s: float = _DEADLINE_S,
    ) -> QueryAnswer | NoAnswer:
        """`POST /trade/v1/query` for numbers of ours; only their rows come back.

        With `syssn` by that, whatever its month; a number that is not found so is looked for like the others:
        a `syssn` may be wrong. Without `window` the gateway looks through its current month. With `since_ms`, when the
        oldest of them was made (UTC by our clock), numbers not found there are looked for once more from a day before
        that to a day after the gateway's present, so that no end of a month hides them. `deadline_s` is for all of it.
        """
        deadline = time.monotonic() + deadline_s

        def ask_page(params: dict[str, str]) -> QueryAnswer | NoAnswer:
            return self._ask_page(params, deadline - time.monotonic())

        wanted = Wanted(tuple(out_trade_nos), syssn)
        answer = search(ask_page, wanted, window)
        for where in self._other_places(syssn, window, since_ms):
            if isinstance(answer, NoAnswer) or answer.respcd not in _LOOKED:
                return answer
            missing = wanted.without(answer.rows)
            if missing.out_trade_nos:
                answer = _looked_again(answer, search(ask_page, missing, where))
        return answer

    def _other_places(self, syssn: str, window: Window | None, since_ms: int | None) -> Iterator[Window | None]:
        if syssn:
            yield window
        if since_ms is not None:
            made = self._messenger.gateway_time(datetime.fromtimestamp(since_ms / 1000, UTC))
            yield window_since(made, self._messenger.gateway_now())

    def transactions(self, window: Window, page: int = 1, deadline_s: float = _DEADLINE_S) -> QueryAnswer | NoAnswer:
        """One page of everything in `window` (within one month: `Window.by_month`), for reconciliation.

        A page of fewer rows than `PAGE_SIZE` is the last. The caller keeps the pace.
        """
        return self._ask_page(window.params() | {"page": str(page), "page_size": str(PAGE_SIZE)}, deadline_s)

    def cancel(
        self,
        verb: Verb,
        *,
        txamt: int,
        txdtm: str,
        out_trade_no: str = "",
        syssn: str = "",
        deadline_s: float = _DEADLINE_S,
    ) -> CancelAnswer | NoAnswer:
        """`POST /trade/v1/reversal` or `/close`, by `syssn` where known; `txamt`, `txdtm` are the payment's.

        The documentation's versions disagree on the method: after 404 or 405 the same once with `GET`.
        Whatever is answered, only a query shows what became of the payment.
        """
        number = {"syssn": syssn} if syssn else {"out_trade_no": out_trade_no}
        params = {**number, "txamt": str(txamt), "txdtm": txdtm, "udid": self._udid}
        deadline = time.monotonic() + deadline_s
        question = Question(f"/trade/v1/{verb.value}", params, deadline_s)
        answer = self._messenger.ask(question, parsing.cancel_answer)
        if not isinstance(answer, NoAnswer) or answer.http_status not in _WRONG_METHOD:
            return answer
        question = replace(question, method="GET", deadline_s=deadline - time.monotonic())
        return self._messenger.ask(question, parsing.cancel_answer)

    def refund(
        self, order: RefundOrder, permit: Callable[[], bool], deadline_s: float = _DEADLINE_S
    ) -> RefundAnswer | NoAnswer:
        """`POST /trade/v1/refund`. `permit` as for a payment: a refund is never sent twice either."""
        params = {**order.params(), "udid": self._udid}
        question = Question(REFUND, params, deadline_s, permit=permit, moves_money=True)
        return self._messenger.ask(question, parsing.refund_answer)

    def add_note(self, syssn: str, note: str, deadline_s: float = _DEADLINE_S) -> str | NoAnswer:
        """`POST /trade/v1/add_note`: its `respcd`. For merchants without `mchid`; else it is not sent."""
        credentials = self.credentials
        if credentials.mchid:
            return NoAnswer(may_have_left=False, reason="mchid")
        params = {"code": credentials.app_code.reveal(), "syssn": syssn, "note": note[:_NOTE_LENGTH]}
        return self._messenger.ask(Question(ADD_NOTE, params, deadline_s), parsing.note_respcd)

    def _ask_page(self, params: dict[str, str], deadline_s: float) -> QueryAnswer | NoAnswer:
        question = Question(QUERY, params, deadline_s, limit=_QUERY_LIMIT)
        return self._messenger.ask(question, parsing.query_answer)


def _looked_again(first: QueryAnswer, second: QueryAnswer | NoAnswer) -> QueryAnswer | NoAnswer:
    """A second look that was refused has not looked: what the first one found must not become "nothing found"."""
    return second if isinstance(second, NoAnswer) or second.respcd not in _LOOKED else joined(first, second)
