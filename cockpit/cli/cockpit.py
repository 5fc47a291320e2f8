"""`cockpit` without a command: it opens the screen; where there is no terminal for one, it prints today."""

from __future__ import annotations

from cockpit.cli.output import has_screen
from cockpit.cli.today import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from cockpit.desk.desk import Desk


def cockpit(desk: Desk, options: Namespace) -> int | None:
    """Open the screen; where there is no terminal for one, print today instead."""
    if has_screen():
        return None
    options.json = False
    return today(desk, options)
