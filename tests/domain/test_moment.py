"""Moments: what was said is kept, and durations are real, also on the days the clocks change."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import (
    at,
    between,
    fixed_zone,
    from_text,
    is_before,
    plus,
    to_text,
    urgency,
    zone_named,
)
from tests.domain.builders import BERLIN, LORD_HOWE, NEW_YORK, NOW, hours, nov
from tests.domain.strategies import instants, moments, zones

ALL_ZONES = st.sampled_from(sorted(zoneinfo.available_timezones() - {"Factory", "localtime"}))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_a_moment_is_written_with_its_offset_and_its_zone() -> None:
    assert to_text(nov(21, 16)) == "2026-11-21T16:00:00+01:00[Europe/Berlin]"
    assert to_text(nov(21, 16, zone=UTC)) == "2026-11-21T16:00:00+00:00"
    assert to_text(nov(21, 16, zone=timezone(hours(5.5)))) == "2026-11-21T16:00:00+05:30"


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)), ALL_ZONES)
def test_any_moment_of_any_zone_comes_back_as_it_was_written(instant: datetime, name: str) -> None:
    moment = instant.astimezone(ZoneInfo(name))
    back = from_text(to_text(moment))
    assert back.astimezone(UTC) == instant
    assert (back.replace(tzinfo=None), back.utcoffset()) == (moment.replace(tzinfo=None), moment.utcoffset())
    assert back.tzinfo is moment.tzinfo


@given(moments)
def test_where_the_clocks_change_moments_come_back_too(moment: datetime) -> None:
    back = from_text(to_text(moment))
    assert (back, back.fold, back.utcoffset()) == (moment, moment.fold, moment.utcoffset())
    assert to_text(back) == to_text(moment)


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)), st.integers(-1439, 1439))
def test_a_moment_with_a_bare_offset_comes_back_too(wall: datetime, minutes: int) -> None:
    moment = wall.replace(tzinfo=timezone(timedelta(minutes=minutes)), fold=0)
    assert from_text(to_text(moment)) == moment
    assert from_text(to_text(moment)).utcoffset() == moment.utcoffset()


def test_both_half_past_twos_of_an_autumn_night_are_kept_apart() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    assert to_text(first) != to_text(second)
    assert [from_text(to_text(moment)).fold for moment in (first, second)] == [0, 1]
    assert between(first, second) == hours(1)


def test_where_a_zone_has_changed_its_rules_the_instant_wins() -> None:
    read = from_text("2026-11-21T16:00:00+03:00[Europe/Berlin]")
    assert read.astimezone(UTC) == datetime(2026, 11, 21, 13, tzinfo=UTC)
    assert (read.hour, read.tzinfo) == (14, BERLIN)


def test_a_zone_nobody_knows_leaves_the_offset() -> None:
    assert from_text("2026-11-21T16:00:00+03:00[Mars/Base]") == datetime(2026, 11, 21, 13, tzinfo=UTC)
    assert zone_named("Mars/Base") is None


@pytest.mark.parametrize("name", ["", "..", "../x", "/etc/passwd", "Europe", "a\0b", "\ud800", "x" * 5000])
def test_a_zone_name_from_outside_never_raises(name: str) -> None:
    assert zone_named(name) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-11-21",
        "2026-11-21T16:00:00",
        "2026-13-01T00:00:00+01:00",
        "[Europe/Berlin]",
        "0001-01-01T00:00:00+01:00[Europe/London]",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-05:00",
        "9999-12-31T23:59:59-05:00[America/New_York]",
    ],
)
def test_what_is_no_moment_is_refused_with_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_text(text)


@given(st.text(max_size=30) | st.text("0123456789-:+TZ.[]/", max_size=40))
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    try:
        read = from_text(text)
    except ValueError:
        return
    assert isinstance(between(read, NOW), timedelta)


@pytest.mark.parametrize(
    ("day", "said", "zone", "meant"),
    [
        (SPRING, time(2, 30), BERLIN, "2026-03-29T03:30:00+02:00[Europe/Berlin]"),
        (SPRING, time(2, 0), BERLIN, "2026-03-29T03:00:00+02:00[Europe/Berlin]"),
        (date(2026, 3, 8), time(2, 15), NEW_YORK, "2026-03-08T03:15:00-04:00[America/New_York]"),
        (date(2026, 10, 4), time(2, 10), LORD_HOWE, "2026-10-04T02:40:00+11:00[Australia/Lord_Howe]"),
    ],
)
def test_a_time_that_a_spring_night_skips_moves_forward_by_the_gap(
    day: date, said: time, zone: ZoneInfo, meant: str
) -> None:
    assert to_text(at(day, said, zone)) == meant


@pytest.mark.parametrize(
    ("day", "said", "zone", "meant"),
    [
        (AUTUMN, time(2, 30), BERLIN, "2026-10-25T02:30:00+02:00[Europe/Berlin]"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T01:30:00-04:00[America/New_York]"),
        (date(2026, 4, 5), time(1, 45), LORD_HOWE, "2026-04-05T01:45:00+11:00[Australia/Lord_Howe]"),
    ],
)
def test_of_a_time_that_an_autumn_night_has_twice_the_first_is_meant(
    day: date, said: time, zone: ZoneInfo, meant: str
) -> None:
    assert to_text(at(day, said, zone)) == meant


@given(moments)
def test_a_wall_time_that_exists_is_kept_as_it_was_said(moment: datetime) -> None:
    assert moment.tzinfo is not None
    built = at(moment.date(), moment.time(), moment.tzinfo)
    assert (built, built.fold) == (moment, moment.fold)
    assert between(built, moment) == timedelta()


@pytest.mark.parametrize(
    ("start", "end", "real"),
    [
        (datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), hours(1)),
        (
            datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN),
            datetime(2026, 10, 25, 3, 30, tzinfo=BERLIN),
            hours(3),
        ),
        (datetime(2026, 3, 28, 12, tzinfo=BERLIN), datetime(2026, 3, 29, 12, tzinfo=BERLIN), hours(23)),
        (datetime(2026, 10, 24, 12, tzinfo=BERLIN), datetime(2026, 10, 25, 12, tzinfo=BERLIN), hours(25)),
        (datetime(2026, 3, 7, 12, tzinfo=NEW_YORK), datetime(2026, 3, 8, 12, tzinfo=NEW_YORK), hours(23)),
        (datetime(2026, 10, 31, 12, tzinfo=NEW_YORK), datetime(2026, 11, 1, 12, tzinfo=NEW_YORK), hours(25)),
        (
            datetime(2026, 10, 3, 12, tzinfo=LORD_HOWE),
            datetime(2026, 10, 4, 12, tzinfo=LORD_HOWE),
            hours(23.5),
        ),
        (datetime(2026, 4, 4, 12, tzinfo=LORD_HOWE), datetime(2026, 4, 5, 12, tzinfo=LORD_HOWE), hours(24.5)),
    ],
)
def test_durations_are_real_time_where_the_clocks_change(
    start: datetime, end: datetime, real: timedelta
) -> None:
    assert between(start, end) == real
    assert between(plus(start, real), end) == timedelta()
    assert is_before(start, end)


@given(moments, st.timedeltas(timedelta(days=-3), timedelta(days=3)))
def test_a_moment_and_a_while_later_are_exactly_that_while_apart(
    moment: datetime, duration: timedelta
) -> None:
    later = plus(moment, duration)
    assert between(moment, later) == duration
    assert later.tzinfo is moment.tzinfo
    assert is_before(moment, later) == (duration > timedelta())


@given(instants, zones, instants, zones)
def test_moments_compare_as_their_instants_do_in_any_zone(
    one: datetime, here: ZoneInfo, other: datetime, there: ZoneInfo
) -> None:
    assert is_before(one.astimezone(here), other.astimezone(there)) == (one < other)
    assert between(one.astimezone(here), other.astimezone(there)) == other - one


_NEAR, _OFFSETS = st.datetimes(datetime(2026, 3, 27), datetime(2026, 4, 3)), st.integers(-1439, 1439)


@given(_NEAR, _OFFSETS, _NEAR, _OFFSETS)
def test_moments_compare_as_their_instants_do_however_far_their_wall_clocks_are_apart(
    one: datetime, its: int, other: datetime, that: int
) -> None:
    first, second = (
        wall.replace(tzinfo=timezone(timedelta(minutes=offset)))
        for wall, offset in ((one, its), (other, that))
    )
    assert is_before(first, second) == (first.astimezone(UTC) < second.astimezone(UTC))


@given(moments)
def test_the_fixed_zone_of_a_moment_is_its_offset(moment: datetime) -> None:
    assert moment.astimezone(fixed_zone(moment)).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("when", "stands"),
    [
        (NOW - timedelta(microseconds=1), "late"),
        (NOW, "now"),
        (NOW + hours(1), "now"),
        (NOW + hours(1) + timedelta(microseconds=1), "today"),
        (nov(18, 23, 59, 59), "today"),
        (nov(19), "later"),
        (nov(18, 23, zone=NEW_YORK), "later"),
        (nov(19, 3, zone=ZoneInfo("Asia/Tokyo")), "today"),
    ],
)
def test_a_deadline_is_late_now_today_or_later(when: datetime, stands: str) -> None:
    assert urgency(when, NOW) == stands


def test_within_the_hour_is_now_also_past_midnight() -> None:
    assert urgency(nov(19, 0, 15), nov(18, 23, 30)) == "now"


def test_within_the_hour_is_real_time_in_the_autumn_night() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    assert urgency(datetime(2026, 10, 25, 3, 0, tzinfo=BERLIN), first) == "today"
    assert urgency(first.replace(minute=10, fold=1), first) == "now"
