"""A query by numbers: windows, pages, and only the rows asked for (OpenAPI, "Transaction enquiry")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pos_app.domain.answers import NoAnswer, QueryAnswer, TransactionRow
from pos_app.domain.status_codes import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.qfpay.windows import Window

    AskPage = Callable[[dict[str, str]], QueryAnswer | NoAnswer]

PAGE_SIZE: Final = 100
_MAX_PAGES: Final = 10
_SMALLEST_PAGE: Final = 10  # the gateway's default: it might take no notice of our `page_size`
_SUCCESS: Final = "0000"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: numbers of ours (`out_trade_no`), or the one that has this `syssn`."""

    out_trade_nos: tuple[str, ...] = ()
    syssn: str = ""

    def params(self) -> dict[str, str]:
        """As parameters: `syssn` speaks where it is known."""
        return {"syssn": self.syssn} if self.syssn else {"out_trade_no": ",".join(self.out_trade_nos)}

    def matches(self, row: TransactionRow) -> bool:
        """Whether `row` is one of those that were asked for, perhaps charged twice, or a refund of it."""
        by_syssn = bool(self.syssn) and self.syssn in (row.syssn, row.origssn)
        return by_syssn or row.out_trade_no in self.out_trade_nos

    def without(self, rows: Sequence[TransactionRow]) -> Wanted:
        """The numbers of which there is no row yet."""
        found = {row.out_trade_no for row in rows}
        return Wanted(tuple(number for number in self.out_trade_nos if number not in found))


def search(ask_page: AskPage, wanted: Wanted, window: Window | None) -> QueryAnswer | NoAnswer:
    """All rows of `wanted`, in `window` (the gateway's own window if None), page after page.

    One part without an answer leaves the whole without: a row might be there, and "not found" must mean it.
    """
    found = QueryAnswer("")
    for part in window.by_month() if window else (None,):
        answer = _search_window(ask_page, wanted, part)
        if isinstance(answer, NoAnswer) or answer.respcd not in (_SUCCESS, *NOT_FOUND):
            return answer
        found = joined(found, answer)
    return found


def joined(earlier: QueryAnswer, later: QueryAnswer) -> QueryAnswer:
    """Both answers as one: what either found was found."""
    speaks = earlier if earlier.rows and not later.rows else later
    return QueryAnswer(speaks.respcd, speaks.message, tuple(dict.fromkeys(earlier.rows + later.rows)), later.date)


def _search_window(ask_page: AskPage, wanted: Wanted, window: Window | None) -> QueryAnswer | NoAnswer:
    params = wanted.params() | (window.params() if window else {})
    rows: list[TransactionRow] = []
    before: tuple[TransactionRow, ...] = ()
    for page in range(1, _MAX_PAGES + 1):
        answer = ask_page(params | {"page": str(page), "page_size": str(PAGE_SIZE)})
        if isinstance(answer, NoAnswer):
            return answer
        if not wanted.syssn and not all(row.out_trade_no for row in answer.rows):
            return NoAnswer(may_have_left=True, reason="row_without_number")
        rows += filter(wanted.matches, answer.rows)
        all_over_again = answer.rows == before and not wanted.without(rows).out_trade_nos
        if answer.respcd != _SUCCESS or all_over_again or not _may_have_more(answer.rows):
            # The page after a full one may be refused as "not found"; rows in hand were found all the same.
            respcd = _SUCCESS if rows and answer.respcd in NOT_FOUND else answer.respcd
            return QueryAnswer(respcd, answer.message, tuple(dict.fromkeys(rows)), answer.date)
        before = answer.rows
    return NoAnswer(may_have_left=True, reason="too_many_pages")


def _may_have_more(rows: tuple[TransactionRow, ...]) -> bool:
    """Whether this may be a full page: of ours, or of a smaller one that the gateway prefers."""
    return len(rows) >= PAGE_SIZE or (bool(rows) and len(rows) % _SMALLEST_PAGE == 0)
