"""Answers on the spot, key by key: what they ask is on the screen while they speak, and nobody is got back to."""

from __future__ import annotations

import os
from itertools import count
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input

from cockpit.desk import answers, cards, maintenance, people
from cockpit.desk.desk import Desk
from cockpit.desk.figures import week
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.search.semantic import is_installed
from cockpit.store import hints, hints_rebuild
from cockpit.tui.answer_look_up import Newest, Query
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.answers import AnswersScreen
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.card_import import CardImport
from cockpit.tui.screens.cards import CardsScreen
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import NOW, House, in_one_breath, screen_text, told, type_in, until
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


async def typed(pilot: Pilot[None], text: str) -> None:
    """Open the answers, type, and wait until what was found for it stands there."""
    app = pilot.app
    await pilot.press("a")
    await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
    await type_in(pilot, text)
    await until(pilot, lambda: not app.screen.is_waiting)  # type: ignore[attr-defined]  # the screen of answers
    await pilot.pause()


async def test_no_more_than_five_are_shown_stale_and_weak_ones_are_marked_and_the_best_is_read_in_full(
    house: House,
) -> None:
    library(house)
    for number in range(6):
        cards.add(house.desk(), f"Is there a warranty on part {number}?", f"Of part {number}.")
    house.clock.move(days=120)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "warranty")
        seen = screen_text(app)
        assert len(found(app)) == 5
        assert "unverified 120 d" in seen
        assert "Five years." in seen or "Of part" in seen
        app.screen.query_one(Input).value = "delivery warranty"
        await until(pilot, lambda: "may not fit" in screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (160, 45), (50, 15)], ids=str)
async def test_the_answer_and_the_way_out_are_seen_at_every_size(house: House, size: tuple[int, int]) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await typed(pilot, "when will it ship")
        assert "Ten working days." in screen_text(app)
        assert "1 How long does delivery take?" in screen_text(app)
        if size[0] >= 80:
            assert "esc back" in screen_text(app)


async def test_a_question_that_was_left_stands_there_again_until_something_is_typed_or_it_is_dealt_with(
    house: House,
) -> None:
    library(house)
    people.add(house.desk(), "Priya", {"phone": ["+49 30 1234"], "add-topic": ["encryption"]})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "do you encrypt the backups")
        await pilot.press("enter")
        await pilot.pause()
        assert "brings Priya on the line" in told(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert told(app) == ""
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        assert app.screen.query_one(Input).value == "do you encrypt the backups"
        await pilot.press(*"warranty", "1", "escape")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert [one.text for one in of_kind(app, Question)] == ["warranty"]
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        assert app.screen.query_one(Input).value == ""


async def test_every_row_has_a_key_those_who_may_know_among_them(house: House) -> None:
    for number in range(9):
        cards.add(house.desk(), f"Is part {number} blue?", "Yes.")
    for name in ("Ann", "Bob", "Cem"):
        people.add(house.desk(), name, {"phone": [f"+49 {name}"], "add-topic": ["backups"]})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "are the backups encrypted by part of the staff")
        assert "Nothing fits well" in screen_text(app)
        assert [key.partition(":")[0] for key in found(app)] == ["card"] * 3 + ["person"] * 2
        fifth = found(app)[4]
        await pilot.press("5")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        (question,) = of_kind(app, Question)
        assert fifth == f"person:{question.expert}"


async def test_a_number_right_behind_a_word_picks_and_after_a_space_is_typed(house: House) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "net ")
        await pilot.press("1", "4")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "net 14"
        assert not of_kind(app, Question)
        await pilot.press("ctrl+u", *"payment", "1")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert len(of_kind(app, Question)) == 1
        assert "u takes it back" in told(app)


async def test_what_is_typed_on_after_an_answer_was_picked_is_the_next_question_and_no_command(
    house: House,
) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "warranty")
        await pilot.press("1")
        await until(pilot, lambda: "Answered on the spot" in told(app))
        await pilot.press(*"delivery dux")
        assert app.screen.query_one(Input).value == "delivery dux"
        assert [one.text for one in of_kind(app, Question)] == ["warranty"]
        await pilot.press("escape", "a")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        assert app.screen.query_one(Input).value == "delivery dux"  # nobody has answered that
        await pilot.press("ctrl+u", *"the weather today?", "enter", *" in pau")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "the weather today? in pau"
        assert len(of_kind(app, Question)) == 1


