"""Lines written down with what is right before they were ever read. `pytest -s` prints how they fare.

What is right stands as `key=value` parts with ` ; ` between; ` | ` parts what may come instead: `?` must be asked
about, `told` asked or told how it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import rows
from tests.capture.test_doubt import NOW

NAMES = Names(("Acme", "Bolt", "Beta", "Huber"))
# What is asked of every such line, whatever is in it.
ROUTINE = re.compile(
    r"No date: it|When\? Add a time|What will they get|What could you not meet|A contact has been"
)
ASKED, TOLD = "?", "told"


def fate(line: str, expected: str, rules: Rules) -> str:
    """Return how a line fares: right, asked where nothing was to be asked, told otherwise, or silently wrong."""
    draft = parse(line.encode().decode("unicode_escape") if "\\u" in line else line, NOW, rules, NAMES)
    choices = expected.split(" | ")
    if draft.missing or any(not ROUTINE.match(ask) for ask in draft.asks):
        return "right" if {ASKED, TOLD}.intersection(choices) else "asked"
    if TOLD in choices and draft.assumed:
        return "right"
    if any(_is_all(draft, choice) for choice in choices if choice not in (ASKED, TOLD)):
        return "right"
    return "told otherwise" if draft.assumed and choices != [ASKED] else "silently wrong"


def _is_all(draft: Draft, choice: str) -> bool:
    return choice not in (ASKED, TOLD) and all(
        is_as_said(draft, *part.split("=", 1)) for part in choice.split(" ; ")
    )


def is_as_said(draft: Draft, key: str, value: str) -> bool:
    if key == "at":
        moment = draft.theirs or draft.due or draft.told
        return moment is not None and f"{moment:%Y-%m-%dT%H:%M}".startswith(value)
    if key == "amount":
        number, _, currency = value.partition(" ")
        return draft.amount is not None and (draft.amount.value, draft.amount.currency) == (
            Decimal(number),
            currency,
        )
    if key == "payable_by":
        return draft.payable_by is not None and f"{draft.payable_by:%Y-%m-%d}" == value
    if key == "why":
        return draft.why() == value
    if key == "every":
        return draft.every is not None and f"{draft.every.number} {draft.every.unit}" == value
    found = draft.terms_days if key == "terms" else getattr(draft, key)
    return ("yes" if found is True else "no" if found is False else str(found)) == value


@pytest.mark.parametrize(
    ("table", "most_asked"), [("unseen.tsv", 4), ("unseen_2.tsv", 1), ("unseen_3.tsv", 3)]
)
def test_lines_never_seen_before_are_understood_or_asked(table: str, most_asked: int) -> None:
    found = []
    for group, languages, line, expected in rows(table):
        rules = Rules(languages=("en", "de", *languages.replace("-", "").split()))
        found.append((fate(line, expected, rules), group, line, expected))
    count = Counter(one[0] for one in found)
    print(f"{table}: {dict(count)}")
    assert [one for one in found if one[0] not in ("right", "asked")] == []
    assert count["asked"] <= most_asked
