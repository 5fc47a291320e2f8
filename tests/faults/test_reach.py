"""Whatever verb is given whatever value, at the edge of the calendar too: refused with a sentence, or it reads back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.cli import json_output
from cockpit.desk import actions, calendar_export, capture, day_words, record_view, views
from cockpit.desk.desk import Desk
from cockpit.desk.verb_arguments import MOMENTS, verb_of
from cockpit.domain.rules import Rules
from cockpit.errors import CockpitError
from cockpit.store.memory import MemoryFolder
from cockpit.store.verify import verify
from tests.domain.builders import (
    BERLIN,
    NOW,
    a_call,
    a_card,
    a_customer,
    a_get_back,
    a_held_call,
    a_loss,
    a_note,
    a_promise,
    a_todo,
    an_awaited,
    an_order,
)
from tests.faults.scale import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.domain.entry import Argument, Entry

MAKERS: tuple[Callable[[], Entry], ...] = (
    a_promise, a_todo, a_note, a_call, a_held_call, an_awaited, a_get_back, a_card, an_order, a_loss,
)  # fmt: skip
DATES = (
    "0001-01-01", "0001-01-01T00:00+14:00", "1899-12-31", "1900-01-01", "1969-12-31", "2026-11-18", "2026-11-20 9:00",
    "2027-03-28 02:30", "8999-12-31", "8999-12-31T23:59-12:00", "9000-01-01", "9998-12-31", "9999-12-31",
    "9999-12-31T23:59:59-12:00", "9999-12-31T23:59+00:00[Pacific/Kiritimati]", "in 9999 years", "in 99999999 days",
    "in 3 h", "fri", "tomorrow 25:00", "31.12.9999", "31 Dec 0099", "9999", "1e9", "", "\0", "\ud800", "١٤:٠٠",
)  # fmt: skip
VALUES = {
    "moment": DATES,
    "past": DATES,
    "begin": DATES,
    "text": (
        "ring them",
        "",
        " ",
        "x" * 5000,
        "\ud800",
        "\0\x1b[31m",
        "a/b",
        "_stamps",
        "*",
        "יום",
        "9999-12-31",
    ),
    "yes": ("yes", "no", "perhaps", ""),
    "number": ("0", "30", "99999999999999999999", "-1", "٣", "1e3", ""),
    "every": (
        "week",
        "every 2 weeks",
        "last friday of the month",
        "year",
        "99999999999 days",
        "never",
        "no",
        "\ud800",
        "",
    ),
    "person": ("acme", "@bolt", "nobody", "none", "\0\x1b[31m", "\ud800", ""),
    "money": ("12,500", "0", "1e999999", "-5", "9" * 40, "5 USD", "0.001", "NaN", ""),
}
LINES = (
    "promise @acme spec by {}", "todo call @bolt {}", "note @acme likes blue by {}", "call @acme {}",
    "q @acme how? by {}",
    "order @acme 5k delivery {}", "await @acme the plan by {}", "lost @acme the deal {}", "{}", "promise @acme {}",
)  # fmt: skip


def a_desk() -> Desk:
    ticks = iter(range(1_763_000_000_000, 1_764_000_000_000))
    return Desk(
        folder=MemoryFolder(),
        local=MemoryFolder(),
        now=lambda: NOW,
        wall_ms=lambda: next(ticks),
        rules=Rules(),
    )


def values(argument: Argument) -> st.SearchStrategy[str]:
    pool = st.sampled_from(VALUES[argument.kind])
    if argument.kind in MOMENTS:
        moments = st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31))
        return pool | moments.map(lambda at: f"{at:%Y-%m-%d %H:%M}") | moments.map(datetime.isoformat)
    return pool


def judge(desk: Desk) -> None:
    """Fail unless all that stands in the book reads, and every view of it can be had."""
    opened = Desk(folder=desk.folder, local=desk.local, now=desk.now, wall_ms=desk.wall_ms, rules=desk.rules)
    assert [one for one in verify(desk.folder).wrong if "about a customer" not in one] == []
    today = views.today(opened)
    assert opened.book.unreadable == {}
    day_words.owe(today)
    views.deadlines(opened)
    calendar_export.ics(opened, privacy="full", kinds=[])
    for record in opened.book.current.values():
        assert record_view.row_of(opened, record.id) is not None
        assert record.state(NOW)


@settings(max_examples=whole(5_000, 120), deadline=None)
@given(st.data())
def test_no_verb_leaves_what_does_not_read(data: st.DataObject) -> None:
    desk = a_desk()
    record = data.draw(st.sampled_from(MAKERS))()
    with desk.book.transaction() as transaction:
        transaction.put(record)
        transaction.put(a_customer())
    for _ in range(data.draw(st.integers(1, 4))):
        stands = desk.book.get(record.id)
        if stands is None:
            break
        name = data.draw(st.sampled_from(sorted({*stands.applicable(NOW), "snooze", "edit", "note"})))
        verb = None
        try:
            verb = verb_of(stands, name, NOW)
        except CockpitError:
            continue
        given = {
            argument.name: data.draw(values(argument))
            for argument in verb.takes
            if argument.required or data.draw(st.booleans())
        }
        try:
            actions.do(desk, [record.id], name, given)
        except CockpitError:
            pass
        judge(desk)


@settings(max_examples=whole(5_000, 120), deadline=None)
@given(st.sampled_from(LINES), st.sampled_from(DATES) | st.datetimes().map(lambda at: f"{at:%Y-%m-%d %H:%M}"))
def test_no_line_leaves_what_does_not_read(line: str, date: str) -> None:
    desk = a_desk()
    json_output.understood(capture.understand(desk, line.format(date)))
    try:
        capture.add(desk, line.format(date))
    except CockpitError:
        pass
    judge(desk)


def test_what_is_out_of_reach_in_the_zone_it_is_shown_in_breaks_no_view() -> None:
    desk = a_desk()
    edge = datetime(8999, 12, 31, 23, 59, tzinfo=BERLIN)
    with desk.book.transaction() as transaction:
        transaction.put(a_promise(mine=edge, theirs=edge))
        transaction.put(a_todo(due=datetime(1900, 1, 1, tzinfo=BERLIN)))
    judge(desk)
