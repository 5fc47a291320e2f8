"""The events of one record, written: what a file and a feed are joined from."""

from __future__ import annotations

from datetime import timedelta

from cockpit.calendar.alarms import alike
from cockpit.calendar.due import MOVED_BY_CONTACTS, dues, instant, presentable
from cockpit.calendar.ended import ended
from cockpit.calendar.purpose import shows_names
from cockpit.calendar.text import clean
from cockpit.calendar.words import PURPOSES, Shown
from cockpit.domain.moment import is_before
from cockpit.domain.record import Record
from cockpit.errors import BookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from cockpit.calendar.due import Due
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

    Order = tuple[int, str]  # a record's id, and the purpose


def _nothing(_record: Entry) -> str:
    return ""


def _never(_record: Entry, _last: datetime | None) -> datetime | None:
    return None


def _itself(record: Entry) -> int:
    return record.id


class Lookups(Record):
    """What is asked of the book about a record.

    `name_of`, `phone_of` and `code_of` return what to show of its customer and itself, or ""; `origin_of` the record
    whose event it took over, or itself. `changed` returns when any of some paths of it last changed, zone-aware:
    `customer` stands for the name to show, too, and `phone` for the phone. `reached` returns when it was noted that
    its customer was reached at a moment, or that they were not after all.
    """

    rules: Rules
    name_of: Callable[[Entry], str]
    changed: Callable[[Entry, Collection[str]], datetime]
    phone_of: Callable[[Entry], str] = _nothing
    code_of: Callable[[Entry], str] = _nothing
    origin_of: Callable[[Entry], int] = _itself
    reached: Callable[[Entry, datetime | None], datetime | None] = _never


class Telling(Record):
    """How much is told: full, initials (of the customer), kind (what it is due for), or busy; and whether sums are."""

    privacy: str = "full"
    amounts: bool = True


class LeftOut(Record):
    """A record that could not be written: its id, its kind, and why."""

    record: int
    kind: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind} {self.record:x}: {self.why}"


class RecordEvents(Record):
    """The events of one record, each by the record whose event it is and its purpose; and what could not be written."""

    events: Mapping[Order, bytes]
    left_out: tuple[LeftOut, ...] = ()


_NEXT = timedelta(milliseconds=1)
NONE = RecordEvents(events={})


def standing(
    kept: Entry, asked: Lookups, told: Telling, in_touch: Callable[[Entry], InTouch | None]
) -> RecordEvents:
    """Return the events of a record as it stands. Raises BookError where the book does not read."""
    try:
        record = presentable(kept)
        found = dues(record, asked.rules, in_touch(record))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one record, the rest is written
        return RecordEvents(events={}, left_out=(_left_out(kept, error),))
    if not found:
        return NONE
    from cockpit.calendar.event import to_bytes

    events, left_out = {}, []
    for due in found:
        try:
            shown = shown_of(record, due, asked, told, in_touch=in_touch)
            events[shown.origin or record.id, due.purpose] = to_bytes(shown)
        except BookError:
            raise  # no record's fault: a file without any of them would look like a day without duties
        except Exception as error:  # noqa: BLE001 - likewise
            left_out.append(_left_out(record, error))
    return RecordEvents(events=events, left_out=tuple(left_out))


def over(
    states: Sequence[Entry], asked: Lookups, told: Telling, in_touch: Callable[[Entry], InTouch | None]
) -> RecordEvents:
    """Return what is over of a record, cancelled; `states` are those it was in, the latest first. Raises BookError."""
    from cockpit.calendar.event import to_bytes

    try:
        events = {}
        for one in ended(states, asked.rules, PURPOSES):
            shown = shown_of(one.record, one.due, asked, told, in_touch=in_touch, mark=one.mark)
            events[shown.origin or one.record.id, one.due.purpose] = to_bytes(shown)
        return RecordEvents(events=events)
    except BookError:
        raise
    except Exception as error:  # noqa: BLE001 - likewise
        return RecordEvents(events={}, left_out=(_left_out(states[0], error),))


def shown_of(
    record: Entry,
    due: Due,
    asked: Lookups,
    told: Telling,
    *,
    in_touch: Callable[[Entry], InTouch | None],
    mark: str = "",
) -> Shown:
    """Return one event to write; `mark` says how it ended, if it did."""
    is_full = told.privacy == "full"
    rings = due.moments if told.privacy != "busy" else (alike(due.deadline, asked.rules),)
    shown = Shown(
        record=record,
        purpose=due.purpose,
        due=due.deadline,
        alarms=tuple(sorted({instant(moment) for moment in rings})),
        name=clean(asked.name_of(record)) if shows_names(told.privacy) else "",
        changed=record.made_at,
        privacy=told.privacy,
        rules=asked.rules,
        phone=clean(asked.phone_of(record)) if is_full else "",
        code=asked.code_of(record) if is_full else "",
        amounts=told.amounts,
        mark=mark,
        origin=asked.origin_of(record) if due.purpose == record.KIND else None,
    )
    counted = shown.words.counted(told.privacy, record, is_over=bool(mark))
    changed = asked.changed(record, counted)
    if due.purpose in MOVED_BY_CONTACTS:
        touched = in_touch(record)
        last = touched.last if touched is not None else record.last_contact()
        for moved in (last, asked.reached(record, last)):
            if moved is not None and is_before(changed, moved):
                changed = moved + (_NEXT if mark else timedelta())
    return shown.replace(changed=changed)


def tells_contacts(record: Entry) -> bool:
    """Tell whether a record can say when its customer was reached; that it cannot costs the others nothing."""
    try:
        return record.customer is not None and bool([*record.contacts_had(), record.agreed_until()])
    except Exception:  # noqa: BLE001 - it is left out, and named, when its turn comes
        return False


def _left_out(record: Entry, error: Exception) -> LeftOut:
    return LeftOut(record=record.id, kind=record.KIND, why=clean(str(error)) or type(error).__name__)
