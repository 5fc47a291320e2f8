"""Feeds: joined from what is kept, they are byte for byte what would be written anew."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cockpit.calendar import feed_keys, ics
from cockpit.calendar.feed_readers import READERS, reader_of
from cockpit.calendar.feeds import ALL, Feeds
from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.record_events import Lookups, Telling
from cockpit.domain.entry import Entry
from tests.calendar.any_record import KINDS, any_record
from tests.calendar.examples import BOOK, NAMES
from tests.domain.builders import RULES, a_todo, nov

FULL = Telling()


def lookups(names: dict[int, str] = NAMES) -> Lookups:
    return Lookups(
        rules=RULES,
        name_of=lambda record: names.get(record.customer or 0, ""),
        changed=lambda record, _: record.made_at,
    )


def of(*records: Entry) -> dict[int, Entry]:
    return {record.id: record for record in records}


@pytest.mark.parametrize("privacy", PRIVACY)
@pytest.mark.parametrize("kind", [ALL, *KINDS])
def test_a_feed_is_the_file_of_what_is_open(kind: str, privacy: str) -> None:
    told = Telling(privacy=privacy)
    feeds = Feeds()
    feeds.take_in(of(*BOOK), of(*BOOK), lookups(), {})
    kinds = [] if kind == ALL else [kind]
    file = ics.written(BOOK, lookups(), told, kinds=kinds)
    feed = feeds.feed(kind, told, lookups())
    assert feed.file().events == file.events
    if file.events:
        assert feed.file().data == file.data


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_changes_a_feed_is_as_if_it_were_written_anew(data: st.DataObject) -> None:
    feeds, records = Feeds(), of(*BOOK)
    feeds.take_in(records, records, lookups(), {})
    feeds.feed(ALL, FULL, lookups())
    for _ in range(3):
        one = data.draw(st.sampled_from(sorted(records)))
        other = data.draw(any_record(records[one].KIND)).replace(id=one, deleted=False)
        records = {**records, one: other}
        if data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(sorted(records)))
            records = {key: kept for key, kept in records.items() if key != gone}
            feeds.take_in(records, {one, gone}, lookups(), {})
        else:
            feeds.take_in(records, {one}, lookups(), {})
    anew = ics.written(records.values(), lookups(), FULL)
    assert feeds.feed(ALL, FULL, lookups()).file().data == anew.data


def test_a_feed_changes_its_mark_with_its_bytes_and_only_then() -> None:
    feeds, records = Feeds(), of(*BOOK)
    feeds.take_in(records, records, lookups(), {})
    feed = feeds.feed(ALL, FULL, lookups())
    before = feed.file()
    feeds.take_in(records, records, lookups(), {})
    assert feed.file() is before
    todo = a_todo(nov(20, 9))
    records[todo.id] = todo
    feeds.take_in(records, {todo.id}, lookups(), {})
    assert feed.file().mark != before.mark
    del records[todo.id]
    feeds.take_in(records, {todo.id}, lookups(), {})
    assert feed.file() == before


def test_a_renamed_customer_is_written_anew_in_all_that_is_open_with_them() -> None:
    feeds, records, names = Feeds(), of(*BOOK), dict(NAMES)
    feeds.take_in(records, records, lookups(names), {})
    feed = feeds.feed(ALL, FULL, lookups(names))
    customer = next(one.customer for one in BOOK if one.customer)
    names[customer] = "Ajax"
    feeds.take_in(records, {customer}, lookups(names), {})
    assert feed.file().data == ics.written(BOOK, lookups(names), FULL).data
    assert b"Ajax" in feed.file().data


def test_what_one_feed_has_written_no_other_writes_again() -> None:
    asked: list[int] = []

    def changed(record: Entry, _: Any) -> Any:
        asked.append(record.id)
        return record.made_at

    counting = lookups().replace(changed=changed)
    feeds = Feeds()
    feeds.take_in(of(*BOOK), of(*BOOK), counting, {})
    feeds.feed(ALL, FULL, counting)
    assert asked
    asked.clear()
    for kind in KINDS:
        feeds.feed(kind, FULL, counting)
    assert asked == []
    feeds.feed("promise", Telling(privacy="busy"), counting)
    assert asked  # that tells less, and is written for itself
    asked.clear()
    one = next(record for record in BOOK if record.KIND == "todo")
    feeds.take_in(of(*BOOK), [one.id], counting, {})
    assert set(asked) == {one.id}
    assert len(asked) == 1  # for all feeds that tell as much


_TIMES = re.compile(rb"(?<=UID:)[0-9a-f]{32}|\d{8}(T\d{6}Z?)?|(?<=SEQUENCE:)\d+")


def test_at_busy_an_event_of_one_kind_is_as_one_of_any_other() -> None:
    shapes: dict[bool, set[bytes]] = {}
    for record in BOOK:
        data = ics.written([record], lookups(), Telling(privacy="busy")).data
        for event in data.split(b"BEGIN:VEVENT")[1:]:
            shape = _TIMES.sub(b"#", event.partition(b"END:VEVENT")[0])
            shapes.setdefault(b"VALUE=DATE" in event, set()).add(shape)
    assert {is_whole_day: len(found) for is_whole_day, found in shapes.items()} == {True: 1, False: 1}


def test_with_nothing_open_a_feed_is_a_calendar_that_holds_no_event() -> None:
    feed = Feeds().feed(ALL, FULL, lookups())
    parts = Calendar.from_ical(feed.file().data)
    assert feed.file().events == 0
    assert [part.name for part in parts.subcomponents] == ["VTIMEZONE"]


def test_a_bad_record_is_left_out_and_named_and_the_feed_lives() -> None:
    def changed(record: Entry, _: Any) -> Any:
        if record.KIND == "order":
            raise ValueError("it went bad")
        return record.made_at

    bad = lookups().replace(changed=changed)
    feeds = Feeds()
    feeds.take_in(of(*BOOK), of(*BOOK), bad, {})
    feed = feeds.feed(ALL, FULL, bad)
    assert feed.left_out
    assert {left.kind for left in feed.left_out} == {"order"}
    others = [one for one in BOOK if one.KIND != "order"]
    assert {*_uids(ics.written(others, lookups(), FULL).data)} == {*_uids(feed.file().data)}


def _uids(data: bytes) -> list[bytes]:
    return [line for line in data.splitlines() if line.startswith(b"UID:")]


def test_without_amounts_no_sum_is_told() -> None:
    told = Telling(amounts=False)
    data = ics.written(BOOK, lookups(), told).data.replace(b"\r\n ", b"")
    assert b"EUR" not in data
    assert b"EUR" in ics.written(BOOK, lookups(), FULL).data.replace(b"\r\n ", b"")


def test_each_feed_has_a_key_of_its_own_that_opens_nothing_else() -> None:
    secret = bytes(range(32))
    names = ("page", ALL, *KINDS)
    keys = {name: feed_keys.key_of(secret, name) for name in names}
    assert len(set(keys.values())) == len(names)
    for name, key in keys.items():
        assert feed_keys.meant(secret, key, names) == name
        assert feed_keys.meant(bytes(32), key, names) is None
        assert feed_keys.meant(secret, key[:-1], names) is None


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("iOS/18.1 (22B83) dataaccessd/1.0", "iPhone or iPad"),
        ("macOS/15.1 (24B83) dataaccessd/1.0", "macOS Calendar"),
        ("Google-Calendar-Importer", "Google Calendar"),
        ("Microsoft.Exchange/15.20 (ExCal)", "Outlook"),
        ("ICSx5/2.3 (ical4j)", "ICSx⁵"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.3.0", "Thunderbird"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit Safari", "a browser"),
        ("vdirsyncer/0.19", "vdirsyncer"),
        ("\x1b[2Jcurl/8", "[2Jcurl/8"),
        ("", "a reader without a name"),
    ],
)
def test_a_reader_is_known_by_what_it_calls_itself(agent: str, name: str) -> None:
    assert reader_of(agent).name == name
    assert all(reader.looks and reader.rings for reader in READERS)
