"""What is seen of the book: today, the agenda, one record or one customer."""

from __future__ import annotations

from datetime import datetime, timedelta

from cockpit.desk import book_state
from cockpit.desk.contacts import at_hand, became
from cockpit.desk.lookup import customer_of_id, find, find_customer, namer, open_codes
from cockpit.domain import agenda, next_step
from cockpit.domain.contacts import in_touch_by_customer, touched
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before, plus
from cockpit.domain.promises.figures import kept_this_month, kept_today
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import MANY, Deadline, Record
from cockpit.errors import NothingFound
from cockpit.store.last_contact import bring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cockpit.desk.desk import Desk
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.money import Money
    from cockpit.domain.noted import NotedPromise
    from cockpit.domain.orders.order import Order
    from cockpit.domain.people import Customer
    from cockpit.store.unreadable import UnreadableRecord

DEALS = frozenset(kind.name for kind in KINDS.values() if kind.pane != "owed")
"""The kinds whose rows stand in panes of their own, and not among what was promised."""


class Row(Record):
    """One line of a list: a record with its code, its customer's name, and the deadline that puts it there.

    `in_touch` is how it stands with that customer, on all of their records. `more` are the rows whose steps are one
    contact with this one's, which presses most; each of those stands for itself, too, and is `within` it.
    """

    record: Entry
    code: str
    name: str
    deadline: Deadline | None
    section: str
    in_touch: InTouch | None = None
    more: tuple[Row, ...] = ()
    within: int | None = None

    @property
    def what(self) -> str:
        """What it is; of staying in touch how often, too: there may be several with one customer."""
        one = self.record
        if one.KIND != "touch" or (often := getattr(one, "every", None)) is None:
            return one.text
        tag = getattr(one, "tag", None) if one.customer is not None else None
        return f"{one.text} {often}{f' (#{tag})' if tag else ''}"

    def next_verb(self) -> str | None:
        """Return the verb of its next step; None where nothing is left to do."""
        return next_step.next_verb(self.record, self.deadline)

    def step(self) -> str:
        """Return what the key for the next step does: "help elsewhere"; empty where nothing is left to do."""
        return next_step.step(self.record, self.deadline)


class Today(Record):
    """The day at a glance: of today's promises whose outcome is known `kept` of `due`, of this month's `kept_month`.

    `to_come` is the money to come of all orders, `overdue` what of it is past its day, by currency.

    Where nothing is owed, `snoozed` tells when each comes back that only a snooze hides.

    `damage` says what of the book does not read or is missing, `unread` tells the records among it; `is_other` that
    another book lies here than before. `is_read_only` tells that a newer Cockpit wrote the book.
    """

    now: datetime
    rows: list[Row]
    kept: int
    due: int
    kept_month: tuple[int, int] = (0, 0)
    damage: str = ""
    unread: tuple[UnreadableRecord, ...] = ()
    is_other: bool = False
    is_read_only: bool = False
    to_come: Mapping[str, Money] = {}
    overdue: Mapping[str, Money] = {}
    snoozed: tuple[datetime, ...] = ()

    def owed(self) -> list[Row]:
        """Return what is owed today: the rows that the lists show as late and as today's, one contact as one."""
        return [row for row in unfolded(self.rows) if agenda.is_owed(row.section)]

    def count(self, section: str) -> str:
        """Say how many rows a section has: "8, 3 of them deals"."""
        rows = [row for row in unfolded(self.rows) if row.section == section]
        return f"{len(rows)}{of_them(rows)}"


def today(desk: Desk, apart: int | None = None) -> Today:
    """Return every open record in the order of the next real deadline, and the figures of the header.

    `apart` is a record that is to be seen by itself, whatever it is one contact with.
    """
    book, now = desk.book, desk.now()
    bring(book)
    if len(book.lately) > MANY:
        from cockpit.domain.quicken import quicken  # most books are smaller

        for kind in (Deadline, agenda.Line, Row):
            quicken(kind)
    merged = became(desk)
    lines = agenda.today(book.lately.values(), now, desk.rules, merged, book.noted.values())
    rows = _rows_of(lines, open_codes(desk), namer(desk))
    return day_of(desk, as_contacts(rows, now, merged, apart), now)


def day_of(desk: Desk, rows: list[Row], now: datetime) -> Today:
    """Return the day that has these rows."""
    book = desk.book
    records, noted = list(book.lately.values()), list(book.noted.values())
    is_free = not any(agenda.is_owed(row.section) for row in rows)
    hidden = agenda.today(records, now, desk.rules, became(desk), noted, snoozed=True) if is_free else []
    promises: list[Promise | NotedPromise] = [record for record in records if isinstance(record, Promise)]
    promises += [one.promise for one in noted if one.promise is not None]
    kept, due = kept_today(promises, now)
    coming, late = _money(desk)
    return Today(
        now=now,
        rows=rows,
        snoozed=tuple(line.record.snoozed_until for line in agenda.owed_but_snoozed(hidden)),
        kept=kept,
        due=due,
        kept_month=kept_this_month(promises, now),
        damage=book_state.damage(desk),
        unread=book_state.unread(book),
        is_other=book_state.is_other(desk),
        is_read_only=book.is_newer,
        to_come=coming,
        overdue=late,
    )


