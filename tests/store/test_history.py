"""History line by line: what is read of it is what the snapshot holds, and only what may be meant is parsed."""

from __future__ import annotations

import pytest

from cockpit.domain.kinds import KINDS
from cockpit.store import history, snapshot
from cockpit.store.fold import Document
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_promise, a_todo, an_order
from tests.store.builders import DAY_MS, Machine, RecordingFolder, a_past_id


def an_old_book(folder: MemoryFolder) -> Machine:
    """Return a machine whose book has open records, an archive, and a customer that only history knows."""
    here = Machine(folder)
    here.put(a_todo(), a_promise(), an_order(), a_customer(), a_customer("Ölwerk"))
    here.put(*(a_todo(id=a_past_id(300, number), text=f"old {number}", done_at=NOW) for number in range(9)))
    here.ms += 100 * DAY_MS
    here.compact()
    return here


def test_line_by_line_gives_what_reading_the_whole_gives() -> None:
    here = an_old_book(MemoryFolder())
    names = list(history.files(here.folder))
    assert len(names) > 1
    for name in names:
        whole = snapshot.read_all(here.folder, name)
        assert whole is not None
        lines = history.sections(here.folder, name, whole.tables)
        assert lines is not None
        assert {
            table: {one: document.values for one, document in rows.items()}
            for table, rows in whole.tables.items()
        } == {
            table: {one: document.values for one, document in history.records(text).items()}
            for table, text in lines.items()
        }


@pytest.mark.parametrize("table", ['odd "name"', "1", "{", "ü:{", "a\nb"])
def test_tables_of_any_name_are_told_apart(table: str) -> None:
    folder = MemoryFolder()
    rows = [(number, Document({"text": f"{table} {number}"}), number < 2) for number in range(4)]
    snapshot.write(folder, snapshot.SNAPSHOT, {table: rows, "todo": rows, "zzz": []}, {})
    lines = history.sections(folder, snapshot.SNAPSHOT, (table, "todo", "zzz"))
    assert lines is not None
    assert {name: list(history.records(text)) for name, text in lines.items()} == {
        table: [3, 2, 1, 0],
        "todo": [3, 2, 1, 0],
        "zzz": [],
    }


def test_only_lines_that_pass_the_sieve_are_parsed() -> None:
    lines = '"1":{"text":"Needle"},\n"2":{no json at all},\n"3":{"text":"other"}'
    assert list(history.records(lines, lambda line: "needle" in line)) == [1]
    with pytest.raises(snapshot.UNSOUND):
        history.records(lines)


@pytest.mark.parametrize("place", [0, 40, -3])
def test_a_damaged_file_is_none(place: int) -> None:
    here = an_old_book(MemoryFolder())
    for name in history.files(here.folder):
        data = bytearray(here.folder.read(name))
        data[place] ^= 1
        here.folder.replace(name, bytes(data))
        assert history.sections(here.folder, name, KINDS) is None
    assert history.sections(here.folder, "archive/none.json", KINDS) is None


def test_every_customer_is_had_without_reading_the_rest() -> None:
    folder = RecordingFolder(an_old_book(MemoryFolder()).folder.files)  # type: ignore[attr-defined]
    found = history.customers(folder)
    assert found is not None
    assert {document.values["said"] for document in found.values()} == {"Acme", "Ölwerk"}
