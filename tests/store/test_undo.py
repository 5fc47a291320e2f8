"""Undo and redo against a plain model: a list of states for each device."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cockpit.domain.todo import Todo
from cockpit.errors import NothingFound
from cockpit.store import backup, conflicts, repair, restore, undo
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_promise, a_todo
from tests.store.builders import (
    DAY_MS,
    JOURNAL,
    NOW_MS,
    Machine,
    RecordingFolder,
    append,
    everything,
    found_wrong,
)

if TYPE_CHECKING:
    from typing import Any

DEVICES = ("dev00001", "dev00002")
which = st.sampled_from((0, 1))


class UndoIsAListOfStates(RuleBasedStateMachine):
    """Two devices on one folder, each working on records of its own, so that every undo can be whole."""

    @initialize()
    def begin(self) -> None:
        self.folder = MemoryFolder()
        self.ms = NOW_MS
        self.machines = [Machine(self.folder, device) for device in DEVICES]
        self.past: list[list[dict[int, Todo]]] = [[{}], [{}]]
        self.future: list[list[dict[int, Todo]]] = [[], []]

    def _act(self, who: int, after: dict[int, Todo], *records: Todo) -> None:
        self.machines[who].put(*records, did="acted")
        self.past[who].append(after)
        self.future[who] = []

    @rule(who=which, number=st.integers(1, 3))
    def make(self, who: int, number: int) -> None:
        records = [a_todo() for _ in range(number)]
        self._act(who, self.past[who][-1] | {record.id: record for record in records}, *records)

    @rule(who=which, pick=st.integers(0, 99), text=st.sampled_from("abc"))
    def note(self, who: int, pick: int, text: str) -> None:
        now = self.past[who][-1]
        if now:
            record = now[sorted(now)[pick % len(now)]].note(NOW, text=text)
            self._act(who, now | {record.id: record}, record)

    @rule(who=which, pick=st.integers(0, 99), text=st.sampled_from("abc"))
    def reword(self, who: int, pick: int, text: str) -> None:
        now = self.past[who][-1]
        record = now[sorted(now)[pick % len(now)]] if now else None
        if record is not None and record.text != text:
            record = record.replace(text=text)
            self._act(who, now | {record.id: record}, record)

    @rule(who=which, pick=st.integers(0, 99))
    def delete(self, who: int, pick: int) -> None:
        now = self.past[who][-1]
        if now:
            record = now[sorted(now)[pick % len(now)]]
            left = {one: other for one, other in now.items() if one != record.id}
            self._act(who, left, record.replace(deleted=True))

    @rule(who=which, times=st.integers(1, 3))
    def undo(self, who: int, times: int) -> None:
        for _ in range(times):
            if len(self.past[who]) == 1:
                with pytest.raises(NothingFound):
                    self.machines[who].undo()
                return
            assert not self.machines[who].undo().changed_since
            self.future[who].append(self.past[who].pop())

    @rule(who=which, times=st.integers(1, 3))
    def redo(self, who: int, times: int) -> None:
        for _ in range(times):
            if not self.future[who]:
                with pytest.raises(NothingFound):
                    self.machines[who].redo()
                return
            assert not self.machines[who].redo().changed_since
            self.past[who].append(self.future[who].pop())

    @rule(who=which)
    def restart(self, who: int) -> None:
        self.machines[who].restart()

    @rule(who=which)
    def compact(self, who: int) -> None:
        self.machines[who].compact()

    @rule(days=st.sampled_from([-2, 0, 5, 31, 120]))
    def time_passes(self, days: int) -> None:
        for machine in self.machines:
            machine.ms += days * DAY_MS

    @invariant()
    def every_book_shows_what_the_model_says(self) -> None:
        if not hasattr(self, "machines"):
            return
        expected = self.past[0][-1] | self.past[1][-1]
        for machine in self.machines:
            machine.book.refresh()
            open_now = {one: record for one, record in machine.book.current.items() if record.is_open()}
            assert open_now == expected
            assert everything(machine.opened()) == expected

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            assert not found_wrong(self.folder)


UndoIsAListOfStates.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestUndoIsAListOfStates = UndoIsAListOfStates.TestCase


def test_redo_across_a_month_goes_in_the_order_of_undoing_backwards() -> None:
    machine = Machine(MemoryFolder())
    one, two, three = a_todo(), a_todo(), a_todo()
    machine.put(one, did="one")
    machine.put(two, did="two")
    machine.ms += 31 * DAY_MS
    machine.put(three, did="three")
    assert [machine.undo().did for _ in range(2)] == ["three", "two"]
    assert [machine.redo().did for _ in range(2)] == ["two", "three"]
    with pytest.raises(NothingFound):
        machine.redo()
    assert [machine.undo().did for _ in range(3)] == ["three", "two", "one"]
    machine.ms += 31 * DAY_MS
    machine.restart()
    assert [machine.redo().did for _ in range(3)] == ["one", "two", "three"]


def test_undo_takes_back_this_devices_actions_only() -> None:
    folder = MemoryFolder()
    here, there = Machine(folder, "dev00001"), Machine(folder, "dev00001x")
    promise = a_promise()
    there.put(promise)
    here.book.refresh()
    with pytest.raises(NothingFound):
        here.undo()
    assert there.undo().ids == (promise.id,)


def test_a_customer_that_is_in_use_is_not_undone_and_that_is_said() -> None:
    folder = MemoryFolder()
    here, there = Machine(folder), Machine(folder, "dev00002")
    customer = a_customer()
    here.put(customer, did="imported Acme")
    there.book.refresh()
    there.put(a_promise())
    with pytest.raises(NothingFound, match="in use"):
        here.undo()
    assert not here.opened().customers[customer.id].deleted


def test_the_log_tells_every_action_of_all_devices_the_latest_first() -> None:
    folder = MemoryFolder()
    here, there = Machine(folder), Machine(folder, "dev00002", NOW_MS + 5)
    here.put(a_todo(), did="one")
    there.put(a_todo(), did="two")
    here.ms += 40 * DAY_MS
    here.put(a_todo(), did="three")
    here.undo()
    assert [action.did for action in undo.actions(here.book)] == ["undid: three", "three", "two", "one"]


@pytest.mark.parametrize("reach", [1, 200, 900, 5000])
def test_however_little_of_a_month_is_read_back_at_first_the_same_is_told_and_undone(
    monkeypatch: pytest.MonkeyPatch, reach: int
) -> None:
    monkeypatch.setattr(undo, "_REACH", reach)
    monkeypatch.setattr(undo, "_FURTHER", 2)
    folder = MemoryFolder()
    here, there = Machine(folder), Machine(folder, "dev00002")
    did = []
    for place in range(12):
        machine = there if place % 3 == 2 else here
        here.ms = there.ms = NOW_MS + place * 4 * DAY_MS
        machine.put(*(a_todo() for _ in range(1 + place % 4)), did=f"{machine.device} {place}")
        did.append(f"{machine.device} {place}")
    assert [action.did for action in undo.actions(here.book)] == did[::-1]
    assert [len(action.changes) for action in undo.actions(here.book)][:4] == [4, 3, 2, 1]
    own = [one for one in did if one.startswith("dev00001")]
    here.ms += 1
    here.restart()
    assert [here.undo().did for _ in own] == own[::-1]
    with pytest.raises(NothingFound):
        here.undo()
    here.restart()
    assert [here.redo().did for _ in own] == own
    with pytest.raises(NothingFound):
        here.redo()
    assert len(here.opened().current) == 30
    taken_back = [f"undid: {one}" for one in own[::-1]]
    assert [action.did for action in undo.actions(here.book)] == (did + taken_back + own)[::-1]


def test_what_was_regained_stands_in_the_log_where_it_was_in_whatever_order_its_file_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(undo, "_REACH", 1)
    monkeypatch.setattr(undo, "_FURTHER", 2)
    machine = Machine(MemoryFolder())
    for place in range(4):
        machine.put(a_todo(), did=f"{place}")
        machine.ms += 1000
    lines = machine.folder.read(JOURNAL).splitlines(keepends=True)
    machine.folder.replace(JOURNAL, b"".join(lines[-1:]))
    machine.folder.replace(JOURNAL.replace(".nd", ".regained.nd"), b"".join(lines[-2:1:-1] + lines[:2]))
    assert [action.did for action in undo.actions(machine.opened())] == ["3", "2", "1", "0"]


def test_a_large_action_is_undone_and_redone_whole_from_history_too() -> None:
    machine = Machine(MemoryFolder())
    todos = [a_todo(text=f"number {number}") for number in range(400)]
    machine.put(*todos, did="imported")
    machine.put(*(todo.done(NOW) for todo in todos), did="did all")
    machine.ms += 100 * DAY_MS
    machine.compact()
    machine.restart()
    assert machine.book.current == {}
    assert machine.undo().ids == tuple(todo.id for todo in todos)
    assert machine.book.current == machine.opened().current == {todo.id: todo for todo in todos}
    assert machine.undo().ids == tuple(todo.id for todo in todos)
    assert machine.book.current == machine.opened().current == {}
    assert [machine.redo().did for _ in range(2)] == ["imported", "did all"]
    assert everything(machine.book) == everything(machine.opened())
    assert len(everything(machine.book)) == 400
    assert not found_wrong(machine.folder)


def test_a_copy_of_the_journal_that_a_file_mover_left_is_not_undone_twice() -> None:
    machine = Machine(MemoryFolder())
    one, two = a_todo(), a_todo()
    machine.put(one, did="one")
    machine.put(two, did="two")
    name = "journal/dev00001/2026-11"
    machine.folder.replace(f"{name}.sync-conflict-1.ndjson", machine.folder.read(f"{name}.ndjson"))
    machine.restart()
    assert [machine.undo().did for _ in range(2)] == ["two", "one"]
    assert machine.opened().current == {}


def test_edits_of_one_field_are_undone_one_after_the_other_and_redone() -> None:
    machine, todo = Machine(MemoryFolder()), a_todo(text="one")
    machine.put(todo, did="made")
    for text in ("two", "three"):
        machine.put(todo.replace(text=text), did=text)
    for step, text in (
        (machine.undo, "two"),
        (machine.undo, "one"),
        (machine.redo, "two"),
        (machine.redo, "three"),
    ):
        step()
        assert machine.opened().current[todo.id].text == text


def test_undo_leaves_what_another_device_wrote_between_two_edits_that_are_undone() -> None:
    folder = MemoryFolder()
    here, there = Machine(folder), Machine(folder, "dev00002")
    todo = a_todo(text="one")
    here.put(todo, did="made")
    here.put(todo.replace(text="two"), did="two")
    there.book.refresh()
    there.put(todo.replace(text="theirs"))
    here.put_over(todo.id, text="three")
    here.undo()
    with pytest.raises(NothingFound, match="changed since"):
        here.undo()
    assert here.opened().current[todo.id].text == "theirs"


def test_what_was_done_before_a_backup_was_restored_is_undone_after_the_restoring() -> None:
    machine, todo = Machine(MemoryFolder()), a_todo(text="one")
    machine.put(todo, did="made")
    pack = backup.pack_of(machine.folder, machine.ms)
    machine.put(todo.replace(text="two"), did="two")
    machine.put(todo.replace(text="two", deleted=True), did="deleted")
    restore.restore(machine.book, pack, "restored")
    assert [machine.undo().did for _ in range(3)] == ["restored", "deleted", "two"]
    assert machine.opened().current == {todo.id: todo}
    assert [machine.redo().did for _ in range(3)] == ["two", "deleted", "restored"]
    assert machine.opened().current == {todo.id: todo}


def apart(text: str, wait_ms: int) -> tuple[Machine, Todo]:
    """A to-do that this machine deleted, and another gave `text` that long after it was made, unaware of that."""
    folder, todo = MemoryFolder(), a_todo()
    here = Machine(folder)
    here.put(todo, did="made")
    elsewhere = RecordingFolder(folder.files)
    there = Machine(elsewhere, "dev00002", NOW_MS + wait_ms)
    here.ms += 1000
    here.put(todo.replace(deleted=True), did="deleted")
    there.put_over(todo.id, text=text)
    folder.files |= {name: data for name, data in elsewhere.files.items() if "dev00002" in name}
    here.ms += 60_000
    here.restart()
    return here, todo


def test_undo_of_a_deletion_that_was_restored_brings_the_record_back_and_redo_deletes_it_again() -> None:
    here, todo = apart("edited later", 5000)
    (conflict,) = conflicts.conflicts_in(here.folder)
    assert (conflict.path, conflict.lost) == ("deleted", True)
    conflicts.restore(here.book, conflict, "restored the deletion")
    assert todo.id not in here.opened().current
    here.undo()
    assert here.opened().current[todo.id].text == "edited later"
    here.redo()
    assert todo.id not in here.opened().current


def test_undo_of_letting_a_deletion_be_tells_the_conflict_again_and_revives_nothing() -> None:
    here, todo = apart("edited before", 500)
    (conflict,) = conflicts.conflicts_in(here.folder)
    conflicts.dismiss(here.book, conflict, "kept the deletion")
    assert conflicts.conflicts_in(here.folder) == []
    assert here.undo().did == "kept the deletion"
    assert conflicts.conflicts_in(here.folder) == [conflict]
    assert todo.id not in here.opened().current
    assert here.undo().did == "deleted"


def a_regained_last_line(**values: Any) -> tuple[Machine, Todo]:
    """A to-do whose last change was damaged on disk, and regained from the snapshot."""
    machine, todo = Machine(MemoryFolder()), a_todo(text="first")
    machine.put(todo, did="made")
    machine.put(todo.replace(**values), did="changed")
    machine.compact()
    data = machine.folder.read(JOURNAL)
    start = data.rstrip().rfind(b"\n") + 40
    machine.folder.replace(JOURNAL, data[:start] + b"????" + data[start + 4 :])
    assert repair.mend(machine.folder, lambda: machine.ms, "2026-11-18").regained == 1
    machine.restart()
    return machine, todo


def test_undo_does_not_take_away_what_was_regained_without_knowing_what_was_there_before() -> None:
    machine, todo = a_regained_last_line(text="second")
    with pytest.raises(NothingFound, match="regained from a damaged line"):
        machine.undo()
    assert machine.opened().current[todo.id].text == "second"


def test_undo_of_a_deletion_that_was_regained_brings_the_record_back() -> None:
    machine, todo = a_regained_last_line(deleted=True)
    assert machine.undo().ids == (todo.id,)
    assert machine.opened().current == {todo.id: todo}


def test_a_customer_of_whom_nothing_is_known_does_not_stop_undo() -> None:
    machine = Machine(MemoryFolder())
    append(machine.folder, "dev00002", NOW_MS, [Change("customer", 77, {})])
    machine.put(a_customer(), a_todo(), did="captured")
    assert machine.undo().did == "captured"


def test_one_action_is_taken_back_alone_and_undo_and_redo_go_on_from_there() -> None:
    machine = Machine(MemoryFolder())
    first, second = a_todo(text="first"), a_todo(text="second")
    made = machine.put(first, did="made the first")
    machine.put(second, did="made the second")
    reverted = undo.undo_one(machine.book, made)
    assert (reverted.did, reverted.ids) == ("made the first", (first.id,))
    assert set(everything(machine.book)) == {second.id}
    machine.undo()
    assert set(everything(machine.book)) == {first.id, second.id}
    machine.redo()
    assert set(everything(machine.book)) == {second.id}
    machine.undo()
    machine.undo()
    assert set(everything(machine.book)) == {first.id}


def test_what_was_changed_since_stays_when_one_action_is_taken_back_and_nothing_is_written() -> None:
    machine = Machine(MemoryFolder())
    todo = a_todo(text="a")
    machine.put(todo, did="made it")
    edited = machine.put(todo.replace(text="b"), did="edited it")
    machine.put(todo.replace(text="c"), did="edited it again")
    with pytest.raises(NothingFound, match="changed since"):
        undo.undo_one(machine.book, edited)
    with pytest.raises(NothingFound, match="cannot be taken back"):
        undo.undo_one(machine.book, "no such stamp")
    assert [one.did for one in undo.actions(machine.book)] == ["edited it again", "edited it", "made it"]
    found = machine.book.get(todo.id)
    assert isinstance(found, Todo)
    assert found.text == "c"
