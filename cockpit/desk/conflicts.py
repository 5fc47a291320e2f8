"""What lost to an edit of another machine: to look at, to restore, or to let be."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.desk import known_names
from cockpit.desk.lookup import code_of, name_of, open_codes
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import from_text
from cockpit.domain.people import Customer
from cockpit.domain.record import Record, codes, normal_code, tail
from cockpit.domain.wording import full
from cockpit.errors import CockpitError, NothingFound
from cockpit.store import conflicts as store
from cockpit.store.device import known_id
from cockpit.store.fold import DELETED
from cockpit.store.hybrid_clock import device_of, ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.store.conflicts import Conflict
    from cockpit.store.snapshot import Contents

_LETTER = "X"  # no kind of record has it
_SHORTEST = 4


class Side(Record):
    """One of two values: of which field, in the seller's words, when and on which machine it was written.

    `field` is empty for the deletion of the whole record, `words` for what is private.
    """

    field: str
    words: str
    at: datetime
    machine: str

    @property
    def said(self) -> str:
        """The value, without its field."""
        return self.words or "(private)"

    @property
    def what(self) -> str:
        """The value with its field: "due “Fri 20 Nov 16:00”"."""
        return f"{self.field} {self.said}" if self.field else self.said

    def whence(self, now: datetime) -> str:
        """Say where and when it was written: "here, Wed 18 Nov 10:20"."""
        return f"{self.machine}, {full(self.at, now)}"

    def told(self, now: datetime) -> str:
        """Say it: "due “Fri 20 Nov 16:00” (here, Wed 18 Nov 10:20)"."""
        return f"{self.what} ({self.whence(now)})"


class Lost(Record):
    """A conflict: its short name, the record it is about with its customer, what lost, and what stands.

    The name is made from the conflict itself, so that it means the same one whatever else is listed, on every machine.
    """

    name: str
    code: str
    customer: str
    text: str
    lost: Side
    stands: Side
    conflict: Conflict

    @property
    def about(self) -> str:
        """The record, as the log names it."""
        return f"{self.code}{' for ' + self.customer if self.customer else ''}: {self.text}"

    @property
    def comes_with(self) -> str:
        """What restoring it does besides; empty where it only changes a value."""
        if self.conflict.path == DELETED:
            return "the record is deleted again" if self.conflict.lost else "the record comes back"
        return "the record comes back" if self.conflict.stands_path == DELETED else ""


class ConflictsRead(Record):
    """What was read to list the conflicts: themselves, and history where it was not in memory yet."""

    conflicts: list[Conflict]
    history: list[Contents]


def conflicts(desk: Desk) -> list[Lost]:
    """Return what lost and was neither restored nor dismissed, the oldest first. Raises BookError."""
    return listed(desk, read_conflicts(desk))


def read_conflicts(desk: Desk) -> ConflictsRead:
    """Read all journals. Changes nothing, so it may run in a thread. Raises BookError."""
    found = store.conflicts_in(desk.folder)
    history = list(desk.book.read_history()) if found and not desk.book.is_whole else []
    return ConflictsRead(conflicts=found, history=history)


def read_so_far(desk: Desk) -> dict[str, object]:
    """Return how far each journal is read into the book: what is equal to it later has nothing new to tell."""
    return {**desk.book.folded}


def read_of_others(desk: Desk) -> dict[str, object]:
    """Return how far the journals of other machines are read into the book: nothing where this one alone writes."""
    own = known_id(desk.local)
    return {name: place for name, place in desk.book.folded.items() if own not in name.split("/")}


def how_many(desk: Desk) -> int:
    """Count what lost and was neither restored nor dismissed. Reads all journals, as a thread may. Raises BookError."""
    return len(store.conflicts_in(desk.folder))


def listed(desk: Desk, found: ConflictsRead) -> list[Lost]:
    """Return what was read in the seller's words. Raises BookError."""
    book = desk.book
    if found.history and not book.is_whole:
        book.take_history(found.history)
    names = codes({one.number: _LETTER for one in found.conflicts}, _SHORTEST)
    open_ones = open_codes(desk) if found.conflicts else {}
    here = known_id(desk.local) if found.conflicts else ""
    return [_lost(desk, names[one.number], one, open_ones, here) for one in found.conflicts]


