"""Times on other clocks: shown in the user's zone wherever they were said, and a date stays that date everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cockpit import zone
from tests.cli.conftest import Shell

RULE = "CET-1CEST,M3.5.0,M10.5.0/3"
BERLIN = next(
    (path for root in zoneinfo.TZPATH if (path := Path(root, "Europe/Berlin")).exists()), Path("nowhere")
)
needs_zones = pytest.mark.skipif(not BERLIN.exists(), reason="the system has no zone data")


def in_tokyo(shell: Shell, now: str = "2026-11-18T18:20") -> None:
    """Let the seller have flown there; by default it is the same instant."""
    shell.env |= {"TZ": "Asia/Tokyo", "COCKPIT_NOW": now}


def starts(shell: Shell) -> list[str]:
    """When the events of the calendar file begin."""
    lines = shell("export", "ics").out.splitlines()
    return [line for line in lines if line.startswith("DTSTART")]


def test_a_time_is_shown_on_the_users_own_clock_wherever_it_was_said(shell: Shell) -> None:
    promise = shell.add("promise @acme spec sheet by 16:00 mine 15:00 ok")
    call = shell.add("call @bolt tomorrow 20:00 purpose: samples")
    in_tokyo(shell)
    today = shell("today").out
    assert "First: 23:00 acme: spec sheet" in today
    assert "mine 23:00, theirs Thu 19 Nov 00:00" in today
    assert "call Fri 20 Nov 04:00" in today
    agenda = shell("agenda").out.splitlines()
    assert [" ".join(line.split()[1:3]) if line.startswith(" ") else line for line in agenda] == [
        "Wed 18 Nov:",
        "23:00 mine",
        "Thu 19 Nov:",
        "00:00 theirs",
        "Fri 20 Nov:",
        "04:00 call",
    ]
    assert (
        "Theirs: promised by Thu 19 Nov 00:00 (agreed)\n  Mine: your target Wed 18 Nov 23:00\n"
        in shell("show", promise).out
    )
    assert "Wed 18 Nov 18:20" in shell("show", "acme").out  # when it was said
    assert "When Fri 20 Nov 04:00\n" in shell("show", call).out
    assert shell("edit", call).out.endswith("Fri 20 Nov 04:00 purpose: samples\n")
    moved = shell.do(promise, "renegotiate", "theirs=2026-11-18T17:00+01:00").out
    assert "now by Thu 19 Nov 01:00." in moved


@pytest.mark.parametrize("away", ["Asia/Tokyo", "Pacific/Auckland", "America/Los_Angeles", "Pacific/Niue"])
def test_a_date_stays_that_date_everywhere(shell: Shell, away: str) -> None:
    promise = shell.add("promise @acme spec sheet by friday ok")
    todo = shell.add("todo @bolt send samples on friday")
    call = shell.add("call @dell on friday purpose: colours")
    shell.env |= {"TZ": away, "COCKPIT_NOW": "2026-11-18T09:20Z"}
    today = shell("today").out
    assert "theirs Fri 20 Nov" in today
    assert "todo Fri 20 Nov  bolt" in today
    assert "call Fri 20 Nov  dell" in today
    agenda = shell("agenda").out
    friday = agenda.partition("Fri 20 Nov:\n")[2].partition(":\n")[0]
    assert [line.split()[0] for line in friday.splitlines() if "all day" in line] == [promise, todo, call]
    assert "Theirs: promised by Fri 20 Nov (agreed)\n" in shell("show", promise).out
    assert "Due Fri 20 Nov\n" in shell("show", todo).out
    assert "When Fri 20 Nov\n" in shell("show", call).out
    for row in shell("today", "--json").json["items"]:
        if row["whole_day"]:
            assert row["when"][:10] == "2026-11-20"
    assert starts(shell).count("DTSTART;VALUE=DATE:20261120") == 3
    line = shell("edit", promise).out.strip()
    assert " by 2026-11-20 " in line
    shell("edit", promise, line.replace("spec", "data"))
    kept = shell.show(promise)
    assert (kept["text"], kept["theirs"], kept["moves"]) == ("data sheet", "2026-11-20T17:00:00+01:00", {})


def test_a_date_is_over_when_its_business_day_ends_where_it_was_said(shell: Shell) -> None:
    code = shell.add("todo @acme send samples on friday")

    def stands() -> tuple[str, str]:
        [row] = shell("today", "--json").json["items"]
        return row["section"], row["severity"]

    in_tokyo(shell, "2026-11-19T12:00")
    assert stands() == ("tomorrow", "later")
    in_tokyo(shell, "2026-11-20T23:00")
    assert stands() == ("today", "today")
    assert "todo today  acme" in shell("today").out
    in_tokyo(shell, "2026-11-21T00:30")  # 16:30 on Friday in Berlin
    assert stands() == ("today", "now")
    assert "todo Fri 20 Nov  acme" in shell("today").out
    in_tokyo(shell, "2026-11-21T01:30")
    assert stands() == ("late", "late")
    assert f"{code}  30 min late" in shell("today").out


@needs_zones
@pytest.mark.parametrize("how", ["rule", "path", "copy", "own rules"])
def test_half_a_year_ahead_is_the_right_instant_however_the_zone_is_given(shell: Shell, how: str) -> None:
    copy = shell.home / "localtime"
    shutil.copy(BERLIN, copy)
    if how == "own rules":  # a file that is no zone we know the name of
        copy.write_bytes(copy.read_bytes().replace(b",M10.5.0/3", b",M10.4.0/3"))
    shell.env["TZ"] = {"rule": RULE, "path": str(BERLIN)}.get(how, f":{copy}")
    shell.env["COCKPIT_NOW"] = "2026-11-18T10:20"
    shell("add", "todo @acme summer party on 2027-07-01 12:00")
    shell("add", "todo @acme greetings on 2027-01-01 12:00")
    assert starts(shell) == ["DTSTART:20270701T100000Z", "DTSTART:20270101T110000Z"]
    assert shell("today").err == ""
    said = shell("locations", "--json").json["zone"]
    if how in ("path", "copy"):
        assert said == "Europe/Berlin"
    else:
        assert "no name can be told" in said
        assert 'timezone = "Europe/Berlin"' in said


@pytest.mark.parametrize(
    "wrong",
    [
        "UTC+30",
        "UTC+5:99",
        "<>5",
        "<a>5",
        "<a b>5",
        "AB5",
        "CET-1CEST",
        "XXX24",
        "J1",
        "é",
        "No/Where",
        "Europe",
        "/etc/passwd",
        "../../etc/passwd",
        "/nowhere",
        "/etc",
        "/dev/zero",
    ],
)
def test_a_zone_that_cannot_be_told_is_told_and_ends_nothing(shell: Shell, wrong: str) -> None:
    shell.env["TZ"] = wrong
    del shell.env["COCKPIT_NOW"]
    for words in (("add", "todo call the bank"), ("today",), ("locations",)):
        done = shell(*words)
        assert f"TZ={wrong} " in done.err
        assert "times are shown in UTC." in done.err
        assert "timezone = " in done.err
        assert done.err.count("TZ=") == 1
    assert shell("today", "--json").json["now"].endswith("+00:00")


@pytest.mark.parametrize("empty", ["", ":"])
def test_an_empty_zone_is_utc_as_the_c_library_has_it_and_is_told(shell: Shell, empty: str) -> None:
    done = shell("today", TZ=empty)
    assert done.err.count("TZ is empty: times are shown in UTC.") == 1
    assert "timezone = " in done.err


def test_a_pipe_in_the_place_of_a_zone_is_not_waited_for(tmp_path: Path) -> None:
    """Where TZ names it, the C library waits, before Python's first line; of /etc/localtime it is ours not to."""
    os.mkfifo(tmp_path / "pipe")
    assert "holds no time zone that can be read" in zone.system({}, str(tmp_path / "pipe")).trouble


