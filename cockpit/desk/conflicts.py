"""What lost to an edit of another machine: to look at, to restore, or to let be."""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.desk.naming import code_of, name_of
from cockpit.domain import agenda
from cockpit.domain.customer import Customer
from cockpit.domain.moment import from_text
from cockpit.domain.record import Record
from cockpit.domain.wording import full
from cockpit.errors import CockpitError, NothingFound
from cockpit.store import conflicts as store
from cockpit.store import hints as hinting
from cockpit.store.clock import device_of, ms_of
from cockpit.store.fold import DELETED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.store.conflicts import Conflict


class Side(Record):
    """One of two values: of which field, in the seller's words, when and on which machine it was written.

    `field` is empty for the deletion of the whole record, `words` for what is private.
    """

    field: str
    words: str
    at: datetime
    machine: str

    def told(self, now: datetime) -> str:
        """Say it: "due “Fri 20 Nov 16:00” (here, Wed 18 Nov 10:20)"."""
        what = f"{self.field} {self.words or '(private)'}" if self.field else self.words
        return f"{what} ({self.machine}, {full(self.at, now)})"


class Lost(Record):
    """A conflict by its number in the list: the record it is about, what lost, and what stands."""

    number: int
    code: str
    name: str
    text: str
    lost: Side
    stands: Side
    conflict: Conflict

    @property
    def about(self) -> str:
        """The record, as the log names it."""
        return f"{self.code}{' for ' + self.name if self.name else ''}: {self.text}"


def conflicts(desk: Desk) -> list[Lost]:
    """Return what lost and was neither restored nor dismissed, the oldest first. Raises BookError."""
    found = store.read(desk.folder)
    if found:
        desk.book.load_history()
    return [_lost(desk, number, conflict) for number, conflict in enumerate(found, 1)]


def restore(desk: Desk, number: int) -> Lost:
    """Let the value that lost stand, as one action that undo takes back. Raises NothingFound, IllegalMove."""
    one = _numbered(desk, number)
    what = one.lost.field or "the deletion"
    store.restore(desk.book, one.conflict, f"restored {what} of {one.about}")
    if one.conflict.id in desk.book.customers:
        hinting.keep_up(desk.folder, customers=[desk.book.customers[one.conflict.id]])
    return one


def dismiss(desk: Desk, number: int) -> Lost:
    """Let what stands be, on every machine, as one action that undo takes back. Raises NothingFound."""
    one = _numbered(desk, number)
    store.dismiss(desk.book, one.conflict, f"kept {one.stands.field or 'the deletion'} of {one.about}")
    return one


def _numbered(desk: Desk, number: int) -> Lost:
    found = conflicts(desk)
    if not 1 <= number <= len(found):
        raise NothingFound(f"There is no conflict {number}.", "See `cockpit conflicts`.")
    return found[number - 1]


def _lost(desk: Desk, number: int, conflict: Conflict) -> Lost:
    book = desk.book
    if conflict.table == Customer.KIND:
        customer = book.customers.get(conflict.id)
        code, name, text = "customer", "", customer.display if customer else str(conflict.id)
    else:
        record = book.get(conflict.id)
        code = code_of(book, record) if record else conflict.table
        name = name_of(book, record) if record else ""
        text = record.text if record else str(conflict.id)
    return Lost(
        number=number,
        code=code,
        name=name,
        text=text,
        lost=_side(desk, conflict, conflict.path, conflict.lost, conflict.at),
        stands=_side(desk, conflict, conflict.stands_path, conflict.stands, conflict.stands_at),
        conflict=conflict,
    )


def _side(desk: Desk, conflict: Conflict, path: str, value: Any, stamp: str) -> Side:
    now, device = desk.now(), device_of(stamp)
    field, _, key = path.partition("/")
    if path == DELETED:
        named, words = "", "the deletion" if value else "that it was brought back"
    else:
        named = f"{field.removesuffix('_at').replace('_', ' ')}{' ' + key if key else ''}"
        words = "" if is_private(conflict.table, path) else _said(value, now)
    is_here = desk.local.read("device").strip() == device.encode("utf-8", "replace")
    return Side(
        field=named,
        words=words,
        at=datetime.fromtimestamp(ms_of(stamp) / 1000, UTC).astimezone(now.tzinfo),
        machine="here" if is_here else f"machine {device}",
    )


def is_private(table: str, path: str) -> bool:
    """Tell whether a field is never printed."""
    return table in agenda.PRACTICES and path.partition("/")[0] in agenda.kind(table).PRIVATE


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
