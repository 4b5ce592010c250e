"""Queries over HTTP: the gateway's clock, the second look, pages of everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer
from pos_app.qfpay.client import Window

OUR_TIME = datetime(2026, 11, 23, 1, 0, 0, tzinfo=UTC)
OUR_TIME_MS = int(OUR_TIME.timestamp() * 1000)
GATEWAYS_DATE = "Mon, 30 Nov 2026 20:00:00 GMT"  # 1 December 04:00 in Hong Kong


def our_clock() -> datetime:
    return OUR_TIME


def rows(*numbers: str) -> bytes:
    return json.dumps(
        {"respcd": "0000", "data": [{"respcd": "0000", "out_trade_no": number} for number in numbers]}
    ).encode()


def answering_each(answer: Callable[[dict[str, str]], bytes], date: str = GATEWAYS_DATE) -> Callable[[Any], None]:
    def handle(peer: Any) -> None:
        while True:
            peer.answer(answer(peer.read_request().params), Date=date)

    return handle


def test_what_is_not_found_is_looked_for_from_its_day_on_by_the_gateways_time(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda params: rows("P2") if "12-01" in params.get("start_time", "") else rows("P1")))
    client = make_client(server.url, now=our_clock)

    answer = client.query(["P1", "P2", "P3"], since_ms=OUR_TIME_MS)

    assert [row.out_trade_no for row in answer.rows] == ["P1", "P2"]
    assert [request.params for request in server.requests] == [
        {"out_trade_no": "P1,P2,P3", "page": "1", "page_size": "100"},
        {
            "out_trade_no": "P2,P3",
            "page": "1",
            "page_size": "100",
            "start_time": "2026-11-30 04:00:00",
            "end_time": "2026-11-30 23:59:59",
        },
        {
            "out_trade_no": "P2,P3",
            "page": "1",
            "page_size": "100",
            "start_time": "2026-12-01 00:00:00",
            "end_time": "2026-12-02 04:00:00",
        },
    ]


@pytest.mark.parametrize(
    ("body", "since"), [(rows("P1"), OUR_TIME_MS), (rows(), None), (b'{"respcd":"1108","data":[]}', OUR_TIME_MS)]
)
def test_there_is_no_second_look_without_need(body: bytes, since: int | None, serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda _: body))

    make_client(server.url).query(["P1"], since_ms=since)

    assert len(server.requests) == 1


def test_a_known_syssn_needs_no_window(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda _: rows()))

    make_client(server.url).query(syssn="7", since_ms=OUR_TIME_MS)

    assert [request.params for request in server.requests] == [{"syssn": "7", "page": "1", "page_size": "100"}]


def test_a_number_that_its_syssn_does_not_find_is_looked_for_by_itself(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda params: rows() if "syssn" in params else rows("P1")))

    answer = make_client(server.url).query(["P1"], syssn="7")

    assert [row.out_trade_no for row in answer.rows] == ["P1"]
    assert [request.params.get("out_trade_no", "") for request in server.requests] == ["", "P1"]


def test_a_second_look_without_an_answer_is_no_answer(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda params: b"<html>" if "start_time" in params else rows()))

    assert make_client(server.url).query(["P1"], since_ms=OUR_TIME_MS) == NoAnswer(True, "html", 200)


def test_a_second_look_that_was_refused_is_not_the_same_as_nothing_found(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda params: b'{"respcd":"1111"}' if "start_time" in params else rows("P1")))

    answer = make_client(server.url).query(["P1", "P2"], since_ms=OUR_TIME_MS)

    assert answer.respcd == "1111"


def test_the_gateways_clock_is_remembered(serve: Any, make_client: Any) -> None:
    client = make_client(serve(answering_each(lambda _: rows())).url, now=our_clock)
    assert client.gateway_time_offset is None

    client.query(["P1"])

    assert client.gateway_time_offset == timedelta(days=7, hours=19)


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Mon, 30 Nov 99999999999999999999 20:00:00 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ],
)
def test_a_date_that_is_none_is_not_believed(date: str, serve: Any, make_client: Any) -> None:
    client = make_client(serve(answering_each(lambda _: rows(), date)).url, now=our_clock)

    client.query(["P1"], since_ms=OUR_TIME_MS)

    assert client.gateway_time_offset is None


def test_a_date_without_a_zone_is_utc(serve: Any, make_client: Any) -> None:
    date = "Mon, 23 Nov 2026 01:00:05 -0000"
    client = make_client(serve(answering_each(lambda _: rows(), date)).url, now=our_clock)

    client.query(["P1"])

    assert client.gateway_time_offset == timedelta(seconds=5)


def test_reconciliation_gets_all_rows_of_a_page(serve: Any, make_client: Any) -> None:
    server = serve(answering_each(lambda _: rows("P1", "X9", "")))
    window = Window(OUR_TIME - timedelta(hours=1), OUR_TIME)

    answer = make_client(server.url).transactions(window, page=2)

    assert [row.out_trade_no for row in answer.rows] == ["P1", "X9", ""]
    assert [request.params for request in server.requests] == [
        {
            "start_time": "2026-11-23 08:00:00",
            "end_time": "2026-11-23 09:00:00",
            "page": "2",
            "page_size": "100",
        }
    ]
