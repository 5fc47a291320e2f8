"""What a line of the search finds, as rows: the customers it names, what is open with its next step, what has ended."""

from __future__ import annotations

import re

from cockpit.desk.contacts import in_touch_with
from cockpit.desk.find import FoundRecord, Search
from cockpit.desk.lookup import code_of, find, namer, open_codes
from cockpit.desk.views import Row
from cockpit.domain.record import Record, normal_code
from cockpit.domain.search_text import contains, forms
from cockpit.errors import NothingFound, NotUnderstood
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer

OPEN, ENDED, OTHERWISE = "still open", "ended", "a card that asks it in other words"
MOST_CUSTOMERS = 8
MOST_RECORDS = 8
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


def said_otherwise(search: Search, found: Iterable[Row]) -> list[Row]:
    """Return the answer card that answers the words though they do not stand on it, as a row."""
    near = search.said_otherwise(row.record for row in found)
    return [_row(search, one).replace(section=OTHERWISE) for one in near]


def meant(search: Search, line: str, views: Mapping[str, str]) -> str:
    """Return the words that may have been meant where nothing holds those of the line, and something holds these."""
    from cockpit.desk.near_words import nearest  # only where nothing is found

    texts = (record.text for record in search.desk.book.lately.values())
    names = (name for one in search.customers.values() if one.is_open() for name in one.names())
    said = nearest(line, (*views, *names, *texts))
    is_there = said and (
        said in views
        or customers_named(search.customers.values(), said)
        or next(Search(search.desk, said).found(), None)
    )
    return said if is_there else ""


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


def everybody(desk: Desk) -> list[Customer]:
    """Return all people and firms by name, those of history too. Raises BookError."""
    desk.book.load_customers()
    there = (one for one in desk.book.customers.values() if one.is_open())
    return sorted(there, key=lambda one: (one.display.casefold(), one.id))


class Named(Record):
    """What some words name of the book without reading history: customers by name with their ids, open records.

    `coded` is the id of the record whose code the words are.
    """

    customers: Mapping[str, int]
    records: tuple[FoundRecord, ...]
    coded: int | None = None


def named(desk: Desk, words: str) -> Named:
    """Return the record of a code, the customers whose name holds the words, and the open records that do.

    Raises BookError where the record of the code does not read.
    """
    wanted = tuple(form for form in forms(words.strip().removeprefix("@")) if form)
    if not wanted:
        return Named(customers={}, records=())
    at_hand = dict(hinting.load(desk.folder).names.values())
    at_hand |= {one.display: one.id for one in desk.book.customers.values() if one.is_open()}
    names = sorted(
        (name for name in at_hand if contains(name, wanted)),
        key=lambda name: (not any(form.startswith(wanted) for form in forms(name)), name.casefold()),
    )
    codes = open_codes(desk)
    coded = _of_code(desk, words, codes)
    return Named(
        customers={name: at_hand[name] for name in names[:MOST_CUSTOMERS]},
        records=tuple(_records_named(desk, wanted, coded, codes)),
        coded=coded.id if coded is not None else None,
    )


def _records_named(
    desk: Desk, wanted: tuple[str, ...], coded: Entry | None, codes: Mapping[int, str]
) -> Iterator[FoundRecord]:
    name, now = namer(desk), desk.now()
    found = [
        record for record in desk.book.lately.values() if record.is_open() and contains(record.text, wanted)
    ]
    if coded is not None:
        found = [coded, *(one for one in found if one.id != coded.id)]
    for record in found[:MOST_RECORDS]:
        yield FoundRecord(
            record=record, code=code_of(desk, record, codes), name=name(record), state=record.state(now)
        )


def _of_code(desk: Desk, words: str, codes: Mapping[int, str]) -> Entry | None:
    """Return the record of a code; one that has ended only where it is typed as codes are, as history is long."""
    wanted = normal_code(words.strip())
    is_open = next((one for one, code in codes.items() if code == wanted), None)
    if is_open is not None:
        return desk.book.get(is_open)
    is_typed_so = words.isupper() or any(char.isdigit() for char in words)
    try:
        return find(desk, wanted) if is_typed_so and wanted.isalnum() and wanted[:1].isalpha() else None
    except (NothingFound, NotUnderstood):
        return None  # it is no code, or not all of one: it may be words


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
