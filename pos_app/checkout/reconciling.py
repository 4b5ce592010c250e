"""A reconciliation under way: reads what the gateway lists page by page, and compares it with the journal.

It runs beside sales and takes a quarter of the queries at most. Each call goes through a worker, and only so many
numbers are compared at one tick, so that the till thread is free for whoever sells.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Final

from pos_app.checkout.comparing import (
    Difference,
    Kind,
    Seen,
    charged_at_gateway,
    compare_payment,
    compare_refund,
    refunded_at_gateway,
)
from pos_app.checkout.importing import days_around, failure, moment, take_over
from pos_app.checkout.reconciliation import Desk, Progress, Reconciliation, Task
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.evidence import SUCCESS
from pos_app.domain.money import CURRENCIES, Money
from pos_app.domain.numbers import is_payment_no, is_refund_no, number_till
from pos_app.domain.payment import Payment, Queried, State
from pos_app.domain.refund import RefundState
from pos_app.journal import JournalTrouble, Problem
from pos_app.qfpay.search import PAGE_SIZE
from pos_app.qfpay.windows import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.answers import TransactionRow
    from pos_app.domain.refund import Refund

AT_ONCE: Final = 20
"""Numbers compared at one tick; each may cost a write to disk."""
BATCH: Final = 20
MOST_FAILURES: Final = 5
_FIRST_PAUSE: Final = 2 * schedule.SECOND
_LONGEST_PAUSE: Final = schedule.MINUTE
_SAME_PAGE: Final = "same_page"


class Reconciling:
    """One reconciliation, worked on piece by piece."""

    def __init__(self, desk: Desk, task: Task) -> None:
        self._world = desk.world
        self._payments = desk.payments
        self._refunds = desk.refunds
        self._share = desk.share
        self._task = task
        since, until = task.since, task.until
        self._result = Reconciliation(since, until)
        self._windows = deque(Window(moment(since), moment(until - schedule.SECOND)).by_month())
        self._page = 1
        self._listed: dict[TransactionRow, None] = {}
        self._seen: dict[str, Seen] = {}
        self._refunded: defaultdict[str, int] = defaultdict(int)
        self._numbers_of: dict[str, str] = {}
        self._queue: deque[str] = deque()
        self._unsure: deque[str] = deque()
        self._by_syssn: deque[tuple[str, str]] = deque()
        self._asked: set[str] = set()
        self._began = desk.world.clock.now()
        self._compared = 0
        self._calling = False
        self._failures = 0
        self._comparing = False
        self._given_up = False
        self._not_before = 0
        self.over = False

    def next_due(self) -> int | None:
        """When it wants the clock (steady ms, may be past); None while it waits for an answer, or is over."""
        if self._calling or self.over:
            return None
        asks_next = bool(self._windows) or (not self._queue and bool(self._unsure or self._by_syssn))
        return max(self._not_before, self._share.free_at() if asks_next else self._began)

    def work(self, now: int) -> None:
        """Does the next piece, if it is time for it."""
        if self._calling or self.over or now < self._not_before:
            return
        if self._windows:
            self._ask_page()
        elif not self._comparing:
            self._begin_to_compare(now)
        elif self._queue:
            self._compare_some(now)
        elif self._by_syssn or self._unsure:
            self._ask_singly()
        else:
            self._end()

    def fail(self, reason: str) -> None:
        """Ends it at once: nobody may take it for whole."""
        self._result.failure = reason
        self._end()

    def _end(self) -> None:
        self.over = True
        self._task.done(self._result)

    # --- asking ---

    def _ask_page(self) -> None:
        window, page = self._windows[0], self._page
        self._call(lambda: self._world.gateway.transactions(window, page), self._take_page)

    def _take_page(self, answer: QueryAnswer) -> None:
        fresh = [row for row in answer.rows if row not in self._listed]
        self._listed.update(dict.fromkeys(fresh))
        self._page += 1
        if len(answer.rows) < PAGE_SIZE:
            self._next_window()
        elif not fresh:
            self._result.failure = _SAME_PAGE  # it does not know of pages: what is behind the first is not seen
            self._next_window()
        self._tell()

    def _next_window(self) -> None:
        self._windows.popleft()
        self._page = 1

    def _ask_singly(self) -> None:
        asked_at = self._world.clock.now()
        if self._by_syssn:
            number, syssn = self._by_syssn[0]
            self._call(
                lambda: self._world.gateway.query(syssn=syssn),
                lambda answer: self._take_rows([number], answer, asked_at, self._by_syssn),
            )
            return
        numbers = list(self._unsure)[:BATCH]
        window = days_around(self._result.since, self._result.until)
        self._call(
            lambda: self._world.gateway.query(numbers, window=window),
            lambda answer: self._take_rows(numbers, answer, asked_at, self._unsure),
        )

    def _take_rows(
        self, numbers: list[str], answer: QueryAnswer, asked_at: int, asked: deque[str] | deque[tuple[str, str]]
    ) -> None:
        for number in numbers:
            asked.popleft()
            rows = tuple(row for row in answer.rows if row.out_trade_no in (number, ""))
            self._seen[number] = Seen(rows, asked_at, self._refunded)
            self._queue.append(number)

    def _call(self, call: Callable[[], QueryAnswer | NoAnswer], take: Callable[[QueryAnswer], None]) -> None:
        if not self._share.take():
            return

        def ended(answer: QueryAnswer | NoAnswer) -> None:
            self._calling = False
            self._world.line.heard(answer)
            self._share.heard(answer)
            reason = failure(answer)
            if isinstance(answer, NoAnswer) or reason:
                self._failed(reason)
                return
            self._failures = 0
            take(answer)

        self._calling = True
        self._world.calls.start("other", call, ended)

    def _failed(self, reason: str) -> None:
        self._failures += 1
        self._not_before = self._world.clock.now() + min(_FIRST_PAUSE << min(self._failures - 1, 8), _LONGEST_PAUSE)
        self._tell()
        if self._task.patient or self._failures < MOST_FAILURES:
            return
        self._give_up(reason)

    def _give_up(self, reason: str) -> None:
        """What was asked in vain is compared with what is known of it, and ends as not known."""
        self._result.failure = reason
        self._given_up = True
        self._not_before = 0
        self._windows.clear()
        self._queue.extend((*self._unsure, *(number for number, _ in self._by_syssn)))
        self._unsure.clear()
        self._by_syssn.clear()

    # --- comparing ---

    def _begin_to_compare(self, now: int) -> None:
        try:
            made = self._world.journal.made_between(self._result.since, self._result.until)
        except JournalTrouble:
            self._not_before = now + _FIRST_PAUSE
            return
        self._comparing = True
        rows: defaultdict[str, list[TransactionRow]] = defaultdict(list)
        for row in self._listed:
            rows[row.out_trade_no].append(row)
            if row.order_type == "refund" and row.respcd == SUCCESS and row.txamt is not None:
                self._refunded[row.origssn] += row.txamt
        self._seen = {number: Seen(tuple(those), self._began, self._refunded) for number, those in rows.items()}
        # Sorted, payments come before refunds, so that a refund finds its payment written down.
        self._queue.extend(sorted({*rows, *made}))
        self._tell()

    def _compare_some(self, now: int) -> None:
        for _ in range(min(AT_ONCE, len(self._queue))):
            if self._payments.book.trouble or self._refunds.book.trouble or not self._compared_next():
                self._not_before = now + _FIRST_PAUSE  # the disk is full: what was learned could not be kept
                return
        self._tell()

    def _compared_next(self) -> bool:
        number = self._queue[0]
        seen = self._seen.get(number, Seen((), self._began, self._refunded))
        try:
            if is_payment_no(number):
                self._compare_payment(number, seen)
            elif is_refund_no(number):
                self._compare_refund(number, seen)
            else:
                self._result.strangers += seen.rows
        except JournalTrouble as trouble:
            if trouble.problem is not Problem.CONTRADICTION:
                return False
            self._list_unreadable(seen.rows)
        self._queue.popleft()
        self._compared += 1
        return True

    def _compare_payment(self, number: str, seen: Seen) -> None:
        before = self._payments.book.get(number)
        if before is None:
            self._find(number, seen)
        elif before.intent.profile == self._world.shop.profile.name:
            self._remember(before)
            if before.intent.elsewhere:
                self._hear(before, seen)
                self._count_elsewhere(seen.rows)
            elif seen.rows or before.state not in (State.CREATED, State.NOT_SENT):
                self._compare_own(before, seen)

    def _compare_own(self, before: Payment, seen: Seen) -> None:
        if self._ask_first(before, seen):
            return
        after = self._hear(before, seen)
        self._remember(after)
        amount = before.intent.amount
        for side, times in (
            (self._result.till, int(before.charged)),
            (self._result.gateway, charged_at_gateway(before, seen.rows)),
        ):
            for _ in range(times):
                side[amount.currency.code].add_payment(amount.minor)
        self._note(compare_payment(before, after, seen), before, seen)

    def _remember(self, payment: Payment) -> None:
        if payment.syssn:
            self._numbers_of[payment.syssn] = payment.out_trade_no

    def _find(self, number: str, seen: Seen) -> None:
        """A payment that the gateway has and the journal has not."""
        if number_till(number) != self._world.shop.till:
            self._count_elsewhere(seen.rows)
            return
        found = take_over(self._world, self._payments, seen.rows)
        if found is None:
            self._list_unreadable(seen.rows)
            return
        self._remember(found)
        amount = found.intent.amount
        for _ in range(charged_at_gateway(found, seen.rows)):
            self._result.gateway[amount.currency.code].add_payment(amount.minor)
        self._result.differences.append(Difference(number, Kind.IMPORTED, amount, "", str(found.state)))

    def _list_unreadable(self, rows: tuple[TransactionRow, ...]) -> None:
        """Nothing that the journal could hold, under a number of this till: a person must see it."""
        self._result.strangers += rows
        self._result.unreadable = True

    def _compare_refund(self, number: str, seen: Seen) -> None:
        before = self._refunds.book.get(number)
        if before is None:
            self._find_refund(number, seen)
        elif before.intent.profile == self._world.shop.profile.name and (seen.rows or before.sent_at):
            if self._ask_first(before, seen):
                return
            after = self._hear_refund(before, seen)
            amount = before.intent.amount
            if before.state is RefundState.REFUNDED:
                self._result.till[amount.currency.code].add_refund(amount.minor)
            if refunded_at_gateway(seen.rows):
                self._result.gateway[amount.currency.code].add_refund(amount.minor)
            self._note(compare_refund(before, after, seen), before, seen)

    def _find_refund(self, number: str, seen: Seen) -> None:
        """A refund that the gateway has and the journal has not."""
        row = next((row for row in seen.rows if row.order_type == "refund" and row.respcd == SUCCESS), None)
        payment_no = None if row is None else self._numbers_of.get(row.origssn)
        if number_till(number) != self._world.shop.till:
            self._count_elsewhere(seen.rows)
        elif payment_no is None:
            self._result.strangers += seen.rows
        if row is None or payment_no is None or row.txamt is None or row.txcurrcd not in CURRENCIES:
            return
        amount = Money(row.txamt, CURRENCIES[row.txcurrcd])
        refunded = str(RefundState.REFUNDED)
        self._result.differences.append(Difference(number, Kind.REFUNDED_ELSEWHERE, amount, "", refunded, payment_no))

    def _ask_first(self, record: Payment | Refund, seen: Seen) -> bool:
        """A list proves nothing missing, and nothing about what changed while it was read: that is asked singly."""
        number = record.out_trade_no
        if self._given_up or (seen.rows and not _changed_since(record, seen)):
            return False
        if number not in self._asked:
            self._asked.add(number)
            self._unsure.append(number)
            return True
        if seen.rows or not (isinstance(record, Payment) and record.charged and record.syssn):
            return False
        again = f"{number} {record.syssn}"
        if again in self._asked:
            return False
        self._asked.add(again)
        self._by_syssn.append((number, record.syssn))
        return True

    def _hear(self, payment: Payment, seen: Seen) -> Payment:
        """The payment after the machine has judged the rows; not by rows that are older than what it knows."""
        if not seen.rows or _changed_since(payment, seen):
            return payment
        return self._payments.apply(payment.out_trade_no, _queried(self._world.clock.now(), seen))

    def _hear_refund(self, refund: Refund, seen: Seen) -> Refund:
        """See `_hear`."""
        if not seen.rows or _changed_since(refund, seen):
            return refund
        return self._refunds.apply(refund.out_trade_no, _queried(self._world.clock.now(), seen))

    def _note(self, difference: Difference | None, record: Payment | Refund, seen: Seen) -> None:
        if difference is None:
            return
        if _changed_since(record, seen) or (self._given_up and not seen.rows):
            # Both sides were not looked at in one moment, or one of them was not to be seen.
            difference = Difference(
                difference.number, Kind.OPEN, difference.amount, difference.before, difference.now,
                difference.payment_no,
            )  # fmt: skip
        self._result.differences.append(difference)

    def _count_elsewhere(self, rows: tuple[TransactionRow, ...]) -> None:
        for row in rows:
            sums = self._result.other_tills[number_till(row.out_trade_no)][row.txcurrcd]
            if row.respcd == SUCCESS and row.txamt is not None and row.cancel not in (1, 2):
                add = sums.add_refund if row.order_type == "refund" else sums.add_payment
                add(row.txamt)

    def _tell(self) -> None:
        left = len(self._queue) + len(self._unsure) + len(self._by_syssn)
        self._task.told(Progress(len(self._listed), self._compared, left))


def _changed_since(record: Payment | Refund, seen: Seen) -> bool:
    return record.asking or max(record.changed_at, record.time.clock(record.asked_at)) >= seen.at


def _queried(now: int, seen: Seen) -> Queried:
    return Queried(now, QueryAnswer(SUCCESS, rows=seen.rows))
