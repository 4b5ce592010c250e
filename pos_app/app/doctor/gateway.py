"""Whether QFPay's gateway answers and accepts us, by one signed question; and what time it has."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pos_app.app.doctor.signature import PIN_ADVICE
from pos_app.checkout.clock_watch import MOST_SKEW_MS
from pos_app.domain.answers import NoAnswer
from pos_app.domain.checkup import Check, fault, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.domain.status_codes import NOT_FOUND, status

if TYPE_CHECKING:
    from pos_app.app.opening import Merchant

_ANSWERED = QT_TRANSLATE_NOOP("gateway", "The gateway {url} answers and accepts app_code, client_key and mchid.")
_NO_ANSWER = QT_TRANSLATE_NOOP("gateway", "The gateway {url} does not answer ({reason}).")
_NO_ANSWER_ADVICE = QT_TRANSLATE_NOOP(
    "gateway", "Check the shop's network, the proxy in the settings and the environment of the profile, in this order."
)
_REFUSED = QT_TRANSLATE_NOOP("gateway", "The gateway answers, and refuses with code {respcd}.")
_REFUSED_ADVICE = QT_TRANSLATE_NOOP(
    "gateway",
    "{advice} Likely, in this order: another environment or country than the credentials are for; a wrong app_code; "
    "a wrong client_key or signature type; an mchid that is missing or that was not issued.",
)
_REFUSED_BY_PIN = QT_TRANSLATE_NOOP(
    "gateway", "The gateway {url} answers, but its answers are not signed as before: they are not believed."
)
_CLOCK_WELL = QT_TRANSLATE_NOOP("gateway", "The computer's clock agrees with the gateway's.")
_CLOCK_UNKNOWN = QT_TRANSLATE_NOOP("gateway", "The gateway did not tell its time, so the clock could not be checked.")
_CLOCK_OFF = QT_TRANSLATE_NOOP("gateway", "The computer's clock is {minutes} minutes off.")
_CLOCK_ADVICE = QT_TRANSLATE_NOOP("gateway", "Set the computer to take its time from the internet.")

_NO_SUCH_NUMBER: Final = "P" + "0" * 23


def gateway(merchant: Merchant) -> Check:
    """Asks one signed question, about a number that nobody has."""
    url = merchant.profile.base_url
    answer = merchant.gateway.query([_NO_SUCH_NUMBER])
    if isinstance(answer, NoAnswer) and answer.reason == "signature":
        return fault("gateway", _REFUSED_BY_PIN.filled(url=url), PIN_ADVICE)
    if isinstance(answer, NoAnswer):
        return fault("gateway", _NO_ANSWER.filled(url=url, reason=answer.reason), _NO_ANSWER_ADVICE)
    if answer.respcd == "0000" or answer.respcd in NOT_FOUND:
        return well("gateway", _ANSWERED.filled(url=url))
    advice = _REFUSED_ADVICE.filled(advice=status(answer.respcd).advice)
    return fault("gateway", _REFUSED.filled(respcd=answer.respcd), advice)


def clock(merchant: Merchant) -> Check:
    """The time that the gateway told with its answer. To be asked after `gateway`."""
    offset = merchant.gateway.gateway_time_offset
    if offset is None:
        return well("clock", _CLOCK_UNKNOWN)
    if abs(offset) <= timedelta(milliseconds=MOST_SKEW_MS):
        return well("clock", _CLOCK_WELL)
    minutes = round(abs(offset) / timedelta(minutes=1))
    return fault("clock", _CLOCK_OFF.filled(minutes=str(minutes)), _CLOCK_ADVICE)
