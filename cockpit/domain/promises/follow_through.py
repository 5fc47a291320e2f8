"""Practice 1, the second half: following through what was delivered, in four steps, doing more than expected."""

from __future__ import annotations

from cockpit.domain.entry import verb
from cockpit.domain.hours import into_working_hours, is_working_time, next_business_morning
from cockpit.domain.moment import is_before, plus
from cockpit.domain.promises.proposed_time import CALL_BACK, kind_of
from cockpit.domain.record import Part, Record
from cockpit.domain.wording import sentence
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.rules import Rules

    class Delivered(Protocol):
        """What the verbs of following through ask of a promise."""

        @property
        def follow_through(self) -> FollowThrough:
            """The steps, as far as they were done."""

        @property
        def delivered_at(self) -> datetime | None:
            """When it was delivered."""

        def next_step(self) -> str | None:
            """Return the next step, once it is delivered."""

        def must_stand(self, to: str) -> None:
            """Raise IllegalMove where it was deleted or broken."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Followed = TypeVar("Followed", bound=Delivered)


STEPS = {
    "received": "Did they get it?",
    "clarify": "Are you ready to clarify it?",
    "news": "One piece of new information since you talked?",
    "meeting": "When do you meet again to culminate the agreement?",
}
HAD = {  # how each is told once it was done
    "received": "they got it",
    "clarify": "cleared up",
    "news": "news",
    "meeting": "next meeting",
}
ASKED = {  # what to say aloud at each
    "received": "Did it reach you, and is it what you had in mind?",
    "clarify": "I have it before me: what may I clarify for you?",
    "news": "There is something new since we talked:",
    "meeting": "When shall we meet to settle it, or are you ready to go ahead now?",
}
LAST = "meeting"
_ASKED_OF_A_CALL = "Is it settled, as you had in mind?"
_STEP_VERBS = {
    "received": "confirm-received",
    "clarify": "clarify",
    "news": "share-news",
    "meeting": "set-meeting",
}


class Step(Record):
    """One follow-through step, done at `at`, or skipped, which is counted.

    `when` is the meeting's moment, `whole_day` that only its date is set.
    """

    at: datetime
    text: str = ""
    when: datetime | None = None
    skipped: bool = False
    whole_day: bool = False


class FollowThrough(Part):
    """The four steps of `STEPS` that follow a delivery, as far as they were done or skipped."""

    steps: Mapping[str, Step] = {}

    def count(self) -> int:
        """Return how many steps were done; a skipped one does not count."""
        return sum(1 for step in STEPS if step in self.steps and not self.steps[step].skipped)

    def skipped(self) -> int:
        """Return how many steps were passed over."""
        return sum(1 for step in self.steps.values() if step.skipped)

    def left(self) -> tuple[str, ...]:
        """Return the steps neither done nor skipped, in order."""
        return tuple(step for step in STEPS if step not in self.steps)

    def next_step(self) -> str | None:
        """Return the first step that is left."""
        return next(iter(self.left()), None)

    def next_verb(self) -> str | None:
        """Return the verb of the next step."""
        step = self.next_step()
        return _STEP_VERBS[step] if step else None

    def verbs(self) -> set[str]:
        """Return the verbs that apply while following through."""
        return {_STEP_VERBS[step] for step in self.left()} | {"skip-step", "close"}


def to_ask(text: str, step: str | None, whom: str = "") -> str:
    """Return what to say to `whom` at a step of following through what was promised in these words."""
    you = f"{whom}, you" if whom else "You"
    if kind_of(text) != CALL_BACK:
        return f"{sentence(f'{you} should have what I promised: {text}')} {ASKED[step or LAST]}"
    i = f"{whom}, I" if whom else "I"
    return f"{i} called you back, as I promised. {_ASKED_OF_A_CALL if step == 'received' else ASKED[step or LAST]}"


def due_after(delivered: datetime, rules: Rules, *, is_same_day: bool) -> datetime:
    """Return when following through is due: the next business morning, or 2 h after a same-day promise.

    Those 2 h end inside working hours, or it is the next business morning all the same.
    """
    if is_same_day:
        due = plus(delivered, rules.follow_through_delay)
        if due.date() == delivered.date() and is_working_time(due, rules):
            return due
    if is_working_time(delivered, rules):
        return next_business_morning(delivered, rules)
    return into_working_hours(delivered, rules)


# The verbs. Each returns the promise as it stands afterwards.


@verb("They got it", said="confirmed receipt of", text="What did they say?")
def confirm_received(promise: Followed, now: datetime, *, text: str = "") -> Followed:
    """Step 1: did they get it?"""
    return _did(promise, "received", Step(at=now, text=text))


@verb("Ready to clarify", said="clarified", text="What did you clarify?")
def clarify(promise: Followed, now: datetime, *, text: str = "") -> Followed:
    """Step 2: am I ready to clarify it?"""
    return _did(promise, "clarify", Step(at=now, text=text))


@verb("Share news", said="shared news on", text="What is new since you talked?")
def share_news(promise: Followed, now: datetime, *, text: str) -> Followed:
    """Step 3: one piece of new information since we talked; the text is required."""
    if not text.strip():
        raise IllegalMove("News needs words.", "Say what is new since you talked, or skip the step.")
    return _did(promise, "news", Step(at=now, text=text))


@verb("Meet again", said="set the meeting for", when="When do you meet?", ready="Are they ready now?")
def set_meeting(
    promise: Followed,
    now: datetime,
    *,
    when: datetime | None = None,
    ready: bool = False,
    whole_day: bool = False,
) -> Followed:
    """Step 4: a way to meet again to culminate the agreement: a moment to come, or "ready now"."""
    if when is None and not ready:
        raise IllegalMove("A meeting needs a date.", "Say when you meet, or that they are ready now.")
    if when is not None and not is_before(now, when):
        raise IllegalMove("That time has passed.", "Say when you meet: a time that is still to come.")
    said = "" if when else "ready now"
    return _did(
        promise, "meeting", Step(at=now, when=when, text=said, whole_day=whole_day and when is not None)
    )


@verb("Skip this step", said="skipped a step of", step="Which step?")
def skip_step(promise: Followed, now: datetime, *, step: str | None = None) -> Followed:
    """Skip a follow-through step (the next one by default); the skip is counted."""
    step = step or promise.next_step() or ""
    if promise.next_step() and step not in STEPS:
        raise IllegalMove(f"There is no step “{step}”.", f"The steps are {', '.join(STEPS)}.")
    return _did(promise, step, Step(at=now, skipped=True))


@verb("Close", said="closed", skip="Skip the steps that are left?")
def close(promise: Followed, now: datetime, *, skip: bool = False) -> Followed:
    """Close it; under 4 of 4 only with `skip`, which counts each step that is left as skipped."""
    _must_be_followed(promise, "close")
    followed = promise.follow_through
    if not skip:
        raise IllegalMove(
            f"{followed.count()} of 4 steps are done. Next: {STEPS[followed.left()[0]]}",
            "Do the step, or say yes to skipping what is left (skip=yes): skips are counted.",
        )
    skips = {step: Step(at=now, skipped=True) for step in followed.left()}
    return promise.replace(steps={**followed.steps, **skips})


def _did(promise: Followed, step: str, fact: Step) -> Followed:
    _must_be_followed(promise, "follow through")
    steps = promise.follow_through.steps
    if step in steps:
        stands = "was skipped" if steps[step].skipped else "is already done"
        raise IllegalMove(f"The step “{step}” {stands}.", "Do the next step.")
    return promise.replace(steps={**steps, step: fact}, snoozed_until=None)


def _must_be_followed(promise: Followed, to: str) -> None:
    promise.must_stand(to)
    if promise.delivered_at is None:
        raise IllegalMove(f"You cannot {to} it: it is not delivered.", "Deliver it first.")
    if promise.next_step() is None:
        raise IllegalMove(f"You cannot {to} it: it is closed.", "Nothing is left to do.")
