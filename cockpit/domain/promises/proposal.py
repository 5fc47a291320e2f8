"""The clock that was not typed (practice 1): from `mine` propose `theirs`, from `theirs` propose `mine`.

The rule adds a cushion of half the time needed, two hours at least. Once the seller has delivered ten
promises of a kind, how long that kind really takes them (the 80th percentile) speaks instead.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.hours import (
    back_into_working_hours,
    into_working_hours,
    next_half_hour,
    previous_half_hour,
)
from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cockpit.domain.rules import Rules

_KINDS = {
    "call back": ("call back", "callback", "ring back", "return call", "return their call"),
    "quote": ("quote", "quotation", "offer", "pricing", "price", "proposal", "angebot"),
    "contract": ("contract", "nda", "agreement", "terms", "msa", "vertrag"),
    "document": ("spec", "datasheet", "sheet", "deck", "brochure", "case study", "white paper", "unterlagen"),
    "sample": ("sample", "demo", "trial", "licence", "license", "muster"),
    "reference": ("reference", "referenz"),
    "answer": ("answer", "find out", "check", "clarify"),
}


class Proposal(Record):
    """Both clocks, and where the one not typed came from: `typed`, `rule`, or `history` of `count` promises.

    `is_halved` tells that the rule left less than half of the time there is, and that half of it was taken.
    """

    mine: datetime
    theirs: datetime
    source: str
    count: int = 0
    is_halved: bool = False

    def because(self) -> str:
        """Say which of the two was used, and by which of its bounds the rule came to it."""
        if self.is_halved:
            return "by the rule: half of the time left"
        if self.source == "history":
            return f"from your last {self.count} of this kind"
        return "by the rule: half as long again, 2 h at least" if self.source == "rule" else "as you typed it"


def kind_of(text: str) -> str:
    """Return what kind of thing a promise is, by its words; its durations are compared within the kind."""
    lowered = f" {text.casefold()} "
    for kind, words in _KINDS.items():
        if any(f" {word}" in lowered for word in words):
            return kind
    return "other"


def propose(
    now: datetime,
    rules: Rules,
    *,
    mine: datetime | None = None,
    theirs: datetime | None = None,
    durations: Sequence[timedelta] = (),
) -> Proposal:
    """Return both clocks from the one that was typed.

    `durations` are how long the seller's delivered promises of this kind took, in real time; ten or more
    replace the rule, save where they reach beyond the time the customer was given.
    Raises ValueError when neither clock is given.
    """
    usual = percentile_80(durations) if len(durations) >= rules.history_needed else None
    if mine is not None and theirs is not None:
        return Proposal(mine=mine, theirs=theirs, source="typed")
    if mine is not None:
        if usual is not None and is_before(mine, plus(now, usual)):
            ready, source = plus(now, usual), "history"
        else:
            ready, source = plus(mine, max(between(now, mine) / 2, rules.shortest_cushion)), "rule"
        late = into_working_hours(next_half_hour(ready), rules)
        return Proposal(mine=mine, theirs=late, source=source, count=len(durations))
    if theirs is None:
        raise ValueError("a promise needs a time")
    left = between(now, theirs)
    if left <= timedelta(0):
        return Proposal(mine=theirs, theirs=theirs, source="rule")
    floor = _next_minute(plus(now, left / 2))
    if usual is not None and usual < left:
        own = max(next_half_hour(plus(now, usual)), floor, key=lambda moment: moment.timestamp())
        if not is_before(theirs, own):
            return Proposal(mine=own, theirs=theirs, source="history", count=len(durations))
    rounded = previous_half_hour(plus(theirs, -max(left / 3, rules.shortest_cushion)))
    inside = back_into_working_hours(rounded, rules)
    is_halved = is_before(rounded, floor)
    if is_before(inside, floor):
        inside = floor if is_halved else rounded
        opens = into_working_hours(inside, rules)
        if not is_before(plus(theirs, -rules.shortest_cushion), opens):
            inside, is_halved = opens, is_halved and opens == inside
    own = min(inside, theirs, key=lambda moment: moment.timestamp())
    return Proposal(mine=own, theirs=theirs, source="rule", is_halved=is_halved)


def percentile_80(durations: Sequence[timedelta]) -> timedelta:
    """Return the shortest time within which four of five were done (nearest rank)."""
    ranked = sorted(durations)
    return ranked[-(-len(ranked) * 4 // 5) - 1]


def _next_minute(moment: datetime) -> datetime:
    over = timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return plus(moment, timedelta(minutes=1) - over) if over else moment
