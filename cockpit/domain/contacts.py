"""Contacts belong to the customer: when they were last reached, on whichever of their records, and what they agreed to.

What counts is what reached them, or came from them: a held call, a delivery, a talk, a mail, a payment that was
talked of. An attempt that reached nobody is kept, and resets nothing.
"""

from __future__ import annotations

from cockpit.domain.people import fold
from cockpit.domain.record import Record
from cockpit.domain.text import bare_words, says

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
    "answering machine", "answerphone", "anrufbeantworter", "auf ab", "auf band", "auf dem ab", "auf den ab", "besetzt",
    "engaged", "got vm", "hit vm", "keine antwort", "keine rueckmeldung", "left a message", "left a msg", "left a vm",
    "left message", "left msg", "left vm", "left word", "line busy", "lvm", "mailbox", "message left", "missed call",
    "msg left", "no answer", "no pick up", "no pickup", "no reply", "no response", "out of office", "rang out", "to vm",
    "unanswered", "unreachable", "vm left", "voice mail", "voicemail", "was busy",
    *(
        f"{who} {what}"
        for whose, whats in (
            ("nobody|no one|noone", "there|in|home|answers|answered|picks up|picked up|picking up|answering|reached"),
            ("not|isn t|isnt|aren t|wasn t|never", "answering|answered|picking up|picked up|responding|reached"),
            ("not|isn t|isnt|aren t|wasn t|never", "reachable|in the office|at his desk|at her desk|at the desk"),
            ("not|isn t|isnt|aren t|wasn t|never", "at their desk"),
            ("did not|didn t|didnt|does not|doesn t|doesnt|won t|do not|don t", "answer|pick up|respond"),
            (
                "niemand|keiner|niemanden|keinen",
                "da|ran|erreicht|geht ran|ging ran|hebt ab|hob ab|abgehoben|im buero",
            ),
            ("nicht", "erreicht|erreichbar|da|ran|rangegangen|abgehoben|abgenommen|ans telefon|im buero"),
        )
        for who in whose.split("|")
        for what in whats.split("|")
    ),
)  # fmt: skip
# These are said of much else, too: they count where the contact says nothing more.
_IN_SHORT = frozenset(
    "vm|lm|ab|busy|gatekeeper|receptionist|reception|zentrale|empfang|abwesend|aufgelegt|hung up|no luck|no joy|not in|"
    "not there|not available|nicht ab|isn t there|isn t available|isnt there|isnt available|wasn t there|"
    "wasn t available|aren t there|aren t available|never there|never available|did not reach|didn t reach|"
    "didnt reach|does not reach|doesn t reach|doesnt reach|won t reach|do not reach|don t reach".split("|")
)


# What says that they were rung, and not whether they were there; and what may stand beside it.
_RANG = frozenset(
    "called call phoned phone rang ring dialled telephoned tried calling ringing anruf angerufen versucht".split()
)
_BESIDE = frozenset(
    "a an the by on to again once twice today just now only him her them customer i gave habe ihn sie heute nochmal "
    "wieder noch mal".split()
)
_ROUND_SHORT = (
    _RANG | _BESIDE | frozenset(
        "is was are were still sadly went goes got hit left straight the their his only auf dem den der ein ist war "
        "hat leider immer nur geht ging nimmt nahm hebt hob drauf gesprochen besprochen nachricht 2x 3x".split()
    )
)  # fmt: skip


class InTouch(Record):
    """How it stands with a customer: when they were last reached, and until when a step that they agreed to is due."""

    last: datetime | None = None
    agreed: datetime | None = None


NEVER = InTouch()


def reached_nobody(text: str) -> bool:
    """Tell whether the words of a contact say that it reached nobody: "no answer", "voicemail"."""
    short = " ".join(word for word in bare_words(text).split() if word not in _ROUND_SHORT)
    return says(text, _NOBODY) or short in _IN_SHORT


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
