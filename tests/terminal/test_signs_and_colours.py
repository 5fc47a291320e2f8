"""What is sent to the terminal: signs that its locale has, colours only where they are wanted."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest

from cockpit.tui.plain_signs import encoding_of, plain
from tests.terminal.conftest import COCKPIT, Home, Open
from tests.test_terminal import Terminal

SHOWN = "call the bank"
FRAMES = re.compile("[\u2500-\u259f]")
STYLE = re.compile(rb"\x1b\[([\d;:]*)m")
SAID_LATE = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONIOENCODING")


@pytest.fixture(autouse=True)
def two_records(home: Home) -> None:
    lines = f"todo {SHOWN}\nmüller: Grüße drucken by 16:00 ok\n"
    subprocess.run([COCKPIT, "add", "-"], env=home.env, input=lines.encode(), check=True, capture_output=True)
    for name in SAID_LATE:
        home.env.pop(name, None)


def walk(terminal: Terminal) -> None:
    """Open what there is in colours and frames: menu, keys, palette, capture, review; then leave."""
    terminal.shows(SHOWN)
    for key, seen in (("v", "delete"), ("?", "Keys on"), (":", "Search"), ("n", "keep as draft")):
        terminal.type(key)
        terminal.shows(seen)
        terminal.type("\x1b")
        terminal.wait_for(lambda text, seen=seen: seen not in text, f"{seen} gone")  # type: ignore[misc]
    terminal.type("q")
    assert terminal.ends() == 0


def colours(sent: bytes) -> Iterator[bytes]:
    """The colours that are set, as their codes."""
    for codes in STYLE.findall(sent):
        parts = codes.split(b";")
        while parts:
            code = parts.pop(0)
            if code in (b"38", b"48"):
                more = 2 if parts[0] == b"5" else 4
                yield b";".join([code, *parts[:more]])
                del parts[:more]
            elif re.fullmatch(rb"[349][0-79]|10[0-7]", code):
                yield code


@pytest.mark.parametrize(
    "said",
    [{"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LC_ALL": "de_DE.ISO-8859-1"}, {"LANG": "en_US.ISO-8859-15@euro"}],
    ids=str,
)
def test_a_locale_that_is_not_utf_8_gets_frames_of_plain_signs(
    home: Home, on_terminal: Open, said: dict[str, str]
) -> None:
    terminal = on_terminal(COCKPIT, **said)
    walk(terminal)
    shown = terminal.sent.decode("latin-1" if "8859" in str(said) else "utf-8")
    assert not FRAMES.search(shown)
    assert "\\u" not in shown
    assert "-----" in shown
    assert "Grüße drucken" in shown


def test_what_is_typed_in_a_latin_1_terminal_is_what_it_says(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal(COCKPIT, "add", LC_ALL="de_DE.ISO-8859-1")
    terminal.wait_for(lambda _: b"keep as draft" in terminal.sent, "the prompt")
    terminal.send("todo grün".encode("latin-1"))
    terminal.wait_for(lambda text: "What: gr" in text, "the preview")
    assert terminal.sent.count("grün".encode("latin-1")) > 1
    terminal.type("\r")
    assert terminal.ends() == 0
    listed = subprocess.run([COCKPIT, "today"], env=home.env, check=True, capture_output=True)
    assert "grün" in listed.stdout.decode()


@pytest.mark.parametrize(
    ("said", "found", "expected"),
    [
        ({}, "utf-8", ("utf-8", False)),
        ({"LANG": "de_DE.UTF-8"}, "utf-8", ("utf-8", False)),
        ({"LANG": "C.UTF-8"}, "utf-8", ("utf-8", False)),
        ({"LC_CTYPE": "UTF-8"}, "utf-8", ("utf-8", False)),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8", ("utf-8", False)),  # nothing was said, and Python chose
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", ("utf-8", True)),
        ({"LANG": "C", "LC_ALL": "en_GB.utf8"}, "utf-8", ("utf-8", False)),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "utf-8", ("utf-8", True)),
        ({"LANG": "de_DE"}, "iso8859-1", ("iso8859-1", True)),
        ({"LANG": "ja_JP.eucJP"}, "utf-8", ("euc_jp", True)),
        ({"LANG": "xx.no-such"}, "utf-8", ("utf-8", False)),
        ({}, "ascii", ("ascii", True)),
    ],
    ids=str,
)
def test_the_locale_tells_what_the_terminal_takes(
    said: dict[str, str], found: str, expected: tuple[str, bool]
) -> None:
    assert encoding_of(said, found) == expected


def test_plain_signs_are_ascii_and_take_as_much_room() -> None:
    signs = "╭─│╮├┤┬┴┼▌●○✓✗…“”‘’·→←↑↓⏎▰▱█░⚠"
    assert plain(signs).isascii()
    assert len(plain(signs)) == len(signs)
    assert plain("müller 東京 €") == "müller 東京 €"


def test_the_terminals_own_colours_are_left_to_it(home: Home, on_terminal: Open) -> None:
    settings = home.path / "settings.toml"
    settings.write_text('theme = "terminal"\n', encoding="utf-8")
    terminal = on_terminal(COCKPIT, COCKPIT_CONFIG=str(settings), COLORTERM="truecolor")
    walk(terminal)
    seen = set(colours(terminal.sent))
    assert b"49" in seen
    assert {code for code in seen if code.startswith((b"4", b"10"))} <= {b"49", b"46", b"47"}  # the cursors


@pytest.mark.parametrize("words", [[], ["add"]], ids=["screen", "prompt"])
def test_without_colour_no_code_of_a_colour_is_sent(home: Home, on_terminal: Open, words: list[str]) -> None:
    terminal = on_terminal(COCKPIT, *words, NO_COLOR="1", COLORTERM="truecolor")
    if words:
        terminal.shows("esc keep as draft")
        terminal.type("todo ring bo by 16:00\r")
        assert terminal.ends() == 0
    else:
        walk(terminal)
    assert set(colours(terminal.sent)) == set()


def test_a_terminal_that_knows_nothing_gets_lines(home: Home, on_terminal: Open) -> None:
    terminal = on_terminal("sh", "-c", f"TERM=dumb {COCKPIT}")
    assert terminal.ends() == 0
    assert SHOWN in terminal.text()
    assert b"\x1b" not in terminal.sent
