"""What each way in loads: start-up time is kept by what is not imported.

Every case runs in a process of its own, with a book and settings of its own, and looks at `sys.modules`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zoneinfo
from pathlib import Path
from typing import NamedTuple

import pytest

from cockpit.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
OURS = {"cockpit", "widgets", "themes"}
LIBRARIES = {"textual", "rich", "tinydb", "icalendar", "segno", "holidays", "snowballstemmer"}
HEAVY = LIBRARIES | {
    "asyncio",
    "click",
    "dataclasses",
    "inspect",
    "msgspec",
    "pathlib",
    "platformdirs",
    "typing",
}
# What the two commands that start most often do without, too: `re` and what it loads cost a third of starting Python.
STILL = HEAVY | {
    "bisect",
    "collections",
    "decimal",
    "enum",
    "functools",
    "importlib",
    "json",
    "re",
    "warnings",
}

REPORT = """
import json as _json, os as _os
with open(_os.environ["LOADED"], "w") as _report:
    _json.dump(_before, _report)
"""
# What is loaded is noted before the report itself loads anything.
PROBE = """
import sys as _sys
try:
    {code}
finally:
    _before = sorted(_sys.modules)
    {report}
"""
COMMAND = "from cockpit.__main__ import main; _sys.exit(main({argv!r}))"
NO_TERMINAL = NO_COMMAND = 2
# How each ends in a book with records, and what is typed; CODE is that of a to-do.
EVERY_COMMAND = [
    (0, "--help"),
    (0, "--version"),
    (0, "add --help"),
    (0, "add todo call the bank"),
    (0, "today"),
    (0, "today --json"),
    (0, "agenda"),
    (0, "remind --within 36000"),
    (0, "show CODE"),
    (0, "review"),
    (0, "evening"),
    (0, "week"),
    (1, "calendar qr CODE"),
    (1, "calendar token"),
    (1, "calendar status"),
    (0, "people"),
    (0, "answer price"),
    (0, "cards list"),
    (2, "import no-such-file.csv"),
    (0, "orders"),
    (0, "statement acme"),
    (0, "say CODE"),
    (0, "texts"),
    (0, "log"),
    (0, "do CODE done"),
    (0, "done CODE"),
    (0, "edit CODE todo call the other bank"),
    (0, "undo"),
    (0, "redo"),
    (0, "conflicts"),
    (0, "find bank"),
    (0, "export csv"),
    (0, "export ics -o -"),
    (0, "verify"),
    (0, "backup"),
    (0, "locations"),
    (0, "config"),
    (1, "doctor"),
    (0, "completions bash"),
    (NO_TERMINAL, "demo"),
    (NO_COMMAND, "no-such-command"),
]


class Outcome(NamedTuple):
    """What a process printed, how it ended, and which modules it had loaded by then."""

    code: int
    out: str
    err: str
    modules: set[str]

    @property
    def packages(self) -> set[str]:
        """The top-level packages among the modules."""
        return {name.partition(".")[0] for name in self.modules}


class Machine:
    """A home of its own for the processes of one test."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        self.env = kept | {
            "COCKPIT_BOOK": str(home / "book"),
            "HOME": str(home),
            "LOADED": str(home / "loaded.json"),
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
        }

    def python(self, code: str) -> Outcome:
        """Run one line of code; sys is there as `_sys`."""
        probe = PROBE.format(code=code, report=REPORT.strip().replace("\n", "\n    "))
        run = subprocess.run(
            [sys.executable, "-c", probe],
            cwd=self.home,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        modules = set(json.loads((self.home / "loaded.json").read_text(encoding="utf-8")))
        return Outcome(run.returncode, run.stdout, run.stderr, modules)

    def cockpit(self, *argv: str) -> Outcome:
        """Run one command of the CLI."""
        return self.python(COMMAND.format(argv=list(argv)))

    def brought_in(self, outcome: Outcome) -> set[str]:
        """Return the packages that Python itself, in this environment, had not loaded already."""
        return outcome.packages - self.python("pass").packages


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def zones() -> None:
    if not any(Path(folder, "Europe", "Berlin").exists() for folder in zoneinfo.TZPATH):
        pytest.skip("the system has no zone data, and reading the tzdata package's loads pathlib")


def modules_of(package: str) -> list[str]:
    """Return the names of all modules in a package, itself included, without importing any."""
    files = (ROOT / package.replace(".", "/")).rglob("*.py")
    names = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return sorted(name.removesuffix(".__init__") for name in names if not name.endswith("__main__"))


def test_importing_cockpit_loads_nothing_else_of_ours(machine: Machine) -> None:
    outcome = machine.python("import cockpit")
    assert outcome.code == 0, outcome.err
    assert {name for name in outcome.modules if name.partition(".")[0] in OURS} == {"cockpit"}


def test_the_composition_root_is_light_to_import(machine: Machine) -> None:
    outcome = machine.python("import cockpit.__main__")
    assert outcome.code == 0, outcome.err
    assert machine.brought_in(outcome) & HEAVY == set()


@pytest.mark.usefixtures("zones")
@pytest.mark.parametrize(
    "line",
    [
        "todo call the bank",
        "acme: spec sheet by tomorrow 16:00 ok",
        "promise @zanzibar 7 spec sheet by friday 4pm ok'd mail",
        "call @acme tuesday 10:30 about the renewal",
        "note @acme the board decides",
    ],
)
def test_adding_a_line_loads_nothing_heavy(machine: Machine, line: str) -> None:
    outcome = machine.cockpit("add", line)
    assert outcome.code == 0, outcome.err
    assert machine.brought_in(outcome) & STILL == set()


@pytest.mark.usefixtures("zones")
def test_todays_plain_list_loads_nothing_heavy(machine: Machine) -> None:
    assert machine.cockpit("add", "todo call the bank").code == 0
    outcome = machine.cockpit("today", "--plain")
    assert outcome.code == 0, outcome.err
    assert "call the bank" in outcome.out
    assert machine.brought_in(outcome) & STILL == set()


# A module takes a hundredth of what starting Python does, whatever is in it: so many of ours are loaded at most.
@pytest.mark.usefixtures("zones")
@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("todo call the bank", 93),
        ("promise @zanzibar spec sheet by tomorrow 4pm ok'd mail", 95),
        ("promise @zanzibar spec sheet by friday 4pm ok'd mail", 106),
        ("note @acme the board decides", 92),
    ],
)
def test_adding_a_line_loads_few_modules(machine: Machine, line: str, most: int) -> None:
    assert machine.cockpit("add", line).code == 0  # the first makes the book, and tells so
    outcome = machine.cockpit("add", line)
    assert outcome.code == 0, outcome.err
    assert len([name for name in outcome.modules if name.startswith("cockpit")]) <= most


