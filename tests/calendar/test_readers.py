"""Every reader that can be had reads the same from a thousand deadlines: how many, when, and what they say."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from icalendar import Calendar, Event

from cockpit.calendar.feed_server import FeedServer, HttpAnswer
from cockpit.domain.moment import plus
from tests.calendar.builders import BERLIN, NOW, a_note, a_promise, a_todo, an_id, export
from tests.calendar.test_ics_judges import import_into_khal, khal, libical, verdict
from tests.desk.test_calendar_export import Office
from tests.domain.builders import a_promise as promised
from tests.domain.builders import nov

__all__ = ["libical"]
pytestmark = pytest.mark.slow
MANY = 1000
SAYINGS = (
    "spec sheet",
    "prices, terms; and a \\ backslash",
    "仕様書と価格表、納期",
    "👩‍👩‍👧 family plan 🇨🇭 ❤️",
    "line one\nline two",
    "ÄÖÜ ß é ñ",
    "x" * 180,
    "“quotes” 'and' \"more\"",
    "عرض السعر",
)


class Seen(NamedTuple):
    """One event as a reader sees it: its UID, title, start in UTC or as a day, and description."""

    uid: str
    title: str
    start: str
    description: str


def the_book() -> bytes:
    says = cycle(SAYINGS)
    records = []
    for number in range(MANY):
        at = plus(NOW, timedelta(minutes=37 * number))
        make = (a_promise, a_todo, a_note)[number % 3]
        when = {"first_theirs": at, "mine": at - timedelta(hours=1)} if make is a_promise else {"due": at}
        is_day = number % 5 == 0
        records.append(make(id=an_id(number + 10), text=f"{next(says)} #{number}", whole_day=is_day, **when))
    found = export(*records, names={7: "Müller; Söhne, 山田 🎉"})
    assert (found.events, found.left_out) == (MANY, ())
    return found.data


def start_of(at: date) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(at, datetime) else at.isoformat()


@pytest.fixture(scope="module")
def data() -> bytes:
    return the_book()


@pytest.fixture(scope="module")
def seen(data: bytes) -> set[Seen]:
    """What icalendar reads, which the others must agree with."""
    return set(events_of(data))


def events_of(data: bytes) -> Iterator[Seen]:
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert isinstance(event, Event)
        yield Seen(
            str(event["UID"]),
            str(event["SUMMARY"]),
            start_of(event.decoded("DTSTART")),
            str(event["DESCRIPTION"]),
        )


def program(name: str, *others: str) -> str:
    for one in (name, *others):
        if (found := shutil.which(one)) is not None:
            return found
    pytest.skip(f"{name} is not installed")


def run(*command: str, home: Path, **env: str) -> str:
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **env}
    done = subprocess.run(
        command, env=environ, cwd=home, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_there_are_a_thousand_of_many_tongues(seen: set[Seen]) -> None:
    assert len(seen) == MANY
    titles = "".join(one.title for one in seen)
    for saying in SAYINGS:
        assert saying.replace("\n", " ") in titles


def test_libical_counts_them_and_has_nothing_against_any(libical: ctypes.CDLL, data: bytes) -> None:
    assert verdict(libical, data) == (0, True)
    component = libical.icalparser_parse_string(data)
    libical.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
    assert libical.icalcomponent_count_components(component, 4) == MANY  # ICAL_VEVENT_COMPONENT
    libical.icalcomponent_free(component)


def test_khal_shows_them_all(tmp_path: Path, data: bytes, seen: set[Seen]) -> None:
    program("khal")
    import_into_khal(tmp_path, data)
    shown = khal(
        tmp_path,
        "list",
        "--format",
        "{uid}\x1f{start-long-full}\x1f{title}",
        "--day-format",
        "",
        "2026-11-01",
        "2027-02-28",
    )
    told = {tuple(line.split("\x1f")) for line in shown.splitlines() if line}
    assert {(one[0], one[2]) for one in told} == {(one.uid, one.title) for one in seen}
    assert {one[1] for one in told} == {_in_berlin(one.start) for one in seen}


def _in_berlin(start: str) -> str:
    if len(start) == len("2026-11-18"):
        return f"{start} 00:00"
    return datetime.fromisoformat(start).astimezone(BERLIN).strftime("%Y-%m-%d %H:%M")


def test_calcurse_takes_them_all(tmp_path: Path, data: bytes, seen: set[Seen]) -> None:
    calcurse = program("calcurse")
    (tmp_path / "feed.ics").write_bytes(data)
    folder = tmp_path / "calcurse"
    folder.mkdir()
    told = run(calcurse, "-D", str(folder), "-i", str(tmp_path / "feed.ics"), home=tmp_path, TZ="UTC")
    timed = {one for one in seen if "T" in one.start}
    assert f"{len(timed)} apps / {MANY - len(timed)} events / 0 todos / 0 skipped" in told
    kept = (folder / "apts").read_text(encoding="utf-8")
    starts = sorted(re.findall(r"^(\d\d)/(\d\d)/(\d{4}) @ (\d\d:\d\d) ->", kept, re.MULTILINE))
    assert starts == sorted(
        (one.start[5:7], one.start[8:10], one.start[:4], one.start[11:16]) for one in timed
    )
    for one in seen:
        assert one.title in kept


def test_todoman_finds_no_task_and_no_fault(tmp_path: Path, data: bytes) -> None:
    todoman = program("todoman", "todo")
    lists = tmp_path / "lists" / "cockpit"
    lists.mkdir(parents=True)
    events = data.split(b"BEGIN:VEVENT")
    for number, event in enumerate(events[1:20]):
        body = events[0] + b"BEGIN:VEVENT" + event.removesuffix(b"END:VCALENDAR\r\n") + b"END:VCALENDAR\r\n"
        (lists / f"{number}.ics").write_bytes(body)
    config = tmp_path / "config.py"
    config.write_text(f'path = "{lists.parent}/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n')
    assert json.loads(run(todoman, "--config", str(config), "--porcelain", "list", home=tmp_path)) == []


def test_vdirsyncer_fetches_each_over_http_and_fetches_no_more_than_that(
    tmp_path: Path, data: bytes, seen: set[Seen]
) -> None:
    vdirsyncer = program("vdirsyncer")
    answer = HttpAnswer(body=data, content_type="text/calendar; charset=utf-8", mark="one")
    server = FeedServer("127.0.0.1", 0, lambda path, _: answer if path == "/secret/all.ics" else None)
    Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "config").write_text(
        f"""
