"""What leaves, byte for byte: method, headers, signature, parameters."""

from __future__ import annotations

import hashlib
import threading
from typing import Any

import pytest

from pos_app import __version__
from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, RefundAnswer
from pos_app.domain.pay_types import Verb
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import SetupError
from pos_app.qfpay.client import Credentials, GatewayClient, PaymentOrder, RefundOrder
from pos_app.qfpay.signing import SignType

KEY = "CLIENTKEY-DUMMY-0123456789"


def yes() -> bool:
    return True


def signed_by_hand(params: dict[str, str], algorithm: str) -> str:
    text = "&".join(f"{name}={params[name]}" for name in sorted(params)) + KEY
    return hashlib.new(algorithm, text.encode("utf-8")).hexdigest().upper()


def test_a_payment_as_it_leaves(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(b'{"respcd":"1143","out_trade_no":"P1"}'))
    client = make_client(server.url + "/prefix/", mchid="ZaMVg12345", udid="T001")
    order = PaymentOrder(
        "P1",
        1000,
        "HKD",
        "800201",
        "2026-11-23 09:05:00",
        expired_time=5,
        goods_name="珍珠奶茶 & 大杯=1+1%",
    )

    answer = client.payment(order, yes, 5)

    assert answer == PaymentAnswer("1143", out_trade_no="P1")
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/prefix/trade/v1/payment")
    assert request.params == {
        "out_trade_no": "P1",
        "txamt": "1000",
        "txcurrcd": "HKD",
        "pay_type": "800201",
        "txdtm": "2026-11-23 09:05:00",
        "expired_time": "5",
        "goods_name": "珍珠奶茶 & 大杯=1+1%",
        "udid": "T001",
        "mchid": "ZaMVg12345",
    }
    assert request.headers["x-qf-appcode"] == "APPCODE-DUMMY-0123456789"
    assert request.headers["x-qf-sign"] == signed_by_hand(request.params, "sha256")
    assert request.headers["x-qf-signtype"] == "SHA256"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.headers["accept-encoding"] == "identity"
    assert request.headers["user-agent"] == f"pos-app/{__version__}"
    assert request.body.isascii()


def test_md5_is_said_by_saying_nothing(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering())

    make_client(server.url, sign_type=SignType.MD5).query(["P1"])

    (request,) = server.requests
    assert "x-qf-signtype" not in request.headers
    assert request.headers["x-qf-sign"] == signed_by_hand(request.params, "md5")


