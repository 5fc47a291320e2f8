"""The iCalendar file: what it holds, that it changes only with the data, and what it never tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from cockpit.calendar.ics import KINDS, PRIVACY
from cockpit.calendar.record_events import LeftOut
from cockpit.domain import kinds as kinds_of_record
from cockpit.domain.contacts import InTouch
from cockpit.domain.entry import Entry
from cockpit.domain.promises.terms import Item, Move
from cockpit.domain.record import Deadline
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Todo
from cockpit.errors import NotUnderstood
from tests.calendar.builders import (
    ACME,
    MADE,
    NOW,
    a_note,
    a_promise,
    a_todo,
    an_id,
    events,
    export,
    the_event,
    wed,
)

GOLDEN = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Cockpit//sales-cockpit//EN
CALSCALE:GREGORIAN
NAME:Cockpit
X-WR-CALNAME:Cockpit
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
SUMMARY:Acme: spec sheet
DTSTART:20261118T150000Z
DTEND:20261118T151500Z
DTSTAMP:20261116T080500Z
UID:01a1e35ec00070008000000000000001-promise@sales-cockpit
SEQUENCE:300000
CATEGORIES:promise
CREATED:20261116T080000Z
DESCRIPTION:Say: “Here is what I promised you by Wed 16:00: spec sheet.
 ”\nTheirs: promised by Wed 18 Nov 2026 16:00 (agreed).\nMine: your targe
 t Wed 18 Nov 2026 14:00.\nSent by: mail.
LAST-MODIFIED:20261116T080500Z
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Acme: spec sheet
TRIGGER:-PT2H
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Acme: spec sheet
TRIGGER:PT0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
SUMMARY:fair opens
DTSTART;VALUE=DATE:20261118
DTEND;VALUE=DATE:20261119
DTSTAMP:20261116T080000Z
UID:01a1e35ec00070008000000000000003-note@sales-cockpit
SEQUENCE:0
CATEGORIES:note
CREATED:20261116T080000Z
DESCRIPTION:Due Wed 18 Nov 2026.
LAST-MODIFIED:20261116T080000Z
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:fair opens
TRIGGER:PT17H
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def a_book() -> tuple[Entry, ...]:
    """One record of each purpose."""
    delivered = a_promise(id=an_id(4), text="samples", delivered_at=NOW)
    return a_promise(), a_todo(), a_note(), delivered


def test_a_small_book_gives_exactly_this_file() -> None:
    promise = a_promise(agreed_at=MADE, means="mail")
    note = a_note(due=wed(17), whole_day=True)
    found = export(note, promise, changed={promise.id: MADE + timedelta(minutes=5)})
    assert found.data == GOLDEN.replace("\n", "\r\n").encode()
    assert (found.events, found.left_out) == (2, ())


def test_the_order_of_the_records_does_not_matter() -> None:
    assert export(*a_book()).data == export(*reversed(a_book())).data


def test_a_purpose_is_one_event() -> None:
    found = events(export(*a_book(), *a_book()))
    assert [str(event["SUMMARY"]) for event in found] == [
        "Acme: spec sheet",
        "call Bo",
        "fair opens",
        "Acme: follow through on samples",
    ]


def test_uids_never_change() -> None:
    moved = a_promise(
        text="spec sheet, German",
        mine=wed(20),
        moves={"1": Move(at=NOW, theirs=wed(21), whole_day=True)},
    )
    before, after = the_event(export(a_promise())), the_event(export(moved, names={ACME: "Acme AG"}))
    assert before["UID"] == after["UID"] == f"{an_id():032x}-promise@sales-cockpit"
    assert before["SUMMARY"] != after["SUMMARY"]
    assert before.decoded("DTSTART") != after.decoded("DTSTART")
    uids = [str(event["UID"]) for event in events(export(*a_book()))]
    assert len(set(uids)) == len(uids)
    assert the_event(export(a_promise(delivered_at=NOW)))["UID"] != before["UID"]


def test_the_sequence_rises_with_a_change_and_only_then() -> None:
    def sequence(changed: datetime) -> int:
        return int(the_event(export(a_promise(), changed={an_id(): changed})).decoded("SEQUENCE"))

    assert sequence(MADE) == 0
    assert sequence(MADE - timedelta(days=1)) == 0
    assert sequence(MADE + timedelta(milliseconds=1)) == 1
    assert sequence((MADE + timedelta(seconds=1)).astimezone(UTC)) == 1000
    later = [sequence(MADE + timedelta(days=days, seconds=days)) for days in range(0, 3650, 7)]
    assert later == sorted(set(later))
    assert later[-1] < 2**31


def test_stamps_come_from_the_record() -> None:
    changed = datetime(2026, 11, 17, 8, 30, 15, 999_999, tzinfo=UTC)
    event = the_event(export(a_promise(), changed={an_id(): changed}))
    assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED") == changed.replace(microsecond=0)
    assert event.decoded("CREATED") == MADE


def test_the_description_tells_the_facts() -> None:
    promise = a_promise(
        first_theirs=wed(10),
        moves={"1": Move(at=NOW, theirs=wed(16))},
        items={"b": Item(text="prices", added_at=NOW), "a": Item(text="a\nphoto", added_at=MADE)},
    )
    assert str(the_event(export(promise))["DESCRIPTION"]).split("\n") == [
        "Say: “Here is what I promised you by Wed 16:00: spec sheet.”",
        "Theirs: promised by Wed 18 Nov 2026 16:00 (not agreed).",
        "Mine: your target Wed 18 Nov 2026 14:00.",
        "First promised Wed 18 Nov 2026 10:00, moved once.",
        "Also: a photo.",
        "Also: prices.",
    ]
    day = a_promise(first_theirs=wed(17), whole_day=True, agreed_at=NOW)
    assert str(the_event(export(day))["DESCRIPTION"]).split("\n") == [
        "Say: “Here is what I promised you by Wed: spec sheet.”",
        "Theirs: promised by Wed 18 Nov 2026 (agreed).",
        "Mine: your target Wed 18 Nov 2026 14:00.",
    ]
    delivered = a_promise(delivered_at=wed(9)).confirm_received(wed(10))
    assert str(the_event(export(delivered))["DESCRIPTION"]).split("\n") == [
        "Follow through, 1 of 4: Are you ready to clarify it?",
        "Say: “You should have what I promised: spec sheet. I have it before me: what may I clarify for you?”",
        "Delivered Wed 18 Nov 2026 09:00, beaten by 7 h.",
    ]


@pytest.mark.parametrize(
    ("privacy", "titles"),
    [
        ("initials", ["A.C.: promise", "to-do", "note", "A.C.: follow through"]),
        ("kind", ["promise", "to-do", "note", "follow through"]),
        ("busy", ["Busy"] * 4),
    ],
)
def test_privacy_tells_no_more_than_it_says(privacy: str, titles: list[str]) -> None:
    found = export(*a_book(), names={ACME: "Acme Corp"}, privacy=privacy)
    assert [str(event["SUMMARY"]) for event in events(found)] == titles
    for told in (b"Acme", b"Corp", b"spec", b"samples", b"call", b"fair", b"You said"):
        assert told not in found.data
    assert {"DESCRIPTION" in event for event in events(found)} == {False}
    assert (b"CATEGORIES" in found.data) is (privacy != "busy")


@pytest.mark.parametrize("privacy", PRIVACY)
def test_remarks_and_contacts_stay_in_the_book(privacy: str) -> None:
    told = [
        record.note(NOW, text="SECRET remark").touch(NOW, text="SECRET contact", means="SECRET means")
        for record in a_book()
    ]
    assert export(*told, privacy=privacy).data == export(*a_book(), privacy=privacy).data


def test_kinds_choose_the_records() -> None:
    assert tuple(kinds_of_record.KINDS) == KINDS
    kinds = [event.categories for event in events(export(*a_book(), kinds=["note", "todo"]))]
    assert kinds == [["todo"], ["note"]]
    assert export(*a_book(), kinds=["promise"]).events == 2


@pytest.mark.parametrize(
    ("wrong", "known"),
    [
        ({"privacy": "al\x1bl"}, "full, initials, kind, busy"),
        ({"kinds": ["promise", "al\x1bl"]}, "promise, todo, note"),
    ],
)
def test_unknown_words_are_answered_with_the_known_ones(wrong: dict[str, Any], known: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        export(*a_book(), **wrong)
    assert "“all”" in raised.value.what
    assert known in raised.value.remedy


def test_customers_without_a_name_are_not_named() -> None:
    titles = [
        str(the_event(export(a_promise(), names=names))["SUMMARY"]) for names in ({}, {ACME: "\x1b \0"})
    ]
    assert titles == ["spec sheet"] * 2
    assert str(the_event(export(a_promise(), names={}, privacy="initials"))["SUMMARY"]) == "promise"
    assert str(the_event(export(a_promise(text="\x00")))["SUMMARY"]) == "Acme: promise"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"due": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9)))}, "out of range"),
        ({"due": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)}, "out of range"),
        ({"due": datetime(9999, 12, 31, 17, tzinfo=UTC), "whole_day": True}, "out of range"),
        ({"made_at": datetime(2026, 11, 16)}, "no zone"),
        ({"text": None}, "NoneType"),
    ],
)
def test_a_bad_record_is_left_out_and_named(bad: dict[str, Any], why: str) -> None:
    found = export(a_todo(**bad), a_promise(), a_note())
    assert found.data == export(a_promise(), a_note()).data
    (left,) = found.left_out
    assert (left.record, left.kind) == (an_id(2), "todo")
    assert why in left.why
    assert str(left).startswith(f"todo {an_id(2):x}: ")


def test_a_change_without_a_zone_leaves_that_record_out() -> None:
    found = export(a_promise(), changed={an_id(): datetime(2026, 11, 16)})
    assert found.left_out == (LeftOut(record=an_id(), kind="promise", why="2026-11-16 00:00:00 has no zone"),)


def test_a_deadline_of_a_practice_to_come_is_written_too() -> None:
    class Birthday(Todo):
        def deadlines(
            self, now: datetime, rules: Rules, in_touch: InTouch | None = None
        ) -> tuple[Deadline, ...]:
            return tuple(due.replace(kind="birthday") for due in super().deadlines(now, rules))

    todo = Birthday(**{field: getattr(a_todo(due=wed(9), customer=ACME), field) for field in Todo.FIELDS})
    event = the_event(export(todo))
    assert str(event["UID"]) == f"{an_id(2):032x}-birthday@sales-cockpit"
    assert str(event["SUMMARY"]) == "Acme: call Bo"
    assert str(event["DESCRIPTION"]) == "By Wed 18 Nov 2026 09:00."


def test_an_empty_book_is_a_file_without_events() -> None:
    found = export()
    assert found.events == 0
    assert found.data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert found.data.endswith(b"END:VCALENDAR\r\n")
