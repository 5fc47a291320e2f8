"""When something happened that is noted later: never before what it belongs to, and never still to come."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import days_past, is_before, plus
from cockpit.domain.wording import full
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_A_YEAR = timedelta(days=366)


def told_after(
    made_at: datetime | None,
    told: datetime,
    now: datetime,
    *,
    said: str = "promised",
    whole_day: bool = False,
) -> datetime:
    """Return when they told of the end of what was `said` at a moment (None: of anything), to the minute.

    Of a day alone, and of the minute in which it was made, that moment is the earliest; of today, now the latest.
    Raises IllegalMove for a time before it, for one to come, and for one more than a year ago. Where the clock was
    set back since it was made, what was before it is not known.
    """
    if whole_day and days_past(told, now, whole_day=True) == 0:
        told = min(told, now, key=lambda at: at.timestamp())
    if is_before(now, told):
        raise IllegalMove("That is still to come.", "Say when they told you.")
    _must_be_of_a_year(told, now, "Say when they told you")
    if made_at is None or is_before(now, made_at) or not is_before(told, made_at):
        return told
    if (begun := _within(made_at, told, whole_day=whole_day)) is not None:
        return begun
    raise IllegalMove(
        f"It was {said} {full(made_at, now)}: they cannot have told you of its end before that.",
        "Give the time since then; if it was lost before you noted it, delete it and capture the loss: "
        "lost @name 5k; told yesterday.",
    )


def planned_since(made_at: datetime, when: datetime | None, told: datetime) -> datetime | None:
    """Return when a call on it was planned, where that shows that they had not told by then; else None.

    Nobody plans a call on what they said no to on a day before; one noted afterwards is no sign of when they did.
    """
    was_planned = when is not None and is_before(made_at, when)
    return made_at if was_planned and days_past(told, made_at) > 0 else None


def happened(
    made_at: datetime | None, when: datetime | None, now: datetime, said: str, *, whole_day: bool = False
) -> datetime:
    """Return when a fact of what was made at a moment (None: of anything) came about: now, unless a time is given.

    Of today alone, now too. `said` is what was done, "invoiced". Raises IllegalMove for a time to come, for one
    before it was made, and for one more than a year ago.
    """
    if when is None or (whole_day and days_past(when, now, whole_day=True) == 0):
        return now
    if is_before(now, when):
        raise IllegalMove("That is still to come.", f"Say it once it is {said}.")
    _must_be_of_a_year(when, now, f"Say when it was {said}")
    if made_at is None or is_before(now, made_at) or not is_before(when, made_at):
        return when
    if (begun := _within(made_at, when, whole_day=whole_day)) is not None:
        return begun
    raise IllegalMove(
        f"It was promised {full(made_at, now)}: it cannot have been {said} before that.",
        "Give a time since then.",
    )


def _must_be_of_a_year(when: datetime, now: datetime, remedy: str) -> None:
    if is_before(when, plus(now, -_A_YEAR)):
        raise IllegalMove(f"{full(when, now)} is more than a year ago.", f"{remedy}; is the year right?")


def _within(made_at: datetime, when: datetime, *, whole_day: bool) -> datetime | None:
    """Return when it was made, where an earlier time means the day, or the minute, in which it was; else None."""
    begun = made_at.astimezone(when.tzinfo)
    is_same = begun.date() == when.date() if whole_day else begun.replace(second=0, microsecond=0) <= when
    return begun if is_same else None
