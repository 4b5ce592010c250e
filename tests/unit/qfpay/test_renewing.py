"""A key that is renewed while a question is on its way."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from requests.structures import CaseInsensitiveDict

from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.secret import Secret
from pos_app.domain.till_events import SignaturePinned
from pos_app.qfpay.client import Credentials, GatewayClient
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import Scheme, SignType, sign, sign_body
from pos_app.qfpay.transport import Reply, Request

OLD = Credentials(Secret("DUMMY-APP-CODE"), Secret("DUMMY-OLD-KEY"), "dummyMch")
NEW = Credentials(Secret("DUMMY-APP-CODE"), Secret("DUMMY-NEW-KEY"), "dummyMch")
HOST = "127.0.0.1"


class Wire:
    """Answers what `on_the_way` leaves; `key` signs the answer."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.on_the_way: Callable[[], None] = lambda: None
        self.words = "fine"
        self.requests: list[Request] = []

    def exchange(self, request: Request) -> Reply:
        self.requests.append(request)
        self.on_the_way()
        body = json.dumps({"respcd": "0000", "data": [], "respmsg": self.words}).encode()
        signature = sign_body(body, self.key, SignType.SHA256)
        return Reply(200, CaseInsensitiveDict({"X-QF-SIGN": signature, "X-QF-SIGNTYPE": "SHA256"}), body)

    def close(self) -> None:
        """There is nothing to end."""


def client_on(wire: Wire) -> GatewayClient:
    """A client with the old key that believes signed answers only."""
    pins = SignaturePins(HOST)
    pins.restore([SignaturePinned(1, HOST, "/trade/v1/query", Scheme.RAW_BODY)])
    return GatewayClient(f"http://{HOST}", OLD, pins=pins, transport=wire)


def ask(client: GatewayClient) -> bool:
    """Whether the answer was believed."""
    answer = client.query(["P1"])
    assert isinstance(answer, QueryAnswer) or answer == NoAnswer(True, "signature", 200)
    return isinstance(answer, QueryAnswer)


@pytest.mark.parametrize("key", ["DUMMY-OLD-KEY", "DUMMY-NEW-KEY"])
def test_while_the_key_changes_an_answer_signed_with_either_is_believed(key: str) -> None:
    wire = Wire(key)
    client = client_on(wire)
    wire.on_the_way = lambda: client.renew(NEW)
    assert ask(client)


def test_a_stranger_is_not_believed_while_the_key_changes() -> None:
    wire = Wire("a stranger's")
    client = client_on(wire)
    wire.on_the_way = lambda: client.renew(NEW)
    assert not ask(client)


def test_an_answer_to_a_question_of_the_new_key_is_not_believed_with_the_old_one() -> None:
    wire = Wire("DUMMY-OLD-KEY")
    client = client_on(wire)
    client.renew(NEW)
    assert not ask(client)
    wire.key = "DUMMY-NEW-KEY"
    assert ask(client)


def test_the_next_question_is_signed_with_the_new_key_and_the_one_on_its_way_with_the_old() -> None:
    wire = Wire("DUMMY-OLD-KEY")
    client = client_on(wire)
    wire.on_the_way = lambda: client.renew(NEW)
    ask(client)
    ask(client)
    signed_with = [request.headers["X-QF-SIGN"] for request in wire.requests]
    assert signed_with == [
        sign(wire.requests[0].params, key, SignType.SHA256) for key in ("DUMMY-OLD-KEY", "DUMMY-NEW-KEY")
    ]
    assert client.credentials == NEW


def test_neither_key_comes_back_in_an_answer() -> None:
    wire = Wire("DUMMY-NEW-KEY")
    client = client_on(wire)
    wire.on_the_way = lambda: client.renew(NEW)
    wire.words = "signed DUMMY-OLD-KEY, expected DUMMY-NEW-KEY"
    answer = client.query(["P1"])
    assert "DUMMY" not in repr(answer)


@pytest.mark.parametrize(("chosen", "header"), [(SignType.MD5, None), (SignType.SHA256, "SHA256"), (None, "SHA256")])
def test_the_way_of_signing_changes_with_the_next_question(chosen: SignType | None, header: str | None) -> None:
    wire = Wire("DUMMY-NEW-KEY")
    client = client_on(wire)
    client.renew(NEW, chosen)
    ask(client)
    [request] = wire.requests
    assert request.headers.get("X-QF-SIGNTYPE") == header
    signed = sign(request.params, "DUMMY-NEW-KEY", client.sign_type)
    assert (client.sign_type, request.headers["X-QF-SIGN"]) == (chosen or SignType.SHA256, signed)
