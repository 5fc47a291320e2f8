"""Days and times of day, as people type them, and what only looks like one. `pytest -s` prints the figures."""

from __future__ import annotations

from datetime import datetime

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.times.find import moment
from cockpit.domain.rules import Rules
from tests.capture.phrases import (
    AMERICAN,
    BERLIN,
    DUCKLING,
    WEDNESDAY,
    found,
    is_as_expected,
    said,
    table,
    tally,
    the_one,
    verdict,
)


@pytest.mark.parametrize("row", table("dates.tsv"), ids=lambda row: row[0])
def test_a_phrase_means_what_the_table_says(row: list[str]) -> None:
    phrase, expected, group = row
    one = the_one(phrase) if "for 30m" not in phrase else found(phrase)[0]
    if group == "ambig":
        assert one.ask or one.assumed
    if one.ask and group == "ambig":
        return
    assert one.moment is not None
    assert is_as_expected(one.moment, expected)
    assert one.whole_day is ("T" not in expected)


@pytest.mark.parametrize("name", ["dates.tsv", "heard_dates.tsv"])
def test_what_sellers_say_is_understood_or_asked_and_never_wrong(name: str) -> None:
    count = tally(name)
    print(f"{name}: {dict(count)}")
    assert count["wrong"] == 0, [row for row in table(name) if verdict(row) == "wrong"]
    assert count["right"] >= 0.98 * count.total()


def test_the_corpus_of_another_parser_is_mostly_understood_and_hardly_misread() -> None:
    count = tally("duckling_dev.tsv", DUCKLING, AMERICAN)
    print(f"duckling_dev.tsv: {dict(count)}")
    assert count["right"] >= 0.85 * count.total()
    assert count["wrong"] <= 0.02 * count.total()


@pytest.mark.parametrize(
    "words",
    [
        "monitor", "sat-nav", "x4pm", "v2", "ext 1530", "PO 4711", "2026-114", "24/7", "20 users", "100M", "may",
        "March",
        "second offer", "net 14", "monday's", "1.2.", "99.9%", "25:00", "32.12.", "4h response", "the 5th floor",
        "2nd draft", "sat module", "ask Tom", "call tom", "3d printer", "12.5k", "9" * 500, "do it", "so what",
        "fr mueller anrufen", "Guten Morgen", "quarter", "the first", "second", "12", "half", "us", "pt", "a week",
        "week", "5-20 users", "version 1.2", "price is 17.00", "now 7 users", "christmas party", "lunch with Bo",
        "2026-12", "December", "right away", "in person", "am Apparat", "um die Ecke", "mo", "40 h", "bis dann",
        "(2) am I ready?", "So, that is it", "I think so", "by now", "this do", "Freitagsrunde", "Q1 numbers",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(words: str) -> None:
    assert [one for one in found(f"send {words} please") if not one.is_topic] == []


@pytest.mark.parametrize(
    "phrase", ["every friday", "of friday", "about friday", "not friday", "seit Montag", "ab Montag"]
)
def test_what_a_line_is_about_is_no_deadline(phrase: str) -> None:
    (one,) = found(phrase)
    assert one.is_topic


@pytest.mark.parametrize(
    "phrase",
    [
        "at 8", "by 6:30", "wed 4pm", "next fri", "this tue", "tue 25 nov", "next weekend", "fri midnight",
        "tomorrow 24:00", "12am friday", "until next week", "fri after 4pm", "4pm CST", "4pm Atlantis time", "30 feb",
        "29 Feb 2027", "by december", "by 2030", "by 10.11", "half 4", "viertel vier", "kurz vor 4", "in several days",
        "tonight at 2", "next week 3pm", "friday after next", "nächsten Freitag", "Montag in 2 Wochen", "asap",
        "start of the month", "a year after christmas", "this evening at 2",
    ],
)  # fmt: skip
def test_what_is_not_settled_is_asked(phrase: str) -> None:
    assert said(phrase) == "?"


@pytest.mark.parametrize(
    ("phrase", "more"),
    [
        ("friday onwards", "friday onwards"),
        ("earliest friday", "earliest friday"),
        ("every second friday", "second friday"),
        ("in 1:30", "in 1:30"),
        ("Londoner Zeit 15 Uhr", "Londoner Zeit 15 Uhr"),
        ("thu at 5 sites", "thu at 5"),
        ("tomorrow months later", "tomorrow months"),
    ],
)
def test_words_of_time_that_were_not_understood_are_asked_about(phrase: str, more: str) -> None:
    asked = [one.ask for one in found(phrase)]
    assert any(more in ask for ask in asked)


def test_what_the_working_hours_settle_is_told() -> None:
    assert the_one("by 5").assumed == ('"5" read as Wed 18 Nov 17:00',)
    assert the_one("halb fünf").assumed == ('"halb fünf" read as Wed 18 Nov 16:30',)
    assert said("by 5pm") == "2026-11-18T17:00"
    assert the_one("by 5pm").assumed == ()


def test_a_time_that_has_passed_today_is_tomorrows_and_says_so() -> None:
    one = the_one("9am")
    assert one.moment == datetime(2026, 11, 19, 9, tzinfo=BERLIN)
    assert one.assumed == ('"9am" has passed today: read as Thu 19 Nov 09:00',)


@pytest.mark.parametrize("phrase", ["by 9am", "before 9am", "at 9am", "um 9 Uhr", "bis 9 Uhr", "by 9:00"])
def test_a_deadline_that_has_passed_today_is_asked_about(phrase: str) -> None:
    assert said(phrase) == "?"


def test_a_working_day_that_is_over_is_no_deadline() -> None:
    evening = WEDNESDAY.replace(hour=18)
    assert said("eod", evening) == "?"
    assert said("eod tomorrow", evening) == "2026-11-19T17:00"
    saturday = WEDNESDAY.replace(day=21)
    assert said("eow", saturday) == "?"
    assert said("end of next week", saturday) == "2026-11-27"


def test_asap_is_a_time_for_a_call_to_return_only() -> None:
    draft = parse("call back @acme asap", WEDNESDAY, Rules())
    assert draft.theirs == datetime(2026, 11, 18, 12, 20, tzinfo=BERLIN)
    assert draft.assumed
    friday_evening = datetime(2026, 11, 20, 16, 30, tzinfo=BERLIN)
    draft = parse("call back @acme asap", friday_evening, Rules())
    assert draft.theirs == datetime(2026, 11, 23, 9, tzinfo=BERLIN)
    assert parse("promise @acme spec sheet asap", WEDNESDAY, Rules()).missing


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("note @acme they decide friday", None),
        ("note @acme they decide by friday", "2026-11-20"),
        ("note @acme Entscheidung bis Freitag", "2026-11-20"),
        ("paid @acme 5k am 17.11.", "2026-11-17"),
        ("lost @acme 5k: too late for friday", None),
        ("q @acme do you ship on friday?", None),
    ],
)
def test_the_kind_of_line_says_whether_a_time_is_taken(line: str, due: str | None) -> None:
    draft = parse(line, WEDNESDAY, Rules())
    assert (f"{draft.due:%Y-%m-%d}" if draft.due else None) == due


