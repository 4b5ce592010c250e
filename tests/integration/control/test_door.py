"""The door of a till: real sockets, real threads, and real processes where one of them has to die."""

from __future__ import annotations

import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from multiprocessing.connection import Client, Pipe
from pathlib import Path

import pytest

from pos_app.control.address import read_address
from pos_app.control.door import DoorClient, DoorServer, NobodyHome, TillLost, TillSilent
from pos_app.control.line import MAX_MESSAGE, Line
from pos_app.control.lock import TillLock

ROOT = Path(__file__).parents[3]
Message = dict[str, object]


def echo(request: Message) -> Iterator[Message]:
    yield {"event": "heard", "request": request}
    yield {"event": "result", "state": "paid"}


@contextmanager
def open_till(
    folder: Path, handler: Callable[[Message], Iterator[Message]] = echo, **options: float
) -> Iterator[DoorServer]:
    with closing(DoorServer(folder, handler, **options)) as server:
        yield server


def place_of(folder: Path) -> str:
    address = read_address(folder)
    assert address is not None
    return address.place


def test_a_caller_gets_every_event_in_order_and_then_the_end(tmp_path: Path) -> None:
    with open_till(tmp_path):
        answer = list(DoorClient(tmp_path).call({"do": "query", "number": "P1", "text": "八達通"}))
    assert answer == [
        {"event": "heard", "request": {"do": "query", "number": "P1", "text": "八達通"}},
        {"event": "result", "state": "paid"},
    ]


def test_events_arrive_while_the_till_goes_on_with_the_request(tmp_path: Path) -> None:
    go_on = threading.Event()

    def slow(request: Message) -> Iterator[Message]:
        yield {"event": "qr"}
        assert go_on.wait(10)
        yield {"event": "result"}

    with open_till(tmp_path, slow):
        events = DoorClient(tmp_path).call({"do": "pay"})
        assert next(events) == {"event": "qr"}
        go_on.set()
        assert list(events) == [{"event": "result"}]


def test_a_second_start_shows_the_first_window(tmp_path: Path) -> None:
    asked: queue.Queue[Message] = queue.Queue()

    def handler(request: Message) -> Iterator[Message]:
        asked.put(request)
        yield {"event": "result"}

    with open_till(tmp_path, handler):
        DoorClient(tmp_path).show()
    assert asked.get_nowait() == {"do": "show"}


def test_many_callers_are_served_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(8)

    def handler(request: Message) -> Iterator[Message]:
        together.wait(20)  # breaks unless all eight are in here at the same time
        yield {"n": request["n"]}

    def call(n: int) -> list[Message]:
        return list(DoorClient(tmp_path).call({"n": n}))

    with open_till(tmp_path, handler), ThreadPoolExecutor(8) as pool:
        assert list(pool.map(call, range(8))) == [[{"n": n}] for n in range(8)]


def test_it_works_with_a_data_folder_of_a_very_long_path(tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 40)
    folder.mkdir()
    with open_till(folder):
        assert len(list(DoorClient(folder).call({}))) == 2
    with pytest.raises(NobodyHome):
        DoorClient(folder).call({})


# --- nobody home


def test_without_a_till_nobody_is_home(tmp_path: Path) -> None:
    with pytest.raises(NobodyHome):
        DoorClient(tmp_path).call({"do": "show"})


def test_after_closing_nobody_is_home_and_nothing_is_left(tmp_path: Path) -> None:
    with open_till(tmp_path):
        pass
    with pytest.raises(NobodyHome):
        DoorClient(tmp_path).show()
    assert list(tmp_path.iterdir()) == []


TILL = """
import pathlib, sys, threading
from pos_app.control.door import DoorServer
from pos_app.control.lock import TillLock

folder = pathlib.Path(sys.argv[1])
assert TillLock(folder / "till.lock").acquire()
def handler(request):
    yield {"event": "begun"}
    threading.Event().wait()
server = DoorServer(folder, handler)
print("open", flush=True)
threading.Event().wait()
"""


