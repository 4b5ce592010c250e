"""Networks and gateways that fail: every time a fact about what may have left, and never an exception."""

from __future__ import annotations

import gzip
import socket
import threading
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer
from pos_app.qfpay.client import PaymentOrder, RefundOrder

OK = b'{"respcd":"0000","syssn":"7","out_trade_no":"P1","txamt":"1000","txcurrcd":"HKD"}'
LIMIT = 1 << 20


def yes() -> bool:
    return True


def head(length: int) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length


def test_a_complete_answer_for_comparison(serve: Any, make_client: Any, answering: Any, order: PaymentOrder) -> None:
    answer = make_client(serve(answering(OK)).url).payment(order, yes, 5)

    assert answer == PaymentAnswer("0000", syssn="7", out_trade_no="P1", txamt=1000, txcurrcd="HKD")


def reset_after_reading(peer: Any) -> None:
    peer.read_request()
    peer.reset()


def close_after_reading(peer: Any) -> None:
    peer.read_request()


def reset_within_the_head(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-")
    peer.reset()


def close_within_the_body(peer: Any) -> None:
    peer.read_request()
    peer.send(head(len(OK)) + OK[:20])


def chunks_without_an_end(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(OK), OK))


def chunks_of_no_size(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + OK)


def no_http(peer: Any) -> None:
    peer.read_request()
    peer.send(b"SSH-2.0-OpenSSH_9.2\r\n")


def endless_header(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000)


def two_lengths(peer: Any) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n" + OK)


