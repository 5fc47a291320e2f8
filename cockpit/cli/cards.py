"""`cockpit cards`: the library of answers, what was not verified for longest first."""

from __future__ import annotations

import os

from cockpit.cli import json_output, missing_book
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import actions
from cockpit.desk import cards as desks
from cockpit.desk.lookup import code_of
from cockpit.domain.wording import counted
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable

    from cockpit.desk.desk import Desk
    from cockpit.domain.questions.card import Card


def cards_options(parser: ArgumentParser) -> None:
    """Say what `cards` takes."""
    parser.add_argument("deed", nargs="?", default="list", metavar="DEED", help=", ".join(_DEEDS))
    parser.add_argument(
        "words",
        nargs="*",
        default=[],
        metavar="WORDS",
        help="the question, or the codes of cards (see below)",
    )
    parser.add_argument("--question", metavar="TEXT", help="edit: what they ask")
    parser.add_argument("--answer", metavar="TEXT", help="add, edit: what you say, in two lines at most")
    parser.add_argument(
        "--phrasing", action="append", default=[], metavar="TEXT", help="add: how else they ask"
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="WORD", help="add, edit: a word to find it by"
    )
    parser.add_argument("--detail", metavar="TEXT", help="add, edit: what more there is to know")
    parser.add_argument("--source", metavar="TEXT", help="add, edit: where the answer is from")
    parser.add_argument("--retired", action="store_true", help="list: retired cards, too")
    parser.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="export: the file; - is standard output"
    )
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.epilog = (
        "\n".join(f"  cockpit cards {usage:<34} {about}" for usage, about, _ in _DEEDS.values())
        + f"\n\n{parser.epilog}"
    )


def cards(desk: Desk, options: Namespace) -> int:
    """List the cards, or do one of the deeds to them."""
    deed = _DEEDS.get(options.deed)
    if deed is None:
        raise NotUnderstood(f"There is no “cards {options.deed}”.", f"There are: {', '.join(_DEEDS)}.")
    usage, _, carry_out = deed
    if options.deed not in ("list", "add"):
        missing_book.refuse(desk, options)
    options.usage = f"Use: cockpit cards {usage}"
    return carry_out(desk, options)


def _list(desk: Desk, options: Namespace) -> int:
    if options.words:
        raise NotUnderstood(
            f"“{options.words[0]}” says nothing to a list.", "To look up: cockpit answer WORDS"
        )
    missing_book.tell(desk, options)
    found = desks.listed(desk, retired=options.retired)
    if options.json:
        as_json([json_output.record(desk, card) for card in found])
        return 0
    for card in found:
        say(f"{code_of(desk, card, {})}  {_state(desk, card)}{card.text}")
        for line in card.answer.splitlines():
            say(f"       {line.strip()}")
    if not found:
        say("There is no card yet. `cockpit cards add` keeps one, `cockpit import cards.csv` many.")
    return 0


def _state(desk: Desk, card: Card) -> str:
    if not card.is_live():
        return "(retired) "
    days = card.unverified_days(desk.now(), desk.rules)
    return "" if days is None else f"(not verified for {counted(days, 'day')}) "


def _add(desk: Desk, options: Namespace) -> int:
    card = desks.add(
        desk,
        " ".join(options.words) or options.question or "",
        options.answer or "",
        phrasings=options.phrasing,
        tags=options.tag,
        detail=options.detail or "",
        source=options.source or "",
    )
    return _tell(desk, [card], "Card kept.", options)


def _edit(desk: Desk, options: Namespace) -> int:
    card = _one(desk, options)
    given = {
        name: value
        for name, value in (
            ("text", options.question),
            ("answer", options.answer),
            ("detail", options.detail),
            ("source", options.source),
        )
        if value is not None
    }
    if not given and not options.tag:
        raise NotUnderstood("Nothing to change is named.", options.usage)
    if given:
        actions.do(desk, [card.id], "edit", given)
    if options.tag:
        desks.tag(desk, desks.find_card(desk, options.words[0]), options.tag)
    return _tell(desk, [desks.find_card(desk, options.words[0])], "Edited.", options)


def _each(verb: str, told: str) -> Callable[[Desk, Namespace], int]:
    def carry_out(desk: Desk, options: Namespace) -> int:
        if not options.words:
            raise NotUnderstood("No card is named.", options.usage)
        found = [desks.find_card(desk, code) for code in options.words]
        outcomes = actions.do(desk, [card.id for card in found], verb)
        done = [desks.find_card(desk, outcome.code) for outcome in outcomes]
        return _tell(desk, done, told, options)

    return carry_out


def _add_phrasing(desk: Desk, options: Namespace) -> int:
    code, *words = options.words or [""]
    if not code or not words:
        raise NotUnderstood("A code and the words are needed.", options.usage)
    card = desks.find_card(desk, code)
    actions.do(desk, [card.id], "add-phrasing", {"text": " ".join(words)})
    return _tell(desk, [desks.find_card(desk, code)], "Phrasing added.", options)


def _merge(desk: Desk, options: Namespace) -> int:
    if len(options.words) != 2:
        raise NotUnderstood("Two cards are needed.", options.usage)
    keep, other = (desks.find_card(desk, code) for code in options.words)
    return _tell(desk, [desks.merge(desk, keep, other)], "Merged; the other card is retired.", options)


def _export(desk: Desk, options: Namespace) -> int:
    form = options.words[0] if len(options.words) == 1 else ""
    if form not in desks.FORMS:
        raise NotUnderstood("Cards are exported as csv or md.", options.usage)
    written = desks.export_cards(desk, form)
    if options.output == "-":
        print(written, end="")
        return 0
    from cockpit.desk.calendar_export import write

    write(options.output, written.encode("utf-8", "backslashreplace"))
    complain(f"{counted(len(desks.listed(desk)), 'card')} in {os.path.basename(options.output)}.")
    return 0


def _one(desk: Desk, options: Namespace) -> Card:
    if len(options.words) != 1:
        raise NotUnderstood("One card's code is needed.", options.usage)
    return desks.find_card(desk, options.words[0])


def _tell(desk: Desk, done: Iterable[Card], told: str, options: Namespace) -> int:
    shown = list(done)
    if options.json:
        bodies = [json_output.record(desk, card) | {"told": told} for card in shown]
        as_json(bodies[0] if len(bodies) == 1 else bodies)
        return 0
    for card in shown:
        say(f"{code_of(desk, card, {})}  {told} {card.text}")
        if card.is_long():
            say("       Its answer is long to say aloud: two lines are best.")
    return 0


# What may be done: how it is typed, what it does, and the function that does it.
_DEEDS: dict[str, tuple[str, str, Callable[[Desk, Namespace], int]]] = {
    "list": ("[list]", "the cards, those not verified for longest first", _list),
    "add": ("add QUESTION --answer TEXT", "keep a new one, verified now", _add),
    "edit": ("edit CODE --answer TEXT", "change its words", _edit),
    "verify": (
        "verify CODE …",
        "its answer still holds; brings back a retired one",
        _each("verify", "Verified."),
    ),
    "retire": ("retire CODE …", "take it out of the look-up", _each("retire", "Retired.")),
    "add-phrasing": ("add-phrasing CODE WORDS", "add another way to ask it", _add_phrasing),
    "merge": ("merge CODE OTHER", "take in the words of another card, retire that", _merge),
    "export": ("export csv|md [-o FILE]", "write them all", _export),
}
