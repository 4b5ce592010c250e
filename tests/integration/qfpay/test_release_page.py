"""The owner's page of releases over real HTTP: what is newer is told, and no page does harm."""

from __future__ import annotations

import gzip
import threading
from typing import Any

import pytest

from pos_app.app.releases import ReleasePage, ReleaseWatch
from pos_app.domain.sentences import SetupError
from pos_app.domain.versions import Version
from tests.integration.qfpay.hostile import Peer

NEWER = b'<a href="pos-app_99.2.0_amd64.deb">pos-app_99.2.0_amd64.deb</a> v0.0.1'


def page(url: str) -> ReleasePage:
    return ReleasePage(f"{url}/shop/releases?channel=stable", proxy=None)


def why_nothing_is_known(url: str) -> str:
    with pytest.raises(SetupError) as caught:
        page(url).newer()
    return str(caught.value)


def test_newer_version_is_found_and_nothing_of_ours_is_sent(serve: Any, answering: Any) -> None:
    server = serve(answering(NEWER))
    assert page(server.url).newer() == Version(99, 2, 0)
    [asked] = server.requests
    assert (asked.method, asked.path, asked.params, asked.body) == ("GET", "/shop/releases", {"channel": "stable"}, b"")
    assert {"authorization", "cookie", "x-qf-appcode", "x-qf-sign"} & asked.headers.keys() == set()


def test_a_page_that_lists_ours_and_older_ones_has_nothing_newer(serve: Any, answering: Any) -> None:
    assert page(serve(answering(b"v0.0.1 v0.1.0")).url).newer() is None


def test_a_redirect_on_the_same_footing_is_followed(serve: Any, answering: Any) -> None:
    target = serve(answering(NEWER))
    server = serve(answering(b"", status="302 Found", Location=f"{target.url}/there"))
    assert page(server.url).newer() == Version(99, 2, 0)
    assert [asked.path for asked in target.requests] == ["/there"]


@pytest.mark.parametrize(
    "location", ["http://192.0.2.1/", "https://192.0.2.1/", "file:///etc/passwd", "http://[", "http://a:b@127.0.0.1/"]
)
def test_a_redirect_to_elsewhere_than_the_owner_may_name_is_not_followed(
    serve: Any, answering: Any, location: str
) -> None:
    server = serve(answering(b"", status="301 Moved", Location=location))
    assert "leads to an address that cannot be used" in why_nothing_is_known(server.url)


def test_redirects_in_a_circle_end(serve: Any, answering: Any) -> None:
    server = serve(answering(b"", status="302 Found", Location="/shop/releases"))
    assert "answers with status 302" in why_nothing_is_known(server.url)
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"v9.9.9 " * 200_000, {}, "too_large"),
        (gzip.compress(b"v9.9.9 " * 2_000_000), {"Content_Encoding": "gzip"}, "too_large"),
    ],
    ids=["huge", "bomb"],
)
def test_a_huge_page_is_dropped(serve: Any, answering: Any, body: bytes, headers: dict[str, str], reason: str) -> None:
    assert f"does not answer ({reason})" in why_nothing_is_known(serve(answering(body, **headers)).url)


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe" * 1000, b"<html>Log in to the hotel's network</html>", b"v" * 9])
def test_garbage_names_no_version(serve: Any, answering: Any, body: bytes) -> None:
    assert "names no version of pos-app" in why_nothing_is_known(serve(answering(body)).url)


def test_other_states_than_ok_are_told(serve: Any, answering: Any) -> None:
    assert "answers with status 404" in why_nothing_is_known(serve(answering(NEWER, status="404 Not Found")).url)


def test_nobody_there_is_told() -> None:
    assert "does not answer (refused)" in why_nothing_is_known("http://127.0.0.1:1")


def test_watch_tells_at_once_and_again(serve: Any, answering: Any) -> None:
    told: list[Version] = []
    twice = threading.Event()

    def tell(version: Version) -> None:
        told.append(version)
        if len(told) == 2:
            twice.set()

    watch = ReleaseWatch(page(serve(answering(NEWER)).url), every_s=0.01)
    watch.listen(tell)
    assert twice.wait(30)
    watch.close()
    assert set(told) == {Version(99, 2, 0)}


def test_watch_that_is_closed_waits_for_no_slow_page(serve: Any) -> None:
    asked = threading.Event()

    def handle(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nv9")
        asked.set()
        peer.wait_until_gone()

    told: list[Version] = []
    watch = ReleaseWatch(page(serve(handle).url))
    watch.listen(told.append)
    assert asked.wait(30)
    watch.close()
    assert told == []


def test_page_that_was_closed_is_not_asked(serve: Any, answering: Any) -> None:
    server = serve(answering(NEWER))
    closed = page(server.url)
    closed.close()
    with pytest.raises(SetupError):
        closed.newer()
    assert server.requests == []
