"""Every command once: its id, keys, words, and when it applies.

The bindings, the key bar, the palette, `?`, the menus after `g` and `v` and the docs are all fed from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textual.binding import Binding, BindingType

from cockpit.desk.looking import Row

TODAY, LOG = "today", "log"
_BOTH = (TODAY, LOG)


class Here(NamedTuple):
    """Where a command would act: the row under the cursor or the first marked, and where it stands.

    `verbs` are those that apply to it, and to all that is marked.
    """

    row: Row | None = None
    verbs: tuple[str, ...] = ()
    state: str = ""
    screen: str = TODAY


def _always(_: Here) -> str:
    return ""


def _on_a_record(here: Here) -> str:
    return "" if here.row else "nothing is selected"


def _with_a_next_step(here: Here) -> str:
    if here.row is None:
        return "nothing is selected"
    return "" if here.row.record.next_verb() else "nothing is left to do about it"


def _verb(name: str) -> Callable[[Here], str]:
    def applies(here: Here) -> str:
        if here.row is None:
            return "nothing is selected"
        return "" if name in here.verbs else f"not for a {here.row.record.KIND} that is {here.state}"

    return applies


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `keys` are as Textual names them, parted by commas; `label` is a word or two, `tooltip` a sentence.
    `applies` returns why it does nothing here and now, or nothing. `verb` is the verb of the practices that
    it carries out on the selected or marked records, `after_g` the key that follows `g`. A command of the
    list is bound by the list itself.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    group: str
    applies: Callable[[Here], str] = _always
    verb: str = ""
    after_g: str = ""
    screens: tuple[str, ...] = (TODAY,)
    of_the_list: bool = False


def _do(id: str, keys: str, label: str, tooltip: str) -> Command:
    return Command(id, keys, label, tooltip, "Do", _verb(id), verb=id)


def _move(id: str, keys: str, label: str, tooltip: str) -> Command:
    return Command(f"rows.{id}", keys, label, tooltip, "Move", screens=_BOTH, of_the_list=True)


COMMANDS = (
    Command("capture", "n", "capture", "Type what you promise, or have to do", "Capture", screens=_BOTH),
    Command("promise", "p", "promise", "Capture, beginning with “promise”", "Capture", screens=_BOTH),
    Command("done", "d", "done", "Do the next step: deliver, then follow through", "Do", _with_a_next_step),
    _do("snooze", "z", "snooze", "Hide it for a while; the promise never moves"),
    _do("edit", "e", "edit", "Change its words, means or your own time"),
    _do("touch", "t", "contact", "Log a contact with the customer"),
    _do("agree", "A", "they said OK", "Note the customer's spoken OK of the time"),
    _do("renegotiate", "R", "renegotiate", "Give a new time before the old one is due"),
    _do("add-item", "i", "also wanted", "Add something else they want at the same time"),
    _do("note", "N", "remark", "Add a dated remark of your own"),
    _do("break", "B", "break", "Give the promise up, or promise a new time instead"),
    _do("delete", "D,delete", "delete", "Take it off every list; undo brings it back"),
    Command("verbs", "v", "all steps", "Every step that applies to it, each with a key", "Do", _on_a_record),
    Command("repeat", "full_stop", "again", "Do the last step again, here", "Do", _on_a_record),
    Command("say", "y", "copy words", "Copy the sentence to say, or what it is", "Do", _on_a_record),
    Command("undo", "u", "undo", "Take back your last action, whichever program did it", "Do", screens=_BOTH),
    Command("redo", "U", "redo", "Do again what was undone", "Do", screens=_BOTH),
    _move("down", "down,j", "down", "Next row"),
    _move("up", "up,k", "up", "Row before"),
    _move("page-down", "pagedown", "page down", "A page on"),
    _move("page-up", "pageup", "page up", "A page back"),
    _move("first", "home", "first", "First row (also g g)"),
    _move("last", "end", "last", "Last row (also g e)"),
    _move("open", "enter", "open", "Open it: everything about it, and the customer's timeline"),
    _move("mark", "space", "mark", "Mark it; steps then apply to all marked"),
    Command("list", "1,h,left", "list", "Go to the list", "Move"),
    Command("detail", "l,right", "detail", "Go to the detail", "Move", _on_a_record),
    Command("back", "escape", "back", "Back, unmark, clear the filter", "Move", screens=_BOTH),
    Command("filter", "slash", "filter", "Show only what holds these words", "Look"),
    Command("zoom", "plus", "zoom", "Give the pane the whole screen, or back", "Look"),
    Command("go", "g", "go to", "The other screens, each with a key", "Look", screens=_BOTH),
    Command(
        "today", "", "today", "What is owed, by the next real deadline", "Look", after_g="t", screens=_BOTH
    ),
    Command("log", "", "log", "What changed, the latest first", "Look", after_g="l", screens=_BOTH),
    Command("top", "", "first row", "The first row", "Look", after_g="g", screens=_BOTH),
    Command("bottom", "G", "last row", "The last row", "Look", after_g="e", screens=_BOTH),
    Command(
        "palette", "colon", "commands", "Find any command by its name (also ctrl+p)", "Cockpit", screens=_BOTH
    ),
    Command("theme", "", "theme", "Choose another theme", "Cockpit", screens=_BOTH),
    Command(
        "help", "question_mark", "keys", "The keys, those that apply here first", "Cockpit", screens=_BOTH
    ),
    Command("quit", "q", "quit", "Leave; everything is saved already", "Cockpit", screens=_BOTH),
)
BY_ID = {command.id: command for command in COMMANDS}
# What the key bar shows of each screen, the most important first.
BAR = {
    TODAY: ("done", "snooze", "capture", "touch", "verbs", "undo", "help"),
    LOG: ("back", "undo", "redo", "capture", "help"),
}
_SIGNS = {
    "question_mark": "?", "colon": ":", "slash": "/", "plus": "+", "full_stop": ".", "down": "↓", "up": "↑",
    "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup", "escape": "esc", "enter": "⏎",
    "delete": "del", "dollar_sign": "$", "comma": ",", "semicolon": ";", "minus": "-",
}  # fmt: skip


def bindings(screen: str) -> list[BindingType]:
    """Return the bindings of a screen; those of the list belong to the list."""
    return [
        Binding(
            command.keys, f"command('{command.id}')", command.label, id=command.id, tooltip=command.tooltip
        )
        for command in COMMANDS
        if command.keys and screen in command.screens and not command.of_the_list
    ]


def shown(keys: str) -> str:
    """Return keys as people read them: “?” and not question_mark."""
    return " ".join(_SIGNS.get(key, key) for key in keys.split(","))


def keys_of(command: Command, remapped: dict[str, str]) -> str:
    """Return the keys of a command as people read them, remapped or not; “g l” for one that follows `g`."""
    own = remapped.get(command.id, command.keys)
    after = f"{shown(remapped.get('go', BY_ID['go'].keys))} {command.after_g}" if command.after_g else ""
    return shown(own) if own else after


def reference() -> str:
    """Return all commands as a table in Markdown, for the docs."""
    lines = ["| Key | Command | Id | What it does |", "| --- | --- | --- | --- |"]
    for command in COMMANDS:
        keys = keys_of(command, {}).replace("|", "\\|")
        key = f"`{keys}`" if keys else ""
        lines.append(f"| {key} | {command.label} | `{command.id}` | {command.tooltip} |")
    return "\n".join(lines) + "\n"
