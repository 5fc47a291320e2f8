"""What was done, told in the seller's words."""

from __future__ import annotations

from datetime import datetime

from cockpit.desk.snooze import told_back
from cockpit.desk.usual_durations import own_time_told
from cockpit.domain.entry import latest
from cockpit.domain.moment import is_before
from cockpit.domain.wording import full, sentence

# Verbs that tell of the time that they were given in words of their own.
_TELLS_TIME = frozenset(("snooze", "renegotiate", "break", "tell", "fall-through", "decline"))

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.domain.calls.call import Call
    from cockpit.domain.entry import Entry, Verb
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.promises.promise import Promise


def told(
    desk: Desk,
    verb: Verb,
    before: Entry,
    after: tuple[Entry, ...],
    name: str,
    *,
    values: Mapping[str, Any],
) -> str:
    """Return the sentence that tells what a verb did, and how the time it was given was read.

    `after` is the record as it left it, then any further ones; `values` is what the verb was given, as read.
    """
    record, now = after[0], desk.now()
    whom = f" for {name}" if name else ""
    did = f"{verb.said[0].upper()}{verb.said[1:]} “{before.text}”{whom}{_time(desk, verb, values)}"
    said = sentence(did)
    if verb.name == "snooze" and record.snoozed_until:
        return f"{did}: it comes back {told_back(before, record.snoozed_until, now)}."
    if verb.name == "edit" and record.KIND == "loss":
        return f"{said}{_blame(before, record)}"
    if verb.name == "touch" and (contact := latest(record.contacts)) and not contact.reached:
        return f"{did}: it reached nobody, and is kept as an attempt."
    if verb.name in ("note", "touch", "edit", "delete"):
        return said
    if verb.name == "received":
        return f"{said}{_came(before, name)}"
    if record.KIND == "promise":
        return _promise(desk, verb, (before, *after), did)
    if verb.name == "ask-expert":
        return f"{said} {values['name']} is asked."
    special = _SPECIAL.get(record.KIND)
    return special(desk, verb, (before, *after), said) if special else said


def _time(desk: Desk, verb: Verb, values: Mapping[str, Any]) -> str:
    """Say the time that a verb was given; nothing where it was given none, or tells of it in its own words."""
    when = next((value for value in values.values() if isinstance(value, datetime)), None)
    if when is None or verb.name in _TELLS_TIME:
        return ""
    # A verb that keeps days alone does not ask whether it was one: a day stands for the end of its business.
    is_day = "whole_day" not in verb.accepts and when.time() == desk.rules.day_ends
    return f": {full(when, desk.now(), whole_day=bool(values.get('whole_day')) or is_day)}"


def _begun(loss: Loss, now: datetime) -> str:
    """Say that a recovery has begun, and whether its 24 hours are over already."""
    over = loss.recover_by()
    if is_before(over, now):
        return f"A recovery has begun; its 24 h were over {full(over, now)}."
    return "A recovery has begun: 24 h from when they told you."


def _promise(desk: Desk, verb: Verb, records: tuple[Entry, ...], did: str) -> str:
    _, *after = records
    record: Promise = after[0]  # type: ignore[assignment]  # chosen by its kind
    now = desk.now()
    if verb.name == "deliver":
        due = record.follow_through_due(desk.rules)
        return f"{did}, {record.delivered_how()}." + (f" Follow through by {full(due, now)}." if due else "")
    if verb.name == "renegotiate":
        asks = "" if record.is_agreed else " Not agreed: ask them if that is OK."
        move = record.terms.last_move()
        own = own_time_told(desk, record, move.at if move else now)
        return f"{did}: now by {full(record.theirs, now, whole_day=record.is_whole_day)}. {own}{asks}"
    if verb.name == "break" and len(after) > 1:
        anew: Promise = after[1]  # type: ignore[assignment]  # a break makes a promise
        own = own_time_told(desk, anew, anew.made_at)
        return f"{did}: now by {full(anew.theirs, now, whole_day=anew.is_whole_day)}. {own}"
    if record.delivered_at is None:
        return sentence(did)
    steps = f"{sentence(did)} {record.follow_through.count()} of 4"
    begun = {"order": " You have a promise of an order.", "call": " The call is planned."}
    more = "".join(begun.get(one.KIND, "") for one in after[1:])
    return f"{steps}: closed.{more}" if record.next_step() is None else f"{steps}.{more}"


def _order(desk: Desk, verb: Verb, records: tuple[Entry, ...], said: str) -> str:
    before: Order = records[0]  # type: ignore[assignment]  # chosen by its kind
    record: Order = records[1]  # type: ignore[assignment]  # likewise
    if verb.name == "fall-through":
        begun = _begun(records[2], desk.now())  # type: ignore[arg-type]  # it makes a loss
        held = record.balance()
        back = f" Give back the {held.to_return} they had paid." if held and held.to_return.value else ""
        waits = " and ".join(str(one.amount) for one in record.payments.waiting().values())
        comes = f" {waits} has not cleared yet: clear it once it has, and give it back." if waits else ""
        return f"{said}{_blame(before, records[2])} {begun}{back}{comes}"
    if not record.is_running():
        return f"{said} {_of_ended(before, record, verb)}".strip()
    still = f" {to_come(record)}" if verb.name in _MOVES_MONEY and record.amount is not None else ""
    from cockpit.domain.orders.supply import is_disliked

    is_red = verb.name in _MOVES_SUPPLY and record.is_supply_late()
    red = " That is later than they need it." if is_red else ""
    if verb.name == "deliver" and is_disliked(record):
        red = " They do not like it yet: put it right, then ask them again."
    return f"{said} {record.plan(desk.rules).count()} of 8 done.{still}{red}"


