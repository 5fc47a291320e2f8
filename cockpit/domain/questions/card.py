"""Practice 2, answer cards: what one can say on the spot, so that nobody has to get back to the customer.

The library learns how customers ask: each use stores the words that were typed as a further phrasing.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import Entry, added, verb
from cockpit.domain.moment import between
from cockpit.domain.questions.similarity import bare
from cockpit.domain.record import Record
from cockpit.domain.rules import Rules
from cockpit.domain.text import parted
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Someone
    from cockpit.domain.record import Deadline

LINES_ALOUD = 2
_LETTERS_ALOUD = 200


class Use(Record):
    """One time a card answered a customer on the spot, and the words that found it."""

    at: datetime
    words: str = ""
    customer: int | None = None


class Card(Entry):
    """An answer card: `text` is the question, `answer` what to say aloud, in two lines at most.

    `expert` is the id of the person who knows more, `phrasings` maps the bare words of other ways to ask it
    to how they were typed, `tags` folded words that it is to be found by to these. `review_days` stands for
    the setting where it has an interval of its own.
    """

    LETTER = "A"
    KIND = "card"

    answer: str = ""
    detail: str = ""
    source: str = ""
    expert: int | None = None
    phrasings: Mapping[str, str] = {}
    tags: Mapping[str, str] = {}
    verified_at: datetime | None = None
    uses: Mapping[str, Use] = {}
    review_days: int | None = None
    retired_at: datetime | None = None

    # What follows from the facts.

    def is_open(self) -> bool:
        """Tell that nothing is owed: a card never stands on Today."""
        return False

    def is_live(self) -> bool:
        """Tell whether it may be found by the look-up."""
        return self.retired_at is None and not self.deleted

    def ways_to_ask(self) -> tuple[str, ...]:
        """Return the question in every phrasing, its own first."""
        return (self.text, *self.phrasings.values())

    def is_long(self) -> bool:
        """Tell whether its answer is longer than one says in a breath. It is shown, not refused."""
        return len(_lines(self.answer)) > LINES_ALOUD or len(self.answer) > _LETTERS_ALOUD

    def unverified_days(self, now: datetime, rules: Rules) -> int | None:
        """Return for how many days nobody has verified it, once that is past its review; else None.

        A card that was never verified counts from when it was made, and is past its review at once.
        """
        since = between(self.verified_at or self.made_at, now) / timedelta(days=1)
        limit = rules.review_days if self.review_days is None else self.review_days
        return max(int(since), 0) if self.verified_at is None or since > limit else None

    def state(self, now: datetime, rules: Rules | None = None) -> str:
        """Return live, unverified or retired; without `rules`, by the review interval that is usual."""
        if self.retired_at is not None:
            return "retired"
        return "live" if self.unverified_days(now, rules or Rules()) is None else "unverified"

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return nothing: a card is there to be used, it is never due."""
        return ()

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"verify", "edit", "note", "touch", "delete"}
        names |= {"use", "add-phrasing", "retire"} if self.is_live() else set()
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return None: nothing is left to do about a card."""
        return None

    # The verbs. Each returns the card as it stands afterwards.

    @verb("Answer with it", said="answered with", words="How did they ask?", customer="Who asked?")
    def use(self, now: datetime, *, words: str = "", customer: int | None = None) -> Self:
        """Note that it answered a customer on the spot; the words that found it become a phrasing of it."""
        self._must_be_live("answer with")
        use = Use(at=now, words=words, customer=customer)
        phrasings = self.phrasings if self._knows(words) else {**self.phrasings, bare(words): words}
        return self.replace(uses=added(self.uses, now, use), phrasings=phrasings)

    @verb("Still true", said="verified")
    def verify(self, now: datetime) -> Self:
        """Note that the answer still holds; that also brings a retired card back."""
        self.must_be_there("verify")
        return self.replace(verified_at=now, retired_at=None)

    @verb("Add a phrasing", said="added a phrasing to", text="How else do they ask it? Part them by ;")
    def add_phrasing(self, now: datetime, *, text: str) -> Self:
        """Add another way in which customers ask it, or several."""
        self._must_be_live("add to")
        card = self
        for words in parted(text) or [text]:
            card = card._with_phrasing(words)
        return card

    def _with_phrasing(self, text: str) -> Self:
        if not bare(text):
            raise IllegalMove("A phrasing needs words.", "Say how else they ask it.")
        if self._knows(text):
            raise IllegalMove("The card is found by these words already.", "Add words that are new to it.")
        return self.replace(phrasings={**self.phrasings, bare(text): text})

    @verb("Retire", said="retired")
    def retire(self, now: datetime) -> Self:
        """Take it out of the look-up; its uses stay."""
        self._must_be_live("retire")
        return self.replace(retired_at=now)

    @verb(
        "Edit",
        said="edited",
        text="What do they ask?",
        answer="What do you say, in two lines at most?",
        detail="What more is there to know?",
        source="Where is that from?",
        review_days="Reviewed every how many days?",
        expert="Who knows more about it? One of your people, or nobody.",
    )
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        answer: str | None = None,
        detail: str | None = None,
        source: str | None = None,
        review_days: int | None = None,
        expert: Someone | None = None,
    ) -> Self:
        """Change its words or its review interval. Raises IllegalMove for an answer over two lines."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        if answer is not None and not answer.strip():
            raise IllegalMove("A card needs an answer.", "Say what to tell them, or retire it.")
        if answer is not None and len(_lines(answer)) > LINES_ALOUD:
            raise IllegalMove("That is too long to say aloud.", "Keep two lines; put the rest in its detail.")
        if review_days is not None and review_days < 1:
            raise IllegalMove("A review needs a day at least.", "Give the days from one review to the next.")
        return edited.replace(
            answer=self.answer if answer is None else answer,
            detail=self.detail if detail is None else detail,
            source=self.source if source is None else source,
            review_days=self.review_days if review_days is None else review_days,
            expert=self.expert if expert is None else expert or None,
        )

    def _knows(self, words: str) -> bool:
        return bare(words) in ("", bare(self.text), *self.phrasings)

    def _must_be_live(self, to: str) -> None:
        self.must_be_there(to)
        if self.retired_at is not None:
            raise IllegalMove(f"You cannot {to} it: it is retired.", "Verify it first: that brings it back.")


def to_say(answer: str) -> tuple[str, str]:
    """Return what of an answer is said aloud, its first two lines, and the detail: all of it where it has more."""
    lines = _lines(answer)
    return ("\n".join(lines[:LINES_ALOUD]).strip(), answer) if len(lines) > LINES_ALOUD else (answer, "")


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
