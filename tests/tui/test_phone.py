"""The phone's screen: what waits is settled by a key and taken back by u; codes for a camera; what to do next."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from cockpit.desk import feed_state, people, phone_inbox
from cockpit.desk.calendar_code import code_of_link
from cockpit.desk.calendar_server import CalendarServer
from cockpit.desk.desk import Desk
from cockpit.desk.feed_state import Served, levels
from cockpit.domain.moment import to_text
from cockpit.domain.people import id_of
from cockpit.tui.app import CockpitApp
from cockpit.tui.screens.phone import PhoneScreen
from tests.tui.house import HOSTILE, House, screen_text, told, type_in, until
from widgets.ask_line import AskLine
from widgets.rows import RowList

SEEN: dict[str, Any] = {"notifications": True, "tooltips": True}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def serve(desk: Desk) -> str:
    """Let the feeds have been served; return the link of their page."""
    feed_state.rotate(desk)
    served = Served(host="127.0.0.1", port=1, tls=False, privacy=levels(["initials"]), amounts=False)
    feed_state.note_served(desk, served)
    links = feed_state.links(desk, served)
    assert links is not None
    return links["page"]


def note_reader(desk: Desk, agent: str, feed: str = "all") -> None:
    name = feed_state.expected(agent).name
    entry = {"reader": name, "feed": feed, "at": to_text(desk.now()), "how": "fetched", "agent": agent}
    feed_state.note_fetched(desk, entry)


def ticked(desk: Desk, record: int, said: str = "Ticked on the phone: spec sheet.") -> None:
    item = phone_inbox.item_of(desk, phone_inbox.TICKED, "/a", said, "deliver it", record=str(record))
    phone_inbox.let_wait(desk, item)


def typed(desk: Desk, line: str) -> None:
    item = phone_inbox.item_of(
        desk,
        phone_inbox.TYPED,
        "/b",
        f"Typed on the phone, and not clear: “{line}”",
        "capture it",
        value=line,
    )
    phone_inbox.let_wait(desk, item)


async def open_phone(pilot: Pilot[None], app: CockpitApp) -> PhoneScreen:
    await pilot.press("g", "p")
    await until(pilot, lambda: isinstance(app.screen, PhoneScreen) and app.screen.query_one(RowList).rows)
    assert isinstance(app.screen, PhoneScreen)
    return app.screen


async def to_row(pilot: Pilot[None], screen: PhoneScreen, key: str) -> None:
    screen.query_one(RowList).highlighted_key = key
    await pilot.pause()


def waiting(house: House) -> list[str]:
    return [one.what for one in phone_inbox.waiting(house.desk())]


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 18)], ids=str)
async def test_with_nothing_set_up_it_says_what_to_do_next(house: House, size: tuple[int, int]) -> None:
    house.add("promise @acme spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(size=size, **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        seen = " ".join(re.sub(r"[│╭╮╰╯─]", " ", screen_text(app)).split())
        assert "never served" in seen
        assert "`cockpit calendar serve --host 0.0.0.0`" in seen
        await to_row(pilot, screen, "server")
        assert "cockpit calendar connect URL --user NAME" in screen_text(app)
        await pilot.press("d")
        assert told(app) == "accept: nothing that waits is selected."


async def test_what_is_served_no_more_is_served_again_as_it_was(house: House) -> None:
    serve(house.desk())
    app = house.app()
    async with app.run_test(size=(160, 45), **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        await to_row(pilot, screen, "served")
        seen = " ".join(re.sub(r"[│╭╮╰╯─]", " ", screen_text(app)).split())
        assert "Not served now; last at 127.0.0.1:1" in seen
        assert "--privacy initials" in seen  # at another level it would tell more than it did


async def test_an_open_screen_follows_what_another_program_serves_and_its_port(house: House) -> None:
    house.add("promise @acme spec sheet by 16:00 ok")
    app = house.app()
    async with app.run_test(size=(160, 45), **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        await to_row(pilot, screen, "served")
        server = CalendarServer(house.desk("one"), port=0, privacy=levels([]), tell=print)
        port = server.served.port
        running = Thread(target=server.run, daemon=True)
        running.start()
        await until(pilot, lambda: f"Served at 127.0.0.1:{port}" in screen_text(app))
        await to_row(pilot, screen, "feed:page")
        words = str(screen.query_one("#told", Static).content)
        assert "a phone cannot" in words
        assert "camera opens" not in words
        server.stop()
        running.join()
        await to_row(pilot, screen, "served")
        await until(pilot, lambda: "Not served now" in screen_text(app))
        words = str(screen.query_one("#told", Static).content)
        assert f"--host 0.0.0.0 --port {port} --privacy full" in words


async def test_d_accepts_and_u_takes_it_back_so_that_it_waits_again(house: House) -> None:
    (record,) = house.add("promise @acme spec sheet by 16:00 ok")
    ticked(house.desk(), record)
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        await open_phone(pilot, app)
        assert "d deliver it" in screen_text(app)
        await pilot.press("d")
        await until(pilot, lambda: "WAITS FOR YOUR WORD · nothing" in screen_text(app))
        assert "u takes it back" in told(app)
        done = house.desk().book.get(record)
        assert done is not None
        assert done.delivered_at is not None  # type: ignore[attr-defined]  # a promise
        await pilot.press("u")
        await until(pilot, lambda: "WAITS FOR YOUR WORD · 1 thing" in screen_text(app))
        assert house.desk().book.get(record).delivered_at is None  # type: ignore[union-attr]  # likewise
        assert waiting(house) == ["ticked"]


async def test_a_dismissal_leaves_the_book_and_u_lets_it_wait_again(house: House) -> None:
    (record,) = house.add("promise @acme spec sheet by 16:00 ok")
    ticked(house.desk(), record)
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        await open_phone(pilot, app)
        await pilot.press("X")
        await until(pilot, lambda: "WAITS FOR YOUR WORD · nothing" in screen_text(app))
        assert waiting(house) == []
        assert house.desk().book.get(record).is_open()  # type: ignore[union-attr]
        await pilot.press("u")
        await until(pilot, lambda: "WAITS FOR YOUR WORD · 1 thing" in screen_text(app))
        assert waiting(house) == ["ticked"]
        assert house.desk().book.get(record) is not None  # what was captured before is not taken back


async def test_a_line_that_is_not_clear_is_asked_for_and_kept_once_it_is(house: House) -> None:
    house.add("promise @acme spec sheet by 16:00 ok")
    typed(house.desk(), "promise @acme offer by 31.4.")
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        await open_phone(pilot, app)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)  # it is as unclear as before
        await pilot.press("ctrl+u")
        await type_in(pilot, "promise @acme offer by 17:00 ok")
        await pilot.press("enter")
        await until(pilot, lambda: not waiting(house))
        assert {one.text for one in house.desk().book.everything()} == {"spec sheet", "offer"}
        await pilot.press("u")
        await until(pilot, lambda: waiting(house) == ["typed"])


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=str)
async def test_the_link_is_a_code_whole_on_the_screen(house: House, size: tuple[int, int]) -> None:
    link = serve(house.desk())
    app = house.app()
    async with app.run_test(size=size, **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        await to_row(pilot, screen, "feed:page")
        if size == (80, 24):
            assert "⏎ shows its code" in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()
        seen = screen_text(app)
        for line in code_of_link(link, ascii_only=False, colours=False):
            assert line in seen
        if size == (80, 24):
            assert link[:30] in seen
            await pilot.press("escape")
            assert app.screen is screen


async def test_where_there_is_no_room_for_the_code_it_says_how_much_it_needs(house: House) -> None:
    serve(house.desk())
    app = house.app()
    async with app.run_test(size=(60, 18), **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        await to_row(pilot, screen, "feed:page")
        await pilot.press("enter")
        await pilot.pause()
        assert "The code needs" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "█" in screen_text(app))


async def test_each_reader_is_told_of_with_what_to_expect(house: House) -> None:
    desk = house.desk()
    serve(desk)
    note_reader(desk, "iOS/18.1 dataaccessd/1.0")
    note_reader(desk, "Google-Calendar-Importer", "promise")
    app = house.app()
    async with app.run_test(size=(160, 45), **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        assert "iPhone or iPad: Every deadline" in screen_text(app)
        await to_row(pilot, screen, "reader:1")
        assert "Remove Alarms" in screen_text(app)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_from_the_phone_is_shown_as_text(house: House, hostile: str) -> None:
    (record,) = house.add("promise @acme spec sheet by 16:00 ok")
    desk = house.desk()
    serve(desk)
    note_reader(desk, hostile)
    ticked(desk, record, f"Ticked: {hostile}")
    typed(desk, hostile)
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        for row in screen.query_one(RowList).rows:
            await to_row(pilot, screen, row.key)
            assert not any(ord(sign) < 32 and sign != "\n" for sign in screen_text(app))
            assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {80}
        assert app.is_running


async def test_who_is_new_on_the_phone_is_kept_by_d_and_waits_again_after_u(house: House) -> None:
    house.add("todo call Bo by 16:00")
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:n\r\nFN:Ada\r\nN:;Ada;;;\r\nTEL:0301\r\nEND:VCARD\r\n"
    more = {"value": card, "record": str(id_of("Ada"))}
    item = phone_inbox.item_of(
        house.desk(), phone_inbox.PERSON, "/n.vcf", "Ada is new there.", "keep them here", **more
    )
    phone_inbox.let_wait(house.desk(), item)
    app = house.app()
    async with app.run_test(size=(80, 24), **SEEN) as pilot:
        await open_phone(pilot, app)
        assert "Ada is new there." in screen_text(app)
        await pilot.press("d")
        await until(pilot, lambda: "Kept Ada." in told(app))
        assert waiting(house) == []
        assert [one.who.phone for one in people.people(house.desk()) if one.who.display == "Ada"] == ["0301"]
        await pilot.press("u")
        await until(pilot, lambda: waiting(house) == [phone_inbox.PERSON])
        assert [one.who.display for one in people.people(house.desk())] == []


@pytest.mark.parametrize("size", [(80, 24), (120, 35)], ids=str)
async def test_a_typed_line_in_doubt_is_asked_about_and_the_cursor_goes_on_to_what_else_waits(
    house: House, size: tuple[int, int]
) -> None:
    ids = house.add("promise @acme spec sheet by 16:00 ok", "promise @bolt offer by 17:00 ok")
    desk = house.desk()
    serve(desk)
    typed(desk, "acme 31.4. spec")  # a note, by its first word, of which capture asks afterwards
    for record in ids:
        item = phone_inbox.item_of(
            desk, phone_inbox.TICKED, f"/{record}", f"Ticked: {record}", "deliver it", record=str(record)
        )
        phone_inbox.let_wait(desk, item)
    app = house.app()
    async with app.run_test(size=size, **SEEN) as pilot:
        screen = await open_phone(pilot, app)
        await pilot.press("home", "d")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        assert "is no day: which one?" in " ".join(screen_text(app).replace("│", " ").split())
        await pilot.press("ctrl+u")
        await type_in(pilot, "promise @acme drawings by thu 16:00 ok")
        await pilot.press("enter")
        await until(pilot, lambda: len(waiting(house)) == len(ids))
        for left in (1, 0):  # each key settles one, and is at the next
            await until(pilot, lambda: screen.item is not None)
            await pilot.press("d")
            await until(pilot, lambda: len(waiting(house)) == left)  # noqa: B023 - it is waited for here
        await to_row(pilot, screen, "served")
        assert "⏎ open" not in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: "open: all there is to know of it stands beside the list." in told(app))
        await to_row(pilot, screen, "feed:all")
        assert "⏎ show the code" in screen_text(app)
