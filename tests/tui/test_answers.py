"""Answers on the spot, key by key: what they ask is on the screen while they speak, and nobody is got back to."""

from __future__ import annotations

from typing import Any

from cockpit.desk import cards, people
from cockpit.desk.figures import week
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.answers import AnswersScreen
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, told, type_in, until
from widgets.ask import Confirm
from widgets.rows import RowList

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def library(house: House) -> None:
    desk = house.desk()
    cards.add(desk, "How long does delivery take?", "Ten working days.", phrasings=["when will it ship"])
    cards.add(desk, "What are the payment terms?", "Net 14, two percent within seven days.")
    cards.add(desk, "Is there a warranty?", "Five years.", detail="Ten on the frame.", source="the manual")


def of_kind(app: CockpitApp, kind: type[Any]) -> list[Any]:
    return [one for one in app.desk.book.current.values() if isinstance(one, kind)]


def found(app: CockpitApp) -> list[str]:
    return [row.key for row in app.screen.query_one(RowList).rows if not row.heading]


async def test_an_unknown_question_goes_to_an_expert_then_back_to_them_and_is_known_the_next_time(
    house: House,
) -> None:
    house.add("acme: spec sheet by 16:00 ok")
    people.add(house.desk(), "Priya", {"phone": ["+49 30 1234"], "add-topic": ["encryption"]})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        assert "asked by acme" in screen_text(app)
        await type_in(pilot, "do you encrypt the backups")
        await until(pilot, lambda: "Who knows? Bring them on the line now" in screen_text(app))
        assert "+49 30 1234" in screen_text(app)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert "Get back to acme by Wed 18 Nov 11:20: do you encrypt the backups." in told(app)
        (question,) = of_kind(app, Question)
        assert question.is_owed()
        assert week(app.desk).figures.get_backs.rate == 1

        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await type_in(pilot, "Yes, with AES-256, at rest and on the way.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: bool(of_kind(app, Card)))

        await pilot.press("a")
        await type_in(pilot, "@bolt are backups encrypted")
        await until(pilot, lambda: "AES-256" in screen_text(app))
        assert "asked by bolt (new)" in screen_text(app)
        await pilot.press("1")
        await until(pilot, lambda: "Answered on the spot for bolt" in told(app))
        assert "AES-256" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        (card,) = of_kind(app, Card)
        assert "are backups encrypted" in card.phrasings.values()
        assert week(app.desk).figures.get_backs.rate == 0.5
        await pilot.press("u")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)
        (card,) = of_kind(app, Card)
        assert not card.uses
        assert not card.phrasings


async def test_of_two_hundred_cards_imported_before_the_first_call_one_is_found_in_three_keys(
    house: House,
) -> None:
    rows = "".join(
        f"Does part {word}{n} fit?,It fits frame {n}.\n" for n in range(100) for word in ("alpha", "beta")
    )
    cards.import_cards(house.desk(), f"question,answer\n{rows}Is it zinc plated?,Twice.\n".encode(), ".csv")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a", "z", "i")
        await until(pilot, lambda: "Twice." in screen_text(app))
        await pilot.press("1")
        await until(pilot, lambda: "Answered on the spot" in told(app))
