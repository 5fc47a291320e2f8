"""Colours as a terminal gets them: its own where the theme says so, none where none are wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.conftest import COCKPIT, Home, Open

COLOUR = re.compile(rb"(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])")


def styles(sent: bytes) -> list[list[bytes]]:
    """What each style that was sent consists of."""
    return [found.split(b";") for found in re.findall(rb"\x1b\[([0-9;]*)m", sent)]


def demo(home: Home, on_terminal: Open, **environ: str) -> bytes:
    """Return what a demo writes that is opened, moved in, captured in, and left."""
    terminal = on_terminal(COCKPIT, "demo", **environ)
    terminal.shows("d does")
    terminal.type("j")
    terminal.type("n")
    terminal.shows("Capture")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "Capture" not in text, "Today again")
    terminal.type("q")
    assert terminal.ends() == 0
    return terminal.sent


@pytest.mark.parametrize("name", ["terminal", "dark"])
def test_the_theme_of_the_terminal_sends_its_own_colours_alone(
    home: Home, on_terminal: Open, tmp_path: Path, name: str
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'theme = "{name}"\n')
    sent = styles(demo(home, on_terminal, COCKPIT_CONFIG=str(settings), COLORTERM="truecolor"))
    painted = [style for style in sent if b"38" in style or b"48" in style]
    assert bool(painted) == (name == "dark")
    assert [style for style in sent if any(COLOUR.fullmatch(one) for one in style)]


def test_without_colour_there_are_no_colour_codes_and_the_selected_row_is_seen(
    home: Home, on_terminal: Open
) -> None:
    sent = styles(demo(home, on_terminal, NO_COLOR="1", COLORTERM="truecolor"))
    assert [style for style in sent if any(COLOUR.fullmatch(one) for one in style)] == []
    assert [style for style in sent if b"38" in style or b"48" in style] == []
    assert any(b"7" in style or b"1" in style for style in sent)


def test_the_tour_is_a_book_of_its_own_and_leads_back_to_an_empty_one(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows("Welcome to Cockpit")
    terminal.type("g")
    terminal.shows("tour")
    terminal.type("T")
    terminal.shows("1 of 8")
    terminal.shows("[1 Owed")
    terminal.type("j")
    terminal.shows("2 of 8")
    terminal.type("d")
    terminal.shows("3 of 8")
    terminal.type("\x1b")
    terminal.shows("Welcome to Cockpit")
    terminal.type("q")
    assert terminal.ends() == 0
    assert not Path(home.book).exists()
