"""Choosing a theme: each is shown while one looks at it, and the one that is taken is kept."""

from __future__ import annotations

import themes
from cockpit.errors import CockpitError
from cockpit.tui.cockpit import Cockpit
from cockpit.tui.screens.settings import SettingsScreen
from widgets.choice import Choice

_OURS = "cockpit-"


def choose_theme(app: Cockpit) -> None:
    """Ask for a theme: ours and the user's own; those of the library hide how urgent the selected row is."""
    before = app.theme
    ours = [theme.name for theme in themes.ours()]
    own = [name for name in app.own_theme_names() if name not in ours]
    options = {name: name.removeprefix(_OURS) for name in (*ours, *own)}

    def taken(name: str | None) -> None:
        if name is None:
            app.theme = before
            return
        try:
            app.live_settings.change("theme", name.removeprefix(_OURS))
        except CockpitError as error:
            app.theme = before
            app.tell(str(error), "error")
        else:
            back = (
                "u takes it back."
                if isinstance(app.screen, SettingsScreen)
                else "The settings (g ,) hold it."
            )
            app.tell(f"The theme is {name.removeprefix(_OURS)}. {back}")
        if isinstance(app.screen, SettingsScreen):
            app.screen.look()

    app.push_screen(Choice(options, "Theme", chosen=before, tried=app.use_theme), taken)
