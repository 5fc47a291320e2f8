"""Backups: made whole, never at the cost of a better one, and restored exactly, as one action that undo takes back."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.domain.people import Customer
from cockpit.errors import BookError, NothingFound
from cockpit.store import backup, backup_zip, codec, journal, months, restore, snapshot
from cockpit.store.disk import DiskFolder
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_promise, a_todo
from tests.store.builders import (
    DAY_MS,
    JOURNAL,
    FailingFolder,
    Machine,
    a_past_id,
    append,
    everything,
    found_wrong,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cockpit.store.folder import Folder

DAY = "2026-11-18"


def made(machine: Machine, day: str = DAY) -> str:
    return backup.make(machine.folder, day, machine.ms).name


def bring_back(machine: Machine, label: str = DAY) -> restore.Restored:
    return restore.restore(machine.book, backup.pack_named(machine.folder, label), f"restored {label}")


def decoded(folder: Folder) -> dict[tuple[str, int], Any]:
    """What the journals alone say: every record, deleted ones as such."""
    return {
        (table, record_id): codec.decode(table, record_id, document.values, deleted=document.is_deleted)
        for table, documents in snapshot.from_journals(folder).tables.items()
        if table in codec.TABLES
        for record_id, document in documents.items()
    }


def standing(folder: Folder) -> dict[tuple[str, int], Any]:
    return {key: record for key, record in decoded(folder).items() if not record.deleted}


def labels(folder: Folder) -> list[str]:
    return [one.label for one in backup.kept(folder)]


# --- made ---


def test_a_backup_holds_the_journals_byte_for_byte(folder: Folder, here: Machine, there: Machine) -> None:
    here.put(a_promise(), a_customer())
    there.put(a_todo())
    here.ms += 40 * DAY_MS
    here.put(a_todo())
    found = backup.make(folder, DAY, here.ms)
    assert (found.label, found.lines) == (DAY, 5)
    assert backup.pack_named(folder, DAY).files == {file: folder.read(file) for file in months.files(folder)}
    with zipfile.ZipFile(io.BytesIO(folder.read(found.name))) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["files"][JOURNAL] == {
            "size": folder.size(JOURNAL),
            "sha256": sha256(folder.read(JOURNAL)).hexdigest(),
        }
        assert archive.read(JOURNAL) == folder.read(JOURNAL)
    [listed] = backup.kept(folder)
    assert (listed.label, listed.lines, listed.made_ms, listed.broken) == (DAY, 5, here.ms, "")


def test_a_backup_is_its_owners_alone(tmp_path: Path) -> None:
    machine = Machine(DiskFolder(str(tmp_path / "book")))
    machine.put(a_todo())
    path = tmp_path / "book" / made(machine)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in path.parent.iterdir()] == [f"{DAY}.zip"]


def test_nothing_is_backed_up_of_an_empty_book(folder: Folder) -> None:
    with pytest.raises(NothingFound, match="nothing to back up"):
        backup.make(folder, DAY, 0)
    assert folder.names("backups") == []


def test_a_later_backup_of_the_day_takes_the_place_of_the_earlier(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    first = made(here)
    here.put(a_todo())
    assert made(here) == first
    assert [one.lines for one in backup.kept(folder)] == [3]


def test_a_backup_that_holds_a_line_more_is_never_written_over(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    here.put(a_todo())
    better = folder.read(made(here))
    data = folder.read(JOURNAL)
    folder.replace(JOURNAL, data[: data.rindex(b"\n", 0, -1) + 1])
    made(here)
    here.restart()
    here.put(a_todo(text="another"))
    made(here)
    assert labels(folder) == [f"{DAY}-2", DAY]
    assert folder.read(f"backups/{DAY}.zip") == better
    folder.replace(JOURNAL, data)
    made(here)
    assert labels(folder) == [f"{DAY}-3", f"{DAY}-2", DAY]


def test_a_backup_that_does_not_read_is_listed_so_and_left(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    made(here)
    folder.replace(f"backups/{DAY}.zip", b"PK nothing")
    made(here)
    assert [(one.label, bool(one.broken)) for one in backup.kept(folder)] == [
        (f"{DAY}-2", False),
        (DAY, True),
    ]
    assert len(backup.odd(folder, ())) == 1


def test_the_last_ten_days_are_kept(folder: Folder, here: Machine) -> None:
    for day in range(1, 15):
        here.put(a_todo())
        made(here, f"2026-11-{day:02d}")
    assert labels(folder) == [f"2026-11-{day:02d}" for day in range(14, 4, -1)]
    made(here, "2001-01-01")  # a clock gone wrong: what was just made is not what goes
    assert "2001-01-01" in labels(folder)


def test_other_files_among_the_backups_are_left_alone(folder: Folder, here: Machine) -> None:
    folder.replace("backups/mine.zip", b"x")
    for day in range(1, 13):
        here.put(a_todo())
        made(here, f"2026-11-{day:02d}")
    assert "mine.zip" in folder.names("backups")


def test_a_days_backup_is_due_once(folder: Folder, here: Machine) -> None:
    assert not backup.is_due(folder, DAY)
    here.put(a_todo())
    assert backup.is_due(folder, DAY)
    made(here)
    assert not backup.is_due(folder, DAY)
    assert backup.is_due(folder, "2026-11-19")


def test_a_disk_that_fails_anywhere_leaves_the_older_backup() -> None:
    folder = FailingFolder()
    machine = Machine(folder)
    machine.put(a_todo())
    made(machine)
    machine.put(a_todo())
    for step in range(100):
        folder.arm(step)
        try:
            made(machine)
        except BookError:
            folder.arm(-1)
            assert backup.pack_named(folder, DAY).lines in (2, 3)
            continue
        break
    else:
        pytest.fail("it never came to an end")
    assert step > 3


# --- restored ---


def test_what_was_done_since_is_taken_back_and_what_was_deleted_comes_back(
    folder: Folder, here: Machine
) -> None:
    kept, gone, changed = a_todo(), a_todo(), a_promise()
    here.put(kept, gone, changed, a_customer())
    then = everything(here.book)
    made(here)
    here.put(gone.replace(deleted=True))
    here.put(changed.deliver(NOW), a_todo())
    found = bring_back(here)
    assert (found.put_back, found.changed_back, found.taken_away) == (1, 1, 1)
    assert everything(here.book) == everything(here.opened()) == then


def test_restoring_is_one_action_that_undo_takes_back_and_redo_does_again(here: Machine) -> None:
    promise = a_promise(text="first")
    here.put(promise, a_todo())
    then = everything(here.book)
    made(here)
    here.put(promise.deliver(NOW), a_todo(), did="delivered")
    here.put(*(record.replace(deleted=True) for record in then.values()))
    now = everything(here.book)
    bring_back(here)
    assert here.undo().did == f"restored {DAY}"
    assert everything(here.opened()) == now
    assert here.redo().did == f"restored {DAY}"
    assert everything(here.opened()) == then


def test_restoring_what_stands_already_writes_nothing(folder: Folder, here: Machine) -> None:
    here.put(a_promise(), a_todo(), a_customer())
    made(here)
    before = folder.read(JOURNAL)
    found = bring_back(here)
    assert (found.put_back, found.changed_back, found.taken_away) == (0, 0, 0)
    assert folder.read(JOURNAL) == before


def test_lines_that_the_journals_lost_are_written_anew_though_the_snapshot_has_them(
    folder: Folder, here: Machine
) -> None:
    here.put(a_promise(), a_customer(), did="made")
    here.put(a_todo())
    then = standing(folder)
    made(here)
    here.compact()
    folder.replace(JOURNAL, folder.read(JOURNAL).replace(b"spec sheet", b"spec shoot"))
    here.restart()
    bring_back(here)
    assert standing(folder) == then
    assert everything(here.opened()) == {key[1]: one for key, one in then.items() if key[0] != Customer.KIND}


def test_what_only_the_snapshot_knows_and_the_backup_does_not_is_taken_away(
    folder: Folder, here: Machine
) -> None:
    here.put(a_todo())
    made(here)
    then, data = everything(here.book), folder.read(JOURNAL)
    here.put(a_todo(text="lost by the journal"))
    here.compact()
    folder.replace(JOURNAL, data)
    here.restart()
    bring_back(here)
    assert everything(here.opened()) == then
    here.rebuild()
    assert everything(here.opened()) == then


@pytest.mark.parametrize("is_folded", [False, True])
def test_an_empty_book_becomes_the_same_book(folder: Folder, here: Machine, is_folded: bool) -> None:
    here.put(a_delivered_promise(id=a_past_id(400)).close(NOW, skip=True), a_promise(), a_customer())
    if is_folded:
        here.ms += 100 * DAY_MS
        here.compact()
    pack = backup.pack_named(folder, made(here).removeprefix("backups/"))
    other = Machine(MemoryFolder(), "dev00009")
    restore.restore(other.book, pack, "restored")
    assert decoded(other.folder) == decoded(folder)
    assert everything(other.opened()) == everything(here.opened())
    assert backup.pack_of(other.folder, 0).book == pack.book
    assert not found_wrong(other.folder)
    other.undo()
    assert standing(other.folder) == {}


def test_another_books_backup_is_refused_and_changes_nothing(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    other = Machine(MemoryFolder())
    other.put(a_promise())
    before = folder.read(JOURNAL)
    with pytest.raises(BookError, match="another book"):
        restore.restore(here.book, backup.pack_of(other.folder, 0), "restored")
    assert folder.read(JOURNAL) == before
    here.undo()  # nothing stands any more: it may become that book's
    restore.restore(here.book, backup.pack_of(other.folder, 0), "restored")
    assert standing(folder) == standing(other.folder)


def test_a_backup_from_before_the_book_had_an_id_is_told_by_its_lines(folder: Folder) -> None:
    def nameless(text: str) -> bytes:
        change = Change(
            "todo", 5, {"text": text, "made_at": "2026-11-18T10:20:00+01:00[Europe/Berlin]"}, is_new=True
        )
        return journal.encode(change, "1763457600000-0000-dev00001", "1/1")

    folder.append(JOURNAL, nameless("mine"))()
    pack = backup.pack_of(folder, 0)
    assert pack.book == ""
    here = Machine(folder)
    here.put(a_todo())
    here.put(here.book.current[5].replace(text="changed"))
    foreign = backup_zip.Pack({JOURNAL: nameless("theirs")}, 0)
    with pytest.raises(BookError, match="another book"):
        restore.restore(here.book, foreign, "restored")
    restore.restore(here.book, pack, "restored")
    assert [record.text for record in everything(here.opened()).values()] == ["mine"]


def test_a_backup_of_journals_that_are_mended_meanwhile_is_made_once_more() -> None:
    class Mended(MemoryFolder):
        reads = 0

        def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
            """Let another process mend the journal before one of the times that it is read."""
            if name == JOURNAL:
                self.reads -= 1
                if not self.reads:
                    self.files[JOURNAL] = self.files[JOURNAL].replace(b"g room", b"a room")
            return super().read(name, start, size)

    outcomes = set()
    for reads in range(1, 20):
        folder = Mended()
        Machine(folder).put(a_todo(text="sing room"))
        folder.reads = reads
        name = backup.make(folder, DAY, 0).name
        [data] = backup_zip.unpacked(folder.read(name)).files.values()
        outcomes.add(b"a room" in data)
        assert data in (folder.files[JOURNAL], folder.files[JOURNAL].replace(b"a room", b"g room"))
    assert outcomes == {True, False}


def test_a_restore_that_the_disk_refuses_leaves_the_old_state() -> None:
    folder = FailingFolder()
    machine = Machine(folder)
    promise = a_promise()
    machine.put(promise, a_todo())
    pack = backup.pack_of(folder, 0)
    then = everything(machine.book)
    machine.put(promise.deliver(NOW), a_todo())
    now = everything(machine.book)
    for step in range(100):
        machine.restart()
        folder.arm(step)
        try:
            restore.restore(machine.book, pack, "restored")
        except BookError:
            folder.arm(-1)
            assert everything(machine.opened()) in (now, then)
            continue
        break
    folder.arm(-1)
    assert everything(machine.opened()) == then


@pytest.mark.parametrize("places", [1, 2, 3])
def test_a_restore_cut_off_at_any_byte_is_there_whole_or_not_at_all(places: int) -> None:
    machine = Machine(MemoryFolder())
    machine.put(*(a_todo() for _ in range(places)))
    then = everything(machine.book)
    made(machine)
    machine.put(*(record.replace(deleted=True) for record in then.values()))
    before = machine.folder.size(JOURNAL)
    bring_back(machine)
    data = machine.folder.read(JOURNAL)
    for end in range(before, len(data) + 1):
        cut = MemoryFolder()
        cut.replace(JOURNAL, data[:end])
        assert everything(Machine(cut).book) == (then if end >= len(data) - 1 else {})


class History:
    """A random working life on two devices, drawn step by step."""

    def __init__(self, draw: Callable[..., Any], steps: int) -> None:
        self.folder = MemoryFolder()
        self.machines = [Machine(self.folder), Machine(self.folder, "dev00002")]
        self.draw = draw
        self.live(steps)

    def live(self, steps: int) -> None:
        for _ in range(self.draw(st.integers(0, steps))):
            machine = self.draw(st.sampled_from(self.machines))
            machine.book.refresh()
            self._step(machine, self.draw(st.sampled_from(STEPS)))

    def _step(self, machine: Machine, step: str) -> None:
        records = sorted(everything(machine.book).values(), key=lambda record: record.id)
        picked = self.draw(st.sampled_from(records)) if records else None
        if step == "make" or picked is None:
            kind = self.draw(st.sampled_from(["promise", "todo"]))
            made = a_promise(customer=None) if kind == "promise" else a_todo(customer=None)
            machine.put(made, a_customer(self.draw(st.sampled_from(["Acme", "Bolt"]))))
        elif step == "note":
            machine.put(picked.note(NOW, text=self.draw(st.sampled_from("ab"))))
        elif step == "edit":
            machine.put(picked.replace(text=self.draw(st.sampled_from("xyz"))))
        elif step == "delete":
            machine.put(picked.replace(deleted=True))
        elif step == "revive":
            machine.ms += 1
            for (table, record_id), record in decoded(self.folder).items():
                if record.deleted:
                    append(
                        self.folder, machine.device, machine.ms, [Change(table, record_id, {"means": "fax"})]
                    )
        elif step == "fold":
            machine.ms += 95 * DAY_MS
            machine.compact()
        else:
            try:
                getattr(machine, step)()
            except NothingFound:
                return


STEPS = ["make", "make", "note", "edit", "delete", "revive", "fold", "undo", "redo"]


@settings(max_examples=150)
@given(st.data())
def test_whatever_was_done_before_and_since_the_restored_state_is_the_backups(data: st.DataObject) -> None:
    history = History(data.draw, 12)
    if not any(months.files(history.folder)):
        return
    pack = backup_zip.unpacked(backup_zip.packed(backup.pack_of(history.folder, 0)))
    then = decoded(pack.folder())
    history.live(12)
    now = standing(history.folder)
    machine = data.draw(st.sampled_from(history.machines))
    machine.restart()
    before = dict(history.folder.files)
    restore.restore(machine.book, pack, "restored")
    is_written = history.folder.files != before
    after = decoded(history.folder)
    assert {key: after[key] for key in then} == then
    assert all(record.deleted for key, record in after.items() if key not in then)
    shown = {key[1]: one for key, one in then.items() if key[0] != Customer.KIND and not one.deleted}
    assert everything(machine.book) == everything(machine.opened()) == shown
    assert not found_wrong(history.folder)
    if is_written:
        assert machine.undo().did == "restored"
        assert standing(history.folder) == now
    empty = Machine(MemoryFolder(), "dev00003")
    restore.restore(empty.book, pack, "restored")
    assert standing(empty.folder) == {key: one for key, one in then.items() if not one.deleted}


# --- refused ---


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def a_zip(held: dict[str, bytes], **other: Any) -> bytes:
    told = {name: {"size": len(data), "sha256": sha256(data).hexdigest()} for name, data in held.items()}
    manifest = {
        "cockpit": "backup",
        "form": 1,
        "book": "b",
        "schema": 1,
        "made_ms": 0,
        "lines": 1,
        "files": told,
    }
    return zipped(("manifest.json", json.dumps(manifest | other).encode()), *held.items())


def lying(data: bytes) -> bytes:
    """A zip whose content was changed after the manifest was written, with sound checksums of the zip's own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return zipped(
        *((name, held.replace(b"x", b"y") if name != "manifest.json" else held) for name, held in members)
    )


