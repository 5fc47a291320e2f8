"""What history tells of questions: since when nobody had to be got back to, and which get-backs are repeats."""

from __future__ import annotations

from cockpit.domain.people import Customer
from cockpit.domain.questions.figures import free_days
from cockpit.domain.questions.question import Question
from cockpit.domain.questions.repeats import repeats
from cockpit.domain.questions.similarity import bare, gist
from cockpit.domain.record import Record
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.domain.questions.card import Card
    from cockpit.store.book import Book
    from cockpit.store.snapshot import Contents


class Past:
    """The questions of the past, boiled down to what later ones are compared with. Cheap to ask again and again."""

    def __init__(self, questions: Iterable[Question]) -> None:
        standing = [one for one in questions if not one.deleted]
        opened = [one for one in standing if one.opened_at is not None]
        self._marks = [
            *sorted(standing, key=lambda one: one.made_at.timestamp())[:1],
            *sorted(opened, key=lambda one: one.opened_at.timestamp() if one.opened_at else 0.0)[-1:],
        ]
        self._told: dict[str, list[Question]] = {}
        for one in standing:
            if one.saved_at is not None or (one.is_get_back and one.told_at is not None):
                self._told.setdefault(gist(one.text), []).append(one)

    def free_days(self, desk: Desk) -> int | None:
        """Return for how many days in a row, today included, no get-back was opened; None before any question."""
        standing = [one for one in self._marks if _stands(desk.book, one)]
        return free_days([*standing, *_current(desk.book).values()], desk.now())

    def repeats(self, desk: Desk) -> frozenset[int]:
        """Return the ids of the open get-backs whose question was answered once before."""
        return repeats_in(desk, self._told)


class HistoryRead(Record):
    """The customers and answer cards of history, as they were read, and what it tells of questions."""

    contents: list[Contents]
    past: Past


def read_history(desk: Desk) -> HistoryRead:
    """Read what every screen asks of history. Changes nothing, so it may run in a thread. Raises BookError."""
    from cockpit.domain.questions.card import Card
    from cockpit.store.history_part import part  # not needed to show the day

    wanted = dict.fromkeys((Question.KIND, Card.KIND, Customer.KIND))
    contents = [] if desk.book.is_whole else part(desk.book.folder, wanted)
    past = Past(_questions([desk.book, *contents]))
    for one in contents:
        if not one.is_whole:
            one.tables.pop(Question.KIND, None)  # boiled down: the screen has no more use of them
    return HistoryRead(contents=contents, past=past)


def take(desk: Desk, history: HistoryRead) -> None:
    """Take what was read into the book, unless it has it by now."""
    if not desk.book.is_whole:
        desk.book.take_history(history.contents)
        desk.book.has_customers = True


def repeats_in(desk: Desk, told: Mapping[str, list[Question]] | None = None) -> frozenset[int]:
    """Return the repeat get-backs among what is open, as far as the book is read; `told` is what else is known."""
    book = desk.book
    open_ones = [one for one in book.lately.values() if isinstance(one, Question) and one.is_owed()]
    if not open_ones:
        return frozenset()
    current = _current(book)
    before = [one for asked in open_ones for one in (told or {}).get(gist(asked.text), ())]
    asked = {one.id: one for one in before if _stands(book, one)} | current
    wanted = {one.id for one in open_ones}
    return frozenset(one.id for one in repeats(list(asked.values())) if one.id in wanted)


def has_unmatched(desk: Desk) -> bool:
    """Tell whether a question waits that no card was looked up for yet, where there are cards."""
    from cockpit.domain.questions.card import Card

    waiting = (one for one in desk.book.lately.values() if isinstance(one, Question) and one.is_open())
    return bool(desk.book.tables.get(Card.KIND)) and any(one.id not in desk.near_cards for one in waiting)


def match_waiting(desk: Desk, search: Callable[[str, int], tuple[list[tuple[Card, float]], bool]]) -> None:
    """Note which card answers each question that waits, though said in other words. May run in a thread.

    `search` looks up a question, as `Library.search` does.
    """
    found = {}
    for one in list(desk.book.lately.values()):
        if isinstance(one, Question) and one.is_open():
            hits, is_weak = search(f"{one.text} ", 1)
            found[one.id] = 0 if is_weak else hits[0][0].id
    desk.near_cards = found


def near_card(desk: Desk, question: Question) -> Card | None:
    """Return the live card that `match_waiting` found for a question, while that waits."""
    from cockpit.domain.questions.card import Card

    card = desk.book.get(desk.near_cards.get(question.id, 0)) if question.is_open() else None
    return card if isinstance(card, Card) and card.is_live() else None


def answer_known(desk: Desk, question: Question) -> str:
    """Return what to say to a question that waits: as a card has it, or as it was told before; else nothing.

    It is compared by its words alone, with what of the book is read: cheap enough for every row that is looked at.
    """
    if not question.is_open():
        return ""
    if card := card_known(desk, question):
        return card.answer
    wanted, current = gist(question.text), _current(desk.book).values()
    told = (
        one.answer for one in current if one.answer and one.id != question.id and gist(one.text) == wanted
    )
    return next(told, "")


def card_known(desk: Desk, question: Question) -> Card | None:
    """Return a live card that is found by the very words of a question, as far as the book is read.

    Only such a card is decoded: the others are told apart by their words as they are kept.
    """
    from cockpit.domain.questions.card import Card

    book, wanted, words = desk.book, gist(question.text), bare(question.text)
    for key, document in list(book.tables.get(Card.KIND, {}).items()):
        asked = document.values
        if words in asked.get("phrasings", ()) or gist(str(asked.get("text", ""))) == wanted:
            card = book.lately.get(key) or book.decoded(Card.KIND, key)
            if isinstance(card, Card) and card.is_live():
                return card
    return None


def _questions(history: Iterable[Contents | Book]) -> Iterable[Question]:
    """Return what the book in memory, the rest of the snapshot and the archives hold of questions."""
    from cockpit.store.codec import decode

    found: dict[int, Question] = {}
    for contents in history:
        for record_id, document in list(contents.tables.get(Question.KIND, {}).items()):
            try:
                record = decode(Question.KIND, record_id, document.values, deleted=document.is_deleted)
            except (CockpitError, ValueError):
                continue  # told elsewhere: `cockpit verify`
            if isinstance(record, Question):
                found[record_id] = record
    return found.values()


def _current(book: Book) -> dict[int, Question]:
    return {key: one for key, one in book.current.items() if isinstance(one, Question)}


def _stands(book: Book, question: Question) -> bool:
    """Tell whether a question of the past was neither deleted nor taken up again since."""
    document = book.document(Question.KIND, question.id)
    return question.id not in book.current and (document is None or not document.is_deleted)
