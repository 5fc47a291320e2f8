"""The clock that was not typed: by the rule, or from ten deliveries on by the seller's own history."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.hours import is_working_time, working_between
from cockpit.domain.moment import between, is_before, plus
from cockpit.domain.promises.proposed_time import kind_of, percentile_80, propose, took
from cockpit.domain.rules import Rules
from tests.domain.builders import BERLIN, NOW, RULES, hours, nov
from tests.domain.strategies import moments

some_time = st.timedeltas(timedelta(minutes=1), timedelta(days=40))
histories = st.lists(st.timedeltas(timedelta(minutes=1), timedelta(days=10)), max_size=14)


@pytest.mark.parametrize(
    ("now", "theirs", "mine"),
    [
        (NOW, nov(18, 16), nov(18, 14)),
        (nov(21, 10, 20), nov(21, 16), nov(21, 14)),  # Saturday stays Saturday
        (NOW, nov(18, 11), nov(18, 10, 40)),  # never before half of the time left
        (NOW, nov(25, 16), nov(23, 16, 30)),  # a third of 45 h 40 of working time earlier
        (NOW, nov(19, 16), nov(19, 11)),
        (nov(18, 16, 30), nov(19, 12), nov(19, 10, 15)),  # half of the 3 h 30 that are worked
        (nov(18, 18, 50), nov(20, 16), nov(20, 11)),  # after closing: what is worked of it counts
        (nov(18, 22), nov(19, 9, 30), nov(19, 9)),  # half by the clock were the night: when the day begins
        (nov(20, 10), nov(22, 18), nov(20, 17)),  # for a Sunday: before the weekend
        (nov(18, 15), nov(18, 20), nov(18, 18)),  # tonight: by the clock
        (nov(18, 15), nov(19, 7), nov(18, 17)),  # before the day begins: not in the night
        (
            nov(21, 10),
            nov(22, 12),
            nov(22, 9),
        ),  # a weekend: no working time is left, and yet not in the night
        (nov(18, 17, 41), nov(19, 8, 30), nov(19, 6, 30)),  # nothing but the night is left: not in its midst
        (nov(18, 23), nov(19, 2), nov(19, 0, 30)),  # never before half of the time left
    ],
)
def test_from_their_time_an_earlier_own_time_is_proposed(
    now: datetime, theirs: datetime, mine: datetime
) -> None:
    proposal = propose(now, RULES, theirs=theirs)
    assert (proposal.mine, proposal.theirs, proposal.source) == (mine, theirs, "rule")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (nov(18, 14), nov(18, 16)),  # 3 h 40 needed: two hours more
        (nov(18, 14, 10), nov(18, 16, 30)),  # rounded up to the half hour
        (nov(18, 16), nov(19, 11)),  # what is left over goes on the next morning
        (nov(20, 16), nov(24, 11)),  # half of the 21 h 40 that are worked till then
        (nov(20, 9), nov(20, 16, 30)),
        (nov(18, 19), nov(19, 9)),  # in the evening: by the clock, and then into the day
    ],
)
def test_from_the_own_time_a_later_one_is_proposed_to_say(mine: datetime, theirs: datetime) -> None:
    proposal = propose(NOW, RULES, mine=mine)
    assert (proposal.mine, proposal.theirs, proposal.source) == (mine, theirs, "rule")


def test_both_clocks_typed_are_left_alone() -> None:
    proposal = propose(NOW, RULES, mine=nov(18, 12), theirs=nov(18, 13), durations=[hours(1)] * 20)
    assert (proposal.mine, proposal.theirs, proposal.source) == (nov(18, 12), nov(18, 13), "typed")
    assert proposal.because() == "as you typed it"


def test_a_promise_without_any_time_is_refused() -> None:
    with pytest.raises(ValueError, match="time"):
        propose(NOW, RULES)


def test_nine_deliveries_are_no_history_yet_and_ten_are() -> None:
    assert propose(NOW, RULES, theirs=nov(18, 16), durations=[hours(1)] * 9).source == "rule"
    tenth = propose(NOW, RULES, theirs=nov(18, 16), durations=[hours(4)] * 10)
    assert (tenth.source, tenth.count, tenth.mine) == ("history", 10, nov(18, 14, 30))


def test_the_proposal_says_which_of_the_two_it_used() -> None:
    by_rule = propose(NOW, RULES, theirs=nov(18, 16), durations=[hours(1)] * 9)
    by_history = propose(NOW, RULES, theirs=nov(18, 16), durations=[hours(4)] * 12)
    assert by_rule.because() == "by the rule: a third of the time kept free, at least 2 h"
    assert by_history.because() == "from your last 12 of this kind"


@pytest.mark.parametrize(
    ("theirs", "halved"),
    [
        (nov(18, 12, 20), True),
        (nov(18, 11), True),
        (nov(18, 16), False),
        (nov(19, 16), False),
        (nov(25, 16), False),
    ],
)
def test_the_rule_says_which_of_its_bounds_it_was(theirs: datetime, halved: bool) -> None:
    proposal = propose(NOW, RULES, theirs=theirs)
    assert (proposal.because() == "by the rule: half of the time left") is halved
    assert (proposal.mine == plus(NOW, between(NOW, theirs) / 2)) is halved


def test_a_time_that_leaves_nothing_but_the_night_says_so() -> None:
    proposal = propose(nov(18, 17, 41), RULES, theirs=nov(19, 8, 30))
    assert proposal.because() == "by the rule: as little of the night as can be"


def test_a_history_shorter_than_half_of_the_working_time_left_says_that_this_was_the_rule() -> None:
    proposal = propose(NOW, RULES, theirs=nov(20, 16), durations=[hours(n) for n in (1, 2, 3, 4, 5)] * 3)
    assert proposal.mine == nov(19, 13, 10)  # 10 h 50 of 21 h 40
    assert proposal.because() == "by the rule: half of the time left"


def test_a_cushion_of_ones_own_is_said_as_it_is_set() -> None:
    rules = Rules(shortest_cushion=hours(3))
    assert propose(NOW, rules, theirs=nov(18, 16)).because() == "by the rule: half of the time left"
    assert (
        propose(NOW, rules, theirs=nov(19, 16)).because()
        == "by the rule: a third of the time kept free, at least 3 h"
    )


def test_a_delivery_took_the_time_that_was_worked_and_by_the_clock_where_none_was() -> None:
    assert took(nov(20, 16), nov(23, 10), RULES) == hours(2)  # over a weekend
    assert took(nov(21, 10), nov(21, 13), RULES) == hours(3)  # on a Saturday


def test_how_long_it_really_takes_moves_what_is_said_to_the_customer() -> None:
    proposal = propose(NOW, RULES, mine=nov(18, 12), durations=[hours(26)] * 10)
    assert (proposal.theirs, proposal.source) == (nov(23, 12, 30), "history")


def test_a_history_longer_than_the_time_given_does_not_speak() -> None:
    assert propose(NOW, RULES, theirs=nov(18, 16), durations=[hours(50)] * 10).source == "rule"


def test_a_time_already_past_is_proposed_as_it_is() -> None:
    proposal = propose(NOW, RULES, theirs=nov(18, 9))
    assert (proposal.mine, proposal.theirs) == (nov(18, 9), nov(18, 9))


def test_the_cushion_is_real_time_in_the_night_the_clocks_change() -> None:
    now = datetime(2026, 10, 25, 0, 30, tzinfo=BERLIN)
    proposal = propose(now, RULES, theirs=datetime(2026, 10, 25, 6, 30, tzinfo=BERLIN))
    assert between(proposal.mine, proposal.theirs) == hours(2.5)  # a third of 7 h, down to the half hour


@given(moments, some_time, histories)
def test_the_own_time_is_never_after_theirs_nor_before_half_of_the_time_left(
    now: datetime, left: timedelta, durations: list[timedelta]
) -> None:
    theirs = plus(now, left)
    proposal = propose(now, RULES, theirs=theirs, durations=durations)
    assert proposal.theirs == theirs
    assert not is_before(theirs, proposal.mine)
    worked = working_between(now, theirs, RULES)
    if is_working_time(now, RULES) and is_working_time(theirs, RULES) and worked:
        assert working_between(now, proposal.mine, RULES) >= worked / 2
    elif not worked or now.date() == theirs.date() or is_working_time(theirs, RULES):
        assert between(now, proposal.mine) >= left / 2


@given(moments, some_time, histories)
def test_the_own_time_never_falls_in_the_night_or_on_a_day_off(
    now: datetime, left: timedelta, durations: list[timedelta]
) -> None:
    theirs = plus(now, left)
    proposal = propose(now, RULES, theirs=theirs, durations=durations)
    if working_between(now, theirs, RULES) and now.date() != theirs.date():
        assert is_working_time(proposal.mine, RULES)


@given(moments, some_time, histories)
def test_what_is_said_to_the_customer_leaves_the_cushion_and_falls_in_working_hours(
    now: datetime, needed: timedelta, durations: list[timedelta]
) -> None:
    mine = plus(now, needed)
    proposal = propose(now, RULES, mine=mine, durations=durations)
    said = proposal.theirs
    assert proposal.mine == mine
    assert is_before(mine, said)
    worked = working_between(now, mine, RULES)
    if proposal.source == "history":
        assert working_between(now, said, RULES) >= percentile_80(durations)
    elif is_working_time(now, RULES) and is_working_time(mine, RULES) and worked:
        assert working_between(mine, said, RULES) >= max(worked / 2, hours(2))
    else:
        assert between(mine, said) >= max(needed / 2, hours(2))
    assert is_working_time(said, RULES)
    assert (said.minute % 30, said.second, said.microsecond) == (0, 0, 0)


@given(moments, some_time, histories, st.booleans(), st.integers(1, 12))
def test_history_speaks_only_once_there_is_enough_of_it(
    now: datetime, span: timedelta, durations: list[timedelta], theirs_typed: bool, needed: int
) -> None:
    rules = Rules(history_needed=needed)
    typed = plus(now, span)
    if theirs_typed:
        proposal = propose(now, rules, theirs=typed, durations=durations)
    else:
        proposal = propose(now, rules, mine=typed, durations=durations)
    assert proposal.source in ("rule", "history")
    if proposal.source == "history":
        assert proposal.count == len(durations) >= needed
    assert str(len(durations)) in proposal.because() or proposal.source == "rule"


@given(st.lists(st.timedeltas(timedelta(), timedelta(days=9)), min_size=1, max_size=30))
def test_four_of_five_were_done_within_the_80th_percentile(durations: list[timedelta]) -> None:
    usual = percentile_80(durations)
    assert usual in durations
    assert sum(one <= usual for one in durations) * 5 >= len(durations) * 4
    assert sum(one < usual for one in durations) * 5 < len(durations) * 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("call back", "call back"),
        ("Ring back about the price", "call back"),
        ("revised QUOTE", "quote"),
        ("spec sheet", "document"),
        ("Angebot", "quote"),
        ("monitor", "other"),
        ("", "other"),
    ],
)
def test_durations_are_compared_within_a_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind
