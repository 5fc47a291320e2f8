"""Practice 4, the preparation sheet of a customer: all that one wants to know before talking to them, on one screen.

`preparation_sheet(desk, customer)` works it out; the command line and the screen only lay it out.
"""

from __future__ import annotations

from datetime import datetime

from cockpit.desk import statement
from cockpit.desk.call_advice import may_ask
from cockpit.desk.lookup import code_of, customer_of_id, open_codes
from cockpit.desk.statement import Statement
from cockpit.desk.views import Row, about
from cockpit.domain.contacts import contacts_of, in_touch
from cockpit.domain.entry import Entry
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.people import Customer, experts_for, fold
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.record import Record
from cockpit.domain.touch import Touch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cockpit.desk.desk import Desk

MOST_CONTACTS = 5
MOST_QUESTIONS = 5


class SheetContact(Record):
    """One contact with the customer, or (in `tried`) an attempt that reached nobody: when, and how it went."""

    at: datetime
    how: str


class SheetPerson(Record):
    """Somebody one may want on the line: `why` is empty of the customer, else "knows about …", "may help with …"."""

    name: str
    why: str = ""
    phone: str = ""
    mail: str = ""


class PreparationSheet(Record):
    """What one wants to know before talking to a customer, as at `now`.

    `open` is everything open with them as rows of Today are (snoozed ones, too), the next deadline first, those
    without one last. `contacts` are the last five that reached them, the latest first, and `tried` the attempts since,
    the latest first. `people` are the customer, then who knows about their open questions and who may help with what
    they were failed in. `questions` are the answer cards that a customer is likely to ask for. `money` is their
    statement: `money.owing` is empty where nothing is to come and nothing to give back. `records` is everything ever
    kept about them, the latest first.
    """

    customer: Customer
    now: datetime
    open: tuple[Row, ...]
    contacts: tuple[SheetContact, ...]
    tried: tuple[SheetContact, ...]
    people: tuple[SheetPerson, ...]
    questions: tuple[Card, ...]
    money: Statement
    records: tuple[Entry, ...]

    @property
    def last_contact(self) -> datetime | None:
        """When they were last reached, on whichever of their records; None where they never were."""
        return self.contacts[0].at if self.contacts else None


def known_of(who: Customer) -> Iterator[str]:
    """Yield what is known of somebody, each in a few words: that they supply, what they know, served and carry."""
    if who.is_supplier:
        yield "a supplier"
    if who.knows:
        yield f"knows about {', '.join(who.knows.values())}"
    if who.needs:
        yield f"serves {', '.join(who.needs.values())}"
    if who.tags:
        yield f"carries {' '.join(f'#{tag}' for tag in who.tags.values())}"


def preparation_sheet(desk: Desk, customer: Customer) -> PreparationSheet:
    """Return the preparation sheet of a customer. Reads what history tells of them, and of nobody else."""
    now, records = desk.now(), about(desk, customer)
    had = contacts_of(records)
    last = had[0][0].timestamp() if had else 0.0
    tried = [one for one in _attempts(records) if one.at.timestamp() > last]
    orders = (one for one in records if isinstance(one, Order) and not one.deleted)
    return PreparationSheet(
        customer=customer,
        now=now,
        open=tuple(_rows(desk, customer, records)),
        contacts=tuple(SheetContact(at=at, how=how) for at, how in had[:MOST_CONTACTS]),
        tried=tuple(sorted(tried, key=lambda one: one.at.timestamp(), reverse=True)),
        people=tuple(_people(desk, customer, records)),
        questions=tuple(may_ask(desk, records, MOST_QUESTIONS)) if records else (),
        money=statement.of_orders(desk, customer.display, orders, now),
        records=tuple(records),
    )


def _rows(desk: Desk, customer: Customer, records: list[Entry]) -> list[Row]:
    now, codes, known = desk.now(), open_codes(desk), in_touch(records)
    rows = []
    for record in records:
        if record.is_open():
            due = record.deadlines(now, desk.rules, known)
            rows.append(
                Row(
                    record=record,
                    code=code_of(desk, record, codes),
                    name=customer.display,
                    deadline=due[0] if due else None,
                    section=due[0].severity if due else "someday",
                    in_touch=known,
                )
            )
    return sorted(
        rows, key=lambda row: (row.deadline is None, row.deadline.when.timestamp() if row.deadline else 0.0)
    )


def _attempts(records: Iterable[Entry]) -> Iterator[SheetContact]:
    """Yield what was tried and reached nobody."""
    for record in records:
        for one in record.contacts.values():
            if not one.reached:
                yield SheetContact(at=one.at, how=f"{one.means or 'tried'}: {one.text}".removesuffix(": "))
        if isinstance(record, Touch) and record.every is None and not record.reached and record.at:
            yield SheetContact(at=record.at, how=f"{record.means or 'tried'}: {record.text}")


def _people(desk: Desk, customer: Customer, records: list[Entry]) -> Iterator[SheetPerson]:
    """Yield the customer, then whom their open questions and recoveries ask for, each once."""
    yield SheetPerson(name=customer.display, phone=customer.phone or "", mail=customer.email or "")
    told = {fold(customer.display)}
    for name, why, known in _helpers(desk, records):
        if fold(name) not in told:
            told.add(fold(name))
            phone, mail = (known.phone, known.email) if known else (None, None)
            yield SheetPerson(name=name, why=why, phone=phone or "", mail=mail or "")


def _helpers(desk: Desk, records: list[Entry]) -> Iterator[tuple[str, str, Customer | None]]:
    from cockpit.desk.record_view import suppliers
    from cockpit.domain.losses.recovery_words import served_need

    everyone = list(desk.book.customers.values())
    for one in records:
        if isinstance(one, Question) and one.is_open():
            asked = customer_of_id(desk, one.expert) if one.expert else None
            expert = asked or next(iter(experts_for(one.text, everyone)), None)
            if expert is not None:
                topics = ", ".join(expert.knows.values())
                yield expert.display, f"knows about {topics}" if topics else "was asked", expert
        if isinstance(one, Loss) and one.is_open():
            for found in suppliers(desk, one)[:1]:
                known = next(
                    (who for who in everyone if who.is_open() and fold(who.display) == fold(found.name)), None
                )
                yield found.name, f"may help with {served_need(one.need, one.text) or one.text}", known
