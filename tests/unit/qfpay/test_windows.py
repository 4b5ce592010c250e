from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.qfpay.windows import GATEWAY_ZONE, Window, window_since


def test_a_window_is_sent_in_the_gateways_zone() -> None:
    window = Window(datetime(2026, 11, 22, 16, 0, tzinfo=UTC), datetime(2026, 11, 23, 1, 5, 9, tzinfo=UTC))

    assert window.params() == {"start_time": "2026-11-23 00:00:00", "end_time": "2026-11-23 09:05:09"}
    assert [part.params() for part in window.by_month()] == [window.params()]


def test_a_day_around_the_turn_of_the_month_becomes_two_windows() -> None:
    now = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)  # 1 December 04:00 in Hong Kong
    around = window_since(now, now)

    assert [part.params() for part in around.by_month()] == [
        {"start_time": "2026-11-30 04:00:00", "end_time": "2026-11-30 23:59:59"},
        {"start_time": "2026-12-01 00:00:00", "end_time": "2026-12-02 04:00:00"},
    ]


def test_the_turn_of_the_year_is_a_turn_of_the_month() -> None:
    now = datetime(2026, 12, 31, 12, 0, tzinfo=GATEWAY_ZONE)
    around = window_since(now, now)

    assert [part.params()["start_time"] for part in around.by_month()] == [
        "2026-12-30 12:00:00",
        "2027-01-01 00:00:00",
    ]


def test_a_till_that_was_off_over_the_end_of_the_month_looks_there_too() -> None:
    now = datetime(2026, 12, 9, 12, 0, tzinfo=GATEWAY_ZONE)
    assert window_since(datetime(2026, 11, 29, 12, 0, tzinfo=GATEWAY_ZONE), now) == Window(
        datetime(2026, 11, 28, 12, 0, tzinfo=GATEWAY_ZONE), datetime(2026, 12, 10, 12, 0, tzinfo=GATEWAY_ZONE)
    )


@pytest.mark.parametrize(
    "made",
    [datetime(2026, 12, 9, 0, 0, 1, tzinfo=UTC), datetime(2052, 1, 9, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)],
)
def test_what_only_a_wrong_clock_can_have_said_is_looked_for_as_far_back_as_a_till_may(made: datetime) -> None:
    now = datetime(2026, 12, 9, tzinfo=UTC)
    assert window_since(made, now).start == now - timedelta(days=93)


MOMENTS = st.builds(
    datetime.fromtimestamp, st.integers(1_577_836_800, 2_208_988_800), st.sampled_from([UTC, GATEWAY_ZONE])
)


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=120)))
def test_the_parts_cover_the_window_and_none_crosses_a_month(start: datetime, length: timedelta) -> None:
    parts = Window(start, start + length).by_month()

    assert parts[0].start == start
    assert parts[-1].end == start + length
    for part in parts:
        params = part.params()
        assert params["start_time"][:7] == params["end_time"][:7]
        assert part.start <= part.end
    for earlier, later in pairwise(parts):
        assert later.start - earlier.end == timedelta(seconds=1)
