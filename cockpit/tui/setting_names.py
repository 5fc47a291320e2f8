"""What a setting may name that only the screens know: themes, and the commands and keys of `[keys]`."""

from __future__ import annotations

from pathlib import Path

import themes
from cockpit.config import Settings
from cockpit.errors import NotUnderstood
from cockpit.tui.remapped_keys import keymap


def must_be_there(name: str, settings: Settings, own_themes: str) -> None:
    """Raise NotUnderstood, with what there is, where the setting of this name would name what there is not.

    `own_themes` is the folder of the seller's own themes, if any.
    """
    if name == "theme":
        _must_be_a_theme(settings.theme, own_themes)
    table, _, command_id = name.partition(".")
    if table == "keys" and command_id:
        others = {one: keys for one, keys in settings.keys.items() if one != command_id}
        before = keymap(others)[1]
        if new := [problem for problem in keymap(settings.keys)[1] if problem not in before]:
            raise NotUnderstood(new[0], "`?` in the cockpit lists the commands and their keys.")


def _must_be_a_theme(wanted: str, own_themes: str) -> None:
    own = [theme.name for theme in themes.load(Path(own_themes))[0]] if own_themes else []
    names = sorted({*(theme.name.removeprefix("cockpit-") for theme in themes.ours()), *own})
    if wanted.removeprefix("cockpit-") not in names and wanted not in names:
        raise NotUnderstood(f"There is no theme “{wanted}”.", f"There are: {', '.join(names)}.")
