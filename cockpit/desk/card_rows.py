"""A card as a row of a file, and a row as a card."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of_id
from cockpit.desk.verb_arguments import someone
from cockpit.domain.people import fold
from cockpit.domain.questions.card import Card, to_say
from cockpit.domain.questions.similarity import bare
from cockpit.domain.text import clean
from cockpit.exchange.card_files import CardRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.desk.desk import Desk


def card_of(desk: Desk, row: CardRow, verified: datetime) -> Card:
    """Return the new card that a row makes. Raises NotUnderstood for an expert whom nobody knows."""
    aloud, detail = _answer(row)
    question = clean(row.question).strip()
    return Card(
        id=desk.make_id(),
        text=question,
        made_at=desk.now(),
        answer=aloud,
        detail=detail,
        source=_lines_of(row.source),
        phrasings=_phrasings(row, question),
        tags=tags_of(row.tags),
        expert=_expert(desk, row),
        verified_at=verified,
    )


def joined(desk: Desk, card: Card, row: CardRow, verified: datetime) -> Card:
    """Return a card as a row of a file would have it. What the row leaves empty stays. Raises NotUnderstood."""
    aloud, detail = _answer(row)
    joined = card.replace(
        answer=aloud,
        detail=detail or card.detail,
        source=_lines_of(row.source) or card.source,
        phrasings={**_phrasings(row, card.text), **card.phrasings},
        tags={**card.tags, **tags_of(row.tags)},
        expert=_expert(desk, row) or card.expert,
    )
    return card if joined == card else joined.replace(verified_at=verified)


def _expert(desk: Desk, row: CardRow) -> int | None:
    return someone(desk, clean(row.expert).strip()) or None


def _answer(row: CardRow) -> tuple[str, str]:
    """Return what is said aloud, and the detail."""
    aloud, rest = to_say(_lines_of(row.answer))
    return aloud, "\n".join(part for part in (_lines_of(row.detail), rest) if part)


def _lines_of(text: str) -> str:
    return "\n".join(map(clean, text.splitlines())).strip()


def _phrasings(row: CardRow, question: str) -> dict[str, str]:
    ways = (clean(way).strip() for way in (row.question, *row.phrasings))
    return {bare(way): way for way in ways if bare(way) not in ("", bare(question))}


def tags_of(tags: Iterable[str]) -> dict[str, str]:
    """Return words to find a card by, by their folded form."""
    return {fold(clean(one)): clean(one).strip() for one in tags if fold(clean(one))}


def day_of(written: str, now: datetime) -> datetime:
    """Return noon of a day that is written as ISO 8601, in the seller's zone, or `now` where none is.

    Raises ValueError for what is no date, or one to come.
    """
    if not written:
        return now
    from datetime import date, datetime

    day = date.fromisoformat(written)
    if day > now.date():
        raise ValueError("it is still to come")
    return now if day == now.date() else datetime(day.year, day.month, day.day, 12, tzinfo=now.tzinfo)


def row_of(desk: Desk, card: Card) -> CardRow:
    """Return a card as a file has it."""
    expert = customer_of_id(desk, card.expert) if card.expert else None
    return CardRow(
        line=0,
        question=card.text,
        answer=card.answer,
        phrasings=tuple(card.phrasings.values()),
        tags=tuple(card.tags.values()),
        detail=card.detail,
        source=card.source,
        expert=expert.display if expert else "",
        verified=card.verified_at.date().isoformat() if card.verified_at else "",
    )