@pytest.mark.usefixtures("zones")
def test_todays_plain_list_loads_few_modules(machine: Machine) -> None:
    for line in ("todo call the bank", "promise @zanzibar spec sheet by tomorrow 4pm ok'd mail"):
        assert machine.cockpit("add", line).code == 0
    outcome = machine.cockpit("today", "--plain")
    assert "spec sheet" in outcome.out
    assert len([name for name in outcome.modules if name.startswith("cockpit")]) <= 60


def test_the_screens_start_without_encryption_and_whoever_needs_it_has_it(machine: Machine) -> None:
    started = (
        "from cockpit.__main__ import _load_asyncio; _load_asyncio(); import cockpit.tui.opening, themes"
    )
    outcome = machine.python(f"{started}; themes.shipped('dark')")
    assert outcome.code == 0, outcome.err
    assert outcome.packages & {"ssl", "_ssl", "tomllib"} == set()
    asked = machine.python(f"{started}; import ssl; assert ssl.create_default_context().check_hostname")
    assert asked.code == 0, asked.err


FIRST_KEY = """
import asyncio, sys, time
from datetime import UTC, datetime
from cockpit.desk import capture
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.store.disk import DiskFolder
from cockpit.tui.app import CockpitApp
from widgets.rows import RowList
desk = Desk(
    folder=DiskFolder("book"),
    local=DiskFolder("local"),
    now=lambda: datetime.now(UTC),
    wall_ms=lambda: time.time_ns() // 1_000_000,
    rules=Rules(),
)
for line in ("todo call the bank", "todo water the plants"):
    capture.add(desk, line)
async def press():
    app = CockpitApp(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        rows, there = app.screen.query(RowList).first(), set(sys.modules)
        before = rows.highlighted_key
        await pilot.press("j")
        assert rows.highlighted_key not in (None, before)
        print(sorted(name for name in set(sys.modules) - there if name.startswith("textual")))
asyncio.run(press())
"""


