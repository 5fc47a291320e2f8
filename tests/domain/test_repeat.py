"""What comes again: the days on which it does, whatever the month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import is_before
from cockpit.domain.repeat import Repeat, on_a_working_day
from tests.domain.builders import NOW, RULES, nov


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (Repeat(number=1, unit="day"), ["11-19", "11-20"]),
        (Repeat(number=1, unit="workday"), ["11-19", "11-20", "11-23"]),
        (Repeat(number=3, unit="week"), ["12-09", "12-30"]),
        (Repeat(number=2, unit="week", weekday=1), ["12-01", "12-15"]),
        (Repeat(number=1, unit="month", rank=31), ["12-31", "01-31", "02-28", "03-31"]),
        (Repeat(number=1, unit="month", weekday=4, rank=2), ["12-11", "01-08"]),
        (Repeat(number=1, unit="month", weekday=0, rank=-1), ["12-28", "01-25"]),
        (Repeat(number=1, unit="quarter", rank=18), ["02-18", "05-18"]),
        (Repeat(number=1, unit="year", rank=18), ["11-18"]),
    ],
    ids=lambda value: value.words() if isinstance(value, Repeat) else "",
)
def test_the_days_on_which_it_comes(repeat: Repeat, days: list[str]) -> None:
    at = NOW
    for day in days:
        at = repeat.after(at, RULES)
        assert (f"{at:%m-%d}", at.time()) == (day, NOW.time())


def test_one_that_was_left_for_long_comes_next_after_now_and_keeps_its_day() -> None:
    weekly = Repeat(number=1, unit="week", weekday=2)
    assert weekly.next_after(nov(4, 9), nov(29, 12), RULES) == nov(4, 9).replace(month=12, day=2)


def test_a_month_is_anchored_at_the_day_of_the_first() -> None:
    monthly = Repeat(number=1, unit="month").anchored(nov(30))
    assert [monthly.after(nov(30), RULES).day, monthly.rank] == [30, 30]
    assert Repeat(number=3, unit="week").anchored(nov(30)).rank is None


def test_a_day_off_moves_it_to_the_next_working_day() -> None:
    assert on_a_working_day(nov(21, 9), RULES) == nov(23, 17)


@given(
    st.builds(
        Repeat,
        number=st.integers(1, 12),
        unit=st.sampled_from(("day", "workday", "week", "month", "quarter", "year")),
        weekday=st.none() | st.integers(0, 6),
        rank=st.none() | st.sampled_from((-1, *range(1, 32))),
    ).filter(lambda repeat: repeat.rank != -1 or (repeat.weekday is not None and repeat.unit == "month")),
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
def test_whatever_is_said_it_comes_later_each_time(repeat: Repeat, day: date) -> None:
    start = NOW.replace(year=day.year, month=day.month, day=min(day.day, 28))
    once = repeat.after(start, RULES)
    assert is_before(start, once)
    assert is_before(once, repeat.after(once, RULES))
    assert repeat.words().startswith("every ")
