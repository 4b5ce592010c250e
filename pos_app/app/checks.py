"""The doctor's questions: can this till take a sale, and if not, what is to be done."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast

from pos_app.app.opening import open_merchant, restored_sentence
from pos_app.app.serial_devices import PortInUse, found_ports, open_port
from pos_app.checkout.clock import SystemClock
from pos_app.checkout.clock_watch import MOST_SKEW_MS
from pos_app.credentials.store import CredentialStore
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.domain.status_codes import NOT_FOUND, status
from pos_app.domain.till_events import (
    JournalRestored,
    PinCleared,
    SignatureEvent,
    SignaturePinned,
    SignatureStreak,
    UntrustedAnswer,
)
from pos_app.journal import JournalReader
from pos_app.journal.backups import found_backups
from pos_app.journal.reserve import Reserve
from pos_app.journal.schema import utc_now
from pos_app.qfpay.client import QUERY
from pos_app.qfpay.response_trust import Trust
from pos_app.scanner.serial_ports import choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.app.opening import Merchant, Place
    from pos_app.domain.sentences import Sentence
    from pos_app.domain.till_events import TillEvent
    from pos_app.qfpay.signature_pins import SignaturePins
    from pos_app.settings.paths import DataFolder

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
_REFUSED_BY_PIN = QT_TRANSLATE_NOOP(
    "checks", "The gateway {url} answers, but its answers are not signed as before: they are not believed."
)
_PIN_ADVICE = QT_TRANSLATE_NOOP(
    "checks",
    "If QFPay issued a new client_key, store it with `pos-app credentials set` and start the till again. Otherwise "
    "take payments another way and call QFPay: somebody may stand between this till and the gateway. Only if QFPay "
    "changed its signatures: `pos-app credentials clear-pin`.",
)
_WAS_REFUSED = QT_TRANSLATE_NOOP(
    "checks", "In the last {hours} hours answers were not signed as before, and not believed: {endpoints}."
)
_MISMATCH = QT_TRANSLATE_NOOP(
    "checks",
    "Answers bear a signature that does not verify ({endpoints}). Sales go on; trust in the answers rests on TLS.",
)
_MISMATCH_ADVICE = QT_TRANSLATE_NOOP(
    "checks", "Compare the client_key with QFPay's, then send the output of `pos-app credentials pins` to support."
)
_PINNED = QT_TRANSLATE_NOOP("checks", "Answers must be signed, and are: {endpoints}.")
_SIGNED = QT_TRANSLATE_NOOP(
    "checks", "Answers are signed and verify. After 20 in a row at one endpoint the till demands it."
)
_SIGNATURE_UNKNOWN = QT_TRANSLATE_NOOP("checks", "No answer came, so there was no signature to check.")
_UNSIGNED = QT_TRANSLATE_NOOP("checks", "Answers are not signed; trust in them rests on TLS.")
_SCANNER_WELL = QT_TRANSLATE_NOOP("checks", "The scanner on {port} is there and can be read from.")
_SCANNER_READ = QT_TRANSLATE_NOOP("checks", "The scanner on {port} is there, and a program reads from it.")
_JOURNAL_WELL = QT_TRANSLATE_NOOP("checks", "The journal is whole; {open} payments are open.")
_JOURNAL_NEW = QT_TRANSLATE_NOOP("checks", "There is no journal yet: the first sale makes it.")
_JOURNAL_DAMAGED = QT_TRANSLATE_NOOP("checks", "The journal is damaged: {problems}")
_JOURNAL_ADVICE = QT_TRANSLATE_NOOP(
    "checks",
    "Take no sales, close the program and start it again: it keeps a damaged journal and restores the last backup. If "
    "this stays, ask support.",
)
_ROOM = QT_TRANSLATE_NOOP("checks", "The disk has {free} MB free, and room is kept for the journal.")
_LITTLE_ROOM = QT_TRANSLATE_NOOP("checks", "The disk has only {free} MB free.")
_NO_RESERVE = QT_TRANSLATE_NOOP(
    "checks", "The disk has only {free} MB free, and no room is kept for the journal: no payment can be started."
)
_ROOM_ADVICE = QT_TRANSLATE_NOOP("checks", "Make room on the disk of the data folder.")
_BACKUP_WELL = QT_TRANSLATE_NOOP("checks", "The journal was backed up last at {at}.")
_NO_BACKUP_YET = QT_TRANSLATE_NOOP("checks", "There is no backup of the journal yet: an open till makes it.")
_NO_BACKUP = QT_TRANSLATE_NOOP("checks", "There is no backup of the journal.")
_BACKUP_OLD = QT_TRANSLATE_NOOP("checks", "The last backup of the journal is of {at} and lacks payments since then.")
_BACKUP_ADVICE = QT_TRANSLATE_NOOP(
    "checks", "Make room on the disk and leave the till open for a minute. If this stays, ask support."
)

_LEAST_FREE: Final = 500_000_000
_BACKUP_LAG: Final = timedelta(days=1)
_EPOCH: Final = datetime.fromtimestamp(0, UTC)

_RECENT_MS: Final = 24 * schedule.HOUR
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
    """Keyring, gateway, clock, signature, scanner, disk, journal: each behind what it depends on."""
    yield _keyring(place)
    yield from _merchant_checks(place)
    yield from _scanner_checks(place)
    yield disk(place.folder)
    yield from _journal_checks(place)


def check_gateway(place: Place) -> Check:
    """Asks the gateway one signed question with the stored credentials. Raises SetupError when there are none."""
    with open_merchant(place) as merchant:
        merchant.gateway.pins.restore(_security_events(place))
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
            events = _security_events(place)
            merchant.gateway.pins.restore(events)
            yield _gateway(merchant)
            yield _clock(merchant)
            yield _signature(merchant, events, SystemClock().now() - _RECENT_MS)
    except CounterError as error:
        yield Check("credentials", False, error.sentence)


def _gateway(merchant: Merchant) -> Check:
    url = merchant.profile.base_url
    answer = merchant.gateway.query([_NO_SUCH_NUMBER])
    if isinstance(answer, NoAnswer) and answer.reason == "signature":
        return Check("gateway", False, _REFUSED_BY_PIN.filled(url=url), _PIN_ADVICE)
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
    if abs(offset) <= timedelta(milliseconds=MOST_SKEW_MS):
        return Check("clock", True, _CLOCK_WELL)
    minutes = round(abs(offset) / timedelta(minutes=1))
    return Check("clock", False, _CLOCK_OFF.filled(minutes=str(minutes)), _CLOCK_ADVICE)


def _security_events(place: Place) -> list[TillEvent]:
    """What the journal knows of signatures. Nothing where it cannot be read: another check says so."""
    try:
        with JournalReader.open(place.folder.journal) as reader:
            return reader.till_events(SignaturePinned, PinCleared, SignatureStreak, UntrustedAnswer)
    except CounterError:
        return []


def _signature(merchant: Merchant, events: list[TillEvent], since: int) -> Check:
    """What the till saw of signatures from `since` (ms) on, and we just now, whose question was a query."""
    known = merchant.gateway.pins
    recent = [event for event in events if event.at >= since]
    latest = known.latest(QUERY)
    if refused := _refused(recent, known):
        told = _WAS_REFUSED.filled(hours=str(_RECENT_MS // schedule.HOUR), endpoints=", ".join(refused))
        return Check("signature", False, told, _PIN_ADVICE)
    if mismatched := _mismatched(recent, known):
        return Check("signature", True, _MISMATCH.filled(endpoints=", ".join(mismatched)), _MISMATCH_ADVICE)
    if pinned := known.pinned():
        return Check("signature", True, _PINNED.filled(endpoints=", ".join(sorted(pinned))))
    if latest is None:
        return Check("signature", True, _SIGNATURE_UNKNOWN)
    return Check("signature", True, _SIGNED if latest.trust is Trust.VERIFIED else _UNSIGNED)


def _refused(events: list[TillEvent], known: SignaturePins) -> list[str]:
    """The endpoints of which an answer was not believed, but for those whose pin was cleared since."""
    endpoints = {QUERY} if known.refuses() else set()
    for event in _of(known.host, events):
        if isinstance(event, UntrustedAnswer) and event.pinned:
            endpoints.add(event.endpoint)
        elif isinstance(event, PinCleared):
            endpoints.discard(event.endpoint)
    return sorted(endpoints)


def _mismatched(events: list[TillEvent], known: SignaturePins) -> list[str]:
    """The endpoints without a pin of which an answer bore a signature that does not verify."""
    latest = known.latest(QUERY)
    told = [event for event in _of(known.host, events) if isinstance(event, UntrustedAnswer) and not event.pinned]
    seen = {event.endpoint for event in told}
    if latest is not None and latest.trust is Trust.MISMATCH:
        seen.add(QUERY)
    return sorted(seen - known.pinned().keys())


def _of(host: str, events: list[TillEvent]) -> list[SignatureEvent]:
    return [event for event in events if isinstance(event, SignatureEvent) and event.host == host]


def _scanner_checks(place: Place) -> Iterator[Check]:
    """Nothing where no scanner on a serial port is set up; where the settings are the trouble another check says so."""
    try:
        wanted = place.store.load().serial_scanner
    except CounterError:
        return
    if wanted:
        yield scanner(wanted)


def scanner(wanted: str) -> Check:
    """Whether the serial port that the owner named is there and can be opened. A program that has it is no fault."""
    device = wanted
    try:
        device = choose(wanted, found_ports(), None).device
        open_port(device).close()
    except PortInUse:
        return Check("scanner", True, _SCANNER_READ.filled(port=device))
    except SetupError as error:
        return Check("scanner", False, error.sentence)
    return Check("scanner", True, _SCANNER_WELL.filled(port=device))


def disk(folder: DataFolder) -> Check:
    """Whether there is room for the journal, and the reserve for its last entries, which is made where it can be."""
    held = not folder.journal.exists() or Reserve(folder.reserve).ensure()
    free = shutil.disk_usage(folder.root).free
    if held and free >= _LEAST_FREE:
        return Check("disk", True, _ROOM.filled(free=_megabytes(free)))
    return Check("disk", False, (_LITTLE_ROOM if held else _NO_RESERVE).filled(free=_megabytes(free)), _ROOM_ADVICE)


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000:,}"


def _journal_checks(place: Place) -> Iterator[Check]:
    if not place.folder.journal.exists():
        yield Check("journal", True, _JOURNAL_NEW)
        return
    try:
        with JournalReader.open(place.folder.journal) as reader:
            yield _journal(reader)
            for event in reader.till_events(JournalRestored)[-1:]:
                yield Check("restored", True, restored_sentence(cast("JournalRestored", event)))
            yield backups(place.folder, reader, utc_now())
    except CounterError as error:
        yield Check("journal", False, error.sentence, _JOURNAL_ADVICE)


def _journal(reader: JournalReader) -> Check:
    problems, still_open = reader.integrity(), reader.open_count()
    if problems:
        return Check("journal", False, _JOURNAL_DAMAGED.filled(problems="; ".join(problems[:3])), _JOURNAL_ADVICE)
    return Check("journal", True, _JOURNAL_WELL.filled(open=str(still_open)))


def backups(folder: DataFolder, reader: JournalReader, now: datetime) -> Check:
    """Whether the newest backup lacks at most a day of payments."""
    newest = next(iter(found_backups(folder.backups)), None)
    since, until = _EPOCH if newest is None else newest.at, now - _BACKUP_LAG
    lacking = reader.payments(since_ms=_ms(since), until_ms=_ms(until), limit=1)
    if lacking:
        text = _NO_BACKUP if newest is None else _BACKUP_OLD.filled(at=f"{newest.at:%Y-%m-%d %H:%M} UTC")
        return Check("backups", False, text, _BACKUP_ADVICE)
    if newest is None:
        return Check("backups", True, _NO_BACKUP_YET)
    return Check("backups", True, _BACKUP_WELL.filled(at=f"{newest.at:%Y-%m-%d %H:%M} UTC"))


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
