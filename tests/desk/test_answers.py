"""Answers on the spot: found, picked with what the card learns of it, and whom to bring on the line where none is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cockpit.desk import actions, cards, maintenance
from cockpit.desk.answers import Library, all_cards, find_answers, library_of, pick
from cockpit.desk.desk import Desk
from cockpit.domain.people import Customer, fold, id_of
from cockpit.domain.questions.question import Question
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW


@pytest.fixture
def sit_down() -> Callable[[], Desk]:
    """Sit down at one book; each desk is another process."""
    folder, local = MemoryFolder(), MemoryFolder()
    ticks = iter(range(1_763_000_000_000, 1_763_000_900_000))

    def desk() -> Desk:
        return Desk(folder=folder, local=local, now=lambda: NOW, wall_ms=lambda: next(ticks), rules=Rules())

    return desk


@pytest.fixture
def desk(sit_down: Callable[[], Desk]) -> Desk:
    """A desk with three cards."""
    desk = sit_down()
    cards.add(desk, "How long does delivery take?", "Ten days.", phrasings=["When will it ship?"])
    cards.add(desk, "What are the payment terms?", "Net 14.", tags=["Skonto"])
    cards.add(desk, "Is there a warranty?", "Five years.", source="the manual")
    return desk


def an_expert(desk: Desk, name: str, *topics: str, phone: str | None = None) -> None:
    """Let the book know somebody who knows."""
    expert = Customer(id=id_of(name), said=name, phone=phone, knows={fold(topic): topic for topic in topics})
    with desk.book.transaction() as transaction:
        transaction.put(expert)


def test_an_answer_comes_with_what_one_says_and_how_sure_it_is(desk: Desk) -> None:
    found = find_answers(desk, "delivery take how long")
    assert found.answers[0].card.answer == "Ten days."
    assert not found.weak
    assert 0.5 <= found.answers[0].score <= 1
    assert found.answers[0].stale_days is None
    assert cards.find_card(desk, found.answers[0].code).id == found.answers[0].card.id
    assert find_answers(desk, "skonto").answers[0].card.answer == "Net 14."


def test_a_card_past_its_review_says_for_how_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "now", lambda: NOW + timedelta(days=100))
    assert find_answers(desk, "warranty").answers[0].stale_days == 100


def test_without_an_answer_those_who_know_are_named_the_nearest_topic_first(desk: Desk) -> None:
    an_expert(desk, "Zoe", "customs", "export papers", phone="+49 30 1")
    an_expert(desk, "Ada", "wiring")
    found = find_answers(desk, "who does the customs papers")
    assert found.weak
    assert [person.display for person in found.experts] == ["Zoe", "Ada"]
    assert find_answers(desk, "what are the payment terms").experts == ()


def test_experts_and_cards_that_were_not_touched_for_long_are_found(sit_down: Callable[[], Desk]) -> None:
    old = sit_down()
    old.wall_ms = iter(range(1_600_000_000_000, 1_600_000_900_000)).__next__
    cards.add(old, "Is there a warranty?", "Five years.")
    an_expert(old, "Zoe", "customs")
    maintenance.fold(sit_down())
    fresh = sit_down()
    assert not fresh.book.customers
    assert find_answers(fresh, "warranty").answers[0].card.answer == "Five years."
    assert [person.display for person in find_answers(fresh, "customs papers").experts] == ["Zoe"]


@pytest.mark.parametrize("query", ["", " ", "\x00", "\ud800", "zzzz", "x" * 10_000])
def test_any_text_may_be_asked(desk: Desk, query: str) -> None:
    assert find_answers(desk, query).weak


def test_picking_answers_on_the_spot_and_the_card_learns_the_words(desk: Desk) -> None:
    card = find_answers(desk, "warranty").answers[0].card
    picked = pick(desk, card.id, "who pays when it breaks down", "Acme")
    assert picked.question.state(NOW) == "answered on the spot"
    assert picked.question.answer == "Five years."
    assert picked.question.card == card.id
    assert desk.book.customers[picked.question.customer or 0].display == "Acme"
    assert "for Acme" in picked.told
    assert find_answers(desk, "breaks down, who pays").answers[0].card.id == card.id
    (use,) = cards.find_card(desk, find_answers(desk, "warranty").answers[0].code).uses.values()
    assert (use.words, use.customer) == ("who pays when it breaks down", picked.question.customer)


def test_one_undo_takes_a_pick_back_and_the_words_are_forgotten(desk: Desk) -> None:
    card = find_answers(desk, "warranty").answers[0].card
    pick(desk, card.id, "who pays when it breaks down", "Acme")
    actions.undo(desk)
    assert card.id not in [one.card.id for one in find_answers(desk, "breaks down").answers]
    assert [record.KIND for record in desk.book.everything()].count(Question.KIND) == 0


def test_an_open_question_is_answered_by_the_card_that_was_picked(desk: Desk) -> None:
    question = Question(id=desk.make_id(), text="is it guaranteed", made_at=NOW)
    with desk.book.transaction() as transaction:
        transaction.put(question)
    card = find_answers(desk, "warranty").answers[0].card
    picked = pick(desk, card.id, "", question_id=question.id)
    assert picked.question.id == question.id
    assert picked.question.told_at == NOW
    with pytest.raises(IllegalMove, match="answered"):
        pick(desk, card.id, "", question_id=question.id)


def test_what_cannot_be_picked_changes_nothing(desk: Desk) -> None:
    card = find_answers(desk, "warranty").answers[0].card
    with pytest.raises(NotUnderstood, match="no question"):
        pick(desk, card.id, "  ")
    with pytest.raises(NotUnderstood, match="no name"):
        pick(desk, card.id, "words", "@")
    with pytest.raises(NothingFound, match="card is gone"):
        pick(desk, 12345, "words")
    with pytest.raises(NothingFound, match="question is gone"):
        pick(desk, card.id, "words", question_id=12345)
    actions.do(desk, [card.id], "retire")
    with pytest.raises(IllegalMove, match="retired"):
        pick(desk, card.id, "words")
    assert find_answers(desk, "warranty").answers == ()


def test_a_library_that_is_refreshed_is_as_one_made_anew(desk: Desk) -> None:
    library = library_of(desk)
    cards.add(desk, "Do you have an app?", "Yes.")
    gone = find_answers(desk, "warranty").answers[0].card
    actions.do(desk, [gone.id], "retire")
    library.refresh(all_cards(desk.book))
    for query in ("app", "warranty", "delivery"):
        assert find_answers(desk, query, library=library) == find_answers(desk, query)
    assert isinstance(library, Library)
    assert gone.id not in library.cards


def test_another_process_finds_a_new_card_at_once(desk: Desk, sit_down: Callable[[], Desk]) -> None:
    cards.add(desk, "Do you have an app?", "Yes.")
    assert find_answers(sit_down(), "app").answers[0].card.answer == "Yes."
