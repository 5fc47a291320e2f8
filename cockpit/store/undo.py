"""Undo and redo as data: a further transaction that puts back what was, where it still stands.

Each device undoes its own actions, the latest first, whichever process did them, across restarts.
"""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.record import Record
from cockpit.errors import NothingFound
from cockpit.store import journal, months
from cockpit.store.fold import DELETED, SETTLED
from cockpit.store.hybrid_clock import device_of
from cockpit.store.journal import Change
from cockpit.store.migration import is_step
from cockpit.store.recovery import DID as REGAINED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cockpit.store.book import Book
    from cockpit.store.fold import Document

UNDID = "undid: "
_REACH = 1 << 18  # bytes read back of each file at first: some hundred actions
_FURTHER = 64
_NOW = "~"  # sorts after every stamp


class Action(Record):
    """One transaction as the log shows it: its stamp, what it did, its changes, and what it took back."""

    at: str
    did: str
    changes: list[Change]
    undoes: str


class Reverted(Record):
    """What undo or redo did: the action's words, the ids of the records, and what others had changed since.

    `at` is the stamp of the action that was taken back, `by` that of the one that did so.
    """

    did: str
    ids: tuple[int, ...]
    changed_since: tuple[str, ...]
    at: str
    by: str = ""


def actions(book: Book) -> Iterator[Action]:
    """Yield the transactions of all devices, the latest first, reading back only as far as they are asked for."""
    for part in _read_back(book):
        yield from reversed(part)


def undo(book: Book) -> Reverted:
    """Take back this device's last action that still stands. Raises NothingFound when there is none."""
    with book.transaction() as transaction:
        action = _last(book, undone=False)
        if action is None:
            raise NothingFound("There is nothing to undo.", "See `cockpit log`.")
        reverted = _revert(book, action, transaction.add)
        transaction.did, transaction.undoes = UNDID + action.did, action.at
    return reverted.replace(by=transaction.at)


def undo_one(book: Book, at: str) -> Reverted:
    """Take back the action of that stamp alone, whatever was done since, as a further action that undo takes back.

    What was changed since of what it changed stays as it is. Raises NothingFound where nothing of it still stands.
    """
    with book.transaction() as transaction:
        action = next((one for one in actions(book) if one.at == at), None)
        if action is None or is_step(action.changes):
            raise NothingFound("That cannot be taken back.", "See `cockpit log`.")
        reverted = _revert(book, action, transaction.add)
        transaction.did = UNDID + action.did.removeprefix(UNDID)
    return reverted.replace(by=transaction.at)


def redo(book: Book) -> Reverted:
    """Do again what was undone last, if nothing was done since. Raises NothingFound when there is none."""
    with book.transaction() as transaction:
        action = _last(book, undone=True)
        if action is None:
            raise NothingFound("There is nothing to redo.", "See `cockpit log`.")
        reverted = _revert(book, action, transaction.add)
        did = action.did.removeprefix(UNDID)
        transaction.did, transaction.undoes = did, action.at
    return reverted.replace(did=did, by=transaction.at)


def _last(book: Book, *, undone: bool) -> Action | None:
    """Return the action to undo next, or the undo to redo next, walking back part by part until it is plain."""
    history: list[Action] = []
    for part in _read_back(book, book.device()):
        history = [action for action in part if not is_step(action.changes)] + history
        standing, taken_back, is_plain = _stacks(history)
        if undone:
            if taken_back and is_plain:
                return taken_back[-1]
            if is_plain and any(not action.undoes for action in history):
                return None
        elif standing:
            return standing[-1]
    return None


def _stacks(history: Iterable[Action]) -> tuple[list[Action], list[Action], bool]:
    """Return the actions that stand and the undos that could be redone, after playing a history through.

    Also tells whether that is plain, or something was taken back that lies before this history.
    """
    standing: list[Action] = []
    taken_back: list[Action] = []
    is_plain = True
    for action in history:
        if standing and standing[-1].at == action.undoes:
            standing.pop()
            taken_back.append(action)
        elif taken_back and taken_back[-1].at == action.undoes:
            taken_back.pop()
            standing.append(action)
        elif not action.undoes:
            standing.append(action)
            taken_back.clear()
            is_plain = True
        else:
            is_plain = False
    return standing, taken_back, is_plain


def _months(book: Book, device: str = "") -> list[list[str]]:
    """Return the journal files of each month, the latest first; of one device where it is given."""
    found: dict[str, list[str]] = {}
    for file in months.files(book.folder):
        if not device or file.startswith(f"journal/{device}/"):
            found.setdefault(file.rpartition("/")[2][: len("2026-11")], []).append(file)
    return [found[month] for month in sorted(found, reverse=True)]


