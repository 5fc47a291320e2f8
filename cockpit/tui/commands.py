"""Every command once: its id, keys, words, and when it applies.

The bindings, the key bar, the palette, `?`, the menus after `g` and `v` and the docs are all fed from here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from cockpit.tui.command_context import (
    Here,
    always,
    from_elsewhere,
    of_a_customer,
    on_a_record,
    with_a_next_step,
    with_verb,
)
from cockpit.tui.screen_names import (
    AGENDA,
    ANSWERS,
    CALL,
    CARDS,
    CONFLICTS,
    CUSTOMER,
    EVENING,
    FIND,
    LOG,
    LOSS,
    ORDER,
    PEOPLE,
    PHONE,
    RECORD,
    REVIEW,
    SCREENS,
    SETTINGS,
    TODAY,
    WEEK,
)  # fmt: skip

_DAYS = (TODAY, EVENING, AGENDA)
_OF_ROWS = (*_DAYS, FIND, CUSTOMER)
_PAGES = (ORDER, LOSS, CALL, RECORD)
_LISTS = (*_OF_ROWS, LOG, CONFLICTS, ANSWERS, CARDS, PEOPLE, SETTINGS, PHONE)
_ROWS = (*_LISTS, *_PAGES, WEEK)
_OF_RECORDS = (*_OF_ROWS, *_PAGES, REVIEW)
_TABBED = (TODAY, CONFLICTS, CUSTOMER, AGENDA)
_OF_CARDS = (ANSWERS, CARDS)
_OF_ALL = (*_OF_RECORDS, *_OF_CARDS)


class Command(NamedTuple):
    """One command.

    `keys` are as Textual names them, parted by commas; `label` is a word or two, `tooltip` a sentence.
    `applies` returns why it does nothing here and now, or nothing. `verb` is the verb of the practices that
    it carries out on the selected or marked records, `after_g` the key that follows `g`: its own, where it has one.
    A command of the list is bound by the list itself.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    group: str
    applies: Callable[[Here], str] = always
    verb: str = ""
    after_g: str = ""
    screens: tuple[str, ...] = (TODAY,)
    of_the_list: bool = False


def _do(id: str, keys: str, tooltip: str, screens: tuple[str, ...] = _OF_RECORDS) -> Command:
    """Return the command of a verb: it has one name everywhere, the verb's."""
    return Command(id, keys, id.replace("-", " "), tooltip, "Do", with_verb(id), verb=id, screens=screens)


def _capture(id: str, keys: str, label: str, tooltip: str) -> Command:
    return Command(id, keys, label, tooltip, "Capture", screens=SCREENS)


def _move(id: str, keys: str, label: str, tooltip: str, screens: tuple[str, ...] = _LISTS) -> Command:
    return Command(f"rows.{id}", keys, label, tooltip, "Move", screens=screens, of_the_list=True)


def _pane(id: str, keys: str, label: str, tooltip: str, screens: tuple[str, ...] = (TODAY,)) -> Command:
    return Command(id, keys, label, tooltip, "Move", screens=screens)


def _look(id: str, keys: str, label: str, tooltip: str, after_g: str = "") -> Command:
    # Asked for once more, these two go back to their line.
    applies = always if id in (ANSWERS, FIND) else from_elsewhere(id)
    return Command(id, keys, label, tooltip, "Look", applies, after_g=after_g, screens=SCREENS)


def _cockpit(id: str, keys: str, label: str, tooltip: str, screens: tuple[str, ...] = SCREENS) -> Command:
    return Command(id, keys, label, tooltip, "Cockpit", screens=screens)


