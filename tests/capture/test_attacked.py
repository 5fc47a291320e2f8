"""Lines written to break the reading: slips, corrections, negations, parts, pasted mails, other languages.

Each table stands with what is right as it was written, before its lines were ever read; its head tells how the first
run went. `pytest -s` prints how they fare now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.capture.times.find import moment
from cockpit.domain.rules import Rules
from tests.capture.heard import rows
from tests.capture.test_doubt import NOW
from tests.capture.test_unseen import ASKED, ROUTINE, TOLD, is_as_said

BOOK = ("Acme", "Bolt", "Beta", "Huber", "Müller", "Groß Bau", "Dr. Beckmann")
NAMES = Names(BOOK)
SHORT_AND_ALIKE = Names(
    (
        "3M", "SAP", "Van der Berg", "St. Gallen", "Müller", "Jäger", "Acme", "Acmex", "Huber GmbH", "Hubert", "Bolt",
        "Groß Bau",
    )
)  # fmt: skip
WORDS_TOO = Names(
    (
        *BOOK, "May", "April Schulz", "Max", "Will", "Mark", "Mon Ami", "Freitag AG", "Sonntag & Co", "A&O", "O'Neill",
        "24seven", "Yahoo!", "Noon Foods", "C++",
    )
)  # fmt: skip
FIRMS = Names(
    (
        *BOOK, "3M", "7-Eleven", "1&1", "Dr. Oetker", "A. B. Smith & Sons GmbH", "Bosch Rexroth AG",
        "Schmidt Metallbau GmbH & Co. KG", "Weber GmbH",
    )
)  # fmt: skip


def fate(line: str, expected: str, rules: Rules, names: Names = NAMES) -> str:
    """Return how a line fares: right, asked where nothing was to be asked, or silently wrong."""
    line = line.encode("raw_unicode_escape").decode("unicode_escape") if "\\u" in line else line
    draft = parse(line, NOW, rules, names)
    choices = expected.split(" | ")
    if draft.missing or any(not ROUTINE.match(ask) for ask in draft.asks):
        return "right" if {ASKED, TOLD}.intersection(choices) else "asked"
    if TOLD in choices and draft.assumed:
        return "right"
    for choice in choices:
        if choice not in (ASKED, TOLD) and all(
            _is(draft, *part.split("=", 1)) for part in choice.split(" ; ")
        ):
            return "right"
    return "silently wrong"


def fate_of_moment(typed: str, expected: str, rules: Rules) -> str:
    """Return how a moment fares that a verb is given: `do --set by=…`."""
    typed = typed.encode("raw_unicode_escape").decode("unicode_escape") if "\\u" in typed else typed
    choices = expected.split(" | ")
    found = moment(typed, NOW, rules)
    if found is None:
        return "right" if ASKED in choices else "asked"
    shown = {"at": f"{found[0]:%Y-%m-%dT%H:%M}", "utc": f"{found[0].astimezone(UTC):%Y-%m-%dT%H:%M}"}
    keys = (choice.partition("=") for choice in choices if "=" in choice)
    return "right" if any(shown[key].startswith(value) for key, _, value in keys) else "silently wrong"


def _is(draft: Draft, key: str, value: str) -> bool:
    if key in _MOMENTS:
        moment = _MOMENTS[key](draft)
        return moment is not None and f"{moment:%Y-%m-%dT%H:%M}".startswith(value)
    return is_as_said(draft, key, value)


def _in_utc(draft: Draft) -> datetime | None:
    moment = draft.theirs or draft.due
    return moment and moment.astimezone(UTC)


_MOMENTS: dict[str, Callable[[Draft], datetime | None]] = {
    "utc": _in_utc,
    "mine": lambda draft: draft.mine,
    "told": lambda draft: draft.told,
}


@pytest.mark.parametrize(
    ("table", "most_asked"),
    [
        ("attacked.tsv", 4),
        ("attacked_2.tsv", 0),
        ("attacked_3.tsv", 0),
        ("attacked_4.tsv", 2),
        ("attacked_5.tsv", 0),
        ("attacked_6.tsv", 0),
        ("attacked_7_money.tsv", 2),
        ("attacked_8_money.tsv", 1),
        ("attacked_9_money.tsv", 1),
        ("attacked_10_money.tsv", 0),
        ("attacked_12_money.tsv", 2),
        ("attacked_13_money.tsv", 0),
        ("attacked_15_money.tsv", 0),
        ("attacked_16.tsv", 0),
        ("attacked_17.tsv", 0),
        ("attacked_18.tsv", 0),
        ("attacked_7_times.tsv", 2),
        ("attacked_8_times.tsv", 0),
        ("attacked_9_times.tsv", 0),
        ("attacked_10_times.tsv", 1),
        ("attacked_11_times.tsv", 0),
        ("attacked_11_names.tsv", 0),
        ("attacked_12_times.tsv", 0),
        ("attacked_12_names.tsv", 0),
        ("attacked_behind_money.tsv", 0),
    ],
)
def test_lines_written_to_break_the_reading_are_understood_or_asked(table: str, most_asked: int) -> None:
    found = []
    for group, languages, line, expected in rows(table):
        rules = Rules(languages=("en", "de", *languages.replace("-", "").split()))
        names = FIRMS if "money" in table else SHORT_AND_ALIKE if "names" in table else NAMES
        names = WORDS_TOO if group == "word" else names
        is_set = group == "set"
        how = fate_of_moment(line, expected, rules) if is_set else fate(line, expected, rules, names)
        found.append((how, group, line, expected))
    count = Counter(one[0] for one in found)
    print(f"{table}: {dict(count)}")
    assert [one for one in found if one[0] == "silently wrong"] == []
    assert count["asked"] <= most_asked


@pytest.mark.parametrize("line", ["called @acme", "rang acme", "acme angerufen", "phoned @acme yesterday"])
def test_a_call_without_words_does_not_say_that_it_reached_them_and_is_asked(line: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    assert draft.kind == "touch"
    assert draft.missing


@pytest.mark.parametrize("day", ["31.4.", "fridxy", "the 35th", "30 feb"])
def test_a_todo_is_not_kept_without_the_day_that_its_by_announces(day: str) -> None:
    assert parse(f"todo report by {day}", NOW, Rules(), NAMES).missing
    assert not parse("todo check the box by the door", NOW, Rules(), NAMES).missing
