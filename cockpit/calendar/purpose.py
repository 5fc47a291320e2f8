"""How one purpose is put into words, and which fields of the record those words come from."""

from __future__ import annotations

from cockpit.domain.fact import Fact, When, spoken
from cockpit.domain.record import Record
from cockpit.domain.wording import DAYS, MONTHS, ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from cockpit.domain.record import Deadline

# What never decides whether an event stands.
_ASIDE = frozenset({"id", "text", "customer", "made_at", "remarks", "snoozed_until"})


def _nothing(_record: Any, _due: Deadline) -> str:
    return ""


def _silent(_record: Any, _due: Deadline, _what: str) -> str:
    return ""


def _none(_record: Any) -> tuple[str, ...]:
    return ()


class Purpose(Record):
    """What a record may be due for.

    `word` tells that and no more, for every level of privacy; `title` has the record's own words put into it, `asks`
    is the sentence that says what to do, `says` the words to say aloud, given what it is about, and `tells` are the
    keys of the facts that follow. These are for the full level. Nothing may count from now: the file would change by
    itself.

    `times` names the fields that the event stands and rings by, `told` those that title and description tell,
    besides what all events have: `made_at`, the record's `text`, its customer's name and phone. An event counts as
    changed when one of them did. So none may be missing; one that another overrules for now (when they need it,
    by the supply date) costs a phone no more than a second look. `idle` returns those of `times` that do not count as
    a record stands; what it goes by must itself be in `times`, or the number of an event could fall. Fields that only
    decide whether there is an event stand in `ends`, as paths: they say that what it was for is done.
    """

    word: str
    title: str = "{}"
    asks: Callable[[Any, Deadline], str] = _nothing
    says: Callable[[Any, Deadline, str], str] = _silent
    tells: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    idle: Callable[[Any], tuple[str, ...]] = _none
    ends: tuple[str, ...] = ()

    def shown(self, privacy: str, record: Any = None) -> frozenset[str]:
        """Return the fields that make what is shown at a level of privacy; `customer` stands for their name.

        With a `record`, only those that count as it stands.
        """
        found = {"made_at", *self.times}.difference(self.idle(record) if record is not None else ())
        if shows_names(privacy):
            found |= {"customer"}
        if privacy == "full":
            found |= {"text", *self.told}
        return frozenset(found)

    def counted(self, privacy: str, record: Any, *, is_over: bool) -> frozenset[str]:
        """Return the paths whose changes are changes of the event: of what is shown, and of whether it stands at all.

        Any fact of it may end an event, or let it stand again when it is taken back; `ends` names items of maps.
        `phone` stands for that of their customer. The number of an event that is over, or stands again, so exceeds
        every one that it ever had.
        """
        found = {*self.shown(privacy, record), *({"phone"} if privacy == "full" else ())}
        values = dict(record.flat())
        for path in (*self.ends, *(values.keys() - _ASIDE - record.PRIVATE)):
            field, _, key = path.partition("/")
            if is_over or not (values[field].get(key) if key else values[field]):
                found.add(path)
        return frozenset(found)


def shows_names(privacy: str) -> bool:
    """Tell whether a level of privacy shows anything of a customer's name."""
    return privacy in ("full", "initials")


def said(moment: datetime, *, whole_day: bool = False) -> str:
    """Say a moment so that it stays true: with weekday, date and year."""
    day = f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return day if whole_day else f"{day} {moment:%H:%M}"


def line(fact: Fact) -> str:
    """Return a fact as one line of a description."""

    def say(when: When) -> str:
        return said(when.moment, whole_day=when.whole_day)

    colon = "" if fact.moment is fact.words[0] else ":"
    return ended(f"{fact.label}{colon} {spoken(fact, say).strip()}")
