"""One typed line, understood and kept. Only appends: its cost does not grow with the book."""

from __future__ import annotations

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.desk.kinds.table import line_kind
from cockpit.desk.understood import Understood
from cockpit.domain.people import Customer, fold, id_of
from cockpit.domain.record import Record, tail
from cockpit.errors import BookError, IllegalMove, NotUnderstood
from cockpit.store import hints as hinting
from cockpit.store import journal, known_book, months
from cockpit.store.codec import differences, table_of
from cockpit.store.round_trip import assure
from cockpit.store.unfolded import Unfolded, find_customer, free_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.touch import Touch
    from cockpit.store.hints import Hints

MOST_TYPED = 100_000  # characters: what is longer was not typed
_MOST_SAID = 200
BY_WHAT_TIME = "By what time? A date alone is half a promise; saved as it is, it says “no time said”."


class Saved(Record):
    """A record that was just kept, or changed where not `is_new`, what was understood, and what that sets off.

    `then` is the verb that is to follow some day: "clear" of money received. `makes_book` tells that there was no book.
    """

    record: Entry
    code: str
    name: str
    understood: Understood
    told: str = ""
    then: str = ""
    is_new: bool = True
    makes_book: bool = False

    def said(self) -> str:
        """Say that it is kept, and what that sets off, on one line."""
        if not self.is_new:
            return self.told
        from cockpit.domain.wording import sentence

        whom = f" for {self.name}" if self.name else ""
        kept = sentence(f"Saved {self.code}{whom}: {self.record.text[:_MOST_SAID]}")
        return f"{kept} {self.told}".strip()


class Known:
    """What understanding takes, read once for as many lines as a screen sees: the hints, and the names in them."""

    __slots__ = ("hints", "names")

    def __init__(self, desk: Desk, hints: Hints | None = None) -> None:
        self.hints = hints or _hints(desk)
        self.names = Names(self.hints.known())


def known_at_hand(desk: Desk) -> Known:
    """Return what is known without reading the book for it: enough to understand a line, and not to keep one.

    Lost hints are not made anew: the customers of the book, as far as it is read, stand for them.
    """
    hints = hinting.load(desk.folder)
    if hints.is_lost:
        hints.learn(list(desk.book.customers.values())[-hinting.MOST_NAMES :])
    return Known(desk, hints)


def make_hints(desk: Desk) -> None:
    """Make lost hints anew from the book, before anybody waits for them. May run in a thread. Raises BookError."""
    _hints(desk)


def understand(
    desk: Desk,
    line: str,
    known: Known | None = None,
    plain: Iterable[tuple[int, int]] = (),
    *,
    of: int = 0,
    at: datetime | None = None,
) -> Understood:
    """Return what a line says, without keeping anything. Never raises on any text.

    `plain` are parts of the line, as start and end, that are words and nothing more; `of` is the id of the record
    whose line it is, where one is edited; `at` the moment that it was typed at, where that is not now.
    """
    known = known or Known(desk)
    hints, now = known.hints, at or desk.now()
    draft = parse(line, now, desk.rules, known.names, plain=plain)
    if draft.kind == "paid" and (codes := _orders_named(desk, draft)):
        draft = parse(line, now, desk.rules, known.names, plain=[*plain, *codes])
    if draft.kind == "wait" and draft.guessed and draft.known:
        draft = _of_money(desk, draft)
    mine, theirs, because, said = draft.mine, draft.theirs, "", ""
    advice: tuple[str, ...] = ()
    if draft.kind == "promise":
        from cockpit.capture.words_to_say import say  # what only promises need

        if mine or theirs:
            from cockpit.desk.usual_durations import usual
            from cockpit.domain.promises.proposed_time import propose

            took = usual(desk, draft.text, hints)
            proposal = propose(now, desk.rules, mine=mine, theirs=theirs, durations=took)
            mine, theirs, because = proposal.mine, proposal.theirs, proposal.because()
            advice = (BY_WHAT_TIME,) if draft.whole_day else ()
        said = say(draft.replace(mine=mine, theirs=theirs), now)
    if draft.kind == "call":
        from cockpit.desk.call_advice import advice_on

        try:
            advice = advice_on(desk, draft, of)
        except BookError:  # saving tells it
            advice = ()
    if draft.kind == "lost":
        from cockpit.domain.losses.recovery_words import no_need_yet

        advice = (hint,) if (hint := no_need_yet(draft.why())) else ()
    return Understood(draft=draft, at=now, mine=mine, theirs=theirs, because=because, say=said, advice=advice)


def _orders_named(desk: Desk, draft: Draft) -> list[tuple[int, int]]:
    """Return where the line names an open order by its code, which is no sum and no day even as OMR4 or OCT3."""
    from cockpit.desk.payment import codes_in

    try:
        return codes_in(desk, draft.line)
    except BookError:  # saving tells it
        return []


def _of_money(desk: Desk, draft: Draft) -> Draft:
    """Return what a customer with an unpaid order will do as their promise to pay, where it is to pay a sum."""
    from cockpit.capture.kinds import promised_payment

    if not promised_payment.pays(draft):
        return draft
    from cockpit.desk.payment import owes

    try:
        is_owing = owes(desk, draft)
    except BookError:  # saving tells it
        return draft
    return promised_payment.as_payment(draft, desk.rules) if is_owing else draft


def add(desk: Desk, line: str) -> Saved:
    """Understand a line that nobody was shown, and keep what it says. Raises as `save` does."""
    return save(desk, *take_in(desk, line))


