"""`cockpit calendar connect | sync | inbox`: the calendar server that the phone is on, both ways."""

from __future__ import annotations

import sys

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, complain, is_dumb, say
from cockpit.domain.wording import counted, full
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from cockpit.desk.caldav_round import SyncReport
    from cockpit.desk.desk import Desk

_CLEARED = "\r\x1b[K"
_INTERRUPTED = 130
_REFUSED = 4
_ACCEPT, _DISMISS = "accept", "dismiss"
_SETTLED = 3  # words: inbox accept ID


def add_options(parser: ArgumentParser) -> None:
    """Say what these take."""
    parser.add_argument("--user", metavar="NAME", help="connect: your name on the server")
    parser.add_argument("--dry-run", action="store_true", help="sync: say what it would do, and do nothing")
    parser.add_argument("--yes", action="store_true", help="sync: yes to many deletions")
    parser.add_argument(
        "--contacts-again", action="store_true", help="sync: make cards again that were deleted on the phone"
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="inbox accept: what it asks for"
    )


def connect(desk: Desk, options: Namespace) -> int:
    """Connect a server: the password is asked on the terminal, or read from standard input."""
    from cockpit.desk.caldav_connection import Connection
    from cockpit.desk.caldav_connection import connect as connect_with

    if len(options.words) == 1 or not options.user:
        raise NotUnderstood("Which server, and as whom?", "So: cockpit calendar connect URL --user NAME", "")
    said = {**options.calendar.get("caldav", {}), "url": options.words[1], "user": options.user}
    for line in connect_with(desk, Connection(**said), _password(options.user)):
        say(line)
    if options.calendar.get("caldav") != said:
        from cockpit.config.edit import toml
        from cockpit.desk import settings

        settings.change(options.places["config"], "calendar.caldav", toml(said))
    place = (
        "in the keyring" if desk.secrets.place(_name()) == "keyring" else "in a file that only you can read"
    )
    say(f"The password is kept {place}. `cockpit calendar sync` makes both sides agree.")
    return 0


def sync(desk: Desk, options: Namespace) -> int:
    """Make the server and the book agree."""
    from cockpit.desk.caldav_connection import needed
    from cockpit.desk.caldav_sync import sync as sync_with

    missing_book.refuse(desk, options)
    connection = needed(options.calendar)
    shows = sys.stderr.isatty() and not is_dumb()

    def tell(done: int, of: int) -> None:
        if shows:
            print(f"{_CLEARED}{done} of {of} sent …", end="", file=sys.stderr, flush=True)

    try:
        report = sync_with(
            desk,
            connection,
            dry_run=options.dry_run,
            yes=options.yes,
            contacts_again=options.contacts_again,
            tell=tell,
        )
    except KeyboardInterrupt:
        complain("cockpit: interrupted. What was done is kept; the next sync goes on from there.")
        return _INTERRUPTED
    finally:
        if shows:
            print(_CLEARED, end="", file=sys.stderr, flush=True)
    if options.json:
        as_json({name: getattr(report, name) for name in report.FIELDS} | {"dry_run": options.dry_run})
    else:
        _tell(report, is_dry=options.dry_run)
    return _REFUSED if report.refused or report.held_back else 0


def _tell(report: SyncReport, *, is_dry: bool) -> None:
    for line in report.taken:
        say(line)
    for line in report.waits:
        say(f"Waits for your word: {line}")
    if report.waits:
        say("`cockpit calendar inbox` lists what waits.")
    say(_changed(report, "would be " if is_dry else ""))
    if report.whole:
        say(
            "The server has no sync tokens: each time it lists all it has, which is slower with many deadlines."
        )
    for line in report.refused:
        complain(f"cockpit: the server did not take {line}. It is tried again the next time.")
    for line in report.held_back:
        complain(f"cockpit: {line}")


def _changed(report: SyncReport, would: str) -> str:
    changes = ((report.sent, "sent"), (report.deleted, "taken off"))
    parts = [f"{_entries(count)} {would}{done}" for count, done in changes if count]
    parts += [f"{counted(report.contacts, 'contact')} {would}sent"] if report.contacts else []
    said = " and ".join(parts)
    if said:
        return f"{said}."
    return "Not all of it could be done." if report.refused or report.held_back else "Both sides agree."


def inbox(desk: Desk, options: Namespace) -> int:
    """List what came back from the phone and waits; accept one, or dismiss it."""
    from cockpit.desk import phone_inbox

    if len(options.words) > 1:
        if len(options.words) != _SETTLED or options.words[1] not in (_ACCEPT, _DISMISS):
            raise NotUnderstood(
                "What of the inbox?", "So: cockpit calendar inbox accept ID, or dismiss ID", ""
            )
        if options.words[1] == _ACCEPT:
            from cockpit.desk.phone_accept import accept

            given = dict(_given(one) for one in options.set)
            say(f"{accept(desk, options.words[2], given)} `cockpit undo` takes it back.")
        else:
            say(phone_inbox.dismiss(desk, options.words[2]))
        return 0
    waits = phone_inbox.waiting(desk)
    if options.json:
        as_json(
            [{name: getattr(one, name) for name in ("id", "what", "said", "asks", "at")} for one in waits]
        )
        return 0
    for one in waits:
        say(f"{one.id}  {one.said}")
        say(f"          accept: {one.asks}")
    if not waits:
        say("Nothing from the phone waits.")
        return 0
    say(f"So: cockpit calendar inbox accept {waits[0].id}, or dismiss {waits[0].id}.")
    return 0


def as_status(desk: Desk, calendar: Mapping[str, Mapping[str, object]]) -> dict[str, object] | None:
    """Return how it stands with the server, for scripts; None where none is connected."""
    from cockpit.desk import phone_inbox
    from cockpit.desk.caldav_connection import connection_of, last
    from cockpit.domain.moment import to_text

    connection = connection_of(calendar)
    if connection is None:
        return None
    found = last(desk)
    return {
        "url": connection.url,
        "user": connection.user,
        "every": connection.every,
        "last": to_text(found.at) if found.at else None,
        "trouble": found.trouble or None,
        "entries": found.entries,
        "waiting": len(phone_inbox.waiting(desk)),
    }


def tell_status(desk: Desk, status: Mapping[str, object]) -> None:
    """Tell how it stands with the server."""
    from cockpit.domain.moment import from_text

    say(f"Both ways with {status['url']} as {status['user']}: {status['entries']} entries there.")
    at = status["last"]
    say(f"Last made to agree {full(from_text(str(at)), desk.now())}." if at else "Not made to agree yet.")
    if status["trouble"]:
        say(f"Since then: {status['trouble']}")
    if status["waiting"]:
        say(f"{status['waiting']} from the phone for your word: `cockpit calendar inbox`.")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _given(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise NotUnderstood(f"“{word}” sets nothing.", "Write such as --set text=…", "")
    return name, value


def _name() -> str:
    from cockpit.desk.caldav_connection import PASSWORD

    return PASSWORD


def _password(user: str) -> str:
    """Return the password, asked on the terminal without showing it, else the first line of standard input."""
    if sys.stdin.isatty():
        from getpass import getpass

        found = getpass(f"Password of {user}: ")
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise NotUnderstood("There is no password.", "Type it when asked, or pipe it in.", "")
    return found