LINE = b"x\n"
SOUND = a_zip({JOURNAL: LINE})
REFUSED = {
    "empty": b"",
    "no zip": b"hello",
    "cut off": SOUND[:-30],
    "no manifest": zipped((JOURNAL, LINE)),
    "manifest is no JSON": zipped(("manifest.json", b"{")),
    "manifest of another program": a_zip({JOURNAL: LINE}, cockpit="else"),
    "a newer form": a_zip({JOURNAL: LINE}, form=2),
    "files is a list": a_zip({JOURNAL: LINE}, files=[JOURNAL]),
    "climbs out": a_zip({"../../evil.ndjson": LINE}),
    "climbs out in the middle": a_zip({"journal/../../evil.ndjson": LINE}),
    "from the root": a_zip({"/journal/x/2026-11.ndjson": LINE}),
    "another folder": a_zip({"book/x/2026-11.ndjson": LINE}),
    "backslashes": a_zip({"journal/..\\x/2026-11.ndjson": LINE}),
    "no journal": a_zip({"journal/x/run.sh": LINE}),
    "one that is missing": zipped(
        ("manifest.json", zipfile.ZipFile(io.BytesIO(SOUND)).read("manifest.json"))
    ),
    "content exchanged": lying(SOUND),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_sound_backup_is_refused_with_a_sentence(tmp_path: Path, what: str) -> None:
    path = tmp_path / "given.zip"
    path.write_bytes(REFUSED[what])
    with pytest.raises(BookError, match=r"cannot be restored: .+\. Nothing was changed\."):
        backup.pack_in(str(path))
    assert [one.name for one in tmp_path.iterdir()] == ["given.zip"]


def test_a_zip_that_would_unpack_to_far_more_than_it_is_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_zip, "_MOST", 1 << 20)
    assert backup_zip.unpacked(a_zip({JOURNAL: bytes(1 << 19)})).files
    with pytest.raises(backup_zip.Broken, match="far more"):
        backup_zip.unpacked(a_zip({JOURNAL: bytes(20 << 20)}))


