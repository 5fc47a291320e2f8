"""The sentence to say aloud while a line is typed and the customer is still on the line."""

from __future__ import annotations

from cockpit.capture.lexicon.talk import CALLS_BACK
from cockpit.capture.tokens import fold
from cockpit.domain.moment import is_before
from cockpit.domain.wording import closing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.capture.draft import Draft

ANYTHING_ELSE = "Is there any other information I can get you at the same time?"


def say(draft: Draft, now: datetime) -> str:
    """Return what to say while the customer is still on the line.

    For a promise it is the trial close, once it is agreed the question for siblings; else nothing. A promise
    that has only the seller's own time says nothing yet: propose the customer's first. One whose time has passed
    closes on nothing: `asks` tells that it has.
    """
    if draft.kind != "promise":
        return ""
    if draft.agreed:
        return ANYTHING_ELSE
    if draft.theirs is None or is_before(draft.theirs, now):
        return ""
    what = "call you back" if fold(draft.text).startswith(CALLS_BACK) else "have that with you"
    return closing(f"I can {what}", draft.theirs, now, whole_day=draft.whole_day)
