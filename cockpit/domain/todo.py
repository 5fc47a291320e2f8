"""To-dos and dated notes: what the seller owes to nobody but themselves, and what they were told."""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.moment import is_before, urgency
from cockpit.domain.record import Deadline
from cockpit.domain.repeat import Repeat
from cockpit.domain.wording import clock, lateness
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.fact import Fact
    from cockpit.domain.rules import Rules


_REASONS = {"todo": "To do by", "note": "You noted this for"}


class Reminder(Entry):
    """Words with a time, or without one. `whole_day` tells that `due` was said as a date."""

    due: datetime | None = None
    whole_day: bool = False
    done_at: datetime | None = None

    def is_open(self) -> bool:
        """Tell whether it still asks for something."""
        return self.done_at is None and not self.deleted

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return when it is due, if it has a time."""
        due = self.next_deadline(now, rules, in_touch)
        return () if due is None else (due,)

    def next_deadline(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Deadline | None:
        """Return when it is due, if it has a time."""
        if self.due is None or not self.is_open():
            return None
        return Deadline(
            what=self.text,
            when=self.due,
            kind=self.KIND,
            severity=urgency(self.due, now, whole_day=self.whole_day),
            record=self,
            as_of=now,
            whole_day=self.whole_day,
        )

    def reason(self, now: datetime) -> str:
        """Return the sentence that tells why it is on the list; empty where it has no time."""
        if self.due is None:
            return ""
        is_late = is_before(self.due, now)
        late = f", {lateness(self.due, now, whole_day=self.whole_day)} late" if is_late else ""
        return f"{_REASONS[self.KIND]} {clock(self.due, now, whole_day=self.whole_day)}{late}."

    def turns(self, rules: Rules) -> Iterable[datetime]:
        """Return its time, if it has one."""
        return () if self.due is None else (self.due,)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: done."""
        return "done" if self.is_open() else None

    @verb("Done", said="finished")
    def done(self, now: datetime) -> Self:
        """Tick it off."""
        self.must_be_there("finish")
        if self.done_at is not None:
            raise IllegalMove(f"This {self.KIND} is already done.", "Undo if it is not.")
        return self.replace(done_at=now, snoozed_until=None)

    @verb("Edit", said="edited", text="What is it?", due="By when?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        due: datetime | None = None,
        whole_day: bool = False,
    ) -> Self:
        """Change its words or its time."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        return edited if due is None else edited.replace(due=due, whole_day=whole_day)


class Todo(Reminder):
    """Something to do, with a customer or without, by a time or some day; `every` makes the next when it is done."""

    LETTER = "T"
    KIND = "todo"

    every: Repeat | None = None

    def state(self, now: datetime) -> str:
        """Return open or done."""
        return "done" if self.done_at else "open"

    def again(self, now: datetime, rules: Rules, make_id: Callable[[], int]) -> Todo | None:
        """Return the next of one that comes again; None where it comes once, or is not done."""
        if self.every is None or self.due is None or self.done_at is None:
            return None
        due = self.every.next_after(self.due, now, rules)
        return Todo(
            id=make_id(),
            customer=self.customer,
            text=self.text,
            made_at=now,
            due=due,
            whole_day=self.whole_day,
            every=self.every,
        )

    @verb("Edit", said="edited", text="What is it?", due="By when?", every="How often?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        due: datetime | None = None,
        whole_day: bool = False,
        every: Repeat | None = None,
    ) -> Self:
        """Change its words, its time, or how often it comes."""
        edited = super().edit(now, text=text, due=due, whole_day=whole_day)
        if every is None:
            return edited
        if every.number and edited.due is None:
            raise IllegalMove("What comes again needs a first time.", "Give it: due=fri 10:00.")
        return edited.replace(every=every.anchored(edited.due) if every.number else None)


class Note(Reminder):
    """What was said or seen. A note with a date comes back on that date; without one it stands under Some day."""

    LETTER = "N"
    KIND = "note"

    def state(self, now: datetime) -> str:
        """Return dated, done, or kept."""
        return "done" if self.done_at else "dated" if self.due else "kept"


def facts(reminder: Reminder, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield what is known about a to-do or a note at `now`."""
    from cockpit.domain.fact import Fact, When  # Today needs none

    yield Fact(key="state", value=reminder.state(now), words=(reminder.state(now),))
    if reminder.due is not None:
        when = When(moment=reminder.due, whole_day=reminder.whole_day)
        yield Fact(key="due", label="Due", value=reminder.due, words=(when,), counts=reminder.is_open())
    every = reminder.every if isinstance(reminder, Todo) else None
    if every is not None:
        yield Fact(key="every", label="Comes again", value=every.words(), words=(every.words(),))
    yield Fact(key="due_whole_day", value=reminder.whole_day)
