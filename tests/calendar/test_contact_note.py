"""What is open with somebody, for the note of their card."""

from __future__ import annotations

import pytest

from cockpit.calendar.contact_note import note
from cockpit.calendar.ics import PRIVACY
from cockpit.calendar.record_events import Telling
from cockpit.domain.record import created_ms
from tests.calendar.examples import BOOK
from tests.calendar.test_feeds import lookups
from tests.desk.test_calendar_export import _Broken
from tests.domain.builders import a_promise, nov

NAMELESS = lookups({})


@pytest.mark.parametrize("privacy", PRIVACY)
def test_a_bad_record_is_left_out_and_named_and_the_rest_is_told(privacy: str) -> None:
    good = a_promise(nov(20, 16))
    words, left_out = note([_Broken(), good], NAMELESS, Telling(privacy=privacy), None)  # type: ignore[list-item]
    assert words.startswith("Open")
    assert [str(one) for one in left_out] == [f"broken 1: {_Broken.WHY}"]


@pytest.mark.parametrize("privacy", PRIVACY)
def test_it_is_short_the_soonest_first_and_the_same_each_time(privacy: str) -> None:
    telling = Telling(privacy=privacy, amounts=False)
    words, left_out = note(BOOK, NAMELESS, telling, None)
    assert (words, left_out) == note(
        sorted(BOOK, key=lambda one: -created_ms(one.id)), NAMELESS, telling, None
    )
    assert len(words.splitlines()) == (1 if privacy == "busy" else 8)
    assert left_out == []


def test_with_nothing_open_there_is_no_note() -> None:
    assert note([], NAMELESS, Telling(), None) == ("", [])
