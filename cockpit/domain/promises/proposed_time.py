"""The clock that was not typed (practice 1): from `mine` propose `theirs`, from `theirs` propose `mine`.

The rule adds a cushion of half the time needed, two hours at least, counted in working time, so that neither clock
falls in the night or on a day off. Once the seller has delivered ten
promises of a kind, how long that kind really takes them (the 80th percentile) speaks instead.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.hours import (
    back_into_working_hours,
    into_working_hours,
    is_working_time,
    minus_working,
    next_half_hour,
    plus_working,
    previous_half_hour,
    working_between,
)
from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.record import Record
from cockpit.domain.wording import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cockpit.domain.rules import Rules

    Usual = Callable[[str], Sequence[timedelta]]  # how long those took that are of the kind of these words

CALL_BACK = "call back"
"""The kind of a promise to call back: there is nothing that they have once it is kept."""

_KINDS = {
    CALL_BACK: (
        "call back",
        "callback",
        "ring back",
        "return call",
        "return their call",
        "rückruf",
        "zurückruf",
        "ruf zurück",
    ),
    "quote": ("quote", "quotation", "offer", "pricing", "price", "proposal", "angebot"),
    "contract": ("contract", "nda", "agreement", "terms", "msa", "vertrag"),
    "document": ("spec", "datasheet", "sheet", "deck", "brochure", "case study", "white paper", "unterlagen"),
    "sample": ("sample", "demo", "trial", "licence", "license", "muster"),
    "reference": ("reference", "referenz"),
    "answer": ("answer", "find out", "check", "clarify"),
}

_BOUNDS = {
    "half": "half of the time left",
    "hours": "inside your working hours",
    "night": "as little of the night as can be",
}


class Proposal(Record):
    """Both clocks, and where the one not typed came from: `typed`, `rule`, or `history` of `count` promises.

    It is `passed` where theirs is over, so that no rule makes another of it.
    `bound` says what the rule or the history ran into: `half` of the time left, the working `hours`, or nothing;
    `cushion` is the least that the rule leaves between the two.
    """

    mine: datetime
    theirs: datetime
    source: str
    count: int = 0
    bound: str = ""
    cushion: timedelta = timedelta(hours=2)

    def because(self) -> str:
        """Say which of the two was really used, and by which of its bounds; nothing where theirs has passed."""
        if self.source == "passed":
            return ""
        if self.bound:
            return f"by the rule: {_BOUNDS[self.bound]}"
        if self.source == "history":
            return f"from your last {self.count} of this kind"
        if self.source == "typed":
            return "as you typed it"
        return f"by the rule: a third of the time kept free, at least {span(self.cushion)}"


def kind_of(text: str) -> str:
    """Return what kind of thing a promise is, by its words; its durations are compared within the kind."""
    lowered = f" {text.casefold()} "
    for kind, words in _KINDS.items():
        if any(f" {word}" in lowered for word in words):
            return kind
    return "other"


def no_history(_text: str) -> Sequence[timedelta]:
    """Return how long those of a kind took of whom nothing is known: so the rule speaks."""
    return ()


def took(made_at: datetime, delivered_at: datetime, rules: Rules) -> timedelta:
    """Return how long a delivery took, in working time; by the clock where none of it was in working hours."""
    return working_between(made_at, delivered_at, rules) or between(made_at, delivered_at)


def propose(
    now: datetime,
    rules: Rules,
    *,
    mine: datetime | None = None,
    theirs: datetime | None = None,
    durations: Sequence[timedelta] = (),
) -> Proposal:
    """Return both clocks from the one that was typed, counted in working time.

    Where now or the time typed lies outside working hours there is none to count on that side: then it goes by the
    clock. `durations` are how long the seller's delivered promises of this kind took, in working time; ten or more
    replace the rule, save where they reach beyond the time the customer was given.
    Raises ValueError when neither clock is given.
    """
    if mine is not None and theirs is not None:
        return Proposal(mine=mine, theirs=theirs, source="typed")
    usual = percentile_80(durations) if len(durations) >= rules.history_needed else None
    if mine is not None:
        return _later(now, mine, rules, usual, len(durations))
    if theirs is None:
        raise ValueError("a promise needs a time")
    if not is_before(now, theirs):
        return Proposal(mine=theirs, theirs=theirs, source="passed")
    return _earlier(now, theirs, rules, usual, len(durations))


def _later(now: datetime, mine: datetime, rules: Rules, usual: timedelta | None, count: int) -> Proposal:
    """Return the time to say for one's own: half as long again, or what such a thing usually takes."""
    if usual is not None and is_before(mine, ready := plus_working(now, usual, rules)):
        source = "history"
    elif _is_counted(now, mine, rules):
        need = working_between(now, mine, rules)
        ready, source = plus_working(mine, max(need / 2, rules.shortest_cushion), rules), "rule"
    else:
        ready, source = plus(mine, max(between(now, mine) / 2, rules.shortest_cushion)), "rule"
    said = into_working_hours(next_half_hour(ready), rules)
    return Proposal(mine=mine, theirs=said, source=source, count=count, cushion=rules.shortest_cushion)


