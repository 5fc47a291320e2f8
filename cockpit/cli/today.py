"""`cockpit today`: what is owed, by the next real deadline; and how a row is printed by whatever lists rows."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import book_state, day_words, views
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import clock, day
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row


def today_options(parser: ArgumentParser) -> None:
    """Say what `today` takes."""
    from cockpit.cli.options import list_options

    list_options(parser)


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
    if found.is_read_only:
        complain(
            "cockpit: this book was written by a newer Cockpit, and is only read. Update Cockpit to write to it."
        )
    if book_state.has_grown(desk):
        _fold(desk)
    return 0


def who(row: Row) -> str:
    """Say whom a row is about, and what."""
    return f"{row.name}: {row.what}" if row.name else row.what


def line_of(row: Row, now: datetime) -> str:
    """Return a row of Today on one line: its code, how pressing, who and what, what is wanting, the next step."""
    parts = [f"  {row.code}"]
    due, record = row.deadline, row.record
    if due is not None:
        said = day_words.more_than_when(row, due, now)
        if not said and due.kind == "mine" and isinstance(record, Promise):
            theirs = clock(record.theirs, now, whole_day=record.is_whole_day)
            said = f"mine {clock(due.when, now)}, theirs {theirs}"
        parts.append(said or f"{due.kind} {clock(due.when, now, whole_day=due.whole_day)}")
    parts.append(who(row))
    if isinstance(record, Promise) and record.is_owed():
        parts += [word for word, holds in record.wants() if holds]
    if row.more:
        parts.append(f"+{len(row.more)} more in one contact: {', '.join(one.code for one in row.more)}")
    if step := row.step():
        parts.append(f"next: {step}")
    return "  ".join(parts)


def _fold(desk: Desk) -> None:
    from cockpit.desk.maintenance import fold

    try:
        fold(desk)
    except CockpitError as error:
        complain(f"cockpit: the snapshot could not be renewed: {error.what} {error.remedy}")
