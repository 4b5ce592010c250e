"""What holds for every test: no unexpected log record, no Qt warning, no thread left behind."""

from __future__ import annotations

import logging
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]  # for the tests of this very file

# A busy machine is no failure: no test has a time limit.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
# On demand, for some minutes: `pytest tests/fuzz --hypothesis-profile=fuzz`.
settings.register_profile("fuzz", max_examples=20_000, deadline=None)

THREADS_MUST_END_WITHIN_S = 5.0

# They drive the real program on a virtual X display with a real Secret Service, mount a small disk, fork, or plug
# scanners into pseudo-terminals.
_LINUX_ONLY = [
    "end_to_end", "integration/journal/test_full_disk.py", "integration/journal/test_killed_at_every_step.py",
    "integration/scanner",
]  # fmt: skip
# A shell ignores interrupts for what it runs in the background, and so would the programs that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
collect_ignore = [] if sys.platform == "linux" else _LINUX_ONLY


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """pytest-qt's application is never seen; programs that tests start choose their platform themselves."""
    return ["pos-app", "-platform", "offscreen"]


class _Recorder(logging.Handler):
    """Keeps the text of each record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def only_expected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test on a log record from WARNING up that no `@pytest.mark.expect_log(pattern, ...)` expects.

    Each pattern (a regular expression, searched in "LEVEL logger: message") must also occur.
    """
    patterns = [pattern for marker in request.node.iter_markers("expect_log") for pattern in marker.args]
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)
    yield
    logging.getLogger().removeHandler(recorder)
    unexpected = [line for line in recorder.lines if not any(re.search(p, line) for p in patterns)]
    absent = [p for p in patterns if not any(re.search(p, line) for line in recorder.lines)]
    assert not unexpected, "unexpected log records:\n" + "\n".join(unexpected)
    assert not absent, f"log records that were expected and did not come: {absent}"


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fails a test that leaves threads running, daemons included; they have a few seconds to end."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREADS_MUST_END_WITHIN_S
    for thread in _ours(before):
        thread.join(max(0.0, deadline - time.monotonic()))
    left = [thread.name for thread in _ours(before)]
    assert not left, f"threads left running: {left}"


def _ours(before: set[threading.Thread]) -> list[threading.Thread]:
    # A dummy stands for a thread that Python did not start (one of Qt's): nobody can join it.
    return [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
