"""Deadlines as an iCalendar file: one event for each record and what it is due for.

Events, also for to-dos: hardly any calendar shows the tasks of a file or feed. No METHOD (that would need an
ORGANIZER) and no UID of the calendar itself (vdirsyncer would then see one item). Nothing here depends on the
moment of writing: the same records, settings and privacy give the same bytes, whenever and in whatever order, so
that a reader who polls sees what changed (`cockpit.calendar.due` says how deadlines can do without a now).
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.calendar.record_events import (
    LeftOut,
    Lookups,
    Telling,
    over,
    standing,
    tells_contacts,
)
from cockpit.calendar.text import clean
from cockpit.calendar.words import TITLES
from cockpit.domain import kinds as kinds_of_record
from cockpit.domain.contacts import in_touch_by_customer, touched
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

NAME = "Cockpit"
PRODUCT = "-//Cockpit//sales-cockpit//EN"  # without the version: an upgrade changes no file
REFRESH = timedelta(hours=1)
KINDS = tuple(kinds_of_record.KINDS)
PRIVACY = tuple(TITLES)
END = b"END:VCALENDAR\r\n"


class Exported(Record):
    """An iCalendar file: its bytes, how many events stand in it, how many are over, and what had to be left out."""

    data: bytes
    events: int
    over: int = 0
    left_out: tuple[LeftOut, ...] = ()


def calendar(
    records: Iterable[Entry],
    *,
    rules: Rules,
    name_of: Callable[[Entry], str],
    changed: Callable[[Entry, Collection[str]], datetime],
    privacy: str = "full",
    kinds: Collection[str] = (),
    became: Mapping[int, int] | None = None,
) -> Exported:
    """Write what records are due for, or will be, as an iCalendar file: `written`, of what nothing more is known."""
    return written(
        records,
        Lookups(rules=rules, name_of=name_of, changed=changed),
        Telling(privacy=privacy),
        kinds=kinds,
        became=became,
    )


def written(
    records: Iterable[Entry],
    asked: Lookups,
    told: Telling,
    *,
    kinds: Collection[str] = (),
    became: Mapping[int, int] | None = None,
    states: Iterable[Sequence[Entry]] = (),
    only: int | None = None,
) -> Exported:
    """Write what records are due for, or will be, as an iCalendar file.

    What cannot be written is left out and named: one bad record never costs the others.

    Args:
        records: Records of any kind and state, each once. Those that are not due give no event.
        asked: The settings that deadlines depend on, and what the book tells of a record.
        told: How much is told.
        kinds: The kinds of record to write (promise, todo …); all of them if empty.
        became: The customers that were merged, each with the one that it became.
        states: Of each record that changed lately the states it was in, the latest first: what it was due for and is
            no more is written, too, cancelled.
        only: The record to write, where it is one alone.

    Raises:
        NotUnderstood: There is no such privacy or kind.
        BookError: A name or a change cannot be looked up, since the book does not read.
    """
    must_be_known("level of privacy", [told.privacy], PRIVACY)
    must_be_known("kind of record", kinds, KINDS)
    records = list(records)
    known = in_touch_by_customer([one for one in records if tells_contacts(one)], became)

    def in_touch(record: Entry) -> InTouch | None:
        return touched(record, known)

    def is_meant(record: Entry) -> bool:
        return (not kinds or record.KIND in kinds) and only in (None, record.id)

    stand = [standing(record, asked, told, in_touch) for record in records if is_meant(record)]
    # Of a promise given anew several may have had the event: the last of them tells how it ended.
    pasts = sorted((past for past in states if is_meant(past[0])), key=lambda past: past[0].id)
    ended = [over(past, asked, told, in_touch) for past in pasts]
    events = {order: data for one in stand for order, data in one.events.items()}
    gone = {order: data for one in ended for order, data in one.events.items() if order not in events}
    return Exported(
        data=joined({**events, **gone}.items()),
        events=len(events),
        over=len(gone),
        left_out=tuple({left.record: left for one in (*ended, *stand) for left in one.left_out}.values()),
    )


def joined(events: Iterable[tuple[tuple[int, str], bytes]]) -> bytes:
    """Return the file of some events, in the order in which their records were made.

    That stays when an event moves in time, so that two files differ only in what has changed.
    """
    return head() + b"".join([data for _, data in sorted(events)]) + END


def must_be_known(what: str, said: Iterable[str], known: tuple[str, ...]) -> None:
    """Raise NotUnderstood, with the choice there is, for a word that is none of those known."""
    for word in said:
        if word not in known:
            raise NotUnderstood(f"There is no {what} “{clean(word)}”.", f"Choose from: {', '.join(known)}.")


def head() -> bytes:
    """Return a file up to its first event."""
    from icalendar import Calendar

    from cockpit.calendar.event import Elapsed

    frame = Calendar()
    frame.add("VERSION", "2.0")
    frame.add("PRODID", PRODUCT)
    frame.add("CALSCALE", "GREGORIAN")
    frame.calendar_name = NAME  # as NAME, and as X-WR-CALNAME for those who do not know that
    frame.add("REFRESH-INTERVAL", Elapsed(REFRESH), {"VALUE": "DURATION"})
    frame.add("X-PUBLISHED-TTL", Elapsed(REFRESH))  # the same, for Outlook
    return bytes(frame.to_ical()).removesuffix(END)
