"""Saving an answer as a card is offered where none has it: an answer is on one card, and is mended there."""

from __future__ import annotations

from cockpit.desk.lookup import code_of
from cockpit.desk.question_history import card_known
from cockpit.domain.questions.question import Question
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry, Verb


def offered(desk: Desk, verb: Verb, record: Entry) -> list[str]:
    """Say what to do with an answer that was just given: save it as a card, or which card has it; else nothing."""
    if not isinstance(record, Question) or verb.name not in ("deliver", "answer"):
        return []
    if record.next_verb() != "save-card":
        return []
    return [_known_on(desk, record) or "Save the answer as a card: `save-card`."]


def refuse_second_card(desk: Desk, record: Entry) -> None:
    """Raise IllegalMove where a card asks the question already."""
    if isinstance(record, Question) and record.saved_card is None and (known := _known_on(desk, record)):
        raise IllegalMove(known, "Is that no longer so? Edit that card; else verify it.")


def _known_on(desk: Desk, question: Question) -> str:
    """Say which card asks a question already, and what it answers; nothing where none does."""
    card = card_known(desk, question)
    return "" if card is None else f"Card {code_of(desk, card)} asks it already: “{card.answer}”."
