"""Clocks that are set, folders that may not be written, books with two names, of two users, or in a synced folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import journal, location_check, months
from cockpit.store.disk import DiskFolder
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import a_todo
from tests.faults.home import EXIT_BOOK, Home, no_traceback
from tests.faults.hostile import fields, line
from tests.store.builders import NOW_MS, Machine, everything, found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cockpit.store.folder import Folder

NOBODY = 65534
YEAR_MS = 365 * 86_400_000
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may become another user")


def stamps(folder: Folder) -> list[str]:
    """Return the stamps of every transaction, in the order of their files and lines."""
    found = [change.at for file in months.files(folder) for change in journal.changes_in(folder, file)[0]]
    return list(dict.fromkeys(found))


# --- Clocks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "clock",
    [
        [NOW_MS, NOW_MS - 3 * YEAR_MS, NOW_MS + 9 * YEAR_MS, NOW_MS, NOW_MS - 9 * YEAR_MS, 0],
        [0, NOW_MS, -YEAR_MS, NOW_MS],
        [NOW_MS, 253_402_300_799_000, NOW_MS, 10**18, 0],
    ],
    ids=["back and forward", "before 1970", "year 9999 and beyond"],
)
def test_stamps_keep_rising_and_nothing_is_lost_whatever_the_clock_says(clock: list[int]) -> None:
    machine, written = Machine(MemoryFolder()), []
    for number, machine.ms in enumerate(clock):
        todo = a_todo(text=f"number {number}")
        written.append(todo.id)
        machine.put(todo)
        machine.put_over(todo.id, text=f"changed {number}")
        assert {one.id: one.text for one in machine.opened().current.values()}[todo.id] == f"changed {number}"
        machine.restart()
    found = stamps(machine.folder)
    assert found == sorted(found)
    assert len(found) == 2 * len(clock)
    assert set(written) == set(everything(machine.book))
    machine.compact()
    assert not found_wrong(machine.folder)


def test_a_record_that_carries_the_last_stamp_there_is_refuses_a_change_rather_than_lose_it() -> None:
    machine = Machine(MemoryFolder())
    machine.folder.append(
        "journal/peer0001/2286-11.ndjson", line(fields(), at='"9999999999999-ffff-peer0001"')
    )
    machine.restart()
    (found,) = everything(machine.book)
    with pytest.raises(BookError, match="end of time"):
        machine.put_over(found, text="changed")
    machine.put(a_todo(text="still taken"))
    assert {one.text for one in everything(machine.opened()).values()} == {"x", "still taken"}


def test_the_real_clock_set_back_and_forward_by_years_keeps_every_capture_in_order(tmp_path: Path) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("faketime is not installed")
    home = Home(tmp_path)
    lines: list[str] = []
    for when in ("2026-11-18 10:20:00", "2019-02-28 23:59:59", "2033-01-01 00:00:00", "2026-11-18 10:21:00"):
        lines.append(f"call about {when[:4]} of {len(lines)}")
        done = home.run("add", f"todo {lines[-1]}", before=("faketime", when))
        assert done.returncode == 0, done.stderr
        no_traceback(done.stderr)
    assert sorted(home.texts()) == sorted(lines)
    found = stamps(home.folder)
    assert found == sorted(found)
    assert len(found) == len(lines)
    assert home.run("undo").returncode == 0
    assert lines[-1] not in home.texts()
    assert home.run("verify").returncode == 0


# --- One book, two names ---------------------------------------------------------------------------------------


def test_captures_through_a_link_and_through_the_folder_are_one_book(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.run("add", "todo by the folder").returncode == 0
    link = tmp_path / "link"
    link.symlink_to(home.book, target_is_directory=True)
    names = [place for _ in range(4) for place in (link, home.book)]
    writers = [home.start("--book", str(name), "add", f"todo number {one}") for one, name in enumerate(names)]
    for writer in writers:
        _, err = writer.communicate(timeout=60)
        assert writer.returncode == 0, err
    assert len(home.texts()) == 9
    assert len(home.folder.names("journal")) == 1
    (_,) = (tmp_path / "state" / "cockpit").iterdir()
    assert home.run("--book", str(link), "undo").returncode == 0
    assert len(home.texts()) == 8
    assert home.run("verify").returncode == 0


# --- Two users -------------------------------------------------------------------------------------------------


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that every user may look into; pytest's own are closed to all but one."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def give_to(user: int, place: Path) -> None:
    for one in (place, *place.rglob("*")):
        os.chown(one, user, user)


def owners(place: Path) -> set[int]:
    return {one.stat().st_uid for one in (place, *place.rglob("*"))}


def as_nobody(what: Callable[[], str]) -> str:
    """Return what a function says when another user calls it, in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(writer, what().encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as said:
        told = said.read()
    os.waitpid(child, 0)
    return told


def refusal(path: Path) -> str:
    """Return what the user is told who would write to a book there."""
    try:
        with DiskFolder(str(path)).lock():
            return "taken"
    except BookError as error:
        return str(error)


@needs_root
def test_root_is_refused_at_another_users_book_and_leaves_nothing_there(common: Path) -> None:
    home = Home(common)
    assert home.run("add", "todo mine").returncode == 0
    give_to(NOBODY, home.book)
    before = {one: one.read_bytes() for one in home.book.rglob("*") if one.is_file()}
    for words in (["add", "todo not mine"], ["undo"], ["verify", "--rebuild"]):
        done = home.run(*words)
        assert done.returncode == EXIT_BOOK
        assert "nobody's book" in done.stderr
        assert "Run Cockpit as nobody" in done.stderr
        no_traceback(done.stderr)
    assert "mine" in home.run("today").stdout
    assert owners(home.book) == {NOBODY}
    assert {one: one.read_bytes() for one in home.book.rglob("*") if one.is_file()} == before


@needs_root
def test_root_makes_no_book_in_another_users_home(common: Path) -> None:
    os.chown(common, NOBODY, NOBODY)
    told = refusal(common / "data" / "book")
    assert "nobody could not write to" in told
    assert list(common.iterdir()) == []


@needs_root
def test_a_user_is_refused_at_a_book_that_root_left_open_to_all(common: Path) -> None:
    book = common / "book"
    with DiskFolder(str(book)).lock():
        pass
    book.chmod(0o777)
    assert "This is root's book" in as_nobody(lambda: refusal(book))


@needs_root
def test_a_folder_that_may_not_be_written_is_read_and_refuses_with_the_remedy(common: Path) -> None:
    book = common / "book"
    machine = Machine(DiskFolder(str(book)))
    machine.put(a_todo(text="kept"))
    give_to(NOBODY, book)
    for one in (book, *book.rglob("*")):
        one.chmod(0o500 if one.is_dir() else 0o400)

    def told() -> str:
        found = Machine(DiskFolder(str(book)))
        (text,) = [record.text for record in everything(found.book).values()]
        try:
            found.put(a_todo())
        except BookError as error:
            return f"{text}: {error}"
        return "written"

    said = as_nobody(told)
    assert said.startswith("kept: You may not write to the book.")
    assert "Give yourself rights" in said


# --- Folders that a sync client carries ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Acme)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Acme Ltd", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("iCloud Drive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-a@b.c/My Drive", "a sync client"),
    ],
)
def test_a_book_in_a_folder_of_a_sync_clients_name_is_refused(
    tmp_path: Path, folder: str, client: str
) -> None:
    for book in (tmp_path / folder / "book", tmp_path / folder / "deep" / "down" / "book"):
        for made in (False, True):
            if made:
                book.mkdir(parents=True)
            with pytest.raises(BookError, match=f"that {client} carries to other machines") as error:
                location_check.check(str(book))
            assert "cockpit/book" in error.value.remedy
            assert "would lose what one of them wrote" in error.value.what


