"""Days and times that there are not, or that lie absurdly far off, are asked about and never kept unsaid."""

from __future__ import annotations

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.promises.proposed_time import propose
from cockpit.domain.rules import Rules
from tests.capture.phrases import WEDNESDAY


def read(line: str) -> Draft:
    return parse(line, WEDNESDAY, Rules())


@pytest.mark.parametrize(
    "said",
    [
        "2026-13-40", "2026-02-30", "2026-02-30T10:00", "2026-11-20T25:00", "31.11.2026", "31/11/2026", "11/31/2026",
        "32.1.2027", "0.5.2026", "2026/13/01", "31.11.26", "31-Nov-26", "29.2.2027",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["todo x {}", "promise @acme x by {}", "wait @acme x by {}", "order @acme 5k need {}"]
)
def test_a_date_that_the_calendar_does_not_have_is_asked(said: str, form: str) -> None:
    draft = read(form.format(said))
    assert draft.missing == (
        f'"{said}" is no day: which one? Write the date; put it in quotation marks if it is only words.',
    )


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("31.11.", '"31.11" is no day'), ("30.02.", '"30.02" is no day'), ("31/11", '"31/11" is no day'),
        ("13/13", '"13/13" is no day'), ("25:00", '"25:00" is no time of day'), ("12:75", '"12:75" is no time of day'),
        ("week 60", '"week 60"'), ("KW 54", '"KW 54"'), ("2026-W60", '"2026-W60"'), ("year 9999", '"year 9999"'),
        ("30 Feb", "Feb has no day 30"), ("january 0", "Jan has no day 0"), ("the 32nd", '"32nd"'), ("at 25", '"25"'),
        ("by q5", '"q5"'), ("1/2", '"1/2"'), ("in -3 days", '"days"'), ("by -2h", '"-2h"'), ("am 45.", '"45"'),
    ],
)  # fmt: skip
def test_what_may_be_meant_for_a_day_or_a_time_and_is_none_is_told(said: str, asked: str) -> None:
    todo = read(f"todo x {said}")
    assert todo.due is None
    assert asked in todo.asks[0]


@pytest.mark.parametrize("said", ["by 31.11.", "25:00", "week 60", "2026-W60"])
def test_a_promise_asks_about_the_day_that_there_is_not_and_nothing_else(said: str) -> None:
    (asked,) = read(f"promise @acme x {said}").missing
    assert not asked.startswith("By when?")


@pytest.mark.parametrize(
    "said",
    [
        "+99999d", "in 99999 days", "in 99999d", "in 9999 years", "in 5000 months", "+400y", "31 dec 9999",
        "20.11.2062", "in 600 business days",
    ],
)  # fmt: skip
def test_a_day_absurdly_far_off_is_asked(said: str) -> None:
    draft = read(f"promise @acme x {said}")
    assert draft.missing
    assert draft.theirs is None
    assert read(f"todo x {said}").asks


@pytest.mark.parametrize("said", ["in 0 days", "+0d", "in 0h", "in zero weeks", "in null Tagen"])
def test_no_time_at_all_is_no_deadline(said: str) -> None:
    assert "is now: by when is meant?" in read(f"todo x {said}").missing[0]


@pytest.mark.parametrize(
    "words",
    ["PO 2026-13-40 check", "version 10.40.26", "10.0.2026.1", "part 1/2", "24/7", "ref 2026-99-11 copy"],
)
def test_a_number_of_a_thing_is_left_alone(words: str) -> None:
    draft = read(f"todo {words}")
    assert draft.text == words
    assert draft.asks == ()


def test_a_promise_whose_time_has_passed_goes_by_no_rule() -> None:
    theirs = WEDNESDAY.replace(year=2019)
    assert propose(WEDNESDAY, Rules(), theirs=theirs).because() == ""


def test_an_own_time_that_has_passed_is_no_time_to_promise() -> None:
    assert "by when do they get it?" in read("promise @acme deck mine 2019-01-01").missing[-1]
