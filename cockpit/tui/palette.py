"""The command palette, fed from the registry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from cockpit.tui.commands import COMMANDS, keys_of
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.record_actions import RecordActions
from widgets.text import folded


class CockpitCommands(Provider):
    """The commands that apply here, then every verb that applies to the selected record."""

    def _found(self) -> Iterator[tuple[str, str, partial[None]]]:
        """Yield titles, what they do, and how. All of it is ours: titles are read as markup."""
        screen = self.screen
        if not isinstance(screen, CockpitScreen):
            return
        here = screen.here()
        for command in COMMANDS:
            if screen.why_not(command, here):
                continue
            keys = keys_of(command, screen.cockpit.remapped)
            title = f"{command.label.capitalize()}{f'  ({keys})' if keys else ''}"
            yield title, command.tooltip, partial(screen.action_command, command.id)
        if isinstance(screen, RecordActions) and (row := screen.here().row):
            known = {command.verb for command in COMMANDS}
            for name in screen.here().verbs:
                if name not in known:
                    label = row.record.VERBS[name].label
                    yield label, f"A step of this {row.record.KIND}: {name}", partial(screen.do_verb, name)

    async def discover(self) -> Hits:
        """Yield everything, before anything is typed."""
        for title, about, run in self._found():
            yield DiscoveryHit(title, run, help=about)

    async def search(self, query: str) -> Hits:
        """Yield what matches, in the title or in what it does."""
        query = folded(query)
        matcher, is_found = self.matcher(query), False
        for title, about, run in self._found():
            # Titles match loosely, what they do only as written: long sentences hold almost any letters.
            score = max(matcher.match(title), 0.1 if query in folded(about) else 0.0)
            if score > 0:
                is_found = True
                yield Hit(score, matcher.highlight(title), run, help=about)
        if not is_found:
            yield Hit(1, "No command is called so", _nothing, help="Other letters, or esc to leave")


def _nothing() -> None:
    """Do nothing: it was no command."""
