"""What goes with a record on the screen: the words ready to be said, whom to ring, what else is open with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.content import Content

from cockpit.desk.desk import Desk
from cockpit.desk.detail import Beside
from cockpit.desk.views import Row
from cockpit.tui.panels import record_facts
from widgets.text import clean

_MOST_ALSO = 5
_SHORT = 20
_LETTER_FROM = 2  # lines
# The columns of a table in a letter stand far apart: here there is little room.
_GAPS = re.compile(" {3,}")


def of_row(desk: Desk, row: Row, rows: Iterable[Row]) -> Beside:
    """Return what goes with a row, and what its next step will do; `rows` are those of the day."""
    from cockpit.desk.detail import beside as beside_of  # not needed to show the day
    from cockpit.tui.panels import step_effect

    return beside_of(desk, row, rows).replace(does=step_effect.effect(desk, row))


def say(beside: Beside, key: str, *, is_short: bool = False) -> Content:
    """Return the words to say after the key that copies them; nothing where there are none, or why it is so.

    A letter keeps its paragraphs, and begins under the key; where it `is_short`, it is told how long it is, and begins.
    """
    if not beside.say:
        return Content.assemble((clean(beside.unready, one_line=True), "$late"))
    said, what = clean(beside.say).strip(), "copies "
    lines = [line for line in said.splitlines() if line.strip()]
    if len(lines) < _LETTER_FROM:
        said = f"“{' '.join(said.split())}”"
    elif is_short:
        said, what = f"“{' '.join(lines[0].split())} …”", f"copies {len(lines)} lines: "
    else:
        said = "\n" + "\n".join(_GAPS.sub("  ", line) for line in said.splitlines())
    return Content.assemble((f"{key} ", "$key bold"), (what, "$quiet"), (said, "italic"))


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
            ("Also open ", "$quiet"),
            record_facts.titled(one.record),
            " · ",
            record_facts.coded(one.code),
        )
        for one in beside.also[:_MOST_ALSO]
    ]
    more = len(beside.also) - len(shown)
    return [*shown, Content.assemble((f"and {more} more", "$quiet"))] if more else shown


def what_is_hit(marked: Sequence[Row], key: str, parted: str) -> Content:
    """Return what the key for the next step does to all that is marked, or why it does nothing; nothing unmarked."""
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
    count = (f"{len(marked)} marked  ", "$soon bold")
    if parted:
        return Content.assemble(count, (f"{key} does nothing: ", "$soon"), clean(parted, one_line=True))
    return Content.assemble(count, (f"{key} ", "$key bold"), told)


def next_step(does: str, row: Row, key: str) -> Content:
    """Return the key for the next step, its name and what it will do, as a line; nothing where none is left."""
    if not (step := row.step()):
        return Content()
    said = f": {clean(does, one_line=True)}" if does else ""
    return Content.assemble((f"{key} ", "$key bold"), (step, "bold"), said)
