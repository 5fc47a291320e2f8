"""Answers on the spot: the cards that answer what is being asked, whom to bring on the line where none does."""

from __future__ import annotations

from cockpit.desk.lookup import code_of, find_customer
from cockpit.domain.people import Customer, experts_for, fold, id_of
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.record import Record, tail
from cockpit.domain.text import clean
from cockpit.errors import NothingFound, NotUnderstood
from cockpit.search.index import Index
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cockpit.desk.desk import Desk
    from cockpit.store.book import Book

LANGUAGES = ("en", "de")


class Answer(Record):
    """A card that may answer: its code, how sure that is (0 to 1), for how many days nobody has verified it.

    `stale_days` is None while it is within its review.
    """

    card: Card
    code: str
    score: float
    stale_days: int | None


class Answers(Record):
    """What the look-up found, the best first. `weak`: it is likely that none answers; then `experts` may."""

    answers: tuple[Answer, ...] = ()
    weak: bool = True
    experts: tuple[Customer, ...] = ()


class Picked(Record):
    """A question that was answered on the spot, from a card that learned its words."""

    question: Question
    card: Card
    code: str
    told: str


class Library:
    """The cards of a book, ready to be looked up. It is of one thread at a time.

    `refresh` costs little where little has changed. Raises NotUnderstood for a language without a stemmer.
    """

    def __init__(self, languages: Sequence[str] = LANGUAGES) -> None:
        self._index = Index(languages)
        self.cards: dict[int, Card] = {}

    def refresh(self, cards: Iterable[Card]) -> None:
        """Take in the cards as they stand now; those that are not among them are forgotten."""
        live = {card.id: card for card in cards if card.is_live()}
        for gone in self.cards.keys() - live.keys():
            self._index.remove(gone)
        for key, card in live.items():
            if self.cards.get(key) is not card:
                self._index.put(
                    key,
                    card.ways_to_ask(),
                    tags=card.tags.values(),
                    answer=f"{card.answer} {card.detail}",
                )
        self.cards = live

    def search(self, query: str, most: int = 5) -> tuple[list[tuple[Card, float]], bool]:
        """Return the cards that answer a query best, with their scores, and whether that is weak."""
        hits = self._index.search(query, most)
        pairs = zip(hits.keys, hits.scores, strict=True)
        return [(self.cards[key], score) for key, score in pairs], hits.weak


def all_cards(book: Book) -> list[Card]:
    """Return every card of the book, retired ones too, in the order they were made."""
    book.load_history()
    found = []
    for key in sorted(book.tables.get(Card.KIND, {})):
        record = book.current.get(key) or book.decoded(Card.KIND, key)
        if isinstance(record, Card) and not record.deleted:
            found.append(record)
    return found


def library_of(desk: Desk) -> Library:
    """Return the look-up of all live cards."""
    library = Library()
    library.refresh(all_cards(desk.book))
    return library


def find_answers(desk: Desk, query: str, most: int = 5, library: Library | None = None) -> Answers:
    """Return the cards that answer a query best, typed whole or half, and the experts where that is weak.

    `library` is what to look in, for whoever asks more than once. Never raises on any text.
    """
    library = library or library_of(desk)
    found, weak = library.search(query, most)
    now, rules = desk.now(), desk.rules
    return Answers(
        answers=tuple(
            Answer(
                card=card,
                code=code_of(desk, card, {}),
                score=score,
                stale_days=card.unverified_days(now, rules),
            )
            for card, score in found
        ),
        weak=weak,
        experts=tuple(experts_for(query, desk.book.customers.values())) if weak and query.strip() else (),
    )


def pick(desk: Desk, card_id: int, words: str, customer: str = "", question_id: int | None = None) -> Picked:
    """Record that a card answered a question on the spot, as one action; the card learns the words.

    It is a question of its own, unless `question_id` names one that is open already. `customer` is the name of
    who asked, if one is named. Raises NothingFound where card or question are gone, IllegalMove where the card is
    retired or the question answered, NotUnderstood without words or where the name is of several.
    """
    words = clean(words).strip()
    book, now = desk.book, desk.now()
    if question_id is None and not words:
        raise NotUnderstood("There is no question to answer.", "Type what they asked.")
    known = find_customer(desk, customer) if customer.strip() else None
    new = _first_mention(customer) if customer.strip() and known is None else None
    who = known or new
    with book.transaction() as transaction:
        card = book.get(card_id)
        if not isinstance(card, Card) or card.deleted:
            raise NothingFound("That card is gone.", "See `cockpit cards`.")
        question = _asked(desk, question_id, words, who)
        answered, used = question.answer_from(now, card)
        for record in (answered, used):
            transaction.put(record)
        if new is not None:
            transaction.put(new)
        code = answered.LETTER + tail(answered.id)
        name = f" for {who.display}" if who else ""
        transaction.did = f"answered on the spot {code}{name}: {answered.text}"
    if new is not None:
        hinting.keep_up(desk.folder, customers=[new])
    told = f"Answered on the spot{name}, with {code_of(desk, used, {})}."
    return Picked(question=answered, card=used, code=code, told=told)


def _asked(desk: Desk, question_id: int | None, words: str, who: Customer | None) -> Question:
    if question_id is None:
        return Question(id=desk.make_id(), text=words, customer=who.id if who else None, made_at=desk.now())
    question = desk.book.get(question_id)
    if not isinstance(question, Question) or question.deleted:
        raise NothingFound("That question is gone.", "See `cockpit today`.")
    return question


def _first_mention(name: str) -> Customer:
    said = clean(name).strip().removeprefix("@")
    if not fold(said):
        raise NotUnderstood(f"“{name}” is no name.", "Name who asked, or nobody.")
    return Customer(id=id_of(said), said=said)
