"""Records written out: JSON with all that is known of each, and tables as CSV and Markdown with what fits a row."""

from __future__ import annotations

from datetime import datetime

from cockpit.cli import json_output
from cockpit.domain.fact import UNSAID
from cockpit.domain.facts import facts_of
from cockpit.domain.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cockpit.desk.desk import Desk
    from cockpit.desk.find import FoundRecord

COLUMNS = (
    "id", "code", "kind", "customer", "text", "state", "open", "made", "due", "whole_day", "mine", "told",
    "delivered", "amount", "currency", "remarks",
)  # fmt: skip
"""The columns of a CSV; times are ISO 8601, an amount is a plain number."""

_SHOWN = ("code", "kind", "customer", "text", "state", "made", "due", "amount", "currency")
# What a spreadsheet takes for the beginning of a formula, the wide forms that some take for it, too.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MARKUP = frozenset("\\`*_{}[]<>#|~&!$")


def as_json(desk: Desk, rows: Sequence[FoundRecord]) -> str:
    """Return everything about each record, as `show --json` does."""
    from json import dumps

    items = [json_output.record(desk, one.record) for one in rows]
    return f"{dumps({'now': json_output.when(desk.now()), 'items': items}, ensure_ascii=False, indent=2)}\n"


def as_csv(desk: Desk, rows: Sequence[FoundRecord]) -> str:
    """Return a table as RFC 4180 has it. No cell is a formula: one that would be read as such begins with '."""
    from csv import writer
    from io import StringIO

    out = StringIO()
    table = writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in rows:
        cells = _cells(desk, one)
        table.writerow([_harmless(cells[column]) for column in COLUMNS])
    return out.getvalue()


def as_markdown(desk: Desk, rows: Sequence[FoundRecord]) -> str:
    """Return a table in Markdown, its times in the seller's zone; nothing in a cell is markup."""
    zone = desk.now().tzinfo
    lines = [" | ".join(column.capitalize() for column in _SHOWN), " | ".join("---" for _ in _SHOWN)]
    for one in rows:
        cells = _cells(desk, one)
        for column in ("made", "due"):
            if cells[column]:
                at = datetime.fromisoformat(cells[column])
                is_day = column == "due" and cells["whole_day"]
                cells[column] = f"{at:%Y-%m-%d}" if is_day else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
        lines.append(" | ".join(_unmarked(cells[column]) for column in _SHOWN))
    return "".join(f"| {line} |\n" for line in lines)


FORMS: Mapping[str, Callable[[Desk, Sequence[FoundRecord]], str]] = {
    "json": as_json,
    "csv": as_csv,
    "md": as_markdown,
}


def _cells(desk: Desk, found: FoundRecord) -> dict[str, str]:
    record = found.record
    facts = facts_of(record, desk.now(), desk.rules)
    known = dict(record.flat()) | {fact.key: fact.value for fact in facts if fact.value is not UNSAID}
    amount = known.get("amount")
    due = next((at for name in ("theirs", "due", "when") if (at := known.get(name)) is not None), None)
    whole_day = known.get("theirs_whole_day", known.get("due_whole_day", known.get("whole_day")))
    return {
        "id": str(record.id),
        "code": found.code,
        "kind": record.KIND,
        "customer": clean(found.name),
        "text": clean(record.text),
        "state": found.state,
        "open": "yes" if record.is_open() else "no",
        "made": _when(record.made_at),
        "due": _when(due),
        "whole_day": "yes" if due is not None and whole_day else "",
        "mine": _when(known.get("mine")),
        "told": _when(known.get("told_at")),
        "delivered": _when(known.get("delivered_at")),
        "amount": str(amount.value) if amount is not None else "",
        "currency": amount.currency if amount is not None else "",
        "remarks": " / ".join(clean(one.text) for one in record.remarks.values()),
    }


def _when(moment: object) -> str:
    return moment.isoformat() if isinstance(moment, datetime) else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULAS) else cell


def _unmarked(cell: str) -> str:
    return "".join(f"\\{char}" if char in _MARKUP else char for char in cell).strip()
