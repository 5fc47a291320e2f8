"""Where a day may begin: what reads days is loaded for such words only, and none of them is left out."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.capture import lexicon
from cockpit.capture.lexicon.numbers import CARDINALS
from cockpit.capture.times import day, day_phrase, holiday
from cockpit.capture.times.result import Standpoint
from cockpit.capture.tokens import Words
from cockpit.domain.rules import Rules
from tests.capture.phrases import DATA, WEDNESDAY

HERE = Standpoint(WEDNESDAY, Rules())
HEARD = sorted(
    {line for file in DATA.glob("*.tsv") for line in file.read_text(encoding="utf-8").splitlines()}
)
SAID = sorted(
    {word for line in HEARD for word in line.split()}
    | {*CARDINALS, *lexicon.UNITS, *lexicon.AHEAD, *lexicon.WEEKDAYS, *lexicon.MONTHS, *day_phrase.READERS}
)
READS_DAYS = {
    "day_phrase",
    "weekday",
    "period",
    "calendar_date",
    "calendar_day",
    "figured_date",
    "amount_of_time",
    "distances",
    "duration",
    "offset",
    "feasts",
    "business",
}


def misses(line: str) -> list[str]:
    """Return the words of a line that begin a day though none may begin there."""
    words = Words(line, ())
    return [
        words.raw(place)
        for place in range(len(words))
        if not day.may_begin(words, place) and day_phrase.read_day_phrase(words, place, HERE) is not None
    ]


def test_a_day_may_begin_at_every_word_that_a_reader_of_days_is_listed_by() -> None:
    assert [word for word in day_phrase.READERS if not day.may_begin(Words(word, ()), 0)] == []


def test_the_lexicon_has_what_the_name_of_every_feast_begins_with() -> None:
    assert {name.split()[0] for name in holiday.NAMED} == lexicon.FEASTS


def test_no_day_in_a_line_that_was_heard_begins_where_none_may() -> None:
    assert {line: missed for line in HEARD if (missed := misses(line))} == {}


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6))
def test_no_day_in_any_words_begins_where_none_may(words: list[str]) -> None:
    assert misses(" ".join(words)) == []


@pytest.mark.parametrize(
    ("line", "is_loaded"),
    [
        ("promise @acme spec sheet by 4pm ok'd mail", False),
        ("todo send Bo a quote by 16:30", False),
        ("promise @acme spec sheet by fri 4pm", True),
        ("todo send Bo a quote in an hour", True),
        ("todo polish the deck by Fridya", True),
    ],
)
def test_what_reads_days_is_loaded_only_for_a_line_where_one_may_begin(line: str, is_loaded: bool) -> None:
    program = f"""
import sys
from datetime import UTC, datetime
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
draft = parse({line!r}, datetime(2026, 11, 18, 10, 20, tzinfo=UTC), Rules())
assert draft.theirs or draft.due, draft
print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("cockpit.capture.")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = READS_DAYS & set(done.stdout.split())
    assert ("day_phrase" in loaded) == is_loaded
    assert is_loaded or not loaded
