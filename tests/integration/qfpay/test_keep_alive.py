"""Connections that are used again, and those that must not be."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.qfpay.client import PaymentOrder, RefundOrder

OK = b'{"respcd":"0000","data":[]}'


def yes() -> bool:
    return True


def test_one_connection_carries_query_after_query(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(OK))
    client = make_client(server.url)

    for _ in range(5):
        assert client.query(["P1"]) == QueryAnswer("0000")

    assert server.connections == 1


def test_payments_and_refunds_get_connections_of_their_own(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    server = serve(answering(OK))
    client = make_client(server.url)
    client.query(["P1"])

    client.payment(order, yes, 5)
    client.refund(RefundOrder("7", "R1", 1, "t"), yes)

    assert server.connections == 3


def test_a_connection_that_has_been_idle_for_long_is_not_trusted(
    serve: Any, make_client: Any, answering: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(answering(OK))
    client = make_client(server.url)
    client.query(["P1"])

    monkeypatch.setattr("pos_app.qfpay.connections._MAX_IDLE_S", 0.0)
    client.query(["P1"])

    assert server.connections == 2


def test_a_connection_closed_while_idle_is_replaced_before_the_first_byte(serve: Any, make_client: Any) -> None:
    closed = threading.Event()

    def handle(peer: Any) -> None:
        peer.read_request()
        peer.answer(OK)
        peer.hang_up()
        closed.set()

    server = serve(handle)
    client = make_client(server.url)
    client.query(["P1"])
    assert closed.wait(10)

    answer = client.query(["P1"])

    assert answer.respcd == "0000"
    assert server.connections == 2


def test_a_kept_connection_that_breaks_is_no_answer_and_nothing_is_sent_again(serve: Any, make_client: Any) -> None:
    def handle(peer: Any) -> None:
        peer.read_request()
        peer.answer(OK)
        peer.read_request()
        peer.reset()

    server = serve(handle)
    client = make_client(server.url)
    client.query(["P1"])

    answer = client.query(["P1"])

    assert answer == NoAnswer(may_have_left=True, reason="connection_lost")
    assert server.connections == 1


def test_a_refused_permit_leaves_no_half_used_connection(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    server = serve(answering(OK))
    client = make_client(server.url)
    client.query(["P1"])

    refused = client.payment(order, lambda: False, 5)

    assert refused == NoAnswer(may_have_left=False, reason="permit")
    assert client.query(["P1"]) == QueryAnswer("0000")
    assert [request.path for request in server.requests] == ["/trade/v1/query"] * 2
