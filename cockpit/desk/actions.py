"""The verbs of the practices on a record, its next step, undo and redo."""

from __future__ import annotations

from cockpit.desk import known_names
from cockpit.desk.action_messages import told
from cockpit.desk.card_offer import offered, refuse_second_card
from cockpit.desk.contacts import next_deadline
from cockpit.desk.lookup import code_of, name_of, open_codes
from cockpit.desk.people import learnt
from cockpit.desk.tag_rhythms import followed
from cockpit.desk.verb_arguments import perform, verb_of
from cockpit.domain.calls.call import Call
from cockpit.domain.consequences import again, settle
from cockpit.domain.consequences import of as consequences
from cockpit.domain.entry import latest
from cockpit.domain.next_step import next_verb, stated
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.proposed_time import kind_of
from cockpit.domain.record import Record, tail
from cockpit.domain.todo import Todo
from cockpit.domain.wording import full
from cockpit.errors import NothingFound, NotUnderstood
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry, Verb
    from cockpit.domain.people import Customer
    from cockpit.store.undo import Reverted as Reverted  # noqa: PLC0414 - handed on: this is the one door


class Outcome(Record):
    """What a verb did: the record as it stands now, its code, and the sentence that tells it.

    `is_cleared` tells that it made an order of a promise of one: delivered and paid, which happens once.
    """

    record: Entry
    code: str
    told: str
    is_cleared: bool = False


def do(
    desk: Desk, record_ids: Sequence[int], verb: str, given: Mapping[str, str] | None = None
) -> list[Outcome]:
    """Carry out a verb on records, as one action that one undo takes back.

    `given` holds what the verb takes, as typed. Raises NotUnderstood when something is missing or does not
    read, or the verb does not apply; then nothing is changed on any of them.
    """
    return _act(desk, record_ids, lambda _: verb, given or {})


# Whoever may help may be noted again, in the same words: the answer asks for the call. What was verified this minute
# still is true.
_SAID_AGAIN = ("help-elsewhere", "verify")


def do_next(desk: Desk, record_ids: Sequence[int], given: Mapping[str, str] | None = None) -> list[Outcome]:
    """Do the next step of each record. Raises NothingFound where nothing is left to do."""

    def next_of(record: Entry) -> str:
        due = next_deadline(desk, record)
        verb = next_verb(record, due)
        if verb is None:
            raise NothingFound(f"Nothing is left to do on “{record.text}”.", "See `cockpit today`.")
        asked = stated(record, verb)
        if asked is not None and not given:  # a fact, and so never by a bare key
            why = f"{due.reason} " if due is not None else ""
            how = "now, or the time it was" if asked.kind == "past" else "…"
            raise NotUnderstood(
                f"{why}“{verb}” asks: {asked.asks}", f"Answer it with --set {asked.name}={how}"
            )
        return verb

    return _act(desk, record_ids, next_of, given or {})


def undo(desk: Desk) -> Reverted:
    """Take back this machine's last action, whichever process did it. Raises NothingFound."""
    from cockpit.store.undo import undo as undo_last

    return _kept_up(desk, undo_last(desk.book))


def undo_one(desk: Desk, stamp: str) -> Reverted:
    """Take back one action of the log, whatever was done since. Raises NothingFound."""
    from cockpit.store.undo import undo_one as undo_that

    return _kept_up(desk, undo_that(desk.book, stamp))


def redo(desk: Desk) -> Reverted:
    """Do again what was undone last. Raises NothingFound."""
    from cockpit.store.undo import redo as redo_last

    return _kept_up(desk, redo_last(desk.book))


