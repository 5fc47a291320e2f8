"""The capture key by key: what a line is understood as, how its parts become words again, and what is never lost."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from cockpit.capture import parse as line_reader
from cockpit.desk import capture, drafts
from cockpit.desk.drafts import slots
from cockpit.domain.promises.promise import Promise
from cockpit.errors import BookError
from cockpit.store.disk import DiskFolder
from cockpit.tui.app import CockpitApp
from cockpit.tui.history import History
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.verb_form import VerbForm
from cockpit.tui.typed_line import TypedLine
from tests.desk.test_drafts import typing_elsewhere
from tests.tui.house import NOW, House, in_one_breath, rows, screen_text, told, type_in, until

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}


def line(app: CockpitApp) -> str:
    return app.screen.query_one(TypedLine).value


def kept(house: House, device: str = "one") -> list[str]:
    """The drafts of new lines, the newest first."""
    return [slot.now[0] for slot in slots(house.desk(device))[0]]


def only(app: CockpitApp) -> Any:
    (found,) = app.desk.book.current.values()
    return found


def shown(app: CockpitApp) -> str:
    """What stands on the screen, as one line without frames."""
    return " ".join(screen_text(app).replace("│", " ").split())


async def write(pilot: Pilot[None], text: str) -> None:
    await type_in(pilot, text)
    await pilot.pause()


# --- what is shown ---


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (160, 45)], ids=str)
async def test_the_preview_says_weekday_date_and_the_sentence_to_say_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    app = house.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await pilot.press("n")
        await write(pilot, "acme: spec sheet by fri 16:00 mail")
        seen = screen_text(app)
        assert "PROMISE (guessed)" in seen
        assert "acme (new)" in seen
        assert "Theirs: promised by Fri 20 Nov 16:00" in seen
        assert (
            "Mine: your target Thu 19 Nov 16:30 (proposed)" in seen
        )  # a third of 21 h 40 of work before theirs
        assert "no later than four on Friday 20 November" in seen
        assert "Proposed by the rule: a third of the time kept free, at least 2 h." in seen
        assert "⏎ save   ctrl+o save, next   tab kind   esc keep as draft" in seen


async def test_what_is_missing_is_asked_and_a_time_elsewhere_is_told_in_both_clocks(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("p")
        await write(pilot, "spec by mon 10am EST")
        seen = screen_text(app)
        assert "For whom?" in seen
        assert "Theirs: promised by Mon 23 Nov 16:00" in seen
        assert '"mon 10am EST" read as Mon 23 Nov 16:00 for you' in shown(app)


async def test_ten_deliveries_of_a_kind_are_named_as_where_mine_comes_from(house: House) -> None:
    desk = house.desk()
    from cockpit.desk import actions

    for number in range(10):
        promise = capture.add(desk, f"promise @acme quote {number} in 6 h").record
        house.clock.move(hours=4)
        actions.do_next(desk, [promise.id])
        house.clock.move(hours=-4)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "promise @acme quote in 6 h")
        assert "Mine: your target Wed 18 Nov 14:30 (proposed)" in screen_text(app)
        assert "Proposed from your last 10 of this kind." in screen_text(app)


# --- a part becomes words again ---


async def test_backspace_makes_a_recognised_part_words_again_and_saving_honours_it(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "todo @acme stock list fri")
        assert "due Fri 20 Nov" in screen_text(app)
        await pilot.press("backspace")
        await pilot.pause()
        assert line(app) == "todo @acme stock list fri"
        assert "“fri” is text now" in screen_text(app)
        assert "due Fri 20 Nov" not in screen_text(app)
        await write(pilot, " by mon 10:00")
        assert "“fri” is text now" in screen_text(app)
        assert "due Mon 23 Nov 10:00" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert only(app).text == "stock list fri"


async def test_a_second_backspace_deletes_and_what_is_then_typed_is_read_anew(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "todo @acme report by fri")
        await pilot.press("backspace", "backspace")
        await pilot.pause()
        assert line(app) == "todo @acme report by fr"
        await pilot.press("backspace", "backspace")
        await write(pilot, "mon")
        assert line(app) == "todo @acme report by mon"
        assert "due Mon 23 Nov" in screen_text(app)
        assert "is text now" not in screen_text(app)


async def test_in_prose_and_amid_words_backspace_only_deletes(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "q @acme sso? -> yes via SAMLL")
        await pilot.press("backspace")
        await pilot.pause()
        assert line(app) == "q @acme sso? -> yes via SAML"
        await pilot.press("ctrl+u")
        await write(pilot, "todo tidy up")
        await pilot.press("backspace")
        await pilot.pause()
        assert line(app) == "todo tidy u"


async def test_words_stay_words_when_the_line_before_them_changes_and_over_save_next(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "todo stock list fri")
        await pilot.press("backspace", *["left"] * len(" stock list fri"))
        await write(pilot, " @acme the")
        assert line(app) == "todo @acme the stock list fri"
        assert "“fri” is text now" in screen_text(app)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.desk.book.current)
        assert only(app).text == "the stock list fri"
        await write(pilot, "todo water plants fri")
        assert "due Fri 20 Nov" in screen_text(app)


async def test_words_stay_words_in_a_draft(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "todo stock list fri")
        await pilot.press("backspace", "escape")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
    again = house.app()
    async with again.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "“fri” is text now" in screen_text(again)
        await pilot.press("enter")
        await pilot.pause()
        assert only(again).text == "stock list fri"


# --- names ---


@pytest.mark.parametrize("key", ["right", "end"])
@pytest.mark.parametrize(
    ("typed", "full"), [("@ac", "@acme corp"), ("ac", "acme corp:"), ("call @ac", "call @acme corp")]
)
async def test_a_known_customer_is_completed(house: House, key: str, typed: str, full: str) -> None:
    house.add('todo @"acme corp" ring them')
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, typed)
        assert full in screen_text(app)
        assert line(app) == typed
        await pilot.press(key)
        await pilot.pause()
        assert line(app) == full
        await write(pilot, " spec by 16:00")
        assert "acme corp (known)" in screen_text(app)


async def test_an_unknown_customer_is_new_or_the_near_one_by_a_key(house: House) -> None:
    house.add('todo @"acme corp" ring them', "todo @bolt ring them")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "@blot spec by 16:00")
        assert "blot (new; near bolt)" in screen_text(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert line(app) == "@bolt spec by 16:00"
        # A line is looked at once a frame at most.
        await until(pilot, lambda: "bolt (known)" in screen_text(app))
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert line(app) == "@blot spec by 16:00"


async def test_names_are_read_once_and_again_when_another_program_adds_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.add("todo @acme ring them")
    app = house.app()
    reads: list[str] = []
    read = DiskFolder.read

    def noted(self: DiskFolder, name: str, *where: int) -> bytes:
        reads.append(name)
        return read(self, name, *where)

    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "x")
        monkeypatch.setattr(DiskFolder, "read", noted)
        await write(pilot, " @bolt spec by 16:00 ok mail")
        await pilot.press(*"for them")
        await pilot.pause()
        assert (
            reads.count("hints.json") <= 2
        )  # the cockpit itself looks there for other reasons; 40 keys were pressed
        assert "bolt (new)" in screen_text(app)
        house.add("todo @bolt ring them", device="two")
        await until(pilot, lambda: "bolt (known)" in screen_text(app))


# --- drafts ---


async def test_drafts_are_gone_through_like_a_shells_history(house: House) -> None:
    for words in ("acme: one", "acme: two"):
        drafts.keep(house.desk(), words)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert line(app) == "acme: two"
        assert "↑↓ drafts" in screen_text(app)
        await pilot.press("down")
        await write(pilot, "acme: three")
        await pilot.press("up", "up")
        await pilot.pause()
        assert line(app) == "acme: one"
        await pilot.press("up")
        await pilot.pause()
        assert line(app) == "acme: one"
        assert "No older draft." in screen_text(app)
        await pilot.press("down", "down")
        await pilot.pause()
        assert line(app) == "acme: three"
        await pilot.press("escape")
        await until(pilot, lambda: kept(house) == ["acme: three", "acme: two", "acme: one"])


async def test_clearing_or_saving_a_line_removes_its_draft_and_no_other(house: House) -> None:
    for words in ("todo one", "acme: two"):
        drafts.keep(house.desk(), words)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("left", "ctrl+u")
        await pilot.pause()
        assert line(app) == ""
        await until(pilot, lambda: kept(house) == ["todo one"])
        await pilot.press("up", "enter")
        await until(pilot, lambda: kept(house) == [])
        assert only(app).text == "one"


async def test_a_line_refused_in_another_window_does_not_overwrite_the_one_on_screen(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "acme: spec")
        await until(pilot, lambda: kept(house) == ["acme: spec"])
        drafts.keep(house.desk(), "promise price list")
        await write(pilot, " sheet")
        await until(pilot, lambda: kept(house) == ["acme: spec sheet", "promise price list"])
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        assert kept(house) == ["acme: spec sheet", "promise price list"]


async def test_a_key_that_begins_with_a_kind_begins_anew_and_the_draft_waits(house: House) -> None:
    drafts.keep(house.desk(), "acme: one")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert line(app) == "order "
        await pilot.press("up")
        await pilot.pause()
        assert line(app) == "acme: one"
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        assert kept(house) == ["acme: one"]


async def test_steady_typing_is_kept_without_a_pause(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        typed = ""
        for _ in range(400):
            await pilot.press("x")
            typed += "x"
            if kept(house):
                break
        assert kept(house)
        assert typed.startswith(kept(house)[0])


async def test_a_slow_disk_holds_up_no_key(house: House) -> None:
    app = house.app()
    free, waits = Event(), Event()
    replace = app.desk.local.replace

    def slow(name: str, data: bytes) -> None:
        waits.set()
        free.wait(60)
        replace(name, data)

    app.desk.local.replace = slow  # type: ignore[method-assign]
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "acme: spec")
        await until(pilot, waits.is_set)
        await write(pilot, " sheet by 16:00")
        try:
            assert "Theirs: promised by Wed 18 Nov 16:00" in screen_text(app)
        finally:
            free.set()
        await until(pilot, lambda: kept(house) == ["acme: spec sheet by 16:00"])


async def test_a_full_disk_is_told_and_what_is_typed_stays_on_screen(house: House) -> None:
    app = house.app()
    replace = app.desk.local.replace

    def full(name: str, data: bytes) -> None:
        raise BookError("The disk is full.", "Make room and try again.")

    app.desk.local.replace = full  # type: ignore[method-assign]
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "acme: spec")
        await until(pilot, lambda: "The draft could not be kept: The disk is full." in screen_text(app))
        assert line(app) == "acme: spec"
        app.desk.local.replace = replace  # type: ignore[method-assign]
        await write(pilot, " sheet")
        await until(pilot, lambda: kept(house) == ["acme: spec sheet"])
        assert "disk is full" not in screen_text(app)
        app.desk.local.replace = full  # type: ignore[method-assign]
        await write(pilot, " again")
        await pilot.press("escape")
        await until(pilot, lambda: "The draft could not be kept: The disk is full." in told(app))


async def test_damaged_drafts_are_put_aside_and_told(house: House) -> None:
    house.desk().local.replace("drafts", b'{"drafts": [{"id": 3')
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "put aside as drafts.damaged" in shown(app)
        assert house.desk().local.read("drafts.damaged") == b'{"drafts": [{"id": 3'
        await write(pilot, "acme: spec")
        await until(pilot, lambda: kept(house) == ["acme: spec"])


async def test_enter_twice_in_one_breath_saves_once(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "todo ring the bank by 15:00")
        typed = app.screen.query_one(TypedLine)
        await typed.action_submit()
        await typed.action_submit()
        await pilot.pause()
        await pilot.pause()
        assert len(rows(app)) == 1


async def came_back(pilot: Pilot[None], house: House) -> None:
    """Open the capture on a draft that comes back with it."""
    drafts.keep(house.desk(), "acme: one")
    await pilot.press("n")
    await pilot.pause()


@pytest.mark.parametrize("way", ["keys", "paste", "ctrl+v"])
async def test_typing_begins_a_new_line_and_the_draft_that_came_back_waits(house: House, way: str) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await came_back(pilot, house)
        assert line(app) == "acme: one"
        assert "Your draft from before: ⏎ saves it, ← edits it, typing begins a new line." in screen_text(app)
        if way == "keys":
            await pilot.press(*"todo", "space", *"two")
        elif way == "paste":
            await write(pilot, "todo two")
        else:
            app.copy_to_clipboard("todo two")
            await pilot.press("ctrl+v")
        await pilot.pause()
        assert line(app) == "todo two"
        assert "draft from before" not in screen_text(app)
        await write(pilot, " and three")
        assert line(app) == "todo two and three"
        await until(pilot, lambda: kept(house) == ["todo two and three", "acme: one"])
        await pilot.press("up")
        await pilot.pause()
        assert line(app) == "acme: one"
        await pilot.press("down", "enter")
        await until(pilot, lambda: kept(house) == ["acme: one"])
        assert only(app).text == "two and three"


@pytest.mark.parametrize(
    ("key", "becomes"),
    [("left", "acme: onxe"), ("right", "acme: onex"), ("home", "xacme: one"), ("end", "acme: onex"),
     ("backspace", "acme: onx"), ("tab", "promise acme: onex")],
)  # fmt: skip
async def test_any_other_key_takes_the_draft_that_came_back(house: House, key: str, becomes: str) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await came_back(pilot, house)
        await pilot.press(key)
        await pilot.pause()
        assert "typing begins a new line" not in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert line(app).split() == becomes.split()
        await until(pilot, lambda: kept(house) == [line(app)])


async def test_what_is_typed_ahead_of_the_screen_does_not_join_the_draft(house: House) -> None:
    drafts.keep(house.desk(), "acme: one")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        in_one_breath(app, "n", "t", "o")
        await until(pilot, lambda: app.screen.query("#typed") and line(app) == "to")


async def test_the_draft_of_a_record_is_gone_on_with_by_typing(house: House) -> None:
    (wanted,) = house.add("todo ring the bank")
    drafts.keep(house.desk(), "todo ring the banker", of=str(wanted))
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("e", "s")
        await pilot.pause()
        assert line(app) == "todo ring the bankers"


async def test_what_another_window_is_typing_just_now_does_not_come_back_by_itself(house: House) -> None:
    app = house.app()
    with typing_elsewhere(house, "acme: theirs just now"):
        async with app.run_test(**SEEN) as pilot:
            await pilot.press("n")
            await pilot.pause()
            assert line(app) == ""
            assert "↑↓ drafts" in screen_text(app)
            await pilot.press("up")
            await pilot.pause()
            assert line(app) == "acme: theirs just now"


async def test_a_payment_from_an_orders_row_names_the_customer_and_is_no_draft_by_itself(
    house: House,
) -> None:
    house.add('order @"Acme Corp" 12k EUR', 'order @"Acme Corp East" 9k EUR')
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("2", "$")
        await pilot.pause()
        first = line(app)
        assert first in ('paid @"Acme Corp" ', 'paid @"Acme Corp East" ')
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        assert kept(house) == []
        await pilot.press("$")
        await write(pilot, "5k")
        assert f"{first[7:-2]} (known)" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: kept(house) == [f"{first}5k"])


# --- the line of a record ---


async def test_e_brings_the_line_back_and_a_new_time_is_a_renegotiation_that_undo_takes_back(
    house: House,
) -> None:
    (wanted,) = house.add("acme: spec sheet by fri 16:00 mine thu 12:00 ok mail")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert line(app) == "promise @acme spec sheet by Fri 20 Nov 16:00 mine Thu 19 Nov 12:00 ok mail"
        assert "As it is: nothing changes." in screen_text(app)
        await pilot.press("ctrl+u")
        await write(pilot, "promise @acme data sheet by mon 10:00 mine 2026-11-19 12:00 ok mail")
        assert "Makes: Renegotiate the time · Edit" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        after = app.desk.book.get(wanted)
        assert isinstance(after, Promise)
        assert (after.text, f"{after.theirs:%d %H:%M}", len(after.terms.moves)) == (
            "data sheet",
            "23 10:00",
            1,
        )
        assert f"{after.terms.first_theirs:%d %H:%M}" == "20 16:00"
        assert "now by Mon 23 Nov 10:00" in told(app)
        await pilot.press("u")
        await pilot.pause()
        before = app.desk.book.get(wanted)
        assert isinstance(before, Promise)
        assert (before.text, before.terms.moves) == ("spec sheet", {})


async def test_a_call_that_is_edited_does_not_ride_on_itself(house: House) -> None:
    house.add("call @acme agree scope mon 10:00 gain: less work")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "agree scope" in line(app)
        assert "ride on" not in screen_text(app)
    house.add("call @acme sign it tue 10:00 gain: less work")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "ride on Tue 24 Nov 10:00" in " ".join(screen_text(app).split()))


async def test_a_line_that_no_step_leads_to_is_refused_with_a_sentence_and_stays(house: House) -> None:
    (wanted,) = house.add("acme: spec sheet by fri 16:00 ok mail")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        was = app.desk.book.get(wanted)
        await pilot.press("e", "ctrl+u")
        await write(pilot, "promise @bolt spec sheet by fri 16:00 ok mail")
        assert "a record does not change hands" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CaptureScreen)
        assert app.desk.book.get(wanted) == was
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        await pilot.press("n")
        await pilot.pause()
        assert line(app) == ""
        await pilot.press("escape", "e")
        await pilot.pause()
        assert line(app) == "promise @bolt spec sheet by fri 16:00 ok mail"


async def test_the_form_is_still_there_for_several_and_from_the_menu(house: House) -> None:
    house.add("todo call the bank by 15:00", "todo book a room by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("v", "e")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        await pilot.press("escape", "space", "space", "e")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)


# --- pastes of several lines ---

PASTED = "todo one\rtodo two\r\n\n  todo three\n"


async def test_pasted_lines_are_saved_one_by_one(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, PASTED)
        assert line(app) == "todo one"
        assert "3 pasted lines: ctrl+o saves and takes the next" in shown(app)
        await pilot.press("ctrl+o")
        assert line(app) == "todo two"
        assert "2 pasted lines" in shown(app)
        await pilot.press("ctrl+o")
        assert line(app) == "todo three"
        assert "pasted" not in shown(app)
        await pilot.press("ctrl+o")
        assert line(app) == ""
        await pilot.press("escape")
        await pilot.pause()
        assert sorted(one.text for one in app.desk.book.current.values()) == ["one", "three", "two"]
        assert kept(house) == []


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_pasted_lines_are_drafts_in_their_order(house: House, way: str) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, PASTED)
        await pilot.press(way)
        await pilot.pause()
    assert kept(house) == ["todo one", "todo two", "todo three"]


async def test_a_paste_goes_in_where_the_cursor_is_and_leaves_a_draft_from_before_alone(house: House) -> None:
    drafts.keep(house.desk(), "acme: one")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n", *"todo ")
        await write(pilot, "a\nb")
        assert line(app) == "todo a"
        await pilot.press("escape")
        await until(pilot, lambda: sorted(kept(house)) == ["acme: one", "b", "todo a"])


async def test_more_pasted_lines_than_can_wait_are_refused_whole(house: House) -> None:
    drafts.keep(house.desk(), "acme: one")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n", "ctrl+u")
        await write(pilot, "\n".join(f"todo {number}" for number in range(30)))
        assert line(app) == ""
        assert "30 lines, and room for" in shown(app)
        assert "`cockpit add -` takes any number" in shown(app)


async def test_a_line_feed_that_is_typed_lets_the_line_wait(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n", *"todo a", "ctrl+j", *"todo b", "ctrl+o")
        await pilot.pause()
        assert line(app) == "todo a"
        await pilot.press("escape")
        await pilot.pause()
        assert only(app).text == "b"
        assert kept(house) == ["todo a"]


async def test_lines_of_a_paste_that_is_not_marked_as_one_are_gone_through_too(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n", *"todo a", "ctrl+j", *"todo b", "ctrl+j")
        await pilot.pause()
        assert line(app) == ""
        assert "2 pasted lines" in shown(app)
        await pilot.press("ctrl+o")
        assert line(app) == "todo a"
        await pilot.press("ctrl+o", "ctrl+o", "escape")
        await pilot.pause()
        assert sorted(one.text for one in app.desk.book.current.values()) == ["a", "b"]
        assert kept(house) == []


async def test_where_one_line_is_changed_pasted_lines_become_one(house: House) -> None:
    house.add("todo ring the bank")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("e", "space")
        await write(pilot, "a\n b\r\nc")
        assert line(app) == "todo ring the bank a b c"
        await pilot.press("escape", "N")
        await write(pilot, "a\n b\r\nc")
        assert app.focused.value == "a b c"  # type: ignore[union-attr]


# --- a line is read once ---


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line that was read, in order; nothing else than a key sets that off here."""
    monkeypatch.setattr(History, "want", lambda _: None)
    read: list[str] = []
    parse = line_reader.parse

    def counting(line: str, *args: Any, **more: Any) -> Any:
        read.append(line)
        return parse(line, *args, **more)

    monkeypatch.setattr(capture, "parse", counting)
    return read


