"""Reading what a verb takes, as people type it."""

from __future__ import annotations

from datetime import UTC, time, timedelta

from cockpit.desk.lookup import customer_of, find_customer, known_as
from cockpit.desk.usual_durations import usual
from cockpit.desk.yes_or_no import NO, YES, yes_or_no
from cockpit.domain.moment import YEARS, at, between, from_text, is_before, local, plus
from cockpit.domain.people import fold
from cockpit.domain.repeat import Repeat
from cockpit.domain.text import clean
from cockpit.domain.told import planned_since
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Argument, Entry, Verb
    from cockpit.domain.money import Money
    from cockpit.domain.rules import Rules

_NOT_YET = NO | {"not yet", "noch nicht"}
_JUST_NOW = YES | {"now", "just now", "jetzt", "eben", "gerade", "gerade eben"}
MOMENTS = ("moment", "past", "begin")
"""The kinds of what a verb takes that are times: any, one that has come by now, or one from which something is."""
_FORTNIGHT = tuple(timedelta(days=days) for days in range(1, 15))
# As far back as a date without its year is looked for: "1 dec" said in November is no date of last year.
_LAST_YEAR = (timedelta(days=300), timedelta(days=260))
_HALF_A_YEAR = timedelta(days=183)

_NAMES_SOMEBODY = {"help-elsewhere": "supplier", "ask-expert": "name"}
_NOBODY = ("", "nobody", "no one", "none", "niemand")
_NEVER = ("never", "no", "none", "once", "nie")
_NOTHING = "Nothing was typed."


def _is_no(typed: str, what: str) -> str:
    """Say that what was typed is no such thing; an empty line is not held up as a word."""
    return f"“{typed}” is no {what}." if typed.strip() else _NOTHING


def verb_of(record: Entry, name: str, now: datetime) -> Verb:
    """Return a verb by name. Raises NotUnderstood with the list of those that apply as the record stands."""
    verb = record.VERBS.get(name)
    if verb is None:
        article = "An" if record.KIND[0] in "aeiou" else "A"
        meant = _nearest(name, record.applicable(now))
        remedy = f"Did you mean {meant}? {what_applies(record, now)}" if meant else what_applies(record, now)
        raise NotUnderstood(f"{article} {record.KIND} has no verb “{name}”.", remedy)
    return verb


