"""People and firms as lines: a row of the list, and what is known of the one selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from cockpit.desk.people import Person
from cockpit.desk.preparation_sheet import known_of
from cockpit.domain.moment import local
from cockpit.domain.wording import counted, full, recently
from widgets.columns import Cell, columns
from widgets.rows import ListRow
from widgets.text import clean, folded

_GAP, _LEAST_NAME, _MOST_PHONE = 2, 16, 18


def rows(found: Sequence[Person], now: datetime) -> Iterator[ListRow]:
    """Yield a row for everyone: who, what they are, how many things are open, the day of contact, the phone."""
    cells = [
        (
            clean(one.who.display, one_line=True),
            ", ".join(one.roles),
            f"{one.open} open" if one.open else "",
            recently(local(one.last_contact, now), now, whole_day=True) if one.last_contact else "",
            clean(one.who.phone or "", one_line=True),
        )
        for one in found
    ]
    wide = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for one, words in zip(found, cells, strict=True):
        yield ListRow(str(one.who.id), partial(_row, words, wide))


def text(one: Person) -> str:
    """Return all that somebody is found by, as it is compared."""
    who = one.who
    known = (*who.names(), *one.roles, who.phone, who.email, *known_of(who))
    return folded(" ".join(word for word in known if word))


def page(one: Person, now: datetime) -> Content:
    """Return what is known of somebody, a line each."""
    who = one.who
    others = [name for name in who.names() if name != who.display]
    ways = "  ".join(clean(way, one_line=True) for way in (who.phone, who.email) if way)
    last = f"last contact {full(one.last_contact, now)}" if one.last_contact else "no contact logged yet"
    lines = [
        Content.assemble(
            (clean(who.display, one_line=True), "bold"),
            (f"  also {clean(', '.join(others), one_line=True)}" if others else "", "$quiet"),
        ),
        Content.assemble((ways, "$key") if ways else ("no phone or mail noted", "$quiet")),
        Content.assemble((f"{counted(one.open, 'thing')} open · {last}", "$quiet")),
        Content.assemble((clean(" · ".join(known_of(who)), one_line=True), "$quiet")),
    ]
    return Content("\n").join(lines)


def _row(words: Sequence[str], wide: Sequence[int], width: int) -> Content:
    name, roles, opened, reached, phone = words
    rest = (*wide[1:-1], min(wide[-1], _MOST_PHONE))
    # The same in every row, or the columns would not be columns.
    room = min(wide[0], max(_LEAST_NAME, width - sum(rest) - _GAP * len(rest)))
    return columns(
        width,
        Cell(Content.assemble((name, "bold")).truncate(room, ellipsis=True), width=room, grow=True),
        Cell(Content.assemble((roles, "$quiet")), width=rest[0], give=1),
        Cell(opened, width=rest[1], align="right", give=2),
        Cell(Content.assemble((reached, "$quiet")), width=rest[2], give=3),
        Cell(Content.assemble((phone, "$key")).truncate(rest[3], ellipsis=True), width=rest[3], give=4),
        gap=_GAP,
    )