def test_the_first_key_waits_for_nothing_to_be_loaded(machine: Machine) -> None:
    outcome = machine.python(f"exec({FIRST_KEY!r})")
    assert (outcome.code, outcome.out.strip()) == (0, "[]"), outcome.err


@pytest.fixture(scope="module")
def as_filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, Path, str]:
    """A machine with the demo's book, something to undo and to redo; a copy of its home; the code of a to-do."""
    machine = Machine(tmp_path_factory.mktemp("filled") / "home")
    machine.home.mkdir()
    assert machine.cockpit("demo").code == NO_TERMINAL  # the book is filled all the same
    code = str(json.loads(machine.cockpit("add", "--json", "todo call the bank").out)["code"])
    assert machine.cockpit("add", "todo water the plants").code == 0
    assert machine.cockpit("undo").code == 0
    return machine, shutil.copytree(machine.home, tmp_path_factory.mktemp("kept") / "home"), code


@pytest.fixture
def filled(as_filled: tuple[Machine, Path, str]) -> tuple[Machine, str]:
    """The machine as it was filled, in the same place: who captured what is known by where the book lies."""
    machine, kept, code = as_filled
    shutil.rmtree(machine.home)
    shutil.copytree(kept, machine.home)
    return machine, code


@pytest.mark.parametrize(("ends", "line"), EVERY_COMMAND, ids=[line for _, line in EVERY_COMMAND])
def test_no_command_loads_the_screens(filled: tuple[Machine, str], ends: int, line: str) -> None:
    machine, code = filled
    outcome = machine.cockpit(*line.replace("CODE", code).split())
    assert outcome.code == ends, outcome.err
    assert outcome.packages & {"textual", "widgets", "themes"} == set()


def test_every_command_is_among_those_that_load_no_screens() -> None:
    assert COMMANDS.keys() <= {line.split()[0] for _, line in EVERY_COMMAND}


def test_no_module_of_the_command_line_loads_the_screens(machine: Machine) -> None:
    outcome = machine.python("import " + ", ".join(modules_of("cockpit.cli")))
    assert outcome.code == 0, outcome.err
    assert outcome.packages & {"textual", "widgets", "themes"} == set()


@pytest.mark.usefixtures("zones")
@pytest.mark.parametrize("line", ["calendar token", "calendar status", "export csv", "show CODE"])
def test_only_what_writes_an_event_loads_the_calendar_library(filled: tuple[Machine, str], line: str) -> None:
    machine, code = filled
    assert "icalendar" not in machine.cockpit(*line.replace("CODE", code).split()).packages
    assert "icalendar" in machine.cockpit("export", "ics", "-o", "-").packages


@pytest.mark.parametrize("package", ["cockpit.domain", "cockpit.capture"])
def test_pure_rules_load_no_library(machine: Machine, package: str) -> None:
    outcome = machine.python("import " + ", ".join(modules_of(package)))
    assert outcome.code == 0, outcome.err
    assert outcome.packages & LIBRARIES == set()


def test_a_promise_can_be_had_without_any_library(machine: Machine) -> None:
    outcome = machine.python("import cockpit.domain.promises.promise")
    assert outcome.code == 0, outcome.err
    assert outcome.packages & LIBRARIES == set()


@pytest.mark.parametrize(("package", "other"), [("widgets", "themes"), ("themes", "widgets")])
def test_widgets_and_themes_know_nothing_of_sales(machine: Machine, package: str, other: str) -> None:
    outcome = machine.python("import " + ", ".join(modules_of(package)))
    assert outcome.code == 0, outcome.err
    assert outcome.packages & {"cockpit", other} == set()
