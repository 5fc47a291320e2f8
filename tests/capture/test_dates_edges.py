"""The edges of the calendar: the nights the clocks change, leap days, month ends, the turn of the year."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.times import holiday
from tests.capture.phrases import BERLIN, WEDNESDAY, said, the_one

SPRING = datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN)  # at 2:00 it is 3:00
AUTUMN = datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN)  # at 3:00 it is 2:00 again


def iso(phrase: str, now: datetime) -> str:
    moment = the_one(phrase, now).moment
    assert moment is not None
    return moment.isoformat()


def test_hours_are_real_hours_over_the_night_the_clocks_change() -> None:
    assert iso("in 5h", AUTUMN.replace(hour=23)) == "2026-10-25T03:00:00+01:00"
    assert iso("in 5h", SPRING.replace(hour=23)) == "2027-03-28T05:00:00+02:00"
    assert iso("in 24 Stunden", SPRING) == "2027-03-28T13:00:00+02:00"
    assert iso("tomorrow 12:00", SPRING) == "2027-03-28T12:00:00+02:00"


@pytest.mark.parametrize("phrase", ["tomorrow 02:30", "2:30am on 28 march", "28.3. um 2:30am"])
def test_a_time_that_a_spring_night_skips_is_told(phrase: str) -> None:
    assert iso(phrase, SPRING) == "2027-03-28T03:30:00+02:00"
    (note,) = the_one(phrase, SPRING).assumed
    assert "skipped when the clocks change" in note
    assert "Sun 28 Mar 03:30" in note


@pytest.mark.parametrize("phrase", ["tomorrow 02:30", "25 oct 2:30am"])
def test_a_time_that_an_autumn_night_has_twice_is_told(phrase: str) -> None:
    assert iso(phrase, AUTUMN) == "2026-10-25T02:30:00+02:00"
    (note,) = the_one(phrase, AUTUMN).assumed
    assert "comes twice" in note


def test_a_zone_says_which_of_the_two_is_meant() -> None:
    assert iso("tomorrow 2:30am MEZ", AUTUMN) == "2026-10-25T02:30:00+01:00"


def test_zones_meet_across_the_weeks_when_only_one_has_changed() -> None:
    late_october = datetime(2026, 10, 27, 9, 0, tzinfo=BERLIN)  # New York changes on 1 November
    assert said("10am New York time", late_october) == "2026-10-27T15:00"
    assert said("10am New York time", WEDNESDAY) == "2026-11-18T16:00"


@pytest.mark.parametrize(
    ("phrase", "now", "expected"),
    [
        ("29 feb", "2027-12-01", "2028-02-29"),
        ("29 feb", "2026-12-01", "?"),
        ("29 feb 2027", "2026-12-01", "?"),
        ("end of feb", "2027-12-01", "2028-02-29"),
        ("in a year", "2028-02-29", "2029-02-28"),
        ("in 12 months", "2028-02-29", "2029-02-28"),
        ("in 1 month", "2027-01-31", "2027-02-28"),
        ("the 31st", "2026-11-30", "2026-12-31"),
        ("am 30.", "2027-01-31", "2027-03-30"),
        ("eom", "2026-12-31", "2026-12-31"),
        ("eoy", "2026-12-31", "2026-12-31"),
        ("tomorrow", "2026-12-31", "2027-01-01"),
        ("3 jan", "2026-12-31", "2027-01-03"),
        ("31.12.", "2026-12-31", "2026-12-31"),
        ("next month", "2026-12-31", "2027-01-31"),
        ("next quarter", "2026-12-31", "2027-03-31"),
        ("KW 53", "2026-12-31", "2027-01-01"),
        ("KW 1", "2026-12-31", "2027-01-08"),
        ("end of q4", "2026-12-31", "2026-12-31"),
        ("christmas", "2026-12-26", "2027-12-25"),
        ("in 3 business days", "2026-12-30", "2027-01-04"),
    ],
)
def test_the_calendar_turns_where_it_should(phrase: str, now: str, expected: str) -> None:
    assert said(phrase, datetime.fromisoformat(f"{now}T10:20").replace(tzinfo=BERLIN)) == expected


def test_the_zone_is_that_of_now() -> None:
    kolkata = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert iso("4pm", kolkata) == "2026-11-18T16:00:00+05:30"
    assert iso("4pm UTC", kolkata) == "2026-11-18T21:30:00+05:30"


def test_easter_is_when_it_is() -> None:
    known = {
        1961: (4, 2),
        2000: (4, 23),
        2008: (3, 23),
        2024: (3, 31),
        2025: (4, 20),
        2038: (4, 25),
        2285: (3, 22),
    }
    assert {year: (holiday.easter(year).month, holiday.easter(year).day) for year in known} == known
    assert holiday.easter(2026) == date(2026, 4, 5)
