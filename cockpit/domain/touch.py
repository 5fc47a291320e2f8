"""Contacts with a customer, whatever record they are about, and staying in touch: one every so often.

Staying in touch is counted from the last contact that reached them, on whichever of their records: nobody is called
because a calendar says so who was on the line yesterday. A rhythm for a tag stands for
one with each customer who carries it.
"""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.moment import is_before, urgency
from cockpit.domain.record import Deadline
from cockpit.domain.repeat import Repeat, on_a_working_day
from cockpit.domain.wording import day, lateness
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.rules import Rules


class Touch(Entry):
    """A contact with a customer that was had `at` a moment, by some `means`; not `reached`, it was an attempt.

    With `every` it is no contact: it stands for staying in touch that often, until `ended_at`. `due` is when the
    first is to be, where they were never reached. With a `tag` and without a customer it is the rhythm of that
    tag; `rule` is the id of the rhythm by which one was made for a customer who carries the tag.
    """

    LETTER = "H"
    KIND = "touch"

    at: datetime | None = None
    means: str | None = None
    reached: bool = True
    every: Repeat | None = None
    due: datetime | None = None
    ended_at: datetime | None = None
    tag: str | None = None
    rule: int | None = None

    def is_of_tag(self) -> bool:
        """Tell whether it is the rhythm of a tag, and not that of one customer."""
        return self.tag is not None and self.customer is None

    def words(self) -> str:
        """Return what it is about, without the tag that the rhythm of one ends with."""
        return self.text.removesuffix(f": #{self.tag}")

    def for_customer(self, customer: int, now: datetime, make_id: Callable[[], int]) -> Touch:
        """Return staying in touch with one who carries the tag, in the same rhythm."""
        return Touch(
            id=make_id(),
            customer=customer,
            text=self.words(),
            made_at=now,
            means=self.means,
            every=self.every,
            due=self.due if self.due is not None and is_before(now, self.due) else None,
            tag=self.tag,
            rule=self.id,
        )

    def is_open(self) -> bool:
        """Tell whether one is to stay in touch: a contact that was had is history."""
        return self.every is not None and self.ended_at is None and not self.deleted

    def state(self, now: datetime) -> str:
        """Return staying in touch, ended, reached or attempt."""
        if self.every is not None:
            return "ended" if self.ended_at else "staying in touch"
        return "reached" if self.reached else "attempt"

    def contacts_had(self) -> Iterator[Had]:
        """Yield the contact, if it reached them, and those logged on it."""
        yield from super().contacts_had()
        if self.every is None and self.reached and self.at is not None:
            yield self.at, f"{self.means or 'contact'}: {self.text}"

    def due_at(self, rules: Rules, in_touch: InTouch | None = None) -> datetime | None:
        """Return when the next contact is to be: counted from the last that reached them, on a working day."""
        if self.every is None or self.is_of_tag():
            return None
        last = in_touch.last if in_touch and in_touch.last else self.last_contact()
        if last is None:
            return self.due or on_a_working_day(self.every.after(self.made_at, rules), rules)
        return on_a_working_day(self.every.after(last.astimezone(self.made_at.tzinfo), rules), rules)

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return when the next contact is to be."""
        when = self.due_at(rules, in_touch) if self.is_open() else None
        if when is None or self.every is None:
            return ()
        last = in_touch.last if in_touch and in_touch.last else self.last_contact()
        since = f"last reached {day(last.astimezone(now.tzinfo), now)}" if last else "not reached yet"
        return (
            Deadline(
                what=self.text,
                when=when,
                kind="touch",
                severity=urgency(when, now, whole_day=True),
                said=f"Stay in touch {self.every.words()}{f' (#{self.tag})' if self.tag else ''}: {since}.",
                record=self,
                whole_day=True,
            ),
        )

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "edit", "delete"}
        if self.is_open():
            names |= {"end"} if self.is_of_tag() else {"touch", "snooze", "end"}
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: a contact; none of a tag's rhythm, which stands for those it made."""
        return "touch" if self.is_open() and not self.is_of_tag() else None

    @verb("No longer stay in touch", said="ended")
    def end(self, now: datetime) -> Self:
        """Note that it is no longer needed."""
        self.must_be_there("end")
        if not self.is_open():
            raise IllegalMove("It is no staying in touch that goes on.", "Nothing is left to do about it.")
        return self.replace(ended_at=now, snoozed_until=None)

    @verb("Edit", said="edited", text="What is it?", every="How often?", means="By what means?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        every: Repeat | None = None,
        means: str | None = None,
    ) -> Self:
        """Change its words, its means, or how often."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        if every is not None and self.every is None:
            raise IllegalMove("It is a contact that was had.", "Capture it anew: touch @name every 3 weeks.")
        if every is not None and not every.number:
            return edited.end(now)
        first = (
            self.due if every is None or every == self.every else None
        )  # that of the old rhythm is none of the new
        return edited.replace(every=every or self.every, due=first, means=means or self.means)


def facts(touch: Touch, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield what is known about a contact, or about staying in touch, at `now`."""
    yield Fact(key="state", value=touch.state(now), words=(touch.state(now),))
    if touch.every is None:
        yield from moment_fact("at", "Reached" if touch.reached else "Tried", touch.at)
    else:
        yield Fact(key="every", label="How often", value=touch.every.words(), words=(touch.every.words(),))
        due = touch.due_at(rules, in_touch) if touch.is_open() else None
        if due is not None:
            late = f" · {lateness(due, now)} ago" if is_before(due, now) else ""
            words = (When(moment=due, whole_day=True), late)
            urgent = "soon" if late else ""
            yield Fact(key="due", label="Next", value=due, words=words, urgency=urgent, counts=not late)
        else:
            yield Fact(key="due", value=None)
        yield from moment_fact("ended_at", "Ended", touch.ended_at)
    if touch.tag:
        yield Fact(key="tag", label="Tag", value=touch.tag, words=(f"#{touch.tag}",))
    if touch.means:
        yield Fact(key="means", label="By", value=touch.means, words=(touch.means,))
