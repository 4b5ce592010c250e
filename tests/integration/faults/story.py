"""What stories are made of: faults that take more than one answer to tell.

Each is a function that plays the fault and returns the record that it is about.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import Refund, RefundState
from tests.integration.faults.gateway import Behaviour, Exchange
from tests.integration.faults.scene import Scene
from tests.integration.qfpay.hostile import HostileServer, Peer


@dataclass
class Stage:
    """What a story may open: a scene, its own servers, certificates."""

    open_scene: Callable[..., Scene]
    request: pytest.FixtureRequest
    scenes: list[Scene] = field(default_factory=list)

    def open(self, **particulars: Any) -> Scene:
        self.scenes.append(self.open_scene(**particulars))
        return self.scenes[-1]

    def serve(self, handle: Callable[[Peer], None], tls: ssl.SSLContext | None = None) -> HostileServer:
        server = HostileServer(handle, tls)
        self.request.addfinalizer(server.close)
        return server

    def tls(self, fixture: str) -> ssl.SSLContext:
        context: ssl.SSLContext = self.request.getfixturevalue(fixture)
        return context


Play = Callable[[Stage], "Payment | Refund"]


@dataclass(frozen=True)
class Story:
    section: str
    name: str
    fault: str
    ends: State | RefundState
    play: Play = field(repr=False)
    told_in_good_faith: bool = False


STORIES: list[Story] = []


def story(section: str, fault: str, ends: State | RefundState, **particulars: Any) -> Callable[[Play], Play]:
    """Registers a function as the story of `fault`, which ends in state `ends`."""

    def register(play: Play) -> Play:
        name = play.__name__.replace("_", "-")
        STORIES.append(Story(section, name, fault, ends, play, **particulars))
        return play

    return register


def status(line: str, *headers: str, then: Behaviour | None = None) -> Behaviour:
    """Answers with this status; with `then` what was asked is carried out all the same."""

    def behave(exchange: Exchange) -> None:
        if then is not None:
            exchange.carry_out()
        head = "".join(f"{header}\r\n" for header in headers)
        exchange.peer.send(f"HTTP/1.1 {line}\r\nContent-Length: 0\r\n{head}\r\n".encode())

    return behave


def says(**changes: object) -> Behaviour:
    """The honest answer with other values."""
    return lambda exchange: exchange.say(exchange.carry_out() | changes)


def only_says(**document: object) -> Behaviour:
    """This, and nothing is carried out."""
    return lambda exchange: exchange.say(document)


def hang_up(exchange: Exchange) -> None:
    exchange.carry_out()
    raise EOFError


def never_arrived(_: Exchange) -> None:
    raise EOFError
