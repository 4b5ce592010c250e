"""From an HTTP request to a signed answer: which call, by whom, with which signature (OpenAPI, "Requests").

Order of the checks: path and method (HTTP 404, 405), form of the request (1103), `app_code`, signature and
`mchid` (1108), and only then the parameters.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import parse_qsl

from pos_app.domain.pay_types import Verb
from pos_app.qfpay.signing import SignType, matches, sign, sign_body
from pos_app.training.lookup import query
from pos_app.training.replies import Params, Refusal, Reply, document
from pos_app.training.rules import check
from pos_app.training.stories import Delivery
from pos_app.training.trade import Trade

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json; charset=utf-8"
_PAGE = "text/html; charset=utf-8"
_MINUTE_S = 60.0


class TrainingCredentials(NamedTuple):
    """What a client of this gateway needs. Dummies: nothing here is secret. `mchid`: None if not issued."""

    app_code: str
    client_key: str
    mchid: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """`headers` by lower-case name; `query` is what follows `?`, raw."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back, and how it travels."""

    body: bytes
    status: int = 200
    content_type: str = _JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    delivery: Delivery = Delivery.JSON


_GETTABLE = frozenset({"reversal", "close"})
_CALLS: Mapping[str, Callable[[Trade, Params], Reply]] = MappingProxyType(
    {
        "payment": Trade.payment,
        "query": query,
        "reversal": lambda trade, params: trade.cancel(Verb.REVERSAL, params),
        "close": lambda trade, params: trade.cancel(Verb.CLOSE, params),
        "refund": Trade.refund,
        "add_note": Trade.add_note,
    }
)


class OpenApi:
    """Answers requests to `/trade/v1/`; beyond `limit_per_minute`, if any, with HTTP 429.

    `sign_type`: the only one that it computes, whatever a request names; None: the one that is named.
    """

    def __init__(
        self,
        trade: Trade,
        credentials: TrainingCredentials,
        limit_per_minute: int | None = None,
        sign_type: SignType | None = None,
    ) -> None:
        self._trade = trade
        self._credentials = credentials
        self._only = sign_type
        self._limit = limit_per_minute
        self._times: deque[float] = deque()

    def renew(self, credentials: TrainingCredentials) -> None:
        """From the next request on only these are accepted; answers under way may be signed with either key."""
        self._credentials = credentials

    def answer(self, request: Request) -> Answer:
        """The answer to one request; never raises for what a client sent."""
        call = request.path.removeprefix("/trade/v1/")
        if call not in _CALLS or call == request.path:
            return page(404, "Not Found")
        if request.method != "POST" and not (request.method == "GET" and call in _GETTABLE):
            return page(405, "Method Not Allowed")
        if self._over_limit():
            return page(429, "Too Many Requests")
        return self._answer_call(call, request)

    def _answer_call(self, call: str, request: Request) -> Answer:
        sign_type: SignType | None = None
        try:
            params = _parameters(request)
            sign_type = self._sign_type(request)
            self._check_signature(params, request.headers.get("x-qf-sign", ""), sign_type)
            sent = {name: value for name, value in params.items() if value}
            self._check_merchant(call, sent)
            check(call, sent)
            with self._trade.turn():
                reply = _CALLS[call](self._trade, sent)
        except Refusal as refusal:
            reply = Reply(document(refusal.respcd, {}) | {"resperr": refusal.resperr})
        return self._travelling(reply, sign_type)

    def _sign_type(self, request: Request) -> SignType:
        """The documentation has no code and no words of its own for an unknown `app_code` or type: 1108 hides them."""
        if request.headers.get("x-qf-appcode", "") != self._credentials.app_code:
            raise Refusal("1108")
        if self._only is not None:
            return self._only
        named = request.headers.get("x-qf-signtype", "") or SignType.MD5.value
        try:
            return SignType(named)
        except ValueError:
            raise Refusal("1108") from None

    def _check_signature(self, params: Params, given: str, sign_type: SignType) -> None:
        """QFPay's texts sign what is not empty (2017, newest), its samples everything: either will do."""
        key = self._credentials.client_key
        everything = "&".join(f"{name}={params[name]}" for name in sorted(params, key=str.encode))
        expected = (sign(params, key, sign_type), sign_body(everything.encode(), key, sign_type))
        if not any(matches(signature, given) for signature in expected):
            raise Refusal("1108")

    def _check_merchant(self, call: str, params: Params) -> None:
        mchid = self._credentials.mchid
        if params.get("mchid") != mchid or (call == "add_note" and mchid is not None):
            raise Refusal("1108", "MCHCODE illegal")
        if call == "add_note" and params.get("code") != self._credentials.app_code:
            raise Refusal("1108")

    def _over_limit(self) -> bool:
        if self._limit is None:
            return False
        with self._trade.lock:
            now = self._trade.clock()
            while self._times and self._times[0] <= now - _MINUTE_S * self._trade.pace:
                self._times.popleft()
            if len(self._times) >= self._limit:
                return True
            self._times.append(now)
            return False

    def _travelling(self, reply: Reply, sign_type: SignType | None) -> Answer:
        if reply.delivery in _PAGES:
            return _PAGES[reply.delivery]
        content = dict(reply.document)
        if reply.delivery is Delivery.WRONG_AMOUNT:
            content["txamt"] = str(int(str(content["txamt"])) + 100)
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {} if sign_type is None else self._signature(body, sign_type, reply.delivery)
        return Answer(body, headers=headers, delivery=reply.delivery)

    def _signature(self, body: bytes, sign_type: SignType, delivery: Delivery) -> dict[str, str]:
        key = self._credentials.client_key
        if delivery is Delivery.WRONG_SIGNATURE:
            key = key[::-1]
        headers = {"X-QF-SIGN": sign_body(body, key, sign_type)}
        return headers | ({"X-QF-SIGNTYPE": sign_type.value} if sign_type is SignType.SHA256 else {})


def page(status: int, words: str) -> Answer:
    """A page for people, as proxies and web servers send it."""
    body = f"<html><head><title>{status} {words}</title></head><body><h1>{words}</h1></body></html>"
    return Answer(body.encode(), status, _PAGE)


_PAGES: Mapping[Delivery, Answer] = MappingProxyType(
    {
        Delivery.HTML: page(200, "Please sign in to the network"),
        Delivery.BAD_GATEWAY: page(502, "Bad Gateway"),
        Delivery.TOO_MANY: page(429, "Too Many Requests"),
    }
)


def _parameters(request: Request) -> dict[str, str]:
    """Names and values of the form, or of a GET's query; raises Refusal (1103) if it is malformed."""
    raw = request.query if request.method == "GET" else _form_of(request)
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=bool(raw), errors="strict")
    except ValueError:
        raise Refusal("1103") from None
    if len(pairs) != len(dict(pairs)):
        raise Refusal("1103", "a parameter is sent twice")
    return dict(pairs)


def _form_of(request: Request) -> str:
    if not request.body:
        return ""  # then clients send no Content-Type either
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != _FORM:
        raise Refusal("1103", f"Content-Type is not {_FORM}")
    try:
        return request.body.decode()
    except UnicodeDecodeError:
        raise Refusal("1103", "the body is not UTF-8") from None
