"""What is gone from a book is told by real processes, in words that lead to getting it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.domain.builders import a_customer, a_todo
from tests.faults.home import Home, acknowledged, lines
from tests.store.builders import Machine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def _hole(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\0" * 4096 + data[12288:])


def _cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:70]))


@pytest.mark.parametrize("lose", [_hole, _cut, type(None)], ids=["hole", "cut", "deleted"])
def test_lines_that_only_a_backup_holds_are_wrong_and_rebuilt(
    home: Home, lose: Callable[[Path], object]
) -> None:
    kept = acknowledged(home.run("add", "--json", "-", typed=lines("line", 100)).stdout)
    assert len(set(kept)) == 100
    assert home.run("backup").returncode == 0
    [path] = home.book.glob("journal/*/*.ndjson")
    if lose is type(None):
        path.unlink()
    else:
        lose(path)
    for snapshot in home.book.glob("book.json"):
        snapshot.unlink()
    told = home.run("verify")
    assert told.returncode == 1
    assert "that the journals lack" in told.stdout
    assert "--rebuild" in told.stdout
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").stdout.count("Sound: ") == 1
    assert home.ids() == set(kept)


@pytest.mark.parametrize("has_backup", [True, False], ids=["after a backup", "before any"])
def test_a_journal_that_lost_its_end_after_the_last_copy_is_told_once_and_not_for_ever(
    home: Home, has_backup: bool
) -> None:
    home.run("add", "--json", "-", typed=lines("old", 10))
    if has_backup:
        home.run("backup")
    home.run("add", "--json", "-", typed=lines("new", 10))
    [path] = home.book.glob("journal/*/*.ndjson")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-5]))
    missing = "cockpit: the journal lacks what was kept last: run `cockpit verify`.\n"
    for words in ("today", "agenda", "week", "people", "orders", "log", "export json -o -", "find new"):
        assert home.run(*words.split()).stderr.endswith(missing), words
    assert missing in home.run("show", "nowhere").stderr
    for text in ("after", "later"):
        assert home.run("add", f"todo {text}").returncode == 0
        assert home.run("today").stderr == missing  # whatever was written behind it
    for _ in range(2):
        told = home.run("verify")
        assert told.returncode == 1
        assert "lacks lines that were written, such as the one of" in told.stdout
    rebuilt = home.run("verify", "--rebuild")
    assert "could not be brought back" in rebuilt.stdout
    assert home.run("verify").returncode == 0
    assert home.run("today").stderr == ""
    assert "after" in home.texts()
    assert home.run("undo").returncode == 0
    assert home.run("verify").returncode == 0


@pytest.mark.parametrize("folder", ["elsewhere", "a1b2c3d4"])
def test_of_a_journal_that_stands_in_another_folder_today_and_verify_say_the_same(
    home: Home, folder: str
) -> None:
    home.run("add", "--json", "-", typed=lines("line", 5))
    [path] = home.book.glob("journal/*/*.ndjson")
    path.parent.rename(path.parent.parent / folder)
    assert home.run("verify").returncode == 0
    assert "run `cockpit verify`" not in home.run("today").stderr
    assert home.run("add", "todo more").returncode == 0  # from now on it stands in another's place
    assert "in another's place" in home.run("verify").stdout
    assert home.run("verify", "--rebuild").returncode == 0
    assert home.run("verify").returncode == 0
    assert len(home.ids()) == 6


def test_zeros_over_the_end_of_a_journal_are_told_where_it_was_acknowledged(home: Home) -> None:
    home.run("add", "--json", "-", typed=lines("one", 10))
    [path] = home.book.glob("journal/*/*.ndjson")
    data = path.read_bytes()
    start = len(data) // 512 * 512 - 512
    path.write_bytes(data[:start] + b"\0" * (len(data) - start))
    assert "the journal lacks what was kept last" in home.run("today").stderr
    told = home.run("verify")
    assert told.returncode == 1
    assert "never acknowledged" not in told.stdout


def test_a_hole_in_a_batch_that_was_acknowledged_is_no_power_cuts(home: Home) -> None:
    machine = Machine(home.folder)
    machine.put(a_todo(text="first"))
    machine.put(*(a_todo(text=f"at once {number}") for number in range(9)))
    machine.put(a_todo(text="next"))
    [path] = home.book.glob("journal/*/*.ndjson")
    data = path.read_bytes()
    path.write_bytes(data[:1024] + b"\0" * 512 + data[1536:])
    told = home.run("verify")
    assert told.returncode == 1
    assert "a damaged line" in told.stdout


def test_a_customer_of_an_action_that_was_cut_off_is_new_to_whoever_captures_next(home: Home) -> None:
    """As where the disk was full, or the process killed, between the customer's line and the rest."""
    home.run("add", "todo first")
    machine = Machine(home.folder)
    path = next(home.book.glob("journal/*/*.ndjson"))
    machine.device = path.parent.name
    machine.put(a_customer(), a_todo(text="never acknowledged", customer=a_customer().id))
    *lines, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines) + last[:40])
    assert home.run("add", f"todo @{a_customer().said} next").returncode == 0
    assert home.run("verify").returncode == 0
    assert a_customer().said in home.run("today").stdout
