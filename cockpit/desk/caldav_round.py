"""One round with the calendar server: what both halves of it share, and the comparison of an entry three ways.

Each field is compared as it was last seen there, as it is there, as it is here. What the phone changed is taken in;
what both changed stands as it is here, and the phone's waits for the seller's word.
"""

from __future__ import annotations

from functools import partial

from cockpit.desk import caldav_taken as taken
from cockpit.desk import phone_inbox
from cockpit.desk.phone_inbox import CANCELLED, MOVED, RENAMED, TICKED, as_of
from cockpit.domain.moment import from_text, is_before
from cockpit.domain.record import Record
from cockpit.domain.wording import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.calendar.dav_entry import EntryThere
    from cockpit.calendar.dav_server import DavServer
    from cockpit.calendar.dav_wanted import Wanted
    from cockpit.desk.caldav_entries import EntriesHere
    from cockpit.desk.caldav_map import CaldavMap, KnownEntry
    from cockpit.desk.caldav_taken import Taken
    from cockpit.desk.desk import Desk

FIELDS = ("title", "when", "done", "cancelled")
WAITS = {"title": RENAMED, "when": MOVED, "done": TICKED, "cancelled": CANCELLED}
_MASS, _SHARE = 5, 2


class SyncReport(Record):
    """What a sync did: what came from the phone, what waits for a word, what the server refused, how much was sent.

    `held_back` says what wants a `--yes`, and why contacts could not be done; `contacts` is how many cards were sent.
    `whole` are the places listed whole, as the server has no sync tokens.
    """

    taken: tuple[str, ...]
    waits: tuple[str, ...]
    refused: tuple[str, ...]
    sent: int
    deleted: int
    requests: int
    whole: tuple[str, ...]
    held_back: tuple[str, ...]
    contacts: int = 0