[general]
status_path = "{tmp_path}/status"
[pair cockpit]
a = "feed"
b = "here"
collections = null
[storage feed]
type = "http"
url = "http://127.0.0.1:{server.port}/secret/all.ics"
[storage here]
type = "filesystem"
path = "{tmp_path}/items"
fileext = ".ics"
"""
    )
    (tmp_path / "items").mkdir()
    try:
        for turn in ("discover", "sync", "sync"):
            run(vdirsyncer, "-c", str(tmp_path / "config"), turn, home=tmp_path)
    finally:
        server.shutdown()
        server.server_close()
    items = list((tmp_path / "items").iterdir())
    assert len(items) == MANY
    told = {one[1:] for item in items for one in events_of(item.read_bytes())}
    assert told == {one[1:] for one in seen}  # it gives names of its own to what it reads over HTTP


def test_the_readers_of_the_web_agree(tmp_path: Path, data: bytes, seen: set[Seen]) -> None:
    """ical.js is what Thunderbird and Nextcloud read with, node-ical what most home pages do."""
    node, npm = program("node"), program("npm")
    got = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "ical.js@2.2.1", "node-ical@0.26.1"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", str(tmp_path))},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if got.returncode != 0:
        pytest.skip(f"npm cannot fetch them here: {got.stderr[-200:]}")
    (tmp_path / "feed.ics").write_bytes(data)
    shutil.copy(Path(__file__).with_name("readers.mjs"), tmp_path)
    told = json.loads(run(node, "readers.mjs", "feed.ics", home=tmp_path, TZ="Europe/Berlin"))
    for reader in ("ical.js", "node-ical"):
        assert {Seen(*one) for one in told[reader]} == seen, reader


# What rings on a phone that took an earlier file.


def test_khal_forgets_what_is_over_when_it_takes_the_file_again(tmp_path: Path) -> None:
    program("khal")
    office = Office()
    done, gone, broken, kept = (
        promised(nov(20, 16), id=office.desk.make_id(), customer=None, text=text)
        for text in ("to be done", "to be deleted", "to be broken", "to be kept")
    )
    office.put(done, gone, broken, kept)
    import_into_khal(tmp_path, office.data())
    office.put(done.deliver(NOW), gone.delete(NOW), broken.replace(broken_at=NOW))
    (tmp_path / "again.ics").write_bytes(office.data())
    khal(tmp_path, "import", "--batch", "-a", "cockpit", str(tmp_path / "again.ics"))
    items = [item.read_bytes() for item in (tmp_path / "calendar").iterdir()]
    ringing = [one for one in items if b"BEGIN:VALARM" in one]
    assert len(items) == len(
        {uid for one in items for uid in re.findall(rb"^UID:(.*)\r$", one, re.MULTILINE)}
    )
    assert sorted(
        title for one in ringing for title in re.findall(rb"^SUMMARY:(.*)\r$", one, re.MULTILINE)
    ) == [
        b"follow through on to be done",
        b"to be kept",
    ]
    assert sum(b"STATUS:CANCELLED" in one for one in items) == 3
