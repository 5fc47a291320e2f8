"""Any verb done twice with the same words: it says that this is so already, unless what happened may happen again."""

from __future__ import annotations

from datetime import timedelta
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest

from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import plus
from cockpit.domain.promises.proposed_time import no_history
from cockpit.errors import CockpitError
from tests.domain.builders import (
    NOW,
    RULES,
    a_call,
    a_card,
    a_delivered_promise,
    a_get_back,
    a_held_call,
    a_loss,
    a_note,
    a_promise,
    a_question,
    a_todo,
    a_touch,
    an_awaited,
    an_id,
    an_order,
    eur,
)

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.domain.entry import Argument, Entry, Verb

LATER, AGAIN, AHEAD = (
    plus(NOW, timedelta(minutes=1)),
    plus(NOW, timedelta(minutes=5)),
    plus(NOW, timedelta(days=2)),
)
RECORDS = [
    a_promise(), a_delivered_promise(), an_order(), an_order().pay(NOW, amount=eur(400)), a_loss(), a_call(),
    a_held_call(), an_awaited(), a_touch(), a_question(), a_get_back(), a_card(), a_todo(), a_note(),
]  # fmt: skip
VALUES: dict[str, Any] = {
    "text": "the same words",
    "yes": True,
    "past": NOW,
    "money": eur(100),
    "person": 5,
    "number": 2,
}
# What happens may happen again: they ring twice, the second instalment is as large as the first. A snooze is bound
# by what is left of the 24 h.
MAY_COME_AGAIN = {
    "note", "touch", "chase", "competitors", "do-step", "skip-step", "use", "help-elsewhere", "pay", "clear", "credit",
    "write-off", "add-instalment", "verify", "ask-expert", "snooze",
}  # fmt: skip


def given(verb: Verb, *, is_all: bool) -> dict[str, Any]:
    def value(argument: Argument) -> Any:
        return VALUES.get(argument.kind, AHEAD)

    takes = [one for one in verb.takes if (one.required or is_all) and one.kind != "every"]
    return {one.name: value(one) for one in takes}


def carry_out(record: Entry, verb: Verb, now: datetime, values: dict[str, Any]) -> Entry:
    further = {"rules": RULES, "make_id": an_id, "usual": no_history}
    asked = {name: value for name, value in further.items() if name in signature(verb.method).parameters}
    after = verb.method(record, now, **asked, **values)
    return after[0] if isinstance(after, tuple) else after  # type: ignore[no-any-return]


def test_every_kind_is_looked_at() -> None:
    assert {record.KIND for record in RECORDS} == set(KINDS)


@pytest.mark.parametrize("is_all", [False, True], ids=["what it must", "all it may"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.KIND)
def test_a_verb_done_again_with_the_same_words_changes_nothing_or_is_refused(
    record: Entry, is_all: bool
) -> None:
    """What changes nothing is refused at the door of the desk, whatever the verb."""
    done = 0
    for verb in record.VERBS.values():
        values = given(verb, is_all=is_all)
        try:
            once = carry_out(record, verb, LATER, values)
        except CockpitError:
            continue
        done += 1
        try:
            twice = carry_out(once, verb, AGAIN, values)
        except CockpitError:
            continue
        assert verb.name in MAY_COME_AGAIN or twice == once, verb.name
    assert done
