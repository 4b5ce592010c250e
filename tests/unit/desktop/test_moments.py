"""Moments are written as the shop's clock on the wall would: its zone, today without a date."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pos_app.desktop.moments import Moments


def ms(text: str) -> int:
    """A moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def moments(now: str, zone: str = "Asia/Hong_Kong") -> Moments:
    return Moments(ZoneInfo(zone), lambda: ms(now))


def test_time_of_day_is_the_shops_in_24_hours() -> None:
    assert moments("2026-05-29 05:05").time(ms("2026-05-29 05:05")) == "13:05"
    assert moments("2026-05-29 05:05", "Asia/Tokyo").time(ms("2026-05-29 05:05")) == "14:05"


def test_today_goes_without_saying() -> None:
    assert moments("2026-05-29 10:00").when(ms("2026-05-28 16:00")) == "00:00"


def test_another_day_is_told_with_its_date() -> None:
    told = moments("2026-05-29 10:00").when(ms("2026-05-28 15:59"))
    assert str(told) == "28 May 2026, 23:59"
    stacked = moments("2026-05-29 10:00").when(ms("2026-05-28 15:59"), stacked=True)
    assert str(stacked) == "28 May 2026\n23:59"


def test_a_day_ends_at_the_shops_midnight_wherever_the_computer_is() -> None:
    yesterday_there, today_in_utc = ms("2026-05-29 14:59"), "2026-05-29 15:30"
    assert str(moments(today_in_utc, "Asia/Tokyo").when(yesterday_there)) == "29 May 2026, 23:59"
    assert moments(today_in_utc, "Asia/Hong_Kong").when(yesterday_there) == "22:59"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    said = str(moments("2026-05-29 10:00").date(ms(f"2025-{month:02}-03 04:00")))
    assert said == f"3 {names[month - 1]} 2025"