@pytest.mark.parametrize(
    "phrase", ["by 31 dec", "in 9999 years", "in 9999 days", "tomorrow", "next year", "eoy", "next week"]
)
def test_the_end_of_time_is_no_error(phrase: str) -> None:
    late = datetime(9999, 12, 31, 23, 30, tzinfo=BERLIN)
    assert parse(f"todo x {phrase}", late, Rules()).kind == "todo"
    early = datetime(1, 1, 1, 0, 30, tzinfo=BERLIN)
    assert parse(f"todo x {phrase}", early, Rules()).kind == "todo"


def test_a_few_words_that_are_one_moment_are_read_as_one() -> None:
    assert moment("fri 4pm", WEDNESDAY, Rules()) == (datetime(2026, 11, 20, 16, tzinfo=BERLIN), False)
    assert moment("send fri 4pm", WEDNESDAY, Rules()) is None
    assert moment("next fri", WEDNESDAY, Rules()) is None


def test_in_15_is_minutes_of_what_is_to_be_done_and_is_told() -> None:
    draft = parse("todo ring acme in 15, then lunch", WEDNESDAY, Rules())
    assert draft.due == WEDNESDAY.replace(minute=35)
    assert draft.assumed
    assert parse("note @acme interested in 15", WEDNESDAY, Rules()).due is None


def test_a_date_with_a_dash_is_read_where_it_is_near_and_else_asked() -> None:
    assert parse("todo deck 27-11", WEDNESDAY, Rules()).due == WEDNESDAY.replace(day=27, hour=17, minute=0)
    for typed in ("11-27", "27-9", "10-14"):
        draft = parse(f"todo sizes {typed}", WEDNESDAY, Rules())
        assert draft.due is None
        assert draft.asks


def test_which_friday_is_three_fridays_from_now_is_asked() -> None:
    assert "Fri 4 Dec or Fri 11 Dec" in the_one("3 fridays from now").ask
