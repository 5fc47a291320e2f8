"""`today`, `agenda`, `show`, `log`: what is on the screen, for pipes and for scripts."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cli.conftest import NOW, Shell


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A book with something in every section; `late` was due at 10:00, twenty minutes ago."""
    shell("add", "promise @acme samples by 10:00", COCKPIT_NOW="2026-11-18T08:00+01:00")
    shell("add", "promise @bolt spec sheet by 4pm ok")
    shell("add", "promise @cyb quote by friday")
    shell("add", "todo book the train tomorrow 9:00")
    shell("add", "todo call the bank")
    return shell


def test_an_empty_day_says_what_to_do_next(shell: Shell) -> None:
    done = shell("today")
    assert "Nothing is owed today." in done.out
    assert "cockpit add" in done.out
    assert not shell.book.exists()


def test_today_is_linear_and_in_sections(filled: Shell) -> None:
    lines = filled("today", "--plain").out.splitlines()
    assert lines[0].startswith("Wed 18 Nov 10:20")
    assert "You owe 2 things" in lines[0]
    sections = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert sections == ["Late, 1:", "Today, 1:", "Tomorrow, 1:", "Later, 1:", "Some day, 1:"]
    assert "20 min late" in lines[2]
    assert "not agreed" in lines[2]


def test_today_is_the_same_plain_or_not_and_without_a_command(filled: Shell) -> None:
    assert filled("today").out == filled("today", "--plain").out == filled().out


def test_today_in_json(filled: Shell) -> None:
    day = filled("today", "--json").json
    assert datetime.fromisoformat(day["now"]) == datetime.fromisoformat(NOW)
    assert day["owed"] == 2
    assert day["first"] == day["items"][0]["code"]
    assert (day["kept"], day["due"]) == (0, 1)  # what is still open counts in neither
    assert [row["section"] for row in day["items"]] == ["late", "today", "tomorrow", "later", "someday"]
    for row in day["items"]:
        assert row["id"].isdecimal()
        assert {"code", "kind", "customer", "text", "when", "clock", "severity", "reason"} <= set(row)
    late = day["items"][0]
    assert (late["clock"], late["severity"]) == ("mine", "late")
    assert late["theirs"] == "2026-11-18T10:00:00+01:00"
    assert day["items"][-1]["when"] is None


def test_a_todo_without_a_date_is_for_some_day(shell: Shell) -> None:
    shell("add", "todo call the bank")
    assert shell("today").out.splitlines()[1:] == [
        "Some day, 1:",
        f"  {shell('today', '--json').json['items'][0]['code']}  call the bank  next: done",
    ]


def test_the_agenda_has_both_clocks(filled: Shell) -> None:
    rows = filled("agenda", "--json").json["items"]
    bolt = [row for row in rows if row["customer"] == "bolt"]
    assert [row["clock"] for row in bolt] == ["mine", "theirs"]
    assert [row["when"] for row in rows] == sorted(row["when"] for row in rows)
    plain = filled("agenda").out
    assert "Wed 18 Nov:" in plain
    assert "all day" in plain
    assert "call the bank" not in plain


def test_the_agenda_of_some_days(filled: Shell) -> None:
    texts = {row["text"] for row in filled("agenda", "--json", "--days", "1").json["items"]}
    assert texts == {"samples", "spec sheet", "book the train"}
    assert "quote" in filled("agenda", "--days", "2").out


def test_an_empty_agenda_says_so(shell: Shell) -> None:
    assert shell("agenda").out == "Nothing is due.\n"
    assert shell("agenda", "--days", "3").out == "Nothing is due within 3 days.\n"
    assert shell("agenda", "--json").json["items"] == []


@pytest.mark.parametrize("command", ["today", "agenda", "evening", "review"])
def test_where_a_line_does_not_read_nobody_says_that_nothing_is_owed(shell: Shell, command: str) -> None:
    shell("add", "promise @acme samples by 16:00")
    [month] = shell.book.glob("journal/*/*.ndjson")
    month.write_bytes(month.read_bytes().replace(b"samples", b"samplez"))
    said = shell(command).out
    assert "Not all of the book could be read: what is owed is not known." in said
    assert "Nothing" not in said


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "99999999999", ""])
def test_a_number_of_days_that_is_none_is_refused(shell: Shell, days: str) -> None:
    done = shell("agenda", f"--days={days}", code=2)
    assert "--days" in done.err
    assert "cockpit agenda -h" in done.err


@pytest.mark.parametrize("most", ["-1", "x", "99999999999999999999"])
def test_a_number_of_actions_that_is_none_is_refused(shell: Shell, most: str) -> None:
    assert "--most" in shell("log", f"--most={most}", code=2).err


def test_a_record_by_its_code_however_typed(filled: Shell) -> None:
    code = filled("today", "--json").json["items"][1]["code"]
    for typed in (code, code.lower(), code.lower().replace("0", "o").replace("1", "l")):
        assert filled.show(typed)["text"] == "spec sheet"
    plain = filled("show", code).out
    assert plain.startswith(f"{code}  promise for bolt: spec sheet")
    assert "Theirs: promised by Wed 18 Nov 16:00 (agreed)\n" in plain
    assert "✓ their OK" in plain
    assert "– trial close" in plain
    assert "Next: deliver. Also: " in plain


