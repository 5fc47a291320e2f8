"""A second table of phrases that was written down before the parser saw it, and times put together at random."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from cockpit.domain.wording import full
from tests.capture.phrases import AMERICAN, BERLIN, WEDNESDAY, table, tally, verdict

if TYPE_CHECKING:
    from cockpit.capture.draft import Draft

TABLE = table("heard_dates_2.tsv")
PHRASES = [row[0] for row in TABLE if row[2] != "line"]
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ZONES = (
    ("", BERLIN),
    ("London time", ZoneInfo("Europe/London")),
    ("ET", ZoneInfo("America/New_York")),
    ("Pacific", ZoneInfo("America/Los_Angeles")),
    ("(Tokyo time)", ZoneInfo("Asia/Tokyo")),
    ("UTC+2", timezone(timedelta(hours=2))),
)
BEFORE = (
    "check the stock", "send the v3.2 deck for 10-15 users", "ring Bo re PO 4711", "Unterlagen für Zimmer 305",
    "order 3 of 5 units", "call 555 1234",
)  # fmt: skip
AFTER = (
    "",
    ", then call Bo",
    " - see notes",
    " with 3 colleagues",
    " in room 12",
    " (urgent)",
    " about the 24/7 plan",
)


def read(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> Draft:
    return parse(f"todo check the parts {phrase}", now, rules or Rules())


def test_the_second_table_is_understood_or_asked_about_and_never_wrong() -> None:
    count = tally("heard_dates_2.tsv")
    print(f"heard_dates_2.tsv: {dict(count)}")
    assert count["wrong"] == 0, [row for row in TABLE if verdict(row) == "wrong"]
    assert count["right"] >= 0.97 * count.total()


@pytest.mark.parametrize("rules", [Rules(), AMERICAN], ids=["day first", "month first"])
def test_what_is_told_as_assumed_means_the_same_when_it_is_typed(rules: Rules) -> None:
    for phrase in PHRASES:
        draft = read(phrase, rules=rules)
        if draft.due is None:
            continue
        told = [note.rpartition("read as ")[2] for note in draft.assumed]
        told = [
            re.sub(r"^(by the end of |the first, )| (for you|by your own clock)$", "", note) for note in told
        ]
        for said in (full(draft.due, WEDNESDAY, whole_day=draft.whole_day), *told):
            again = read(f"by {said}", rules=rules)
            assert (again.due, again.whole_day) == (draft.due, draft.whole_day), (phrase, said)


def test_what_follows_a_phrase_does_not_change_its_moment_unnoticed() -> None:
    for phrase in PHRASES:
        due = read(phrase).due
        for more in (", then call Bo", " please", " - urgent", "."):
            changed = read(f"{phrase}{more}")
            assert changed.due == due or changed.asks, (phrase, more)


@st.composite
def moments(draw: st.DrawFn) -> tuple[str, datetime, datetime]:
    """Return a line, when it is typed, and the moment it says, which is computed here from its parts."""
    now = draw(st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1))).replace(tzinfo=BERLIN)
    ahead = draw(st.integers(1, 6))
    day = now.date() + timedelta(days=ahead)
    far = now.date() + timedelta(days=draw(st.integers(1, 150)))
    said, day = draw(
        st.sampled_from(
            [
                ("tomorrow", now.date() + timedelta(days=1)),
                ("übermorgen", now.date() + timedelta(days=2)),
                (DAYS[day.weekday()], day),
                (DAYS[day.weekday()][:3], day),
                (TAGE[day.weekday()], day),
                (f"{far.day} {MONTHS[far.month - 1]}", far),
                (f"{far:%d.%m.%Y}", far),
                (f"{DAYS[far.weekday()][:3]} {far.day} {MONTHS[far.month - 1]}", far),
                (f"{far.isoformat()}", far),
            ]
        )
    )
    clock = time(draw(st.integers(0, 23)), draw(st.sampled_from((0, 5, 15, 30, 45))))
    half = f"{(clock.hour - 1) % 12 + 1}:{clock.minute:02d}{'am' if clock.hour < 12 else 'pm'}"
    hours = draw(st.sampled_from((half, f"{half[:-2]} {half[-2:]}")))
    if clock.hour > 12:
        hours = draw(
            st.sampled_from((hours, f"{clock:%H:%M}", f"{clock:%H:%M} Uhr", f"{clock.hour}uhr{clock:%M}"))
        )
    name, zone = draw(st.sampled_from(ZONES))
    order = draw(
        st.sampled_from(
            ("{day} {clock} {zone}", "{clock} {zone} {day}", "{clock} {day} {zone}", "{day}, {clock} {zone}",
             "by {clock} {zone} on {day}", "{day} at {clock} {zone}", "by {day} {clock} {zone}")
        )
    )  # fmt: skip
    phrase = " ".join(order.format(day=said, clock=hours, zone=name).split())
    line = f"todo {draw(st.sampled_from(BEFORE))} {phrase}{draw(st.sampled_from(AFTER))}"
    return line, now, datetime.combine(day, clock, zone).astimezone(BERLIN)


@given(moments())
@settings(max_examples=1500, deadline=None)
def test_a_day_a_time_and_a_zone_in_any_order_and_any_line_mean_that_moment_or_are_asked(
    made: tuple[str, datetime, datetime],
) -> None:
    line, now, meant = made
    draft = parse(line, now, Rules())
    assert draft.due == meant or draft.asks or _is_skipped(draft, meant), draft


def _is_skipped(draft: Draft, meant: datetime) -> bool:
    """Tell whether the time is one that a night of changing clocks has twice or not at all, which is told."""
    nights = {date(meant.year, month, 25 + step) for month in (3, 10) for step in range(7)}
    return meant.date() in nights and any("clocks change" in note for note in draft.assumed)


@pytest.mark.parametrize(
    "phrase",
    [
        "mon or tue", "by mon or by tue", "3 or 4pm", "Mo oder Di", "mon to fri", "mon-fri 3pm", "mon/tue 3pm",
        "3.12. oder 4.12.", "in a week or two", "10 to 12 tomorrow", "mon & tue", "friday EST", "2h before friday 3pm",
        "mondays 3pm", "3pm after the 1st",
        "frxday 3pm", "3pm frxday", "3/4pm tomorrow", "15:00 am friday", "bis zum 3.12 Uhr", "the 5th friday",
        "5 am 7. März", "3. Montag im Monat", "freitags um 9", "3pm Eastern Acme demo",
    ],
)  # fmt: skip
def test_what_may_be_more_than_one_time_is_asked(phrase: str) -> None:
    draft = read(phrase)
    assert draft.due is None
    assert draft.missing


@pytest.mark.parametrize(
    "phrase",
    [
        "mondays", "soon", "in 3-4 days", "within 24-48h", "at 25:00",
        "fri4pm", "after the 1st", "ab Montag", "not before friday", "21/12 the parts", "20261203",
    ],
)  # fmt: skip
def test_words_of_time_that_are_left_over_are_asked_about_in_a_to_do_that_is_kept(phrase: str) -> None:
    draft = read(phrase)
    assert draft.due is None
    assert draft.asks
    assert not draft.missing


@pytest.mark.parametrize(
    "phrase",
    [
        "PO 2210", "room 9", "ticket 4711", "ext 1530", "no. 12", "Nr. 7", "invoice 1530", "flight LH 1530",
        "windows 11", "555 1234", "+49 30 1234 1530", "version 3.12", "seat 7A",
    ],
)  # fmt: skip
def test_a_number_before_a_day_that_names_something_is_no_time(phrase: str) -> None:
    draft = read(f"{phrase} tomorrow")
    assert (draft.due, draft.whole_day) == (WEDNESDAY.replace(day=19, hour=17, minute=0), True)
    assert draft.text.endswith(phrase)


def test_a_number_before_a_day_that_may_be_an_hour_is_told() -> None:
    assert read("9 friday").assumed == ('"9 friday" read as Fri 20 Nov 09:00',)
    assert read("invoice 9 tomorrow").missing


def test_a_time_before_a_town_is_told_to_be_on_the_sellers_clock() -> None:
    assert read("friday 15:00 New York").assumed == (
        '"friday 15:00" read as Fri 20 Nov 15:00 by your own clock',
    )


def test_an_own_time_in_another_zone_is_put_on_the_day_of_theirs() -> None:
    draft = parse("promise @acme quote by fri 10pm mine 2pm EST", WEDNESDAY, Rules())
    assert draft.mine == datetime(2026, 11, 20, 20, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "heading", ["tomorrow", "noon", "eow", "wendesday", "Ende Woche", "dienstag", "mi", "monatsende"]
)
def test_a_time_before_a_colon_is_no_customer(heading: str) -> None:
    draft = parse(f"todo {heading}: check the parts", WEDNESDAY.replace(day=16), Rules())
    assert draft.customer is None
    assert draft.due


@pytest.mark.parametrize("line", ["promise @acme ab Montag the deck", "promise @acme Sa 10 Uhr deck"])
def test_a_word_that_some_firms_end_with_is_part_of_a_name_only_in_capitals(line: str) -> None:
    assert parse(line, WEDNESDAY, Rules()).customer == "acme"
    assert parse("promise @Lindqvist AB deck by fri", WEDNESDAY, Rules()).customer == "Lindqvist AB"
