"""What is open with somebody, in lines for the note of their card on a phone."""

from __future__ import annotations

from cockpit.calendar.due import dues, presentable
from cockpit.calendar.purpose import said
from cockpit.calendar.record_events import LeftOut, shown_of
from cockpit.calendar.text import clean
from cockpit.calendar.words import summary
from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.calendar.record_events import Lookups, Telling
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry

_MOST = 6  # lines: a phone shows no more of a note without a touch


def note(
    records: Sequence[Entry],
    asked: Lookups,
    told: Telling,
    in_touch: InTouch | None,
) -> tuple[str, list[LeftOut]]:
    """Return what is open among somebody's records, the soonest first, and what could not be written of it.

    It says nothing of today: unchanged records give the same words. Raises BookError where the book does not read.
    """
    found, left_out = [], []
    for kept in records:
        try:
            if not kept.is_open():
                continue
            record = presentable(kept)
            for due in dues(record, asked.rules, in_touch):
                words = summary(shown_of(record, due, asked, told, in_touch=lambda _record: in_touch))
                at = said(due.deadline.when, whole_day=due.deadline.whole_day)
                found.append((due.deadline.when.timestamp(), record.id, f"{words}, {at}"))
        except BookError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one record, the rest is written
            why = clean(str(error)) or type(error).__name__
            left_out.append(LeftOut(record=kept.id, kind=kept.KIND, why=why))
    lines = [line for _, _, line in sorted(found)]
    if told.privacy == "busy":
        return (f"Open: {len(lines)}" if lines else ""), left_out
    more = [f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    return "\n".join(["Open:", *lines[:_MOST], *more] if lines else []), left_out
