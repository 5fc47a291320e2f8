"""Today: every open record once, in order of the seller's own time, in the zone the seller is in."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.agenda import SECTIONS, deadlines, today
from cockpit.domain.entry import Entry
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before
from cockpit.domain.promises.promise import Promise
from cockpit.errors import IllegalMove
from tests.domain.builders import (
    BERLIN,
    NEW_YORK,
    NOW,
    RULES,
    a_delivered_promise,
    a_note,
    a_promise,
    a_todo,
    nov,
)
from tests.domain.strategies import entries, near_now


def texts(records: list[Entry], now: datetime = NOW) -> list[tuple[str, str]]:
    """Return the section and the words of each row."""
    return [(line.section, line.record.text) for line in today(records, now, RULES)]


def section(record: Entry, now: datetime = NOW) -> str:
    """Return the section one record is in."""
    ((found, _),) = texts([record], now)
    return found


def test_rows_are_sorted_by_the_own_time_and_not_by_theirs() -> None:
    first = a_promise(text="first", mine=nov(18, 11), theirs=nov(18, 18))
    second = a_promise(text="second", mine=nov(18, 12), theirs=nov(18, 13))
    assert texts([second, first]) == [("today", "first"), ("today", "second")]


def test_the_sections_are_late_today_tomorrow_later_and_someday() -> None:
    records: list[Entry] = [
        a_todo(text="no time"),
        a_note(text="history"),
        a_note(nov(25), text="next week"),
        a_todo(nov(19, 9), text="tomorrow"),
        a_promise(text="today"),
        a_todo(nov(18, 10), text="missed"),
        a_promise(text="overdue", theirs=nov(18, 9)),
    ]
    assert texts(records) == [
        ("late", "overdue"),
        ("late", "missed"),
        ("today", "today"),
        ("tomorrow", "tomorrow"),
        ("later", "next week"),
        ("someday", "no time"),
        ("someday", "history"),
    ]


def test_midnight_is_where_tomorrow_begins() -> None:
    assert section(a_todo(nov(18, 23, 59, 59))) == "today"
    assert section(a_todo(nov(19))) == "tomorrow"
    assert section(a_todo(nov(19, 23, 59, 59))) == "tomorrow"
    assert section(a_todo(nov(20))) == "later"
    assert section(a_todo(nov(19)), nov(19)) == "today"


def test_an_own_time_that_slipped_is_for_today_and_not_late() -> None:
    assert section(a_promise(mine=nov(17, 12), theirs=nov(20))) == "today"


def test_days_are_counted_in_the_zone_of_now() -> None:
    todo = a_todo(nov(19, 3))  # 21:00 of the 18th in New York
    assert section(todo) == "tomorrow"
    assert section(todo, NOW.astimezone(NEW_YORK)) == "today"
    assert section(a_todo(nov(18, 20, zone=NEW_YORK))) == "tomorrow"  # 02:00 of the 19th in Berlin
    assert section(a_todo(nov(19, 8, zone=ZoneInfo("Asia/Tokyo")))) == "tomorrow"
    assert section(a_todo(nov(19, 7, zone=ZoneInfo("Asia/Tokyo")))) == "today"


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN), datetime(2026, 10, 24, 23, 30, tzinfo=BERLIN)]
)
def test_tomorrow_is_the_next_date_also_when_it_has_23_or_25_hours(day: datetime) -> None:
    assert section(a_todo((day + timedelta(days=1)).replace(hour=23, minute=59)), day) == "tomorrow"
    assert section(a_todo((day + timedelta(days=2)).replace(hour=0, minute=0)), day) == "later"


def test_a_delivered_promise_comes_back_to_be_followed_through() -> None:
    (line,) = today([a_delivered_promise()], NOW, RULES)
    assert line.deadline is not None
    assert (line.deadline.kind, line.section) == ("follow-through", "today")
    assert section(a_delivered_promise(), nov(18, 12, 21)) == "late"


def test_a_snooze_hides_a_promise_but_it_returns_at_the_own_time_at_the_latest() -> None:
    snoozed = a_promise(theirs=nov(18, 16), mine=nov(18, 14)).snooze(NOW, until=nov(25))
    assert (snoozed.snoozed_until, snoozed.theirs) == (
        nov(18, 14),
        nov(18, 16),
    )  # it says so, and moves nothing
    assert texts([snoozed]) == texts([snoozed], nov(18, 13, 59)) == []
    assert section(snoozed, nov(18, 14)) == "today"
    older = a_promise(theirs=nov(18, 16), mine=nov(18, 14), snoozed_until=nov(25))
    assert (texts([older], nov(18, 13)), section(older, nov(18, 14))) == ([], "today")
    with pytest.raises(IllegalMove, match="cannot wait"):
        snoozed.snooze(nov(18, 14), until=nov(25))


def test_a_snooze_that_ends_sooner_brings_it_back_sooner() -> None:
    snoozed = a_promise().snooze(NOW, until=nov(18, 12))
    assert texts([snoozed], nov(18, 11, 59)) == []
    assert section(snoozed, nov(18, 12)) == "today"


@pytest.mark.parametrize(
    "record",
    [a_todo(nov(18, 10)), a_note(nov(18, 10)), a_todo(), a_delivered_promise(nov(18, 8))],
    ids=["late to-do", "late note", "someday", "late follow-through"],
)
def test_what_the_customer_does_not_wait_for_stays_hidden_as_long_as_was_asked(record: Entry) -> None:
    assert section(record) in ("late", "someday")
    snoozed = record.snooze(NOW, until=nov(18, 15))
    assert texts([snoozed]) == []
    assert texts([snoozed], nov(18, 14, 59)) == []
    assert len(texts([snoozed], nov(18, 15))) == 1


@given(st.lists(entries, max_size=10), near_now)
def test_every_open_record_appears_exactly_once_in_order(records: list[Entry], now: datetime) -> None:
    lines = today(records, now, RULES)
    shown = [line.record.id for line in lines]
    assert sorted(shown) == sorted(set(shown))
    hidden = {record.id for record in records if record.is_open()} - set(shown)
    assert set(shown) <= {record.id for record in records if record.is_open()}
    for record in records:
        if record.id in hidden:
            assert record.snoozed_until is not None
            assert is_before(now, record.snoozed_until)
            assert not isinstance(record, Promise) or not record.is_owed() or is_before(now, record.theirs)
    order = [list(SECTIONS).index(line.section) for line in lines]
    assert order == sorted(order)
    for line, following in pairwise(lines):
        if line.section == following.section and line.deadline and following.deadline:
            assert not is_before(following.deadline.when, line.deadline.when)


@given(st.lists(entries, max_size=8), near_now, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    records: list[Entry], now: datetime, random: Random
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert today(shuffled, now, RULES) == today(records, now, RULES)
    assert deadlines(shuffled, now, RULES) == deadlines(records, now, RULES)


@given(st.lists(entries, max_size=8), near_now)
def test_every_row_has_a_reason(records: list[Entry], now: datetime) -> None:
    for due in deadlines(records, now, RULES):
        assert due.reason.strip()
        assert due.severity in ("late", "now", "slipping", "today", "later")
        assert due.kind in ("mine", "theirs", "follow-through", "todo", "note")


def test_every_kind_of_record_has_its_rule() -> None:
    assert set(KINDS) >= {"promise", "todo", "note"}
