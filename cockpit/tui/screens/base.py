"""What every screen of ours does the same way: carry out commands, tell, undo, show the keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from textual import on
from textual.events import Key
from textual.notifications import SeverityLevel
from textual.screen import Screen

from cockpit.errors import CockpitError
from cockpit.tui.commands import BAR, BY_ID, COMMANDS, PLACES, TITLES, Command, Here, keys_of, shown
from widgets.key_bar import BarKey, KeyBar

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp


class CockpitScreen(Screen[None]):
    """A screen whose keys come from the registry. A command `x` is carried out by the method `do_x`."""

    NAME = ""

    @property
    def cockpit(self) -> CockpitApp:
        """The app, as what it is."""
        return cast("CockpitApp", self.app)

    def here(self) -> Here:
        """Return where a command would act now."""
        return Here(screen=self.NAME)

    def why_not(self, command: Command, here: Here | None = None) -> str:
        """Return why a command does nothing here and now; empty where it does. `here` may be asked for once."""
        if self.NAME not in command.screens:
            return f"only on {' and '.join(PLACES[screen] for screen in command.screens)}"
        return command.applies(self.here() if here is None else here)

    def action_command(self, command_id: str) -> None:
        """Carry out a command, or say why not."""
        command = BY_ID[command_id]
        if reason := self.why_not(command):
            self.tell(f"{command.label}: {reason}.", "warning")
        elif command.of_the_list:
            self.do_of_the_list(command)
        elif command.verb:
            self.do_verb(command.verb)
        else:
            getattr(self, f"do_{command_id.replace('-', '_')}")()

    def on_key(self, event: Key) -> None:
        """Say where a key belongs that does nothing here: a silent one looks broken."""
        if not event.is_printable or event.key == "space":
            return
        meant = [
            command
            for command in COMMANDS
            if event.key in self.cockpit.remapped.get(command.id, command.keys).split(",")
        ]
        if meant and not any(self.NAME in command.screens for command in meant):
            self.tell(f"{meant[0].label}: {self.why_not(meant[0])}.", "warning")

    def do_of_the_list(self, command: Command) -> None:
        """Carry out a command that belongs to the list, as its key would."""

    def do_verb(self, name: str) -> None:
        """Carry out a verb of the practices on what is selected."""

    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something at the edge of the screen; any text is safe."""
        self.cockpit.tell(words, severity)

    def tell_error(self, error: CockpitError) -> None:
        """Say what happened, what became of the data, and what to do."""
        self.tell(str(error), "error")

    # --- commands of every screen ---

    def do_undo(self) -> None:
        self._revert("undo", "Undone")

    def do_redo(self) -> None:
        self._revert("redo", "Done again")

    def _revert(self, way: str, said: str) -> None:
        from cockpit.desk import actions  # not needed to show the day

        try:
            reverted = getattr(actions, way)(self.cockpit.desk)
        except CockpitError as error:
            self.tell_error(error)
            return
        since = (
            f" Left as others changed it since: {', '.join(reverted.changed_since)}."
            if reverted.changed_since
            else ""
        )
        self.tell(f"{said}: {reverted.did}.{since}")
        self.was_reverted(reverted.ids, way)
        self.cockpit.book_has_changed(reverted.ids)

    def was_reverted(self, ids: Collection[int], way: str) -> None:
        """Follow up on what was undone or done again: what was undone comes again in the day's review."""
        from cockpit.desk import review  # not needed to show the day

        if way == "undo":
            try:
                review.bring_back(self.cockpit.desk, ids)
            except CockpitError as error:
                self.tell_error(error)

    def do_capture(self) -> None:
        self.cockpit.capture()

    def do_promise(self) -> None:
        self.cockpit.capture("promise ")

    def do_order(self) -> None:
        self.cockpit.capture("order ")

    def do_call(self) -> None:
        self.cockpit.capture("call ")

    def do_lost(self) -> None:
        self.cockpit.capture("lost ")

    def do_payment(self) -> None:
        self.cockpit.capture("paid ")

    def do_go(self) -> None:
        from widgets.which_key import NextKey, WhichKey  # made when first asked for

        entries = [
            NextKey(command.after_g, command.id, command.label, self.why_not(command) or None)
            for command in COMMANDS
            if command.after_g
        ]
        self.app.push_screen(WhichKey(entries, "Go to"), self._chosen)

    def _chosen(self, command_id: str | None) -> None:
        if command_id:
            self.action_command(command_id)

    def do_today(self) -> None:
        self.cockpit.show_today()

    def do_log(self) -> None:
        self.cockpit.show_log()

    def do_conflicts(self) -> None:
        self.cockpit.show_conflicts()

    def do_review(self) -> None:
        self.cockpit.show_review()

    def do_palette(self) -> None:
        self.app.action_command_palette()

    def do_theme(self) -> None:
        self.app.search_themes()

    def do_backup(self) -> None:
        from cockpit.tui import maintenance  # now and then

        maintenance.back_up(self.cockpit)

    def do_verify(self) -> None:
        from cockpit.tui import maintenance  # now and then

        maintenance.verify(self.cockpit)

    def do_help(self) -> None:
        from widgets.key_help import HelpGroup, HelpKey, KeyHelp  # made when first asked for

        here = self.here()
        groups: dict[str, list[HelpKey]] = {}
        off: dict[str, list[HelpKey]] = {}
        for command in COMMANDS:
            reason = self.why_not(command, here) or None
            key = HelpKey(keys_of(command, self.cockpit.remapped), command.tooltip, reason)
            (off if reason else groups).setdefault(command.group, []).append(key)
        sheet = [HelpGroup(title, keys) for title, keys in groups.items()]
        sheet += [HelpGroup(f"{title}: not now", keys) for title, keys in off.items()]
        self.app.push_screen(KeyHelp(sheet, f"Keys on {TITLES[self.NAME]}"))

    def do_quit(self) -> None:
        self.app.exit()

    # --- the key bar ---

    def refresh_bar(self) -> None:
        """Show the keys that matter here, those that do nothing now dimmed."""
        here = self.here()
        for bar in self.query(KeyBar):
            bar.keys = [self._bar_key(BY_ID[name], here) for name in BAR[self.NAME]]

    def _bar_key(self, command: Command, here: Here) -> BarKey:
        key = keys_of(command, self.cockpit.remapped).split(" ")[0]
        return BarKey(key, command.id, self.label_of(command, here), not self.why_not(command, here))

    def label_of(self, command: Command, here: Here) -> str:  # noqa: ARG002 - for those that act on records
        """Return what the key bar calls a command."""
        return command.label

    def key_of(self, command_id: str) -> str:
        """Return the first key of a command, as people read it."""
        command = BY_ID[command_id]
        return shown(self.cockpit.remapped.get(command_id, command.keys)).split(" ")[0]

    @on(KeyBar.Pressed)
    def _bar_pressed(self, event: KeyBar.Pressed) -> None:
        self.action_command(event.id)
