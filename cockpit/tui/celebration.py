"""The celebration of an order: once, when its money has cleared, short, and with nothing else on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.confetti import Confetti

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from cockpit.desk.actions import Outcome


def celebrate(
    app: App[None], outcomes: Sequence[Outcome], celebrated: set[int], then: Callable[[], None]
) -> bool:
    """Celebrate the orders that have just cleared, and only `then` tell what was done; False where nothing is.

    Each is celebrated once: not when the same clearing is undone and done again; `celebrated` keeps their ids. Where
    animations are off (reduced motion, TEXTUAL_ANIMATIONS=none), a plain notice says the same words.
    """
    fresh = [one for one in outcomes if one.is_cleared and one.record.id not in celebrated]
    celebrated.update(one.record.id for one in fresh)
    if not fresh or app.animation_level == "none":
        return False
    app.push_screen(Confetti("\n".join(one.told for one in fresh)), lambda _: then())
    return True
