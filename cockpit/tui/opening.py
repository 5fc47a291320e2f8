"""Opening the screens: on the seller's own book, on a made-up one for the tour, and back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cockpit.desk.desk import Desk
from cockpit.tui.app import CockpitApp

if TYPE_CHECKING:
    from cockpit.config import Settings

_SWITCH = 0.001  # seconds that a thread beside the screen may keep it waiting, a fifth of the usual


def open_cockpit(desk: Desk, settings: Settings | None, places: Mapping[str, str]) -> int:
    """Open the screens and return the exit code. Raises BookError where the book cannot be read."""
    sys.setswitchinterval(_SWITCH)
    gc.disable()  # until the first paint: what start-up makes stays, and looking through it costs a tenth
    desk.refresh()  # opened before the screen is taken, so that an error is an ordinary one
    if places.get("tour"):
        return _run(_touring(desk, settings, places))
    while (code := _run(app := CockpitApp(desk, settings, places))) == 0 and app.wants_tour:
        from cockpit.desk.demo import book

        made_up = desk.apart()
        elsewhere = {**places, **book.throwaway(made_up), "tour": "and back"}
        book.fill(made_up)
        made_up.refresh()
        if code := _run(_touring(made_up, settings, elsewhere)):
            return code
    return code


def _run(app: CockpitApp) -> int:
    app.desk.never_wait(lambda: app.return_code is not None)
    app.run()
    return app.return_code or 0


def _touring(desk: Desk, settings: Settings | None, places: Mapping[str, str]) -> CockpitApp:
    from cockpit.tui.tour import TourApp  # once or twice in a seller's life

    return TourApp(desk, settings, places)
