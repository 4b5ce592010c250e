"""The reading side of the journal: lists and totals, from any thread, beside the writer and without its lock."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pos_app.domain.payment import ALARMS, CHARGED, UNPAID, Payment, Settlement, State
from pos_app.domain.refund import REFUND_FOLLOWED, Refund, RefundState
from pos_app.journal.lookups import OPEN_STATES, Lookups, Value
from pos_app.journal.schema import open_to_read
from pos_app.journal.writer import journal_file

# What counts in totals: what this till took. Of a payment that was returned another way nothing does, so neither do
# refunds of it.
_TAKEN = """payments
    WHERE paid_at >= ?1 AND paid_at < ?2 AND state IN (SELECT value FROM json_each(?3)) AND settled IS NOT ?4
    AND json_extract(body, '$.intent.elsewhere') IS NOT 1"""
_GIVEN_BACK = """refunds
    WHERE changed_at >= ?1 AND changed_at < ?2 AND state = ?5
    AND NOT EXISTS (SELECT 1 FROM payments WHERE number = payment_no AND settled = ?4)"""
_TOTALS = f"""
SELECT currency, sum(proven) AS count, sum(proven * amount) AS minor, sum(back * amount) AS refunded,
    sum(human) AS human_count, sum(human * amount) AS human_minor
FROM (
    SELECT currency, amount, verdict_reason = '' AS proven, verdict_reason <> '' AS human, 0 AS back FROM {_TAKEN}
    UNION ALL
    SELECT currency, amount, 0, 0, 1 FROM {_GIVEN_BACK}
)
GROUP BY currency
"""  # noqa: S608 - ours
_CHARGED_STATES = json.dumps(sorted(CHARGED))
_REFUND_FOLLOWED_STATES = json.dumps(sorted(REFUND_FOLLOWED))
_COUNTED = (_CHARGED_STATES, Settlement.RETURNED, RefundState.REFUNDED)
_UNDECIDED_STATES = json.dumps(sorted(ALARMS | {State.NEEDS_ATTENTION}))
_UNPAID_STATES = json.dumps(sorted(UNPAID))


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Takings of one currency: charged payments and their sum, and what went back, in minor units.

    What a person closed as paid is not in `count` and `minor` but apart, in `human_count` and `human_minor`.
    """

    count: int
    minor: int
    refunded_minor: int
    human_count: int = 0
    human_minor: int = 0


class JournalReader(Lookups):
    """A connection that cannot write. Everything raises JournalTrouble."""

    @classmethod
    def open(cls, place: Path) -> Self:
        """The journal in the folder or file `place`. Raises SetupError when it is missing or of another version."""
        path = journal_file(place)
        return cls(open_to_read(path), path)

    def payments(
        self,
        since_ms: int | None = None,
        until_ms: int | None = None,
        state: State | None = None,
        text: str | None = None,
        limit: int = 100,
        before: str | None = None,
    ) -> list[Payment]:
        """At most `limit` payments, newest first.

        Created from `since_ms` on and before `until_ms`, in `state`, with `text` somewhere in the number, `syssn`,
        reference or the last four of the code. `before` is the number of the last payment of the page before.
        """
        filters: dict[str, Value] = {
            "created_at >= ?": since_ms,
            "created_at < ?": until_ms,
            "state = ?": state and state.value,
            _CONTAINS: text and f"%{_escaped(text)}%",
            "(created_at, number) < (SELECT created_at, number FROM payments WHERE number = ?)": before,
        }
        used = {condition: value for condition, value in filters.items() if value not in (None, "")}
        where = f"WHERE {' AND '.join(used)}" if used else ""
        query = f"SELECT body FROM payments {where} ORDER BY created_at DESC, number DESC LIMIT ?"  # noqa: S608 - ours
        return self._payments(query, *used.values(), limit)

    def refunds(self, since_ms: int, until_ms: int) -> list[Refund]:
        """The refunds whose state last changed from `since_ms` on and before `until_ms`, oldest first."""
        query = "SELECT body FROM refunds WHERE changed_at >= ? AND changed_at < ? ORDER BY changed_at, number"
        return self._refunds(query, since_ms, until_ms)

    def refunds_under_way(self) -> list[Refund]:
        """The refunds that were sent and are without an outcome, oldest first."""
        query = """SELECT body FROM refunds WHERE state IN (SELECT value FROM json_each(?))
            ORDER BY created_at, number"""
        return self._refunds(query, _REFUND_FOLLOWED_STATES)

    def totals(self, since_ms: int, until_ms: int) -> dict[str, DayTotals]:
        """By currency code, what was taken and what was given back from `since_ms` on and before `until_ms`.

        A payment counts when it was paid, a refund when it was carried out. What a person returned another way does
        not count, nor what another till took; what was given back here counts, whoever took it.
        """
        rows = self._rows(_TOTALS, since_ms, until_ms, *_COUNTED)
        return {
            row["currency"]: DayTotals(
                row["count"], row["minor"], row["refunded"], row["human_count"], row["human_minor"]
            )
            for row in rows
        }

    def charged(self, since_ms: int, until_ms: int) -> list[Payment]:
        """The payments that `totals` counts, oldest first."""
        query = f"SELECT body FROM {_TAKEN} ORDER BY paid_at, number"  # noqa: S608 - ours
        return self._payments(query, since_ms, until_ms, *_COUNTED[:2])

    def given_back(self, since_ms: int, until_ms: int) -> list[Refund]:
        """The refunds that `totals` counts, oldest first."""
        query = f"SELECT body FROM {_GIVEN_BACK} ORDER BY changed_at, number"  # noqa: S608 - ours
        return self._refunds(query, since_ms, until_ms, *_COUNTED)

    def closed_as_unpaid(self, since_ms: int, until_ms: int) -> list[Payment]:
        """The payments of which a person said from `since_ms` on and before `until_ms` that they are not paid."""
        query = """SELECT body FROM payments WHERE verdict_reason <> '' AND changed_at >= ? AND changed_at < ?
            AND state IN (SELECT value FROM json_each(?)) ORDER BY changed_at, number"""
        return self._payments(query, since_ms, until_ms, _UNPAID_STATES)

    def to_decide(self) -> list[Payment]:
        """The alarms that nobody settled, and what only a manager can close, oldest first."""
        query = """SELECT body FROM payments WHERE state IN (SELECT value FROM json_each(?)) AND settled IS NULL
            ORDER BY created_at, number"""
        return self._payments(query, _UNDECIDED_STATES)

    def state_counts(self) -> dict[str, int]:
        """How many payments are in each state."""
        rows = self._rows("SELECT state, count(*) AS count FROM payments GROUP BY state ORDER BY state")
        return {row["state"]: row["count"] for row in rows}

    def open_count(self) -> int:
        """How many payments are without an outcome."""
        query = "SELECT count(*) FROM payments WHERE state IN (SELECT value FROM json_each(?))"
        ((count,),) = self._rows(query, OPEN_STATES)
        return int(count)


_CONTAINS = r"(number || ' ' || syssn || ' ' || reference || ' ' || coalesce(code_last4, '')) LIKE ? ESCAPE '\'"


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text
