"""Replies with bytes changed, lost and added: whatever arrives, a call returns, and owns up that it was sent."""

from __future__ import annotations

import gzip
import random
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer
from pos_app.qfpay.client import PaymentOrder

BODY = b'{"respcd":"0000","syssn":"7","data":{"txstatus":"SUCCESS","txamt":1}}'
REPLIES = [
    b"HTTP/1.1 200 OK\r\nDate: Mon, 30 Nov 2026 20:00:00 GMT\r\nX-QF-SIGN: AB\r\nSet-Cookie: a=b; expires=Mon,"
    b" 99 Foo 2026; Max-Age=zz; Version=x\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n%x;a=b\r\n%s\r\n0\r\nX: y\r\n\r\n"
    % (len(BODY), BODY),
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzip.compress(BODY, mtime=0),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\nContent-Length: -5\r\n\r\n" + BODY,
    b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
]
ADDED = [b"\r\n", b"\x00", b"\xff", b": ", b"9" * 20, b"\r\n\r\n", b"-1"]


def damaged(reply: bytes, chance: random.Random) -> bytes:
    data = bytearray(reply)
    for _ in range(chance.choice([1, 1, 2, 5])):
        place = chance.randrange(len(data))
        how = chance.choice(["change", "lose", "add"])
        if how == "change":
            data[place] = chance.randrange(256)
        elif how == "lose":
            del data[place : place + chance.randrange(1, 9)]
        else:
            data[place:place] = chance.choice(ADDED)
    return bytes(data)


@pytest.mark.parametrize("seed", range(5))
def test_damaged_replies_are_answers_or_not_but_never_errors(
    seed: int, serve: Any, make_client: Any, order: PaymentOrder
) -> None:
    chance = random.Random(seed)

    def handle(peer: Any) -> None:
        peer.read_request()
        peer.send(damaged(chance.choice(REPLIES), chance))

    client = make_client(serve(handle).url)

    for _ in range(60):
        answer = client.payment(order, lambda: True, 10)
        assert isinstance(answer, PaymentAnswer) or (isinstance(answer, NoAnswer) and answer.may_have_left)
