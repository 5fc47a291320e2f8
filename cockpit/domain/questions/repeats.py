"""Practice 2, repeats: a question asked again whose answer one had had to give before; and what it is about."""

from __future__ import annotations

from cockpit.domain.questions.question import Question
from cockpit.domain.questions.similarity import content, gist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def is_repeat(question: Question, others: Iterable[Question]) -> bool:
    """Tell whether it is asked again after the same question's answer had been delivered or saved as a card.

    The same are those of the same words, whatever their order, less the small ones, and those of the same
    card. One that is answered on the spot is no repeat: that is what the card was saved for.
    """
    return _repeats(question, _answers(others))


def repeats(questions: Sequence[Question]) -> list[Question]:
    """Return the repeat get-backs: those of questions whose answer one had had to give before."""
    answers = _answers(questions)
    return [one for one in questions if one.is_get_back and not one.deleted and _repeats(one, answers)]


def answered_before(question: Question, others: Iterable[Question]) -> Question | None:
    """Return the same question as it was last answered before this one was asked; None where it was not."""
    keys = set(_keys(question))
    same = (
        one for one in others if one.id != question.id and not one.deleted and not keys.isdisjoint(_keys(one))
    )
    told = [one for one in same if one.answer and one.made_at.timestamp() <= question.made_at.timestamp()]
    return max(told, key=lambda one: (one.made_at.timestamp(), one.id), default=None)


def topic(text: str) -> str:
    """Return what a question is about, in a word: the longest of those with a content. Empty without any."""
    return max(content(text), key=len, default="")


def _repeats(question: Question, answers: Mapping[str | int, Sequence[tuple[float, int]]]) -> bool:
    if question.told_at is not None and not question.is_get_back:
        return False
    asked = (question.made_at.timestamp(), question.id)
    return any(
        next((before < asked for before in answers.get(key, ()) if before[1] != question.id), False)
        for key in _keys(question)
    )


def _answers(questions: Iterable[Question]) -> dict[str | int, list[tuple[float, int]]]:
    """Return, for all that makes questions the same, when their answers were delivered or saved, and the ids."""
    found: dict[str | int, list[tuple[float, int]]] = {}
    for question in questions:
        known_at = [at for at in (question.is_get_back and question.told_at, question.saved_at) if at]
        if known_at and not question.deleted:
            first = min(at.timestamp() for at in known_at)
            for key in _keys(question):
                found.setdefault(key, []).append((first, question.id))
    return {key: sorted(times) for key, times in found.items()}


def _keys(question: Question) -> list[str | int]:
    keys: tuple[str | int | None, ...] = (gist(question.text), question.card, question.saved_card)
    return [key for key in keys if key]
