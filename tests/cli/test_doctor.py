"""`cockpit doctor`: what works here, and a remedy for whatever does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cockpit.desk import doctor
from tests.cli.conftest import Shell
from tests.test_terminal import Terminal


def by_name(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in found}


def test_in_a_pipe_it_says_what_a_terminal_would_need(shell: Shell) -> None:
    found = by_name(shell("doctor", "--json", code=1, TERM="xterm-256color").json)
    assert {
        "terminal",
        "colours",
        "letters",
        "clipboard",
        "notices",
        "zone",
        "book",
        "settings",
    } <= found.keys()
    assert "terminal" in found["terminal"]["remedy"]
    assert found["zone"]["is"] == "Europe/Berlin"
    assert "made by the first capture" in found["book"]["is"]


def test_on_a_terminal_that_can_all_there_is_nothing_to_mend(shell: Shell) -> None:
    environ = {
        **shell.env,
        "COLORTERM": "truecolor",
        "TERM_PROGRAM": "WezTerm",
        "TMUX": "",
        "PYTHONUTF8": "1",
    }
    terminal = Terminal([*shell.command, "doctor"], environ, 120, 35)
    terminal.shows("settings")
    assert terminal.ends() == 0
    assert "120×35" in terminal.text()
    assert "16 million" in terminal.text()
    assert "!" not in terminal.text()


def test_a_broken_file_and_keys_that_clash_are_named_with_the_remedy(shell: Shell) -> None:
    path = shell.home / "config" / "cockpit" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\nsnoze = "X"\n')
    found = shell("doctor", "--json", code=1).json
    assert by_name(found)["keys"]["remedy"] == "Did you mean snooze?"
    path.write_text("theme = ")
    done = shell("doctor", "--json", code=1)
    assert "not sound TOML" in by_name(json.loads(done.out))["settings"]["is"]


@pytest.mark.parametrize(
    ("environ", "size", "encoding", "wants"),
    [
        ({"TERM": "dumb"}, (80, 24), "utf-8", {"terminal", "colours", "notices"}),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, (59, 24), "utf-8", {"terminal"}),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, (80, 24), "iso8859-1", {"letters"}),
        (
            {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"},
            (80, 24),
            "UTF-8",
            {"clipboard", "colours", "notices"},
        ),
        ({"TERM": "foot", "NO_COLOR": "1"}, (0, 0), "utf8", set()),
    ],
)
def test_each_lack_has_a_remedy(
    environ: dict[str, str], size: tuple[int, int], encoding: str, wants: set[str]
) -> None:
    assert {one.name for one in doctor.of_terminal(environ, size, encoding) if one.remedy} == wants


def test_a_template_of_ones_own_that_does_not_read_is_named_with_what_is_wrong(shell: Shell) -> None:
    own = shell.home / "config" / "cockpit" / "texts"
    assert by_name(shell("doctor", "--json", code=1).json)["texts"]["remedy"] is None
    own.mkdir(parents=True)
    (own / "chase.txt").write_text("$customer, $missed", encoding="utf-8")
    (own / "notes.md").write_text("$whatever", encoding="utf-8")
    assert by_name(shell("doctor", "--json", code=1).json)["texts"]["remedy"] is None
    (own / "reassure.txt").write_text("Hi $custmer", encoding="utf-8")
    (own / "touch.txt").write_text("That is $5", encoding="utf-8")
    (own / "process.txt").write_bytes(b"\xff\xfe\xff")
    (own / "reminder-frim.txt").write_text("Pay.", encoding="utf-8")
    found = [one for one in shell("doctor", "--json", code=1).json if one["name"] == "texts"]
    said = " ".join(one["is"] for one in found)
    for wrong in (
        "process.txt is not UTF-8",
        "holds $custmer",
        "a $ that no word follows",
        "no text “reminder-frim”",
    ):
        assert wrong in said
    assert len(found) == 4
    assert all(one["remedy"] for one in found)
