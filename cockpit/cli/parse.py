"""What was typed after `cockpit`: which command, with which options. Most need argparse; two start without."""

from __future__ import annotations

from types import SimpleNamespace

from cockpit import __version__
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any, NoReturn

    from cockpit.cli.command import Run
    from cockpit.desk.desk import Desk

_VALUED = ("--book", "--now", "--config")
_ALWAYS: Any = SimpleNamespace(book=None, now=None, config=None, is_quick=False, needs_desk=False, command="")
"""The options of what is answered whatever is missing or broken."""
_OVERVIEW = """Run one seller's day from the terminal: what was promised, and by when.

usage: cockpit [--book DIR] [COMMAND …]

Without a command the cockpit opens. Commands:
{commands}
Everywhere: --book DIR names the book (COCKPIT_BOOK), --now ISO fixes the moment (COCKPIT_NOW),
--config FILE names the settings (COCKPIT_CONFIG). `cockpit COMMAND -h` tells more, with an example.

Exit codes: 0 done · 1 the answer is no · 2 not understood · 3 the book or a file could not be read or written
· 4 another side refused or is away · 130 interrupted"""


def parse(argv: list[str]) -> tuple[Run, Namespace]:
    """Return the function of the command that was typed, and its options.

    The function returns an exit code, or None to ask for the screen. Raises NotUnderstood.
    """
    place = _place_of_command(argv)
    if place is None:
        if "-h" in argv or "--help" in argv:
            return _overview, _ALWAYS
        if "--version" in argv:
            return _version, _ALWAYS
        from cockpit.cli.cockpit import cockpit

        if not argv:  # as most start it: importing argparse would hold up the first paint
            bare: Any = SimpleNamespace(book=None, now=None, config=None, is_quick=False, needs_desk=True)
            return cockpit, bare
        parser = _parser("cockpit")
        parser.set_defaults(is_quick=False, needs_desk=True)
        return cockpit, _options(parser, argv)
    name = argv[place]
    if (
        "--" in argv[place:]
    ):  # argparse forgets it between two passes; with a space before it a word is no option
        cut = argv.index("--", place)
        argv = argv[:cut] + [f" {word}" if word.startswith("-") else word for word in argv[cut + 1 :]]
    rest = [f" {word}" if _is_no_option(word) else word for word in argv[:place] + argv[place + 1 :]]
    if plain := _plain(name, rest):
        return plain
    from cockpit.cli.commands import COMMANDS

    if name == "help":
        if not argv[place + 1 :]:
            return _overview, _ALWAYS
        name, rest = argv[place + 1], ["-h"]
    if name not in COMMANDS:
        raise NotUnderstood(f"There is no command “{name}”.", _nearest(name))
    return _parsed(name, rest)


def _plain(name: str, rest: list[str]) -> tuple[Run, Namespace] | None:
    """Return the two commands that start most often, with their options, where these are plain to see.

    Importing argparse costs half as much as starting Python; words without an option need none of it.
    """
    plain: dict[str, Any] = {"book": None, "now": None, "config": None, "json": False}
    plain |= {"is_quick": True, "needs_desk": True}
    if name == "add" and rest and not any(word.startswith("-") for word in rest):
        from cockpit.cli.capture import add

        return add, SimpleNamespace(words=rest, dry_run=False, **plain)  # type: ignore[return-value]
    if name == "today" and rest in ([], ["--plain"]):
        from cockpit.cli.today import today

        return today, SimpleNamespace(plain=True, **plain)  # type: ignore[return-value]
    return None


def _parsed(name: str, rest: list[str]) -> tuple[Run, Namespace]:
    from cockpit.cli.commands import COMMANDS

    command = COMMANDS[name]
    run, say_options = command.load()
    parser = _parser(f"cockpit {name}", command.about, command.example)
    say_options(parser)
    parser.set_defaults(
        command=name, commands=COMMANDS, is_quick=command.is_quick, needs_desk=command.needs_desk
    )
    return run, _options(parser, rest)


def _parser(prog: str, about: str = "", example: str = "") -> ArgumentParser:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    class WideHelp(RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, width=100)  # asking for the terminal's width loads half a dozen modules

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise NotUnderstood(f"{message[0].upper()}{message[1:]}.", f"See `{self.prog} -h`.")

    return Parser(
        prog=prog,
        description=about,
        epilog=f"Example:\n  {example}" if example else None,
        formatter_class=WideHelp,
        allow_abbrev=False,
        add_help=bool(example),
    )


def _options(parser: ArgumentParser, argv: list[str]) -> Namespace:
    from cockpit.cli.options import add_everywhere

    add_everywhere(parser)
    return parser.parse_intermixed_args(argv)


def _is_no_option(word: str) -> bool:
    """Tell whether a word begins as an option does, and is none: "->", "-20%". A space before it tells argparse.

    A number, such as -5, it knows.
    """
    is_number = word[1:].replace(".", "", 1).isdigit()
    return len(word) > 1 and word[0] == "-" and not (word[1].isalpha() or word[1] == "-" or is_number)


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
    from cockpit.cli.commands import COMMANDS

    width = max(map(len, COMMANDS))
    lines = "".join(f"  {name:<{width}} {command.about}\n" for name, command in COMMANDS.items())
    print(_OVERVIEW.format(commands=lines))
    return 0


def _version(_desk: Desk, _options: Namespace) -> int:
    print(f"cockpit {__version__}")
    return 0


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    from cockpit.cli.commands import COMMANDS

    near = get_close_matches(name, COMMANDS, 1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(COMMANDS)}."
