"""The command palette: the commands and steps that apply here, then the customers and the records, by name or code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from cockpit.desk import find_rows
from cockpit.errors import CockpitError
from cockpit.tui.commands import COMMANDS, keys_of
from cockpit.tui.screens.base import CockpitScreen
from cockpit.tui.screens.record_actions import RecordActions
from widgets.text import clean, folded

_SURE = 2.0  # a code that is typed in full stands above all
_LIKELY, _LEAST = 0.6, 0.1
_NOT_HERE = "Nothing here is called so: search everything that was ever kept, or esc to leave"


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
        """Yield what matches, in the title or in what it does; then whom and what of the book it names."""
        query, typed = folded(query), query
        matcher, is_found = self.matcher(query), False
        for title, about, run in self._found():
            # Titles match loosely, what they do only as written: long sentences hold almost any letters.
            score = max(matcher.match(title), _LEAST if query in folded(about) else 0.0)
            if score > 0:
                is_found = True
                yield Hit(score, matcher.highlight(title), run, help=about)
        for hit in self._in_the_book(typed):
            is_found = True
            yield hit
        if isinstance(self.screen, CockpitScreen) and (words := clean(typed.strip(), one_line=True)):
            yield Hit(
                _LEAST / 2,
                Content(f"Find “{words}”"),
                partial(self.screen.cockpit.show_find, words),
                text=f"Find “{words}”",
                help="Search everything that was ever kept" if is_found else _NOT_HERE,
            )

    def _in_the_book(self, typed: str) -> Iterator[Hit]:
        """Yield the record of a code, the customers and the open records that hold the words.

        Their names and words come from outside: they are shown as they stand, never read as markup.
        """
        screen = self.screen
        if not isinstance(screen, CockpitScreen) or not typed.strip():
            return
        app, desk = screen.cockpit, screen.cockpit.desk
        try:
            named = find_rows.named(desk, typed)
        except CockpitError as error:
            app.tell(str(error), "error")
            return
        for one in named.records:
            words = f"{one.code}  {f'{one.name} · ' if one.name else ''}{one.record.text}"
            yield Hit(
                _SURE if one.record.id == named.coded else _LIKELY,
                Content(clean(words, one_line=True)),
                partial(app.open_record, one.record),
                text=clean(words, one_line=True),
                help=f"Open this {one.record.KIND}",
            )
        for name, customer in named.customers.items():
            shown = clean(name, one_line=True)
            yield Hit(
                1.0, Content(shown), partial(app.show_customer, customer), text=shown, help="Their sheet"
            )