def test_the_zip_that_the_refused_ones_are_made_from_is_sound(tmp_path: Path) -> None:
    (tmp_path / "given.zip").write_bytes(SOUND)
    assert backup.pack_in(str(tmp_path / "given.zip")).files == {JOURNAL: LINE}
    assert lying(a_zip({JOURNAL: b"z\n"})) != b""


def test_any_damaged_byte_of_a_backup_is_noticed_or_harmless() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_todo())
    sound = backup_zip.packed(backup.pack_of(machine.folder, 0))
    files = backup_zip.unpacked(sound).files
    for place in range(len(sound)):
        try:
            found = backup_zip.unpacked(sound[:place] + bytes([sound[place] ^ 0x55]) + sound[place + 1 :])
        except backup_zip.Broken:
            continue
        assert found.files == files


def test_journals_that_pack_like_a_bomb_can_be_backed_up_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_zip, "_MOST", 1 << 20)
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="x" * (2 << 20)))
    made(machine)
    assert backup.pack_named(machine.folder, DAY).files[JOURNAL] == machine.folder.read(JOURNAL)


def test_a_backup_of_ten_years_holds_no_more_than_a_few_months_in_memory(tmp_path: Path) -> None:
    folder = DiskFolder(str(tmp_path / "book"))
    machine = Machine(folder)
    machine.put(a_todo())
    month = 1 << 20
    for year in range(2016, 2026):
        for name in ("01", "07"):
            folder.append(f"journal/dev00001/{year}-{name}.ndjson", b"\n" * month)
    tracemalloc.start()
    try:
        made(machine)
        assert tracemalloc.get_traced_memory()[1] < 6 * month
    finally:
        tracemalloc.stop()
    assert len(backup.pack_named(folder, DAY).files) == 21


