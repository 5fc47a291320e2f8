"""What a server may answer that means harm, or is merely old: the password stays, memory stays, nothing falls over."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Callable, Iterator
from itertools import count
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from cockpit.calendar import dav_server, dav_session
from cockpit.calendar.dav_address import moved_to
from cockpit.calendar.dav_entry import UNREADABLE, entry_of
from cockpit.calendar.dav_server import DavServer, EntryRefused
from cockpit.errors import NotUnderstood, OtherSideError
from tests.caldav.hostile_server import Answer, HostileServer, many, response

BERLIN = ZoneInfo("Europe/Berlin")
Made = Callable[..., HostileServer]
Asked = Callable[[HostileServer], DavServer]


@pytest.fixture
def made() -> Iterator[Made]:
    """Make servers, which end with the test."""
    servers: list[HostileServer] = []

    def make(answer: Callable[[str, str], Answer], **more: Answer) -> HostileServer:
        servers.append(HostileServer(answer, **more))
        return servers[-1]

    yield make
    for one in servers:
        one.close()


@pytest.fixture
def stranger(made: Made) -> HostileServer:
    """A server that was never connected."""
    return made(lambda _method, _path: (200, {"ETag": '"e"'}, b"<html>"))


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Speak with a server until the test is over."""
    found: list[DavServer] = []

    def ask(server: HostileServer) -> DavServer:
        found.append(DavServer(server.url, "seller", "secret"))
        return found[-1]

    yield ask
    for one in found:
        one.close()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("does", ["body", "put", "delete", "listed", "make", "home"])
def test_nothing_is_asked_where_a_server_sends_one_to_another(
    made: Made, asked: Asked, stranger: HostileServer, status: int, does: str
) -> None:
    server = made(lambda _method, _path: (status, {"Location": f"{stranger.url}x"}, b""))
    dav = asked(server)
    do = {
        "body": lambda: dav.body("/a.ics"),
        "put": lambda: dav.put("/a.ics", b"BEGIN:VCALENDAR", ""),
        "delete": lambda: dav.delete("/a.ics", '"e"'),
        "listed": lambda: dav.listed("/c/", ""),
        "make": lambda: dav.make("/c/", "Cockpit", "VTODO", "#000000"),
        "home": dav.home,
    }[does]
    with pytest.raises((OtherSideError, EntryRefused)):
        do()
    assert stranger.seen == []


def test_what_a_server_says_moved_within_it_is_found(made: Made, asked: Asked) -> None:
    def answer(_method: str, path: str) -> Answer:
        if path.startswith("/new"):
            return 200, {"ETag": 'W/"e-gzip"'}, b"here"
        return 301, {"Location": f"/new{path}"}, b""

    assert asked(made(answer)).body("/a.ics") == ('"e"', b"here")


def test_whom_a_server_names_as_the_user_is_not_asked_elsewhere(
    made: Made, asked: Asked, stranger: HostileServer
) -> None:
    who = f"<d:current-user-principal><d:href>{stranger.url}p/</d:href></d:current-user-principal>"
    with pytest.raises(OtherSideError, match="may be anybody's"):
        asked(made(lambda _method, _path: many(response("/", who)))).home()
    assert stranger.seen == []


@pytest.mark.parametrize("before", ["", "//", "http://x//", "////"])
def test_a_path_that_names_another_server_is_asked_for_at_this_one(
    made: Made, asked: Asked, stranger: HostileServer, before: str
) -> None:
    href = f"{before}{stranger.place}/a.ics" if before else f"{stranger.url}a.ics"
    listing = many(response(href, '<d:getetag>"1"</d:getetag>'))
    dav = asked(made(lambda method, _path: listing if method != "GET" else (404, {}, b"")))
    found = dav.listed("/c/", "").etags
    assert len(found) == 1
    assert [dav.body(one) for one in found] == [None]
    assert stranger.seen == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://good.co.uk/", "https://evil.co.uk/"),
        ("https://10.0.0.1/", "https://9.9.0.1/"),
        ("https://bo.github.io/", "https://mallory.github.io/"),
        ("https://caldav.icloud.com/", "http://p42-caldav.icloud.com/"),
        ("https://caldav.icloud.com/", "https://icloud.com.example.com/"),
        ("https://dav.example.com/", "https://a:b@dav.example.com/"),
    ],
)
def test_hosts_that_only_look_alike_are_strangers(url: str, found: str) -> None:
    with pytest.raises(OtherSideError, match="may be anybody's"):
        moved_to(url, found)


