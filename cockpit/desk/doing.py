"""Doing: the verbs of the practices on a record, its next step, undo and redo."""

from __future__ import annotations

from datetime import timedelta

from cockpit.desk.naming import code_of, name_of, open_codes
from cockpit.domain.entry import Entry, Verb
from cockpit.domain.moment import between, from_text
from cockpit.domain.promise import Promise
from cockpit.domain.proposal import kind_of
from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import full, span
from cockpit.errors import CockpitError, IllegalMove, NothingFound, NotUnderstood
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.store.undo import Reverted

_YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


class Outcome(Record):
    """What a verb did: the record as it stands now, its code, and the sentence that tells it."""

    record: Entry
    code: str
    told: str


def do(
    desk: Desk, record_ids: Sequence[int], verb: str, given: Mapping[str, str] | None = None
) -> list[Outcome]:
    """Carry out a verb on records, as one action that one undo takes back.

    `given` holds what the verb takes, as typed. Raises NotUnderstood when something is missing or does not
    read, or the verb does not apply; then nothing is changed on any of them.
    """
    return _act(desk, record_ids, lambda _: verb, given or {})


def do_next(desk: Desk, record_ids: Sequence[int], given: Mapping[str, str] | None = None) -> list[Outcome]:
    """Do the next step of each record. Raises NothingFound where nothing is left to do."""

    def next_of(record: Entry) -> str:
        verb = record.next_verb()
        if verb is None:
            raise NothingFound(f"Nothing is left to do on “{record.text}”.", "See `cockpit today`.")
        return verb

    return _act(desk, record_ids, next_of, given or {})


def undo(desk: Desk) -> Reverted:
    """Take back this machine's last action, whichever process did it. Raises NothingFound."""
    from cockpit.store.undo import undo as undo_last

    return _kept_up(desk, undo_last(desk.book))


def redo(desk: Desk) -> Reverted:
    """Do again what was undone last. Raises NothingFound."""
    from cockpit.store.undo import redo as redo_last

    return _kept_up(desk, redo_last(desk.book))


def verb_of(record: Entry, name: str) -> Verb:
    """Return a verb by name. Raises NotUnderstood with the list of those there are for this kind."""
    verb = record.VERBS.get(name)
    if verb is None:
        raise NotUnderstood(f"A {record.KIND} has no verb “{name}”.", f"It has: {', '.join(record.VERBS)}.")
    return verb


def _act(
    desk: Desk, record_ids: Sequence[int], verb_for: Callable[[Entry], str], given: Mapping[str, str]
) -> list[Outcome]:
    book = desk.book
    codes = open_codes(book)
    outcomes: list[Outcome] = []
    with book.transaction() as transaction:
        for record_id in record_ids:
            record = book.get(record_id)
            if record is None:
                raise NothingFound(
                    "That record is gone.", "Another process may have deleted it; `cockpit log` tells."
                )
            verb = verb_of(record, verb_for(record))
            after = perform(desk, record, verb, given)
            for changed in after:
                transaction.put(changed)
            code, name = code_of(book, record, codes), name_of(book, record)
            outcomes.append(Outcome(record=after[0], code=code, told=_told(verb, record, after, name, desk)))
            done = f"{verb.said} {code}{' for ' + name if name else ''}: {record.text}"
            transaction.did = done if len(record_ids) == 1 else f"{verb.said} {len(outcomes)} records"
    _learn(desk, [outcome.record for outcome in outcomes])
    return outcomes


