"""The morning review: one card at a time, in the order of what costs most when forgotten."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.domain.agenda import Line

GROUPS = (
    "Broken or overdue",
    "Today",
    "Recoveries",
    "Orders and payments",
    "Calls",
    "Questions",
)
_BY_KIND = {"loss": 2, "order": 3, "call": 4, "awaited": 4, "question": 5}
_TODAY = ("late", "today")


class ReviewCard(Record):
    """One card: the group it belongs to, and the line of Today it is about."""

    group: str
    line: Line


def cards(lines: Iterable[Line]) -> list[ReviewCard]:
    """Return the cards of the morning review, in order, each record once.

    `lines` are those of `agenda.today`, in their order. Recoveries come whenever their clock runs; anything
    else only when it is late or due today.
    """
    shown = [line for line in lines if line.section in _TODAY or line.record.KIND == "loss"]
    return [ReviewCard(group=GROUPS[_group(line)], line=line) for line in sorted(shown, key=_group)]


def _group(line: Line) -> int:
    return _BY_KIND.get(line.record.KIND, 0 if line.section == "late" else 1)
