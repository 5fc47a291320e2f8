"""One entry as a calendar server keeps it: what it says, and it patched. What is not ours in it stays as it is.

Loads icalendar, which takes longer than starting Python: imported where an entry is spoken of, and not before.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Todo

from cockpit.calendar.event import LENGTH, ONE_DAY, Elapsed, Typed
from cockpit.calendar.text import clean
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import tzinfo
    from typing import Any

    from cockpit.calendar.dav_wanted import Wanted

TASK, EVENT = "VTODO", "VEVENT"
_MADE_BY = "-//sales-cockpit//two-way//EN"
_OUR_ALARM = "cockpit-"
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading an entry may raise that some program wrote."""
_DONE, _CANCELLED = "COMPLETED", "CANCELLED"
_FIRST_YEAR, _LAST_YEAR = 1900, 9000


class EntryThere(Record):
    """What an entry on the server says.

    `when` is a day, or an instant in UTC, as ISO 8601, "" where it has none; `done` the instant at which it was ticked
    off, or "?" where it was and says no time; `lines` are the lines of its description, `made` and `changed` the
    instants at which it was made, and changed last, as far as it says so.
    """

    uid: str
    component: str
    title: str
    when: str
    done: str = ""
    cancelled: bool = False
    lines: tuple[str, ...] = ()
    repeats: bool = False
    made: str = ""
    changed: str = ""


def entry_of(body: bytes, zone: tzinfo) -> EntryThere:
    """Return what the first task or event of a body says; times without a zone are of `zone`. Raises ValueError."""
    one = _main(Calendar.from_ical(body))
    found = None
    for name in ("DUE", "DTSTART") if one.name == TASK else ("DTSTART",):
        found = found or _moment(one, name)
    done = _moment(one, _DONE)
    is_done = one.name == TASK and _is_done(one)
    return EntryThere(
        uid=_text(one, "UID"),
        component=str(one.name),
        title=clean(_text(one, "SUMMARY")),
        when=_said(found, zone),
        done=(_said(done, UTC) if isinstance(done, datetime) else "?") if is_done else "",
        cancelled=_status(one) == _CANCELLED,
        lines=lines_of(_text(one, "DESCRIPTION")),
        repeats="RRULE" in one or "RDATE" in one,
        made=_said(_moment(one, "CREATED") or _moment(one, "DTSTAMP"), UTC),
        changed=_said(_moment(one, "LAST-MODIFIED"), UTC),
    )


def _is_done(one: Any) -> bool:
    """Tell whether a task is ticked off: its status says, and where it has none, how much of it is done."""
    status = _status(one)
    return status == _DONE or (not status and (_DONE in one or _text(one, "PERCENT-COMPLETE") == "100"))


def _status(one: Any) -> str:
    return _text(one, "STATUS").strip().upper()


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a description that say something, cleaned."""
    return tuple(found for line in text.replace("\r", "").split("\n") if (found := clean(line)))


def split_from(lines: Collection[str], ours: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what of a description was added to our lines of it, and which of these it has with other words.

    Of a line of ours that goes on, what follows is what was added.
    """
    from difflib import get_close_matches

    missing = [line for line in ours if line not in lines]
    added, edited = [], []
    for line in (one for one in lines if one not in ours):
        begun = next((one for one in missing if _rest(line, one)), "")
        was = begun or next(iter(get_close_matches(line, missing, 1)), "")
        if was:
            missing.remove(was)
        if begun or not was:
            added.append(_rest(line, begun) or line)
        else:
            edited.append(line)
    return tuple(added), tuple(edited)


def _rest(line: str, ours: str) -> str:
    """Return what a line says beside one of ours that stands in it whole; "" where it does not."""
    before, found, after = line.partition(ours) if ours else ("", "", "")
    is_whole = found and not (before[-1:].isalnum() or after[:1].isalnum())
    return " ".join(f"{before} {after}".split()) if is_whole else ""


def new_body(wanted: Wanted, seed: bytes | None = None) -> bytes:
    """Return a new entry; made of a `seed`, it keeps all that is not ours in that, too."""
    calendar = Calendar.from_ical(seed) if seed else Calendar()
    if not seed:
        calendar.add("PRODID", _MADE_BY)
        calendar.add("VERSION", "2.0")
        one: Any = Todo() if wanted.component == TASK else Event()
        one.add("CREATED", wanted.made)
        if wanted.component == EVENT:
            one.add("TRANSP", "TRANSPARENT")  # a deadline does not make one busy
        calendar.add_component(one)
    one = _main(calendar)
    _put(one, "UID", wanted.uid)
    if wanted.category:
        one.add("CATEGORIES", wanted.category)  # beside those that a seed has
    _patch(one, wanted, ("title", "when", "done", "told", "alarms"), wanted.told)
    _put(one, "DTSTAMP", wanted.changed)
    _put(one, "LAST-MODIFIED", wanted.changed)
    return bytes(calendar.to_ical())


