"""The doctor shakes hands with real servers, and says what is wrong with their certificates."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from pos_app.app.doctor.tls import examined
from pos_app.domain.checkup import Check, Level

Served = Callable[[ssl.SSLContext], int]


@pytest.fixture
def served() -> Iterator[Served]:
    """A port on which somebody shakes hands with that context."""
    threads: list[threading.Thread] = []

    def serve(context: ssl.SSLContext) -> int:
        listening = socket.create_server(("127.0.0.1", 0))

        def run() -> None:
            with listening, listening.accept()[0] as caller:
                caller.settimeout(30)
                with suppress(OSError):  # the doctor hangs up on what it does not trust
                    context.wrap_socket(caller, server_side=True).close()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        port: int = listening.getsockname()[1]
        return port

    yield serve
    for thread in threads:
        thread.join()


def told(port: int, host: str = "127.0.0.1") -> Check:
    return examined(host, port, None, datetime.now(UTC))


def test_a_certificate_that_verifies_is_told_with_its_end(served: Served, trusted_tls: ssl.SSLContext) -> None:
    check = told(served(trusted_tls))
    assert check.level is not Level.FAULT  # the tests' own is valid for some days
    assert "TLSv1." in str(check.text)


@pytest.mark.parametrize(("host", "why"), [("localhost", "another name"), ("127.0.0.1", "somebody unknown")])
def test_a_certificate_of_another_name_and_one_of_nobody_are_told_apart(
    served: Served, request: pytest.FixtureRequest, host: str, why: str
) -> None:
    context = request.getfixturevalue("trusted_tls" if host == "localhost" else "server_tls")
    check = told(served(context), host)
    assert (check.level, why in str(check.text)) == (Level.FAULT, True)


def test_a_certificate_that_has_ended_is_told(served: Served, expired_tls: ssl.SSLContext) -> None:
    assert "it has ended" in str(told(served(expired_tls)).text)
