"""The overall deadline: covers every phase of a call, and ends a gateway that sends a byte now and then."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer
from pos_app.qfpay.client import PaymentOrder

DEADLINE_S = 0.3


def yes() -> bool:
    return True


def drip(data: bytes, peer: Any) -> None:
    """A byte now and then, long enough to outlive any deadline that only counts silence."""
    for index in range(1000):
        peer.send(data[index % len(data) :][:1])
        if peer.wait_until_gone(0.02):
            return


def silence(peer: Any) -> None:
    peer.read_request()
    peer.wait_until_gone()


def dripping_head(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(b"x", peer)


def dripping_body(peer: Any) -> None:
    peer.read_request()
    peer.send(b'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"respcd":"0000"}')
    drip(b" ", peer)


def dripping_body_without_length(peer: Any) -> None:
    # Cut off by the deadline it would be complete JSON.
    peer.read_request()
    peer.send(b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"respcd":"0000"}')
    drip(b" ", peer)


def dripping_continue(peer: Any) -> None:
    peer.read_request()
    drip(b"HTTP/1.1 100 Continue\r\n\r\n", peer)


@pytest.mark.parametrize(
    "handle", [silence, dripping_head, dripping_body, dripping_body_without_length, dripping_continue]
)
def test_a_gateway_that_takes_its_time_is_left_at_the_deadline(
    handle: Callable[[Any], None], serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    client = make_client(serve(handle).url)
    started = time.monotonic()

    answer = client.payment(order, yes, DEADLINE_S)

    assert answer == NoAnswer(may_have_left=True, reason="deadline")
    assert time.monotonic() - started >= DEADLINE_S  # and it ended, which these gateways never would


def test_a_request_that_nobody_reads_is_left_too(serve: Any, make_client: Any) -> None:
    gone = threading.Event()
    client = make_client(serve(lambda _: gone.wait()).url)

    # More than any socket's buffers hold; signing it takes its time on a busy machine.
    answer = client.query(["P" * 12_000_000], deadline_s=4 * DEADLINE_S)
    gone.set()

    assert answer == NoAnswer(may_have_left=True, reason="deadline")


def test_a_tls_handshake_that_never_ends_is_left_and_nothing_was_sent(
    serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    server = serve(lambda peer: peer.wait_until_gone())

    answer = make_client(server.url.replace("http://", "https://")).payment(order, yes, DEADLINE_S)

    assert answer == NoAnswer(may_have_left=False, reason="deadline")


def test_a_deadline_that_has_passed_sends_nothing(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    server = serve(silence)

    assert make_client(server.url).payment(order, yes, 0) == NoAnswer(False, "deadline")
    assert server.connections == 0


def test_a_permit_given_after_the_deadline_sends_nothing(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    watchdog_struck = threading.Event()

    def handle(peer: Any) -> None:
        peer.wait_until_gone()
        watchdog_struck.set()

    server = serve(handle)

    answer = make_client(server.url).payment(order, lambda: watchdog_struck.wait(10), DEADLINE_S)

    assert answer == NoAnswer(may_have_left=False, reason="deadline")
    assert server.bytes_received == 0


def test_the_deadline_of_a_query_is_for_all_of_its_pages(serve: Any, make_client: Any) -> None:
    full_page = b'{"respcd":"0000","data":[%s]}' % b",".join([b'{"out_trade_no":"X"}'] * 100)

    def handle(peer: Any) -> None:
        while True:
            peer.read_request()
            if peer.wait_until_gone(DEADLINE_S / 4):
                return
            peer.answer(full_page)

    answer = make_client(serve(handle).url).query(["P1"], deadline_s=DEADLINE_S)

    assert answer.reason == "deadline"


def test_closing_the_client_ends_calls_that_are_on_their_way(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    arrived = threading.Event()

    def handle(peer: Any) -> None:
        peer.read_request()
        arrived.set()
        peer.wait_until_gone()

    client = make_client(serve(handle).url)
    answers: list[PaymentAnswer | NoAnswer] = []
    caller = threading.Thread(target=lambda: answers.append(client.payment(order, yes, 60)))
    caller.start()
    assert arrived.wait(10)

    client.close()
    caller.join(10)

    assert answers == [NoAnswer(may_have_left=True, reason="closed")]


def test_a_closed_client_sends_nothing(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    server = serve(silence)
    client = make_client(server.url)
    client.close()

    assert client.payment(order, yes, 5) == NoAnswer(may_have_left=False, reason="closed")
    assert server.connections == 0


def test_no_watchdog_outlives_its_call(serve: Any, make_client: Any, answering: Any) -> None:
    client = make_client(serve(answering()).url)

    client.query(["P1"], deadline_s=60)

    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
