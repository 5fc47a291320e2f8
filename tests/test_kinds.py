"""A kind of record stands in one row: a toy kind, added by the steps of docs/kinds.md, is found behind every door."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cockpit.desk.kinds.table import LINES
from cockpit.domain.kinds import KIND_OF_WORD, KINDS
from tests.cli.conftest import Shell


class ToyShell(Shell):
    """Runs the cockpit that knows the toy kind."""

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "tests.toy_kind"]


@pytest.fixture
def shell(tmp_path: Path) -> ToyShell:
    shell = ToyShell(tmp_path)
    shell("--put")
    return shell


def test_every_kind_that_a_line_begins_with_says_how_it_is_captured() -> None:
    assert set(LINES) == {kind.name for kind in KINDS.values() if kind.word}
    assert {LINES[name]().word: name for name in LINES} == KIND_OF_WORD


def test_every_row_says_what_its_class_says() -> None:
    for name, kind in KINDS.items():
        assert name == kind.load().KIND
        assert kind.pane in ("owed", "money", "recover")
    letters = [kind.load().LETTER for kind in KINDS.values()]
    assert len(set(letters)) == len(letters)


def test_a_toy_kind_is_on_today_is_shown_and_is_undone(shell: ToyShell) -> None:
    [row] = shell("today", "--json").json["items"]
    assert (row["kind"], row["clock"], row["text"]) == ("visit", "visit", "see the workshop")
    shown = shell("show", row["code"]).out
    assert "expected" in shown
    assert "Expected Wed 18 Nov 12:20" in shown
    told = shell("show", row["code"], "--json").json
    assert (told["state"], told["due"]) == ("expected", "2026-11-18T12:20:00+01:00")
    assert [fact["key"] for fact in told["facts"]] == ["state", "due"]
    assert shell("agenda", "--json").json["items"][0]["code"] == row["code"]
    assert shell("find", "--where", "kind = visit and state = expected", "--json").json["items"]
    shell("done", row["code"])
    assert shell("show", row["code"], "--json").json["state"] == "paid"
    shell("undo")
    assert shell("show", row["code"], "--json").json["state"] == "expected"


def test_a_toy_kind_is_on_the_calendar(shell: ToyShell) -> None:
    calendar = shell("export", "ics", "-o", "-").out
    assert "SUMMARY:see the workshop" in calendar
    assert "DTSTART:20261118T112000Z" in calendar
    assert calendar.count("BEGIN:VEVENT") == 1


def test_a_toy_kind_is_on_the_screen_and_in_the_review(shell: ToyShell) -> None:
    assert "see the workshop" in shell("--screen").out
    review = shell("--screen", "r").out
    assert "see the workshop" in review
    assert "They pay you a visit." in review
    assert "d welcome" in review
    shell("--screen", "d")
    [row] = shell("find", "--where", "kind = visit", "--json").json["items"]
    assert row["state"] == "paid"
    shell("--screen", "u")
    [row] = shell("find", "--where", "kind = visit", "--json").json["items"]
    assert row["state"] == "expected"
