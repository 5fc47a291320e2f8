"""`python -m tests.faults.mutants [NUMBER …]`: each safeguard of the store taken away in turn; the tests notice.

A copy of the tree is mutated and the tests that should fail are run on it; one that escapes is told, and the exit code
is 1. Not part of `make test`: it takes minutes. That every mutant still fits the code is tested there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Mutant(NamedTuple):
    """What is taken away, in which file of the store, and the tests that are to notice."""

    what: str
    file: str
    old: str
    new: str
    tests: str


MUTANTS = (
    Mutant(
        "the lock around the first device id",
        "device",
        "with local.lock():",
        "if True:",
        "store/test_safeguards.py",
    ),
    Mutant(
        "the flush of the old month when the month turns",
        "writer",
        "folder.sync(self.file)",
        "pass",
        "store/test_safeguards.py",
    ),
    Mutant(
        "the flush of journals before a backup",
        "backup",
        "settled(folder, local, has_lock=has_lock)",
        "{file: folder.size(file) for file in months.files(folder)}",
        "store/test_safeguards.py",
    ),
    Mutant(
        "reading a backup back",
        "backup",
        "if folder.read(name) != data:",
        "if False:",
        "store/test_safeguards.py",
    ),
    Mutant(
        "making a backup once more where journals were mended meanwhile",
        "backup",
        "for _ in range(_TRIES):",
        "for _ in range(1):",
        "store/test_backup.py",
    ),
    Mutant(
        "clearing the leftover of a failed replace",
        "disk",
        "os.unlink(temporary)",
        "pass",
        "store/test_safeguards.py",
    ),
    Mutant(
        "noting what was acknowledged",
        "writer",
        "known_book.note(self._local, at, self._book)",
        "pass",
        "faults/test_told.py",
    ),
    Mutant(
        "going on from what was acknowledged",
        "writer",
        "is_cut = noted > self._after and",
        "is_cut = False and",
        "faults/test_told.py",
    ),
    Mutant(
        "counting only damage that is no power cut's",
        "chain",
        "sum(not one.is_torn for one in damaged)",
        "len(damaged)",
        "faults/test_told.py store/test_lacking.py",
    ),
    Mutant(
        "judging holes",
        "journal",
        "hole.is_torn = after == before",
        "_ = after == before",
        "faults/test_told.py store/test_lacking.py",
    ),
    Mutant(
        "keeping the only backup of a line",
        "backup",
        "return all(key_of(change) in held for",
        "return any(True for",
        "store/test_lacking.py",
    ),
    Mutant(
        "putting journals where they belong",
        "repair",
        "if is_wrong:",
        "if False:",
        "faults/test_blocks.py",
    ),
    Mutant(
        "putting lines right that come to light among damaged bytes",
        "repair",
        "is_moved = bool(unsound) and",
        "is_moved = False and",
        "store/test_repair.py",
    ),
    Mutant(
        "putting swapped lines in order",
        "patch",
        "if keys == sorted(keys) and",
        "if True or",
        "faults/test_blocks.py",
    ),
    Mutant(
        "waiting no longer than the screen",
        "lock",
        "if PATIENCE.is_leaving():",
        "if False:",
        "faults/test_waiting.py",
    ),
    Mutant("not waiting for pipes", "system_calls", " | os.O_NONBLOCK", "", "store/test_unreadable_files.py"),
    Mutant(
        "closing what others laid open",
        "outside_files",
        "and old.st_uid == os.geteuid()",
        "",
        "store/test_outside.py",
    ),
    Mutant(
        "leaving out what was archived and changed since",
        "history",
        "seen = ids(folder, snapshot.SNAPSHOT)",
        "pass",
        "store/test_past.py",
    ),
    Mutant(
        "an id of its own for a cloned home",
        "device",
        "if machine and machine != _machine():",
        "if False:",
        "faults/test_odd_places.py",
    ),
    Mutant(
        "leaving everybody's folder to everybody",
        "location_check",
        " or mode & _STICKY",
        "",
        "faults/test_odd_places.py",
    ),
    Mutant(
        "keeping what came after a record was let go of",
        "packed",
        "self.later.setdefault(key, []).append(change)",
        "pass",
        "store/test_packed.py",
    ),
    Mutant(
        "comparing with what came later",
        "comparison",
        "for change in later:",
        "for change in ():",
        "store/test_verify.py",
    ),
    Mutant(
        "looking for the last acknowledged change in other folders",
        "known_book",
        "sorted(months.files(folder), key",
        "sorted((one for one in months.files(folder) if one.startswith(own)), key",
        "faults/test_told.py",
    ),
    Mutant(
        "reading around an archive that cannot be read",
        "history",
        "(data := snapshot.cached(",
        "(data := folder.read(",
        "store/test_history.py store/test_past.py",
    ),
    Mutant(
        "judging a hole after the snapshot by what stands before that",
        "journal",
        " or last_whole()",
        "",
        "store/test_journal.py",
    ),
    Mutant(
        "writing to no other book than the known one",
        "writer",
        "known_book.refuse_other(self._folder, self._local)",
        "pass",
        "faults/test_other_book.py",
    ),
    Mutant(
        "knowing no customer of an action that was cut off",
        "unfolded",
        " and sizes[change.at] == change.size",
        "",
        "faults/test_told.py",
    ),
    Mutant(
        "writing no export over the book's own files",
        "outside_files",
        "os.path.samefile(one, place) for one",
        "one == path for one",
        "faults/test_own_files.py",
    ),
    Mutant(
        "the flush of what is folded into a snapshot",
        "compaction",
        "wall_ms(), settled(folder, local))\n",
        "wall_ms(), {one: folder.size(one) for one in snapshot.months.files(folder)})\n",
        "store/test_safeguards.py",
    ),
    Mutant(
        "the flush of what hints are made of",
        "hints_rebuild",
        "settled(folder, local, has_lock=True)",
        "pass",
        "store/test_safeguards.py",
    ),
    Mutant(
        "the flush of another device's lines that one builds upon",
        "transaction",
        "self.book.folder.sync(file)",
        "pass",
        "store/test_safeguards.py",
    ),
    Mutant(
        "learning under the lock",
        "hints",
        "        with folder.lock():\n            hints = load(folder)",
        "        if hints := load(folder):",
        "store/test_safeguards.py",
    ),
    Mutant(
        "keeping what old caches know of a damaged line",
        "compaction",
        "        or contents.is_hurt\n",
        "",
        "store/test_repair.py",
    ),
    Mutant(
        "counting nothing of an action that is not all there",
        "journal",
        "close(is_kept=was_hurt or len(begun) == one.size)",
        "close(is_kept=True)",
        "store/test_journal.py",
    ),
    Mutant(
        "folding one at a time",
        "compaction",
        "with folder.lock_folding():\n        _clear(folder)",
        "if True:\n        _clear(folder)",
        "store/test_safeguards.py",
    ),
    Mutant(
        "passing over the snapshot of another book",
        "snapshot",
        " and not (folder is not None and is_of_another(folder, meta))",
        "",
        "faults/test_other_book.py",
    ),
    Mutant(
        "telling an archive that this book made from one of another",
        "compaction",
        "snapshot.write(folder, name, rows, {}, book=book)",
        "snapshot.write(folder, name, rows, {})",
        "faults/test_other_book.py",
    ),
    Mutant(
        "telling a snapshot by a place that its journals hold",
        "snapshot",
        "end and not journal.is_put_back(folder, file, (end, mark))",
        "end and folder.size(file)",
        "faults/test_other_book.py",
    ),
    Mutant(
        "passing over the hints of another book",
        "hints",
        "if not all(folder.size(file) for file, end in folded.items() if end):",
        "if False:",
        "faults/test_other_book.py",
    ),
    Mutant(
        "writing again what a failed flush left, where a process begins",
        "writer",
        "self._folder.scribble(self.file, data, start)",
        "pass",
        "faults/test_power_loss.py",
    ),
    Mutant(
        "writing again what a failed flush left, before a snapshot or a backup is made of it",
        "unacknowledged",
        "folder.sync(file, data, start)",
        "pass",
        "faults/test_power_loss.py",
    ),
    Mutant(
        "making sure of a book before it is remembered",
        "unacknowledged",
        "settled(folder, local)  # a book",
        "pass  # a book",
        "store/test_safeguards.py",
    ),
    Mutant(
        "writing again what another process wrote since, whose flush may fail",
        "writer",
        "self._folder.scribble(self.file, added, self._end)",
        "pass",
        "faults/test_power_loss.py",
    ),
)


def mutated(mutant: Mutant, root: Path) -> None:
    """Take the safeguard away from a copy of the tree."""
    place = root / "cockpit" / "store" / f"{mutant.file}.py"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(mutant.old, mutant.new, 1), encoding="utf-8")


def is_caught(mutant: Mutant) -> bool:
    """Tell whether its tests fail without it."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("cockpit", "widgets", "themes", "tests", "benchmarks", "docs"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", root)
        mutated(mutant, root)
        tests = [f"tests/{one}" for one in mutant.tests.split()]
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=900)
        if done.returncode not in (0, 1):  # no test ran at all
            raise RuntimeError(done.stdout)
        return done.returncode == 1


def main() -> int:
    """Try those of the given numbers, or all; return 1 where any escapes."""
    wanted = {int(one) for one in sys.argv[1:]} or set(range(1, len(MUTANTS) + 1))
    escaped = 0
    for number, mutant in enumerate(MUTANTS, 1):
        if number in wanted:
            caught = is_caught(mutant)
            escaped += not caught
            print(
                f"{number:>3}  {'caught ' if caught else 'ESCAPED'}  {mutant.what}  ({mutant.tests})",
                flush=True,
            )
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main())
