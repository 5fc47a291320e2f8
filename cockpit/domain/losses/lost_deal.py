"""Practice 5, the deal that was lost: what is known of it, and what may come of it when the recovery is done."""

from __future__ import annotations

from cockpit.domain.entry import Entry, new_key, verb
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Self


class Referral(Record):
    """Somebody they sent to us, sale or no sale."""

    at: datetime
    text: str


class LostDeal(Entry):
    """A deal that was lost at `told_at`, when they told you; `text` is the deal.

    `chosen` is whom they chose, `need` what we could not meet, in words that never blame; `order` is the promise of an
    order that fell through, `won_back` what it is worth when the deal was reopened. `vent` is the private note.
    """

    told_at: datetime
    amount: Money | None = None
    chosen: str = ""
    need: str = ""
    order: int | None = None
    vent: str = ""
    dormant_at: datetime | None = None
    dormant_until: datetime | None = None
    reopened_at: datetime | None = None
    won_back: Money | None = None
    referrals: Mapping[str, Referral] = {}

    def is_dormant(self) -> bool:
        """Tell whether it is laid by, with a next touch."""
        return self.dormant_at is not None or self.dormant_until is not None

    def is_touched_again(self) -> bool:
        """Tell whether the next touch was made: a contact on the day of `dormant_until`, or later."""
        until, last = self.dormant_until, self.last_contact()
        return until is not None and last is not None and last.astimezone(until.tzinfo).date() >= until.date()

    @verb("Lay it by until …", said="laid by", until="When is the next touch?")
    def dormant(self, now: datetime, *, until: datetime) -> Self:
        """Lay it by until the next touch; that can be said anew whenever it was made."""
        self._must_be_lost("lay by")
        if not is_before(now, until):
            raise IllegalMove("That time has passed.", "Choose a time that is still to come.")
        return self.replace(dormant_at=now, dormant_until=until, snoozed_until=None)

    @verb("They are back", said="reopened", value="What is it worth?")
    def reopen(self, now: datetime, *, value: Money | None = None) -> Self:
        """Note that the deal is open again; its loss stays."""
        self._must_be_lost("reopen")
        won_back = self.won_back if value is None else _checked(value)
        return self.replace(reopened_at=now, won_back=won_back, snoozed_until=None)

    @verb("They sent somebody", said="noted a referral from", text="Whom did they send?")
    def refer(self, now: datetime, *, text: str) -> Self:
        """Note somebody they sent to us, which they may do at any time."""
        self._must_be_there("note a referral from")
        if not text.strip():
            raise IllegalMove("A referral needs words.", "Say whom they sent.")
        referral = Referral(at=now, text=text)
        return self.replace(referrals={**self.referrals, new_key(self.referrals, now): referral})

    @verb(
        "Edit",
        said="edited",
        text="What was the deal?",
        chosen="Whom did they choose?",
        need="Which need could we not meet?",
        amount="How much was it?",
        vent="What do you have to get off your chest?",
        value="What is the reopened deal worth?",
    )
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        chosen: str | None = None,
        need: str | None = None,
        amount: Money | None = None,
        vent: str | None = None,
        value: Money | None = None,
    ) -> Self:
        """Change its words, the private note (empty takes it away), or what it was and is worth."""
        self._must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        return edited.replace(
            chosen=self.chosen if chosen is None else chosen,
            need=self.need if need is None else need,
            amount=self.amount if amount is None else _checked(amount),
            vent=self.vent if vent is None else vent,
            won_back=self.won_back if value is None else _checked(value),
        )

    def _must_be_lost(self, to: str) -> None:
        self._must_be_there(to)
        if self.reopened_at is not None:
            raise IllegalMove(
                f"You cannot {to} it: it is open again.", "Capture what they promise as an order."
            )


def _checked(amount: Money) -> Money:
    if amount.value <= 0:
        raise IllegalMove("An amount is more than nothing.", "Give the amount, such as 1,200.")
    return amount
