"""What is asked of the library beyond what it does by itself: exact durations, words as they were typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cockpit.calendar.event import Elapsed, Typed
from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.text import clean
from tests.calendar import examples
from tests.calendar.builders import a_promise, export

ESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}


def unescaped(data: bytes) -> str:
    """Read a TEXT by the letter of RFC 5545, 3.3.11, from the left."""
    text, said = data.decode(), ""
    while text:
        pair = text[:2]
        said, text = (said + ESCAPED[pair], text[2:]) if pair[0] == "\\" else (said + pair[0], text[1:])
    return said


@given(st.text("\\Nn;,:a \n", max_size=20) | st.text())
def test_words_come_out_as_they_were_typed_also_a_backslash_before_an_n(words: str) -> None:
    shown = "\n".join(clean(line) for line in words.split("\n"))
    assert unescaped(Typed(shown).to_ical()) == shown


def test_a_path_in_a_title_is_no_new_line() -> None:
    assert rb"SUMMARY:C:\\New" in export(a_promise(text=r"C:\New", customer=None)).data


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (timedelta(), b"PT0S"),
        (timedelta(hours=-26, minutes=-30), b"-PT26H30M"),
        (timedelta(hours=1, seconds=5), b"PT1H0M5S"),
        (timedelta(seconds=-5), b"-PT5S"),
    ],
)
def test_a_duration_is_exact(time: timedelta, written: bytes) -> None:
    assert Elapsed(time).to_ical() == written


@pytest.mark.parametrize("privacy", PRIVACY)
def test_what_the_library_reads_it_writes_again_as_it_is(privacy: str) -> None:
    data = export(*examples.BOOK, names=examples.NAMES, privacy=privacy).data
    anew = Calendar.from_ical(data).to_ical(sorted=False)
    assert without_durations(anew) == without_durations(data)


def without_durations(data: bytes) -> list[bytes]:
    """Drop those lines: with days in them, as the library writes them, they ring an hour off twice a year."""
    return [line for line in data.split(b"\r\n") if not line.startswith((b"TRIGGER:", b"REFRESH", b"X-PUB"))]