def _earlier(now: datetime, theirs: datetime, rules: Rules, usual: timedelta | None, count: int) -> Proposal:
    """Return one's own time for theirs: by the history where it fits, else the inverse of the rule."""
    left = working_between(now, theirs, rules)
    if _is_counted(now, theirs, rules):
        floor = plus_working(now, left / 2, rules)
    else:
        floor = plus(now, between(now, theirs) / 2)
    floor = _next_minute(floor)
    found = Proposal(mine=theirs, theirs=theirs, source="rule", count=count, cushion=rules.shortest_cushion)
    own = into_working_hours(next_half_hour(plus_working(now, usual, rules)), rules) if usual else theirs
    if usual and not is_before(theirs, own):
        found = found.replace(source="history")
    elif left and is_working_time(theirs, rules):
        own = previous_half_hour(minus_working(theirs, max(left / 3, rules.shortest_cushion), rules))
        own = into_working_hours(own, rules)
    else:
        own = previous_half_hour(plus(theirs, -max(between(now, theirs) / 3, rules.shortest_cushion)))
    if is_before(own, floor):
        own, found = floor, found.replace(source="rule", bound="half")
    if (inside := _inside(now, theirs, own, rules)) != own:
        bound = "hours" if is_working_time(inside, _all_week(rules)) else "night"
        own, found = inside, found.replace(source="rule", bound=bound)
    return found.replace(mine=theirs if is_before(theirs, own) else own)


def _inside(now: datetime, theirs: datetime, own: datetime, rules: Rules) -> datetime:
    """Return the own time moved out of the night and the days off, where any working time is left before theirs.

    The evening of this very day is neither: who promises something for tonight works tonight.
    """
    if is_working_time(own, rules) or now.date() == own.date() == theirs.date():
        return own
    opens, closed = into_working_hours(own, rules), back_into_working_hours(own, rules)
    if not is_before(theirs, opens):
        return opens
    if not is_before(closed, now):
        return closed
    # No working time is left before theirs: a day off will be worked on, but no night.
    by_day = into_working_hours(own, _all_week(rules))
    if not is_before(theirs, by_day):
        return by_day
    # Nothing but the night is left: no more of the time than the least is kept free.
    least = plus(theirs, -rules.shortest_cushion)
    return least if is_before(own, least) else own


def _all_week(rules: Rules) -> Rules:
    return rules.replace(working_days=range(7), holidays=())


def _is_counted(start: datetime, end: datetime, rules: Rules) -> bool:
    """Tell whether a span can be counted in working time: both ends lie in it, and some of it is between them."""
    is_within = is_working_time(start, rules) and is_working_time(end, rules)
    return is_within and working_between(start, end, rules) > timedelta()


def percentile_80(durations: Sequence[timedelta]) -> timedelta:
    """Return the shortest time within which four of five were done (nearest rank)."""
    ranked = sorted(durations)
    return ranked[-(-len(ranked) * 4 // 5) - 1]


def _next_minute(moment: datetime) -> datetime:
    over = timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return plus(moment, timedelta(minutes=1) - over) if over else moment
