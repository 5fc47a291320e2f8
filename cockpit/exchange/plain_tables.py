"""A plain table with headings, from a spreadsheet or an address book: which columns it has, and its rows."""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.exchange.card_files import delimiter_of, several, surplus_of, table_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CARDS = frozenset(("question", "answer", "frage", "antwort"))
"""The headings of which one is enough for the table to be one of answer cards."""
# Each column with the headings that it is known by.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "who": ("name", "customer", "company", "firm", "person", "kunde", "kundin", "firma"),
    "phone": ("phone", "tel", "telephone", "mobile", "telefon", "handy"),
    "mail": ("mail", "e-mail", "email"),
    "topics": ("topics", "topic", "knows", "themen", "thema"),
    "needs": ("needs", "need", "serves", "bedarf"),
    "tags": ("tags", "tag", "schlagworte"),
    "what": ("what", "text", "item", "deal", "subject", "was", "betreff"),
    "kind": ("kind", "type", "art"),
    "due": ("due", "by", "date", "when", "deadline", "bis", "fällig", "datum"),
    "amount": ("amount", "value", "sum", "worth", "betrag", "summe", "wert"),
    "terms": ("terms", "payment terms", "net", "zahlungsziel", "zahlungsbedingungen", "konditionen"),
}
_COLUMN_OF = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
SEVERAL = frozenset(("topics", "needs", "tags"))
"""The columns of which a cell may hold several things."""


class PlainRow(Record):
    """One row: the line it begins on, its cells by column, and what is wrong with it, if anything is."""

    line: int
    cells: Mapping[str, str]
    fault: str = ""


class PlainTable(Record):
    """The columns that a table has, by their names here, the headings that are not known, and its rows."""

    columns: frozenset[str]
    unknown: tuple[str, ...]
    rows: tuple[PlainRow, ...]


def headings_of(text: str) -> list[str]:
    """Return the headings of a table, folded; none of what is no table."""
    return [name.strip().casefold() for name in next(table_of(text), (1, [], ""))[1]]


def read_plain(text: str) -> PlainTable:
    """Read a table: the first row names the columns, in any order. Raises NotUnderstood for what is no CSV."""
    table = table_of(text)
    names = [name.strip() for name in next(table, (1, [], ""))[1]]
    places: dict[str, int] = {}
    unknown = []
    for place, name in enumerate(names):
        column = _COLUMN_OF.get(name.casefold().replace("_", " "))
        if column is not None and column not in places:
            places[column] = place
        elif name:
            unknown.append(name)
    rows = []
    for line, row, fault in table:
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        wrong = fault or surplus_of(row, len(names), delimiter_of(text))
        rows.append(PlainRow(line=line, cells=cells, fault=wrong))
    return PlainTable(columns=frozenset(places), unknown=tuple(unknown), rows=tuple(rows))


def things_in(cell: str) -> tuple[str, ...]:
    """Return the things that a cell lists, between commas, semicolons or bars."""
    return several(cell, "|;,")
