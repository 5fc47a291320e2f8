"""The people and firms: listing, adding, editing, renaming, merging them."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.output import as_json, say
from cockpit.desk import people as directory
from cockpit.domain.wording import counted, full
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.desk.people import Changed, Person

# What may be typed after `people`, the verb that it is, and how the verb is called where --drop is given.
_VERBS = {
    "rename": ("rename", ""),
    "alias": ("alias", ""),
    "merge": ("merge", ""),
    "topic": ("add-topic", "drop-topic"),
    "need": ("add-need", "drop-need"),
    "tag": ("add-tag", "drop-tag"),
    "phone": ("phone", ""),
    "mail": ("mail", ""),
}


def people_options(parser: ArgumentParser) -> None:
    """Say what `people` takes."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="words of a name to list; or add NAME, edit NAME, rename NAME NEW, alias NAME OTHER, "
        "merge NAME INTO, topic NAME TOPIC, need NAME NEED, tag NAME TAG, phone NAME NUMBER, mail NAME ADDRESS",
    )
    parser.add_argument("--role", choices=("customer", "supplier", "expert"), help="list those alone")
    parser.add_argument("--topic", action="append", default=[], help="what they know about")
    parser.add_argument("--need", action="append", default=[], help="a need they serve")
    parser.add_argument("--tag", action="append", default=[], help="a tag they carry, such as vip")
    parser.add_argument("--phone", metavar="NUMBER", help="with add and edit: their number")
    parser.add_argument("--mail", metavar="ADDRESS", help="with add and edit: their mail address")
    parser.add_argument("--supplier", choices=("yes", "no"), help="with add and edit: whether they supply")
    parser.add_argument("--drop", action="store_true", help="with topic, need and tag: it holds no more")
    parser.add_argument("--json", action="store_true", help="for scripts")


def people(desk: Desk, options: Namespace) -> int:
    """List the people and firms, or keep what is new about one."""
    word, *rest = options.what or [""]
    if rest and word == "add":
        return _tell(desk, directory.add(desk, " ".join(rest), _given(options)), options)
    if rest and (word == "edit" or word in _VERBS):
        missing_book.refuse(desk, options)
        if word == "edit":
            return _tell(desk, directory.edit(desk, " ".join(rest), _given(options)), options)
        return _tell(desk, _changed(desk, word, rest, drop=options.drop), options)
    missing_book.tell(desk, options)
    return _list(desk, options)


def _list(desk: Desk, options: Namespace) -> int:
    asked = {name: " ".join(getattr(options, name)) for name in ("topic", "need", "tag")}
    asked["role"] = options.role or ""
    words = " ".join(options.what)
    found = directory.people(desk, words, **asked)
    if options.json:
        as_json([json_output.person(one) for one in found])
        return 0
    for one in found:
        for line in _lines(desk, one):
            say(line)
    if not found:
        say("Nobody is kept like that." if any((words, *asked.values())) else "Nobody is kept yet.")
    return 0


def _changed(desk: Desk, word: str, rest: list[str], *, drop: bool) -> Changed:
    verb, dropped = _VERBS[word]
    if drop and not dropped:
        raise NotUnderstood(f"There is no --drop with {word}.", "Only a topic, a need or a tag is dropped.")
    name, *value = rest
    if not value:
        takes = directory.VERBS[verb].takes
        raise NotUnderstood(f"`people {word}` asks: {takes}?", f"cockpit people {word} NAME {takes.upper()}")
    return directory.change(desk, name, dropped if drop else verb, " ".join(value))


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
