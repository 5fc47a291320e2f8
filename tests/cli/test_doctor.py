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
