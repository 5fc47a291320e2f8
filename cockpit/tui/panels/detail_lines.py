"""What goes with a record on the screen: the words ready to be said, whom to ring, what else is open with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from cockpit.desk.detail import Beside
from cockpit.desk.views import Row
from cockpit.tui.panels import record_facts
from widgets.text import clean

_MOST_ALSO = 5
_SHORT = 20


def say(beside: Beside, key: str) -> Content:
    """Return the words to say after the key that copies them; nothing where there are none."""
    if not beside.say:
        return Content()
    said = clean(beside.say, one_line=True)
    return Content.assemble((f"{key} ", "$key bold"), ("copies ", "$quiet"), (f"“{said}”", "italic"))


def whom(beside: Beside, row: Row, now: datetime) -> list[Content]:
    """Return when the customer was last reached, and their phone."""
    found = [Content.assemble(("Last contact ", "$quiet"), record_facts.contact(row, now))]
    if beside.phone:
        found.append(Content.assemble(("Phone ", "$quiet"), (clean(beside.phone, one_line=True), "$key")))
    return found


def also(beside: Beside) -> list[Content]:
    """Return what else is open with the customer, a line each."""
    shown = [
        Content.assemble(
            ("Also open ", "$quiet"), (f"{one.code} ", "$code"), clean(one.record.text, one_line=True)
        )
        for one in beside.also[:_MOST_ALSO]
    ]
    more = len(beside.also) - len(shown)
    return [*shown, Content.assemble((f"and {more} more", "$quiet"))] if more else shown


def what_is_hit(marked: Sequence[Row], key: str) -> Content:
    """Return what the key for the next step does to all that is marked; nothing where nothing is."""
    if not marked:
        return Content()
    steps: dict[str, list[str]] = {}
    for row in marked:
        name = clean(row.name or row.record.text[:_SHORT], one_line=True)
        steps.setdefault(row.step() or "nothing left", []).append(name)
    told = Content(" · ").join(
        Content.assemble((f"{step} ", "bold"), ", ".join(dict.fromkeys(names)))
        for step, names in steps.items()
    )
    return Content.assemble((f"{len(marked)} marked  ", "$soon bold"), (f"{key} ", "$key bold"), told)


def next_step(row: Row, key: str) -> list[Content]:
    """Return what the key for the next step does."""
    step = row.step()
    return [Content.assemble((f"{key} ", "$key bold"), (step, "bold"))] if step else []
