"""The fixtures that watch every test do fail a test that misbehaves."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
HEAD = "import logging, threading, pytest\n"


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with our conftest and nothing else, run in this process."""
    source = CONFTEST.read_text(encoding="utf-8").replace("WITHIN_S = 5.0", "WITHIN_S = 0.1")
    pytester.makeconftest(source)
    pytester.makeini("[pytest]\nmarkers =\n    expect_log(pattern): as in the project\nqt_log_level_fail = WARNING")
    return pytester


def outcome(run: pytest.Pytester, body: str) -> dict[str, int]:
    run.makepyfile(HEAD + body)
    return run.runpytest_inprocess("-p", "no:cov").parseoutcomes()


def test_a_test_that_does_nothing_wrong_passes(run: pytest.Pytester) -> None:
    assert outcome(run, "def test_it():\n    logging.getLogger('x').info('fine')") == {"passed": 1}


@pytest.mark.expect_log("WARNING x: odd")  # the inner run shares our root logger
def test_an_unexpected_warning_in_the_log_fails(run: pytest.Pytester) -> None:
    assert outcome(run, "def test_it():\n    logging.getLogger('x').warning('odd')")["errors"] == 1


@pytest.mark.expect_log("WARNING x: odd")  # the inner run shares our root logger
def test_an_expected_warning_in_the_log_passes(run: pytest.Pytester) -> None:
    body = "@pytest.mark.expect_log('WARNING x: od+')\ndef test_it():\n    logging.getLogger('x').warning('odd')"
    assert outcome(run, body) == {"passed": 1}


def test_an_expected_warning_that_does_not_come_fails(run: pytest.Pytester) -> None:
    assert outcome(run, "@pytest.mark.expect_log('odd')\ndef test_it():\n    pass")["errors"] == 1


def test_a_thread_left_running_fails_even_a_daemon(run: pytest.Pytester) -> None:
    body = """
done = threading.Event()

def test_leaks():
    threading.Thread(target=done.wait, daemon=True).start()

def test_next_one_is_not_blamed():
    pass

def teardown_module():
    done.set()
"""
    assert outcome(run, body) == {"passed": 2, "errors": 1}


def test_a_warning_from_qt_fails(run: pytest.Pytester) -> None:
    body = "def test_it():\n    from PySide6.QtCore import qWarning\n    qWarning('something is wrong')"
    assert outcome(run, body)["failed"] == 1
