"""`cockpit import`: answer cards (CSV, FAQ in Markdown), people and what is open (CSV), a phone's contacts (vCard)."""

from __future__ import annotations

import os
import sys

from cockpit.cli import json_output
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import cards as desks
from cockpit.desk import table_import
from cockpit.desk.import_file import bytes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.cards import Imported
    from cockpit.desk.desk import Desk

_LEFT_OUT = 2
_CONTACTS = (".vcf", ".vcard")
_BEGINNING = 200  # bytes
_MARK = b"\xef\xbb\xbf"


def import_options(parser: ArgumentParser) -> None:
    """Say what `import` takes."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="cards as .csv (columns: question, answer, phrasings, tags, detail, source, expert, verified) or .md "
        "(heading = question); people as .csv (name, phone, mail, topics); what is open as .csv (kind, customer, "
        "what, due, amount); contacts as .vcf; - reads CSV or vCards from standard input",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what it would come to, keep nothing")
    parser.add_argument("--json", action="store_true", help="for scripts")


def import_(desk: Desk, options: Namespace) -> int:
    """Take in a file. Exit code 2 where something was left out: of rows then all, of cards and contacts that alone."""
    suffix = ".csv" if options.file == "-" else os.path.splitext(options.file)[1]
    data = bytes_of(options.file, sys.stdin.buffer if options.file == "-" else None)
    begins = data[:_BEGINNING].removeprefix(_MARK).lstrip().upper()
    if suffix.casefold() in _CONTACTS or (options.file == "-" and begins.startswith(b"BEGIN:VCARD")):
        return _contacts(desk, data, options)
    if not table_import.holds_cards(data, suffix):
        return _rows(desk, data, options)
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


def _contacts(desk: Desk, data: bytes, options: Namespace) -> int:
    from cockpit.desk.vcard_import import import_people

    imported = import_people(desk, data, dry_run=options.dry_run)
    if options.json:
        as_json(
            {
                "new": [who.display for who in imported.new],
                "changed": [{name: getattr(one, name) for name in one.FIELDS} for one in imported.changed],
                "conflicts": list(imported.conflicts),
                "kept": list(imported.kept),
                "unchanged": imported.unchanged,
                "left_out": list(imported.left_out),
                "passed_over": list(imported.passed_over),
                "dry_run": options.dry_run,
            }
        )
    else:
        for who in imported.new if options.dry_run else ():
            say(f"new      {who.display}")
        for one in imported.changed:
            say(f"changed  {one}")
        for stays in imported.kept:
            say(f"stays    {stays}: newer here than on the card")
        say(imported.counts("Would keep" if options.dry_run else "Kept"))
    for conflict in imported.conflicts:
        complain(f"cockpit: both differ, {conflict}")
    for over in imported.passed_over:
        complain(f"cockpit: passed over, {over}")
    for left in imported.left_out:
        complain(f"cockpit: left out, {left}")
    return _LEFT_OUT if imported.left_out else 0


def _rows(desk: Desk, data: bytes, options: Namespace) -> int:
    taken = table_import.import_rows(desk, data, dry_run=options.dry_run)
    if options.json:
        as_json(
            {
                "people": [
                    {"name": one.display, "phone": one.phone, "mail": one.email} for one in taken.people
                ],
                "changed": [
                    {"name": one.display, "phone": one.phone, "mail": one.email} for one in taken.changed
                ],
                "records": [json_output.record(desk, one) for one in taken.records],
                "unchanged": taken.unchanged,
                "left_out": list(taken.left_out),
                "unknown_columns": list(taken.unknown),
                "assumed": list(taken.assumed),
                "dry_run": options.dry_run,
            }
        )
    else:
        for begin, what in taken.told() if options.dry_run else ():
            say(f"{begin:<8} {what}")
        say(taken.counts("Would keep" if options.dry_run else "Kept"))
    if taken.unknown:
        complain(f"cockpit: passed over, columns that are not known: {', '.join(taken.unknown)}")
    for told in (*taken.assumed, *taken.left_out):
        complain(f"cockpit: {told}")
    return _LEFT_OUT if taken.left_out else 0


def _tell(imported: Imported, *, dry_run: bool) -> None:
    if dry_run:
        for begin, cards in (("new", imported.new), ("changed", imported.changed)):
            for card in cards:
                say(f"{begin:<8} {card.text}")
    say(imported.counts("Would keep" if dry_run else "Kept"))
