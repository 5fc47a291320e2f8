"""A seller's day with the cockpit, key by key, on a real book."""

from __future__ import annotations

import re
from typing import Any

import pytest
from textual.widgets import Input

from cockpit.desk import actions
from cockpit.desk.drafts import slots
from cockpit.domain.promises.promise import Promise
from cockpit.tui.app import CockpitApp
from cockpit.tui.panels.detail import Detail
from cockpit.tui.screens.capture import CaptureScreen
from cockpit.tui.screens.log import LogScreen
from cockpit.tui.screens.verb_form import VerbForm
from tests.tui.house import FullDisk, House, rows, screen_text, today_screen, told, type_in, until
from widgets.rows import RowList
from widgets.safe_input import SafeInput

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
SPEC = "acme: spec sheet by 16:00 ok mail"


async def test_a_promise_is_captured_delivered_undone_and_still_there_after_a_restart(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, SPEC)
        await pilot.pause()
        seen = screen_text(app)
        assert "PROMISE" in seen
        assert "Theirs: promised by Wed 18 Nov 16:00" in seen
        assert "anything else" in seen or "any other information" in seen
        await pilot.press("enter")
        await pilot.pause()
        (saved,) = rows(app)
        assert today_screen(app).selected == saved
        assert "Saved P" in told(app)
        assert "spec sheet" in screen_text(app)

        await pilot.press("d")
        await pilot.pause()
        assert "Delivered “spec sheet” for acme, beaten by 5 h 40" in told(app)
        assert "Follow through, 0 of 4" in screen_text(app)
        assert " d confirm received" in screen_text(app)

        await pilot.press("u")
        await pilot.pause()
        assert "Undone: delivered P" in told(app)
        assert " d deliver " in screen_text(app)

        await pilot.press("U")
        await pilot.pause()
        assert "Done again: delivered P" in told(app)
        await pilot.press("u")

    again = house.app()
    async with again.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert rows(again) == [saved]
        record = again.desk.book.get(saved)
        assert isinstance(record, Promise)
        assert record.delivered_at is None


