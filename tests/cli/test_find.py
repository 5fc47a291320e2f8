"""`find` and `export json|csv|md` as scripts and sellers meet them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cockpit.store import journal
from cockpit.store.disk import DiskFolder
from tests.cli.conftest import HOSTILE, Done, Shell

VIEWS = """
[views]
big = "kind = order and amount > 5000"
late-ones = "state = overdue"
[views.lost]
where = "kind = loss"
"""


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A promise, an order, a small one, a loss with a private note and a to-do that is done."""
    shell("add", "promise @Müller spec sheet by 4pm #urgent")
    shell("add", "order @acme 12.5k EUR pumps")
    shell("add", "order @bolt 300 EUR valves")
    shell("add", "promise @acme spec sheet for the pumps by friday ok")
    loss = shell.add("lost @acme 30k to Contoso: price")
    shell.do(loss, "reframe", "vent=they are impossible")
    shell("done", shell.add("todo call the bank tomorrow"))
    return shell


def configured(shell: Shell, text: str) -> None:
    path = shell.home / "config" / "cockpit" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def found(done: Done) -> set[str]:
    return {row["text"] for row in done.json["items"]}


def table(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def test_words_find_open_and_ended_records_by_text_and_customer(filled: Shell) -> None:
    assert "Müller: spec sheet" in filled("find", "mueller").out
    assert "todo, done  call the bank" in filled("find", "BANK").out
    assert len(filled("find", "spec", "sheet").out.splitlines()) == 2
    assert len(filled("find", "spec sheet", "acme").out.splitlines()) == 1


def test_a_find_tells_how_it_was_understood_on_standard_error(filled: Shell) -> None:
    done = filled("find", "--where", "kind = order and amount > 5k and customer = ACME and made = today")
    assert done.err == (
        '1 record found: kind = order and amount > EUR 5,000.00 and customer = "ACME" and made = 2026-11-18.\n'
    )
    assert "EUR 12,500.00" in done.out


def test_nothing_found_is_the_answer_no(filled: Shell) -> None:
    done = filled("find", "nowhere", code=1)
    assert (done.out, done.err) == ("", '0 records found: "nowhere".\n')
    assert filled("find", "nowhere", "--json", code=1).json == {"where": '"nowhere"', "items": []}


def test_a_find_in_json(filled: Shell) -> None:
    done = filled("find", "--json", "--where", "kind = order")
    rows = done.json["items"]
    assert done.err == ""
    assert {row["amount"]["value"] for row in rows} == {"12500.00", "300.00"}
    assert found(done) == {"pumps", "valves"}
    for row in rows:
        assert filled.show(row["code"])["id"] == row["id"]
        assert {"kind", "customer", "state", "open", "made_at"} <= set(row)


def test_words_and_a_condition_narrow_each_other(filled: Shell) -> None:
    assert found(filled("find", "--json", "pumps", "--where", "kind = promise")) == {
        "spec sheet for the pumps"
    }


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("kund = order", "At character 1, “kund = order”: there is no such field. Did you mean kind?"),
        ("kind = order and amont > 5", "At character 18, “amont > 5”"),
        ("customer = acmee", "At character 12, “acmee”: there is no customer “acmee”. Did you mean acme?"),
        ("kind = order and", "At its end: something is missing."),
        ("", "--where is empty."),
    ],
)
def test_a_condition_that_does_not_read_is_told_with_its_place(filled: Shell, asked: str, says: str) -> None:
    before = filled.files()
    for command in (["find"], ["export", "csv"]):
        done = filled(*command, "--where", asked, code=2)
        assert says in done.err
        assert done.out == ""
    assert filled.files() == before


def test_a_find_of_nothing_asks_for_something(filled: Shell) -> None:
    assert "There is nothing to find." in filled("find", code=2).err
    for empty in ([""], [" ", ""], ["", "--where", "kind = order"]):
        assert "words to find are empty" in filled("find", *empty, code=2).err
    assert "words to find are empty" in filled("export", "csv", "", code=2).err
    configured(filled, VIEWS)
    assert "There are the views big, late-ones, lost." in filled("find", code=2).err


