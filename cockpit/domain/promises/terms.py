"""Practice 1, making a promise: what is done during the call, and ticked on the row."""

from __future__ import annotations

from cockpit.domain.entry import new_key, verb
from cockpit.domain.promises.follow_through import FollowThrough
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self


class Item(Record):
    """A sibling asked for at the same time, so that the seller is not chased for one thing, then another."""

    text: str
    added_at: datetime


class Made(FollowThrough):
    """A record that is made with the customer on the line: trial close, means, their OK, anything else."""

    means: str | None = None
    trial_closed_at: datetime | None = None
    asked_else_at: datetime | None = None
    items: Mapping[str, Item] = {}

    @verb("Trial close done", said="trial-closed")
    def trial_close(self, now: datetime) -> Self:
        """Tick that the customer seems comfortable going ahead once they have it."""
        self._must_be_owed("trial-close")
        return self.replace(trial_closed_at=now)

    @verb("Say how it arrives", said="set the means of", means="How will it arrive (mail, phone, link …)?")
    def set_means(self, now: datetime, *, means: str) -> Self:
        """Say how it will arrive: by mail, by phone, as a link, in person."""
        self._must_be_owed("say the means of")
        if not means.strip():
            raise IllegalMove("A means needs words.", "Say how it will arrive: mail, phone, link …")
        return self.replace(means=means)

    @verb("Something else they want", said="added an item to", text="What else do they want?")
    def add_item(self, now: datetime, *, text: str) -> Self:
        """Add a sibling under the same promise; that also ticks "anything else"."""
        self._must_be_owed("add to")
        if not text.strip():
            raise IllegalMove("An item needs words.", "Say what else they want.")
        item = Item(text=text, added_at=now)
        return self.replace(items={**self.items, new_key(self.items, now): item}, asked_else_at=now)

    @verb("Asked: nothing else", said="asked for anything else on")
    def nothing_else(self, now: datetime) -> Self:
        """Tick that the seller asked for anything else, and there was nothing."""
        self._must_be_owed("ask for more on")
        return self.replace(asked_else_at=now)

    def _must_be_owed(self, to: str) -> None:
        self._must_stand(to)
        if self.delivered_at is not None:
            raise IllegalMove(f"You cannot {to} it: it is delivered.", "Follow through instead.")
