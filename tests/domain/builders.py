"""Records with sound defaults, for tests to be about.

The fixed moment `NOW` is Wednesday 18 November 2026, 10:20 in Berlin.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.domain.customer import Customer, id_of
from cockpit.domain.moment import plus
from cockpit.domain.promise import Promise
from cockpit.domain.record import new_id
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Note, Todo

if TYPE_CHECKING:
    from datetime import tzinfo

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN)
RULES = Rules()

_numbers = count(1)


def an_id() -> int:
    """Return an id that no other record has, made at `NOW`."""
    return new_id(int(NOW.timestamp() * 1000), next(_numbers) << 20)


def nov(day: int, hour: int = 0, minute: int = 0, second: int = 0, zone: tzinfo = BERLIN) -> datetime:
    """Return a moment of November 2026: `NOW` is `nov(18, 10, 20)`."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=zone)


def hours(number: float) -> timedelta:
    """Return that many hours."""
    return timedelta(hours=number)


def a_promise(theirs: datetime | None = None, mine: datetime | None = None, **facts: Any) -> Promise:
    """Return a promise made at `NOW`, due today at 16:00 unless said otherwise; `mine` is 2 h before."""
    theirs = theirs or nov(18, 16)
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "spec sheet",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "first_theirs": theirs,
        "mine": mine or plus(theirs, -hours(2)),
    }
    return Promise(**(defaults | facts))


def a_delivered_promise(delivered_at: datetime | None = None, **facts: Any) -> Promise:
    """Return a promise due today at 16:00, delivered now unless said otherwise."""
    return a_promise(delivered_at=delivered_at or NOW, **facts)


def a_todo(due: datetime | None = None, **facts: Any) -> Todo:
    """Return a to-do; without `due` it is for some day."""
    defaults: dict[str, Any] = {"id": an_id(), "text": "book a room", "made_at": NOW, "due": due}
    return Todo(**(defaults | facts))


def a_note(due: datetime | None = None, **facts: Any) -> Note:
    """Return a note; without `due` it is history."""
    defaults: dict[str, Any] = {"id": an_id(), "text": "likes rowing", "made_at": NOW, "due": due}
    return Note(**(defaults | facts))


def a_customer(said: str = "Acme", **facts: Any) -> Customer:
    """Return a customer, by the name of the first mention."""
    defaults: dict[str, Any] = {"id": id_of(said), "said": said}
    return Customer(**(defaults | facts))
