"""Codes for the phone's camera: of one deadline, and of the page that adds the calendar."""

from __future__ import annotations

from cockpit.calendar import qr
from cockpit.calendar.due import dues, presentable
from cockpit.calendar.record_events import Telling, shown_of
from cockpit.calendar.words import summary
from cockpit.desk.calendar_export import lookups
from cockpit.desk.contacts import in_touch_with
from cockpit.desk.lookup import find
from cockpit.desk.open_codes import OpenCodes
from cockpit.domain.record import Record
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.desk.desk import Desk


class CodeOfDeadline(Record):
    """The lines that draw a code, and the deadline that it holds."""

    lines: tuple[str, ...]
    title: str
    when: datetime
    whole_day: bool


def code_of_deadline(
    desk: Desk, code: str, *, privacy: str = "full", ascii_only: bool, colours: bool
) -> CodeOfDeadline:
    """Return the first deadline of a record for the camera. Raises NothingFound where it has none."""
    record = presentable(find(desk, code))
    stands = in_touch_with(desk, record)
    found = dues(record, desk.rules, stands)
    if not found:
        raise NothingFound(f"{code} has no deadline.", "Only what is due can be put on a calendar.", "")
    first = min(found, key=lambda due: due.deadline.when.timestamp())
    shown = shown_of(
        record,
        first,
        lookups(desk, OpenCodes()),
        Telling(privacy=privacy),
        in_touch=lambda _record: stands,
    )
    title = summary(shown)
    return CodeOfDeadline(
        lines=tuple(qr.of_deadline(title, first.deadline, ascii_only=ascii_only, colours=colours)),
        title=title,
        when=first.deadline.when,
        whole_day=first.deadline.whole_day,
    )


def code_of_link(link: str, *, ascii_only: bool, colours: bool) -> tuple[str, ...]:
    """Return the lines that draw the code of a link."""
    return tuple(qr.drawn(link, ascii_only=ascii_only, colours=colours))
