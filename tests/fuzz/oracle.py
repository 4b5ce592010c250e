"""What must be true of whatever the program makes of anything: written a second time, from the documents themselves.

Nothing of the parsing or judging under test is used here. Each check takes what was fed in and what came out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pos_app.domain.evidence import Finding
from pos_app.domain.money import Money
from pos_app.domain.pay_types import Mode
from pos_app.domain.payment import Intent

# The design, "What counts as evidence".
REFUSED_AT_ONCE = {
    "1103", "1104", "1105", "1106", "1107", "1108", "1201", "1202", "1203", "1212", "1241", "1242", "1243", "1250",
    "1294", "2005", "2006",
}  # fmt: skip
ROW_SAYS_UNPAID = REFUSED_AT_ONCE | {"1142", "1181", "1263"}
QUERY_WAS_HEARD = {"0000", "1136", "1268"}
ABSENT = (None, "")


def whole(value: object) -> int | None:
    """A whole number, sent as one or as its ASCII digits."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None


def fields_of_payment(document: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """The answer's fields, and whether they came in `data`."""
    data = document.get("data")
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict):
        return dict(document), False
    return {**document, **{name: value for name, value in data.items() if value is not None}}, True


def check_payment_finding(intent: Intent, document: Mapping[str, Any], finding: Finding) -> None:
    fields, wrapped = fields_of_payment(document)
    ours = fields.get("out_trade_no") == intent.out_trade_no
    amount_fits = whole(fields.get("txamt")) == intent.amount.minor
    currency_fits = fields.get("txcurrcd") == intent.amount.currency.code
    if finding is Finding.PAID:
        assert intent.mode is Mode.CPM
        assert document["respcd"] == "0000"
        assert ours
        assert amount_fits
        assert currency_fits
        assert fields.get("syssn") or fields.get("qf_trade_no")
        assert fields.get("txstatus") == "SUCCESS" or not (wrapped or fields.get("txstatus"))
    if finding is Finding.UNPAID:
        assert document["respcd"] in REFUSED_AT_ONCE
        assert ours or fields.get("out_trade_no") in ABSENT
        assert amount_fits or fields.get("txamt") in ABSENT
        assert currency_fits or fields.get("txcurrcd") in ABSENT
        assert fields.get("txstatus") in (*ABSENT, "FAILED")
    if finding is Finding.QR_READY:
        assert intent.mode is Mode.MPM
        assert document["respcd"] == "0000"
        assert isinstance(fields["qrcode"], str)
        assert ours or fields.get("out_trade_no") in ABSENT
        assert amount_fits or fields.get("txamt") in ABSENT
        assert currency_fits or fields.get("txcurrcd") in ABSENT
    assert finding not in (Finding.MISSING, Finding.PAID_TWICE, Finding.RETURNED)


def rows_of(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    data = document.get("data")
    if isinstance(data, dict) and data:  # an empty one is how some gateways write "nothing"
        yield data
    elif isinstance(data, list):
        yield from (row for row in data if isinstance(row, dict))


def check_query_finding(intent: Intent, document: Mapping[str, Any], finding: Finding) -> None:
    rows = list(rows_of(document))
    ours = [row for row in rows if row.get("out_trade_no") == intent.out_trade_no]
    charged = [row for row in ours if is_charge(intent, row)]
    if finding is not Finding.UNKNOWN:
        assert document["respcd"] in QUERY_WAS_HEARD
    if finding in (Finding.PAID, Finding.PAID_TWICE):
        assert any(went_back(row) in (0, 5) for row in charged)
    if finding is Finding.PAID_TWICE:
        assert len({str(row.get("syssn") or row) for row in charged}) > 1
    if finding is Finding.RETURNED:
        assert any(went_back(row) in (1, 2, 3) for row in charged)
    if finding is Finding.UNPAID:
        assert any(says_unpaid(row) for row in ours)
        assert not any(went_back(row) in (0, 5) for row in charged), "a charge was overlooked"
    if finding is Finding.MISSING:
        assert not [row for row in ours if row.get("order_type") != "refund"], "our row was overlooked"
        assert not [row for row in rows if row.get("out_trade_no") in ABSENT and row.get("order_type") != "refund"]
    assert finding is not Finding.QR_READY


def is_charge(intent: Intent, row: Mapping[str, Any]) -> bool:
    return (
        row.get("respcd") == "0000"
        and row.get("order_type") == "payment"
        and whole(row.get("txamt")) == intent.amount.minor
        and row.get("txcurrcd") == intent.amount.currency.code
    )


def says_unpaid(row: Mapping[str, Any]) -> bool:
    return row.get("respcd") != "0000" and (row.get("respcd") in ROW_SAYS_UNPAID or went_back(row) in (1, 2))


def went_back(row: Mapping[str, Any]) -> int | None:
    """`cancel`: 0 where it is absent, None where it is there and no number."""
    value = row.get("cancel")
    return 0 if value is None else whole(value)


# --- amounts ---


def check_amount(text: str, money: Money) -> None:
    """What is charged is what the text says, to the last unit."""
    said = "".join(chr(ord(sign) - 0xFEE0) if 0xFF01 <= ord(sign) <= 0xFF5E else sign for sign in text)
    said = said.replace("\u3000", " ").strip().replace(",", "")
    assert type(money.minor) is int
    assert 1 <= money.minor <= 2_147_483_647
    assert set(said) <= set("0123456789.")
    whole_part, _, decimals = said.partition(".")
    exact = Fraction(int((whole_part or "0") + decimals), 10 ** len(decimals))
    assert exact * 10**money.currency.exponent == money.minor


# --- keys ---

LONGEST_GAP_MS = 55
SILENCE_MS = 180


def check_scan(keys: list[tuple[str, int]], text: str) -> None:
    """Somewhere those very keys came as fast as no person types, alone or with what frames them."""
    raw = "".join(key for key, _ in keys)
    starts = [at for at in range(len(raw)) if raw.startswith(text, at)]
    spans = [
        (first, end) for at in starts for first in range(max(at - FRAME, 0), at + 1) for end in ends(raw, at, text)
    ]
    assert any(is_fast([gap for _, gap in keys[first + 1 : end]]) for first, end in spans)


FRAME = 5  # STX, an AIM identifier, STX; or what else came fast before


def ends(raw: str, at: int, text: str) -> Iterator[int]:
    end = at + len(text)
    yield end
    while end < len(raw) and raw[end] in "\x03\r\n\t":
        end += 1
        yield end


def is_fast(gaps: list[int]) -> bool:
    """But for one gap, or one in eight, all are within 55 ms."""
    slow = [gap for gap in gaps if gap > LONGEST_GAP_MS]
    return len(slow) <= max(1, len(gaps) // 8) and all(gap <= SILENCE_MS for gap in slow)


def is_subsequence(part: str, whole_text: str) -> bool:
    rest = iter(whole_text)
    return all(sign in rest for sign in part)