def test_a_provider_on_many_hosts_is_followed() -> None:
    found = moved_to("https://caldav.icloud.com/", "https://p42-caldav.icloud.com:443/123/")
    assert found == "https://p42-caldav.icloud.com:443/"


@pytest.mark.parametrize(
    "url", ["htps://bo:hunter2@x/", "bo:hunter2@x/", "https://bo:hunter2@x/", "https:bo:hunter2@x"]
)
def test_no_error_repeats_a_password(url: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        DavServer(url, "seller", "secret")
    assert "hunter2" not in str(told.value)


def test_an_answer_that_unpacks_without_an_end_is_not_read_to_it(made: Made, asked: Asked) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    packed = {"ETag": '"e"', "Content-Encoding": "gzip"}
    with pytest.raises(OtherSideError, match="answers without an end"):
        asked(made(lambda _method, _path: (200, packed, bomb))).body("/a.ics")


@pytest.mark.parametrize("drips", [b"X-%d: y\r\n", b"y"])
@pytest.mark.parametrize(
    "begins", [b"HTTP/1.1 207 So\r\n", b"HTTP/1.1 200 So\r\nContent-Length: 99999\r\n\r\n"]
)
def test_an_answer_that_drips_is_given_up_though_no_pause_of_it_is_long(
    made: Made, asked: Asked, monkeypatch: pytest.MonkeyPatch, begins: bytes, drips: bytes
) -> None:
    monkeypatch.setattr(dav_session, "_LONGEST", 0.3)
    server, cut = made(lambda _method, _path: (200, {}, b"")), Event()

    def drip(send: Callable[[bytes], object], _data: bytes) -> None:
        try:
            send(begins)
            for number in count():
                send(drips.replace(b"%d", b"%d" % number))
                if cut.wait(0.02):
                    return
        except ConnectionError:
            cut.set()

    server.writes = drip
    with pytest.raises(OtherSideError, match="answers without an end"):
        asked(server).body("/a.ics")
    assert cut.wait(20)  # nobody holds the line


def test_a_head_without_an_end_is_not_kept_in_memory(made: Made, asked: Asked) -> None:
    server, sent = made(lambda _method, _path: (200, {}, b"")), []

    def pour(send: Callable[[bytes], object], _data: bytes) -> None:
        send(b"HTTP/1.1 207 So\r\n")
        for number in range(100_000):
            send(b"".join(b"X-%d-%d: %s\r\n" % (number, line, b"y" * 900) for line in range(100)))
            sent.append(number)

    server.writes = pour
    with pytest.raises(OtherSideError):
        asked(server).body("/a.ics")
    assert len(sent) < 1000  # of some 90 kB each; what the system holds on the way, not we


def test_pages_without_an_end_are_not_turned_for_ever(
    made: Made, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dav_server, "_MOST_PAGES", 20)
    cut = "<d:response><d:href>/c/</d:href><d:status>HTTP/1.1 507 So</d:status></d:response>"
    numbers = count()
    server = made(lambda _method, _path: many(cut, more=f"<d:sync-token>{next(numbers)}</d:sync-token>"))
    with pytest.raises(OtherSideError, match="without an end"):
        asked(server).listed("/c/", "")


@pytest.mark.parametrize("scheme", ["Negotiate", 'garbage "" ,,', "NTLM"])
def test_a_way_of_signing_in_that_nobody_knows_is_told(made: Made, asked: Asked, scheme: str) -> None:
    server = made(lambda _method, _path: (200, {}, b""), challenge=(401, {"WWW-Authenticate": scheme}, b""))
    with pytest.raises(OtherSideError, match="signing in"):
        asked(server).body("/a.ics")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_an_entry_in_an_old_alphabet_is_read(made: Made, asked: Asked, encoding: str) -> None:
    text = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:u\r\nSUMMARY:Büro\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    body = text.encode(encoding)
    found = asked(made(lambda _method, _path: (200, {"ETag": '"e"'}, body))).body("/a.ics")
    assert found is not None
    assert entry_of(found[1], BERLIN).title == "Büro"


_GROWS = b"".join(
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "',
        b"&a;" * 9000,
        b'"><!ENTITY c "',
        b"&b;" * 9000,
        b'">]><x>&c;</x>',
    ]
)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html><br>", b"\x1b]0;x\x07", _GROWS])
@pytest.mark.parametrize("kind", ["application/xml", "text/html", "application/xml; charset=nonsense"])
def test_a_listing_that_is_none_ends_the_round_and_says_nothing_on_the_screen(
    made: Made, asked: Asked, capfd: pytest.CaptureFixture[str], body: bytes, kind: str
) -> None:
    root, handlers = logging.getLogger(), list(logging.getLogger().handlers)
    root.handlers = [logging.NullHandler()]  # as outside of tests, once the module is loaded
    try:
        with pytest.raises(OtherSideError):
            asked(made(lambda _method, _path: (207, {"Content-Type": kind}, body))).listed("/c/", "")
    finally:
        root.handlers = handlers
    assert capfd.readouterr() == ("", "")


