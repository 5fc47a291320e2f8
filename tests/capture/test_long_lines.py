"""What reading a line takes grows with its length and no faster: a line of 1,200 characters is still read at a key."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import KNOWN, NOW

SHORT, LONG = 150, 600
NAMES = Names(KNOWN)
RULES = Rules(languages=("en", "de", "fr", "es", "it", "nl", "pt", "pl"))
SHAPES = (
    "the new pump needs a seal", "12 40 1,200 9.5 12%", "Anna Smith Berger Huber", "mon 4pm by 12 nov at 16:30",
    "3 x 400 EUR", "sso?", "@acme", '"x y"', "gain: two days", "a -> b", "i'll send", "ich schicke", "they said ok",
    "by mail", "2 % 10 net 30", "to Contoso", "one hundred and", "half past", "end of month", "tmrw", "Dr. A. B.", "a:",
    "(a)", "3 days", "every", "told them", "vendredi à 16h",
)  # fmt: skip


def calls(line: str, rules: Rules = RULES) -> int:
    """Return how many functions are called to read a line, once what is loaded for it is."""
    parse(line, NOW, rules, NAMES)
    count = 0

    def counting(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        parse(line, NOW, rules, NAMES)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["", "promise", "paid", "lost", "call", "touch"])
def test_a_line_four_times_as_long_takes_about_four_times_the_work(kind: str, shape: str) -> None:
    short, long = (f"{kind} @acme " + f"{shape} " * (length // (len(shape) + 1)) for length in (SHORT, LONG))
    assert calls(long) < 6 * calls(short)


def test_a_word_without_an_end_is_no_more_work_than_a_short_one() -> None:
    assert calls("promise @acme " + "a1" * LONG) < 6 * calls("promise @acme a1a1")


@pytest.mark.parametrize("start", ["todo", "promise @acme", "order @acme", "note @acme"])
def test_a_long_row_of_figures_is_hardly_looked_at(start: str) -> None:
    row = "12 40 9:30 3.4. " * 75
    assert calls(f"{start} {row}", Rules()) < 120 * len(row.split())


def test_what_stands_behind_a_long_row_of_figures_is_read() -> None:
    row = "12 34 " * 40
    draft = parse(f"promise @acme copy {row}by friday 4pm", NOW, RULES, NAMES)
    assert f"{draft.theirs:%Y-%m-%dT%H:%M}" == "2026-11-20T16:00"
    order = parse(f"order @acme {row}5k EUR", NOW, RULES, NAMES)
    assert str(order.amount) == "EUR 5,000.00"
