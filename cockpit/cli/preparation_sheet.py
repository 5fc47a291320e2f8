"""The preparation sheet of a customer in plain lines and as JSON: what one wants to know before talking to them."""

from __future__ import annotations

from shlex import quote

from cockpit.cli import json_output
from cockpit.desk.lookup import open_codes
from cockpit.desk.preparation_sheet import known_of
from cockpit.desk.timeline import timeline
from cockpit.domain.moment import days_past
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.desk.preparation_sheet import PreparationSheet, SheetContact, SheetPerson
    from cockpit.desk.statement import Owing
    from cockpit.desk.views import Row


def lines(desk: Desk, sheet: PreparationSheet, *, with_history: bool = False) -> Iterator[str]:
    """Yield the sheet, a heading and its lines; `with_history` everything that ever happened, too."""
    yield from _who(sheet)
    yield from _under("Open", (_open(row, sheet.now) for row in sheet.open), "nothing")
    yield from _under("Last contacts", _contacts(sheet.contacts, sheet.now), "never reached")
    yield from _under("Tried since, nobody reached", _contacts(sheet.tried, sheet.now))
    yield from _under(
        "On the line", (_person(one) for one in sheet.people if one.why or one.phone or one.mail)
    )
    yield from _under(
        "They may ask", (f"{card.text.rstrip('?: ')}? {card.answer}" for card in sheet.questions)
    )
    yield from _under("Money", (_owing(one, sheet.now) for one in sheet.money.owing), "nothing to come")
    if with_history:
        happened = timeline(sheet.records, open_codes(desk))
        told = (f"{full(one.at, sheet.now)}  {one.what}  {one.code}".rstrip() for one in happened)
        yield from _under("What happened", told)
    elif sheet.records:
        yield f"What happened, all of it: cockpit show {quote(sheet.customer.display)} --history"


def shape(desk: Desk, sheet: PreparationSheet) -> dict[str, Any]:
    """Return the sheet as JSON: the customer with all records, and what is told of them here alone."""
    return {
        **json_output.customer(desk, sheet.customer, list(sheet.records)),
        "rows": [json_output.row(row) for row in sheet.open],
        "last_contact": json_output.when(sheet.last_contact),
        "contacts": [{"at": json_output.when(one.at), "how": one.how} for one in sheet.contacts],
        "tried": [{"at": json_output.when(one.at), "how": one.how} for one in sheet.tried],
        "people": [json_output.plain(one) for one in sheet.people],
        "may_ask": [{"question": card.text, "answer": card.answer} for card in sheet.questions],
        "money": {
            "to_come": json_output.amounts(sheet.money.to_come()),
            "overdue": json_output.amounts(sheet.money.overdue()),
            "to_return": json_output.amounts(sheet.money.to_return()),
        },
    }


def _who(sheet: PreparationSheet) -> Iterator[str]:
    who = sheet.customer
    others = [name for name in who.names() if name != who.display]
    yield who.display + (f" (also {', '.join(others)})" if others else "")
    yield from (f"  {known}" for known in known_of(who))


def _under(heading: str, found: Iterable[str], nothing: str = "") -> Iterator[str]:
    """Yield a heading with what stands under it; on one line that there is nothing, where that is worth a line."""
    told = list(found)
    if told:
        yield f"{heading}:"
        yield from (f"  {line}" for line in told)
    elif nothing:
        yield f"{heading}: {nothing}."


def _open(row: Row, now: datetime) -> str:
    due, record = row.deadline, row.record
    state = record.state(now)
    told = f"{row.code}  {record.KIND}{f', {state}' if state != record.KIND else ''}: {row.what}"
    if due is not None:
        told += f" · {due.kind} {full(due.when, now, whole_day=due.whole_day)}"
        told += ", late" if due.severity == "late" else ""
    return told


def _contacts(found: Iterable[SheetContact], now: datetime) -> Iterator[str]:
    return (f"{full(one.at, now)}  {one.how}" for one in found)


def _person(one: SheetPerson) -> str:
    return " · ".join(part for part in (one.name, one.why, one.phone, one.mail) if part)


def _owing(one: Owing, now: datetime) -> str:
    sums = (("to come", one.balance.to_come), ("to give back", one.balance.to_return))
    told = [f"{name} {amount}" for name, amount in sums if amount.value]
    if one.due is not None:
        days = days_past(one.due, now, whole_day=True)
        told.append(f"due {full(one.due, now, whole_day=True)}" + (f", {days} d late" if days > 0 else ""))
    return f"{one.code}  {one.order.text}: {' · '.join(told)}"
