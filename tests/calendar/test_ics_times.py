"""When events stand and when they ring: the moments in the file are exactly those of the record."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.calendar.builders import BERLIN, MADE, a_note, a_promise, a_todo, alarms, export, the_event, wed
from tests.domain.builders import a_call


def test_a_timed_promise_rings_at_both_times() -> None:
    event = the_event(export(a_promise(mine=wed(14, 5).replace(second=30, microsecond=5))))
    assert alarms(event) == [wed(14, 5).replace(second=30), wed(16)]
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)


def test_a_promise_of_a_day_rings_at_both_times() -> None:
    event = the_event(
        export(a_promise(first_theirs=wed(17), whole_day=True, mine=wed(14) - timedelta(days=2)))
    )
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 11, 18), date(2026, 11, 19))
    assert alarms(event) == [wed(14) - timedelta(days=2), wed(17)]


def test_one_time_rings_once() -> None:
    assert alarms(the_event(export(a_promise(mine=wed(16))))) == [wed(16)]
    assert alarms(the_event(export(a_todo()))) == [wed(11)]


def test_an_own_time_after_theirs_which_a_merge_can_bring_rings_once_at_theirs() -> None:
    event = the_event(export(a_promise(mine=wed(18))))
    assert event.decoded("DTSTART") == wed(16)
    assert alarms(event) == [wed(16)]


@pytest.mark.parametrize(
    ("theirs", "utc"),
    [
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "20261025T003000Z"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), "20261025T013000Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN), "20260329T010000Z"),
        (datetime(2026, 11, 18, 16, tzinfo=timezone(timedelta(hours=5, minutes=45))), "20261118T101500Z"),
    ],
)
def test_times_are_written_in_utc(theirs: datetime, utc: str) -> None:
    made = theirs - timedelta(days=2)
    assert (
        f"DTSTART:{utc}\r\n".encode() in export(a_promise(made_at=made, first_theirs=theirs, mine=made)).data
    )


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Tokyo"])
def test_alarms_of_days_are_exact_when_the_clocks_change(zone: str) -> None:
    place = ZoneInfo(zone)
    for month, day in ((3, 8), (3, 29), (3, 30), (4, 24), (10, 25), (10, 26), (10, 30), (11, 1)):
        theirs = datetime(2026, month, day, 17, tzinfo=place)
        mine = theirs - timedelta(days=3, hours=4)
        event = the_event(export(a_promise(first_theirs=theirs, mine=mine, whole_day=True)))
        assert event.decoded("DTSTART") == date(2026, month, day)
        assert alarms(event, place) == [mine.astimezone(UTC), theirs.astimezone(UTC)]


def test_no_trigger_counts_in_days_which_are_not_always_24_hours_long() -> None:
    data = export(a_promise(mine=MADE), a_note(whole_day=True)).data
    triggers = re.findall(rb"TRIGGER:(.*)\r", data)
    assert triggers == [b"-PT55H", b"PT0S", b"PT9H"]


@pytest.mark.parametrize(
    ("ahead", "written"),
    [
        (timedelta(), b"PT0S"),
        (timedelta(seconds=5), b"-PT5S"),
        (timedelta(minutes=2), b"-PT2M"),
        (timedelta(hours=1, seconds=5), b"-PT1H0M5S"),
        (timedelta(days=9, hours=1, minutes=5), b"-PT217H5M"),
    ],
)
def test_triggers_are_written_as_the_format_asks(ahead: timedelta, written: bytes) -> None:
    data = export(a_promise(mine=wed(16) - ahead)).data
    assert re.findall(rb"TRIGGER:(.*)\r", data)[0] == written


def test_a_call_rings_in_time_to_read_its_plan_and_when_it_begins() -> None:
    call = a_call(wed(16))
    assert alarms(the_event(export(call))) == [wed(15, 45), wed(16)]
    assert alarms(the_event(export(call.replace(when=wed(17), whole_day=True)))) == [wed(17)]
