"""All of the doctor's questions, each behind what it depends on, and none able to stop the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pos_app.app.doctor import account, devices, gateway, journal, program, signature
from pos_app.app.doctor.folder import folder_check
from pos_app.app.doctor.tls import tls
from pos_app.app.logs.files import utc_now
from pos_app.app.opening import open_merchant
from pos_app.checkout.clock import SystemClock
from pos_app.domain.checkup import Check, fault
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    from pos_app.app.doctor.subject import Subject
    from pos_app.app.opening import Merchant, Place
    from pos_app.desktop.speaker import Output

log = logging.getLogger(__name__)

_FAILED = QT_TRANSLATE_NOOP("examination", "This could not be looked at, and it is our mistake ({error}).")
_FAILED_ADVICE = QT_TRANSLATE_NOOP("examination", "Press Save for support, and send what was saved.")


def examine(subject: Subject) -> Iterator[Check]:
    """Version, folder, settings, keyring, gateway and what its answer shows, devices, disk, journal, the last crash.

    Sends the gateway one query and shakes hands once more. Each check comes as soon as it is there.
    """
    place = subject.place
    parts: list[tuple[str, Callable[[], Iterator[Check]]]] = [
        ("version", lambda: iter([program.version()])),
        ("folder", lambda: iter([folder_check(place.folder)])),
        ("settings", lambda: _settings(place)),
        ("keyring", lambda: iter([account.keyring(place)])),
        ("credentials", lambda: _merchant_checks(subject)),
        ("devices", lambda: _devices(subject)),
        ("disk", lambda: iter([journal.disk(place.folder)])),
        ("journal", lambda: journal.journal_checks(place.folder, place.store.till_id())),
        ("crash", lambda: iter([program.ending(place.folder.crashes, utc_now())])),
    ]
    for name, part in parts:
        yield from _guarded(name, part)


def check_gateway(place: Place) -> Check:
    """Asks the gateway one signed question with the stored credentials. Raises SetupError when there are none."""
    with open_merchant(place) as merchant:
        merchant.gateway.pins.restore(signature.security_events(place))
        return gateway.gateway(merchant)


def _guarded(name: str, part: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    try:
        yield from part()
    except CounterError as error:
        yield fault(name, error.sentence)
    except Exception as error:
        log.error("a check failed inside: %s", type(error), exc_info=error)
        yield fault(name, _FAILED.filled(error=type(error).__name__), _FAILED_ADVICE)


def _settings(place: Place) -> Iterator[Check]:
    read = place.store.load()
    yield program.settings(read)
    yield from program.releases(read)


def _merchant_checks(subject: Subject) -> Iterator[Check]:
    place = subject.place
    with subject.merchant() as merchant:
        yield account.credentials(place, merchant)
        events = signature.security_events(place)
        merchant.gateway.pins.restore(events)
        yield gateway.gateway(merchant)
        yield _tls(merchant)
        yield gateway.clock(merchant)
        yield signature.signature(merchant, events, SystemClock().now() - signature.RECENT_MS)


def _tls(merchant: Merchant) -> Check:
    return tls(merchant.profile.base_url, merchant.settings.proxy, utc_now())


def _devices(subject: Subject) -> Iterator[Check]:
    try:
        settings = subject.place.store.load()
    except CounterError:
        return  # told already
    yield from devices.device_checks(settings, subject.screens, _loudspeaker)


def _loudspeaker() -> Output:
    from pos_app.desktop.sound_device import SoundDevice

    return SoundDevice()