class SyncRound:
    """One round: both sides, what is known of the server, and what is to be told. In a dry run nothing is changed."""

    def __init__(
        self, desk: Desk, here: EntriesHere, server: DavServer, known: CaldavMap, *, dry_run: bool, yes: bool
    ) -> None:
        self.desk, self.here, self.server, self.known = desk, here, server, known
        self.dry_run, self.yes = dry_run, yes
        self.gone: set[str] = set()
        self.lost: list[str] = []  # places that the server has no more
        self.bodies: dict[str, tuple[str, bytes]] = {}
        self.taken: list[str] = []
        self.waits: list[str] = []
        self.refused: list[str] = []
        self.whole: list[str] = []
        self.held_back: list[str] = []
        self.sent = self.deleted = 0

    def report(self) -> SyncReport:
        """Return what was done."""
        return SyncReport(
            taken=tuple(self.taken),
            waits=tuple(self.waits),
            refused=tuple(self.refused),
            sent=self.sent,
            deleted=self.deleted,
            requests=self.server.requests,
            whole=tuple(self.whole),
            held_back=tuple(self.held_back),
        )

    def compared(self, href: str, entry: KnownEntry, there: EntryThere) -> KnownEntry:
        """Take in what is another there than it was; return the entry as it is known from now on."""
        wanted = self.here.of_uid(there.uid, entry)
        if wanted is not None:
            entry = entry.replace(record=str(wanted.record), purpose=wanted.purpose, kind=wanted.kind)
        told = wanted or self.here.last_known(entry)
        ours = {*entry.told, *(wanted.told if wanted is not None else ())}
        theirs = tuple(line for line in there.lines if line not in ours)
        added: tuple[str, ...] = ()
        if entry.has_base and told is not None:
            added = self._take_lines(entry, told, there, theirs)
        for field in FIELDS:
            if field != "done" or not there.cancelled:  # what was cancelled was not un-ticked
                self._compare(href, entry, there, field)
        return entry.replace(
            uid=there.uid,
            component=there.component,
            title=there.title,
            when=there.when,
            done=entry.done if there.cancelled else there.done,
            cancelled=there.cancelled,
            theirs=tuple(dict.fromkeys((*theirs, *added))),
            has_base=True,
        )

    def _take_lines(
        self, entry: KnownEntry, told: Wanted, there: EntryThere, theirs: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Take in what was written into the description, each line a note; return what was added to ours."""
        from cockpit.calendar.dav_entry import split_from

        ours = [line for line in entry.told if line not in there.lines]
        added, edited = split_from([line for line in theirs if line not in entry.theirs], ours)
        for line in added:
            if line not in entry.theirs:
                self.take(
                    f"Noted on the phone, on {told.title}: “{line}”.",
                    partial(taken.noted, self._at_note(there), told, line),
                )
        self.taken += [
            f"“{line}” on the phone, on {told.title}: those words are Cockpit's, and come back with its next change."
            for line in edited
        ]
        return added

    def _at_note(self, there: EntryThere) -> Desk:
        """Return a desk at the moment of a note: when the entry was changed, where that was since both sides agreed."""
        written = from_text(there.changed) if there.changed else None
        is_since = written is not None and self.known.at and is_before(from_text(self.known.at), written)
        return as_of(self.desk, written) if written is not None and is_since else self.desk

    def _compare(self, href: str, entry: KnownEntry, there: EntryThere, field: str) -> None:
        wanted = self.here.of_uid(there.uid, entry)
        if wanted is None:
            return
        was, theirs, ours = (value_of(one, field) for one in (entry, there, wanted))
        if field == "title":  # a customer who was renamed or merged here is nothing that the phone changed
            record = self.desk.book.get(wanted.record)
            was, theirs, ours = (
                taken.without_name(self.desk, record, str(one)) for one in (was, theirs, ours)
            )
        if theirs == ours:
            self.settle(href, WAITS[field])
        elif not entry.has_base:
            if field == "done" and theirs:
                self.take("", partial(taken.ticked_unsure, self.desk, href, wanted, there.done))
            elif field == "cancelled":
                self.take("", partial(taken.cancelled, self.desk, href, wanted))
        elif was not in (theirs, ours):
            self.take("", partial(taken.conflicting, self.desk, href, wanted, field, there))
        elif theirs != was:
            self.take(
                sentence(f"Changed on the phone: {wanted.title}"),
                partial(self._taken, href, wanted, there, field),
            )
            if not self.dry_run:
                self.here.renew(wanted.record)

    def _taken(self, href: str, wanted: Wanted, there: EntryThere, field: str) -> Taken:
        if field == "title":
            return taken.renamed(self.desk, wanted, there.title)
        if field == "when":
            return taken.moved(self.desk, href, wanted, there.when)
        if field == "cancelled":
            return taken.cancelled(self.desk, href, wanted)
        if there.done:
            return taken.ticked(self.desk, href, wanted, there.done)
        return taken.reopened(self.desk, wanted)

    def take(self, dry: str, take: Callable[[], Taken]) -> None:
        """Take something in, and note what is to be told of it; in a dry run, only that it would be."""
        if self.dry_run:
            self.taken += [dry] if dry else []
            return
        what = take()
        if what.waits is not None:
            phone_inbox.let_wait(self.desk, what.waits)
            self.waits.append(what.waits.said)
        elif what.told:
            self.taken.append(what.told)

    def settle(self, href: str, *whats: str) -> None:
        """Let nothing of an entry wait any more, for these reasons."""
        if not self.dry_run:
            phone_inbox.drop(self.desk, href, *whats)

    def forget(self, href: str) -> None:
        """Know an entry no more: it is on neither side."""
        self.known.entries.pop(href, None)
        self.settle(href)


def is_mass(count: int, of: int) -> bool:
    """Tell whether so many deletions want a word first: more than five, and more than half."""
    return count > _MASS and count * _SHARE > of


def value_of(one: EntryThere | KnownEntry | Wanted, field: str) -> object:
    """Return what a field is compared by: of `done`, whether it is."""
    return bool(one.done) if field == "done" else getattr(one, field)
