"""`cockpit calendar`: the feeds that phones follow, their links, codes for a camera, and the server both ways."""

from __future__ import annotations

import gc
import os
import sys

from cockpit.cli import calendar_sync, missing_book
from cockpit.cli.options import refuse_others
from cockpit.cli.output import as_json, complain, is_dumb, say
from cockpit.domain.record import Record
from cockpit.domain.wording import full
from cockpit.errors import NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from cockpit.desk.desk import Desk
    from cockpit.desk.feed_state import Served

    Run = Callable[[Desk, Namespace], int]


class CalendarAction(Record):
    """One action: what carries it out, how it is typed, the options it takes, and at most how many words."""

    run: Run
    usage: str
    takes: tuple[str, ...] = ()
    words: int = 1


_PORTS = range(1, 65536)
_NO_LINKS = "There are no links."
_SERVE_FIRST = "`cockpit calendar serve` makes them."


def calendar_options(parser: ArgumentParser) -> None:
    """Say what `calendar` takes."""
    parser.add_argument("words", nargs="*", metavar="WHAT", help="an action (see below)")
    parser.add_argument("--host", metavar="ADDRESS", help="serve: where to listen (this machine alone)")
    parser.add_argument("--port", type=port, metavar="N", help="serve: the port (8747)")
    parser.add_argument(
        "--privacy",
        action="append",
        default=[],
        metavar="LEVEL",
        help="serve, qr: full, initials, kind or busy (full); serve: FEED=LEVEL for one feed, may be repeated",
    )
    parser.add_argument("--amounts", action="store_true", help="serve: tell sums of money, too")
    parser.add_argument("--cert", metavar="FILE", help="serve: the certificate for TLS, as PEM")
    parser.add_argument("--key", metavar="FILE", help="serve: its key, as PEM, if that is another file")
    parser.add_argument("--rotate", action="store_true", help="token: a new one; every older link is dead")
    parser.add_argument("--revoke", action="store_true", help="token: none; every link is dead")
    parser.add_argument("--ascii", action="store_true", help="qr: drawn in letters, for any terminal")
    calendar_sync.add_options(parser)
    parser.add_argument("--json", action="store_true", help="status, sync, inbox: for scripts")
    usages = "\n".join(f"  cockpit calendar {action.usage}" for action in ACTIONS.values())
    parser.epilog = f"{usages}\n\n{parser.epilog}"


def calendar(desk: Desk, options: Namespace) -> int:
    """Carry out one of the actions."""
    name = options.words[0] if options.words else ""
    if name not in ACTIONS:
        said = f"There is no “{name}” of the calendar." if name else "What of the calendar?"
        raise NotUnderstood(said, f"There are: {', '.join(ACTIONS)}.", "")
    action = ACTIONS[name]
    of = [one for each in ACTIONS.values() for one in each.takes]
    refuse_others(options, f"calendar {name}", action.takes, of, f"calendar {action.usage}")
    if len(options.words) > action.words:
        raise NotUnderstood(
            f"“{options.words[-1]}” is one word too many.", f"So: calendar {action.usage}", ""
        )
    try:
        return action.run(desk, options)
    finally:
        _tell_exposed(desk)


def _tell_exposed(desk: Desk) -> None:
    """Tell, once, of secrets that others could read on this machine."""
    while desk.secrets.exposed:
        name = desk.secrets.exposed.pop()
        complain(
            f"cockpit: the file that keeps the {name} could be read by others on this machine; it no longer can. "
            "Was it yours alone? Else make a new one: `cockpit calendar token --rotate`."
        )


def _serve(desk: Desk, options: Namespace) -> int:
    """Serve the feeds until it is interrupted."""
    from cockpit.desk.calendar_server import CalendarServer
    from cockpit.desk.feed_state import HOST, PORT, levels, links
    from cockpit.desk.phone_state import reached_by_none

    missing_book.refuse(desk, options)
    if options.key and not options.cert:
        raise NotUnderstood("--key is the key of a certificate.", "Name that by --cert.", "")
    server = CalendarServer(
        desk,
        host=options.host or HOST,
        port=PORT if options.port is None else options.port,
        privacy=levels(options.privacy),
        amounts=options.amounts,
        cert=options.cert,
        key=options.key,
        tell=lambda left: complain(f"cockpit: left out, it cannot be written as a calendar entry: {left}"),
    )
    served = server.served
    say(f"Serving the calendar at {served.address}. ctrl+c ends it.")
    if server.is_open and not served.tls:
        complain(
            "cockpit: whoever is on this network can read along: the links and all deadlines go over it in the clear. "
            "Serve it with --cert and --key, or through a VPN."
        )
    if alone := reached_by_none(served):
        say(alone)
    _tell_exposed(desk)
    found = links(desk, served)
    if sys.stdout.isatty() and found:  # what is no terminal may be a log: the links are secrets
        say(f"For the phone: {found['page']}")
        if server.is_open:
            _draw(found["page"], options)
    else:
        say("`cockpit calendar token` tells the links, `cockpit calendar qr` draws the one for the phone.")
    sys.stdout.flush()
    gc.enable()  # this command lasts
    try:
        server.run()
    except KeyboardInterrupt:
        say("The calendar is served no more.")
    return 0


