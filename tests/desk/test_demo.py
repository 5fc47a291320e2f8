"""The demo: about sixty records that show every state of every kind, whatever the moment it is opened at."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from cockpit.cli import plain_record, preparation_sheet
from cockpit.desk import capture, maintenance, views
from cockpit.desk.demo import book
from cockpit.desk.desk import Desk
from cockpit.desk.preparation_sheet import preparation_sheet as prepared
from cockpit.domain.calls.call import Call
from cockpit.domain.calls.outcome import OUTCOMES
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import is_before
from cockpit.domain.orders.order import STAGES, Order
from cockpit.domain.questions.question import Question
from cockpit.domain.questions.repeats import repeats
from cockpit.domain.rules import Rules
from cockpit.errors import NotUnderstood
from cockpit.store.memory import MemoryFolder

BERLIN = ZoneInfo("Europe/Berlin")
STATES = {
    "promise": {"promised", "agreed", "delivered", "following through", "closed", "broken"},
    "question": {"asked", "asked expert", "answered on the spot", "get-back", "answered"},
    "card": {"live", "unverified", "retired"},
    "order": {*STAGES, "written off", "fell through"},
    "call": {"to plan", "planned", "held", *OUTCOMES, "cancelled"},
    "awaited": {"awaited", "overdue", "received"},
    "loss": {"lost", "recovering", "need met", "dormant", "reopened"},
    "todo": {"open", "done"},
    "note": {"dated", "kept", "done"},
}
MOMENTS = {
    "a weekday morning": datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN),
    "a Saturday night": datetime(2026, 11, 21, 23, 50, tzinfo=BERLIN),
    "just past midnight": datetime(2026, 11, 19, 0, 3, tzinfo=BERLIN),
    "midnight sharp": datetime(2026, 11, 19, tzinfo=BERLIN),
    "the last minute of a day": datetime(2026, 11, 19, 23, 59, 59, tzinfo=BERLIN),
    "the night the clocks go back": datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
    "the day after the clocks went forward": datetime(2026, 3, 30, 9, tzinfo=BERLIN),
    "the day the clocks go forward": datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/Berlin")),
    "New Year": datetime(2027, 1, 1, 8, tzinfo=ZoneInfo("America/New_York")),
    "a half-hour zone": datetime(2026, 4, 5, 14, tzinfo=ZoneInfo("Australia/Lord_Howe")),
    "a leap day": datetime(2028, 2, 29, 17, 30, tzinfo=ZoneInfo("UTC")),
}


def desk_at(now: datetime) -> Desk:
    ticks = count(1_763_000_000_000)
    return Desk(
        folder=MemoryFolder(),
        local=MemoryFolder(),
        now=lambda: now,
        wall_ms=lambda: next(ticks),
        rules=Rules(),
    )


@pytest.fixture(params=MOMENTS, ids=str)
def desk(request: pytest.FixtureRequest) -> Desk:
    desk = desk_at(MOMENTS[request.param])
    book.fill(desk)
    return desk


def test_about_sixty_records_show_every_state_of_every_kind(desk: Desk) -> None:
    records = list(desk.book.everything())
    shown = {kind: {one.state(desk.now()) for one in records if kind == one.KIND} for kind in STATES}
    assert shown == STATES
    assert 55 <= len(records) <= 80
    assert {one.KIND for one in records} == STATES.keys()
    assert 9 <= sum(1 for one in records if one.KIND == "card") <= 11


def test_the_book_is_sound_and_nothing_in_it_is_made_in_the_future(desk: Desk) -> None:
    found = maintenance.verify(desk)
    assert (found.wrong, found.notes) == ((), ())
    assert not [one for one in desk.book.everything() if is_before(desk.now(), one.made_at)]
    assert all(one.customer in {*desk.book.customers, None} for one in desk.book.everything())


def test_it_shows_what_sets_the_practices_apart(desk: Desk) -> None:
    now, rules = desk.now(), desk.rules
    records = list(desk.book.everything())
    questions = [one for one in records if isinstance(one, Question)]
    orders = [one for one in records if isinstance(one, Order)]
    losses = [one for one in records if isinstance(one, Loss)]
    assert len(repeats(questions)) == 1
    assert {one.is_kept(now) for one in questions if one.is_get_back} == {True, False, None}
    assert any(one.is_supply_late() for one in orders)
    assert {"current", "1–30", "31–60"} <= {one.payments.age(now, rules) for one in orders}
    kept = {
        one.payments.is_promise_kept(said, now) for one in orders for said in one.payments.promises.values()
    }
    assert kept == {True, False, None}
    assert {one.amount.currency for one in orders if one.amount and one.is_cleared()} == {"EUR", "JPY"}
    assert all(one.celebrated_at for one in orders if one.is_cleared())
    assert [
        one
        for one in orders
        if one.payments.cleared() and one.payments.is_paid() and one.delivered_at is None
    ]
    left = [one.recover_by() - now for one in losses if one.is_open() and one.recover_by() > now]
    assert len(left) >= 3
    assert all(span <= timedelta(hours=24) for span in left)
    assert {(one.within_24h(), one.recovery.count()) for one in losses} >= {
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 3),
        (3, 4),
    }
    reasons = [due.reason for one in records for due in one.deadlines(now, rules)]
    assert any("radio silent 6 d" in reason for reason in reasons)
    assert any(reason.startswith("Said back Thu") for reason in reasons)
    assert any(reason.startswith("Quiet for 3 d") for reason in reasons)
    assert any(" left of 24 h: " in reason for reason in reasons)
    assert any(one.excuse() for one in records if isinstance(one, Call) and one.is_open())
    people = [one for one in desk.book.customers.values() if one.phone]
    assert {(one.is_supplier, one.is_expert) for one in people} >= {
        (True, True),
        (False, True),
        (False, False),
    }


def test_on_a_working_day_nobody_rings_a_customer_of_the_demo_at_night() -> None:
    desk = desk_at(MOMENTS["a weekday morning"])
    book.fill(desk)
    hours = {at.hour for one in desk.book.everything() for at, _ in one.contacts_had()}
    told = {one.told_at.hour for one in desk.book.everything() if isinstance(one, Loss)}
    assert {hour for hour in hours | told if not 8 <= hour < 19} == set()


def test_everything_in_it_can_be_told_in_plain_lines(desk: Desk) -> None:
    for entry in desk.book.everything():
        lines = list(plain_record.record(desk, entry))
        assert len(lines) > 1
        assert "I should have asked" not in "\n".join(lines)  # the private note
    for customer in desk.book.customers.values():
        assert list(preparation_sheet.lines(desk, prepared(desk, customer), with_history=True))


def test_nobody_promises_anything_for_the_night(desk: Desk) -> None:
    starts, ends = desk.rules.day_starts, desk.rules.day_ends
    odd = [
        (one.text, due.kind, f"{due.when:%d %H:%M}")
        for one in desk.book.everything()
        if one.KIND in ("promise", "question", "call")
        for due in one.deadlines(desk.now(), desk.rules)
        if due.kind in ("mine", "theirs", "get-back", "call")
        if not starts <= due.when.time() <= ends
    ]
    assert odd == []


def test_days_later_an_untouched_demo_is_made_anew_and_the_book_is_sound() -> None:
    desk = desk_at(MOMENTS["a weekday morning"])
    book.fill(desk)
    before = {one.id for one in desk.book.everything()}
    assert book.fill(desk) == ""
    desk.refresh()
    assert {one.id for one in desk.book.everything()} == before

    later = MOMENTS["a weekday morning"] + timedelta(days=9)
    desk.now = lambda: later
    assert book.fill(desk) == ""
    desk.refresh()
    after = list(desk.book.everything())
    assert len(after) == len(before)
    assert not before & {one.id for one in after}
    fresh = desk_at(later)
    book.fill(fresh)
    assert [row.deadline and row.deadline.when for row in views.today(desk).rows] == [
        row.deadline and row.deadline.when for row in views.today(fresh).rows
    ]
    assert maintenance.verify(desk).wrong == ()


def test_a_demo_in_which_something_was_done_stands_until_a_fresh_one_is_asked_for() -> None:
    desk = desk_at(MOMENTS["a weekday morning"])
    book.fill(desk)
    capture.add(desk, "todo mine")
    desk.now = lambda: MOMENTS["a weekday morning"] + timedelta(days=9)
    assert "is of 2026-11-18, and holds what you did in it" in book.fill(desk)
    desk.refresh()
    assert any(one.text == "mine" for one in desk.book.everything())
    assert book.fill(desk, fresh=True) == ""
    desk.refresh()
    assert not any(one.text == "mine" for one in desk.book.everything())


def test_no_book_but_a_demo_is_ever_made_anew() -> None:
    desk = desk_at(MOMENTS["a weekday morning"])
    capture.add(desk, "todo mine")
    assert book.fill(desk) == ""
    with pytest.raises(NotUnderstood, match="no demo's"):
        book.fill(desk, fresh=True)
    desk.refresh()
    assert [one.text for one in desk.book.everything()] == ["mine"]
