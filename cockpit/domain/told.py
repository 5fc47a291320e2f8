"""When they told of an end: never before what ended was begun, and never still to come."""

from __future__ import annotations

from cockpit.domain.moment import is_before
from cockpit.domain.wording import full
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def told_after(
    made_at: datetime | None, told: datetime, now: datetime, *, whole_day: bool = False
) -> datetime:
    """Return when they told of the end of what was made at a moment (None: of anything), to the minute.

    Of a day alone, and of the minute in which it was made, that moment is the earliest. Raises IllegalMove for a time
    before it, and for one to come. Where the clock was set back since it was made, only the latter is known.
    """
    if is_before(now, told):
        raise IllegalMove("That is still to come.", "Say when they told you.")
    if made_at is None or is_before(now, made_at) or not is_before(told, made_at):
        return told
    begun = made_at.astimezone(told.tzinfo)
    is_same = begun.date() == told.date() if whole_day else begun.replace(second=0, microsecond=0) <= told
    if is_same:
        return begun
    raise IllegalMove(
        f"It was promised {full(made_at, now)}: they cannot have told you of its end before that.",
        "Give the time since then; if it was lost before you noted it, delete it and capture the loss: "
        "lost @name 5k; told yesterday.",
    )
