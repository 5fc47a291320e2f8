"""The look-up beside the screen: what is typed last wins, and no key ever waits for it.

Two threads at most: one for words and letters, one for the meaning where that extra is installed. The first list never
waits for the second thread; what it finds is told as another `FoundAnswers` of the same query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock, Thread
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from cockpit.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.desk.answers import Answers, Library
    from cockpit.desk.desk import Desk
    from cockpit.desk.meanings import Meanings
    from cockpit.domain.questions.card import Card

One = TypeVar("One")


class Newest(Generic[One]):
    """Does one thing after the other in a thread of its own; of what waits, only the newest."""

    def __init__(self, do: Callable[[One], None]) -> None:
        self._do = do
        self._lock = Lock()
        self._waiting: list[One] = []
        self._is_at_work = False

    def want(self, one: One) -> None:
        """Have it done, in place of what still waits. Returns at once; may be called from any thread."""
        with self._lock:
            self._waiting = [one]
            if self._is_at_work:
                return
            self._is_at_work = True
        Thread(target=self._work, daemon=True).start()  # the program may end in the midst of it

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_at_work = False
                    return
                one = self._waiting.pop()
            try:
                self._do(one)
            except BaseException:
                self._is_at_work = (
                    False  # what is wrong is told, and the next query is looked up all the same
                )
                raise


class Query(NamedTuple):
    """What is looked up, for whom, and how near the cards are to it in meaning, once that is known."""

    number: int
    words: str
    asker: MessagePump
    meaning: dict[int, float] | None = None


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
        self._has_changed = True
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

    def _find(self, query: Query) -> None:
        from cockpit.desk import answers, meanings  # the engine is loaded in the thread that uses it

        try:
            if self._library is None:
                self._library = answers.Library(self._desk.rules.languages)
            if self._has_changed:
                self._has_changed = False
                self._library.refresh(self._cards())
            found = answers.find_answers(
                self._desk, query.words, library=self._library, meaning=query.meaning
            )
        except CockpitError as error:
            self._has_changed = True
            _tell(query.asker, self.Failed(error))
            return
        if query.number == self._newest:
            _tell(query.asker, self.FoundAnswers(query.number, found))
            if query.meaning is None and self._library.cards and meanings.has_meanings():
                self._by_meaning.want(query)

    def _weigh(self, query: Query) -> None:
        from cockpit.desk import meanings

        if self._library is None or query.number != self._newest:
            return
        if self._meanings is None:
            self._meanings = meanings.Meanings(self._folder)
        near = self._meanings.nearness(query.words, self._library.cards)
        if query.number == self._newest:
            self._by_words.want(query._replace(meaning=near))


def _tell(asker: MessagePump, message: Message) -> None:
    try:
        asker.post_message(message)
    except RuntimeError:
        return  # the program has just ended: there is nobody left to tell
