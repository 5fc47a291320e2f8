"""What every use case needs: the book, the clock, the rules. Made once, in `__main__`."""

from __future__ import annotations

import os

from cockpit.domain.record import new_id
from cockpit.errors import BookError
from cockpit.store import known_book
from cockpit.store.device import device_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from cockpit.desk.secret_keeper import SecretKeeper
    from cockpit.domain.rules import Rules
    from cockpit.store.book import Book
    from cockpit.store.folder import Folder
    from cockpit.store.writer import Writer

_ENTROPY_BYTES = 10


class Desk:
    """A seller's desk. `folder` holds the book, `local` what is this machine's own, `texts` the user's own templates.

    `now` is the moment as the seller sees it, zone-aware, and may be fixed; `wall_ms` is the real clock in
    milliseconds since 1970 UTC, by which changes are ordered. The book is opened when first asked for.
    """

    def __init__(
        self,
        *,
        folder: Folder,
        local: Folder,
        now: Callable[[], datetime],
        wall_ms: Callable[[], int],
        rules: Rules,
        texts: Folder | None = None,
    ) -> None:
        self.folder = folder
        self.local = local
        self.now = now
        self.wall_ms = wall_ms
        self.rules = rules
        self.texts = texts
        self._book: Book | None = None
        self._writer: Writer | None = None
        self._device = ""
        self._secrets: SecretKeeper | None = None
        self.near_cards: Mapping[int, int] = {}
        """The card that perhaps answers a question which waits, by their ids, as the look-up found it; 0 for none."""
        self.lacking: int | None = None
        """How many lines only a backup holds; None until upkeep has looked."""

    @property
    def book(self) -> Book:
        """The book, opened at the first need. Raises BookError when it cannot be read."""
        if self._book is None:
            from cockpit.store.book import Book

            self._book = Book(self.folder, self.device, self.wall_ms, self.local)
        return self._book

    @property
    def is_open(self) -> bool:
        """Whether the book was needed, and so is read."""
        return self._book is not None

    def is_absent(self) -> bool:
        """Tell whether there is nothing of a book, not even a damaged one. Raises BookError where none can be."""
        return known_book.is_absent(self.folder)

    def refuse_gone(self) -> None:
        """Raise BookError where nothing is in a place that this machine knows to have held a book."""
        known_book.refuse_gone(self.folder, self.local)

    def other_book(self) -> BookError | None:
        """Return what writing is refused with where another book lies here than this machine knew; else None."""
        try:
            is_other = known_book.is_other(self.folder, self.local)
        except BookError:  # it does not read: who needs it will tell
            return None
        return known_book.other(self.folder, self.local) if is_other else None

    def refresh(self, *, wholly: bool = True) -> bool:
        """Take into the book what was written since; tell whether anything was. Raises BookError.

        If not `wholly`, only in the file that each device appends to now.
        """
        return bool(self.book.refresh(wholly=wholly))

    @property
    def writer(self) -> Writer:
        """What appends to the journal without opening the book."""
        if self._writer is None:
            from cockpit.store.writer import Writer

            self._writer = Writer(self.folder, self.device, self.wall_ms, self.local)
        return self._writer

    @property
    def secrets(self) -> SecretKeeper:
        """What this machine keeps secret."""
        if self._secrets is None:
            from cockpit.desk.secret_keeper import SecretKeeper

            self._secrets = SecretKeeper(self.local, self.device)
        return self._secrets

    def apart(self) -> Desk:
        """Return a desk at the same book, which is read anew there: for another thread than this one's."""
        return Desk(
            folder=self.folder,
            local=self.local,
            now=self.now,
            wall_ms=self.wall_ms,
            rules=self.rules,
            texts=self.texts,
        )

    def as_of(self, moment: datetime) -> Desk:
        """Return a desk at the same book whose clock stands at a moment: for what was done then and is told now."""
        desk = self.apart()
        desk.now = lambda: moment
        desk._book, desk._writer, desk._device = self._book, self._writer, self._device
        return desk

    def last_stamp(self) -> str:
        """Return the stamp of the last action that was written at this desk, once one was."""
        return max(self.writer.last, self.book.writer.last)

    def device(self) -> str:
        """Return this machine's id for the book."""
        if not self._device:
            self._device = device_id(self.local)
        return self._device

    def never_wait(self, is_leaving: Callable[[], bool]) -> None:
        """Let the thread that calls this, which draws a screen, wait for no other process: it is refused at once.

        No other thread waits on once the screen is leaving.
        """
        from threading import get_ident

        from cockpit.store.lock import PATIENCE

        PATIENCE.hurried, PATIENCE.is_leaving = get_ident(), is_leaving

    def make_id(self) -> int:
        """Return a new record's id."""
        return new_id(self.wall_ms(), entropy())


def entropy() -> int:
    """Return random bits for a new id."""
    return int.from_bytes(os.urandom(_ENTROPY_BYTES), "big")
