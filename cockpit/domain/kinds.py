"""The one table of the kinds of record: every other table of kinds is read from it, or held against it by a test.

How to add a kind stands in docs/kinds.md.
"""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.fact import Fact
    from cockpit.domain.rules import Rules

    Facts = Callable[[Any, datetime, Rules, InTouch | None], Iterable[Fact]]


class Kind(Record):
    """One kind of record: its name, which is also its table's, and where it belongs.

    `load` gives its class and `facts` what works out its facts, each loaded when it is first met. `word` begins the
    line that captures it, empty where none does; `states` are all that it may be in. `pane` is the question of Today
    that it answers: owed, money or recover; `review` the group of the morning review, empty where only its urgency
    decides.
    """

    name: str
    load: Callable[[], type[Entry]]
    facts: Callable[[], Facts]
    word: str
    states: tuple[str, ...]
    pane: str = "owed"
    review: str = ""


def _promise() -> type[Entry]:
    from cockpit.domain.promises.promise import Promise

    return Promise


def _todo() -> type[Entry]:
    from cockpit.domain.todo import Todo

    return Todo


def _note() -> type[Entry]:
    from cockpit.domain.todo import Note

    return Note


def _order() -> type[Entry]:
    from cockpit.domain.orders.order import Order

    return Order


def _loss() -> type[Entry]:
    from cockpit.domain.losses.loss import Loss

    return Loss


def _call() -> type[Entry]:
    from cockpit.domain.calls.call import Call

    return Call


def _awaited() -> type[Entry]:
    from cockpit.domain.awaited import Awaited

    return Awaited


def _touch() -> type[Entry]:
    from cockpit.domain.touch import Touch

    return Touch


def _card() -> type[Entry]:
    from cockpit.domain.questions.card import Card

    return Card


def _question() -> type[Entry]:
    from cockpit.domain.questions.question import Question

    return Question


def _promise_facts() -> Facts:
    from cockpit.domain.promises.facts import facts

    return facts


def _reminder_facts() -> Facts:
    from cockpit.domain.todo import facts

    return facts


def _order_facts() -> Facts:
    from cockpit.domain.orders.facts import facts

    return facts


def _loss_facts() -> Facts:
    from cockpit.domain.losses.facts import facts

    return facts


def _call_facts() -> Facts:
    from cockpit.domain.calls.facts import facts

    return facts


def _awaited_facts() -> Facts:
    from cockpit.domain.awaited import facts

    return facts


def _touch_facts() -> Facts:
    from cockpit.domain.touch import facts

    return facts


def _card_facts() -> Facts:
    from cockpit.domain.questions.facts import card_facts

    return card_facts


def _question_facts() -> Facts:
    from cockpit.domain.questions.facts import facts

    return facts


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="promise",
            load=_promise,
            facts=_promise_facts,
            word="promise",
            states=("promised", "agreed", "broken", "delivered", "following through", "closed"),
        ),
        Kind(name="todo", load=_todo, facts=_reminder_facts, word="todo", states=("open", "done")),
        Kind(name="note", load=_note, facts=_reminder_facts, word="note", states=("kept", "dated", "done")),
        Kind(
            name="order",
            load=_order,
            facts=_order_facts,
            word="order",
            states=(
                "promised",
                "confirmed in writing",
                "delivery date set",
                "delivered",
                "invoiced",
                "part paid",
                "cleared",
                "written off",
                "fell through",
            ),
            pane="money",
            review="Orders and payments",
        ),
        Kind(
            name="loss",
            load=_loss,
            facts=_loss_facts,
            word="lost",
            states=("lost", "recovering", "need met", "dormant", "reopened"),
            pane="recover",
            review="Recoveries",
        ),
        Kind(
            name="call",
            load=_call,
            facts=_call_facts,
            word="call",
            states=(
                "to plan",
                "planned",
                "held",
                "order promised",
                "declined",
                "advanced",
                "no further call",
                "continued",
                "cancelled",
            ),
            review="Calls",
        ),
        Kind(
            name="awaited",
            load=_awaited,
            facts=_awaited_facts,
            word="wait",
            states=("awaited", "overdue", "received"),
            review="Waiting on them",
        ),
        Kind(
            name="touch",
            load=_touch,
            facts=_touch_facts,
            word="touch",
            states=("reached", "attempt", "staying in touch", "ended"),
            review="Staying in touch",
        ),
        Kind(name="card", load=_card, facts=_card_facts, word="", states=("live", "unverified", "retired")),
        Kind(
            name="question",
            load=_question,
            facts=_question_facts,
            word="q",
            states=("asked", "asked expert", "get-back", "answered", "answered on the spot"),
            review="Questions",
        ),
    )
}
KIND_OF_WORD: Mapping[str, str] = {kind.word: kind.name for kind in KINDS.values() if kind.word}
