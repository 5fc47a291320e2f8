"""Practice 1, the second half: following through what was delivered, in four steps, doing more than expected."""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self

STEPS = {
    "received": "Did they get it?",
    "clarify": "Are you ready to clarify it?",
    "news": "One piece of new information since you talked?",
    "meeting": "When do you meet again to culminate the agreement?",
}
_STEP_VERBS = {
    "received": "confirm-received",
    "clarify": "clarify",
    "news": "share-news",
    "meeting": "set-meeting",
}


class Step(Record):
    """One follow-through step, done at `at`, or skipped, which is counted. `when` is the meeting's moment."""

    at: datetime
    text: str = ""
    when: datetime | None = None
    skipped: bool = False


class FollowThrough(Entry):
    """A record whose delivery, at `delivered_at`, is followed through in the four steps of `STEPS`."""

    delivered_at: datetime | None = None
    steps: Mapping[str, Step] = {}

    def steps_done(self) -> int:
        """Return how many follow-through steps were done; a skipped one does not count."""
        return sum(1 for step in STEPS if step in self.steps and not self.steps[step].skipped)

    def next_step(self) -> str | None:
        """Return the first follow-through step of a delivered promise that is neither done nor skipped."""
        if self.delivered_at is None:
            return None
        return next((step for step in STEPS if step not in self.steps), None)

    def step_verbs(self) -> set[str]:
        """Return the verbs that apply while following through."""
        left = {name for step, name in _STEP_VERBS.items() if step not in self.steps}
        return left | {"skip-step", "close"}

    def next_step_verb(self) -> str | None:
        """Return the verb of the next step."""
        step = self.next_step()
        return _STEP_VERBS[step] if step else None

    @verb("They got it", said="confirmed receipt of", text="What did they say?")
    def confirm_received(self, now: datetime, *, text: str = "") -> Self:
        """Step 1: did they get it?"""
        return self._did("received", Step(at=now, text=text))

    @verb("Ready to clarify", said="clarified", text="What did you clarify?")
    def clarify(self, now: datetime, *, text: str = "") -> Self:
        """Step 2: am I ready to clarify it?"""
        return self._did("clarify", Step(at=now, text=text))

    @verb("Share news", said="shared news on", text="What is new since you talked?")
    def share_news(self, now: datetime, *, text: str) -> Self:
        """Step 3: one piece of new information since we talked; the text is required."""
        if not text.strip():
            raise IllegalMove("News needs words.", "Say what is new since you talked, or skip the step.")
        return self._did("news", Step(at=now, text=text))

    @verb("Meet again", said="set the meeting for", when="When do you meet?", ready="Are they ready now?")
    def set_meeting(self, now: datetime, *, when: datetime | None = None, ready: bool = False) -> Self:
        """Step 4: a way to meet again to culminate the agreement: a moment, or "ready now"."""
        if when is None and not ready:
            raise IllegalMove("A meeting needs a date.", "Say when you meet, or that they are ready now.")
        return self._did("meeting", Step(at=now, when=when, text="" if when else "ready now"))

    @verb("Skip this step", said="skipped a step of", step="Which step?")
    def skip_step(self, now: datetime, *, step: str | None = None) -> Self:
        """Skip a follow-through step (the next one by default); the skip is counted."""
        step = step or self.next_step() or ""
        if self.next_step() and step not in STEPS:
            raise IllegalMove(f"There is no step “{step}”.", f"The steps are {', '.join(STEPS)}.")
        return self._did(step, Step(at=now, skipped=True))

    @verb("Close", said="closed", skip="Skip the steps that are left?")
    def close(self, now: datetime, *, skip: bool = False) -> Self:
        """Close it; under 4 of 4 only with `skip`, which counts each step that is left as skipped."""
        self._must_be_followed("close")
        left = [step for step in STEPS if step not in self.steps]
        if not skip:
            raise IllegalMove(
                f"{self.steps_done()} of 4 steps are done. Next: {STEPS[left[0]]}",
                "Do the step, or close with skip=yes: skips are counted.",
            )
        return self.replace(steps={**self.steps, **{step: Step(at=now, skipped=True) for step in left}})

    def _did(self, step: str, fact: Step) -> Self:
        self._must_be_followed("follow through")
        if step in self.steps:
            raise IllegalMove(f"The step “{step}” is already done.", "Do the next step.")
        return self.replace(steps={**self.steps, step: fact}, snoozed_until=None)

    def _must_be_followed(self, to: str) -> None:
        self._must_stand(to)
        if self.delivered_at is None:
            raise IllegalMove(f"You cannot {to} it: it is not delivered.", "Deliver it first.")
        if self.next_step() is None:
            raise IllegalMove(f"You cannot {to} it: it is closed.", "Nothing is left to do.")

    def _must_stand(self, to: str) -> None:
        self._must_be_there(to)
