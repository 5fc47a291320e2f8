"""Practice 3, the post-sale plan: eight steps, each with a due time, that keep the seller close to the customer.

It makes itself: from the promise of an order to the money, whatever the order of the facts (prepayment).
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import added, verb
from cockpit.domain.hours import end_of_business, next_business_day, next_business_morning
from cockpit.domain.moment import plus
from cockpit.domain.people import fold
from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

# What is said once an order is captured: there is no "won".
BEGUN = "You have a promise of an order. 0 of 8 done."

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.orders.payments import Payments
    from cockpit.domain.rules import Rules

    class Planned(Protocol):
        """What the plan asks of an order: its dated facts, and its money."""

        @property
        def made_at(self) -> datetime:
            """When it was promised."""

        @property
        def steps_at(self) -> Mapping[str, datetime]:
            """When the steps without a fact of their own were done."""

        @property
        def step_words(self) -> Mapping[str, str]:
            """What was said at those steps."""

        @property
        def rivals(self) -> Mapping[str, Rival]:
            """Who else was in touch with the customer."""

        @property
        def need_date(self) -> datetime | None:
            """When they need it."""

        @property
        def supply_date(self) -> datetime | None:
            """When it will be there."""

        @property
        def credit_ok_at(self) -> datetime | None:
            """When their credit was found good."""

        @property
        def delivered_at(self) -> datetime | None:
            """When it was delivered."""

        @property
        def liked_at(self) -> datetime | None:
            """When they said they like it."""

        @property
        def payments(self) -> Payments:
            """Its money."""

        def next_verb(self) -> str | None:
            """Return the verb of the next step."""

        def must_be_running(self, to: str) -> None:
            """Raise IllegalMove unless it is still to be seen through."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Seen = TypeVar("Seen", bound=Planned)


PLAN = {
    "reassure": "Reassure them: the decision is right.",
    "competitors": "Ask whether anyone else has been in touch.",
    "process": "Send them the process until shipment, with dates.",
    "supply": "Confirm the supply date.",
    "credit": "Check that their credit is good.",
    "delivered": "Delivered, and do they like it?",
    "invoiced": "Invoice it.",
    "cleared": "See the money cleared.",
}
# The steps that no other fact of the order tells: each is done by saying what was said.
SAID = ("reassure", "competitors", "process")
_VERBS = {
    "supply": "date-supply",
    "credit": "credit-ok",
    "delivered": "deliver",
    "invoiced": "invoice",
    "cleared": "clear",
}
# That nobody was in touch: a word that says so first, and nothing that could be a name behind it.
_NOBODY = frozenset(
    "nobody none no noone nope niemand keiner keine kein nein nix just only not nur bisher".split()
)
_NO_NAME = frozenset(
    "one body else other others so far yet was has had been is in touch sonst weitere weiterer anderer anyone anybody "
    "they say says said sagt sie er as know knows of that i we us but there hat sich gemeldet war da with them".split()
)


class Rival(Record):
    """Somebody else who was in touch with the customer, as they told `at`, and what they offered."""

    at: datetime
    who: str
    offered: str = ""


class PlanStep(Record):
    """One step of the plan, a key of `PLAN`: when it is due, and whether it is done."""

    name: str
    due: datetime
    is_done: bool


class Plan(Record):
    """The post-sale plan of one order as its facts stand: every step, in order."""

    steps: tuple[PlanStep, ...]

    def count(self) -> int:
        """Return how many of the eight steps are done."""
        return sum(1 for step in self.steps if step.is_done)

    def left(self) -> Iterator[PlanStep]:
        """Yield the steps still to be done."""
        return (step for step in self.steps if not step.is_done)

    def next_step(self) -> PlanStep | None:
        """Return the first step still to be done."""
        return next(self.left(), None)


def plan_of(order: Planned, rules: Rules) -> Plan:
    """Return the post-sale plan of an order."""
    done, due = done_steps(order), _due(order, rules)
    return Plan(steps=tuple(PlanStep(name=name, due=due[name], is_done=done[name]) for name in PLAN))


def done_steps(order: Planned) -> dict[str, bool]:
    """Return for each step of the plan whether its fact has come about."""
    return {
        **{step: step in order.steps_at for step in SAID},
        "supply": order.supply_date is not None or order.delivered_at is not None,
        "credit": order.credit_ok_at is not None,
        "delivered": order.delivered_at is not None and order.liked_at is not None,
        "invoiced": order.payments.invoiced_at is not None,
        "cleared": order.payments.is_paid(),
    }


def left_to_say(order: Planned) -> tuple[str, ...]:
    """Return the steps still to be done by saying what was said, that they like it among them."""
    left = tuple(step for step in SAID if step not in order.steps_at)
    return (*left, "delivered") if order.delivered_at and not order.liked_at else left