def patched(body: bytes, wanted: Wanted, fields: Collection[str], told_before: Collection[str]) -> bytes:
    """Return a body with these fields as wanted and all else as it is: its number rises.

    `told_before` are the lines of the description that were ours: others there stay, below ours.
    """
    calendar = Calendar.from_ical(body)
    one = _main(calendar)
    theirs, _ = split_from(lines_of(_text(one, "DESCRIPTION")), told_before)
    _patch(one, wanted, fields, (*wanted.told, *[line for line in theirs if line not in wanted.told]))
    _put(one, "SEQUENCE", int(one.get("SEQUENCE", 0)) + 1)
    _put(one, "DTSTAMP", wanted.changed)
    _put(one, "LAST-MODIFIED", wanted.changed)
    return bytes(calendar.to_ical())


def _patch(one: Any, wanted: Wanted, fields: Collection[str], lines: Collection[str]) -> None:
    if "title" in fields:
        _put(one, "SUMMARY", Typed(wanted.title))
    if "when" in fields:
        _put_when(one, wanted.when)
    if one.name == TASK and ("done" in fields or "cancelled" in fields):
        _put_done(one, wanted.done)
    elif "cancelled" in fields and _status(one) == _CANCELLED:
        _put(one, "STATUS", None)
    if "told" in fields:
        _put(one, "DESCRIPTION", Typed("\n".join(lines)) if lines else None)
    if "alarms" in fields:
        others = [
            part
            for part in one.subcomponents
            if part.name != "VALARM" or not str(part.get("UID", "")).startswith(_OUR_ALARM)
        ]
        one.subcomponents = [*others, *[_alarm(wanted, seconds) for seconds in wanted.alarms]]


def _alarm(wanted: Wanted, seconds: int) -> Alarm:
    alarm = Alarm()
    alarm.add("UID", f"{_OUR_ALARM}{seconds}-{wanted.uid}")
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", Typed(wanted.title))
    alarm.add("TRIGGER", Elapsed(timedelta(seconds=seconds)))
    return alarm


def _put_when(one: Any, when: str) -> None:
    """Let it stand at a day or an instant; an event stays as long as it is."""
    start = value_of(when)
    is_day = not isinstance(start, datetime)
    length = ONE_DAY if is_day else LENGTH
    if one.name == EVENT:
        was, end = _moment(one, "DTSTART"), _moment(one, "DTEND")
        same = (
            was is not None and end is not None and isinstance(was, datetime) == isinstance(start, datetime)
        )
        if was is not None and end is not None and same and type(was) is type(end):
            length = end - was
        one.pop("DURATION", None)
        _put(one, "DTEND", start + length)
    else:
        one.pop("DURATION", None)
        _put(one, "DUE", start)  # with a start beside it, or the code of many an alarm breaks
    _put(one, "DTSTART", start)


def _put_done(one: Any, done: str) -> None:
    if done:
        _put(one, "STATUS", _DONE)
        _put(one, _DONE, value_of(done))
        _put(one, "PERCENT-COMPLETE", 100)
        return
    _put(one, "STATUS", "NEEDS-ACTION")
    for name in (_DONE, "PERCENT-COMPLETE"):
        one.pop(name, None)


def _put(one: Any, name: str, value: object) -> None:
    one.pop(name, None)
    if value is not None:
        one.add(name, value)


def value_of(when: str) -> Any:
    """Return the day or the moment that a text names. Raises ValueError."""
    return datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when)


def _first(one: Any, name: str) -> Any:
    """Return what an entry has by a name: the first, where some program wrote it twice."""
    found = one.get(name)
    return found[0] if isinstance(found, list) else found


def _text(one: Any, name: str) -> str:
    found = _first(one, name)
    return "" if found is None else str(found)


def _moment(one: Any, name: str) -> Any:
    return getattr(_first(one, name), "dt", None)


def _said(found: object, zone: tzinfo) -> str:
    if isinstance(found, date) and not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(f"no year of a seller: {found.year}")  # and in some zone there is none such
    if isinstance(found, datetime):
        there = found if found.tzinfo is not None else found.replace(tzinfo=zone)
        return there.astimezone(UTC).replace(microsecond=0).isoformat()
    return found.isoformat() if isinstance(found, date) else ""


def _main(calendar: Any) -> Any:
    """Return the task or event of a body: of one that repeats, the whole and not one time of it. Raises ValueError."""
    found = [one for one in calendar.subcomponents if one.name in (TASK, EVENT)]
    whole = [one for one in found if "RECURRENCE-ID" not in one]
    if not whole:
        raise ValueError("neither a task nor an event")
    return whole[0]
