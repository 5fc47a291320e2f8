"""What an event says, and how little of it: titles and descriptions for each level of privacy."""

from __future__ import annotations

from cockpit.calendar.text import clean, initials
from cockpit.domain.follow_through import STEPS
from cockpit.domain.record import Deadline, Record
from cockpit.domain.wording import DAYS, MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.domain.entry import Entry
    from cockpit.domain.follow_through import FollowThrough
    from cockpit.domain.promise import Promise

FOLLOW_THROUGH = "follow-through"
_WORDS = {FOLLOW_THROUGH: "follow through", "todo": "to-do"}


class Shown(Record):
    """One event to write: a record, and what it is due for.

    `due` is where it stands, `alarms` are the instants at which it rings, `name` the customer's or "",
    `changed` when what is shown of it last changed.
    """

    record: Entry
    purpose: str
    due: Deadline
    alarms: tuple[datetime, ...]
    name: str
    changed: datetime
    privacy: str

    @property
    def word(self) -> str:
        """What it is due for, in one word or two."""
        return _WORDS.get(self.purpose, self.purpose)


def summary(shown: Shown) -> str:
    """Return the title, which is also what an alarm says: as much as the privacy allows."""
    return TITLES[shown.privacy](shown)


def description(shown: Shown) -> str | None:
    """Return the facts in lines; None where they are private.

    `Deadline.reason` will not do: it counts from now ("20 min late"), and the file would change by itself.
    """
    if shown.privacy != "full":
        return None
    facts = _FACTS.get(shown.purpose, _when)(shown.record, shown.due)
    return "\n".join(clean(fact) for fact in facts)


def category(shown: Shown) -> list[str] | None:
    """Return the kind of record; None where even that is private."""
    return None if shown.privacy == "busy" else [shown.record.KIND]


def _in_full(shown: Shown) -> str:
    what = clean(shown.due.what)
    if what and shown.purpose == FOLLOW_THROUGH:
        what = f"{shown.word} on {what}"
    return _of(shown.name, what or shown.word)


def _of(name: str, what: str) -> str:
    return f"{name}: {what}" if name else what


TITLES: Mapping[str, Callable[[Shown], str]] = {
    "full": _in_full,
    "initials": lambda shown: _of(initials(shown.name), shown.word),
    "kind": lambda shown: shown.word,
    "busy": lambda _: "Busy",
}


def _said(moment: datetime, *, whole_day: bool = False) -> str:
    day = f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return day if whole_day else f"{day} {moment:%H:%M}"


def _promised(promise: Promise, due: Deadline) -> Iterator[str]:
    ok = ", they agreed." if promise.is_agreed else ". Not agreed: ask them if that is OK."
    yield f"You said by {_said(due.when, whole_day=due.whole_day)}{ok}"
    yield f"Your own time: {_said(promise.mine)}."
    if promise.moves:
        count = len(promise.moves)
        first = _said(promise.first_theirs, whole_day=promise.whole_day)
        yield f"First promised {first}, moved {'once' if count == 1 else f'{count} times'}."
    if promise.means:
        yield f"Means: {promise.means}."
    if promise.items:
        items = sorted(promise.items.items(), key=lambda item: (item[1].added_at.timestamp(), item[0]))
        yield f"Also: {'; '.join(item.text for _, item in items)}."


def _followed(record: FollowThrough, _due: Deadline) -> Iterator[str]:
    if record.delivered_at:
        yield f"Delivered {_said(record.delivered_at)}."
    step = record.next_step()
    yield f"Follow through, {record.steps_done()} of {len(STEPS)}: {STEPS[step] if step else 'done.'}"


def _noted(_record: Entry, due: Deadline) -> Iterator[str]:
    yield f"You noted {_said(due.when, whole_day=due.whole_day)}."


def _when(_record: Entry, due: Deadline) -> Iterator[str]:
    yield f"By {_said(due.when, whole_day=due.whole_day)}."


# What is told of each purpose: the facts of the record, never its remarks and contacts.
_FACTS: Mapping[str, Callable[[Any, Deadline], Iterator[str]]] = {
    "promise": _promised,
    FOLLOW_THROUGH: _followed,
    "note": _noted,
}