@pytest.mark.parametrize(
    ("marker", "client"),
    [
        (".dropbox.cache/", "Dropbox"),
        (".stfolder/", "Syncthing"),
        (".stfolder", "Syncthing"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.drivedownload/", "Google Drive"),
    ],
)
def test_a_book_in_a_folder_with_what_a_sync_client_leaves_is_refused(
    tmp_path: Path, marker: str, client: str
) -> None:
    left = tmp_path / "mine" / marker
    left.parent.mkdir()
    if marker.endswith("/"):
        left.mkdir()
    else:
        left.touch()
    for book in (tmp_path / "mine", tmp_path / "mine" / "notes" / "book"):
        book.mkdir(parents=True, exist_ok=True)
        with pytest.raises(BookError, match=f"that {client} carries"):
            location_check.check(str(book))


@pytest.mark.parametrize("database", [".sync_1a2b3c4d5e6f.db", "._sync_1a2b3c4d5e6f.db", ".csync_journal.db"])
def test_a_book_is_not_made_beside_the_database_of_nextcloud(tmp_path: Path, database: str) -> None:
    (tmp_path / database).touch()
    with pytest.raises(BookError, match="that Nextcloud or ownCloud carries"):
        location_check.check(str(tmp_path / "notes" / "book"))


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "book").mkdir(parents=True)
    (tmp_path / "book").symlink_to(tmp_path / "Dropbox" / "book")
    with pytest.raises(BookError, match="that Dropbox carries"):
        location_check.check(str(tmp_path / "book"))


@pytest.mark.parametrize(
    "folder", ["dropbox-notes", "My Dropbox", "OneDriver", "Nextcloud-src", "Library/Notes"]
)
def test_folders_of_other_names_are_nobodys_business(tmp_path: Path, folder: str) -> None:
    (tmp_path / ".dropbox").mkdir()  # Dropbox keeps its settings so in the home folder
    location_check.check(str(tmp_path / folder / "book"))


def test_a_command_at_a_book_in_a_synced_folder_writes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    book = tmp_path / "Dropbox" / "book"
    done = home.run("--book", str(book), "add", "todo call Bo")
    assert done.returncode == EXIT_BOOK
    assert "that Dropbox carries to other machines" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert not book.exists()
    no_traceback(done.stderr)