def _nearest(name: str, verbs: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # loaded where a verb was mistyped

    return next(iter(get_close_matches(name.lower(), verbs, n=1, cutoff=0.75)), "")


def what_applies(record: Entry, now: datetime) -> str:
    """Return the sentence that lists the verbs that apply as the record stands."""
    return f"What applies now: {', '.join(record.applicable(now)) or 'nothing'}."


def perform(
    desk: Desk, record: Entry, verb: Verb, given: Mapping[str, str]
) -> tuple[tuple[Entry, ...], dict[str, Any]]:
    """Return the records that a verb leaves, without keeping them, and what it was given, as read.

    Raises NotUnderstood when something is missing, unknown or does not read, IllegalMove when it does not apply.
    """
    values = read_arguments(desk, record, verb, given)
    if (named := _NAMES_SOMEBODY.get(verb.name)) and values.get(named):
        values[named] = known_as(desk, values[named], but=customer_of(desk, record))
    return carry_out(desk, record, verb, values), values


def carry_out(desk: Desk, record: Entry, verb: Verb, values: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Return the records that a verb leaves, given values, without keeping them. Raises IllegalMove."""
    own: dict[str, Any] = {}
    if "rules" in verb.accepts:
        own["rules"] = desk.rules
    if "make_id" in verb.accepts:
        own["make_id"] = desk.make_id
    if "since" in verb.accepts:
        own["since"] = _begun(desk, record, values["told"])
    if "usual" in verb.accepts:
        own["usual"] = lambda text: usual(desk, text)
    after = verb.method(record, desk.now(), **values, **own)
    return after if isinstance(after, tuple) else (after,)


def _begun(desk: Desk, loss: Entry, told: datetime) -> datetime | None:
    """Return when the order of a loss was promised, or the call planned that they said no on; None where not known."""
    order = desk.book.get(getattr(loss, "order", None) or 0)
    if order is not None:
        return order.made_at
    call = desk.book.get(getattr(loss, "call", None) or 0)
    return planned_since(call.made_at, getattr(call, "when", None), told) if call is not None else None


def _takes_no(name: str, desk: Desk, record: Entry, verb: Verb) -> NotUnderstood:
    """Return that a verb takes nothing of that name, with what does: another verb may, now or before."""
    known = ", ".join(one.name for one in verb.takes) or "nothing"
    others = [one.name for one in record.VERBS.values() if name in {each.name for each in one.takes}]
    applies = record.applicable(desk.now())
    possible = [one for one in others if one in applies]
    listed = ", ".join(possible) if possible else f"{', '.join(others)}, which does not apply now"
    elsewhere = f" “{name}” goes with {listed}." if others else ""
    return NotUnderstood(f"{verb.name} takes no “{name}”.", f"It takes {known}: --set name=value.{elsewhere}")


def read_arguments(desk: Desk, record: Entry, verb: Verb, given: Mapping[str, str]) -> dict[str, Any]:
    """Return what was typed for a verb as values. Raises NotUnderstood."""
    takes = {argument.name: argument for argument in verb.takes}
    if unknown := [name for name in given if name not in takes]:
        raise _takes_no(unknown[0], desk, record, verb)
    values: dict[str, Any] = {}
    for name, argument in takes.items():
        if name not in given:
            if argument.required:
                raise NotUnderstood(f"“{verb.name}” asks: {argument.asks}", f"Answer it with --set {name}=…")
        elif argument.kind in MOMENTS:
            if (found := moment_taken(desk, argument, given[name])) is not None:
                values[name], whole_day = found
                if whole_day and "whole_day" in verb.accepts:
                    values["whole_day"] = True
        else:
            values[name] = _value(desk, record, argument.kind, given[name])
    return values


def moment_taken(desk: Desk, argument: Argument, typed: str) -> tuple[datetime, bool] | None:
    """Return the moment typed for what a verb takes, as `moment_of` does; None where it was not yet.

    What has happened by now may be answered by yes: just now; whether somebody was called by no, too. Raises
    NotUnderstood.
    """
    if argument.kind == "past":
        said = clean(typed).strip().casefold()
        if said in _JUST_NOW:
            return desk.now(), False
        if said in _NOT_YET and argument.name == "called":
            return None
        if not said or said in _NOT_YET:
            raise NotUnderstood(
                f"Not without a time: {argument.asks}", "Yes is just now; else such as yesterday 16:00."
            )
    moment, whole_day = moment_of(desk, typed, is_past=argument.kind == "past")
    if argument.kind == "begin" and whole_day:  # what is hidden until monday is there on monday
        begins = at(moment.date(), desk.rules.day_starts, moment.tzinfo or UTC)
        return (moment if is_before(begins, desk.now()) else begins), False
    return moment, whole_day


def moment_of(desk: Desk, typed: str, *, is_past: bool = False) -> tuple[datetime, bool]:
    """Return the moment that someone typed, and whether they gave only a day. Raises NotUnderstood.

    Of what `is_past` the nearest before now is meant: "9am" in the afternoon is this morning's.
    """
    from cockpit.capture.times.find import doubt, moment

    now, rules, typed = desk.now(), desk.rules, clean(typed)
    found: tuple[datetime, bool] | None
    try:
        found = from_text(typed.strip()), False
    except ValueError:
        found = moment(typed, now, rules)
    if is_past and (found is None or is_before(now, found[0])):
        found = _last(typed, now, rules) or found
    if found is None and (asks := doubt(typed, now, rules)):
        raise NotUnderstood(f"“{typed}” is not plain.", asks)
    found = found or _as_captured(typed, now, rules)
    if found[0].year not in YEARS:
        raise NotUnderstood(
            f"The year {found[0].year} is out of reach.",
            f"Dates can be reckoned with from {YEARS[0]} to {YEARS[-1]}.",
        )
    return found


def _as_captured(typed: str, now: datetime, rules: Rules) -> tuple[datetime, bool]:
    """Return the moment that a line with these words in it would have. Raises NotUnderstood with what it would ask."""
    from cockpit.capture.parse import parse

    line = parse(f"todo x by {typed}", now, rules)
    if line.missing and any(
        map(str.isdigit, typed)
    ):  # a word alone that is unknown has nothing to be settled
        raise NotUnderstood(f"“{typed}” is not plain.", line.missing[0])
    if line.due is None or line.text != "x":
        raise NotUnderstood(_is_no(typed, "time I know"), "Try: 4pm, fri 10:30, in 2h, 2026-12-01 14:00.")
    return line.due, line.whole_day


def _last(typed: str, now: datetime, rules: Rules) -> tuple[datetime, bool] | None:
    """Return the last time before now that words may mean which would be read as one to come; None where none is.

    It is that of this morning, or what two days of the last fortnight would both have read: so a weekday or a date.
    """
    from cockpit.capture.lexicon import AFTER_NEXT, COMING, NEXT
    from cockpit.capture.times.find import moment

    if set(fold(typed).split()) & (AFTER_NEXT | COMING | NEXT):
        return None
    midnight = at(now.date(), time(), now.tzinfo or UTC)
    today, then = (
        moment(typed, plus(midnight, later), rules) for later in (timedelta(), timedelta(minutes=1))
    )
    # What counts from when it is said, such as "in 2 h", is another a minute later.
    if today is not None and today == then and not is_before(now, today[0]):
        return today
    read = [moment(typed, plus(midnight, -ago), rules) for ago in (*_FORTNIGHT, *_LAST_YEAR)]
    known = [one for one in read if one is not None and not is_before(now, one[0]) and read.count(one) > 1]
    return max(known, key=lambda one: one[0].timestamp(), default=None)


def as_at(desk: Desk, typed: str) -> datetime:
    """Return the end of the day that was typed, or the moment where a time was. Raises NotUnderstood.

    Books are looked at as at days past and to come: a date without its year is the nearest of the two.
    """
    now = desk.now()
    moment, whole_day = moment_of(desk, typed)
    if between(now, moment) > _HALF_A_YEAR:
        last, is_day = moment_of(desk, typed, is_past=True)
        moment, whole_day = (last, is_day) if is_before(last, now) else (moment, whole_day)
    moment = local(moment, now)
    return moment.replace(hour=23, minute=59, second=59, microsecond=0) if whole_day else moment


def _value(desk: Desk, record: Entry, kind: str, typed: str) -> Any:
    typed = clean(typed).strip()
    if kind == "yes":
        return yes_or_no(typed)
    if kind == "number":
        if not typed.isascii() or not typed.isdigit():
            raise NotUnderstood(_is_no(typed, "whole number"), "Type digits, such as 30.")
        return int(typed)
    if kind == "person":
        return someone(desk, typed)
    if kind == "every":
        return _repeat(desk, typed)
    return _money(desk, record, typed) if kind == "money" else typed


def someone(desk: Desk, typed: str) -> int:
    """Return the id of one of the people by a name that leads to them, 0 for nobody. Raises NotUnderstood."""
    if typed.casefold() in _NOBODY:
        return 0
    found = find_customer(desk, typed)
    if found is None:
        raise NotUnderstood(f"Nobody is called “{typed}”.", "See `cockpit people`, or add them.")
    return found.id


def _repeat(desk: Desk, typed: str) -> Repeat:
    from cockpit.capture.parse import parse

    if typed.casefold() in _NEVER:
        return Repeat(number=0, unit="day")
    often = typed if typed.casefold().startswith(("every", "each", "jede")) else f"every {typed}"
    found = parse(f"todo x {often}", desk.now(), desk.rules)
    repeat = found.every
    if repeat is None or found.text != "x" or found.missing:
        raise NotUnderstood(f"“{typed}” does not say how often.", "Try: every 3 weeks, every month, never.")
    return repeat


def _money(desk: Desk, record: Entry, typed: str) -> Money:
    from cockpit.capture.money.amount import doubt, money

    amount = getattr(record, "amount", None)
    currency = amount.currency if amount is not None else None
    found = money(typed, desk.rules, currency)
    if found is None:
        if asks := doubt(typed, desk.rules, currency):
            raise NotUnderstood(f"“{typed}” is not plain.", asks)
        is_home = amount is None or amount.currency == desk.rules.home_currency
        what = "of money" if amount is None or is_home else f"of {amount.currency}"
        like = "12,500 or 12.5k EUR"
        if amount is not None and not is_home:
            example = type(amount)(value=type(amount.value)("12.5"), currency=amount.currency)
            like = f"{example.typed()} {example.currency}"
        raise NotUnderstood(_is_no(typed, f"amount {what}"), f"Type it such as {like}.")
    return found
