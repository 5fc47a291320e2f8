"""Practice 4, planning a call: what they gain, the decision it moves, the commitments to ask for; and what to bring."""

from __future__ import annotations

from cockpit.domain.calls.wording_check import excuse
from cockpit.domain.entry import Entry, new_key, verb
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self


class PlannedCall(Entry):
    """A call up to the moment at which it is held; its `text` is its purpose.

    `when` is its moment, `whole_day` that only the date is set. The plan: `gain` is what they gain, `decision`
    what it moves, `ask_theirs` and `ask_mine` the commitments to ask for; `bring` is what to bring along.
    `excuse_overridden_at` is counted in the figures.
    """

    when: datetime | None = None
    whole_day: bool = False
    gain: str = ""
    decision: str = ""
    ask_theirs: str = ""
    ask_mine: str = ""
    bring: Mapping[str, str] = {}
    excuse_overridden_at: datetime | None = None
    held_at: datetime | None = None

    def was_held_at(self) -> datetime | None:
        """Return when it was held; None while it is to come."""
        return self.held_at

    def is_planned(self) -> bool:
        """Tell whether it is said what they gain: the line of the plan that makes a call worth their time."""
        return bool(self.gain.strip())

    def excuse(self) -> str | None:
        """Return the question to ask where its purpose is an excuse that was not overridden, else None."""
        return excuse(self.text) if self.excuse_overridden_at is None else None

    def plan_in_short(self) -> str:
        """Return the plan as one sentence or more; the question that begins one where there is none."""
        if not self.is_planned():
            return "No plan yet: what do THEY gain?"
        lines = {
            "They gain": self.gain,
            "It moves": self.decision,
            "Ask them": self.ask_theirs,
            "Offer": self.ask_mine,
        }
        return " ".join(
            f"{name}: {line.strip().rstrip('.')}." for name, line in lines.items() if line.strip()
        )

    @verb(
        "Plan it",
        said="planned",
        gain="What do THEY gain?",
        decision="Which decision does it move?",
        theirs="What will you ask them to do?",
        mine="What will you offer to do?",
    )
    def plan(
        self,
        now: datetime,
        *,
        gain: str,
        decision: str | None = None,
        theirs: str | None = None,
        mine: str | None = None,
    ) -> Self:
        """Plan it in three lines; a line that is not given stays as it was."""
        self._must_be_to_come("plan")
        if not gain.strip():
            raise IllegalMove(
                "A plan begins with what they gain.", "Say what THEY gain, or send it ahead instead."
            )
        return self.replace(
            gain=gain,
            decision=self.decision if decision is None else decision,
            ask_theirs=self.ask_theirs if theirs is None else theirs,
            ask_mine=self.ask_mine if mine is None else mine,
        )

    @verb("Bring along", said="packed for", text="What will be needed (references, prices, specs, people)?")
    def bring_along(self, now: datetime, *, text: str) -> Self:
        """Note something to bring, so that it is no reason to come back."""
        self._must_be_to_come("pack for")
        if not text.strip():
            raise IllegalMove("What you bring needs words.", "Say what will be needed.")
        return self.replace(bring={**self.bring, new_key(self.bring, now): text})

    @verb("It is no excuse", said="kept the purpose of")
    def override_excuse(self, now: datetime) -> Self:
        """Keep a purpose that is worded as an excuse; that is counted."""
        self._must_be_to_come("override the wording of")
        if self.excuse() is None:
            raise IllegalMove("Its purpose is no excuse.", "Go ahead.")
        return self.replace(excuse_overridden_at=now)

    @verb("Held", said="held")
    def hold(self, now: datetime) -> Self:
        """Note that it took place; its outcome is due the same evening."""
        self._must_be_to_come("hold")
        return self.replace(held_at=now, snoozed_until=None)

    def _must_be_to_come(self, to: str) -> None:
        self._must_be_there(to)
        if self.was_held_at() is not None:
            raise IllegalMove(f"You cannot {to} it: it was held.", "Note its outcome, or add the next call.")
