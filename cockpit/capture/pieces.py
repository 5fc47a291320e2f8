"""What readers of days and of clocks return, and what they read by."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time

    from cockpit.domain.rules import Rules


class Here:
    """Where and when a line is typed: `now` to the minute, in the user's zone, and the rules."""

    __slots__ = ("now", "rules", "today")

    def __init__(self, now: datetime, rules: Rules) -> None:
        self.now = now.replace(second=0, microsecond=0)
        self.today = now.date()
        self.rules = rules


class Piece:
    """A phrase that was read: words up to `beyond`, a day or a clock or both, or a moment.

    With `ask` set, what it means is not settled. `assumed` names a reading that a rule decided. A `weak`
    one may just as well be plain words: it counts only where its place speaks for it. `is_end` tells that
    it names the end of something, so that "before" does not mean the day before. A clock that `rolls`
    goes to tomorrow where it has passed today. `part` is the part of the day, where one was named, and
    `is_vague` tells that the clock is no more than that.
    """

    __slots__ = (
        "ask",
        "assumed",
        "beyond",
        "clock",
        "day",
        "is_end",
        "is_vague",
        "moment",
        "part",
        "rolls",
        "weak",
    )

    def __init__(
        self,
        beyond: int,
        *,
        day: date | None = None,
        clock: time | None = None,
        moment: datetime | None = None,
        ask: str = "",
        assumed: str = "",
        weak: bool = False,
        is_end: bool = False,
        rolls: bool = True,
        part: str = "",
        is_vague: bool = False,
    ) -> None:
        self.beyond = beyond
        self.day = day
        self.clock = clock
        self.moment = moment
        self.ask = ask
        self.assumed = assumed
        self.weak = weak
        self.is_end = is_end
        self.rolls = rolls
        self.part = part
        self.is_vague = is_vague
