"""What support needs to tell how a day went: the till's life in log lines, by number, state and kind."""

from __future__ import annotations

import logging
import platform
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from pos_app import __version__
from pos_app.app.versions import qt_version
from pos_app.checkout import ClockOff, Connection, Rebuilding, Trouble
from pos_app.domain.payment import Payment
from pos_app.domain.refund import Refund

if TYPE_CHECKING:
    from pos_app.checkout.world import News
    from pos_app.settings.profiles import Profile

log = logging.getLogger(__name__)

_REMEMBERED: Final = 500


def note_start(command: str) -> None:
    """A program begins: which, on what."""
    log.info(
        "started %(command)s: pos-app %(version)s, Python %(python)s, Qt %(qt)s on %(system)s %(release)s %(machine)s",
        {
            "command": command,
            "version": __version__,
            "python": platform.python_version(),
            "qt": qt_version(),
            "system": platform.system(),
            "release": platform.release().partition("-")[0],
            "machine": platform.machine(),
        },
    )


def note_till(profile: Profile, till: int) -> None:
    """A till was opened."""
    environment = profile.environment or ("training" if profile.name == "training" else "other")
    log.info(
        "the till is open: profile %(profile)s, environment %(environment)s, till %(till)s",
        {"profile": profile, "environment": environment, "till": till},
    )


def note_closed() -> None:
    """It closes, in order."""
    log.info("the till closes")


class Diary:
    """Listens to a till, in its thread, and writes down what changes."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, ...]] = OrderedDict()

    def __call__(self, news: News) -> None:
        """One piece of news."""
        match news:
            case Payment():
                self._payment(news)
            case Refund():
                self._refund(news)
            case Connection(online, reason):
                if self._is_new("connection", str(online), reason):
                    _note_connection(online, reason)
            case ClockOff(minutes):
                log.info("the clock is %(minutes)s minutes off QFPay's", {"minutes": minutes})
            case Trouble(sentence):
                log.info("trouble: %(what)s", {"what": sentence or "none any more"})
            case Rebuilding(sentence):
                if self._is_new("rebuilding", str(sentence is None)):
                    log.info("the journal is being rebuilt from QFPay: %(what)s", {"what": sentence or "done"})

    def _payment(self, payment: Payment) -> None:
        if self._is_new(payment.out_trade_no, payment.state, payment.respcd):
            log.info(
                "payment %(number)s is %(state)s, code %(respcd)s, wallet %(wallet)s",
                {
                    "number": payment.out_trade_no,
                    "state": payment.state,
                    "respcd": payment.respcd,
                    "wallet": payment.intent.wallet,
                },
            )

    def _refund(self, refund: Refund) -> None:
        if self._is_new(refund.out_trade_no, refund.state, refund.respcd):
            log.info(
                "refund %(number)s of %(payment)s is %(state)s, code %(respcd)s",
                {
                    "number": refund.out_trade_no,
                    "payment": refund.intent.payment_no,
                    "state": refund.state,
                    "respcd": refund.respcd,
                },
            )

    def _is_new(self, what: str, *state: str) -> bool:
        """Whether it stands otherwise than when it was noted last."""
        before = self._known.pop(what, None)
        self._known[what] = state
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return before != state


def _note_connection(online: bool, reason: str) -> None:
    if online:
        log.info("QFPay answers")
    else:
        log.info("QFPay does not answer: %(reason)s", {"reason": reason})