async def test_of_keys_that_come_at_once_the_line_is_read_a_few_times_and_what_is_shown_is_the_last(
    house: House, parsed: list[str]
) -> None:
    app = house.app()
    begun = "note @acme " + "the pump runs 3 h at 40 bar " * 40
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, begun)
        parsed.clear()
        more = "and they decide on friday"
        in_one_breath(app, *("space" if char == " " else char for char in more))
        await until(pilot, lambda: parsed and parsed[-1] == line(app) == begun + more)
        assert len(parsed) < len(more) / 2
        assert "friday" in shown(app)


@pytest.mark.parametrize("typed", ["acme: quote in 2h", "paid @acme 500 EUR"])
async def test_a_line_is_read_once_and_saved_as_it_was_shown(
    house: House, parsed: list[str], typed: str
) -> None:
    house.add("order @acme 500 EUR")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await pilot.pause()
        parsed.clear()
        await write(pilot, typed)
        await pilot.pause()
        was = screen_text(app)
        house.clock.move(seconds=59)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        assert "12:20" in was or "paid" in typed
        assert parsed.count(typed) == 1
        promises = [one for one in app.desk.book.current.values() if isinstance(one, Promise)]
        assert [one.theirs for one in promises] == [NOW + timedelta(hours=2)] * typed.startswith("acme")


async def test_an_edited_line_is_read_once_at_each_look_and_what_it_was_only_at_the_first(
    house: House, parsed: list[str]
) -> None:
    house.add("acme: spec sheet by fri 16:00 mine thu 12:00 ok mail")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        parsed.clear()
        await pilot.press("e")
        await pilot.pause()
        was = line(app)
        await write(pilot, " signed")
        assert parsed.count(was) == 2  # what it was, and the line that it began as
        assert parsed.count(f"{was} signed") == 1
        await pilot.press("enter")
        await pilot.pause()
        assert parsed.count(f"{was} signed") == 1


async def test_a_time_stays_as_it_was_shown_while_minutes_pass_and_others_write(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await write(pilot, "acme: quote in 2h")
        house.clock.move(minutes=20)
        house.add("todo @acme call", device="two")
        await until(pilot, lambda: "acme (known)" in shown(app))
        assert "Theirs: promised by Wed 18 Nov 12:20" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, CaptureScreen))
        (promise,) = (one for one in app.desk.book.current.values() if isinstance(one, Promise))
        assert promise.theirs == NOW + timedelta(hours=2)
