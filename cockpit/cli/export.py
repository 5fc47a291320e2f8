"""`cockpit export`: the deadlines as a calendar, records as JSON, CSV or Markdown, never with private notes."""

from __future__ import annotations

import sys

from cockpit.cli import find as finding
from cockpit.cli import missing_book
from cockpit.cli.output import complain
from cockpit.domain.kinds import KINDS
from cockpit.domain.wording import counted
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def export_options(parser: ArgumentParser) -> None:
    """Say what `export` takes."""
    parser.description = (
        f"{parser.description}\nWithout WORDS, a view or --where everything is written; `cockpit find -h` tells how "
        "they are typed.\nPrivate notes are never written, and nothing in a CSV is taken for a formula."
    )
    parser.add_argument(
        "form",
        choices=["ics", "json", "csv", "md"],
        help="ics: the deadlines, for phones; json: all that is known of records; csv, md: a table of them",
    )
    finding.what_to_find(parser)
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="the file; - for standard output")
    parser.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="only this kind; may be repeated"
    )
    parser.add_argument(
        "--privacy", metavar="LEVEL", help="of a calendar: full, initials, kind or busy (full)"
    )


def export(desk: Desk, options: Namespace) -> int:
    """Write the deadlines as iCalendar, or records in one of the other forms."""
    missing_book.refuse(desk, options)  # an empty file must not take the place of a full one
    return _calendar(desk, options) if options.form == "ics" else _records(desk, options)


def _calendar(desk: Desk, options: Namespace) -> int:
    from cockpit.desk.calendar_export import ics

    if options.words or options.where is not None:
        raise NotUnderstood(
            "A calendar holds every open deadline.",
            "--kind chooses among them; words and --where do not.",
            "",
        )
    exported = ics(desk, privacy=options.privacy or "full", kinds=options.kind)
    _put(options.output, exported.data)
    if options.output != "-":
        complain(
            f"{counted(exported.events, 'deadline')} in {options.output}. Open it on the phone, or mail it to yourself."
        )
    for left in exported.left_out:
        complain(f"cockpit: left out, it cannot be written as a calendar entry: {left}")
    return 0


def _records(desk: Desk, options: Namespace) -> int:
    from cockpit.cli.record_tables import FORMS

    if options.privacy is not None:
        raise NotUnderstood("--privacy is for calendars.", "Private notes are never written anyway.", "")
    for kind in options.kind:
        if kind not in KINDS:
            raise NotUnderstood(f"There is no kind “{kind}”.", f"There are: {', '.join(KINDS)}.", "")
    search = finding.searched(desk, options)
    rows = [one for one in search.found() if not options.kind or one.record.KIND in options.kind]
    text = FORMS[options.form](desk, rows)
    _put(options.output, text.encode("utf-8", "backslashreplace"))
    if options.output != "-":
        complain(f"{counted(len(rows), 'record')} in {options.output}: {search.told}.")
    finding.tell_damage(search)
    return 0


def _put(output: str, data: bytes) -> None:
    from cockpit.desk.file_writer import write

    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        write(output, data)
