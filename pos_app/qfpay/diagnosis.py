"""What one signed query proves of a till's set-up, and what may be wrong, the likeliest first.

QFPay's documentation says little about refusals: 1108 is a wrong signature, an unknown `app_code` and an `mchid` that
does not fit alike; only of the last the words "MCHCODE illegal" were seen. So nothing is called proven but what the
answer itself proves, and the rest is a list in the order in which it is worth looking at. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pos_app.domain.answers import NoAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.domain.status_codes import NOT_FOUND, SUPPORT
from pos_app.qfpay.environments import ENVIRONMENTS, is_loopback, is_sandbox
from pos_app.qfpay.response_trust import Trust

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.answers import QueryAnswer
    from pos_app.domain.sentences import Sentence

MOST_SKEW: Final = timedelta(minutes=5)
"""How far the computer's clock may be off: no payment depends on it, certificates and receipts do."""


class Outcome(StrEnum):
    """What the query came to."""

    WORKS = "works"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class Fault(StrEnum):
    """What may be wrong."""

    NETWORK = "network"
    PROXY = "proxy"
    SIGN_IN_PAGE = "sign_in_page"
    CLOCK = "clock"
    ADDRESS = "address"
    BLOCKED = "blocked"
    ENVIRONMENT = "environment"
    APP_CODE = "app_code"
    CLIENT_KEY = "client_key"
    SIGN_TYPE = "sign_type"
    MCHID_MISSING = "mchid_missing"
    MCHID_NOT_WANTED = "mchid_not_wanted"
    ACCOUNT = "account"
    BUSY = "busy"
    QFPAY_DOWN = "qfpay_down"
    TAMPERED = "tampered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, of whom. `answer` is what came, `trust` what its signature says, if it was looked at.

    `ahead`: how far the gateway's clock is ahead of this computer's, as far as it told its time.
    """

    answer: QueryAnswer | NoAnswer
    base_url: str
    sign_type: str
    has_mchid: bool
    ahead: timedelta | None = None
    trust: Trust | None = None
    has_proxy: bool = False

    @property
    def clock_is_off(self) -> bool:
        """Whether the answer shows that this computer's clock is wrong."""
        return self.ahead is not None and abs(self.ahead) > MOST_SKEW


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something that may be wrong, and what to do about it."""

    fault: Fault
    text: Sentence
    advice: Sentence


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`headline` is what happened, `proven` what is certain by it; the likeliest of the `suspects` comes first.

    A clock that is off is among them even where all `works`.
    """

    outcome: Outcome
    headline: Sentence
    proven: tuple[Sentence, ...]
    suspects: tuple[Suspect, ...]

    @property
    def works(self) -> bool:
        """Whether the gateway accepted the credentials."""
        return self.outcome is Outcome.WORKS


def diagnose(asked: Asked) -> Diagnosis:
    """What `asked` proves and leaves open."""
    answer = asked.answer
    if isinstance(answer, NoAnswer):
        headline = _NO_ANSWER.filled(url=asked.base_url, reason=answer.reason)
        return Diagnosis(Outcome.NO_ANSWER, headline, _proven(asked), _suspects(asked, _of_silence(answer, asked)))
    if answer.respcd == "0000" or answer.respcd in NOT_FOUND:
        headline = _WORKS.filled(url=asked.base_url)
        return Diagnosis(Outcome.WORKS, headline, (*_proven(asked), *_accepted(asked)), _suspects(asked, ()))
    headline = _REFUSED.filled(respcd=answer.respcd)
    suspects = _suspects(asked, _of_refusal(answer.respcd, answer.message, asked))
    return Diagnosis(Outcome.REFUSED, headline, _proven(asked), suspects)


# --- what is proven ---

_WORKS = QT_TRANSLATE_NOOP("diagnosis", "The gateway {url} accepts the credentials.")
_REFUSED = QT_TRANSLATE_NOOP("diagnosis", "The gateway answers, and refuses with code {respcd}.")
_NO_ANSWER = QT_TRANSLATE_NOOP("diagnosis", "No answer that can be used came from {url} ({reason}).")
_REACHED_TLS = QT_TRANSLATE_NOOP("diagnosis", "{url} was reached over an encrypted connection.")
_REACHED_HERE = QT_TRANSLATE_NOOP("diagnosis", "The gateway on this computer was reached.")
_SPEAKS = QT_TRANSLATE_NOOP("diagnosis", "It speaks as QFPay's gateway does.")
_CLOCK_AGREES = QT_TRANSLATE_NOOP("diagnosis", "The computer's clock agrees with the gateway's.")
_KEY_PROVEN = QT_TRANSLATE_NOOP(
    "diagnosis", "The gateway knows app_code, and client_key is right: the answer is signed with it."
)
_ACCEPTED = QT_TRANSLATE_NOOP("diagnosis", "app_code is known there, client_key and signature type {sign_type} fit.")
_MCHID_FITS = QT_TRANSLATE_NOOP("diagnosis", "mchid is accepted.")
_NO_MCHID_FITS = QT_TRANSLATE_NOOP("diagnosis", "No mchid is needed.")
_SANDBOX = QT_TRANSLATE_NOOP("diagnosis", "This is the sandbox: no wallet can be paid with there.")