def next_verb(order: Planned) -> str:
    """Return the verb of the next step of the plan."""
    done = done_steps(order)
    step = next((step for step in PLAN if step != "cleared" and not done[step]), "cleared")
    if step in SAID:
        return step
    if step == "delivered" and order.delivered_at:
        return "liked"
    return "edit" if step == "cleared" and order.payments.amount is None else _VERBS[step]


@verb("Reassure them", said="reassured them about", text="What did you tell them, and what did they say?")
def reassure(order: Seen, now: datetime, *, text: str) -> Seen:
    """Note that they were told that the decision is right, and what they said."""
    return _say(order, now, "reassure", text)


@verb(
    "Who else was in touch?",
    said="asked who else was in touch about",
    who="Who else was in touch with them (nobody is an answer)?",
    offered="What did they offer?",
)
def competitors(order: Seen, now: datetime, *, who: str, offered: str = "") -> Seen:
    """Keep who else was in touch and what they offered; nobody is an answer. It may be asked more than once."""
    order.must_be_running("ask about others on")
    told = " ".join(part for part in (who.strip(), f"({offered.strip()})" if offered.strip() else "") if part)
    words = _worded(told, "Say who was in touch; nobody is an answer.")
    rivals = order.rivals
    if not _is_nobody(who):
        rivals = added(rivals, now, Rival(at=now, who=who.strip(), offered=offered.strip()))
    return order.replace(
        steps_at={**order.steps_at, "competitors": now},
        step_words={**order.step_words, "competitors": words},
        rivals=rivals,
        snoozed_until=None,
    )


def _is_nobody(who: str) -> bool:
    words = fold(who).replace("'", " ").split()
    return bool(words) and words[0] in _NOBODY and all(word in _NO_NAME | _NOBODY for word in words[1:])


@verb(
    "The process was sent",
    said="sent the process for",
    text="How was it sent (the text: y on the screen, `cockpit say` in a shell)?",
)
def process(order: Seen, now: datetime, *, text: str) -> Seen:
    """Note how the process from now until shipment was sent to them, with its dates."""
    return _say(order, now, "process", text)


@verb(
    "Do the next step of the plan",
    said="did a step of",
    step="Which step?",
    text="What was said?",
    offered="What did somebody else offer?",
)
def do_step(order: Seen, now: datetime, *, text: str, step: str | None = None, offered: str = "") -> Seen:
    """Do a step of the post-sale plan by what was said at it, the next one by default."""
    order.must_be_running("do a step of")
    left = left_to_say(order)
    step = step or (left[0] if left else order.next_verb() or "")
    if step == "delivered" and step in left:
        words = {**order.step_words, "liked": _worded(text, "Say what they said of it.")}
        return order.replace(liked_at=now, step_words=words, snoozed_until=None)
    if step not in SAID:
        instead = _VERBS.get(step, order.next_verb() or "touch")
        raise IllegalMove(
            f"“{step}” is not done by saying so.", f"Use {instead}; by words: {', '.join(SAID)}."
        )
    if step == "competitors":
        return competitors(order, now, who=text, offered=offered)
    return _say(order, now, step, text)


def _say(order: Seen, now: datetime, step: str, text: str) -> Seen:
    order.must_be_running("do a step of")
    if step in order.steps_at:
        raise IllegalMove(f"The step “{step}” is already done.", "Do the next step, or log a touch.")
    words = {**order.step_words, step: _worded(text, "Say what was said: a step is done by its fact.")}
    return order.replace(steps_at={**order.steps_at, step: now}, step_words=words, snoozed_until=None)


def _worded(text: str, remedy: str) -> str:
    if not text.strip():
        raise IllegalMove("A step of the plan needs words.", remedy)
    return text.strip()


def _due(order: Planned, rules: Rules) -> dict[str, datetime]:
    supplied = order.supply_date or order.need_date or plus(order.made_at, timedelta(days=rules.supply_days))
    delivered = order.delivered_at or supplied
    invoiced = next_business_morning(delivered, rules)
    day_after = plus(order.made_at, timedelta(days=2))
    settled = end_of_business(next_business_day(day_after.date(), rules), order.made_at, rules)
    paid = order.payments.due(rules) or order.payments.agreed_terms().due(invoiced, rules)
    return {
        "reassure": plus(order.made_at, timedelta(days=1)),
        "competitors": day_after,
        "process": day_after,
        "supply": settled,
        "credit": settled,
        # Once it is there, what is left of the step is to ask whether they like it.
        "delivered": delivered if order.delivered_at is None else invoiced,
        "invoiced": invoiced,
        "cleared": paid or invoiced,
    }
