"""What lost to a concurrent edit of another device: it shows no more, but it is not gone.

Per path the greater stamp wins. Whoever wrote it may have seen the value that lost: then it was changed, not lost.
The journals tell, for a line holds the values that it replaced (`was`), a deletion all those of its record; and a
device has always seen what it wrote itself. Where they cannot tell, the value counts as lost: better told twice
than never. Once settled, it is noted in the record; where that was undone, only what came later says anything.
"""

from __future__ import annotations

import json
from hashlib import blake2b

from cockpit.domain.people import Customer
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove, NothingFound
from cockpit.store import codec, journal, months
from cockpit.store.fold import DELETED, SETTLED, Document, from_json
from cockpit.store.hybrid_clock import device_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from cockpit.store.book import Book
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change

_SPELLING = "said"  # of a customer: two devices that first wrote a name never differ in more than its case


class Conflict(Record):
    """A value that lost: of which record and path, when and where it was written, and what stands instead.

    Values are as the journal has them, None where one was taken away; `at` and `stands_at` are stamps. An edit
    lost to a deletion has `stands_path` "deleted"; a deletion lost to an edit has that as its own path.
    """

    table: str
    id: int
    path: str
    lost: Any
    at: str
    stands: Any
    stands_path: str
    stands_at: str

    @property
    def key(self) -> str:
        """The path in the record under which it is noted that this was settled."""
        return _key(self.at, self.path)

    @property
    def number(self) -> int:
        """A number of 64 bits made of record, path and the stamp that lost: the same at any time, on every machine."""
        what = "\0".join((self.table, str(self.id), self.key)).encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(what, digest_size=8).digest(), "big")


class _Edit:
    """One path of one line. A blind one tells nothing of what others wrote."""

    __slots__ = ("at", "device", "is_blind", "value", "was")

    def __init__(self, change: Change, path: str, *, is_blind: bool) -> None:
        self.at = change.at
        self.device = device_of(change.at)
        self.is_blind = is_blind
        self.value = _value(change.to, path)
        self.was = _value(change.was, path)

    def saw(self, other: _Edit) -> bool:
        """Tell whether whoever made this edit of a path knew that other one of it."""
        return self.device == other.device or (not self.is_blind and self.was == other.value)


def conflicts_in(folder: Folder) -> list[Conflict]:
    """Return the conflicts in the journals of a book, the oldest first. Raises BookError."""
    if len(folder.names("journal")) < 2:
        return []  # one machine alone: ten years of it need not be read
    return find(change for file in months.files(folder) for change in journal.changes_in(folder, file)[0])


def find(changes: Iterable[Change]) -> list[Conflict]:
    """Return the conflicts among changes, the oldest first."""
    records: dict[tuple[str, int], list[Change]] = {}
    undoing: set[str] = set()
    for change in changes:
        if change.undoes:  # the first line tells it for its transaction
            undoing.add(change.at)
        if change.table in codec.TABLES:
            records.setdefault((change.table, change.id), []).append(change)
    found: list[Conflict] = []
    for (table, record_id), lines in records.items():
        if len({device_of(line.at) for line in lines}) > 1:
            lines.sort(key=lambda line: line.at)
            found += _Weighed(table, record_id, lines, undoing).conflicts()
    return sorted(found, key=lambda one: (one.at, one.table, one.id, one.path))