@pytest.mark.parametrize("query", ["part2 blue", "bx54 (new)", "all4/5 of", "new11, old", "fit3 4"])
async def test_a_number_that_turns_out_to_be_part_of_a_word_is_typed_and_notes_nothing(
    house: House, query: str
) -> None:
    for number in range(5):
        cards.add(house.desk(), f"Is part {number} blue, new, old or fit for all boxes?", "Yes.")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a")
        await pilot.press(*query)
        await until(pilot, lambda: app.screen.query_one(Input).value == query)
        await until(pilot, lambda: not of_kind(app, Question))
        assert not any(card.uses for card in of_kind(app, Card))
        await pilot.press("enter")
        await pilot.press("enter")
        await until(pilot, lambda: [one.text for one in of_kind(app, Question)] == [query.strip()])


async def test_the_one_who_asks_is_the_row_s_another_that_is_named_or_nobody(house: House) -> None:
    library(house)
    house.add("acme: spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "warranty")
        assert "asked by acme" in screen_text(app)
        app.screen.query_one(Input).value = "@ warranty"
        await until(pilot, lambda: "asked by nobody named" in screen_text(app))
        app.screen.query_one(Input).value = "@globex warranty"
        await until(pilot, lambda: "asked by globex (new)" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)
        (question,) = of_kind(app, Question)
        assert question.text == "warranty"
        assert app.desk.book.customers[question.customer].display == "globex"


async def test_the_answer_is_copied_and_its_card_is_edited_from_the_list(house: House) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "warranty")
        await pilot.press("tab", "y")
        await pilot.pause()
        assert app.clipboard == "Five years."
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        line = app.screen.query_one("#take-answer", Input)
        line.focus()
        line.value = "Six years."
        await pilot.press("enter")
        await until(pilot, lambda: "Six years." in screen_text(app))


async def test_a_card_that_does_not_fit_well_is_not_taken_by_a_single_enter(house: House) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "how is the weather with you")
        assert "Nothing fits well. The nearest:" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not of_kind(app, Question)
        assert "Nothing fits well: ⏎ once more" in told(app)
        await pilot.press("enter")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)


async def test_an_expert_is_brought_on_the_line_and_their_answer_is_kept_as_a_card(house: House) -> None:
    people.add(house.desk(), "Priya", {"phone": ["+49 30 1234"], "add-topic": ["encryption"]})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "@acme do you encrypt it")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await type_in(pilot, "AES-256 throughout.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: bool(of_kind(app, Card)))
        (card,), (question,) = of_kind(app, Card), of_kind(app, Question)
        assert card.answer == "AES-256 throughout."
        assert card.source == "Priya"
        assert question.answered_at is not None
        assert not question.is_get_back


async def test_where_the_expert_does_not_know_either_the_same_question_becomes_the_get_back(
    house: House,
) -> None:
    people.add(house.desk(), "Priya", {"add-topic": ["encryption"]})
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "@acme do you encrypt it")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        (question,) = of_kind(app, Question)
        assert question.is_get_back
        assert question.expert_name == "Priya"


async def test_an_answer_given_without_a_card_is_noted_and_offered_as_a_card(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "is it blue? -> as blue as the sky")
        assert "you told them so" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: bool(of_kind(app, Card)))
        assert of_kind(app, Card)[0].answer == "as blue as the sky"


async def test_an_answer_captured_on_a_line_is_offered_as_a_card_too(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "q @acme is it blue? -> yes, like the sky")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: bool(of_kind(app, Card)))


