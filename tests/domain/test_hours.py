"""Business days and working hours: weekends, holidays, midnight, and the days the clocks change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.hours import (
    back_into_working_hours,
    end_of_business,
    into_working_hours,
    is_business_day,
    is_working_time,
    minus_working,
    next_business_day,
    next_business_morning,
    next_half_hour,
    plus_working,
    previous_half_hour,
    working_between,
)
from cockpit.domain.moment import between, is_before, to_text
from cockpit.domain.rules import Rules
from tests.domain.builders import BERLIN, LORD_HOWE, NOW, RULES, nov
from tests.domain.strategies import moments

HOLIDAY_MONDAY = Rules(holidays=frozenset({date(2026, 11, 23)}))
SUNDAY_TO_THURSDAY = Rules(working_days=(6, 0, 1, 2, 3))
NO_DAY = Rules(working_days=())
settings = st.sampled_from(
    (RULES, HOLIDAY_MONDAY, SUNDAY_TO_THURSDAY, Rules(day_starts=time(7, 45), day_ends=time(16, 15)))
)
HALF_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("day", "rules", "following"),
    [
        (18, RULES, 19),
        (20, RULES, 23),
        (21, RULES, 23),
        (22, RULES, 23),
        (20, HOLIDAY_MONDAY, 24),
        (19, SUNDAY_TO_THURSDAY, 22),
    ],
)
def test_the_next_business_day_skips_weekends_and_holidays(day: int, rules: Rules, following: int) -> None:
    assert next_business_day(date(2026, 11, day), rules) == date(2026, 11, following)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), settings)
def test_the_next_business_day_is_the_first_one_after(day: date, rules: Rules) -> None:
    following = next_business_day(day, rules)
    assert following > day
    assert is_business_day(following, rules)
    between_them = [day + timedelta(days=n) for n in range(1, (following - day).days)]
    assert not any(is_business_day(one, rules) for one in between_them)


def test_settings_without_any_working_day_still_give_a_time() -> None:
    assert next_business_day(NOW.date(), NO_DAY) == date(2027, 11, 18)
    assert back_into_working_hours(NOW, NO_DAY) == NOW
    assert is_before(NOW, into_working_hours(NOW, NO_DAY))


def test_a_date_alone_means_the_end_of_that_business_day() -> None:
    assert end_of_business(date(2026, 11, 20), NOW, RULES) == nov(20, 17)
    assert end_of_business(date(2026, 11, 20), NOW, Rules(day_ends=time(18, 30))) == nov(20, 18, 30)


def test_the_next_business_morning_is_at_the_opening() -> None:
    assert next_business_morning(NOW, RULES) == nov(19, 9)
    assert next_business_morning(nov(20, 16), RULES) == nov(23, 9)
    assert next_business_morning(nov(20, 16), HOLIDAY_MONDAY) == nov(24, 9)


def test_the_morning_after_the_clocks_change_is_still_at_nine() -> None:
    saturday = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    sunday = next_business_morning(saturday, Rules(working_days=(5, 6)))
    assert to_text(sunday) == "2026-03-29T09:00:00+02:00[Europe/Berlin]"
    assert between(saturday, sunday) == timedelta(hours=20)


@given(moments)
def test_half_hours_are_rounded_on_the_wall_clock(moment: datetime) -> None:
    up, down = next_half_hour(moment), previous_half_hour(moment)
    for rounded in (up, down):
        assert (rounded.minute % 30, rounded.second, rounded.microsecond) == (0, 0, 0)
    assert timedelta() <= between(moment, up) < HALF_HOUR
    assert timedelta() <= between(down, moment) < HALF_HOUR
    assert next_half_hour(up) == up
    assert previous_half_hour(down) == down


def test_rounding_up_across_the_gap_lands_after_it() -> None:
    assert to_text(next_half_hour(datetime(2026, 3, 29, 1, 40, tzinfo=BERLIN))).startswith(
        "2026-03-29T03:00:00+02:00"
    )
    skipped = next_half_hour(datetime(2026, 10, 4, 1, 40, tzinfo=LORD_HOWE))
    assert to_text(skipped).startswith("2026-10-04T02:30:00+11:00")


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        (nov(18, 8, 59), nov(18, 9)),
        (nov(18, 9), nov(18, 9)),
        (nov(18, 12), nov(18, 12)),
        (nov(18, 17), nov(18, 17)),
        (nov(18, 17, 0, 1), nov(19, 9)),
        (nov(18, 23, 59), nov(19, 9)),
        (nov(19, 0), nov(19, 9)),
        (nov(20, 17, 30), nov(23, 9)),
        (nov(21, 12), nov(23, 9)),
    ],
)
def test_a_time_outside_working_hours_moves_on_to_the_next_opening(
    moment: datetime, inside: datetime
) -> None:
    assert into_working_hours(moment, RULES) == inside


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        (nov(18, 8, 59), nov(17, 17)),
        (nov(18, 9), nov(18, 9)),
        (nov(18, 17), nov(18, 17)),
        (nov(18, 17, 0, 1), nov(18, 17)),
        (nov(23, 0), nov(20, 17)),
        (nov(22, 12), nov(20, 17)),
    ],
)
def test_a_time_outside_working_hours_moves_back_to_the_last_closing(
    moment: datetime, inside: datetime
) -> None:
    assert back_into_working_hours(moment, RULES) == inside


@given(moments, settings)
def test_times_moved_into_working_hours_are_inside_them(moment: datetime, rules: Rules) -> None:
    ahead, back = into_working_hours(moment, rules), back_into_working_hours(moment, rules)
    for inside in (ahead, back):
        assert is_business_day(inside.date(), rules)
        assert rules.day_starts <= inside.time() <= rules.day_ends
    assert not is_before(ahead, moment)
    assert not is_before(moment, back)
    assert into_working_hours(ahead, rules) == ahead
    assert back_into_working_hours(back, rules) == back


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        end_of_business(date(2026, 11, 20), datetime(2026, 11, 18, 10, 20), RULES)


@given(moments, st.timedeltas(timedelta(minutes=1), timedelta(hours=90)), settings)
def test_working_time_goes_forth_and_back_as_it_is_counted(
    moment: datetime, worked: timedelta, rules: Rules
) -> None:
    later, earlier = plus_working(moment, worked, rules), minus_working(moment, worked, rules)
    assert working_between(moment, later, rules) == worked == working_between(earlier, moment, rules)
    assert is_working_time(later, rules)
    assert is_working_time(earlier, rules)


def test_working_time_leaves_out_nights_weekends_and_holidays() -> None:
    friday, tuesday = nov(20, 16), nov(24, 10)
    assert working_between(friday, tuesday, RULES) == timedelta(hours=10)
    assert working_between(friday, tuesday, HOLIDAY_MONDAY) == timedelta(hours=2)
    assert working_between(tuesday, friday, RULES) == timedelta()


def test_without_any_working_day_it_goes_by_the_clock() -> None:
    assert working_between(NOW, nov(24), NO_DAY) == timedelta()
    assert plus_working(NOW, timedelta(hours=3), NO_DAY) == nov(18, 13, 20)
    assert minus_working(NOW, timedelta(hours=3), NO_DAY) == nov(18, 7, 20)
