"""`cockpit demo`: the screen on a lifelike book."""

from __future__ import annotations

import os
import shutil
import sys

from cockpit.cli.output import has_screen
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def demo_options(parser: ArgumentParser) -> None:
    """Say what `demo` takes."""
    parser.description = (
        "Open the cockpit on a lifelike throwaway book, with a tour of a minute. With --book the demo is kept there, "
        "so that it outlives the screen; on another day its days are made anew, save where you did something in it. "
        "A book that holds other records is opened as it is."
    )
    parser.add_argument(
        "--fresh", action="store_true", help="make the demo anew, also one in which you did something"
    )


def demo(desk: Desk, options: Namespace) -> int | None:
    """Fill an empty book with the demo, then ask for the screen."""
    from cockpit import signals
    from cockpit.desk.demo.book import fill, throwaway

    named = options.book or os.environ.get("COCKPIT_BOOK")
    is_shown = has_screen()
    if not named and not is_shown:
        raise NotUnderstood(
            "The demo needs a terminal.", "To keep its book, name one: cockpit --book DIR demo.", ""
        )
    if not named:
        signals.hold()  # the screen takes away what is to be thrown away, however it ends
        options.places |= throwaway(desk)
    told = fill(desk, fresh=options.fresh)
    book = options.places["book"]
    # Tried before it is installed, it is not on the path of the shell that the words are for.
    is_installed = shutil.which("cockpit") or not os.access(sys.argv[0], os.X_OK)
    here = f"{'cockpit' if is_installed else sys.argv[0]} --book {book}"
    if told:
        told = f"{told} To make it anew: {here} demo --fresh"
    options.places |= {"demo": here, "tour": "" if named else "here", "told": told}
    if not is_shown:
        raise NotUnderstood("The demo needs a terminal.", " ".join(f"Its book is {book}. {told}".split()), "")
    return None
