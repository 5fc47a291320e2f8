"""History line by line: what is read of it is what the snapshot holds, and only what may be meant is parsed."""

from __future__ import annotations

import pytest

from cockpit.domain.kinds import KINDS
from cockpit.errors import BookError
from cockpit.store import history, snapshot
from cockpit.store.fold import Document
from cockpit.store.memory import MemoryFolder
from cockpit.store.packed import unpacked
from tests.domain.builders import NOW, a_customer, a_promise, a_todo, an_order
from tests.store.builders import DAY_MS, Machine, RecordingFolder, a_past_id, everything


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


class BadDisk(MemoryFolder):
    """A disk that cannot read some files beyond a byte."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: dict[str, int] = {}

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        found = super().read(name, start, size)
        if start + len(found) > self.bad.get(name, len(self.files.get(name, b""))):
            raise BookError("The disk failed to read what was kept.", "Check the disk.")
        return found


@pytest.mark.parametrize("since", [0, 300])
def test_a_file_that_the_disk_cannot_read_is_as_good_as_a_damaged_one(since: int) -> None:
    here = an_old_book(folder := BadDisk())
    wanted = dict.fromkeys(KINDS)
    for name in list(history.files(folder)):
        assert history.chosen(folder, name, wanted)
        folder.bad = {name: since}
        assert history.sections(folder, name, wanted) is None
        assert history.chosen(folder, name, wanted) is None
    folder.bad = {snapshot.SNAPSHOT: folder.size(snapshot.SNAPSHOT) - 600}
    assert history.customers(folder) is None
    here.restart()
    assert {one.text for one in everything(here.book).values()} >= {f"old {number}" for number in range(9)}


@pytest.mark.parametrize("table", ['odd "name"', "1", "{", "ü:{", "a\nb"])
def test_tables_of_any_name_are_told_apart(table: str) -> None:
    folder = MemoryFolder()
    rows = [(number, Document({"text": f"{table} {number}"}), number < 2) for number in range(4)]
    snapshot.write(folder, snapshot.SNAPSHOT, {table: rows, "todo": rows, "zzz": []}, {})
    lines = history.sections(folder, snapshot.SNAPSHOT, (table, "todo", "zzz"))
    assert lines is not None
    found: dict[str, set[int]] = {}
    for name, number, packed in history.rows(folder.read(snapshot.SNAPSHOT)):
        found.setdefault(name, set()).add(number)
        assert unpacked(packed).values == {"text": f"{table} {number}"}
    assert found == {table: set(range(4)), "todo": set(range(4))}
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
