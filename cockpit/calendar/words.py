"""What an event says, and how little of it: titles and descriptions for each level of privacy."""

from __future__ import annotations

from cockpit.calendar.deal_words import DEALS
from cockpit.calendar.owed_words import OWED
from cockpit.calendar.purpose import Purpose, line, said
from cockpit.calendar.text import clean, initials
from cockpit.domain.facts import facts_of
from cockpit.domain.money import Money
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

    `due` is where it stands, `alarms` are the instants at which it rings, `name` and `phone` the customer's or "",
    `changed` when what is shown of it last changed, `code` what people call the record. Without `amounts` no sum of
    money is told. `mark` says how it ended, and is empty while it stands; `origin` is the record whose event it took
    over, if not its own.
    """

    record: Entry
    purpose: str
    due: Deadline
    alarms: tuple[datetime, ...]
    name: str
    changed: datetime
    privacy: str
    rules: Rules
    phone: str = ""
    code: str = ""
    amounts: bool = True
    mark: str = ""
    origin: int | None = None

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
    title = TITLES[shown.privacy](shown)
    return f"{shown.mark} {title}" if shown.mark else title


def description(shown: Shown) -> str | None:
    """Return what to do, what to say, the facts, whom to call and the code, in lines; None where that is private.

    There is nothing to say of what is over.
    """
    if shown.privacy != "full" or shown.mark:
        return None
    words, record = shown.words, shown.record
    # As at the moment it was made: then nothing is late yet, and the file stays as it is while time passes.
    known = [fact for fact in facts_of(record, record.made_at, shown.rules) if fact.words]
    if not shown.amounts:
        known = [fact for fact in known if not any(isinstance(word, Money) for word in fact.words)]
    aloud = words.says(record, shown.due, clean(shown.due.what) or "it")
    told = [
        words.asks(record, shown.due),
        f"Say: “{aloud}”" if aloud else "",
        *(line(fact) for key in words.tells for fact in known if fact.key == key),
        f"Phone: {shown.phone}" if shown.phone else "",
        f"Code: {shown.code}" if shown.code else "",
    ]
    return "\n".join(clean(one) for one in told if one)


def category(shown: Shown) -> str | None:
    """Return the kind of record; None where even that is private."""
    return None if shown.privacy == "busy" else shown.record.KIND


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
