"""What a screen shows of one record: one record as a row, the money that is due, what goes with a call or a loss."""

from __future__ import annotations

from cockpit.desk.contacts import in_touch_with, records_with
from cockpit.desk.lookup import code_of, customer_of, name_of
from cockpit.desk.views import Row
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.questions.card import Card


class Supplier(Record):
    """Somebody who can give a customer what we could not; `called` tells that we did, on their behalf."""

    name: str
    phone: str = ""
    called: bool = False


def row_of(desk: Desk, record_id: int) -> Row | None:
    """Return any record as a row, open or ended, with its next deadline; None where it is gone or deleted."""
    now, record = desk.now(), desk.book.get(record_id)
    if record is None or record.deleted:
        return None
    in_touch = in_touch_with(desk, record)
    due = record.deadlines(now, desk.rules, in_touch)
    return Row(
        record=record,
        code=code_of(desk, record),
        name=name_of(desk, record),
        deadline=due[0] if due else None,
        section="",
        in_touch=in_touch,
    )


def others_open(desk: Desk, record: Entry) -> list[Row]:
    """Return what else is open with the customer of a record, as rows, as far as the book is read."""
    theirs = [one.id for one in records_with(desk, record) if one.is_open() and one.id != record.id]
    return [row for one in theirs if (row := row_of(desk, one)) is not None]


def suppliers(desk: Desk, loss: Loss) -> list[Supplier]:
    """Return whom to call on their behalf: those noted on the loss, whom they chose, then others by the need."""
    from cockpit.domain.losses.recovery_words import suppliers_for
    from cockpit.domain.people import fold

    people = [person for person in desk.book.customers.values() if person.is_open()]
    # Whoever was renamed or merged since is noted by another name than they have now.
    by_name = {fold(name): person for person in people for name in person.names()}
    noted: dict[str, Supplier] = {}
    for one in loss.recovery.help.values():
        known = by_name.get(fold(one.supplier))
        name = known.display if known else one.supplier
        before = noted.get(fold(name))
        noted[fold(name)] = Supplier(
            name=name,
            phone=one.phone or (known.phone or "" if known else ""),
            called=one.called_at is not None or bool(before and before.called),
        )
    ranked = suppliers_for(f"{loss.need} {loss.text}", loss.chosen, people)
    found = [Supplier(name=person.display, phone=person.phone or "") for person in ranked]
    if loss.chosen.strip() and fold(loss.chosen) not in by_name:
        found.insert(0, Supplier(name=loss.chosen))
    rest = [one for one in found if fold(one.name) not in noted]
    waiting = [one for one in noted.values() if not one.called]
    return [*waiting, *rest, *(one for one in noted.values() if one.called)]


def apology(desk: Desk, loss: Loss) -> str:
    """Return the apology: as it was said, else one ready to edit."""
    from cockpit.domain.losses.recovery_words import apology_for

    customer = customer_of(desk, loss)
    # A deal stands in for the need where none was noted: "the sale" is no need.
    return loss.recovery.apology or apology_for(customer.display if customer else "", loss.need, loss.chosen)


def likely(desk: Desk, record: Entry, most: int = 3) -> list[Card]:
    """Return the answer cards a customer is likely to ask for next, as far as the book is read."""
    from cockpit.desk.call_advice import may_ask

    theirs = (one for one in desk.book.current.values() if one.customer == record.customer)
    return may_ask(desk, theirs, most)