async def test_what_another_process_adds_appears_and_the_cursor_stays(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "bolt: quote by fri 12:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        await pilot.press("j")
        before = today_screen(app).selected
        house.add("cyberdyne: samples by 14:00 ok", device="two")
        await until(pilot, lambda: "cyberdyne" in screen_text(app))
        assert len(rows(app)) == 3
        assert today_screen(app).selected == before


async def test_a_snoozed_promise_is_hidden_and_comes_back(house: House) -> None:
    (wanted,) = house.add("acme: spec sheet by fri 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert "= Thu 19 Nov 09:00" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert rows(app) == []
        assert "it comes back Thu 19 Nov 09:00." in told(app)
        house.clock.move(hours=24)
        await until(pilot, lambda: rows(app) == [wanted])


async def test_a_time_that_does_not_read_stays_in_the_form_with_the_remedy(house: House) -> None:
    house.add("acme: spec sheet by fri 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("z", "ctrl+u")
        await type_in(pilot, "frobday")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        assert "is no time I know" in screen_text(app)
        assert app.screen.query_one(Input).value == "frobday"
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(app)) == 1


@pytest.mark.parametrize(("keys", "typed"), [(("z",), "yesterday"), (("v", "R"), "yesterday")])
async def test_what_the_practice_refuses_is_said_in_the_form_without_the_verbs_of_the_shell(
    house: House, keys: tuple[str, ...], typed: str
) -> None:
    house.add("acme: spec sheet by fri 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press(*keys, "ctrl+u")
        await type_in(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, VerbForm)
        foot = str(app.screen.query_one("#foot").render())
        assert foot.rstrip().endswith(".")
        assert "What applies now" not in foot
        assert "set-means" not in foot


async def test_marked_records_are_done_together_and_one_undo_takes_it_back(house: House) -> None:
    house.add("todo call the bank by 15:00", "todo book a room by 16:00", "todo order paper by 17:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        await pilot.press("space", "space")
        await pilot.pause()
        assert "2 marked" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert len(rows(app)) == 1
        assert not today_screen(app).query_one(RowList).marked
        await pilot.press("u")
        await pilot.pause()
        assert len(rows(app)) == 3


async def test_the_menu_of_verbs_offers_what_applies_to_all_that_is_marked(house: House) -> None:
    house.add("acme: spec sheet by 15:00", "bolt: quote by 16:00 ok")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        await pilot.press("space", "space", "v")
        await pilot.pause()
        seen = screen_text(app)
        assert "2 marked" in seen
        assert "trial close" in seen
        assert "agree " not in seen


async def test_the_next_step_that_needs_words_asks_for_them(house: House) -> None:
    (wanted,) = house.add(SPEC)
    desk = house.desk()
    for verb in ("deliver", "confirm-received", "clarify"):
        actions.do(desk, [wanted], verb)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert "What is new since you talked?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "News needs words" in screen_text(app)
        await type_in(pilot, "the price fell")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert "When do you meet?" in screen_text(app)
        await type_in(pilot, "fri 10:00")
        await pilot.press("enter")
        await pilot.pause()
        assert "4 of 4: closed" in told(app)
        assert wanted not in rows(app)


async def test_the_last_step_is_done_again_on_another_record(house: House) -> None:
    house.add("acme: spec sheet by 16:00", "bolt: quote by 17:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("t")
        await type_in(pilot, "rang them: all is well")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("j", "full_stop")
        await pilot.pause()
        contacts = [len(record.contacts) for record in app.desk.book.current.values()]
        assert contacts == [1, 1]


async def test_a_dismissed_capture_comes_back_as_a_draft(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "acme: spec")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "acme: spec"
        assert "draft from before" in screen_text(app)


async def test_a_line_is_kept_while_it_is_typed_so_that_a_crash_does_not_lose_it(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "acme: spec")
        await until(pilot, lambda: [slot.now[0] for slot in slots(house.desk())[0]] == ["acme: spec"])


async def test_several_lines_are_saved_without_leaving(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, "todo call the bank by 15:00")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, CaptureScreen)
        assert "Saved T" in screen_text(app)
        await type_in(pilot, "todo book a room by 16:00")
        await pilot.press("enter")
        await pilot.pause()
        assert len(rows(app)) == 2
        assert slots(house.desk())[0] == []


async def test_tab_changes_the_kind_and_keeps_the_words(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("p")
        await type_in(pilot, "acme: spec by 16:00")
        line = app.screen.query_one(Input)
        await pilot.press("tab")
        await pilot.pause()
        assert line.value == "q acme: spec by 16:00"
        await pilot.press("shift+tab")
        await pilot.pause()
        assert line.value == "promise acme: spec by 16:00"


async def test_a_refused_line_says_what_is_missing_and_stays(house: House) -> None:
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("p")
        await type_in(pilot, "spec sheet by 16:00")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CaptureScreen)
        assert "For whom?" in screen_text(app)
        assert app.screen.query_one(Input).value == "promise spec sheet by 16:00"


async def test_a_full_disk_keeps_the_typed_line_and_works_again_when_there_is_room(house: House) -> None:
    app = house.app()
    disk = app.desk.folder
    assert isinstance(disk, FullDisk)
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("n")
        await type_in(pilot, SPEC)
        disk.is_full = True
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CaptureScreen)
        assert "The disk is full." in screen_text(app)
        assert app.screen.query_one(Input).value == SPEC
        disk.is_full = False
        await pilot.press("enter")
        await pilot.pause()
        assert len(rows(app)) == 1
        disk.is_full = True
        await pilot.press("d")
        await pilot.pause()
        assert "The disk is full." in told(app)
        assert "Follow through" not in screen_text(app)


async def test_deleting_says_how_to_bring_it_back(house: House) -> None:
    house.add(SPEC)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert rows(app) == []
        assert "u takes it back" in told(app)
        await pilot.press("u")
        await pilot.pause()
        assert len(rows(app)) == 1


async def test_the_filter_shows_only_what_holds_the_words_and_escape_clears_it(house: House) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        everything = rows(app)
        await pilot.press("slash")
        await type_in(pilot, "acme")
        await pilot.pause()
        assert 0 < len(rows(app)) < len(everything)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.focused, RowList)
        await pilot.press("escape")
        await pilot.pause()
        assert rows(app) == everything


@pytest.mark.parametrize(
    "typed", ["Mu\u0308ller", "mÜLLER", "\u200bmüller", "müller\u00a0e-mail", "ｍüller", "müller e\u2010mail"]
)
async def test_the_filter_finds_what_looks_the_same_however_a_phone_or_a_mac_writes_it(
    house: House, typed: str
) -> None:
    house.add("@Müller: answer the e\u2011mail by 16:00", "acme: spec sheet by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        assert len(rows(app)) == 2
        await pilot.press("slash")
        await type_in(pilot, typed)
        await until(pilot, lambda: len(rows(app)) == 1)
        assert "Müller" in screen_text(app)


async def test_what_is_pasted_into_the_filter_commands_nothing(house: House) -> None:
    house.add("acme: spec sheet by 16:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "\x1b]0;owned\x07acme")
        await pilot.pause()
        assert isinstance(app.focused, SafeInput)
        assert app.focused.value == "�]0;owned�acme"
        assert "\x1b]0;" not in screen_text(app)


async def test_the_log_lists_what_was_done_the_latest_first(house: House) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("d", "g", "l")
        await until(pilot, lambda: "captured todo T" in screen_text(app))
        assert isinstance(app.screen, LogScreen)
        seen = screen_text(app)
        assert seen.index("finished T") < seen.index("captured todo T")
        await pilot.press("u")
        await until(pilot, lambda: "undid: finished T" in screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(app)) == 1


@pytest.mark.parametrize(
    ("agreed", "theirs"),
    [("no", "Fri 20 Nov 15:00 (not agreed)"), ("yes", "Fri 20 Nov 15:00 (agreed)")],
)
async def test_the_detail_tells_of_a_renegotiation_and_what_was_first_promised(
    house: House, agreed: str, theirs: str
) -> None:
    (wanted,) = house.add(SPEC)
    new = {"theirs": "2026-11-20T15:00:00+01:00[Europe/Berlin]", "agreed": agreed}
    actions.do(house.desk(), [wanted], "renegotiate", new)
    app = house.app()
    async with app.run_test(size=(160, 45), notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: "renegotiated: spec sheet" in screen_text(app))
        seen = screen_text(app)
        assert "Wed 18 Nov 16:00, moved once" in seen
        assert theirs in seen
        assert ("Not agreed: ask them" in seen) is (agreed == "no")
        assert "Timeline" in seen


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (160, 45), (50, 15)])
async def test_opening_a_record_and_going_back_works_at_every_size(
    house: House, size: tuple[int, int]
) -> None:
    house.demo()
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert "1 Owed · 26 rows" in screen_text(app) or size == (50, 15)
        while (row := today_screen(app).row) and row.record.text != "spec sheet of the outdoor model":
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert "spec sheet of the outdoor model" in screen_text(app)
        assert app.screen.query_one("#timeline").display
        assert "esc back" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.focused, RowList)
        assert "1 Owed · 26 rows" in screen_text(app) or size == (50, 15)


