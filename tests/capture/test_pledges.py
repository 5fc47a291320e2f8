"""What a line says that I will do is a promise, whichever way it is told; what it only tells of is a note."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.capture.render import render
from cockpit.domain.rules import Rules
from tests.capture.heard import KNOWN, NOW

NAMES = Names(KNOWN)
LEADS = (
    "told acme i'd", "told @acme that i'll", "I told acme we'll", "said i would", "i'll", "I'm going to", "we will",
    "i promised @acme to", "ich", "ich werde", "acme: ich", "hab acme versprochen", "acme said i'd", "they said i'd",
    "i'd love to", "ich habe", "told jane miller i'd", "i",
)  # fmt: skip
DEEDS = (
    "send the deck",
    "call back",
    "schicke das Muster",
    "ruf sie um 10 an",
    "get it",
    "be there",
    "sent it",
    "",
)
TIMES = ("tonight", "by friday 4pm", "am Freitag um 15 Uhr", "bis Ende der Woche", "")
TAILS = ("@acme", "an @beta", "ok", "by mail", "?", "")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("told acme i'd send the contract tonight", "send the contract"),
        ("told @acme that i would send the contract tonight", "send the contract"),
        ("i told acme we'll send the contract by friday", "send the contract"),
        ("i'll send acme the contract by friday", "send the contract"),
        ("i promised @acme to send the contract on friday", "send the contract"),
        ("told acme they'd have the contract by friday", "told they'd have the contract"),
        ("ich schicke @acme am freitag um 15 uhr den vertrag", "schicke den vertrag"),
        ("ich sende acme am freitag den vertrag", "sende den vertrag"),
        ("ich werde acme am freitag den vertrag schicken", "den vertrag schicken"),
        ("bis freitag mache ich @acme einen entwurf", "mache ich einen entwurf"),
        ("hab acme zugesagt, dass ich am freitag liefere", "ich liefere"),
        ("sende @acme das angebot am freitag um 15 uhr", "sende das angebot"),
    ],
)
def test_what_i_told_them_i_would_do_is_a_promise(line: str, text: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    assert (draft.kind, draft.customer, draft.text, draft.missing) == ("promise", "acme", text, ())


@pytest.mark.parametrize(
    "line",
    [
        "acme said they will decide on friday",
        "acme told me i'd get the order on friday",
        "i'd sent acme the contract on friday",
        "i'd love to win acme on friday",
        "wish i'd win acme on friday, they want it",
        "ich habe acme am freitag getroffen",
        "ich brauche von acme am freitag eine antwort",
        "acme hat am freitag versprochen zu zahlen",
        "i am at acme on friday",
    ],
)
def test_what_only_tells_how_things_are_promises_nothing(line: str) -> None:
    assert parse(line, NOW, Rules(), NAMES).kind == "note"


def test_a_promise_to_nobody_that_is_known_asks_for_whom() -> None:
    draft = parse("told mia torres i'd send the contract tonight", NOW, Rules(), NAMES)
    assert draft.missing == ("For whom? Add a customer, such as: @'mia torres', or begin with todo",)
    settled = parse("told @'mia torres' i'd send the contract tonight", NOW, Rules(), NAMES)
    assert (settled.customer, settled.text, settled.missing) == ("mia torres", "send the contract", ())


@pytest.mark.parametrize(
    "tail",
    ["@acme", "from @acme", "(@acme)", "@Umbrella Ltd", "Umbrella Ltd", "asks @acme", "@acme -> 90 EUR"],
)
def test_who_asks_may_follow_the_question(tail: str) -> None:
    draft = parse(f"what does the licence cost? {tail}", NOW, Rules(), NAMES)
    assert (draft.kind, draft.customer) == ("q", "Umbrella Ltd" if "Umbrella" in tail else "acme")


@pytest.mark.parametrize("line", ["is it done? @acme send the deck by 4pm", "deck by 4pm ok? @acme"])
def test_a_question_with_more_after_it_than_who_asks_is_none(line: str) -> None:
    assert parse(line, NOW, Rules(), NAMES).kind != "q"


def test_a_note_without_a_date_tells_that_it_comes_back_on_none() -> None:
    for line in ("note @acme likes blue", "acme likes blue", "likes blue"):
        assert "No date: it stands under Some day" in parse(line, NOW, Rules(), NAMES).asks[-1]
    for line in ("note @acme decides by friday", "todo likes blue"):
        assert parse(line, NOW, Rules(), NAMES).asks == ()


def test_words_that_became_a_time_are_named_where_none_are_left() -> None:
    (asked,) = parse("todo two tomorrow", NOW, Rules(), NAMES).missing
    assert "“two tomorrow” was taken for a time" in asked
    assert parse('todo "two tomorrow"', NOW, Rules(), NAMES).text == "two tomorrow"


@pytest.mark.parametrize(
    "end", ["an @beta", "an", "an, @beta", "zurück @beta", "wieder @beta", "anrufen @beta"]
)
def test_an_hour_may_stand_before_what_a_verb_was_split_from(end: str) -> None:
    draft = parse(f"@beta ich melde mich morgen um 10 {end.removesuffix(' @beta')}", NOW, Rules(), NAMES)
    assert (draft.theirs and f"{draft.theirs:%d %H:%M}", draft.missing) == ("19 10:00", ())
    draft = parse(f"ich ruf dich morgen um 10 {end}", NOW, Rules(), NAMES)
    assert draft.theirs or draft.due
    assert "um" not in draft.text
    assert draft.text.endswith(end.removesuffix("@beta").strip(", "))


@settings(max_examples=400)
@given(st.sampled_from(LEADS), st.sampled_from(DEEDS), st.sampled_from(TIMES), st.sampled_from(TAILS))
def test_what_was_told_reads_back_from_its_line(lead: str, deed: str, when: str, tail: str) -> None:
    draft = parse(f"{lead} {deed} {when} {tail}", NOW, Rules(), NAMES)
    assume(draft.text)  # "promise @acme by mail" lacks what was promised: there the mail is read as it
    assert parse(render(draft, NOW, Rules(), NAMES), NOW, Rules(), NAMES) == draft
