"""The log as a whole: what anybody may hand to a logger, and what of it arrives on the disk."""

from __future__ import annotations

import ast
import json
import logging
import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.logs.files import log_files
from pos_app.app.logs.handler import REMEMBERED, LogHandler, start_log
from pos_app.app.logs.lines import ANOTHER_LIBRARY, FIELDS, as_line
from pos_app.checkout.bugs import log_bug
from pos_app.domain.payment import State
from pos_app.domain.payment_codes import classify
from pos_app.domain.secret import Secret
from pos_app.settings.paths import DataFolder

Written = Callable[[], list[dict[str, Any]]]
CODE = "281234567890123456"
KEY = "A1B2C3D4" * 4
POS_APP = Path(__file__).resolve().parents[4] / "pos_app"
ours = logging.getLogger("pos_app.checkout")


def on_disk(folder: DataFolder) -> str:
    return "".join(path.read_text("utf-8") for path in log_files(folder.logs))


def test_our_own_words_are_written_from_info_up(folder: DataFolder, written: Written) -> None:
    start_log(folder)
    ours.info("payment %(number)s is %(state)s", {"number": "P26112406242000155756212", "state": State.PAID})
    ours.debug("details")
    [line] = written()
    assert line["event"] == "payment P26112406242000155756212 is paid"
    assert line["fields"] == {"number": "P26112406242000155756212", "state": "paid"}
    assert (line["level"], line["logger"], line["thread"]) == ("INFO", "pos_app.checkout", "MainThread")
    assert line["time"].endswith("Z")
    assert set(line) <= set(FIELDS)


def test_nothing_is_made_before_there_is_something_to_say(folder: DataFolder) -> None:
    start_log(folder)
    assert list(folder.logs.iterdir()) == []


@pytest.mark.expect_log("ERROR pos_app.checkout: it failed")
def test_of_an_exception_only_kind_and_place_are_written(folder: DataFolder, written: Written) -> None:
    start_log(folder)
    try:
        raise ValueError(KEY)
    except ValueError:
        ours.exception("it failed")
    [line] = written()
    assert line["error"] == "ValueError"
    assert line["at"].startswith("test_log.py:")
    assert line["at"].endswith(":test_of_an_exception_only_kind_and_place_are_written")
    assert KEY not in on_disk(folder)


def test_a_line_that_cannot_be_filled_in_is_written_as_it_stands() -> None:
    lines: list[str] = []
    log = logging.getLogger("pos_app.alone")
    log.propagate = False
    log.addHandler(LogHandler(lines.append))
    log.error("%d of them", KEY)
    assert '"event": "%d of them"' in lines[0]
    assert KEY not in lines[0]


SECRETS = [Secret(KEY), KEY, classify(CODE), CODE, KEY.encode(), ValueError(KEY), {"key": KEY}]


@pytest.mark.expect_log(".*")
@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: type(secret).__name__)
@pytest.mark.parametrize("logger", ["pos_app.checkout", "pos_app", f"pos_app.{KEY}", "urllib3.pool", "keyring", KEY])
def test_no_secret_comes_through_whoever_logs_it_and_however(folder: DataFolder, logger: str, secret: Any) -> None:
    start_log(folder)
    log = logging.getLogger(logger)
    shown = secret.reveal() if hasattr(secret, "reveal") else secret
    log.error("it is %s", secret)
    log.error("it is %(it)s", {"it": shown})
    log.error("it is %s, %s", shown, (shown, [shown]))
    log.error(f"it is {shown}")  # noqa: G004 - what a careless line would do
    log.error("it is " + str(shown))  # noqa: G003 - see above
    log.error(shown)
    log.error("it failed", exc_info=ValueError(shown), extra={"client_key": shown})
    threading.Thread(name=str(shown), target=lambda: log.error("from elsewhere")).run()
    text = on_disk(folder)
    assert text.count("\n") >= 8
    assert KEY not in text
    assert CODE not in text


