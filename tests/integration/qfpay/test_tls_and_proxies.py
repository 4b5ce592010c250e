"""TLS is always verified; a proxy is used where settings name one; neither counts as the request."""

from __future__ import annotations

import socket
import ssl
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.qfpay.client import PaymentOrder

OK = b'{"respcd":"0000","data":[]}'


def yes() -> bool:
    return True


def never() -> bool:
    raise AssertionError("asked too early")


def test_a_stranger_certificate_is_a_fact_nothing_left(
    serve: Any, make_client: Any, answering: Any, server_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    server = serve(answering(OK), server_tls)

    answer = make_client(server.url).payment(order, never, 5)

    assert answer == NoAnswer(may_have_left=False, reason="tls")
    assert server.requests == []


def test_a_certificate_for_another_name_is_refused(
    serve: Any, make_client: Any, answering: Any, trusted_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    server = serve(answering(OK), trusted_tls)

    answer = make_client(f"https://localhost:{server.port}").payment(order, never, 5)

    assert answer == NoAnswer(may_have_left=False, reason="tls")


def test_no_tls_at_the_other_end(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    def handle(peer: Any) -> None:
        peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        peer.wait_until_gone()

    server = serve(handle)

    answer = make_client(server.url.replace("http", "https")).payment(order, never, 5)

    assert answer == NoAnswer(may_have_left=False, reason="tls")


def test_a_trusted_certificate_carries_queries_on_one_connection(
    serve: Any, make_client: Any, answering: Any, trusted_tls: ssl.SSLContext
) -> None:
    server = serve(answering(OK), trusted_tls)
    client = make_client(server.url)

    for _ in range(3):
        assert client.query(["P1"]) == QueryAnswer("0000")
    assert server.connections == 1


def test_tls_broken_after_the_request_may_have_carried_it(
    serve: Any, make_client: Any, trusted_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    def handle(peer: Any) -> None:
        peer.read_request()
        peer.reset()

    answer = make_client(serve(handle, trusted_tls).url).payment(order, yes, 5)

    assert isinstance(answer, NoAnswer)
    assert answer.may_have_left


def test_a_permit_refused_over_tls_sends_no_request(
    serve: Any, make_client: Any, answering: Any, trusted_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    server = serve(answering(OK), trusted_tls)

    assert make_client(server.url).payment(order, lambda: False, 5).reason == "permit"

    server.close()
    assert server.bytes_received == 0


def test_a_slow_answer_over_tls_ends_at_the_deadline(
    serve: Any, make_client: Any, trusted_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    def handle(peer: Any) -> None:
        peer.read_request()
        peer.wait_until_gone()

    answer = make_client(serve(handle, trusted_tls).url).payment(order, yes, 0.3)

    assert answer == NoAnswer(may_have_left=True, reason="deadline")


def test_a_proxy_tunnels_to_the_gateway(
    serve: Any, make_client: Any, answering: Any, trusted_tls: ssl.SSLContext, order: PaymentOrder
) -> None:
    gateway = serve(answering(OK), trusted_tls)
    heads: list[str] = []

    def tunnel(peer: Any) -> None:
        heads.append(peer.read_connect())
        with socket.create_connection(("127.0.0.1", gateway.port)) as upstream:
            peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            peer.relay(upstream)

    proxy = serve(tunnel)
    asked: list[int] = []

    def permit() -> bool:
        asked.append(gateway.connections)
        return True

    client = make_client("https://gateway.test", proxy=f"http://shop:pass@127.0.0.1:{proxy.port}")

    assert client.payment(order, permit, 5).respcd == "0000"
    assert client.query(["P1"]) == QueryAnswer("0000")
    assert asked == [1]
    assert len(heads) == 1
    assert heads[0].startswith("CONNECT gateway.test:443 HTTP/1.")
    assert "Proxy-Authorization: Basic" in heads[0]
    assert "X-QF" not in heads[0]


@pytest.mark.parametrize(
    "reply", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"]
)
def test_a_proxy_that_refuses_is_a_fact_nothing_left(
    reply: bytes, serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    def refuse(peer: Any) -> None:
        peer.read_connect()
        peer.send(reply)
        peer.wait_until_gone()

    proxy = serve(refuse)

    answer = make_client("https://gateway.test", proxy=proxy.url).payment(order, never, 5)

    assert answer == NoAnswer(may_have_left=False, reason="proxy")


def test_a_proxy_that_breaks_the_tunnel_is_a_fact_nothing_left(
    serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    def handle(peer: Any) -> None:
        peer.read_connect()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n")
        peer.hang_up()

    answer = make_client("https://gateway.test", proxy=serve(handle).url).payment(order, never, 5)

    assert isinstance(answer, NoAnswer)
    assert not answer.may_have_left


def test_a_silent_proxy_ends_at_the_deadline(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    proxy = serve(lambda peer: peer.wait_until_gone())

    answer = make_client("https://gateway.test", proxy=proxy.url).payment(order, never, 0.3)

    assert answer == NoAnswer(may_have_left=False, reason="deadline")


def test_loopback_needs_no_proxy(serve: Any, make_client: Any, answering: Any) -> None:
    proxy = serve(lambda peer: peer.wait_until_gone())

    assert make_client(serve(answering(OK)).url, proxy=proxy.url).query(["P1"]) == QueryAnswer("0000")
    assert proxy.connections == 0
