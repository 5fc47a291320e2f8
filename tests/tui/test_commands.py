"""The registry: every command once, and the keys, the bar, the palette, `?` and the docs fed from it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual.binding import Binding
from textual.widgets._toast import Toast

from cockpit.config import Settings
from cockpit.desk import actions
from cockpit.domain.calls.call import Call
from cockpit.domain.kinds import KINDS
from cockpit.domain.losses.loss import Loss
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.card import Card
from cockpit.domain.todo import Note, Todo
from cockpit.tui.command_context import Here
from cockpit.tui.commands import BY_ID, BY_VERB, COMMANDS, bindings, keys_of, reference
from cockpit.tui.legend import SIGNS
from cockpit.tui.panels.call_sheet import OUTCOMES
from cockpit.tui.remapped_keys import keymap
from cockpit.tui.screen_names import BAR, SCREENS, TODAY
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.verb_form import VerbForm
from cockpit.tui.verb_keys import IN_THE_MENU, verb_keys
from tests.domain.builders import (
    a_call,
    a_card,
    a_loss,
    a_note,
    a_promise,
    a_question,
    a_todo,
    an_awaited,
    an_order,
)
from tests.tui.house import House, rows, screen_text, today_screen, told, type_in, until
from widgets.key_bar import KeyBar

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def test_no_two_commands_share_an_id_or_on_one_screen_a_key() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for screen in SCREENS:
        keys = [key for one in COMMANDS if screen in one.screens for key in one.keys.split(",") if key]
        assert len(keys) == len(set(keys))


def test_no_command_has_a_key_that_terminals_swallow() -> None:
    for command in COMMANDS:
        for key in command.keys.split(","):
            assert key not in ("ctrl+i", "ctrl+m", "ctrl+h")
            assert not key.startswith("alt+")


def test_every_command_can_be_reached_by_a_key_save_those_that_are_rarely_wanted() -> None:
    assert [command.id for command in COMMANDS if not keys_of(command, {})] == ["theme", "backup", "verify"]


def test_every_binding_has_words_and_an_id() -> None:
    for binding in (binding for screen in SCREENS for binding in bindings(screen)):
        assert isinstance(binding, Binding)
        assert binding.id in BY_ID
        assert binding.description
        assert binding.tooltip


def test_the_key_bar_names_seven_keys_at_most() -> None:
    assert all(len(names) <= KeyBar.MOST for names in BAR.values())
    assert all(name in BY_ID for names in BAR.values() for name in names)


def test_the_docs_name_every_command() -> None:
    table = reference()
    assert all(f"`{command.id}`" in table for command in COMMANDS)
    assert len({line.count(" | ") for line in table.splitlines()}) == 1


def test_every_verb_of_every_kind_has_a_key_of_its_own() -> None:
    for record in (
        a_promise(),
        a_todo(),
        a_note(),
        an_order(),
        a_loss(),
        a_call(),
        an_awaited(),
        a_question(),
        a_card(),
    ):
        keys = verb_keys(record)
        assert set(keys) == set(record.VERBS)
        assert len(set(keys.values())) == len(keys)


def test_a_key_of_the_menus_is_of_one_verb_and_a_verb_has_one_key_whatever_the_kind() -> None:
    found = {(key, verb) for kind in KINDS.values() for verb, key in verb_keys(kind.load()).items()}
    keys, verbs = Counter(key for key, _ in found), Counter(verb for _, verb in found)
    # The numbers alone are of the page: of the four tactics, of the five outcomes.
    assert {key for key, count in keys.items() if count > 1} == {"1", "2", "3", "4"}
    assert {verb for verb, count in verbs.items() if count > 1} == set()
    commands = {(command.keys.split(",")[0], verb) for verb, command in BY_VERB.items()}
    assert {(key, verb) for key, verb in found if verb in BY_VERB} <= commands
    assert {verb for _, verb in found if verb not in BY_VERB} == set(IN_THE_MENU)


def test_a_letter_after_g_is_the_key_that_leads_there_by_itself() -> None:
    own = {command.id: command.keys.split(",") for command in COMMANDS if command.after_g and command.keys}
    assert {"review", "answers", "find", "import", "bottom"} <= own.keys()
    assert [name for name, keys in own.items() if BY_ID[name].after_g not in keys] == []
    letters = Counter(command.after_g for command in COMMANDS if command.after_g)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_a_sign_that_is_a_key_of_the_menu_is_explained_with_its_step_where_keys_are() -> None:
    told = [f"{keys} {words}" for keys, words in SIGNS if keys.startswith("v ")]
    signs = {verb: key for verb, key in IN_THE_MENU.items() if not key.isalnum()}
    lacking = [
        verb
        for verb, key in signs.items()
        if not any(f" {key} " in line and verb.replace("-", " ") in line for line in told)
    ]
    assert lacking == []


async def test_the_menu_knows_the_next_step_by_its_key_everywhere_and_by_its_own(house: House) -> None:
    house.add("promise @acme spec sheet by 16:00 ok mail")
    app = house.app()
    for key in ("d", "l"):
        async with app.run_test(**SEEN) as pilot:
            await pilot.press("v")
            await pilot.pause()
            assert "d  deliver" in screen_text(app)
            await pilot.press(key)
            await pilot.pause()
            assert "Delivered “spec sheet”" in told(app)
            await pilot.press("u")
        app = house.app()


async def test_the_numbers_of_the_menu_have_no_gap_and_one_that_does_not_apply_says_so(house: House) -> None:
    house.add("call @acme today 10:00: pilot")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        held = today_screen(app).row
        assert held is not None
        actions.do(house.desk(), [held.record.id], "continue", {"held": "yes"})
        app.take_in()
        app.book_has_changed(())
        await pilot.press("v")
        await pilot.pause()
        shown = screen_text(app)
        assert [
            f"{number}  {name}" in shown for number, name in enumerate(OUTCOMES, 1) if "-" not in name
        ] == [True] * 3
        await pilot.press("2")
        await pilot.pause()
        assert "continue: not as it stands" in screen_text(app)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, VerbForm))


def test_the_menu_of_steps_has_the_keys_as_they_are_remapped() -> None:
    keys = verb_keys(a_todo(), {"done": "f2", "snooze": "Z"})
    assert (keys["done"], keys["snooze"], keys["edit"]) == ("f2", "Z", "e")
    taken = verb_keys(a_loss(), {"snooze": "Z"})
    assert len(set(taken.values())) == len(taken)  # dormant gives its letter up


@pytest.mark.parametrize(("key", "sign"), [("comma", ","), ("semicolon", ";"), ("f2", "f2")])
async def test_the_menu_of_steps_shows_a_remapped_key_as_people_read_it_and_takes_it(
    house: House, key: str, sign: str
) -> None:
    house.add("acme: spec sheet by 16:00 ok mail")
    app = house.app(Settings(keys={"note": key, "done": "f8"}))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        assert f"{sign}  note" in screen_text(app)
        assert "f8  deliver" in screen_text(app)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, VerbForm))


def test_a_verb_of_the_registry_is_a_verb_of_some_kind() -> None:
    known = {*Promise.VERBS, *Todo.VERBS, *Note.VERBS, *Order.VERBS, *Loss.VERBS, *Card.VERBS, *Call.VERBS}
    assert {command.verb for command in COMMANDS if command.verb} <= known


def test_what_does_not_apply_says_why() -> None:
    assert BY_ID["done"].applies(Here()) == "nothing is selected"
    assert BY_ID["capture"].applies(Here()) == ""


def test_keys_are_remapped_by_id() -> None:
    found, problems = keymap({"done": "X", "undo": "U", "redo": "ctrl+r", "help": "f1,?"})
    assert found == {"done": "X", "undo": "U", "redo": "ctrl+r", "help": "f1,question_mark"}
    assert problems == []


def test_two_commands_may_swap_their_keys() -> None:
    assert keymap({"done": "z", "snooze": "d"}) == ({"done": "z", "snooze": "d"}, [])


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"snoze": "x"}, "Did you mean snooze?"),
        ({"done": "z"}, "z is the key of snooze already. done keeps d"),
        ({"done": "ctrl+m"}, "terminals swallow"),
        ({"done": "alt+x"}, "terminals swallow"),
        ({"done": "tab"}, "the key of the next pane"),
        ({"done": "dd"}, "no such key"),
        ({"done": ""}, "no such key"),
        ({"done": "j"}, "j is the key of rows.down already"),
    ],
    ids=str,
)
def test_a_key_that_will_not_do_is_told_and_left_out(keys: dict[str, str], said: str) -> None:
    found, problems = keymap(keys)
    assert found == {}
    assert len(problems) == 1
    assert said in problems[0]


def test_a_capital_is_the_same_as_its_letter_with_shift() -> None:
    assert keymap({"done": "shift+x"}) == ({"done": "X"}, [])


async def test_a_remapped_key_works_is_shown_and_the_old_one_does_nothing(house: House) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app(Settings(keys={"done": "X", "rows.down": "J", "nonsense": "y"}))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "no command “nonsense”" in told(app)
        assert " X done" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert len(rows(app)) == 1
        await pilot.press("X")
        await pilot.pause()
        assert rows(app) == []


async def test_an_unknown_theme_is_told_with_the_nearest_and_is_not_fatal(house: House) -> None:
    app = house.app(Settings(theme="darkk"))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert app.theme == "cockpit-dark"
        assert "Did you mean dark?" in told(app)


async def test_a_broken_theme_of_the_users_own_is_told_and_not_fatal(house: House) -> None:
    (house.path / "themes").mkdir()
    (house.path / "themes" / "mine.toml").write_text("name = [", encoding="utf-8")
    app = house.app(Settings(theme="light"))
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert app.theme == "cockpit-light"
        assert "mine.toml" in told(app)


async def test_the_empty_book_says_what_to_do(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert "nothing is owed today" in screen_text(app)
        for key, said in (("1", "Press n and type"), ("2", "Press o when one"), ("3", "Press x when a")):
            await pilot.press(key)
            await pilot.pause()
            assert said in screen_text(app)


async def test_question_mark_lists_the_keys_and_why_some_do_nothing(house: House) -> None:
    app = house.app()
    async with app.run_test(size=(100, 230), notifications=True, tooltips=True) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        seen = screen_text(app)
        for command in COMMANDS:
            begins = f"{command.label}: {command.tooltip[:1].lower()}{command.tooltip[1:20]}"
            assert begins in seen, command.id
        assert "not now: nothing is selected" in seen


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["2", "K"], "clear: only on an order's own screen (⏎)."),
        (["2", "enter", "slash"], "filter: only on Today, the search (f) and the people (g @)."),
        (["g", "l", "R"], "renegotiate: only on Today, the evening (E) and 8 other screens."),
        (["g", "l", "space"], "mark: only on Today, the evening (E) and 5 other screens."),
        (["g", "comma", "space"], "mark: only on Today, the evening (E) and 5 other screens."),
    ],
)
async def test_a_key_of_another_screen_says_where_it_belongs(
    house: House, keys: list[str], said: str
) -> None:
    house.add("order @acme 5k EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert told(app) == said


@pytest.mark.parametrize("key", ["n", "v"])
async def test_what_was_said_does_not_cover_what_is_typed_or_chosen(house: House, key: str) -> None:
    house.add("todo call the bank by 15:00", "todo call the tax office by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d", key)
        await pilot.pause()
        assert app.message is not None
        assert not app.screen.query(Toast)
        if key == "v":
            return
        await pilot.press("ctrl+c")  # what is said over a dialog has no line there
        await until(pilot, lambda: any(one.region.area for one in app.screen.query(Toast)))
        [box] = [one.region for one in app.screen.query("CaptureBox, WhichKey > Vertical")]
        assert all(one.region.bottom <= box.y for one in app.screen.query(Toast))


async def test_how_late_it_is_is_said_once(house: House) -> None:
    house.add("q @acme can you hold the price?")
    house.clock.move(hours=24)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        [line] = [line for line in screen_text(app).splitlines() if "get back to them" in line]
        assert line.count(" late") == 1


async def test_the_palette_finds_commands_and_the_verbs_of_the_record(house: House) -> None:
    house.add("acme: spec sheet by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("colon")
        await type_in(pilot, "trial")
        await until(pilot, lambda: "Trial close done" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "rial-closed" in told(app))
        (record,) = app.desk.book.current.values()
        assert isinstance(record, Promise)
        assert record.terms.trial_closed_at is not None


async def test_letters_do_nothing_but_type_inside_an_input(house: House) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.press(*"dquzgD?:")
        await pilot.pause()
        assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(app)) == 1


async def test_a_click_on_the_bar_does_what_the_key_does(house: House) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(2, 0))
        await pilot.pause()
        assert rows(app) == []


@pytest.mark.parametrize("is_full", [False, True], ids=["empty", "full"])
async def test_every_command_can_be_pressed(house: House, is_full: bool) -> None:
    if is_full:
        house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        for command in COMMANDS:
            if TODAY not in command.screens or command.id in ("quit", "tour"):
                continue
            for key in command.keys.split(",") if command.keys else ["g", command.after_g or "t"]:
                await pilot.press(key)
                await pilot.pause()
                assert app.is_running, command.id
            await pilot.press("escape", "escape")
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize("verb", Promise.VERBS)
async def test_every_verb_can_be_chosen_from_the_menu(house: House, verb: str) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("1")
        await pilot.pause()
        for _ in today_screen(app).in_use.rows:
            row = app.screen.row  # type: ignore[attr-defined]
            if verb in row.record.applicable(house.clock.now):
                break
            await pilot.press("j")
        else:
            pytest.fail(f"the demo holds nothing to {verb}")
        await pilot.press("v", verb_keys(row.record)[verb])
        await pilot.pause(0.1)
        assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        ([], "today"),
        (["g", "l"], "log"),
        (["g", "x"], "conflicts"),
        (["r"], "review"),
        (["a"], "answers"),
        (["g", "c"], "cards"),
        (["g", "@"], "people"),
        (["E"], "evening"),
        (["g", "E"], "evening"),
        (["g", "d"], "agenda"),
        (["W"], "week"),
        (["2", "enter"], "order"),
        (["3", "enter"], "loss"),
    ],
)
async def test_every_command_of_a_screen_is_carried_out_by_something(
    house: House, keys: list[str], screen: str
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, CockpitScreen) and screen == app.screen.NAME)
        await pilot.pause()
        shown = app.screen
        assert isinstance(shown, CockpitScreen)
        handlers = shown.handlers()
        assert {command.id for command in COMMANDS if screen in command.screens} <= handlers.keys()
        assert handlers.keys() <= BY_ID.keys()
