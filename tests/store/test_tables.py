"""TinyDB's public API over the book."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document as Row

from cockpit.store import journal, tables
from cockpit.store.codec import Unreadable, encode
from cockpit.store.disk import DiskFolder
from cockpit.store.memory import MemoryFolder
from cockpit.store.tables import BookDB
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_promise, a_todo
from tests.store.builders import DAY_MS, JOURNAL, Machine, a_past_id, everything, found_wrong

if TYPE_CHECKING:
    from pathlib import Path


def a_db(machine: Machine) -> BookDB:
    numbers = count(1)
    return BookDB(machine.book, lambda: next(numbers) << 20)


def a_document(**values: Any) -> dict[str, Any]:
    return encode(a_todo()) | values


@pytest.fixture
def here() -> Machine:
    return Machine(MemoryFolder())


def test_every_table_is_there_with_history_and_without_what_was_deleted(here: Machine) -> None:
    old, todo = a_delivered_promise(id=a_past_id(400)).close(NOW, skip=True), a_todo()
    here.put(old, todo, a_customer())
    here.put(todo.delete(NOW))
    here.ms += 100 * DAY_MS
    here.compact()
    here.restart()
    db = a_db(here)
    assert db.tables() >= {"promise", "customer"}
    assert [row.doc_id for row in db.table("promise").all()] == [old.id]
    assert db.table("todo").all() == []
    assert [row["said"] for row in db.table("customer")] == ["Acme"]


def test_what_is_written_becomes_journal_lines_and_records(here: Machine) -> None:
    table = a_db(here).table("todo")
    record_id = table.insert(a_document(text="call"))
    assert here.book.get(record_id) == here.opened().get(record_id)
    table.update({"text": "call them"}, doc_ids=[record_id])
    assert table.search(where("text") == "call them")[0].doc_id == record_id
    changes, _, _ = journal.changes_in(here.folder, JOURNAL)
    assert [(change.to, change.was) for change in changes[-1:]] == [({"text": "call them"}, {"text": "call"})]
    assert table.remove(where("text") == "call them") == [record_id]
    assert table.all() == []
    assert everything(here.opened()) == {}
    assert not found_wrong(here.folder)


def test_many_documents_become_one_action(here: Machine) -> None:
    table = a_db(here).table("todo")
    ids = table.insert_multiple(a_document(text=str(number)) for number in range(20))
    assert len(set(ids)) == 20
    assert len({change.at for change in journal.changes_in(here.folder, JOURNAL)[0]}) == 1
    table.update({"text": "all"})
    assert {row["text"] for row in table} == {"all"}
    table.truncate()
    assert len(table) == 0
    here.undo()
    here.undo()
    assert sorted(record.text for record in everything(here.opened()).values()) == sorted(map(str, range(20)))


def test_undo_and_redo_of_a_tinydb_change(here: Machine) -> None:
    todo = a_todo()
    here.put(todo.note(NOW, text="first"))
    table = a_db(here).table("todo")
    row = table.get(doc_id=todo.id)
    assert isinstance(row, Row)
    remarks = {**row["remarks"], "x": {"at": row["made_at"], "text": "second"}}
    table.update({"remarks": remarks}, doc_ids=[todo.id])
    assert journal.changes_in(here.folder, JOURNAL)[0][-1].to == {"remarks/x": remarks["x"]}
    assert here.undo().did == "changed through TinyDB"
    assert here.opened().get(todo.id) == todo.note(NOW, text="first")
    here.redo()
    found = here.opened().get(todo.id)
    assert found is not None
    assert len(found.remarks) == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"made_at": "yesterday"},
        {"text": 5},
        {"remarks": {"a": "x"}},
        {"made_at": None},
        {"whole_day": 1},
        {"a/b": 1},
    ],
)
def test_a_broken_document_is_refused_and_nothing_is_kept(here: Machine, broken: dict[str, Any]) -> None:
    here.put(a_promise())
    before = here.folder.size(JOURNAL)
    with pytest.raises(Unreadable):
        a_db(here).table("todo").insert_multiple([a_document(), a_document(**broken)])
    assert here.folder.size(JOURNAL) == before
    assert len(here.opened().current) == 1
    here.put(a_todo())  # the lock was let go


@pytest.mark.parametrize("record_id", [-1, 2**128])
def test_an_id_that_no_journal_can_hold_is_refused(here: Machine, record_id: int) -> None:
    with pytest.raises(Unreadable):
        a_db(here).table("todo").insert(Row(a_document(), doc_id=record_id))
    assert everything(here.opened()) == {}


def test_the_snapshots_own_table_is_refused(here: Machine) -> None:
    with pytest.raises(Unreadable):
        a_db(here).table("cockpit").insert({"a": 1})


def test_what_another_process_adds_between_reading_and_writing_is_not_deleted(here: Machine) -> None:
    table = a_db(here).table("todo")
    mine = table.insert(a_document())
    other = Machine(here.folder, "dev00002")
    added, changed = a_todo(), other.book.get(mine)
    assert changed is not None

    def while_another_writes(row: Any) -> None:
        other.put(added)
        other.put(changed.replace(remarks={}, snoozed_until=NOW))
        row["text"] = "mine"

    table.update(while_another_writes, doc_ids=[mine])
    found = everything(here.opened())
    assert found == {added.id: added, mine: changed.replace(text="mine", snoozed_until=NOW)}


def test_what_another_process_writes_is_found_by_the_same_search(here: Machine) -> None:
    table = a_db(here).table("todo")
    assert table.search(where("text") == "late") == []
    other = Machine(here.folder, "dev00002")
    other.put(a_todo(text="late"))
    assert len(table.search(where("text") == "late")) == 1
    assert table.count(where("text") == "late") == 1


def test_what_is_given_out_is_a_copy(here: Machine) -> None:
    todo = a_todo().note(NOW, text="kept")
    here.put(todo)
    for row in a_db(here).table("todo").all():
        row["text"] = "changed"
        row["remarks"].clear()
    assert here.book.get(todo.id) == todo
    document = here.book.document("todo", todo.id)
    assert document is not None
    assert document.values["text"] == "book a room"


def test_documents_from_a_stock_reader_may_be_put_back(tmp_path: Path) -> None:
    folder = DiskFolder(str(tmp_path / "book"))
    here = Machine(folder)
    here.put(a_todo(text="old"))
    here.compact()
    before = folder.read("book.json")
    with TinyDB(tmp_path / "book" / "book.json", access_mode="r") as stock:
        rows = [dict(row) for row in stock.table("todo").all()]
    assert "_stamps" in rows[0]
    table = a_db(here).table("todo")
    table.insert_multiple(rows)
    table.update({"text": "new"})
    assert folder.read("book.json") == before
    here.compact()
    assert [record.text for record in everything(here.opened()).values()] == ["new", "new"]
    assert not found_wrong(folder)


def test_tables_of_ones_own_may_hold_anything(here: Machine) -> None:
    db = a_db(here)
    table = db.table("mine")
    record_id = table.insert({"a": {"b": {"c": [1, {}]}}, "n": 1.5})
    table.update({"a": 5}, doc_ids=[record_id])
    table.update({"a": {"x": "y"}}, doc_ids=[record_id])
    for _ in range(2):
        assert [dict(row) for row in a_db(here).table("mine")] == [{"a": {"x": "y"}, "n": 1.5}]
        here.compact()
        here.restart()
    here.undo()
    assert [dict(row) for row in a_db(here).table("mine")] == [{"a": 5, "n": 1.5}]
    assert not found_wrong(here.folder)


def test_dropping_all_tables_is_an_action_like_any_other(here: Machine) -> None:
    todo = a_todo()
    here.put(todo)
    a_db(here).drop_tables()
    assert everything(here.opened()) == {}
    here.undo()
    assert everything(here.opened()) == {todo.id: todo}


def test_a_search_copies_what_it_finds_and_not_the_whole_book(
    here: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.put(*(a_todo(text=f"number {number}") for number in range(50)))
    table = a_db(here).table("todo")
    copied: list[int] = []

    def counted(found: Any) -> Any:
        copied.append(len(found))
        return deepcopy(found)

    monkeypatch.setattr(tables, "deepcopy", counted)
    assert len(table.search(where("text") == "number 7")) == 1
    assert copied == [1]
