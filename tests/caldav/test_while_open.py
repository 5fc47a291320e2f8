"""The phone's calendar while the cockpit is open: made to agree by itself, and quiet about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.config import Settings
from cockpit.desk.caldav_connection import Connection
from cockpit.store.lock import PATIENCE
from tests.caldav.fake_server import FakeCalendarServer
from tests.caldav.offices import know
from tests.caldav.servers import USER, a_task
from tests.tui.house import House, screen_text, told, until


@pytest.fixture
def server() -> Iterator[FakeCalendarServer]:
    """A server that does as a test wants."""
    fake = FakeCalendarServer()
    yield fake
    fake.close()


@pytest.fixture
def house(tmp_path: Path, server: FakeCalendarServer) -> House:
    """A house that is connected with it."""
    made = House(tmp_path)
    know(made.desk(), Connection(url=server.url, user=USER), server, "tasks", "todo")
    return made


def connected(server: FakeCalendarServer, **more: object) -> Settings:
    return Settings(calendar={"caldav": {"url": server.url, "user": USER, **more}})


async def test_what_was_typed_on_the_phone_comes_by_itself(house: House, server: FakeCalendarServer) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app(connected(server))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert server.seen == []  # opening waits for nobody
        house.clock.move(minutes=1)
        await until(pilot, lambda: len(server.entries) == 2)
        server.put("/cal/seller/cockpit-tasks/t.ics", a_task("todo water the plants by 17:00", "t").encode())
        house.clock.move(minutes=1)
        await pilot.pause(0.7)
        assert "water the plants" not in screen_text(app)  # not every minute
        app._phone_sync._next = 0.0
        house.clock.move(minutes=1)
        await until(pilot, lambda: "water the plants" in screen_text(app))
        assert "Typed on the phone" in told(app)


async def test_a_server_that_is_away_is_told_once(house: House, server: FakeCalendarServer) -> None:
    house.add("todo call the bank by 15:00")
    server.drops = set(range(1, 999))
    app = house.app(connected(server))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        house.clock.move(minutes=1)
        await until(pilot, lambda: "The phone's calendar:" in told(app))
        asked = len(server.seen)
        app.tell("Something else.")
        app._phone_sync._next = 0.0
        house.clock.move(minutes=1)
        await until(pilot, lambda: len(server.seen) > asked and not app._phone_sync._is_running)
        assert "The phone's calendar:" not in told(app)


async def test_what_went_wrong_stands_in_the_header_until_it_is_seen_or_goes_well(
    house: House, server: FakeCalendarServer
) -> None:
    house.add("todo call the bank by 15:00")
    server.drops = set(range(1, 999))
    app = house.app(connected(server))

    async def syncs_again() -> None:
        asked = len(server.seen)
        app._phone_sync._next = 0.0
        house.clock.move(minutes=1)
        await until(pilot, lambda: len(server.seen) > asked and not app._phone_sync._is_running)
        await pilot.pause()

    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        house.clock.move(minutes=1)
        await until(pilot, lambda: "phone not in agreement: g p" in screen_text(app))
        app.tell("Something else.")
        await pilot.pause()
        assert "phone not in agreement: g p" in screen_text(app)
        await pilot.press("g", "p")
        await until(pilot, lambda: "The two-way calendar" in screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "phone not in agreement" not in screen_text(app)
        await syncs_again()
        assert "phone not in agreement" not in screen_text(app)  # the same was seen
        server.be_sound()
        await syncs_again()
        server.drops = set(range(1, 999))
        await syncs_again()
        assert "phone not in agreement: g p" in screen_text(app)
        server.be_sound()
        await syncs_again()
        assert "phone not in agreement" not in screen_text(app)


async def test_a_sync_that_breaks_off_is_told_and_the_next_is_tried(
    house: House, server: FakeCalendarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.add("todo call the bank by 15:00")
    monkeypatch.setattr("cockpit.desk.caldav_pull._WHOLE_AFTER", "no number")  # as a fault of ours would
    app = house.app(connected(server))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        house.clock.move(minutes=1)
        await until(pilot, lambda: "It broke off (TypeError)" in told(app))
        monkeypatch.undo()
        app._phone_sync._next = 0.0
        house.clock.move(minutes=1)
        await until(pilot, lambda: len(server.entries) == 2)


async def test_a_sync_that_another_process_runs_is_no_trouble_of_this_one(
    house: House, server: FakeCalendarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.add("todo call the bank by 15:00")
    monkeypatch.setattr(PATIENCE, "until_told", 0.1)
    monkeypatch.setattr(PATIENCE, "most", 0.3)
    waits: list[str] = []
    monkeypatch.setattr(PATIENCE, "tell", waits.append)
    app = house.app(connected(server))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        with house.desk().local.lock_syncing():
            house.clock.move(minutes=1)
            await until(pilot, lambda: bool(waits) and not app._phone_sync._is_running)
        await pilot.pause()
        assert server.seen == []
        assert "phone not in agreement" not in screen_text(app)
        assert "The phone's calendar:" not in told(app)
        app._phone_sync._next = 0.0
        house.clock.move(minutes=1)
        await until(pilot, lambda: len(server.entries) == 2)


async def test_by_hand_means_by_hand(house: House, server: FakeCalendarServer) -> None:
    house.add("todo call the bank by 15:00")
    app = house.app(connected(server, every=0))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        house.clock.move(minutes=1)
        await pilot.pause(1.2)
        assert server.seen == []
