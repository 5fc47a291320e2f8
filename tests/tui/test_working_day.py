"""A whole working day at 80 × 24, by the keyboard alone; the keys that it takes are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.entry import Entry
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.evening import EveningScreen
from cockpit.tui.screens.today import TodayScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import House, screen_text
from widgets.ask import Confirm
from widgets.confetti import Confetti
from widgets.rows import RowList

MOST_REVIEW, MOST_ORDER = 20, 40


class Hands:
    """Presses keys and counts them, by what they are for: those that command, and the letters of words."""

    def __init__(self, pilot: Pilot[None], app: CockpitApp) -> None:
        self._pilot, self._app = pilot, app
        self.commands: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.what = ""

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.commands[self.what] += 1
            await self._pilot.press(key)
            await self._pilot.pause()

    async def type(self, words: str) -> None:
        """Type into the line or the area that has the focus."""
        focused = self._app.focused
        assert isinstance(focused, Input | TextArea), screen_text(self._app)
        self.letters[self.what] += len(words)
        focused.post_message(Paste(words))  # as quick as can be: how letters are typed is shown elsewhere
        await self._pilot.pause()

    async def capture(self, key: str, words: str) -> None:
        await self.press(key)
        await self.type(words)
        await self.press("enter")

    async def answer(self, key: str, *words: str) -> None:
        """Press a key and fill in what it asks, line by line."""
        await self.press(key)
        assert isinstance(self._app.screen, VerbForm), screen_text(self._app)
        for nth, line in enumerate(words):
            if nth:
                await self.press("tab")
            await self.type(line)
        await self.press("enter")
        assert not isinstance(self._app.screen, VerbForm), screen_text(self._app)

    async def to(self, words: str) -> None:
        """Go down, or else up, to the row that holds these words."""
        rows = self._app.screen.query_one(RowList)
        keys = [row.key for row in rows.rows]
        texts = {str(one.id): one.text for one in self._app.desk.book.everything()}
        wanted = next(key for key in keys if words in texts.get(key, ""))
        way = "j" if keys.index(wanted) > keys.index(rows.highlighted_key or keys[0]) else "k"
        while rows.highlighted_key != wanted:
            await self.press(way)

    async def find(self, words: str) -> None:
        """Bring the cursor to the row that holds these words."""
        await self.press("slash")
        await self.type(words)
        await self.press("enter")

    def told(self) -> str:
        """How many keys each part of the day took: those that command, and with the letters of the words."""
        return " · ".join(
            f"{what}: {count} keys, {count + self.letters[what]} with the words"
            for what, count in self.commands.items()
        )


def newest(app: CockpitApp, kind: type[Entry]) -> Any:
    return max((one for one in app.desk.book.everything() if isinstance(one, kind)), key=lambda one: one.id)


async def test_a_working_day_by_the_keyboard(
    house: House, record_property: Callable[[str, object], None]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        hands = Hands(pilot, app)
        await pilot.pause()

        hands.what = "review"
        await hands.press("r")
        while "That was the review." not in screen_text(app):
            await hands.press("enter")
        await hands.press("escape")
        assert isinstance(app.screen, TodayScreen)

        hands.what = "three calls"
        for line in (
            "@acme 15:00 purpose: scope",
            "@bolt 15:30 purpose: date",
            "@zed fri 10:00 purpose: trial",
        ):
            await hands.capture("c", line)
        assert newest(app, Call).customer is not None

        hands.what = "get-back"
        await hands.capture("n", "q hooli: does it float?")
        await hands.find("does it float")
        await hands.answer("d", "yes, in salt water too")
        assert isinstance(app.screen, Confirm)
        await hands.press("enter", "escape")
        assert newest(app, Question).state(house.clock.now) == "answered"
        assert newest(app, Card).answer == "yes, in salt water too"

        hands.what = "order to cleared"
        await hands.capture("o", "@initech 40 chairs 900 EUR")
        await hands.find("40 chairs")
        await hands.press("enter", "C")
        await hands.answer("d", "ok")
        await hands.answer("d", "Globex", "less")
        await hands.answer("d", "ok")
        await hands.answer("d", "fri")
        await hands.answer("d", "now")  # their credit
        await hands.answer("d", "now", "yes")  # delivered, and they like it
        await hands.answer("d", "now")  # the invoice
        await hands.answer("d", "900")
        assert isinstance(app.screen, Confetti), screen_text(app)
        await hands.press("escape")
        assert newest(app, Order).state(house.clock.now) == "cleared"
        await hands.press("escape", "escape")

        hands.what = "loss"
        await hands.capture("x", "@mia 5k to Globex: delivery in May")
        await hands.find("delivery in may")
        await hands.press("enter")
        await hands.answer("1", "unfair")
        await hands.answer("2")
        await hands.answer("d", "Globex", "+49 30 1", "yes")
        await hands.answer("d", "yes")
        assert newest(app, Loss).state(house.clock.now) == "need met"
        await hands.press("escape", "escape")

        hands.what = "evening"
        house.clock.move(hours=7)
        await hands.press("E")
        assert isinstance(app.screen, EveningScreen)
        before = len(app.screen.found)
        await hands.to("agree on the second site")
        await hands.answer("d", "sends the floor plan", "fri 12:00", "book the crew", "thu 12:00")
        await hands.to("spec sheet of the outdoor model")
        await hands.press("d")
        await hands.to("can you hold the price")
        await hands.answer("d", "yes, until the end of March")
        await hands.press("escape")  # no card of it
        await hands.to("call back about the pilot")
        await hands.press("d")
        await hands.to("20 indoor units")
        await hands.press("z", "enter")
        assert newest(app, Awaited).text == "sends the floor plan"
        assert len(app.screen.found) < before
        settled = {one.text: one.state(house.clock.now) for one in app.desk.book.everything()}
        assert settled["spec sheet of the outdoor model"] == "broken"  # delivered, and too late
        assert settled["can you hold the price until spring"] == "answered"
        assert settled["agree on the second site"] == "advanced"
        await hands.press("escape")
        await hands.press("q")
    assert app.return_code == 0
    record_property("keys", hands.told())
    assert hands.commands["review"] <= MOST_REVIEW
    assert hands.commands["order to cleared"] <= MOST_ORDER
