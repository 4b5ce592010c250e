"""What the bundle tells of settings, data folder and journal: named fields, and nothing that is not named here."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pos_app.domain.sentences import CounterError
from pos_app.journal import JournalReader
from pos_app.journal.schema import MIGRATIONS
from pos_app.settings.declared import DECLARED
from pos_app.settings.model import Settings
from pos_app.settings.network_folders import file_system
from pos_app.settings.reading import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.settings.paths import DataFolder

LAST_PAYMENTS: Final = 200
_TOLD: Final = frozenset(
    {
        "active_profile", "shop_name", "till_name", "quick_amounts", "fixed_amount", "warn_under", "ask_over",
        "serial_scanner", "scanner_prefix", "scanner_suffix", "customer_screen",
    }
)  # fmt: skip
"""Texts that somebody wrote into the settings and that are told; of others only whether they are set."""
_OURS: Final = re.compile(
    r"(training/)?(journal\.sqlite3(-wal|-shm|-journal)?|journal\.[a-z-]{1,20}|settings\.toml|till-id|till\.lock"
    r"|door\.json|running\.json|gateway\.sqlite3(-wal|-shm|-journal)?"
    r"|logs/pos-app[0-9a-z.-]{1,30}|crashes/[a-zA-Z0-9.-]{1,50}|backups/journal-[a-zA-Z0-9.-]{1,60})"
)


def settings_facts(folder: DataFolder) -> dict[str, Any]:
    """The settings that are in use. A file that cannot be read is told as such."""
    try:
        settings = read_settings(folder.settings.read_text("utf-8-sig"), folder.settings)
    except FileNotFoundError:
        settings = Settings()
    except (OSError, UnicodeDecodeError, CounterError) as error:
        return {"unreadable": type(error).__name__}
    return {
        "values": {name: _value(name, getattr(settings, name)) for name in DECLARED},
        "changed": [name for name in DECLARED if getattr(settings, name) != getattr(Settings(), name)],
        "proxy": _address(settings.proxy),
        "active_profile": settings.active_profile,
        "profiles": [
            {
                "name": profile.name,
                "gateway": _address(profile.base_url),
                "environment": profile.environment,
                "currency": profile.currency,
                "time_zone": profile.time_zone,
                "sign_type": profile.sign_type,
                "tills": profile.tills,
            }
            for profile in settings.profiles.values()
        ],
        "unusable": [str(problem.values.get("key", "")) for problem in settings.problems],
    }


def files_facts(folder: DataFolder) -> dict[str, Any]:
    """Size, time and rights of our own files; of others how many there are and how large."""
    listed, others, other_bytes = [], 0, 0
    for path in sorted(folder.root.rglob("*")) if folder.root.is_dir() else []:
        try:
            found = path.stat()
        except OSError:
            continue
        name = path.relative_to(folder.root).as_posix()
        if path.is_dir():
            continue
        if not _OURS.fullmatch(name):
            others, other_bytes = others + 1, other_bytes + found.st_size
            continue
        changed = datetime.fromtimestamp(found.st_mtime, UTC).isoformat(timespec="seconds")
        listed.append({"name": name, "bytes": found.st_size, "changed": changed, "mode": f"{found.st_mode & 0o777:o}"})
    return {"file_system": file_system(folder.root), "files": listed, "others": others, "bytes_of_others": other_bytes}


def journal_facts(path: Path) -> dict[str, Any]:
    """Counts by state, and the last payments with their refunds: numbers, states, codes and times.

    No amounts, references, parts of payment codes or fingerprints: whoever needs the amount has the number.
    """
    facts: dict[str, Any] = {"format": len(MIGRATIONS)}
    if not path.exists():
        return {**facts, "missing": True}
    try:
        with JournalReader.open(path) as reader:
            last = reader.payments(limit=LAST_PAYMENTS)
            refunds = [refund for payment in last for refund in reader.refunds_of(payment.out_trade_no)]
            return {
                **facts,
                "sound": not reader.integrity(),
                "states": reader.state_counts(),
                "open": reader.open_count(),
                "till_events": dict(Counter(type(event).__name__ for event in reader.till_events())),
                "last_payments": [_payment(payment) for payment in last],
                "their_refunds": [_refund(refund) for refund in refunds],
            }
    except CounterError as error:
        return {**facts, "unreadable": type(error).__name__}


def _payment(payment: Payment) -> dict[str, Any]:
    return {
        "number": payment.out_trade_no,
        "state": payment.state.value,
        "respcd": payment.respcd,
        "syssn": payment.syssn,
        "profile": payment.intent.profile,
        "wallet": payment.intent.wallet,
        "pay_type": payment.pay_type,
        "created": _time(payment.created_at),
        "paid": _time(payment.paid_at),
        "settled": payment.settled and payment.settled.value,
        "closed_by_person": bool(payment.verdict_reason),
    }


def _refund(refund: Refund) -> dict[str, Any]:
    return {
        "number": refund.out_trade_no,
        "payment": refund.intent.payment_no,
        "state": refund.state.value,
        "respcd": refund.respcd,
        "syssn": refund.syssn,
        "created": _time(refund.created_at),
    }


def _value(name: str, value: object) -> object:
    if isinstance(value, bool | int) or name in _TOLD or value in DECLARED[name].choices:
        return list(value) if isinstance(value, tuple) else value
    return "set" if value else ""


def _address(url: str | None) -> str | None:
    """Scheme, host and port: never a user's name or password, were one to get this far."""
    if not url:
        return None
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"


def _time(ms: int) -> str | None:
    return None if not ms else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")
