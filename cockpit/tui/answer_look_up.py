"""The look-up beside the screen: what is typed last wins, and no key ever waits for it.

Two threads at most: one for words and letters, one for the meaning where that extra is installed. The first list never
waits for the second thread; what it finds is told as another `FoundAnswers` of the same query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.message_pump import MessagePump

from cockpit.errors import CockpitError
from cockpit.tui.garbage_collection import lasting

if TYPE_CHECKING:
    from cockpit.desk.answers import Answers, Library
    from cockpit.desk.desk import Desk
    from cockpit.desk.semantic import Meanings
    from cockpit.domain.questions.card import Card

_KEPT_FOR = 30.0  # seconds
_MANY = 500  # cards


class Query(NamedTuple):
    """What is looked up, for whom, and how near the cards are to it in meaning, once that is known."""

    number: int
    words: str
    asker: MessagePump
    meaning: dict[int, float] | None = None


class Newest:
    """Looks up one query after the other in a thread of its own; of what waits, only the newest.

    The thread is kept for a while: whoever starts one waits for it, for as long as others leave it no time.
    """

    def __init__(self, look_up: Callable[[Query], None]) -> None:
        self._look_up = look_up
        self._wakes = Condition()
        self._waiting: Query | None = None
        self._has_thread = False

    def want(self, query: Query) -> None:
        """Have it looked up, in place of an older one that waits. Returns at once; may be called from any thread."""
        with self._wakes:
            if self._waiting is not None and self._waiting.number > query.number:
                return  # meanwhile something else was asked
            self._waiting = query
            self._wakes.notify()
            if self._has_thread:
                return
            self._has_thread = True
        Thread(target=self._work, daemon=True).start()  # the program may end in the midst of it

    def _work(self) -> None:
        try:
            while query := self._next():
                self._look_up(query)
        except BaseException:
            with self._wakes:
                self._has_thread = False  # what is wrong is told; the next query is looked up
            raise

    def _next(self) -> Query | None:
        """Return what to look up once there is something; None where the thread is to end."""
        with self._wakes:
            self._wakes.wait_for(lambda: self._waiting is not None, _KEPT_FOR)
            query, self._waiting = self._waiting, None
            self._has_thread = query is not None
            return query


class LookUp:
    """Looks up answers for the screens. `cards` gives those of the book, and is called in a thread.

    `folder` is where the vectors of the optional extra are kept. Whoever asks gets `FoundAnswers`, or `Failed`.
    """

    class FoundAnswers(Message):
        """What was found for the query of that number."""

        def __init__(self, number: int, answers: Answers) -> None:
            super().__init__()
            self.number, self.answers = number, answers

    class Failed(Message):
        """The book does not read."""

        def __init__(self, error: CockpitError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, desk: Desk, cards: Callable[[], Iterable[Card]], folder: str | None) -> None:
        self._desk, self._cards, self._folder = desk, cards, folder
        self._library: Library | None = None
        self._meanings: Meanings | None = None
        self._has_meanings: bool | None = None
        self._has_changed = True
        self._lock = Lock()  # the library is of one thread at a time
        self._newest = 0
        self._by_words = Newest(self._find)
        self._by_meaning = Newest(self._weigh)

    def book_has_changed(self) -> None:
        """Look at the cards again before the next query is answered."""
        self._has_changed = True

    def ask(self, words: str, asker: MessagePump) -> int:
        """Look up what is asked, and no longer what was asked before; return the number it is told by."""
        self._newest += 1
        self._by_words.want(Query(self._newest, words, asker))
        return self._newest

    def match(self, tell: Callable[[], object]) -> None:
        """Look up the cards that answer the questions which wait; `tell` is called in a thread when that is done."""

        def look_up() -> None:
            from cockpit.desk.question_history import match_waiting

            try:
                with self._lock:
                    match_waiting(self._desk, self._fresh_library().search)
            except CockpitError:  # it is told to whoever asks next
                self._has_changed = True
                return
            tell()

        Thread(target=look_up, daemon=True).start()

    def _find(self, query: Query) -> None:
        from cockpit.desk import answers, semantic  # the engine is loaded in the thread that uses it

        try:
            with self._lock:
                library = self._fresh_library()
                found = answers.find_answers(self._desk, query.words, library=library, meaning=query.meaning)
        except CockpitError as error:
            self._has_changed = True
            _tell(query.asker, self.Failed(error))
            return
        if query.number == self._newest:
            _tell(query.asker, self.FoundAnswers(query.number, found))
            if self._has_meanings is None:
                self._has_meanings = semantic.has_meanings()
            if query.meaning is None and library.cards and self._has_meanings:
                self._by_meaning.want(query)

    def _fresh_library(self) -> Library:
        from cockpit.desk.answers import Library

        library = self._library or Library(self._desk.rules.languages)
        self._library = library
        if self._has_changed:
            self._has_changed = False
            cards = list(self._cards())
            with lasting() if len(cards) > len(library.cards) + _MANY else nullcontext():
                library.refresh(cards)
        return library

    def _weigh(self, query: Query) -> None:
        from cockpit.desk import semantic

        if self._library is None or query.number != self._newest:
            return
        if self._meanings is None:
            try:
                self._meanings = semantic.Meanings(self._folder)
            except CockpitError as error:
                self._has_meanings = False  # once told is enough: words and letters find them, too
                _tell(query.asker, self.Failed(error))
                return
        near = self._meanings.nearness(query.words, self._library.cards)
        if query.number == self._newest:
            self._by_words.want(query._replace(meaning=near))


def _tell(asker: MessagePump, message: Message) -> None:
    try:
        asker.post_message(message)
    except RuntimeError:
        return  # the program has just ended: there is nobody left to tell
