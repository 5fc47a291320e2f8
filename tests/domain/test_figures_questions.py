"""The figures of practice 2, and what the words of questions are taken for."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.questions.figures import free_days, get_backs, unanswered_topics
from cockpit.domain.questions.question import Question
from cockpit.domain.questions.repeats import is_repeat, topic
from cockpit.domain.questions.similarity import bare, gist, nearness, words
from tests.domain.builders import LORD_HOWE, NEW_YORK, NOW, a_get_back, a_question, hours, nov
from tests.domain.strategies import near_now
from tests.domain.test_question_in_any_order import merged_questions

DAY = timedelta(days=1)


def answered(text: str = "In black?") -> Question:
    """Return a question answered on the spot."""
    return a_question(text, answer="Yes.", answered_at=NOW)


def delivered(after: float, **facts: datetime) -> Question:
    """Return a get-back delivered so many hours after it was opened."""
    return a_get_back(answer="Yes.", delivered_at=plus(NOW, hours(after)), **facts)


# The figures.


def test_the_get_back_rate_is_those_opened_of_those_opened_or_answered_on_the_spot() -> None:
    asked = a_question("Do you train us?")
    figures = get_backs([answered(), answered(), answered("In red?"), a_get_back(), asked], NOW)
    assert (figures.live, figures.opened, figures.rate) == (3, 1, 0.25)


def test_without_questions_there_is_no_rate_and_no_median() -> None:
    for none in ([], [a_question()], [a_get_back(deleted=True)]):
        figures = get_backs(none, NOW)
        assert (figures.rate, figures.median_to_answer, figures.repeats) == (None, None, 0)


@pytest.mark.parametrize(("took", "middle"), [([3.0], 3), ([1, 5], 3), ([30, 2, 1], 2), ([1, 2, 4, 90], 3)])
def test_the_time_to_answer_is_the_median_from_opening_to_delivery(took: list[float], middle: int) -> None:
    figures = get_backs([*map(delivered, took), a_get_back(), answered()], nov(30))
    assert figures.median_to_answer == hours(middle)


def test_the_time_to_answer_is_real_time_where_the_clocks_change() -> None:
    opened = datetime(2026, 10, 24, 17, tzinfo=NOW.tzinfo)
    question = a_get_back(opened_at=opened, delivered_at=datetime(2026, 10, 25, 17, tzinfo=NOW.tzinfo))
    assert get_backs([question], NOW).median_to_answer == hours(25)


def test_only_get_backs_are_counted_as_repeats() -> None:
    first = delivered(1)
    again = a_get_back(text="How long is your warranty", made_at=nov(19))
    live = a_question(made_at=nov(19), answer="Five years.", answered_at=nov(19))
    asked = a_question(made_at=nov(19))
    assert get_backs([first, again, live, asked], nov(20)).repeats == 1


def test_the_topics_are_those_of_what_was_not_answered_on_the_spot_the_commonest_first() -> None:
    texts = ["Warranties?", "A warranty?", "Discounts?", "Any discount?", "Delivery?", "Training?"]
    records = [a_get_back(text=text) for text in texts] + [answered("Colour?")] * 9
    assert unanswered_topics(records) == ("discount", "warranty", "delivery")
    assert get_backs(records, NOW).topics == ("discount", "warranty", "delivery")
    assert unanswered_topics([a_question("Training?"), a_question("?")]) == ("training",)


# Days without.


def test_get_back_free_days_count_from_the_last_one_today_included() -> None:
    assert free_days([a_get_back()], NOW) == 0
    assert free_days([a_get_back()], nov(19, 0, 1)) == 1
    assert free_days([a_get_back(), answered()], nov(30)) == 12


def test_without_a_get_back_the_days_count_from_the_first_question_ever_asked() -> None:
    assert free_days([], NOW) is None
    assert free_days([a_question()], NOW) == 1
    assert free_days([a_question(made_at=nov(16)), a_question()], NOW) == 3
    assert free_days([a_question(made_at=nov(16)), a_get_back(deleted=True)], NOW) == 3


def test_days_are_those_of_the_zone_one_is_in() -> None:
    late = a_get_back(opened_at=nov(18, 0, 30))
    assert free_days([late], nov(18, 1)) == 0
    assert free_days([late], nov(17, 19, 30, zone=NEW_YORK)) == 0
    assert free_days([late], nov(18, 19, 30, zone=NEW_YORK)) == 1
    assert free_days([late], nov(18, 13, zone=LORD_HOWE)) == 0


def test_what_is_dated_after_now_does_not_count_yet() -> None:
    records = [a_question(made_at=nov(16)), a_get_back(made_at=nov(17), opened_at=nov(25))]
    assert free_days(records, NOW) == 3
    assert free_days([a_question(made_at=nov(25))], NOW) is None


@given(st.lists(merged_questions(), max_size=8), near_now)
def test_the_figures_of_get_backs_agree_with_a_slow_count(records: list[Question], now: datetime) -> None:
    figures = get_backs(records, now)
    standing = [one for one in records if not one.deleted]
    opened = [one for one in standing if one.opened_at]
    live = [one for one in standing if not one.opened_at and (one.answered_at or one.delivered_at)]
    assert (figures.opened, figures.live) == (len(opened), len(live))
    assert figures.rate == (len(opened) / len(opened + live) if opened + live else None)
    took = [
        between(one.opened_at, end).total_seconds()
        for one in opened
        if one.opened_at and (end := one.delivered_at or one.answered_at)
    ]
    assert (figures.median_to_answer is None) == (not took)
    if figures.median_to_answer is not None:
        assert abs(figures.median_to_answer.total_seconds() - median(took)) < 0.001
    others = {one.id: [other for other in standing if other is not one] for one in standing}
    assert figures.repeats == sum(1 for one in opened if is_repeat(one, others[one.id]))
    about = Counter(topic(one.text) for one in standing if one not in live)
    assert len(figures.topics) <= 3
    assert all(about[word] for word in figures.topics)
    free, today = 0, now.date()
    seen = [one for one in standing if not is_before(now, one.made_at)]
    days_opened = {
        one.opened_at.astimezone(now.tzinfo).date()
        for one in opened
        if one.opened_at and not is_before(now, one.opened_at)
    }
    begins = [one.made_at.astimezone(now.tzinfo).date() for one in seen] + list(days_opened)
    while begins and today - free * DAY >= min(begins) and today - free * DAY not in days_opened:
        free += 1
    assert figures.free_days == (free if begins else None)


# The words of questions.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How long is the warranty?", "how long is your WARRANTY"),
        ("What's the price of 10 seats?", "What is the price for 10 seats"),
        ("Do you deliver to Spain?", "Can you deliver, to Spain ?"),
        ("Gibt es Rabatt?", "gibt es einen Rabatt"),
        ("Ist es möglich?", "ist es mo\N{COMBINING DIAERESIS}glich?"),
        ("Can you do it?", "can you do it"),
    ],
)
def test_small_words_case_and_punctuation_do_not_make_another_question(one: str, other: str) -> None:
    assert gist(one) == gist(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When do you deliver?", "Where do you deliver?"),
        ("Is it free?", "Is it not free?"),
        ("Does it run with C++?", "Does it run with C#?"),
        ("Is 1.5 mm enough?", "Is 15 mm enough?"),
        ("Do you deliver to Spain?", "Do you deliver from Spain?"),
        ("Can you do it?", "Will you have it?"),
    ],
)
def test_words_that_tell_two_questions_apart_are_kept(one: str, other: str) -> None:
    assert gist(one) != gist(other)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("How long is the warranty?", "warranty"),
        ("Do you give discounts?", "discount"),
        ("What does delivery to Spain cost?", "delivery"),
        ("Can you do it?", ""),
        ("Is it currently free?", "free"),
        ("Which analysis?", "analysis"),
        ("?", ""),
        ("", ""),
        ("Any batteries included", "included"),
        ("whether it runs outdoors", "outdoor"),
        ("ob es schwimmt", "schwimmt"),
        ("保証は何年ですか", "保証は何年ですか"),
    ],
)
def test_the_topic_of_a_question_is_a_word_that_tells_what_it_is_about(text: str, about: str) -> None:
    assert topic(text) == about


def test_a_topic_is_near_a_text_that_names_it_or_a_word_like_it() -> None:
    assert nearness("data protection", "Where is our data protected?") == (1.5, 0.75)
    assert nearness("pricing", "What is the price?") == (0.5, 0.5)
    assert nearness("control", "the contract") == (0.0, 0.0)
    assert nearness("warranty", "") == (0.0, 0.0)
    assert nearness("", "warranty") == (0.0, 0.0)


@given(st.text(max_size=30))
def test_words_are_the_same_in_any_case_and_no_key_is_a_path(text: str) -> None:
    assert words(text.casefold()) == words(text)
    assert "/" not in bare(text)
    assert bare(bare(text)) == bare(text)
    assert bool(gist(text)) == bool(words(text))
    topic(text)
    nearness(text, text)
