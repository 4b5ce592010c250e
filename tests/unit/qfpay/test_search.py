from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pos_app.domain.answers import NoAnswer, QueryAnswer, TransactionRow
from pos_app.qfpay.search import PAGE_SIZE, Wanted, joined, search
from pos_app.qfpay.windows import Window

LOST = NoAnswer(may_have_left=True, reason="deadline")


def row(number: str, syssn: str = "") -> TransactionRow:
    return TransactionRow("0000", out_trade_no=number, syssn=syssn)


def page(*rows: TransactionRow, respcd: str = "0000") -> QueryAnswer:
    return QueryAnswer(respcd, rows=rows)


class Gateway:
    """Answers page after page with what it was given."""

    def __init__(self, *answers: QueryAnswer | NoAnswer) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, str]] = []

    def __call__(self, params: dict[str, str]) -> QueryAnswer | NoAnswer:
        self.asked.append(params)
        return self.answers.pop(0)


FULL = page(*(row(f"X{index}") for index in range(PAGE_SIZE)))


def test_numbers_are_asked_for_in_one_comma_list_and_all_their_rows_are_kept() -> None:
    gateway = Gateway(page(row("P1"), row("P2", "1"), row("P2", "2"), row("P9")))

    answer = search(gateway, Wanted(("P1", "P2")), None)

    assert answer == page(row("P1"), row("P2", "1"), row("P2", "2"))
    assert gateway.asked == [{"out_trade_no": "P1,P2", "page": "1", "page_size": "100"}]


def test_a_known_syssn_is_asked_for_alone_and_a_second_charge_of_the_number_kept() -> None:
    gateway = Gateway(page(row("", "7"), row("P1", "8"), row("P2", "9")))

    answer = search(gateway, Wanted(("P1",), "7"), None)

    assert answer == page(row("", "7"), row("P1", "8"))
    assert gateway.asked == [{"syssn": "7", "page": "1", "page_size": "100"}]


def test_pages_follow_until_a_short_one() -> None:
    gateway = Gateway(FULL, FULL, page(row("P1")))

    assert search(gateway, Wanted(("P1",)), None) == page(row("P1"))
    assert [params["page"] for params in gateway.asked] == ["1", "2", "3"]


@pytest.mark.parametrize("size", [10, 20, 50])
def test_a_gateway_that_prefers_smaller_pages_is_asked_for_the_next(size: int) -> None:
    gateway = Gateway(page(*FULL.rows[:size]), page(row("P1")))

    assert search(gateway, Wanted(("P1",)), None) == page(row("P1"))


def test_a_gateway_that_knows_no_pages_has_said_all_once_it_repeats_itself() -> None:
    ten = tuple(row(f"P{index}") for index in range(10))

    assert search(Gateway(page(*ten), page(*ten)), Wanted(("P1", "P2")), None) == page(row("P1"), row("P2"))
    assert isinstance(search(Gateway(*[page(*ten)] * 10), Wanted(("P1", "P11")), None), NoAnswer)


def test_a_row_that_moved_to_the_next_page_counts_once() -> None:
    gateway = Gateway(page(*FULL.rows[1:], row("P1", "7")), page(row("P1", "7")))

    assert search(gateway, Wanted(("P1",)), None) == page(row("P1", "7"))


def test_rows_in_hand_outweigh_a_next_page_that_is_not_found() -> None:
    gateway = Gateway(page(*FULL.rows[1:], row("P1")), page(respcd="1136"))

    assert search(gateway, Wanted(("P1",)), None) == page(row("P1"))


def test_pages_without_end_are_no_answer() -> None:
    gateway = Gateway(*[FULL] * 10)

    assert search(gateway, Wanted(("P1",)), None) == NoAnswer(may_have_left=True, reason="too_many_pages")


def test_a_page_without_an_answer_leaves_the_whole_without() -> None:
    assert search(Gateway(page(*FULL.rows[1:], row("P1")), LOST), Wanted(("P1",)), None) == LOST


def test_a_row_without_a_number_might_be_ours() -> None:
    answer = search(Gateway(page(row(""))), Wanted(("P1",)), None)

    assert answer == NoAnswer(may_have_left=True, reason="row_without_number")


NOVEMBER_TO_DECEMBER = Window(datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC))


def test_a_window_across_a_month_is_asked_for_in_two() -> None:
    gateway = Gateway(page(row("P1")), page(respcd="1136"))

    assert search(gateway, Wanted(("P1", "P2")), NOVEMBER_TO_DECEMBER) == page(row("P1"))
    assert [params["start_time"] for params in gateway.asked] == ["2026-11-30 08:00:00", "2026-12-01 00:00:00"]


def test_a_refused_part_is_the_answer() -> None:
    gateway = Gateway(page(row("P1")), page(respcd="112"))

    assert search(gateway, Wanted(("P1",)), NOVEMBER_TO_DECEMBER) == page(respcd="112")


def test_numbers_still_missing() -> None:
    assert Wanted(("P1", "P2")).without([row("P1")]) == Wanted(("P2",))


def test_joined_answers_keep_what_either_found() -> None:
    assert joined(page(row("P1")), page(row("P2"))) == page(row("P1"), row("P2"))
    assert joined(page(), page(respcd="1268")) == page(respcd="1268")
    assert joined(page(respcd="1268"), page(row("P1"))) == page(row("P1"))
