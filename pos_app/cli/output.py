"""Events as JSON lines for scripts, or as sentences for people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO

from pos_app.domain.exit_codes import NOT_KNOWN
from pos_app.domain.money import Money, UnknownCurrency, currency

if TYPE_CHECKING:
    from pos_app.checkout.telling import Document
    from pos_app.domain.sentences import Sentence


class Output:
    """Prints the events of one command, and remembers the exit code of its result and what was begun."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._begun = ""
        self.exit_code = 0

    def event(self, event: Document) -> None:
        """One event. `result` is the last; `begun` is not printed."""
        if event.get("event") == "begun":
            self._begun = str(event["out_trade_no"])
            return
        if event.get("event") == "result":
            code = event.get("exit")
            self.exit_code = code if isinstance(code, int) else 0
        if self._as_json:
            _print(json.dumps(event, ensure_ascii=False))
            return
        in_words = _TEXTS.get(str(event.get("event")))
        text = in_words(event) if in_words else ""
        if text:
            _print(text, error="error" in event)
        if event.get("live_testing"):
            _print(str(event["live_testing"]), error=True)

    def text(self, text: str) -> None:
        """A text that is no event. Whoever reads it may stop in the middle."""
        _print(text)

    def stopped(self, sentence: Sentence) -> None:
        """The result of a command that came to no end of its own: what was begun is not known."""
        number = {"out_trade_no": self._begun} if self._begun else {}
        self.event({"event": "result", "error": str(sentence), **number, "exit": NOT_KNOWN})


def _print(text: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # we were started without one
        return
    # A console that cannot show a character shows a question mark, rather than ending the program in a sale.
    encoding = stream.encoding or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Whoever read our output has gone. The payment goes on, and the exit code still tells its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # else Python complains at the end of what it could not write
        os.close(nowhere)


def _qr_text(event: Document) -> str:
    return f"QR code for the customer: {event['qrcode']}"


def _state_text(event: Document) -> str:
    return f"{event['out_trade_no']}: {event['state']}"


def payment_text(event: Document) -> str:
    """A payment in a line."""
    amount = amount_text(event)
    refunded = f", refunded {amount_text(event, 'refunded')}" if event.get("refunded") else ""
    till = f"  (other till {event['till']})" if event.get("other_till") else ""
    by_person = ", closed by a person" if event.get("verdict_reason") else ""
    settled = f", alarm settled: {event['settled']}" if event.get("settled") else ""
    state = f"{event['state']}{by_person}{refunded}{settled}"
    return f"{event['out_trade_no']}  {amount}  {event.get('wallet', '')}  {state}{till}"


def _result_text(event: Document) -> str:
    if "error" in event:
        return str(event["error"])
    if "out_trade_no" in event:
        line = refund_text(event) if "payment" in event else payment_text(event)
        code = [f"QFPay's code: {event['respcd']}"] if event["respcd"] not in ("", "0000") else []
        return "\n".join([line, str(event["message"]), *_note(event), *code])
    if "totals" in event:
        from pos_app.cli.report_text import report_text

        return report_text(event)
    if "resolved" in event:
        return "\n".join([f"{event['resolved']} resolved, {event['open']} still open", *_note(event)])
    if "qfpay" in event:
        return "\n".join([*_sides(event), str(event["message"])])
    return "\n".join(str(event[name]) for name in ("text", "advice") if event.get(name))


def _sides(event: Document) -> list[str]:
    """Both sides of a reconciliation, by currency; then what belongs to neither."""
    sides = [("this till", event["till"]), ("QFPay", event["qfpay"])]
    others = event["other_tills"]
    if isinstance(others, dict):
        sides += [(f"other till {number}", sums) for number, sums in others.items()]
    lines = [line for name, sums in sides if isinstance(sums, dict) for line in _side(name, sums)]
    return [*lines, f"{event['not_ours']} not of pos-app"] if event["not_ours"] else lines


def _side(name: str, sums: dict[str, Document]) -> list[str]:
    if not sums:
        return [f"{name:12} nothing"]
    return [
        f"{name:12} {tally['payments']} payments {amount_text({**tally, 'currency': code}, 'taken')}, "
        f"{tally['refunds']} refunds {amount_text({**tally, 'currency': code}, 'refunded')}"
        for code, tally in sums.items()
    ]


def _difference_text(event: Document) -> str:
    return f"! {event['out_trade_no']}  {amount_text(event)}  {event['message']}"


def _not_ours_text(event: Document) -> str:
    amount = "" if event["amount"] is None else f"  {amount_text(event)}"
    return f"? {event['out_trade_no'] or event['syssn']}{amount}  {event['order_type']}  not of pos-app"


def _note(event: Document) -> list[str]:
    return [str(event["note"])] if event.get("note") else []


def refund_text(event: Document) -> str:
    """A refund in a line."""
    return f"{event['out_trade_no']}  {amount_text(event)}  {event['state']}  of {event['payment']}"


def _not_refunded_text(event: Document) -> str:
    return f"{event['payment']}: {event['error']}"


def _problem_text(event: Document) -> str:
    return f"! {event['name']}: {event['text']}"


def _check_text(event: Document) -> str:
    mark = {"ok": "ok", "warning": "! "}.get(str(event["level"]), "--")
    advice = f"\n     {event['advice']}" if event.get("advice") else ""
    return f"{mark}  {event['check']}: {event['text']}{advice}"


def _pin_text(event: Document) -> str:
    return f"* {event['host']}{event['endpoint']}  {event['scheme']}  since {event['at']}"


def _security_text(event: Document) -> str:
    words = [event["kind"], event.get("scheme"), event.get("trust"), "not believed" if event.get("pinned") else ""]
    return f"  {event['at']}  {event['host']}{event['endpoint']}  {', '.join(str(word) for word in words if word)}"


def _cleared_text(event: Document) -> str:
    return f"* {event['host']}{event['endpoint']}  cleared"


def _profile_text(event: Document) -> str:
    mark = "*" if event["active"] else " "
    return f"{mark} {event['name']}  {event['environment'] or event['base_url']}  {event['currency']}"


def _setting_text(event: Document) -> str:
    from pos_app.cli.settings_text import setting_text

    return setting_text(event)


_TEXTS: Final[dict[str, Callable[[Document], str]]] = {
    "qr": _qr_text,
    "state": _state_text,
    "payment": payment_text,
    "refund": refund_text,
    "not_refunded": _not_refunded_text,
    "check": _check_text,
    "profile": _profile_text,
    "problem": _problem_text,
    "setting": _setting_text,
    "pin": _pin_text,
    "security": _security_text,
    "cleared": _cleared_text,
    "difference": _difference_text,
    "not_ours": _not_ours_text,
    "result": _result_text,
}


def amount_text(event: Document, name: str = "amount") -> str:
    """The amount that stands under `name`, with the event's currency."""
    minor, code = event[name], str(event["currency"])
    try:
        return f"{code} {Money(int(str(minor)), currency(code)).grouped()}"
    except UnknownCurrency:
        return f"{code} {minor}"
