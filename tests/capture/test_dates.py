"""Days and times of day, as people type them."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.dates import Found, find
from cockpit.capture.line import parse
from cockpit.capture.pieces import Here
from cockpit.capture.words import Words
from cockpit.domain.rules import Rules

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN)
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> list[Found]:
    return find(Words(phrase, ()), Here(now, rules or Rules()))


def the_moment(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> datetime:
    (one,) = found(phrase, now, rules)
    assert one.moment is not None, one.ask
    return one.moment


def is_as_expected(moment: datetime, expected: str) -> bool:
    first, _, last = expected.partition("/")
    said = f"{moment:%Y-%m-%dT%H:%M}"[: len(first)]
    return first <= said <= (last or first)


@pytest.mark.parametrize(("phrase", "expected", "group"), ROWS, ids=[row[0] for row in ROWS])
def test_a_phrase_means_what_the_table_says(phrase: str, expected: str, group: str) -> None:
    (one,) = found(phrase)
    if group == "ambig":
        assert one.ask or one.assumed
    if one.ask and group == "ambig":
        return
    assert one.moment is not None
    assert is_as_expected(one.moment, expected)
    assert one.first == 0
    if "for 30m" not in phrase:
        assert one.beyond == len(phrase.split())
    assert one.whole_day is ("T" not in expected)


@pytest.mark.parametrize(
    "words",
    [
        "monitor",
        "sat-nav",
        "x4pm",
        "v2",
        "ext 1530",
        "PO 4711",
        "2026-114",
        "24/7",
        "20 users",
        "100M",
        "may",
        "March",
        "second offer",
        "net 14",
        "monday's",
        "1.2.",
        "99.9%",
        "25:00",
        "30 feb",
        "32.12.",
        "4h response",
        "the 5th floor",
        "2nd draft",
        "sat module",
        "ask Tom",
        "call tom",
        "3d printer",
        "12.5k",
        "9" * 500,
    ],
)
def test_what_only_looks_like_a_time_is_none(words: str) -> None:
    assert [one for one in found(words) if not one.is_topic] == []


def test_the_setting_says_which_is_the_day() -> None:
    assert the_moment("by 3/12").date().isoformat() == "2026-12-03"
    month_first = Rules(day_before_month=False)
    assert the_moment("by 3/12", rules=month_first).date().isoformat() == "2027-03-12"
    assert the_moment("by 21/12", rules=month_first).date().isoformat() == "2026-12-21"
    assert found("by 1/2")[0].assumed == ('"1/2" read as 1 Feb 2027',)
    assert found("by 21/12")[0].assumed == ()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by 5", "2026-11-18T17:00"),
        ("at 11", "2026-11-18T11:00"),
        ("by 4:30", "2026-11-18T16:30"),
        ("tonight at 8", "2026-11-18T20:00"),
        ("9 in the morning", ""),
        ("first thing tomorrow", "2026-11-19T09:00"),
        ("thu 17h", "2026-11-19T17:00"),
        ("before friday", "2026-11-19T17:00"),
        ("before end of month", "2026-11-30T17:00"),
        ("no later than 4pm", "2026-11-18T16:00"),
        ("within 2 hours", "2026-11-18T12:20"),
        ("in an hour and a half", "2026-11-18T11:50"),
        ("in 10 working days", "2026-12-02T17:00"),
        ("tue 24 nov", "2026-11-24T17:00"),
        ("4pm EST", "2026-11-18T22:00"),
        ("2026-12-01T14:00Z", "2026-12-01T15:00"),
        ("21.12.26", "2026-12-21T17:00"),
        ("end of february 2028", "2028-02-29T17:00"),
        ("+3mo", "2027-02-18T17:00"),
    ],
)
def test_more_phrases(phrase: str, expected: str) -> None:
    if expected:
        assert f"{the_moment(phrase):%Y-%m-%dT%H:%M}" == expected
    else:
        assert found(phrase) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "at 8",
        "by 6:30",
        "wed 4pm",
        "next fri",
        "this tue",
        "tue 25 nov",
        "next weekend",
        "fri midnight",
        "until next week",
        "fri after 4pm",
        "4pm CST",
        "4pm London time",
    ],
)
def test_what_is_not_settled_is_asked(phrase: str) -> None:
    (one,) = found(phrase)
    assert one.moment is None
    assert one.ask


def test_a_time_that_has_passed_today_is_tomorrows_and_says_so() -> None:
    (one,) = found("by 9am")
    assert one.moment == datetime(2026, 11, 19, 9, tzinfo=BERLIN)
    assert one.assumed == ('"9am" has passed today: read as Thu 19 Nov 09:00',)


def test_the_end_of_business_is_a_setting() -> None:
    assert the_moment("fri", rules=Rules(day_ends=time(18, 30))).time() == time(18, 30)
    assert the_moment("eod", rules=Rules(day_ends=time(18, 30))).time() == time(18, 30)


def test_holidays_are_no_business_days() -> None:
    rules = Rules(holidays=frozenset({datetime(2026, 11, 19, tzinfo=BERLIN).date()}))
    assert the_moment("in 3 business days", rules=rules).date().isoformat() == "2026-11-24"


def test_hours_are_real_hours_over_the_night_the_clocks_change() -> None:
    saturday = datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN)  # at 3:00 it is 2:00 again
    assert the_moment("in 5h", saturday).isoformat() == "2026-10-25T03:00:00+01:00"
    spring = datetime(2027, 3, 27, 23, 0, tzinfo=BERLIN)  # at 2:00 it is 3:00
    assert the_moment("in 5h", spring).isoformat() == "2027-03-28T05:00:00+02:00"


def test_a_wall_time_that_a_spring_night_skips_moves_on() -> None:
    spring = datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN)
    assert the_moment("tomorrow 02:30", spring).isoformat() == "2027-03-28T03:30:00+02:00"
    assert the_moment("tomorrow 10am", spring).isoformat() == "2027-03-28T10:00:00+02:00"


def test_the_zone_is_that_of_now() -> None:
    kolkata = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert the_moment("4pm", kolkata).isoformat() == "2026-11-18T16:00:00+05:30"


@pytest.mark.parametrize(
    "phrase", ["by 31 dec", "in 9999 years", "in 9999 days", "tomorrow", "next year", "eoy", "next week"]
)
def test_the_end_of_time_is_no_error(phrase: str) -> None:
    late = datetime(9999, 12, 31, 23, 30, tzinfo=BERLIN)
    assert parse(f"todo x {phrase}", late, Rules()).kind == "todo"
    early = datetime(1, 1, 1, 0, 30, tzinfo=BERLIN)
    assert parse(f"todo x {phrase}", early, Rules()).kind == "todo"
