"""Another book in a place that this machine knows: told at the first look, and nothing is written to it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.faults.home import EXIT_BOOK, Home
from tests.tui.house import House, screen_text, told, type_in, until

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = "Another book lies in"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose known book gave way to another one, as where two disks are mounted in one place."""
    home = Home(tmp_path)
    _add_elsewhere(home, "todo theirs")
    home.run("add", "todo ours")
    _swap(home.book, home.path / "elsewhere")
    return home


def _add_elsewhere(home: Home, *lines: str) -> None:
    for line in lines:
        assert home.run("--book", str(home.path / "elsewhere"), "add", line).returncode == 0


def _swap(one: Path, other: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _kept(book: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in book.glob("journal/*/*")}


def test_it_is_told_by_whatever_reads_and_shown(home: Home) -> None:
    for words in (
        ("today",),
        ("agenda",),
        ("log",),
        ("find", "theirs"),
        ("export", "json", "-o", "-"),
        ("people",),
    ):
        done = home.run(*words)
        assert done.returncode == 0, (words, done)
        assert done.stderr.count(ANOTHER) == 1, words
        assert "Nothing can be saved here" in done.stderr
        assert "lacks what was kept last" not in done.stderr
    assert "theirs" in home.run("today").stdout
    found = home.run("verify")
    assert found.returncode == 1
    assert f"Wrong: {ANOTHER}" in found.stdout
    assert "lacks lines" not in found.stdout


def test_whatever_writes_is_refused_and_what_was_typed_is_kept(home: Home) -> None:
    before = _kept(home.book)
    code = home.run("today", "--plain").stdout.split("theirs")[0].split()[-1]
    for words in (("add", "todo two"), ("add", "todo three\ntodo four"), ("do", code, "done"), ("undo",)):
        done = home.run(*words)
        assert done.returncode == (1 if words == ("undo",) else EXIT_BOOK), (words, done)
        assert ANOTHER in done.stderr
        assert home.local.path + "/known" in done.stderr
    assert "is kept as a draft" in home.run("add", "todo five").stderr
    assert home.run("add", "-", typed="todo six\n").returncode == EXIT_BOOK
    drafts = home.local.read("drafts").decode()
    assert all(f"todo {one}" in drafts for one in ("two", "three", "four", "five"))
    assert _kept(home.book) == before


def test_the_book_that_was_known_is_written_to_as_before_once_it_is_back(home: Home) -> None:
    home.run("add", "todo two")
    _swap(home.book, home.path / "elsewhere")
    assert home.run("add", "todo three").returncode == 0
    assert ANOTHER not in home.run("today").stderr
    assert home.run("verify").returncode == 0
    assert sorted(home.texts()) == ["ours", "three"]


def test_it_may_stay_where_the_seller_says_so(home: Home) -> None:
    home.local.remove("known")
    assert home.run("add", "todo two").returncode == 0
    assert home.run("today").stderr == ""
    _swap(home.book, home.path / "elsewhere")
    assert ANOTHER in home.run("add", "todo three").stderr


@pytest.mark.parametrize("writes", [1, 3], ids=["less", "more"])
def test_two_books_that_one_machine_wrote_in_one_place_are_told_apart(tmp_path: Path, writes: int) -> None:
    """Both have a journal of the same machine, as two sticks that are put in in turn."""
    home = Home(tmp_path)
    home.run("add", "todo first of one")
    home.book.rename(tmp_path / "elsewhere")
    home.local.remove("known")
    for number in range(writes):
        home.run("add", f"todo {number} of the other")
    _swap(home.book, tmp_path / "elsewhere")
    assert home.run("add", "todo second of one").returncode == EXIT_BOOK
    assert ANOTHER in home.run("today").stderr


def test_an_older_copy_of_the_same_book_is_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    shutil.copytree(home.book, tmp_path / "copy")
    home.run("add", "todo two")
    _swap(home.book, tmp_path / "copy")
    told = home.run("today").stderr
    assert ANOTHER not in told
    assert "lacks what was kept last" in told
    assert home.run("add", "todo three").returncode == 0


def test_two_books_whose_journals_were_joined_are_both_known(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo ours")
    _add_elsewhere(home, "todo theirs")
    shutil.copytree(tmp_path / "elsewhere" / "journal", home.book / "journal", dirs_exist_ok=True)
    assert home.run("today").stderr == ""
    assert home.run("add", "todo two").returncode == 0
    assert home.run("verify").returncode == 0


def test_a_note_of_an_older_cockpit_learns_which_book_it_is(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    from zlib import crc32

    at = home.local.read("known").split(b" ")[0]
    home.local.replace("known", b"%s %08x\n" % (at, crc32(at)))
    home.run("add", "todo two")
    _add_elsewhere(home, "todo theirs")
    _swap(home.book, tmp_path / "elsewhere")
    assert home.run("add", "todo three").returncode == EXIT_BOOK


def test_a_journal_that_does_not_read_is_told_once_and_is_no_other_book(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.run("add", "todo one")
    home.local.replace("known", b"")
    home.run("add", "todo two")
    [journal] = home.book.glob("journal/*/*")
    journal.rename(tmp_path / "aside")
    journal.mkdir()
    done = home.run("today")
    assert done.returncode == EXIT_BOOK
    assert done.stderr.count("cockpit: ") == 1
    assert home.run("backup", "--list").returncode == 0


SEEN = {"size": (80, 24), "notifications": True, "tooltips": True}


async def test_the_screen_tells_it_when_it_opens_and_keeps_what_is_typed(tmp_path: Path) -> None:
    house, other = House(tmp_path), House(tmp_path / "other")
    house.add("todo ours")
    other.add("todo theirs")
    _swap(tmp_path / "book", tmp_path / "other" / "book")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:  # type: ignore[arg-type]
        await pilot.pause()
        assert "read-only: another book lies here" in screen_text(app)
        assert ANOTHER in told(app)
        await pilot.press("n")
        await type_in(pilot, "todo typed on the screen")
        await pilot.press("enter")
        await until(pilot, lambda: ANOTHER in screen_text(app) and "typed on the screen" in screen_text(app))
    assert "typed on the screen" in (tmp_path / "one" / "drafts").read_text()


async def test_the_screen_tells_at_once_where_the_book_changes_under_it_and_mixes_nothing(
    tmp_path: Path,
) -> None:
    house, other = House(tmp_path), House(tmp_path / "other")
    house.add("todo ours")
    other.add("todo theirs")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:  # type: ignore[arg-type]
        await pilot.pause()
        before = _kept(tmp_path / "other" / "book")
        _swap(tmp_path / "book", tmp_path / "other" / "book")
        await until(pilot, lambda: ANOTHER in told(app))
        await pilot.press("d")
        await until(pilot, lambda: ANOTHER in told(app))
        assert "theirs" not in screen_text(app)
        assert _kept(tmp_path / "book") == before
