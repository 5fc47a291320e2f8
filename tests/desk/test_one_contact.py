"""One card of the review for one customer, and the hints, after people were merged."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk import (
    actions,
    calendar_export,
    capture,
    maintenance,
    people,
    record_view,
    review,
    views,
)
from tests.desk.office import Office
from tests.domain.builders import nov


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


def test_a_contact_whose_record_ended_counts_after_the_book_was_folded_whatever_the_clock_says() -> None:
    office = Office()
    desk = office.desk
    capture.add(desk, "touch @acme every 15 weeks")
    capture.add(desk, "touch @acme phone: all fine")
    capture.add(desk, "touch @bolt mail: thanks")
    for number in range(60):  # more than is kept at hand for having been touched lately
        done = capture.add(desk, f"todo number {number}").record
        actions.do(desk, [done.id], "done")
    office.at += timedelta(days=100)
    office.wall += 100 * 86_400_000
    maintenance.fold(desk)
    later = office.opened()
    capture.add(later, "touch @bolt every 2 weeks")  # nothing was open with them when it was folded
    later = office.opened()
    bolt, acme = (row for row in views.today(later).rows if row.record.KIND == "touch")
    for row, due in ((acme, "2027-03-03"), (bolt, "2026-12-02")):
        assert row.deadline is not None
        assert row.deadline.when.date().isoformat() == due
        assert "last reached" in row.deadline.reason
        again = record_view.row_of(later, row.record.id)
        assert again is not None
        assert (again.in_touch, again.deadline) == (row.in_touch, row.deadline)
        assert [one.deadline for one in views.deadlines(later) if one.record.id == row.record.id] == [
            row.deadline
        ]
        assert due.replace("-", "").encode() in calendar_export.ics(later).data
    assert any("all fine" in words for words in capture.understand(later, "call @acme tomorrow 10:00").advice)
    assert any("thanks" in words for words in capture.understand(later, "call @bolt tomorrow 10:00").advice)
