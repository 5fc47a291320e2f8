"""The parts of a customer's sheet, as text: whom to ring, the last contacts, what they may ask, the money, the past."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from textual.content import Content

from cockpit.desk.people import roles_of
from cockpit.desk.preparation_sheet import PreparationSheet, known_of
from cockpit.desk.timeline import timeline
from cockpit.domain.money import Money
from cockpit.domain.wording import full, recently
from cockpit.tui.panels import record_facts
from widgets.text import clean

MOST_EVENTS = 100


def title(sheet: PreparationSheet, now: datetime) -> Content:
    """Return who it is, what they are, their phone, and when they were last reached."""
    who = sheet.customer
    roles = ", ".join(roles_of(who, sheet.records)).capitalize()
    parts = [Content.assemble((f"{roles}  ", "bold $primary"), (clean(who.display, one_line=True), "bold"))]
    if who.phone:
        parts.append(Content.assemble((clean(who.phone, one_line=True), "$key")))
    last = sheet.last_contact
    said = f"last contact {recently(last, now)}" if last else "no contact logged yet"
    parts.append(Content.assemble((said, "$quiet")))
    return Content("  ·  ").join(parts)


def people(sheet: PreparationSheet) -> Content:
    """Return the customer and who may help, each with phone and mail; under the first what is known of them."""
    lines = []
    for one in sheet.people:
        reached = [clean(part, one_line=True) for part in (one.phone, one.mail) if part]
        lines.append(
            Content.assemble(
                (clean(one.name, one_line=True), "bold"),
                (
                    f"  {'  '.join(reached)}" if reached else "  no phone or mail noted",
                    "$key" if reached else "$quiet",
                ),
                (f"  {clean(one.why, one_line=True)}" if one.why else "", "$quiet"),
            )
        )
    lines[1:1] = [
        Content.assemble((f"  {clean(one, one_line=True)}", "$quiet")) for one in known_of(sheet.customer)
    ]
    return Content("\n").join(lines)


def contacts(sheet: PreparationSheet, now: datetime, key: str) -> Content:
    """Return the last contacts, and what was tried since; where there is none, how one is logged."""
    had: list[tuple[datetime, Content | str]] = [
        (one.at, Content.assemble((f"not reached · {clean(one.how, one_line=True)}", "$soon")))
        for one in sheet.tried
    ]
    had += [(one.at, one.how) for one in sheet.contacts]
    return Content("\n").join(record_facts.dated(had, now)) or Content.assemble(
        (f"None yet: {key} logs one.", "$quiet")
    )


def questions(sheet: PreparationSheet) -> Content:
    """Return what they are likely to ask, each with its answer."""
    lines = [
        Content.assemble(
            ("? ", "$key"),
            (clean(one.text, one_line=True), "bold"),
            (f"  {clean(one.answer, one_line=True)}", "$quiet"),
        )
        for one in sheet.questions
    ]
    nothing = "Nothing that the answer cards know of and they have not asked."
    return Content("\n").join(lines) or Content.assemble((nothing, "$quiet"))


def money(sheet: PreparationSheet, now: datetime) -> Content:
    """Return their statement in a line or three: what is to come, what of it is overdue since when, what goes back."""
    found = sheet.money
    lines = [Content.assemble((f"{_sums(found.to_come())} to come", "bold"))] if found.to_come() else []
    since = found.since()
    if found.overdue() and since is not None:
        said = f"{_sums(found.overdue())} overdue since {full(since, now, whole_day=True)}"
        lines.append(Content.assemble((said, "$late")))
    if found.to_return():
        lines.append(Content.assemble((f"{_sums(found.to_return())} to give back", "$soon")))
    return Content("\n").join(lines) or Content.assemble(
        ("Nothing is to come, nothing to give back.", "$quiet")
    )


def past(sheet: PreparationSheet, codes: dict[int, str], now: datetime) -> Content:
    """Return what ever happened with them, the latest first."""
    return record_facts.timeline(timeline(sheet.records, codes), now, MOST_EVENTS)


def _sums(sums: Mapping[str, Money]) -> str:
    return " and ".join(map(str, sums.values()))
