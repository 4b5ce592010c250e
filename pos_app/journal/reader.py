"""The reading side of the journal: lists and totals, from any thread, beside the writer and without its lock."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pos_app.domain.payment import CHARGED, Payment, Settlement, State
from pos_app.domain.refund import REFUND_FOLLOWED, Refund, RefundState
from pos_app.journal.lookups import OPEN_STATES, Lookups, Value
from pos_app.journal.schema import open_to_read
from pos_app.journal.writer import JOURNAL_NAME

_TOTALS = """
SELECT currency, sum(taken) AS count, sum(taken * amount) AS minor, sum((1 - taken) * amount) AS refunded
FROM (
    SELECT currency, amount, 1 AS taken FROM payments
    WHERE paid_at >= ?1 AND paid_at < ?2 AND state IN (SELECT value FROM json_each(?3)) AND settled IS NOT ?4
        AND json_extract(body, '$.intent.elsewhere') IS NOT 1
    UNION ALL
    SELECT currency, amount, 0 FROM refunds WHERE changed_at >= ?1 AND changed_at < ?2 AND state = ?5
)
GROUP BY currency
"""
_CHARGED_STATES = json.dumps(sorted(CHARGED))
_REFUND_FOLLOWED_STATES = json.dumps(sorted(REFUND_FOLLOWED))


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Takings of one currency: charged payments and their sum, and what went back, in minor units."""

    count: int
    minor: int
    refunded_minor: int


class JournalReader(Lookups):
    """A connection that cannot write. Everything raises JournalTrouble."""

    @classmethod
    def open(cls, place: Path) -> Self:
        """The journal in the folder or file `place`. Raises SetupError when it is missing or of another version."""
        path = place / JOURNAL_NAME if place.is_dir() else place
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
        rows = self._rows(_TOTALS, since_ms, until_ms, _CHARGED_STATES, Settlement.RETURNED, RefundState.REFUNDED)
        return {row["currency"]: DayTotals(row["count"], row["minor"], row["refunded"]) for row in rows}

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
