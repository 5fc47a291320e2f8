"""`export ics`, `verify`, `locations`, `demo`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTILE, Shell


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A promise, a to-do and a dated note."""
    shell("add", "promise @acme spec sheet by 4pm ok mail")
    shell("add", "todo @bolt call tomorrow 9:00")
    shell("add", "note @cyb board meets on friday")
    return shell


def test_the_calendar_goes_to_a_file_of_ones_own(filled: Shell) -> None:
    path = filled.home / "deep" / "deadlines.ics"
    done = filled("export", "ics", "-o", str(path))
    assert done.out == ""
    assert "3 deadlines in " in done.err
    data = path.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.count(b"BEGIN:VEVENT") == 3
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["deadlines.ics"]


def test_the_calendar_goes_to_standard_output(filled: Shell) -> None:
    data = filled.raw("export", "ics", "-o", "-").stdout
    assert data == filled.raw("export", "ics").stdout
    assert b"SUMMARY:acme: spec sheet\r\n" in data


def test_unchanged_data_gives_the_same_bytes_later_and_after_folding(filled: Shell) -> None:
    first = filled.raw("export", "ics").stdout
    assert filled.raw("export", "ics", "--now", "2026-11-18T15:30+01:00").stdout == first
    filled("verify", "--rebuild")
    assert filled.raw("export", "ics").stdout == first


def test_the_calendar_of_some_kinds(filled: Shell) -> None:
    data = filled("export", "ics", "--kind", "todo", "--kind", "note").out
    assert data.count("BEGIN:VEVENT") == 2
    assert "spec sheet" not in data


@pytest.mark.parametrize(
    ("privacy", "there", "gone"),
    [
        ("full", "acme: spec sheet", "Busy"),
        ("initials", "A.: promise", "spec sheet"),
        ("kind", "SUMMARY:promise", "acme"),
        ("busy", "SUMMARY:Busy", "acme"),
    ],
)
def test_the_calendar_tells_as_much_as_it_may(filled: Shell, privacy: str, there: str, gone: str) -> None:
    data = filled("export", "ics", "--privacy", privacy).out
    assert there in data
    assert gone not in data


@pytest.mark.parametrize(
    ("option", "known"),
    [("--kind=unicorn", "promise, todo, note"), ("--privacy=none", "full, initials, kind, busy")],
)
def test_an_unknown_kind_or_privacy_lists_those_there_are(filled: Shell, option: str, known: str) -> None:
    path = filled.home / "out.ics"
    done = filled("export", "ics", "-o", str(path), option, code=2)
    assert option.partition("=")[2] in done.err
    assert all(word in done.err for word in known.split(", "))
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(filled: Shell) -> None:
    folder = filled.home / "folder"
    (folder / "inside").mkdir(parents=True)
    done = filled("export", "ics", "-o", str(folder), code=3)
    assert str(folder) in done.err
    assert [one.name for one in folder.iterdir()] == ["inside"]
    assert (
        "runs through a file" in filled("export", "ics", "-o", f"{filled.book}/hints.json/x.ics", code=3).err
    )


@pytest.mark.parametrize("argv", [["export"], ["export", "docx"]], ids=" ".join)
def test_an_unknown_form_lists_those_there_are(shell: Shell, argv: list[str]) -> None:
    assert "ics" in shell(*argv, code=2).err or argv == ["export"]


def test_an_empty_book_exports_an_empty_calendar(shell: Shell) -> None:
    assert "VEVENT" not in shell("export", "ics").out
    assert not shell.book.exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_break_no_export(shell: Shell, name: str) -> None:
    for line in (f'promise @"{HOSTILE[name]}" send it by 4pm', f"todo mind {HOSTILE[name]} tomorrow"):
        shell("add", line)
    data = shell.raw("export", "ics").stdout
    assert data.count(b"BEGIN:VEVENT") == 2
    assert b"\x1b" not in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_sound_book_is_told_so(filled: Shell) -> None:
    assert filled("verify").out == "Sound: 7 journal lines, 6 records.\n"
    assert filled("verify", "--json").json == {
        "sound": True,
        "lines": 7,
        "records": 6,
        "wrong": [],
        "notes": [],
    }


