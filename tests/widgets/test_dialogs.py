"""Modal screens give an answer back, and act on nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tests.widgets.conftest import HOSTILE, lines
from widgets.ask import Confirm
from widgets.key_help import HelpGroup, HelpKey, KeyHelp
from widgets.which_key import NextKey, WhichKey

NOTHING = "nothing yet"
NEXT = [NextKey("t", "today", "Today"), NextKey("G", "goals", "Goals"), NextKey("$", "money", "Money")]
NEXT += [NextKey("tab", "other", "Other"), NextKey("x", "clash", "Conflicts", "there are none")]


class Asker(App[None]):
    """Pushes one screen and keeps what it gives."""

    BINDINGS = [("t", "quit", "Must not fire under a modal")]

    def __init__(self, screen: ModalScreen[Any]) -> None:
        super().__init__()
        self.asked = screen
        self.answer: object = NOTHING

    def on_mount(self) -> None:
        self.push_screen(self.asked, self.keep)

    def keep(self, answer: object) -> None:
        self.answer = answer


def run(app: App[Any], size: tuple[int, int] = (80, 24)) -> Any:
    return app.run_test(size=size, notifications=True, tooltips=True)


async def answer(screen: ModalScreen[Any], *keys: str) -> object:
    app = Asker(screen)
    async with run(app) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return app.answer


@pytest.mark.parametrize(
    ("keys", "gives"),
    [
        (["y"], True),
        (["n"], False),
        (["escape"], False),
        (["enter"], False),
        (["tab", "enter"], True),
        (["h", "enter"], True),
        (["left", "right", "enter"], False),
        (["z", "5"], NOTHING),
    ],
)
async def test_yes_or_no(keys: list[str], gives: object) -> None:
    assert await answer(Confirm("Sure?"), *keys) == gives


async def test_yes_can_be_the_one_that_is_lit() -> None:
    assert await answer(Confirm("Sure?", default=True), "enter") is True


async def test_yes_and_no_can_be_clicked() -> None:
    app = Asker(Confirm("Sure?", "Really?", yes="Deliver", no="Keep"))
    async with run(app) as pilot:
        assert {"Deliver (y)", "Keep (n)"} <= {
            line.strip(" │") for row in lines(app) for line in row.split("   ")
        }
        await pilot.click("#confirm-yes")
        await pilot.pause()
        assert app.answer is True


@pytest.mark.parametrize(
    ("key", "gives"),
    [
        ("t", "today"),
        ("G", "goals"),
        ("$", "money"),
        ("tab", "other"),
        ("g", None),
        ("escape", None),
        ("down", None),
        ("x", NOTHING),
    ],
)
async def test_the_next_key_chooses(key: str, gives: object) -> None:
    assert await answer(WhichKey(NEXT, "Go to"), key) == gives


async def test_a_key_is_shown_as_people_read_it_and_does_what_is_shown() -> None:
    app = Asker(WhichKey([NextKey("enter", "open", "Open", shown="⏎"), *NEXT]))
    async with run(app) as pilot:
        await pilot.pause()
        assert any("⏎  Open" in line for line in lines(app))
        assert not any("enter" in line for line in lines(app))
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == "open"


async def test_what_lies_behind_the_keys_is_dimmed() -> None:
    app = Asker(WhichKey(NEXT))
    async with run(app) as pilot:
        await pilot.pause()
        assert 0 < app.screen.styles.background.a < 1


async def test_a_key_that_does_not_apply_says_why_and_waits() -> None:
    app = Asker(WhichKey(NEXT))
    async with run(app) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert any("Conflicts: there are none" in line for line in lines(app))
        await pilot.press("t")
        await pilot.pause()
        assert app.answer == "today"
        assert app.is_running


@pytest.mark.parametrize("width", [80, 120, 160])
async def test_no_label_of_a_next_key_is_cut(width: int) -> None:
    labels = ["advance: they take a step", "no further call needed", "get back with the answer"]
    labels += [f"step {number}" for number in range(9)]
    app = Asker(WhichKey([NextKey(chr(97 + at), label, label) for at, label in enumerate(labels)]))
    async with run(app, (width, 24)) as pilot:
        await pilot.pause()
        seen = lines(app)
        for label in labels:
            assert any(f"{label} " in line for line in seen), label


async def test_the_next_key_can_be_clicked_and_a_click_elsewhere_leaves() -> None:
    for offset, gives in (((4, 22), "today"), ((40, 2), None)):
        app = Asker(WhichKey(NEXT[:3]))
        async with run(app) as pilot:
            await pilot.click(offset=offset)
            await pilot.pause()
            assert app.answer == gives


@pytest.mark.parametrize("key", ["question_mark", "q", "escape"])
async def test_the_sheet_of_keys_closes(key: str) -> None:
    assert await answer(KeyHelp([HelpGroup("Moving", [HelpKey("j", "down")])]), key) is None


async def test_the_sheet_scrolls_by_j_and_k_and_says_why_a_key_is_dimmed() -> None:
    groups = [HelpGroup(f"Group {n}", [HelpKey("d", "done", "nothing is chosen")] * 9) for n in range(5)]
    app = Asker(KeyHelp(groups))
    async with run(app) as pilot:
        assert any("done – not now: nothing is chosen" in line for line in lines(app))
        sheet = app.screen.query_one(VerticalScroll)
        assert app.screen.region.contains_region(sheet.region)
        await pilot.press("j", "j", "k")
        assert sheet.scroll_offset.y == 1
        await pilot.press("end")
        await pilot.pause()
        assert any("Group 4" in line for line in lines(app))
        await pilot.press("home", "pagedown")
        assert 1 < sheet.scroll_offset.y < sheet.max_scroll_y
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert app.screen.region.contains_region(sheet.region)


SCREENS: dict[str, Callable[[str], ModalScreen[Any]]] = {
    "confirm": lambda text: Confirm(text, text, yes=text[:9], no=text[:9]),
    "which": lambda text: WhichKey(
        [NextKey(text[:9], "a", text), NextKey("b", text, text, text), NextKey("c", "c", "")], text
    ),
    "help": lambda text: KeyHelp([HelpGroup(text, [HelpKey(text, text), HelpKey("b", text, text)])], text),
}


@pytest.mark.parametrize("kind", SCREENS)
async def test_hostile_text_is_harmless(kind: str, harmless: Callable[[App[Any]], None]) -> None:
    app = App[None]()
    async with run(app) as pilot:
        for hostile in HOSTILE:
            await pilot.resize_terminal(80, 24)
            app.push_screen(SCREENS[kind](hostile))
            await pilot.pause()
            harmless(app)
            await pilot.resize_terminal(20, 5)
            await pilot.press("b" if kind == "which" else "enter")
            await pilot.pause()
            harmless(app)
            if len(app.screen_stack) > 1:
                app.pop_screen()


@pytest.mark.parametrize("kind", SCREENS)
async def test_a_dialog_fits_the_smallest_window_and_any_theme(kind: str) -> None:
    app = Asker(SCREENS[kind]("What did they say?"))
    async with run(app, (60, 18)) as pilot:
        for theme in ("textual-light", "ansi-dark", "ansi-light", "nord"):
            app.theme = theme
            await pilot.pause()
        assert all(app.screen.region.contains_region(widget.region) for widget in app.screen.children)