async def test_while_a_question_is_captured_its_answer_stands_below_and_is_given_in_two_keys(
    house: House,
) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "q @acme is there a warranty")
        await until(pilot, lambda: "Answer: Five years." in screen_text(app))
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen) and bool(found(app)))
        assert app.screen.query_one(Input).value == "is there a warranty"
        assert "asked by acme" in screen_text(app)
        await pilot.press("1")
        await until(pilot, lambda: "Answered on the spot for acme" in told(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        (question,) = of_kind(app, Question)
        assert not question.is_get_back
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        assert app.screen.query_one(Input).value == ""


async def test_from_any_line_of_the_capture_one_looks_up_an_answer_and_finds_the_line_again(
    house: House,
) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "acme: spec sheet by 16:00")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        await type_in(pilot, "warranty")
        await until(pilot, lambda: "Five years." in screen_text(app))
        await pilot.press("1", "escape")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        assert app.screen.query_one(Input).value == "acme: spec sheet by 16:00"


async def test_a_key_is_taken_while_a_look_up_takes_its_time_and_the_newest_wins(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(house)
    go_on = Event()
    asked: list[str] = []
    find = answers.find_answers

    def slow(desk: Desk, query: str, **more: Any) -> Any:
        # By the meaning, where that is installed, it comes when it comes; once more, when history was read.
        if more["meaning"] is None and asked[-1:] != [query]:
            asked.append(query)
        if query == "w":
            go_on.wait(20)
        return find(desk, query, **more)

    monkeypatch.setattr(answers, "find_answers", slow)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: asked == [""])
        await pilot.press(*"w")
        await until(pilot, lambda: asked == ["", "w"])
        await pilot.press(*"arranty")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "warranty"
        assert asked == ["", "w"]
        go_on.set()
        await until(pilot, lambda: "Five years." in screen_text(app))
        assert asked == ["", "w", "warranty"]


def test_what_an_older_query_led_to_never_takes_the_place_of_a_newer_one() -> None:
    begun, go_on, done = Event(), Event(), Event()
    looked_up = []

    def look_up(query: Query) -> None:
        looked_up.append((query.number, query.meaning))
        begun.set()
        go_on.wait(20)
        if query.number == 2:
            done.set()

    newest = Newest(look_up)
    newest.want(Query(1, "w", MessagePump()))
    assert begun.wait(20)
    newest.want(Query(2, "warranty", MessagePump()))
    newest.want(Query(1, "w", MessagePump(), {7: 0.5}))
    go_on.set()
    assert done.wait(20)
    assert looked_up == [(1, None), (2, None)]


async def test_lost_hints_are_made_anew_beside_the_screen_and_everybody_is_known_before(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(house)  # nothing was captured yet: there are no hints
    people.add(house.desk(), "Globex", {})
    assert hints.load(house.desk().folder).is_lost
    made_in = []
    rebuild = hints_rebuild.rebuild

    def told(*given: Any) -> Any:
        made_in.append(current_thread())
        return rebuild(*given)

    monkeypatch.setattr(hints_rebuild, "rebuild", told)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, "@globex warranty")
        assert "asked by Globex" in screen_text(app)
        assert "(new)" not in screen_text(app)
        await until(pilot, lambda: not hints.load(house.desk().folder).is_lost)
        assert main_thread() not in made_in


async def test_a_number_pressed_before_anything_is_found_waits_for_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(house)
    go_on = Event()
    find = answers.find_answers

    def slow(desk: Desk, query: str, **more: Any) -> Any:
        go_on.wait(20)
        return find(desk, query, **more)

    monkeypatch.setattr(answers, "find_answers", slow)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a", *"warranty", "1", *"st, warranty", "1")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "warranty1st, warranty"
        assert not of_kind(app, Question)
        go_on.set()
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)


async def test_hostile_words_are_asked_shown_and_kept_and_command_nothing(house: House, hostile: str) -> None:
    cards.add(house.desk(), f"{hostile} question", f"{hostile} answer")
    people.add(
        house.desk(), f"P {hostile}"[:200], {"phone": ["+49 1"], "add-topic": [f"{hostile} topic"[:200]]}
    )
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await typed(pilot, f"{hostile[:200]} question")
        await until(pilot, lambda: bool(found(app)))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)
        assert "\x1b]0;" not in screen_text(app)
        await pilot.press("escape", "g", "c")
        await until(pilot, lambda: bool(found(app)))
        assert app.is_running
        await pilot.press("a")
        await type_in(pilot, "@nobody nothing of that sort")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: len(of_kind(app, Question)) == 2)


# --- the library ---


async def test_the_library_lists_what_is_stale_first_and_its_cards_are_verified_retired_and_found_by_more_words(
    house: House,
) -> None:
    library(house)
    house.clock.move(days=100)
    cards.add(house.desk(), "Is it blue?", "Yes.")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: isinstance(app.screen, CardsScreen) and len(found(app)) == 4)
        assert "3 to look at again" in screen_text(app)
        await pilot.press("space", "space", "V")
        await until(pilot, lambda: "1 to look at again" in screen_text(app))
        first = app.screen.query_one(RowList).highlighted_key
        await pilot.press("home", "H")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await type_in(pilot, "other words for it")
        await pilot.press("enter")
        await until(pilot, lambda: "Also asked other words for it" in screen_text(app))
        await pilot.press("X")
        await until(pilot, lambda: "retired" in screen_text(app))
        assert first
        await pilot.press("u")
        await until(pilot, lambda: "retired" not in screen_text(app).replace("Undone: retired", ""))


