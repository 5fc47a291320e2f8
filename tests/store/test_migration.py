"""A book of a newer schema is only read, one of an older is brought up: after a backup, a whole step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import backup, compaction, hints, journal, migration, repair, snapshot, undo
from cockpit.store.journal import BOOK, Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.verify import verify
from tests.domain.builders import a_customer, a_todo
from tests.store.builders import DAY_MS, JOURNAL, FailingFolder, Machine, append, everything, found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.folder import Folder
    from cockpit.store.migration import Tables

OLD = "1794907200000-0000-dev00001"


def a_nameless_book(folder: Folder) -> Machine:
    """A book as it was made before its journals named it."""
    made = {"text": "old", "made_at": "2026-11-18T10:20:00+01:00[Europe/Berlin]"}
    folder.append(JOURNAL, journal.encode(Change("todo", 5, made, is_new=True), OLD, "1/1"))()
    return Machine(folder)


def schema_in(folder: Folder) -> int:
    return migration.schema_of(snapshot.from_journals(folder).tables)


def shouting(tables: Tables) -> list[Change]:
    """A step such as a later Cockpit may have: every to-do is written in capitals."""
    return [
        Change(
            "todo",
            record_id,
            {"text": document.values["text"].upper()},
            was={"text": document.values["text"]},
        )
        for record_id, document in tables.get("todo", {}).items()
    ]


def exclaiming(tables: Tables) -> list[Change]:
    return [
        Change("todo", record_id, {"text": document.values["text"] + "!"})
        for record_id, document in tables.get("todo", {}).items()
    ]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes this Cockpit a newer one, of a schema with steps of its own."""

    def become(schema: int = 2) -> None:
        monkeypatch.setattr(journal, "SCHEMA", schema)
        monkeypatch.setattr(migration, "STEPS", {**migration.STEPS, 1: shouting, 2: exclaiming})

    return become


# --- brought up ---


