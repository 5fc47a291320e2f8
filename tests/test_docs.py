"""The guide says what the program does: its tables are made from the program, and compared here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[1]


def test_the_tables_of_the_guide_are_as_the_program_has_them() -> None:
    command = [sys.executable, str(HOUSE / "docs" / "make.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "Run `make docs`: keys, verbs or settings have changed."


def test_the_readme_shows_the_today_screen_made_by_the_app() -> None:
    assert "docs/today.svg" in (HOUSE / "README.md").read_text(encoding="utf-8")
    assert "spec sheet" in (HOUSE / "docs" / "today.svg").read_text(encoding="utf-8").replace("&#160;", " ")
