"""What comes in by a terminal and is no key: a pipe, the rest of a torn sequence, a modifier, a size that is none."""

from __future__ import annotations

import fcntl
import json
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import COCKPIT, Home, Open
from tests.test_terminal import Terminal

SHOWN = "call the bank"
FULL_SCREEN = b"\x1b[?1049h"
TORN = 0.3  # seconds between two pieces: longer than Textual waits for the rest


@pytest.fixture(autouse=True)
def one_record(home: Home) -> None:
    subprocess.run([COCKPIT, "add", f"todo {SHOWN}"], env=home.env, check=True, capture_output=True)


def records(home: Home) -> list[str]:
    listed = subprocess.run([COCKPIT, "today", "--json"], env=home.env, check=True, capture_output=True)
    return [row["text"] for row in json.loads(listed.stdout)["items"]]


def quit_by_its_key(terminal: Terminal) -> None:
    terminal.type("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize(
    "line",
    [
        "{cockpit} </dev/null",
        "printf D | {cockpit}",
        "printf 'D\\nD' | {cockpit}",
        "yes D | head -c 9000 | {cockpit}",
        "{cockpit} <&-",
        "{cockpit} 2>&-",
        "{cockpit} 2>/dev/null",
        "{cockpit} 2>/dev/full",
        "{cockpit} | cat",
        "TERM=dumb {cockpit}",
    ],
)
def test_without_a_terminal_on_every_side_today_is_printed_and_nothing_is_done(
    home: Home, on_terminal: Open, line: str
) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("/dev/full is not there")
    terminal = on_terminal("sh", "-c", line.format(cockpit=COCKPIT))
    assert terminal.ends() == 0
    assert SHOWN in terminal.text()
    assert FULL_SCREEN not in terminal.sent
    assert records(home) == [SHOWN]


@pytest.mark.parametrize("line", ["printf D | {cockpit} demo", "{cockpit} demo </dev/null"])
def test_the_demo_says_that_it_needs_a_terminal(home: Home, on_terminal: Open, line: str) -> None:
    del home.env["COCKPIT_BOOK"]
    terminal = on_terminal("sh", "-c", line.format(cockpit=COCKPIT))
    assert terminal.ends() == 2
    assert "The demo needs a terminal." in terminal.text()


@pytest.mark.parametrize(
    ("words", "code"),
    [(["show", "nobody"], 1), (["no-such"], 2), (["--book", "/dev/null/x", "add", "todo x"], 3)],
)
@pytest.mark.parametrize("there", ["2>/dev/full", "2>&-"])
def test_an_error_that_cannot_be_said_is_told_by_the_exit_code(
    home: Home, on_terminal: Open, words: list[str], code: int, there: str
) -> None:
    if "/dev/full" in there and not Path("/dev/full").exists():
        pytest.skip("/dev/full is not there")
    quoted = " ".join(f"'{word}'" for word in words)
    assert on_terminal("sh", "-c", f"{COCKPIT} {quoted} {there}").ends() == code


@pytest.mark.parametrize(
    "pieces",
    [
        ["\x1b", "[D"],
        ["\x1b", "[", "D"],
        ["\x1b[", "D"],
        ["\x1b[1;5", "D"],
        ["\x1b", "OD"],
        ["\x1bO", "D"],
        ["\x1b", "[A"],
        ["\x1b", "[B"],
        ["\x1b", "[3~"],
        ["\x1b", "[68;2;", "68u"],
        ["\x1b", "[?2026;2$y"],
        ["\x1b[?2026;", "2$y"],
        ["\x1b[27;5;68~"],
        ["\x1b]11;rgb:0000/", "DDDD/0000\x07"],
    ],
    ids=ascii,
)
def test_the_rest_of_a_torn_sequence_is_no_command(home: Home, on_terminal: Open, pieces: list[str]) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    for piece in pieces:
        terminal.type(piece)
        time.sleep(TORN)
    terminal.type("+")  # comes after all that was typed before
    terminal.wait_for(lambda text: "copies" not in text, "the pane alone")
    quit_by_its_key(terminal)
    assert records(home) == [SHOWN]


def test_a_whole_sequence_is_the_key_it_was_and_escape_alone_is_escape(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("/")
    terminal.shows("show only")
    terminal.type("bankx")
    terminal.shows("0 All · 0 rows found")
    terminal.type("\x1b[D\x1b[3~")  # left, delete: the letter goes
    terminal.shows("0 All · 1 row found")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "0 All · 1 row found" not in text, "all rows again")
    quit_by_its_key(terminal)