def test_a_new_book_is_of_our_schema(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    assert schema_in(folder) == journal.SCHEMA == 1
    assert migration.id_of(here.book.tables)
    assert folder.names("backups") == []


def test_a_book_that_does_not_say_its_schema_gets_it_with_the_next_change(folder: Folder) -> None:
    machine = a_nameless_book(folder)
    assert schema_in(folder) == 0
    before = folder.read(JOURNAL)
    todo = a_todo()
    machine.put(todo)
    assert schema_in(folder) == 1
    assert len(migration.id_of(snapshot.from_journals(folder).tables)) == 32
    assert set(everything(machine.opened())) == {5, todo.id}
    assert not found_wrong(folder)
    [name] = folder.names("backups")
    assert name.endswith("-schema-0.zip")
    assert backup.pack_named(folder, name).files == {JOURNAL: before}
    machine.put(a_todo())
    assert folder.names("backups") == [name]


def test_a_book_whose_own_line_was_damaged_gets_the_id_that_its_backups_have(
    folder: Folder, here: Machine
) -> None:
    here.put(a_todo())
    own = backup.make(folder, "2026-11-17", 0).book
    damaged = folder.read(JOURNAL).replace(own.encode(), own.encode()[::-1])
    folder.replace(JOURNAL, damaged)
    here.restart()
    here.put(a_todo())
    assert migration.id_of(snapshot.from_journals(folder).tables) == own


def test_a_step_changes_what_it_says_in_one_transaction_after_a_backup(
    folder: Folder, here: Machine, newer: Callable[..., None]
) -> None:
    here.put(a_todo(text="call"), a_customer())
    here.put(a_todo(text="gone by then"))
    here.ms += 100 * DAY_MS
    here.compact()
    own = migration.id_of(here.book.tables)
    newer()
    machine = Machine(folder)
    machine.ms = here.ms
    machine.put(a_todo(text="quiet"))
    assert sorted(record.text for record in everything(machine.opened()).values()) == [
        "CALL",
        "GONE BY THEN",
        "quiet",
    ]
    assert schema_in(folder) == 2
    assert migration.id_of(machine.book.tables) == own
    [action] = [one for one in undo.actions(machine.book) if "schema 2" in one.did]
    assert [change.table for change in action.changes] == ["todo", "todo", BOOK]
    assert [one.label[10:] for one in backup.kept(folder)] == ["-schema-1"]
    assert not found_wrong(folder)


def test_a_book_two_schemas_behind_takes_both_steps(folder: Folder, newer: Callable[..., None]) -> None:
    a_nameless_book(folder)
    newer(3)
    machine = Machine(folder)
    machine.put(a_todo(text="quiet"))
    assert sorted(record.text for record in everything(machine.opened()).values()) == ["OLD!", "quiet"]
    assert schema_in(folder) == 3


def test_a_step_is_no_action_of_the_sellers(folder: Folder, newer: Callable[..., None]) -> None:
    machine = a_nameless_book(folder)
    machine.put(a_todo(text="first"), did="first")
    newer()
    machine.put(a_todo(text="second"), did="second")
    assert [machine.undo().did, machine.undo().did] == ["second", "first"]
    assert [machine.redo().did, machine.redo().did] == ["first", "second"]
    assert schema_in(folder) == 2


def test_reading_brings_nothing_up(folder: Folder) -> None:
    machine = a_nameless_book(folder)
    assert set(everything(machine.book)) == {5}
    machine.compact()
    assert (schema_in(folder), folder.names("backups")) == (0, [])
    assert not found_wrong(folder)


def test_an_older_backup_is_restored_as_it_is_in_the_newer_schema(
    folder: Folder, newer: Callable[..., None]
) -> None:
    from cockpit.store import restore

    machine = a_nameless_book(folder)
    pack = backup.pack_of(folder, 0)
    newer(3)
    machine.restart()
    machine.put(*(record.replace(deleted=True) for record in machine.book.current.values()))
    restore.restore(machine.book, pack, "restored")
    assert [record.text for record in everything(machine.opened()).values()] == ["OLD!"]
    assert schema_in(folder) == 3


def test_a_disk_that_fails_anywhere_leaves_a_schema_whole_and_the_next_change_goes_on(
    newer: Callable[..., None],
) -> None:
    texts = {0: ["old"], 1: ["old"], 2: ["OLD"], 3: ["OLD!"]}
    newer(3)
    seen = set()
    for step in range(500):
        folder = FailingFolder()
        machine = a_nameless_book(folder)
        folder.arm(step)
        try:
            machine.put(a_todo(text="quiet"))
        except BookError:
            folder.arm(-1)
            reached = schema_in(folder)
            seen.add(reached)
            shown = sorted(record.text for record in everything(machine.opened()).values())
            assert [text for text in shown if text != "quiet"] == texts[reached]
            if "quiet" not in shown:
                machine.restart()
                machine.put(a_todo(text="quiet"))
            assert schema_in(folder) == 3
            continue
        break
    else:
        pytest.fail("it never came to an end")
    assert seen == {0, 1, 2, 3}


def test_a_step_is_on_disk_before_what_follows_is_written(newer: Callable[..., None]) -> None:
    class Disk(MemoryFolder):
        waiting = 0

        def append(self, name: str, data: bytes) -> Callable[[], None]:
            assert not self.waiting
            self.waiting += 1
            settle = super().append(name, data)

            def settled() -> None:
                self.waiting -= 1
                settle()

            return settled

    newer(3)
    folder = Disk()
    a_nameless_book(folder).put(a_todo())
    assert (schema_in(folder), folder.waiting) == (3, 0)


def test_a_step_cut_off_at_any_byte_is_there_whole_or_not_at_all(newer: Callable[..., None]) -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="a"), a_todo(text="b"))
    before = machine.folder.size(JOURNAL)
    newer()
    machine.restart()
    with machine.book.transaction():
        pass
    data = machine.folder.read(JOURNAL)
    assert len(data) > before
    for end in range(before, len(data) + 1):
        cut = MemoryFolder()
        cut.replace(JOURNAL, data[:end])
        texts = sorted(record.text for record in everything(Machine(cut).book).values())
        assert (schema_in(cut), texts) == ((2, ["A", "B"]) if end >= len(data) - 1 else (1, ["a", "b"]))


