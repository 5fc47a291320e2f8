"""Practice 5, the words: an apology that is no pitch, a need that blames nobody, and who else can help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.losses.recovery_words import (
    BLAME,
    PITCH,
    REFRAMING,
    apology_for,
    blames,
    named_need,
    pitch_words,
    served_need,
    suppliers_for,
)
from tests.domain.builders import a_customer


def test_the_reframing_line_neither_blames_nor_pitches() -> None:
    assert "could not do for them that day" in REFRAMING
    assert "opportunity in disguise" in REFRAMING
    assert blames(REFRAMING) is None
    assert pitch_words(REFRAMING) == ()


@pytest.mark.parametrize("name", ["Mia", ""])
@pytest.mark.parametrize("need", ["delivery within two weeks", "", " "])
@pytest.mark.parametrize("chosen", ["Bolt AB", ""])
def test_the_apology_says_sorry_and_is_no_pitch(name: str, need: str, chosen: str) -> None:
    text = apology_for(name, need, chosen)
    assert "I'm sorry" in text
    assert name in text
    assert need.strip() in text
    assert chosen in text
    assert pitch_words(text) == ()
    assert blames(text) is None
    assert text == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm sorry. However, we have a SPECIAL offer!", ("however", "special", "offer")),
        ("Would a better-price make you reconsider?", ("better price", "reconsider")),
        ("the ideal dealer specialises in coffers", ()),
        ("deal, deal and deal", ("deal",)),
        ("", ()),
    ],
)
def test_pitch_words_are_pointed_out_as_they_come_up(text: str, found: tuple[str, ...]) -> None:
    assert pitch_words(text) == found


@pytest.mark.parametrize(
    "text", ["Stupid!", "it was THEIR fault", "they are too cheap", "they should have  known"]
)
def test_a_need_that_blames_is_pointed_out(text: str) -> None:
    hint = blames(text)
    assert hint
    assert hint.endswith("?")


@pytest.mark.parametrize(
    "text", ["a cheaper model", "delivery in May", "", "foolproof set-up", "unfairness law"]
)
def test_a_need_that_does_not_blame_is_left_alone(text: str) -> None:
    assert blames(text) is None


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at_for_blame_and_pitch(text: str) -> None:
    assert set(pitch_words(text)) <= set(PITCH)
    hint = blames(text)
    assert hint is None or any(word in hint for word in BLAME)


def test_whom_they_chose_is_called_first_and_then_the_suppliers_nearest_to_the_need() -> None:
    chosen = a_customer("Bolt AB")
    near = a_customer("Zet", is_supplier=True, knows={"fast delivery": "fast delivery"})
    nearer = a_customer("Ypsilon", is_supplier=True, knows={"fast delivery": "fast delivery"}, phone="040 1")
    far = a_customer("Alpha", is_supplier=True, knows={"paint": "paint"})
    silent = a_customer("Beta", is_supplier=True)
    people = [
        a_customer("Mia", knows={"fast delivery": "fast delivery"}),  # an expert of ours, no supplier
        a_customer("Gone", is_supplier=True, deleted=True),
        silent, far, near, nearer, chosen,
    ]  # fmt: skip
    found = suppliers_for("fast delivery to Norway", "bolt ab", people)
    assert found == (chosen, nearer, near, far, silent)
    assert suppliers_for("fast delivery", "", [chosen, near]) == (near,)
    assert suppliers_for("", "Nobody we know", [far]) == (far,)
    renamed = chosen.rename("Bolt Group")
    assert suppliers_for("", "Bolt AB", [renamed]) == (renamed,)


@pytest.mark.parametrize(
    "reason", ["price", "the price", "too expensive", "zu teuer", "no budget", "Timing", " "]
)
def test_the_apology_names_a_need_and_no_mere_reason(reason: str) -> None:
    assert "You needed" not in apology_for("Acme", reason, "Foo")
    assert "You needed delivery by May" in apology_for("Acme", "delivery by May", "Foo")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("they need 40 chairs by Friday and we cannot", "40 chairs by Friday"),
        ("they need it by May, we can't do that", "it by May"),
        ("a guarantee that we cannot give", "a guarantee"),
        ("sie brauchen es bis Freitag und wir können das nicht", "es bis Freitag"),
        ("sie brauchen Stahl, den wir nicht haben", "Stahl"),
        ("they need 40 of them, we have 20", "40 of them, we have 20"),
        ("we could not deliver in May", "us to deliver in May"),
        ("what we cannot do", "what we cannot do"),
    ],
)
def test_a_need_that_goes_on_with_what_we_could_not_do_names_the_need_alone(said: str, named: str) -> None:
    assert named_need(said) == named
    assert apology_for("Acme", said, "").count("could not") == 1


def test_what_a_supplier_serves_is_a_thing_and_no_pronoun() -> None:
    assert served_need("they need them by Friday and we cannot", "chairs") == "chairs"
    assert served_need("they need it", "the pilot") == "the pilot"
    assert served_need("they need iron by May", "the pilot") == "iron by May"
    assert served_need("they need them by Friday", "") == "them by Friday"
