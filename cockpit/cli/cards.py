"""`cockpit cards`: the library of answers, what was not verified for longest first."""

from __future__ import annotations

import os

from cockpit.cli import json_output, missing_book
from cockpit.cli.options import refuse_others
from cockpit.cli.output import as_json, complain, say
from cockpit.desk import actions
from cockpit.desk import cards as desks
from cockpit.desk.lookup import code_of
from cockpit.domain.record import Record
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
    parser.add_argument("action", nargs="?", default="list", metavar="ACTION", help=", ".join(ACTIONS))
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
        "--phrasing",
        action="append",
        default=[],
        metavar="TEXT",
        help="add, edit: how else they ask; part several by ;",
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="WORD",
        help="add: a word to find it by; edit: in place of its own; part several by ;",
    )
    parser.add_argument("--detail", metavar="TEXT", help="add, edit: what more there is to know")
    parser.add_argument("--source", metavar="TEXT", help="add, edit: where the answer is from")
    parser.add_argument(
        "--expert", metavar="NAME", help="add, edit: who of your people knows more, or nobody"
    )
    parser.add_argument("--retired", action="store_true", help="list: retired cards, too")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="export: the file; else, and for -, standard output"
    )
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.epilog = (
        "\n".join(f"  cockpit cards {one.usage:<34} {one.about}" for one in ACTIONS.values())
        + f"\n\n{parser.epilog}"
    )


def cards(desk: Desk, options: Namespace) -> int:
    """List the cards, or carry out one of the actions on them."""
    action = ACTIONS.get(options.action)
    if action is None:
        remedy = f"There are: {', '.join(ACTIONS)}. A file of cards is taken in by: cockpit import FILE"
        raise NotUnderstood(f"There is no “cards {options.action}”.", remedy)
    of = [name for one in ACTIONS.values() for name in one.takes]
    refuse_others(options, f"cards {options.action}", action.takes, of, f"cards {action.usage}")
    if options.action not in ("list", "add"):
        missing_book.refuse(desk, options)
    options.usage = f"Use: cockpit cards {action.usage}"
    return action.run(desk, options)


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
        " ".join(options.words),
        options.answer or "",
        phrasings=options.phrasing,
        tags=options.tag,
        detail=options.detail or "",
        source=options.source or "",
        expert=options.expert or "",
    )
    return _tell(desk, [card], "Card kept.", options)


def _edit(desk: Desk, options: Namespace) -> int:
    code = _one(desk, options)
    given = {
        name: value
        for name, value in (
            ("text", options.question),
            ("answer", options.answer),
            ("detail", options.detail),
            ("source", options.source),
            ("expert", options.expert),
        )
        if value is not None
    }
    if not given and not options.tag and not options.phrasing:
        raise NotUnderstood("Nothing to change is named.", options.usage)
    card = desks.edit(desk, code, given, phrasings=options.phrasing, tags=options.tag)
    return _tell(desk, [card], "Edited.", options)


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
    if len(options.words) < 2:
        raise NotUnderstood("Two cards are needed.", options.usage)
    keep, *named = (desks.find_card(desk, code) for code in options.words)
    others = list({card.id: card for card in named}.values())
    told = f"Merged; the other {'card is' if len(others) == 1 else 'cards are'} retired."
    return _tell(desk, [desks.merge(desk, keep, others)], told, options)


def _export(desk: Desk, options: Namespace) -> int:
    form = options.words[0] if len(options.words) == 1 else ""
    if form not in desks.FORMS:
        raise NotUnderstood("Cards are exported as csv or md.", options.usage)
    if options.json:
        raise NotUnderstood("Cards are exported as csv or md, not as JSON.", "Use: cockpit cards --json")
    found = desks.listed(desk)
    written = desks.written(desk, found, form)
    if options.output in (None, "-"):
        print(written, end="")
        return 0
    from cockpit.desk.file_writer import write

    write(desk, options.output, written.encode("utf-8", "backslashreplace"))
    complain(f"{counted(len(found), 'card')} in {os.path.basename(options.output)}.")
    return 0


def _one(desk: Desk, options: Namespace) -> str:
    if len(options.words) != 1:
        raise NotUnderstood("One card's code is needed.", options.usage)
    desks.find_card(desk, options.words[0])
    return str(options.words[0])


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


class CardAction(Record):
    """One action on cards: how it is typed, what it does, the function that does it, and the options it takes."""

    usage: str
    about: str
    run: Callable[[Desk, Namespace], int]
    takes: tuple[str, ...] = ()


_WORDS = ("answer", "phrasing", "tag", "detail", "source", "expert")
ACTIONS = {
    "list": CardAction(
        usage="[list] [--retired]",
        about="the cards, those not verified for longest first",
        run=_list,
        takes=("retired",),
    ),
    "add": CardAction(
        usage="add QUESTION --answer TEXT", about="keep a new one, verified now", run=_add, takes=_WORDS
    ),
    "edit": CardAction(
        usage="edit CODE --answer TEXT", about="change its words", run=_edit, takes=("question", *_WORDS)
    ),
    "verify": CardAction(
        usage="verify CODE …",
        about="its answer still holds; brings back a retired one",
        run=_each("verify", "Verified."),
    ),
    "retire": CardAction(
        usage="retire CODE …", about="take it out of the look-up", run=_each("retire", "Retired.")
    ),
    "add-phrasing": CardAction(
        usage="add-phrasing CODE WORDS", about="add another way to ask it", run=_add_phrasing
    ),
    "merge": CardAction(
        usage="merge CODE OTHER …", about="take in the words of other cards, retire those", run=_merge
    ),
    "export": CardAction(
        usage="export csv|md [-o FILE]", about="write them all", run=_export, takes=("output",)
    ),
}
