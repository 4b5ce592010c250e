"""The tables of docs/faults.md, made of what the tests play: `python -m tests.integration.faults.page` renews them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pos_app.checkout.telling import ALARM_ADVICE, REFUND_SENTENCES, SENTENCES
from pos_app.domain.exit_codes import DONE, MONEY_MOVED_AGAINST_THE_AIM, NO_MONEY_MOVED, NOT_KNOWN
from pos_app.domain.payment import CHARGED, UNPAID, State
from pos_app.domain.refund import REFUND_FINAL, RefundState
from tests.integration.faults.broken import BROKEN
from tests.integration.faults.odd import ODD_ANSWERS, ODD_ROWS, Odd
from tests.integration.faults.story import Story
from tests.integration.faults.tellers import STORIES

PAGE = Path(__file__).parents[3] / "docs" / "faults.md"
Row = tuple[str, ...]


def told(state: State | RefundState) -> tuple[str, str]:
    """State and exit code in one cell, and the words in another."""
    words = [SENTENCES[state] if isinstance(state, State) else REFUND_SENTENCES[state]]
    words += [advice for alarm, advice in ALARM_ADVICE.items() if alarm is state]
    return f"`{state}`, exit {exit_of(state)}", " ".join(map(str, words))


def exit_of(state: State | RefundState) -> int:
    """The exit code of a payment or refund that stands there; the tests compare it with the program's own."""
    if state is State.PAID_TWICE:
        return MONEY_MOVED_AGAINST_THE_AIM
    if state in CHARGED or state is RefundState.REFUNDED:
        return DONE
    return NO_MONEY_MOVED if state in UNPAID | REFUND_FINAL else NOT_KNOWN


def _broken() -> Iterator[Row]:
    yield ("Fault", "Test")
    yield from ((one.fault, f"`{one.name}`") for one in BROKEN)


def _odd(rows: tuple[Odd, ...]) -> Iterator[Row]:
    yield ("Fault", "While it lasts", "In the end", "Test")
    for one in rows:
        end = "`cancelled` by the rules, then the alarm `paid_late`" if one.believed else "`paid`, exit 0"
        yield (one.fault, told(one.state)[0], end, f"`{one.name}`")


def _stories(stories: list[Story]) -> Iterator[Row]:
    yield ("Fault", "End", "Words", "Test")
    yield from ((one.fault, *told(one.ends), f"`{one.name}`") for one in stories)


def tables() -> dict[str, list[Row]]:
    """Each table by the name of its place on the page: its heading and its rows."""
    made = {"broken": _broken(), "payment answers": _odd(ODD_ANSWERS), "rows": _odd(ODD_ROWS)}
    for section in dict.fromkeys(story.section for story in STORIES):
        made[section] = _stories([story for story in STORIES if story.section == section])
    return {name: list(rows) for name, rows in made.items()}


def lines(rows: list[Row]) -> list[str]:
    """The rows as Markdown."""
    heading, *others = (f"| {' | '.join(row)} |" for row in rows)
    return [heading, "|" + " --- |" * len(rows[0]), *others]


def renewed(page: str) -> str:
    """The page with its tables as they should be."""
    for name, rows in tables().items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        table = "\n".join(lines(rows)) + "\n"
        page = place.sub(lambda found, table=table: found[1] + table + found[2], page)  # type: ignore[misc]
    return page


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
