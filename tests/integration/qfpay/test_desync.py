"""Answers that nobody asked for: a connection that carried one is not used again."""

from __future__ import annotations

import ssl
import threading
from typing import Any

import pytest

from pos_app.domain.answers import CancelAnswer, QueryAnswer
from pos_app.domain.pay_types import Verb
from pos_app.qfpay.client import PaymentOrder

NOTHING = b'{"respcd":"0000","data":[]}'
REFUSED = b'{"respcd":"1201"}'
OK = b'{"respcd":"0000","syssn":"7","out_trade_no":"P1","txamt":"1000","txcurrcd":"HKD"}'
BUFFER = 8192


def yes() -> bool:
    return True


def answer(body: bytes, pad_to: int = 0) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n" % len(body)
    padding = pad_to - len(head) - len(body) - len(b"X-Pad: \r\n\r\n")
    return head + (b"X-Pad: %s\r\n" % (b"x" * padding) if padding > 0 else b"") + b"\r\n" + body


def two_answers_first(first: bytes) -> Any:
    """Answers the first question twice; later connections are honest."""
    served: list[int] = []

    def handle(peer: Any) -> None:
        served.append(1)
        peer.read_request()
        peer.send(first + answer(REFUSED) if len(served) == 1 else answer(OK))
        while True:
            peer.read_request()
            peer.send(answer(OK))

    return handle


@pytest.mark.parametrize("size", [0, BUFFER, BUFFER - 9])
@pytest.mark.parametrize("encrypted", [False, True])
def test_a_second_answer_behind_the_first_is_not_taken_for_that_of_the_next_call(
    size: int, encrypted: bool, serve: Any, make_client: Any, request: pytest.FixtureRequest
) -> None:
    tls: ssl.SSLContext | None = request.getfixturevalue("trusted_tls") if encrypted else None
    server = serve(two_answers_first(answer(NOTHING, size)), tls)
    client = make_client(server.url)

    assert client.query(["P1"]) == QueryAnswer("0000")
    assert client.cancel(Verb.CLOSE, txamt=1, txdtm="t", syssn="7") == CancelAnswer("0000", syssn="7")
    assert server.connections == 2


def test_a_body_longer_than_it_was_said_to_be_ends_the_connection(serve: Any, make_client: Any) -> None:
    def handle(peer: Any) -> None:
        while True:
            peer.read_request()
            peer.send(answer(NOTHING) + b"!")

    server = serve(handle)
    client = make_client(server.url)

    for _ in range(3):
        assert client.query(["P1"]) == QueryAnswer("0000")
    assert server.connections == 3


def test_a_second_answer_that_comes_late_is_not_taken_for_that_of_the_payment(
    serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    asked = threading.Event()

    def handle(peer: Any) -> None:
        if peer.read_request().path.endswith("query"):
            peer.send(answer(NOTHING))
            asked.wait(10)
            peer.send(answer(REFUSED))
        peer.send(answer(OK))

    client = make_client(serve(handle).url)
    client.query(["P1"])

    def permit() -> bool:
        asked.set()
        return True

    assert client.payment(order, permit, 5).respcd == "0000"


@pytest.mark.parametrize("interim", [b"100 Continue", b"102 Processing", b"103 Early Hints"])
def test_interim_answers_are_passed_over(interim: bytes, serve: Any, make_client: Any) -> None:
    def handle(peer: Any) -> None:
        while True:
            peer.read_request()
            peer.send(b"HTTP/1.1 %s\r\nLink: </a>\r\n\r\n" % interim * 2 + answer(NOTHING))

    server = serve(handle)
    client = make_client(server.url)

    for _ in range(3):
        assert client.query(["P1"]) == QueryAnswer("0000")
    assert server.connections == 1