def named(desk: Desk, name: str) -> Lost:
    """Return the conflict of a name, as people type it. Raises NothingFound where none has it, or several do."""
    wanted = normal_code(name.strip())
    letter, end = wanted[:1], wanted[1:]
    if letter == _LETTER and len(end) >= _SHORTEST:
        hits = {
            one.conflict.number: one for one in conflicts(desk) if tail(one.conflict.number, len(end)) == end
        }
        if len(hits) == 1:
            return next(iter(hits.values()))
        if hits:
            longer = codes(dict.fromkeys(hits, _LETTER), _SHORTEST)
            raise NothingFound(
                f"{wanted} could be {' or '.join(sorted(longer.values()))}.", "Type one more character."
            )
    raise NothingFound(
        f"There is no conflict {wanted or 'without a name'}.",
        "It may be settled: `cockpit conflicts` lists those there are, by name.",
    )


def restore(desk: Desk, one: Lost) -> None:
    """Let the value that lost stand, as one action that undo takes back.

    Raises NothingFound where it was settled or changed meanwhile, IllegalMove where it would not do, BookError.
    """
    what = one.lost.field or "the deletion"
    store.restore(desk.book, one.conflict, f"restored {what} of {one.about}")
    if one.conflict.id in desk.book.customers:
        known_names.keep_up(desk, [desk.book.customers[one.conflict.id]])


def dismiss(desk: Desk, one: Lost) -> None:
    """Let what stands be, on every machine, as one action that undo takes back.

    Raises NothingFound where it was settled or changed meanwhile, BookError.
    """
    store.dismiss(
        desk.book, one.conflict, f"dismissed what lost to {one.stands.field or 'the deletion'} of {one.about}"
    )


def _lost(desk: Desk, name: str, conflict: Conflict, open_ones: Mapping[int, str], here: str) -> Lost:
    book, now = desk.book, desk.now()
    if conflict.table == Customer.KIND:
        customer = book.customers.get(conflict.id)
        code, about, text = "customer", "", customer.display if customer else str(conflict.id)
    else:
        record = book.get(conflict.id)
        code = code_of(desk, record, open_ones) if record else conflict.table
        about = name_of(desk, record) if record else ""
        text = record.text if record else str(conflict.id)
    return Lost(
        name=name,
        code=code,
        customer=about,
        text=text,
        lost=_side(conflict, conflict.path, conflict.lost, conflict.at, now=now, here=here),
        stands=_side(conflict, conflict.stands_path, conflict.stands, conflict.stands_at, now=now, here=here),
        conflict=conflict,
    )


def _side(conflict: Conflict, path: str, value: Any, stamp: str, *, now: datetime, here: str) -> Side:
    device = device_of(stamp)
    field, _, key = path.partition("/")
    if path == DELETED:
        named, words = "", "the deletion" if value else "that it was brought back"
    else:
        named = f"{field.removesuffix('_at').replace('_', ' ')}{' ' + key if key else ''}"
        words = "" if is_private(conflict.table, path) else _said(value, now)
    return Side(
        field=named,
        words=words,
        at=datetime.fromtimestamp(ms_of(stamp) / 1000, UTC).astimezone(now.tzinfo),
        machine="here" if device == here else f"machine {device}",
    )


def is_private(table: str, path: str) -> bool:
    """Tell whether a field is never printed."""
    return table in KINDS and path.partition("/")[0] in KINDS[table].load().PRIVATE


def _said(value: Any, now: datetime) -> str:
    """Say a value as the journal has it: a moment with its day, an amount with its currency, a part by its values."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{_plain(value, now)}”"


def _plain(value: Any, now: datetime) -> str:
    if isinstance(value, dict):
        return _part(value, now)
    if isinstance(value, str):
        try:
            return full(from_text(value), now)
        except (ValueError, CockpitError):
            return value
    return str(value)


def _part(value: Mapping[str, Any], now: datetime) -> str:
    if set(value) == {"value", "currency"}:
        return f"{value['currency']} {value['value']}"
    return ", ".join(_plain(one, now) for one in value.values())
