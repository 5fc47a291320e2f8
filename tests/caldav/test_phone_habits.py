"""What phones are known to send: each habit of iOS, and of DAVx⁵ with Tasks.org, on a server in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cockpit.desk import actions
from cockpit.domain.promises.promise import Promise
from cockpit.domain.todo import Todo
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.offices import PhoneOffice
from tests.caldav.servers import a_task
from tests.domain.builders import nov

TASKS = f"{HOME}cockpit-tasks/"
MINE = "DUE:20261118T130000Z"
START = "DTSTART:20261118T130000Z"


@pytest.fixture
def office() -> Iterator[PhoneOffice]:
    server = FakeCalendarServer()
    yield PhoneOffice(server)
    server.close()


def a_zone(name: str) -> str:
    """Return a time zone as phones write it out: that of Berlin, whatever they call it."""
    return "\n".join(
        [
            "BEGIN:VTIMEZONE", f"TZID:{name}",
            "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:GMT+2",
            "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
            "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:GMT+1",
            "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
            "END:VTIMEZONE", "",
        ]
    )  # fmt: skip


def promised(office: PhoneOffice) -> tuple[Promise, str]:
    """Return a promise that is on the phone, and its path there."""
    promise = office.add("promise @acme spec sheet by 16:00")
    office.sync()
    assert isinstance(promise, Promise)
    return promise, office.path(promise)


def mine(office: PhoneOffice, promise: Promise) -> object:
    now = office.now(promise)
    assert isinstance(now, Promise)
    return now.mine


@pytest.mark.parametrize(
    "name",
    ["Europe/Berlin", "W. Europe Standard Time", "/freeassociation.sourceforge.net/Europe/Berlin", "Büro; 1"],
)
def test_a_time_in_a_zone_of_any_name_is_that_moment(office: PhoneOffice, name: str) -> None:
    promise, path = promised(office)
    at = f';TZID="{name}":20261118T120000'
    office.phone.change(
        path,
        ("BEGIN:VTODO", f"{a_zone(name)}BEGIN:VTODO"),
        (MINE, f"DUE{at}"),
        (START, f"DTSTART{at}"),
    )
    office.sync()
    assert mine(office, promise) == nov(18, 12)
    assert office.at_rest()


def test_a_time_without_a_zone_is_the_sellers(office: PhoneOffice) -> None:
    promise, path = promised(office)
    office.phone.change(path, (MINE, "DUE:20261118T120000"), (START, "DTSTART:20261118T120000"))
    office.sync()
    assert mine(office, promise) == nov(18, 12)
    assert office.at_rest()


def test_a_day_alone_is_the_end_of_that_working_day(office: PhoneOffice) -> None:
    todo = office.add("todo call Bo by 16:00")
    office.sync()
    path = office.path(todo)
    office.phone.change(
        path,
        ("DUE:20261118T150000Z", "DUE;VALUE=DATE:20261120"),
        ("DTSTART:20261118T150000Z", "DTSTART;VALUE=DATE:20261120"),
    )
    office.sync()
    now = office.now(todo)
    assert isinstance(now, Todo)
    assert now.due is not None
    assert (now.due.date(), now.whole_day) == (nov(20, 9).date(), True)
    assert "DUE;VALUE=DATE:20261120" in office.phone.get(path)
    assert office.at_rest()


def test_a_time_taken_off_comes_back(office: PhoneOffice) -> None:
    promise, path = promised(office)
    office.phone.change(path, (f"{MINE}\n", ""), (f"{START}\n", ""))
    assert "gets it back" in office.sync().taken[0]
    assert office.now(promise) == promise
    assert MINE in office.phone.get(path)
    assert office.at_rest()


_REMINDERS = (
    "X-APPLE-SORT-ORDER:756543210",
    "BEGIN:VALARM",
    "UID:5A7E1D2C-0000-4000-8000-000000000001",
    "X-WR-ALARMUID:5A7E1D2C-0000-4000-8000-000000000001",
    "ACTION:DISPLAY",
    "DESCRIPTION:Reminder",
    "TRIGGER;VALUE=DATE-TIME:20261118T130000Z",
    "END:VALARM",
)


def test_what_reminders_adds_stays_through_a_tick_and_a_change_here(office: PhoneOffice) -> None:
    promise, path = promised(office)
    office.phone.change(path, ("END:VTODO", "\n".join([*_REMINDERS, "END:VTODO"])))
    assert office.sync().taken == ()
    actions.do(office.desk, [promise.id], "edit", {"text": "spec sheet, outdoor"})
    office.sync()
    assert set(_REMINDERS) <= set(office.phone.get(path).split("\n"))
    office.phone.tick(path)
    office.sync()
    assert getattr(office.now(promise), "delivered_at", None) == nov(18, 10, 20)  # not before it was made
    office.phone.untick(path)
    office.sync()
    assert set(_REMINDERS) <= set(office.phone.get(path).split("\n"))
    assert office.at_rest()


def test_a_task_renamed_there_is_renamed_here_and_in_the_calendar_beside_it(office: PhoneOffice) -> None:
    promise, path = promised(office)
    event = office.path(promise, component="VEVENT")
    office.phone.change(path, ("SUMMARY:acme: spec sheet", "SUMMARY:acme: spec sheet\\, outdoor"))
    office.sync()
    assert office.now(promise).text == "spec sheet, outdoor"
    assert r"SUMMARY:acme: spec sheet\, outdoor" in office.phone.get(event)
    assert office.at_rest()


def test_a_rhythm_that_the_phone_gives_our_task_stays_its_own(office: PhoneOffice) -> None:
    promise, path = promised(office)
    rhythm = "RRULE:FREQ=WEEKLY"
    office.phone.change(path, ("END:VTODO", f"{rhythm}\nEND:VTODO"))
    office.sync()
    # Reminders ticks one off and goes on to the next.
    text = (
        office.phone.get(path)
        .replace(MINE, "DUE:20261118T123000Z")
        .replace(START, "DTSTART:20261118T123000Z")
    )
    once = [
        "BEGIN:VTODO", next(line for line in text.split("\n") if line.startswith("UID:")),
        "DTSTAMP:20261118T090000Z", "RECURRENCE-ID:20261118T130000Z", "SUMMARY:acme: spec sheet",
        "STATUS:COMPLETED", "COMPLETED:20261118T094500Z", "END:VTODO",
    ]  # fmt: skip
    office.phone.put(path, text.replace("END:VCALENDAR", "\n".join([*once, "END:VCALENDAR"])))
    office.sync()
    assert mine(office, promise) == nov(18, 13, 30)
    assert office.now(promise).is_open()
    actions.do(office.desk, [promise.id], "deliver")
    office.sync()
    found = office.phone.get(path)
    assert rhythm in found
    assert "RECURRENCE-ID:20261118T130000Z" in found
    assert office.at_rest()


def test_a_task_below_one_of_ours_is_captured_and_stays_below_it(office: PhoneOffice) -> None:
    promise, path = promised(office)
    (uid,) = [line[4:] for line in office.phone.get(path).split("\n") if line.startswith("UID:")]
    office.phone.put(
        f"{TASKS}sub.ics", a_task("todo ask Bo for the data by 15:00", "sub", f"RELATED-TO:{uid}")
    )
    office.sync()
    (todo,) = [one for one in office.desk.book.current.values() if isinstance(one, Todo)]
    assert f"RELATED-TO:{uid}" in office.phone.get(office.path(todo))
    assert office.now(promise) == promise
    assert office.at_rest()


def test_what_tasks_org_says_beside_a_task_is_no_tick_and_stays(office: PhoneOffice) -> None:
    promise, path = promised(office)
    said = ("STATUS:IN-PROCESS", "PERCENT-COMPLETE:50", "PRIORITY:1", "CATEGORIES:vip,outdoor")
    office.phone.change(
        path, ("STATUS:NEEDS-ACTION", "\n".join(said[:3])), ("CATEGORIES:promise", "CATEGORIES:vip,outdoor")
    )
    assert office.sync().taken == ()
    assert office.now(promise) == promise
    assert office.at_rest()
    actions.do(office.desk, [promise.id], "edit", {"mine": "2026-11-18T12:00:00+01:00"})
    office.sync()
    assert set(said) <= set(office.phone.get(path).split("\n"))
    actions.do(office.desk, [promise.id], "deliver")
    office.sync()
    found = office.phone.get(path).split("\n")
    assert {"STATUS:COMPLETED", "PERCENT-COMPLETE:100", "PRIORITY:1"} <= set(found)
    assert office.at_rest()


def test_the_tags_and_the_priority_of_a_typed_task_stay(office: PhoneOffice) -> None:
    office.phone.put(
        f"{TASKS}t.ics",
        a_task("todo call Bo by 16:00", "t", "CATEGORIES:vip,outdoor", "PRIORITY:1", "STATUS:IN-PROCESS"),
    )
    office.sync()
    (todo,) = [one for one in office.desk.book.current.values() if isinstance(one, Todo)]
    found = office.phone.get(office.path(todo))
    assert {"PRIORITY:1", "CATEGORIES:vip,outdoor"} <= set(found.split("\n"))
    assert office.at_rest()


def test_a_task_that_jtx_writes_with_its_start_before_it_is_due_keeps_that_start(office: PhoneOffice) -> None:
    promise, path = promised(office)
    office.phone.change(path, (START, "DTSTART:20261118T080000Z"))
    assert office.sync().taken == ()
    assert office.now(promise) == promise
    actions.do(office.desk, [promise.id], "edit", {"text": "spec sheet, outdoor"})
    office.sync()
    assert "DTSTART:20261118T080000Z" in office.phone.get(path)
    assert office.at_rest()
