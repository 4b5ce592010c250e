from __future__ import annotations

import pickle
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection, Pipe

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.control.line import MAX_MESSAGE, Line, LineError, LineTimeout

KEY = b"k" * 32


@pytest.fixture
def ends() -> Iterator[tuple[Connection, Connection]]:
    one, other = Pipe()
    yield one, other
    one.close()
    other.close()


@pytest.fixture
def lines(ends: tuple[Connection, Connection]) -> tuple[Line, Line]:
    return Line(ends[0]), Line(ends[1])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_an_object_arrives_as_it_was_sent(message: dict[str, object]) -> None:
    one, other = Pipe()
    with one, other:
        Line(one).send(message)
        assert Line(other).receive() == message


@pytest.mark.parametrize(
    "raw",
    [b"", b"garbage", b"[1]", b'"text"', b"null", b"\xff\xfe", b"[" * 100_000, pickle.dumps({"do": "show"})],
)
def test_what_is_no_json_object_is_a_line_error(raw: bytes, ends: tuple[Connection, Connection]) -> None:
    ends[1].send_bytes(raw)
    with pytest.raises(LineError) as refused:
        Line(ends[0]).receive()
    assert str(refused.value) == ""


def test_a_message_above_the_limit_is_not_read(ends: tuple[Connection, Connection]) -> None:
    # Only its length is announced: what matters is that nobody waits for the rest or makes room for it.
    with socket.socket(fileno=ends[1].fileno()) as raw:
        raw.sendall(struct.pack("!i", MAX_MESSAGE + 1))
        with pytest.raises(LineError):
            Line(ends[0]).receive()
        raw.detach()


def test_a_message_above_the_limit_is_not_sent(lines: tuple[Line, Line]) -> None:
    with pytest.raises(ValueError, match="too large"):
        lines[0].send({"text": "x" * MAX_MESSAGE})
    lines[0].send({"still": "usable"})
    assert lines[1].receive() == {"still": "usable"}


@pytest.mark.parametrize("value", [object(), float("nan"), {1, 2}, b"bytes"])
def test_what_is_no_json_is_not_sent(value: object, lines: tuple[Line, Line]) -> None:
    with pytest.raises((TypeError, ValueError)):
        lines[0].send({"value": value})


def test_a_side_that_hung_up_is_a_line_error(ends: tuple[Connection, Connection]) -> None:
    ends[1].close()
    with pytest.raises(LineError):
        Line(ends[0]).receive()
    with pytest.raises(LineError):
        Line(ends[0]).send({})


def test_hanging_up_wakes_the_thread_that_waits(lines: tuple[Line, Line]) -> None:
    waiting = threading.Event()

    def wait() -> None:
        waiting.set()
        lines[0].receive()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(wait)
        waiting.wait(10)
        lines[0].hang_up()
        with pytest.raises(LineError):
            future.result(10)


def test_hanging_up_and_closing_may_come_late_and_twice(lines: tuple[Line, Line]) -> None:
    lines[0].close()
    lines[0].hang_up()
    lines[0].close()
    lines[1].hang_up()
    lines[1].hang_up()
    with pytest.raises(LineError):
        lines[1].receive()


def test_a_deadline_ends_waiting(lines: tuple[Line, Line]) -> None:
    with pytest.raises(LineTimeout), lines[0].deadline(0.05):
        lines[0].receive()


def test_a_deadline_that_was_kept_changes_nothing(lines: tuple[Line, Line]) -> None:
    with lines[0].deadline(60):
        lines[0].send({"n": 1})
    with lines[1].deadline(60):
        assert lines[1].receive() == {"n": 1}


def test_another_error_before_the_deadline_stays_itself(ends: tuple[Connection, Connection]) -> None:
    ends[1].close()
    line = Line(ends[0])
    with pytest.raises(LineError) as lost, line.deadline(60):
        line.receive()
    assert not isinstance(lost.value, LineTimeout)


def prove(lines: tuple[Line, Line], server_key: bytes, caller_key: bytes) -> list[BaseException | None]:
    with ThreadPoolExecutor(2) as pool:
        server = pool.submit(lines[0].prove_each_other, server_key, caller=False)
        caller = pool.submit(lines[1].prove_each_other, caller_key, caller=True)
        server.add_done_callback(lambda done: lines[0].hang_up() if done.exception() else None)
        caller.add_done_callback(lambda done: lines[1].hang_up() if done.exception() else None)
        return [server.exception(10), caller.exception(10)]


def test_both_sides_with_the_key_prove_it(lines: tuple[Line, Line]) -> None:
    assert prove(lines, KEY, KEY) == [None, None]
    lines[1].send({"do": "show"})
    assert lines[0].receive() == {"do": "show"}


def test_another_key_is_refused_on_both_sides(lines: tuple[Line, Line]) -> None:
    assert [type(error) for error in prove(lines, KEY, b"x" * 32)] == [LineError, LineError]


@pytest.mark.parametrize("caller", [True, False])
@pytest.mark.parametrize("raw", [b"", b"garbage", b"#CHALLENGE#", b"#CHALLENGE#{sha256}", b"x" * 300, b"#WELCOME#"])
def test_garbage_in_place_of_a_proof_is_a_line_error(
    raw: bytes, caller: bool, ends: tuple[Connection, Connection]
) -> None:
    ends[1].send_bytes(raw)
    ends[1].send_bytes(raw)
    line = Line(ends[0])
    with pytest.raises(LineError), line.deadline(60):
        line.prove_each_other(KEY, caller=caller)
