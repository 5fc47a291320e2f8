"""Reminders on a real terminal: a bell and a notice when a time of the seller's own is near, each deadline once."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import COCKPIT, Home, Open

TAKES = {"TERM_PROGRAM": "WezTerm", "TMUX": ""}
NOTICE = b"\x1b]9;Cockpit: "


def bells(sent: bytes) -> int:
    """How often it rang: not what ends another sequence."""
    return re.sub(rb"\x1b\][^\x07]*\x07", b"", sent).count(b"\x07")


def add(home: Home, *lines: str) -> None:
    for line in lines:
        subprocess.run([COCKPIT, "add", line], env=home.env, check=True, capture_output=True)


def sent(on_terminal: Open, waits_for: str = "", **environ: str) -> bytes:
    """Return what a cockpit sends that is open for a while."""
    terminal = on_terminal(COCKPIT, **environ)
    terminal.shows("d does")
    if waits_for:
        terminal.shows(waits_for)
    until = time.monotonic() + 2
    terminal.wait_for(lambda _: time.monotonic() > until, "the time")
    terminal.type("q")
    assert terminal.ends() == 0
    return terminal.sent


def test_what_is_near_rings_and_is_noticed_once_whatever_is_restarted(home: Home, on_terminal: Open) -> None:
    add(home, "promise @acme spec sheet by today 13:00 mine 10:28 ok", "todo water the plants today 12:00")
    first = sent(on_terminal, "Soon: 10:28 acme: spec sheet", **TAKES)
    assert first.count(NOTICE + b"10:28 acme: spec sheet\x07") == 1
    assert bells(first) == 1
    again = sent(on_terminal, **TAKES)
    assert NOTICE not in again
    assert bells(again) == 0


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ('remind = "off"', (0, 0)),
        ('remind = "bell"', (1, 0)),
        ('remind = "notice"', (0, 1)),
        ("remind_before = 5", (0, 0)),
    ],
)
def test_a_setting_says_how_and_how_long_before(
    home: Home, on_terminal: Open, tmp_path: Path, setting: str, told: tuple[int, int]
) -> None:
    add(home, "promise @acme spec sheet by today 13:00 mine 10:28 ok")
    (tmp_path / "settings.toml").write_text(setting)
    got = sent(on_terminal, **TAKES, COCKPIT_CONFIG=str(tmp_path / "settings.toml"))
    assert (bells(got), got.count(NOTICE)) == told


def test_what_sleeps_does_not_ring(home: Home, on_terminal: Open) -> None:
    add(home, "todo call the bank today 10:28", "todo water the plants today 15:00")
    listed = subprocess.run(
        [COCKPIT, "find", "bank"], env=home.env, check=True, capture_output=True, text=True
    )
    code = listed.stdout.split()[0]
    subprocess.run(
        [COCKPIT, "do", code, "snooze", "--set", "until=1pm"], env=home.env, check=True, capture_output=True
    )
    got = sent(on_terminal, **TAKES)
    assert bells(got) == 0


def test_where_no_notice_can_be_shown_it_says_so_and_what_to_do(home: Home, on_terminal: Open) -> None:
    add(home, "promise @acme spec sheet by today 13:00 mine 10:28 ok")
    got = sent(
        on_terminal, "No notice can be shown here", TERM_PROGRAM="", TMUX="", DISPLAY="", WAYLAND_DISPLAY=""
    )
    assert bells(got) == 1
    assert NOTICE not in got


def test_hostile_words_end_no_sequence(home: Home, on_terminal: Open) -> None:
    from cockpit.desk.notices import sequence

    for number in (9, 777):
        words = sequence(number, "a\x07\x1b]0;x\x9cy;z")
        assert words.count("\x07") == 1
        assert words.count("\x1b") == 1
        assert "\x9c" not in words


def test_a_terminal_is_asked_only_where_it_is_known_to_take_notices() -> None:
    from cockpit.desk.notices import lacking, sequence_of

    assert sequence_of({"TERM_PROGRAM": "iTerm.app"}) == 9
    assert sequence_of({"TERM": "foot"}) == 777
    assert sequence_of({"TERM": "xterm-kitty"}) == 9
    assert sequence_of({"TERM": "xterm-256color"}) == 0
    assert sequence_of({"TERM": "tmux-256color", "TERM_PROGRAM": "WezTerm", "TMUX": "x"}) == 0
    assert "nor by a desktop" in lacking({"TERM": "xterm-256color"})
