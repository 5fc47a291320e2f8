"""What works whatever is missing or broken, and how the rest ends: one sentence, an exit code, no customer's data."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Done, Shell

# Nobody's number in a container: no HOME, and no entry among the users.
NOBODY = "import pwd; pwd.getpwuid = lambda number: {}[number]"


def run(shell: Shell, before: str, *argv: str) -> Done:
    """Run cockpit in a process in which something was done before."""
    code = f"{before}\nimport sys; from cockpit.__main__ import main; sys.exit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", code, *argv],
        env=shell.env | {"PYTHONPATH": str(ROOT)},
        cwd=shell.home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(
    "broken",
    [
        {"COCKPIT_CONFIG": "/nowhere/config.toml"},
        {"COCKPIT_CONFIG": "/"},
        {"COCKPIT_BOOK": "~nobody-of-that-name/book"},
        {"COCKPIT_NOW": "soon"},
        {"TZ": "UTC+30"},
    ],
)
def test_the_version_help_and_locations_are_told_whatever_is_broken(
    shell: Shell, broken: dict[str, Any]
) -> None:
    assert shell("--version", **broken).out.startswith("cockpit ")
    for words in (("-h",), ("--help",), ("help",)):
        assert "Commands:" in shell(*words, **broken).out
    assert "cockpit add" in shell("add", "-h", **broken).out
    done = shell("locations", **broken)
    assert [line.split()[0] for line in done.out.splitlines()] == [
        "book",
        "config",
        "themes",
        "local",
        "zone",
        "meaning",
    ]
    assert set(shell("locations", "--json", **broken).json) == {"book", "config", "themes", "local", "zone"}
    if "COCKPIT_NOW" not in broken:
        assert done.err.startswith("cockpit: ")


def test_broken_settings_are_told_beside_the_locations(shell: Shell) -> None:
    config = shell.home / "config.toml"
    for wrong in ("day_starts = 25", "nonsense", 'holidays_of = "XX"'):
        config.write_text(wrong, encoding="utf-8")
        assert str(config) in shell("locations", COCKPIT_CONFIG=str(config)).err


def test_without_home_the_systems_own_is_taken_and_no_folder_is_called_tilde(shell: Shell) -> None:
    for name in [name for name in shell.env if name.startswith("XDG_") or name == "COCKPIT_BOOK"]:
        del shell.env[name]
    for home in (None, "", "~", "relative"):
        shell.env.pop("HOME")
        shell.env |= {"HOME": home} if home is not None else {}
        done = run(shell, NOBODY, "add", "todo call the bank")
        assert (done.code, done.out) == (3, "")
        assert "HOME is not set" in done.err
        assert "Nothing was changed." in done.err
        assert "Set HOME to a folder" in done.err
        assert run(shell, NOBODY, "--version").code == 0
        told = run(shell, NOBODY, "locations")
        assert (told.code, told.out.count("nowhere")) == (0, 4)
        assert "HOME is not set" in told.err
        shell.env["HOME"] = str(shell.home)
    assert [path.name for path in shell.home.iterdir()] == []


def test_a_tilde_that_is_nobodys_home_is_refused(shell: Shell) -> None:
    done = shell("--book", "~nobody-of-that-name/book", "add", "todo x", code=3)
    assert "There is no user nobody-of-that-name" in done.err
    assert list(shell.home.iterdir()) == []
    shell("--book", "~/mine", "add", "todo x")
    assert (shell.home / "mine" / "journal").is_dir()


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("MemoryError()", "There is not enough memory for this."),
        (
            "OSError(5, 'Input/output error', '/mnt/book.json')",
            "/mnt/book.json could not be read or written: Input/output error.",
        ),
        ("ValueError('acme owes 5000')", "This should not have happened: ValueError in cli/today.py:"),
        (
            "RecursionError('acme owes 5000')",
            "This should not have happened: RecursionError in cli/today.py:",
        ),
    ],
)
def test_what_nobody_foresaw_is_one_sentence_without_a_customers_data(
    shell: Shell, raised: str, told: str
) -> None:
    before = f"from cockpit.desk import views\ndef fails(desk):\n    raise {raised}\nviews.today = fails"
    done = run(shell, before, "today")
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[-1].startswith(f"cockpit: {told}")
    assert "What was kept is on disk." in done.err
    assert "acme" not in done.err
    assert "Traceback" not in done.err
