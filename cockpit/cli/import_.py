"""`cockpit import`: answer cards from a CSV file, or from a FAQ in Markdown."""

from __future__ import annotations

import os
import sys

from cockpit.cli import json_output
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import cards as desks
from cockpit.desk.import_file import bytes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.cards import Imported
    from cockpit.desk.desk import Desk

_LEFT_OUT = 2


def import_options(parser: ArgumentParser) -> None:
    """Say what `import` takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="cards as .csv (columns: question, answer, phrasings, tags, detail, source, verified) or .md "
        "(heading = question); - reads CSV from standard input",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what it would come to, keep nothing")
    parser.add_argument("--json", action="store_true", help="for scripts")


def import_(desk: Desk, options: Namespace) -> int:
    """Take in the cards of a file. Exit code 2 where something of it was left out; the rest is kept."""
    suffix = ".csv" if options.file == "-" else os.path.splitext(options.file)[1]
    data = bytes_of(options.file, sys.stdin.buffer if options.file == "-" else None)
    imported = desks.import_cards(desk, data, suffix, dry_run=options.dry_run)
    if options.json:
        as_json(
            {
                "new": [json_output.record(desk, card) for card in imported.new],
                "changed": [json_output.record(desk, card) for card in imported.changed],
                "unchanged": imported.unchanged,
                "left_out": list(imported.left_out),
                "unknown_columns": list(imported.unknown),
                "passed_over": list(imported.passed_over),
                "dry_run": options.dry_run,
            }
        )
    else:
        _tell(imported, dry_run=options.dry_run)
    for over in imported.passed_over:
        complain(f"cockpit: passed over, {over}")
    if imported.unknown:
        complain(f"cockpit: passed over, columns that are no part of a card: {', '.join(imported.unknown)}")
    for left in imported.left_out:
        complain(f"cockpit: left out, {left}")
    return _LEFT_OUT if imported.left_out else 0


def _tell(imported: Imported, *, dry_run: bool) -> None:
    if dry_run:
        for begin, cards in (("new", imported.new), ("changed", imported.changed)):
            for card in cards:
                say(f"{begin:<8} {card.text}")
    say(imported.counts("Would keep" if dry_run else "Kept"))
