"""A working day in a real terminal: tmux at 80 × 24, the keyboard alone, each key counted."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.terminal.conftest import COCKPIT, Home
from tests.test_terminal import PATIENCE

MOST_REVIEW, MOST_ORDER = 20, 40
BEFORE = {
    "2026-11-16T09:00:00+01:00": ("promise @initech price until spring by tue 12:00 ok",),
    "2026-11-17T09:00:00+01:00": (
        "promise @acme spec sheet by wed 10:00 ok mail",
        "promise @bolt samples by wed 16:00",
        "call @globex wed 15:00 purpose: second site gain: one crew for both",
    ),
}
_ASKS = "⏎ note it"
EVENING = "2026-11-18T17:30:00+01:00"


class Hands:
    """Types into tmux, and waits for what the screen answers; counts the keys by what they are for."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.keys: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.what = ""

    def tmux(self, *words: str, **environ: str) -> str:
        command = ["tmux", "-u", "-S", str(self._home.path / "tmux"), "-f", "/dev/null", *words]
        ran = subprocess.run(
            command, env={**self._home.env, **environ}, capture_output=True, text=True, check=True
        )
        return ran.stdout

    def open(self, moment: str) -> None:
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", COCKPIT, COCKPIT_NOW=moment)
        self.sees("r review")

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def sees(self, words: str) -> None:
        self.waits(lambda: words in self.screen(), words)

    def waits(self, holds: Callable[[], bool], what: str) -> None:
        begun = time.monotonic()
        while not holds():
            if time.monotonic() - begun > PATIENCE:
                pytest.fail(f"never came: {what}\n{self.screen()}")
            time.sleep(0.05)

    def press(self, key: str, sees: str) -> None:
        self.keys[self.what] += 1
        self.tmux("send-keys", key)
        self.sees(sees)

    def changes_by(self, key: str) -> bool:
        """Press a key that changes the screen, whatever it comes to."""
        before = self.screen()
        self.keys[self.what] += 1
        self.tmux("send-keys", key)
        self.waits(lambda: self.screen() != before, f"a change by {key}")
        return True

    def type(self, words: str, sees: str) -> None:
        self.letters[self.what] += len(words)
        before = self.screen()
        self.tmux("send-keys", "-l", words)
        self.waits(lambda: self.screen() != before and sees in self.screen(), words)

    def capture(self, key: str, words: str) -> None:
        self.press(key, "esc keep as draft")
        self.type(words, words[-12:])
        self.press("Enter", "✓ Saved")

    def find(self, words: str) -> None:
        self.press("/", "show only")
        self.type(words, words)
        self.press("Enter", "d does")

    def answer(self, key: str, *words: str, sees: str) -> None:
        self.press(key, _ASKS)
        for nth, line in enumerate(words):
            if nth:
                self.press("Tab", _ASKS)
            self.type(line, line)
        self.press("Enter", sees)


@pytest.fixture
def hands(home: Home) -> Iterator[Hands]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not there")
    for moment, lines in BEFORE.items():
        for line in lines:
            environ = {**home.env, "COCKPIT_NOW": moment}
            subprocess.run([COCKPIT, "add", line], env=environ, check=True, capture_output=True)
    made = Hands(home)
    yield made
    subprocess.run(["tmux", "-S", str(home.path / "tmux"), "kill-server"], capture_output=True, check=False)


def items(home: Home) -> dict[str, str]:
    """What is still listed, with its next step."""
    listed = subprocess.run([COCKPIT, "today", "--json"], env=home.env, check=True, capture_output=True)
    return {row["text"]: row["code"] for row in json.loads(listed.stdout)["items"]}


def state(home: Home, code: str) -> str:
    shown = subprocess.run([COCKPIT, "show", code, "--json"], env=home.env, check=True, capture_output=True)
    return str(json.loads(shown.stdout)["state"])


@pytest.mark.timeout(900)
def test_a_working_day_in_tmux_by_the_keyboard_alone(
    home: Home, hands: Hands, record_property: Callable[[str, object], None]
) -> None:
    hands.open("2026-11-18T10:20:00+01:00")

    hands.what = "review"
    hands.press("r", "Morning review")
    while "That was the review." not in hands.screen():
        hands.changes_by("Enter")
    hands.press("Escape", "r review")

    hands.what = "three calls"
    hands.capture("c", "@acme 15:00 purpose: scope")
    hands.capture("c", "@bolt 15:30 purpose: date")
    hands.capture("c", "@zed fri 10:00 purpose: trial")

    hands.what = "get-back"
    hands.capture("n", "q hooli: does it float?")
    hands.find("does it float")
    hands.answer("d", "yes, in salt water too", sees="Save the answer as a card?")
    hands.press("Enter", "card")
    hands.press("Escape", "LATE")

    hands.what = "order to cleared"
    hands.capture("o", "@initech 40 chairs 900 EUR")
    order = items(home)["40 chairs"]
    hands.find("40 chairs")
    hands.press("Enter", "Post-sale plan")
    hands.press("C", "onfirmed")
    answers = {
        "Who else": "Globex",
        "which day": "fri",
        "How much": "900",
        "amount": "900",
        "do they like": "yes",
    }
    while state(home, order) != "cleared":
        if hands.changes_by("d") and _ASKS in hands.screen():
            asked = hands.screen()
            hands.type(next((words for what, words in answers.items() if what in asked), "yes"), "")
            hands.changes_by("Enter")
            hands.waits(lambda: _ASKS not in hands.screen(), "the form to go")
    hands.press("Escape", "8 of 8")  # what was celebrated
    hands.press("Escape", "r review")
    hands.press("Escape", "LATE")
    hands.tmux("send-keys", "q")
    home.end()

    hands.what = "evening"
    hands.open(EVENING)
    hands.press("E", "To settle tonight")
    hands.answer("d", "15:00", sees="takes it back")
    hands.tmux("send-keys", "q")
    home.end()
    record_property(
        "keys", {what: (count, count + hands.letters[what]) for what, count in hands.keys.items()}
    )
    assert hands.keys["review"] <= MOST_REVIEW
    assert hands.keys["order to cleared"] <= MOST_ORDER
