"""What is examined: a place, the way to its merchant, and what only a window can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pos_app.app.opening import TRAINING_PROFILE, open_merchant
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.signature_pins import SignaturePins

if TYPE_CHECKING:
    from pos_app.app.opening import Merchant, OpenTill, Place
    from pos_app.domain.checkup import Check


@dataclass(frozen=True, slots=True)
class Subject:
    """`merchant` opens a merchant of the examination's own, with connections that no sale uses; raises CounterError.

    `screens` is what the window found of them, None on the command line.
    """

    place: Place
    merchant: Callable[[], AbstractContextManager[Merchant]]
    screens: Check | None = None


def from_outside(place: Place) -> Subject:
    """A place that is examined on the command line, or where no till could be opened."""
    return Subject(place, partial(open_merchant, place))


def from_inside(opened: OpenTill) -> Subject:
    """The till that this process has open. Its keyring is not asked again, and its connections are left alone."""
    return Subject(opened.place, partial(_beside, opened))


@contextmanager
def _beside(opened: OpenTill) -> Iterator[Merchant]:
    merchant = opened.merchant
    used = merchant.gateway  # what it signs with may be newer than what the till was opened with
    client = GatewayClient(
        merchant.profile.base_url,
        used.credentials,
        used.sign_type,
        proxy=merchant.settings.proxy,
        udid=merchant.settings.till_id,
        pins=SignaturePins(TRAINING_PROFILE) if opened.place.training else None,
    )
    with closing(client) as gateway:
        profile = replace(merchant.profile, sign_type=used.sign_type.value)
        yield replace(merchant, gateway=gateway, profile=profile)