def _proven(asked: Asked) -> tuple[Sentence, ...]:
    answer = asked.answer
    if isinstance(answer, NoAnswer) and answer.http_status is None:
        return ()
    reached = _REACHED_HERE if is_loopback(asked.base_url) else _REACHED_TLS.filled(url=asked.base_url)
    said = [reached]
    if not isinstance(answer, NoAnswer):
        said.append(_SPEAKS)
    if asked.ahead is not None and not asked.clock_is_off:
        said.append(_CLOCK_AGREES)
    if not isinstance(answer, NoAnswer) and asked.trust is Trust.VERIFIED:
        said.append(_KEY_PROVEN)
    return tuple(said)


def _accepted(asked: Asked) -> tuple[Sentence, ...]:
    said = [_ACCEPTED.filled(sign_type=asked.sign_type), _MCHID_FITS if asked.has_mchid else _NO_MCHID_FITS]
    if is_sandbox(asked.base_url):
        said.append(_SANDBOX)
    return tuple(said)


# --- what may be wrong ---

_SILENCES: Final[Mapping[str, tuple[Fault, ...]]] = MappingProxyType(
    {
        "dns": (Fault.NETWORK, Fault.ADDRESS, Fault.BLOCKED),
        "unreachable": (Fault.NETWORK, Fault.BLOCKED, Fault.ADDRESS),
        "not_connected": (Fault.NETWORK, Fault.BLOCKED, Fault.ADDRESS),
        "connect_timeout": (Fault.BLOCKED, Fault.NETWORK, Fault.ADDRESS),
        "refused": (Fault.BLOCKED, Fault.ADDRESS),
        "proxy": (Fault.PROXY, Fault.NETWORK, Fault.BLOCKED),
        "tls": (Fault.CLOCK, Fault.SIGN_IN_PAGE, Fault.BLOCKED, Fault.ADDRESS),
        "deadline": (Fault.NETWORK, Fault.QFPAY_DOWN, Fault.BLOCKED),
        "connection_lost": (Fault.NETWORK, Fault.BLOCKED, Fault.QFPAY_DOWN),
        "html": (Fault.SIGN_IN_PAGE, Fault.ADDRESS),
        "redirect": (Fault.SIGN_IN_PAGE, Fault.ADDRESS),
        "signature": (Fault.TAMPERED, Fault.CLIENT_KEY),
    }
)
_NOT_THE_GATEWAY: Final = (Fault.ADDRESS, Fault.SIGN_IN_PAGE, Fault.BLOCKED)
_UNREADABLE: Final = (Fault.SIGN_IN_PAGE, Fault.ADDRESS, Fault.QFPAY_DOWN)

_CREDENTIALS: Final = (Fault.ENVIRONMENT, Fault.APP_CODE, Fault.CLIENT_KEY, Fault.SIGN_TYPE)
_REFUSALS: Final[Mapping[str, tuple[Fault, ...]]] = MappingProxyType(
    {
        "1100": (Fault.QFPAY_DOWN,),
        "1111": (Fault.QFPAY_DOWN,),
        "1112": (Fault.QFPAY_DOWN,),
        "1105": (Fault.ACCOUNT, Fault.ENVIRONMENT),
        "1106": (Fault.ACCOUNT, Fault.ENVIRONMENT),
        "1107": (Fault.ACCOUNT, Fault.ENVIRONMENT),
        "1203": (Fault.ACCOUNT, Fault.ENVIRONMENT),
    }
)
_STORE: Final = frozenset({"1241", "1242", "1243", "1251"})
_FORM: Final = frozenset({"1103", "1104"})
_OF_MCHID: Final = ("mch",)
_SERVER_TROUBLE: Final = 500


