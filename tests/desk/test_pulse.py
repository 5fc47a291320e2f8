"""The pulse: what was kept, what cleared and what came back, week by week."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk import actions, capture, figures
from cockpit.desk.demo import book
from tests.desk.test_demo import MOMENTS, desk_at

WEDNESDAY = MOMENTS["a weekday morning"]


def test_each_week_has_its_own_share_and_its_own_money() -> None:
    desk = desk_at(WEDNESDAY - timedelta(days=14))
    kept = capture.add(desk, "promise @acme spec sheet by today 16:00 ok")
    capture.add(desk, "promise @bolt quote by today 16:00 ok")
    order = capture.add(desk, "order @acme 40 lamps 1000 EUR")
    actions.do(desk, [kept.record.id], "deliver", {})
    desk.now = lambda: WEDNESDAY - timedelta(days=7)
    actions.do(desk, [order.record.id], "clear", {"amount": "400 EUR"})
    desk.now = lambda: WEDNESDAY
    found = figures.pulse(desk)
    assert found.kept == (None, None, 0.5, None, None)
    assert list(map(int, found.cleared)) == [0, 0, 0, 400, 0]
    assert list(map(int, found.won_back)) == [0, 0, 0, 0, 0]
    assert found.currency == "EUR"


def test_what_clears_for_a_customer_that_was_lost_is_won_back() -> None:
    desk = desk_at(WEDNESDAY - timedelta(days=21))
    capture.add(desk, "lost @acme roof set 5000 EUR to Kestrel, need panels in black")
    desk.now = lambda: WEDNESDAY - timedelta(days=14)
    order = capture.add(desk, "order @acme 10 lamps 300 EUR")
    desk.now = lambda: WEDNESDAY
    actions.do(desk, [order.record.id], "clear", {"amount": "300 EUR"})
    found = figures.pulse(desk)
    assert list(map(int, found.won_back)) == [0, 0, 0, 0, 300]
    assert found.cleared[-1] == 300


def test_the_last_week_of_the_pulse_says_what_the_week_says() -> None:
    desk = desk_at(WEDNESDAY)
    book.fill(desk)
    desk.refresh()
    found, week = figures.pulse(desk), figures.week(desk).figures
    assert found.kept[-1] == week.promises.kept
    cleared = week.cleared.get("EUR")
    assert found.cleared[-1] == (cleared.value if cleared else 0)
