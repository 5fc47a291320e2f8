"""`cockpit people`: the people and firms, to list, add, edit, rename, merge."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.options import refuse_others
from cockpit.cli.output import as_json, say
from cockpit.desk import people as directory
from cockpit.desk.lookup import find_customer
from cockpit.domain.record import Record
from cockpit.domain.wording import counted, full
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.desk.people import Changed, Person


class PeopleAction(Record):
    """One action on people: how it is typed and the options it takes.

    `verb` is the verb of a person that it carries out, if any, `dropped` the one that it is with --drop.
    """

    usage: str
    takes: tuple[str, ...] = ()
    verb: str = ""
    dropped: str = ""


_KNOWN = ("topic", "need", "tag", "phone", "mail", "supplier")
_NEWS = "[--phone …] [--mail …] [--topic …] [--need …] [--tag …] [--supplier yes]"
_LIST = PeopleAction(
    usage="[list] [WORDS] [--role …] [--topic …] [--need …] [--tag …]", takes=("role", "topic", "need", "tag")
)
ACTIONS = {
    "list": _LIST,
    "add": PeopleAction(usage=f"add NAME {_NEWS}", takes=_KNOWN),
    "edit": PeopleAction(usage=f"edit NAME {_NEWS}", takes=_KNOWN),
    "rename": PeopleAction(usage="rename NAME NEW-NAME", verb="rename"),
    "alias": PeopleAction(usage="alias NAME OTHER-NAME", takes=("drop",), verb="alias", dropped="drop-alias"),
    "merge": PeopleAction(usage="merge NAME INTO-NAME", verb="merge"),
    "topic": PeopleAction(usage="topic NAME TOPIC", takes=("drop",), verb="add-topic", dropped="drop-topic"),
    "need": PeopleAction(usage="need NAME NEED", takes=("drop",), verb="add-need", dropped="drop-need"),
    "tag": PeopleAction(usage="tag NAME TAG", takes=("drop",), verb="add-tag", dropped="drop-tag"),
    "phone": PeopleAction(usage="phone NAME NUMBER", verb="phone"),
    "mail": PeopleAction(usage="mail NAME ADDRESS", verb="mail"),
}


def people_options(parser: ArgumentParser) -> None:
    """Say what `people` takes."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WHAT",
        help="words of a name to list, or an action (see below); quote a name of several words",
    )
    parser.add_argument(
        "--role", choices=("customer", "supplier", "expert"), help="list: those alone who are that"
    )
    parser.add_argument(
        "--topic",
        action="append",
        default=[],
        help="list, add, edit: what they know about; part several by ;",
    )
    parser.add_argument(
        "--need", action="append", default=[], help="list, add, edit: a need they serve; part several by ;"
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        help="list, add, edit: a tag they carry, such as vip; part several by ;",
    )
    parser.add_argument("--phone", metavar="NUMBER", help="add, edit: their number")
    parser.add_argument("--mail", metavar="ADDRESS", help="add, edit: their mail address")
    parser.add_argument("--supplier", choices=("yes", "no"), help="add, edit: whether they supply")
    parser.add_argument("--drop", action="store_true", help="alias, topic, need, tag: it holds no more")
    parser.add_argument("--json", action="store_true", help="for scripts")
    usages = "\n".join(f"  cockpit people {action.usage}" for action in ACTIONS.values())
    parser.epilog = f"{usages}\n\n{parser.epilog}"


def people(desk: Desk, options: Namespace) -> int:
    """List the people and firms, or keep what is new about one."""
    word = options.words[0] if options.words else "list"
    action, rest = (ACTIONS[word], options.words[1:]) if word in ACTIONS else (_LIST, options.words)
    of = [name for one in ACTIONS.values() for name in one.takes]
    asked = f"people {word}" if word in ACTIONS else "people"
    refuse_others(options, asked, action.takes, of, f"people {action.usage}")
    if action is _LIST:
        missing_book.tell(desk, options)
        return _list(desk, " ".join(rest), options)
    if not " ".join(rest).strip():
        raise NotUnderstood(
            f"`people {word}` needs a name.",
            f"Use: cockpit people {action.usage} (to look for the word: cockpit people list {word})",
        )
    if word == "add":
        return _tell(desk, directory.add(desk, " ".join(rest), _given(options)), options)
    missing_book.refuse(desk, options)
    if word == "edit":
        return _tell(desk, directory.edit(desk, " ".join(rest), _given(options)), options)
    name, value = _parted(desk, rest)
    if not value:
        raise NotUnderstood(f"`people {word}` needs more than a name.", f"Use: cockpit people {action.usage}")
    verb = action.dropped if options.drop else action.verb
    return _tell(desk, directory.change(desk, name, verb, value), options)


def _parted(desk: Desk, words: list[str]) -> tuple[str, str]:
    """Return the name that words begin with, and what follows: the longest that somebody has, else the first word."""
    for end in range(len(words) - 1, 0, -1):
        name = " ".join(words[:end])
        if find_customer(desk, name, exactly=True):
            return name, " ".join(words[end:])
    return words[0], " ".join(words[1:])


def _list(desk: Desk, words: str, options: Namespace) -> int:
    asked = {name: " ".join(getattr(options, name)) for name in ("topic", "need", "tag")}
    asked["role"] = options.role or ""
    found = directory.people(desk, words, **asked)
    if options.json:
        as_json([json_output.person(one) for one in found])
    for one in () if options.json else found:
        for line in _lines(desk, one):
            say(line)
    is_asked = any((words, *asked.values()))
    if not found and not options.json:
        say("Nobody is kept like that." if is_asked else "Nobody is kept yet.")
    return 1 if is_asked and not found else 0


def _given(options: Namespace) -> dict[str, list[str]]:
    given = {
        "phone": [options.phone] if options.phone is not None else [],
        "mail": [options.mail] if options.mail is not None else [],
        "supplier": [options.supplier] if options.supplier else [],
        "add-topic": options.topic,
        "add-need": options.need,
        "add-tag": options.tag,
    }
    return {verb: values for verb, values in given.items() if values}


def _tell(desk: Desk, done: Changed, options: Namespace) -> int:
    if options.json:
        as_json(json_output.person(done.person) | {"told": done.told})
        return 0
    say(done.told)
    for line in _lines(desk, done.person):
        say(line)
    return 0


def _lines(desk: Desk, one: Person) -> Iterator[str]:
    who = one.who
    others = [name for name in who.names() if name != who.display]
    also = f" (also {', '.join(others)})" if others else ""
    last = f" · last contact {full(one.last_contact, desk.now())}" if one.last_contact else ""
    yield f"{who.display}{also} · {', '.join(one.roles)} · {counted(one.open, 'thing')} open{last}"
    ways = " · ".join(way for way in (who.phone, who.email) if way)
    known = f"knows about {', '.join(who.knows.values())}" if who.knows else ""
    served = f"serves {', '.join(who.needs.values())}" if who.needs else ""
    carried = " ".join(f"#{tag}" for tag in who.tags.values())
    yield from (f"  {line}" for line in (ways, known, served, carried) if line)