def take_in(desk: Desk, line: str) -> tuple[Understood, Known]:
    """Understand a line, and return with it what that took. Raises NotUnderstood where nobody can have typed it."""
    if len(line) > MOST_TYPED:
        raise NotUnderstood(
            f"That line is too long: it has more than {MOST_TYPED:,} characters.",
            "Keep the text in a file, and a line that names it here.",
            "Not saved yet.",
        )
    known = Known(desk)
    return understand(desk, line, known), known


def save(desk: Desk, understood: Understood, known: Known | None = None) -> Saved:
    """Keep what a line was understood as, just as it was shown; once this returns, it is on disk.

    The line is not read again: what it said of “in 2 h” stays what it was. Raises NotUnderstood, with the line in it,
    when something is missing; BookError when the disk refuses.
    """
    hints, draft = (known.hints if known else _hints(desk)), understood.draft
    if draft.missing:
        raise NotUnderstood(
            draft.missing[0], "Change it and try again.", kept=f"Not saved yet: “{draft.line}”."
        )
    if draft.kind == "paid":
        from cockpit.desk.payment import follows, pay

        order, code, told = pay(desk, draft)
        then = follows(order, draft, desk.now())
        name = draft.customer or ""
        return Saved(record=order, code=code, name=name, understood=understood, told=told, then=then)
    _refuse_unknown(desk, hints)
    makes_book = not months.is_begun(desk.folder)
    name, customer, is_first_mention = _customer(desk, draft, hints)
    with desk.folder.lock():  # so that no code is given twice
        record_id, length = free_id(desk.make_id, hints, Unfolded(desk.folder, hints.folded))
        common = {
            "id": record_id,
            "customer": customer.id if customer else None,
            "made_at": desk.now(),
        }
        try:
            record = line_kind(draft.kind).record_of(understood, common, desk.rules)
            assure(record)
        except IllegalMove as error:
            raise NotUnderstood(error.what, error.remedy, kept=f"Not saved yet: “{draft.line}”.") from error
        code = record.LETTER + tail(record.id, length)
        rhythms, told, due = _rhythms(desk, record)
        changes = _as_new(record, *rhythms)
        changes[0].did = f"captured {record.KIND} {code}{' for ' + name if name else ''}: {record.text}"
        if customer is not None and is_first_mention:
            changes += _as_new(customer)
        _, settle = desk.writer.append(changes)
    settle()
    if makes_book or is_first_mention:
        named = [customer] if customer is not None and is_first_mention else []
        hinting.keep_up(desk.folder, customers=named, begins=makes_book)
    return Saved(
        record=record,
        code=code,
        name=name,
        understood=understood.replace(draft=draft.replace(due=due)) if due else understood,
        told=told or _begun(desk, record),
        makes_book=makes_book,
    )


def _begun(desk: Desk, record: Entry) -> str:
    """Say what begins with a record: an order that is only promised, the 24 hours unless they are over."""
    if record.KIND == "order":
        from cockpit.domain.orders.plan import BEGUN

        return BEGUN
    if record.KIND != "loss":
        return ""
    from cockpit.domain.moment import is_before
    from cockpit.domain.wording import full

    lost: Loss = record  # type: ignore[assignment]  # by its kind
    over, do = lost.recover_by(), "say you are sorry, help them get it elsewhere"
    whom = "" if lost.chosen else " Whom did they choose? Note it: edit."
    when = " Did they tell you before now? Note when: tell." if lost.told_at == lost.made_at else ""
    if is_before(over, desk.now()):
        return f"The 24 hours were over {full(over, desk.now())}: {do} all the same.{whom}"
    return f"The 24 hours have begun: {do}.{whom}{when}"


def _refuse_unknown(desk: Desk, hints: Hints) -> None:
    """Raise BookError for a book of a newer Cockpit, and for one that was there before and is gone."""
    if hints.schema > journal.SCHEMA:
        from cockpit.store.migration import refuse_newer

        refuse_newer(hints.schema)
    known_book.refuse_gone(desk.folder, desk.local)


def _as_new(*records: Entry | Customer) -> list[journal.Change]:
    return [journal.Change(table_of(one), one.id, differences(None, one)[0], is_new=True) for one in records]


def _rhythms(desk: Desk, record: Entry) -> tuple[list[Touch], str, datetime | None]:
    """Return staying in touch with each who carries the tag of a new rhythm, what to tell of it, when it is due.

    That is where it counts from a contact that was had; None elsewhere.
    """
    if record.KIND != "touch":
        return [], "", None
    from cockpit.desk.tag_rhythms import also_kept, begun, first_due, told_of  # they read the book

    made, due = begun(desk, record), first_due(desk, record)
    told = "Counted from the last contact." if due else told_of(desk, record, made)
    return made, " ".join(filter(None, (told, also_kept(desk, record)))), due


def _hints(desk: Desk) -> Hints:
    """Return the hints; where they were lost, they are made anew from the book, once."""
    hints = hinting.load(desk.folder)
    if hints.is_lost and desk.folder.names("journal"):
        from cockpit.store.hints_rebuild import rebuild

        return rebuild(desk.folder, desk.device, desk.wall_ms, desk.local)
    return hints


def _customer(desk: Desk, draft: Draft, hints: Hints) -> tuple[str, Customer | None, bool]:
    """Return the name to show of the customer a draft is about, the customer, and whether it is a new one."""
    if not draft.customer:
        return "", None, False
    said = draft.customer
    if fold(said) in hints.names:
        shown, customer_id = hints.names[fold(said)]
        return shown, Customer(id=customer_id, said=said), False
    known = find_customer(desk.folder, desk.device, said, hints)
    if known is not None:
        return known.display, known, False
    return said, Customer(id=id_of(said), said=said), True
