"""Tables of text with a heading: columns that line up, or Markdown."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cockpit.domain.money import Money

_MARKUP = frozenset("\\`*_[]<>#|~&")
_GAP = "  "


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[str] = (), markdown: bool = False
) -> str:
    """Return rows under their heading; the columns of the names in `right` stand to the right."""
    if markdown:
        rule = ["---:" if name in right else "---" for name in head]
        lines = [[_plain(cell) for cell in head], rule, *([_plain(cell) for cell in row] for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    widths = [max(_width(row[place]) for row in (head, *rows)) for place in range(len(head))]
    return "\n".join(
        _GAP.join(
            _filled(cell, width, to_right=name in right)
            for cell, width, name in zip(row, widths, head, strict=True)
        ).rstrip()
        for row in (head, *rows)
    )


def ages(
    aging: Mapping[str, Mapping[str, Money]], to_come: Mapping[str, Money], *, markdown: bool = False
) -> str:
    """Return what is to come by days overdue, a currency a row; what has no date yet stands by itself."""
    head = ("To come", "no date yet", *aging, "total")
    return table(head, [*_ages(aging, to_come)], right=head[1:], markdown=markdown)


def _ages(aging: Mapping[str, Mapping[str, Money]], to_come: Mapping[str, Money]) -> Iterator[list[str]]:
    for currency, total in to_come.items():
        undated = total
        for amounts in aging.values():
            undated = undated - amounts[currency] if currency in amounts else undated
        cells = [amounts.get(currency) for amounts in aging.values()]
        yield [currency, *(number(cell) for cell in (undated, *cells, total))]


def number(amount: Money | None) -> str:
    """Return an amount without its currency, as a cell: a dash for nothing."""
    return f"{amount.value:,}" if amount is not None and amount.value else "-"


def _filled(cell: str, width: int, *, to_right: bool) -> str:
    room = " " * (width - _width(cell))
    return room + cell if to_right else cell + room


def _width(cell: str) -> int:
    """Return how many columns of a terminal it takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in cell)


def _plain(cell: str) -> str:
    return "".join(f"\\{char}" if char in _MARKUP else char for char in cell)
