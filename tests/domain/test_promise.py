"""Practice 1, promises: two clocks, four ticks, moves and breaks."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cockpit.domain.moment import plus
from cockpit.domain.promises.promise import Promise
from cockpit.errors import IllegalMove
from tests.domain.builders import (
    BERLIN,
    NEW_YORK,
    NOW,
    RULES,
    a_delivered_promise,
    a_promise,
    hours,
    nov,
)

MICROSECOND = timedelta(microseconds=1)
FOUR = nov(18, 16)


def moved(
    promise: Promise, now: datetime = NOW, to: datetime | None = None, *, agreed: bool = True
) -> Promise:
    """Return the promise renegotiated to tomorrow noon, or to another time."""
    return promise.renegotiate(now, rules=RULES, theirs=to or nov(19, 12), agreed=agreed)


def test_a_promise_starts_as_promised_and_is_agreed_once_they_say_ok() -> None:
    promise = a_promise()
    assert promise.state(NOW) == "promised"
    assert promise.agree(NOW).state(NOW) == "agreed"


def test_the_four_ticks_are_shown_in_order_and_done_one_by_one() -> None:
    promise = a_promise()
    assert promise.terms.ticks() == (
        ("trial close", False),
        ("means", False),
        ("their OK", False),
        ("anything else", False),
    )
    done = promise.trial_close(NOW).set_means(NOW, means="mail").agree(NOW).nothing_else(NOW)
    assert all(is_done for _, is_done in done.terms.ticks())


@pytest.mark.parametrize("means", ["", "  "])
def test_a_means_needs_words(means: str) -> None:
    with pytest.raises(IllegalMove) as refusal:
        a_promise().set_means(NOW, means=means)
    assert refusal.value.remedy


def test_a_sibling_goes_under_the_same_promise_and_ticks_anything_else() -> None:
    promise = a_promise().add_item(NOW, text="price list").add_item(NOW, text="references")
    assert [item.text for item in promise.terms.items.values()] == ["price list", "references"]
    assert promise.terms.ticks()[3] == ("anything else", True)
    with pytest.raises(IllegalMove, match="words"):
        promise.add_item(NOW, text=" ")


def test_an_ok_is_given_once() -> None:
    with pytest.raises(IllegalMove, match="already") as refusal:
        a_promise().agree(NOW).agree(nov(18, 11))
    assert "Renegotiate" in refusal.value.remedy


def test_without_their_ok_the_row_says_not_agreed() -> None:
    assert "Not agreed" in a_promise().deadlines(NOW, RULES)[0].reason
    assert a_promise().agree(NOW).deadlines(NOW, RULES)[0].reason == "You said “by 16:00”, they agreed."


def test_delivered_exactly_at_their_time_is_kept() -> None:
    delivered = a_promise().deliver(FOUR)
    assert delivered.is_kept(FOUR) is True
    assert delivered.state(FOUR) == "delivered"
    assert delivered.margin() == timedelta()


def test_delivered_a_microsecond_late_is_broken_and_still_followed_through() -> None:
    late = a_promise().deliver(FOUR + MICROSECOND)
    assert late.is_kept(FOUR + MICROSECOND) is False
    assert late.state(FOUR + MICROSECOND) == "broken"
    assert late.margin() == -MICROSECOND
    assert late.next_verb() == "confirm-received"


def test_delivered_early_says_by_how_much_it_was_beaten() -> None:
    assert a_promise().deliver(nov(18, 13, 50)).margin() == timedelta(hours=2, minutes=10)
    assert a_promise().margin() is None


def test_their_time_counts_where_the_clocks_change() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    promise = a_promise(theirs=first)
    assert promise.deliver(first.replace(fold=1)).is_kept(first) is False
    assert a_promise(theirs=first.replace(fold=1)).deliver(first).margin() == hours(1)


def test_their_time_counts_in_their_zone() -> None:
    promise = a_promise(theirs=nov(18, 16, zone=NEW_YORK))
    assert promise.deliver(nov(18, 22)).is_kept(NOW) is True
    assert promise.deliver(nov(18, 22, 1)).is_kept(NOW) is False


def test_an_overdue_promise_is_broken_and_still_owed() -> None:
    overdue = a_promise()
    assert overdue.is_kept(FOUR) is None
    assert overdue.is_kept(FOUR + MICROSECOND) is False
    assert overdue.state(FOUR + MICROSECOND) == "broken"
    assert overdue.is_owed()
    assert overdue.next_verb() == "deliver"


def test_a_date_alone_is_kept_until_the_end_of_that_business_day() -> None:
    promise = a_promise(theirs=nov(18, 17), whole_day=True)
    assert promise.is_whole_day
    assert promise.deadlines(NOW, RULES)[0].reason.startswith("You said “by today”")
    assert promise.deadlines(NOW, RULES)[1].whole_day


def test_a_moved_promise_keeps_the_time_first_promised_in_sight() -> None:
    promise = moved(moved(a_promise()), nov(19, 9), nov(20, 12))
    assert promise.terms.first_theirs == FOUR
    assert promise.theirs == nov(20, 12)
    assert [move.theirs for move in promise.terms.moves.values()] == [nov(19, 12), nov(20, 12)]


def test_a_move_at_the_same_moment_as_another_is_the_one_that_counts() -> None:
    promise = a_promise()
    for day in range(19, 31):
        promise = moved(promise, NOW, nov(day, 12))
    assert len(promise.terms.moves) == 12
    assert promise.theirs == nov(30, 12)


def test_of_moves_merged_in_any_order_the_latest_counts() -> None:
    promise = moved(moved(a_promise()), nov(18, 11), nov(20, 12))
    shuffled = promise.replace(moves=dict(reversed(list(promise.terms.moves.items()))))
    assert shuffled.theirs == promise.theirs == nov(20, 12)


def test_a_move_without_their_ok_is_not_agreed_until_they_give_it() -> None:
    promise = moved(a_promise().agree(NOW), nov(18, 11), agreed=False)
    assert promise.state(nov(18, 11)) == "promised"
    assert promise.terms.ticks()[2] == ("their OK", False)
    assert promise.agree(nov(18, 12)).state(nov(18, 12)) == "agreed"


def test_a_move_in_the_very_moment_of_their_ok_needs_a_new_one() -> None:
    promise = moved(a_promise().agree(NOW), NOW, agreed=False)
    assert not promise.is_agreed
    assert promise.agree(NOW).is_agreed


def test_a_move_with_their_ok_is_agreed_and_brings_its_own_earlier_time() -> None:
    promise = moved(a_promise().snooze(NOW, until=nov(18, 15)))
    assert promise.is_agreed
    assert NOW < promise.mine < promise.theirs
    assert promise.snoozed_until is None
    typed = a_promise().renegotiate(NOW, rules=RULES, theirs=nov(19, 12), mine=nov(19, 11), whole_day=True)
    assert (typed.mine, typed.is_whole_day) == (nov(19, 11), True)


def test_moving_the_time_after_it_was_due_is_refused_with_the_remedy() -> None:
    assert moved(a_promise(), FOUR).theirs == nov(19, 12)
    with pytest.raises(IllegalMove, match="break") as refusal:
        moved(a_promise(), FOUR + MICROSECOND)
    assert "Break it and give a new promise" in refusal.value.remedy


def test_a_moved_promise_is_judged_by_its_new_time() -> None:
    promise = moved(a_promise())
    assert promise.is_kept(nov(19, 11)) is None
    assert promise.deliver(nov(19, 12)).is_kept(nov(20)) is True
    with pytest.raises(IllegalMove):
        moved(promise, nov(19, 12, 1), nov(20))


@pytest.mark.parametrize("theirs", [NOW, nov(18, 9)])
def test_a_new_time_must_be_still_to_come(theirs: datetime) -> None:
    with pytest.raises(IllegalMove, match="passed"):
        moved(a_promise(), to=theirs)
    with pytest.raises(IllegalMove, match="passed"):
        a_promise().break_(NOW, rules=RULES, make_id=lambda: 7, theirs=theirs)


def test_the_own_time_is_never_after_theirs() -> None:
    with pytest.raises(IllegalMove, match="after theirs"):
        a_promise().renegotiate(NOW, rules=RULES, theirs=nov(19, 12), mine=nov(19, 13))
    with pytest.raises(IllegalMove, match="after theirs"):
        a_promise().edit(NOW, mine=nov(18, 16, 1))
    assert a_promise().edit(NOW, mine=FOUR).mine == FOUR


def test_breaking_with_a_new_time_gives_a_broken_promise_and_a_new_one_that_points_to_it() -> None:
    promise = a_promise(means="mail").agree(NOW).add_item(NOW, text="price list")
    now = nov(18, 17)
    broken, anew = promise.break_(now, rules=RULES, make_id=lambda: 7, reason="no stock", theirs=nov(19, 12))
    assert (broken.id, broken.broken_at, broken.broken_reason) == (promise.id, now, "no stock")
    assert broken.state(now) == "broken"
    assert broken.theirs == FOUR
    assert (anew.id, anew.replaces) == (7, promise.id)
    assert (anew.text, anew.customer, anew.terms.means, anew.terms.items) == (
        promise.text,
        promise.customer,
        "mail",
        promise.terms.items,
    )
    assert (anew.made_at, anew.terms.first_theirs, anew.terms.moves) == (now, nov(19, 12), {})
    assert anew.state(now) == "promised"
    assert now < anew.mine <= anew.theirs


def test_breaking_without_a_new_time_leaves_nothing_to_do() -> None:
    (broken,) = a_promise().break_(NOW, rules=RULES, make_id=lambda: 7)
    assert not broken.is_open()
    assert broken.next_verb() is None
    assert broken.deadlines(NOW, RULES) == ()
    assert broken.is_kept(NOW) is False


@pytest.mark.parametrize("name", ["trial_close", "agree", "deliver", "nothing_else"])
def test_what_is_delivered_or_broken_is_not_promised_any_more(name: str) -> None:
    for promise, remedy in (
        (a_delivered_promise(), "Follow through"),
        (a_promise(broken_at=NOW), "new promise"),
        (a_promise(deleted=True), "Undo"),
    ):
        with pytest.raises(IllegalMove) as refusal:
            getattr(promise, name)(NOW)
        assert remedy in refusal.value.remedy


def test_an_edit_changes_words_means_and_own_time_but_never_theirs() -> None:
    edited = a_promise().edit(NOW, text="quote", means="link", mine=nov(18, 12))
    assert (edited.text, edited.terms.means, edited.mine) == ("quote", "link", nov(18, 12))
    assert "theirs" not in Promise.VERBS["edit"].accepts
    assert a_promise(means="mail").edit(NOW, text="quote").terms.means == "mail"


def test_what_is_due_is_the_own_time_first_then_theirs() -> None:
    mine, theirs = a_promise().deadlines(NOW, RULES)
    assert (mine.kind, mine.when, mine.severity) == ("mine", nov(18, 14), "today")
    assert (theirs.kind, theirs.when, theirs.severity) == ("theirs", FOUR, "today")


@pytest.mark.parametrize(
    ("now", "severity"),
    [
        (nov(18, 13), "now"),
        (nov(18, 14), "now"),
        (nov(18, 14, 1), "slipping"),
        (FOUR, "slipping"),
        (FOUR + MICROSECOND, "late"),
    ],
)
def test_past_the_own_time_it_slips_and_past_theirs_it_is_late(now: datetime, severity: str) -> None:
    assert a_promise().deadlines(now, RULES)[0].severity == severity


def test_a_late_promise_says_how_late() -> None:
    assert a_promise().deadlines(nov(18, 16, 20), RULES)[0].reason == "You said “by 16:00”: 20 min late."


def test_an_own_time_that_a_merge_left_after_theirs_does_not_hide_theirs() -> None:
    mine, theirs = a_promise(mine=plus(FOUR, hours(20))).deadlines(NOW, RULES)
    assert mine.when == theirs.when == FOUR


def test_a_call_to_return_is_a_promise_like_any_other() -> None:
    call = a_promise(text="call back", theirs=nov(18, 12, 20))
    assert call.deliver(nov(18, 12)).is_kept(NOW) is True


def test_a_new_time_is_not_agreed_unless_they_said_so() -> None:
    for promise in (a_promise(), a_promise().agree(NOW)):
        moved = promise.renegotiate(NOW, rules=RULES, theirs=nov(19, 12))
        assert (moved.is_agreed, moved.state(NOW)) == (False, "promised")
        assert moved.agree(nov(18, 11)).is_agreed
        assert promise.renegotiate(NOW, rules=RULES, theirs=nov(19, 12), agreed=True).is_agreed