def perform(desk: Desk, record: Entry, verb: Verb, given: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the records that a verb leaves, without keeping them. Raises as `do` does."""
    now = desk.now()
    try:
        return _call(desk, record, verb, given, now)
    except IllegalMove as error:
        applies = ", ".join(record.applicable(now)) or "nothing"
        raise IllegalMove(error.what, f"{error.remedy} What applies now: {applies}.") from None


def _call(
    desk: Desk, record: Entry, verb: Verb, given: Mapping[str, str], now: datetime
) -> tuple[Entry, ...]:
    takes = {argument.name: argument for argument in verb.takes}
    if unknown := [name for name in given if name not in takes]:
        known = ", ".join(takes) or "nothing"
        raise NotUnderstood(f"{verb.name} takes no “{unknown[0]}”.", f"It takes {known}: --set name=value.")
    values: dict[str, Any] = {}
    for name, argument in takes.items():
        if name in given:
            values[name] = _read(desk, argument.kind, given[name], values, verb)
        elif argument.required:
            raise NotUnderstood(argument.asks, f"Give it with --set {name}=…")
    if "rules" in verb.accepts:
        values["rules"] = desk.rules
    if "make_id" in verb.accepts:
        values["make_id"] = desk.make_id
    after = getattr(record, verb.method)(now, **values)
    return after if isinstance(after, tuple) else (after,)


def _read(desk: Desk, kind: str, typed: str, values: dict[str, Any], verb: Verb) -> Any:
    if kind == "text":
        return clean(typed).strip()
    if kind == "yes":
        if typed.strip().lower() not in _YES:
            raise NotUnderstood(f"“{typed}” is neither yes nor no.", "Type yes or no.")
        return _YES[typed.strip().lower()]
    moment, whole_day = moment_of(desk, typed)
    if whole_day and "whole_day" in verb.accepts:
        values["whole_day"] = True
    return moment


def moment_of(desk: Desk, typed: str) -> tuple[datetime, bool]:
    """Return the moment that someone typed, and whether they gave only a day. Raises NotUnderstood."""
    from cockpit.capture.dates import moment

    try:
        return from_text(typed.strip()), False
    except ValueError:
        found = moment(clean(typed), desk.now(), desk.rules)
    if found is None:
        raise NotUnderstood(f"“{typed}” is no time I know.", "Try: 4pm, fri 10:30, in 2h, 2026-12-01 14:00.")
    return found


def _told(verb: Verb, before: Entry, after: tuple[Entry, ...], name: str, desk: Desk) -> str:
    record, now = after[0], desk.now()
    whom = f" for {name}" if name else ""
    said = f"{verb.said[0].upper()}{verb.said[1:]} “{before.text}”{whom}."
    if isinstance(record, Promise):
        margin = record.margin()
        if verb.name == "deliver" and margin is not None:
            beaten = f"beaten by {span(margin)}" if margin > timedelta() else "just in time"
            kept = beaten if record.is_kept(now) else f"{span(margin)} late: a broken promise"
            due = record.follow_through_due(desk.rules)
            follow = f" Follow through by {full(due, now)}." if due else ""
            return f"Delivered “{before.text}”{whom}, {kept}.{follow}"
        if verb.name in ("renegotiate", "break") and len(record.moves) + len(after) > 1:
            theirs = after[-1].theirs if isinstance(after[-1], Promise) else record.theirs
            return f"{said[:-1]}: now by {full(theirs, now, whole_day=record.is_whole_day)}."
        if record.next_step() is None and record.delivered_at:
            return f"{said} {record.steps_done()} of 4: closed."
        if record.steps:
            return f"{said} {record.steps_done()} of 4."
    if verb.name == "snooze" and record.snoozed_until:
        return f"{said[:-1]} until {full(record.snoozed_until, now)}. It will come back."
    return said


def _learn(desk: Desk, records: Sequence[Entry]) -> None:
    """Let capturing know how long the promises just delivered took."""
    took = {
        kind_of(record.text): between(record.made_at, record.delivered_at)
        for record in records
        if isinstance(record, Promise) and record.delivered_at == desk.now()
    }
    if took:
        _update_hints(desk, durations=took)


def _kept_up(desk: Desk, reverted: Reverted) -> Reverted:
    customers = [desk.book.customers[one] for one in reverted.ids if one in desk.book.customers]
    if customers:
        _update_hints(desk, customers=customers)
    return reverted


def _update_hints(desk: Desk, **learned: Any) -> None:
    """Write the hints where that works. The action itself is on disk: failing it now would be untrue."""
    try:
        with desk.folder.lock():
            hints = hinting.load(desk.folder)
            hints.learn(**learned)
            hints.save(desk.folder)
    except CockpitError:
        return
