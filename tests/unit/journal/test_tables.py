"""The constraints: impossible payments cannot be written, whatever the program does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from pos_app.domain.payment import CodeHint, Payment, State
from pos_app.journal import Journal, JournalReader
from pos_app.journal.rows import payment_row, refund_row
from pos_app.journal.schema import open_to_write

PAYMENT_IMPOSSIBILITIES = [
    ("number", "P123", "payment_number"),
    ("number", "R" + "1" * 23, "payment_number"),
    ("number", "P" + "1" * 22 + "x", "payment_number"),
    ("sale_id", "", "payment_belongs_to_a_sale"),
    ("state", "lost", "payment_state"),
    ("mode", "cash", "payment_mode"),
    ("amount", 0, "payment_amount"),
    ("amount", -1250, "payment_amount"),
    ("amount", 2_147_483_648, "payment_amount"),
    ("amount", "twelve", "cannot store TEXT value in INTEGER column payments.amount"),
    ("amount", 12.5, "cannot store REAL value in INTEGER column payments.amount"),
    ("currency", "hkd", "payment_currency"),
    ("currency", "HK$", "payment_currency"),
    ("currency", "HKDX", "payment_currency"),
    ("sent_at", 0, "only_what_was_sent_has_an_outcome"),
    ("state", "created", "created_is_not_sent"),
    ("state", "not_sent", "gateway_knows_only_what_was_sent"),
    ("syssn", "", "charged_needs_evidence"),
    ("paid_at", 0, "charged_needs_evidence"),
    ("confirmed", 2, "payment_confirmed"),
    ("returned", "maybe", "payment_returned"),
    ("settled", "sold", "payment_settled"),
    ("code_last4", "23456", "code_is_not_whole"),
    ("code_length", 4, "code_is_not_whole"),
    ("code_length", None, "code_is_known_or_not"),
    ("code_last4", None, "code_is_known_or_not"),
    ("code_wallet", None, "code_is_known_or_not"),
    ("code_fingerprint", "281234567890123456", "code_fingerprint_is_a_hash"),
    ("code_fingerprint", "Z" * 64, "code_fingerprint_is_a_hash"),
    ("code_wallet", "281234567890123456", "code_wallet_is_a_word"),
    ("body", "{", "payment_is_json"),
    ("body", None, "NOT NULL constraint failed: payments.body"),
]

REFUND_IMPOSSIBILITIES = [
    ("number", "P" + "1" * 23, "refund_number"),
    ("state", "lost", "refund_state"),
    ("amount", 0, "refund_amount"),
    ("amount", 1251, "refunds never exceed the payment"),
    ("currency", "CNY", "only a charged payment is refunded, in its currency"),
    ("payment_no", "P" + "9" * 23, "only a charged payment is refunded, in its currency"),
    ("state", "refunded", "only_what_was_sent_has_an_outcome"),
    ("sent_at", 5, "created_is_not_sent"),
    ("syssn", "2026", "gateway_knows_only_what_was_sent"),
    ("body", "{", "refund_is_json"),
]


@pytest.fixture
def raw(journal: Journal) -> Iterator[sqlite3.Connection]:
    with closing(open_to_write(journal.path, journal.path.parent)) as connection:
        yield connection


def insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({names})", row)


@pytest.fixture
def paid(counter: Any, hint: CodeHint) -> Payment:
    payment: Payment = counter.paid(hint=hint)
    return payment


def test_the_row_that_the_impossible_ones_are_made_of_is_possible(raw: sqlite3.Connection, paid: Payment) -> None:
    insert(raw, "payments", payment_row(paid) | {"number": "P" + "7" * 23})


@pytest.mark.parametrize(("column", "value", "reason"), PAYMENT_IMPOSSIBILITIES)
def test_an_impossible_payment_cannot_be_written(
    raw: sqlite3.Connection, paid: Payment, column: str, value: object, reason: str
) -> None:
    row = payment_row(paid) | {"number": "P" + "7" * 23, column: value}
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        insert(raw, "payments", row)


@pytest.mark.parametrize(("column", "value", "reason"), REFUND_IMPOSSIBILITIES)
def test_an_impossible_refund_cannot_be_written(
    raw: sqlite3.Connection, counter: Any, paid: Payment, column: str, value: object, reason: str
) -> None:
    refund = counter.refund_answered(paid, 1250, "1265")  # refused: the whole amount is free again
    created = {"number": "R" + "7" * 23, "state": "created", "sent_at": 0, "syssn": ""}
    row = refund_row(refund) | created
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        insert(raw, "refunds", row | {column: value})
    insert(raw, "refunds", row)


@pytest.mark.parametrize("table", ["payments", "refunds", "events"])
def test_nothing_is_ever_deleted(raw: sqlite3.Connection, counter: Any, paid: Payment, table: str) -> None:
    counter.refund_begun(paid, 100)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are never deleted"):
        raw.execute(f"DELETE FROM {table}")


def test_an_event_never_changes(raw: sqlite3.Connection, paid: Payment) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="events are never changed"):
        raw.execute("UPDATE events SET at = 1")


@pytest.mark.parametrize(
    ("number", "body", "reason"),
    [
        ("P" + "9" * 23, "{}", "FOREIGN KEY constraint failed"),
        ("R" + "9" * 23, "{}", "FOREIGN KEY constraint failed"),
        ("X" + "9" * 23, "{}", "event_has_an_owner"),
        ("P" + "1".zfill(23), "{", "event_is_json"),
    ],
)
def test_an_event_belongs_to_something_and_is_readable(
    raw: sqlite3.Connection, paid: Payment, number: str, body: str, reason: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        insert(raw, "events", {"number": number, "at": 1, "kind": "Ticked", "body": body})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("amount = 1", "what was to be paid never changes"),
        ("code_fingerprint = NULL, code_length = NULL, code_last4 = NULL, code_wallet = NULL", "never changes"),
        ("sent_at = sent_at + 1", "a payment is sent once"),
        ("state = 'declined'", "a charged payment stays charged"),
    ],
)
def test_what_has_happened_to_a_payment_stays(raw: sqlite3.Connection, paid: Payment, change: str, reason: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        raw.execute(f"UPDATE payments SET {change}")


def test_an_open_payment_does_not_go_back(raw: sqlite3.Connection, counter: Any) -> None:
    counter.checking()
    for change in ("state = 'sent'", "state = 'created', sent_at = 0"):
        with pytest.raises(sqlite3.IntegrityError, match="a payment is sent once"):
            raw.execute(f"UPDATE payments SET {change}")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("amount = 1", "what was to be refunded never changes"),
        ("sent_at = sent_at + 1", "a refund is sent once"),
        ("state = 'sent'", "a refund is sent once"),
    ],
)
def test_what_has_happened_to_a_refund_stays(
    raw: sqlite3.Connection, counter: Any, paid: Payment, change: str, reason: str
) -> None:
    counter.refund_answered(paid, 100, "0000")
    with pytest.raises(sqlite3.IntegrityError, match=reason):
        raw.execute(f"UPDATE refunds SET {change}")


def test_a_refund_that_was_not_sent_stays_so(raw: sqlite3.Connection, counter: Any, paid: Payment) -> None:
    counter.refund_begun(paid, 100)
    raw.execute("UPDATE refunds SET state = 'not_sent'")
    with pytest.raises(sqlite3.IntegrityError, match="a refund that was not sent stays so"):
        raw.execute("UPDATE refunds SET state = 'checking', sent_at = 5")


def test_no_column_is_made_for_a_code(raw: sqlite3.Connection) -> None:
    columns = {row["name"] for row in raw.execute("PRAGMA table_info(payments)")}
    assert {name for name in columns if "code" in name} == {
        "code_wallet", "code_length", "code_last4", "code_fingerprint"
    }  # fmt: skip


def test_every_table_is_strict(raw: sqlite3.Connection) -> None:
    tables = {row["name"]: row["strict"] for row in raw.execute("PRAGMA table_list") if row["schema"] == "main"}
    assert {tables[name] for name in ("payments", "refunds", "events")} == {1}


LOOKUPS: dict[str, Callable[[JournalReader], object]] = {
    "a page": lambda reader: reader.payments(since_ms=1),
    "the next page": lambda reader: reader.payments(before="P"),
    "a page of a state": lambda reader: reader.payments(state=State.PAID),
    "a page of a text": lambda reader: reader.payments(since_ms=1, text="lunch"),
    "a payment": lambda reader: reader.payment("P"),
    "a refund": lambda reader: reader.refund("R"),
    "its refunds": lambda reader: reader.refunds_of("P"),
    "a sale": lambda reader: reader.attempts_of("sale"),
    "a code": lambda reader: reader.by_fingerprint("f", 1),
    "what is open": lambda reader: reader.open_payments(),
    "how many are open": lambda reader: reader.open_count(),
    "open refunds": lambda reader: reader.open_refunds(),
    "what is watched": lambda reader: reader.watched(),
    "events": lambda reader: reader._events("P", {}),
    "totals": lambda reader: reader.totals(1, 2),
    "refunds of a day": lambda reader: reader.refunds(1, 2),
    "what a day's totals count": lambda reader: reader.charged(1, 2),
    "what a day's refunds count": lambda reader: reader.given_back(1, 2),
    "what people closed as unpaid": lambda reader: reader.closed_as_unpaid(1, 2),
    "what waits for a person": lambda reader: reader.to_decide(),
}


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_nothing_that_is_looked_up_walks_through_the_whole_journal(journal: Journal, lookup: str) -> None:
    queries: list[str] = []
    with JournalReader.open(journal.path) as reader:
        reader._connection.set_trace_callback(queries.append)
        LOOKUPS[lookup](reader)
        reader._connection.set_trace_callback(None)
        (query,) = queries
        plan = [row["detail"] for row in reader._connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [step for step in plan if step.startswith("SCAN") and not step.startswith(WALKS)] == []


# By `by_time` with a limit: a page is found at the start of the walk.
WALKS = ("SCAN json_each", "SCAN (subquery", "SCAN payments USING INDEX payments_by_time")
