"""Mending brings back what anything still knows, keeps every byte it cannot read, and leaves a sound book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cockpit.errors import BookError
from cockpit.store import backup, codec, journal, months, repair, snapshot
from cockpit.store.disk import DiskFolder
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.undo import actions
from cockpit.store.verify import verify
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_note, a_promise, a_todo
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
    from pathlib import Path

    from cockpit.domain.entry import Entry
    from cockpit.store.folder import Folder
    from cockpit.store.repair import Mended

DAY, NEXT_DAY = "2026-11-18", "2026-11-19"


def mend(machine: Machine, day: str = NEXT_DAY) -> Mended:
    return repair.mend(machine.folder, lambda: machine.ms, day)


def a_life(folder: Folder | None = None) -> Machine:
    """A book of several transactions, one of them of three lines."""
    machine = Machine(folder or MemoryFolder())
    promise = a_promise()
    machine.put(promise, a_customer(), did="first")
    machine.put(a_todo(), a_todo(text="call the bank"), a_todo(), did="three at once")
    machine.put(promise.deliver(NOW), did="delivered")
    machine.put(a_todo(text="last"), did="last")
    return machine


def damage(machine: Machine, start: int, raw: bytes, file: str = JOURNAL) -> None:
    data = machine.folder.read(file)
    machine.folder.replace(file, data[:start] + raw + data[start + len(raw) :])
    machine.restart()


def line_at(machine: Machine, number: int) -> int:
    """The offset of a line of the journal, counted from 0."""
    lines = machine.folder.read(JOURNAL).splitlines(keepends=True)
    return sum(map(len, lines[:number]))


def known(machine: Machine) -> dict[int, Entry]:
    """What the journals alone say."""
    folder = MemoryFolder()
    for file in months.files(machine.folder):
        folder.files[file] = machine.folder.read(file)
    return everything(Machine(folder).book)


def test_a_sound_book_is_left_as_it_is(folder: Folder) -> None:
    machine = a_life(folder)
    before = folder.read(JOURNAL)
    found = mend(machine)
    assert found == repair.Mended(aside=(), put_back=0, regained=0, lost=(), removed=(), saved_as=NEXT_DAY)
    assert folder.read(JOURNAL) == before
    assert list(months.files(folder)) == [JOURNAL]
    assert verify(folder).wrong == verify(folder).notes == ()


@pytest.mark.parametrize("number", range(8))
def test_a_damaged_line_that_a_backup_has_stands_where_it_stood(folder: Folder, number: int) -> None:
    machine = a_life(folder)
    sound = folder.read(JOURNAL)
    backup.make(folder, DAY, machine.ms)
    machine.put(a_todo(text="after the backup"))
    after = folder.read(JOURNAL)
    damage(machine, line_at(machine, number) + 40, b"#")
    assert verify(folder).wrong
    found = mend(machine)
    assert folder.read(JOURNAL) == after
    assert (found.put_back, found.regained, found.lost) == (1, 0, ())
    assert len(found.aside) == 1
    aside = folder.read(found.aside[0])
    assert (
        aside.replace(b"#", b"")
        in sound[: line_at(machine, number) + 40] + sound[line_at(machine, number) + 41 :]
    )
    assert found.saved_as == NEXT_DAY
    assert not verify(folder).wrong


def test_what_is_put_aside_is_named_for_where_it_was_and_its_owners_alone(tmp_path: Path) -> None:
    machine = a_life(DiskFolder(str(tmp_path / "book")))
    start = line_at(machine, 3)
    damage(machine, start + 3, b"\xff\xfe")
    mend(machine)
    path = tmp_path / "book" / "damaged" / f"dev00001-2026-11-{start}"
    assert b"\xff\xfe" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert any(f"damaged/{path.name}" in note for note in verify(machine.folder).notes)


@pytest.mark.parametrize("number", range(8))
def test_without_a_backup_the_other_lines_stay_and_the_journal_keeps_its_length(number: int) -> None:
    machine = a_life()
    size = machine.folder.size(JOURNAL)
    damage(machine, line_at(machine, number) + 40, b"#")
    before = known(machine)
    found = mend(machine)
    assert machine.folder.size(JOURNAL) == size
    assert known(machine) == everything(machine.opened()) == before
    assert len(found.lost) == 1
    assert f"{JOURNAL}, byte {line_at(machine, number)}, line {number + 1}" in found.lost[0]
    assert [wrong for wrong in verify(machine.folder).wrong if "damaged" in wrong or "differ" in wrong] == []


def test_what_is_lost_for_good_is_told_as_far_as_its_bytes_say(folder: Folder) -> None:
    machine = a_life(folder)
    todo = next(record for record in machine.book.current.values() if record.text == "last")
    damage(machine, folder.size(JOURNAL) - 8, b"#")
    [lost] = mend(machine).lost
    assert f"todo {todo.id}" in lost
    assert "“last”" in lost
    assert "2026-11-18" in lost or "2026-11" in lost


def test_a_transaction_whose_end_is_lost_keeps_what_is_left_of_it() -> None:
    machine = a_life()
    damage(machine, line_at(machine, 5) + 40, b"#")
    before = known(machine)
    assert sum(record.text in ("book a room", "call the bank") for record in before.values()) == 2
    mend(machine)
    assert known(machine) == before
    machine.restart()
    machine.put(a_todo())
    assert machine.undo().did == "put"


def test_a_transaction_of_ten_lines_whose_end_is_lost_keeps_nine() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="zero"))
    machine.put(*(a_todo(text=str(number)) for number in range(10)))
    damage(machine, machine.folder.size(JOURNAL) - 30, b"#")
    size = machine.folder.size(JOURNAL)
    mend(machine)
    assert machine.folder.size(JOURNAL) == size
    assert len(known(machine)) == 10


def test_a_transaction_that_was_cut_off_stays_unacknowledged() -> None:
    machine = a_life()
    before = known(machine)
    data = machine.folder.read(JOURNAL)
    machine.put(a_todo(), a_todo())
    cut = machine.folder.read(JOURNAL)[: line_at(machine, 9) - 5]
    machine.folder.replace(JOURNAL, cut)
    machine.restart()
    found = mend(machine)
    assert (found.aside, found.lost) == ((), ())
    assert machine.folder.read(JOURNAL) == cut
    assert known(machine) == before
    assert cut.startswith(data)


@pytest.mark.parametrize("has_backup", [False, True])
def test_a_damaged_end_of_line_costs_nothing(has_backup: bool) -> None:
    machine = a_life()
    before, data = known(machine), machine.folder.read(JOURNAL)
    if has_backup:
        backup.make(machine.folder, DAY, machine.ms)
    for number in range(1, 8):
        damage(machine, line_at(machine, 1) - 1, b"#")
        assert verify(machine.folder).wrong
        found = mend(machine, f"2026-12-{number:02d}")
        assert found.lost == ()
        assert known(machine) == before
        assert machine.folder.read(JOURNAL) == data
        assert not verify(machine.folder).wrong


@pytest.mark.parametrize("has_backup", [False, True])
def test_lines_that_come_to_light_among_damaged_bytes_stand_once_and_in_their_month(
    has_backup: bool,
) -> None:
    """As where a power cut leaves what lay on the disk before: parts of this file, of another, of neither."""
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="of November"), a_todo(text="too"))
    machine.ms += 20 * DAY_MS
    machine.put(a_todo(text="of December"))
    if has_backup:
        backup.make(machine.folder, "2026-12-08", machine.ms)
    before = known(machine)
    lines = machine.folder.read(JOURNAL).splitlines(keepends=True)[:2]
    december = JOURNAL.replace("2026-11", "2026-12")
    stray = b"?????? " + b"".join(lines) + b"?????? " + machine.folder.read(december)
    machine.folder.append(JOURNAL, stray)()
    machine.restart()
    assert verify(machine.folder).wrong
    mend(machine, "2026-12-09")
    machine.restart()
    assert verify(machine.folder).wrong == ()
    assert known(machine) == before


def test_two_damages_at_one_place_are_both_kept() -> None:
    machine = a_life()
    backup.make(machine.folder, DAY, machine.ms)
    start = line_at(machine, 3)
    for raw in (b"#", b"%"):
        damage(machine, start + 9, raw)
        mend(machine)
    assert machine.folder.names("damaged") == [f"dev00001-2026-11-{start}", f"dev00001-2026-11-{start}-2"]


def test_what_the_snapshot_still_knows_is_regained_under_its_own_stamp(folder: Folder) -> None:
    machine = a_life(folder)
    machine.compact()
    before = known(machine)
    stamps = {action.at: action.did for action in actions(machine.book)}
    for number in (0, 1, 3, 6, 7):
        damage(machine, line_at(machine, number) + 40, b"#")
    assert known(machine) != before
    found = mend(machine)
    assert known(machine) == everything(machine.opened()) == before
    assert found.regained
    assert found.lost == ()
    assert not verify(folder).wrong
    assert {action.at for action in actions(machine.opened())} == set(stamps)
    assert next(actions(machine.opened())).at == max(stamps)


@pytest.mark.parametrize("is_gone", [False, True])
@pytest.mark.parametrize("source", ["snapshot", "backup"])
def test_a_journal_cut_short_or_gone_is_regained(source: str, is_gone: bool) -> None:
    machine = a_life()
    machine.put(a_delivered_promise(id=a_past_id(400)).close(NOW, skip=True))
    before = known(machine)
    if source == "snapshot":
        machine.ms += 100 * DAY_MS  # so that some of it lies in the archive
        machine.compact()
    else:
        backup.make(machine.folder, DAY, machine.ms)
    other = Machine(machine.folder, "dev00002")
    other.put(a_todo(text="another device"))
    data = machine.folder.read(JOURNAL)
    machine.folder.replace(JOURNAL, b"" if is_gone else data[: line_at(machine, 2)])
    machine.restart()
    if source == "snapshot":
        assert any("shorter" in wrong for wrong in verify(machine.folder).wrong)
    assert mend(machine).regained
    after = known(machine)
    assert {one: after[one] for one in before} == before
    assert not verify(machine.folder).wrong
    assert mend(machine).regained == 0


def test_what_was_deleted_later_stays_deleted_though_older_lines_are_regained() -> None:
    machine = Machine(MemoryFolder())
    todo = a_todo()
    machine.put(todo)
    machine.put(todo.replace(text="changed"))
    machine.put(todo.replace(text="changed", deleted=True))
    machine.compact()
    damage(machine, line_at(machine, 0) + 40, b"#")
    damage(machine, line_at(machine, 2) + 40, b"#")
    mend(machine)
    assert known(machine) == everything(machine.opened()) == {}
    assert not verify(machine.folder).wrong


def test_what_was_revived_stays_alive_though_its_deletion_is_regained() -> None:
    machine = Machine(MemoryFolder())
    todo = a_todo()
    machine.put(todo)
    machine.put(todo.replace(deleted=True))
    machine.ms += 1
    append(machine.folder, "dev00002", machine.ms, [Change("todo", todo.id, {"text": "revived"})])
    machine.restart()
    machine.compact()
    damage(machine, line_at(machine, 2) + 40, b"#")
    mend(machine)
    assert [record.text for record in known(machine).values()] == ["revived"]
    assert not verify(machine.folder).wrong


def test_another_books_backup_among_ours_is_not_asked() -> None:
    other, machine = a_life(), a_life()
    machine.folder.replace(f"backups/{DAY}.zip", other.folder.read(backup.make(other.folder, DAY, 0).name))
    damage(machine, line_at(machine, 3) + 40, b"#")
    before = known(machine)
    mend(machine)
    assert known(machine) == before


def test_what_killed_processes_left_is_removed(tmp_path: Path) -> None:
    machine = a_life(DiskFolder(str(tmp_path / "book")))
    backup.make(machine.folder, DAY, machine.ms)
    left = ["book.json.7.new", "journal/dev00001/2026-11.ndjson.7.new", f"backups/{DAY}.zip.7.new"]
    for name in left:
        (tmp_path / "book" / name).write_bytes(b"half")
    assert sum(name in note for note in verify(machine.folder).notes for name in left) == 3
    assert sorted(mend(machine).removed) == sorted(left)
    assert list((tmp_path / "book").rglob("*.new")) == []
    assert verify(machine.folder).notes == ()


def test_a_disk_that_fails_anywhere_loses_nothing_and_mending_goes_on_from_there() -> None:
    def a_damaged_life() -> tuple[FailingFolder, Machine, dict[int, Entry]]:
        folder = FailingFolder()
        machine = a_life(folder)
        backup.make(folder, DAY, machine.ms)
        machine.put(a_todo(text="folded only"))
        machine.compact()
        before = known(machine)
        for number in (1, 3, 8):
            damage(machine, line_at(machine, number) + 40, b"#")
        return folder, machine, before

    for step in range(500):
        folder, machine, before = a_damaged_life()
        folder.arm(step)
        try:
            mend(machine)
        except BookError:
            folder.arm(-1)
            machine.restart()
            mend(machine)
            assert known(machine) == everything(machine.opened()) == before
            assert not verify(folder).wrong
            continue
        break
    else:
        pytest.fail("it never came to an end")
    assert step > 20


spots = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=300)), min_size=1, max_size=5)


@settings(max_examples=200)
@given(spots, st.booleans(), st.booleans())
@example([(0.0, b"\0"), (0.76171875, b"\0")], False, False)  # the brace of a last line
def test_any_damage_is_mended_and_with_a_backup_nothing_is_lost(
    spots: list[tuple[float, bytes]], has_backup: bool, is_folded: bool
) -> None:
    machine = a_life()
    data, before = machine.folder.read(JOURNAL), known(machine)
    if has_backup:
        backup.make(machine.folder, DAY, machine.ms)
    if is_folded:
        machine.compact()
    for place, raw in spots:
        start = int(place * (len(data) - 1))
        damage(machine, start, raw[: len(data) - start])
    left, damaged = known(machine), machine.folder.read(JOURNAL)
    found = mend(machine)
    after = known(machine)
    assert machine.folder.size(JOURNAL) == len(data)
    assert not [wrong for wrong in verify(machine.folder).wrong if "damaged" in wrong or "differ" in wrong]
    if has_backup or is_folded:
        assert after == before
    else:
        assert after.keys() >= left.keys()
    assert everything(machine.opened()) == after
    for name in found.aside:
        assert machine.folder.read(name) in damaged
    tables = snapshot.from_journals(machine.folder).tables
    assert set(tables) <= codec.TABLES | {journal.BOOK}
    machine.restart()
    machine.put(a_todo())
    assert not [wrong for wrong in verify(machine.folder).wrong if "damaged" in wrong or "differ" in wrong]


@pytest.mark.parametrize("fold_first", [False, True])
def test_a_lost_line_is_told_though_another_of_its_transaction_is_known(fold_first: bool) -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="the precious parcel"), a_customer(), did="captured")
    data = machine.folder.read(JOURNAL)
    damage(machine, data.index(b"precious"), b"q")
    if fold_first:
        machine.compact()
    mended = mend(machine)
    assert [told for told in mended.lost if "a change of todo" in told]


def test_folding_keeps_what_only_the_old_caches_know_until_it_is_mended() -> None:
    for is_cut in (False, True):
        machine = Machine(MemoryFolder())
        note = a_note(id=a_past_id(0, 555), text="the precious note", done_at=NOW)
        machine.put(a_promise())
        machine.put(note)
        machine.ms += 100 * DAY_MS
        machine.compact()
        assert "archive/2026.json" in set(snapshot.archives(machine.folder))
        data = machine.folder.read(JOURNAL)
        if is_cut:
            machine.folder.replace(JOURNAL, data[: data.rindex(b"\n", 0, data.index(b"precious")) + 1])
        else:
            damage(machine, data.index(b"precious"), b"q")
        machine.folder.replace("book.json", machine.folder.read("book.json")[:-40])
        machine.restart()
        machine.put(a_todo())
        machine.compact()
        machine.restart()
        assert note.id in everything(machine.book)
        assert verify(machine.folder).wrong
        mend(machine, "2027-03-01")
        machine.restart()
        assert everything(machine.book)[note.id] == note
        assert not found_wrong(machine.folder)


def test_a_damaged_archive_does_not_cost_what_only_the_snapshot_knows() -> None:
    """A line of the journal is damaged too, so that the journals do not tell all that the archive held."""
    machine = Machine(MemoryFolder())
    machine.put(a_note(id=a_past_id(0, 555), text="long over", done_at=NOW))
    machine.ms += 100 * DAY_MS
    promise = a_promise(text="precious")
    machine.put(promise)
    machine.compact()
    [archive] = snapshot.archives(machine.folder)
    place = f"journal/{machine.device}/2027-02.ndjson"
    data = machine.folder.read(place)
    machine.folder.replace(place, data.replace(b"precious", b"qrecious"))
    machine.folder.replace(archive, machine.folder.read(archive)[:-40])
    machine.put(a_todo())
    machine.rebuild()
    machine.restart()
    assert everything(machine.book)[promise.id] == promise
    mend(machine, "2027-03-01")
    machine.restart()
    assert everything(machine.book)[promise.id] == promise
    assert not found_wrong(machine.folder)


def test_what_only_the_archive_knows_is_wrong_without_a_snapshot_too() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_note(id=a_past_id(0, 555), text="the precious note", done_at=NOW))
    machine.ms += 100 * DAY_MS
    machine.compact()
    machine.folder.remove("book.json")
    assert not verify(machine.folder).wrong
    machine.folder.remove(JOURNAL)
    assert "the journals know less" in " ".join(verify(machine.folder).wrong)
    mend(machine, "2027-03-01")
    machine.restart()
    assert [record.text for record in everything(machine.book).values()] == ["the precious note"]
    assert not verify(machine.folder).wrong
