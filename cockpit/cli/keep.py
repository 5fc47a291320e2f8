"""Keeping: export, verify, locations, demo."""

from __future__ import annotations

import os
import sys

from cockpit.cli.output import as_json, complain, say
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def export_options(parser: ArgumentParser) -> None:
    """Say what `export` takes."""
    parser.add_argument("form", choices=["ics"], help="ics: a calendar file that phones import")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="the file; - for standard output")
    parser.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="only this kind; may be repeated"
    )
    parser.add_argument("--privacy", default="full", metavar="LEVEL", help="full, initials, kind or busy")


def export(desk: Desk, options: Namespace) -> int:
    """Write every open deadline as iCalendar."""
    from cockpit.desk.exporting import ics, write

    exported = ics(desk, privacy=options.privacy, kinds=options.kind)
    if options.output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(exported.data)
    else:
        write(options.output, exported.data)
        complain(
            f"{exported.events} deadlines in {options.output}. Open it on the phone, or mail it to yourself."
        )
    for left in exported.left_out:
        complain(f"cockpit: left out, it cannot be written as a calendar entry: {left}")
    return 0


def verify_options(parser: ArgumentParser) -> None:
    """Say what `verify` takes."""
    parser.add_argument(
        "--rebuild", action="store_true", help="write the snapshot anew from the journals first"
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def verify(desk: Desk, options: Namespace) -> int:
    """Read everything and compare; exit 1 when something is wrong."""
    from cockpit.desk import keeping

    found = keeping.verify(desk, rebuild=options.rebuild)
    if options.json:
        as_json(
            {
                "sound": not found.wrong,
                "lines": found.lines,
                "records": found.records,
                "wrong": list(found.wrong),
                "notes": list(found.notes),
            }
        )
    else:
        for note in found.notes:
            say(f"Note: {note}.")
        for wrong in found.wrong:
            complain(f"Wrong: {wrong}.")
        if found.wrong:
            complain(
                "The journals are as they were. `cockpit verify --rebuild` renews what can be rebuilt from them."
            )
        else:
            say(f"Sound: {found.lines} journal lines, {found.records} records.")
    return 1 if found.wrong else 0


def locations_options(parser: ArgumentParser) -> None:
    """Say what `locations` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def locations(desk: Desk, options: Namespace) -> int:  # noqa: ARG001 - every command takes the desk
    """Print where the book and the settings live."""
    if options.json:
        as_json(options.places)
    else:
        for name, path in options.places.items():
            say(f"{name:<7} {path}{'' if os.path.exists(path) else '  (not there yet)'}")
    return 0


def demo_options(parser: ArgumentParser) -> None:
    """Say what `demo` takes: nothing of its own."""
    parser.description = (
        "Open the cockpit on a lifelike throwaway book. With --book the demo is kept there, so that it outlives "
        "the screen; a book that holds records is opened as it is."
    )


def demo(desk: Desk, options: Namespace) -> int | None:
    """Fill an empty book with the demo, then ask for the screen."""
    from cockpit.desk.demo import fill, throwaway

    named = options.book or os.environ.get("COCKPIT_BOOK")
    has_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not named and not has_terminal:
        raise NotUnderstood(
            "The demo needs a terminal.", "To keep its book, name one: cockpit --book DIR demo.", ""
        )
    if not named:
        options.places |= throwaway(desk)
    fill(desk)
    options.places["demo"] = options.places["book"]
    if not has_terminal:
        raise NotUnderstood("The demo needs a terminal.", f"Its book is {options.places['book']}.", "")
    return None
