"""What the README, the guide and the help give to be typed is kept as it stands."""

from __future__ import annotations

import re
import shlex

import pytest

from cockpit.cli.commands import COMMANDS
from tests.cli.conftest import ROOT, Shell

ANY_TIME = ("2026-11-16T08:00+01:00", "2026-11-20T23:30+01:00", "2026-12-31T17:00+01:00")


README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
TO_PASTE = [
    *re.findall(r'cockpit add "(.+?)"', README + GUIDE),
    shlex.split(COMMANDS["add"].example)[-1],
]
FORMS = GUIDE.split("## Capturing: one typed line", 1)[1].split("```")[1].strip().splitlines()


@pytest.mark.parametrize("now", ANY_TIME)
@pytest.mark.parametrize("line", TO_PASTE)
def test_a_line_to_paste_is_kept_at_any_time_of_any_day(shell: Shell, line: str, now: str) -> None:
    assert "Saved" in shell("add", line, COCKPIT_NOW=now).out


def test_the_forms_of_the_guide_are_kept_in_their_order(shell: Shell) -> None:
    assert len(FORMS) > 5
    for line in FORMS:
        assert "Saved" in shell("add", line).out, line