def test_a_record_in_json(filled: Shell) -> None:
    code = filled("today", "--json").json["items"][1]["code"]
    shown = filled.show(code)
    assert shown["code"] == code
    assert shown["state"] == "agreed"
    assert shown["next"] == "deliver"
    assert "renegotiate" in shown["verbs"]
    assert shown["ticks"] == {"trial close": False, "means": False, "their OK": True, "anything else": False}
    assert shown["first_theirs"] == shown["theirs"] == "2026-11-18T16:00:00+01:00"


def test_an_ended_record_is_still_shown(shell: Shell) -> None:
    code = shell.add("todo @acme call")
    shell("done", code)
    assert shell.show(code)["state"] == "done"


def test_a_customer_by_name_case_and_unique_beginning(filled: Shell) -> None:
    for typed in ("bolt", "BOLT", "bol", "b"):
        shown = filled.show(typed)
        assert (shown["kind"], shown["name"]) == ("customer", "bolt")
        assert [entry["text"] for entry in shown["open"]] == ["spec sheet"]
    plain = filled("show", "bolt").out
    assert plain.startswith("bolt\n")
    assert "agreed: spec sheet" in plain


def test_a_name_of_several_words_needs_no_quotes(shell: Shell) -> None:
    shell("add", 'todo @"Wayne Enterprises" call')
    assert shell("show", "wayne", "enterprises").out.startswith("Wayne Enterprises")


def test_a_customer_may_be_typed_with_the_at_sign_of_capturing(filled: Shell) -> None:
    assert filled.show("@bolt")["name"] == filled.show("@BO")["name"] == "bolt"
    assert filled("week", "--customer", "@bolt", "--json").json["customer"] == "bolt"
    assert "There is no record or customer “@nobody”." in filled("show", "@nobody", code=1).err


def test_a_beginning_of_several_names_asks_for_more(filled: Shell) -> None:
    filled("add", "todo @bolero call")
    done = filled("show", "bol", code=2)
    assert "“bol” could be bolero or bolt." in done.err
    assert "Type more of the name." in done.err


@pytest.mark.parametrize("what", ["P0000", "nobody", "", "[/]"])
def test_what_is_not_there_is_told(filled: Shell, what: str) -> None:
    done = filled("show", what, code=1)
    assert f"There is no record or customer “{what}”." in done.err
    assert "cockpit today" in done.err
    assert done.out == ""


def test_the_log_tells_the_latest_first(filled: Shell) -> None:
    filled("done", filled("today", "--json").json["items"][-1]["code"])
    lines = filled("log").out.splitlines()
    assert len(lines) == 6
    assert "finished T" in lines[0]
    assert lines[0].endswith(": call the bank")
    assert "captured promise P" in lines[-1]
    assert filled("log", "--most", "2").out.splitlines() == lines[:2]


def test_the_log_in_json(filled: Shell) -> None:
    filled("undo")
    undone, captured, *_ = filled("log", "--json").json
    assert undone["did"] == f"undid: {captured['did']}"
    assert undone["undoes"] == captured["stamp"]
    assert captured["undoes"] is None
    assert datetime.fromisoformat(captured["at"]).tzinfo is not None
    assert {"table", "id", "set", "was"} == set(captured["changes"][0])


def test_the_log_tells_a_redo_from_the_first_time(shell: Shell) -> None:
    code = shell.add("promise @acme spec by 4pm")
    for argv in (("done", code), ("undo",), ("redo",), ("undo",), ("redo",)):
        shell(*argv)
    told = [line.split("  ", 1)[1] for line in shell("log").out.splitlines()]
    did = f"delivered {code} for acme: spec"
    assert told[:-1] == [f"redone: {did}", f"undid: {did}", f"redone: {did}", f"undid: {did}", did]
    assert shell("log", "--json").json[0]["did"] == f"redone: {did}"


def test_an_empty_log_says_so(shell: Shell) -> None:
    assert shell("log").out == "Nothing was done yet.\n"
    assert shell("log", "--json").json == []


@pytest.mark.parametrize("form", ["--plain", "--json"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("book the train",), "1 line of the journal is damaged"),
        (("call the bank",), "1 line of the journal is damaged"),  # the last line
        (("book the train", "samples"), "2 lines of the journal are damaged"),
    ],
)
def test_damage_is_told_and_the_rest_is_shown(
    filled: Shell, words: tuple[str, ...], told: str, form: str
) -> None:
    [journal] = filled.book.glob("journal/*/*.ndjson")
    raw = journal.read_bytes()
    for word in words:
        raw = raw.replace(word.encode(), word.upper().encode())
    journal.write_bytes(raw)
    done = filled("today", form)
    assert done.err == f"cockpit: {told}: run `cockpit verify`.\n"
    assert "spec sheet" in done.out
    if form == "--json":
        assert len(done.json["items"]) == 5 - len(words)


@pytest.mark.parametrize(
    "argv",
    [
        ("agenda", "--days", "soon"),
        ("week", "--days", "-1"),
        ("log", "--most", "1.5"),
        ("agenda", "--days", "0"),
        ("week", "--days", "0"),
        ("log", "--most", "0"),
    ],
)
def test_a_number_that_is_none_is_told_as_it_was_typed(shell: Shell, argv: tuple[str, ...]) -> None:
    said = shell(*argv, code=2).err
    assert f"“{argv[-1]}” is not a whole number from 1 to 36,525." in said
    assert "_count" not in said


def test_the_next_step_is_not_listed_a_second_time(shell: Shell) -> None:
    code = shell.add("promise @acme spec by 4pm ok")
    said = shell("show", code).out
    assert "Next: deliver. Also: " in said
    assert "deliver" not in said.partition("Also: ")[2]
