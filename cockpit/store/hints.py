"""All that capturing may read: customers' names, when promises were made and delivered, and the codes in use.

A bounded cache, rebuilt with the snapshot and kept up by whoever writes; losing it costs completions, no data.
A damaged one is not read: a wrong customer's id would go into the journal.
"""

from __future__ import annotations

from datetime import UTC, datetime

from cockpit.domain.people import fold
from cockpit.errors import BookError
from cockpit.store import journal
from cockpit.store.journal import sealed, unsealed
from cockpit.store.light_json import dumps_ascii, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cockpit.domain.people import Customer
    from cockpit.store.folder import Folder

HINTS = "hints.json"
MOST_NAMES = 1000
MOST_DELIVERIES = 50
MOST_TAILS = 2000
_MOST_SECONDS = 10_000_000_000  # three hundred years


class Hints:
    """`names` maps folded names to (name to show, customer id), the latest last.

    `deliveries` are the last of each kind of promise: when they were made and delivered, in seconds since 1970 UTC.
    `tails` are those of the codes in use, up to the offset of each device's latest journal file in `folded`; no more
    than MOST_TAILS are kept. `is_lost` tells that there was no sound file to read. `schema` is the book's as its last
    writer knew it: of a newer one than ours nothing else is read, and nothing may be written.
    """

    __slots__ = ("deliveries", "folded", "is_lost", "names", "schema", "tails")

    def __init__(
        self,
        names: dict[str, tuple[str, int]] | None = None,
        deliveries: dict[str, list[tuple[int, int]]] | None = None,
        tails: list[str] | None = None,
        *,
        folded: dict[str, int] | None = None,
        is_lost: bool = False,
        schema: int = 1,
    ) -> None:
        self.is_lost = is_lost
        self.schema = schema
        self.names = names or {}
        self.deliveries = deliveries or {}
        self.tails = tails or []
        self.folded = folded or {}

    def known(self) -> dict[str, str]:
        """Return the names to show by their folded forms, the latest first."""
        return {folded: shown for folded, (shown, _) in reversed(self.names.items())}

    def delivered(self, kind: str, now: datetime) -> list[tuple[datetime, datetime]]:
        """Return when the last promises of that kind were made and delivered, in the zone of `now`."""
        return [
            (
                datetime.fromtimestamp(made, UTC).astimezone(now.tzinfo),
                datetime.fromtimestamp(done, UTC).astimezone(now.tzinfo),
            )
            for made, done in self.deliveries.get(kind, ())
        ]

    def learn(
        self,
        customers: Iterable[Customer] = (),
        deliveries: Mapping[str, tuple[datetime, datetime]] | None = None,
    ) -> None:
        """Take in customers as they are now (those merged or deleted go) and further deliveries."""
        for customer in customers:
            for name in (*customer.names(), customer.said):
                self.names.pop(fold(name), None)
            if customer.is_open():
                for name in reversed(list(customer.names())):
                    if fold(name):  # another program may have written a name without a letter
                        self.names[fold(name)] = (customer.display, customer.id)
        self.names = dict(list(self.names.items())[-MOST_NAMES:])
        for kind, (made, done) in (deliveries or {}).items():
            known = [*self.deliveries.get(kind, ()), (round(made.timestamp()), round(done.timestamp()))]
            self.deliveries[kind] = known[-MOST_DELIVERIES:]

    def save(self, folder: Folder) -> None:
        """Write the hints. The caller holds the lock."""
        names = {name: [shown, str(customer)] for name, (shown, customer) in self.names.items()}
        body = {
            "schema": journal.SCHEMA,
            "customers": names,
            "deliveries": self.deliveries,
            "tails": self.tails[-MOST_TAILS:],
            "folded": self.folded,
        }
        folder.replace(HINTS, sealed(dumps_ascii(body)[:-1].encode()))


def load(folder: Folder) -> Hints:
    """Return the hints; empty ones where the file is missing, damaged or cannot be read."""
    try:
        body = loads((unsealed(folder.read(HINTS)) or b"").decode())
        schema = int(body.get("schema", 1))  # the first ones did not say it
        if schema > journal.SCHEMA:
            return Hints(schema=schema)
        names = {
            name: (str(shown), int(customer)) for name, (shown, customer) in body.get("customers", {}).items()
        }
        if "durations" in body:  # of a version that kept how long they took, whatever was worked of it
            return Hints(is_lost=True)
        deliveries = {
            kind: [(int(made), int(done)) for made, done in pairs]
            for kind, pairs in body.get("deliveries", {}).items()
        }
        if not all(name and 0 <= customer < journal.MOST_IDS for name, (_, customer) in names.items()):
            raise ValueError("no customer")
        if not all(
            abs(one) < _MOST_SECONDS for pairs in deliveries.values() for pair in pairs for one in pair
        ):
            raise ValueError("no delivery")
        folded = {file: max(0, int(end)) for file, end in body.get("folded", {}).items()}
        if not all(folder.size(file) for file, end in folded.items() if end):
            raise ValueError("made of journals that are not here: of another book, perhaps")
        return Hints(names, deliveries, [str(one) for one in body.get("tails", ())], folded=folded)
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError, BookError):
        return Hints(is_lost=True)


def keep_up(
    folder: Folder,
    *,
    customers: Iterable[Customer] = (),
    deliveries: Mapping[str, tuple[datetime, datetime]] | None = None,
    begins: bool = False,
) -> None:
    """Let the hints learn, where that works: what they follow is on disk already, and failing it would be untrue.

    Lost ones learn nothing: half-made, they would pass for whole. Whoever captures next makes them anew. Where the book
    `begins`, those made are whole: nothing is folded yet, and what is not is read beside them.
    """
    try:
        if load(folder).is_lost and not begins:
            return
        with folder.lock():
            hints = load(folder)
            if (hints.is_lost and not begins) or hints.schema > journal.SCHEMA:
                return
            hints.learn(customers, deliveries)
            hints.save(folder)
    except BookError:
        return
