"""A line with one word damaged means the same, is mended and told, or is asked about: hardly ever another unnoticed.

`pytest -s` prints the figures.
"""

from __future__ import annotations

from collections import Counter

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import KNOWN, NOW
from tests.capture.mutations import FOREIGN, damaged, fate, mistyped
from tests.capture.phrases import table
from tests.capture.test_languages import LANGUAGES

# Where nothing is left of a time, a to-do is kept without one; it is then on the list all the same.
MOST_ANOTHER, MOST_LOST = 1 / 500, 1 / 500
MOST_BY_KEY = 1 / 250  # with one letter another, some are words and times of their own: "do", "so", "in 3s"


def lines() -> list[str]:
    """Every row of the open tables as a line."""
    dates = [
        row[0]
        for name in ("dates.tsv", "heard_dates.tsv", "heard_dates_2.tsv")
        for row in table(name)
        if row[2] != "line"
    ]
    sums = [row[0] for name in ("money.tsv", "heard_money.tsv") for row in table(name)]
    whole = [row[0] for name in ("lines.tsv", "heard_lines.tsv", "heard_lines_2.tsv") for row in table(name)]
    todos = [f"todo check the stock {phrase}" for phrase in dates]
    promises = [f"promise @acme the stock list {phrase}" for phrase in dates]
    return [*todos, *promises, *(f"order @acme {typed}" for typed in sums), *whole]


def has_meaning(draft: Draft) -> bool:
    return bool(draft.theirs or draft.due or draft.amount)


def test_a_damaged_word_hardly_ever_makes_another_line_unnoticed() -> None:
    names, rules = Names(KNOWN), Rules()
    count: Counter[str] = Counter()
    for line in lines():
        draft = parse(line, NOW, rules, names)
        if draft.missing:
            continue
        for changed, _ in damaged(draft.line, draft):
            came = fate(changed, draft, NOW, names)
            if came == "silent":
                came = "another" if has_meaning(parse(changed, NOW, rules, names)) else "lost"
            count[came] += 1
    print(f"damaged lines: {count.total()}, {dict(count)}")
    assert count["another"] <= count.total() * MOST_ANOTHER
    assert count["lost"] <= count.total() * MOST_LOST


def test_a_damaged_word_of_another_language_that_is_set_hardly_ever_makes_another_line_unnoticed() -> None:
    names = Names(KNOWN)
    count: Counter[str] = Counter()
    for language, phrase, _ in table("languages.tsv"):
        rules = Rules(languages=("en", "de", language))
        draft = parse(f"promise @acme the stock list {phrase}", NOW, rules, names)
        assert language in LANGUAGES
        if draft.missing:
            continue
        others = tuple(day for of, day in FOREIGN.items() if of != language)
        for changed, _ in damaged(draft.line, draft, others):
            count[fate(changed, draft, NOW, names, rules)] += 1
    print(f"damaged lines in other languages: {count.total()}, {dict(count)}")
    assert count["silent"] <= count.total() * MOST_ANOTHER


def test_the_key_beside_in_a_day_or_a_clock_hardly_ever_makes_another_line_unnoticed() -> None:
    names = Names(KNOWN)
    count: Counter[str] = Counter()
    typed = [(line, Rules()) for line in lines() if line.startswith("promise")]
    for name in ("languages.tsv", "languages_2.tsv"):
        for language, phrase, _ in table(name):
            typed.append((f"promise @acme the stock list {phrase}", Rules(languages=("en", "de", language))))
    for line, rules in typed:
        draft = parse(line, NOW, rules, names)
        for changed in () if draft.missing else mistyped(draft.line, draft):
            count[fate(changed, draft, NOW, names, rules)] += 1
    print(f"mistyped lines: {count.total()}, {dict(count)}")
    assert count["silent"] <= count.total() * MOST_BY_KEY