@pytest.mark.parametrize(
    "handle",
    [
        reset_after_reading,
        close_after_reading,
        reset_within_the_head,
        close_within_the_body,
        chunks_without_an_end,
        chunks_of_no_size,
        no_http,
        endless_header,
        two_lengths,
    ],
)
def test_a_connection_that_breaks_after_the_first_byte_may_have_carried_the_payment(
    handle: Any, serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    server = serve(handle)

    answer = make_client(server.url).payment(order, yes, 5)

    assert answer == NoAnswer(may_have_left=True, reason="connection_lost")
    assert server.connections == 1  # nothing was sent again


def test_a_connection_that_breaks_just_before_the_first_byte_counts_as_written_to(
    serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    permit_asked, broken = threading.Event(), threading.Event()

    def handle(peer: Any) -> None:
        permit_asked.wait(10)
        peer.reset()
        broken.set()

    def permit() -> bool:
        permit_asked.set()
        return broken.wait(10)

    server = serve(handle)

    answer = make_client(server.url).payment(order, permit, 20)

    assert answer == NoAnswer(may_have_left=True, reason="connection_lost")
    assert server.bytes_received == 0


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_json"),
        (b'{"respcd":"0000","syssn":', "not_json"),
        (b"<!DOCTYPE html><title>Log in to the mall Wi-Fi</title>", "html"),
        ('{"respcd":"0000","respmsg":"成功"}'.encode("gb18030"), "not_utf8"),
        (b"[]", "not_an_object"),
        (b"{}", "no_respcd"),
        (b'{"data":' * 130_000, "not_json"),
    ],
)
def test_a_body_that_says_nothing_is_no_answer(
    body: bytes, reason: str, serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    answer = make_client(serve(answering(body)).url).payment(order, yes, 5)

    assert answer == NoAnswer(True, reason, 200)


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found", "429 Too Many", "500 Oops", "503 Later"])
def test_another_status_is_no_answer_whatever_the_body_claims(
    status: str, serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    server = serve(answering(OK, status=status, Retry_After="0"))

    answer = make_client(server.url).payment(order, yes, 5)

    assert answer == NoAnswer(True, f"http_{status[:3]}", int(status[:3]))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("30", 30),
        (" 7 ", 7),
        ("0", 0),
        ("-1", 0),
        ("1.5", 0),
        ("soon", 0),
        ("", 0),
        ("9" * 400, 0),
        ("\u0663\u0660".encode().decode("latin-1"), 0),
        ("Mon, 23 Nov 2026 12:00:45 GMT", 45),
        ("Mon, 23 Nov 2026 12:00:45 -0000", 45),
        ("Mon, 23 Nov 2026 11:59:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 0),
        ("Mon, 23 Nov 99999999 12:00:45 GMT", 0),
    ],
)
def test_too_many_requests_tell_how_long_to_wait(
    given: str, seconds: int, serve: Any, make_client: Any, answering: Any
) -> None:
    date = "Mon, 23 Nov 2026 12:00:00 GMT"  # by the gateway's clock, whatever ours says
    server = serve(answering(OK, status="429 Too Many Requests", Retry_After=given, Date=date))

    answer = make_client(server.url).query(["P1"])

    assert answer == NoAnswer(True, "http_429", 429, seconds)


def test_another_status_cannot_make_us_wait(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(OK, status="503 Later", Retry_After="30"))

    assert make_client(server.url).query(["P1"]) == NoAnswer(True, "http_503", 503, 0)


def test_a_redirect_is_not_followed_and_its_body_not_read(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    elsewhere = serve(answering(OK))

    def handle(peer: Any) -> None:
        peer.read_request()
        location = f"Location: {elsewhere.url}/trade/v1/payment"
        peer.send(f"HTTP/1.1 307 Moved\r\n{location}\r\nContent-Length: 9999999999\r\n\r\n".encode())
        peer.wait_until_gone()

    answer = make_client(serve(handle).url).payment(order, yes, 5)

    assert answer == NoAnswer(True, "redirect", 307)
    assert elsewhere.connections == 0


def test_an_endless_body_is_read_up_to_the_limit(serve: Any, make_client: Any, order: PaymentOrder) -> None:
    def handle(peer: Any) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            peer.send(b" " * 65536)

    answer = make_client(serve(handle).url).payment(order, yes, 20)

    assert answer == NoAnswer(True, "too_large")


def test_a_query_may_be_answered_at_greater_length(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    padded = b'{"respcd":"0000","data":[]' + b" " * LIMIT + b"}"
    client = make_client(serve(answering(padded)).url)

    assert client.query(["P1"]) == QueryAnswer("0000")
    assert client.payment(order, yes, 5) == NoAnswer(True, "too_large")


def test_gzip_is_read_and_a_bomb_is_not(serve: Any, make_client: Any, answering: Any, order: PaymentOrder) -> None:
    bomb = gzip.compress(b" " * (50 * LIMIT))

    small = make_client(serve(answering(gzip.compress(OK), Content_Encoding="gzip")).url)
    large = make_client(serve(answering(bomb, Content_Encoding="gzip")).url)

    assert small.payment(order, yes, 5).respcd == "0000"
    assert large.payment(order, yes, 5) == NoAnswer(True, "too_large")


def test_a_closed_port_is_a_fact_nothing_left(make_client: Any, order: PaymentOrder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    answer = make_client(f"http://127.0.0.1:{port}").payment(order, yes, 5)

    assert answer == NoAnswer(may_have_left=False, reason="refused")


def test_an_unknown_host_is_a_fact_nothing_left(make_client: Any, order: PaymentOrder) -> None:
    answer = make_client("https://gateway.invalid").payment(order, yes, 5)

    assert answer == NoAnswer(may_have_left=False, reason="dns")


def test_proxies_of_the_environment_are_not_used(
    serve: Any, make_client: Any, answering: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)

    assert make_client(serve(answering()).url).query(["P1"]) == QueryAnswer("0000")


@pytest.mark.parametrize("kind", ["payment", "refund"])
def test_without_a_permit_not_a_byte_is_sent(kind: str, serve: Any, make_client: Any, order: PaymentOrder) -> None:
    connected: list[int] = []
    server = serve(lambda peer: peer.wait_until_gone())
    client = make_client(server.url)

    def refuse() -> bool:
        connected.append(server.connections)
        return False

    if kind == "payment":
        answer = client.payment(order, refuse, 5)
    else:
        answer = client.refund(RefundOrder("7", "R1", 1, "t"), refuse)

    assert answer == NoAnswer(may_have_left=False, reason="permit")
    assert len(connected) == 1
    server.close()
    assert server.connections == 1
    assert server.bytes_received == 0


def test_the_permit_is_asked_once(serve: Any, make_client: Any, answering: Any, order: PaymentOrder) -> None:
    asked: list[bool] = []

    def permit() -> bool:
        asked.append(True)
        return True

    assert make_client(serve(answering(OK)).url).payment(order, permit, 5).respcd == "0000"
    assert asked == [True]


def test_the_permit_is_not_asked_where_no_connection_stands(make_client: Any, order: PaymentOrder) -> None:
    def permit() -> bool:
        raise AssertionError("asked too early")

    assert make_client("https://gateway.invalid").payment(order, permit, 5).reason == "dns"


@pytest.mark.parametrize("secret_text_in", ["error", "flat"])
def test_no_secret_comes_back_or_reaches_a_log(
    secret_text_in: str,
    secret_text: str,
    serve: Any,
    make_client: Any,
    answering: Any,
    order: PaymentOrder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    body = b'{"respcd":"1104","resperr":"bad %s","syssn":"%s"}' % ((secret_text.encode(),) * 2)
    handle = answering(body) if secret_text_in == "flat" else reset_after_reading

    answer = make_client(serve(handle).url, mchid="M1").payment(order, yes, 5)

    assert secret_text not in repr(answer)
    assert secret_text not in caplog.text