def test_a_damaged_line_is_told_with_its_place(filled: Shell) -> None:
    [journal] = filled.book.glob("journal/*/*.ndjson")
    data = journal.read_bytes()
    journal.write_bytes(data.replace(b"spec sheet", b"spec shoot", 1))
    done = filled("verify", code=1)
    assert f"{journal.relative_to(filled.book)}, byte 0" in done.err
    assert "damaged" in done.err
    assert "The journals are as they were." in done.err
    found = filled("verify", "--json", code=1).json
    assert found["sound"] is False
    assert found["wrong"]


def test_a_line_cut_off_is_a_note_only(filled: Shell) -> None:
    [journal] = filled.book.glob("journal/*/*.ndjson")
    with journal.open("ab") as file:
        file.write(b'{"at":"17')
    done = filled("verify")
    assert "Note: " in done.out
    assert "cut off" in done.out
    assert "Sound: " in done.out


def test_a_damaged_snapshot_is_rebuilt_and_nothing_is_lost(filled: Shell) -> None:
    day = filled("today", "--json").json
    filled("verify", "--rebuild")
    snapshot = filled.book / "book.json"
    snapshot.write_bytes(snapshot.read_bytes().replace(b"spec sheet", b"spec shoot"))
    assert filled("today", "--json").json == day
    done = filled("verify", code=1)
    assert "book.json is damaged" in done.err
    assert "--rebuild" in done.err
    assert filled("verify", "--rebuild").out.startswith("Sound: ")
    assert filled("today", "--json").json == day


def test_a_new_book_is_sound(shell: Shell) -> None:
    assert shell("verify").out == "Sound: 0 journal lines, 0 records.\n"


def test_locations_are_told(shell: Shell) -> None:
    out = shell("locations").out
    assert f"book    {shell.book}  (not there yet)" in out
    places = shell("locations", "--json").json
    assert places["book"] == str(shell.book)
    assert places["config"] == str(shell.home / "config" / "cockpit" / "config.toml")
    assert places["themes"] == str(shell.home / "config" / "cockpit" / "themes")
    assert places["local"].startswith(str(shell.home / "state" / "cockpit"))
    shell("add", "todo x")
    assert "not there yet" not in shell("locations").out.splitlines()[0]


def test_without_a_name_the_book_is_in_the_data_folder(shell: Shell) -> None:
    del shell.env["COCKPIT_BOOK"]
    shell("add", "todo x")
    assert (shell.home / "data" / "cockpit" / "book" / "journal").is_dir()
    assert not [path for path in (shell.home / "data").rglob("*") if path.stat().st_mode & 0o077]


def test_the_demo_without_a_terminal_leaves_nothing_behind(shell: Shell) -> None:
    del shell.env["COCKPIT_BOOK"]
    done = shell("demo", code=2)
    assert "The demo needs a terminal." in done.err
    assert "--book" in done.err
    assert list(shell.home.iterdir()) == []


def test_the_demo_of_a_named_book_is_kept(shell: Shell) -> None:
    done = shell("demo", code=2)
    assert f"Its book is {shell.book}." in done.err
    day = shell("today", "--json").json
    assert len(day["items"]) > 10
    assert {"late", "today", "tomorrow", "later", "someday"} == {row["section"] for row in day["items"]}
    assert shell("verify").out.startswith("Sound: ")
    before = shell.files()
    shell("demo", code=2)
    assert shell.files() == before


def test_the_demo_leaves_a_book_with_records_alone(shell: Shell) -> None:
    shell("add", "todo mine")
    shell("demo", code=2)
    assert [row["text"] for row in shell("today", "--json").json["items"]] == ["mine"]


def test_the_first_undo_does_not_take_the_demo_away(shell: Shell) -> None:
    shell("demo", code=2)
    shell("undo", code=1)


def test_the_book_is_plain_json(filled: Shell) -> None:
    filled("verify", "--rebuild")
    tables = json.loads(Path(filled.book, "book.json").read_text(encoding="utf-8"))
    assert {"promise", "todo", "note", "customer"} <= set(tables)
