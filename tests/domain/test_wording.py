"""How moments and spans are said: short, plain, and the same whatever the machine's language."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import wording
from tests.domain.builders import BERLIN, NEW_YORK, NOW, nov
from tests.domain.strategies import moments

NEXT_YEAR = datetime(2027, 1, 4, 9, 5, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("moment", "whole_day", "said"),
    [
        (nov(18, 16), False, "16:00"),
        (nov(18), False, "00:00"),
        (nov(24, 16), False, "Tue 24 Nov 16:00"),
        (nov(17, 9, 5), False, "Tue 17 Nov 09:05"),
        (NEXT_YEAR, False, "Mon 4 Jan 2027 09:05"),
        (nov(18, 17), True, "today"),
        (nov(24, 17), True, "Tue 24 Nov"),
    ],
)
def test_a_moment_is_said_as_briefly_as_it_stays_plain(moment: datetime, whole_day: bool, said: str) -> None:
    assert wording.clock(moment, NOW, whole_day=whole_day) == said


def test_today_is_told_on_the_sellers_own_clock() -> None:
    assert wording.clock(nov(18, 20, zone=NEW_YORK), nov(19, 1)) == "02:00"
    assert wording.clock(nov(18, 17, zone=NEW_YORK), nov(19, 1), whole_day=True) == "Wed 18 Nov"
    assert wording.aloud(nov(18, 20, zone=NEW_YORK), nov(19, 1)) == "two in the morning today"


def test_a_preview_always_says_the_weekday_and_the_date() -> None:
    assert wording.full(nov(18, 16), NOW) == "Wed 18 Nov 16:00"
    assert wording.full(nov(18, 17), NOW, whole_day=True) == "Wed 18 Nov"
    assert wording.full(NEXT_YEAR, NOW) == "Mon 4 Jan 2027 09:05"


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (timedelta(), "0 min"),
        (timedelta(minutes=20), "20 min"),
        (timedelta(minutes=59, seconds=40), "1 h"),
        (timedelta(hours=2, minutes=10), "2 h 10"),
        (timedelta(hours=2, minutes=5), "2 h 05"),
        (timedelta(hours=-2), "2 h"),
        (timedelta(hours=47, minutes=59), "47 h 59"),
        (timedelta(hours=48), "2 d"),
        (timedelta(days=14, hours=3), "14 d"),
    ],
)
def test_a_span_is_said_in_one_or_two_figures(duration: timedelta, said: str) -> None:
    assert wording.span(duration) == said


def test_lateness_is_real_time_where_the_clocks_change() -> None:
    due = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    assert wording.lateness(due, due.replace(hour=3)) == "3 h"
    assert (
        wording.lateness(
            datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
        )
        == "1 h"
    )


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (nov(3, 16, 59), "47 h 59"),
        (nov(3, 17), "2 d"),
        (nov(4, 8), "3 d"),  # 63 hours: the third day by the calendar
        (nov(15, 0, 1), "14 d"),
        (nov(14, 23, 59), "13 d"),
        (nov(14, 20, zone=NEW_YORK), "13 d"),  # the fifteenth in Berlin; the days are the seller's
    ],
)
def test_from_two_days_on_lateness_counts_the_days_of_the_sellers_calendar(now: datetime, said: str) -> None:
    assert wording.lateness(nov(1, 17), now) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (nov(18, 16), "four today"),
        (nov(19, 14, 30), "half past two tomorrow"),
        (nov(24, 14, 30), "half past two on Tuesday 24 November"),
        (nov(18, 12), "noon today"),
        (nov(19), "midnight tomorrow"),
        (nov(18, 12, 30), "half past twelve today"),
        (nov(18, 16, 10), "4:10 today"),
        (nov(19, 6, 30), "half past six in the morning tomorrow"),
        (nov(18, 20), "eight in the evening today"),
        (nov(18, 16).replace(year=2027), "four on Thursday 18 November 2027"),  # else one hears this one
        (nov(18, 16).replace(year=2027, month=1, day=8), "four on Friday 8 January"),
    ],
)
def test_a_moment_is_said_aloud_as_one_says_it_to_a_customer(moment: datetime, said: str) -> None:
    assert wording.aloud(moment, NOW) == said


@pytest.mark.parametrize(
    ("day", "said"), [(18, "today"), (19, "tomorrow"), (20, "the end of Friday 20 November")]
)
def test_a_date_alone_is_said_aloud_without_a_time(day: int, said: str) -> None:
    assert wording.aloud(nov(day, 17), NOW, whole_day=True) == said


@given(moments, moments, st.booleans())
def test_any_moment_can_be_said(moment: datetime, now: datetime, whole_day: bool) -> None:
    for say in (wording.clock, wording.full, wording.aloud):
        assert say(moment, now, whole_day=whole_day).strip()
    assert wording.lateness(moment, now)
    shown = wording.full(moment, now)
    assert shown.startswith(wording.DAYS[moment.astimezone(now.tzinfo).weekday()])
    here = moment.astimezone(now.tzinfo)
    assert f"{here.day} {wording.MONTHS[here.month - 1]}" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Undone: deleted the spec", "Undone: deleted the spec."),
        ("Kept: how long?", "Kept: how long?"),
        ("Go!", "Go!"),
    ],
)
def test_a_sentence_ends_once(words: str, said: str) -> None:
    assert wording.ended(words) == said
