"""Lines written by hand, held against the general library that everybody else would use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vDatetime, vText

from cockpit.calendar import content_line
from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.text import clean
from tests.calendar import examples
from tests.calendar.builders import export

ODD = st.text("aé日😀\\;,:^\"' \n", max_size=400) | st.text(max_size=300)


def spelled(name: str, value: vText | vDatetime) -> bytes:
    event = Event()
    event.add(name, value)
    return bytes(event.to_ical()).removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(b"END:VEVENT\r\n")


@given(ODD)
def test_a_text_is_spelled_and_folded_byte_for_byte_as_the_library_does(words: str) -> None:
    shown = "\n".join(clean(line) for line in words.split("\n")).replace("\\N", "\\ N")
    if shown:
        assert content_line.line("SUMMARY", content_line.text(shown)) == spelled("SUMMARY", vText(shown))


@given(ODD)
def test_no_line_is_too_long_and_none_ends_in_the_midst_of_a_character(words: str) -> None:
    data = content_line.line("SUMMARY", content_line.text(clean(words)))
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(UTC)))
def test_a_moment_is_spelled_as_the_library_does(moment: datetime) -> None:
    assert content_line.utc(moment).encode() == vDatetime(moment.replace(microsecond=0)).to_ical()  # type: ignore[no-untyped-call]  # icalendar tells no type


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (timedelta(), "PT0S"),
        (timedelta(hours=-26, minutes=-30), "-PT26H30M"),
        (timedelta(hours=1, seconds=5), "PT1H0M5S"),
        (timedelta(seconds=-5), "-PT5S"),
    ],
)
def test_a_duration_is_exact(time: timedelta, written: str) -> None:
    assert content_line.elapsed(time) == written


@pytest.mark.parametrize("privacy", PRIVACY)
def test_the_library_would_write_every_file_as_it_is(privacy: str) -> None:
    data = export(*examples.BOOK, names=examples.NAMES, privacy=privacy).data
    anew = Calendar.from_ical(data).to_ical(sorted=False)
    assert without_durations(anew) == without_durations(data)


def without_durations(data: bytes) -> list[bytes]:
    """Drop those lines: with days in them, as the library writes them, they ring an hour off twice a year."""
    return [line for line in data.split(b"\r\n") if not line.startswith((b"TRIGGER:", b"REFRESH", b"X-PUB"))]
