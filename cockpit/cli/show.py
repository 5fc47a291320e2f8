"""`cockpit show`: everything about one record, or the preparation sheet of a customer."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, say_lines
from cockpit.desk import views
from cockpit.domain.people import Customer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.desk import Desk


def show_options(parser: ArgumentParser) -> None:
    """Say what `show` takes."""
    parser.add_argument("what", nargs="+", metavar="CODE|CUSTOMER", help="a code such as P7K3, or a name")
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument(
        "--history", action="store_true", help="with everything that ever happened with a customer"
    )


def show(desk: Desk, options: Namespace) -> int:
    """Print everything about one record, or the preparation sheet of a customer."""
    from cockpit.cli import json_output, plain_record, preparation_sheet

    missing_book.refuse(desk, options)
    found = views.show(desk, " ".join(options.what))
    if isinstance(found, Customer):
        from cockpit.desk.preparation_sheet import preparation_sheet as prepared

        sheet = prepared(desk, found)
        if options.json:
            as_json(preparation_sheet.shape(desk, sheet))
        else:
            say_lines(preparation_sheet.lines(desk, sheet, with_history=options.history))
    elif options.json:
        as_json(json_output.record(desk, found))
    else:
        say_lines(plain_record.record(desk, found))
    return 0
