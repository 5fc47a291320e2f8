"""Independent judges of the iCalendar file: khal imports it, libical finds nothing against it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cockpit.calendar.ics import PRIVACY
from tests.calendar import examples
from tests.calendar.builders import ACME, NOW, a_note, a_promise, a_todo, an_id, events, export, wed

NAMES = {
    ACME: 'Acme; "Söhne", [/] 山田 \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}\x1b[2J' + "x" * 99
}
BOOK = (
    a_promise(agreed_at=NOW, means="mail"),
    a_todo(),
    a_note(due=wed(17), whole_day=True),
    a_promise(id=an_id(4), text="samples", delivered_at=NOW),
    a_promise(id=an_id(5), text="offer", first_theirs=wed(17), whole_day=True),
)
CONFIG = """
[calendars]
[[cockpit]]
path = {0}/calendar
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {0}/khal.db
"""


def khal(home: Path, *arguments: str) -> str:
    """Run khal on its own home; it must not complain."""
    program = shutil.which("khal")
    if program is None:
        pytest.skip("khal is not installed")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [program, "-c", str(home / "config"), *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "warning" in line.lower()] == []
    return done.stdout


def import_into_khal(home: Path, data: bytes) -> None:
    (home / "calendar").mkdir()
    (home / "config").write_text(CONFIG.format(home))
    (home / "book.ics").write_bytes(data)
    khal(home, "import", "--batch", "-a", "cockpit", str(home / "book.ics"))


@pytest.mark.slow
def test_khal_shows_every_event_at_its_time(tmp_path: Path) -> None:
    import_into_khal(tmp_path, export(*BOOK, names=NAMES).data)
    form = "{start-long}|{end-long}|{title}"
    shown = khal(tmp_path, "list", "--format", form, "--day-format", "", "2026-11-16", "2026-11-20")
    name = NAMES[ACME].replace("\x1b", "")
    assert sorted(line for line in shown.splitlines() if line) == [
        f"2026-11-17 09:00|2026-11-17 09:15|{name}: follow through on samples",
        "2026-11-18 11:00|2026-11-18 11:15|call Bo",
        f"2026-11-18 16:00|2026-11-18 16:15|{name}: spec sheet",
        f"2026-11-18|2026-11-18|{name}: offer",
        "2026-11-18|2026-11-18|fair opens",
    ]


@pytest.mark.slow
def test_khal_takes_in_every_purpose(tmp_path: Path) -> None:
    exported = export(*examples.BOOK, names=examples.NAMES)
    import_into_khal(tmp_path, exported.data)
    shown = khal(tmp_path, "list", "--format", "{title}", "--day-format", "", "2026-11-01", "2027-02-28")
    told = {str(event["SUMMARY"]) for event in events(exported)}
    assert set(shown.splitlines()) - {""} == told
    assert len(list((tmp_path / "calendar").iterdir())) == exported.events


@pytest.fixture(scope="module")
def libical() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        pytest.skip("libical.so.3 is not installed")
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalparser_parse_string.restype = ctypes.c_void_p
    for function in (
        library.icalcomponent_count_errors,
        library.icalrestriction_check,
        library.icalcomponent_free,
    ):
        function.argtypes = [ctypes.c_void_p]
    return library


def verdict(libical: ctypes.CDLL, data: bytes) -> tuple[int, bool]:
    """How many errors libical sees, and whether the restrictions of RFC 5546 are kept."""
    component = libical.icalparser_parse_string(data)
    assert component
    try:
        kept = bool(libical.icalrestriction_check(component))
        return libical.icalcomponent_count_errors(component), kept
    finally:
        libical.icalcomponent_free(component)


@pytest.mark.parametrize("privacy", PRIVACY)
def test_libical_finds_nothing_against_it(libical: ctypes.CDLL, privacy: str) -> None:
    assert verdict(libical, export(*BOOK, names=NAMES, privacy=privacy).data) == (0, True)


@pytest.mark.parametrize("privacy", PRIVACY)
def test_libical_finds_nothing_against_any_purpose(libical: ctypes.CDLL, privacy: str) -> None:
    names = dict.fromkeys(examples.NAMES, NAMES[ACME])
    assert verdict(libical, export(*examples.BOOK, names=names, privacy=privacy).data) == (0, True)


def test_libical_does_find_a_method_without_an_organizer(libical: ctypes.CDLL) -> None:
    data = export(*BOOK).data.replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n")
    assert not verdict(libical, data)[1]


@pytest.mark.parametrize(
    ("ours", "broken"),
    [(b"TRIGGER:-PT2H", b"TRIGGER:-PTnoH"), (b"DTSTART:20261118T150000Z", b"DTSTART:soon")],
)
def test_libical_does_find_a_broken_value(libical: ctypes.CDLL, ours: bytes, broken: bytes) -> None:
    data = export(*BOOK).data
    assert ours in data
    assert verdict(libical, data.replace(ours, broken, 1))[0]