def test_views_of_the_settings_are_found_and_exported_by_their_names(filled: Shell) -> None:
    configured(filled, VIEWS)
    assert found(filled("find", "--json", "big")) == {"pumps"}
    assert len(filled("find", "LOST").out.splitlines()) == 1
    assert [row["text"] for row in table(filled("export", "csv", "big"))] == ["pumps"]
    assert "pumps" in filled("export", "md", "big").out
    assert filled("find", "late-ones", code=1).err == "0 records found: state = overdue.\n"


def test_a_view_that_does_not_read_stops_only_what_asks_for_it(filled: Shell) -> None:
    configured(filled, '[views]\nbig = "knd = order"\n')
    filled("today")
    assert "The view “big” of the settings" in filled("find", "big", code=2).err
    assert filled("find", "pumps").out


def test_everything_is_exported_without_private_notes(filled: Shell) -> None:
    for form in ("json", "csv", "md"):
        done = filled("export", form)
        assert "impossible" not in done.out
        assert all(word in done.out for word in ("spec sheet", "pumps", "valves", "call the bank", "Müller"))
    assert {one["kind"] for one in filled("export", "json").json["items"]} == {
        "promise",
        "order",
        "loss",
        "todo",
    }
    assert '"vent"' not in filled("export", "json").out


def test_json_holds_all_that_show_tells(filled: Shell) -> None:
    for one in filled("export", "json", "--where", "kind = order or kind = loss").json["items"]:
        assert one == filled.show(one["code"])


def test_a_csv_reads_back(filled: Shell) -> None:
    rows = {row["text"]: row for row in table(filled("export", "csv"))}
    assert (rows["pumps"]["amount"], rows["pumps"]["currency"]) == ("12500.00", "EUR")
    assert rows["pumps"]["customer"] == "acme"
    assert rows["call the bank"]["state"] == "done"
    assert rows["call the bank"]["open"] == "no"
    assert filled.raw("export", "csv").stdout.count(b"\r\n") == 7


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "＝", " =", "\t=", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")']
)
def test_no_cell_of_a_csv_is_a_formula(shell: Shell, begin: str) -> None:
    noted = shell.add("todo plain tomorrow")
    shell.do(noted, "edit", f"text={begin}1+1")
    shell.do(noted, "note", f"text={begin}2")
    shell("add", f'promise @"{begin}Ltd" x by 4pm', code=None)  # not each of them can be a name
    for row in table(shell("export", "csv")):
        for cell in row.values():
            assert not cell.lstrip(" \t\r").startswith(("=", "+", "-", "@", "＝")), cell


def test_an_export_goes_to_a_file_whole_or_not_at_all(filled: Shell) -> None:
    path = filled.home / "out.csv"
    done = filled("export", "csv", "--where", "kind = order", "-o", str(path))
    assert done.out == ""
    assert "2 records in " in done.err
    assert path.stat().st_mode & 0o777 == 0o600
    full = path.read_bytes()
    filled("export", "csv", "--where", "kind = ordr", "-o", str(path), code=2)
    filled("--book", str(filled.home / "typo"), "export", "csv", "-o", str(path), code=1)
    assert path.read_bytes() == full
    assert (
        "There is no folder" in filled("export", "md", "-o", str(filled.home / "stick" / "x.md"), code=3).err
    )


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["ics", "pumps", "bolts"], "one record"),
        (["ics", "--where", "kind = order"], "every open deadline"),
        (["csv", "--privacy", "kind"], "--privacy is for calendars"),
        (["csv", "--kind", "ordr"], "There is no kind “ordr”"),
    ],
)
def test_what_a_form_does_not_take_is_refused(filled: Shell, argv: list[str], says: str) -> None:
    assert says in filled("export", *argv, code=2).err


