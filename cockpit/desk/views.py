"""Looking at the book: today, the agenda, one record or one customer, the log."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from cockpit.desk.lookup import customer_of_id, find, find_customer, namer, open_codes
from cockpit.domain import agenda
from cockpit.domain.moment import is_before, plus
from cockpit.domain.promises.figures import kept_today
from cockpit.domain.promises.follow_through import STEPS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import Deadline, Record
from cockpit.domain.wording import clock, counted
from cockpit.errors import BookError, NothingFound
from cockpit.store import known_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer
    from cockpit.store.book import Book
    from cockpit.store.unreadable import Unreadable

DEALS = ("order", "loss")
"""The kinds whose rows stand in panes of their own, and not among what was promised."""

# How many bytes of journal may stand unfolded before a reader writes a new snapshot.
_MUCH = 100_000

_MOST_UNREAD = 2  # that are named in the header
_MOST_WORDS = 24  # of one, there

_UNTOLD = ("made_at", "celebrated_at", "liked_at", "supply_dated_at")
_PARTS = {
    "contacts": "contact",
    "remarks": "noted",
    "moves": "renegotiated",
    "items": "also wanted",
    "payments": "payment",
    "refunds": "refund",
    "payment_promises": "they promised to pay",
    "help": "helped elsewhere",
    "need_checks": "asked whether their need was met",
    "referrals": "referred",
    "uses": "answered with it",
}


class Row(Record):
    """One line of a list: a record with its code, its customer's name, and the deadline that puts it there."""

    record: Entry
    code: str
    name: str
    deadline: Deadline | None
    section: str


class Today(Record):
    """The day at a glance. `kept` of `due` are the promises that fall due today and those delivered in time.

    `damaged` counts the lines of the journal, `unreadable` the records that were met and do not read, and `unread`
    tells them; `lacking` counts the lines that only a backup holds. A line that was damaged before the last snapshot is
    not met. `is_read_only` tells that a newer Cockpit wrote the book.
    """

    now: datetime
    rows: list[Row]
    kept: int
    due: int
    damaged: int
    unreadable: int = 0
    unread: tuple[Unreadable, ...] = ()
    lacking: int = 0
    is_read_only: bool = False

    def damage(self) -> str:
        """Say what does not read: "1 line of the journal is damaged"; nothing where all does."""
        said = []
        if self.damaged:
            said.append(f"{counted(self.damaged, 'line')} of the journal {_are(self.damaged)} damaged")
        if self.lacking:
            said.append(f"a backup holds {counted(self.lacking, 'line')} that the journals lack")
        if self.unreadable:
            which = ", ".join(f"{one.code} {one.words[:_MOST_WORDS]}" for one in self.unread[:_MOST_UNREAD])
            said.append(
                f"{counted(self.unreadable, 'record')} {_are(self.unreadable)} not readable"
                + (f" ({which})" if which else "")
            )
        return " and ".join(said)

    def owed(self) -> list[Row]:
        """Return what is owed today: late, or due before midnight."""
        return [row for row in self.rows if row.section in ("late", "today")]

    def count(self, section: str) -> str:
        """Say how many rows a section has: "8, 3 of them deals"."""
        rows = [row for row in self.rows if row.section == section]
        return f"{len(rows)}{of_them(rows)}"


class Event(Record):
    """One thing that happened to a record or customer, for a timeline."""

    at: datetime
    what: str
    code: str


def today(desk: Desk) -> Today:
    """Return every open record in the order of the next real deadline, and the figures of the header."""
    book, now = desk.book, desk.now()
    codes, name = open_codes(book), namer(book)
    rows = [
        Row(
            record=line.record,
            code=codes[line.record.id],
            name=name(line.record),
            deadline=line.deadline,
            section=line.section,
        )
        for line in agenda.today(book.current.values(), now, desk.rules)
    ]
    promises = (record for record in book.current.values() if isinstance(record, Promise))
    kept, due = kept_today(promises, now)
    return Today(
        now=now,
        rows=rows,
        kept=kept,
        due=due,
        damaged=sum(not one.is_torn for one in book.damaged),
        unreadable=len(book.unreadable),
        unread=_unread(book),
        lacking=desk.lacking or 0,
        is_read_only=book.is_newer,
    )


def _unread(book: Book) -> tuple[Unreadable, ...]:
    if not book.unreadable:
        return ()
    from cockpit.store.unreadable import unreadable

    return tuple(unreadable(book))


def owe(today: Today) -> str:
    """Say what is owed today, and what comes first: "You owe 6 things. First: 10:30 Bo: call back."."""
    owed = today.owed()
    if not owed:
        return "Nothing is owed today."
    first = owed[0]
    at = f"{clock(first.deadline.when, today.now)} " if first.deadline else ""
    who = f"{first.name}: {first.record.text}" if first.name else first.record.text
    return f"You owe {counted(len(owed), 'thing')}{of_them(owed)}. First: {at}{who}"