def task(*lines: str) -> bytes:
    held = [
        "BEGIN:VCALENDAR",
        "BEGIN:VTODO",
        "UID:u",
        "SUMMARY:call Bo",
        *lines,
        "END:VTODO",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(held).encode()


@pytest.mark.parametrize(
    ("lines", "done"),
    [
        (["STATUS:COMPLETED"], "?"),
        (["PERCENT-COMPLETE:100"], "?"),
        (["COMPLETED:20261118T094500Z"], "2026-11-18T09:45:00+00:00"),
        (["STATUS:COMPLETED", "COMPLETED;VALUE=DATE:20261118"], "?"),
        (["STATUS:COMPLETED", "STATUS:COMPLETED"], "?"),
        (["STATUS:NEEDS-ACTION", "COMPLETED:20261118T094500Z"], ""),
        (["STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:100"], ""),
        (["STATUS:IN-PROCESS", "PERCENT-COMPLETE:50"], ""),
        ([], ""),
    ],
)
def test_a_task_is_done_where_it_says_so_and_only_there(lines: list[str], done: str) -> None:
    assert entry_of(task(*lines), BERLIN).done == done


@pytest.mark.parametrize(
    "when", ["DUE;TZID=Europe/Berlin:00010101T000000", "DUE:99991231T235959Z", "DUE;VALUE=DATE:00010101"]
)
def test_a_time_outside_all_calendars_is_no_entry_that_can_be_read(when: str) -> None:
    with pytest.raises(UNREADABLE):
        entry_of(task(when), BERLIN)


def test_what_stands_twice_in_an_entry_is_read_once() -> None:
    found = entry_of(
        task(
            "SUMMARY:other",
            "DUE:20261118T100000Z",
            "DUE:20261119T100000Z",
            "DESCRIPTION:a",
            "DESCRIPTION:b",
            "UID:v",
        ),
        BERLIN,
    )
    assert (found.uid, found.title, found.when) == ("u", "call Bo", "2026-11-18T10:00:00+00:00")
    assert found.lines == ("a",)
