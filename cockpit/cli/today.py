"""What only reads: today, agenda, show, log, week; and the bare `cockpit`, which opens the screen."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, complain, has_screen, say
from cockpit.desk import book_state, day_words, views
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.moment import local
from cockpit.domain.people import Customer
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import clock, day, full, lateness
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row

_MOST = 36_525  # days in a century


def cockpit(desk: Desk, options: Namespace) -> int | None:
    """Open the screen; where there is no terminal for one, print today instead."""
    if has_screen():
        return None
    options.json = False
    return today(desk, options)


def today_options(parser: ArgumentParser) -> None:
    """Say what `today` takes."""
    _list_options(parser)


def today(desk: Desk, options: Namespace) -> int:
    """Print what is owed, by the next real deadline; fold the journal when it has grown."""
    missing_book.tell(desk, options)
    found = views.today(desk)
    if options.json:
        from cockpit.cli import json_output

        as_json(json_output.today(found))
    else:
        told = " · ".join((*day_words.figures_of(found), day_words.owe(found)))
        say(f"{day(found.now, found.now)} {found.now:%H:%M} · {told}")
        section = ""
        for row in views.unfolded(found.rows):
            if row.section != section:
                section = row.section
                say(f"{SECTIONS[section]}, {found.count(section)}:")
            say(line_of(row, found.now))
        if found.unread:
            say(f"Not readable, {len(found.unread)}:")
        for unread in found.unread:
            say(f"  {unread.code:<7} {unread.words}: `cockpit show {unread.code}` tells why, and what to do")
        if not found.rows:
            say('Type what you promise: cockpit add "promise @acme spec sheet by tomorrow 4pm".')
    if damage := found.damage():
        complain(f"cockpit: {damage}: run `cockpit verify`.")
    if found.is_read_only:
        complain(
            "cockpit: this book was written by a newer Cockpit, and is only read. Update Cockpit to write to it."
        )
    if book_state.has_grown(desk):
        _fold(desk)
    return 0


def agenda_options(parser: ArgumentParser) -> None:
    """Say what `agenda` takes."""
    _list_options(parser)
    parser.add_argument("--days", type=count, metavar="N", help="only the next N days (and what is late)")


def agenda(desk: Desk, options: Namespace) -> int:
    """Print every deadline in order, both clocks of a promise."""
    missing_book.tell(desk, options)
    rows, now = views.deadlines(desk, options.days), desk.now()
    if options.json:
        from cockpit.cli import json_output

        as_json({"now": json_output.when(now), "items": [json_output.row(row) for row in rows]})
        return 0
    said = ""
    for row in rows:
        if row.deadline is None:
            continue
        on = day(row.deadline.when, now, whole_day=row.deadline.whole_day)
        if on != said:
            said = on
            say(f"{on}:")
        at = "all day" if row.deadline.whole_day else f"{local(row.deadline.when, now):%H:%M}"
        say(f"  {row.code}  {at:<7}  {row.deadline.kind:<14}  {who(row)}")
    if not rows:
        say("Nothing is due." if options.days is None else f"Nothing is due within {options.days} days.")
    return 0


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
            _tell(preparation_sheet.lines(desk, sheet, with_history=options.history))
    elif options.json:
        as_json(json_output.record(desk, found))
    else:
        _tell(plain_record.record(desk, found))
    return 0


def week_options(parser: ArgumentParser) -> None:
    """Say what `week` takes."""
    _list_options(parser)
    parser.add_argument("--days", type=count, metavar="N", help="the last N days instead of Monday to Monday")
    parser.add_argument("--customer", metavar="NAME", help="this customer's only")
    parser.add_argument("--markdown", action="store_true", help="as Markdown")


def week(desk: Desk, options: Namespace) -> int:
    """Print the figures of the five practices for the week, and the one habit to improve."""
    from cockpit.desk import figures, week_words

    missing_book.tell(desk, options)
    found = figures.week(desk, days=options.days, customer=options.customer)
    if options.json:
        from cockpit.cli import json_week

        as_json(json_week.week(found))
    else:
        _tell(week_words.markdown(found) if options.markdown else week_words.lines(found))
    return 0


def log_options(parser: ArgumentParser) -> None:
    """Say what `log` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument("--most", type=count, default=50, metavar="N", help="the last N actions (50)")


def log(desk: Desk, options: Namespace) -> int:
    """Print what was done, the latest first."""
    from cockpit.desk.maintenance import log as actions

    missing_book.tell(desk, options)
    found = actions(desk, options.most)
    if options.json:
        from cockpit.cli import json_output

        as_json([json_output.action(one) for one in found])
        return 0
    for one in found:
        say(f"{full(one.at, desk.now())}  {one.did}")
    if not found:
        say("Nothing was done yet.")
    return 0


def _fold(desk: Desk) -> None:
    from cockpit.desk.maintenance import fold

    try:
        fold(desk)
    except CockpitError as error:
        complain(f"cockpit: the snapshot could not be renewed: {error.what} {error.remedy}")


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def count(typed: str) -> int:
    """Return a whole number that an option was given. Raises ArgumentTypeError."""
    if typed.isdecimal() and 1 <= int(typed) <= _MOST:
        return int(typed)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"“{typed}” is not a whole number from 1 to {_MOST:,}")


def _list_options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument(
        "--plain", action="store_true", help="linear, for pipes and screen readers (always so now)"
    )


def who(row: Row) -> str:
    """Say whom a row is about, and what."""
    return f"{row.name}: {row.record.text}" if row.name else row.record.text


def line_of(row: Row, now: datetime) -> str:
    """Return a row of Today on one line: its code, when, who and what, and what is wanting."""
    parts = [f"  {row.code}"]
    due, record = row.deadline, row.record
    if due is not None:
        if due.severity == "late":
            since = record.theirs if isinstance(record, Promise) and due.kind == "mine" else due.when
            parts.append(f"{lateness(since, now)} late")
        elif due.kind == "mine" and isinstance(record, Promise):
            theirs = clock(record.theirs, now, whole_day=record.is_whole_day)
            parts.append(f"mine {clock(due.when, now)}, theirs {theirs}")
        else:
            parts.append(f"{due.kind} {clock(due.when, now, whole_day=due.whole_day)}")
    parts.append(who(row))
    if isinstance(record, Promise) and record.is_owed():
        parts += [word for word, holds in record.wants() if holds]
    if row.more:
        parts.append(f"+{len(row.more)} more in one contact: {', '.join(one.code for one in row.more)}")
    return "  ".join(parts)
