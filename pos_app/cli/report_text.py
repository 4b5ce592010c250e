"""A day's report as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.cli.output import amount_text, payment_text, refund_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.telling import Document

_LISTS: Final = (
    ("alarms", "Alarms, to be settled"),
    ("open", "Payments without an outcome"),
    ("open_refunds", "Refunds without an outcome"),
    ("verdicts", "Closed by a person"),
    ("unrefunded_tests", "Payments of live testing that are not given back (`pos-app report --refund-all`)"),
)


def report_text(report: Document) -> str:
    """The whole report; of the lists only those that hold something."""
    lines = [f"{report['date']} ({report['time_zone']})"]
    for totals in _documents(report, "totals"):
        lines += _currency_lines(totals)
    if not report["totals"]:
        lines.append("No payments.")
    for name, title in _LISTS:
        lines += _list_lines(title, _documents(report, name))
    return "\n".join(lines)


def _currency_lines(totals: Document) -> list[str]:
    paid, back, net = (amount_text(totals, name) for name in ("amount", "refunded", "net"))
    lines = [f"{totals['count']} paid {paid}, {totals['refunds']} refunds {back}, net {net}"]
    code = {"currency": totals["currency"]}
    lines += [
        f"  {part['wallet']}  {part['count']}  {amount_text(part | code)}" for part in _documents(totals, "wallets")
    ]
    for name, said in (
        ("closed_by_person", "closed by a person as paid, not counted above"),
        ("never_settled", "of live testing, counted above but never settled"),
    ):
        part = totals[name]
        if isinstance(part, dict) and part["count"]:
            lines.append(f"  {said}: {part['count']}  {amount_text(part | code)}")
    return lines


def _list_lines(title: str, documents: list[Document]) -> list[str]:
    in_words: Callable[[Document], str]
    lines = [f"{title}: {len(documents)}"] if documents else []
    for document in documents:
        in_words = refund_text if "payment" in document else payment_text
        reason = f": {document['verdict_reason']}" if document.get("verdict_reason") else ""
        lines.append(f"  {in_words(document)}{reason}")
    return lines


def _documents(report: Document, name: str) -> list[Document]:
    value = report[name]
    return value if isinstance(value, list) else []
