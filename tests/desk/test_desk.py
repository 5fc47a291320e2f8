"""The use cases where a real process would not show it: what is read, and what happens while others write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from cockpit.desk import actions, calendar_export, capture, maintenance, views
from cockpit.desk.demo import book
from cockpit.desk.desk import Desk
from cockpit.desk.lookup import find, find_customer, name_of
from cockpit.domain.entry import Entry
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import tail
from cockpit.domain.rules import Rules
from cockpit.errors import BookError, NotUnderstood
from cockpit.store import compaction, hints, journal, months
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_todo


class FullDisk(MemoryFolder):
    """A disk on which nothing can be replaced any more, once `is_full`."""

    is_full = False

    def replace(self, name: str, data: bytes) -> None:
        if self.is_full:
            raise BookError("The disk is full.", "Make room and try again.")
        super().replace(name, data)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sit_down(clock: Clock) -> Callable[..., Desk]:
    """Sit down at a book: each desk is another process, or another machine where it has a `local` of its own."""
    folder, local = FullDisk(), MemoryFolder()
    ticks = iter(range(1_763_000_000_000, 1_763_000_900_000))

    def desk(own: MemoryFolder | None = None) -> Desk:
        return Desk(folder=folder, local=own or local, now=clock, wall_ms=lambda: next(ticks), rules=Rules())

    return desk


def test_capturing_never_opens_the_book(
    sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    monkeypatch.setattr(Desk, "book", property(lambda _: pytest.fail("the book was opened")))
    capture.add(desk, "promise @acme spec by 4pm")
    capture.add(desk, "todo @acme call")


def test_a_name_known_only_to_history_costs_no_reading_of_history(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    todo = capture.add(desk, "todo @Acme call").record
    actions.do_next(desk, [todo.id])
    maintenance.verify(desk, rebuild=True)
    later = sit_down()
    desk.folder.replace("book.json", _with_old_stamps(desk))
    capture.add(later, "todo @acme call again")
    book = later.book
    assert [row.name for row in views.today(later).rows] == ["Acme"]
    [row] = views.today(later).rows
    assert name_of(desk, row.record) == "Acme"
    assert book.is_whole is False
    later.folder.replace("hints.json", b"")
    again = sit_down()
    assert [row.name for row in views.today(again).rows] == ["Acme"]
    assert again.book.has_customers is True


def _with_old_stamps(desk: Desk) -> bytes:
    """Fold the book as it will be in a month, when nothing of it is recent."""
    later = Desk(
        folder=desk.folder,
        local=desk.local,
        now=desk.now,
        wall_ms=lambda: 1_763_000_000_000 + 30 * 86_400_000,
        rules=desk.rules,
    )
    maintenance.verify(later, rebuild=True)
    return desk.folder.read("book.json")


def test_two_at_once_see_what_the_other_wrote(sit_down: Callable[..., Desk]) -> None:
    one, other = sit_down(), sit_down()
    promise = capture.add(one, "promise @acme spec by 4pm").record
    assert views.today(other).owed()
    actions.do(one, [promise.id], "agree")
    [outcome] = actions.do(other, [promise.id], "deliver")
    assert not outcome.record.contacts
    assert outcome.told.startswith("Delivered")
    other.book.refresh()
    assert views.show(other, outcome.code).state(NOW) == "delivered"  # type: ignore[union-attr]


def test_a_look_between_minutes_asks_only_where_machines_write_now(sit_down: Callable[..., Desk]) -> None:
    mine, theirs = sit_down(), sit_down(MemoryFolder())
    mine.refresh()
    capture.add(theirs, "todo one")
    [file] = months.files(mine.folder)
    earlier = f"{file.rpartition('/')[0]}/2024-01.ndjson"
    lines = mine.folder.read(file)
    assert mine.refresh(wholly=False)
    capture.add(theirs, "todo two")
    assert mine.refresh(wholly=False)
    mine.folder.append(earlier, lines)()
    assert not mine.refresh(wholly=False)
    mine.refresh()
    assert mine.book.folded[earlier][0] == len(lines)


def test_what_happened_with_a_customer_is_told_without_reading_the_records_of_others(
    sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    for number in range(20):
        record = capture.add(
            desk, f"todo @{'acme' if number % 10 == 0 else f'other{number}'} call {number}"
        ).record
        actions.do(desk, [record.id], "done")
    desk.book.load_history()
    desk.book.lately.clear()  # as when all is long past
    read: list[int] = []
    decoded = desk.book.decoded

    def seen(table: str, key: int) -> Entry | Customer | None:
        read.append(key)
        return decoded(table, key)

    monkeypatch.setattr(desk.book, "decoded", seen)
    acme = find_customer(desk, "acme")
    assert acme is not None
    assert [one.text for one in views.about(desk, acme)] == ["call 10", "call 0"]
    assert len(read) == 2


def test_undo_leaves_alone_what_another_machine_changed_since(sit_down: Callable[..., Desk]) -> None:
    mine, theirs = sit_down(), sit_down(MemoryFolder())
    todo = capture.add(mine, "todo call").record
    actions.do(mine, [todo.id], "edit", {"text": "call the bank"})
    actions.do(theirs, [todo.id], "edit", {"text": "call the bank at nine"})
    mine.book.refresh()
    with pytest.raises(Exception, match="changed since"):
        actions.undo(mine)
    assert views.today(mine).rows[0].record.text == "call the bank at nine"


def test_an_action_stands_though_the_hints_cannot_be_renewed(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    promise = capture.add(desk, "promise @acme spec by 4pm").record
    assert isinstance(desk.folder, FullDisk)
    desk.folder.is_full = True
    [outcome] = actions.do_next(desk, [promise.id])
    assert outcome.record.is_open()
    actions.undo(desk)
    with pytest.raises(BookError, match="The disk is full"):
        maintenance.fold(desk)
    assert views.today(desk).rows[0].record.next_verb() == "deliver"


def test_what_was_understood_is_what_is_saved_though_the_clock_moved_meanwhile(
    sit_down: Callable[..., Desk], clock: Clock
) -> None:
    desk = sit_down()
    understood = capture.understand(desk, "promise @acme quote in 2h")
    clock.now = NOW + timedelta(minutes=50)
    saved = capture.save(desk, understood)
    assert isinstance(saved.record, Promise)
    assert saved.understood is understood
    assert (saved.record.theirs, saved.record.mine) == (understood.theirs, understood.mine)
    assert understood.theirs == NOW + timedelta(hours=2)
    assert saved.record.made_at == clock.now


def test_ten_deliveries_of_a_kind_speak_instead_of_the_rule(
    sit_down: Callable[..., Desk], clock: Clock
) -> None:
    desk = sit_down()
    assert "by the rule" in capture.understand(desk, "promise @acme quote in 6 h").because
    for number in range(10):
        promise = capture.add(desk, f"promise @acme quote {number} in 6 h").record
        clock.now = NOW + timedelta(hours=4)
        actions.do_next(desk, [promise.id])
        clock.now = NOW
    understood = capture.understand(desk, "promise @acme quote in 6 h")
    assert understood.because == "from your last 10 of this kind"
    assert "by the rule" in capture.understand(desk, "promise @acme samples in 6 h").because


def test_two_codes_alike_ask_for_one_character_more(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    todos = [a_todo(id=(1 << 100) + (number << 15) + 5) for number in range(2)]
    with desk.book.transaction() as transaction:  # as other machines may have captured them
        for todo in todos:
            transaction.put(todo)
    assert {row.code for row in views.today(desk).rows} == {"T0005", "T1005"}
    with pytest.raises(NotUnderstood, match="T005 could be T0005 or T1005") as caught:
        find(desk, "t005")
    assert caught.value.remedy == "Type one more character."
    assert find(desk, "t1005").id == todos[1].id


def test_a_capture_gets_a_code_that_nothing_open_has(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    capture.add(desk, "todo one")
    maintenance.fold(desk)
    [row] = views.today(desk).rows
    ids = iter([row.record.id, row.record.id + 1])
    desk.make_id = lambda: next(ids)  # type: ignore[method-assign]
    assert capture.add(desk, "todo two").record.id == row.record.id + 1


def test_hints_that_were_lost_learn_nothing_before_they_are_whole(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    promise = capture.add(desk, "promise @Initech spec in 9 h").record
    capture.add(desk, "todo @Acme fix the roof")
    maintenance.fold(desk)
    desk.folder.remove("hints.json")
    actions.do_next(desk, [promise.id])
    assert desk.folder.size("hints.json") == 0
    saved = capture.add(sit_down(), "todo initech: call back")
    assert saved.name == "Initech"
    again = sit_down()
    assert [one.display for one in again.book.customers.values()] == ["Initech", "Acme"]
    known = hints.load(desk.folder)
    assert len(known.deliveries) == 1
    assert set(known.names) == {"initech", "acme"}
    assert tail(promise.id) in known.tails


def test_a_customer_whom_the_hints_never_learned_is_no_new_one(
    sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    capture.add(desk, "todo one")
    capture.add(desk, "todo two")  # by now there are hints
    with monkeypatch.context() as context:
        context.setattr(hints, "keep_up", lambda *_, **__: None)  # the process is killed before
        capture.add(desk, "todo @Initech fix the roof")
    assert "initech" not in hints.load(desk.folder).names
    assert capture.add(sit_down(), "todo @initech call back").name == "Initech"
    assert [one.display for one in sit_down().book.customers.values()] == ["Initech"]


def test_a_customer_beyond_the_latest_thousand_keeps_its_name(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    capture.add(desk, "todo @Initech fix the roof")
    renamed = capture.add(desk, "todo @Hooli fix the door").record
    with desk.book.transaction() as transaction:
        transaction.put(desk.book.customers[renamed.customer or 0].rename("Hooli AG"))
    with desk.book.transaction() as transaction:
        for number in range(hints.MOST_NAMES):
            transaction.put(Customer(id=id_of(f"c{number}"), said=f"c{number}"))
    maintenance.fold(desk)
    assert "initech" not in hints.load(desk.folder).names
    assert capture.add(sit_down(), "todo @initech call").name == "Initech"
    assert capture.add(sit_down(), "todo @hooli ag call").name == "Hooli AG"
    assert capture.add(sit_down(), "todo @newco call").name == "newco"
    names = [one.display for one in sit_down().book.customers.values() if not one.said.startswith("c")]
    assert sorted(names) == ["Hooli AG", "Initech", "newco"]


def test_upkeep_looks_for_lines_that_only_a_backup_holds_and_today_says_it(
    sit_down: Callable[..., Desk],
) -> None:
    desk = sit_down()
    for number in range(3):
        capture.add(desk, f"todo thing {number}")
    maintenance.upkeep(desk)
    assert views.today(desk).damage == ""
    [device] = desk.folder.names("journal")
    [month] = desk.folder.names(f"journal/{device}")
    file = f"journal/{device}/{month}"
    desk.folder.replace(file, b"".join(desk.folder.read(file).splitlines(keepends=True)[:-1]))
    again = sit_down()
    maintenance.upkeep(again)
    assert views.today(again).damage == "a backup holds 1 line that the journals lack"
    maintenance.verify(again, rebuild=True)
    maintenance.upkeep(sit_down())
    assert len(views.today(sit_down()).rows) == 3


def test_the_calendar_changes_with_what_it_shows_and_only_then(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    promise = capture.add(desk, "promise @acme spec by 4pm").record
    first = calendar_export.ics(desk).data
    actions.do(desk, [promise.id], "note", {"text": "likes blue"})
    assert calendar_export.ics(desk).data == first
    actions.do(desk, [promise.id], "agree")
    changed = calendar_export.ics(desk).data
    assert changed != first
    assert changed.count(b"UID:") == first.count(b"UID:") == 1


def test_the_demo_fills_an_empty_book_only(sit_down: Callable[..., Desk]) -> None:
    desk = sit_down()
    book.fill(desk)
    rows = views.today(desk).rows
    assert {row.section for row in rows} == {"late", "today", "waiting", "tomorrow", "later", "someday"}
    book.fill(sit_down())
    again = views.today(sit_down()).rows
    assert [row.record for row in again] == [row.record for row in rows]
    assert maintenance.verify(desk).wrong == ()


def test_capturing_writes_nothing_to_a_book_whose_snapshot_alone_tells_that_it_is_newer(
    sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down()
    capture.add(desk, "todo @acme fix the roof")
    with monkeypatch.context() as newer:
        newer.setattr(journal, "SCHEMA", 2)
        compaction.compact(desk.folder, desk.wall_ms)
    desk.folder.remove("hints.json")
    with pytest.raises(BookError, match="newer Cockpit"):
        capture.add(sit_down(), "todo @acme paint it")
