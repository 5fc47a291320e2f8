"""What is exported or backed up elsewhere never takes the place of the book's own files, however they are reached."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.faults.home import EXIT_BOOK, Home

if TYPE_CHECKING:
    from pathlib import Path

AMONG = "would lie among Cockpit's own files"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.run("add", "todo one")
    return home


def _kept(home: Home) -> dict[str, bytes]:
    places = (home.book, home.path / "state")
    return {str(path): path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()}


def _ways(home: Home) -> dict[str, str]:
    """Return paths that lead to the journal."""
    [journal] = home.book.glob("journal/*/*")
    (home.path / "link").symlink_to(journal)
    (home.path / "folder").symlink_to(journal.parent)
    return {
        "plainly": str(journal),
        "by a link": str(home.path / "link"),
        "by a link to its folder": str(home.path / "folder" / journal.name),
        "by dots": f"{home.path}/state/../book/journal/{journal.parent.name}/{journal.name}",
        "as the snapshot": str(home.book / "book.json"),
        "as a new file": str(home.book / "export.csv"),
        "as what was acknowledged": f"{home.local.path}/known",
    }


@pytest.mark.parametrize(
    "words", [("export", "csv", "-o"), ("export", "ics", "-o"), ("cards", "export", "md", "-o")]
)
def test_an_export_overwrites_nothing_of_the_book(home: Home, words: tuple[str, ...]) -> None:
    home.run("add", "todo @acme call by tomorrow 10:00")
    kept, ways = _kept(home), _ways(home)
    for how, path in ways.items():
        done = home.run(*words, path)
        assert (done.returncode, AMONG in done.stderr) == (EXIT_BOOK, True), (how, done)
        assert _kept(home) == kept, how


def test_a_backup_elsewhere_is_none_among_the_books_own_files(home: Home) -> None:
    kept = _kept(home)
    for path in (home.book, home.book / "backups.zip", home.book / "journal"):
        done = home.run("backup", "--to", str(path))
        assert (done.returncode, AMONG in done.stderr) == (EXIT_BOOK, True), done
    assert _kept(home) == kept


def test_a_book_that_is_mounted_in_a_second_place_is_still_the_book(home: Home) -> None:
    second = home.path / "second"
    second.mkdir()
    mount = ["mount", "--bind", str(home.book), str(second)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is refused here")
    try:
        assert AMONG in home.run("export", "csv", "-o", str(second / "book.json")).stderr
    finally:
        subprocess.run(["umount", str(second)], check=True)


@pytest.mark.parametrize(
    "words", [("--book", "", "add", "todo two"), ("--book=", "today"), ("backup", "--to", "")]
)
def test_a_place_that_a_script_left_empty_is_told_and_is_no_other_place(
    home: Home, words: tuple[str, ...]
) -> None:
    done = home.run(*words)
    assert done.returncode == EXIT_BOOK
    assert "names no" in done.stderr
    assert home.texts() == ["one"]
    assert not (home.path / "data").exists()
