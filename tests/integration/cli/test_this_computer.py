"""`version`, `owner-pin`, and a journal that a newer program wrote: as a script sees them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pos_app import __version__
from tests.integration.cli.program import Till, code

NEWER = '{"version": "9.1.0"}'


class Page(BaseHTTPRequestHandler):
    """The owner's page of releases."""

    body = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@contextmanager
def release_page(text: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Now", (Page,), {"body": text.encode()}))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/releases"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def use_page(till: Till, url: str) -> None:
    folder = till.folder / "training" if till.training else till.folder
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text(f'release_page = "{url}"\n')


def test_version_asks_nobody(till: Till) -> None:
    use_page(till, "https://192.0.2.1/never-asked")
    answer = till("version")
    assert (answer.exit, answer.result["text"]) == (0, f"pos-app {__version__}")


def test_version_says_what_is_on_the_release_page(till: Till) -> None:
    with release_page("pos-app_97.1.0_amd64.deb, v0.0.1") as url:
        use_page(till, url)
        answer = till("version", "--check")
    assert (answer.exit, answer.result["newer"]) == (0, "97.1.0")
    assert answer.result["text"] == f"pos-app {__version__}\n97.1.0 is on the release page {url}."


def test_version_says_when_nothing_is_newer(till: Till) -> None:
    with release_page(f"v{__version__}") as url:
        use_page(till, url)
        answer = till("version", "--check")
    assert (answer.exit, answer.result["newer"]) == (0, None)
    assert "lists nothing newer" in answer.result["text"]


def test_version_says_that_no_page_is_set(till: Till) -> None:
    answer = till("version", "--check")
    assert (answer.exit, answer.result["newer"]) == (0, None)
    assert "No release page is set" in answer.result["text"]


def test_page_that_does_not_answer_is_told_and_is_exit_5(till: Till) -> None:
    use_page(till, "http://127.0.0.1:1/releases")
    answer = till("version", "--check")
    assert answer.exit == 5
    assert "does not answer (refused)" in answer.result["text"]


def test_doctor_says_what_is_on_the_release_page_and_that_it_cannot_be_read(till: Till) -> None:
    with release_page("v97.1.0") as url:
        use_page(till, url)
        answer = till("doctor")
    told = [(event["ok"], event["text"]) for event in answer.events if event.get("check") == "releases"]
    assert told == [(True, f"97.1.0 is on the release page {url}.")]
    answer = till("doctor")
    assert answer.exit == 0
    [told_later] = [event["text"] for event in answer.events if event.get("check") == "releases"]
    assert told_later == f"The release page {url} does not answer (refused)."


@pytest.mark.expect_log("The keyring failed: NoKeyringError")
def test_pin_without_a_keyring_is_not_asked_for(real_till: Till) -> None:
    answer = real_till("owner-pin", "set", typed=" 27182818\n")
    assert answer.exit == 5
    assert "no keyring" in answer.result["error"]
    assert not (real_till.folder / "settings.toml").exists()
    assert all(b"27182818" not in content for content in real_till.files().values())


@pytest.mark.parametrize("typed", ["", "123", "12345a", "123456789", "１２３４"])
def test_what_is_no_pin_is_refused_without_repeating_it(real_till: Till, typed: str) -> None:
    answer = real_till("owner-pin", "set", typed=typed)
    assert (answer.exit, answer.result["error"]) == (2, "A PIN has 4 to 8 digits and nothing else.")


@pytest.mark.expect_log("The keyring failed: NoKeyringError")
def test_forgotten_pin_is_asked_for_no_more_even_where_the_keyring_cannot_be_opened(real_till: Till) -> None:
    (real_till.folder / "settings.toml").write_text("owner_pin = true\n")
    assert real_till("owner-pin", "clear").exit == 5
    assert (real_till.folder / "settings.toml").read_text() == "owner_pin = false\n"
    assert real_till("owner-pin", "status").result["pin"] is False


def test_pin_is_never_an_argument(real_till: Till) -> None:
    status, output, errors = real_till.text("owner-pin", "set", "2718")
    assert status == 2
    assert "2718" not in output + errors


def test_training_has_no_pin(till: Till) -> None:
    answer = till("owner-pin", "set", typed="2718")
    assert (answer.exit, answer.result["error"]) == (2, "Training has no PIN. Leave --training out.")


def test_journal_of_a_newer_program_is_refused_with_the_version_to_install(till: Till) -> None:
    assert till("pay", "--amount", "5", "--code-stdin", typed=code()).exit == 0
    journal = till.folder / "training" / "journal.sqlite3"
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute(
            "INSERT INTO till_events (at, kind, body) VALUES (1, 'Migrated', '{\"version\": \"9.1.0\"}')"
        )
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = journal.read_bytes()
    for command in (("pay", "--amount", "5", "--code-stdin"), ("payments",), ("resolve",)):
        answer = till(*command, typed=code())
        assert answer.exit == 5
        assert "was written by pos-app 9.1.0" in answer.result["error"]
        assert "Install 9.1.0 again; nothing was changed." in answer.result["error"]
    assert journal.read_bytes() == before
