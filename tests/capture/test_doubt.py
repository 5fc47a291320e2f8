"""What stands beside a time, a sum, an agreement, a name or a term is understood or asked about; never passed over.

`pytest -s` prints how many lines are right, asked and silently wrong.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import rows

NOW = datetime(2027, 3, 9, 14, 35, tzinfo=ZoneInfo("Europe/Berlin"))  # a Tuesday
RIGHT = 359  # of 426; the others are asked about
KNOWN = ("acme", "Müller", "Café Noir", "Dr. Meyer")


def outcome(line: str, expected: str, rules: Rules | None = None) -> str:
    """Return how a line fares: right, asked, overasked, or wrong, which is silently so."""
    draft = parse(line, NOW, rules or Rules(), Names(KNOWN))
    if expected.startswith("!"):
        if draft.asks:
            return "overasked"
        return "right" if _is(draft, expected[1:]) else "wrong"
    if expected == "?":
        return "right" if draft.asks else "wrong"
    if expected == "told":
        return "right" if draft.asks or draft.assumed else "wrong"
    if (expected == "agreed=no" or not draft.missing) and _is(draft, expected):
        return "right"
    return "asked" if draft.asks else "wrong"


def _is(draft: Draft, expected: str) -> bool:
    name, is_field, value = expected.partition("=")
    if is_field:
        found = draft.terms_days if name == "terms" else getattr(draft, name)
        return ("yes" if found is True else "no" if found is False else str(found)) == value
    number, is_amount, currency = expected.partition(" ")
    if is_amount:
        amount = draft.amount
        return amount is not None and (amount.value, amount.currency) == (Decimal(number), currency)
    moment = draft.theirs or draft.due
    return moment is not None and f"{moment:%Y-%m-%dT%H:%M}".startswith(expected)


def test_nothing_beside_what_is_read_is_passed_over() -> None:
    table = rows("doubt.tsv")
    found = [(outcome(line, expected), group, line, expected) for group, line, expected in table]
    count = Counter(one[0] for one in found)
    print(
        f"doubt: {count['right']} of {len(table)} right, {count['asked']} asked, {count['wrong']} silently wrong"
    )
    assert [one for one in found if one[0] in ("wrong", "overasked")] == []
    assert count["right"] >= RIGHT
