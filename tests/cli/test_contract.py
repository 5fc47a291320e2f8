"""What scripts build on, line by line, through a real process: names, keys, types, exit codes."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

LINES = {
    "promise @acme spec sheet by tomorrow 4pm ok'd mail": "promise",
    "order @globex 12.5k EUR verbal net30": "order",
    "lost @beta 30k to Contoso: price": "lost",
    "promise @acme price list by fri": "promise",
    "promise @acme visit tomorrow morning": "promise",
}
UNDERSTOOD: dict[str, type | tuple[type, ...]] = {
    "kind": str,
    "customer": str,
    "text": str,
    "theirs": (str, type(None)),
    "mine": (str, type(None)),
    "agreed": bool,
    "means": (str, type(None)),
    "amount": (dict, type(None)),
    "chosen": (str, type(None)),
    "terms": (dict, type(None)),
    "spans": list,
    "say": str,
    "asks": list,
    "assumed": list,
    "whole_day": bool,
}


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell("add", "--json", "-", stdin="".join(f"{line}\n" for line in LINES))
    return shell


def moments(body: Any) -> list[str]:
    """Return every text of a body that is a date and a time."""
    if isinstance(body, dict):
        return [one for value in body.values() for one in moments(value)]
    if isinstance(body, list):
        return [one for value in body for one in moments(value)]
    return [body] if isinstance(body, str) and body[:2] == "20" and body[10:11] == "T" else []


def test_a_saved_line_has_its_id_its_code_and_what_was_understood(shell: Shell) -> None:
    for line, kind in LINES.items():
        saved = shell("add", "--json", line).json
        assert saved["id"].isdecimal()
        assert saved["kind"] == kind
        assert shell.show(saved["code"])["id"] == saved["id"]
        for key, types in UNDERSTOOD.items():
            assert isinstance(saved[key], types), (line, key)
        for span in saved["spans"]:
            assert set(span) == {"start", "end", "role"}
            assert line[span["start"] : span["end"]].strip()
        assert all(datetime.fromisoformat(moment).utcoffset() is not None for moment in moments(saved))
    said = {line: shell("add", "--dry-run", "--json", line).json for line in LINES}
    promise, order, lost, day, vague = said.values()
    assert (promise["theirs"], promise["means"], promise["agreed"]) == (
        "2026-11-19T16:00:00+01:00",
        "mail",
        True,
    )
    assert order["amount"] == {"value": "12500.00", "currency": "EUR"}
    assert order["terms"] == {"days": 30, "payable_by": None, "discount": None}
    assert (lost["chosen"], lost["terms"]) == ("Contoso", None)
    assert (day["theirs"], day["whole_day"]) == ("2026-11-20T17:00:00+01:00", True)
    assert vague["whole_day"] is False
    assert any("tomorrow morning" in assumed for assumed in vague["assumed"])


def test_a_dry_run_of_lines_answers_each_and_saves_nothing(shell: Shell) -> None:
    typed = "promise @acme x by 4pm\n-\nlost @beta 30k to Contoso: price\n"
    done = shell("add", "--dry-run", "--json", "-", stdin=typed, code=None)
    assert [set(line) >= {"kind", "spans"} or set(line) for line in done.lines] == [
        True,
        {"error", "remedy"},
        True,
    ]
    assert done.code == 2
    assert not shell.book.exists()
    kept = shell("add", "--json", "-", stdin=typed, code=2).lines
    assert ["id" in line for line in kept] == [True, False, True]
    assert len(shell("today", "--json").json["items"]) == 2


def test_lists_tell_the_same_deadlines_and_figures(filled: Shell) -> None:
    today, agenda = filled("today", "--json").json, filled("agenda", "--json").json
    assert today["now"] == agenda["now"] == "2026-11-18T10:20:00+01:00"
    first = {item["id"]: item["when"] for item in reversed(agenda["items"])}
    for item in today["items"]:
        assert item["when"] == first[item["id"]]
        shown = filled.show(item["code"])
        assert (shown["id"], shown["kind"], shown["customer"]) == (item["id"], item["kind"], item["customer"])
    near = filled("agenda", "--json", "--days", "1").json["items"]
    assert {item["when"] for item in near} == {
        item["when"] for item in agenda["items"] if item["when"] <= "2026-11-19T10:20:00+01:00"
    }
    assert {"at", "did", "changes"} <= set(filled("log", "--json").json[0])
    assert filled("week", "--json").json["money"]["promised"] == {"EUR": "12500.00"}
    for body in (today, agenda, filled("log", "--json").json, filled("week", "--json").json):
        assert all(datetime.fromisoformat(moment).utcoffset() is not None for moment in moments(body))


def test_any_verb_is_carried_out_and_a_wrong_one_lists_those_that_apply(filled: Shell) -> None:
    codes = {item["kind"]: item["code"] for item in filled("today", "--json").json["items"]}
    shown = filled("do", codes["order"], "reassure", "--set", "text=They chose well.", "--json").json
    assert (shown["code"], shown["kind"]) == (codes["order"], "order")
    assert filled("done", codes["promise"], "--json").json["told"].startswith("Delivered")
    told = filled("do", codes["order"], "celebrate", code=2).err.partition("What applies now: ")[2]
    assert set(told.strip().rstrip(".").split(", ")) == set(filled.show(codes["order"])["verbs"])


def test_cards_come_in_and_queries_are_answered_a_line_each(shell: Shell) -> None:
    rows = "".join(f"Question {number} about cables?,Answer {number}.,wire {number}\n" for number in range(9))
    (shell.home / "cards.csv").write_text(f"question,answer,phrasings\n{rows}")
    assert len(shell("import", "cards.csv", "--json").json["new"]) == 9
    [several, none] = shell("answer", "--json", "-", stdin="question about cables\nxyzzy\n").lines
    assert len(several["cards"]) == 5
    assert all({"code", "question", "answer", "score"} <= set(card) for card in several["cards"])
    scores = [card["score"] for card in several["cards"]]
    assert scores == sorted(scores, reverse=True)
    assert (none["cards"], none["weak"]) == ([], True)


@pytest.mark.parametrize("privacy", ["full", "initials", "kind", "busy"])
def test_the_calendar_is_written_to_a_file_or_to_standard_output(filled: Shell, privacy: str) -> None:
    argv = ("export", "ics", "--kind", "promise", "--privacy", privacy)
    filled(*argv, "-o", "out.ics")
    written = (filled.home / "out.ics").read_bytes()
    assert filled.raw(*argv, "-o", "-").stdout == filled.raw(*argv).stdout == written
    assert written.count(b"BEGIN:VEVENT") == 3
    assert (b"spec sheet" in written) is (privacy == "full")


def test_exit_codes(filled: Shell) -> None:
    (filled.home / "file").touch()
    for code, argv in (
        (0, ["today"]),
        (1, ["find", "nowhere"]),
        (1, ["show", "nobody"]),
        (1, ["remind"]),
        (2, ["today", "--bogus"]),
        (2, ["add", "promise @acme x by 31.4."]),
        (2, ["import", "nowhere.csv"]),
        (3, ["--book", "file", "today"]),
        (3, ["--book", "file", "add", "todo x"]),
        (3, ["export", "csv", "-o", "no-folder/out.csv"]),
        (3, ["export", "ics", "-o", "no-folder/out.ics"]),
        (3, ["export", "ics", "-o", "."]),
        (3, ["cards", "export", "csv", "-o", "no-folder/out.csv"]),
        (3, ["backup", "--to", "no-folder/out.zip"]),
    ):
        done = filled(*argv, code=code)
        assert bool(done.err) is (code > 1 or argv[0] in ("find", "show")), argv
    if os.path.exists("/dev/full"):
        assert filled("export", "csv", "-o", "/dev/full", code=3).err


def test_where_it_all_lives_is_named_by_the_environment_or_by_options(filled: Shell) -> None:
    (filled.home / "settings.toml").write_text('home_currency = "SEK"\n')
    named: dict[str, Any] = {
        "COCKPIT_BOOK": str(filled.home / "b"),
        "COCKPIT_CONFIG": str(filled.home / "settings.toml"),
    }
    by_environment = filled("locations", "--json", **named).json
    flags = ("--book", "b", "--config", "settings.toml")
    assert filled(*flags, "locations", "--json").json == by_environment
    assert (by_environment["book"], by_environment["config"]) == tuple(named.values())
    amount = filled("add", "--dry-run", "--json", "order @x 5k", "--config", "settings.toml").json["amount"]
    assert json.dumps(amount) == '{"value": "5000.00", "currency": "SEK"}'
