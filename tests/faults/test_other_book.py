"""Another book in a place that this machine knows: told at the first look, and nothing is written to it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.domain.builders import NOW, a_customer, a_todo
from tests.faults.home import EXIT_BOOK, Home
from tests.store.builders import DAY_MS, NOW_MS, Machine, a_past_id
from tests.tui.house import House, screen_text, told, type_in, until

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = "Another book lies in"
SNAPSHOT, ARCHIVE = "book.json", "archive/2021.json"


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
    found = home.run("verify")
    assert found.returncode == 0
    assert "the journals of 2 books are read as one here" in found.stdout


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


@pytest.mark.parametrize("name", ["book.json", "hints.json"])
def test_a_cache_of_another_book_is_not_mixed_with_this_one(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path)
    home.run("add", "todo @acme ours")
    _add_elsewhere(home, "todo @beta theirs", "todo @beta theirs, too")
    for book in ("elsewhere", "book"):
        assert home.run("--book", str(tmp_path / book), "verify", "--rebuild").returncode == 0
    shutil.copy(tmp_path / "elsewhere" / name, home.book / name)
    for words in (("today",), ("show", "acme"), ("week",), ("find", "theirs"), ("people",), ("log",)):
        assert "theirs" not in home.run(*words).stdout.replace("“theirs”", ""), words
    assert home.run("add", "todo @beta new here").returncode == 0
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").returncode == 0
    assert sorted(home.texts()) == ["new here", "ours"]


def _with_an_archive(place: Path, word: str, device: str) -> Home:
    """Return the home of a book with a record that is archived, one that is open, and a backup."""
    home = Home(place)
    machine = Machine(home.folder, device, ms=NOW_MS - 2000 * DAY_MS)
    customer = a_customer(word)
    machine.put(
        a_todo(
            id=a_past_id(2000), text=f"{word}, ended", done_at=NOW - timedelta(2000), customer=customer.id
        ),
        customer,
    )
    machine.put(a_todo(text=f"{word}, open"))
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.folder.size(ARCHIVE)
    return home


@pytest.mark.parametrize("device", ["dev00001", "dev00002"], ids=["of one machine", "of two"])
@pytest.mark.parametrize("names", [(SNAPSHOT,), (ARCHIVE,), (SNAPSHOT, ARCHIVE)], ids=" and ".join)
def test_what_was_made_of_another_book_is_told_passed_over_and_made_anew(
    tmp_path: Path, names: tuple[str, ...], device: str
) -> None:
    home = _with_an_archive(tmp_path / "one", "ours", "dev00001")
    other = _with_an_archive(tmp_path / "other", "theirs", device)
    for name in names:
        shutil.copy(other.book / name, home.book / name)
    for words in (
        ("today",),
        ("find", "theirs,"),
        ("show", "theirs"),
        ("log",),
        ("people",),
        ("export", "json"),
    ):
        assert "theirs" not in home.run(*words).stdout.replace('"theirs,"', ""), words
    found = home.run("verify")
    assert found.returncode == 1
    wrong = [line for line in found.stdout.splitlines() if line.startswith("Wrong: ")]
    assert wrong == [f"Wrong: {name} is another book's; it can be rebuilt." for name in names]
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").stdout.startswith("Sound: ")
    assert sorted(home.texts()) == ["ours, ended", "ours, open"]


def test_a_backup_of_another_book_is_told_and_nothing_of_it_is_put_back(tmp_path: Path) -> None:
    home = _with_an_archive(tmp_path / "one", "ours", "dev00001")
    other = _with_an_archive(tmp_path / "other", "theirs", "dev00002")
    [theirs] = other.book.glob("backups/*.zip")
    shutil.copy(theirs, home.book / "backups" / "2020-01-01.zip")
    for words in (("verify",), ("verify", "--rebuild")):
        found = home.run(*words)
        assert found.returncode == 0
        assert "backups/2020-01-01.zip is another book's" in found.stdout
    assert home.run("backup", "--restore", "2020-01-01").returncode == EXIT_BOOK
    assert sorted(home.texts()) == ["ours, ended", "ours, open"]


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
