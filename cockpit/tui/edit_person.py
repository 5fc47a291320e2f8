"""Editing somebody from whichever screen they stand on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cockpit.domain.people import Customer

if TYPE_CHECKING:
    from cockpit.desk.people import Changed
    from cockpit.tui.screens.base import CockpitScreen


def ask_about(screen: CockpitScreen, who: Customer | None) -> None:
    """Ask for what is known of somebody, or of somebody new, and keep it."""
    from cockpit.tui.screens.person_form import PersonForm  # now and then

    screen.app.push_screen(PersonForm(screen.cockpit.desk, who), partial(was_kept, screen))


def was_kept(screen: CockpitScreen, done: Changed | None) -> None:
    """Tell what was done, and how it is taken back; whom it was done to is selected where they are listed."""
    if done is not None:
        screen.cockpit.take_in()
        screen.tell(f"{done.told} {screen.key_of('undo')} takes it back.")
        screen.cockpit.book_has_changed((done.person.who.id,))
