"""Whatever a disk makes of whole blocks and files is told with the file's name, and what any copy holds comes back."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice
from typing import TYPE_CHECKING

from cockpit.store import backup
from cockpit.store.chain import key_of
from cockpit.store.missing_lines import keys
from cockpit.store.repair import mend
from cockpit.store.verify import verify
from tests.domain.builders import a_customer, a_promise, a_todo
from tests.faults.flipping import folder_of, state_of
from tests.faults.scale import whole
from tests.store.builders import DAY_MS, NOW_MS, Machine, everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = "2026-11-18"
EVERY = whole(1, 5)

Files = dict[str, bytes]


def a_book() -> tuple[Files, str]:
    """Return a book of two machines and two months, backed up, folded and gone on with, and its last stamp."""
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
    backup.make(machine.folder, DAY, machine.ms)
    for number in range(15):
        machine.put(a_todo(text=f"new {number}"))
    machine.put(*(a_todo(text=f"at once again {number}") for number in range(15)), did="a batch")
    at = machine.put(a_todo(text="the last"))
    return dict(machine.folder.files), at  # type: ignore[attr-defined]


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
    """Delete each file but the backup, and swap any two; only a journal's lines are missed."""
    for file in files:
        if not file.startswith("backups/"):
            yield f"deleted {file}", {name: data for name, data in files.items() if name != file}
    for one, other in combinations(sorted(files), 2):
        if not other.startswith("backups/") and not one.startswith("backups/"):
            yield f"swapped {one} and {other}", {**files, one: files[other], other: files[one]}


def kept(files: Files) -> set[object]:
    """Return what tells each line that the journals or the backup still hold from every other."""
    folder = folder_of(files)
    return {
        *keys(folder),
        *(hash(key_of(change)) for pack in backup.packs(folder) for change in pack.changes()),
    }


def tried(
    original: Files, noted: str, some: Iterator[tuple[str, Files]], *, keeps_snapshot: bool
) -> tuple[Counter[str], list[str]]:
    """Try each; return the counts, and what should not have happened."""
    before = everything(Machine(folder_of(original)).book)
    count: Counter[str] = Counter()
    bad: list[str] = []
    for what, files in some:
        count["tried"] += 1
        if not keeps_snapshot:
            files = {name: data for name, data in files.items() if name not in ("book.json", "hints.json")}
        folder, held = folder_of(files), kept(files)
        found = verify(folder, noted)
        is_cache = "journal" not in what  # nothing is lost with it
        count["told"] += bool(found.wrong)
        if not found.wrong and not is_cache:
            bad.append(f"{what}: not told")
        names = [name for name in original if name in what]
        if found.wrong and not any(name in told for name in [*names, "backups/"] for told in found.wrong):
            bad.append(f"{what}: told without a name: {found.wrong[:2]}")
        mend(folder, lambda: NOW_MS + DAY_MS, "2026-11-19", noted)
        if lost := held - keys(folder):
            bad.append(f"{what}: {len(lost)} lines that were held do not come back")
        after = everything(Machine(folder_of(folder.files)).book)
        count["rebuilt whole"] += after == before
        if any(before[one] != record for one, record in after.items()):
            bad.append(f"{what}: a record reads otherwise")
        if wrong := verify(folder, noted).wrong:
            bad.append(f"{what}: mended, it is not sound: {wrong[:2]}")
    return count, bad


def test_what_a_disk_does_to_blocks_and_files_is_told_and_comes_back(told: Callable[[str], None]) -> None:
    files, noted = a_book()
    assert not verify(folder_of(files), noted).wrong
    assert state_of(Machine(folder_of(files)).book.tables)
    for name, makes, every in (
        ("blocks", blocks, whole(1, 11)),
        ("cuts", cuts, EVERY),
        ("files", whole_files, 1),
    ):
        for keeps_snapshot in (True, False):
            some = islice(makes(files), 0, None, every)
            count, bad = tried(files, noted, some, keeps_snapshot=keeps_snapshot)
            told(
                f"{name}, {'with' if keeps_snapshot else 'without'} the snapshot: {count['tried']} tried, "
                f"{count['told']} told, {count['rebuilt whole']} rebuilt to the last record, "
                f"{count['tried'] - count['rebuilt whole']} to the last line that any copy held"
            )
            assert not bad, "\n".join(bad[:20])


def test_blocks_in_each_others_place_are_put_in_their_order() -> None:
    files, noted = a_book()
    for what, changed in blocks(files):
        if what.startswith("swapped 4096 of journal/dev00001/2026-11"):
            folder = folder_of(changed)
            mend(folder, lambda: NOW_MS + DAY_MS, "2026-11-19", noted)
            assert verify(folder, noted).wrong == (), what