# --- only read ---


def a_newer_book(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A book that a newer Cockpit brought up; afterwards this is an older one again."""
    Machine(folder).put(a_customer())
    with monkeypatch.context() as context:
        context.setattr(journal, "SCHEMA", 2)
        context.setattr(migration, "STEPS", {**migration.STEPS, 1: shouting})
        machine = Machine(folder)
        machine.put(a_todo(text="theirs"))
        machine.compact()
    assert journal.SCHEMA == 1
    machine.restart()
    return machine


@pytest.mark.parametrize("deed", ["put", "undo", "compact", "rebuild", "mend", "backup", "hints"])
def test_nothing_is_written_to_a_newer_book(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    machine = a_newer_book(folder, monkeypatch)
    names = (JOURNAL, "book.json", "hints.json", *(f"backups/{name}" for name in folder.names("backups")))
    files = {name: folder.read(name) for name in names}
    backups = folder.names("backups")
    deeds: dict[str, Callable[[], object]] = {
        "put": lambda: machine.put(a_todo()),
        "undo": machine.undo,
        "compact": lambda: compaction.compact(folder, lambda: machine.ms),
        "rebuild": lambda: compaction.rebuild(folder, lambda: machine.ms),
        "mend": lambda: repair.mend(folder, lambda: machine.ms, "2026-11-18"),
        "backup": lambda: backup.make(folder, "2026-11-18", machine.ms),
        "hints": lambda: hints.keep_up(folder, customers=[a_customer("Bolt")]),
    }
    if deed == "hints":
        deeds[deed]()
    else:
        with pytest.raises(
            BookError, match=r"newer Cockpit \(schema 2; this one knows 1\)\. Nothing was changed"
        ):
            deeds[deed]()
    assert {name: folder.read(name) for name in files} == files
    assert folder.names("backups") == backups
    assert [record.text for record in everything(machine.opened()).values()] == ["theirs"]
    assert not verify(folder).wrong
    assert any("schema 2" in note for note in verify(folder).notes)


def test_a_newer_book_is_known_by_its_journals_its_snapshot_and_its_hints(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = a_newer_book(folder, monkeypatch)
    assert machine.book.is_newer
    assert hints.load(folder).schema == 2
    assert migration.schema_of(machine.book.tables) == 2
    assert migration.schema_noted(folder) == 2


def test_a_line_that_comes_from_a_newer_machine_makes_the_book_read_only(
    folder: Folder, here: Machine
) -> None:
    here.put(a_todo())
    append(folder, "dev00002", here.ms + 1, [Change(BOOK, 1, {"schema": 2})])
    with pytest.raises(BookError, match="newer Cockpit"):
        here.put(a_todo())
    assert len(everything(here.opened())) == 1


@pytest.mark.parametrize("value", ["2", None, [], 2.5, True, {"is": 2}])
def test_a_schema_that_does_not_read_is_taken_for_a_newer_one(value: object) -> None:
    folder = MemoryFolder()
    append(folder, "dev00001", 5, [Change(BOOK, 1, {"book": "b", "schema": value}, is_new=True)])
    found = migration.schema_of(snapshot.from_journals(folder).tables)
    assert found == (0 if value is None else 2)


def test_hints_without_a_schema_are_of_the_first() -> None:
    folder = MemoryFolder()
    folder.replace(hints.HINTS, journal.sealed(b'{"customers":{}'))
    assert hints.load(folder).schema == 1
    folder.replace(hints.HINTS, journal.sealed(b'{"schema":9,"customers":"of another form"'))
    found = hints.load(folder)
    assert (found.schema, found.is_lost, found.names) == (9, False, {})
