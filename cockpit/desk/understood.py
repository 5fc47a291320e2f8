"""What a line was understood as: what the screens show of it, and what is kept."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.draft import Draft as Draft  # noqa: PLC0414 - handed on: this is the one door
    from cockpit.capture.draft import Span as Span  # noqa: PLC0414 - handed on: this is the one door


class Understood(Record):
    """A line as understood, with the clock that was not typed proposed, and the sentence to say aloud.

    `at` is the moment it was typed at, which “in 2 h” counts from; `because` says where a proposed clock came from;
    `advice` is what the practice has to say to it.
    """

    draft: Draft
    at: datetime
    mine: datetime | None
    theirs: datetime | None
    because: str
    say: str
    advice: tuple[str, ...] = ()
