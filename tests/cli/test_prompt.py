"""`cockpit add` without words at a real terminal: the prompt below the shell's own line, and what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable

import pytest

from tests.cli.conftest import Shell
from tests.test_terminal import Terminal


def drafts(shell: Shell) -> list[str]:
    """The drafts, the newest first."""
    return [
        draft["line"]
        for file in (shell.home / "state").rglob("drafts")
        for draft in json.loads(file.read_bytes())["drafts"]
    ]


def test_a_line_is_understood_as_it_is_typed_saved_and_told_as_add_does(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    prompt = at_terminal("add")
    prompt.shows("Capture")
    prompt.type("acme: spec sheet by fri 16:00 ok mail")
    prompt.shows("Theirs: promised by Fri 20 Nov 16:00")
    prompt.type("\r")
    assert prompt.ends() == 0
    assert "Saved P" in prompt.text()
    assert "promise for acme: spec sheet" in prompt.text()
    assert "Capture" not in prompt.text()
    assert [row["text"] for row in shell("today", "--json").json["items"]] == ["spec sheet"]
    assert drafts(shell) == []


def test_several_lines_are_saved_one_after_the_other(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    prompt = at_terminal("add")
    prompt.shows("Capture")
    prompt.type("todo ring the bank\x0f")
    prompt.shows("The next?")
    prompt.type("todo water the plants\r")
    assert prompt.ends() == 0
    assert prompt.text().count("Saved T") == 2
    assert len(shell("today", "--json").json["items"]) == 2


def test_escape_keeps_the_line_says_so_and_the_next_brings_it_back(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    prompt = at_terminal("add")
    prompt.shows("Capture")
    prompt.type("acme: spec sheet")
    prompt.shows("What: spec sheet")
    prompt.type("\x1b")
    assert prompt.ends() == 1
    assert "Kept as a draft: “acme: spec sheet”." in prompt.text()
    again = at_terminal("add")
    again.shows("> acme: spec sheet")
    again.shows("typing begins a new line")
    again.type("\x1b[F by fri 16:00")  # the end key takes the draft
    again.shows("> acme: spec sheet by fri 16:00")
    again.type("\r")
    assert again.ends() == 0
    assert drafts(shell) == []


def test_typing_at_once_begins_a_new_line_and_the_draft_stays(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    shell("add", "promise spec sheet by friday", code=2)
    [kept] = drafts(shell)
    prompt = at_terminal("add")
    prompt.shows("typing begins a new line")
    prompt.type("todo ring the bank\r")
    assert prompt.ends() == 0
    assert [row["text"] for row in shell("today", "--json").json["items"]] == ["ring the bank"]
    assert drafts(shell) == [kept]


def test_ctrl_c_is_an_interrupt_and_the_line_is_kept(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    prompt = at_terminal("add")
    prompt.shows("Capture")
    prompt.type("acme: spec sheet")
    prompt.shows("What: spec sheet")
    prompt.type("\x03")
    assert prompt.ends() == 130
    assert drafts(shell) == ["acme: spec sheet"]


@pytest.mark.parametrize("argv", [["add"], ["demo"]], ids=" ".join)
def test_killed_while_typing_at_most_the_last_moment_is_lost(
    shell: Shell, at_terminal: Callable[..., Terminal], argv: list[str]
) -> None:
    prompt = at_terminal(*argv)
    if argv == ["demo"]:
        prompt.shows("1 Owed")
        prompt.type("n")
    prompt.shows("Capture")
    prompt.type("acme: first words that must stay")
    prompt.shows("first words that must stay")
    prompt.wait_for(lambda _: drafts(shell) == ["acme: first words that must stay"], "the draft on disk")
    prompt.type(" and some that may go")
    os.kill(prompt.pid, signal.SIGKILL)
    os.waitpid(prompt.pid, 0)
    [kept] = drafts(shell)
    assert "acme: first words that must stay and some that may go".startswith(kept)
    assert kept.startswith("acme: first words that must stay")
    again = at_terminal("add")
    again.shows("first words that must stay")
    again.type("\x03")
    assert again.ends() == 130
    assert drafts(shell) == [kept]


def test_a_dumb_terminal_asks_on_one_line(shell: Shell) -> None:
    terminal = Terminal(["env", "TERM=dumb", *shell.command, "add"], shell.env, 80, 24)
    terminal.shows("What did you promise, to whom, by when?")
    terminal.type("todo ring the bank\r")
    assert terminal.ends() == 0
    assert "Saved T" in terminal.text()


def test_a_question_that_is_typed_there_shows_its_answer(
    shell: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    shell("cards", "add", "Is there a warranty?", "--answer", "Five years.")
    prompt = at_terminal("add")
    prompt.shows("Capture")
    prompt.type("q @acme is there a warranty")
    prompt.shows("Five years.")
    prompt.type("\r")
    assert prompt.ends() == 0
    assert "Saved Q" in prompt.text()