def _of_silence(answer: NoAnswer, asked: Asked) -> tuple[Fault, ...]:
    status = answer.http_status
    if answer.too_many_requests:
        return (Fault.BUSY,)
    if answer.reason in _SILENCES:
        return _own_address_first(_SILENCES[answer.reason], asked)
    if status is None:
        return (Fault.NETWORK, Fault.BLOCKED, Fault.ADDRESS)
    if status >= _SERVER_TROUBLE:
        return (Fault.QFPAY_DOWN, Fault.ADDRESS, Fault.BLOCKED)
    return _NOT_THE_GATEWAY if answer.reason.startswith("http_") else _own_address_first(_UNREADABLE, asked)


def _own_address_first(faults: tuple[Fault, ...], asked: Asked) -> tuple[Fault, ...]:
    """QFPay's own addresses need no typing; one that was typed is the first thing to look at."""
    if asked.base_url in ENVIRONMENTS.values():
        return tuple(fault for fault in faults if fault is not Fault.ADDRESS)
    if Fault.ADDRESS in faults and faults[0] not in (Fault.CLOCK, Fault.SIGN_IN_PAGE):
        return (Fault.ADDRESS, *(fault for fault in faults if fault is not Fault.ADDRESS))
    return faults


def _of_refusal(respcd: str, words: str, asked: Asked) -> tuple[Fault, ...]:
    mchid = Fault.MCHID_NOT_WANTED if asked.has_mchid else Fault.MCHID_MISSING
    if respcd == "1108":
        return _of_1108(mchid, words, asked.trust)
    if respcd in _STORE:
        return (mchid, Fault.ACCOUNT, Fault.ENVIRONMENT)
    if respcd in _FORM:
        return (mchid, Fault.ENVIRONMENT, Fault.UNKNOWN)
    return _REFUSALS.get(respcd, (Fault.UNKNOWN, Fault.ENVIRONMENT))


def _of_1108(mchid: Fault, words: str, trust: Trust | None) -> tuple[Fault, ...]:
    """Ordered by what the answer betrays: whose key signed it, and whether its words speak of the mchid."""
    names_mchid = any(sign in words.lower() for sign in _OF_MCHID)
    if trust is Trust.VERIFIED:  # they know us and share our key
        return (mchid, Fault.SIGN_TYPE) if names_mchid else (Fault.SIGN_TYPE, mchid)
    if names_mchid:
        return (mchid, *_CREDENTIALS)
    if trust is Trust.MISMATCH:  # whoever signs it has a key for this app_code, and it does not seem to be ours
        return (Fault.CLIENT_KEY, Fault.SIGN_TYPE, Fault.ENVIRONMENT, mchid, Fault.APP_CODE)
    return (*_CREDENTIALS, mchid)


def _suspects(asked: Asked, faults: tuple[Fault, ...]) -> tuple[Suspect, ...]:
    if asked.clock_is_off:  # certain, and mended in a minute
        faults = (Fault.CLOCK, *(fault for fault in faults if fault is not Fault.CLOCK))
    if not asked.has_proxy and Fault.PROXY in faults:
        faults = tuple(fault for fault in faults if fault is not Fault.PROXY)
    return tuple(_suspect(fault, asked) for fault in faults)


def _suspect(fault: Fault, asked: Asked) -> Suspect:
    text, advice = _WORDS[fault]
    if fault is Fault.CLOCK and asked.clock_is_off and asked.ahead is not None:
        minutes = str(round(abs(asked.ahead) / timedelta(minutes=1)))
        text = (_SLOW if asked.ahead > timedelta() else _FAST).filled(minutes=minutes)
    if fault is Fault.SIGN_TYPE:
        other = "MD5" if asked.sign_type == "SHA256" else "SHA256"
        text, advice = text.filled(sign_type=asked.sign_type), advice.filled(other=other)
    return Suspect(fault, text.filled(url=asked.base_url), advice.filled(support=SUPPORT))


