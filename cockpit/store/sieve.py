"""A sieve for lines of history: what may match passes, and the rest is never parsed.

A line is looked at as it is written, in small letters. One that is not all ASCII may spell a word otherwise than the
needle does, and so passes for words.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from cockpit.store.condition import DATES, All, AnyOf, Test
from cockpit.store.query import query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cockpit.store.condition import Condition, Reading
    from cockpit.store.history import Sieve

_MOST_NEEDLES = 12
_SLACK = timedelta(days=2)  # more than any two zones are apart
_DAY_LETTERS = 10


def sieve(condition: Condition, table: str, reading: Reading) -> Sieve | None:
    """Return what tells whether a line of that table may match; None where every line may."""
    if isinstance(condition, Test):
        return _SIEVES[condition.sort](condition) if condition.op != "!=" else None
    if isinstance(condition, All):
        found = [one for part in condition.parts if (one := sieve(part, table, reading)) is not None]
        return (
            (found[0] if len(found) == 1 else lambda line: all(one(line) for one in found)) if found else None
        )
    if isinstance(condition, AnyOf):
        parts = [part for part in condition.parts if query(part, table, reading) is not False]
        either = [one for part in parts if (one := sieve(part, table, reading)) is not None]
        return (lambda line: any(one(line) for one in either)) if len(either) == len(parts) else None
    return None


def _needles(needles: Iterable[str]) -> Sieve | None:
    wanted = tuple(needles)
    if len(wanted) == 1:
        (needle,) = wanted
        return lambda line: needle in line
    return (lambda line: any(one in line for one in wanted)) if len(wanted) <= _MOST_NEEDLES else None


def _words(forms: tuple[str, ...], ids: Iterable[str] = ()) -> Sieve | None:
    """Let pass what holds all words of any form, as JSON writes them, or one of the ids."""
    named = _needles(ids)
    if named is None:
        return None
    spelled = [_all_of(form) for form in forms]
    held = spelled[0] if len(spelled) == 1 else lambda line: any(one(line) for one in spelled)
    return lambda line: held(line) or not line.isascii() or named(line)


def _all_of(form: str) -> Sieve:
    pieces = [json.dumps(piece, ensure_ascii=False)[1:-1] for piece in form.split()]
    longest, *rest = sorted(pieces, key=len, reverse=True)
    return lambda line: longest in line and all(piece in line for piece in rest)


def _date(test: Test) -> Sieve:
    fields = DATES[test.field]
    if test.field in ("due", "theirs"):
        fields = (*fields, "first_theirs", "theirs")
    if test.field == "told":
        fields = (*fields, "delivered_at")
    keys = [f'"{field}":"' for field in fields]
    start, beyond = (f"{one:%Y-%m-%d}" for one in (test.value[0] - _SLACK, test.value[1] + _SLACK))
    first, last = (
        (start if test.op in ("=", ">", ">=") else ""),
        (beyond if test.op in ("=", "<", "<=") else "~"),
    )

    def passes(line: str) -> bool:
        for key in keys:
            place = line.find(key)
            while place >= 0:
                place += len(key)
                if first <= line[place : place + _DAY_LETTERS] <= last:
                    return True
                place = line.find(key, place)
        return False

    return passes


_SIEVES: Mapping[str, Callable[[Test], Sieve | None]] = {
    "kind": lambda _: None,
    "state": lambda _: None,
    "customer": lambda test: _needles(test.value),
    "amount": lambda _: _needles(['"amount":']),
    "date": _date,
    "text": lambda test: _words(test.value),
    "words": lambda test: _words(*test.value),
    "tag": lambda test: _words(test.value),
}
