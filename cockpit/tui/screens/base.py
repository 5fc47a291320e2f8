"""What every screen of ours does the same way: carry out commands, tell, undo, show the keys."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.events import Key, ScreenResume, ScreenSuspend
from textual.screen import Screen
from textual.widgets import Input

from cockpit.domain.wording import ended
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import BY_ID, COMMANDS, Command, keys_of, shown
from cockpit.tui.handlers import BEGUN, Handlers
from cockpit.tui.screen_names import BAR, TITLES, only_on
from widgets.key_bar import BarKey, KeyBar
from widgets.message_line import Message, MessageLine, Severity
from widgets.rows import RowList

if TYPE_CHECKING:
    from cockpit.desk.actions import Reverted
    from cockpit.desk.desk import Desk
    from cockpit.tui.cockpit import Cockpit

_WAYS_OUT = ("back", "leave", "close", "quit", "help")
_COVERED = (BarKey("esc", "back", "closes this", stays=True),)
_FILTERING = (BarKey("⏎", "enter", "to the list"), BarKey("esc", "back", "all rows", stays=True))


class CockpitScreen(Screen[None]):
    """A screen whose keys come from the registry; `handlers` says what carries out each command."""

    NAME = ""
    # Where there are few lines, a message leaves room for a list.
    DEFAULT_CSS = "CockpitScreen.-low MessageLine { max-height: 2; }"

    @property
    def stands(self) -> bool:
        """Whether it can be drawn on: what a thread has read may come while the screen is being taken down."""
        return self.is_mounted and not self._pruning

    @property
    def cockpit(self) -> Cockpit:
        """The app, as what it is."""
        return cast("Cockpit", self.app)

    def foot(self) -> ComposeResult:
        """Yield what every screen ends with: the line for messages, and the keys.

        What was said before is of another screen: to open this one is the next act.
        """
        self.cockpit.hush()
        yield from self.cockpit.guide()
        yield MessageLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.watch(self.app, "message", self._show_message)

    def _show_message(self, message: Message | None) -> None:
        for line in self.query(MessageLine):
            line.message = message

    def handlers(self) -> Handlers:
        """Return what carries out each command that there is on this screen, by its id."""
        return {
            "capture": self.cockpit.capture,
            **{name: partial(self.begin, kind) for name, kind in BEGUN.items()},
            "payment": self.do_payment,
            "undo": self.do_undo,
            "redo": self.do_redo,
            "go": self.do_go,
            "today": self.cockpit.show_today,
            "review": self.cockpit.show_review,
            "evening": self.cockpit.show_evening,
            "agenda": self.cockpit.show_agenda,
            "week": self.cockpit.show_week,
            "log": self.cockpit.show_log,
            "settings": self.cockpit.show_settings,
            "phone": self.cockpit.show_phone,
            "import": self.cockpit.show_import,
            "tour": self.cockpit.begin_tour,
            "find": self.cockpit.show_find,
            "customer": self.do_customer,
            "answers": self.do_answers,
            "cards": self.cockpit.show_cards,
            "people": self.cockpit.show_people,
            "conflicts": self.cockpit.show_conflicts,
            "back": self.do_back,
            "palette": self.app.action_command_palette,
            "theme": self.cockpit.choose_theme,
            "backup": self.do_backup,
            "verify": self.do_verify,
            "help": self.do_help,
            "suspend": self.app.action_suspend_process,
            "quit": self.app.exit,
        }

    def here(self) -> Here:
        """Return where a command would act now."""
        return Here(screen=self.NAME)

    def why_not(self, command: Command, here: Here | None = None) -> str:
        """Return why a command does nothing here and now; empty where it does. `here` may be asked for once."""
        if self.NAME not in command.screens:
            return only_on(command.screens)
        if command.id == "rows.open" and not any(rows.highlighted_key for rows in self.query(RowList)):
            return "nothing is selected"
        return command.applies(self.here() if here is None else here)

    def action_command(self, command_id: str) -> None:
        """Carry out a command, or say why not."""
        command = BY_ID[command_id]
        if reason := self.why_not(command):
            is_another = command.verb and self.NAME in command.screens and self.here().row
            instead = f"; {self.key_of('verbs')} has what applies" if is_another else ""
            self.tell(f"{command.label}: {reason}{instead}.", "warning")
        else:
            self.cockpit.hush("warning")  # why a key before did nothing
            self.handlers()[command_id]()
            self.cockpit.did(command_id)

    def on_key(self, event: Key) -> None:
        """Say where a key belongs that does nothing here: a silent one looks broken."""
        remapped = self.cockpit.remapped
        meant = [one for one in COMMANDS if event.key in remapped.get(one.id, one.keys).split(",")]
        if not (event.is_printable or any(one.group == "Do" for one in meant)):
            return  # what only moves may find nothing to move
        if meant and not any(self.NAME in command.screens for command in meant):
            usual = max(meant, key=lambda command: len(command.screens))
            self.tell(f"{usual.label}: {self.why_not(usual)}.", "warning")
        elif not meant and not (event.key.startswith("alt+") or event.key in self.active_bindings):
            self.tell(self._no_key(event.character or event.key), "warning")

    def _no_key(self, typed: str) -> str:
        if typed.isascii():
            return f"“{typed}” is no key here; {self.key_of('help')} lists them."
        return f"“{typed}” is no key ({self.key_of('help')} lists them). Is another keyboard layout on?"

    def tell(self, words: str, severity: Severity = "information") -> None:
        """Say something on the line for messages; any text is safe."""
        self.cockpit.tell(words, severity)

    def tell_error(self, error: CockpitError) -> None:
        """Say what happened, what became of the data, and what to do."""
        self.tell(str(error), "error")

    # --- commands of every screen ---

    def do_undo(self) -> None:
        from cockpit.desk.actions import undo  # not needed to show the day

        self.revert(undo, "Undone", self.was_undone)

    def do_redo(self) -> None:
        from cockpit.desk.actions import redo  # not needed to show the day

        self.revert(redo, "Done again", self.was_redone)

    def revert(
        self, revert: Callable[[Desk], Reverted], said: str, follow: Callable[[Collection[int]], None]
    ) -> None:
        """Undo or redo, tell it, and follow up on it; or tell why that was refused."""
        try:
            reverted = revert(self.cockpit.desk)
        except CockpitError as error:
            self.tell_error(error)
            return
        since = (
            f" Left as others changed it since: {', '.join(reverted.changed_since)}."
            if reverted.changed_since
            else ""
        )
        again = {
            "Undone": f" {self.key_of('redo')} does it again.",
            "Taken back": f" {self.key_of('undo')} puts it back.",
        }.get(said, "")
        self.tell(f"{ended(f'{said}: {reverted.did}')}{since}{again}")
        follow(reverted.ids)
        self.cockpit.book_has_changed(reverted.ids)

    def was_undone(self, ids: Collection[int]) -> None:
        """Follow up on what was undone: it comes again in the day's review."""
        from cockpit.desk import review  # not needed to show the day

        try:
            review.bring_back(self.cockpit.desk, ids)
        except CockpitError as error:
            self.tell_error(error)

    def was_redone(self, ids: Collection[int]) -> None:
        """Follow up on what was done again."""

    def begin(self, kind: str) -> None:
        """Capture a line of this kind."""
        self.cockpit.capture(f"{kind} ")

    def do_payment(self) -> None:
        """Capture money received."""
        self.cockpit.capture("paid ")

    def do_answers(self) -> None:
        """Look up what they ask; whoever the selected row is about is taken for the one who asks."""
        row = self.here().row
        self.cockpit.show_answers(customer=row.name if row else "")

    def do_customer(self) -> None:
        """Open the sheet of the customer whom the selected row is about."""
        row = self.here().row
        if row is not None and row.record.customer is not None:
            self.cockpit.show_customer(row.record.customer)

    def do_go(self) -> None:
        from widgets.which_key import NextKey, WhichKey  # made when first asked for

        entries = [
            NextKey(one.after_g, one.id, one.label, self.why_not(one) or None, shown=shown(one.after_g))
            for one in COMMANDS
            if one.after_g
        ]
        self.app.push_screen(WhichKey(entries, "Go to"), self._chosen)

    def _chosen(self, command_id: str | None) -> None:
        if command_id:
            self.action_command(command_id)

    def do_back(self) -> None:
        """Go back to where one came from."""
        self.cockpit.show_today()

    def do_backup(self) -> None:
        from cockpit.tui import maintenance  # now and then

        maintenance.back_up(self.cockpit)

    def do_verify(self) -> None:
        from cockpit.tui import maintenance  # now and then

        maintenance.verify(self.cockpit)

    def do_help(self) -> None:
        from cockpit.tui.legend import SIGNS
        from widgets.key_help import HelpGroup, HelpKey, KeyHelp  # made when first asked for

        here = self.here()
        groups: dict[str, list[HelpKey]] = {}
        off: dict[str, list[HelpKey]] = {}
        for command in COMMANDS:
            reason = self.why_not(command, here) or None
            words = f"{command.label}: {command.tooltip[:1].lower()}{command.tooltip[1:]}"
            key = HelpKey(keys_of(command, self.cockpit.remapped), words, reason)
            (off if reason else groups).setdefault(command.group, []).append(key)
        sheet = [HelpGroup(title, keys) for title, keys in groups.items()]
        sheet += [HelpGroup(f"{title}: not now", keys) for title, keys in off.items()]
        sheet.append(HelpGroup("Signs and short words", [HelpKey(sign, words) for sign, words in SIGNS]))
        self.app.push_screen(KeyHelp(sheet, f"Keys on {TITLES[self.NAME]}"))

    # --- the key bar ---

    @on(ScreenSuspend)
    @on(ScreenResume)
    def _covered_or_not(self) -> None:
        if self.app.screen is self:
            self.app.clear_notifications()  # the line for messages says it, and lies over nothing
        self.refresh_bar()

    def refresh_bar(self) -> None:
        """Show the keys that do something here and now: none while a menu or a dialog lies above."""
        if self.app.screen is not self:
            for bar in self.query(KeyBar):
                bar.keys = _COVERED
            return
        here = self.here()
        for bar in self.query(KeyBar):
            keys = (self._bar_key(BY_ID[name], here) for name in BAR[self.NAME])
            bar.keys = [key for key in keys if key.enabled] or _FILTERING

    def _bar_key(self, command: Command, here: Here) -> BarKey:
        key = keys_of(command, self.cockpit.remapped).split(" ")[0]
        label, stays = self.label_of(command, here), command.id in _WAYS_OUT
        is_typed = isinstance(self.focused, Input) and len(key) == 1 and key.isascii()
        return BarKey(key, command.id, label, not is_typed and not self.why_not(command, here), stays)

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
