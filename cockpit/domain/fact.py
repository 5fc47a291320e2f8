"""What is known about a record: worked out once, shown everywhere (screen, pipe, JSON, phone)."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from cockpit.domain.money import Money


UNSAID = object()
"""Stands for the value of a fact that is told to people alone."""


class When(Record):
    """A moment among words: whoever shows it says it in their way, and may add how far off it is."""

    moment: datetime
    whole_day: bool = False


class FactStep(Record):
    """One step of several: done, still to do, or (None) passed over; with when it was or is due, and a note.

    `whole_day` tells that `at` was said as a date.
    """

    name: str
    label: str
    is_done: bool | None
    at: datetime | None = None
    note: str = ""
    whole_day: bool = False


class Fact(Record):
    """One thing known about a record.

    `key` names it for scripts, with its `value`: plain values, moments, amounts, maps and lists of these; `UNSAID`
    where it is for people alone. `label` and `words` tell it to people; without words it is for scripts alone. `steps`
    are told one by one. `urgency` is how it presses: late, soon, good or nothing. `counts` tells that the distance to
    its moment matters.
    """

    key: str
    label: str = ""
    value: Any = UNSAID
    words: tuple[str | When | Money, ...] = ()
    steps: tuple[FactStep, ...] = ()
    urgency: str = ""
    counts: bool = False

    @property
    def is_told(self) -> bool:
        """Whether people are told of it."""
        return bool(self.words or self.steps)

    @property
    def moment(self) -> When | None:
        """The first moment among its words."""
        return next((word for word in self.words if isinstance(word, When)), None)


def spoken(fact: Fact, say: Callable[[When], str]) -> str:
    """Return the words of a fact, its moments said as `say` says them."""
    return "".join(say(word) if isinstance(word, When) else str(word) for word in fact.words)


def text_fact(key: str, label: str, text: str, urgency: str = "") -> tuple[Fact, ...]:
    """Return the fact of a text; nothing where it has no words."""
    return (Fact(key=key, label=label, value=text, words=(text,), urgency=urgency),) if text.strip() else ()


def moment_fact(
    key: str, label: str, moment: datetime | None, *after: str, whole_day: bool = False, urgency: str = ""
) -> tuple[Fact, ...]:
    """Return the fact of a moment, with words after it; one for scripts alone where there is none."""
    if moment is None:
        return (Fact(key=key, value=None),)
    words: tuple[str | When | Money, ...] = (When(moment=moment, whole_day=whole_day), *after)
    return (Fact(key=key, label=label, value=moment, words=words, urgency=urgency),)


def times_over(count: int) -> str:
    """Say how often."""
    return {0: "never", 1: "once"}.get(count, f"{count} times")
