"""Every command of the command line once: its room, what it does, an example.

Only the module of the command that was typed is loaded.
"""

from __future__ import annotations

from types import SimpleNamespace

from cockpit import __version__
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from typing import Any, NoReturn

    from cockpit.desk.desk import Desk

COMMANDS = {
    "add": ("capture", "Keep one typed line.", 'cockpit add "promise @acme spec sheet by 4pm ok\'d mail"'),
    "today": ("views", "What is owed, by the next real deadline.", "cockpit today --plain"),
    "agenda": ("views", "Every deadline, in order.", "cockpit agenda --days 7"),
    "show": ("views", "Everything about one record or customer.", "cockpit show P7K3"),
    "answer": ("answer", "What to say to a question, while they ask it.", "cockpit answer delivery time"),
    "cards": (
        "cards",
        "The answer cards: list, add, edit, verify, merge, export.",
        "cockpit cards verify A7K3",
    ),
    "import": (
        "import_",
        "Take in answer cards from a CSV or Markdown file.",
        "cockpit import cards.csv --dry-run",
    ),
    "week": ("views", "The figures of the week, and the one habit to improve.", "cockpit week --days 30"),
    "log": ("views", "What was done, the latest first.", "cockpit log --most 20"),
    "do": (
        "actions",
        "Carry out any verb of the practices.",
        "cockpit do P7K3 renegotiate --set theirs='fri 4pm'",
    ),
    "done": ("actions", "Do the next step.", "cockpit done P7K3"),
    "edit": (
        "capture",
        "Change a record by its line.",
        "cockpit edit P7K3 promise @acme spec sheet by fri 4pm ok",
    ),
    "undo": ("actions", "Take back the last action.", "cockpit undo"),
    "redo": ("actions", "Do again what was undone.", "cockpit redo"),
    "conflicts": ("conflicts", "What lost to another machine's edit.", "cockpit conflicts --restore X7K3Q"),
    "export": (
        "maintenance",
        "Write the deadlines for the phone's calendar.",
        "cockpit export ics -o deadlines.ics",
    ),
    "verify": ("maintenance", "Is the book sound?", "cockpit verify"),
    "backup": (
        "maintenance",
        "Back up the book, list the backups, restore one.",
        "cockpit backup --to /media/stick",
    ),
    "locations": ("maintenance", "Where the book and the settings live.", "cockpit locations"),
    "demo": ("maintenance", "Open the cockpit on a lifelike throwaway book.", "cockpit demo"),
}
_VALUED = ("--book", "--now", "--config")
_OVERVIEW = """Run one seller's day from the terminal: what was promised, and by when.

usage: cockpit [--book DIR] [COMMAND …]

Without a command the cockpit opens. Commands:
{commands}
Everywhere: --book DIR names the book (COCKPIT_BOOK), --now ISO fixes the moment (COCKPIT_NOW),
--config FILE names the settings (COCKPIT_CONFIG). `cockpit COMMAND -h` tells more, with an example.

Exit codes: 0 done · 1 the answer is no · 2 not understood · 3 the book could not be read or written
· 4 another side refused or is away · 130 interrupted"""


def parse(argv: list[str]) -> tuple[Callable[[Desk, Namespace], int | None], Namespace]:
    """Return the function of the command that was typed, and its options.

    The function returns an exit code, or None to ask for the screen. Raises NotUnderstood.
    """
    place = _place_of_command(argv)
    if place is None:
        if "-h" in argv or "--help" in argv:
            return _overview, _options(_parser("cockpit"), [])
        if "--version" in argv:
            return _version, _options(_parser("cockpit"), [])
        from cockpit.cli.views import cockpit

        return cockpit, _options(_parser("cockpit"), argv)
    name = argv[place]
    if (
        "--" in argv[place:]
    ):  # argparse forgets it between two passes; with a space before it a word is no option
        cut = argv.index("--", place)
        argv = argv[:cut] + [f" {word}" if word.startswith("-") else word for word in argv[cut + 1 :]]
    rest = argv[:place] + argv[place + 1 :]
    if name == "help":
        if not argv[place + 1 :]:
            return _overview, _options(_parser("cockpit"), [])
        name, rest = argv[place + 1], ["-h"]
    if name not in COMMANDS:
        raise NotUnderstood(f"There is no command “{name}”.", _nearest(name))
    return _at_once(name, rest) or _parsed(name, rest)


def _at_once(name: str, rest: list[str]) -> tuple[Callable[[Desk, Namespace], int | None], Namespace] | None:
    """Return the two commands that must start at once, with their options, where these are plain to see.

    Importing argparse costs half as much as starting Python; words without an option need none of it.
    """
    plain: dict[str, Any] = {"book": None, "now": None, "config": None, "json": False}
    if name == "add" and rest and not any(word.startswith("-") for word in rest):
        from cockpit.cli.capture import add

        return add, SimpleNamespace(words=rest, dry_run=False, **plain)  # type: ignore[return-value]
    if name == "today" and rest in ([], ["--plain"]):
        from cockpit.cli.views import today

        return today, SimpleNamespace(plain=True, **plain)  # type: ignore[return-value]
    return None


def _parsed(name: str, rest: list[str]) -> tuple[Callable[[Desk, Namespace], int | None], Namespace]:
    from importlib import import_module

    module, about, example = COMMANDS[name]
    room = import_module(f"cockpit.cli.{module}")
    parser = _parser(f"cockpit {name}", about, example)
    getattr(room, f"{name}_options")(parser)
    function = f"{name}_" if name == "import" else name  # a word of Python's own
    return getattr(room, function), _options(parser, rest)


def _parser(prog: str, about: str = "", example: str = "") -> ArgumentParser:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    class Help(RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, width=100)  # asking for the terminal's width loads half a dozen modules

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise NotUnderstood(f"{message[0].upper()}{message[1:]}.", f"See `{self.prog} -h`.")

    return Parser(
        prog=prog,
        description=about,
        epilog=f"Example:\n  {example}" if example else None,
        formatter_class=Help,
        allow_abbrev=False,
        add_help=bool(example),
    )


def _options(parser: ArgumentParser, argv: list[str]) -> Namespace:
    parser.add_argument("--book", metavar="DIR", help="the book's folder")
    parser.add_argument("--now", metavar="ISO", help="fix the moment")
    parser.add_argument("--config", metavar="FILE", help="the settings")
    return parser.parse_intermixed_args(argv)


def _place_of_command(argv: list[str]) -> int | None:
    """Return where the command stands: the first word that is neither an option nor an option's value."""
    place = 0
    while place < len(argv):
        word = argv[place]
        if not word.startswith("-"):
            return place
        place += 2 if word in _VALUED else 1
    return None


def _overview(_desk: Desk, _options: Namespace) -> int:
    lines = "".join(f"  {name:<10} {about}\n" for name, (_, about, _) in COMMANDS.items())
    print(_OVERVIEW.format(commands=lines))
    return 0


def _version(_desk: Desk, _options: Namespace) -> int:
    print(f"cockpit {__version__}")
    return 0


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(COMMANDS)}."
