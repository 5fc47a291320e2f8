"""How the book stands: whether it may be written to, what of it is damaged, whether a new snapshot is due."""

from __future__ import annotations

import os

from cockpit.domain.wording import are, counted
from cockpit.errors import BookError
from cockpit.store import known_book, migration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.store.book import Book
    from cockpit.store.unreadable import UnreadableRecord

_MOST_UNREAD = 2  # that are named in the header
_MOST_WORDS = 24  # of one, there
# How many bytes of journal may stand unfolded before a reader writes a new snapshot.
_MUCH = 100_000


def is_other(desk: Desk) -> bool:
    """Tell whether another book lies in its place than this machine knew there. Raises BookError."""
    return known_book.is_other(desk.folder, desk.local, migration.id_of(desk.book.tables))


def is_gone(desk: Desk) -> bool:
    """Tell whether the journals of a book that this machine knew here are gone, and may be all of it."""
    try:
        known_book.refuse_gone(desk.folder, desk.local)
    except BookError:
        return True
    return False


def is_new(desk: Desk) -> bool:
    """Tell whether a book is yet to be made: nothing of one is here, and this machine knows of none that was."""
    return desk.is_absent() and not is_gone(desk)


def is_cut(desk: Desk) -> bool:
    """Tell whether the journals lack an end that this machine acknowledged, and nobody was told yet."""
    ends = {
        known_book.noted(desk.local),
        *known_book.cut_off(desk.local),
    }  # first: the journals may grow meanwhile
    lacking = {at for at in ends if at and not known_book.holds(desk.folder, at)}
    if not lacking:
        return False
    from cockpit.store.chain import lost

    return not lacking <= lost(desk.folder)


def damage(desk: Desk) -> str:
    """Say what of the book does not read or is missing: "1 line of the journal is damaged"; nothing where all is well.

    Only what was read is known: a line that was damaged before the last snapshot is not met. Raises BookError.
    """
    book, said = desk.book, []
    if damaged := sum(not one.is_torn for one in book.damaged):
        said.append(f"{counted(damaged, 'line')} of the journal {are(damaged)} damaged")
    if desk.lacking:
        said.append(f"a backup holds {counted(desk.lacking, 'line')} that the journals lack")
    elif is_gone(desk):
        said.append("its journals are gone")
    elif not is_other(desk) and is_cut(desk):
        said.append("the journal lacks what was kept last")
    if count := len(book.unreadable):
        which = ", ".join(f"{one.code} {one.words[:_MOST_WORDS]}" for one in unread(book)[:_MOST_UNREAD])
        said.append(
            f"{counted(count, 'record')} {are(count)} not readable" + (f" ({which})" if which else "")
        )
    return " and ".join(said)


def unread(book: Book) -> tuple[UnreadableRecord, ...]:
    """Return the records that were met and do not read."""
    if not book.unreadable:
        return ()
    from cockpit.store.unreadable import unreadable

    return tuple(unreadable(book))


def refusal(desk: Desk) -> str:
    """Say why nothing may be written to the book, and what to do; nothing where it may be. Writes nothing itself."""
    try:
        known_book.refuse_gone(desk.folder, desk.local)
        known_book.refuse_other(desk.folder, desk.local)
    except BookError as error:
        return f"{error.what} Nothing can be saved here. {error.remedy}"
    path = getattr(desk.folder, "path", "")  # a book in memory has none
    if not path:
        return ""
    from cockpit.store import location_check  # known already where a book lies on a disk

    try:
        location_check.check(path)
    except BookError as error:
        return f"{error.what} Nothing can be saved here. {error.remedy}"
    here = os.path.realpath(path)
    while not os.path.exists(here):
        here = os.path.dirname(here)
    if all(os.access(one, os.W_OK) for one in (here, f"{here}/journal") if os.path.exists(one)):
        return ""
    return (
        f"The book {path} may only be read: its folder or disk takes no writing. Nothing can be saved here. "
        "Make it writable, or name another book with --book."
    )


def stamp(desk: Desk) -> tuple[str, int]:
    """Return what differs whenever a change was taken in, by whichever machine, or another day has come."""
    return f"{desk.now():%Y-%m-%d}", desk.book.unfolded


def has_grown(desk: Desk) -> bool:
    """Tell whether a new snapshot is due: much of the journal is unfolded, or the old one lacks the last contacts."""
    return desk.book.unfolded > _MUCH or not desk.book.keeps_contacts