@pytest.mark.parametrize(
    ("days", "missed"),
    [(0, "today 09:00"), (1, "yesterday 09:00"), (4, "Saturday 09:00"), (9, "Monday 9 November 09:00")],
)
async def test_the_words_for_a_missed_promise_own_to_it_and_promise_no_past_time(
    house: House, days: int, missed: str
) -> None:
    house.clock.move(days=-days, hours=-2)
    house.add("acme: spec sheet by 9:00 ok")
    house.clock.move(days=days, hours=2)
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("y")
        await pilot.pause()
        said = f"I promised this for {missed} and missed it. I am sorry. When may I have it with you?"
        assert app.clipboard == said
        assert f"Copied: {said}" in told(app)


async def test_the_head_tells_of_a_damaged_line_and_what_to_run(house: House) -> None:
    house.add("acme: spec sheet by 16:00 ok", "todo ring the bank", "todo water the plants")
    [journal] = (house.path / "book").glob("journal/*/*.ndjson")
    journal.write_bytes(journal.read_bytes().replace(b"ring the bank", b"ring the tank"))
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.pause()
        head = screen_text(app).splitlines()[0]
        assert "run cockpit verify: 1 line of the journal is damaged" in head
        assert "spec sheet" in screen_text(app)


def lines_of(app: CockpitApp) -> list[str]:
    """The words of the rows in sight, in order."""
    return re.findall(r"todo number \d+|number \d+", screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
async def test_what_another_process_writes_moves_neither_cursor_nor_scroll_nor_marks(
    house: House, size: tuple[int, int]
) -> None:
    house.add(*(f"todo number {number} by fri {10 + number // 6}:{number % 6}0" for number in range(80)))
    app = house.app()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("1", "j", "space", "space", *["pagedown"] * 2, "j", "k")
        await pilot.pause()
        listed = today_screen(app).in_use
        detail = app.screen.query_one(Detail)  # it tells of a row once the cursor rests on it
        await until(
            pilot, lambda: detail.row is not None and str(detail.row.record.id) == listed.highlighted_key
        )
        kept, seen = (listed.highlighted_key, listed.marked), lines_of(app)
        assert listed.scroll_offset.y > 0
        assert len(listed.marked) == 2
        house.add("todo something sooner by 11:00", "todo something later by mon 11:00", device="two")
        await until(pilot, lambda: len(rows(app)) == 82)
        assert (listed.highlighted_key, listed.marked) == kept
        assert lines_of(app) == seen


async def test_the_palette_is_searched_in_letters_of_any_width(house: House) -> None:
    house.add("todo call the bank")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await pilot.press("colon")
        await type_in(pilot, "ｓｎｏｏｚｅ")
        await until(pilot, lambda: "Snooze  (z)" in screen_text(app))
