"""The steps of a record: do, done, undo, redo."""

from __future__ import annotations

from cockpit.cli import json_output, missing_book
from cockpit.cli.output import as_json, say
from cockpit.desk import actions, people
from cockpit.desk.lookup import find, find_customer
from cockpit.desk.person_verbs import VERBS
from cockpit.desk.verb_arguments import what_applies
from cockpit.errors import Asked, IllegalMove, NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from cockpit.desk.actions import Outcome, Reverted
    from cockpit.desk.desk import Desk


def do_options(parser: ArgumentParser) -> None:
    """Say what `do` takes."""
    parser.add_argument("code", metavar="CODE", help="the record's code, such as P7K3")
    parser.add_argument("verb", metavar="VERB", help="what to do; `cockpit show CODE` lists what applies")
    _set_options(parser)


def do(desk: Desk, options: Namespace) -> int:
    """Carry out a verb on a record."""
    missing_book.refuse(desk, options)
    try:
        record = find(desk, options.code)
    except NothingFound:
        is_somebody = options.code.startswith("@") or options.verb in VERBS
        if not is_somebody and find_customer(desk, options.code) is None:
            raise
        return _do_person(desk, options)
    try:
        outcomes = actions.do(desk, [record.id], options.verb, _given(options))
    except IllegalMove as error:
        if isinstance(error, Asked) or options.verb in record.applicable(desk.now()):
            raise  # it is what was given with it that does not do
        remedy = f"{error.remedy} {what_applies(record, desk.now())}".strip()
        raise IllegalMove(error.what, remedy, error.kept) from None
    return _tell(desk, outcomes, options)


def _do_person(desk: Desk, options: Namespace) -> int:
    """Carry out a verb on somebody who is named, such as `do @acme rename --set name="Acme Corp"`."""
    given = _given(options)
    if options.verb == "edit":
        return _edit_person(desk, options, given)
    verb = VERBS.get(options.verb)
    takes = verb.takes if verb else ""
    if verb is not None and set(given) != {takes}:
        raise NotUnderstood(
            f"“{options.verb}” takes {takes}, and that alone.", f"Answer it with --set {takes}=…"
        )
    done = people.change(desk, options.code, options.verb, given.get(takes, ""))
    if options.json:
        as_json(json_output.person(done.person) | {"told": done.told})
    else:
        say(done.told)
    return 0


# What an edit of somebody takes, each with the verb that does it.
_EDITS = {
    **dict.fromkeys(("phone", "mail", "supplier", "alias"), ""),
    "name": "rename",
    "topic": "add-topic",
    "need": "add-need",
    "tag": "add-tag",
}


def _edit_person(desk: Desk, options: Namespace, given: dict[str, str]) -> int:
    """Change several things that are known of somebody as one action."""
    if not given or any(name not in _EDITS for name in given):
        raise NotUnderstood(
            f"“edit” of a person takes {', '.join(_EDITS)}.", "Answer it with --set phone='030 123'."
        )
    done = people.edit(desk, options.code, {_EDITS[name] or name: [value] for name, value in given.items()})
    if options.json:
        as_json(json_output.person(done.person) | {"told": done.told})
    else:
        say(done.told)
    return 0


def done_options(parser: ArgumentParser) -> None:
    """Say what `done` takes."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="the code of each record")
    _set_options(parser)


def done(desk: Desk, options: Namespace) -> int:
    """Do the next step of each record, as one action."""
    missing_book.refuse(desk, options)
    records = [find(desk, code) for code in options.codes]
    return _tell(desk, actions.do_next(desk, [record.id for record in records], _given(options)), options)


def undo_options(parser: ArgumentParser) -> None:
    """Say what `undo` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def undo(desk: Desk, options: Namespace) -> int:
    """Take back this machine's last action."""
    missing_book.refuse(desk, options)
    return _reverted("Undone", actions.undo(desk), options)


def redo_options(parser: ArgumentParser) -> None:
    """Say what `redo` takes."""
    parser.add_argument("--json", action="store_true", help="for scripts")


def redo(desk: Desk, options: Namespace) -> int:
    """Do again what was undone last."""
    missing_book.refuse(desk, options)
    return _reverted("Done again", actions.redo(desk), options)


def _set_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what the verb takes; may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="print the record as it stands now")


def _given(options: Namespace) -> dict[str, str]:
    given = {}
    for pair in options.set:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise NotUnderstood(f"“{pair}” is no NAME=VALUE.", "Write it such as --set theirs='fri 4pm'.")
        given[name.strip()] = value
    return given


def _tell(desk: Desk, outcomes: list[Outcome], options: Namespace) -> int:
    if options.json:
        shown = [json_output.record(desk, outcome.record) | {"told": outcome.told} for outcome in outcomes]
        as_json(shown[0] if len(shown) == 1 else shown)
    else:
        for outcome in outcomes:
            say(f"{outcome.code}  {outcome.told}")
    return 0


def _reverted(begin: str, reverted: Reverted, options: Namespace) -> int:
    if options.json:
        as_json(
            {
                "did": reverted.did,
                "ids": [str(one) for one in reverted.ids],
                "changed_since": list(reverted.changed_since),
            }
        )
        return 0
    say(f"{begin}: {reverted.did}")
    for changed in reverted.changed_since:
        say(f"  Left as it is, changed since: {changed}")
    return 0
