"""Odd homes and places: cloned, open to all, the root, a journal that an editor saved, a zone that is none."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from cockpit.errors import BookError
from cockpit.store import device, location_check
from cockpit.store.memory import MemoryFolder
from cockpit.store.verify import verify
from tests.faults.home import EXIT_BOOK, Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.run("add", "todo @acme one")
    return home


def test_a_home_cloned_onto_another_machine_writes_a_journal_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local, machine = MemoryFolder(), tmp_path / "machine-id"
    monkeypatch.setattr(device, "_MACHINE", (str(machine),))
    machine.write_text("one\n")
    here = device.device_id(local)
    assert device.device_id(local) == here
    machine.write_text("other\n")
    there = device.device_id(local)
    assert there != here
    assert device.device_id(local) == there
    machine.unlink()
    old = MemoryFolder()
    old.replace("device", b"kept0001\n")
    assert device.device_id(old) == "kept0001"


def test_a_book_folder_that_all_may_enter_is_its_owners_from_the_next_capture_on(home: Home) -> None:
    home.book.chmod(0o777)
    home.run("add", "todo two")
    assert stat.S_IMODE(home.book.stat().st_mode) == 0o700


def test_an_empty_folder_that_all_may_enter_is_its_owners_from_the_first_capture_on(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.book.mkdir()
    home.book.chmod(0o777)
    home.run("add", "todo one")
    assert stat.S_IMODE(home.book.stat().st_mode) == 0o700


def test_a_place_that_can_hold_no_book_is_not_told_to_get_one_with_the_first_capture(home: Home) -> None:
    home.env["COCKPIT_BOOK"] = "/"
    for words in (("today",), ("verify",), ("backup",)):
        told = home.run(*words).stderr
        assert "A book needs a folder of its own" in told
        assert "first capture" not in told


@pytest.mark.parametrize("place", ["/", "home"])
def test_no_book_is_made_where_other_things_lie(home: Home, place: str) -> None:
    home.env["COCKPIT_BOOK"] = "/" if place == "/" else str(home.path)
    done = home.run("add", "todo two")
    assert done.returncode == EXIT_BOOK
    assert "A book needs a folder of its own" in done.stderr
    assert not (home.path / "journal").exists()


def test_a_folder_that_is_everybodys_becomes_no_book_and_stays_open_to_all(home: Home) -> None:
    everybodys = home.path / "tmp"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    home.env["COCKPIT_BOOK"] = str(everybodys)
    for _ in range(2):
        done = home.run("add", "todo two")
        assert done.returncode == EXIT_BOOK
        assert "A book needs a folder of its own" in done.stderr
    assert list(everybodys.iterdir()) == []
    assert stat.S_IMODE(everybodys.stat().st_mode) == 0o1777


@pytest.mark.parametrize("place", ["/usr", "/etc/", "/dev/../var", "/proc", "//home/../etc"])
def test_a_folder_of_the_system_is_no_place_for_a_book(place: str) -> None:
    with pytest.raises(BookError, match="A book needs a folder of its own"):
        location_check.check(place)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_journal_saved_as_utf_16_is_told_so(home: Home, encoding: str) -> None:
    [path] = home.book.glob("journal/*/*.ndjson")
    path.write_bytes(path.read_text().encode(encoding))
    assert any("was saved as UTF-16" in told for told in verify(home.folder).wrong)


@pytest.mark.parametrize(
    "saved",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b" \r\n"),
        lambda data: data.rstrip(b"\n"),
    ],
    ids=["with a BOM", "with CRLF", "with both", "without its last newline"],
)
def test_what_an_editor_puts_beside_the_lines_costs_nothing(
    home: Home, saved: Callable[[bytes], bytes]
) -> None:
    home.run("add", "todo @acme two")
    [path] = home.book.glob("journal/*/*.ndjson")
    path.write_bytes(saved(path.read_bytes()))
    assert home.run("today").stderr == ""
    assert home.run("add", "todo three").returncode == 0
    found = home.run("verify")
    assert (found.returncode, found.stdout.count("Note")) == (0, 0)
    assert home.run("undo").returncode == 0
    assert sorted(home.texts()) == ["one", "two"]


def test_a_zone_that_is_none_is_told(home: Home) -> None:
    home.env["TZ"] = "UTC+30"
    done = home.run("today")
    assert "Traceback" not in done.stderr


def test_verify_names_no_archive_for_customers(home: Home) -> None:
    home.run("verify", "--rebuild")
    for name in ("book.json", "hints.json"):
        (home.book / name).unlink()
    (home.book / "archive").mkdir(exist_ok=True)
    (home.book / "archive" / "2020.json").write_bytes(b"{}")
    assert not any("of customer with it" in told for told in verify(home.folder).wrong)


def test_today_does_not_alarm_about_what_was_never_acknowledged(home: Home) -> None:
    [path] = home.book.glob("journal/*/*.ndjson")
    path.write_bytes(path.read_bytes() + path.read_bytes()[:60])
    home.run("add", "todo two")
    assert home.run("verify").returncode == 0
    assert home.run("today").stderr == ""