def test_what_is_pasted_is_text_though_it_comes_in_pieces(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("n")
    terminal.shows("esc keep as draft")
    for piece in ("\x1b[20", "0~todo ring D", "\x1b[31m and qu", "it\x1b", "[201~"):
        terminal.type(piece)
        time.sleep(TORN)
    terminal.shows("ring D�[31m and quit")
    terminal.type("\r")
    terminal.shows("Saved T")
    quit_by_its_key(terminal)
    assert sorted(records(home)) == [SHOWN, "ring D�[31m and quit"]


@pytest.mark.parametrize(
    "modifier",
    [
        "\x1b[57441u",
        "\x1b[57442;5u",
        "\x1b[57447;2u",
        "\x1b[57358u",
        "\x1b[57443;3:1u",
        "\x1b[57444u",
        "\x1b[57453u",
    ],
    ids=ascii,
)
def test_a_modifier_by_itself_is_no_key(home: Home, on_terminal: Open, modifier: str) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("v")
    terminal.shows("delete")
    terminal.type(modifier)
    time.sleep(TORN)
    terminal.type("e")  # in the menu it opens the form, on the list the line
    terminal.shows("What is it?")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "What is it?" not in text, "the form closed")
    quit_by_its_key(terminal)


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[68;2:3;68u",  # D is let go
        "\x1b[68:100;2:3u",
        "\x1b[99999999;1Q",
        "\x1b[55296u",
        "\x1b[;:8;A",
        "\x1b[48;0;0;0;0t",
        "\x1b[48;0;80;0;0t\x1b[<35;5;5M",
        "\x1b[?9999$y",
        "\x1b[1;;;;;D",
        "\x9b57441u\x9bD",
    ],
    ids=ascii,
)
def test_a_sequence_that_means_nothing_ends_nothing(home: Home, on_terminal: Open, sent: str) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type(sent)
    time.sleep(TORN)
    terminal.type("/")  # and what comes behind it is a key again
    terminal.wait_for(lambda text: "show only" in text or "delete" in text, "the filter")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "show only" not in text, "the filter closed")
    quit_by_its_key(terminal)
    assert records(home) == [SHOWN]


def test_a_key_told_in_full_is_that_key(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("\x1b[118:86;1:1u")  # v, pressed, with what it is with shift
    terminal.shows("delete")
    terminal.type("\x1b[118;1:3u\x1b[27;1:1u")  # v is let go, esc pressed
    terminal.wait_for(lambda text: "delete" not in text, "the menu closed")
    quit_by_its_key(terminal)


def test_shift_that_is_held_for_a_capital_does_not_take_the_draft(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type("ntodo one")
    terminal.shows("esc keep as draft")
    terminal.shows("What: one")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "esc keep as draft" not in text, "the capture closed")
    terminal.type("n")
    terminal.shows("typing begins a new line")
    terminal.type("\x1b[57441u\x1b[97;2;65u")  # shift, then A
    terminal.wait_for(lambda text: "todo one" not in text and "> A" in text, "a new line")
    terminal.type("\x11")
    assert terminal.ends() == 0


@pytest.mark.parametrize(("columns", "lines"), [(0, 0), (80, 0), (0, 24)])
def test_a_terminal_that_does_not_say_its_size_has_one_all_the_same(
    home: Home, on_terminal: Open, columns: int, lines: int
) -> None:
    terminal = on_terminal(COCKPIT)
    fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    terminal.shows(SHOWN)
    quit_by_its_key(terminal)


def test_the_terminal_says_its_size_and_not_what_was_exported_once(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT, columns=120, lines=35, COLUMNS="60", LINES="10")
    terminal.shows(SHOWN)
    assert max(len(line.rstrip()) for line in terminal.screen.display) == 120
    terminal.screen.resize(30, 100)
    fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    terminal.wait_for(
        lambda text: max(len(line.rstrip()) for line in text.splitlines()) == 100, "its new size"
    )
    quit_by_its_key(terminal)


@pytest.mark.parametrize("lines", [24, 0])
def test_the_prompt_too_asks_the_terminal_for_its_size(home: Home, on_terminal: Open, lines: int) -> None:
    terminal = on_terminal("sh", "-c", f"sleep 0.5; exec {COCKPIT} add", COLUMNS="200", LINES="3")
    fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 70, 0, 0))
    terminal.shows("esc keep as draft")
    assert max(len(line.rstrip()) for line in terminal.screen.display) == 70
    terminal.type("\x1b")
    assert terminal.ends() == 1


@pytest.mark.parametrize(("columns", "lines"), [(0, 0), (80, 0), (0, 24), (1, 1)])
def test_a_terminal_that_shrinks_to_nothing_is_waited_for_in_quiet(
    home: Home, on_terminal: Open, columns: int, lines: int
) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    for _ in range(10):
        before = len(terminal.sent)
        terminal.read_for(0.5)
        if len(terminal.sent) == before:
            break
    else:
        pytest.fail("it is laid out over and over")
    quit_by_its_key(terminal)


def test_what_is_written_into_a_file_is_today_and_no_screen(home: Home, on_terminal: Open) -> None:
    file = home.path / "out"
    assert on_terminal("sh", "-c", f"{COCKPIT} >{file}").ends() == 0
    assert SHOWN in file.read_text(encoding="utf-8")
    assert "\x1b" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("letter", ["д", "ｄ", "Ｄ", "δ", "ד"])
def test_a_letter_of_another_keyboard_layout_says_that_it_is_no_key(
    home: Home, on_terminal: Open, letter: str
) -> None:
    terminal = on_terminal(COCKPIT)
    terminal.shows(SHOWN)
    terminal.type(letter)
    terminal.shows("is no key (? lists them). Is another keyboard layout on?")
    quit_by_its_key(terminal)
    assert records(home) == [SHOWN]


def test_a_zone_that_is_none_is_told_on_the_screen_too(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT, TZ="No/Where", columns=120)
    terminal.shows("TZ=No/Where names no time zone that is known")
    quit_by_its_key(terminal)
