"""Servers for the tests of the calendar both ways: started once, emptied after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cockpit.desk.caldav_map import CaldavMap
from tests.caldav.fake_server import FakeCalendarServer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import RADICALE, XANDIKOS, CalendarServerProcess, Phone

WITHOUT_TOKENS = "without sync tokens"


class Setting:
    """An office, the server that it is connected with, and a phone on that server."""

    def __init__(self, kind: str, url: str) -> None:
        self.kind, self.url = kind, url
        self.office = ConnectedOffice(url)
        self.office.connect()
        self.phone = Phone(url)

    def home_of(self, key: str) -> str:
        """Return the path of a collection."""
        return CaldavMap(self.office.desk).places[key].href


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServerProcess]:
    """Radicale, started once."""
    yield from _running(RADICALE, tmp_path_factory)


@pytest.fixture(scope="session")
def xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServerProcess]:
    """Xandikos, started once."""
    yield from _running(XANDIKOS, tmp_path_factory)


def _running(kind: str, folders: pytest.TempPathFactory) -> Iterator[CalendarServerProcess]:
    process = CalendarServerProcess(kind, folders.mktemp(kind))
    yield process
    process.stop()


@pytest.fixture(scope="session", params=[RADICALE, XANDIKOS, WITHOUT_TOKENS])
def server(request: pytest.FixtureRequest) -> Iterator[CalendarServerProcess | FakeCalendarServer]:
    if request.param != WITHOUT_TOKENS:
        yield request.getfixturevalue(request.param)
        return
    fake = FakeCalendarServer(knows_tokens=False)
    yield fake
    fake.close()


@pytest.fixture
def both(server: CalendarServerProcess | FakeCalendarServer) -> Iterator[Setting]:
    """An office that is connected with an empty server."""
    setting = Setting(getattr(server, "kind", WITHOUT_TOKENS), server.url)
    yield setting
    if isinstance(server, FakeCalendarServer):
        server.entries.clear()
        server.log.clear()
        server.be_sound()
        return
    server.empty()