_SLOW = QT_TRANSLATE_NOOP("diagnosis", "The computer's clock is {minutes} minutes slow.")
_FAST = QT_TRANSLATE_NOOP("diagnosis", "The computer's clock is {minutes} minutes fast.")
_WORDS: Final[Mapping[Fault, tuple[Sentence, Sentence]]] = MappingProxyType(
    {
        Fault.NETWORK: (
            QT_TRANSLATE_NOOP("diagnosis", "This computer has no connection to the internet, or a bad one."),
            QT_TRANSLATE_NOOP(
                "diagnosis", "Open any web page in a browser. If that fails, check the cable, the Wi-Fi and the router."
            ),
        ),
        Fault.PROXY: (
            QT_TRANSLATE_NOOP("diagnosis", "The proxy of the settings does not let the program through."),
            QT_TRANSLATE_NOOP(
                "diagnosis", "Compare the proxy in the settings with what the network's administrator gave you."
            ),
        ),
        Fault.SIGN_IN_PAGE: (
            QT_TRANSLATE_NOOP(
                "diagnosis", "Something in the network answers in QFPay's place, such as a sign-in page or a filter."
            ),
            QT_TRANSLATE_NOOP(
                "diagnosis", "Sign in to the network in a browser, or use another network, and try again."
            ),
        ),
        Fault.CLOCK: (
            QT_TRANSLATE_NOOP("diagnosis", "The computer's date or time may be wrong."),
            QT_TRANSLATE_NOOP("diagnosis", "Set the computer to take its time from the internet."),
        ),
        Fault.ADDRESS: (
            QT_TRANSLATE_NOOP("diagnosis", "The gateway's address {url} is not right."),
            QT_TRANSLATE_NOOP("diagnosis", "Compare the address with what QFPay gave you, letter by letter."),
        ),
        Fault.BLOCKED: (
            QT_TRANSLATE_NOOP("diagnosis", "A firewall or a filter of the network blocks the way to {url}."),
            QT_TRANSLATE_NOOP(
                "diagnosis",
                "Try the network of a phone. If that works, ask the network's administrator to allow the address, or "
                "for a proxy.",
            ),
        ),
        Fault.ENVIRONMENT: (
            QT_TRANSLATE_NOOP("diagnosis", "The credentials are for another environment or country than {url}."),
            QT_TRANSLATE_NOOP(
                "diagnosis",
                "See in QFPay's letter for which environment and country they are, and choose that one.",
            ),
        ),
        Fault.APP_CODE: (
            QT_TRANSLATE_NOOP("diagnosis", "app_code is not right."),
            QT_TRANSLATE_NOOP("diagnosis", "Copy app_code again, in one piece."),
        ),
        Fault.CLIENT_KEY: (
            QT_TRANSLATE_NOOP("diagnosis", "client_key is not right, or QFPay has issued a new one."),
            QT_TRANSLATE_NOOP("diagnosis", "Copy client_key again, in one piece."),
        ),
        Fault.SIGN_TYPE: (
            QT_TRANSLATE_NOOP("diagnosis", "QFPay expects another signature type than {sign_type}."),
            QT_TRANSLATE_NOOP("diagnosis", "Set the signature type to {other} and try again."),
        ),
        Fault.MCHID_MISSING: (
            QT_TRANSLATE_NOOP("diagnosis", "mchid is missing: where QFPay issued one, it must be given."),
            QT_TRANSLATE_NOOP("diagnosis", "Look for mchid in QFPay's letter and fill it in."),
        ),
        Fault.MCHID_NOT_WANTED: (
            QT_TRANSLATE_NOOP("diagnosis", "mchid is not right, or QFPay issued none for this account."),
            QT_TRANSLATE_NOOP("diagnosis", "Copy mchid again; if QFPay's letter has none, leave it empty."),
        ),
        Fault.ACCOUNT: (
            QT_TRANSLATE_NOOP("diagnosis", "The shop or this till is not activated at QFPay."),
            QT_TRANSLATE_NOOP("diagnosis", "Write to {support} and ask for it, with the code of the answer."),
        ),
        Fault.BUSY: (
            QT_TRANSLATE_NOOP("diagnosis", "All tills of the shop together asked QFPay too often."),
            QT_TRANSLATE_NOOP("diagnosis", "Wait a minute and try again."),
        ),
        Fault.QFPAY_DOWN: (
            QT_TRANSLATE_NOOP("diagnosis", "QFPay's service has trouble of its own, or is slow."),
            QT_TRANSLATE_NOOP("diagnosis", "Try again in some minutes. If it stays, write to {support}."),
        ),
        Fault.TAMPERED: (
            QT_TRANSLATE_NOOP("diagnosis", "Answers are not signed as before, and are not believed."),
            QT_TRANSLATE_NOOP(
                "diagnosis",
                "If QFPay issued no new client_key, take payments another way and write to {support}: somebody may "
                "stand between this till and the gateway.",
            ),
        ),
        Fault.UNKNOWN: (
            QT_TRANSLATE_NOOP("diagnosis", "This code says nothing certain about the credentials."),
            QT_TRANSLATE_NOOP("diagnosis", "Write to {support}, with the code of the answer."),
        ),
    }
)
