"""A home of its own for real processes: a book, a state folder, and nothing of the machine it runs on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cockpit import paths
from cockpit.store import journal, months
from cockpit.store.disk import DiskFolder
from tests.store.builders import Machine, everything

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
COCKPIT = [sys.executable, "-m", "cockpit"]
EXIT_BOOK = 3


class Home:
    """A home of its own for the processes of one test. What a process printed is acknowledged."""

    def __init__(self, path: Path, **more: str) -> None:
        self.path = path
        self.book = path / "book"
        self.folder = DiskFolder(str(self.book))
        self.env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(path),
            "COCKPIT_BOOK": str(self.book),
            "XDG_STATE_HOME": str(path / "state"),
            "XDG_CONFIG_HOME": str(path / "config"),
            "XDG_DATA_HOME": str(path / "data"),
            "LC_ALL": "C.UTF-8",
            **more,
        }

    @property
    def local(self) -> DiskFolder:
        """This machine's own folder for the book."""
        return DiskFolder(paths.local(self.env, str(self.book)))

    def start(self, *words: str, before: tuple[str, ...] = (), **options: Any) -> subprocess.Popen[str]:
        """Start a command, after the words of a program that runs it."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        return subprocess.Popen([*before, *COCKPIT, *words], env=self.env, text=True, cwd=ROOT, **pipes)

    def stream(self, name: str, typed: str) -> tuple[subprocess.Popen[str], Path]:
        """Start capturing many lines; what is printed goes to a file, so that nobody has to drain a pipe."""
        told, given = self.path / f"{name}.out", self.path / f"{name}.in"
        given.write_text(typed)
        with told.open("w") as out, given.open() as lines_in:
            return self.start("add", "--json", "-", stdin=lines_in, stdout=out, stderr=out), told

    def run(
        self, *words: str, before: tuple[str, ...] = (), typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        process = self.start(*words, before=before)
        out, err = process.communicate(typed, timeout=60)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def texts(self) -> list[str]:
        """Return the words of all records, as another process reads them."""
        return [record.text for record in everything(Machine(self.folder).book).values()]

    def ids(self) -> set[str]:
        """Return the ids of all records, as another process reads them."""
        return {str(one) for one in everything(Machine(self.folder).book)}


def acknowledged(out: str) -> list[str]:
    """Return the ids that captures printed; the last one may be cut off. What is told beside them is left out."""
    out = "".join(line for line in out.splitlines(keepends=True) if not line.startswith("cockpit: "))
    try:
        return [str(json.loads(out)["id"])]  # of one capture, over many lines
    except (ValueError, KeyError):
        pass
    ids = []
    for line in out.splitlines():
        try:
            ids.append(str(json.loads(line)["id"]))
        except (ValueError, KeyError, TypeError):
            continue
    return ids


def lines(who: str, number: int) -> str:
    """Return that many lines to capture, no two alike."""
    return "".join(f"todo {who} number {one}\n" for one in range(number))


def each_transaction_has_a_stamp_of_its_own(home: Home) -> None:
    """Fail unless the stamps of the one journal only rise, as those of writers that take turns do."""
    files = [*months.files(home.folder)]
    assert len(files) <= 1, "one machine, two journals"
    changes = [change for file in files for change in journal.changes_in(home.folder, file)[0]]
    ends = [change.at for change in changes if change.is_last]
    assert ends == sorted(set(ends)), "two transactions share a stamp, or one goes back"
    assert {change.at for change in changes} == set(ends)


def no_traceback(*told: str) -> None:
    """Fail where a person would see the insides of the program."""
    for text in told:
        assert "Traceback" not in text


@contextmanager
def small_disk(place: Path, size: str = "64k") -> Iterator[Path]:
    """Mount a disk of that size for as long as the context lasts; skips where that is refused."""
    place.mkdir(exist_ok=True)
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is refused here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
