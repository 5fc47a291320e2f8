"""`verify` finds every kind of wrong, and takes a torn tail for what it is."""

from __future__ import annotations

import json

import pytest

from cockpit.store import backup, journal, snapshot
from cockpit.store.codec import differences
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.verify import verify
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_promise, a_todo
from tests.store.builders import DAY_MS, JOURNAL, NOW_MS, Machine, a_past_id, append


class Folder(MemoryFolder):
    """A sound book with something in the snapshot, the archive, and the tail of the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.machine = Machine(self)
        self.machine.put(
            a_delivered_promise(id=a_past_id(400), customer=None).close(NOW, skip=True),
            a_customer(),
            a_promise(),
        )
        self.machine.ms += 100 * DAY_MS
        self.machine.compact()
        self.machine.put(a_todo())
        self.last = f"journal/dev00001/{self.names('journal/dev00001')[-1]}"


@pytest.fixture
def folder() -> Folder:
    return Folder()


def test_a_sound_book_is_sound(folder: Folder) -> None:
    before = dict(folder.files)
    found = verify(folder)
    assert (found.wrong, found.notes) == ((), ())
    assert (found.lines, found.records) == (5, 4)
    assert folder.files == before
    assert verify(MemoryFolder()).wrong == ()


@pytest.mark.parametrize("cut", [1, 2, 3, 12, 19, 60, 150])
def test_a_torn_tail_is_only_a_note(folder: Folder, cut: int) -> None:
    folder.files[folder.last] = folder.files[folder.last][:-cut]
    found = verify(folder)
    assert found.wrong == ()
    assert len(found.notes) == (1 if cut > 1 else 0)
    folder.machine.restart()
    folder.machine.put(a_todo())
    assert verify(folder).wrong == ()


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_damaged_line_is_wrong_and_its_place_is_told(folder: Folder, number: int) -> None:
    lines = folder.files[JOURNAL].splitlines(keepends=True)
    place = sum(map(len, lines[:number]))
    lines[number] = lines[number].replace(b"1/", b"0/").replace(b"/4", b"/5")
    folder.files[JOURNAL] = b"".join(lines)
    [wrong] = [one for one in verify(folder).wrong if "damaged line" in one]
    assert wrong.startswith(f"{JOURNAL}, byte {place}, line {number + 1}: ")


def test_blank_lines_are_nothing(folder: Folder) -> None:
    file = folder.last
    folder.files[file] = b"\n   \n" + folder.files[file] + b"  \n"
    assert verify(folder).wrong == ()


def test_what_was_counted_is_told(folder: Folder) -> None:
    backup.make(folder, "2026-11-18", 0)
    found = verify(folder)
    assert (found.journals, found.lines, found.records, found.backups) == (2, 5, 4, 1)


@pytest.mark.parametrize(
    "name", ["archive/2025.json.12.new", "journal/dev00001/x.new", "backups/x.zip.1.new"]
)
def test_what_a_killed_process_left_is_a_note(folder: Folder, name: str) -> None:
    folder.files[name] = b"half"
    found = verify(folder)
    assert found.wrong == ()
    assert [note.partition(":")[0] for note in found.notes] == [name]


def test_damaged_hints_and_backups_are_notes(folder: Folder) -> None:
    name = backup.make(folder, "2026-11-18", 0).name
    folder.files[name] = folder.files[name][:-9]
    folder.files["hints.json"] = b"{}"
    found = verify(folder)
    assert found.wrong == ()
    assert [note.split(" ")[0] for note in found.notes] == ["hints.json", name]


def test_a_journal_that_is_not_the_one_that_was_folded_is_wrong(folder: Folder) -> None:
    other = journal.encode(Change("todo", 5, {"text": "x" * 900}), "1794993600001-0000-dev00001", "1/1")
    folder.files[JOURNAL] = b"".join(folder.files[JOURNAL].splitlines(keepends=True)[:-1]) + other
    assert any("not the file that was folded" in wrong for wrong in verify(folder).wrong)


def test_a_book_of_a_newer_schema_or_of_none_is_a_note(folder: Folder) -> None:
    change = Change(journal.BOOK, 1, {"schema": 2})
    append(folder, "dev00002", folder.machine.ms + 1, [change])
    assert [note for note in verify(folder).notes if "schema 2" in note]
    old = MemoryFolder()
    line = journal.encode(Change("todo", 5, {"text": "x"}), "1763457600000-0000-dev00001", "1/1")
    old.files[JOURNAL] = line
    assert any("no line names the book" in note for note in verify(old).notes)


def test_a_journal_that_became_shorter_or_went_is_wrong(folder: Folder) -> None:
    lines = folder.files[JOURNAL].splitlines(keepends=True)
    folder.files[JOURNAL] = b"".join(lines[:-1])
    assert any("shorter" in wrong for wrong in verify(folder).wrong)
    del folder.files[JOURNAL]
    assert any("shorter" in wrong for wrong in verify(folder).wrong)


@pytest.mark.parametrize(
    "values", [{"made_at": "soon"}, {"text": None}, {"customer": "x"}, {"customer": [1]}]
)
def test_a_record_that_does_not_read_is_wrong(folder: Folder, values: dict[str, object]) -> None:
    record_id = next(iter(folder.machine.book.current))
    change = Change("promise", record_id, values)
    append(folder, "dev00002", folder.machine.ms + 1, [change])
    assert any("does not read" in wrong for wrong in verify(folder).wrong)


def test_a_record_about_nobody_is_wrong(folder: Folder) -> None:
    promise = a_promise(customer=42)
    folder.machine.put(promise)
    assert verify(folder).wrong == (f"promise {promise.id} is about a customer that is not there",)


def test_a_damaged_snapshot_or_archive_is_wrong(folder: Folder) -> None:
    folder.files["archive/2025.json"] = folder.files["archive/2025.json"].replace(b"spec", b"spek")
    assert any("archive/2025.json is damaged" in wrong for wrong in verify(folder).wrong)
    folder.files["book.json"] = folder.files["book.json"][:-1]
    assert any("book.json is damaged" in wrong for wrong in verify(folder).wrong)
    folder.machine.rebuild()
    assert verify(folder).wrong == ()


def test_an_archive_that_went_is_wrong(folder: Folder) -> None:
    del folder.files["archive/2025.json"]
    assert verify(folder).wrong == ("archive/2025.json is missing, and 1 record of promise with it",)


def test_an_archive_that_does_not_belong_is_wrong(folder: Folder) -> None:
    folder.files["archive/2031.json"] = folder.files["archive/2025.json"]
    assert verify(folder).wrong == (
        "archive/2031.json does not belong here: 1 of its records are of another year",
    )
    folder.machine.rebuild()
    assert verify(folder).wrong == ()


def test_an_archive_of_another_book_is_wrong(folder: Folder) -> None:
    other = Machine(MemoryFolder())
    other.put(a_delivered_promise(id=a_past_id(390, 7), customer=None).close(NOW, skip=True))
    other.ms += 100 * DAY_MS
    other.compact()
    folder.files["archive/2025.json"] = other.folder.read("archive/2025.json")
    assert verify(folder).wrong == ("archive/2025.json is another book's; it can be rebuilt",)


def test_a_snapshot_that_holds_another_value_is_wrong(folder: Folder) -> None:
    contents = snapshot.read_all(folder)
    assert contents is not None
    rows = {
        table: [(record_id, document, True) for record_id, document in documents.items()]
        for table, documents in contents.tables.items()
    }
    for _, document, _ in rows["promise"]:
        document.values["text"] = "forged"
    snapshot.write(folder, "book.json", rows, contents.folded)
    assert any("differ" in wrong for wrong in verify(folder).wrong)


def test_what_was_archived_and_changed_since_counts_with_what_came_later(folder: Folder) -> None:
    before = snapshot.read_all(folder)
    assert before is not None
    folder.machine.put_over(a_past_id(400), text="changed since")
    assert verify(folder).wrong == ()  # it came after the snapshot
    folder.machine.compact()
    assert verify(folder).wrong == ()
    after = snapshot.read_open(folder)
    assert after is not None
    rows = {
        table: [(one, document, True) for one, document in documents.items()]
        for table, documents in before.tables.items()
    }
    snapshot.write(folder, "book.json", rows, after.folded)  # it says that it holds the change, and does not
    assert any("promise: 1 record differing" in wrong for wrong in verify(folder).wrong)


def test_a_table_of_a_newer_version_is_only_a_note(folder: Folder) -> None:
    append(folder, "dev00002", NOW_MS, [Change("invention", 5, {"customer": "Bob", "x": 1}, is_new=True)])
    found = verify(folder)
    assert len(found.notes) == 1
    assert "invention" in found.notes[0]
    assert found.wrong == ()


def test_a_book_that_is_written_to_meanwhile_is_not_wrong() -> None:
    class Busy(Folder):
        countdown = -1

        def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
            self.countdown -= 1
            if self.countdown == 0:
                self.machine.put(a_todo())
                self.machine.compact()
            return super().read(name, start, size)

    for countdown in range(1, 12):
        folder = Busy()
        folder.countdown = countdown
        assert verify(folder).wrong == ()


def test_lines_that_arrive_before_those_they_build_on_are_told(folder: Folder) -> None:
    promise = a_promise()
    append(folder, "dev00002", folder.machine.ms, [Change("promise", promise.id, {"means": "mail"})])
    assert any("does not read" in wrong for wrong in verify(folder).wrong)
    made = Change("promise", promise.id, differences(None, promise)[0], is_new=True)
    append(folder, "dev00003", folder.machine.ms, [made])
    assert verify(folder).wrong == ()


def test_what_is_told_can_be_printed(folder: Folder) -> None:
    folder.files["journal/\udcff/2026-11.ndjson"] = b"\xff\x1b[31m\n"
    json.dumps(verify(folder).wrong)