def test_without_an_issued_mchid_no_request_has_one(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    server = serve(answering())
    client = make_client(server.url)

    client.payment(order, yes, 5)
    client.query(["P1"])
    client.query(syssn="7")
    client.cancel(Verb.CLOSE, txamt=1, txdtm="t", out_trade_no="P1")
    client.refund(RefundOrder("7", "R1", 1, "t"), yes)
    client.add_note("7", "n")

    assert len(server.requests) == 6
    assert not any("mchid" in request.params for request in server.requests)


def test_with_an_issued_mchid_every_request_has_it(
    serve: Any, make_client: Any, answering: Any, order: PaymentOrder
) -> None:
    server = serve(answering())
    client = make_client(server.url, mchid="M1")

    client.payment(order, yes, 5)
    client.query(["P1"])
    client.cancel(Verb.REVERSAL, txamt=1, txdtm="t", syssn="7")
    client.refund(RefundOrder("7", "R1", 1, "t"), yes)

    assert [request.params["mchid"] for request in server.requests] == ["M1"] * 4


@pytest.mark.parametrize(("verb", "path"), [(Verb.REVERSAL, "reversal"), (Verb.CLOSE, "close")])
def test_the_verb_chooses_the_path_of_a_cancel(
    verb: Verb, path: str, serve: Any, make_client: Any, answering: Any
) -> None:
    server = serve(answering(b'{"respcd":"0000","syssn":"8","orig_syssn":"7"}'))

    answer = make_client(server.url, udid="T1").cancel(verb, txamt=1000, txdtm="2026-11-23 09:05:00", out_trade_no="P1")

    assert answer == CancelAnswer("0000", syssn="8", orig_syssn="7")
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", f"/trade/v1/{path}")
    assert request.params == {
        "out_trade_no": "P1",
        "txamt": "1000",
        "txdtm": "2026-11-23 09:05:00",
        "udid": "T1",
    }


@pytest.mark.parametrize("status", ["404 Not Found", "405 Method Not Allowed"])
def test_a_cancel_refused_for_its_method_is_sent_once_more_with_get(status: str, serve: Any, make_client: Any) -> None:
    def handle(peer: Any) -> None:
        while True:
            refused = peer.read_request().method == "POST"
            peer.answer(b'{"respcd":"0000"}', status=status if refused else "200 OK")

    server = serve(handle)

    answer = make_client(server.url).cancel(Verb.CLOSE, txamt=1000, txdtm="2026-11-23 09:05:00", syssn="+7&8")

    assert answer == CancelAnswer("0000")
    post, get = server.requests
    assert (post.method, get.method) == ("POST", "GET")
    assert get.params == post.params == {"syssn": "+7&8", "txamt": "1000", "txdtm": "2026-11-23 09:05:00"}
    assert get.headers["x-qf-sign"] == post.headers["x-qf-sign"]
    assert get.body == b""


def test_a_cancel_that_get_cannot_do_either_ends_there(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(b"", status="405 Method Not Allowed"))

    answer = make_client(server.url).cancel(Verb.CLOSE, txamt=1, txdtm="t", syssn="7")

    assert answer == NoAnswer(may_have_left=True, reason="http_405", http_status=405)
    assert [request.method for request in server.requests] == ["POST", "GET"]


def test_a_refund_as_it_leaves(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(b'{"respcd":"1143","syssn":"9","orig_syssn":"7","out_trade_no":"R1"}'))

    answer = make_client(server.url).refund(RefundOrder("7", "R1", 500, "2026-11-23 09:06:00"), yes)

    assert answer == RefundAnswer("1143", syssn="9", orig_syssn="7", out_trade_no="R1")
    assert server.requests[0].path == "/trade/v1/refund"
    assert server.requests[0].params == {
        "syssn": "7",
        "out_trade_no": "R1",
        "txamt": "500",
        "txdtm": "2026-11-23 09:06:00",
    }


def test_a_note_names_the_app_code_and_is_cut(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(b'{"respcd":"0000"}'))

    assert make_client(server.url).add_note("7", "x" * 300) == "0000"

    assert server.requests[0].path == "/trade/v1/add_note"
    assert server.requests[0].params == {
        "code": "APPCODE-DUMMY-0123456789",
        "syssn": "7",
        "note": "x" * 200,
    }


def test_a_merchant_with_mchid_sends_no_note(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering())

    assert make_client(server.url, mchid="M1").add_note("7", "n") == NoAnswer(False, "mchid")
    assert server.connections == 0


def test_what_has_no_utf8_is_replaced_before_it_is_signed(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(b'{"respcd":"0000"}'))

    make_client(server.url).add_note("7", "a\ud800b")

    (request,) = server.requests
    assert request.params["note"] == "a?b"
    assert request.headers["x-qf-sign"] == signed_by_hand(request.params, "sha256")


def test_an_app_code_that_fits_no_header_sends_nothing(serve: Any, answering: Any) -> None:
    server = serve(answering())
    client = GatewayClient(server.url, Credentials(Secret("鑰匙"), Secret(KEY)))

    assert client.query(["P1"]) == NoAnswer(may_have_left=False, reason="not_connected")
    assert server.requests == []
    client.close()


def test_an_unusable_address_is_said_at_once() -> None:
    with pytest.raises(SetupError):
        GatewayClient("http://openapi-hk.qfapi.com", Credentials(Secret("a"), Secret("k")))


def test_cookies_are_not_kept(serve: Any, make_client: Any, answering: Any) -> None:
    server = serve(answering(Set_Cookie="session=1; Path=/"))
    client = make_client(server.url)

    client.query(["P1"])
    client.query(["P1"])

    assert [request.headers.get("cookie") for request in server.requests] == [None, None]


def test_threads_share_a_client_without_waiting_for_each_other(serve: Any, make_client: Any) -> None:
    both_there = threading.Barrier(2, timeout=10)

    def handle(peer: Any) -> None:
        number = peer.read_request().params["out_trade_no"]
        both_there.wait()
        peer.answer(b'{"respcd":"0000","data":[{"respcd":"0000","out_trade_no":"%s"}]}' % number.encode())

    client = make_client(serve(handle).url)
    answers: dict[str, Any] = {}

    def ask(number: str) -> None:
        answers[number] = client.query([number])

    threads = [threading.Thread(target=ask, args=(number,)) for number in ("P1", "P2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {number: answer.rows[0].out_trade_no for number, answer in answers.items()} == {
        "P1": "P1",
        "P2": "P2",
    }
