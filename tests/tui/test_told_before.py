"""What a key will do is told before it is pressed, on every screen of records; a letter keeps its paragraphs."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input

from cockpit.desk import people, views
from cockpit.domain.kinds import KINDS
from cockpit.tui.form_defaults import must_ask
from cockpit.tui.panels.detail import Detail
from cockpit.tui.panels.step_effect import DOES, effect
from cockpit.tui.screens.customer import CustomerScreen
from cockpit.tui.screens.loss import LossScreen
from cockpit.tui.screens.person_form import PersonForm
from tests.tui.house import House, rows, screen_text, told, type_in, until

# A row of Today may always say one of these, whatever else it says.
_SAYS = ("asks ", "shows ")


def test_what_the_next_step_does_is_said_of_each_row_of_the_demo_and_asks_where_it_asks(house: House) -> None:
    house.demo()
    desk = house.desk()
    shown = [*views.today(desk).rows, *views.deadlines(desk)]
    steps = {(row.record.KIND, row.next_verb()): row for row in shown if row.next_verb()}
    assert len(steps) > 15
    for (kind, name), row in steps.items():
        said = effect(desk, row)
        assert (kind, name) in DOES, f"say in step_effect what {name} does to a {kind}"
        asks = must_ask(desk, row.record, str(name))
        assert asks == any(word in said for word in _SAYS) or "asks first" in said, (kind, name, said)


def test_each_sentence_is_of_a_verb_that_there_is() -> None:
    for kind, name in DOES:
        assert name in KINDS[kind].load().VERBS, (kind, name)


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
@pytest.mark.parametrize("keys", ["", "r", "E", "gd", "@", "2⏎", "3⏎"])
async def test_it_stands_on_every_screen_of_records(house: House, size: tuple[int, int], keys: str) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        for key in keys:
            await pilot.press({"⏎": "enter", "@": "at"}.get(key, key))
            await pilot.pause()
        said = (": asks ", ": notes ", ": shows ")
        await until(pilot, lambda: any(one in " ".join(screen_text(app).split()) for one in said))


async def test_the_lists_begin_with_the_same_row_at_any_width(house: House) -> None:
    house.demo()
    firsts = []
    for size in ((80, 24), (120, 35), (160, 45)):
        app = house.app()
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda app=app: app.screen.query_one(Detail).row is not None)  # type: ignore[misc]
            row = app.screen.query_one(Detail).row
            assert row is not None
            firsts.append(row.record.id)
    assert len(set(firsts)) == 1


async def test_a_letter_keeps_its_paragraphs_where_there_is_room(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("2")
        await until(pilot, lambda: "Please pay EUR 820.00" in screen_text(app))
        letter = [line[86:116].strip() for line in screen_text(app).splitlines()]
        at = next(place for place, line in enumerate(letter) if line.startswith("Please pay"))
        assert letter[at - 1] == ""
        assert not any("     " in line for line in letter)


async def test_what_is_late_from_them_says_how_late(house: House) -> None:
    house.add("wait @acme PO by tomorrow 10:00")
    house.clock.move(days=4)
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "3 d late" in screen_text(app))


async def test_the_next_card_of_a_loss_is_in_sight_at_the_least_size(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("3")
        await until(pilot, lambda: "help elsewhere" in screen_text(app))
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: isinstance(app.screen, LossScreen))
        await until(pilot, lambda: "Tactic 4 of 4: Was their need met?" in screen_text(app))
        assert "Tactic 3 of 4: Help them get it elsewhere" in screen_text(app)


@pytest.mark.parametrize("has_rows", [True, False])
async def test_phone_and_mail_are_changed_on_the_customers_sheet_and_taken_back(
    house: House, has_rows: bool
) -> None:
    (record,) = house.add("promise @acme spec sheet by fri 16:00" if has_rows else "note @acme likes rowing")
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        customer = app.desk.book.current[record].customer
        assert customer is not None
        app.show_customer(customer)
        await until(
            pilot, lambda: isinstance(app.screen, CustomerScreen) and "Whom to ring" in screen_text(app)
        )
        await until(pilot, lambda: "edits them" in screen_text(app))
        await pilot.press("tab", "e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        await pilot.press("tab", "tab")
        await type_in(pilot, "ring me")
        await pilot.press("enter")
        await until(pilot, lambda: "no phone number" in screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, PersonForm))
        field = app.screen.query_one("#phone", Input)
        assert field.value == "ring me"  # nothing typed is lost
        field.value = "+49 30 1234"
        app.screen.query_one("#mail", Input).value = "bo@acme.example"
        await pilot.press("enter")
        await until(pilot, lambda: "Edited acme" in told(app))
        known = people.person(house.desk(), "acme")
        assert (known.phone, known.email) == ("+49 30 1234", "bo@acme.example")
        await until(pilot, lambda: "+49 30 1234" in screen_text(app))
        await pilot.press("u")
        await until(pilot, lambda: "Undone" in told(app))
        assert people.person(house.desk(), "acme").phone is None


async def test_a_call_whose_time_has_passed_asks_whether_it_was_held_and_d_says_so(house: House) -> None:
    house.add("call @acme 15:00 purpose: scope the pilot")
    house.clock.move(hours=5)
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Was it held" in screen_text(app))
        await until(pilot, lambda: "took place (it was planned for 15:00)" in screen_text(app))
        await pilot.press("d")
        await until(pilot, lambda: "When was it held?" in screen_text(app))
        await pilot.press(*"15:00", "enter")
        await until(pilot, lambda: "d advance: asks what they will do" in screen_text(app))


@pytest.mark.parametrize(
    "line", ["lost @acme 5k to Kestrel: delivery within two weeks", "promise @acme draft by 16:00"]
)
async def test_how_late_it_is_is_said_once(house: House, line: str) -> None:
    house.add(line)
    house.clock.move(hours=25)
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "late: " in screen_text(app) or "late. " in screen_text(app))
        (sentence,) = [one for one in screen_text(app).splitlines() if one.startswith(" acme · ")]
        assert len(re.findall(r"\d (?:min|h|d)(?: \d\d)? late", sentence)) == 1


async def test_what_is_marked_is_what_d_acts_on_and_nothing_else_is_said(house: House) -> None:
    house.add("todo buy stamps", "promise @acme spec sheet by 16:00")
    app = house.app()
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: "d deliver: notes" in screen_text(app))
        await pilot.press("space")
        await until(pilot, lambda: "1 marked" in screen_text(app))
        assert ": notes" not in screen_text(app)
        assert ": ticks" not in screen_text(app)


async def test_a_few_lines_high_a_message_leaves_room_for_the_list(house: House) -> None:
    house.add("promise @acme the long awaited spec sheet of the outdoor model and its brackets by 16:00")
    app = house.app()
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await until(pilot, lambda: "Delivered" in screen_text(app))
        assert "confirm" in screen_text(app) or "acme" in screen_text(app).split("╰")[0]


async def test_a_terminal_made_larger_shows_the_list_that_was_in_use(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.resize_terminal(120, 35)
        await until(pilot, lambda: "╭─ 0 All · 42 rows" in screen_text(app))


async def test_what_was_done_with_a_customer_is_told_as_done(house: House) -> None:
    house.demo()
    had = [how for one in house.desk().book.everything() for _, how in one.contacts_had()]
    assert len(had) > 40
    assert not [how for how in had if how.endswith("?") and ": " not in how]
    assert not [how for how in had if how.startswith(("Reassure them", "Ask whether", "Send them"))]


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
@pytest.mark.parametrize(
    ("keys", "ends"),
    [
        (("2", "d"), "⏎ note it (sends nothing)"),
        (("t",), "⏎ note it"),
        (("at", "tab", "e"), "⏎ save"),
        (("g", "L"), "⏎ show what it would come to"),
        (("n",), "ctrl+u empties the line: left empty, no draft is kept"),
    ],
)
async def test_a_window_for_typing_shows_its_own_keys_and_none_of_the_screen_below(
    house: House, size: tuple[int, int], keys: tuple[str, ...], ends: str
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        await until(pilot, lambda: ends in screen_text(app).splitlines()[-1])
        foot = screen_text(app).splitlines()[-1]
        assert "keys" not in foot
        assert "other steps" not in foot
        assert "do it" not in screen_text(app)
        assert "esc keep as draft" in screen_text(app) or "esc leave" in foot


async def test_one_line_of_a_form_alone_has_the_mark_of_the_cursor(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("2", "d")
        await until(pilot, lambda: "By what means?" in screen_text(app))
        for at in range(3):
            lines = [line[10:11] for line in screen_text(app).splitlines() if line[7:8] == "│"]
            assert [sign for sign in lines if sign in "▌│" and sign] == [
                "▌" if n == at else "│" for n in range(3)
            ]
            await pilot.press("tab")
            await pilot.pause(0.1)


async def test_a_key_at_the_foot_of_a_window_is_pressed_by_a_click(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("2", "d")
        await until(pilot, lambda: "esc keep as draft" in screen_text(app))
        foot = screen_text(app).splitlines()[-1]
        await pilot.click(offset=(foot.index("esc keep") + 1, 23))
        await until(pilot, lambda: "esc keep as draft" not in screen_text(app))


async def test_to_hold_a_call_says_what_is_noted_and_for_when_it_was_planned(house: House) -> None:
    house.add("call @acme fri 10:00 gain: a dated scope of the pilot")
    app = house.app()
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("enter")
        await until(pilot, lambda: "After the call: how it ended, press 1–5" in screen_text(app))
        assert "d hold: notes that the call took place (planned for Fri" in screen_text(app)
        assert "asks first: When was it held?" in screen_text(app)


async def test_late_says_by_what_it_is_sorted_and_who_is_late(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "· what you owe first" in screen_text(app))
        assert re.search(r"we are late +Cyberdyne", screen_text(app))
        assert re.search(r"41 h late +Mia Torres", screen_text(app))
        await pilot.press("2")
        await until(pilot, lambda: "[2 Money" in screen_text(app))
        assert "what you owe first" not in screen_text(app)  # there is one kind of it


async def test_in_the_evening_the_hour_of_an_outcome_says_what_it_is_and_late_has_its_heading(
    house: House,
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("E")
        await until(pilot, lambda: "note outcome" in screen_text(app))
        assert re.search(r"by 17:00 .*note outcome advance", screen_text(app))
        assert "LATE · 9 rows" in screen_text(app)


async def test_the_agenda_says_of_how_many_records_its_deadlines_are(house: House) -> None:
    house.add("promise @acme spec sheet by fri 16:00", "todo buy stamps by fri 12:00")
    app = house.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(rows(app)))
        await pilot.press("g", "d")
        await until(pilot, lambda: "3 deadlines of 2 records, by day" in screen_text(app))
