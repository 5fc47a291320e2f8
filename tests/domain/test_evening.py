"""The evening: which records are to be settled tonight, and under which heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.domain import agenda
from cockpit.domain.evening import DUE, LATE, NO_OUTCOME, UNSENT, evening
from tests.domain.builders import (
    RULES,
    a_call,
    a_delivered_promise,
    a_get_back,
    a_held_call,
    a_promise,
    a_todo,
    an_awaited,
    nov,
)

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.domain.entry import Entry

TONIGHT = nov(18, 18, 30)  # a Wednesday


def groups(*records: Entry, now: datetime = TONIGHT) -> list[tuple[str, Entry]]:
    return [(group, line.record) for group, line in evening(agenda.today(records, now, RULES), now)]


@pytest.mark.parametrize(
    ("record", "group"),
    [
        (a_held_call(nov(18, 15)), NO_OUTCOME),
        (a_call(nov(18, 15)), NO_OUTCOME),
        (a_promise(nov(18, 16)), UNSENT),
        (a_promise(nov(19, 16), nov(18, 18)), UNSENT),
        (a_get_back(nov(18, 17)), UNSENT),
        (a_promise(nov(19, 16), nov(19, 11, 59)), DUE),
        (a_get_back(nov(19, 9)), DUE),
        (a_call(nov(19, 10)), DUE),
        (a_todo(nov(18, 17)), LATE),
        (a_todo(nov(19, 11, 59)), DUE),
        (a_delivered_promise(nov(18, 15)), LATE),
    ],
    ids=lambda one: one if isinstance(one, str) else one.KIND,
)
def test_what_is_to_be_settled_tonight_has_its_heading(record: Entry, group: str) -> None:
    assert groups(record) == [(group, record)]


@pytest.mark.parametrize(
    "record",
    [
        a_promise(nov(19, 16)),
        a_todo(nov(19, 12)),
        a_todo(),
        a_call(nov(19, 12)),
        a_held_call(nov(18, 15), continued_at=nov(18, 16)),
        an_awaited(nov(18, 17)),
        a_todo(nov(19, 9), done_at=nov(18, 12)),
    ],
    ids=lambda one: one.KIND,
)
def test_what_can_wait_until_noon_or_is_theirs_is_not_owed_tonight(record: Entry) -> None:
    assert groups(record) == []


def test_the_groups_stand_in_their_order_and_within_one_the_earliest_is_first() -> None:
    todo, late, later, call = a_todo(nov(18, 9)), a_promise(nov(18, 12)), a_promise(), a_call(nov(18, 15))
    assert [record for _, record in groups(todo, later, call, late)] == [call, late, later, todo]


def test_noon_is_that_of_the_seller_on_the_day_that_the_clocks_go_back() -> None:
    saturday = nov(1, 18).replace(month=10, day=24)
    noon = saturday.replace(day=25, hour=12)
    before = a_todo(noon.replace(hour=11, minute=59))
    assert [record for _, record in groups(before, a_todo(noon), now=saturday)] == [before]
