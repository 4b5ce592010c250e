"""The journal's tables by version. One that was released never changes: a later version is a migration of its own.

Events are the truth and are only ever added. Payments and refunds are what the events add up to, written in the same
transaction; their constraints make impossible payments impossible whatever the program does.
"""

from __future__ import annotations

# Binary: no amount, state or number is ever compared without regard to case.
_EVENTS = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    payment_no TEXT GENERATED ALWAYS AS (CASE WHEN number GLOB 'P*' THEN number END) VIRTUAL REFERENCES payments,
    refund_no TEXT GENERATED ALWAYS AS (CASE WHEN number GLOB 'R*' THEN number END) VIRTUAL REFERENCES refunds,
    CONSTRAINT event_has_an_owner CHECK (number GLOB '[PR]*'),
    CONSTRAINT event_is_json CHECK (json_valid(body))
) STRICT
"""

_PAYMENTS = """
CREATE TABLE payments (
    number TEXT PRIMARY KEY NOT NULL,
    sale_id TEXT NOT NULL,
    state TEXT NOT NULL,
    mode TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    paid_at INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    wallet TEXT NOT NULL,
    pay_type TEXT NOT NULL,
    reference TEXT NOT NULL,
    syssn TEXT NOT NULL,
    respcd TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    returned TEXT NOT NULL,
    settled TEXT,
    verdict_reason TEXT NOT NULL,
    code_wallet TEXT,
    code_length INTEGER,
    code_last4 TEXT,
    code_fingerprint TEXT,
    next_due INTEGER,
    body TEXT NOT NULL,
    CONSTRAINT payment_number CHECK (
        length(number) = 24 AND number GLOB 'P*' AND substr(number, 2) NOT GLOB '*[^0-9]*'),
    CONSTRAINT payment_belongs_to_a_sale CHECK (sale_id <> ''),
    CONSTRAINT payment_state CHECK (state IN (
        'created', 'sent', 'waiting', 'checking', 'cancelling', 'paid', 'declined', 'cancelled', 'expired',
        'not_sent', 'paid_late', 'disputed', 'paid_twice', 'needs_attention')),
    CONSTRAINT payment_mode CHECK (mode IN ('CPM', 'MPM', 'TERMINAL')),
    CONSTRAINT payment_amount CHECK (amount BETWEEN 1 AND 2147483647),
    CONSTRAINT payment_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    -- An alarm is taken as it comes: a journal restored from an old copy may not know what it had sent.
    CONSTRAINT only_what_was_sent_has_an_outcome CHECK (
        state IN ('created', 'not_sent', 'paid_late', 'paid_twice') OR sent_at > 0),
    CONSTRAINT created_is_not_sent CHECK (state <> 'created' OR sent_at = 0),
    CONSTRAINT gateway_knows_only_what_was_sent CHECK (state NOT IN ('created', 'not_sent') OR syssn = ''),
    CONSTRAINT charged_needs_evidence CHECK (
        state NOT IN ('paid', 'paid_late', 'disputed', 'paid_twice')
        OR (paid_at > 0 AND (syssn <> '' OR confirmed = 1 OR verdict_reason <> ''))),
    CONSTRAINT payment_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT payment_returned CHECK (returned IN ('', 'partly', 'whole')),
    CONSTRAINT payment_settled CHECK (settled IN ('refunded', 'kept', 'returned')),
    CONSTRAINT code_is_known_or_not CHECK (
        (code_wallet IS NULL) = (code_fingerprint IS NULL) AND (code_length IS NULL) = (code_fingerprint IS NULL)
        AND (code_last4 IS NULL) = (code_fingerprint IS NULL)),
    CONSTRAINT code_is_not_whole CHECK (length(code_last4) <= 4 AND length(code_last4) < code_length),
    CONSTRAINT code_wallet_is_a_word CHECK (code_wallet NOT GLOB '*[^a-z_]*'),
    CONSTRAINT code_fingerprint_is_a_hash CHECK (
        length(code_fingerprint) BETWEEN 32 AND 64 AND code_fingerprint NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT payment_is_json CHECK (json_valid(body))
) STRICT
"""

_REFUNDS = """
CREATE TABLE refunds (
    number TEXT PRIMARY KEY NOT NULL,
    payment_no TEXT NOT NULL REFERENCES payments,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    syssn TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT refund_number CHECK (
        length(number) = 24 AND number GLOB 'R*' AND substr(number, 2) NOT GLOB '*[^0-9]*'),
    CONSTRAINT refund_state CHECK (state IN (
        'created', 'sent', 'processing', 'checking', 'refunded', 'refused', 'not_sent')),
    CONSTRAINT refund_amount CHECK (amount BETWEEN 1 AND 2147483647),
    CONSTRAINT only_what_was_sent_has_an_outcome CHECK (state IN ('created', 'not_sent') OR sent_at > 0),
    CONSTRAINT created_is_not_sent CHECK (state <> 'created' OR sent_at = 0),
    CONSTRAINT gateway_knows_only_what_was_sent CHECK (state NOT IN ('created', 'not_sent') OR syssn = ''),
    CONSTRAINT refund_is_json CHECK (json_valid(body))
) STRICT
"""

_INDEXES = (
    "CREATE INDEX events_by_number ON events (number, seq)",
    # The last lock on "never send twice": the permit of one number is given once, for ever.
    "CREATE UNIQUE INDEX events_one_dispatch ON events (number) WHERE kind = 'Dispatched'",
    "CREATE UNIQUE INDEX events_one_intent ON events (number) WHERE kind IN ('Intent', 'RefundIntent')",
    "CREATE INDEX payments_by_time ON payments (created_at, number)",
    "CREATE INDEX payments_by_state ON payments (state, created_at, number)",
    "CREATE INDEX payments_by_sale ON payments (sale_id)",
    "CREATE INDEX payments_by_paid_at ON payments (paid_at)",
    "CREATE INDEX payments_by_fingerprint ON payments (code_fingerprint) WHERE code_fingerprint IS NOT NULL",
    "CREATE INDEX payments_by_next_due ON payments (next_due) WHERE next_due IS NOT NULL",
    "CREATE INDEX refunds_by_payment ON refunds (payment_no, created_at)",
    "CREATE INDEX refunds_by_state ON refunds (state, created_at, number)",
    "CREATE INDEX refunds_by_changed_at ON refunds (changed_at, number)",
)


def _forbid(name: str, moment: str, reason: str, condition: str = "1") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {moment} FOR EACH ROW WHEN {condition} BEGIN"
        f" SELECT RAISE(ABORT, '{reason}'); END"
    )


def _changed(columns: str) -> str:
    return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns.split())


_SENT_TWICE = (
    "(OLD.sent_at <> 0 AND NEW.sent_at <> OLD.sent_at) OR (OLD.state <> 'created' AND NEW.state = 'created')"
    " OR (NEW.state = 'sent' AND OLD.state NOT IN ('created', 'sent'))"
)


_CHARGED = "('paid', 'paid_late', 'disputed', 'paid_twice')"

_PAYMENT_TRIGGERS = (
    _forbid("payments_stay", "DELETE ON payments", "payments are never deleted"),
    _forbid(
        "payment_intent_stays",
        "UPDATE ON payments",
        "what was to be paid never changes",
        _changed(
            "number sale_id mode created_at amount currency wallet reference"
            " code_wallet code_length code_last4 code_fingerprint"
        ),
    ),
    _forbid(
        "payment_sent_once",
        "UPDATE ON payments",
        "a payment is sent once",
        _SENT_TWICE,
    ),
    _forbid(
        "payment_stays_charged",
        "UPDATE ON payments",
        "a charged payment stays charged",
        f"OLD.state IN {_CHARGED} AND NEW.state NOT IN {_CHARGED}",
    ),
)

_REFUND_TRIGGERS = (
    _forbid("refunds_stay", "DELETE ON refunds", "refunds are never deleted"),
    _forbid(
        "refund_intent_stays",
        "UPDATE ON refunds",
        "what was to be refunded never changes",
        _changed("number payment_no created_at amount currency"),
    ),
    _forbid(
        "refund_sent_once",
        "UPDATE ON refunds",
        "a refund is sent once",
        _SENT_TWICE,
    ),
    _forbid(
        "refund_not_sent_stays",
        "UPDATE ON refunds",
        "a refund that was not sent stays so",
        "OLD.state = 'not_sent' AND NEW.state <> 'not_sent'",
    ),
    _forbid(
        "refund_needs_a_charge",
        "INSERT ON refunds",
        "only a charged payment is refunded, in its currency",
        "NOT EXISTS (SELECT 1 FROM payments WHERE number = NEW.payment_no AND currency = NEW.currency"
        " AND state IN ('paid', 'paid_late', 'disputed', 'paid_twice'))",
    ),
    # Only on the way in: when the gateway later carries out a refund that it had refused, that is a fact to be kept.
    _forbid(
        "refunds_never_exceed",
        "INSERT ON refunds",
        "refunds never exceed the payment",
        "NEW.amount + (SELECT coalesce(sum(amount), 0) FROM refunds WHERE payment_no = NEW.payment_no"
        " AND state NOT IN ('refused', 'not_sent')) > (SELECT amount FROM payments WHERE number = NEW.payment_no)",
    ),
)

_EVENT_TRIGGERS = (
    _forbid("events_stay", "DELETE ON events", "events are never deleted"),
    _forbid("events_never_change", "UPDATE ON events", "events are never changed"),
)

VERSION_1 = (
    _PAYMENTS, _REFUNDS, _EVENTS, *_INDEXES, *_EVENT_TRIGGERS, *_PAYMENT_TRIGGERS, *_REFUND_TRIGGERS,
)  # fmt: skip

_TILL_EVENTS = """
CREATE TABLE till_events (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT till_event_is_json CHECK (json_valid(body))
) STRICT
"""

VERSION_2 = (
    _TILL_EVENTS,
    "CREATE INDEX till_events_by_kind ON till_events (kind, seq)",
    _forbid("till_events_stay", "DELETE ON till_events", "events are never deleted"),
    _forbid("till_events_never_change", "UPDATE ON till_events", "events are never changed"),
)
"""What happens to the till itself, beside any one payment."""
