"""The doctor's questions: can this till take a sale, and if not, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import open_merchant
from pos_app.credentials.store import CredentialStore
from pos_app.domain.answers import NoAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError
from pos_app.domain.status_codes import NOT_FOUND, status
from pos_app.journal import JournalReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.app.opening import Merchant, Place
    from pos_app.domain.sentences import Sentence

_KEYRING_WELL = QT_TRANSLATE_NOOP("checks", "The keyring works: {name}.")
_TRAINING_KEYRING = QT_TRANSLATE_NOOP("checks", "Training needs no keyring.")
_ANSWERED = QT_TRANSLATE_NOOP("checks", "The gateway {url} answers and accepts app_code, client_key and mchid.")
_NO_ANSWER = QT_TRANSLATE_NOOP("checks", "The gateway {url} does not answer ({reason}).")
_NO_ANSWER_ADVICE = QT_TRANSLATE_NOOP(
    "checks", "Check the shop's network, the proxy in the settings and the environment of the profile, in this order."
)
_REFUSED = QT_TRANSLATE_NOOP("checks", "The gateway answers, and refuses with code {respcd}.")
_REFUSED_ADVICE = QT_TRANSLATE_NOOP(
    "checks",
    "{advice} Likely, in this order: another environment or country than the credentials are for; a wrong app_code; "
    "a wrong client_key or signature type; an mchid that is missing or that was not issued.",
)
_CLOCK_WELL = QT_TRANSLATE_NOOP("checks", "The computer's clock agrees with the gateway's.")
_CLOCK_UNKNOWN = QT_TRANSLATE_NOOP("checks", "The gateway did not tell its time, so the clock could not be checked.")
_CLOCK_OFF = QT_TRANSLATE_NOOP("checks", "The computer's clock is {minutes} minutes off.")
_CLOCK_ADVICE = QT_TRANSLATE_NOOP("checks", "Set the computer to take its time from the internet.")
_JOURNAL_WELL = QT_TRANSLATE_NOOP("checks", "The journal is whole; {open} payments are open.")
_JOURNAL_NEW = QT_TRANSLATE_NOOP("checks", "There is no journal yet: the first sale makes it.")
_JOURNAL_DAMAGED = QT_TRANSLATE_NOOP("checks", "The journal is damaged: {problems}")
_JOURNAL_ADVICE = QT_TRANSLATE_NOOP(
    "checks", "Take no sales on this till, keep the data folder as it is, and ask support."
)

_MOST_SKEW: Final = timedelta(minutes=5)
_NO_SUCH_NUMBER: Final = "P" + "0" * 23


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is well, and what to do if not."""

    name: str
    ok: bool
    text: Sentence
    advice: Sentence | None = None

    def advice_event(self) -> dict[str, object]:
        """The advice as part of an event; empty when all is well."""
        return {} if self.advice is None else {"advice": str(self.advice)}


def all_checks(place: Place) -> Iterator[Check]:
    """Keyring, gateway with signature, clock, journal: in the order in which they depend on each other."""
    yield _keyring(place)
    yield from _merchant_checks(place)
    yield _journal(place)


def check_gateway(place: Place) -> Check:
    """Asks the gateway one signed question with the stored credentials. Raises SetupError when there are none."""
    with open_merchant(place) as merchant:
        return _gateway(merchant)


def _keyring(place: Place) -> Check:
    if place.training:
        return Check("keyring", True, _TRAINING_KEYRING)
    try:
        return Check("keyring", True, _KEYRING_WELL.filled(name=CredentialStore().check()))
    except CounterError as error:
        return Check("keyring", False, error.sentence)


def _merchant_checks(place: Place) -> Iterator[Check]:
    try:
        with open_merchant(place) as merchant:
            yield _gateway(merchant)
            yield _clock(merchant)
    except CounterError as error:
        yield Check("credentials", False, error.sentence)


def _gateway(merchant: Merchant) -> Check:
    url = merchant.profile.base_url
    answer = merchant.gateway.query([_NO_SUCH_NUMBER])
    if isinstance(answer, NoAnswer):
        return Check("gateway", False, _NO_ANSWER.filled(url=url, reason=answer.reason), _NO_ANSWER_ADVICE)
    if answer.respcd == "0000" or answer.respcd in NOT_FOUND:
        return Check("gateway", True, _ANSWERED.filled(url=url))
    advice = _REFUSED_ADVICE.filled(advice=str(status(answer.respcd).advice))
    return Check("gateway", False, _REFUSED.filled(respcd=answer.respcd), advice)


def _clock(merchant: Merchant) -> Check:
    offset = merchant.gateway.gateway_time_offset
    if offset is None:
        return Check("clock", True, _CLOCK_UNKNOWN)
    if abs(offset) <= _MOST_SKEW:
        return Check("clock", True, _CLOCK_WELL)
    minutes = round(abs(offset) / timedelta(minutes=1))
    return Check("clock", False, _CLOCK_OFF.filled(minutes=str(minutes)), _CLOCK_ADVICE)


def _journal(place: Place) -> Check:
    if not place.folder.journal.exists():
        return Check("journal", True, _JOURNAL_NEW)
    try:
        with JournalReader.open(place.folder.journal) as reader:
            problems, still_open = reader.integrity(), reader.open_count()
    except CounterError as error:
        return Check("journal", False, error.sentence, _JOURNAL_ADVICE)
    if problems:
        return Check("journal", False, _JOURNAL_DAMAGED.filled(problems="; ".join(problems[:3])), _JOURNAL_ADVICE)
    return Check("journal", True, _JOURNAL_WELL.filled(open=str(still_open)))
