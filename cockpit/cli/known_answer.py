"""Before a question becomes a get-back: the answer that is there already, or who may know it."""

from __future__ import annotations

import sys

from cockpit.cli.output import complain, say
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from cockpit.desk.answers import Answers
    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Understood
    from cockpit.domain.entry import Entry

_EXPERTS = 2


def look_up(desk: Desk, understood: Understood, options: Namespace) -> Answers | None:
    """Return what is known of a question that is about to be kept; None where it is none, or has its answer."""
    draft = understood.draft
    if draft.kind != "q" or draft.answer or draft.missing or not draft.text:
        return None
    from cockpit.desk import answers  # only where they ask

    try:
        if desk.is_absent():
            return None
        if getattr(options, "library", None) is None:  # one for as many lines as there are
            options.library = answers.library_of(desk)
        return answers.find_answers(desk, draft.text, library=options.library)
    except CockpitError as error:  # the question is kept all the same
        complain(f"cockpit: Whether there is an answer could not be seen. {error}")
        return None


def shape(found: Answers) -> dict[str, Any]:
    """Return it for scripts: the card that answers it, null where none does, and then who may know."""
    best = None if found.weak else found.answers[0]
    return {
        "known_answer": best and {"code": best.code, "question": best.card.text, "answer": best.card.answer},
        "who_knows": [{"name": one.display, "phone": one.phone} for one in found.experts[:_EXPERTS]],
    }


def is_at_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def tell_repeat(desk: Desk, kept: Entry) -> None:
    """Say of a question that was just kept that it is a get-back whose answer had been given before."""
    from cockpit.desk.record_facts import repeat
    from cockpit.domain.questions.question import Question

    for fact in repeat(desk, kept) if isinstance(kept, Question) else ():
        say(f"  {''.join(map(str, fact.words))}")


def tell(found: Answers) -> None:
    """Say the answer, or whom to bring on the line; indented, as what belongs to a line that is told."""
    if found.weak:
        for person in found.experts[:_EXPERTS]:
            reached = f" · {person.phone}" if person.phone else ""
            say(f"  Who knows? {person.display}{reached}: bring them on the line now.")
        return
    best = found.answers[0]
    stale = "" if best.stale_days is None else f" (unverified {best.stale_days} d)"
    say(f"  There is an answer: {best.code}  {best.card.text}{stale}")
    for line in best.card.answer.splitlines():
        say(f"     {line.strip()}")


def answers_them(desk: Desk, understood: Understood, found: Answers) -> bool:
    """Show the answer, and ask whether it does; where it does, note that it was given on the spot.

    Only at a terminal: a script is told of it behind what is saved, whose code it reads first.
    """
    if not is_at_terminal():
        return False
    tell(found)
    if found.weak:
        return False
    from cockpit.desk import answers
    from cockpit.desk.yes_or_no import YES

    try:
        said = input("Does it answer them? [Y/n] ").strip().casefold()
    except EOFError:
        said = "n"  # the question is not lost: it becomes a get-back
    if said and said not in YES:
        return False
    draft = understood.draft
    picked = answers.pick(desk, found.answers[0].card.id, draft.text, draft.customer or "")
    say(f"{picked.code}  {picked.told}")
    return True