@pytest.mark.expect_log("WARNING urllib3", "ERROR urllib3")
def test_other_libraries_are_heard_when_they_fail_only_and_without_their_words(
    folder: DataFolder, written: Written
) -> None:
    start_log(folder)
    logging.getLogger("urllib3.connectionpool").setLevel(logging.DEBUG)
    logging.getLogger("urllib3.connectionpool").warning("retrying")
    logging.getLogger("urllib3.connectionpool").error("gave up on %s", "https://gateway.invalid", exc_info=OSError())
    lines = [line for line in written() if line["level"] == "ERROR"]
    assert [(line["logger"], line["event"], line["error"]) for line in lines] == [
        ("urllib3", ANOTHER_LIBRARY, "OSError")
    ]


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs")
def test_a_bug_is_named_by_the_code_that_met_it(folder: DataFolder, written: Written) -> None:
    start_log(folder)
    code = compile("log_bug('the clock stood still', error)", "somewhere.py", "exec")
    exec(code, {"__name__": "pos_app.checkout.clock", "log_bug": log_bug, "error": ZeroDivisionError(KEY)})
    [line] = written()
    assert line["event"] == "the clock stood still: ZeroDivisionError"


def test_a_log_that_cannot_be_written_is_silent(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    start_log(folder)
    folder.logs.rmdir()
    folder.logs.write_text("in the way")
    ours.info("nobody hears this")
    assert capsys.readouterr().err == ""


def test_the_last_lines_are_remembered(folder: DataFolder) -> None:
    handler = start_log(folder)
    for number in range(REMEMBERED + 5):
        ours.info("number %s", number)
    lines = handler.remembered()
    assert len(lines) == REMEMBERED
    assert f"number {REMEMBERED + 4}" in lines[-1]


def test_for_a_window_another_thread_writes_and_nothing_is_lost(folder: DataFolder, written: Written) -> None:
    handler = start_log(folder)
    writers = set[str]()
    write = handler._write
    handler._write = lambda line: (writers.add(threading.current_thread().name), write(line))[1]
    with handler.in_background():
        for number in range(20):
            ours.info("number %s", number)
    assert [line["event"] for line in written()] == [f"number {number}" for number in range(20)]
    assert writers == {"log"}


def test_while_nothing_happens_the_writer_beats(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_app.app.logs.handler._BEAT_S", 0.01)
    beaten = threading.Event()
    with LogHandler(lambda _line: None).in_background(beaten.set):
        assert beaten.wait(10)


def _writes(folder: Path, name: str) -> None:
    start_log(DataFolder(folder))
    for number in range(300):
        logging.getLogger("pos_app").info("number %s of " + name, number)  # noqa: G003 - not written either way


def test_processes_write_to_one_file_and_break_no_line(folder: DataFolder, written: Written) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_writes, args=(folder.root, name)) for name in ("one", "two", "three")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    lines = written()  # each is JSON
    assert len(lines) == 900
    assert len({line["pid"] for line in lines}) == 3


def test_every_log_call_of_the_program_says_literally_what_it_says() -> None:
    """What is not literal comes out as `…`: nobody would know what it was."""
    names = {"debug", "info", "warning", "error", "critical", "exception"}
    wrong = [
        f"{path.relative_to(POS_APP)}:{node.lineno}"
        for path in POS_APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("log", "_log")
        and not all(isinstance(one, ast.Constant) for one in _choices(node.args[0]))
    ]
    assert wrong == []


def _choices(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def test_a_record_that_nobody_logs_now_says_nothing() -> None:
    record = logging.LogRecord("pos_app.checkout", logging.INFO, "till.py", 1, "not said here", (), None)
    assert json.loads(as_line(record))["event"] == "…"


def test_a_log_that_breaks_inside_raises_nothing() -> None:
    def broken(_line: str) -> None:
        raise ZeroDivisionError

    handler = LogHandler(broken)
    handler.emit(logging.LogRecord("pos_app", logging.INFO, "till.py", 1, "said", (), None))
    assert len(handler.remembered()) == 1


def test_a_line_that_comes_while_the_window_closes_is_written(folder: DataFolder, written: Written) -> None:
    handler = start_log(folder)
    with handler.in_background():
        waiting = handler._queue
        assert waiting is not None
        waiting.put(None)
        waiting.put('{"event": "late"}')
    assert [line["event"] for line in written()] == ["late"]