def snoozed(desk: Desk) -> list[Row]:
    """Return what only a snooze hides, as rows of the day."""
    book, now = desk.book, desk.now()
    bring(book)
    lately, noted = book.lately.values(), book.noted.values()
    lines = agenda.today(lately, now, desk.rules, became(desk), noted, snoozed=True)
    return _rows_of(lines, open_codes(desk), namer(desk)) if lines else []


def _rows_of(
    lines: Sequence[agenda.Line], codes: Mapping[int, str], name: Callable[[Entry], str]
) -> list[Row]:
    return [
        Row(
            record=line.record,
            code=codes[line.record.id],
            name=name(line.record),
            deadline=line.deadline,
            section=line.section,
            in_touch=line.in_touch,
        )
        for line in lines
    ]


def _money(desk: Desk) -> tuple[Mapping[str, Money], Mapping[str, Money]]:
    """Return the money to come of all orders and what of it is overdue: what is to come is on an open order."""
    orders: list[Order] = [one for one in desk.book.lately.values() if one.KIND == "order"]  # type: ignore[misc]
    if not orders:
        return {}, {}
    from cockpit.domain.orders import figures  # loaded where there is money

    return figures.to_come(orders, desk.now()), figures.overdue(orders, desk.now(), desk.rules)


def as_contacts(
    rows: list[Row], now: datetime, merged: Mapping[int, int], apart: int | None = None
) -> list[Row]:
    """Return the rows, those of one contact told by the one of them that presses most; one record may stand apart."""
    from cockpit.domain.calls.ride_along import STEPS, one_contact

    due = (row.deadline for row in rows if row.record.id != apart)
    steps = [one for one in due if one is not None and one.kind in STEPS]
    if len(steps) < 2:
        return rows
    places = {row.record.id: place for place, row in enumerate(rows)}
    for found in one_contact(steps, now, merged):
        first, *others = sorted(places[due.record.id] for due in found)
        rows[first] = rows[first].replace(more=tuple(rows[place] for place in others))
        for place in others:
            rows[place] = rows[place].replace(within=rows[first].record.id)
    return rows


def unfolded(rows: Sequence[Row]) -> list[Row]:
    """Return those of the rows that stand for themselves: the others are one contact with one that is there.

    Only what answers the same question is folded, and a recovery whose hours run is never hidden.
    """
    if all(row.within is None for row in rows):
        return list(rows)
    hidden = {one.record.id for row in rows for one in folded(row)}
    return [row for row in rows if row.within is None or row.record.id not in hidden]


def folded(row: Row) -> tuple[Row, ...]:
    """Return those of one contact with a row that have none of their own in its list."""
    pane = KINDS[row.record.KIND].pane
    return tuple(
        one
        for one in row.more
        if KINDS[one.record.KIND].pane == pane and not (one.deadline is not None and one.deadline.runs)
    )


def of_them(rows: list[Row]) -> str:
    """Say how many of the rows are deals, which have panes of their own: ", 3 of them deals"; nothing where none is."""
    deals = sum(1 for row in rows if row.record.KIND in DEALS)
    return f", {deals} of them {'a deal' if deals == 1 else 'deals'}" if deals else ""


def deadlines(desk: Desk, days: int | None = None) -> list[Row]:
    """Return every open deadline in order, those of the next `days` days where given, late ones always."""
    now, records, merged = desk.now(), at_hand(desk), became(desk)
    codes, name = open_codes(desk), namer(desk)
    until = plus(now, timedelta(days=days)) if days is not None else None
    rows = []
    known = in_touch_by_customer(records, merged)
    for due in agenda.deadlines(records, now, desk.rules, merged):
        if until is not None and is_before(until, due.when):
            continue
        record = due.record
        rows.append(
            Row(
                record=record,
                code=codes[record.id],
                name=name(record),
                deadline=due,
                section=due.severity,
                in_touch=touched(record, known),
            )
        )
    return rows


def show(desk: Desk, wanted: str) -> Entry | Customer:
    """Return the record of that code, else the customer of that name. Raises NothingFound."""
    try:
        return find(desk, wanted)
    except NothingFound:
        customer = find_customer(desk, wanted)
        if customer is None:
            raise NothingFound(
                f"There is no record or customer “{wanted}”.",
                "See `cockpit today` for codes, `cockpit people` for names.",
                "",
            ) from None
        return customer


def about(desk: Desk, customer: Customer) -> list[Entry]:
    """Return everything ever kept about a customer, the latest first."""
    from cockpit.store.past_records import chosen

    book, leading = desk.book, leading_to(desk, customer)
    needles = [f'"customer":"{one}"'.encode() for one in leading]
    # what is in memory is sorted by customer there: looking at all of it for each row would hold up the screen
    is_here = book.has_all_of(leading)
    records = book.everything(leading) if is_here else chosen(book, dict.fromkeys(KINDS, needles))
    return sorted((one for one in records if one.customer in leading), key=lambda one: one.id, reverse=True)


def leading_to(desk: Desk, customer: Customer) -> set[int]:
    """Return the customers that are this one, or became this one by a merge."""
    desk.book.load_customers()
    return {
        one for one in desk.book.customers if (found := customer_of_id(desk, one)) and found.id == customer.id
    }
