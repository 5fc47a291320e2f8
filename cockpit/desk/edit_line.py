"""Editing a record as it was typed: its line, changed, becomes the steps of its practice that lead there."""

from __future__ import annotations

from cockpit.capture.draft import Draft
from cockpit.capture.render import render
from cockpit.desk import capture
from cockpit.desk.action_messages import told as tell
from cockpit.desk.actions import Outcome
from cockpit.desk.card_offer import offered
from cockpit.desk.kinds.table import LINES
from cockpit.desk.lookup import code_of, name_of
from cockpit.desk.tag_rhythms import followed
from cockpit.desk.verb_arguments import carry_out, verb_of
from cockpit.domain.consequences import settle
from cockpit.domain.people import fold
from cockpit.domain.record import Record, tail
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.capture import Known
    from cockpit.desk.desk import Desk
    from cockpit.desk.kinds.line import LineKind
    from cockpit.desk.understood import Understood
    from cockpit.domain.entry import Entry, Verb

_FOR_GOOD = {
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
    if record.KIND not in LINES:
        return ""
    known, now = known or capture.Known(desk), desk.now()
    return render(_draft_of(desk, record, LINES[record.KIND]()), now, desk.rules, known.names)


def edited(desk: Desk, record: Entry, before: Understood, after: Understood) -> Edited:
    """Return what it comes to that the line of a record, which said what is `before`, is changed; nothing is kept.

    Only what differs between the two is done, so what others changed meanwhile stays. Raises NotUnderstood
    where the line lacks something, IllegalMove where the practice does not allow it.
    """
    _refuse_kind(record, before.draft, after.draft)
    known = before.draft.missing  # such as a date of another zone that ends, read here, before one's own time
    for question in after.draft.missing:
        if question not in known:
            raise NotUnderstood(question, "Change the line and try again.")
    _refuse(before.draft, after.draft)
    records: tuple[Entry, ...] = (record,)
    verbs, said, name = [], [], name_of(desk, record)
    for verb_name, given in LINES[record.KIND]().steps(record, before, after, desk.now()):
        old = records[
            -1
        ]  # a promise that was broken is followed by the one in its place, which goes on from here
        verb = verb_of(old, verb_name, desk.now())
        made = carry_out(desk, old, verb, given)
        made = (settle(made[0], desk.now()), *made[1:])
        records = (*records[:-1], *made)
        verbs.append(verb)
        said += [tell(desk, verb, old, made, name, values=given), *offered(desk, verb, made[0])]
        said += [f"New {one.KIND} {one.LETTER}{tail(one.id)}." for one in made[1:]]
    said += _doubts(before.draft, after.draft)
    if verbs and before.draft.means and not after.draft.means:
        said.append(f"How it arrives stays as it was: {before.draft.means}.")
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
        if not found.verbs and found.told:
            raise NotUnderstood(found.told, "Change the line and try again.")
        if not found.verbs:
            raise NothingFound("The line says what the record says already.", "Change it, or leave it.")
        code, name = code_of(desk, record), name_of(desk, record)
        for one in found.after:
            transaction.put(one)
        for rhythm in followed(desk, record, found.after[0]):
            transaction.put(rhythm)
        said = " and ".join(dict.fromkeys(verb.said for verb in found.verbs))
        transaction.did = f"{said} {code}{' for ' + name if name else ''}: {record.text}"
    return Outcome(record=found.after[0], code=code, told=found.told)


def _doubts(before: Draft, after: Draft) -> list[str]:
    """Return what is asked about the changed line, and how it was read where that may be meant otherwise."""
    asks = [one for one in after.asks if one not in before.asks and one not in after.missing]
    return asks + [f"Assumed: {one}." for one in after.assumed if one not in before.assumed]


def _draft_of(desk: Desk, record: Entry, line: LineKind) -> Draft:
    """Return what a line would have to say for the record to be made by it."""
    parts = line.parts_of(record)
    if parts["text"] == line.unnamed:
        parts["text"] = ""
    customer = name_of(desk, record) or None
    return Draft(line="", kind=line.word, guessed=False, customer=customer, **parts)


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
