"""Practice 4, planning a call: what they gain, the decision it moves, the commitments to ask for; and what to bring."""

from __future__ import annotations

from cockpit.domain.calls.wording_check import excuse
from cockpit.domain.entry import added, verb
from cockpit.domain.record import Part
from cockpit.domain.text import must_be_another
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    class ToCome(Protocol):
        """What the verbs of preparing ask of a call."""

        @property
        def preparation(self) -> Preparation:
            """Its plan."""

        def excuse(self) -> str | None:
            """Return the question to ask where its purpose is an excuse."""

        def must_be_to_come(self, to: str) -> None:
            """Raise IllegalMove where it was held."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Prepared = TypeVar("Prepared", bound=ToCome)


class Preparation(Part):
    """What a call is prepared with, so that it creates value.

    The plan in three lines: `gain` is what they gain, `decision` what it moves, `ask_theirs` and `ask_mine` the
    commitments to ask for; `bring` is what to bring along. `excuse_overridden_at` is counted in the figures.
    """

    gain: str = ""
    decision: str = ""
    ask_theirs: str = ""
    ask_mine: str = ""
    bring: Mapping[str, str] = {}
    excuse_overridden_at: datetime | None = None

    def is_planned(self) -> bool:
        """Tell whether it is said what they gain: the line of the plan that makes a call worth their time.

        An excuse is no gain, unless it was overridden.
        """
        return bool(self.gain.strip()) and (
            excuse(self.gain) is None or self.excuse_overridden_at is not None
        )

    def lines(self) -> dict[str, str]:
        """Return the lines of the plan that have words, by what each says."""
        lines = {
            "They gain": self.gain,
            "It moves": self.decision,
            "Ask them": self.ask_theirs,
            "Offer": self.ask_mine,
        }
        return {name: line for name, line in lines.items() if line.strip()}

    def in_short(self) -> str:
        """Return the plan as one sentence or more; the question that begins one where there is none."""
        if not self.gain.strip():
            return "No plan yet: what do THEY gain?"
        return " ".join(f"{name}: {line.strip().rstrip('.')}." for name, line in self.lines().items())


# The verbs. Each returns the call as it stands afterwards.


@verb(
    "Plan it",
    said="planned",
    gain="What do THEY gain?",
    decision="Which decision does it move?",
    theirs="What will you ask them to do?",
    mine="What will you offer to do?",
)
def plan(
    call: Prepared,
    now: datetime,
    *,
    gain: str,
    decision: str | None = None,
    theirs: str | None = None,
    mine: str | None = None,
) -> Prepared:
    """Plan it in three lines; a line that is not given stays as it was."""
    call.must_be_to_come("plan")
    if not gain.strip():
        raise IllegalMove(
            "A plan begins with what they gain.", "Say what THEY gain, or send it ahead instead."
        )
    return call.replace(
        gain=gain,
        decision=call.preparation.decision if decision is None else decision,
        ask_theirs=call.preparation.ask_theirs if theirs is None else theirs,
        ask_mine=call.preparation.ask_mine if mine is None else mine,
    )


@verb(
    "Bring along",
    said="noted what to bring along to",
    text="What will be needed (references, prices, specs, people)?",
)
def bring_along(call: Prepared, now: datetime, *, text: str) -> Prepared:
    """Note something to bring, so that it is no reason to come back."""
    call.must_be_to_come("pack for")
    if not text.strip():
        raise IllegalMove("What you bring needs words.", "Say what will be needed.")
    must_be_another(text, call.preparation.bring.values())
    return call.replace(bring=added(call.preparation.bring, now, text))


@verb("It is no excuse", said="kept the purpose of")
def override_excuse(call: Prepared, now: datetime) -> Prepared:
    """Keep a purpose or a gain that is worded as an excuse; that is counted."""
    call.must_be_to_come("override the wording of")
    if call.excuse() is None:
        raise IllegalMove("Its purpose is no excuse.", "Go ahead.")
    return call.replace(excuse_overridden_at=now)