def _act(
    desk: Desk, record_ids: Sequence[int], verb_for: Callable[[Entry], str], given: Mapping[str, str]
) -> list[Outcome]:
    book = desk.book
    record_ids = list(dict.fromkeys(record_ids))  # a code given twice is one record
    codes = open_codes(desk)
    outcomes: list[Outcome] = []
    delivered: list[Promise] = []
    learned: list[Customer] = []
    with book.transaction() as transaction:
        for record_id in record_ids:
            record = book.get(record_id)
            if record is None:
                raise NothingFound(
                    "That record is gone.", "Another process may have deleted it; `cockpit log` tells."
                )
            verb = verb_of(record, verb_for(record), desk.now())
            if verb.name == "save-card":
                refuse_second_card(desk, record)
            after, values = perform(desk, record, verb, given)
            if after == (record,) and len(record_ids) == 1 and verb.name not in _SAID_AGAIN:
                raise _so_already(record, verb, given)
            verb = _as_done(verb, record, after[0], values)
            now = desk.now()  # after the verb's own moment: what follows of it is not earlier
            after = (settle(after[0], now), *after[1:])
            after += consequences(verb.name, after[0], values, now, desk.make_id, rules=desk.rules)
            for person in learnt(desk, record, after[0]):
                transaction.put(person)
                learned.append(person)
            for rhythm in followed(desk, record, after[0]):
                transaction.put(rhythm)
            comes_again = again(record, after[0], now, desk.rules, desk.make_id)
            for changed in (*after, *comes_again):
                transaction.put(changed)
            if isinstance(record, Promise) and isinstance(after[0], Promise) and record.delivered_at is None:
                delivered.append(after[0])
            code, name = code_of(desk, record, codes), name_of(desk, record)
            outcomes.append(
                Outcome(
                    record=after[0],
                    code=code,
                    told=" ".join(
                        (
                            told(desk, verb, record, after, name, values=values),
                            *offered(desk, verb, after[0]),
                            *_begun(after[1:]),
                            *_comes_again(desk, record, after[0], comes_again),
                        )
                    ),
                    is_cleared=getattr(record, "celebrated_at", 0) != getattr(after[0], "celebrated_at", 0),
                )
            )
            done = f"{verb.said} {code}{' for ' + name if name else ''}: {record.text}"
            transaction.did = done if len(record_ids) == 1 else f"{verb.said} {len(outcomes)} records"
    _learn(desk, delivered)
    if learned:
        hinting.keep_up(desk.folder, customers=learned)
    return outcomes


def _so_already(record: Entry, verb: Verb, given: Mapping[str, str]) -> NothingFound:
    unsaid = ", ".join(one.name for one in verb.takes if one.name not in given)
    remedy = f"Say what is to be different of it{f': {unsaid}' if unsaid else ''}."
    return NothingFound(f"“{record.text}” is so already.", remedy)


def _as_done(verb: Verb, before: Entry, after: Entry, values: Mapping[str, Any]) -> Verb:
    """Return the verb by what it really did: the message and the log tell it alike.

    `do-step` did the step that is new; who may help was noted, but not called; a contact reached nobody.
    """
    if verb.name == "do-step" and isinstance(before, Order) and isinstance(after, Order):
        return after.VERBS[next((step for step in after.steps_at if step not in before.steps_at), "liked")]
    if verb.name == "help-elsewhere" and "called" not in values:
        return verb.replace(said="noted who may help with")
    if verb.name == "touch" and (contact := latest(after.contacts)) and not contact.reached:
        return verb.replace(said="tried to reach them about")
    return verb


def _begun(further: Sequence[Entry]) -> list[str]:
    return [f"New {one.KIND} {one.LETTER}{tail(one.id)}." for one in further]


def _comes_again(desk: Desk, before: Entry, after: Entry, further: Sequence[Entry]) -> list[str]:
    """Say when the next of what comes again is: it was made with what was done, and goes when that is undone.

    What ends without having been done, such as a call that is cancelled, has no next.
    """
    now = desk.now()
    if not further and isinstance(before, Todo | Call) and before.every is not None:
        had_next = before.again(now, desk.rules, lambda: 0) is not None
        if before.is_open() and not after.is_open() and not had_next:
            return [f"It was to come {before.every.words()}: that is over, too."]
        if had_next and isinstance(after, Call) and after.finished_at is not None:
            return [
                f"The next is planned: {code_of(desk, one)}; cancel it, too." for one in _next_of(desk, after)
            ]
    return [
        f"It comes again {full(due.when, now, whole_day=due.whole_day)}: {one.KIND} {one.LETTER}{tail(one.id)}."
        for one in further
        for due in one.deadlines(now, desk.rules)[:1]
    ]


def _next_of(desk: Desk, call: Call) -> list[Call]:
    """Return what is planned of a call that comes again."""
    alike = (call.customer, call.text, call.every)
    there = (one for one in desk.book.lately.values() if isinstance(one, Call) and one.id != call.id)
    return [one for one in there if (one.customer, one.text, one.every) == alike and not one.was_held_at()]


def _learn(desk: Desk, promises: Sequence[Promise]) -> None:
    """Let capturing know how long those of the promises took that were delivered: they were not, before."""
    delivered = {
        kind_of(promise.text): (promise.made_at, promise.delivered_at)
        for promise in promises
        if promise.delivered_at is not None
    }
    if delivered:
        hinting.keep_up(desk.folder, deliveries=delivered)


def _kept_up(desk: Desk, reverted: Reverted) -> Reverted:
    from cockpit.desk import phone_inbox  # no verb needs it

    customers = [desk.book.customers[one] for one in reverted.ids if one in desk.book.customers]
    known_names.keep_up(desk, customers)
    phone_inbox.follow(desk, reverted.at, reverted.by)
    return reverted
