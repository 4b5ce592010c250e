"""`report`: a day, read straight from the journal; and the refunds of its test payments, which a till carries out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.checkout.live_testing import never_settles, not_given_back
from pos_app.checkout.telling import payment_document, refund_document
from pos_app.cli.errand import Errand
from pos_app.cli.interrupts import one_interrupt
from pos_app.cli.till import profile_of
from pos_app.domain.exit_codes import DONE, NOT_KNOWN
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.journal import JournalReader
from pos_app.reports.day import DayRecords, DayReport, day_bounds, read_day, report_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.checkout.live_testing import Unrefunded
    from pos_app.checkout.telling import Document
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.domain.payment import Payment
    from pos_app.reports.day import CurrencyDay

_BAD_DATE = QT_TRANSLATE_NOOP("report", "This is no date. Write it like 2026-11-23.")
_NOTHING = DayRecords(charged=(), given_back=(), closed_as_unpaid=(), to_decide=(), open_payments=(), open_refunds=())


def report(options: Options, output: Output) -> None:
    """The report as the result, after the refunds that were asked for."""
    day = _Day(options)
    code = _refund_all(day, output) if options.given.refund_all else DONE
    if code is not None:
        output.event({"event": "result", **day.document(), "exit": code})


def _refund_all(day: _Day, output: Output) -> int | None:
    """Gives back what is left of the day's test payments; the exit code, None when no till could be asked."""
    exits = [DONE]
    for profile, numbers in day.unrefunded_numbers().items():
        place = replace(day.place, profile=profile)
        request: Document = {"do": "refund_all", "profile": profile, "numbers": numbers}
        with one_interrupt(), closing(Errand(place, request).events()) as events:
            for event in events:
                if event.get("event") != "result":
                    output.event(event)
                elif "error" in event:
                    output.event(event)
                    return None
                else:
                    exits.append(_exit(event))
    return max(exits)


def _exit(event: Document) -> int:
    code = event.get("exit")
    return code if isinstance(code, int) else NOT_KNOWN


class _Day:
    """The day that is meant, at the shop, and what the journal holds of it now."""

    def __init__(self, options: Options) -> None:
        self.place = options.place
        zone = ZoneInfo(profile_of(self.place).time_zone)
        self._zone = zone
        self._date, self._bounds = _chosen(options.text("date"), zone)
        profiles = {} if self.place.training else self.place.store.load().profiles
        self._test_profiles = {name for name, profile in profiles.items() if never_settles(profile)}

    def document(self) -> Document:
        """The report, with all there is to say."""
        journal = self.place.folder.journal
        if not journal.exists():
            return self._told(report_day(_NOTHING, self._is_test), {}, [])
        with JournalReader.open(journal) as reader:
            day = report_day(read_day(reader, *self._bounds), self._is_test)
            listed = (*day.verdicts, *day.records.to_decide, *day.records.open_payments)
            documents = {one.out_trade_no: _payment(reader, one) for one in listed}
            return self._told(day, documents, [_unrefunded(reader, test) for test in self._unrefunded(reader)])

    def unrefunded_numbers(self) -> dict[str, list[str]]:
        """The test payments that are to be given back, by profile."""
        numbers: dict[str, list[str]] = {}
        if self.place.folder.journal.exists():
            with JournalReader.open(self.place.folder.journal) as reader:
                for test in self._unrefunded(reader):
                    numbers.setdefault(test.payment.intent.profile, []).append(test.payment.out_trade_no)
        return numbers

    def _unrefunded(self, reader: JournalReader) -> list[Unrefunded]:
        return not_given_back(reader, *self._bounds, self._test_profiles)

    def _is_test(self, payment: Payment) -> bool:
        return payment.intent.profile in self._test_profiles

    def _told(self, day: DayReport, documents: dict[str, Document], tests: list[Document]) -> Document:
        def told(payments: Iterable[Payment]) -> list[Document]:
            return [documents[payment.out_trade_no] for payment in payments]

        return {
            "date": self._date.isoformat(),
            "time_zone": self._zone.key,
            "totals": [_totals(code, sums) for code, sums in day.currencies.items()],
            "verdicts": told(day.verdicts),
            "alarms": told(one for one in day.records.to_decide if one.alarm),
            "open": told((*(one for one in day.records.to_decide if not one.alarm), *day.records.open_payments)),
            "open_refunds": [refund_document(refund) for refund in day.records.open_refunds],
            "unrefunded_tests": tests,
        }


def _chosen(text: str, zone: ZoneInfo) -> tuple[date, tuple[int, int]]:
    try:
        chosen = date.fromisoformat(text) if text else datetime.now(UTC).astimezone(zone).date()
        return chosen, day_bounds(chosen, zone)
    except (ValueError, OverflowError):
        raise BadInput(_BAD_DATE) from None


def _payment(reader: JournalReader, payment: Payment) -> Document:
    return payment_document(payment, reader.refunds_of(payment.out_trade_no))


def _unrefunded(reader: JournalReader, test: Unrefunded) -> Document:
    return {**_payment(reader, test.payment), "left": test.left.minor, "profile": test.payment.intent.profile}


def _totals(code: str, day: CurrencyDay) -> Document:
    """A currency's sums; amounts are minor units."""
    wallets = [{"wallet": wallet, **_sum(part.count, part.minor)} for wallet, part in sorted(day.wallets.items())]
    return {
        "currency": code,
        **_sum(day.paid.count, day.paid.minor),
        "refunds": day.refunded.count,
        "refunded": day.refunded.minor,
        "net": day.net,
        "wallets": wallets,
        "closed_by_person": _sum(day.by_person.count, day.by_person.minor),
        "never_settled": _sum(day.never_settled.count, day.never_settled.minor),
    }


def _sum(count: int, minor: int) -> Document:
    return {"count": count, "amount": minor}
