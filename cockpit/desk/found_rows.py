"""What a line of the search finds, as rows: the customers it names, what is open with its next step, what has ended."""

from __future__ import annotations

import re

from cockpit.desk.contacts import in_touch_with
from cockpit.desk.find import Search
from cockpit.desk.views import Row
from cockpit.domain.search_text import contains, forms
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.find import FoundRecord
    from cockpit.domain.people import Customer

OPEN, ENDED = "still open", "ended"
MOST_CUSTOMERS = 8
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_SIGN = re.compile(r"[=<>~]")


def is_condition(line: str) -> bool:
    """Tell whether a line compares something, as `find --where` does, and is not words alone."""
    return bool(_SIGN.search(_QUOTED.sub("", line)))


def search_of(desk: Desk, line: str, views: Mapping[str, str]) -> Search:
    """Return the search that one line asks for: words, a condition, or the name of a view. Raises NotUnderstood."""
    return Search(desk, "", line, views) if is_condition(line) else Search(desk, line, "", views)


def stages(search: Search) -> Iterator[list[Row]]:
    """Yield what is found as rows, as it is read; the section says whether it is open. Raises BookError."""
    for found in search.stages():
        yield [_row(search, one) for one in found]


def customers_named(customers: Iterable[Customer], words: str) -> list[Customer]:
    """Return the customers whose names hold these words: those first whose name begins so, then by name."""
    wanted = tuple(form for form in forms(words.strip().removeprefix("@")) if form)
    if not wanted:
        return []
    found = [
        one for one in customers if one.is_open() and any(contains(name, wanted) for name in one.names())
    ]

    def rank(one: Customer) -> tuple[bool, str]:
        begins = any(form.startswith(wanted) for name in one.names() for form in forms(name))
        return not begins, one.display.casefold()

    return sorted(found, key=rank)[:MOST_CUSTOMERS]


def names_at_hand(desk: Desk) -> dict[str, int]:
    """Return the names of the customers that are at hand without reading history, each with its id."""
    hinted = dict(hinting.load(desk.folder).names.values())
    known = {name: one.id for one in desk.book.customers.values() if one.is_open() for name in one.names()}
    return hinted | known


def _row(search: Search, found: FoundRecord) -> Row:
    record, is_open = found.record, found.record.is_open()
    in_touch = in_touch_with(search.desk, record) if is_open else None
    due = record.deadlines(search.reading.now, search.reading.rules, in_touch) if is_open else ()
    return Row(
        record=record,
        code=found.code,
        name=found.name,
        deadline=due[0] if due else None,
        section=OPEN if is_open else ENDED,
        in_touch=in_touch,
    )