COMMANDS = (
    _capture("capture", "n", "capture", "Type what you promise, or have to do; tab changes the kind"),
    _capture("promise", "p", "promise", "Capture, beginning with “promise”"),
    _capture("order", "o", "order", "Capture an order that was promised"),
    _capture("call", "c", "call", "Capture a call to make, with what they gain"),
    _capture("waiting", "w", "waiting for", "Capture what a customer owes you, and by when"),
    _capture("lost", "x", "lost sale", "Capture a lost sale: your 24 hours to recover it begin"),
    _capture("payment", "dollar_sign", "payment", "Note money received: of the order selected, else of any"),
    Command(
        "done", "d", "done", "Do the next step, whatever it is; ask where words are needed", "Do",
        with_a_next_step, screens=_OF_RECORDS,
    ),
    _do("snooze", "z", "Hide it for a while; the promise never moves"),
    Command(
        "edit", "e", "edit", "Change it as you typed it: its line comes back (the form: v, then e)", "Do",
        with_verb("edit"), screens=(*_OF_ALL, PEOPLE),
    ),
    _do("touch", "t", "Log a contact with the customer", (*_OF_RECORDS, PEOPLE)),
    _do("agree", "A", "Note the customer's spoken OK of the time"),
    _do("renegotiate", "R", "Give a new time before the old one is due"),
    _do("add-item", "i", "Add something else they want at the same time"),
    _do("note", "N", "Add a dated remark of your own"),
    _do("break", "B", "Give the promise up, or promise a new time instead"),
    _do("delete", "D,delete", "Take it off every list; undo brings it back", (*_OF_RECORDS, CARDS, PEOPLE)),
    _do("confirm", "C", "They confirmed the order in writing", (ORDER,)),
    _do("date-supply", "S", "Say when it will be there; red where that is too late", (ORDER,)),
    _do("invoice", "I", "The invoice is out; its net terms run from now", (ORDER,)),
    _do("clear", "K", "The money is on the account", (ORDER,)),
    _do("promise-payment", "P", "Note their own promise to pay, and by when", (ORDER,)),
    _do("fall-through", "F", "It came to nothing: a recovery begins", (ORDER,)),
    _do("reframe", "1", "Tactic 1: no whining; vent in private", (LOSS,)),
    _do("apologise", "2", "Tactic 2: the apology, ready to edit", (LOSS,)),
    _do("help-elsewhere", "3", "Tactic 3: call a supplier on their behalf", (LOSS,)),
    _do("check-need", "4", "Tactic 4: follow up that their need was met", (LOSS,)),
    _do("advance", "1", "They take a step, and by when", (CALL,)),
    _do("continue", "2", "None of theirs was agreed: it is watched", (CALL,)),
    _do("order-promised", "3", "They promised an order", (CALL,)),
    _do("decline", "4", "They said no: a recovery begins", (CALL,)),
    _do("no-further-call", "5", "No further call is needed: a good outcome", (CALL,)),
    *(
        Command(
            f"answer-{number}", str(number), f"answer {number}", f"They have {which} answer: noted as on the spot",
            "Do", screens=(ANSWERS,),
        )
        for number, which in enumerate(("the first", "the second", "the third", "the fourth", "the fifth"), 1)
    ),
    Command(
        "get-back", "ctrl+g", "get back", "Nobody knows: make it a get-back, with the words as typed", "Do",
        screens=(ANSWERS,),
    ),
    Command("new-card", "Q", "new card", "Keep an answer before anybody asks", "Do", screens=(CARDS,)),
    Command(
        "new-person", "Q", "new person", "Add a customer, a supplier, an expert: a person or a firm", "Do",
        screens=(PEOPLE,),
    ),
    Command(
        "still-true", "V", "verify", "The answer still holds; this brings a retired card back, too", "Do",
        with_verb("verify"), verb="verify", screens=(*_OF_CARDS, REVIEW),
    ),
    _do("add-phrasing", "H", "Add how else they ask it", _OF_CARDS),
    _do("retire", "X", "Take it out of the look-up; it is not deleted", _OF_CARDS),
    Command(
        "merge", "M", "merge", "Let this one take in those marked: a card their words, a person all that is theirs",
        "Do", on_a_record, screens=(CARDS, PEOPLE),
    ),
    Command(
        "restore", "R", "restore", "Let the value that lost stand after all", "Do", screens=(CONFLICTS,)
    ),
    Command("dismiss", "d", "dismiss", "Let what stands be, on every machine", "Do", screens=(CONFLICTS,)),
    Command(
        "inbox-accept", "d", "accept", "Do in the book what came back from the phone", "Do", screens=(PHONE,)
    ),
    Command(
        "inbox-dismiss", "X", "dismiss", "Leave the book as it is; the phone is put right", "Do", screens=(PHONE,)
    ),
    Command(
        "take-back", "d", "take back", "Take back this one action, whatever was done since", "Do", screens=(LOG,)
    ),
    Command(
        "verbs", "v", "other steps", "Every step that applies to it, each with a key", "Do", on_a_record,
        screens=_OF_ALL,
    ),
    Command(
        "repeat", "full_stop", "again", "Do the last step again, here", "Do", on_a_record, screens=_OF_ROWS
    ),
    Command(
        "say", "y", "copy words", "Copy the words to say: the sentence, the apology, the answer, the letter", "Do",
        on_a_record, screens=_OF_ALL,
    ),
    Command(
        "texts", "Y", "other texts", "Copy another text: the process, a reminder, the hand-over", "Do", on_a_record,
        screens=(ORDER, LOSS),
    ),
    Command("undo", "u", "undo", "Take back your last action, whichever program did it", "Do", screens=SCREENS),
    Command("redo", "U", "redo", "Do again what was undone", "Do", screens=SCREENS),
    Command("seen", "enter,space", "seen, next", "Seen: on to the next card", "Move", screens=(REVIEW,)),
    Command("card-before", "k", "card before", "Bring back the card before", "Move", screens=(REVIEW,)),
    _move("down", "down,j", "down", "Next row, or a line on", _ROWS),
    _move("up", "up,k", "up", "Row before, or a line back", _ROWS),
    _move("page-down", "pagedown", "page down", "A page on"),
    _move("page-up", "pageup", "page up", "A page back"),
    _move("first", "home", "first", "First row (also g g)"),
    _move("last", "end", "last", "Last row (also G)"),
    _move(
        "open", "enter", "open", "Open it: its own screen, or everything about it",
        (*_OF_ROWS, CONFLICTS, *_OF_CARDS, PEOPLE, SETTINGS, PHONE),
    ),
    _move("mark", "space", "mark", "Mark it; steps then apply to all marked", (*_OF_ROWS, CARDS, PEOPLE)),
    _pane("all", "0", "all", "Go to all together, by urgency"),
    _pane("owed", "1", "owed", "Go to what you promised, and all else you owe"),
    _pane("money", "2", "money", "Go to the promised orders that are not paid yet"),
    _pane("recover", "3", "recover", "Go to the lost deals to recover"),
    _pane("next-pane", "tab", "next list", "Go to the next list; the agenda by week or by day", _TABBED),
    _pane("pane-before", "shift+tab", "list before", "Go to the list before; the agenda by week or by day", _TABBED),
    _pane("left", "h,left", "left", "Go to the list at the left, the day before", (TODAY, AGENDA)),
    _pane("right", "l,right", "right", "Go to the list at the right, then the detail; the next day", (TODAY, AGENDA)),
    Command("back", "escape", "back", "Back, unmark, clear the filter", "Move", screens=SCREENS),
    Command(
        "filter", "slash", "filter", "Show only what holds these words", "Look", screens=(TODAY, FIND, PEOPLE)
    ),
    Command("zoom", "plus", "zoom", "Give the list the whole screen, or back", "Look"),
    _look("go", "g", "go to", "The other screens, each with a key"),
    _look("today", "", "today", "What is owed, by the next real deadline", "t"),
    _look("review", "r", "review", "The morning review: one card, one key; resumable", "r"),
    _look("evening", "E", "evening", "What is still to be settled tonight", "E"),
    _look("agenda", "", "agenda", "Every deadline, day by day or a week at a time", "d"),
    _look("week", "W", "week", "How the week goes: the figures, and the one habit to improve", "W"),
    _look("answers", "a", "answers", "What do they ask? The answer, while they are on the line", "a"),
    _look("cards", "", "answer cards", "The library of answers: add, verify, merge", "c"),
    _look("people", "", "people", "Customers, suppliers, experts: add, edit, rename, merge, delete", "at"),
    _look("find", "f", "find", "Find any record or customer: words, a condition, a saved view", "f"),
    Command(
        "customer", "at", "customer", "All about the customer: the sheet to prepare with", "Look",
        of_a_customer, screens=SCREENS,
    ),
    _look("log", "", "log", "What changed, the latest first", "l"),
    _look("conflicts", "", "conflicts", "What lost to another machine's edit: restore it or let it be", "x"),
    _look("phone", "", "phone", "What waits from it, the link and code to follow on it, who came for it", "p"),
    _look("settings", "", "settings", "Theme, keys, hours, languages: tried as you choose", "comma"),
    _look("import", "L", "import", "Take in customers, what is open, or answers, from a file", "L"),
    _look("tour", "", "tour", "A minute in a made-up book; nothing of it is kept", "T"),
    Command("top", "", "first row", "The first row", "Look", after_g="g", screens=_LISTS),
    Command("bottom", "G", "last row", "The last row", "Look", after_g="G", screens=_LISTS),
    _cockpit("palette", "colon", "commands", "Find any command by its name (also ctrl+p)"),
    _cockpit("theme", "", "theme", "Choose another theme"),
    _cockpit("backup", "", "back up now", "Make a backup; `cockpit backup --restore`, in a shell, brings one back"),
    _cockpit("verify", "", "verify the book", "Read everything, change nothing: is the book sound?"),
    _cockpit("help", "question_mark", "keys", "The keys, those that apply here first"),
    _cockpit("suspend", "ctrl+z", "suspend", "Back to the shell for a while; `fg` there goes on here"),
    _cockpit("leave", "q", "leave", "Leave the review; it goes on from here", (REVIEW,)),
    _cockpit("close", "q", "close", "Close the answers; back to where you were", (ANSWERS,)),
    _cockpit(
        "quit", "q", "quit", "Leave; everything is saved already",
        (*_OF_ROWS, *_PAGES, LOG, CONFLICTS, CARDS, PEOPLE, WEEK, SETTINGS, PHONE),
    ),
)  # fmt: skip
BY_ID = {command.id: command for command in COMMANDS}
BY_VERB = {command.verb or command.id: command for command in COMMANDS if command.group == "Do"}
_SIGNS = {
    "question_mark": "?", "colon": ":", "slash": "/", "plus": "+", "full_stop": ".", "down": "↓", "up": "↑",
    "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup", "escape": "esc", "enter": "⏎",
    "delete": "del", "dollar_sign": "$", "at": "@", "comma": ",", "semicolon": ";", "minus": "-",
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
    after = (
        f"{shown(remapped.get('go', BY_ID['go'].keys))} {shown(command.after_g)}" if command.after_g else ""
    )
    return shown(own) if own else after


def reference() -> str:
    """Return all commands as a table in Markdown, for the docs."""
    lines = ["| Key | Command | Id | What it does |", "| --- | --- | --- | --- |"]
    for command in COMMANDS:
        keys = keys_of(command, {}).replace("|", "\\|")
        key = f"`{keys}`" if keys else ""
        lines.append(f"| {key} | {command.label} | `{command.id}` | {command.tooltip} |")
    return "\n".join(lines) + "\n"
