"""`cockpit find`: by words, by what records are, by a saved view."""

from __future__ import annotations

import sys

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, complain, say
from cockpit.desk.find import Search
from cockpit.domain.wording import clock, counted
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.desk.find import FoundRecord

LANGUAGE = """
WORDS are looked for in every text, history included, and in the customers' names. A condition compares
  kind  customer  state  amount  tag  text  made  due  theirs  mine  told  delivered  invoiced …
with = != < <= > >= or ~ (contains), joined by and, or, not and parentheses:
  --where "customer = acme and (due <= fri or state = overdue)"
  --where 'kind = promise and made >= 2026-11 and not tag = later and text ~ "spec sheet"'
Dates and money are typed as in capture; a number alone is in your home currency. The states `open` and `ended` are
of any kind; `due` of an order is what is due next; `!=` holds also where there is nothing to compare.
A condition may be kept under a name in the settings, and is then found by it:
  [views]
  big = "kind = order and amount > 5000\""""


def find_options(parser: ArgumentParser) -> None:
    """Say what `find` takes."""
    parser.description = f"{parser.description}\n{LANGUAGE}"
    what_to_find(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")


def find(desk: Desk, options: Namespace) -> int:
    """Print what is found, as it is found; exit 1 where that is nothing."""
    missing_book.tell(desk, options)
    if not options.words and options.where is None:
        raise NotUnderstood(
            "There is nothing to find.", f"Type words, --where or the name of a view.{_known(options)}", ""
        )
    search = searched(desk, options)
    if options.json:
        found = list(search.found())
        near = search.said_otherwise(one.record for one in found)
        more = {"said_otherwise": [_shape(one) for one in near]} if near else {}
        as_json({"where": search.told, "items": [_shape(one) for one in found], **more})
    else:
        found = []
        for stage in search.stages():
            for one in stage:
                say(_line(one, desk.now()))
            found += stage
            sys.stdout.flush()  # what is open is read while history is looked through
        complain(f"{counted(len(found), 'record')} found: {search.told}.")
        if not found and (condition := _meant_as_condition(options)):
            complain(f"If it is a condition: cockpit find --where {condition}")
        near = search.said_otherwise(one.record for one in found)
        if near:
            complain("Said in other words, this is asked on a card:")
        for one in near:
            say(_line(one, desk.now()))
    tell_damage(search)
    return 0 if found or near else 1


def what_to_find(parser: ArgumentParser) -> None:
    """Say how a command is told which records are meant."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS|VIEW",
        help='all of these words ("spec sheet" in quotation marks is one)',
    )
    parser.add_argument("--where", metavar="CONDITION", help="only what this holds of")


def searched(desk: Desk, options: Namespace) -> Search:
    """Return the search that was typed. Raises NotUnderstood where it does not read."""
    words = " ".join(options.words)
    if options.words and not words.strip():  # a variable of a script that holds nothing would find everything
        raise NotUnderstood("The words to find are empty.", f"Type some.{_known(options)}", "")
    if options.where is not None and not options.where.strip():
        raise NotUnderstood("--where is empty.", 'Write such as: --where "kind = order"', "")
    return Search(desk, words, options.where or "", options.views)


def _meant_as_condition(options: Namespace) -> str:
    """Return what was typed as words for the shell, where it compares something as a condition does; else nothing."""
    from cockpit.desk.find_rows import is_condition  # only where nothing is found

    words = " ".join(options.words)
    if options.where is not None or not is_condition(words):
        return ""
    from shlex import quote

    return quote(words)


def tell_damage(search: Search) -> None:
    """Say on standard error how many records of the past could not be looked through."""
    if count := search.unread_of_the_past():
        complain(f"cockpit: {counted(count, 'record')} of the past not readable: run `cockpit verify`.")


def _known(options: Namespace) -> str:
    return f" There are the views {', '.join(options.views)}." if options.views else ""


def _line(found: FoundRecord, now: datetime) -> str:
    record = found.record
    what = f"{found.name}: {record.text}" if found.name else record.text
    amount = getattr(record, "amount", None)
    parts = [f"{found.code:<6}", f"{record.KIND}, {found.state}", what, *([str(amount)] if amount else [])]
    return "  ".join([*parts, f"made {clock(record.made_at, now)}"])


def _shape(found: FoundRecord) -> dict[str, Any]:
    from cockpit.cli.json_output import plain, when

    record = found.record
    return {
        "id": str(record.id),
        "code": found.code,
        "kind": record.KIND,
        "customer": found.name or None,
        "text": record.text,
        "state": found.state,
        "open": record.is_open(),
        "made_at": when(record.made_at),
        "amount": plain(getattr(record, "amount", None)),
    }
