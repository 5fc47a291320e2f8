"""Practice 2, answer cards: used on the spot, learning how customers ask, verified from time to time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cockpit.domain import agenda
from cockpit.domain.moment import plus
from cockpit.domain.people import id_of
from cockpit.domain.questions.card import LINES_ALOUD, Card, Use, to_say
from cockpit.domain.rules import Rules
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import BERLIN, LORD_HOWE, NEW_YORK, NOW, RULES, a_card, an_id, hours, nov
from tests.domain.strategies import moments, near_now, words

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
STATES = {"live", "unverified", "retired"}
VERBS = st.sampled_from(sorted(Card.VERBS))
_keys = st.sampled_from("abcd")
_maybe = st.none() | near_now


@st.composite
def merged_cards(draw: st.DrawFn) -> Card:
    """Draw a card with any facts beside each other, also those that no verb would put together."""
    return a_card(
        text=draw(words),
        made_at=draw(near_now),
        customer=draw(st.none() | st.integers(1, 3)),
        snoozed_until=draw(_maybe),
        deleted=draw(st.sampled_from((False, False, False, True))),
        answer=draw(words | st.just("one\ntwo\nthree")),
        detail=draw(words),
        source=draw(words),
        expert=draw(st.none() | st.integers(1, 3)),
        phrasings=draw(st.dictionaries(_keys, words, max_size=3)),
        verified_at=draw(_maybe),
        uses=draw(
            st.dictionaries(
                _keys,
                st.builds(Use, at=near_now, words=words, customer=st.none() | st.integers(1, 3)),
                max_size=3,
            )
        ),
        review_days=draw(st.none() | st.integers()),
        retired_at=draw(_maybe),
    )


def in_text(card: Card) -> list[str]:
    """Return the phrasings of a card beside its own question."""
    return list(card.phrasings.values())


# Using and learning.


def test_a_use_is_recorded_and_the_card_learns_how_they_asked() -> None:
    card = a_card().use(NOW, words="And if it breaks?", customer=id_of("Acme"))
    assert list(card.uses.values()) == [Use(at=NOW, words="And if it breaks?", customer=id_of("Acme"))]
    assert card.ways_to_ask() == ("How long is the warranty?", "And if it breaks?")
    assert card.phrasings == {"and if it breaks": "And if it breaks?"}


@pytest.mark.parametrize("known", ["how long is the WARRANTY", "if it breaks…", "", " ?! "])
def test_words_that_it_knows_already_are_no_new_phrasing_but_the_use_counts(known: str) -> None:
    card = a_card().add_phrasing(NOW, text="If it breaks?").use(NOW, words=known)
    assert in_text(card) == ["If it breaks?"]
    assert len(card.uses) == 1


def test_two_uses_at_the_same_moment_both_count() -> None:
    assert len(a_card().use(NOW, words="guarantee").use(NOW, words="guarantee").uses) == 2


def test_no_key_of_a_phrasing_can_be_mistaken_for_a_path() -> None:
    card = a_card().add_phrasing(NOW, text="24/7, or 8/5?")
    assert list(card.phrasings) == ["24 7 or 8 5"]


@pytest.mark.parametrize(
    ("text", "what"), [(" ", "words"), ("?!", "words"), ("HOW long is the warranty", "already")]
)
def test_a_phrasing_needs_words_that_are_new_to_the_card(text: str, what: str) -> None:
    with pytest.raises(IllegalMove, match=what) as refusal:
        a_card().add_phrasing(NOW, text=text)
    assert refusal.value.remedy


# Verifying and retiring.


def test_a_card_past_its_review_says_for_how_long_it_is_unverified() -> None:
    card = a_card()
    assert card.unverified_days(plus(NOW, 90 * DAY), RULES) is None
    assert card.unverified_days(plus(NOW, 90 * DAY + SECOND), RULES) == 90
    assert card.unverified_days(plus(NOW, 120 * DAY), RULES) == 120
    assert card.state(plus(NOW, 90 * DAY), RULES) == "live"
    assert card.state(plus(NOW, 120 * DAY), RULES) == "unverified"


def test_the_review_interval_is_a_setting_and_a_card_may_have_its_own() -> None:
    later = plus(NOW, 40 * DAY)
    assert a_card().unverified_days(later, Rules(review_days=30)) == 40
    assert a_card(review_days=60).unverified_days(later, Rules(review_days=30)) is None
    assert a_card(review_days=30).state(later) == "unverified"


def test_a_card_that_nobody_ever_verified_is_unverified_from_the_start() -> None:
    card = a_card(verified_at=None)
    assert card.unverified_days(NOW, RULES) == 0
    assert card.unverified_days(plus(NOW, 3 * DAY), RULES) == 3
    assert card.verify(NOW).state(NOW, RULES) == "live"


def test_days_since_it_was_verified_are_real_days_where_the_clocks_change() -> None:
    verified = datetime(2026, 10, 24, 12, tzinfo=BERLIN)
    card = a_card(verified_at=verified, review_days=1)
    assert card.unverified_days(datetime(2026, 10, 25, 11, tzinfo=BERLIN), RULES) is None
    assert card.unverified_days(datetime(2026, 10, 25, 12, tzinfo=BERLIN), RULES) == 1


def test_verifying_starts_the_review_anew_and_brings_a_retired_card_back() -> None:
    later = plus(NOW, 120 * DAY)
    assert a_card().verify(later).state(later, RULES) == "live"
    retired = a_card().retire(NOW)
    assert (retired.is_live(), retired.state(NOW)) == (False, "retired")
    assert retired.verify(later).is_live()


@pytest.mark.parametrize("name", ["use", "add-phrasing", "retire"])
def test_a_retired_card_is_not_used(name: str) -> None:
    given = {"add-phrasing": {"text": "guarantee"}}.get(name, {})
    with pytest.raises(IllegalMove, match="retired") as refusal:
        carry_out(a_card(retired_at=NOW), name, NOW, **given)
    assert "Verify" in refusal.value.remedy


def test_a_deleted_card_is_not_live_and_takes_no_verbs() -> None:
    card = a_card().delete(NOW)
    assert (card.is_live(), card.applicable(NOW)) == (False, ())


# Words.


def test_an_answer_to_say_aloud_has_two_lines_at_most() -> None:
    card = a_card().edit(NOW, answer="Five years.\nParts and labour.")
    assert not card.is_long()
    with pytest.raises(IllegalMove, match="aloud") as refusal:
        card.edit(NOW, answer="Five years.\nParts.\nLabour.")
    assert "detail" in refusal.value.remedy
    assert card.edit(NOW, answer="Five years.\n\nParts and labour.\n").answer.startswith("Five")


def test_a_long_answer_on_two_lines_is_pointed_out_but_not_refused() -> None:
    assert a_card().edit(NOW, answer="very " * 50).is_long()
    assert not a_card().edit(NOW, answer="x" * 200).is_long()


def test_what_goes_beyond_two_lines_is_the_detail() -> None:
    assert to_say("one\n\ntwo\n") == ("one\n\ntwo\n", "")
    assert to_say("one\n\ntwo\nthree") == ("one\ntwo", "one\n\ntwo\nthree")


def test_an_edit_changes_what_it_is_given_and_leaves_the_rest() -> None:
    card = a_card(source="contract")
    edited = card.edit(NOW, text="Warranty?", detail="§ 7", review_days=30)
    assert (edited.text, edited.detail, edited.review_days) == ("Warranty?", "§ 7", 30)
    assert (edited.answer, edited.source) == (card.answer, "contract")
    assert edited.edit(NOW, source="", detail="").source == ""


@pytest.mark.parametrize("poor", [{"answer": " "}, {"text": ""}, {"review_days": 0}])
def test_an_edit_that_leaves_a_card_without_sense_is_refused(poor: dict[str, Any]) -> None:
    with pytest.raises(IllegalMove) as refusal:
        a_card().edit(NOW, **poor)
    assert refusal.value.remedy


# What it is not: owed.


def test_a_card_is_never_owed_and_never_stands_on_today() -> None:
    card = a_card(verified_at=None)
    assert agenda.today([card], plus(NOW, 400 * DAY), RULES) == []
    assert agenda.deadlines([card], plus(NOW, 400 * DAY), RULES) == []
    assert card.next_verb() is None
    with pytest.raises(IllegalMove):
        card.snooze(NOW, until=nov(19))


def test_a_card_has_every_verb_of_the_practice() -> None:
    assert {"use", "verify", "add-phrasing", "retire"} <= set(Card.VERBS)
    assert {"note", "touch", "snooze", "edit", "delete"} <= set(Card.VERBS)


# Any verb at any time.


def carry_out(card: Card, name: str, now: datetime, /, **arguments: Any) -> Card:
    """Do a verb and return the card as it stands afterwards."""
    after = Card.VERBS[name].method(card, now, **arguments)
    assert isinstance(after, Card)
    return after


def try_out(card: Card, name: str, now: datetime, number: int) -> Card:
    """Do a verb if it applies; else see it refused, with a remedy, and the card left as it was."""
    before = card.replace()
    sound: dict[str, dict[str, Any]] = {
        "use": {"words": f"way {number}?", "customer": number or None},
        "add-phrasing": {"text": f"other way {an_id()}"},
        "note": {"text": "heard at the fair"},
        "touch": {"text": "asked at the fair"},
        "snooze": {"until": plus(now, hours(1))},
        "edit": {"answer": f"{number} years.", "detail": "", "review_days": number + 1},
    }
    arguments = sound.get(name, {})
    if name in card.applicable(now):
        after = carry_out(card, name, now, **arguments)
        assert card == before
        return after
    with pytest.raises(IllegalMove) as refusal:
        carry_out(card, name, now, **arguments)
    assert refusal.value.what.strip()
    assert refusal.value.remedy.strip()
    assert card == before
    return card


class CardMachine(RuleBasedStateMachine):
    """One card, verbs at random, and a clock that only moves forward."""

    @initialize()
    def make_it(self) -> None:
        self.now = NOW
        self.card = a_card()
        self.uses = 0

    @rule(
        for_=st.timedeltas(timedelta(), 100 * DAY), zone=st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, UTC])
    )
    def time_passes(self, for_: timedelta, zone: Any) -> None:
        self.now = plus(self.now, for_).astimezone(zone)

    @rule(name=VERBS, number=st.integers(0, 9))
    def any_verb(self, name: str, number: int) -> None:
        if name == "delete" and number:
            return  # rarely, as it ends the story
        self.uses += name == "use" and name in self.card.applicable(self.now)
        self.card = try_out(self.card, name, self.now, number)

    @invariant()
    def the_rules_hold(self) -> None:
        card = self.card
        assert card.state(self.now, RULES) in STATES
        assert card.is_live() == (card.state(self.now) != "retired" and not card.deleted)
        assert len(card.uses) == self.uses
        assert len(card.answer.splitlines()) <= LINES_ALOUD
        assert all(key and "/" not in key for key in card.phrasings)
        assert not agenda.today([card], self.now, RULES)


@pytest.mark.slow
def test_any_verb_on_a_card_at_any_time_succeeds_or_is_refused_with_a_remedy() -> None:
    run_state_machine_as_test(
        CardMachine, settings=settings(max_examples=80, stateful_step_count=20, deadline=None)
    )


@given(merged_cards(), VERBS, st.integers(0, 9), near_now)
def test_whatever_was_merged_a_verb_on_a_card_succeeds_or_is_refused_with_a_remedy(
    card: Card, name: str, number: int, now: datetime
) -> None:
    try_out(card, name, now, number)


@given(merged_cards(), near_now | moments)
def test_no_merge_of_facts_can_make_an_illegal_card(card: Card, now: datetime) -> None:
    assert card.state(now) in STATES
    assert card.deadlines(now, RULES) == ()
    assert (card.unverified_days(now, RULES) or 0) >= 0
    assert card.ways_to_ask()[0] == card.text
    assert set(card.applicable(now)) <= set(Card.VERBS)
    card.is_long()
    to_say(card.answer)


@given(merged_cards())
def test_a_card_is_kept_and_read_back_as_it_was(card: Card) -> None:
    assert codec.decode("card", card.id, codec.encode(card), deleted=card.deleted) == card
