"""Whether QFPay's gateway answers and accepts us, by one signed question; and what time it has."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.app.account import ask
from pos_app.app.doctor.signature import PIN_ADVICE
from pos_app.checkout.clock_watch import MOST_SKEW_MS
from pos_app.domain.answers import NoAnswer
from pos_app.domain.checkup import Check, fault, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined
from pos_app.qfpay.diagnosis import diagnose

if TYPE_CHECKING:
    from pos_app.app.opening import Merchant
    from pos_app.qfpay.diagnosis import Asked

_ANSWERED = QT_TRANSLATE_NOOP("gateway", "The gateway {url} answers and accepts app_code, client_key and mchid.")
_IN_ORDER = QT_TRANSLATE_NOOP("gateway", "Look at these, in this order:")
_REFUSED_BY_PIN = QT_TRANSLATE_NOOP(
    "gateway", "The gateway {url} answers, but its answers are not signed as before: they are not believed."
)
_CLOCK_WELL = QT_TRANSLATE_NOOP("gateway", "The computer's clock agrees with the gateway's.")
_CLOCK_UNKNOWN = QT_TRANSLATE_NOOP("gateway", "The gateway did not tell its time, so the clock could not be checked.")
_CLOCK_OFF = QT_TRANSLATE_NOOP("gateway", "The computer's clock is {minutes} minutes off.")
_CLOCK_ADVICE = QT_TRANSLATE_NOOP("gateway", "Set the computer to take its time from the internet.")


def gateway(merchant: Merchant) -> Check:
    """Asks one signed question, about a number that nobody has."""
    proxy, mchid = merchant.settings.proxy, merchant.gateway.credentials.mchid
    return judged(ask(merchant.gateway, merchant.profile, has_mchid=bool(mchid), has_proxy=bool(proxy)))


def judged(asked: Asked) -> Check:
    """What the answer proves; where it refuses, or did not come, what to look at in which order."""
    if isinstance(asked.answer, NoAnswer) and asked.answer.reason == "signature":
        return fault("gateway", _REFUSED_BY_PIN.filled(url=asked.base_url), PIN_ADVICE)
    found = diagnose(asked)
    if found.works:
        return well("gateway", _ANSWERED.filled(url=asked.base_url))
    numbered = [joined(f"{place}.", one.text, one.advice) for place, one in enumerate(found.suspects, 1)]
    return fault("gateway", found.headline, joined(*found.proven, _IN_ORDER, *numbered, by="\n"))


def clock(merchant: Merchant) -> Check:
    """The time that the gateway told with its answer. To be asked after `gateway`."""
    offset = merchant.gateway.gateway_time_offset
    if offset is None:
        return well("clock", _CLOCK_UNKNOWN)
    if abs(offset) <= timedelta(milliseconds=MOST_SKEW_MS):
        return well("clock", _CLOCK_WELL)
    minutes = round(abs(offset) / timedelta(minutes=1))
    return fault("clock", _CLOCK_OFF.filled(minutes=str(minutes)), _CLOCK_ADVICE)
