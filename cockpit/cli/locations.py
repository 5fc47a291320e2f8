"""`cockpit locations`: where the book and the settings live, and in which zone times are shown."""

from __future__ import annotations

import os

from cockpit.cli.output import as_json, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def locations_options(parser: ArgumentParser) -> None:
    """Say what `locations` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def locations(desk: Desk, options: Namespace) -> int:  # noqa: ARG001 - every command takes the desk
    """Print where the book and the settings live, and in which zone times are shown; None for what has no place."""
    if options.json:
        as_json({**options.places, "zone": options.zone.said})
        return 0
    for name, path in options.places.items():
        is_there = path is not None and os.path.exists(path)
        say(f"{name:<7} {path or 'nowhere'}{'' if is_there or not path else '  (not there yet)'}")
    say(f"{'zone':<7} {options.zone.said}")
    from cockpit.desk import semantic

    extra = "installed" if semantic.has_meanings() else f"not installed: {semantic.how_to_get_meanings()}"
    say(f"{'meaning':<7} answers said in other words are found by an extra, {extra}")
    return 0
