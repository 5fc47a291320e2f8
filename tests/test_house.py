"""The house holds: the import rule, short files, honest pins, and no trace of the machine it was built on."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

import cockpit

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PRODUCT = ("cockpit", "widgets", "themes", "benchmarks")
LONGEST_FILE = 300

# Put together here, so that this file does not hold what it looks for.
HOSTS = [f"{name}.org" for name in ("pypi", "pythonhosted", "npmjs", "debian")]
PLACES = r"(?<![\w.~-])/" + "(?:work|root)/"
TELLTALE = re.compile("|".join([*map(re.escape, HOSTS), PLACES, re.escape("." + "library/")]))


def pins(name: str) -> dict[str, str]:
    """Return each requirement of a file with its version; fail at one without exact version and hashes."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", "").splitlines() if not line.lstrip().startswith("#")]
    found = {}
    for line in filter(None, map(str.strip, lines)):
        match = re.match(r"([a-z0-9-]+)==([\w.]+)( ;[^-]*)?((?:\s+--hash=sha256:[0-9a-f]{64})+)$", line)
        assert match, f"{name}: not a pin with hashes: {line[:80]}"
        found[match[1]] = match[2]
    return found


def test_imports_run_downward_only() -> None:
    # In a process of its own: import-linter keeps the modules it has seen.
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def circles(graph: grimp.ImportGraph) -> list[set[str]]:
    """Return the modules that lead to each other, however far round: Tarjan's strongly connected components."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in graph.find_modules_directly_imported_by(module):
            if other not in number:
                visit(other)
            if other in path:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == number[module]:
            circle = set(path[path.index(module) :])
            del path[path.index(module) :]
            found.append(circle)

    for module in sorted(graph.modules):
        if module not in number:
            visit(module)
    return [circle for circle in found if len(circle) > 1]


def test_no_import_leads_back_to_where_it_began_deferred_ones_and_those_of_types_counted() -> None:
    graph = grimp.build_graph("cockpit", "widgets", "themes", cache_dir=None)
    assert len(graph.modules) > 100
    assert [circle for circle in circles(graph) if not _is_being_rebuilt(circle)] == []


def _is_being_rebuilt(circle: set[str]) -> bool:
    """Tell whether a circle lies within the two rooms that are still to be put in order."""
    return all(module.startswith(("cockpit.capture.", "cockpit.store.")) for module in circle)


def test_a_circle_is_found() -> None:
    graph = grimp.ImportGraph()
    for module, other in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=module, imported=other)
    assert circles(graph) == [{"a", "b", "c"}]


@pytest.mark.parametrize("room", ["cli", "tui"])
def test_no_command_and_no_screen_reaches_past_the_desk(room: str) -> None:
    past = {"book", "folder", "local", "writer"}
    told = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "cockpit" / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in past and _is_desk(node.value)
    ]
    assert told == []


def _is_desk(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in ("desk", "_desk")


def test_no_file_outgrows_its_reader() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in PRODUCT
        for path in (ROOT / folder).rglob("*.py")
    }
    assert lengths
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_in_the_repository_names_a_registry_or_this_machine() -> None:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"not a git checkout, so nothing says what belongs to it: {error}")
    told = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            told += [f"{name} names {hit[0]}" for hit in TELLTALE.finditer(text)]
    assert told == []


@pytest.mark.parametrize("name", ["pip.txt", "run.txt", "dev.txt", "semantic.txt", "phone.txt"])
def test_every_pin_carries_its_hashes(name: str) -> None:
    assert pins(name)


def test_what_is_tested_is_what_is_run() -> None:
    dev = pins("dev.txt")
    for file in ("run.txt", "semantic.txt", "phone.txt"):
        pinned = pins(file)
        assert {name for name in pinned.keys() & dev.keys() if pinned[name] != dev[name]} == set()


def test_every_dependency_is_pinned() -> None:
    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}

    assert names(PROJECT["project"]["dependencies"]) <= pins("run.txt").keys()
    assert names(PROJECT["project"]["dependencies"]) <= pins("dev.txt").keys()
    extras = PROJECT["project"]["optional-dependencies"]
    assert names(extras["dev"]) <= pins("dev.txt").keys()
    for extra in ("semantic", "phone"):
        assert names(extras[extra]) <= pins(f"{extra}.txt").keys()


def test_the_version_is_told_the_same_everywhere() -> None:
    assert cockpit.__version__ == PROJECT["project"]["version"]
