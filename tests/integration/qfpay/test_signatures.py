"""Answers over real HTTP, signed, unsigned and signed by a stranger, before and after signatures are pinned."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer
from pos_app.domain.pay_types import Verb
from pos_app.domain.secret import Secret
from pos_app.domain.till_events import SignaturePinned
from pos_app.qfpay.client import Credentials, GatewayClient, PaymentOrder, RefundOrder
from pos_app.qfpay.response_trust import SignatureVerdict, Trust
from pos_app.qfpay.signature_pins import NEEDED, SignaturePins
from pos_app.qfpay.signing import Scheme, SignType, sign_body
from pos_app.qfpay.transport import Reply, Request

KEY = "CLIENTKEY-DUMMY-0123456789"
NOT_BELIEVED = NoAnswer(may_have_left=True, reason="signature", http_status=200)
PAID = {
    "respcd": "0000", "syssn": "2026", "out_trade_no": "P1", "txamt": "1000", "txcurrcd": "HKD", "pay_type": "800208",
}  # fmt: skip
EMPTY: dict[str, object] = {"respcd": "0000", "data": []}
SCHEMES: dict[Scheme, Callable[[dict[str, Any], bytes], bytes]] = {
    Scheme.RAW_BODY: lambda _, raw: raw,
    Scheme.TOP_FIELDS: lambda fields, _: "&".join(f"{name}={fields[name]}" for name in sorted(fields)).encode(),
}


def yes() -> bool:
    return True


class Gateway:
    """Answers every request with `document`; `key` empty: without a signature."""

    def __init__(self, serve: Any) -> None:
        self.document: dict[str, Any] = dict(EMPTY)
        self.key = KEY
        self.scheme = Scheme.RAW_BODY
        self.sign_type = SignType.SHA256
        self.url: str = serve(self._handle).url

    def _handle(self, peer: Any) -> None:
        while True:
            peer.read_request()
            body = json.dumps(self.document).encode()
            peer.answer(body, **self._headers(body))

    def _headers(self, body: bytes) -> dict[str, str]:
        if not self.key:
            return {}
        signed = SCHEMES[self.scheme](self.document, body)
        return {"X_QF_SIGN": sign_body(signed, self.key, self.sign_type), "X_QF_SIGNTYPE": self.sign_type.value}

    def forges(self, document: dict[str, Any], key: str = "") -> None:
        self.document, self.key = document, key


@pytest.fixture
def gateway(serve: Any) -> Gateway:
    return Gateway(serve)


@pytest.fixture
def client(gateway: Gateway, make_client: Any) -> GatewayClient:
    made: GatewayClient = make_client(gateway.url)
    return made


def pay(client: GatewayClient, order: PaymentOrder) -> PaymentAnswer | NoAnswer:
    return client.payment(order, yes, 10)


@pytest.fixture
def pinned(gateway: Gateway, client: GatewayClient, order: PaymentOrder) -> GatewayClient:
    """A client that knows how payments are signed."""
    gateway.document = PAID
    for _ in range(NEEDED):
        assert isinstance(pay(client, order), PaymentAnswer)
    assert client.pins.pinned() == {"/trade/v1/payment": "raw_body"}
    return client


def test_without_a_pin_every_answer_is_believed(gateway: Gateway, client: GatewayClient) -> None:
    seen = []
    for key in (KEY, "", "a stranger's"):
        gateway.key = key
        assert client.query(["P1"]) == QueryAnswer("0000")
        seen.append(client.pins.latest("/trade/v1/query"))
    assert seen == [
        SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY),
        SignatureVerdict(Trust.UNSIGNED),
        SignatureVerdict(Trust.MISMATCH),
    ]


@pytest.mark.parametrize("key", ["", "a stranger's"], ids=["unsigned", "signed by a stranger"])
def test_after_pinning_a_forged_success_is_not_known(
    gateway: Gateway, pinned: GatewayClient, order: PaymentOrder, key: str
) -> None:
    gateway.forges(PAID, key)
    assert pay(pinned, order) == NOT_BELIEVED
    gateway.forges(PAID, KEY)
    assert isinstance(pay(pinned, order), PaymentAnswer)


def test_after_pinning_another_scheme_is_not_believed_and_another_hash_is(
    gateway: Gateway, pinned: GatewayClient, order: PaymentOrder
) -> None:
    gateway.scheme = Scheme.TOP_FIELDS
    assert pay(pinned, order) == NOT_BELIEVED
    gateway.scheme, gateway.sign_type = Scheme.RAW_BODY, SignType.MD5
    assert isinstance(pay(pinned, order), PaymentAnswer)


def test_a_forged_refusal_of_the_customers_is_not_known_either(
    gateway: Gateway, pinned: GatewayClient, order: PaymentOrder
) -> None:
    gateway.forges({"respcd": "1201", "out_trade_no": "P1"})
    assert pay(pinned, order) == NOT_BELIEVED


@pytest.mark.parametrize("respcd", ["1103", "1104", "1105", "1106", "1107", "1108"])
@pytest.mark.parametrize("key", ["", "a stranger's"], ids=["unsigned", "signed by a stranger"])
def test_configuration_refusals_need_no_signature_and_teach_no_number(
    gateway: Gateway, pinned: GatewayClient, order: PaymentOrder, respcd: str, key: str
) -> None:
    gateway.forges({**PAID, "respcd": respcd, "resperr": "signature error"}, key)
    assert pay(pinned, order) == PaymentAnswer(respcd, "signature error", out_trade_no="P1")


def test_each_endpoint_is_pinned_by_itself(gateway: Gateway, pinned: GatewayClient) -> None:
    gateway.forges(EMPTY)
    assert pinned.query(["P1"]) == QueryAnswer("0000")


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.query(["P1"]),
        lambda client: client.cancel(Verb.CLOSE, txamt=1000, txdtm="2026-11-23 09:05:00", out_trade_no="P1"),
        lambda client: client.refund(RefundOrder("2026", "R1", 1000, "2026-11-23 09:05:00"), yes),
        lambda client: client.add_note("2026", "note"),
    ],
    ids=["query", "close", "refund", "add_note"],
)
def test_answers_of_every_endpoint_are_judged(gateway: Gateway, client: GatewayClient, ask: Any) -> None:
    for _ in range(NEEDED):
        assert not isinstance(ask(client), NoAnswer)
    gateway.key = ""
    assert ask(client) == NOT_BELIEVED


def test_a_new_key_verifies_under_the_pins_of_the_old_one(
    gateway: Gateway, pinned: GatewayClient, order: PaymentOrder
) -> None:
    gateway.key = "the new client_key"
    assert pay(pinned, order) == NOT_BELIEVED
    pins = SignaturePins(pinned.pins.host)
    pins.restore([SignaturePinned(1, pins.host, "/trade/v1/payment", "raw_body")])
    credentials = Credentials(Secret("code"), Secret("the new client_key"))
    renewed = GatewayClient(gateway.url, credentials, pins=pins)
    assert isinstance(pay(renewed, order), PaymentAnswer)
    renewed.close()


def test_the_client_works_on_a_network_that_is_only_simulated() -> None:
    """No socket and no thread: what a simulator needs."""

    class Network:
        closed = False

        def exchange(self, request: Request) -> Reply:
            return Reply(200, {"X-QF-SIGN": "0" * 32}, json.dumps({**PAID, "out_trade_no": "R1"}).encode())

        def close(self) -> None:
            self.closed = True

    network, pins = Network(), SignaturePins("simulated")
    client = GatewayClient(
        "https://simulated.test", Credentials(Secret("code"), Secret(KEY)), pins=pins, transport=network
    )
    answer = client.refund(RefundOrder("2026", "R1", 1000, "2026-11-23 09:05:00"), yes)
    assert isinstance(answer, RefundAnswer)
    assert pins.latest("/trade/v1/refund") == SignatureVerdict(Trust.MISMATCH)
    client.close()
    assert network.closed
