"""Contacts belong to the customer: when they were last reached, on whichever of their records, and what they agreed to.

What counts is what reached them, or came from them: a held call, a delivery, a talk, a mail, a payment that was
talked of. An attempt that reached nobody is kept, and resets nothing.
"""

from __future__ import annotations

from cockpit.domain.people import fold
from cockpit.domain.record import Record
from cockpit.domain.text import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import Protocol

    Had = tuple[datetime, str]  # when a customer was reached, and how

    class Kept(Protocol):
        """What is asked of a record here."""

        @property
        def customer(self) -> int | None:
            """Whom it is about."""

        def contacts_had(self) -> Iterator[Had]:
            """Yield each contact that reached the customer."""

        def agreed_until(self) -> datetime | None:
            """Return the moment of the step to come that the customer agreed to."""


# What people type of an attempt, in English and German. Words count whole, whatever their case.
_NOBODY = (
    "answering machine", "besetzt", "did not answer", "did not pick up", "didn t answer", "didn t pick up",
    "engaged", "keine antwort", "left a message", "line busy", "mailbox", "missed call", "nicht da",
    "nicht erreicht", "niemand erreicht", "no answer", "no reply", "nobody there", "not reached", "unanswered",
    "unreachable", "voice mail", "voicemail", "was busy",
)  # fmt: skip


# What says that they were rung, and not whether they were there; and what may stand beside it.
_RANG = frozenset(
    "called call phoned phone rang ring dialled telephoned tried calling ringing anruf angerufen versucht".split()
)
_BESIDE = frozenset(
    "a an the by on to again once twice today just now only him her them customer i gave habe ihn sie heute nochmal "
    "wieder noch mal".split()
)


class InTouch(Record):
    """How it stands with a customer: when they were last reached, and until when a step that they agreed to is due."""

    last: datetime | None = None
    agreed: datetime | None = None


NEVER = InTouch()


def reached_nobody(text: str) -> bool:
    """Tell whether the words of a contact say that it reached nobody: "no answer", "voicemail"."""
    return says(text, _NOBODY)


def says_only_rang(text: str) -> bool:
    """Tell whether the words of a contact leave open whether they were reached: "called", "rang them again"."""
    words = set(fold(text).split())
    return bool(words & _RANG) and words <= _RANG | _BESIDE


def contacts_of(records: Iterable[Kept]) -> list[Had]:
    """Return every contact that reached the customer of these records, the latest first."""
    found = (had for record in records for had in record.contacts_had())
    return sorted(found, key=lambda had: had[0].timestamp(), reverse=True)


def in_touch(records: Iterable[Kept]) -> InTouch:
    """Return how it stands with the one customer of these records."""
    return _of(list(records))


def in_touch_by_customer(
    records: Iterable[Kept], became: Mapping[int, int] | None = None
) -> dict[int, InTouch]:
    """Return how it stands with each customer of these records; `became` maps those that were merged."""
    became = became or {}
    theirs: dict[int, list[Kept]] = {}
    for record in records:
        if record.customer is not None:
            theirs.setdefault(became.get(record.customer, record.customer), []).append(record)
    found = {customer: _of(kept) for customer, kept in theirs.items()}
    return found | {merged: found[one] for merged, one in became.items() if one in found}


def touched(record: Kept, known: Mapping[int, InTouch]) -> InTouch | None:
    """Return how it stands with the customer of a record, of those known; None if it is of nobody."""
    return known.get(record.customer) if record.customer is not None else None


def _of(records: list[Kept]) -> InTouch:
    last = _latest(at for record in records for at, _ in record.contacts_had())
    agreed = _latest(at for record in records if (at := record.agreed_until()) is not None)
    return NEVER if last is None and agreed is None else InTouch(last=last, agreed=agreed)


def _latest(moments: Iterable[datetime]) -> datetime | None:
    return max(moments, key=lambda at: at.timestamp(), default=None)