def _qr(desk: Desk, options: Namespace) -> int:
    """Draw the code of one deadline, or of the page that adds the calendar."""
    if len(options.words) == 1:
        if options.privacy:
            raise NotUnderstood("--privacy is for the code of one deadline.", "`serve` has it for feeds.", "")
        from cockpit.desk.phone_state import opens_the_page

        link, served = _links(desk)["page"], _served(desk)
        _draw(link, options)
        said = opens_the_page(served) if served else ""
        say(f"{said} Whoever has the link reads your calendar.".lstrip())
        return 0
    from cockpit.desk.calendar_code import code_of_deadline

    missing_book.refuse(desk, options)
    found = code_of_deadline(
        desk,
        options.words[1],
        privacy=options.privacy[-1] if options.privacy else "full",
        ascii_only=_is_plain(options),
        colours=_has_colours(options),
    )
    print("\n".join(found.lines))
    say(f"{found.title}, {full(found.when, desk.now(), whole_day=found.whole_day)}")
    return 0


def _token(desk: Desk, options: Namespace) -> int:
    """Tell the links, make them anew, or let none be good."""
    from cockpit.desk.feed_state import revoke, rotate

    if options.rotate and options.revoke:
        raise NotUnderstood("Both --rotate and --revoke are more than one can do.", "Leave one out.", "")
    if options.revoke:
        was_there = revoke(desk)
        say(
            "Every link is dead. `cockpit calendar token --rotate` makes new ones."
            if was_there
            else _NO_LINKS
        )
        return 0 if was_there else 1
    if options.rotate:
        rotate(desk)
        complain("Every older link is dead. Add the calendar on your phone anew.")
        if _served(desk) is None:
            return 0
    for name, link in _links(desk).items():
        print(f"{name:<9} {link}")
    return 0


def _status(desk: Desk, options: Namespace) -> int:
    """Tell how the calendar is served, who fetched it when, and what to expect of them."""
    from cockpit.desk.feed_state import fetched
    from cockpit.desk.phone_state import how_served, phone_state

    state = phone_state(desk)
    both_ways = calendar_sync.as_status(desk, options.calendar)
    if options.json:
        served = state.served
        as_json(
            {
                "served": {name: getattr(served, name) for name in served.FIELDS} if served else None,
                "answers": state.answers,
                "links": bool(state.links or state.trouble),
                "fetched": fetched(desk),
                "left_out": list(state.left_out),
                "caldav": both_ways,
            }
        )
        return 0
    if both_ways is not None:
        calendar_sync.tell_status(desk, both_ways)
    for line in how_served(state):
        say(line)
    if state.served is None:
        return 0 if both_ways is not None else 1
    if not state.readers:
        say("Nobody has fetched it yet.")
    for one in state.readers:
        say(f"{one.name}: {one.feed}, {full(one.at, desk.now())}, {one.how}")
        for line in one.expect:
            say(f"  {line}")
    return 0


def _served(desk: Desk) -> Served | None:
    from cockpit.desk.feed_state import last_served

    return last_served(desk)


def _links(desk: Desk) -> dict[str, str]:
    from cockpit.desk.feed_state import links

    served = _served(desk)
    found = links(desk, served) if served else None
    if found is None:
        raise NothingFound(_NO_LINKS, _SERVE_FIRST, "")
    return found


def _draw(link: str, options: Namespace) -> None:
    from cockpit.desk.calendar_code import code_of_link

    print("\n".join(code_of_link(link, ascii_only=_is_plain(options), colours=_has_colours(options))))


def _is_plain(options: Namespace) -> bool:
    """Tell whether the terminal can show letters only."""
    try:
        "█▀▄".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return True
    return bool(options.ascii)


def _has_colours(options: Namespace) -> bool:
    """Tell whether black and white can be asked for: on a light terminal a code without them is inside out."""
    return sys.stdout.isatty() and not is_dumb() and not os.environ.get("NO_COLOR") and not options.ascii


def port(typed: str) -> int:
    """Return a port as typed; 0 takes any that is free."""
    if not typed.isdecimal() or int(typed) not in (0, *_PORTS):
        raise ValueError(typed)
    return int(typed)


ACTIONS = {
    "serve": CalendarAction(
        run=_serve,
        usage="serve [--host ADDRESS] [--port N] [--privacy LEVEL] [--amounts] [--cert FILE [--key FILE]]",
        takes=("host", "port", "privacy", "amounts", "cert", "key", "ascii"),
    ),
    "qr": CalendarAction(
        run=_qr, usage="qr [CODE] [--privacy LEVEL] [--ascii]", takes=("privacy", "ascii"), words=2
    ),
    "token": CalendarAction(run=_token, usage="token [--rotate | --revoke]", takes=("rotate", "revoke")),
    "status": CalendarAction(run=_status, usage="status [--json]", takes=("json",)),
    "connect": CalendarAction(
        run=calendar_sync.connect, usage="connect URL --user NAME", takes=("user",), words=2
    ),
    "sync": CalendarAction(
        run=calendar_sync.sync,
        usage="sync [--dry-run] [--yes] [--contacts-again] [--json]",
        takes=("dry_run", "yes", "contacts_again", "json"),
    ),
    "inbox": CalendarAction(
        run=calendar_sync.inbox,
        usage="inbox [accept ID [--set NAME=VALUE] | dismiss ID] [--json]",
        takes=("set", "json"),
        words=3,
    ),
}
