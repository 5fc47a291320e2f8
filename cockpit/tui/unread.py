"""What a screen says where nothing of it could be read: not for ever that it is reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.errors import CockpitError
from cockpit.tui.screen_names import TITLES
from widgets.rows import RowList

if TYPE_CHECKING:
    from cockpit.tui.screens.base import CockpitScreen


def unread(screen: CockpitScreen) -> str:
    """Say that what the screen is of could not be read."""
    return f"{TITLES[screen.NAME].capitalize()} could not be read."


def tell_unread(screen: CockpitScreen, error: CockpitError) -> None:
    """Say so in place of the rows, and why on the line for messages."""
    if screen.stands:
        for rows in screen.query(RowList):
            rows.empty = unread(screen)
        screen.tell_error(error)
