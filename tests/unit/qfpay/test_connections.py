from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import pytest

from pos_app.qfpay.connections import Call, WatchedTLSConnection, Withheld

LONG = 60.0


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_permitted_call_has_begun() -> None:
    with Call(lambda: True, LONG) as call:
        assert not call.began
        call.begin()

    assert call.began
    assert call.ended == ""


def test_a_refused_call_has_not() -> None:
    with Call(lambda: False, LONG) as call, pytest.raises(Withheld):
        call.begin()

    assert not call.began
    assert call.ended == "permit"


def test_a_call_ended_before_there_was_a_connection_does_not_begin_and_asks_nobody() -> None:
    def permit() -> bool:
        raise AssertionError("asked for a call that has ended")

    with Call(permit, LONG) as call:
        call.end("closed")
        with pytest.raises(Withheld):
            call.begin()

    assert not call.began


def test_a_call_that_ends_while_the_permit_is_asked_does_not_begin() -> None:
    def permit() -> bool:
        call.end("deadline")
        return True

    with Call(permit, LONG) as call, pytest.raises(Withheld):
        call.begin()

    assert (call.began, call.ended) == (False, "deadline")


def test_ending_a_call_ends_its_connection_and_leaves_the_socket_to_its_owner(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    with Call(lambda: True, LONG) as call:
        call.guard(ours)
        call.end("closed")

        assert ours.recv(1) == b""
        assert theirs.recv(1) == b""

    assert ours.fileno() != -1


def test_a_connection_that_comes_too_late_is_ended_at_once(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    with Call(lambda: True, LONG) as call:
        call.end("deadline")
        call.guard(ours)

        assert theirs.recv(1) == b""


def test_the_first_reason_for_an_end_stays() -> None:
    with Call(lambda: True, LONG) as call:
        call.end("closed")
        call.end("deadline")

    assert call.ended == "closed"


def test_a_call_leaves_its_connection_alone_when_it_is_over(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    with Call(lambda: True, LONG) as call:
        call.guard(ours)
    call.end("closed")

    theirs.sendall(b"x")
    assert ours.recv(1) == b"x"


def test_nothing_is_written_on_a_tls_connection_without_a_handshake() -> None:
    def permit() -> bool:
        raise AssertionError("asked for what cannot be sent")

    connection = WatchedTLSConnection("gateway.test")
    connection.sock = ssl.create_default_context().wrap_socket(socket.socket(), server_hostname="gateway.test")

    with Call(permit, LONG) as call, pytest.raises(ssl.SSLError):
        connection.send(b"GET / HTTP/1.1")

    assert not call.began
