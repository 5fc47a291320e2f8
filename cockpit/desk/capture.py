"""Capturing: one typed line, understood and kept. Only appends: its cost does not grow with the book."""

from __future__ import annotations

from cockpit.capture.draft import say
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.desk.recording import record_of
from cockpit.domain.people import Customer, fold, id_of
from cockpit.domain.promises.proposal import kind_of, propose
from cockpit.domain.record import Record, tail
from cockpit.errors import BookError, NotUnderstood
from cockpit.store import hints as hinting
from cockpit.store import journal, months
from cockpit.store.codec import differences, table_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.store.hints import Hints

_TRIES = 100
MOST_TYPED = 100_000  # characters: what is longer was not typed
_MOST_SAID = 200


class Understood(Record):
    """A line as understood, with the clock that was not typed proposed, and the sentence to say aloud.

    `because` says where a proposed clock came from; `advice` is what the practice has to say to it.
    """

    draft: Draft
    mine: datetime | None
    theirs: datetime | None
    because: str
    say: str
    advice: tuple[str, ...] = ()


class Saved(Record):
    """A record that was just kept, or changed where not `is_new`, what was understood, and what that sets off.

    `then` is the verb that is to follow some day: "clear" of money received.
    """

    record: Entry
    code: str
    name: str
    understood: Understood
    told: str = ""
    then: str = ""
    is_new: bool = True

    def said(self) -> str:
        """Say that it is kept, and what that sets off, on one line."""
        if not self.is_new:
            return self.told
        whom = f" for {self.name}" if self.name else ""
        return f"Saved {self.code}{whom}: {self.record.text[:_MOST_SAID]}. {self.told}".strip()


class Known:
    """What understanding takes, read once for as many lines as a screen sees: the hints, and the names in them."""

    __slots__ = ("hints", "names")

    def __init__(self, desk: Desk) -> None:
        self.hints = _hints(desk)
        self.names = Names(self.hints.known())


def understand(
    desk: Desk, line: str, known: Known | None = None, plain: Iterable[tuple[int, int]] = (), of: int = 0
) -> Understood:
    """Return what a line says, without keeping anything. Never raises on any text.

    `plain` are parts of the line, as start and end, that are words and nothing more; `of` is the id of the record
    whose line it is, where one is edited.
    """
    known = known or Known(desk)
    hints, now = known.hints, desk.now()
    draft = parse(line, now, desk.rules, known.names, plain=plain)
    mine, theirs, because = draft.mine, draft.theirs, ""
    advice: tuple[str, ...] = ()
    if draft.kind == "promise" and (mine or theirs):
        usual = hints.usual(kind_of(draft.text))
        proposal = propose(now, desk.rules, mine=mine, theirs=theirs, durations=usual)
        mine, theirs, because = proposal.mine, proposal.theirs, proposal.because()
    if draft.kind == "call":
        from cockpit.desk.call_advice import advice_on

        try:
            advice = advice_on(desk, draft, of)
        except BookError:  # saving tells it
            advice = ()
    said = say(draft.replace(mine=mine, theirs=theirs), now)
    return Understood(draft=draft, mine=mine, theirs=theirs, because=because, say=said, advice=advice)


def save(desk: Desk, line: str, plain: Iterable[tuple[int, int]] = ()) -> Saved:
    """Keep what a line says, its `plain` parts left alone; once this returns, it is on disk.

    Raises NotUnderstood, with the line in it, when something is missing; BookError when the disk refuses.
    """
    if len(line) > MOST_TYPED:
        raise NotUnderstood(
            f"A line of {len(line):,} characters is too long.",
            f"Keep it under {MOST_TYPED:,}.",
            "Not saved yet.",
        )
    known = Known(desk)
    hints, understood = known.hints, understand(desk, line, known, plain)
    draft = understood.draft
    if draft.missing:
        raise NotUnderstood(
            draft.missing[0], "Change it and try again.", kept=f"Not saved yet: “{draft.line}”."
        )
    if draft.kind == "paid":
        from cockpit.desk.payment import pay

        order, code, told = pay(desk, draft)
        then = "clear" if order.payments else ""
        name = draft.customer or ""
        return Saved(record=order, code=code, name=name, understood=understood, told=told, then=then)
    name, customer = _customer(draft, hints)
    record = record_of(
        understood, _free_id(desk, hints), customer.id if customer else None, desk.now(), desk.rules
    )
    code = record.LETTER + tail(record.id)
    changes = [journal.Change(table_of(record), record.id, differences(None, record)[0], is_new=True)]
    changes[0].did = f"captured {record.KIND} {code}{' for ' + name if name else ''}: {record.text}"
    is_first_mention = customer is not None and fold(customer.said) not in hints.names
    if customer is not None and is_first_mention:
        to, _ = differences(None, customer)
        changes.append(journal.Change(table_of(customer), customer.id, to, is_new=True))
    if hints.schema > journal.SCHEMA:
        from cockpit.store.migration import refuse_newer

        refuse_newer(hints.schema)
    with desk.folder.lock():
        _, settle = desk.writer.append(changes)
    settle()
    if customer is not None and is_first_mention:
        hinting.keep_up(desk.folder, customers=[customer])
    return Saved(record=record, code=code, name=name, understood=understood, told=_BEGUN.get(draft.kind, ""))


_BEGUN = {
    "order": "You have a promise of an order. 0 of 8 done.",
    "lost": "The 24 hours have begun: say you are sorry, help them get it elsewhere.",
}


def _hints(desk: Desk) -> Hints:
    """Return the hints; where they were lost, they are made anew from the book, once."""
    hints = hinting.load(desk.folder)
    if hints.is_lost and desk.folder.names("journal"):
        from cockpit.store.book import Book
        from cockpit.store.migration import is_newer, schema_noted, schema_of

        book = Book(desk.folder, desk.device, desk.wall_ms)
        months.settle(desk.folder)  # what is learned of a line that a power cut takes back would be untrue
        if is_newer(book):
            hints.schema = max(schema_of(book.tables), schema_noted(book.folder))
            return hints
        book.load_history()
        hints.learn(book.customers.values())
        hinting.keep_up(desk.folder, customers=book.customers.values())
    return hints


def _customer(draft: Draft, hints: Hints) -> tuple[str, Customer | None]:
    if not draft.customer:
        return "", None
    shown, customer_id = hints.names.get(fold(draft.customer), (draft.customer, 0))
    return shown, Customer(id=customer_id or id_of(draft.customer), said=draft.customer)


def _free_id(desk: Desk, hints: Hints) -> int:
    """Return an id whose short code no open record has."""
    record_id, tails = desk.make_id(), set(hints.tails)
    for _ in range(_TRIES):
        if tail(record_id) not in tails:
            break
        record_id = desk.make_id()
    return record_id
