"""The way to the gateway and back, at the level of one HTTP exchange: lost, slow, cut, and full of strangers' pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from pos_app.domain.answers import NoAnswer
from pos_app.qfpay.transport import Reply, Request
from tests.simulation.gateway import CLIENT_KEY, Gateway
from tests.simulation.ledger import SECOND

if TYPE_CHECKING:
    from tests.simulation.world import World

LONGEST_IN_THE_AIR = 165 * SECOND
"""What leaves within its permit arrives so late at most: nothing found proves something from 3 minutes on."""


class Suspended(BaseException):
    """The worker that makes this call has to wait; its call is made again later and finds what it had by then."""


@dataclass(slots=True)
class Job:
    """One call of the engine's, in the hands of a worker. `replies`: how its exchanges ended so far.

    `moments`, `told_paid`, `told_twice`: see `Gateway`. `pause`: ms until the till hears. `left`: bytes did.
    """

    call: Callable[[], Any]
    done: Callable[[Any], None]
    life: int
    replies: list[Reply | NoAnswer] = field(default_factory=list)
    turn: int = 0
    pause: int = 1
    left: bool = False
    connected: bool = False
    ends_at: int = 0
    moments: list[int] = field(default_factory=list)
    told_paid: set[str] = field(default_factory=set)
    told_twice: set[str] = field(default_factory=set)


class Network:
    """A `Exchange` for the real client. Where it `is_slow`, all calls but queries take long."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._chance = world.chance
        self._dice = world.chance.detail
        self._gateway = gateway
        self.signs = self._dice.random() < 0.3
        self.is_slow = self._chance.hurried or self._dice.random() < 0.05
        self.job: Job | None = None

    def close(self) -> None:
        """Nothing to end: the world ends the calls itself."""

    def exchange(self, request: Request) -> Reply | NoAnswer:
        """See `Exchange.exchange`. Raises Suspended when the worker must wait."""
        job = self.job
        assert job is not None, "a call outside a worker"
        if job.turn == len(job.replies):
            job.replies.append(self._exchange(job, request))
        job.turn += 1
        return job.replies[job.turn - 1]

    def _exchange(self, job: Job, request: Request) -> Reply | NoAnswer:
        if request.deadline_s <= 0:
            return NoAnswer(may_have_left=False, reason="deadline")
        fault = "" if job.connected else self._chance.fault("sending")
        if not job.connected:
            job.ends_at = self._world.clock.at + int(request.deadline_s) * SECOND
        job.connected = False
        if fault == "refused":
            return NoAnswer(may_have_left=False, reason=self._dice.choice(("refused", "dns", "tls", "proxy")))
        if fault == "slow connection":
            job.connected = True
            self._world.wake_later(self._dice.choice((2, 9, 11, 14)) * SECOND, job)
            raise Suspended
        if not request.permit():
            return NoAnswer(may_have_left=False, reason="permit")
        job.left = True
        self._world.watch.first_byte(request, job)
        return self._send(job, request, fault)

    def _send(self, job: Job, request: Request, fault: str) -> Reply | NoAnswer:
        if fault == "lost request":
            job.pause = self._dice.choice((1, self._left(job)))
            return NoAnswer(may_have_left=True, reason="connection_lost" if job.pause == 1 else "deadline")
        if fault == "held in the air":
            return self._hold(job, request)
        reply = self._answer(job, request)
        if fault == "sent twice by a proxy":
            job.told_paid.clear()
            job.told_twice.clear()
            reply = self._answer(job, request)
        return reply

    def _left(self, job: Job) -> int:
        """What is left of the call's time, in ms."""
        return max(job.ends_at - self._world.clock.at, 1)

    def _hold(self, job: Job, request: Request) -> Reply | NoAnswer:
        """The request is on its way for a while, whatever becomes of the worker that sent it."""
        pause = self._dice.choice((3 * SECOND, 12 * SECOND, 29 * SECOND, 100 * SECOND, LONGEST_IN_THE_AIR))
        if pause >= self._left(job):
            self._world.outside_later(pause, lambda: self._arrive_late(request))
            job.pause = self._left(job)
            return NoAnswer(may_have_left=True, reason="deadline")

        def arrive() -> None:
            job.replies.append(self._answer(job, request))
            self._world.wake_later(1, job)

        self._world.outside_later(pause, arrive)
        raise Suspended

    def _arrive_late(self, request: Request) -> None:
        self._world.clock.at += 1
        self._gateway.late = True
        self._gateway.handle(request, self._world.clock.at)

    def _answer(self, job: Job, request: Request) -> Reply | NoAnswer:
        """What the gateway does with the request, and what arrives of its answer."""
        fault = self._chance.fault("answering")
        if fault in _NEVER_HANDLED and self._dice.random() < 0.6:
            return self._strange(fault, {})
        gateway, clock = self._gateway, self._world.clock
        clock.at += 1  # so that no two things happen at the gateway at one moment
        gateway.late = job.life != self._world.life
        gateway.moments, gateway.told_paid, gateway.told_twice = job.moments, set(), set()
        status, document = gateway.handle(request, clock.at)
        if self.is_slow and not fault and not request.path.endswith("query"):
            fault = "slow answer"
        if fault in _LATE:
            job.pause = self._dice.choice(_LATE[fault])
            if self.is_slow and not request.path.endswith("query"):
                job.pause = self._dice.choice((12_000, 20_000, 28_000))
            if job.pause >= self._left(job):
                job.pause, fault = self._left(job), "lost answer"
        pinned = request.path in self._world.pins.pinned()
        if pinned and not fault and self._chance.fault("forging"):
            return self._forged(document)
        if fault in ("", "slow answer", "wrong signature"):
            if not (pinned and fault == "wrong signature"):
                job.told_paid |= gateway.told_paid
                job.told_twice |= gateway.told_twice
            body = json.dumps(document).encode()
            return Reply(status, self._headers(body, fault), body if status == 200 else b"")
        return self._strange(fault, document)

    def _forged(self, document: dict[str, Any]) -> Reply:
        """Somebody in the middle says that everything is paid, and cannot sign it."""
        lie = {**document, "respcd": "0000"}
        if isinstance(document.get("data"), list):
            lie["data"] = [{**row, "respcd": "0000", "cancel": 0} for row in document["data"]]
        return Reply(200, {"Date": _date(self._world.clock.at)}, json.dumps(lie).encode())

    def _strange(self, fault: str, document: dict[str, Any]) -> Reply | NoAnswer:
        """What a network makes of an answer."""
        if fault in _NO_REPLY:
            return NoAnswer(may_have_left=True, reason=_NO_REPLY[fault])
        if fault in _STATUS:
            retry = {"Retry-After": "3"} if fault == "HTTP 429 with Retry-After" else {}
            return Reply(_STATUS[fault], {**self._headers(b"", fault), **retry}, b"")
        body = json.dumps(document).encode()
        match fault:
            case "HTML":
                body = b"<!DOCTYPE html><html><body>Welcome to Hotel Wi-Fi</body></html>"
            case "half JSON":
                body = body[: len(body) // 2]
            case "no JSON object":
                body = self._dice.choice((b"null", b"[]", b'"0000"', b"", b"0"))
            case "bad encoding":
                body = '{"respcd":"0000","respmsg":"交易成功"}'.encode("gb18030")
            case _:
                body = json.dumps({name: value for name, value in document.items() if name != "respcd"}).encode()
        return Reply(200, self._headers(body, fault), body)

    def _headers(self, body: bytes, fault: str) -> dict[str, str]:
        headers = {"Date": _date(self._world.clock.at)}
        if self.signs:
            key = "wrong" if fault == "wrong signature" else CLIENT_KEY
            headers["X-QF-SIGN"] = hashlib.sha256(body + key.encode()).hexdigest()
            headers["X-QF-SIGNTYPE"] = "SHA256"
        return headers


_NO_REPLY = {"lost answer": "deadline", "reset": "connection_lost"}
_STATUS = {
    "HTTP 500": 500,
    "HTTP 502": 502,
    "HTTP 429": 429,
    "HTTP 429 with Retry-After": 429,
    "redirect": 302,
}
_NEVER_HANDLED = frozenset({"HTML", "no JSON object", *_STATUS})
_LATE = {"slow answer": (500, 3_000, 9_000, 14_000, 25_000), "lost answer": (1_000, 60_000)}


def _date(moment: int) -> str:
    return format_datetime(datetime.fromtimestamp(moment // SECOND, UTC), usegmt=True)