class _Weighed:
    """One record, as its lines fold, and each path's edits in the order of their stamps."""

    def __init__(self, table: str, record_id: int, lines: list[Change], undoing: set[str]) -> None:
        self.table = table
        self.id = record_id
        self.lines = lines
        self.document = Document()
        for line in lines:
            self.document.apply(line)
        self.edits: dict[str, list[_Edit]] = {}
        keyed = {path.partition("/")[0] for line in lines for path in line.to if "/" in path}
        items = {path for line in lines for path in _paths(line.to, keyed)}
        for line in lines:
            # making a record, one has seen nothing of it; taking something back, what one had written oneself
            is_blind = line.is_new or line.at in undoing
            for path in items:
                if path in line.to or path.partition("/")[0] in line.to:
                    self.edits.setdefault(path, []).append(_Edit(line, path, is_blind=is_blind))

    def conflicts(self) -> Iterator[Conflict]:
        """Yield what lost and was not settled, of equal values of a path the latest."""
        latest: dict[tuple[str, str], Conflict] = {}
        for path, made in self.edits.items():
            if path.startswith(f"{SETTLED}/") or (self.table == Customer.KIND and path == _SPELLING):
                continue
            for place, edit in enumerate(made):
                by = self._overruled_by(path, edit, made[place + 1 :])
                if by is not None:
                    latest[path, repr(edit.value)] = self._lost(path, edit, *by)
        return (one for one in latest.values() if not self.document.get(one.key))

    def _lost(self, path: str, edit: _Edit, by: str, by_at: str) -> Conflict:
        return Conflict(
            table=self.table,
            id=self.id,
            path=path,
            lost=edit.value,
            at=edit.at,
            stands=self.document.get(by),
            stands_path=by,
            stands_at=by_at,
        )

    def _overruled_by(self, path: str, edit: _Edit, later: list[_Edit]) -> tuple[str, str] | None:
        """Return the path and stamp of what stands against an edit without having seen it."""
        since = self.document.stamps.get(_key(edit.at, path), "")
        if edit.value != self.document.get(path):
            lost = bool(later) and not any(one.saw(edit) for one in later if one.at > since)
            return (path, later[-1].at) if lost else None
        if path == DELETED:
            return self._revived_by(edit, since)
        return self._buried_by(path, edit, since)

    def _revived_by(self, deletion: _Edit, since: str) -> tuple[str, str] | None:
        """Return the last of the edits that brought a record back unaware of its deletion."""
        if not deletion.value or self.document.is_deleted:
            return None
        later = [
            (path, line.at)
            for line in self.lines
            for path in line.to
            if line.at > deletion.at and not path.startswith(f"{SETTLED}/")
        ]
        is_known = any(device_of(at) == deletion.device for _, at in later if at > since)
        return later[-1] if later and not is_known else None

    def _buried_by(self, path: str, edit: _Edit, since: str) -> tuple[str, str] | None:
        """Return the deletion of the record where nobody who deleted it had seen the edit."""
        if not self.document.is_deleted or edit.at >= self.document.stamps[DELETED]:
            return None
        later = [line for line in self.lines if line.at > max(edit.at, since) and DELETED in line.to]
        for line in reversed(later):
            if not line.to[DELETED]:
                break  # taken back: what was deleted before it says nothing
            if (
                device_of(line.at) == device_of(edit.at)
                or not line.was
                or _value(line.was, path) == edit.value
            ):
                return None
        return DELETED, self.document.stamps[DELETED]


def _key(at: str, path: str) -> str:
    return f"{SETTLED}/{at}/{path}"


def _paths(to: Iterable[str], keyed: set[str]) -> Iterator[str]:
    return (path for path in to if "/" in path or path not in keyed)


def _value(values: Any, path: str) -> Any:
    """Return the value of a path in a line, also where the whole field was given."""
    field, slash, key = path.partition("/")
    if path in values or not slash:
        return values.get(path)
    whole = values.get(field)
    return whole.get(key) if isinstance(whole, dict) else None


def restore(book: Book, conflict: Conflict, did: str) -> int:
    """Let the value that lost stand, as one action; return the record's id. A deleted record comes back with it.

    Raises NothingFound where it is not as it was read, IllegalMove where the record would not read with the value.
    """
    book.refresh()
    with book.transaction() as transaction:
        document = _still(book, conflict)
        to = {conflict.path: conflict.lost, conflict.key: True}
        if document.is_deleted:
            to[DELETED] = conflict.lost if conflict.path == DELETED else None
        change = journal.Change(conflict.table, conflict.id, to, was=document.by_path())
        _try(document, change)
        transaction.did = did
        transaction.add(change)
    return conflict.id


def dismiss(book: Book, conflict: Conflict, did: str) -> int:
    """Note that what stands is right, as one action, for every device; return the record's id.

    Raises NothingFound where the conflict is not as it was read.
    """
    book.refresh()
    with book.transaction() as transaction:
        _still(book, conflict)
        transaction.did = did
        transaction.add(journal.Change(conflict.table, conflict.id, {conflict.key: True}))
    return conflict.id


def _still(book: Book, conflict: Conflict) -> Document:
    """Return the record's document, if what stands there is what stood when the conflict was read.

    Asked of memory and not of the journals: whoever captures meanwhile waits for the lock.
    """
    book.load_history()
    document = book.document(conflict.table, conflict.id)
    if document is None or document.get(conflict.key):
        raise NothingFound("That was settled meanwhile.", "See `cockpit conflicts`.")
    field = conflict.stands_path.partition("/")[0]
    if conflict.stands_at != max(document.stamps.get(path, "") for path in (field, conflict.stands_path)):
        raise NothingFound(
            "What stands there was changed meanwhile.", "Look at it again: `cockpit conflicts`."
        )
    return document


def _try(document: Document, change: Change) -> None:
    tried = from_json(json.loads(json.dumps(document.as_json())))
    change.at = tried.last_stamp + "~"  # later than anything
    tried.apply(change)
    try:
        codec.decode(change.table, change.id, tried.values)
    except codec.Unreadable as error:
        raise IllegalMove(
            f"With that value the record would not read: {error}.", "Edit the record instead."
        ) from error
