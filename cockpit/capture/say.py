"""The sentence to say aloud while the customer is still on the line (practice 1)."""

from __future__ import annotations

from cockpit.domain.wording import aloud

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.draft import Draft

_CALLS_BACK = ("call back", "callback", "call-back", "ring back", "return ", "rückruf", "zurückrufen")
ANYTHING_ELSE = "Is there any other information I can get you at the same time?"


def say(draft: Draft, now: datetime) -> str:
    """Return the trial close for a promise, once it is agreed the question for siblings; else nothing.

    A promise that has only the seller's own time says nothing yet: propose the customer's first.
    """
    if draft.kind != "promise":
        return ""
    if draft.agreed:
        return ANYTHING_ELSE
    if draft.theirs is None:
        return ""
    what = "call you back" if draft.text.casefold().startswith(_CALLS_BACK) else "have that with you"
    when = aloud(draft.theirs, now, whole_day=draft.whole_day)
    return f"I can {what} no later than {when}. Will that be OK?"
