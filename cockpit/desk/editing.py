"""Editing a record as it was typed: its line, changed, becomes the steps of its practice that lead there."""

from __future__ import annotations

from cockpit.capture.draft import Draft
from cockpit.capture.render import render
from cockpit.desk import capture
from cockpit.desk.action_messages import told as tell
from cockpit.desk.actions import Outcome
from cockpit.desk.lookup import code_of, name_of
from cockpit.desk.verb_arguments import carry_out, verb_of
from cockpit.domain.consequences import settle
from cockpit.domain.moment import is_before
from cockpit.domain.people import fold
from cockpit.domain.record import Record, tail
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cockpit.desk.capture import Known
    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Understood
    from cockpit.domain.entry import Entry, Verb

    Step = tuple[str, dict[str, Any]]  # a verb and what it is given

# The word that a line of each kind of record begins with; the other kinds have no line.
_WORDS = {
    "promise": "promise", "todo": "todo", "note": "note", "question": "q", "order": "order", "loss": "lost",
    "call": "call",
}  # fmt: skip
_UNNAMED = {"order": "order", "call": "call"}  # what a record without words is called
_FOR_GOOD = {
    "means": "how it arrives",
    "due": "the date",
    "amount": "the amount",
    "terms_days": "the net terms",
    "gain": "what they gain",
    "answer": "the answer",
}


class Edited(Record):
    """What a changed line comes to: the records as they would stand, the verbs that lead there, and the telling."""

    after: tuple[Entry, ...]
    verbs: tuple[Verb, ...]
    told: str


def line_of(desk: Desk, record: Entry, known: Known | None = None) -> str:
    """Return the line that a record would be captured by; empty for a kind that is not captured."""
    if record.KIND not in _WORDS:
        return ""
    known, now = known or capture.Known(desk), desk.now()
    return render(_draft_of(desk, record), now, desk.rules, known.names)


def edited(desk: Desk, record: Entry, before: Understood, after: Understood) -> Edited:
    """Return what it comes to that the line of a record, which said what is `before`, is changed; nothing is kept.

    Only what differs between the two is done, so what others changed meanwhile stays. Raises NotUnderstood
    where the line lacks something, IllegalMove where the practice does not allow it.
    """
    _refuse_kind(record, before.draft, after.draft)
    if after.draft.missing:
        raise NotUnderstood(after.draft.missing[0], "Change the line and try again.")
    _refuse(before.draft, after.draft)
    records: tuple[Entry, ...] = (record,)
    verbs, said, name = [], [], name_of(desk, record)
    for verb_name, given in _STEPS[record.KIND](desk, record, before, after):
        old = records[
            -1
        ]  # a promise that was broken is followed by the one in its place, which goes on from here
        verb = verb_of(old, verb_name)
        made = carry_out(desk, old, verb, given)
        made = (settle(made[0], desk.now()), *made[1:])
        records = (*records[:-1], *made)
        verbs.append(verb)
        said.append(tell(desk, verb, old, made, name))
        said += [f"New {one.KIND} {one.LETTER}{tail(one.id)}." for one in made[1:]]
    return Edited(after=records, verbs=tuple(verbs), told=" ".join(said))


def edit(desk: Desk, record_id: int, before: Understood, after: Understood) -> Outcome:
    """Change a record by its line, as one action that one undo takes back. Raises as `edited` does."""
    book = desk.book
    with book.transaction() as transaction:
        record = book.get(record_id)
        if record is None:
            raise NothingFound(
                "That record is gone.", "Another process may have deleted it: see `cockpit log`."
            )
        found = edited(desk, record, before, after)
        if not found.verbs:
            raise NothingFound("The line says what the record says already.", "Change it, or leave it.")
        code, name = code_of(desk, record), name_of(desk, record)
        for one in found.after:
            transaction.put(one)
        said = " and ".join(dict.fromkeys(verb.said for verb in found.verbs))
        transaction.did = f"{said} {code}{' for ' + name if name else ''}: {record.text}"
    return Outcome(record=found.after[0], code=code, told=found.told)


def _draft_of(desk: Desk, record: Any) -> Draft:
    """Return what a line would have to say for the record to be made by it."""
    kind = record.KIND
    text = "" if record.text == _UNNAMED.get(kind) else record.text
    more: dict[str, Any] = {}
    if kind == "promise":
        more = {"theirs": record.theirs, "mine": record.mine, "whole_day": record.is_whole_day}
        more |= {"agreed": record.is_agreed, "means": record.means}
    elif kind in ("todo", "note"):
        more = {"due": record.due, "whole_day": record.due is not None and record.whole_day}
    elif kind == "question":
        more = {"answer": record.answer or None}
    elif kind == "order":
        more = {"amount": record.amount, "terms_days": record.terms_days, "due": record.need_date}
        more["signed"] = record.confirmed_at is not None
    elif kind == "loss":
        text, more = record.need, {"amount": record.amount, "chosen": record.chosen or None}
    elif kind == "call":
        more = {"due": record.when, "whole_day": record.whole_day, "gain": record.gain or None}
    customer = name_of(desk, record) or None
    return Draft(line="", kind=_WORDS[kind], guessed=False, text=text, customer=customer, **more)