def test_a_backup_that_is_not_there_tells_those_that_are(here: Machine) -> None:
    with pytest.raises(NothingFound, match="none yet"):
        bring_back(here)
    here.put(a_todo())
    made(here)
    with pytest.raises(NothingFound, match=DAY):
        bring_back(here, "2026-11-17")
    for name in ("../hints", "../../x", "a/b", ""):
        with pytest.raises(NothingFound):
            bring_back(here, name)


def test_a_backup_of_a_newer_schema_is_refused(tmp_path: Path) -> None:
    line = journal.encode(
        Change(journal.BOOK, 1, {"book": "b", "schema": 2}), "1763457600000-0000-dev00001", "1/1"
    )
    (tmp_path / "given.zip").write_bytes(a_zip({JOURNAL: line}, schema=2))
    with pytest.raises(BookError, match="newer Cockpit"):
        backup.pack_in(str(tmp_path / "given.zip"))


def test_a_backup_is_restored_into_a_book_whose_first_line_found_no_room() -> None:
    machine = Machine(MemoryFolder())
    promise = a_promise()
    machine.put(promise)
    pack = backup.pack_of(machine.folder, machine.ms)
    folder = MemoryFolder()
    folder.files[JOURNAL] = b""
    assert not backup.is_due(folder, DAY)
    other = Machine(folder)
    assert restore.restore(other.book, pack, "restored").put_back == 1
    assert everything(other.opened()) == {promise.id: promise}
    assert backup.pack_of(folder, machine.ms).book == pack.book


def test_a_backup_made_for_another_reason_is_not_the_days(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    backup.make(folder, DAY, here.ms, label="before-restore")
    backup.make(folder, DAY, here.ms, label="schema-0")
    assert backup.is_due(folder, DAY)
    backup.make(folder, DAY, here.ms)
    assert not backup.is_due(folder, DAY)
