"""The guide says what the program does: its tables are made from the program, and compared here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from textual.binding import Binding
from textual.widgets import Input

from cockpit.tui.commands import COMMANDS, keys_of, shown
from cockpit.tui.panels.capture_box import CaptureBox
from cockpit.tui.screens.verb_form import VerbForm
from cockpit.tui.typed_line import TypedLine

HOUSE = Path(__file__).parents[1]


def test_the_tables_of_the_guide_are_as_the_program_has_them() -> None:
    command = [sys.executable, str(HOUSE / "docs" / "make.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "Run `make docs`: keys, verbs or settings have changed."


def test_the_readme_shows_the_today_screen_made_by_the_app() -> None:
    assert "docs/today.svg" in (HOUSE / "README.md").read_text(encoding="utf-8")
    assert "spec sheet" in (HOUSE / "docs" / "today.svg").read_text(encoding="utf-8").replace("&#160;", " ")


PAGES = ("README.md", "docs/guide.md", "docs/guide-phone.md")


def test_each_picture_is_shown_and_each_shown_picture_is_there() -> None:
    told = "".join((HOUSE / page).read_text(encoding="utf-8") for page in PAGES)
    shown = {Path(name).name for name in re.findall(r"\(((?:docs/)?[\w-]+\.svg)\)", told)}
    assert shown == {file.name for file in (HOUSE / "docs").glob("*.svg")}


def test_the_moving_picture_tells_of_each_step_and_stands_still_for_who_asks_for_it() -> None:
    movie = (HOUSE / "docs" / "tour.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    assert "prefers-reduced-motion" in movie
    assert "offer for 40 seats" in movie
    assert "http" not in movie.replace("http://www.w3.org/2000/svg", "")


KEY = re.compile(r"g \S|ctrl\+\w|(?:shift\+)?tab|f\d+|esc|space|home|end|backspace|\S")
NO_KEYS = {"-", "$"}  # standard input of a command; what a shell asks with
MENU = {f"g {shown(command.after_g)}": command for command in COMMANDS if command.after_g}
OWN = {key: command for command in COMMANDS for key in keys_of(command, {}).split(" ")}
TYPING = {
    shown(key)
    for binding in (*CaptureBox.BINDINGS, *TypedLine.BINDINGS, *VerbForm.BINDINGS, *Input.BINDINGS)
    for key in (binding.key if isinstance(binding, Binding) else binding[0]).split(",")
}


def test_each_key_that_is_named_is_a_key_of_the_program() -> None:
    told = "".join((HOUSE / page).read_text(encoding="utf-8") for page in PAGES)
    told = re.sub(r"<!-- \w+:.*?<!-- /\w+ -->|```.*?```", "", told, flags=re.DOTALL)
    named = {span for span in re.findall(r"`([^`\n]+)`", told) if KEY.fullmatch(span)} - NO_KEYS
    assert len(named) > 50
    assert named - OWN.keys() - MENU.keys() - TYPING == set()


def test_what_is_named_with_its_key_is_what_the_key_does() -> None:
    told = (HOUSE / "docs" / "guide.md").read_text(encoding="utf-8")
    pairs = re.findall(r"\*\*(?:an? |the )?([\w ]+)\*\*\s\(`([^`⏎]+)`", told, re.IGNORECASE)
    assert len(pairs) > 5
    for words, key in pairs:
        command = {**OWN, **MENU}[key]
        assert command.label in words.casefold(), (words, key, command.label)
