"""Answers on the spot: the cards that answer what is being asked, whom to bring on the line where none does."""

from __future__ import annotations

from cockpit.desk.lookup import code_of, find_customer
from cockpit.domain.people import Customer, experts_for, fold, id_of
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.record import Record, tail
from cockpit.domain.text import clean
from cockpit.errors import NothingFound, NotUnderstood
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cockpit.desk.desk import Desk
    from cockpit.store.book import Book


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
    """A question that was answered on the spot, from a card that learned its words; `at` is the action's stamp."""

    question: Question
    card: Card
    code: str
    told: str
    at: str


class Noted(Record):
    """A question that no card answered, as it was noted, who asked it, and the sentence that tells that."""

    question: Question
    code: str
    name: str
    told: str = ""


class Library:
    """The cards of a book, ready to be looked up. It is of one thread at a time.

    `refresh` costs little where little has changed. Raises NotUnderstood for a language without a stemmer.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        from cockpit.search.index import Index  # only where answers are looked up

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

    def search(
        self, query: str, most: int = 5, meaning: Mapping[int, float] | None = None
    ) -> tuple[list[tuple[Card, float]], bool]:
        """Return the cards that answer a query best, with their scores, and whether that is weak.

        `meaning` is how near cards are to it in meaning, by their ids, where that is known.
        """
        hits = self._index.search(query, most, meaning)
        pairs = zip(hits.keys, hits.scores, strict=True)
        return [(self.cards[key], score) for key, score in pairs], hits.weak


def all_cards(book: Book) -> list[Card]:
    """Return every card of the book, retired ones too, in the order they were made."""
    from cockpit.store.past_records import chosen  # of history the cards alone are read

    found = [one for one in chosen(book, {Card.KIND: None}) if isinstance(one, Card) and not one.deleted]
    return sorted(found, key=lambda card: card.id)


def all_to_look_up(desk: Desk) -> list[Card]:
    """Return every card, and have everyone at hand who may know what no card does."""
    desk.book.load_customers()
    return all_cards(desk.book)


def cards_at_hand(desk: Desk) -> list[Card]:
    """Return the cards as far as the book is read, in the order they were made. May run in a thread."""
    book, found = desk.book, []
    for key in sorted(book.tables.get(Card.KIND, {})):
        record = book.lately.get(key) or book.decoded(Card.KIND, key)
        if isinstance(record, Card) and not record.deleted:
            found.append(record)
    return found


def library_of(desk: Desk) -> Library:
    """Return the look-up of all live cards, in the languages of the settings."""
    library = Library(desk.rules.languages)
    library.refresh(all_to_look_up(desk))
    return library


def find_answers(
    desk: Desk,
    query: str,
    most: int = 5,
    library: Library | None = None,
    meaning: Mapping[int, float] | None = None,
) -> Answers:
    """Return the cards that answer a query best, typed whole or half, and the experts where that is weak.

    `library` is what to look in, for whoever asks more than once, `meaning` as `Library.search` takes it. Never
    raises on any text.
    """
    library = library or library_of(desk)
    found, weak = library.search(query, most, meaning)
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
        experts=_who_knows(desk, query, [card for card, _ in found]) if weak and query.strip() else (),
    )


def _who_knows(desk: Desk, query: str, cards: Sequence[Card]) -> tuple[Customer, ...]:
    """Return the experts on what is asked, then those of the nearest cards, then everyone who knows something."""
    from cockpit.domain.questions.similarity import nearness

    everyone = experts_for(query, list(desk.book.customers.values()))
    by_id = {person.id: person for person in everyone}
    near = [one.id for one in everyone if any(nearness(topic, query)[0] for topic in one.knows.values())]
    of_cards = [card.expert for card in cards if card.expert is not None and card.expert in by_id]
    return tuple(by_id[key] for key in dict.fromkeys((*near, *of_cards, *by_id)))


def pick(desk: Desk, card_id: int, words: str, customer: str = "", question_id: int | None = None) -> Picked:
    """Record that a card answered a question on the spot, as one action; the card learns the words.

    It is a question of its own, unless `question_id` names one that is open already. `customer` is the name of
    who asked, if one is named. Raises NothingFound where card or question are gone, IllegalMove where the card is
    retired or the question answered, NotUnderstood without words or where the name is of several.
    """
    words, book = clean(words).strip(), desk.book
    if question_id is None and not words:
        raise NotUnderstood("There is no question to answer.", "Type what they asked.")
    with book.transaction() as transaction:
        who, is_new = _who(desk, customer)
        card = book.get(card_id)
        if not isinstance(card, Card) or card.deleted:
            raise NothingFound("That card is gone.", "See `cockpit cards`.")
        question = _asked(desk, question_id, words, who)
        answered, used = question.answer_from(desk.now(), card)
        for record in (answered, used):
            transaction.put(record)
        if who is not None and is_new:
            transaction.put(who)
        code = answered.LETTER + tail(answered.id)
        name = f" for {who.display}" if who else ""
        transaction.did = f"answered on the spot {code}{name}: {answered.text}"
    if who is not None and is_new:
        hinting.keep_up(desk.folder, customers=[who])
    told = f"Answered on the spot{name}, with {code_of(desk, used, {})}."
    return Picked(question=answered, card=used, code=code, told=told, at=transaction.at)


def get_back(desk: Desk, words: str, customer: str = "", question_id: int | None = None) -> Noted:
    """Let a question become a get-back, due as the rules say: nobody knew the answer.

    It is a question of its own, unless `question_id` names one that is open already. Raises NotUnderstood, IllegalMove,
    NothingFound.
    """
    from cockpit.domain.wording import full, sentence

    def opened(question: Question) -> Question:
        return question.open(desk.now(), rules=desk.rules)

    noted = _note(desk, words, customer, "will get back", opened, question_id=question_id)
    by = full(noted.question.due_at(desk.rules), desk.now())
    whom = noted.name or "them"
    return noted.replace(told=sentence(f"Get back to {whom} by {by}: {noted.question.text}"))


def ask_expert(desk: Desk, expert_id: int, words: str, customer: str = "") -> Noted:
    """Note whom one brings on the line for a question. Raises NothingFound where they are gone, NotUnderstood."""
    expert = desk.book.customers.get(expert_id)
    if expert is None or not expert.is_open():
        raise NothingFound("That expert is gone.", "See `cockpit people`.")
    did = f"asked {expert.display}"
    noted = _note(desk, words, customer, did, lambda one: one.ask(desk.now(), expert))
    return noted.replace(told=f"{expert.display} is asked about it, as {noted.code}.")


def answer_live(desk: Desk, words: str, answer: str, customer: str = "") -> Noted:
    """Note what one told them on the spot, without a card. Raises NotUnderstood, IllegalMove without an answer."""
    from cockpit.domain.wording import sentence

    answer = clean(answer).strip()
    noted = _note(
        desk, words, customer, "answered on the spot", lambda one: one.answer_(desk.now(), text=answer)
    )
    whom = f" for {noted.name}" if noted.name else ""
    return noted.replace(told=sentence(f"Answered on the spot{whom}"))


def _note(
    desk: Desk,
    words: str,
    customer: str,
    did: str,
    become: Callable[[Question], Question],
    *,
    question_id: int | None = None,
) -> Noted:
    """Keep a question as what it becomes, with whoever asks it, as one action."""
    words = clean(words).strip()
    if not words:
        raise NotUnderstood("There is no question.", "Type what they ask.")
    with desk.book.transaction() as transaction:
        who, is_new = _who(desk, customer)
        question = become(_asked(desk, question_id, words, who))
        code = question.LETTER + tail(question.id)
        transaction.put(question)
        if who is not None and is_new:
            transaction.put(who)
        transaction.did = f"{did} {code}{f' for {who.display}' if who else ''}: {question.text}"
    if who is not None and is_new:
        hinting.keep_up(desk.folder, customers=[who])
    return Noted(question=question, code=code, name=who.display if who else "")


def _who(desk: Desk, name: str) -> tuple[Customer | None, bool]:
    """Return who is named, and whether they are new; nobody where no name is given."""
    if not name.strip():
        return None, False
    known = find_customer(desk, name)
    return known or _first_mention(name), known is None


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
