"""A line with one word damaged means the same, is mended and told, or is asked about: hardly ever another unnoticed.

`pytest -s` prints the figures.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import KNOWN, NOW, rows
from tests.capture.mutations import FOREIGN, damaged, fate, mistyped
from tests.capture.phrases import table
from tests.capture.test_attacked import FIRMS
from tests.capture.test_deals import NAMES as IN_DEALS
from tests.capture.test_doubt import NOW as TUESDAY
from tests.capture.test_languages import LANGUAGES

Line = tuple[str, Names, datetime]

# Where nothing is left of a time, a to-do is kept without one; it is then on the list all the same.
MOST_ANOTHER, MOST_LOST = 1 / 500, 1 / 500
MOST_BY_KEY = 1 / 300  # with one letter another, some are words and times of their own: "do", "so", "mom"


def lines() -> list[Line]:
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
    names = Names(KNOWN)
    return [
        (line, names, NOW)
        for line in (*todos, *promises, *(f"order @acme {typed}" for typed in sums), *whole)
    ]


def lines_of_money() -> list[Line]:
    """Every row of the open tables about money: orders, payments and losses."""
    sums = [row[0] for name in ("money.tsv", "heard_money.tsv") for row in table(name)]
    paid = [f"paid @acme {typed}" for typed in sums]
    lost = [f"lost @acme {typed} to contoso: price" for typed in sums]
    names = Names(KNOWN)
    attacked = [
        (row[2], FIRMS, TUESDAY) for number in range(7, 11) for row in rows(f"attacked_{number}_money.tsv")
    ]
    deals = [(row[0], IN_DEALS, NOW) for row in rows("deals.tsv")]
    return [*((line, names, NOW) for line in (*paid, *lost)), *attacked, *deals]


def has_meaning(draft: Draft) -> bool:
    return bool(draft.theirs or draft.due or draft.amount)


def fates(of: list[Line]) -> Counter[tuple[str, str]]:
    """Count what becomes of the lines with a word of a role damaged, by that role."""
    rules = Rules()
    count: Counter[tuple[str, str]] = Counter()
    for line, names, now in of:
        draft = parse(line, now, rules, names)
        for changed, role in damaged(draft.line, draft) if not draft.missing else ():
            came = fate(changed, draft, now, names)
            if came == "silent":
                came = "another" if has_meaning(parse(changed, now, rules, names)) else "lost"
            count[role, came] += 1
    return count


def by_fate(count: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, came), number in count.items():
        found[came] += number
    return found


def test_a_damaged_word_hardly_ever_makes_another_line_unnoticed() -> None:
    count = by_fate(fates(lines()))
    print(f"damaged lines: {count.total()}, {dict(count)}")
    assert count["another"] <= count.total() * MOST_ANOTHER
    assert count["lost"] <= count.total() * MOST_LOST


def test_a_damaged_word_of_a_line_about_money_hardly_ever_makes_another_of_it_or_loses_a_part() -> None:
    roles = fates(lines_of_money())
    count = by_fate(roles)
    silent: Counter[str] = Counter()
    for (role, came), number in roles.items():
        silent[role] += number * (came in ("another", "lost"))
    print(f"damaged lines of money: {count.total()}, {dict(count)}; silently another: {dict(+silent)}")
    assert silent.total() - silent["customer"] <= count.total() * MOST_ANOTHER
    assert silent["customer"] <= count.total() * MOST_ANOTHER


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
    typed = [(line, Rules()) for line, *_ in lines() if line.startswith("promise")]
    for name in ("languages.tsv", "languages_2.tsv"):
        for language, phrase, _ in table(name):
            typed.append((f"promise @acme the stock list {phrase}", Rules(languages=("en", "de", language))))
    for line, rules in typed:
        draft = parse(line, NOW, rules, names)
        for changed in () if draft.missing else mistyped(draft.line, draft):
            count[fate(changed, draft, NOW, names, rules)] += 1
    print(f"mistyped lines: {count.total()}, {dict(count)}")
    assert count["silent"] <= count.total() * MOST_BY_KEY
