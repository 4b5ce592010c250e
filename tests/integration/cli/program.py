"""The program as a script starts it: its own process, or `main` in this one where nothing more is needed."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pos_app.cli.main import main
from pos_app.domain.pay_types import Wallet
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import STORIES

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60
Events = list[dict[str, Any]]


def code(story: str = "00", wallet: Wallet = Wallet.ALIPAY) -> str:
    """A fresh payment code to which that training story happens."""
    return new_payment_code(wallet, STORIES[story])


@dataclass
class Answer:
    """What a command said. `exit` is the process's own, which must be that of its result."""

    exit: int
    events: Events
    errors: str

    @property
    def result(self) -> dict[str, Any]:
        return self.events[-1]

    @property
    def names(self) -> list[str]:
        return [event["event"] for event in self.events]


@dataclass
class Program:
    """A command that is at work in a process of its own."""

    process: subprocess.Popen[str]
    events: Events = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.changed:
                self.events.append(json.loads(line))
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def until(self, event: str, **particulars: object) -> dict[str, Any]:
        """The first event of that name with these particulars."""

        def found() -> dict[str, Any] | None:
            wanted = particulars.items()
            return next((e for e in self.events if e["event"] == event and wanted <= e.items()), None)

        with self.changed:
            self.changed.wait_for(lambda: found() or self.ended, PATIENCE_S)
        seen = found()
        assert seen is not None, f"no {event} {particulars} among {self.events}"
        return seen

    def interrupt(self, number: signal.Signals = signal.SIGINT) -> None:
        self.process.send_signal(number)

    def end(self) -> Answer:
        """Waits for its end."""
        code = self.process.wait(PATIENCE_S)
        with self.changed:
            self.changed.wait_for(lambda: self.ended, PATIENCE_S)
        assert self.process.stderr is not None
        errors = self.process.stderr.read()
        assert "Traceback" not in errors, errors
        return Answer(code, self.events, errors)


@dataclass
class Till:
    """A data folder and the commands that are given there, all with `--json`."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    training: bool = True

    def arguments(self, given: tuple[str, ...]) -> list[str]:
        return [*given, "--data-dir", str(self.folder), *(["--training"] if self.training else [])]

    def text(self, *given: str, typed: str = "") -> tuple[int, str, str]:
        """Runs a command in this process as a person does; exit code, output and errors."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with _as_it_was():
            code = main(self.arguments(given))
        output, errors = self.capsys.readouterr()
        assert "Traceback" not in output + errors
        return code, output, errors

    def __call__(self, *given: str, typed: str = "") -> Answer:
        """Runs a command in this process as a script does."""
        code, output, errors = self.text(*given, "--json", typed=typed)
        assert errors == ""
        answer = Answer(code, [json.loads(line) for line in output.splitlines()], errors)
        assert answer.result["event"] == "result"
        assert answer.result["exit"] == code
        return answer

    @contextmanager
    def started(self, *given: str, typed: str = "", **options: Any) -> Iterator[Program]:
        """Runs a command in a process of its own, which is gone when the context ends."""
        process = self.popen(*given, **options)
        program = Program(process)
        reader = threading.Thread(target=program.read)
        reader.start()
        try:
            assert process.stdin is not None
            process.stdin.write(typed)
            process.stdin.close()
            yield program
        finally:
            process.kill()
            process.wait()
            reader.join()
            for stream in (process.stdout, process.stderr):
                if stream is not None:
                    stream.close()

    def popen(self, *given: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "pos_app", *self.arguments((*given, "--json"))],
            cwd=ROOT,
            env=os.environ | (env or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *given: str, typed: str = "", **options: Any) -> Answer:
        """Runs a command in a process of its own to its end."""
        with self.started(*given, typed=typed, **options) as program:
            return program.end()

    def payments(self) -> Events:
        """What the journal holds, newest first."""
        return self("payments").events[:-1]

    def files(self) -> dict[Path, bytes]:
        """Everything that was written anywhere in the data folder."""
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}


@contextmanager
def _as_it_was() -> Iterator[None]:
    """`main` is made to be a process's whole life: it leaves its log and its umask behind."""
    root, ours = logging.getLogger(), logging.getLogger("pos_app")
    handlers, levels, raises = list(root.handlers), (root.level, ours.level), logging.raiseExceptions
    umask = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(umask)
        for handler in [one for one in root.handlers if one not in handlers]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(levels[0])
        ours.setLevel(levels[1])
        logging.raiseExceptions = raises
