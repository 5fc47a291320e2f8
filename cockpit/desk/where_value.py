"""The values of `find --where`: a kind, a state, a customer, an amount, a date, a tag, some text.

Dates and money are typed as in capture.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches

from cockpit.capture.money.amount import money
from cockpit.capture.times.find import moment
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import at, from_text
from cockpit.domain.people import fold
from cockpit.domain.search_text import contains, forms
from cockpit.errors import NotUnderstood
from cockpit.store.condition import DATES, STATES, Test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cockpit.store.condition import Reading

_ORDERED = ("=", "!=", "<", "<=", ">", ">=")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "kind": ("=", "!="),
    "customer": ("=", "!=", "~"),
    "state": ("=", "!=", "~"),
    "amount": _ORDERED,
    "tag": ("=", "!=", "~"),
    "text": ("=", "!=", "~"),
    **dict.fromkeys(DATES, _ORDERED),
}
"""What may be asked for, and how it is compared."""

_YEAR = re.compile(r"(19\d\d|[2-8]\d\d\d)(?:-(0[1-9]|1[0-2]))?")
_LONGEST = 60  # letters of a word that is compared with those there are
_YEARS = range(1900, 9000)
_STATES = sorted({state for states in STATES.values() for state in states.split("|")} | {"open", "ended"})


def comparison(field: str, op: str, typed: str, reading: Reading) -> Test:
    """Return what a field is compared with. Raises NotUnderstood for a value that is none of this field's."""
    return _VALUES["date" if field in DATES else field](field, op, typed, reading)


def _kind(field: str, op: str, typed: str, reading: Reading) -> Test:  # noqa: ARG001 - all are called alike
    kind = typed.lower()
    if kind not in KINDS:
        raise _unknown(f"there is no kind “{typed}”.", kind, KINDS)
    return Test(field=field, op=op, value=kind, said=f"kind {op} {kind}")


def _state(field: str, op: str, typed: str, reading: Reading) -> Test:  # noqa: ARG001 - all are called alike
    state = " ".join(typed.lower().split())
    if op == "~" and not any(state in one for one in _STATES):
        raise _unknown(f"no state holds “{typed}”.", state, _STATES)
    if op != "~" and state not in _STATES:
        raise _unknown(f"there is no state “{typed}”.", state, _STATES)
    return Test(field=field, op=op, value=state, said=f"state {op} {state}")


def _customer(field: str, op: str, typed: str, reading: Reading) -> Test:
    typed = typed.removeprefix("@")
    if op == "~":
        wanted = forms(typed)
        ids = reading.ids_named(lambda name: contains(name, wanted))
        return Test(field=field, op="=", value=ids, said=f'customer ~ "{typed}"')
    wanted = forms(fold(typed))
    ids = reading.ids_named(lambda name: not set(forms(fold(name))).isdisjoint(wanted))
    if not ids:
        names = {name: one for one in reading.customers.values() for name in one.names()}
        near = get_close_matches(typed[:_LONGEST].lower(), [name.lower() for name in names], 1)
        shown = next((name for name in names if near and name.lower() == near[0]), "")
        raise _refused(
            f"there is no customer “{typed}”.",
            f"Did you mean {shown}?" if shown else "customer ~ … finds a part of a name.",
        )
    return Test(field=field, op=op, value=ids, said=f'customer {op} "{typed}"')


def _amount(field: str, op: str, typed: str, reading: Reading) -> Test:
    found = money(typed, reading.rules)
    if found is None:
        raise _refused(f"“{typed}” is no amount.", "Type it such as 5,000 or 12.5k USD.")
    return Test(field=field, op=op, value=found, said=f"amount {op} {found}")


def _date(field: str, op: str, typed: str, reading: Reading) -> Test:
    span = _span(typed, reading)
    if span is None:
        raise _refused(
            f"“{typed}” is no time I know.",
            "Try: today, fri 4pm, 2 weeks ago, 2026-12-01, 2026-11.",
        )
    start, beyond, said = span
    return Test(field=field, op=op, value=(start, beyond), said=f"{field} {op} {said}")


def _words(field: str, op: str, typed: str, reading: Reading) -> Test:  # noqa: ARG001 - all are called alike
    wanted = tuple(form for form in forms(typed.removeprefix("#") if field == "tag" else typed) if form)
    if not wanted:
        raise _refused("this says nothing.", f"Write such as: {field} {op} …")
    return Test(field=field, op=op, value=wanted, said=f'{field} {op} "{typed}"')


def _refused(what: str, remedy: str) -> NotUnderstood:
    return NotUnderstood(what, remedy, "")


def _unknown(what: str, typed: str, there_are: Iterable[str]) -> NotUnderstood:
    near = get_close_matches(typed[:_LONGEST], list(there_are), 1)
    return _refused(what, f"Did you mean {near[0]}?" if near else f"There are: {', '.join(there_are)}.")


_VALUES: Mapping[str, Callable[[str, str, str, Reading], Test]] = {
    "kind": _kind,
    "state": _state,
    "customer": _customer,
    "amount": _amount,
    "date": _date,
    "text": _words,
    "tag": _words,
}


def _span(typed: str, reading: Reading) -> tuple[datetime, datetime, str] | None:
    """Return the first moment that is meant, the first beyond, and how it is said: a minute, day, month or year."""
    now = reading.now
    if match := _YEAR.fullmatch(typed.strip()):
        year, month = int(match[1]), int(match[2] or 1)
        after = (year + 1, 1) if not match[2] or month == 12 else (year, month + 1)
        first, beyond = (datetime(*one, 1, tzinfo=now.tzinfo) for one in ((year, month), after))
        return first, beyond, typed.strip()
    try:
        found: tuple[datetime, bool] | None = (from_text(typed.strip()), False)
    except (ValueError, OverflowError):
        found = moment(typed, now, reading.rules)
    if found is None or found[0].year not in _YEARS:
        return None
    when, whole_day = found
    if not whole_day:
        start = when.replace(second=0, microsecond=0)
        return start, start + timedelta(minutes=1), f"{when.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
    day, zone = when.date(), now.tzinfo or UTC
    return at(day, time(), zone), at(day + timedelta(days=1), time(), zone), f"{day}"
