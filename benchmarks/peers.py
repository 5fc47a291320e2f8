"""Capture with other tools: taskwarrior, todoman, khal, jrnl, each with few and with many records of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.books import MANY, OPEN, copied
from benchmarks.startup import command
from benchmarks.timing import Claim, Contestant, figure, heading, process, progress, race

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.books import Home

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sales-cockpit-benchmarks"
SOME = 10_000  # for peers whose first look at 100,000 files takes many minutes
_START = datetime(2016, 1, 1, 9, 0, tzinfo=UTC)
_SLOW_ROUNDS = 5


class Peer(NamedTuple):
    """A tool: how it is called, which sizes it is tried at, and how its data are written."""

    name: str
    sizes: tuple[int, ...]
    prepare: Callable[[Path, int], tuple[str, ...]]
    rounds: int


def measure(root: Path, homes: Mapping[str, Home], rounds: int) -> None:
    """Print what capturing takes with every peer that can be had, at each size, in one race with the cockpit."""
    small, large = homes.values()
    ours = {0: "cockpit add, 0", MANY: f"cockpit add, {MANY:,}"}
    contestants = [
        command("add", copied(root, f"peers {size}", home))._replace(name=ours[size])
        for size, home in zip(ours, (small, large), strict=True)
    ]
    tried: list[tuple[str, int]] = []
    for peer in _peers():
        for size in peer.sizes:
            name = f"{peer.name}, {size:,}"
            progress(f"preparing {name}")
            home = root / f"{peer.name} {size}"
            home.mkdir()
            contestants.append(
                Contestant(
                    name, process(peer.prepare(home, size), {**small.env, "HOME": str(home)}), peer.rounds
                )
            )
            tried.append((name, size))
    timed = race(contestants, rounds)
    heading("Capturing one line, whole process")
    for name in ours.values():
        figure(name, timed[name])
    for name, size in tried:
        own = timed[ours[min(size, 1) and MANY]]
        times = 15 if name.startswith("taskwarrior") and size == MANY else 1
        if name.startswith("taskwarrior") and not size:
            figure(name, timed[name], own)
        else:
            figure(name, timed[name], own, Claim(times, "cockpit add", slower=True))
    print(
        "  (ratio: how many times as long as `cockpit add` it takes; against peers with data, with 100,000 of its own)"
    )


def _peers() -> list[Peer]:
    peers = []
    if task := shutil.which("task"):
        for still_open, name in ((OPEN, f"taskwarrior ({OPEN} open)"), (MANY, "taskwarrior (all open)")):
            peers.append(Peer(name, (0, MANY), _taskwarrior(task, still_open), 1_000_000))
    else:
        print("taskwarrior is left out: no `task` on the PATH (Debian: apt install taskwarrior).")
    for name, sizes, prepare in (
        ("todoman", (0, SOME), _todoman),
        ("khal", (0, SOME), _khal),
        ("jrnl", (0, SOME, MANY), _jrnl),
    ):
        if program := _installed(name):
            peers.append(Peer(name, sizes, prepare(program), _SLOW_ROUNDS))
    return peers


def _installed(name: str) -> str | None:
    """Return the program of a Python peer, in an environment of its own made by pip; None where pip cannot."""
    home = CACHE / name
    program = home / "bin" / {"todoman": "todo"}.get(name, name)
    if program.exists():
        return str(program)
    progress(f"installing {name} into {home}")
    try:
        for step in (
            (sys.executable, "-m", "venv", str(home)),
            (str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", name),
            (str(home / "bin" / "python"), "-m", "compileall", "-q", str(home / "lib")),
        ):
            subprocess.run(step, check=step[1:3] != ("-m", "compileall"), capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        print(
            f"{name} is left out: pip could not install it ({said.decode(errors='replace').strip()[-200:]})."
        )
        shutil.rmtree(home, ignore_errors=True)
        return None
    return str(program) if program.exists() else None


def _taskwarrior(task: str, still_open: int) -> Callable[[Path, int], tuple[str, ...]]:
    def prepare(home: Path, size: int) -> tuple[str, ...]:
        rc = home / "rc"
        rc.write_text(
            f"data.location={home}\nconfirmation=no\nverbose=nothing\nnews.version=9.9.9\n", encoding="utf-8"
        )
        for name, status, places in (
            ("completed.data", "completed", range(max(size - still_open, 0))),
            ("pending.data", "pending", range(max(size - still_open, 0), size)),
        ):
            ended = 'end:"{at}" ' if status == "completed" else ""
            stamps = ended + 'entry:"{at}" modified:"{at}"'
            line = f'[description:"spec sheet {{n}}" {stamps} status:"{status}" uuid:"{{id}}"]\n'
            with (home / name).open("w", encoding="utf-8") as file:
                for place in places:
                    at = int((_START + timedelta(minutes=52 * place)).timestamp())
                    file.write(line.format(n=place, at=at, id=uuid.UUID(int=(1 << 124) + place)))
        return (task, f"rc:{rc}", "add", "promise acme spec sheet", "due:tomorrow")

    return prepare


def _ics(folder: Path, size: int, kind: str) -> None:
    folder.mkdir()
    for place in range(size):
        at = f"{_START + timedelta(minutes=52 * place):%Y%m%dT%H%M%SZ}"
        times = f"DTSTART:{at}\r\nDTEND:{at}" if kind == "VEVENT" else f"DUE:{at}"
        (folder / f"{place}.ics").write_text(
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:{kind}\r\nUID:{place}\r\nDTSTAMP:{at}\r\n"
            f"{times}\r\nSUMMARY:spec sheet {place}\r\nEND:{kind}\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
            newline="",
        )


def _todoman(todo: str) -> Callable[[Path, int], tuple[str, ...]]:
    def prepare(home: Path, size: int) -> tuple[str, ...]:
        _ics(home / "list", size, "VTODO")
        config = home / "config.py"
        config.write_text(
            f'path = "{home}/list"\ncache_path = "{home}/cache.sqlite3"\ndefault_list = "list"\n'
            'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n',
            encoding="utf-8",
        )
        return (todo, "--config", str(config), "new", "--list", "list", "promise acme spec sheet")

    return prepare


def _khal(khal: str) -> Callable[[Path, int], tuple[str, ...]]:
    def prepare(home: Path, size: int) -> tuple[str, ...]:
        _ics(home / "list", size, "VEVENT")
        config = home / "config"
        config.write_text(
            f"[calendars]\n[[list]]\npath = {home}/list\n[sqlite]\npath = {home}/khal.db\n[locale]\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
            "[default]\ndefault_calendar = list\n",
            encoding="utf-8",
        )
        return (khal, "-c", str(config), "new", "2026-11-21", "16:00", "promise acme spec sheet")

    return prepare


def _jrnl(jrnl: str) -> Callable[[Path, int], tuple[str, ...]]:
    def prepare(home: Path, size: int) -> tuple[str, ...]:
        with (home / "journal.txt").open("w", encoding="utf-8") as file:
            for place in range(size):
                file.write(
                    f"[{_START + timedelta(minutes=52 * place):%Y-%m-%d %H:%M}] spec sheet {place}\n\n"
                )
        config = home / "jrnl.yaml"
        version = subprocess.run(
            [jrnl, "--version"], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
        )
        config.write_text(
            f"colors: {{body: none, date: none, tags: none, title: none}}\ndefault_hour: 9\ndefault_minute: 0\n"
            f"editor: ''\nencrypt: false\nhighlight: true\nindent_character: '|'\n"
            f"journals: {{default: {{journal: {home}/journal.txt}}}}\nlinewrap: 79\ntagsymbols: '#@'\ntemplate: false\n"
            f"timeformat: '%Y-%m-%d %H:%M'\nversion: {version.stdout.split()[1]}\n",
            encoding="utf-8",
        )
        return (jrnl, "--config-file", str(config), "promise acme spec sheet")

    return prepare
