"""What a command of the command line is."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from cockpit.desk.desk import Desk

    Run = Callable[[Desk, Namespace], int | None]
    Loaded = tuple[Run, Callable[[ArgumentParser], None]]  # a command's function, and what says its options
    Load = Callable[[], Loaded]


class CliCommand:
    """One command: what loads it, what it does, an example.

    `is_quick` where it must start at once: what takes a moment to check of the settings is left to the others.
    Without `needs_desk` it is answered whatever is missing or broken; it never touches the book.
    """

    __slots__ = ("about", "example", "is_quick", "load", "needs_desk")

    def __init__(
        self, load: Load, about: str, example: str, *, is_quick: bool = False, needs_desk: bool = True
    ) -> None:
        self.load = load
        self.about = about
        self.example = example
        self.is_quick = is_quick
        self.needs_desk = needs_desk
