"""No text makes the reading of times fail; what is found lies inside the text, in order, and says a moment or asks."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.capture import lexicon
from cockpit.capture.lexicon import numbers, particles
from cockpit.capture.times import clock_words
from cockpit.capture.tokens import Words
from cockpit.domain.rules import Rules
from tests.capture.phrases import BERLIN, WEDNESDAY, found

VOCABULARY = sorted(
    {
        *lexicon.AHEAD, *lexicon.WEEKDAYS, *lexicon.SHORT_WEEKDAYS, *lexicon.MONTHS, *lexicon.PARTS, *lexicon.UNITS,
        *lexicon.PERIODS, *lexicon.EDGES, *lexicon.EDGE_WORDS, *lexicon.CUES, *lexicon.NEXT, *lexicon.LAST,
        *lexicon.AFTER_NEXT, *lexicon.ABOUT, *lexicon.ARTICLES, *lexicon.OF, *lexicon.IN, *lexicon.WEEKEND,
        *numbers.CARDINALS, *numbers.ORDINALS, *clock_words.MOMENTS, *particles.HALVES,
    }
)  # fmt: skip
FIGURES = (
    "4pm 16:30 16h30 3/12 21.12. "
    "21.12.2026 2026-12-01 2026-12-01T14:00 25th 3. 1030 0930 9-11 10-11am 14:00-15:30 2h 1.5h "
    "2h30 +3d 1/4h ½ 24:00 12am 29 30 31 99 2030 '26 KW49 Q1 UTC+2 EST CET Z time zeit - – / @ , . ; : ( ) \" ' "
    "past to uhr o'clock ago from now hence ish after before between and und weekend easter christmas eve day thing"
).split()
PHRASES = st.lists(st.sampled_from(VOCABULARY + FIGURES), max_size=9).map(" ".join)
NOWS = st.datetimes(datetime(1971, 1, 1), datetime(2190, 1, 1)).map(lambda now: now.replace(tzinfo=BERLIN))
RULES = st.builds(
    Rules,
    day_before_month=st.booleans(),
    next_weekday=st.sampled_from(("ask", "coming", "following")),
    day_starts=st.sampled_from((time(6), time(9))),
    day_ends=st.sampled_from((time(17), time(22))),
    working_days=st.sampled_from(((0, 1, 2, 3, 4), (6,), (0, 2, 4))),
)


def check(phrase: str, now: datetime, rules: Rules) -> None:
    beyond = 0
    for one in found(phrase, now, rules):
        assert beyond <= one.first < one.beyond <= len(Words(phrase, ()))
        beyond = one.beyond
        assert (one.moment is None) is bool(one.ask)
        if one.moment is not None:
            assert one.moment.tzinfo is not None
            assert one.moment.utcoffset() == one.moment.astimezone(now.tzinfo).utcoffset()


@given(phrase=PHRASES, now=NOWS, rules=RULES)
@settings(max_examples=400, deadline=None)
def test_words_of_time_in_any_order_are_read_or_asked_about(phrase: str, now: datetime, rules: Rules) -> None:
    check(phrase, now, rules)


@given(phrase=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_fails(phrase: str) -> None:
    check(phrase, WEDNESDAY, Rules())


@given(now=st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)), phrase=PHRASES)
@settings(max_examples=200, deadline=None)
def test_no_moment_to_type_at_fails(now: datetime, phrase: str) -> None:
    found(phrase, now.replace(tzinfo=ZoneInfo("America/St_Johns")))


def test_a_long_line_of_words_of_time_ends() -> None:
    for word in (
        "the",
        "at",
        "half",
        "a",
        "next",
        "in",
        "between",
        "day",
        "before",
        "mon",
        "3",
        "of",
        "-",
        "so",
    ):
        found(f"{word} " * 3000)
