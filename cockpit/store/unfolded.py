"""What the journals hold since the last fold: the codes given and the customers named that the hints may not know.

Read by capturing, so no more than a bounded number of bytes: where there is more, `is_all` is False.
"""

from __future__ import annotations

from cockpit.domain.people import Customer, fold, followed, id_of
from cockpit.domain.record import SHORTEST_TAIL, tail
from cockpit.store import codec, journal, months
from cockpit.store.fold import Document
from cockpit.store.hints import MOST_NAMES, MOST_TAILS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cockpit.store.folder import Folder
    from cockpit.store.hints import Hints

_MOST = 1 << 17  # bytes: more than a reader leaves unfolded
_ID, _ID_ENDS = b'"id":"', b'","set":'
_DIGITS = 40  # more than an id has
_TRIES = 100
_SURE_TAIL = 7  # characters: 35 bits that chance does not give twice among what one seller has open
_OF_CUSTOMER = b'"table":"customer"'


class Unfolded:
    """The end of every device's journal, from where the hints say that it was folded."""

    __slots__ = ("_ends", "is_all")

    def __init__(self, folder: Folder, folded: Mapping[str, int]) -> None:
        self._ends: list[bytes] = []
        self.is_all = True
        room = _MOST
        for device in folder.names("journal"):
            for file in months.of_device(folder, device):
                size, start = folder.size(file), folded.get(file, 0)
                begin = max(start, size - room)
                if size < start or begin > start:  # it was put back to an earlier state, or there is too much
                    self.is_all = False
                self._ends.append(folder.read(file, begin, max(0, size - begin)))
                room -= len(self._ends[-1])
                if file in folded or not room:
                    break

    def tails(self) -> set[str]:
        """Return the shortest tails of the records that were changed."""
        parts = (part.partition(_ID_ENDS) for data in self._ends for part in data.split(_ID)[1:])
        return {
            tail(int(number))
            for number, ends, _ in parts
            if ends and number.isdigit() and len(number) < _DIGITS
        }

    def customers(self) -> tuple[list[Customer], bool]:
        """Return the customers first named, and whether that is all there is to know of any."""
        documents: dict[int, Document] = {}
        for change in self._of_customers():
            documents.setdefault(change.id, Document()).apply(change)
        found = []
        is_all = self.is_all
        for record_id, document in documents.items():
            try:
                one = codec.decode(Customer.KIND, record_id, document.values, deleted=document.is_deleted)
            except codec.Unreadable:  # what was changed of one that was named earlier
                is_all = False
                continue
            found += [one] if isinstance(one, Customer) else []
        return found, is_all

    def _of_customers(self) -> Iterator[journal.Change]:
        """Yield what is said of customers, but by what was cut off while it was written: that counts for nothing."""
        for data in self._ends:
            if _OF_CUSTOMER not in data:
                continue
            lines = data.split(b"\n")
            sizes: dict[str, int] = {}
            for at in map(journal.stamp_of, lines):
                sizes[at] = sizes.get(at, 0) + 1
            for line in lines:
                change = journal.decode(line) if _OF_CUSTOMER in line else None
                if change is not None and change.table == Customer.KIND and sizes[change.at] == change.size:
                    yield change


def free_id(make_id: Callable[[], int], hints: Hints, unfolded: Unfolded) -> tuple[int, int]:
    """Return a new id, and how many characters of its tail make a code that no open record has.

    Where not all codes in use are known, a longer one is given.
    """
    used = unfolded.tails().union(hints.tails)
    if unfolded.is_all and len(hints.tails) < MOST_TAILS:
        for _ in range(_TRIES):
            record_id = make_id()
            if tail(record_id) not in used:
                return record_id, SHORTEST_TAIL
    return make_id(), _SURE_TAIL


def find_customer(folder: Folder, device: Callable[[], str], name: str, hints: Hints) -> Customer | None:
    """Return the customer of a name that the hints do not have; None where there is none.

    They have the latest names only, and who wrote a name may have been killed before they learned it. What was
    written since the last fold tells, mostly; else the book is asked. Raises BookError.
    """
    found, is_all = Unfolded(folder, hints.folded).customers()
    known = {one.id: one for one in found}
    if not is_all or len(hints.names) >= MOST_NAMES:
        from cockpit.store import snapshot
        from cockpit.store.book import Book

        book = Book(folder, device, lambda: 0)
        if id_of(name) not in book.customers and snapshot.holds(folder, id_of(name)):
            book.load_history()
        known = book.customers
    wanted = fold(name)
    named = (one for one in known.values() if wanted in {fold(one.said), *map(fold, one.names())})
    leading = (followed(one.id, known) for one in sorted(named, key=lambda one: not one.is_open()))
    return next((one for one in leading if one is not None and one.is_open()), None)