def _read_back(book: Book, device: str = "") -> Iterator[list[Action]]:
    """Yield what was done before what was yielded last, in the order of stamps, reading ever more of each month."""
    for month in _months(book, device):
        reach, until = _REACH, _NOW
        while until:
            part, since = _actions_of(book, month, reach, until)
            yield part
            reach, until = reach * _FURTHER, min(since, until)


def _actions_of(book: Book, files: Iterable[str], reach: int, until: str) -> tuple[list[Action], str]:
    """Return the actions up to a stamp that lie in the last `reach` bytes of each file, and after which one all do.

    That is empty where the files were read from their start, `until` where no action is all there.
    """
    found: dict[str, list[Change]] = {}
    since = ""
    for file in files:
        # what lies beside the months, as what was regained, has no order
        start = max(0, book.folder.size(file) - reach) if months.is_month(file) else 0
        changes = journal.changes_in(book.folder, file, start)[0]
        if start:  # in the midst of a line: of the first action there may be but a part
            since = max(since, changes[0].at if changes else until)
        for change in changes:
            found.setdefault(change.at, []).append(change)
    return [
        Action(at=at, did=found[at][0].did, changes=found[at], undoes=found[at][0].undoes)
        for at in sorted(found)
        if since < at <= until
    ], since


def _revert(book: Book, action: Action, add: Callable[[Change], None]) -> Reverted:
    ids, since = [], []
    makes_customers = any(change.is_new and change.table == Customer.KIND for change in action.changes)
    in_use = _in_use(book, action) if makes_customers else set()
    for change in reversed(action.changes):
        if change.table == journal.BOOK:
            continue
        if book.document(change.table, change.id) is None:
            book.load_history()
        document = book.document(change.table, change.id)
        if document is None:
            continue
        if change.is_new:
            reversal, told = _unmade(action, change, document, in_use)
        else:
            reversal, told = _put_back(change, document)
        since += told
        if reversal is not None:
            add(reversal)
            ids.append(change.id)
    if not ids:
        why = f"{', '.join(since)} changed since" if since else "it is in use by now"
        raise NothingFound(f"“{action.did}” cannot be undone: {why}.", "Edit the record instead.")
    return Reverted(did=action.did, ids=tuple(reversed(ids)), changed_since=tuple(since), at=action.at)


def _unmade(
    action: Action, change: Change, document: Document, in_use: set[str]
) -> tuple[Change | None, list[str]]:
    """Return what deletes a record that the action made, and what others changed of it since, which forbids that."""
    later = {device_of(at) for at in document.stamps.values() if at > action.at}
    others = later - {device_of(action.at)}
    if others:
        return None, [f"all of it (by {', '.join(sorted(others))})"]
    if change.table == Customer.KIND and str(change.id) in in_use:
        return None, []
    return Change(change.table, change.id, {DELETED: True}, was=document.by_path()), []


def _put_back(change: Change, document: Document) -> tuple[Change | None, list[str]]:
    """Return what puts back the values that a change replaced, where they stand, and what others changed since."""
    is_settling = all(path.startswith(f"{SETTLED}/") for path in change.to)
    # a change of anything else would bring it back
    if document.is_deleted and DELETED not in change.to and not is_settling:
        return None, [f"all of it (deleted by {device_of(document.stamps[DELETED])})"]
    to, was, since = {}, {}, []
    for path in change.to:
        if change.did == REGAINED and path != DELETED:  # it does not tell what was there before
            since.append(f"{path.partition('/')[0]} (regained from a damaged line)")
        elif _stands(document, path, change):
            to[path], was[path] = change.was.get(path), change.to[path]
        else:
            since.append(f"{path.partition('/')[0]} (by {device_of(document.stamps.get(path, ''))})")
    if not to:
        return None, since
    was = document.by_path() if to.get(DELETED) else was  # as with every deletion
    return Change(change.table, change.id, to, was=was), since


def _stands(document: Document, path: str, change: Change) -> bool:
    """Tell whether a change of this device still holds.

    All that the device did since was taken back: where it set the same value again, that was undo or redo.
    """
    at = document.stamps.get(path, "")
    is_ours = device_of(at) == device_of(change.at)
    return at == change.at or (is_ours and document.get(path) == change.to[path])


def _in_use(book: Book, action: Action) -> set[str]:
    """Return the customers, by id, that were known before the action, or that any other record is about.

    A capture that knows no better makes a customer anew, so history is asked, too.
    """
    book.load_history()
    own = {change.id for change in action.changes}
    found = {
        str(document.values.get("customer"))
        for documents in book.tables.values()
        for record_id, document in documents.items()
        if record_id not in own and not document.is_deleted
    }
    customers = book.tables.get(Customer.KIND, {}).items()
    return found | {
        str(one)
        for one, document in customers
        if min(document.stamps.values(), default=action.at) < action.at
    }
