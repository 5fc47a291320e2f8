"""Whatever a disk makes of whole blocks and files is told with the file's name, and a backup brings all of it back."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from cockpit.store import backup
from cockpit.store.repair import mend
from cockpit.store.verify import verify
from tests.domain.builders import a_customer, a_promise, a_todo
from tests.faults.flipping import folder_of, state_of
from tests.faults.scale import whole
from tests.store.builders import DAY_MS, NOW_MS, Machine, everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = "2026-11-18"
EVERY = whole(1, 3)

Files = dict[str, bytes]


def a_book() -> Files:
    """Return a book of two machines and two months, backed up, folded, and gone on with."""
    machine = Machine(folder_of({}), ms=NOW_MS - 30 * DAY_MS)
    other = Machine(machine.folder, "dev00002", ms=NOW_MS - 30 * DAY_MS)
    for number in range(60):
        machine.put(a_todo(text=f"old {number}"), did=f"captured old {number}")
        if number % 5 == 0:
            other.put(a_promise(text=f"theirs {number}"), a_customer())
        machine.ms += DAY_MS // 2
        other.ms = machine.ms
    machine.compact()
    machine.put(*(a_todo(text=f"at once {number}") for number in range(20)), did="a batch")
    for number in range(20):
        machine.put(a_todo(text=f"new {number}"))
    backup.make(machine.folder, DAY, machine.ms)
    return dict(machine.folder.files)  # type: ignore[attr-defined]


def zeroed(data: bytes, start: int, size: int) -> bytes:
    return data[:start] + b"\0" * len(data[start : start + size]) + data[start + size :]


def dropped(data: bytes, start: int, size: int) -> bytes:
    return data[:start] + data[start + size :]


def doubled(data: bytes, start: int, size: int) -> bytes:
    return data[: start + size] + data[start : start + size] + data[start + size :]


def swapped(data: bytes, start: int, size: int) -> bytes:
    one, other = data[start : start + size], data[start + size : start + 2 * size]
    return data[:start] + other + one + data[start + 2 * size :]


BLOCKS: tuple[Callable[[bytes, int, int], bytes], ...] = (zeroed, dropped, doubled, swapped)


def blocks(files: Files) -> Iterator[tuple[str, Files]]:
    for file, data in files.items():
        if not file.startswith("journal/"):
            continue
        for size in (512, 4096):
            for start in range(0, len(data), size):
                for harm in BLOCKS:
                    changed = harm(data, start, size)
                    if changed != data:
                        yield f"{harm.__name__} {size} of {file} at {start}", {**files, file: changed}


def cuts(files: Files) -> Iterator[tuple[str, Files]]:
    for file, data in files.items():
        if file.startswith("journal/"):
            place = 0
            for line in data.splitlines(keepends=True)[:-1]:
                place += len(line)
                yield f"cut {file} after {place}", {**files, file: data[:place]}


def whole_files(files: Files) -> Iterator[tuple[str, Files]]:
    for file in files:
        if not file.startswith("backups/"):
            yield f"deleted {file}", {name: data for name, data in files.items() if name != file}
    journals = [file for file in files if file.startswith("journal/")]
    for one in journals:
        for other in journals:
            if one < other:
                yield f"swapped {one} and {other}", {**files, one: files[other], other: files[one]}


def tried(
    original: Files, some: Iterator[tuple[str, Files]], *, keeps_snapshot: bool
) -> tuple[Counter[str], list[str]]:
    """Try each; return the counts, and what should not have happened."""
    before = everything(Machine(folder_of(original)).book)
    count: Counter[str] = Counter()
    bad: list[str] = []
    for what, files in some:
        count["tried"] += 1
        if not keeps_snapshot:
            files = {name: data for name, data in files.items() if name not in ("book.json", "hints.json")}
        folder = folder_of(files)
        found = verify(folder)
        is_cache = what.startswith("deleted") and "journal" not in what
        file = next((name for name in original if name in what), "")
        if found.wrong:
            count["told"] += 1
        elif not is_cache:
            bad.append(f"{what}: not told")
            continue
        if found.wrong and not any(file in told or "backups/" in told for told in found.wrong):
            bad.append(f"{what}: told without a name: {found.wrong[:2]}")
        mend(folder, lambda: NOW_MS, "2026-11-19")
        after = everything(Machine(folder_of(folder.files)).book)
        if after != before:
            bad.append(f"{what}: {len(before.keys() - after.keys())} records do not come back")
        count["rebuilt"] += after == before
        count["sound after"] += not verify(folder).wrong
    return count, bad


def test_what_a_disk_does_to_blocks_and_files_is_told_and_comes_back(told: Callable[[str], None]) -> None:
    files = a_book()
    assert not verify(folder_of(files)).wrong
    assert state_of(Machine(folder_of(files)).book.tables)
    for name, makes, every in (
        ("blocks", blocks, EVERY * 2),
        ("cuts", cuts, EVERY),
        ("files", whole_files, 1),
    ):
        for keeps_snapshot in (True, False):
            some = islice(makes(files), 0, None, every)
            count, bad = tried(files, some, keeps_snapshot=keeps_snapshot)
            told(
                f"{name}, {'with' if keeps_snapshot else 'without'} the snapshot: {count['tried']} tried, "
                f"{count['told']} told, {count['rebuilt']} rebuilt, {count['sound after']} sound after"
            )
            assert not bad, "\n".join(bad[:20])
