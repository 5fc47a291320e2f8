"""The guide says what the program does: its tables are made from the program, and compared here."""

from __future__ import annotations

import re
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


PAGES = ("README.md", "docs/guide.md", "docs/guide-phone.md")


def test_each_picture_is_shown_and_each_shown_picture_is_there() -> None:
    told = "".join((HOUSE / page).read_text(encoding="utf-8") for page in PAGES)
    shown = {Path(name).name for name in re.findall(r"\(((?:docs/)?[\w-]+\.svg)\)", told)}
    assert shown == {file.name for file in (HOUSE / "docs").glob("*.svg")}


def test_the_moving_picture_tells_of_each_step_and_stands_still_for_who_asks_for_it() -> None:
    movie = (HOUSE / "docs" / "tour.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    assert "prefers-reduced-motion" in movie
    assert "offer for 40 seats" in movie
    assert "http" not in movie.replace("http://www.w3.org/2000/svg", "")
