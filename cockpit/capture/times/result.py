"""What readers of days and of clocks return, and what they read by."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, time, tzinfo

    from cockpit.domain.rules import Rules

# How surely words that were read say a time. SURE ones need nothing beside them; AT_END ones count where the
# phrase ends or something announces it; ANNOUNCED ones only where something does; ENDING ones only where the
# phrase ends; COMMANDED ones where, besides, the line's first word says that something is to be done.
SURE, AT_END, ANNOUNCED, ENDING, COMMANDED = range(5)
# How a clock was said: with its half of the day, as the 24-hour clock might, or as a bare hour.
EXACT, DIGITAL, BARE = 0, 1, 2


class UnknownRegion(LookupError):
    """No public holidays are known of that region, so no business days can be counted."""


class Standpoint:
    """Where and when a line is typed: `now` to the minute, in the user's zone, and the rules."""

    __slots__ = ("now", "rules", "today")

    def __init__(self, now: datetime, rules: Rules) -> None:
        self.now = now.replace(second=0, microsecond=0)
        self.today = now.date()
        self.rules = rules


class Piece:
    """A phrase that was read: words up to `beyond`, a day or a clock or both, or a moment.

    With `ask` set, what it means is not settled. `assumed` tells that a rule decided it. `doubt` is how
    surely it is a time at all: SURE to COMMANDED. `is_end` tells that it names the end of something, so that
    "before" does not mean the day before. A clock that `rolls` goes to tomorrow where it has passed today;
    `loose` is how it was said: EXACT, DIGITAL, BARE; `zone` is whose clock it is, where not the user's, and
    `zone_name` its abbreviation where it was said so. `part` is the part of the day, where one was named, and
    `is_vague` tells that the clock is no more than that. `is_period` tells that it stands for a whole week or,
    with `is_long`, for more. `cue` is what announces it where that comes last: "friday latest". `until` is the end
    of a range that begins at the clock. `is_no_day` tells that it has the form of a day, and there is none such.
    """

    __slots__ = (
        "ask", "assumed", "beyond", "clock", "cue", "day", "doubt", "is_end", "is_long", "is_no_day", "is_period",
        "is_vague", "loose", "moment", "part", "rolls", "until", "zone", "zone_name",
    )  # fmt: skip

    def __init__(
        self,
        beyond: int,
        *,
        day: date | None = None,
        clock: time | None = None,
        moment: datetime | None = None,
        ask: str = "",
        assumed: bool = False,
        doubt: int = SURE,
        is_end: bool = False,
        rolls: bool = True,
        loose: int = EXACT,
        part: str = "",
        is_vague: bool = False,
        is_period: bool = False,
    ) -> None:
        self.beyond, self.day, self.clock, self.moment = beyond, day, clock, moment
        self.ask, self.assumed, self.doubt, self.is_end = ask, assumed, doubt, is_end
        self.rolls, self.loose, self.part, self.is_vague, self.is_period = (
            rolls,
            loose,
            part,
            is_vague,
            is_period,
        )
        self.is_long = self.is_no_day = False
        self.zone_name = self.cue = ""
        self.zone: tzinfo | None = None
        self.until: time | None = None

    @property
    def says_day(self) -> bool:
        """Tell whether it names its day, be there one or not."""
        return self.day is not None or self.moment is not None or self.is_no_day
