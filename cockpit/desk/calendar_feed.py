"""The feeds of a book at a desk: which path leads to which, at which level of privacy, and who fetched them."""

from __future__ import annotations

from threading import Lock

from cockpit.calendar.feed_keys import meant
from cockpit.calendar.feed_page import FeedLink, page
from cockpit.calendar.feed_readers import reader_of
from cockpit.calendar.feed_server import HttpAnswer
from cockpit.calendar.feeds import ALL, Feeds
from cockpit.calendar.record_events import Telling
from cockpit.desk.calendar_export import lookups
from cockpit.desk.contacts import at_hand, became
from cockpit.desk.feed_state import FEEDS, PAGE, note_fetched, note_left_out, path_of, secret
from cockpit.desk.open_codes import OpenCodes
from cockpit.domain.moment import to_text
from cockpit.errors import BookError, OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.calendar.record_events import LeftOut, Lookups
    from cockpit.desk.desk import Desk
    from cockpit.desk.feed_state import Served

_SELDOM = 60_000  # milliseconds after which one who comes again and again is noted again
_LONGEST = 200  # characters of the name that a reader gives of itself


def _nobody(_left: str) -> None:
    """Tell nobody."""


class CalendarFeeds:
    """The feeds of the book at a desk, as `served`. What other processes write is in them at the next question."""

    def __init__(self, desk: Desk, served: Served, tell: Callable[[str], None] = _nobody) -> None:
        """`tell` is told of each record that cannot be written, once."""
        self.desk, self.served, self._tell = desk, served, tell
        self._left: dict[str, set[str]] = {}  # of each feed, what was left out when it was last asked for
        self._feeds = Feeds()
        self._codes = OpenCodes()
        self._asked: Lookups | None = None
        self._lock = Lock()
        self._noted: dict[tuple[str, str], int] = {}

    def find(self, path: str, address: str) -> HttpAnswer | None:
        """Return what is found at a path; None where nothing is. Raises OSError where the book cannot be read."""
        key, _, name = path.removeprefix("/").partition("/")
        with self._lock:
            try:
                found = secret(self.desk)
                opened = meant(found, key, (PAGE, *FEEDS)) if found is not None else None
                if found is None or opened is None:
                    return None
                if path not in (path_of(found, opened), path_of(found, opened, "busy")):
                    return None
                if opened == PAGE:
                    return self._page(found, address)
                return self._file(opened, name)
            except (BookError, OtherSideError) as error:
                raise OSError(str(error)) from error

    def left_out(self, kind: str = ALL) -> list[LeftOut]:
        """Return what of a feed cannot be written; it is told and noted, too."""
        with self._lock:
            asked = self._take_in()
            found = self._feeds.feed(kind, self._told(kind), asked).left_out
            self._tell_left_out(kind, found)
            return found

    def _told(self, kind: str) -> Telling:
        return Telling(privacy=self.served.privacy[kind], amounts=self.served.amounts)

    def _file(self, kind: str, name: str) -> HttpAnswer:
        feed = self._feeds.feed(kind, self._told(kind), self._take_in())
        file = feed.file()
        self._tell_left_out(kind, feed.left_out)
        return HttpAnswer(
            body=file.data,
            content_type="text/calendar; charset=utf-8",
            mark=file.mark,
            file_name=name,
            compressed=lambda: feed.compressed(file),
            served=lambda agent, had: self._note(agent, kind, "nothing new" if had else "fetched"),
        )

    def _tell_left_out(self, kind: str, left: list[LeftOut]) -> None:
        """Tell what is left out and was not before, of whichever feed."""
        before = set().union(*self._left.values())
        self._left[kind] = {str(one) for one in left}
        now = set().union(*self._left.values())
        for one in sorted(now - before):
            self._tell(one)
        if now != before:
            note_left_out(self.desk, sorted(now))

    def _page(self, key: bytes, address: str) -> HttpAnswer:
        is_plain = address and all(one.isalnum() or one in ".-:[]" for one in address)
        shown = [
            FeedLink(kind=kind, privacy=level, path=path_of(key, kind, level))
            for kind, level in ((kind, self.served.privacy[kind]) for kind in FEEDS)
        ]
        where = address if is_plain else self.served.address
        return HttpAnswer(
            body=page(shown, where, tls=self.served.tls), content_type="text/html; charset=utf-8"
        )

    def _take_in(self) -> Lookups:
        """Take in what was written since; return what the book tells of its records."""
        desk, book = self.desk, self.desk.book
        changed = book.refresh()
        if self._asked is None or changed:
            before = set(book.lately)
            at_hand(desk)  # one that is new may bring a customer back, with their last contact
            changed = changed | (book.lately.keys() - before)
        if self._asked is None:
            changed = {*book.current, *book.customers}
        if self._asked is None or changed:
            records = book.current
            for record_id in list(changed):
                changed |= self._codes.put(record_id, records.get(record_id))
            self._asked = lookups(desk, self._codes)
            self._feeds.take_in(records, changed, self._asked, became(desk))
        return self._asked

    def _note(self, agent: str, kind: str, how: str) -> None:
        """Note who came; one who comes again at once is noted but once a minute."""
        name, now = reader_of(agent).name, self.desk.wall_ms()
        with self._lock:
            if now - self._noted.get((name, kind), -_SELDOM) < _SELDOM:
                return
            self._noted[name, kind] = now
            at = to_text(self.desk.now())
            entry = {"reader": name, "feed": kind, "at": at, "how": how, "agent": agent[:_LONGEST]}
            note_fetched(self.desk, entry)
