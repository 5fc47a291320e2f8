"""What changed in the book, sent to the calendar server: only what is ours in an entry, and only over what was seen."""

from __future__ import annotations

from functools import partial

from cockpit.calendar.dav_entry import UNREADABLE, entry_of, new_body, patched
from cockpit.calendar.dav_server import ChangedThere, EntryRefused
from cockpit.desk import phone_inbox
from cockpit.desk.caldav_map import KnownEntry
from cockpit.desk.caldav_round import FIELDS, WAITS, is_mass, value_of
from cockpit.desk.phone_inbox import DELETED
from cockpit.errors import OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.calendar.dav_wanted import Wanted
    from cockpit.desk.caldav_round import SyncRound

_TRIES = 3
_MOST_REFUSED = 5  # in a row: then it is the server's trouble, and not that of an entry
_SAVED_EVERY = 50  # entries at least, and a twentieth of all: what is known of ten thousand is megabytes


class Pusher:
    """Sends what changed here, entry by entry."""

    def __init__(self, round_: SyncRound) -> None:
        self.round = round_
        self.by_uid = {one.uid: href for href, one in round_.known.entries.items() if one.uid}
        self._drop_settled()
        self.held = {(one.href, one.what) for one in phone_inbox.waiting(round_.desk)}

    def _drop_settled(self) -> None:
        """Let nothing wait that was settled elsewhere: on another machine, or by what was done here since."""
        for item in phone_inbox.waiting(self.round.desk):
            entry = self.round.known.entries.get(item.href)
            if entry is None or not entry.record:
                continue
            wanted = self.round.here.of_uid(entry.uid, entry)
            if wanted is None:
                self.round.settle(item.href)
                continue
            if item.what in {WAITS[one] for one in FIELDS if value_of(entry, one) == value_of(wanted, one)}:
                self.round.settle(item.href, item.what)

    def run(self, tell: Callable[[int, int], None]) -> None:
        """Send all. Raises OtherSideError where the server goes away, or refuses one after the other."""
        changed, over = self._changed()
        work = [partial(self._send, one) for one in self.round.here.open.values() if self._is_new(one)]
        work += [partial(self._send, wanted, href) for href, wanted in changed]
        work += [partial(self._delete, href) for href in over]
        if self.round.dry_run:
            self.round.sent, self.round.deleted = len(work) - len(over), len(over)
            return
        in_a_row = 0
        for number, one in enumerate(work, 1):
            try:
                one()
                in_a_row = 0
            except EntryRefused as error:
                in_a_row += 1
                self.round.refused.append(str(error))
                if in_a_row == _MOST_REFUSED:
                    raise OtherSideError(
                        f"The server refuses one entry after the other: {error}.",
                        "It is tried again the next time.",
                        "Nothing was lost.",
                    ) from error
            tell(number, len(work))
            if not number % max(_SAVED_EVERY, len(work) // 20):
                self.round.known.save()

    def _changed(self) -> tuple[list[tuple[str, Wanted]], list[str]]:
        """Return what is there and to be sent again, by path, and the paths of what stands for nothing any more."""
        here, changed, over = self.round.here, [], []
        for href, entry in self.round.known.entries.items():
            is_left_out = bool(entry.record) and int(entry.record) in here.left_out
            if is_left_out or entry.place in self.round.lost or not (entry.record or entry.uid in here.open):
                continue
            found = here.of_uid(entry.uid, entry)
            if found is None:
                over.append(href)
            elif self._is_to_send(href, found):
                changed.append((href, found))
        return changed, self._may_go(over)

    def _may_go(self, over: list[str]) -> list[str]:
        """Return what may be deleted there: many at once want a word first, and so does what this book never had.

        What was deleted here, the book still knows; an older copy of it, put back, does not know what came later.
        """
        known, book = self.round.known.entries, self.round.desk.book
        unknown = [href for href in over if book.get(int(known[href].record)) is None]
        if unknown and not self.round.yes:
            self.round.held_back.append(
                f"“{known[unknown[0]].title}” stands on the server, and this book knows nothing of it ({len(unknown)} "
                "such): was an older copy put back? They were left there; `cockpit calendar sync --yes` takes them off."
            )
            over = [href for href in over if href not in unknown]
        ours = sum(1 for one in known.values() if one.record and one.sent)
        if not self.round.yes and is_mass(len(over), ours):
            self.round.held_back.append(
                f"{len(over)} of {ours} entries on the server stand for nothing in this book. They were left there; "
                "`cockpit calendar sync --yes` takes them off it."
            )
            return []
        return over

    def _is_new(self, wanted: Wanted) -> bool:
        """Tell whether an entry is to be made: what was deleted there waits for a word first."""
        place = wanted.collection
        can_be = place in self.round.known.places and place not in self.round.lost
        return can_be and wanted.uid not in self.by_uid and (self._path(wanted), DELETED) not in self.held

    def _path(self, wanted: Wanted) -> str:
        return f"{self.round.known.places[wanted.collection].href}{wanted.uid.partition('@')[0]}.ics"

    def _is_to_send(self, href: str, wanted: Wanted) -> bool:
        entry = self.round.known.entries[href]
        if not entry.sent:
            return (href, DELETED) not in self.held
        return not entry.record or bool(self._fields(href, entry, wanted))

    def _fields(self, href: str, entry: KnownEntry, wanted: Wanted) -> list[str]:
        """Return what of an entry is another here, and may be sent: what waits for a word stays as it is there."""
        found = [
            field
            for field in FIELDS
            if value_of(entry, field) != value_of(wanted, field) and (href, WAITS[field]) not in self.held
        ]
        return found + [name for name in ("told", "alarms") if getattr(entry, name) != getattr(wanted, name)]

    def _send(self, wanted: Wanted, href: str | None = None) -> None:
        """Send an entry as it is wanted, to where it stands if it does. Raises EntryRefused."""
        round_ = self.round
        for _ in range(_TRIES):
            try:
                if href is None or not round_.known.entries[href].sent:
                    self._create(wanted, href)
                else:
                    self._update(href, wanted)
            except ChangedThere:
                href = href or self.by_uid[wanted.uid]
                self._look_again(href)
                now = round_.here.of_uid(wanted.uid, round_.known.entries.get(href))
                self.held = {(one.href, one.what) for one in phone_inbox.waiting(round_.desk)}
                if now is None:
                    return  # what came from there ended it: the next round takes it off
                wanted = now
                continue
            return
        raise EntryRefused(f"“{wanted.title}” changes there all the time")

    def _create(self, wanted: Wanted, href: str | None) -> None:
        round_ = self.round
        href = href or self._path(wanted)
        entry = KnownEntry(place=wanted.collection, uid=wanted.uid, component=wanted.component, sent=False)
        round_.known.entries[href] = self._as_sent(entry, wanted)  # first: an answer may be lost
        self.by_uid[wanted.uid] = href
        seed = round_.known.seeds.get(str(wanted.record)) if wanted.component == "VTODO" else None
        try:
            etag = round_.server.put(href, new_body(wanted, seed.encode() if seed else None), "")
        except EntryRefused as error:
            del round_.known.entries[href], self.by_uid[wanted.uid]
            raise EntryRefused(f"“{wanted.title}”: {error}") from error
        if seed:
            round_.known.seeds.pop(str(wanted.record), None)
        round_.known.entries[href] = round_.known.entries[href].replace(etag=etag, sent=True)
        round_.sent += 1

    def _update(self, href: str, wanted: Wanted) -> None:
        round_ = self.round
        entry = round_.known.entries[href]
        etag, body = round_.bodies.get(href) or (None, b"")
        if etag != entry.etag:
            there = round_.server.body(href)
            if there is None or not entry.record or there[0] != entry.etag:
                raise ChangedThere
            etag, body = there
        fields = self._fields(href, entry, wanted)
        if not fields:
            return
        try:
            new = round_.server.put(href, patched(body, wanted, fields, entry.told), entry.etag)
        except EntryRefused as error:
            raise EntryRefused(f"“{wanted.title}”: {error}") from error
        except UNREADABLE as error:
            raise EntryRefused(f"“{wanted.title}”: what is there cannot be read") from error
        round_.bodies.pop(href, None)
        round_.known.entries[href] = self._as_sent(entry, wanted, fields).replace(etag=new)
        round_.sent += 1

    def _as_sent(self, entry: KnownEntry, wanted: Wanted, fields: list[str] | None = None) -> KnownEntry:
        names = (*FIELDS, "told", "alarms") if fields is None else fields
        changes = {name: getattr(wanted, name) for name in names}
        return entry.replace(record=str(wanted.record), purpose=wanted.purpose, kind=wanted.kind, **changes)

    def _look_again(self, href: str) -> None:
        """See what is there now, and take in what changed. Where nothing is, it is to be put there again."""
        round_ = self.round
        there = round_.server.body(href)
        entry = round_.known.entries[href]
        if there is None:
            round_.known.entries[href] = entry.replace(sent=False, etag="")
            return
        etag, body = there
        try:
            found = entry_of(body, round_.desk.now().tzinfo)  # type: ignore[arg-type]  # now has a zone
        except UNREADABLE as error:
            raise EntryRefused(f"“{entry.title}”: what is there cannot be read") from error
        if not entry.record:
            entry = entry.replace(has_base=False)
        round_.bodies[href] = there
        round_.known.entries[href] = round_.compared(href, entry, found).replace(etag=etag, sent=True)

    def _delete(self, href: str) -> None:
        """Take an entry off that stands for nothing any more; what was changed on it there is taken in first."""
        round_ = self.round
        for _ in range(_TRIES):
            entry = round_.known.entries[href]
            try:
                if entry.sent:
                    round_.server.delete(href, entry.etag)
            except ChangedThere:
                self._look_again(href)
                continue
            except EntryRefused as error:
                raise EntryRefused(f"“{entry.title}”: {error}") from error
            round_.forget(href)
            round_.deleted += 1
            return
        raise EntryRefused(f"“{round_.known.entries[href].title}” changes there all the time")
