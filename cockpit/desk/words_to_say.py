"""The words that are ready to be said or sent: what `y` copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cockpit.domain.moment import is_before
from cockpit.domain.promises.promise import Promise
from cockpit.domain.wording import aloud, recently

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.calls.call import Call
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.questions.question import Question


def say_words(desk: Desk, row: Row) -> str:
    """Return the sentence to say about a promise that is owed, the apology, the plan; of anything else, what it is.

    A promise that is missed is no time to close on: it is owned to, and the customer says by when.
    """
    record = row.record
    if isinstance(record, Promise) and record.is_owed():
        if is_before(record.theirs, desk.now()):
            missed = recently(record.theirs, desk.now(), whole_day=record.is_whole_day)
            return f"I promised this for {missed} and missed it. I am sorry. When may I have it with you?"
        by = aloud(record.theirs, desk.now(), whole_day=record.is_whole_day)
        return f"I can have that with you no later than {by}. Will that be OK?"
    if record.KIND == "loss":
        from cockpit.desk import record_view

        return record_view.apology(desk, cast("Loss", record))
    if record.KIND == "call" and cast("Call", record).is_planned():
        return cast("Call", record).preparation.in_short()
    if record.KIND == "question" and (answer := cast("Question", record).answer):
        return answer
    return f"{row.name}: {record.text}" if row.name else record.text
