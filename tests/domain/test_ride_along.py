"""Practice 4, fewer contacts: what could ride on a planned call, be brought along, or be one contact."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import agenda
from cockpit.domain.calls.ride_along import contacts, could_ride_on, likely_questions, one_contact
from cockpit.domain.moment import between
from cockpit.domain.people import id_of
from cockpit.domain.record import Deadline
from tests.domain.builders import (
    NOW,
    RULES,
    a_call,
    a_delivered_promise,
    a_held_call,
    a_loss,
    a_promise,
    a_todo,
    an_awaited,
    an_order,
    hours,
    nov,
)
from tests.domain.strategies import near_now


class Card(NamedTuple):
    """What an answer card shows to the list of likely questions."""

    text: str
    uses: dict[str, datetime]
    phrasings: dict[str, str]


def a_used_card(text: str, uses: int = 0, *phrasings: str) -> Card:
    """Return a card that was used so often."""
    return Card(
        text, {str(number): NOW for number in range(uses)}, dict(zip(phrasings, phrasings, strict=True))
    )


def test_a_new_call_could_ride_on_one_that_is_planned_the_nearest_first() -> None:
    later, sooner = a_call(nov(25, 10)), a_call(nov(19, 10))
    assert could_ride_on(a_call(nov(20, 9)), [later, sooner], NOW) == (sooner, later)


@pytest.mark.parametrize(
    "facts",
    [
        {"customer": id_of("Bolt AB")},
        {"when": nov(18, 10)},
        {"held_at": NOW},
        {"continued_at": NOW},
        {"declined_at": NOW},
        {"deleted": True},
    ],
)
def test_nothing_rides_on_a_call_that_is_past_or_held_or_with_someone_else(facts: dict[str, Any]) -> None:
    assert could_ride_on(a_call(), [a_call(**facts)], NOW) == ()


def test_a_call_does_not_ride_on_itself_nor_on_one_without_a_time_or_customer() -> None:
    new = a_call()
    assert could_ride_on(new, [new, a_call().replace(when=None)], NOW) == ()
    nobody = a_call(customer=None)
    assert could_ride_on(nobody, [a_call(customer=None)], NOW) == ()


def test_a_call_that_begins_now_can_still_be_ridden_on() -> None:
    begins = a_call(NOW)
    assert could_ride_on(a_call(), [begins], NOW) == (begins,)


def test_likely_questions_are_those_not_asked_yet_the_most_used_first() -> None:
    rare, usual = a_used_card("Is it fireproof?", 1), a_used_card("What does it weigh?", 7)
    asked = a_used_card("When can you deliver?", 9, "How long is the lead time?")
    unused = a_used_card("Which colours?")
    cards = [rare, usual, asked, unused]
    assert likely_questions(cards, ["how long is the LEAD TIME"]) == (usual, rare, unused)
    assert likely_questions(cards, [], limit=1) == (asked,)
    assert likely_questions(cards, [], limit=0) == ()


def test_the_steps_for_one_customer_due_within_a_day_are_one_contact() -> None:
    steps = [an_awaited(nov(18, 12)), an_awaited(nov(19, 9)), a_call(nov(19, 12)), a_todo(nov(18, 15))]
    steps[3] = steps[3].replace(customer=id_of("Acme"))
    (contact,) = contacts(agenda.deadlines(steps, NOW, RULES))
    assert contact[0] == id_of("Acme")
    assert [due.when for due in contact[1]] == [nov(18, 12), nov(18, 15), nov(19, 9), nov(19, 12)]


def test_a_contact_spans_a_day_from_its_first_step_and_no_longer() -> None:
    chain = [an_awaited(nov(18 + day, 12)) for day in range(4)]
    grouped = contacts(agenda.deadlines(chain, NOW, RULES))
    assert [[due.when.day for due in steps] for _, steps in grouped] == [[18, 19], [20, 21]]
    assert len(contacts(agenda.deadlines(chain, NOW, RULES), within=hours(1))) == 4


def test_each_customer_is_a_contact_of_their_own_and_nobody_is_none() -> None:
    steps = [a_held_call(), an_awaited(nov(18, 17), customer=id_of("Bolt AB")), a_todo(nov(18, 17))]
    grouped = contacts(agenda.deadlines(steps, NOW, RULES))
    assert {customer for customer, _ in grouped} == {id_of("Acme"), id_of("Bolt AB")}


def test_the_two_clocks_of_a_promise_are_one_step() -> None:
    ((_, steps),) = contacts(agenda.deadlines([a_promise()], NOW, RULES))
    assert [due.kind for due in steps] == ["mine"]
    (theirs,) = [due for due in a_promise().deadlines(NOW, RULES) if due.kind == "theirs"]
    assert contacts([theirs]) == [(id_of("Acme"), (theirs,))]


@given(st.lists(st.tuples(near_now, st.integers(1, 3)), max_size=12))
def test_no_step_is_lost_or_told_twice_and_contacts_are_a_day_long_and_apart(
    made: list[tuple[datetime, int]],
) -> None:
    steps = [an_awaited(when, customer=customer) for when, customer in made]
    found = agenda.deadlines(steps, NOW, RULES)
    grouped = contacts(found)
    told = [due.record.id for _, group in grouped for due in group]
    assert sorted(told) == sorted(step.id for step in steps)
    firsts: list[Deadline] = [group[0] for _, group in grouped]
    assert firsts == sorted(firsts, key=lambda due: (due.when.timestamp(), due.record.id))
    last: dict[int, datetime] = {}
    for customer, group in grouped:
        assert {due.record.customer for due in group} == {customer}
        assert between(group[0].when, group[-1].when) <= timedelta(days=1)
        assert customer not in last or between(last[customer], group[0].when) > timedelta(days=1)
        last[customer] = group[0].when


def test_the_steps_that_the_practices_make_for_one_customer_within_a_day_are_one_contact() -> None:
    order, loss = an_order(), a_loss()
    followed = a_delivered_promise(NOW, first_theirs=nov(18, 16))
    theirs = an_order(customer=id_of("Bolt AB"))
    firsts = [one.deadlines(NOW, RULES)[0] for one in (order, loss, followed, theirs, a_promise())]
    (found,) = one_contact(firsts, NOW)
    assert {due.record.id for due in found} == {order.id, loss.id, followed.id}
    (merged,) = one_contact(firsts, NOW, {id_of("Bolt AB"): id_of("Acme")})
    assert theirs.id in {due.record.id for due in merged}


def test_what_is_late_is_one_contact_with_what_is_due_now() -> None:
    old, new = an_order(made_at=nov(2)), an_order(made_at=nov(17, 11))
    firsts = [one.deadlines(NOW, RULES)[0] for one in (old, new)]
    assert len(one_contact(firsts, NOW)) == 1
