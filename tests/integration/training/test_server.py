"""The HTTP side: keep-alive, speed, odd clients, and an end that leaves nothing running."""

from __future__ import annotations

import http.client
import logging
import socket
import struct
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests

from pos_app.training.gateway import TrainingGateway
from tests.integration.training.shop import NOON, Clock, Shop


def gateway_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "training-gateway"]


def port_of(gateway: TrainingGateway) -> tuple[str, int]:
    host, _, port = gateway.url.removeprefix("http://").partition(":")
    return host, int(port)


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.005)


def test_a_connection_is_kept_alive(gateway: TrainingGateway) -> None:
    connection = http.client.HTTPConnection(*port_of(gateway), timeout=10)
    for _ in range(3):
        connection.request("GET", "/training/orders")
        response = connection.getresponse()
        assert response.version == 11
        response.read()
        assert connection.sock is not None  # http.client drops it when the server will close
    assert len(gateway_threads()) == 2
    connection.close()


def test_an_answer_is_not_held_back_by_nagles_algorithm(gateway: TrainingGateway) -> None:
    """Head and body that leave in two writes cost 44 ms a request with keep-alive."""
    with socket.create_connection(port_of(gateway), timeout=10) as line:
        line.sendall(b"GET /training/orders HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        head, _, body = line.recv(65_536).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body.startswith(b"{")


def test_the_date_is_the_gateways_own(shop: Shop, clock: Clock) -> None:
    clock.advance(3600)
    date = shop.send("query", shop.with_mchid({})).headers["Date"]
    assert parsedate_to_datetime(date).timestamp() == NOON + 3600


def test_closing_ends_idle_connections_and_all_threads() -> None:
    gateway = TrainingGateway().start()
    with requests.Session() as session:
        session.trust_env = False
        session.get(f"{gateway.url}/training/orders", timeout=10)
        assert len(gateway_threads()) == 2
        gateway.close()
        assert gateway_threads() == []
        with pytest.raises(requests.ConnectionError):
            session.get(f"{gateway.url}/training/orders", timeout=10)


def test_closing_ends_a_silent_connection_at_once(clock: Clock) -> None:
    with TrainingGateway(clock=clock) as gateway, Shop(gateway) as shop:
        params = shop.with_mchid(shop.payment_params(auth_code="281234567890123457"))
        failed = threading.Event()

        def pay() -> None:
            with pytest.raises(requests.ConnectionError):
                shop.send("payment", params)
            failed.set()

        client = threading.Thread(target=pay)
        client.start()
        wait_until(lambda: bool(gateway.phone.ledger()))
        gateway.close()
        client.join()
        assert failed.is_set()


def test_closing_twice_and_closing_what_never_started_is_harmless() -> None:
    TrainingGateway().close()
    with TrainingGateway() as gateway:
        gateway.close()


def test_a_taken_port_is_an_error_and_leaves_nothing_behind(gateway: TrainingGateway) -> None:
    with pytest.raises(OSError, match="in use"):
        TrainingGateway(port_of(gateway)[1])


def test_a_port_that_cannot_exist_is_an_error() -> None:
    with pytest.raises(OverflowError):
        TrainingGateway(70_000)


def test_only_loopback_is_served(gateway: TrainingGateway) -> None:
    assert gateway.url.startswith("http://127.0.0.1:")


def raw(gateway: TrainingGateway, request: bytes) -> bytes:
    with socket.create_connection(port_of(gateway), timeout=10) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: client.recv(65536), b""))


HEAD = b"POST /trade/v1/query HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (b"", b"411"),
        (b"Content-Length: many\r\n", b"411"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", b"411"),
        (b"Content-Length: 65537\r\n", b"413"),
    ],
)
def test_a_body_of_no_known_or_too_great_length_is_refused(
    gateway: TrainingGateway, headers: bytes, status: bytes
) -> None:
    assert raw(gateway, HEAD + headers + b"\r\n").startswith(b"HTTP/1.1 " + status)


def test_a_client_that_leaves_in_the_middle_is_no_news(gateway: TrainingGateway) -> None:
    assert raw(gateway, HEAD + b"Content-Length: 100\r\n\r\nhalf") == b""
    assert gateway.phone.ledger() == ()


def test_a_client_that_resets_while_it_is_answered_is_no_news(clock: Clock) -> None:
    with TrainingGateway(clock=clock, pace=0.02) as gateway, Shop(gateway) as shop:
        params = shop.with_mchid(shop.payment_params(auth_code="281234567890123473"))
        url = f"{gateway.url}/trade/v1/payment"
        prepared = requests.Request("POST", url, data=params, headers=shop.headers(params)).prepare()
        head = "".join(f"{name}: {value}\r\n" for name, value in prepared.headers.items())
        with socket.create_connection(port_of(gateway), timeout=10) as client:
            client.sendall(b"POST /trade/v1/payment HTTP/1.1\r\nHost: localhost\r\n")
            client.sendall(f"{head}\r\n{urlencode(params)}".encode())
            wait_until(lambda: bool(gateway.phone.ledger()))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wait_until(lambda: len(gateway_threads()) == 1)


@pytest.mark.expect_log("ERROR pos_app.training.server: a request to the training gateway failed")
def test_a_fault_of_the_gateway_is_logged(caplog: pytest.LogCaptureFixture, clock: Clock) -> None:
    with TrainingGateway(clock=clock) as gateway, Shop(gateway) as shop:
        clock.now = float("inf")
        with pytest.raises(requests.ConnectionError), caplog.at_level(logging.ERROR):
            shop.send("query", shop.with_mchid({}))


def test_open_payments_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "training" / "ledger.sqlite3"
    with TrainingGateway(ledger_path=path, clock=clock) as gateway, Shop(gateway) as shop:
        payment = shop.payment(out_trade_no="P1")
        shop.payment(auth_code="281234567890123450", out_trade_no="P2")
    clock.advance(10)
    with TrainingGateway(ledger_path=path, clock=clock) as gateway, Shop(gateway) as shop:
        assert shop.query(out_trade_no="P1")[0]["respcd"] == "1143"
        assert shop.query(out_trade_no="P2")[0]["respcd"] == "0000"
        assert shop.phone("phone/pay", qrcode=payment["qrcode"]).status_code == 200
        assert shop.payment(out_trade_no="P1")["respcd"] == "1251"
        assert shop.payment(auth_code="281234567890123450", out_trade_no="P3")["respcd"] == "1202"
        numbers = {row.syssn for row in gateway.phone.ledger()}
        assert shop.payment(out_trade_no="P4")["syssn"] not in numbers


def test_the_ledgers_file_belongs_to_its_owner_and_holds_no_payment_code(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "ledger.sqlite3"
    with TrainingGateway(ledger_path=path, clock=clock) as gateway, Shop(gateway) as shop:
        shop.payment(auth_code="281234567890123400")
    assert path.stat().st_mode & 0o077 == 0
    assert b"281234567890123400" not in path.read_bytes()


def test_many_clients_at_once_never_share_a_number(gateway: TrainingGateway) -> None:
    answers: list[dict[str, str]] = []

    def pay(till: int) -> None:
        with Shop(gateway) as shop:
            answers.extend(shop.payment(out_trade_no=f"P{till}-{place}") for place in range(10))

    tills = [threading.Thread(target=pay, args=(till,)) for till in range(8)]
    for till in tills:
        till.start()
    for till in tills:
        till.join()
    assert [answer["respcd"] for answer in answers] == ["0000"] * 80
    assert len({answer["syssn"] for answer in answers}) == 80
