"""The phone over HTTP, below `/training/`: unsigned, for tests and for people with two programs open.

`GET orders` (`open`, `recent`), `GET ledger` (`rows`), `POST phone/pay`, `phone/refuse`, `phone/wait` with
`{"qrcode": …}` or `{"syssn": …}`, and `POST next-qr` with `{"story": "57"}`, told by the next QR payment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.training.openapi import Answer, Request
from pos_app.training.phone import NotWaiting, Phone
from pos_app.training.stories import STORIES

if TYPE_CHECKING:
    from pos_app.training.ledger import Row

PREFIX = "/training/"

_ACTIONS: Mapping[str, Callable[[Phone, str], Row]] = MappingProxyType(
    {"phone/pay": Phone.pay, "phone/refuse": Phone.refuse, "phone/wait": Phone.wait}
)


def answer_phone(phone: Phone, request: Request) -> Answer:
    """The answer to a request below `/training/`."""
    name = request.path.removeprefix(PREFIX)
    if (request.method, name) == ("GET", "orders"):
        return _json({"open": _listed(phone.orders()), "recent": _listed(phone.recent())})
    if (request.method, name) == ("GET", "ledger"):
        return _json({"rows": _listed(phone.ledger())})
    if request.method != "POST" or name not in {*_ACTIONS, "next-qr"}:
        return _error(404, "nothing here")
    wanted = _texts(request.body)
    if name == "next-qr":
        return _choose_story(phone, wanted)
    return _act(phone, name, wanted)


def _act(phone: Phone, name: str, wanted: Mapping[str, str]) -> Answer:
    try:
        return _json(asdict(_ACTIONS[name](phone, wanted.get("qrcode") or wanted.get("syssn", ""))))
    except NotWaiting as problem:
        return _error(409, str(problem))


def _choose_story(phone: Phone, wanted: Mapping[str, str]) -> Answer:
    story = STORIES.get(wanted.get("story", ""))
    if story is None:
        return _error(400, "no such story")
    phone.choose_qr_story(story)
    return _json({"story": story.digits})


def _texts(body: bytes) -> Mapping[str, str]:
    try:
        document = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(document, dict):
        return {}
    return {name: value for name, value in document.items() if isinstance(value, str)}


def _listed(rows: Iterable[Row]) -> list[dict[str, object]]:
    return [asdict(row) for row in rows]


def _json(document: Mapping[str, object], status: int = 200) -> Answer:
    return Answer(json.dumps(document, ensure_ascii=False).encode(), status)


def _error(status: int, words: str) -> Answer:
    return _json({"error": words}, status)
