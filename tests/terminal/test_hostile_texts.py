"""What is sent to a terminal while a book of hostile texts is looked at: nothing but what the cockpit itself sends."""

from __future__ import annotations

import re

from tests.faults.hostile_texts import fill, texts
from tests.faults.scale import whole
from tests.terminal.conftest import COCKPIT, Home, Open
from tests.tui.every_screen import SCREENS, way_to
from tests.tui.house import House

KEYS = {"enter": "\r", "escape": "\x1b", "slash": "/", "at": "@", "comma": ","}
# Styles, the place of the cursor, modes that are set and asked for, the keyboard protocol, the pointer; a next line.
OURS = re.compile(r"\x1b\[(?:[\d;:]*[mH]|\?[\d;]+[hl]|\?\d+\$p|[<>]\d*u)|\x1b\]22;[a-z-]+\x07|\r\n")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_no_text_sends_a_control_to_the_terminal(home: Home, on_terminal: Open) -> None:
    fill(House(home.path), texts(whole(500, 80)))
    settings = home.path / "config" / "cockpit" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('remind = "off"\n')  # a bell that is ours is none to look for
    terminal = on_terminal(COCKPIT)
    terminal.shows("1 Owed")
    for screen in SCREENS:
        for key in (*way_to(screen), "G", "k"):
            terminal.type(KEYS.get(key, key))
            terminal.read_for(0.1)
        for _ in range(whole(300, 4)):
            terminal.type("\x1b[A")
            terminal.read_for(0.02)
        for _ in range(3):
            terminal.type(KEYS["escape"])
            terminal.read_for(0.3)
    terminal.shows("1 Owed")
    sent = OURS.sub("", terminal.sent.decode("utf-8"))
    assert "1 Owed" in sent
    assert [ascii(one) for one in sent if ord(one) < 32 or 0x7F <= ord(one) < 0xA0] == []
    assert not TURNING.search(sent)
