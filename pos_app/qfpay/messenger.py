"""Signed questions and parsed answers: the way every endpoint is spoken to (OpenAPI, "Requests")."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, TypeVar

from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer
from pos_app.qfpay.documents import Unreadable, read_document
from pos_app.qfpay.response_trust import judge_signature, needs_no_signature, refusal_alone
from pos_app.qfpay.signing import SignType, sign
from pos_app.qfpay.transport import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.qfpay.orders import Credentials
    from pos_app.qfpay.signature_pins import SignaturePins
    from pos_app.qfpay.transport import Exchange

_OK: Final = 200
_TOO_MANY_REQUESTS: Final = 429
_SECONDS: Final = re.compile(r"[0-9]{1,9}")
_LONGEST_WAIT: Final = timedelta(days=3650)
_CREDIBLE: Final = range(2020, 2100)  # a stranger year is no clock's; the PC's own may be decades off

Answer = TypeVar("Answer")


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """A request before it is signed. `limit`: bytes of the answer. `hidden`: a secret of this question alone.

    `moves_money`: it gets a connection of its own, because a stranger's refusal would be believed.

    Empty parameters may be in `params`; they are never sent.
    """

    path: str
    params: Mapping[str, str] = field(repr=False)
    deadline_s: float
    method: str = "POST"
    limit: int = 1 << 20
    permit: Callable[[], bool] = _always
    moves_money: bool = False
    hidden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose questions they are and how they are signed: one value, so that no question gets half of a change."""

    credentials: Credentials
    sign_type: SignType


class Messenger:
    """Signs, sends, reads; watches signatures and the gateway's clock. Arguments as of `GatewayClient`."""

    def __init__(
        self,
        transport: Exchange,
        credentials: Credentials,
        sign_type: SignType,
        pins: SignaturePins,
        now: Callable[[], datetime],
    ) -> None:
        self._transport = transport
        self.signer = Signer(credentials, sign_type)
        """The one of the next question; another may take its place at any time, in any thread."""
        self._pins = pins
        self._now = now
        self.gateway_time_offset: timedelta | None = None

    def ask(
        self, question: Question, parse: Callable[[Mapping[str, object], tuple[str, ...]], Answer]
    ) -> Answer | NoAnswer:
        """The parsed answer. `parse` gets the document and the texts that must not come back in it.

        When QFPay renews `client_key` while the question is on its way, nobody knows which key the answer is signed
        with: the one that signed the question and the one that is in use when it comes are both believed. So an old
        key ends as evidence with the last call that it signed, within the deadline of a call and without a clock.
        """
        signer = self.signer
        reply = self._transport.exchange(self._signed(question, signer))
        if isinstance(reply, NoAnswer):
            return reply
        date = self._noted_time(reply)
        if reply.status != _OK:
            return NoAnswer(True, _status_reason(reply.status), reply.status, self._retry_after(reply))
        try:
            signing, present = signer.credentials, self.signer.credentials
            believed = (signing,) if present is signing else (signing, present)
            document = self._trusted(question.path, reply, read_document(reply.body), believed)
            return _dated(parse(document, _hidden(question, believed)), date)
        except Unreadable as unreadable:
            return NoAnswer(may_have_left=True, reason=unreadable.reason, http_status=_OK)

    def gateway_now(self) -> datetime:
        """The gateway's time as far as it is known, else ours."""
        return self.gateway_time(self._now())

    def gateway_time(self, ours: datetime) -> datetime:
        """What the gateway's clock shows when ours shows `ours`, as far as is known."""
        return ours + (self.gateway_time_offset or timedelta())

    def _retry_after(self, reply: Reply) -> int:
        asked = reply.headers.get("Retry-After", "")
        return _retry_after_s(asked, self.gateway_now()) if reply.status == _TOO_MANY_REQUESTS else 0

    def _signed(self, question: Question, signer: Signer) -> Request:
        credentials = signer.credentials
        params = {name: _sendable(value) for name, value in question.params.items() if value}
        if credentials.mchid:
            params["mchid"] = credentials.mchid
        headers = {
            "X-QF-APPCODE": credentials.app_code.reveal(),
            "X-QF-SIGN": sign(params, credentials.client_key.reveal(), signer.sign_type),
        }
        if signer.sign_type is SignType.SHA256:
            headers["X-QF-SIGNTYPE"] = SignType.SHA256.value
        return Request(
            question.method,
            question.path,
            params,
            headers,
            question.deadline_s,
            question.limit,
            question.permit,
            fresh=question.moves_money,
        )

    def _trusted(
        self, path: str, reply: Reply, document: Mapping[str, object], believed: Sequence[Credentials]
    ) -> Mapping[str, object]:
        """What of `document` may be believed. Raises `Unreadable` where a pin demands a signature that is not there."""
        keys = [credentials.client_key.reveal() for credentials in believed]
        verdicts = [judge_signature(reply.body, document, reply.headers, key) for key in keys]
        verdict = next((one for one in verdicts if one.scheme is not None), verdicts[0])
        refusal = needs_no_signature(document)
        if self._pins.trusts(path, verdict, refusal=refusal):
            return document
        if refusal:
            return refusal_alone(document)
        raise Unreadable("signature")

    def _noted_time(self, reply: Reply) -> int:
        """The gateway's time in ms, 0 where it is not to be had."""
        try:
            stated = parsedate_to_datetime(reply.headers.get("Date", ""))
        except (ValueError, OverflowError):
            return 0
        if stated.year not in _CREDIBLE:
            return 0
        stated = stated if stated.tzinfo else stated.replace(tzinfo=UTC)
        self.gateway_time_offset = stated - self._now()
        return int(stated.timestamp()) * 1000


def _hidden(question: Question, believed: Sequence[Credentials]) -> tuple[str, ...]:
    secrets = [secret.reveal() for one in believed for secret in (one.client_key, one.app_code)]
    return (*secrets, question.hidden)


def _dated(answer: Answer, date: int) -> Answer:
    if isinstance(answer, PaymentAnswer | QueryAnswer | CancelAnswer | RefundAnswer):
        return replace(answer, date=date)
    return answer


def _retry_after_s(given: str, now: datetime) -> int:
    """Seconds of a `Retry-After` header (RFC 9110, 10.2.3: a number or a date); 0 for what is none."""
    if _SECONDS.fullmatch(given.strip()):
        return int(given)
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, OverflowError):
        return 0
    wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return math.ceil(wait.total_seconds()) if timedelta() < wait < _LONGEST_WAIT else 0


def _sendable(value: str) -> str:
    # A lone surrogate has no UTF-8; what is signed must be what is sent.
    return value.encode("utf-8", "replace").decode("utf-8")


def _status_reason(status: int) -> str:
    return "redirect" if 300 <= status < 400 else f"http_{status}"
