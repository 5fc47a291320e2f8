"""A disk that goes while the book on it is open, or is not in when a process comes, is told and costs nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.faults.home import EXIT_BOOK, Home, small_disk

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.store.book import Book


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def drafts(home: Home) -> str:
    return home.local.read("drafts").decode()


def test_the_first_capture_says_that_it_made_a_book_and_no_later_one(home: Home) -> None:
    assert f"this made a new book: {home.book}" in home.run("add", "todo one").stderr
    assert home.run("add", "todo two").stderr == ""


@pytest.mark.parametrize("how", ["moved", "removed", "emptied"])
def test_a_book_that_is_gone_is_told_by_every_command_and_no_new_one_is_made(home: Home, how: str) -> None:
    home.run("add", "todo one")
    if how == "moved":
        home.book.rename(home.path / "elsewhere")
    else:
        shutil.rmtree(home.book)
    if how == "emptied":
        home.book.mkdir()
    for words in (
        ("add", "todo two"),
        ("today",),
        ("verify",),
        ("do", "T123", "done"),
        ("backup",),
        ("demo",),
        ("demo", "--fresh"),
    ):
        done = home.run(*words)
        assert done.returncode == EXIT_BOOK, (words, done)
        assert "is gone: it was there before" in done.stderr
        assert "Is its disk in" in done.stderr
        assert "Traceback" not in done.stderr
    assert "todo two" in drafts(home)
    assert [one.name for one in home.book.iterdir()] == [] if how == "emptied" else not home.book.exists()
    [note] = [home.local.path + "/known"]
    assert note in home.run("add", "todo three").stderr
    home.local.remove("known")
    assert home.run("add", "todo anew").returncode == 0


def test_a_disk_that_is_taken_out_and_put_back_is_the_same_book(tmp_path: Path) -> None:
    home = Home(tmp_path)
    disk = tmp_path / "disk"
    with small_disk(disk, "1m") as mounted:
        home.env["COCKPIT_BOOK"] = str(mounted / "book")
        assert home.run("add", "todo one").returncode == 0
        kept = {path: path.read_bytes() for path in (mounted / "book").rglob("*") if path.is_file()}
    assert home.run("add", "todo two").returncode == EXIT_BOOK
    assert not (disk / "book").exists()
    with small_disk(disk, "1m") as mounted:
        for path, data in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert home.run("add", "todo three").returncode == 0
        assert "three" in home.run("today").stdout


def test_an_open_book_that_goes_is_told_at_the_next_look_and_takes_no_change(home: Home) -> None:
    from cockpit.desk import maintenance
    from cockpit.desk.desk import Desk
    from cockpit.domain.rules import Rules
    from cockpit.errors import BookError
    from tests.domain.builders import NOW, a_todo
    from tests.store.builders import NOW_MS

    home.run("add", "todo one")
    desk = Desk(folder=home.folder, local=home.local, now=lambda: NOW, wall_ms=lambda: NOW_MS, rules=Rules())
    book: Book = desk.book
    shutil.rmtree(home.book)
    with pytest.raises(BookError, match="is gone"):
        book.refresh()
    with pytest.raises(BookError, match="is gone"), book.transaction() as transaction:
        transaction.put(a_todo())
    with pytest.raises(BookError, match="is gone"):
        maintenance.fold(desk)
    assert not home.book.exists()


def test_journals_alone_that_are_gone_are_told_with_what_brings_them_back(home: Home) -> None:
    home.run("add", "todo one")
    home.run("backup")
    shutil.rmtree(home.book / "journal")
    for words in ("add two", "today", "agenda", "week", "show one", "export ics -o -", "people", "backup"):
        done = home.run(*words.split())
        assert done.returncode == EXIT_BOOK, words
        assert "`cockpit verify --rebuild` brings back" in done.stderr
    assert home.run("backup", "--list").returncode == 0
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("add", "todo two").returncode == 0
    assert sorted(home.texts()) == ["one", "two"]
