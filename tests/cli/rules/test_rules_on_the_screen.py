"""The screen leaves a question waiting, and the shell goes on from there; a contact that was folded still counts."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from cockpit.tui.screens.answers import AnswersScreen
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text, type_in, until

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


async def an_expert_is_asked(house: House, question: str) -> None:
    """Look a question up, bring on the line who knows, and leave with the question waiting for the answer."""
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        await type_in(pilot, question)
        await until(pilot, lambda: "Who knows? Bring them on the line now" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AnswersScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))


def waiting(seller: Seller) -> str:
    """Return the code of a question that waits for what an expert says."""
    seller("people", "add", "Priya", "--topic", "encryption", "--phone", "+49 30 1234")
    asyncio.run(an_expert_is_asked(House(seller.home), "@acme do you encrypt it"))
    seller.at("18 10:30")
    (code,) = seller.rows()
    return code


def test_an_expert_is_asked_first_and_no_next_step_makes_a_get_back_by_itself(seller: Seller) -> None:
    code = waiting(seller)
    assert seller.show(code)["state"] == "asked expert"
    asked = seller("done", code, ends=2)
    assert "What do you tell them" in asked
    assert seller.json("week")["get_backs"]["opened"] == 0
    assert "answer" in asked
    seller.do(code, "open")
    assert seller.show(code)["state"] == "get-back"
    assert seller.json("week")["get_backs"]["opened"] == 1


def test_a_question_that_waits_stays_in_sight_is_never_late_and_is_answered_on_the_spot(
    seller: Seller,
) -> None:
    code = waiting(seller)
    seller.at("20 10:30")
    assert seller.rows()[code]["severity"] != "late"
    seller("done", code, "--set", "text=AES-256 throughout")
    found = seller.json("week")["get_backs"]
    assert (found["live"], found["opened"]) == (1, 0)


def test_a_contact_on_a_record_that_ended_long_ago_counts_when_the_book_was_made_anew(
    seller: Seller, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = SimpleNamespace(time_ns=lambda: int(seller.now.timestamp() * 1_000_000_000))
    monkeypatch.setattr("cockpit.__main__.time", now)
    rhythm = seller.add("touch @acme every 15 weeks")
    seller.add("touch @acme phone: all fine")
    seller("add", *(f"todo number {number}" for number in range(60)))  # more than stay at hand
    seller("done", *(code for code, row in seller.rows().items() if row["kind"] == "todo"))
    seller.now = seller.now.replace(year=2027, month=2, day=26)
    seller("verify", "--rebuild")
    assert any((seller.home / "book" / "archive").iterdir()), "what ended is folded away"
    assert seller.rows()[rhythm]["when"][:10] == "2027-03-03"
    assert "last reached" in seller.rows()[rhythm]["reason"]


async def screen_of_the_week(house: House) -> str:
    """Return what the week shows on a screen wide enough for its lines."""
    app = house.app()
    async with app.run_test(size=(250, 60)) as pilot:
        await pilot.press("W")
        await until(pilot, lambda: "Losses told" in screen_text(app))
        return screen_text(app)


def test_the_week_says_the_same_figures_on_the_screen_as_in_the_shell(seller: Seller) -> None:
    seller.at("16 09:00")
    early, late = seller.add("promise @acme spec by 17:00 ok"), seller.add("promise @bolt quote by 10:00")
    seller.add("q @acme does it float -> yes")
    asked, order, lost = (
        seller.add("q @bolt is it blue"),
        seller.add("order @acme 1000 EUR"),
        seller.add("lost @crest 5k"),
    )
    calls = [seller.add(f"call @{name} today 10:00 purpose: settle it") for name in ("acme", "bolt")]
    seller.do(early, "deliver")
    seller.do(order, "invoice")
    seller.do(order, "clear", amount="250")
    seller.do(lost, "reframe")
    seller.at("16 11:00")
    seller.do(late, "deliver")
    seller.do(asked, "deliver", answer="yes")
    seller.do(calls[0], "advance", theirs="the PO", by="fri")
    seller.do(calls[1], "continue")
    seller.at("18 10:20")
    told = [line.strip() for line in seller("week").splitlines() if line.startswith("  ")]
    assert {
        "kept 50 % of 2 promises, well before their time 50 % (beaten)",
        "1 answered on the spot, 1 get-back, so 50 % had to wait",
        "EUR: 67.5 days of sales are not paid yet (days sales outstanding)",
        "0 % had a plan, 50 % ended with a step of theirs",
        "1 told of, recovery begun in time: 100 %, all three steps within 24 h: 0 %",
    } <= set(told)
    shown = asyncio.run(screen_of_the_week(House(seller.home)))
    assert [line for line in told if line not in shown] == []
