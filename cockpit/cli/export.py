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
        choices=["ics", "vcf", "json", "csv", "md"],
        help="ics: the deadlines, for phones; vcf: the people and firms, for their contacts; json: all that is "
        "known of records; csv, md: a table of them",
    )
    finding.what_to_find(parser)
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="the file; - for standard output")
    parser.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help="only this kind; may be repeated"
    )
    parser.add_argument(
        "--privacy",
        metavar="LEVEL",
        help="of a calendar: full, initials, kind or busy (full); of contacts: what is open with them goes into the "
        "note, as much as the level tells (no note)",
    )
    parser.add_argument("--code", metavar="CODE", help="of a calendar: this one record's deadlines only")
    parser.add_argument(
        "--open-only", action="store_true", help="of a calendar: without what ended in the last 90 days"
    )


def export(desk: Desk, options: Namespace) -> int:
    """Write the deadlines as iCalendar, or records in one of the other forms."""
    missing_book.refuse(desk, options)  # an empty file must not take the place of a full one
    return _FORMS.get(options.form, _records)(desk, options)


def _calendar(desk: Desk, options: Namespace) -> int:
    from cockpit.desk.calendar_export import ics

    code = options.words[0] if options.code is None and len(options.words) == 1 else options.code
    if options.where is not None or options.words not in ([], [code]):
        raise NotUnderstood(
            "A calendar holds every open deadline, or those of one record.",
            "--kind chooses among them, a code names one; words and --where do not.",
            "",
        )
    exported = ics(
        desk,
        privacy=options.privacy or "full",
        kinds=options.kind,
        open_only=options.open_only,
        code=code,
    )
    for left in exported.left_out:
        complain(f"cockpit: left out, it cannot be written as a calendar entry: {left}")
    if not exported.events + exported.over:
        where = "" if options.output == "-" else f" to {options.output}"
        complain(f"No deadline is open: nothing was written{where}.")  # a calendar must hold something
        return 0
    _put(desk, options.output, exported.data)
    if options.output != "-":
        over = f", and {exported.over} that ended and must ring no more" if exported.over else ""
        complain(
            f"{counted(exported.events, 'deadline')} in {options.output}{over}. "
            "Open it on the phone, or mail it to yourself."
        )
    return 0


def _contacts(desk: Desk, options: Namespace) -> int:
    from cockpit.desk.contact_cards import export_people

    chosen = (options.words, options.where, options.kind, options.code, options.open_only)
    if any(chosen):
        raise NotUnderstood("A file of contacts holds everybody.", "Only -o and --privacy go with it.", "")
    exported = export_people(desk, note=options.privacy or "")
    for left in exported.left_out:
        complain(f"cockpit: left out of a note: {left}")
    if not exported.cards:
        complain("Nobody is kept yet: nothing was written.")
        return 0
    _put(desk, options.output, exported.data)
    if options.output != "-":
        complain(f"{counted(exported.cards, 'contact')} in {options.output}. Open it on the phone.")
    return 0


def _records(desk: Desk, options: Namespace) -> int:
    from cockpit.cli.export_formats import FORMS

    if options.privacy is not None:
        raise NotUnderstood("--privacy is for calendars.", "Private notes are never written anyway.", "")
    if options.code is not None or options.open_only:
        raise NotUnderstood(
            "--code and --open-only are for calendars.", "Words and --where choose records.", ""
        )
    for kind in options.kind:
        if kind not in KINDS:
            raise NotUnderstood(f"There is no kind “{kind}”.", f"There are: {', '.join(KINDS)}.", "")
    search = finding.searched(desk, options)
    rows = [one for one in search.found() if not options.kind or one.record.KIND in options.kind]
    text = FORMS[options.form](desk, rows)
    _put(desk, options.output, text.encode("utf-8", "backslashreplace"))
    if options.output != "-":
        complain(f"{counted(len(rows), 'record')} in {options.output}: {search.told}.")
    finding.tell_damage(search)
    return 0


def _put(desk: Desk, output: str, data: bytes) -> None:
    from cockpit.desk.file_writer import write

    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        write(desk, output, data)


_FORMS = {"ics": _calendar, "vcf": _contacts}
