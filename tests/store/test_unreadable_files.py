"""A cache, a backup or hints that the disk cannot read are told and cost nothing; a journal is mended from backups."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import backup, hints
from cockpit.store.memory import MemoryFolder
from cockpit.store.repair import mend
from cockpit.store.verify import verify
from tests.domain.builders import a_customer, a_todo
from tests.faults.home import EXIT_BOOK, Home
from tests.store.builders import JOURNAL, Machine, everything

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = "2026-11-18"


class BadDisk(MemoryFolder):
    """A disk that cannot read some files, from a byte on; what is written anew lies elsewhere, and reads."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: dict[str, int] = {}

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        found = super().read(name, start, size)
        if name in self.bad and start + len(found) > self.bad[name]:
            raise BookError("The disk failed to read what was kept.", "Check the disk.")
        return found

    def read_around(self, name: str) -> bytes:
        data = self.files[name]
        return data[: self.bad[name]].ljust(len(data), b"\0") if name in self.bad else data

    def replace(self, name: str, data: bytes) -> None:
        super().replace(name, data)
        self.bad.pop(name, None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.run("add", "todo one")
    return home


@pytest.fixture
def here() -> Machine:
    machine = Machine(BadDisk())
    machine.put(a_customer(), a_todo())
    backup.make(machine.folder, DAY, machine.ms)
    machine.compact()
    machine.put(a_todo())
    return machine


def bad(machine: Machine, name: str, since: int = 0) -> None:
    assert isinstance(machine.folder, BadDisk)
    assert machine.folder.size(name)
    machine.folder.bad[name] = since


@pytest.mark.parametrize("name", ["book.json", "hints.json", f"backups/{DAY}.zip"])
def test_what_is_no_journal_hinders_nothing(here: Machine, name: str) -> None:
    before = everything(here.book)
    bad(here, name)
    here.restart()
    assert everything(here.book) == before
    here.put(a_todo(text="goes on"))
    found = verify(here.folder)
    assert any(name in told for told in (*found.wrong, *found.notes))
    backup.make(here.folder, DAY, here.ms)
    assert len(backup.kept(here.folder)) == (2 if "backups" in name else 1)
    mend(here.folder, lambda: here.ms, DAY)
    assert verify(here.folder).wrong == ()
    assert hints.load(here.folder).is_lost is False
    assert len(everything(here.opened())) == len(before) + 1


def test_a_journal_that_cannot_be_read_is_mended_from_backups(here: Machine) -> None:
    before = everything(here.book)
    backup.make(here.folder, "2026-11-17", here.ms)
    bad(here, JOURNAL, 600)
    assert isinstance(here.folder, BadDisk)
    here.folder.files["book.json"] = b""
    with pytest.raises(BookError, match="failed to read what was kept"):
        here.restart()
    mend(here.folder, lambda: here.ms, DAY)
    assert everything(here.opened()) == before
    assert verify(here.folder).wrong == ()


@pytest.mark.parametrize("name", ["book.json", "hints.json", "archive/2020.json"])
def test_a_folder_in_a_files_place_hinders_no_process(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path)
    home.run("add", "todo @acme one")
    home.run("add", "todo @acme two")
    (home.book / name).unlink(missing_ok=True)
    (home.book / name / "in the way").mkdir(parents=True)
    assert home.run("add", "todo @acme three").returncode == 0
    today = home.run("today")
    assert (today.returncode, today.stdout.count("acme:")) == (0, 3)
    told = home.run("verify")
    assert told.returncode in (0, 1)
    assert "Traceback" not in told.stderr
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").stdout.startswith(("Sound", "Note"))
    assert sorted(home.texts()) == ["one", "three", "two"]


def a_link_to_nowhere(place: Path) -> None:
    place.symlink_to(place.parent / "not in" / "its place")


def a_link_to_itself(place: Path) -> None:
    place.symlink_to(place)


def a_file(place: Path) -> None:
    place.write_text("no folder")


def with_one_laid(tmp_path: Path, name: str, lay: Callable[[Path], None]) -> Home:
    """Return a home whose book holds one record, folded, and something odd in the place of a file."""
    home = Home(tmp_path)
    home.run("add", "todo @acme one")
    home.run("verify", "--rebuild")
    place = home.book / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    lay(place)
    return home


@pytest.mark.parametrize("lay", [a_link_to_nowhere, a_link_to_itself, os.mkfifo, os.mkdir])
@pytest.mark.parametrize("name", ["book.json", "hints.json", "archive/2020.json", "backups/2026-11-01.zip"])
def test_whatever_stands_in_the_place_of_a_cache_everything_that_looks_back_works(
    tmp_path: Path, name: str, lay: Callable[[Path], None]
) -> None:
    home = with_one_laid(tmp_path, name, lay)
    for words in (
        ("show", "acme"),
        ("find", "one"),
        ("week",),
        ("people",),
        ("cards",),
        ("log",),
        ("export", "json"),
        ("add", "todo @acme two"),
        ("undo",),
    ):
        done = home.run(*words)
        assert done.returncode == 0, (words, done)
    told = home.run("verify")
    assert told.returncode in (0, 1), told
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").returncode == 0
    assert home.texts() == ["one"]


@pytest.mark.parametrize(
    ("name", "lay", "told"),
    [
        ("backups", a_file, "There is a file where a folder should be. ({place})"),
        ("lock", os.mkdir, "There is a folder where a file should be. ({place})"),
        ("lock", a_link_to_itself, "There is a link that leads to itself. ({place})"),
    ],
)
def test_what_stands_in_the_way_of_writing_is_named_with_what_to_do(
    tmp_path: Path, name: str, lay: Callable[[Path], None], told: str
) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    place = home.book / name
    place.unlink(missing_ok=True)
    lay(place)
    done = home.run("backup")
    assert done.returncode == EXIT_BOOK
    assert told.format(place=place) in done.stderr
    assert "Nothing that was acknowledged is lost" in done.stderr
    assert "Move it away" in done.stderr or "Remove it" in done.stderr


def test_a_link_that_leads_nowhere_on_the_way_to_the_book_is_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    link = tmp_path / "stick"
    a_link_to_nowhere(link)
    home.env["COCKPIT_BOOK"] = str(link / "sales" / "book")
    done = home.run("add", "todo one")
    assert done.returncode == EXIT_BOOK
    assert f"There is a link that leads nowhere. ({link})" in done.stderr


def test_a_failed_read_is_not_called_a_failure_to_keep(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    [path] = home.book.glob("journal/*/*.ndjson")
    path.unlink()
    path.mkdir()
    told = home.run("today")
    assert told.returncode == EXIT_BOOK
    assert "There is a folder where a file should be" in told.stderr
    assert str(path) in told.stderr


@pytest.mark.parametrize("knows", [True, False], ids=["known here", "new here"])
@pytest.mark.parametrize("is_folded", [False, True], ids=["journals alone", "with a snapshot"])
@pytest.mark.parametrize("lay", [a_link_to_nowhere, a_link_to_itself, a_file, os.mkfifo, os.mkdir])
@pytest.mark.parametrize("depth", [1, 2, 3], ids=["all journals", "a machine's", "a month's"])
def test_what_stands_in_the_place_of_journals_never_passes_for_an_empty_book(
    tmp_path: Path, depth: int, lay: Callable[[Path], None], *, is_folded: bool, knows: bool
) -> None:
    if (lay is a_file) == (depth == 3) and lay in (a_file, os.mkdir):
        pytest.skip("that is what belongs there, or an empty folder")
    home = Home(tmp_path)
    home.run("add", "todo one")
    if is_folded:
        home.run("verify", "--rebuild")
    [month] = home.book.glob("journal/*/*.ndjson")
    place = {1: month.parent.parent, 2: month.parent, 3: month}[depth]
    place.rename(tmp_path / "aside")
    lay(place)
    if not knows:
        home.local.remove("known")
    for words in (
        ("today",),
        ("agenda",),
        ("log",),
        ("verify",),
        ("add", "todo two"),
        ("backup",),
        ("undo",),
    ):
        done = home.run(*words)
        assert (done.returncode, done.stdout) == (EXIT_BOOK, ""), (words, done)
        assert str(place) in done.stderr
        assert "Traceback" not in done.stderr
    place.rmdir() if place.is_dir() else place.unlink()
    (tmp_path / "aside").rename(place)
    assert home.texts() == ["one"]


def test_what_anyone_leaves_beside_the_journals_is_nobodys_business(home: Home) -> None:
    for name in (".DS_Store", "read me.txt"):
        (home.book / "journal" / name).write_text("not ours")
        next((home.book / "journal").glob("*/")).joinpath(name).write_text("not ours")
    (home.book / "journal" / ".#lock").symlink_to("someone@elsewhere")
    assert home.run("today").stdout.count("  one  ") == 1
    assert home.run("add", "todo two").returncode == 0
    assert home.run("verify").returncode == 0


@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
@pytest.mark.parametrize("name", ["book.json", "hints.json", "backups/2026-11-01.zip", "damaged/lost"])
def test_a_pipe_or_a_folder_in_the_place_of_a_cache_is_not_waited_for_and_blocks_nothing(
    tmp_path: Path, name: str, lay: Callable[[Path], None]
) -> None:
    home = with_one_laid(tmp_path, name, lay)
    for words in (("today",), ("add", "todo two"), ("undo",), ("backup", "--list"), ("verify", "--rebuild")):
        done = home.run(*words)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), (words, done)
    assert home.texts() == ["one"]


@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
@pytest.mark.parametrize("name", ["known", "device"])
def test_what_is_laid_among_the_machines_own_files_blocks_nothing(
    tmp_path: Path, name: str, lay: Callable[[Path], None]
) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    place = Path(home.local.path) / name
    place.unlink()
    lay(place)
    for words in (("add", "todo two"), ("undo",), ("verify",)):
        assert home.run(*words).returncode == 0, words
    assert home.texts() == ["one"]


def test_a_pipe_in_the_place_of_a_journal_is_told_and_not_waited_for(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    [path] = home.book.glob("journal/*/*.ndjson")
    path.rename(path.with_name("2025-01.ndjson"))
    os.mkfifo(path)
    for words in (("add", "todo two"), ("verify",)):
        done = home.run(*words)
        assert done.returncode == EXIT_BOOK
        assert f"There is a pipe where a file should be. ({path})" in done.stderr