def _refuse_kind(record: Entry, before: Draft, after: Draft) -> None:
    if after.kind != before.kind:
        raise IllegalMove(
            f"A {record.KIND} does not become another kind of record.",
            f"Leave “{before.kind}” at the beginning; or capture the new one by itself, and delete this one.",
        )


def _refuse(before: Draft, after: Draft) -> None:
    """Raise IllegalMove where the line says what no step of the practice leads to."""
    if fold(after.customer or "") != fold(before.customer or ""):
        raise IllegalMove(
            f"It is {before.customer or 'nobody'}'s: a record does not change hands.",
            "Capture it for the other customer by itself, and delete this one.",
        )
    for field, named in _FOR_GOOD.items():
        if getattr(before, field) and not getattr(after, field):
            raise IllegalMove(
                f"The line no longer says {named}.", "Say another; or delete it, and capture it anew."
            )
    if before.signed and not after.signed:
        raise IllegalMove("It is in writing, and that is not unsaid.", "Leave “signed” in the line.")


def _promise(desk: Desk, record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    """Yield the steps of a promise: before it was due a new time is a renegotiation, afterwards a break."""
    before, after, moment = was.draft, now.draft, desk.now()
    is_moved = (now.theirs, after.whole_day) != (was.theirs, before.whole_day)
    mine = None if now.mine == was.mine else now.mine
    own = {"text": after.text if after.text != before.text else None}
    own["means"] = after.means if after.means != before.means else None
    if is_moved and is_before(record.theirs, moment) and record.is_owed():
        yield "break", {"theirs": now.theirs, "whole_day": after.whole_day}
        if mine or any(own.values()):
            yield "edit", {name: value for name, value in (own | {"mine": mine}).items() if value}
        if after.agreed:
            yield "agree", {}
        return
    if is_moved:
        if (
            mine is None
            and is_before(moment, record.mine)
            and not is_before(now.theirs or moment, record.mine)
        ):
            mine = record.mine  # the line still says it, and it still holds
        given = {"theirs": now.theirs, "whole_day": after.whole_day, "agreed": after.agreed}
        yield "renegotiate", given | ({"mine": mine} if mine else {})
        mine = None
    if mine or any(value is not None for value in own.values()):
        yield "edit", {name: value for name, value in (own | {"mine": mine}).items() if value is not None}
    if is_moved or after.agreed == before.agreed:
        return
    if not after.agreed:
        raise IllegalMove(
            "Their OK was given, and is not unsaid.", "Leave “ok” in the line; or give a new time."
        )
    yield "agree", {}


def _reminder(_desk: Desk, _record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    yield from _edit(was.draft, now.draft, "text", due="due")


def _question(_desk: Desk, record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    is_told = record.told_at is not None
    yield from _edit(was.draft, now.draft, "text", *(("answer",) if is_told else ()))
    if not is_told and now.draft.answer != was.draft.answer:
        name = record.next_verb()
        yield name, {"answer" if name == "deliver" else "text": now.draft.answer}


def _order(_desk: Desk, _record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    yield from _edit(was.draft, now.draft, "text", "amount", "terms_days")
    if now.draft.due != was.draft.due:
        yield "date-need", {"when": now.draft.due}
    if now.draft.signed and not was.draft.signed:
        yield "confirm", {}


def _loss(_desk: Desk, record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    for name, given in _edit(was.draft, now.draft, "text", "amount", "chosen"):
        if (
            "text" in given
        ):  # the line of a lost sale says the need; it names the deal, too, where nothing else does
            given["need"] = given["text"]
            if record.text != record.need:
                del given["text"]
        if "chosen" in given:
            given["chosen"] = given["chosen"] or ""
        yield name, given


def _call(_desk: Desk, _record: Any, was: Understood, now: Understood) -> Iterator[Step]:
    yield from _edit(was.draft, now.draft, "text", due="when")
    if now.draft.gain != was.draft.gain:
        yield "plan", {"gain": now.draft.gain}


def _edit(before: Draft, after: Draft, *fields: str, due: str = "") -> Iterator[Step]:
    """Yield the edit of what differs, if anything does; `due` is what the verb calls the moment."""
    given = {
        field: getattr(after, field) for field in fields if getattr(after, field) != getattr(before, field)
    }
    if due and (after.due, after.whole_day) != (before.due, before.whole_day):
        given |= {due: after.due, "whole_day": after.whole_day}
    if given:
        yield "edit", given


_STEPS = {
    "promise": _promise,
    "todo": _reminder,
    "note": _reminder,
    "question": _question,
    "order": _order,
    "loss": _loss,
    "call": _call,
}