def test_the_settings_name_the_zone_whatever_the_system_says(shell: Shell) -> None:
    config = shell.home / "config.toml"
    config.write_text('timezone = "Asia/Tokyo"\n', encoding="utf-8")
    done = shell("locations", "--json", "--config", str(config), TZ="UTC+30")
    assert (done.json["zone"], done.err) == ("Asia/Tokyo", "")


OFFSETS = """
import time
print([time.localtime(at).tm_gmtoff for at in range({start}, {start} + 400 * 86400, 7 * 3600)])
"""


@pytest.mark.parametrize(
    "rule",
    [
        RULE,
        "EST+5EDT,M3.2.0,M11.1.0",
        "<+0330>-3:30",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "IST-2IDT,M3.4.4/26,M10.5.0",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "AAA-1BBB,J60/2,J300/4",
        "UTC0",
        "NST3:30NDT,M3.2.0,M11.1.0",
    ],
)
def test_a_rule_is_read_as_the_c_library_reads_it(rule: str) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    ran = subprocess.run(
        [sys.executable, "-c", OFFSETS.format(start=int(begin.timestamp()))],
        env={**os.environ, "TZ": rule},
        capture_output=True,
        text=True,
        check=True,
    )
    found = zone.system({"TZ": rule})
    assert found.trouble == ""
    moments = (begin + timedelta(hours=hours) for hours in range(0, 400 * 24, 7))
    offsets = [int((at.astimezone(found.zone).utcoffset() or timedelta()).total_seconds()) for at in moments]
    assert str(offsets) == ran.stdout.strip()


@needs_zones
def test_the_zone_of_the_system_is_the_one_it_links_to_or_holds_a_copy_of(tmp_path: Path) -> None:
    link, copy, damaged = (tmp_path / name for name in ("link", "copy", "damaged"))
    link.symlink_to(BERLIN)
    shutil.copy(BERLIN, copy)
    damaged.write_bytes(BERLIN.read_bytes()[:30])
    assert zone.system({}, str(link)).said == "Europe/Berlin"
    assert zone.system({}, str(copy)).said == "Europe/Berlin"
    assert zone.system({}, str(tmp_path / "nothing")).said == "UTC"
    assert zone.system({"TZ": ""}, str(link)).said == "UTC"  # as the C library has it
    assert zone.system({"TZ": "localtime"}, str(link)).said == "Europe/Berlin"
    assert zone.system({"TZ": "posix/Europe/Berlin"}).said == "Europe/Berlin"
    assert "cannot" not in zone.system({}, str(copy)).trouble
    assert "holds no time zone that can be read" in zone.system({}, str(damaged)).trouble
