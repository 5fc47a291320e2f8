"""Options that several commands take; of a command with several actions, what one does not take is refused."""

from __future__ import annotations

from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Collection, Iterable

_MOST = 36_525  # days in a century


def add_everywhere(parser: ArgumentParser) -> None:
    """Say what every command takes."""
    parser.add_argument("--book", metavar="DIR", help="the book's folder")
    parser.add_argument("--now", metavar="ISO", help="fix the moment")
    parser.add_argument("--config", metavar="FILE", help="the settings")


def refuse_others(
    options: Namespace, action: str, takes: Collection[str], of: Iterable[str], usage: str
) -> None:
    """Raise NotUnderstood for an option `of` the command that was given and that `action`, “cards list”, does not take.

    `takes` names those that it takes. One that was not given is None, False or an empty list.
    """
    for name in sorted(set(of).difference(takes)):
        if getattr(options, name) not in (None, False, []):
            raise NotUnderstood(
                f"`cockpit {action}` takes no --{name.replace('_', '-')}.", f"Use: cockpit {usage}"
            )


def list_options(parser: ArgumentParser) -> None:
    """Say what every command that lists takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument(
        "--plain", action="store_true", help="linear, for pipes and screen readers (always so now)"
    )


def count(typed: str) -> int:
    """Return a whole number that an option was given. Raises ArgumentTypeError."""
    if typed.isdecimal() and 1 <= int(typed) <= _MOST:
        return int(typed)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"“{typed}” is not a whole number from 1 to {_MOST:,}")