@contextmanager
def till_process(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", TILL, str(folder)], cwd=ROOT, stdout=subprocess.PIPE) as till:
        try:
            assert till.stdout is not None
            assert till.stdout.readline() == b"open\n"
            yield till
        finally:
            till.kill()


@pytest.mark.parametrize("name", ["till", "long-" * 40])
def test_a_killed_till_leaves_lock_and_door_to_the_next_one(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    lock = TillLock(folder / "till.lock")
    with till_process(folder) as till:
        assert lock.acquire() is False
        assert lock.holder() == till.pid
        till.send_signal(signal.SIGKILL)
        till.wait(10)
    assert read_address(folder) is not None
    with pytest.raises(NobodyHome):
        DoorClient(folder).call({})
    assert lock.acquire() is True
    with open_till(folder):
        assert len(list(DoorClient(folder).call({}))) == 2
    lock.release()


def test_a_till_that_is_killed_while_it_answers_is_lost_not_finished(tmp_path: Path) -> None:
    with till_process(tmp_path) as till:
        events = DoorClient(tmp_path).call({"do": "pay"})
        assert next(events) == {"event": "begun"}
        till.send_signal(signal.SIGKILL)
        with pytest.raises(TillLost, match="Do not charge again"):
            next(events)


def test_a_till_that_hangs_is_silent_and_was_asked_nothing(tmp_path: Path) -> None:
    with till_process(tmp_path) as till:
        till.send_signal(signal.SIGSTOP)
        with pytest.raises(TillSilent, match="Nothing was asked of it"):
            DoorClient(tmp_path, handshake_s=0.1).call({"do": "pay"})
        till.send_signal(signal.SIGCONT)


def test_a_program_that_took_over_the_address_gets_no_request(tmp_path: Path) -> None:
    with open_till(tmp_path):
        place = place_of(tmp_path)
        document = (tmp_path / "door.json").read_text()
    (tmp_path / "door.json").write_text(document)
    with socket.socket(socket.AF_UNIX) as impostor, ThreadPoolExecutor(1) as pool:
        impostor.bind(place)
        impostor.listen()
        call = pool.submit(lambda: DoorClient(tmp_path).call({"do": "pay", "auth_code": "dummy"}))
        caller, _ = impostor.accept()
        with caller:
            caller.sendall(b"\x00\x00\x00\x0b#CHALLENGE#" + b"\x00\x00\x00\x09#WELCOME#" * 2)
            caller.shutdown(socket.SHUT_WR)
            with pytest.raises(NobodyHome):
                call.result(10)
            received = b"".join(iter(lambda: _received(caller), b""))
    assert b"dummy" not in received


def test_a_till_that_closes_between_proof_and_request_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe()
    theirs.close()
    client = DoorClient(tmp_path)
    monkeypatch.setattr(client, "_connect", lambda: Line(ours))
    with pytest.raises(TillLost):
        client.call({"do": "pay"})
    assert ours.closed


# --- callers that misbehave


def test_callers_that_say_nothing_do_not_keep_others_out(tmp_path: Path) -> None:
    with open_till(tmp_path):
        silent = [Client(place_of(tmp_path)) for _ in range(20)]
        assert len(list(DoorClient(tmp_path).call({}))) == 2
        for caller in silent:
            caller.close()


def test_a_caller_that_says_nothing_is_hung_up_on(tmp_path: Path) -> None:
    with open_till(tmp_path, handshake_s=0.05), Client(place_of(tmp_path)) as silent:
        silent.recv_bytes()  # the challenge
        with pytest.raises((EOFError, OSError)):
            silent.recv_bytes()


@pytest.mark.parametrize(
    "garbage", [b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 64, b"\x00" * 64, b"\x00\x00\x00\x05hello" * 3]
)
def test_garbage_is_hung_up_on_and_others_are_served(garbage: bytes, tmp_path: Path) -> None:
    with open_till(tmp_path), socket.socket(socket.AF_UNIX) as caller:
        caller.connect(place_of(tmp_path))
        caller.sendall(garbage)
        caller.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: _received(caller), b""))
        assert b"#WELCOME#" not in received
        assert len(list(DoorClient(tmp_path).call({}))) == 2


def _received(caller: socket.socket) -> bytes:
    try:
        return caller.recv(4096)
    except ConnectionResetError:
        return b""