def of_them(rows: list[Row]) -> str:
    """Say how many of the rows are deals, which have panes of their own: ", 3 of them deals"; nothing where none is."""
    deals = sum(1 for row in rows if row.record.KIND in DEALS)
    return f", {deals} of them deals" if deals else ""


def refusal(desk: Desk) -> str:
    """Say why nothing may be written to the book, and what to do; nothing where it may be. Writes nothing itself."""
    try:
        known_book.refuse_gone(desk.folder, desk.local)
    except BookError as error:
        return f"{error.what} Nothing can be saved here. {error.remedy}"
    path = getattr(desk.folder, "path", "")  # a book in memory has none
    if not path:
        return ""
    from cockpit.store import location_check  # known already where a book lies on a disk

    try:
        location_check.check(path)
    except BookError as error:
        return f"{error.what} Nothing can be saved here. {error.remedy}"
    here = os.path.realpath(path)
    while not os.path.exists(here):
        here = os.path.dirname(here)
    if all(os.access(one, os.W_OK) for one in (here, f"{here}/journal") if os.path.exists(one)):
        return ""
    return (
        f"The book {path} may only be read: its folder or disk takes no writing. Nothing can be saved here. "
        "Make it writable, or name another book with --book."
    )


def has_grown(desk: Desk) -> bool:
    """Tell whether so much of the journal is unfolded that the next opening would be slow."""
    return desk.book.unfolded > _MUCH


def deadlines(desk: Desk, days: int | None = None) -> list[Row]:
    """Return every open deadline in order, those of the next `days` days where given, late ones always."""
    book, now = desk.book, desk.now()
    codes, name = open_codes(book), namer(book)
    until = plus(now, timedelta(days=days)) if days is not None else None
    rows = []
    for due in agenda.deadlines(book.current.values(), now, desk.rules):
        if until is not None and is_before(until, due.when):
            continue
        named = name(due.record)
        rows.append(
            Row(record=due.record, code=codes[due.record.id], name=named, deadline=due, section=due.severity)
        )
    return rows


def show(desk: Desk, wanted: str) -> Entry | Customer:
    """Return the record of that code, else the customer of that name. Raises NothingFound."""
    book = desk.book
    try:
        return find(book, wanted)
    except NothingFound:
        customer = find_customer(book, wanted)
        if customer is None:
            raise NothingFound(
                f"There is no record or customer “{wanted}”.", "See `cockpit today` for codes and names.", ""
            ) from None
        return customer


def about(desk: Desk, customer: Customer) -> list[Entry]:
    """Return everything ever kept about a customer, the latest first."""
    book = desk.book
    book.load_history()
    leading = [
        one for one in book.customers if (found := customer_of_id(book, one)) and found.id == customer.id
    ]
    return sorted(book.everything(leading), key=lambda record: record.id, reverse=True)


def timeline(records: Iterable[Entry], codes: dict[int, str]) -> list[Event]:
    """Return what happened to these records, the latest first."""
    events = []
    for record in records:
        code = codes.get(record.id, "")
        events += [Event(at=at, what=what, code=code) for at, what in _happened(record)]
    return sorted(events, key=lambda event: event.at.timestamp(), reverse=True)


def last_contact(records: Iterable[Entry]) -> datetime | None:
    """Return when the customer of these records was last in touch."""
    return max((at for record in records if (at := record.last_contact())), default=None)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _happened(record: Entry) -> list[tuple[datetime, str]]:
    """Return every dated fact of a record, whatever its kind: those of its own, and those in its keyed maps."""
    events = [(record.made_at, f"{record.KIND}: {record.text}")]
    for field in record.FIELDS:
        value = getattr(record, field)
        if isinstance(value, datetime) and field.endswith("_at") and field not in _UNTOLD:
            events.append((value, f"{field.removesuffix('_at').replace('_', ' ')}: {record.text}"))
        elif isinstance(value, dict):
            for name, part in value.items():
                at = part if isinstance(part, datetime) else getattr(part, "at", None)
                if at is not None:
                    events.append((at, _told(record, field, name, part)))
    return events


def _told(record: Entry, field: str, name: str, part: object) -> str:
    """Say one dated entry of a keyed map: a contact, a remark, a step, a payment."""
    if field == "steps_at":
        from cockpit.domain.orders.plan import PLAN  # only orders have one, and Today is to start at once

        return PLAN.get(name, name)
    if field == "steps":
        asked, text = STEPS.get(name, name), getattr(part, "text", "")
        return f"skipped: {asked}" if getattr(part, "skipped", False) else f"{asked} {text}".strip()
    told = (getattr(part, word, None) for word in ("text", "amount", "supplier", "means"))
    words = next((str(one) for one in told if one), record.text)
    return f"{_PARTS.get(field, field.replace('_', ' '))}: {words}"
