"""The day that is followed minute by minute is the day that is looked at anew."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain, repeat
from typing import Any

import pytest

from cockpit.desk import capture, views
from cockpit.desk.demo import book
from cockpit.desk.passing_day import PassingDay, as_of
from cockpit.desk.views import Row, Today
from cockpit.domain.moment import plus
from tests.desk.office import Office
from tests.desk.test_week import STEPS, Seller

SEEDS = 12
CHUNK = 4
# Every minute for a while, then with gaps, such as of a machine that slept: over two days and nights.
GAPS = (*repeat(1, 90), *chain(*repeat((7, 1, 23, 58), 32)))


def seen(today: Today) -> dict[str, Any]:
    """Return all that the lists and the header tell of a day, save the sentences that tell how late it is."""
    values = {name: getattr(today, name) for name in Today.FIELDS if name != "rows"}
    return {**values, "rows": [of_row(row) for row in today.rows]}


def of_row(row: Row) -> tuple[object, ...]:
    due = row.deadline
    when = due and (due.kind, due.when, due.severity, due.verb, due.runs, due.what, due.whole_day)
    return (
        row.record.id,
        row.code,
        row.name,
        row.section,
        when,
        row.within,
        [one.record.id for one in row.more],
    )


@pytest.mark.parametrize("chunk", range(SEEDS // CHUNK))
def test_over_random_books_the_day_that_passes_is_the_day_looked_at_anew(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        seller = Seller(seed)
        seller.live(STEPS)
        passing = PassingDay(seller.desk, views.today(seller.desk))
        for gap in GAPS:
            seller.now = plus(seller.now, timedelta(minutes=gap))
            assert seen(passing.look()) == seen(views.today(seller.desk)), (seed, seller.now)


def test_in_the_demo_and_over_many_promises_each_minute_is_as_looked_at_anew() -> None:
    office = Office()
    book.fill(office.desk)
    for number in range(24):
        capture.add(office.desk, f"acme: spare part by {11 + number % 9}:{number * 7 % 60:02d} ok")
        capture.add(office.desk, f"todo call the bank fri {8 + number % 10}:{number * 11 % 60:02d}")
    passing = PassingDay(office.desk, views.today(office.desk))
    turned = 0
    for gap in (*repeat(1, 150), *repeat(13, 60)):
        before = {row.record.id: row for row in passing.today.rows}
        office.at = plus(office.at, timedelta(minutes=gap))
        today = passing.look()
        assert seen(today) == seen(views.today(office.desk)), office.at
        turned += any(of_row(row) != of_row(before[row.record.id]) for row in today.rows)
    assert turned > 20  # so it was put to the proof


def test_what_a_minute_does_not_turn_is_not_looked_at_again() -> None:
    office = Office()
    capture.add(office.desk, "acme: spec sheet by 16:00 ok")
    capture.add(office.desk, "initech: price list by 10:21 ok")
    passing = PassingDay(office.desk, views.today(office.desk))
    before = {row.name: row for row in passing.today.rows}
    office.at = plus(office.at, timedelta(minutes=2))
    after = {row.name: row for row in passing.look().rows}
    assert after["acme"] is before["acme"]
    assert after["initech"].section == "late"


def test_a_row_as_of_a_moment_tells_how_late_it_is_then() -> None:
    office = Office()
    capture.add(office.desk, "acme: spec sheet by 10:30 ok")
    office.at = plus(office.at, timedelta(minutes=15))
    [row] = views.today(office.desk).rows
    later = as_of(office.desk, row, plus(office.at, timedelta(minutes=7)))
    assert row.deadline is not None
    assert later.deadline is not None
    assert "5 min late" in row.deadline.reason
    assert "12 min late" in later.deadline.reason


def test_a_clock_that_is_put_back_has_the_day_looked_at_anew() -> None:
    office = Office()
    capture.add(office.desk, "acme: spec sheet by 10:30 ok")
    office.at = plus(office.at, timedelta(minutes=20))
    passing = PassingDay(office.desk, views.today(office.desk))
    office.at = plus(office.at, timedelta(minutes=-20))
    assert seen(passing.look()) == seen(views.today(office.desk))
    assert [row.section for row in passing.today.rows] == ["today"]
