"""What the window gets of this computer: PIN, screen that stays on, start at log-in, news of releases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from pos_app.app.autostart import start_with_computer
from pos_app.app.awake import Awake
from pos_app.app.owner_pin import PinKeeper
from pos_app.app.releases import ReleasePage, ReleaseWatch
from pos_app.credentials.owner_pin import OwnerPin
from pos_app.desktop.this_computer import ThisComputer
from pos_app.domain.sentences import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.app.opening import Place
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings


@contextmanager
def this_computer(place: Place, settings: Settings) -> Iterator[ThisComputer]:
    """Everything that the place may use; all of it ends with the context. Training has no PIN: it moves no money."""
    with ExitStack() as stack:
        starter = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="autostart"))
        awake = stack.enter_context(closing(Awake()))
        watch = None
        if settings.release_page:
            page = ReleasePage(settings.release_page, settings.proxy)
            watch = stack.enter_context(closing(ReleaseWatch(page)))
        yield ThisComputer(
            owner_pin=None if place.training else PinKeeper(OwnerPin(settings.till_id)),
            keep_awake=awake.keep,
            listen_for_releases=None if watch is None else watch.listen,
            start_with_computer=_starting(place, starter),
        )


def _starting(place: Place, starter: ThreadPoolExecutor) -> Callable[[bool, Callable[[Sentence | None], object]], None]:
    def carry_out(wanted: bool, tell: Callable[[Sentence | None], object]) -> None:
        try:
            start_with_computer(place, wanted)
        except SetupError as error:
            tell(error.sentence)
        else:
            tell(None)

    def submit(wanted: bool, tell: Callable[[Sentence | None], object]) -> None:
        starter.submit(carry_out, wanted, tell)

    return submit
