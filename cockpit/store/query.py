"""What is looked for, as a TinyDB query over the documents of one table.

Of a table one thing is known beforehand, its kind, and of history another: nothing in it is open. So a condition may be
settled for a whole table, which is then not looked through at all.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial, reduce
from operator import and_, eq, ge, gt, le, lt, or_
from typing import TYPE_CHECKING, Any

from tinydb import Query, where

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import Customer
from cockpit.domain.search_text import contains, forms
from cockpit.store import codec
from cockpit.store.condition import DATES, STATES, All, Not, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tinydb.queries import QueryInstance

    from cockpit.domain.entry import Entry
    from cockpit.store.condition import Condition, Reading

_SUMS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}
_SPANS: Mapping[str, Callable[[datetime, datetime, datetime], bool]] = {
    "=": lambda moment, start, beyond: start <= moment < beyond,
    "<": lambda moment, start, _: moment < start,
    "<=": lambda moment, _, beyond: moment < beyond,
    ">": lambda moment, _, beyond: moment >= beyond,
    ">=": lambda moment, start, _: moment >= start,
}
_TAG = re.compile(r"#(\w[\w-]*)")
_COSTS = {"state": 3, "due": 2, "text": 1, "tag": 1, "words": 1}
_ID_DIGITS = 30
_DEEPEST = 4  # more than any of our documents nest
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def query(condition: Condition, table: str, reading: Reading) -> QueryInstance | bool:
    """Return the query for the documents of a table; True or False where it holds for all of them, or for none."""
    if isinstance(condition, Not):
        inner = query(condition.part, table, reading)
        return not inner if isinstance(inner, bool) else ~inner
    if isinstance(condition, Test):
        if condition.op == "!=":
            return query(Not(part=condition.replace(op="=")), table, reading)
        return _TESTS[condition.sort](condition, table, reading)
    is_all = isinstance(condition, All)
    found = []
    for part in sorted(condition.parts, key=_cost):
        one = query(part, table, reading)
        if isinstance(one, bool):
            if one is not is_all:
                return one
        else:
            found.append(one)
    return _joined(found, and_ if is_all else or_) if found else is_all


def texts(values: Mapping[str, Any], private: frozenset[str], depth: int = _DEEPEST) -> Iterator[str]:
    """Yield every text of a document and its parts; moments, ids and private fields are none."""
    for field, value in values.items():
        if field in private:
            continue
        if value.__class__ is dict and depth:
            yield from texts(value, private, depth - 1)
        elif value.__class__ is str and not _is_moment_or_id(value):
            yield value


def _is_moment_or_id(value: str) -> bool:
    if value[10:11] == "T" and _MOMENT.match(value):
        return True
    return len(value) >= _ID_DIGITS and value.isdecimal()


def tags(values: Mapping[str, Any]) -> frozenset[str]:
    """Return the tags of a document, folded: the words that begin with # in its text and its remarks."""
    said = [values.get("text")]
    remarks = values.get("remarks")
    if isinstance(remarks, dict):
        said += [one.get("text") for one in remarks.values() if isinstance(one, dict)]
    return frozenset(
        form for text in said if isinstance(text, str) for tag in _TAG.findall(text) for form in forms(tag)
    )


def _asked(of: Callable[[Mapping[str, Any]], Any], holds: Callable[[Any], bool]) -> QueryInstance:
    """Return the query whether something holds of what is worked out of the whole document."""
    return Query().map(of).test(holds)


def _joined(queries: list[QueryInstance], join: Callable[[Any, Any], Any]) -> QueryInstance:
    """Join queries in pairs, so that a thousand of them nest but ten deep."""
    while len(queries) > 1:
        queries = [reduce(join, queries[place : place + 2]) for place in range(0, len(queries), 2)]
    return queries[0]


def _cost(condition: Condition) -> int:
    if isinstance(condition, Test):
        return _COSTS.get(condition.field, 0)
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return max(map(_cost, parts), default=0)


def _private(table: str) -> frozenset[str]:
    return KINDS[table].load().PRIVATE


def _decoded(table: str, values: Mapping[str, Any]) -> Entry | None:
    """Return the record of a document; which of its table it is makes no difference to where it stands."""
    try:
        found = codec.decode(table, 0, values)
    except codec.Unreadable:
        return None
    return None if isinstance(found, Customer) else found


def _kind(test: Test, table: str, reading: Reading) -> bool:  # noqa: ARG001 - all tests are called alike
    return bool(table == test.value)


