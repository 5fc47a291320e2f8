"""Feeds: the deadlines as phones and calendars poll them, their bytes kept per record.

Nearly every poll finds nothing changed, and most others a record or two. So what was written of a record is kept until
that record, its customer or its code changes, and a feed is joined from what is kept. What is over is left out: who
polls drops it by itself.
"""

from __future__ import annotations

from gzip import compress
from hashlib import sha256

from cockpit.calendar.ics import END, head
from cockpit.calendar.record_events import NONE, RecordEvents, Telling, standing, tells_contacts
from cockpit.domain.contacts import NEVER, in_touch
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cockpit.calendar.record_events import LeftOut, Lookups
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry

ALL = "all"
_QUICK = 1  # of gzip: a third more bytes than the best of it, in a fifth of the time
_AT_ONCE = 128  # events that are joined to a piece: a change costs the joining of its piece, not of all
_MARK = 32  # characters
# A calendar must hold something (RFC 5545, 3.6); a zone is shown by nobody.
_NO_EVENTS = (
    b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


class FeedFile(Record):
    """What a feed holds as it is: its bytes and the mark by which a reader asks whether that has changed."""

    data: bytes
    mark: str
    events: int


class Feed:
    """One feed: of a kind of record or of all, at a level of privacy."""

    def __init__(self, kind: str, told: Telling) -> None:
        self.kind, self.told = kind, told
        self._records: dict[int, RecordEvents] = {}
        self._events: dict[tuple[int, str], bytes] = {}
        self._source: dict[tuple[int, str], int] = {}  # of each event: the record that has it now
        self._order: list[tuple[int, str]] | None = None
        self._place: dict[tuple[int, str], int] = {}  # of each event: its piece
        self._pieces: list[tuple[bytes, bytes] | None] = []  # with the checksum of each
        self._file: FeedFile | None = None
        self._small = "", b""  # compressed, with the mark of what it is

    @property
    def left_out(self) -> list[LeftOut]:
        """What could not be written."""
        return [left for one in self._records.values() for left in one.left_out]

    def has(self, record: Entry) -> bool:
        """Tell whether a record is of the kind of this feed."""
        return self.kind in (ALL, record.KIND)

    def put(self, record_id: int, written: RecordEvents) -> None:
        """Take in what is written of a record now."""
        before = self._records.get(record_id, NONE)
        if before == written:
            return
        self._file = None
        if before.events.keys() != written.events.keys():
            self._order = None
            for gone in before.events:
                if self._source.get(gone) == record_id:  # else a promise given anew took it over
                    del self._events[gone], self._source[gone]
        self._events |= written.events
        self._source |= dict.fromkeys(written.events, record_id)
        if self._order is not None:
            for order in written.events:
                self._pieces[self._place[order]] = None
        self._records[record_id] = written

    def file(self) -> FeedFile:
        """Return what it holds, joined anew only where something has changed."""
        if self._file is None:
            if self._order is None:
                self._order = sorted(self._events)
                self._place = {order: place // _AT_ONCE for place, order in enumerate(self._order)}
                self._pieces = [None] * -(-len(self._order) // _AT_ONCE)
            pieces = [kept or self._joined(place, self._order) for place, kept in enumerate(self._pieces)]
            self._pieces = [*pieces]
            before = head()
            self._file = FeedFile(
                data=b"".join([before, *([data for data, _ in pieces] or [_NO_EVENTS]), END]),
                mark=sha256(before + b"".join(check for _, check in pieces)).hexdigest()[:_MARK],
                events=len(self._order),
            )
        return self._file

    def _joined(self, place: int, order: list[tuple[int, str]]) -> tuple[bytes, bytes]:
        its = order[place * _AT_ONCE : (place + 1) * _AT_ONCE]
        data = b"".join(map(self._events.__getitem__, its))
        return data, sha256(data).digest()

    def compressed(self, file: FeedFile) -> bytes:
        """Return what it held as that file, for a reader who takes gzip."""
        mark, small = self._small
        if mark != file.mark:
            small = compress(file.data, _QUICK, mtime=0)
            self._small = file.mark, small
        return small


class Feeds:
    """All feeds of a book: what changed is written anew in each that was asked for."""

    def __init__(self) -> None:
        self._feeds: dict[tuple[str, Telling], Feed] = {}
        self._records: Mapping[int, Entry] = {}
        self._owner: dict[int, int] = {}  # of each record: whom it is about, after all merges
        self._theirs: dict[int, set[int]] = {}
        self._in_touch: dict[int, InTouch] = {}
        self._written: dict[Telling, dict[int, RecordEvents]] = {}  # feeds that tell as much share it

    def take_in(
        self,
        records: Mapping[int, Entry],
        changed: Iterable[int],
        asked: Lookups,
        became: Mapping[int, int],
    ) -> None:
        """Take in the records with these ids as they are now; an id may be a customer's, and so mean all of theirs.

        Raises BookError where the book does not read.
        """
        self._records = records
        ids = set(changed)
        if not ids <= records.keys():  # of a customer, who may have been renamed, merged, or told apart again
            ids = ids.union(*(self._theirs[one] for one in ids & self._theirs.keys()))
            ids = ids | {
                one for one, record in records.items() if self._owner.get(one) != _owner(record, became)
            }
        people: set[int] = set()
        for record_id in ids:
            people |= self._settle(record_id, became)
        for customer in people:
            stands = in_touch(self._telling(self._theirs.get(customer, set())))
            if stands != self._in_touch.get(customer, NEVER):
                self._in_touch[customer] = stands
                ids = ids | self._theirs[customer]
        for written in self._written.values():
            for record_id in ids:
                written.pop(record_id, None)
        for feed in self._feeds.values():
            self._write(feed, ids, asked)

    def feed(self, kind: str, told: Telling, asked: Lookups) -> Feed:
        """Return a feed; one that was never asked for is written first. Raises BookError."""
        if (kind, told) not in self._feeds:
            feed = Feed(kind, told)
            self._write(feed, self._records, asked)
            self._feeds[kind, told] = feed
        return self._feeds[kind, told]

    def _settle(self, record_id: int, became: Mapping[int, int]) -> set[int]:
        """Note whom a record is about now; return whom it was about, and whom it is."""
        people, record = set(), self._records.get(record_id)
        if record_id in self._owner:
            before = self._owner.pop(record_id)
            self._theirs[before].discard(record_id)
            people.add(before)
        owner = _owner(record, became) if record is not None else None
        if owner is not None:
            self._owner[record_id] = owner
            self._theirs.setdefault(owner, set()).add(record_id)
            people.add(owner)
        return people

    def _telling(self, ids: Iterable[int]) -> list[Entry]:
        found = (self._records[one] for one in ids if one in self._records)
        return [one for one in found if tells_contacts(one)]

    def _write(self, feed: Feed, ids: Iterable[int], asked: Lookups) -> None:
        written = self._written.setdefault(feed.told, {})
        for record_id in ids:
            record = self._records.get(record_id)
            if record is None:
                feed.put(record_id, NONE)
            elif feed.has(record):
                if record_id not in written:
                    written[record_id] = standing(record, asked, feed.told, self._touched)
                feed.put(record_id, written[record_id])

    def _touched(self, record: Entry) -> InTouch | None:
        owner = self._owner.get(record.id)
        return self._in_touch.get(owner) if owner is not None else None


def _owner(record: Entry, became: Mapping[int, int]) -> int | None:
    """Return whom a record is about, after all merges."""
    return became.get(record.customer, record.customer) if record.customer is not None else None
