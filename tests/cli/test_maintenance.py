"""`export ics`, `verify`, `backup`, `locations`, `demo`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from cockpit.store.disk import DiskFolder
from cockpit.store.journal import BOOK, Change, encode, sealed, unsealed
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
    path.parent.mkdir()
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
    (folder / "file").write_bytes(b"")
    assert "could not be written" in filled("export", "ics", "-o", f"{folder}/file/x.ics", code=3).err


@pytest.mark.parametrize("argv", [["export"], ["export", "docx"]], ids=" ".join)
def test_an_unknown_form_lists_those_there_are(shell: Shell, argv: list[str]) -> None:
    assert "ics" in shell(*argv, code=2).err or argv == ["export"]


def test_a_book_without_a_deadline_exports_no_calendar_and_says_so(shell: Shell) -> None:
    """A calendar that holds nothing is none (RFC 5545, 3.6): some phones refuse it, others empty theirs."""
    shell.add("todo x some day")
    done = shell("export", "ics", "-o", "out.ics")
    assert "No deadline is open: nothing was written to out.ics." in done.err
    assert not (shell.home / "out.ics").exists()


def test_a_mistyped_book_does_not_empty_the_calendar(filled: Shell) -> None:
    path = filled.home / "deadlines.ics"
    filled("export", "ics", "-o", str(path))
    full = path.read_bytes()
    filled("--book", str(filled.home / "typo"), "export", "ics", "-o", str(path), code=1)
    assert path.read_bytes() == full


def test_one_deadline_is_told_as_one(shell: Shell) -> None:
    shell("add", "todo x tomorrow")
    assert "1 deadline in " in shell("export", "ics", "-o", str(shell.home / "x.ics")).err


@pytest.mark.parametrize("name", ["stick/x.ics", "stick/deeper/x.ics"])
def test_a_folder_that_is_not_there_is_not_made_for_a_calendar(filled: Shell, name: str) -> None:
    done = filled("export", "ics", "-o", str(filled.home / name), code=3)
    assert f"There is no folder {(filled.home / name).parent}. Nothing was changed." in done.err
    assert not (filled.home / "stick").exists()


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
        "journals": 1,
        "lines": 7,
        "records": 6,
        "backups": 0,
        "wrong": [],
        "notes": [],
    }


def test_a_damaged_line_is_told_with_its_place(filled: Shell) -> None:
    [journal] = filled.book.glob("journal/*/*.ndjson")
    data = journal.read_bytes()
    journal.write_bytes(data.replace(b"bolt", b"bilt", 1))
    done = filled("verify", code=1)
    line = data[: data.index(b"bolt")].count(b"\n")
    place = data.rindex(b"\n", 0, data.index(b"bolt")) + 1
    assert f"{journal.relative_to(filled.book)}, byte {place}, line {line + 1}: a damaged line" in done.out
    assert "Nothing was changed." in done.out
    assert "--rebuild" in done.out
    assert done.err == ""
    found = filled("verify", "--json", code=1).json
    assert found["sound"] is False
    assert found["wrong"]


def test_a_damaged_line_is_mended_from_the_backup(filled: Shell) -> None:
    day = filled("today", "--json").json
    filled("backup")
    [journal] = filled.book.glob("journal/*/*.ndjson")
    data = journal.read_bytes()
    journal.write_bytes(data.replace(b"spec sheet", b"spec shoot", 1))
    done = filled("verify", "--rebuild")
    assert "1 line was put back from a backup" in done.out
    assert "Sound: 7 journal lines, 6 records." in done.out
    assert " damaged bytes put aside" in done.out
    assert journal.read_bytes() == data
    assert filled("today", "--json").json == day
    [aside] = filled.book.glob("damaged/*")
    assert b"spec shoot" in aside.read_bytes()


def test_what_could_not_be_brought_back_is_told(filled: Shell) -> None:
    [journal] = filled.book.glob("journal/*/*.ndjson")
    journal.write_bytes(journal.read_bytes().replace(b"board meets", b"board beets", 1))
    done = filled("verify", "--rebuild")
    assert "could not be brought back" in done.out
    assert "a change of note" in done.out
    assert "captured note" in done.out
    assert "Sound: 6 journal lines, 5 records." in done.out


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
    assert "book.json is damaged" in done.out
    assert "--rebuild" in done.out
    assert filled("verify", "--rebuild").out.startswith("Sound: ")
    assert filled("today", "--json").json == day


def test_a_restore_leaves_the_backup_it_restores_as_it_was(shell: Shell) -> None:
    shell.add("todo good thing tomorrow")
    shell("backup")
    (made,) = shell("backup", "--list", "--json").json
    label = made["label"]
    shell.add("todo disaster tomorrow")
    first = shell("backup", "--restore", label, "--json").json
    assert (first["taken_away"], first["backup"]) == (1, f"{label}-before-restore")
    again = shell("backup", "--restore", label, "--json").json
    assert [again[what] for what in ("put_back", "changed_back", "taken_away")] == [0, 0, 0]
    assert again["backup"] == f"{label}-before-restore-2"
    back = shell("backup", "--restore", first["backup"], "--json").json
    assert back["put_back"] == 1
    assert "disaster" in shell("today").out


def test_a_backup_is_made_listed_and_restored(filled: Shell) -> None:
    day = filled("today", "--json").json
    done = filled("backup")
    [kept] = filled.book.glob("backups/*.zip")
    assert done.out == f"Backed up: 7 journal lines in {kept}.\n"
    assert kept.stem in filled("backup", "--list").out
    [listed] = filled("backup", "--list", "--json").json
    assert (listed["label"], listed["lines"], listed["broken"]) == (kept.stem, 7, "")
    made_at = datetime.fromisoformat(listed["made_at"])
    assert made_at.utcoffset() is not None
    assert made_at.timestamp() * 1000 == pytest.approx(listed["made_ms"], abs=1)
    codes = [row["code"] for row in day["items"]]
    filled.do(codes[0], "delete")
    filled("done", codes[1])
    filled("add", "todo made since tomorrow")
    changed = filled("today", "--json").json
    done = filled("backup", "--restore", kept.stem)
    assert "Restored: 1 record put back, 1 changed back, 1 taken away." in done.out
    assert filled("today", "--json").json == day
    assert filled("verify").out.startswith("Sound: ")
    assert f"restored the backup {kept.stem}" in filled("log").out
    assert "Undone: restored the backup" in filled("undo").out
    assert filled("today", "--json").json == changed


def test_the_present_is_backed_up_before_another_state_is_restored(filled: Shell) -> None:
    stick = filled.home / "stick.zip"
    filled("backup", "--to", str(stick))
    filled("add", "todo made since tomorrow")
    done = filled("backup", "--restore", str(stick), "--json").json
    assert (done["put_back"], done["changed_back"], done["taken_away"]) == (0, 0, 1)
    assert b"made since" not in stick.read_bytes()
    assert filled("backup", "--restore", done["backup"], "--json").json["put_back"] == 1
    assert "made since" in filled("today").out


def test_a_backup_goes_anywhere_and_fills_an_empty_book_with_the_same(filled: Shell) -> None:
    stick = filled.home / "stick"
    stick.mkdir()
    done = filled("backup", "--to", str(stick), "--json").json
    [path] = stick.iterdir()
    assert (done["file"], done["lines"]) == (str(path), 7)
    assert path.stat().st_mode & 0o777 == 0o600
    day, calendar = filled("today", "--json").json, filled.raw("export", "ics").stdout
    other = ("--book", str(filled.home / "other"))
    assert "6 records put back" in filled(*other, "backup", "--restore", str(path)).out
    assert filled(*other, "today", "--json").json == day
    assert filled.raw(*other, "export", "ics").stdout.count(b"BEGIN:VEVENT") == calendar.count(
        b"BEGIN:VEVENT"
    )
    assert filled(*other, "verify").out.startswith("Sound: ")
    filled(*other, "add", "promise @bolt price list by fri 4pm ok")
    assert filled(*other, "today", "--json").json["items"] != day["items"]


def test_a_file_that_holds_something_else_is_not_written_over(filled: Shell) -> None:
    path = filled.home / "thesis.zip"
    path.write_bytes(b"years of work")
    assert "holds something that this backup does not" in filled("backup", "--to", str(path), code=3).err
    assert path.read_bytes() == b"years of work"
    other = filled.home / "other.zip"
    filled("backup", "--to", str(other))
    filled("add", "todo one more tomorrow")
    filled("backup", "--to", str(other))
    theirs = ("--book", str(filled.home / "theirs"))
    filled(*theirs, "add", "todo call them tomorrow")
    filled(*theirs, "backup", "--to", str(other), code=3)


@pytest.mark.parametrize("name", ["stick", "stick/mine.zip"])
def test_a_stick_that_is_not_in_gets_no_backup_on_the_disk_in_its_place(filled: Shell, name: str) -> None:
    done = filled("backup", "--to", str(filled.home / name), code=3)
    assert f"There is no folder {filled.home / 'stick'}. Nothing was changed." in done.err
    assert not (filled.home / "stick").exists()


def test_a_restore_that_changes_nothing_does_not_offer_an_undo(filled: Shell) -> None:
    filled("backup")
    [kept] = (filled.book / "backups").iterdir()
    said = filled("backup", "--restore", kept.stem).out
    assert "nothing was changed" in said
    assert "cockpit undo" not in said


def test_another_books_backup_is_refused(filled: Shell) -> None:
    path = filled.home / "theirs.zip"
    other = ("--book", str(filled.home / "other"))
    filled(*other, "add", "todo call them tomorrow")
    filled(*other, "backup", "--to", str(path))
    journals = {name: data for name, data in filled.files().items() if name.startswith("journal")}
    done = filled("backup", "--restore", str(path), code=3)
    assert "another book" in done.err
    assert "Nothing was changed." in done.err
    assert {name: data for name, data in filled.files().items() if name.startswith("journal")} == journals


@pytest.mark.parametrize("what", ["2026-01-01", "../book", "/nowhere/x.zip", ""])
def test_a_backup_that_is_not_there_is_told(filled: Shell, what: str) -> None:
    before = filled.files()
    assert "There is no" in filled("backup", "--restore", what, code=1).err
    assert filled.files() == before


def test_what_is_no_backup_is_refused_and_nothing_is_changed(filled: Shell) -> None:
    before = filled.files()
    path = filled.home / "x.zip"
    path.write_bytes(b"PK\x03\x04 not really")
    assert "cannot be restored" in filled("backup", "--restore", str(path), code=3).err
    assert filled.files() == before


def test_an_empty_book_has_nothing_to_back_up(shell: Shell) -> None:
    assert "There is no book at" in shell("backup", code=1).err
    assert "No backup yet." in shell("backup", "--list").out
    assert shell("backup", "--list", "--json").json == []
    assert not shell.book.exists()


def test_only_one_thing_is_done_with_backups_at_a_time(shell: Shell) -> None:
    shell("backup", "--list", "--to", "x.zip", code=2)


def newer(shell: Shell) -> None:
    """Let the book be one that a newer Cockpit brought up: as it would, in journal, snapshot and hints."""
    shell("verify", "--rebuild")
    file = "journal/newer000/2026-11.ndjson"
    book = DiskFolder(str(shell.book))
    stamp = "1999999999999-0000-newer000"
    book.append(file, encode(Change(BOOK, 1, {"schema": 2}), stamp, "1/1"))()
    hints = json.loads(unsealed(book.read("hints.json")) or b"")
    book.replace("hints.json", sealed(json.dumps(hints | {"schema": 2})[:-1].encode()))


READ = [["today"], ["today", "--json"], ["agenda"], ["show", "acme"], ["log"], ["week"], ["export", "ics"]]
REFUSED = [
    ["add", "todo x tomorrow"],
    ["done", "{code}"],
    ["do", "{code}", "delete"],
    ["undo"],
    ["redo"],
    ["verify", "--rebuild"],
    ["backup"],
    ["backup", "--restore", "{stick}"],
]


def test_a_book_of_a_newer_cockpit_is_read_and_not_one_byte_of_it_changes(filled: Shell) -> None:
    stick = filled.home / "stick.zip"
    filled("backup", "--to", str(stick))
    code = filled("today", "--json").json["items"][0]["code"]
    newer(filled)
    before = filled.files()
    for argv in READ:
        filled(*argv)
        assert filled.files() == before, argv
    assert "spec sheet" in filled("today").out
    assert "only read" in filled("today").err
    assert "schema 2" in filled("verify").out
    for argv in REFUSED:
        done = filled(*(word.format(code=code, stick=stick) for word in argv), code=3)
        assert "written by a newer Cockpit (schema 2; this one knows 1). Nothing was changed." in done.err, (
            argv
        )
        assert "Update Cockpit to write to it." in done.err
        assert filled.files() == before, argv
    filled("backup", "--to", str(filled.home / "saved.zip"))
    assert filled.files() == before
    (filled.book / "hints.json").unlink()
    before.pop("hints.json")
    filled("add", "todo x tomorrow", code=3)
    assert filled.files() == before


def test_a_new_book_is_sound(shell: Shell) -> None:
    shell("add", "todo x")
    assert shell("verify").out == "Sound: 2 journal lines, 1 record.\n"


def test_what_follows_from_one_damaged_line_is_gathered_and_records_have_their_codes(shell: Shell) -> None:
    codes = [shell.add(f"promise @acme thing {number} by 4pm") for number in range(12)]
    ended = shell.add("todo @acme done long ago")
    shell("done", ended)
    before = {code: shell.show(code)["id"] for code in codes}
    [journal] = shell.book.glob("journal/*/*.ndjson")
    raw = journal.read_bytes()
    line = next(one for one in raw.splitlines() if b'"said"' in one)
    journal.write_bytes(raw.replace(line, line.replace(b"acme", b"bcme")))
    done = shell("verify", code=1)
    wrong = [line for line in done.out.splitlines() if line.startswith("Wrong: ")]
    assert len(wrong) == 2
    assert wrong[1] == (
        f"Wrong: promise {codes[0]} is about a customer that is not there, and 12 more like it (--json lists all)."
    )
    assert not any(record_id in done.out for record_id in before.values())
    found = shell("verify", "--json", code=1).json["wrong"]
    assert len(found) == 14
    assert all(any(record_id in told for told in found) for record_id in before.values())
    assert f"`cockpit show {codes[0]}` shows a record." in shell("verify", "--rebuild", code=1).out
    assert shell("show", codes[0]).out.startswith(codes[0])


def test_what_does_not_read_keeps_its_digits(shell: Shell) -> None:
    code = shell.add("promise @acme thing by 4pm")
    record_id = shell.show(code)["id"]
    [journal] = shell.book.glob("journal/*/*.ndjson")
    book = DiskFolder(str(shell.book))
    name = str(journal.relative_to(shell.book))
    stamp = f"1999999999999-0000-{journal.parent.name}"
    book.append(name, encode(Change("promise", int(record_id), {"made_at": "soon"}), stamp, "1/1"))()
    done = shell("verify", code=1)
    assert f"Wrong: promise {record_id} does not read" in done.out


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
    assert {"late", "today", "waiting", "tomorrow", "later", "someday"} == {
        row["section"] for row in day["items"]
    }
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


def test_a_record_that_does_not_read_is_listed_by_its_words_and_put_back(filled: Shell) -> None:
    code = filled("add", "--json", "promise @acme the offer by fri").json["code"]
    [path] = filled.book.glob("journal/*/*.ndjson")
    record_id = filled("show", code, "--json").json["id"]
    last = json.loads(path.read_bytes().splitlines()[-1])["at"]
    stamp = f"{int(last[:13]) + 1}-0000-{path.parent.name}"
    with path.open("ab") as file:
        file.write(encode(Change("promise", int(record_id), {"made_at": "soon"}), stamp, "1/1"))
    done = filled("today")
    assert "Not readable, 1:" in done.out
    assert f"{code}" in done.out.partition("Not readable")[2]
    assert "the offer: `cockpit show" in done.out
    assert "1 record is not readable" in done.err
    told = filled("show", code, code=3)
    assert "“the offer” does not read: made_at does not read" in told.err
    assert "`cockpit verify --rebuild` puts back what it said before" in told.err
    mended = filled("verify", "--rebuild")
    assert "Note: put back what it said before, as it did not read: “the offer”." in mended.out
    assert "Sound: " in mended.out
    assert "the offer" in filled("today").out
    assert filled("today").err == ""
