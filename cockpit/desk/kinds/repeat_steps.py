"""From one line to another, of what comes again."""

from __future__ import annotations

from cockpit.desk.kinds.line import edit
from cockpit.domain.repeat import Repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.capture.draft import Draft
    from cockpit.desk.kinds.line import Step


def repeat_steps(before: Draft, after: Draft, *fields: str, due: str = "") -> Iterator[Step]:
    """Yield the edit of what differs between two lines, how often it comes among it."""
    steps = list(edit(before, after, *fields, due=due))
    given = steps[0][1] if steps else {}
    if after.every != before.every:
        given["every"] = after.every or Repeat(number=0, unit="day")
    if given:
        yield "edit", given