def _state(test: Test, table: str, reading: Reading) -> QueryInstance | bool:
    if not reading.is_current and _is_so(test, "ended"):
        return True
    is_open_asked = reading.is_current and (_is_so(test, "open") or _is_so(test, "ended"))
    is_stated = any(_is_so(test, state) for state in STATES.get(table, "").split("|"))
    if not is_open_asked and (not is_stated or test.value == "open"):
        return False

    def stands(values: Mapping[str, Any]) -> tuple[str, ...]:
        record = _decoded(table, values)
        return () if record is None else (record.state(reading.now), "open" if record.is_open() else "ended")

    return _asked(stands, lambda found: any(_is_so(test, state) for state in found))


def _is_so(test: Test, state: str) -> bool:
    return test.value in state if test.op == "~" else bool(test.value == state)


def _customer(test: Test, table: str, reading: Reading) -> QueryInstance | bool:  # noqa: ARG001
    return where("customer").test(lambda customer: str(customer) in test.value)


def _amount(test: Test, table: str, reading: Reading) -> QueryInstance | bool:  # noqa: ARG001
    wanted, compare = test.value, _SUMS[test.op]

    def compares(amount: Any) -> bool:
        try:
            value, currency = Decimal(amount["value"]), amount["currency"]
        except (InvalidOperation, KeyError, TypeError, ValueError):
            return False
        return bool(currency == wanted.currency and compare(value, wanted.value))

    return where("amount").test(compares)


def _date(test: Test, table: str, reading: Reading) -> QueryInstance | bool:
    (start, beyond), holds = test.value, _SPANS[test.op]
    find = partial(_moment_of, test.field, table, reading)
    return _asked(find, lambda moment: moment is not None and holds(moment, start, beyond))


def _moment_of(name: str, table: str, reading: Reading, values: Mapping[str, Any]) -> datetime | None:
    """Return a date of a document; a day without a time is that day where the user is, too."""
    holder, whole_day = values, False
    fields: tuple[str, ...] = DATES[name]
    if name == "theirs" or (name == "due" and table == "promise"):
        fields, whole_day = ("first_theirs",), True
        moves = values.get("moves")
        if isinstance(moves, dict) and moves:
            holder, fields = (
                moves[max(moves, key=lambda key: (_said_at(moves[key]), len(key), key))],
                ("theirs",),
            )
    elif name == "due":
        whole_day = True
    elif name == "told" and table == "question":
        fields = ("delivered_at", "answered_at")
    for field in fields:
        found = _moment(holder.get(field) if isinstance(holder, dict) else None)
        if found is not None:
            return (
                found.replace(tzinfo=reading.now.tzinfo) if whole_day and holder.get("whole_day") else found
            )
    return _next_deadline(table, reading, values) if name == "due" and reading.is_current else None


def _said_at(move: Any) -> float:
    found = _moment(move.get("at")) if isinstance(move, dict) else None
    return found.timestamp() if found else 0.0


def _moment(text: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.partition("[")[0])
    except (ValueError, AttributeError):
        return None
    return found if found.tzinfo is not None else None


def _next_deadline(table: str, reading: Reading, values: Mapping[str, Any]) -> datetime | None:
    record = _decoded(table, values)
    found = record.deadlines(reading.now, reading.rules) if record is not None else ()
    return found[0].when if found else None


def _text(test: Test, table: str, reading: Reading) -> QueryInstance | bool:  # noqa: ARG001
    if test.op == "=":
        return where("text").test(
            lambda text: isinstance(text, str) and not set(forms(text)).isdisjoint(test.value)
        )
    return _asked(partial(_all_text, _private(table)), lambda text: contains(text, test.value))


def _all_text(private: frozenset[str], values: Mapping[str, Any]) -> str:
    return " \0 ".join(texts(values, private))  # a phrase is not found across two of them


def _words(test: Test, table: str, reading: Reading) -> QueryInstance | bool:  # noqa: ARG001
    wanted, ids = test.value
    held = _asked(partial(_all_text, _private(table)), lambda text: contains(text, wanted))
    return where("customer").test(lambda customer: str(customer) in ids) | held if ids else held


def _tag(test: Test, table: str, reading: Reading) -> QueryInstance | bool:  # noqa: ARG001
    if test.op == "=":
        return _asked(tags, lambda found: not found.isdisjoint(test.value))
    return _asked(tags, lambda found: any(one in tag for tag in found for one in test.value))


_TESTS: Mapping[str, Callable[[Test, str, Reading], QueryInstance | bool]] = {
    "kind": _kind,
    "state": _state,
    "customer": _customer,
    "amount": _amount,
    "date": _date,
    "text": _text,
    "words": _words,
    "tag": _tag,
}
