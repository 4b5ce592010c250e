"""Whether the owner's page of releases lists a newer version. The till only says so: it never updates itself."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from pos_app import __version__
from pos_app.domain.answers import NoAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError
from pos_app.domain.versions import Version, newest_on
from pos_app.qfpay.environments import is_loopback
from pos_app.qfpay.transport import Request, Transport
from pos_app.settings.checks import check_release_page

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence
    from pos_app.qfpay.transport import Reply
    from pos_app.settings.model import Settings

DAY_S: Final = 24 * 3600.0
_DEADLINE_S: Final = 20.0
_LARGEST: Final = 1_000_000
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_OK: Final = 200

_SILENT = QT_TRANSLATE_NOOP("releases", "The release page {url} does not answer ({reason}).")
_REFUSED = QT_TRANSLATE_NOOP("releases", "The release page {url} answers with status {status}.")
_NOWHERE = QT_TRANSLATE_NOOP("releases", "The release page {url} leads to an address that cannot be used.")
_NOTHING_THERE = QT_TRANSLATE_NOOP("releases", "The release page {url} names no version of pos-app.")
_NOT_ASKED = QT_TRANSLATE_NOOP("releases", "No release page is set, so nobody is asked for newer versions.")
_NEWEST = QT_TRANSLATE_NOOP("releases", "The release page {url} lists nothing newer.")
_NEWER = QT_TRANSLATE_NOOP("releases", "{version} is on the release page {url}.")


def our_version() -> Version:
    """The version of this program."""
    return Version.parse(__version__) or Version(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """What asking the release page came to. `known`: it answered, or nobody was to be asked."""

    sentence: Sentence
    newer: Version | None = None
    known: bool = True


def version_check(settings: Settings) -> Found:
    """Asks the release page of the settings, now; for the command line and the doctor. Waits for the network."""
    url = settings.release_page
    if not url:
        return Found(_NOT_ASKED)
    try:
        newer = ReleasePage(url, settings.proxy).newer()
    except SetupError as error:
        return Found(error.sentence, known=False)
    if newer is None:
        return Found(_NEWEST.filled(url=url))
    return Found(_NEWER.filled(version=str(newer), url=url), newer)


class ReleasePage:
    """The owner's page at `url`. Nothing of the environment is used, no credential is sent, nothing is kept of it."""

    def __init__(self, url: str, proxy: str | None) -> None:
        self._url = url
        self._proxy = proxy
        self._lock = threading.Lock()
        self._transport: Transport | None = None
        self._closed = False

    def newer(self) -> Version | None:
        """A version that is newer than ours, if the page lists one. Raises SetupError with why nothing is known."""
        newest = newest_on(self._text(), our_version())
        if newest is None:
            raise SetupError(_NOTHING_THERE.filled(url=self._url))
        return newest if newest > our_version() else None

    def close(self) -> None:
        """Ends a question that is on its way; later ones are not asked."""
        with self._lock:
            self._closed = True
            transport = self._transport
        if transport is not None:
            transport.close()

    def _text(self) -> str:
        url, reply = self._url, self._reply(self._url)
        for _ in range(_MOST_REDIRECTS):
            if reply.status not in _REDIRECTS:
                break
            url = self._redirected(url, reply.headers.get("Location", ""))
            reply = self._reply(url)
        if reply.status != _OK:
            raise SetupError(_REFUSED.filled(url=self._url, status=str(reply.status)))
        return reply.body.decode("utf-8", "replace")

    def _redirected(self, before: str, where: str) -> str:
        """An address that a redirect names: it must be as good as the owner's own."""
        try:
            url = urljoin(before, where)
            check_release_page(url)
            if is_loopback(url) is is_loopback(before):
                return url
        except (BadInput, ValueError):
            pass
        raise SetupError(_NOWHERE.filled(url=self._url))

    def _reply(self, url: str) -> Reply:
        parts = urlsplit(url)
        with contextlib.closing(Transport(f"{parts.scheme}://{parts.netloc}", self._proxy)) as transport:
            with self._lock:
                self._transport = transport
                closed = self._closed
            request = Request(
                "GET", parts.path or "/", dict(parse_qsl(parts.query)), {"Accept": "text/html, */*"},
                deadline_s=_DEADLINE_S, limit=_LARGEST, permit=lambda: not closed,
            )  # fmt: skip
            reply = transport.exchange(request)
        if isinstance(reply, NoAnswer):
            raise SetupError(_SILENT.filled(url=self._url, reason=reply.reason))
        return reply


class ReleaseWatch:
    """Asks at once and then daily, in a thread of its own. `tell` is called there with a newer version."""

    def __init__(self, page: ReleasePage, every_s: float = DAY_S) -> None:
        self._page = page
        self._every_s = every_s
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def listen(self, tell: Callable[[Version], object]) -> None:
        """Begins to ask."""
        self._thread = threading.Thread(target=self._run, args=(tell,), name="releases", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Asks no more."""
        self._ended.set()
        self._page.close()
        if self._thread is not None:
            self._thread.join()

    def _run(self, tell: Callable[[Version], object]) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(SetupError):
                newer = self._page.newer()
                if newer is not None:
                    tell(newer)
            self._ended.wait(self._every_s)
