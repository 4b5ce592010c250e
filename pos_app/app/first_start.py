"""Whether a till must be set up before its counter can open, and the window that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.app.account import Account
from pos_app.desktop.setup_steps import End, Step, needed

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.credentials.store import NoCredentials
    from pos_app.domain.sentences import Sentence


def set_up(place: Place) -> End:
    """Shows the set-up where it is needed. OPEN: the counter may open. Raises SetupError for unreadable settings."""
    if _set_up_elsewhere(place):
        return End.OPEN
    settings = place.store.load()
    lost = not settings.profiles and place.store.last_good() is not None  # there was a till: that is told instead
    return _run(place) if needed(settings) and not lost else End.OPEN


def set_up_credentials(place: Place, missing: NoCredentials) -> End:
    """The same for a till that lacks nothing but credentials. Raises `missing` where it is not set up in the window."""
    if _set_up_elsewhere(place):
        raise missing
    return _run(place, Step.CREDENTIALS, missing.sentence)


def _set_up_elsewhere(place: Place) -> bool:
    """Training needs nothing, and who names a profile makes profiles by the command line."""
    return place.training or place.profile is not None


def _run(place: Place, begin_at: Step | None = None, reason: Sentence | None = None) -> End:
    from pos_app.desktop.first_start import run_setup  # most starts need none of it

    return run_setup(Account(place), place.store.load(), begin_at, reason)
