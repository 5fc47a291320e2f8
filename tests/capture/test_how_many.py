"""A number before a day: how many there are, or at what hour. It is never taken for the hour unasked."""

from __future__ import annotations

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.phrases import WEDNESDAY

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")


def read(line: str, *languages: str) -> Draft:
    return parse(line, WEDNESDAY, Rules(languages=languages or ("en", "de")))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("todo send one tomorrow", "send one"),
        ("promise @acme send two on friday", "send two"),
        ("note @acme wants two on friday", "wants two"),
        ("todo get another one friday", "get another one"),
        ("todo schicke drei am Freitag", "schicke drei"),
        ("note @acme braucht zwei am Freitag", "braucht zwei"),
        ('todo a table for "two" on friday', "a table for two"),
    ],
)
def test_a_number_after_what_is_done_with_things_counts_them(line: str, text: str) -> None:
    draft = read(line)
    assert draft.text == text
    assert draft.whole_day
    assert not draft.missing


@pytest.mark.parametrize(
    "line",
    [
        "todo the blue one tomorrow", "promise @acme deck nine friday", "todo a table for two friday",
        "todo a table for 2 friday", "todo send 2 tomorrow", "wait @acme three on friday", "call @acme two tomorrow",
        "todo send two or three tomorrow", "todo send two to three tomorrow", "todo zehn morgen anrufen",
        "todo twenty five tomorrow",
    ],
)  # fmt: skip
def test_a_number_before_a_day_that_may_be_an_hour_is_asked(line: str) -> None:
    draft = read(line)
    assert draft.missing
    assert (draft.theirs, draft.due) == (None, None)


def test_a_note_asks_without_waiting_for_the_answer() -> None:
    draft = read("note @acme a box of two on friday")
    assert 'Is "two" the time?' in draft.asks[0]
    assert not draft.missing


@pytest.mark.parametrize(
    "line",
    [
        "todo ring at one tomorrow", "todo um eins morgen anrufen", "todo deck one in the afternoon tomorrow",
        "todo ring one pm tomorrow",
    ],
)  # fmt: skip
def test_a_number_that_is_said_to_be_the_hour_is_read(line: str) -> None:
    draft = read(line)
    assert draft.due == WEDNESDAY.replace(day=19, hour=13, minute=0)


@pytest.mark.parametrize(
    "line",
    [
        "todo envoyer deux demain", "todo comprar dos el viernes", "todo inviare due domani",
        "promise @acme due lunedì", "todo stuur er twee vrijdag", "todo enviar dois amanhã", "todo wyślij dwa w piątek",
    ],
)  # fmt: skip
def test_a_number_of_another_language_before_a_day_is_no_hour_either(line: str) -> None:
    draft = read(line, *LANGUAGES)
    assert draft.missing or draft.whole_day
    assert any(word in draft.text for word in ("deux", "dos", "due", "twee", "dois", "dwa"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("todo lunch at lunch for 3", "lunch for 3"), ("todo table at noon for two people", "table for two people"),
        ("todo table at noon for 4", "table for 4"), ("todo Tisch mittags für drei", "Tisch für drei"),
    ],
)  # fmt: skip
def test_after_a_time_for_says_how_many_they_are(line: str, text: str) -> None:
    draft = read(line)
    assert draft.text == text
    assert draft.due == WEDNESDAY.replace(hour=12, minute=0)


@pytest.mark.parametrize("said", ["tomorrow for 5", "tomorrow for five", "morgen für 5"])
def test_after_a_day_for_and_a_number_may_be_either(said: str) -> None:
    assert read(f"todo room {said}").missing


@pytest.mark.parametrize("said", ["tomorrow for 5pm", "tomorrow for 17:00", "morgen für 17 Uhr"])
def test_for_leads_to_what_is_a_time_by_its_form(said: str) -> None:
    assert read(f"todo room {said}").due == WEDNESDAY.replace(day=19, hour=17, minute=0)
