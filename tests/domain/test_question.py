"""Practice 2, questions: answered on the spot, or a get-back due the same day; saved as a card; asked again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cockpit.domain import agenda
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question, usual_due
from cockpit.domain.questions.repeats import is_repeat, repeats
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove
from tests.domain.builders import (
    NOW,
    RULES,
    a_card,
    a_customer,
    a_get_back,
    a_question,
    an_id,
    hours,
    nov,
)
from tests.domain.test_question_in_any_order import carry_out, sound

FIVE = nov(18, 17)
HOUR = nov(18, 11, 20)


def saved(question: Question, now: datetime = NOW) -> tuple[Question, Card]:
    """Return the question and the card its answer was saved as."""
    after, card = question.save_card(now, make_id=an_id)
    assert isinstance(after, Question)
    assert isinstance(card, Card)
    return after, card


# From asked to answered.


def test_a_question_is_asked_then_answered_on_the_spot() -> None:
    question = a_question()
    assert (question.state(NOW), question.next_verb()) == ("asked", "answer")
    answered = question.answer_(NOW, text="Five years.")
    assert answered.state(NOW) == "answered on the spot"
    assert (answered.answer, answered.answered_at) == ("Five years.", NOW)
    assert not answered.is_open()


def test_before_it_becomes_a_get_back_an_expert_is_asked() -> None:
    question = a_question().ask_expert(NOW, name="Mei")
    assert question.state(NOW) == "asked expert"
    assert question.answer_(NOW, text="Five years.").state(NOW) == "answered on the spot"
    assert question.open(NOW, rules=RULES).ask_expert(NOW, name="Ida").expert_name == "Ida"
    with pytest.raises(IllegalMove, match="name"):
        a_question().ask_expert(NOW, name=" ")


def test_an_expert_whom_the_book_knows_is_noted_by_their_id() -> None:
    mei = a_customer("Mei", phone="+49 30 1")
    question = a_question().ask(NOW, mei)
    assert (question.expert, question.expert_name) == (mei.id, "Mei")
    assert question.ask_expert(NOW, name="Somebody else").expert is None


def test_picking_a_card_answers_on_the_spot_and_the_card_learns_the_words() -> None:
    card = a_card("How long is the warranty?")
    question, used = a_question("And if it breaks?").answer_from(NOW, card)
    assert question.state(NOW) == "answered on the spot"
    assert (question.card, question.answer) == (card.id, card.answer)
    assert [(use.words, use.customer) for use in used.uses.values()] == [(question.text, question.customer)]
    assert used.ways_to_ask() == ("How long is the warranty?", "And if it breaks?")


def test_a_retired_card_and_one_without_an_answer_answer_nothing() -> None:
    for card in (a_card(retired_at=NOW), a_card(answer=" ")):
        with pytest.raises(IllegalMove) as refusal:
            a_question().answer_from(NOW, card)
        assert refusal.value.remedy


# Get-backs.


def test_opened_it_is_a_get_back_due_within_one_working_hour() -> None:
    question = a_question().open(NOW, rules=RULES)
    assert (question.state(NOW), question.due, question.whole_day) == ("get-back", HOUR, False)
    (due,) = question.deadlines(NOW, RULES)
    assert (due.kind, due.when, due.severity, due.whole_day) == ("get-back", HOUR, "now", False)
    assert due.reason == "You said you would get back to them: by 11:20."
    slow = a_question().open(NOW, rules=Rules(get_back_within=hours(3)))
    assert slow.due == nov(18, 13, 20)


@pytest.mark.parametrize(
    ("opened", "due"),
    [
        (nov(18, 0, 1), nov(18, 10)),
        (nov(18, 16, 30), nov(19, 9, 30)),
        (nov(18, 17), nov(19, 10)),
        (nov(18, 18, 50), nov(19, 10)),
        (nov(20, 17, 1), nov(23, 10)),
        (nov(21, 10), nov(23, 10)),
    ],
)
def test_the_hour_is_one_of_working_time_after_hours_and_on_free_days_too(
    opened: datetime, due: datetime
) -> None:
    assert a_question().open(opened, rules=RULES).due == due == usual_due(opened, RULES)


def test_the_usual_due_time_knows_holidays_and_the_sellers_own_hours() -> None:
    rules = Rules(holidays=frozenset({date(2026, 11, 18)}), working_days=(2, 3, 5))
    assert usual_due(NOW, rules) == nov(19, 10)
    assert usual_due(nov(19, 18), rules) == nov(21, 10)


def test_a_time_that_they_were_given_counts_instead() -> None:
    question = a_question().open(NOW, rules=RULES, due=nov(18, 12))
    (due,) = question.deadlines(NOW, RULES)
    assert (due.when, due.whole_day, due.reason) == (
        nov(18, 12),
        False,
        "You said you would get back to them: by 12:00.",
    )
    dated = a_question().open(NOW, rules=RULES, due=nov(19, 17), whole_day=True)
    assert dated.deadlines(NOW, RULES)[0].reason.endswith(": by Thu 19 Nov.")
    with pytest.raises(IllegalMove, match="passed"):
        a_question().open(NOW, rules=RULES, due=NOW)


def test_a_late_get_back_says_how_late_and_is_not_kept() -> None:
    question = a_get_back(nov(18, 12))
    assert question.is_kept(nov(18, 12)) is None
    assert question.is_kept(nov(18, 12, 20)) is False
    (due,) = question.deadlines(nov(18, 12, 20), RULES)
    assert (due.severity, due.reason) == ("late", "You said you would get back to them: 20 min late.")
    assert question.deliver(nov(18, 12, 20), answer="Yes.").is_kept(nov(18, 13)) is False


def test_a_get_back_delivered_by_its_time_is_kept_and_closed() -> None:
    question = a_get_back().deliver(FIVE, answer="Five years.")
    assert question.state(FIVE) == "answered"
    assert question.is_kept(nov(30)) is True
    assert (question.is_open(), question.deadlines(FIVE, RULES)) == (False, ())


def test_a_question_that_is_no_get_back_was_neither_kept_nor_broken() -> None:
    assert a_question().is_kept(nov(30)) is None
    assert a_question().answer_(NOW, text="Yes.").is_kept(nov(30)) is None


def test_a_question_that_nobody_answered_stays_in_sight_but_is_never_late() -> None:
    (due,) = a_question().deadlines(NOW, RULES)
    assert (due.kind, due.when, due.severity, due.whole_day) == ("question", HOUR, "now", False)
    lines = agenda.today([a_question(), a_get_back()], nov(19), RULES)
    assert [(line.section, line.deadline and line.deadline.severity) for line in lines] == [
        ("late", "late"),
        ("today", "slipping"),
    ]


def test_a_snooze_never_hides_a_get_back_past_its_time() -> None:
    question = a_get_back().snooze(NOW, until=nov(20))
    assert agenda.today([question], nov(18, 16), RULES) == []
    assert [line.section for line in agenda.today([question], FIVE, RULES)] == ["today"]


def test_a_get_back_that_a_merge_left_without_a_time_is_due_as_usual() -> None:
    question = a_get_back(opened_at=nov(19, 9)).replace(due=None, whole_day=False)
    (due,) = question.deadlines(NOW, RULES)
    assert (due.when, due.whole_day) == (nov(19, 10), False)


@pytest.mark.parametrize(
    ("question", "name", "remedy"),
    [
        (a_get_back(), "answer", "Deliver"),
        (a_get_back(), "open", "Deliver"),
        (a_question(), "deliver", "on the spot"),
        (a_get_back(delivered_at=NOW), "deliver", "card"),
        (a_question(answered_at=NOW), "answer", "card"),
        (a_question(answered_at=NOW), "ask-expert", "card"),
        (a_question(deleted=True), "answer", "Undo"),
    ],
)
def test_what_does_not_apply_says_what_to_do_instead(question: Question, name: str, remedy: str) -> None:
    assert name not in question.applicable(NOW)
    with pytest.raises(IllegalMove) as refusal:
        carry_out(question, name, NOW, **sound(name, NOW, hours(1), 0))
    assert remedy in refusal.value.remedy


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_answer_needs_words(empty: str) -> None:
    with pytest.raises(IllegalMove, match="words"):
        a_question().answer_(NOW, text=empty)
    with pytest.raises(IllegalMove, match="words"):
        a_get_back().deliver(NOW, answer=empty)
    with pytest.raises(IllegalMove, match="words"):
        a_get_back(delivered_at=NOW).edit(NOW, answer=empty)


def test_the_next_step_never_makes_a_get_back_by_itself() -> None:
    assert a_question().next_verb() == "answer"
    assert a_question().ask_expert(NOW, name="Mei").next_verb() == "answer"
    assert a_get_back().next_verb() == "deliver"


# Saving the answer.


def test_delivering_a_get_back_offers_to_save_the_answer_as_a_card() -> None:
    question = a_get_back().ask(NOW, a_customer("Mei")).deliver(nov(18, 12), answer="Five years.")
    assert (question.next_verb(), question.is_open()) == ("save-card", False)
    after, card = saved(question, nov(18, 13))
    assert (after.saved_card, after.saved_at, after.next_verb()) == (card.id, nov(18, 13), None)
    assert (card.text, card.answer, card.verified_at) == (question.text, "Five years.", nov(18, 13))
    assert (card.expert, card.source, card.customer) == (a_customer("Mei").id, "Mei", None)


def test_an_answer_of_more_than_two_lines_keeps_them_all_in_the_detail() -> None:
    question = a_get_back().deliver(NOW, answer="Five years.\nParts.\nLabour.")
    _, card = saved(question)
    assert (card.answer, card.detail) == ("Five years.\nParts.", "Five years.\nParts.\nLabour.")


def test_a_card_is_saved_once_and_only_from_an_answer() -> None:
    answered = a_question().answer_(NOW, text="Five years.")
    assert "save-card" in answered.applicable(NOW)
    assert answered.next_verb() == "save-card"  # so does an answer given on the spot without one
    from_card, _ = a_question().answer_from(NOW, a_card())
    for question, what in (
        (saved(answered)[0], "already"),
        (from_card, "already"),
        (a_question(), "no answer"),
        (a_get_back(), "no answer"),
        (a_get_back(delivered_at=NOW), "words"),
    ):
        with pytest.raises(IllegalMove, match=what) as refusal:
            saved(question)
        assert refusal.value.remedy
    mended = a_get_back(delivered_at=NOW).edit(NOW, answer="Five years.")
    assert saved(mended)[1].answer == "Five years."


def test_an_answer_is_edited_once_there_is_one() -> None:
    with pytest.raises(IllegalMove, match="no answer") as refusal:
        a_get_back().edit(NOW, answer="Yes.")
    assert "deliver" in refusal.value.remedy
    assert a_get_back(delivered_at=NOW).edit(NOW, text="Black?", answer="Yes.").text == "Black?"


# Asked again.


def test_asked_again_after_its_answer_was_delivered_it_is_a_repeat() -> None:
    first = a_get_back().deliver(nov(18, 12), answer="Five years.")
    again = a_get_back(text="how long is your warranty", made_at=nov(19))
    assert is_repeat(again, [first, again])
    assert is_repeat(a_question(made_at=nov(19)), [first])
    later = a_get_back(delivered_at=nov(20))
    assert repeats([later, first, again]) == [again]


def test_asked_again_before_its_answer_was_known_it_is_no_repeat() -> None:
    first = a_get_back().deliver(nov(18, 12), answer="Five years.")
    assert not is_repeat(a_get_back(made_at=nov(18, 11)), [first])
    assert not is_repeat(a_get_back(made_at=nov(19)), [a_get_back()])
    assert not is_repeat(first, [first])
    assert not is_repeat(a_get_back(made_at=nov(19)), [first.delete(nov(18, 13))])


def test_asked_at_the_very_moment_of_the_answer_the_later_record_is_the_repeat() -> None:
    first = a_get_back().deliver(NOW, answer="Five years.")
    again = a_get_back()
    assert repeats([again, first]) == [again]


def test_asked_again_after_its_answer_was_saved_it_is_a_repeat() -> None:
    first = a_question().answer_(NOW, text="Five years.")
    assert not is_repeat(a_get_back(made_at=nov(19)), [first])
    assert is_repeat(a_get_back(made_at=nov(19)), [saved(first)[0]])


def test_a_question_that_has_the_same_card_is_the_same_question() -> None:
    first, card = saved(a_get_back().deliver(NOW, answer="Five years."))
    assert is_repeat(a_get_back(text="If it breaks?", made_at=nov(19), card=card.id), [first])
    assert not is_repeat(a_get_back(text="If it breaks?", made_at=nov(19)), [first])


def test_asked_again_and_answered_on_the_spot_it_is_no_repeat() -> None:
    first = a_get_back().deliver(NOW, answer="Five years.")
    assert not is_repeat(a_question(made_at=nov(19)).answer_(nov(19), text="Five years."), [first])


def test_a_question_without_any_word_is_like_no_other() -> None:
    assert not is_repeat(a_get_back(text="?!", made_at=nov(19)), [a_get_back(text="?!", delivered_at=NOW)])


def test_a_question_has_every_verb_of_the_practice() -> None:
    assert {"answer", "ask-expert", "open", "deliver", "save-card"} <= set(Question.VERBS)
    assert {"note", "touch", "snooze", "edit", "delete"} <= set(Question.VERBS)
