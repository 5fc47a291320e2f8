"""What verify found, for people: records by their short codes, what is alike gathered into one line."""

from __future__ import annotations

import re

from cockpit.desk.lookup import customer_of_id, find, get
from cockpit.domain.record import SHORTEST_TAIL, tail
from cockpit.errors import CockpitError, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk

_ID = re.compile(r"\b\d{30,39}\b")
_BEGINS_WITH_ONE = re.compile(rf"\w+ {_ID.pattern}")
_LONGEST_TAIL = 26  # characters: all of an id


def named(desk: Desk, sentence: str) -> str:
    """Return a sentence with the short code of each record that reads; what does not read keeps its digits."""
    return _ID.sub(lambda match: code(desk, int(match[0])) or match[0], sentence)


def gathered(desk: Desk, sentences: Iterable[str]) -> list[str]:
    """Return sentences for people: of those that say the same of one record each, the first, and how many follow.

    One damaged line may be what many records miss, such as their customer.
    """
    alike: dict[str, list[str]] = {}
    for sentence in sentences:
        alike.setdefault(_BEGINS_WITH_ONE.sub("", sentence), []).append(sentence)
    return [
        named(desk, first) + (f", and {len(more)} more like it (--json lists all)" if more else "")
        for first, *more in alike.values()
    ]


def first(desk: Desk, sentences: Iterable[str]) -> str:
    """Return the code of the first record they name that reads; empty where none does."""
    ids = (match[0] for sentence in sentences for match in _ID.finditer(sentence))
    return next(filter(None, (code(desk, int(one)) for one in ids)), "")


def code(desk: Desk, record_id: int) -> str:
    """Return the shortest code that leads to a record, the name of a customer; nothing where it does not read."""
    try:
        record = get(desk, record_id)
        if record is None:
            customer = customer_of_id(desk, record_id)
            return customer.display if customer else ""
        for length in range(SHORTEST_TAIL, _LONGEST_TAIL + 1):
            found = record.LETTER + tail(record_id, length)
            try:
                if find(desk, found).id == record_id:
                    return found
            except NotUnderstood:  # several have it: one character more
                continue
    except CockpitError:  # it was deleted, or the book is so damaged that it does not open
        pass
    return ""
