"""Editing somebody from whichever screen they stand on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cockpit.domain.people import Customer

if TYPE_CHECKING:
    from cockpit.tui.screens.base import CockpitScreen


def ask_about(screen: CockpitScreen, who: Customer | None) -> None:
    """Ask for what is known of somebody, or of somebody new, and keep it."""
    from cockpit.tui.screens.person_form import PersonForm  # now and then

    screen.app.push_screen(PersonForm(screen.cockpit.desk, who), partial(was_kept, screen))


def was_kept(screen: CockpitScreen, told: str | None) -> None:
    """Tell what was done, and how it is taken back."""
    if told is not None:
        screen.cockpit.take_in()
        screen.tell(f"{told} {screen.key_of('undo')} takes it back.")
        screen.cockpit.book_has_changed(())
