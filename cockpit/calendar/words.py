"""What an event says, and how little of it: titles and descriptions for each level of privacy."""

from __future__ import annotations

from cockpit.calendar.deals import DEALS
from cockpit.calendar.owed import OWED
from cockpit.calendar.purpose import Purpose, line, said
from cockpit.calendar.text import clean, initials
from cockpit.domain.facts import facts_of
from cockpit.domain.record import Deadline, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules

PURPOSES: Mapping[str, Purpose] = {**OWED, **DEALS}
# What every record has and no event tells.
UNTOLD = frozenset({"id", "contacts", "remarks", "snoozed_until", "deleted"})


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
    rules: Rules

    @property
    def words(self) -> Purpose:
        """How its purpose is put into words."""
        return purpose_of(self.record, self.purpose)


def purpose_of(record: Entry, name: str) -> Purpose:
    """Return the words of a purpose; plain ones for that of a practice to come, of which any field may be shown."""
    found = PURPOSES.get(name)
    fields = tuple(field for field in record.FLAT if field not in UNTOLD | record.PRIVATE)
    return found or Purpose(word=clean(name), asks=_by, times=fields)


def _by(_record: Entry, due: Deadline) -> str:
    return f"By {said(due.when, whole_day=due.whole_day)}."


def summary(shown: Shown) -> str:
    """Return the title, which is also what an alarm says: as much as the privacy allows."""
    return TITLES[shown.privacy](shown)


def description(shown: Shown) -> str | None:
    """Return the facts in lines; None where they are private."""
    if shown.privacy != "full":
        return None
    words, record = shown.words, shown.record
    # As at the moment it was made: then nothing is late yet, and the file stays as it is while time passes.
    known = [fact for fact in facts_of(record, record.made_at, shown.rules) if fact.words]
    told = [
        words.asks(record, shown.due),
        *(line(fact) for key in words.tells for fact in known if fact.key == key),
    ]
    return "\n".join(clean(one) for one in told if one)


def category(shown: Shown) -> list[str] | None:
    """Return the kind of record; None where even that is private."""
    return None if shown.privacy == "busy" else [shown.record.KIND]


def _in_full(shown: Shown) -> str:
    what = clean(shown.due.what)
    return _of(shown.name, shown.words.title.format(what) if what else shown.words.word)


def _of(name: str, what: str) -> str:
    return f"{name}: {what}" if name else what


TITLES: Mapping[str, Callable[[Shown], str]] = {
    "full": _in_full,
    "initials": lambda shown: _of(initials(shown.name), shown.words.word),
    "kind": lambda shown: shown.words.word,
    "busy": lambda _: "Busy",
}
