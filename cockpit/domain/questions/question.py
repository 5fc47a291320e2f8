"""Practice 2, questions: answered on the spot, or a get-back, which is a promise due within a working hour.

The goal for get-backs is zero. Before a question becomes one, an expert may be brought on the line.
"""

from __future__ import annotations

from cockpit.domain.entry import Entry, verb
from cockpit.domain.hours import plus_working
from cockpit.domain.moment import is_before, urgency
from cockpit.domain.questions.card import Card, to_say
from cockpit.domain.record import Deadline
from cockpit.domain.wording import clock, lateness
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.people import Customer
    from cockpit.domain.rules import Rules


class Question(Entry):
    """A question that a customer asked at `made_at`.

    `answered_at` is when it was answered on the spot, with `card` if one was used. `opened_at` is when it
    became a get-back, owed by `due` (with `whole_day`: said as a date), and `delivered_at` when the answer
    went out. `expert` is the id of the person asked, where the book knows them; `saved_card` the card that
    the answer was saved as at `saved_at`.
    """

    LETTER = "Q"
    KIND = "question"

    answer: str = ""
    answered_at: datetime | None = None
    card: int | None = None
    asked_expert_at: datetime | None = None
    expert: int | None = None
    expert_name: str = ""
    opened_at: datetime | None = None
    due: datetime | None = None
    whole_day: bool = False
    delivered_at: datetime | None = None
    saved_card: int | None = None
    saved_at: datetime | None = None

    # What follows from the facts.

    @property
    def is_get_back(self) -> bool:
        """Whether it became a get-back, answered by now or not."""
        return self.opened_at is not None

    @property
    def told_at(self) -> datetime | None:
        """When the customer got the answer, on the spot or later."""
        return self.delivered_at or self.answered_at

    @property
    def is_whole_day(self) -> bool:
        """Whether the customer was given a date without a time."""
        return self.whole_day

    def is_open(self) -> bool:
        """Tell whether the customer still waits for the answer. Saving it as a card is offered, never owed."""
        return self.told_at is None and not self.deleted

    def is_owed(self) -> bool:
        """Tell whether it is a get-back still to be delivered."""
        return self.is_get_back and self.is_open()

    def is_kept(self, now: datetime) -> bool | None:
        """Tell whether a get-back was delivered in time; None while that is open, and where there was none."""
        if self.opened_at is None or self.due is None:
            return None
        if self.told_at is not None:
            return not is_before(self.due, self.told_at)
        return False if is_before(self.due, now) else None

    def due_at(self, rules: Rules) -> datetime:
        """Return when the answer is due: as they were told, else within a working hour."""
        return self.due or usual_due(self.opened_at or self.made_at, rules)

    def state(self, now: datetime) -> str:
        """Return asked, asked expert, answered on the spot, get-back or answered."""
        if self.told_at is not None:
            return "answered" if self.is_get_back else "answered on the spot"
        if self.is_get_back:
            return "get-back"
        return "asked expert" if self.asked_expert_at else "asked"

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return when the answer is due. One that they were not promised slips, but is never late."""
        if not self.is_open():
            return ()
        due = self.due_at(rules)
        late = is_before(due, now)
        by = f"{lateness(due, now)} late" if late else f"by {clock(due, now, whole_day=self.is_whole_day)}"
        kind, reason = "question", "They asked, and wait: answer it, or say by when you get back."
        if self.is_get_back:
            kind, reason = "get-back", f"You said you would get back to them: {by}."
        return (
            Deadline(
                what=self.text,
                when=due,
                kind=kind,
                severity="slipping"
                if late and not self.is_get_back
                else urgency(due, now, whole_day=self.is_whole_day),
                said=reason,
                record=self,
                whole_day=self.is_whole_day,
            ),
        )

    def contacts_had(self) -> Iterator[Had]:
        """Yield when they asked it, and when they got the answer, beside the contacts logged on it."""
        yield from super().contacts_had()
        yield self.made_at, f"they asked: {self.text}"
        if self.told_at is not None:
            yield self.told_at, f"answered: {self.text}"

    def returns_at(self) -> datetime | None:
        """Return when a get-back is due: a snooze never hides that."""
        return self.due if self.is_owed() else None

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete"}
        if self.is_open():
            names |= {"ask-expert"} | ({"deliver"} if self.is_get_back else {"answer", "open"})
            names |= {"snooze"} if self.may_be_snoozed(now) else set()
        elif self._may_be_saved():
            names |= {"save-card"}
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return answer, deliver or save-card. Never `open`: no key for what comes next makes a get-back."""
        if self.is_open():
            return "deliver" if self.is_get_back else "answer"
        return "save-card" if self._may_be_saved() and not self.deleted else None

    # The verbs. Each returns the question as it stands afterwards.

    @verb("Answer on the spot", said="answered", text="What do you tell them?")
    def answer_(self, now: datetime, *, text: str) -> Self:
        """Answer it on the spot, before it becomes a get-back."""
        self._must_be_asked("answer")
        return self.replace(answer=_needed(text), answered_at=now, snoozed_until=None)

    @verb("Bring an expert on the line", said="asked an expert about", name="Who knows?")
    def ask_expert(self, now: datetime, *, name: str) -> Self:
        """Note whom you asked while the customer is on the line."""
        self._must_wait("ask about")
        if not name.strip():
            raise IllegalMove("An expert needs a name.", "Say whom you bring on the line.")
        return self.replace(asked_expert_at=now, expert_name=name, expert=None)

    @verb("Get back to them", said="will get back to them on", due="By when?")
    def open(
        self, now: datetime, *, rules: Rules, due: datetime | None = None, whole_day: bool = False
    ) -> Self:
        """Let it become a get-back: a promise due within one working hour unless said otherwise."""
        self._must_be_asked("open")
        if due is not None and not is_before(now, due):
            raise IllegalMove("That time has passed.", "Give them a time that is still to come.")
        return self.replace(
            opened_at=now,
            due=due or usual_due(now, rules),
            whole_day=whole_day,
            snoozed_until=None,
        )

    @verb("Get back with the answer", said="got back on", answer="What do you tell them?")
    def deliver(self, now: datetime, *, answer: str) -> Self:
        """Give the answer that you had to get back with. It may be saved as a card then."""
        self._must_wait("deliver")
        if not self.is_get_back:
            raise IllegalMove("They are still with you: it is no get-back.", "Answer it on the spot: answer.")
        return self.replace(answer=_needed(answer), delivered_at=now, snoozed_until=None)

    @verb("Save the answer as a card", said="saved a card from")
    def save_card(self, now: datetime, *, make_id: Callable[[], int]) -> tuple[Entry, ...]:
        """Save question and answer as an answer card, verified now, so that nobody gets back on it again."""
        self.must_be_there("save")
        if self.told_at is None:
            instead = "Deliver the answer" if self.is_get_back else "Answer it"
            raise IllegalMove("It has no answer yet.", f"{instead} first.")
        if self.saved_card is not None or self.card is not None:
            raise IllegalMove("Its answer is on a card already.", "Edit or verify that card.")
        if not self.answer.strip():
            raise IllegalMove("The words of the answer are missing.", "Edit it: answer=what you told them.")
        aloud, detail = to_say(self.answer)
        card = Card(
            id=make_id(),
            text=self.text,
            made_at=now,
            answer=aloud,
            detail=detail,
            source=self.expert_name,
            expert=self.expert,
            verified_at=now,
        )
        return (self.replace(saved_card=card.id, saved_at=now), card)

    @verb("Edit", said="edited", text="What did they ask?", answer="What did you tell them?")
    def edit(self, now: datetime, *, text: str | None = None, answer: str | None = None) -> Self:
        """Change its words, or those of an answer that was given."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        if answer is None:
            return edited
        if self.told_at is None:
            raise IllegalMove("It has no answer yet.", f"Give it first: {self.next_verb()}.")
        return edited.replace(answer=_needed(answer))

    # The look-up picks a card, or a person to bring on the line.

    def answer_from(self, now: datetime, card: Card) -> tuple[Self, Card]:
        """Answer it on the spot from a card. The card notes its use, and learns these words as a phrasing."""
        used = card.use(now, words=self.text, customer=self.customer)
        return self.answer_(now, text=card.answer).replace(card=card.id), used

    def ask(self, now: datetime, expert: Customer) -> Self:
        """Bring a person the book knows on the line."""
        return self.ask_expert(now, name=expert.display).replace(expert=expert.id)

    def _may_be_saved(self) -> bool:
        return self.card is None and self.saved_card is None and bool(self.answer.strip())

    def _must_wait(self, to: str) -> None:
        self.must_be_there(to)
        if self.told_at is not None:
            raise IllegalMove(
                f"You cannot {to} it: it is answered.", "Edit the answer, or save it as a card."
            )

    def _must_be_asked(self, to: str) -> None:
        self._must_wait(to)
        if self.is_get_back:
            raise IllegalMove(f"You cannot {to} it: it is a get-back.", "Deliver it, with the answer.")


def usual_due(opened_at: datetime, rules: Rules) -> datetime:
    """Return when a get-back is due: within one working hour (a setting), because even an extra hour hurts."""
    return plus_working(opened_at, rules.get_back_within, rules)


def _needed(answer: str) -> str:
    if not answer.strip():
        raise IllegalMove("An answer needs words.", "Say what you tell them.")
    return answer