def _of_ended(before: Order, record: Order, verb: Verb) -> str:
    """Say how an order stands that is seen through no more."""
    if record.is_written_off():
        return "Nothing is to come any more: it is closed."
    found = record.balance()
    if record.fell_through_at is not None:
        left = found.to_return if found is not None and found.to_return.value else None
        said = f"{left} to give back." if left else "Nothing is left to give back."
        return said if verb.name in _MOVES_MONEY else ""
    if before.celebrated_at is None:
        paper = "" if record.payments.invoiced_at else " It is not invoiced yet."
        said = f"{record.payments.cleared()} has cleared: an order at last.{paper}"
    else:
        said = "All of it has cleared."
    over = f" {found.to_return} too much: give it back." if found and found.to_return.value else ""
    return f"{said}{over}{' Ask them whether they like it.' if record.is_to_be_liked() else ''}"


def to_come(order: Order) -> str:
    """Say what is still to come of an order with an amount, and what of it waits to clear; or what came too much."""
    found = order.balance()
    if found is None:
        return ""
    waiting = [one.amount for one in order.payments.waiting().values()]
    waits = f", {' and '.join(map(str, waiting))} received and not cleared yet" if waiting else ""
    over = f"{found.to_return} too much: give it back." if found.to_return.value else ""
    return over or f"{found.to_come} to come{waits}."


def _blame(before: Entry, record: Entry) -> str:
    """Say where a need that was just put into words puts it on them, or is a reason and not yet a need."""
    from cockpit.domain.losses.recovery_words import no_need_yet

    need = getattr(record, "need", "")
    hint = no_need_yet(need) if need != getattr(before, "need", "") else ""
    return f" {hint}" if hint else ""


def _helper(before: Loss, record: Loss) -> str:
    """Say who it is that helps, and ask for the call on their behalf."""
    had = before.recovery.help
    one = next((one for key, one in record.recovery.help.items() if had.get(key) != one), None)
    who = f" {one.supplier} {'was called' if one.called_at else 'is noted'}." if one else ""
    asks = " Call them on their behalf; then `help-elsewhere` asks when you did."
    return f"{who}{asks if record.recovery.must_ask_for_call() else ''}"


def _loss(desk: Desk, verb: Verb, records: tuple[Entry, ...], said: str) -> str:
    from cockpit.domain.losses.recovery_words import REFRAMING, pitch_words

    record: Loss = records[1]  # type: ignore[assignment]  # chosen by its kind
    more = ""
    if verb.name == "apologise" and (found := pitch_words(record.recovery.apology)):
        more = f" A pitch takes the apology back: {', '.join(found)}."
    elif verb.name == "reframe":
        more = f" {REFRAMING}"
    elif verb.name == "help-elsewhere":
        more = _helper(records[0], record)  # type: ignore[arg-type]  # chosen by its kind
    elif verb.name == "tell":
        more = f" The 24 h end {full(record.recover_by(), desk.now())}."
    return f"{said} {record.recovery.count()} of 4.{more}"


_MOVES_SUPPLY = frozenset(("date-supply", "date-need"))
_MOVES_MONEY = frozenset(
    ("pay", "clear", "refund", "return-deposit", "bounce", "credit", "write-off", "add-instalment")
)


def _call(desk: Desk, verb: Verb, records: tuple[Entry, ...], said: str) -> str:
    from cockpit.domain.calls.wording_check import excuse

    record: Call = records[1]  # type: ignore[assignment]  # chosen by its kind
    said = f"{said}{_implied(records[0], record, verb)}"  # type: ignore[arg-type]  # likewise
    if verb.name == "no-further-call" and record.is_cancelled():
        return f"{said} The call is cancelled, and does not count as held."
    off = " It was still to come: it is called off." if record.is_cancelled() else ""
    if verb.name == "order-promised" and off:
        return f"{said}{off}"
    if verb.name == "decline":
        off += _blame(records[0], records[2]) if len(records) > 2 else ""
        begun = _begun(records[2], desk.now())  # type: ignore[arg-type]  # it makes a loss
        return f"{said}{off} {begun}"
    promised = [one for one in records[2:] if one.KIND == "promise"]
    if promised:
        mine: Promise = promised[0]  # type: ignore[assignment]  # chosen by its kind
        return f"{said} {own_time_told(desk, mine, mine.made_at)}"
    question = record.excuse() if record.was_held_at() is None and record.is_open() else None
    if question and verb.name == "plan" and not excuse(record.preparation.gain):
        return f"{said} Its purpose, “{record.text}”, may still be an excuse: edit it, or keep it: `override-excuse`."
    return f"{said} {question}" if question else said


def _implied(before: Call, record: Call, verb: Verb) -> str:
    """Say that an outcome tells that the call was held, where nobody had said so."""
    is_new = before.was_held_at() is None and record.was_held_at() is not None
    return " So the call was held." if is_new and verb.name != "hold" else ""


def _came(awaited: Entry, name: str) -> str:
    """Offer the next call, made from what came in, and never from a blank."""
    from cockpit.capture.render import mention  # no other verb needs it

    return f" Is a call next? Type “call {mention(name)} … purpose: {awaited.text}”." if name else ""


_SPECIAL = {"order": _order, "loss": _loss, "call": _call}
