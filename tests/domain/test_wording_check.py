"""Practice 4: a purpose that is only an excuse to go back is pointed out, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.calls.wording_check import EXCUSES, QUESTION, excuse


@pytest.mark.parametrize("words", EXCUSES)
def test_every_excuse_is_met_with_the_question(words: str) -> None:
    assert excuse(words) == "An excuse? What will they get from it?"


@pytest.mark.parametrize(
    "purpose",
    [
        "checking in",
        "nachfassen",
        "Nachfass-Termin",
        "mal hören",
        "mal hoeren, wie es läuft",
        "nur kurz melden",
        "mich mal wieder melden",
        "Prospekt vorbeibringen",
        "vorbeischauen",
        "Kontakt halten",
        "Touch base with Bo",
        "touch  base",
        "TOUCHING BASE about Q4",
        "drop off a case study",
        "just following up",
        "a follow-up",
        "check-in, quarterly",
        "“Catch up”",
        "see how things are",
        "see how it's going",
        "see how it’s going",
        "Were in the area; thought we’d ring",
    ],
)
def test_an_excuse_is_found_whatever_its_case_and_marks(purpose: str) -> None:
    assert excuse(purpose) == QUESTION


@pytest.mark.parametrize(
    "purpose",
    [
        "",
        "settle the delivery terms",
        "check inventory together",
        "touch baseline figures",
        "a follower of the standard",
        "drop offshore supply",
        "checking invoices",
        "catch upstream faults in the plant",
    ],
)
def test_words_count_whole(purpose: str) -> None:
    assert excuse(purpose) is None


@given(st.text(), st.sampled_from(EXCUSES), st.sampled_from(" .,;-–(\n\t"))
def test_an_excuse_is_found_amid_any_text(around: str, words: str, mark: str) -> None:
    assert excuse(f"{around}{mark}{words.title()}{mark}{around}") == QUESTION


@given(st.text())
def test_any_text_gets_the_question_or_none(purpose: str) -> None:
    assert excuse(purpose) in (None, QUESTION)