def test_kinds_narrow_an_export(filled: Shell) -> None:
    kinds = {row["kind"] for row in table(filled("export", "csv", "--kind", "order", "--kind", "todo"))}
    assert kinds == {"order", "todo"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_breaks_neither_find_nor_export(shell: Shell, name: str) -> None:
    hostile = HOSTILE[name]
    shell("add", f'promise @"{hostile}" send it by 4pm')
    shell("add", f"todo mind {hostile} tomorrow")
    shell("find", f'"{hostile}"', code=None)
    shell("find", "--where", f"text ~ '{hostile}' or customer ~ \"{hostile}\" or tag = {hostile}", code=None)
    assert len(shell("find", "--json", "--where", "made = today").json["items"]) == 2
    assert len(table(shell("export", "csv"))) == 2
    assert len(shell("export", "json").json["items"]) == 2
    lines = shell("export", "md").out.splitlines()
    assert len(lines) == 4
    assert all(line.replace("\\|", "").count("|") == 10 for line in lines)


def test_markup_in_a_table_of_markdown_is_text(shell: Shell) -> None:
    shell("add", "todo [x](javascript:y) <b>*bold*</b> a|b tomorrow")
    assert r"\[x\](javascript:y) \<b\>\*bold\*\</b\> a\|b" in shell("export", "md").out


def test_history_is_found_in_the_archive_and_found_damaged_it_is_told(filled: Shell) -> None:
    filled("today", COCKPIT_NOW="2027-06-01T10:00+02:00")
    filled("verify", "--rebuild")
    before = found(filled("find", "--json", "--where", "made = 2026"))
    assert len(before) == 6
    (file,) = (filled.book / "journal").glob("*/*.ndjson")
    file.write_bytes(file.read_bytes() + b"{broken}\n")
    done = filled("find", "--json", "--where", "made = 2026")
    assert found(done) == before
    assert "1 line of the journal is damaged" in done.err
    assert "cockpit verify" in done.err


def test_a_book_of_a_newer_schema_is_looked_through(filled: Shell) -> None:
    folder = DiskFolder(str(filled.book))
    (file,) = (
        f"journal/{path.parent.name}/{path.name}" for path in (filled.book / "journal").glob("*/*.ndjson")
    )
    change = journal.Change(journal.BOOK, 1, {"schema": journal.SCHEMA + 1})
    folder.append(file, journal.encode(change, "9999999999999-0000-dev00009", "1/1"))()
    before = filled.files()
    assert found(filled("find", "--json", "pumps")) == {"pumps", "spec sheet for the pumps"}
    assert len(table(filled("export", "csv"))) == 6
    assert filled.files() == before


def test_looking_through_writes_nothing(filled: Shell) -> None:
    before = filled.files()
    filled("find", "spec")
    filled("export", "json")
    assert filled.files() == before
    assert json.loads(filled("find", "spec", "--json").out)


def test_a_card_is_found_by_other_words_than_stand_on_it(shell: Shell) -> None:
    (shell.home / "cards.csv").write_text(
        "question,answer\nHow long is the warranty?,Five years.\nWho installs it?,Our own fitters.\n"
    )
    shell("import", "cards.csv")
    shell.add("promise @acme warranty papers by fri 4pm")
    done = shell("find", "how", "many", "years", "warranty")
    assert "How long is the warranty?" in done.out
    assert "other words" in done.err
    found = shell("find", "--json", "how", "many", "years", "warranty").json
    assert found["items"] == []
    assert [one["text"] for one in found["said_otherwise"]] == ["How long is the warranty?"]
    assert "said_otherwise" not in shell("find", "--json", "warranty").json
    assert shell("find", "do", "you", "sell", "bananas", code=1).out == ""


def test_a_condition_that_was_typed_as_words_is_told_how_it_is_asked(shell: Shell) -> None:
    shell.add("order @acme lamps 9k EUR")
    told = shell("find", "kind = order and amount > 5000", code=1).err
    assert (
        told.splitlines()[1] == "If it is a condition: cockpit find --where 'kind = order and amount > 5000'"
    )
    assert shell("find", "--where", "kind = order and amount > 5000").out
    assert "condition" not in shell("find", "nowhere", code=1).err
