"""What is over stays in the file for a while, silenced: whatever a phone took from an earlier file rings no more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from cockpit.desk import calendar_export, maintenance
from cockpit.domain.entry import Entry
from cockpit.domain.people import Customer
from cockpit.errors import NothingFound
from cockpit.store import undo
from tests.calendar.any_record import any_record
from tests.calendar.builders import a_promise as an_old_promise
from tests.calendar.examples import ACME, BOOK, NAMES
from tests.desk.test_calendar_export import Office
from tests.domain.builders import (
    NOW,
    RULES,
    a_call,
    a_loss,
    a_promise,
    a_question,
    a_todo,
    a_touch,
    an_awaited,
    an_order,
    eur,
    nov,
    received,
)

Phone = dict[str, Event]
Kept = TypeVar("Kept", bound=Entry)


def take(phone: Phone, data: bytes) -> Phone:
    """Take in a file as a phone does: by UID, unless what it has is newer."""
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert isinstance(event, Event)
        uid = str(event["UID"])
        if uid not in phone or event.decoded("SEQUENCE") > phone[uid].decoded("SEQUENCE"):
            phone[uid] = event
    return phone


def ringing(phone: Phone) -> dict[str, datetime]:
    """Return what still rings, by its title, and when it is."""
    return {
        str(event["SUMMARY"]): event.decoded("DTSTART")
        for event in phone.values()
        if str(event.get("STATUS", "")) != "CANCELLED" and event.walk("VALARM")
    }


@pytest.fixture
def office() -> Office:
    made = Office()
    made.put(*(Customer(id=customer, said=name) for customer, name in NAMES.items()))
    return made


def fresh(record: Kept, office: Office) -> Kept:
    """Return the same record as one made now, whose events have the names that tell nothing."""
    return record.replace(id=office.desk.make_id())


ENDS: dict[str, tuple[Callable[[], Any], Callable[[Any], Entry], str]] = {
    "delivered": (lambda: a_promise(nov(20, 16)), lambda it: it.deliver(NOW), "✓"),
    "broken": (
        lambda: a_promise(nov(20, 16)),
        lambda it: it.replace(broken_at=NOW),
        "cancelled:",
    ),
    "deleted": (lambda: a_todo(nov(20, 9)), lambda it: it.delete(NOW), "cancelled:"),
    "done": (lambda: a_todo(nov(20, 9)), lambda it: it.done(NOW), "✓"),
    "its day taken off": (lambda: a_todo(nov(20, 9)), lambda it: it.replace(due=None), "moved:"),
    "received": (an_awaited, lambda it: it.received(NOW), "✓"),
    "opened": (lambda: a_question(due=nov(19, 9)), lambda it: it.replace(opened_at=NOW), "moved:"),
    "a step done": (an_order, lambda it: it.reassure(NOW, text="well chosen"), "✓"),
    "fell through": (an_order, lambda it: it.replace(fell_through_at=NOW), "cancelled:"),
    "cancelled": (a_call, lambda it: it.replace(cancelled_at=NOW), "cancelled:"),
    "reopened": (a_loss, lambda it: it.replace(reopened_at=NOW), "✓"),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_is_over_is_cancelled_without_an_alarm_under_its_uid(office: Office, how: str) -> None:
    make, end, mark = ENDS[how]
    record = fresh(make(), office)
    office.put(record)
    phone = take({}, office.data())
    before = dict(phone)
    office.put(end(record))
    data = office.data()
    now = take({}, data)
    over = {uid: event for uid, event in now.items() if event.get("STATUS") == "CANCELLED"}
    assert over
    for uid, event in over.items():
        assert event.decoded("SEQUENCE") > before[uid].decoded("SEQUENCE")
        assert not event.walk("VALARM")
        assert str(event["SUMMARY"]).startswith(mark), event["SUMMARY"]
    assert set(before) <= set(now)
    assert ringing(take(phone, data)) == ringing(now)
    assert office.data() == data
    assert b"CANCELLED" not in calendar_export.ics(office.desk, open_only=True).data


def test_what_is_undone_and_done_again_rings_and_is_silent_in_turn(office: Office) -> None:
    record = fresh(a_promise(nov(20, 16)), office)
    office.put(record)
    phone = take({}, office.data())
    for _ in range(3):
        office.put(record.deliver(NOW))
        take(phone, office.data())
        assert list(ringing(phone)) == ["Acme: follow through on spec sheet"]
        office.wall += 60_000
        undo.undo(office.desk.book)
        take(phone, office.data())
        assert list(ringing(phone)) == ["Acme: spec sheet"]


def test_a_deletion_taken_back_rings_again(office: Office) -> None:
    record = fresh(a_todo(nov(20, 9)), office)
    office.put(record)
    phone = take({}, office.data())
    office.put(record.delete(NOW))
    assert ringing(take(phone, office.data())) == {}
    office.wall += 60_000
    undo.undo(office.desk.book)
    assert list(ringing(take(phone, office.data()))) == [record.text]


def test_a_promise_broken_and_given_anew_keeps_its_event(office: Office) -> None:
    given = fresh(a_promise(nov(20, 16)), office)
    office.put(given)
    phone = take({}, office.data())
    [uid] = phone
    for day in (23, 24):
        broken, anew = given.break_(NOW, rules=RULES, make_id=office.desk.make_id, theirs=nov(day, 16))
        office.put(broken, anew)
        take(phone, office.data())
        assert list(phone) == [uid]
        [at] = ringing(phone).values()
        assert at == nov(day, 16)
        given = anew
    office.put(given.deliver(NOW))
    take(phone, office.data())
    assert str(phone[uid]["SUMMARY"]).startswith("✓")


def test_given_anew_on_two_machines_it_is_two_events(office: Office) -> None:
    given = fresh(a_promise(nov(20, 16)), office)
    broken, one = given.break_(NOW, rules=RULES, make_id=office.desk.make_id, theirs=nov(23, 16))
    _, other = given.break_(NOW, rules=RULES, make_id=office.desk.make_id, theirs=nov(24, 16))
    office.put(given)
    phone = take({}, office.data())
    office.put(broken, one, other)
    take(phone, office.data())
    stands = sorted(event.decoded("DTSTART") for event in phone.values() if event.walk("VALARM"))
    assert stands == [nov(23, 16), nov(24, 16)]


def test_the_file_forgets_what_ended_more_than_ninety_days_ago(office: Office) -> None:
    record, other = (fresh(a_todo(nov(20, 9), text=text), office) for text in ("one", "other"))
    office.put(record, other)
    office.put(record.delete(NOW))
    assert office.data().count(b"CANCELLED") == 1
    office.wall += int(timedelta(days=91).total_seconds() * 1000)
    office.put(other.edit(NOW, text="another"))
    assert b"CANCELLED" not in office.data()


def test_every_example_that_is_deleted_is_silenced(office: Office) -> None:
    office.put(*BOOK)
    phone = take({}, office.data())
    assert len(phone) > len(BOOK)
    office.wall += int(timedelta(days=60).total_seconds() * 1000)  # some of them tell of contacts to come
    office.put(*(record.replace(deleted=True) for record in BOOK))
    data = office.data()
    take(phone, data)
    assert ringing(phone) == {}
    assert b"BEGIN:VALARM" not in data


def test_money_that_came_silences_the_call_about_it(office: Office) -> None:
    order = fresh(an_order(), office)
    office.put(order)
    promised = order.promise_payment(NOW, due=nov(24, 17))
    office.put(promised)
    phone = take({}, office.data())
    office.put(received(promised, nov(24, 12)))
    take(phone, office.data())
    assert not [title for title in ringing(phone) if "unpaid" in title]


def test_a_new_uid_tells_nothing_of_what_it_is_for_and_an_old_one_stays(office: Office) -> None:
    office.wall = 1_800_000_000_000
    new, old = fresh(an_order(eur(9)), office), an_old_promise()
    office.put(new, old)
    uids = {str(event["UID"]) for event in take({}, office.data()).values()}
    assert f"{old.id:032x}-promise@sales-cockpit" in uids
    for uid in uids - {f"{old.id:032x}-promise@sales-cockpit"}:
        name = uid.removesuffix("@sales-cockpit")
        assert len(name) == 32
        assert not name.strip("0123456789abcdef")


def test_a_contact_moves_a_rhythm_on_the_phone_whatever_day_it_was(office: Office) -> None:
    rhythm, todo = fresh(a_touch(), office), fresh(a_todo(nov(20, 9), customer=ACME), office)
    office.wall += int(timedelta(days=60).total_seconds() * 1000)  # all that is told is long ago
    office.put(rhythm, todo)
    phone = take({}, office.data())
    told = []
    for day in (18, 19):
        office.put(todo.touch(nov(day, 12), text="rang: all well"))
        told.append(ringing(take(phone, office.data())))
        assert told[-1] == ringing(take({}, office.data()))
    office.wall += 60_000
    undo.undo(office.desk.book)
    assert ringing(take(phone, office.data())) == told[0] != told[1]


def test_what_is_over_stays_silenced_when_the_book_is_folded_and_read_anew(office: Office) -> None:
    records = [fresh(a_todo(nov(20, 9), text=text), office) for text in ("done", "deleted", "moved", "kept")]
    office.put(*records, *BOOK)
    done, deleted, moved, _ = records
    office.put(done.done(NOW), deleted.delete(NOW), moved.replace(due=None))
    first = office.data()
    assert first.count(b"CANCELLED") == 3
    maintenance.verify(office.desk, rebuild=True)
    office.desk = office.sit_down()
    assert office.data() == first


@given(st.data())
@settings(max_examples=40, deadline=None, phases=[Phase.generate])  # to shrink a book takes minutes
def test_whatever_is_done_nothing_rings_on_a_phone_but_what_stands(data: st.DataObject) -> None:
    """A phone that takes a file now and then rings for just what the last one has, and no number ever falls."""
    office = Office()
    office.put(*(Customer(id=customer, said=name) for customer, name in NAMES.items()))
    office.wall += int(timedelta(days=60).total_seconds() * 1000)  # no contact is still to come
    phone: Phone = {}
    kept: dict[int, Entry] = {}
    for _ in range(data.draw(st.integers(3, 8))):
        if not kept or data.draw(st.integers(0, 3)) == 0:
            example = data.draw(st.sampled_from(BOOK))
            record = example.replace(id=office.desk.make_id())
        else:
            before = kept[data.draw(st.sampled_from(sorted(kept)))]
            other = data.draw(any_record(before.KIND))
            field = data.draw(st.sampled_from(sorted(set(before.FLAT) - {"id"})))
            record = before.with_flat({field: dict(other.flat())[field]})
        office.put(record)
        kept[record.id] = record
        if data.draw(st.booleans()):
            office.wall += 60_000
            with suppress(NothingFound):  # what was put changed nothing, and so nothing is to be taken back
                undo.undo(office.desk.book)
            found = office.desk.book.get(record.id)
            if found is None:
                del kept[record.id]
            else:
                kept[record.id] = found
        before_it = {uid: event.decoded("SEQUENCE") for uid, event in phone.items()}
        now = take({}, office.data())
        take(phone, office.data())
        assert ringing(phone) == ringing(now)
        for uid, event in now.items():
            assert event.decoded("SEQUENCE") >= before_it.get(uid, 0)
