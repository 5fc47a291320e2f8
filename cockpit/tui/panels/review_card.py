"""One card of the morning review: all that is needed to decide."""

from __future__ import annotations

from textual.content import Content

from cockpit.desk import record_view
from cockpit.desk.day_words import NOT_KNOWN
from cockpit.desk.desk import Desk
from cockpit.desk.detail import Beside
from cockpit.desk.record_facts import facts
from cockpit.desk.views import Row
from cockpit.tui.panels import detail_lines, record_facts
from cockpit.tui.panels.flow import flow
from widgets.checklist import Checklist
from widgets.text import clean

_LABEL = 12
_WIDE = 72


def card(desk: Desk, row: Row, known_beside: Beside, done_key: str, copy_key: str) -> Content:
    """Return the card: who and what, why it is here, what to say and whom to ring, what is known, the steps."""
    record, now, known = row.record, desk.now(), facts(desk, row.record)
    name = clean(row.name, one_line=True)
    lines = [
        Content.assemble((name, "bold $key"), ("  " if name else ""), (clean(record.text), "bold")),
        record_facts.reason(row, now),
        *record_facts.one_contact(row),
        Content(),
        detail_lines.next_step(known_beside.does, row, done_key),
        detail_lines.say(known_beside, copy_key),
        flow(detail_lines.whom(known_beside, row, now), _WIDE),
        *detail_lines.also(known_beside),
        Content(),
        *record_facts.lines(known, now, label=_LABEL),
    ]
    if steps := record_facts.ticks(known, now):
        lines += [Content(), Checklist(steps).render()]
    calls = (one.record for one in (row, *row.more) if one.record.KIND == "call")
    if (call := next(calls, None)) is not None and (cards := record_view.likely(desk, call)):
        lines += [Content(), Content.assemble(("They may ask", "$quiet"))]
        lines += [
            Content.assemble(
                ("? ", "$key"),
                (clean(one.text, one_line=True), "bold"),
                "  ",
                (clean(one.answer, one_line=True), "$quiet"),
            )
            for one in cards
        ]
    return Content("\n").join(lines)


def closing(words: str, *, is_first: bool, back_key: str, done_key: str) -> Content:
    """Return how the review ends: what is owed, and the keys that begin with it or go back; `done_key` may be empty."""
    said = "That was the review."
    if is_first:
        said = "No card could be made." if words == NOT_KNOWN else "Nothing to review today."
    return Content("\n").join(
        [
            Content.assemble((said, "$agreed bold")),
            Content(),
            Content.assemble((clean(words), "bold")),
            Content(),
            *([Content.assemble((f"{done_key} ", "$key bold"), "starts the first")] if done_key else []),
            Content.assemble((f"{back_key} ", "$key bold"), ("back to Today", "$quiet")),
        ]
    )
