"""Pins are what the events of the journal make of them."""

from __future__ import annotations

from pos_app.domain.till_events import PinCleared, Rebuilt, SignaturePinned, UntrustedAnswer, pins

PINNED = SignaturePinned(1, "one.test", "/query", "raw_body")


def test_the_latest_word_on_each_endpoint_of_each_host_counts() -> None:
    other_host = SignaturePinned(2, "other.test", "/query", "raw_body")
    again = SignaturePinned(5, "one.test", "/query", "top_fields")
    cleared = PinCleared(3, "one.test", "/query")
    assert pins([PINNED, other_host]) == {("one.test", "/query"): PINNED, ("other.test", "/query"): other_host}
    assert pins([PINNED, other_host, cleared]) == {("other.test", "/query"): other_host}
    assert pins([PINNED, cleared, again]) == {("one.test", "/query"): again}


def test_clearing_what_is_not_pinned_and_other_events_change_nothing() -> None:
    events = [PinCleared(0, "one.test", "/refund"), UntrustedAnswer(1, "one.test", "/query", "mismatch", True)]
    assert pins([PINNED, *events, Rebuilt(2, 0, 1, 0)]) == {("one.test", "/query"): PINNED}
