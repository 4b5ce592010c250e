"""Calls on threads: payments have workers of their own, and a bug in a call is an answer, too."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from pos_app.checkout.workers import ThreadCalls
from pos_app.domain.answers import NoAnswer

PATIENCE_S = 10


class Inbox:
    def __init__(self) -> None:
        self.posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def take(self) -> None:
        self.posted.get(timeout=PATIENCE_S)()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def calls(inbox: Inbox) -> Iterator[ThreadCalls]:
    made = ThreadCalls(inbox.posted.put)
    yield made
    made.close()


def test_an_answer_comes_back_into_the_thread_that_takes_what_was_posted(calls: ThreadCalls, inbox: Inbox) -> None:
    heard: list[tuple[str, threading.Thread]] = []
    worker: list[threading.Thread] = []

    def call() -> str:
        worker.append(threading.current_thread())
        return "answer"

    calls.start("payment", call, lambda answer: heard.append((answer, threading.current_thread())))
    inbox.take()
    assert heard == [("answer", threading.current_thread())]
    assert worker[0] is not threading.current_thread()


def test_a_payment_does_not_wait_for_queries_that_hang(calls: ThreadCalls, inbox: Inbox) -> None:
    let_go, heard = threading.Event(), []
    for _ in range(10):
        calls.start("other", lambda: let_go.wait(PATIENCE_S), lambda _: None)
    calls.start("payment", lambda: "paid", heard.append)
    inbox.take()
    assert heard == ["paid"]
    let_go.set()


@pytest.mark.expect_log("ERROR pos_app.checkout.workers: a call to the gateway failed inside: ValueError$")
def test_a_call_that_fails_inside_may_have_left_and_its_text_is_not_logged(calls: ThreadCalls, inbox: Inbox) -> None:
    def call() -> str:
        raise ValueError("DUMMY-SECRET-281234567890123456")

    heard: list[object] = []
    calls.start("payment", call, heard.append)
    inbox.take()
    assert heard == [NoAnswer(may_have_left=True, reason="internal")]


def test_closing_waits_for_what_was_started_and_starts_nothing_more(calls: ThreadCalls, inbox: Inbox) -> None:
    done: list[int] = []
    for number in range(20):
        calls.start("payment", lambda number=number: number, done.append)
    calls.close()
    calls.start("payment", lambda: 99, done.append)
    for _ in range(20):
        inbox.take()
    assert sorted(done) == list(range(20))
    assert inbox.posted.empty()