async def test_a_card_is_kept_before_anybody_asks_and_what_is_missing_is_asked(
    house: House,
) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: "There is no card yet. Q keeps one" in " ".join(screen_text(app).split()))
        await pilot.press("Q")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await type_in(pilot, "Is it blue?")
        await pilot.press("enter")
        await until(pilot, lambda: "A card needs an answer." in screen_text(app))
        await type_in(pilot, "Like the sky.")  # the cursor stands where that is missing
        await pilot.press("tab")
        await type_in(pilot, "what colour; which colour")
        await pilot.press("enter")
        await until(pilot, lambda: len(of_kind(app, Card)) == 1)
        (card,) = of_kind(app, Card)
        assert card.ways_to_ask() == ("Is it blue?", "what colour", "which colour")
        await until(pilot, lambda: "Like the sky." in screen_text(app))


async def test_all_there_is_of_a_card_is_read_beside_the_list_tags_and_what_is_below_the_edge_too(
    house: House,
) -> None:
    ways = [f"way number {number}" for number in range(30)]
    cards.add(house.desk(), "Is it blue?", "Yes.", phrasings=ways, tags=["colour"], source="the leaflet")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: "the leaflet" in screen_text(app))
        assert "way number 29" not in screen_text(app)
        await pilot.press("tab", "end")
        await until(pilot, lambda: "way number 29" in screen_text(app))
        await pilot.press("home", "down")
        await until(pilot, lambda: "Found by   colour" in screen_text(app))
        await pilot.press("shift+tab", "space")
        await until(pilot, lambda: "1 marked: steps apply to all of them" in screen_text(app))


async def test_cards_become_one_that_learns_the_words_of_all_and_one_undo_parts_them(house: House) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: isinstance(app.screen, CardsScreen) and len(found(app)) == 3)
        await pilot.press("M")
        await until(pilot, lambda: "mark the others with space" in told(app))
        await pilot.press("space", "space", "M")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await until(pilot, lambda: sum(card.is_live() for card in of_kind(app, Card)) == 1)
        assert "u takes it back" in told(app)
        await pilot.press("u")
        await until(pilot, lambda: sum(card.is_live() for card in of_kind(app, Card)) == 3)


async def test_a_file_of_cards_is_imported_once_it_was_seen_what_it_comes_to(house: House) -> None:
    library(house)
    rows = "".join(f"Does part {number} fit?,It fits.\n" for number in range(200))
    file = house.path / "cards.csv"
    file.write_text(f"question,answer,colour\n{rows}Is there a warranty?,Six years.,red\n,nothing asked,\n")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: isinstance(app.screen, CardsScreen) and len(found(app)) == 3)
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, CardImport))
        await type_in(pilot, str(house.path / "none.csv"))
        await pilot.press("enter")
        await until(pilot, lambda: "cannot be read" in screen_text(app))
        os.mkfifo(house.path / "pipe.csv")  # nobody will ever write into it
        app.screen.query_one(Input).value = str(house.path / "pipe.csv")
        await pilot.press("enter")
        await until(pilot, lambda: "is a pipe or a device" in " ".join(screen_text(app).split()))
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "It would keep 200 new cards, 1 changed" in screen_text(app))
        assert "line 203: it has no question" in screen_text(app)
        assert "colour" in screen_text(app)
        assert len(of_kind(app, Card)) == 3
        await pilot.press("enter")
        await until(pilot, lambda: len(of_kind(app, Card)) == 203)
        await until(pilot, lambda: isinstance(app.screen, CardsScreen))
        assert "Kept 200 new cards, 1 changed, 0 as they were." in told(app)
        await until(pilot, lambda: len(found(app)) == 203)
        await pilot.press("u")
        await until(pilot, lambda: len(found(app)) == 3)
        await pilot.press("L", "escape")
        await until(pilot, lambda: isinstance(app.screen, CardsScreen))