def test_a_caller_with_another_key_is_refused(tmp_path: Path) -> None:
    reached = threading.Event()

    def handler(request: Message) -> Iterator[Message]:
        reached.set()
        yield {}

    with open_till(tmp_path, handler):
        path = tmp_path / "door.json"
        path.write_text(path.read_text().replace('"key": "', '"key": "00'))
        with pytest.raises(NobodyHome):
            DoorClient(tmp_path).call({"do": "pay"})
    assert not reached.is_set()


def test_a_request_above_the_limit_is_not_sent(tmp_path: Path) -> None:
    with open_till(tmp_path), pytest.raises(ValueError, match="too large"):
        DoorClient(tmp_path).call({"text": "x" * MAX_MESSAGE})


def test_a_caller_that_goes_away_does_not_disturb_the_till(tmp_path: Path) -> None:
    ended = threading.Event()

    def endless(request: Message) -> Iterator[Message]:
        try:
            while True:
                yield {"event": "tick"}
        finally:
            ended.set()

    with open_till(tmp_path, endless):
        events = DoorClient(tmp_path).call({})
        next(events)
        events.close()  # type: ignore[attr-defined]  # a generator
        assert ended.wait(10)


# --- handlers that fail


@pytest.mark.expect_log("ERROR pos_app.control.door: A caller's request failed: RuntimeError$")
def test_a_handler_that_fails_is_answered_by_type_only_and_the_till_stays(tmp_path: Path) -> None:
    def failing(request: Message) -> Iterator[Message]:
        yield {"event": "begun"}
        raise RuntimeError("dummy-secret 281234567890123456")

    with open_till(tmp_path, failing):
        for _ in range(2):
            answer = list(DoorClient(tmp_path).call({"auth_code": "281234567890123456"}))
            assert answer == [{"event": "begun"}, {"event": "error", "error": "RuntimeError"}]


@pytest.mark.expect_log("A caller's request failed: (TypeError|ValueError)$")
@pytest.mark.parametrize("event", [{"value": object()}, {"value": "x" * MAX_MESSAGE}, {"value": float("nan")}])
def test_an_event_that_cannot_be_sent_is_an_error_event(event: Message, tmp_path: Path) -> None:
    with open_till(tmp_path, lambda request: iter([event])):
        (answer,) = DoorClient(tmp_path).call({})
    assert answer["event"] == "error"


# --- closing


def test_closing_ends_all_threads_promptly_whatever_callers_do(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    closing_down = threading.Event()

    def waiting(request: Message) -> Iterator[Message]:
        yield {"event": "begun"}
        closing_down.wait(20)

    server = DoorServer(tmp_path, waiting)
    silent = Client(place_of(tmp_path))
    events = DoorClient(tmp_path).call({})
    next(events)
    closing_down.set()
    server.close()
    ours = set(threading.enumerate()) - before
    for thread in ours:
        thread.join(20)
    assert not [thread for thread in ours if thread.is_alive()]
    silent.close()
    events.close()  # type: ignore[attr-defined]  # a generator


def test_closing_hangs_up_on_a_caller_whose_handler_still_waits(tmp_path: Path) -> None:
    released = threading.Event()

    def stubborn(request: Message) -> Iterator[Message]:
        yield {"event": "begun"}
        released.wait(20)

    server = DoorServer(tmp_path, stubborn)
    events = DoorClient(tmp_path).call({})
    next(events)
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(server.close)
        with pytest.raises(TillLost):
            next(events)
        released.set()
        done.result(10)


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    server = DoorServer(tmp_path, echo)
    server.close()
    server.close()


@pytest.mark.expect_log("WARNING pos_app.control.door: A caller could not be let in: OSError$")
def test_trouble_with_one_caller_does_not_end_the_letting_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_till(tmp_path) as server:
        accept = server._listener.accept
        troubles = iter([OSError(24, "Too many open files")])

        def sometimes() -> object:
            connection = accept()
            for trouble in troubles:
                connection.close()
                raise trouble
            return connection

        monkeypatch.setattr(server._listener, "accept", sometimes)
        list(DoorClient(tmp_path).call({}))  # is in the old accept(); the next one meets the trouble
        with pytest.raises((NobodyHome, TillLost)):
            list(DoorClient(tmp_path).call({}))
        assert len(list(DoorClient(tmp_path).call({}))) == 2
