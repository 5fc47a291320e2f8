"""Lines that were acknowledged and are gone are told, whatever took them, and come back from whatever holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.store import backup, journal, months
from cockpit.store.memory import MemoryFolder
from cockpit.store.missing_lines import lacking
from cockpit.store.repair import mend as mend_book
from cockpit.store.verify import verify
from tests.domain.builders import a_customer, a_promise, a_todo
from tests.store.builders import DAY_MS, JOURNAL, Machine, everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.folder import Folder
    from cockpit.store.repair import Mended

DAY = "2026-11-18"


def day(number: int) -> str:
    return f"2026-11-{number:02d}"


def mend(machine: Machine) -> Mended:
    found = mend_book(machine.folder, lambda: machine.ms, DAY)
    machine.restart()
    return found


@pytest.fixture
def long(here: Machine) -> Machine:
    """A journal of a hundred lines, never folded."""
    here.put(a_customer())
    for number in range(99):
        here.put(a_todo(text=f"number {number}"), did=f"captured {number}")
        here.ms += 60_000
    return here


def hole(data: bytes) -> bytes:
    return data[:8192] + b"\0" * 4096 + data[12288:]


def cut(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:70])


def without(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join([*lines[:40], *lines[50:]])


def gone(_data: bytes) -> bytes:
    return b""


LOSSES = [hole, cut, without, gone]


@pytest.mark.parametrize("lose", LOSSES)
def test_what_only_a_backup_holds_is_wrong_and_comes_back_as_it_was(
    long: Machine, lose: Callable[[bytes], bytes]
) -> None:
    made = backup.make(long.folder, DAY, long.ms)
    data, before = long.folder.read(JOURNAL), everything(long.book)
    long.folder.replace(JOURNAL, lose(data))
    [told] = [one for one in verify(long.folder).wrong if "that the journals lack" in one]
    assert told.startswith(f"{made.name} holds ")
    assert "`cockpit verify --rebuild` puts back" in told
    mend(long)
    assert verify(long.folder).wrong == ()
    assert everything(long.book) == before
    assert list(lacking(long.folder)) == []
    actions = [change.did for change in journal_changes(long.folder) if change.did]
    assert sorted(actions) == sorted(["put", *(f"captured {number}" for number in range(99))])
    assert mend(long).regained == 0


def journal_changes(folder: Folder) -> list[journal.Change]:
    return [change for file in months.files(folder) for change in journal.changes_in(folder, file)[0]]


@pytest.mark.parametrize("lose", [hole, without])
def test_without_any_backup_lines_that_are_gone_amid_a_journal_are_wrong(
    long: Machine, lose: Callable[[bytes], bytes]
) -> None:
    long.folder.replace(JOURNAL, lose(long.folder.read(JOURNAL)))
    assert any("damaged line" in one or "lacks lines" in one for one in verify(long.folder).wrong)


def test_lines_that_are_gone_out_of_a_batch_are_wrong_though_nothing_is_damaged(here: Machine) -> None:
    here.put(*(a_todo(text=f"at once {number}") for number in range(9)))
    here.put(a_todo(text="next"))
    lines = here.folder.read(JOURNAL).splitlines(keepends=True)
    here.folder.replace(JOURNAL, b"".join([*lines[:3], *lines[6:]]))
    [told] = verify(here.folder).wrong
    assert "lacks lines that were written" in told
    [lost] = mend(here).lost
    assert "lines that were written, up to the one of" in lost
    assert verify(here.folder).wrong == ()


def test_a_month_that_is_gone_is_told_by_the_next(here: Machine) -> None:
    here.put(a_todo())
    here.ms += 30 * DAY_MS
    here.put(a_todo())
    here.folder.replace(JOURNAL, b"")
    [told] = verify(here.folder).wrong
    assert "lacks lines that were written" in told


def test_files_in_each_others_place_are_told(here: Machine) -> None:
    here.put(a_todo())
    here.ms += 30 * DAY_MS
    here.put(a_todo())
    december = f"journal/dev00001/{here.folder.names('journal/dev00001')[-1]}"
    one, other = here.folder.read(JOURNAL), here.folder.read(december)
    here.folder.replace(JOURNAL, other)
    here.folder.replace(december, one)
    wrong = " ".join(verify(here.folder).wrong)
    assert f"{JOURNAL} holds" in wrong
    assert f"{december} holds" in wrong


@pytest.mark.parametrize("size", [512, 4096])
def test_a_hole_that_a_power_cut_left_is_no_damage_whoever_wrote_next(here: Machine, size: int) -> None:
    for number in range(40):
        here.put(a_todo(text=f"number {number}"))
    sound = here.folder.read(JOURNAL)
    here.put(a_todo(text="x" * 2 * size))
    holed = bytearray(here.folder.read(JOURNAL))
    start = (len(sound) // size + 1) * size
    holed[start : start + size] = b"\0" * size
    assert holed[start + size :].strip(b"\n")  # the rest of the line reached the disk
    here.folder.replace(JOURNAL, bytes(holed))
    after = Machine(here.folder, ms=here.ms + 60_000)
    after.put(a_promise(customer=None))
    found = verify(here.folder)
    assert found.wrong == ()
    assert [note for note in found.notes if "never acknowledged" in note]


def test_a_backup_that_holds_more_than_the_newest_is_never_rotated_out(long: Machine) -> None:
    good = backup.make(long.folder, day(1), long.ms).name
    long.folder.replace(JOURNAL, cut(long.folder.read(JOURNAL)))
    for number in range(2, 20):
        backup.make(long.folder, day(number), long.ms)
    left = long.folder.names("backups")
    assert len(left) == backup.MOST_DAYS + 1
    assert good.removeprefix("backups/") in left
    mend(long)
    backup.make(long.folder, day(20), long.ms)
    assert good.removeprefix("backups/") not in long.folder.names("backups")
    assert verify(long.folder).wrong == ()


def test_days_to_come_and_backups_made_for_another_reason_push_no_day_out(
    folder: Folder, here: Machine
) -> None:
    here.put(a_todo())
    for number in range(1, 11):
        backup.make(folder, day(number), here.ms)
    for number in range(1, 6):
        folder.replace(f"backups/2031-01-0{number}.zip", folder.read(f"backups/{day(9)}.zip"))
        backup.make(folder, day(10 + number), here.ms, label="before-restore")
    daily = [name for name in folder.names("backups") if len(name) == len("2026-11-21.zip")]
    assert [name for name in daily if name < "2030"] == [f"{day(number)}.zip" for number in range(1, 11)]
    backup.make(folder, day(16), here.ms)
    assert f"{day(1)}.zip" not in folder.names("backups")
    assert f"{day(2)}.zip" in folder.names("backups")


def test_another_books_backup_is_not_this_ones(here: Machine) -> None:
    other = Machine(MemoryFolder())
    other.put(a_todo())
    backup.make(other.folder, DAY, other.ms)
    here.put(a_todo())
    here.folder.replace(f"backups/{DAY}.zip", other.folder.read(f"backups/{DAY}.zip"))
    assert list(lacking(here.folder)) == []
    assert verify(here.folder).wrong == ()