# --- what waits, and the week ---


async def test_a_repeated_get_back_shows_the_answer_copies_it_and_has_it_ready_to_deliver(
    house: House,
) -> None:
    library(house)
    house.add("q @acme is there a warranty")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: "Five years." in screen_text(app))
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "Five years."
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        assert app.screen.query_one(Input).value == "Five years."
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)  # it is on a card: none is offered
        assert len(of_kind(app, Card)) == 3


async def test_a_question_that_waits_shows_the_card_that_perhaps_answers_it_and_never_says_it_for_them(
    house: House,
) -> None:
    library(house)
    house.add("q @acme how long is your warranty", "q @acme do you sell bananas")
    app = house.app()
    async with app.run_test(**SEEN | {"size": (120, 35)}) as pilot:
        await until(pilot, lambda: "Perhaps" in screen_text(app) and "Five years." in screen_text(app))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        assert app.screen.query_one(Input).value == ""
        await pilot.press("escape", "j")
        await until(pilot, lambda: "Perhaps" not in screen_text(app))


async def test_a_card_that_was_not_touched_for_long_still_answers_a_repeat_once_history_is_read(
    house: House,
) -> None:
    old, before = house.desk(), round((NOW.timestamp() - 400 * 86_400) * 1000)
    ticks = count(before)
    old.wall_ms = lambda: next(ticks)
    cards.add(old, "Is there a warranty?", "Five years.")
    maintenance.fold(house.desk())
    house.add("q @acme is there a warranty")
    assert not any(isinstance(one, Card) for one in house.desk().book.current.values())
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await until(pilot, lambda: app.history.past is not None)
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "Five years."
        await typed(pilot, "warranty")
        await until(pilot, lambda: "Five years." in screen_text(app))


async def test_on_the_first_day_of_the_week_the_review_asks_whether_old_answers_are_still_true(
    house: House,
) -> None:
    library(house)
    house.clock.move(days=100)  # to a Friday
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "Nothing to review today." in screen_text(app))
        await pilot.press("escape")
        house.clock.move(days=3)
        await pilot.press("r")
        await until(pilot, lambda: "is it still true?" in screen_text(app))
        assert "1 of 3" in screen_text(app)
        await pilot.press("d")
        await until(pilot, lambda: "2 of 3" in screen_text(app))
        await pilot.press("space")
        await until(pilot, lambda: "3 of 3" in screen_text(app))
        await pilot.press("V")
        await until(pilot, lambda: "That was the review." in screen_text(app))
        assert sum(card.verified_at == house.clock.now for card in of_kind(app, Card)) == 2


@pytest.mark.skipif(not is_installed(), reason="the extra `semantic` is not installed")
async def test_what_is_said_in_other_words_comes_up_once_its_meaning_is_known(house: House) -> None:
    library(house)
    cards.add(house.desk(), "Where is your office?", "In Berlin.")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("a")
        await type_in(pilot, "which city are you based in")
        await until(pilot, lambda: "In Berlin." in screen_text(app))
        assert "1 Where is your office?" in screen_text(app)


async def test_what_is_typed_in_one_breath_with_the_key_that_opens_the_answers_is_asked_there(
    house: House,
) -> None:
    library(house)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        in_one_breath(app, "a", *"warranty", "1")
        await until(pilot, lambda: len(of_kind(app, Question)) == 1)
        assert of_kind(app, Question)[0].text == "warranty"


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
async def test_a_new_card_is_selected_and_so_is_one_that_undo_brings_back(
    house: House, size: tuple[int, int]
) -> None:
    for question in ("Is it blue?", "Is it red?"):
        cards.add(house.desk(), question, "Yes.")
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("g", "c")
        await until(pilot, lambda: "2 cards" in screen_text(app))
        library = app.screen.query_one(RowList)

        def at() -> str:
            row = library.highlighted_row
            return str(row.at(60)) if row else ""

        await pilot.press("Q")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await type_in(pilot, "Which colours are there?")
        await pilot.press("tab")
        await type_in(pilot, "All of them.")
        await pilot.press("enter")
        await until(pilot, lambda: "Which colours" in at())
        await pilot.press("home", "D")
        await until(pilot, lambda: "2 cards" in screen_text(app))
        await pilot.press("end", "u")
        await until(pilot, lambda: "3 cards" in screen_text(app) and "Is it blue?" in at())
