"""One card of the review for one customer, and the hints, after people were merged."""

from __future__ import annotations

from cockpit.desk import actions, capture, people, review, views
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import nov


class Office:
    """A desk whose clock is set by hand."""

    def __init__(self) -> None:
        self.at = nov(18, 10, 20)
        ticks = iter(range(1_763_000_000_000, 1_763_000_900_000))
        self.desk = Desk(
            folder=MemoryFolder(),
            local=MemoryFolder(),
            now=lambda: self.at,
            wall_ms=lambda: next(ticks),
            rules=Rules(),
        )


def test_one_contact_is_one_card_and_passing_it_passes_all_of_it() -> None:
    office = Office()
    desk = office.desk
    order = capture.add(desk, "order @acme 50 seats 5k EUR").record
    lost = capture.add(desk, "lost @acme 3k EUR to Foo: speed").record
    other = capture.add(desk, "order @bolt 20 seats 2k EUR").record
    office.at = nov(20, 9)
    cards = [row for _, row in review.review_of(desk).cards]
    assert {row.record.id for row in cards} == {order.id, other.id} or {row.record.id for row in cards} == {
        lost.id,
        other.id,
    }
    first = next(row for row in cards if row.record.id != other.id)
    assert [one.record.id for one in first.more] == [lost.id if first.record.id == order.id else order.id]
    for row in (first, *first.more):
        review.pass_card(desk, row.record.id)
    assert [row.record.id for _, row in review.review_of(desk).cards] == [other.id]


def test_the_steps_of_one_contact_are_logged_and_undone_as_one_action() -> None:
    office = Office()
    desk = office.desk
    ids = [
        capture.add(desk, line).record.id for line in ("order @acme 5k EUR seats", "todo @acme send the list")
    ]
    actions.do(desk, ids, "touch", {"text": "all fine", "means": "phone"})
    assert [len(desk.book.current[one].contacts) for one in ids] == [1, 1]
    actions.undo(desk)
    assert [len(desk.book.current[one].contacts) for one in ids] == [0, 0]


def test_after_a_merge_capture_completes_to_the_one_that_stands() -> None:
    desk = Office().desk
    capture.add(desk, "promise @acme price by fri 4pm")
    capture.add(desk, "promise @'acme corp' spec by fri 4pm")
    people.change(desk, "acme corp", "merge", "acme")
    understood = capture.understand(desk, "todo @'acme corp' send the list")
    assert (understood.draft.customer, understood.draft.known) == ("acme", True)
    assert {row.name for row in views.today(desk).rows} == {"acme"}
