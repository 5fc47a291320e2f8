"""Each rule of the practices in a short sentence, and the test that holds it; it grows with the practices."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

RULES = {
    "1. Promises": {
        "A promise has two clocks, theirs and mine": "test_what_is_due_is_the_own_time_first_then_theirs",
        "Lists sort by mine": "test_rows_are_sorted_by_the_own_time_and_not_by_theirs",
        "Mine is never after theirs": "test_the_own_time_is_never_after_theirs",
        "Only mine typed: half as long again, 2 h at least": (
            "test_from_the_own_time_a_later_one_is_proposed_to_say"
        ),
        "Theirs is rounded up to the half hour inside working hours": (
            "test_what_is_said_to_the_customer_leaves_the_cushion_and_falls_in_working_hours"
        ),
        "Only theirs typed: the inverse": "test_from_their_time_an_earlier_own_time_is_proposed",
        "Never before now and half of the time left": (
            "test_the_own_time_is_never_after_theirs_nor_before_half_of_the_time_left"
        ),
        "History speaks from ten deliveries on": "test_nine_deliveries_are_no_history_yet_and_ten_are",
        "History is the 80th percentile": "test_four_of_five_were_done_within_the_80th_percentile",
        "History is kept by kind": "test_durations_are_compared_within_a_kind",
        "It is said which of the two was used": "test_the_proposal_says_which_of_the_two_it_used",
        "Four ticks: trial close, means, OK, anything else": (
            "test_the_four_ticks_are_shown_in_order_and_done_one_by_one"
        ),
        "No OK: not agreed": "test_without_their_ok_the_row_says_not_agreed",
        "Siblings go under the same promise": (
            "test_a_sibling_goes_under_the_same_promise_and_ticks_anything_else"
        ),
        "Promised, then agreed": "test_a_promise_starts_as_promised_and_is_agreed_once_they_say_ok",
        "Delivered, following through, closed": (
            "test_the_four_steps_lead_one_to_the_next_and_then_it_is_closed"
        ),
        "In time is kept": "test_delivered_exactly_at_their_time_is_kept",
        "Delivered after theirs is broken too": (
            "test_delivered_a_microsecond_late_is_broken_and_still_followed_through"
        ),
        "Overdue is broken": "test_an_overdue_promise_is_broken_and_still_owed",
        "Broken stays broken": "test_whatever_was_merged_the_broken_stays_broken",
        "A date alone means the end of that business day": (
            "test_a_date_alone_means_the_end_of_that_business_day"
        ),
        "Renegotiating is an event on the promise": "test_a_moved_promise_is_judged_by_its_new_time",
        "Renegotiating needs a new OK": "test_a_move_without_their_ok_is_not_agreed_until_they_give_it",
        "Moving after it was due is a break": (
            "test_moving_the_time_after_it_was_due_is_refused_with_the_remedy"
        ),
        "… plus a new promise": (
            "test_breaking_with_a_new_time_gives_a_broken_promise_and_a_new_one_that_points_to_it"
        ),
        "The first promised time stays": "test_a_moved_promise_keeps_the_time_first_promised_in_sight",
        "Beaten by how much": "test_delivered_early_says_by_how_much_it_was_beaten",
        "Delivered opens follow-through": "test_the_delivery_opens_the_follow_through_with_its_first_step",
        "Due the next business morning": (
            "test_any_other_promise_is_followed_through_the_next_business_morning"
        ),
        "… or 2 h later for a same-day promise": (
            "test_a_same_day_promise_is_followed_through_two_hours_after_its_delivery"
        ),
        "New information requires its text": "test_news_needs_words",
        "A way to meet again: a date or ready now": "test_the_way_to_meet_again_is_a_date_or_ready_now",
        "No close under 4 of 4 without a counted skip": (
            "test_it_cannot_close_under_four_of_four_without_counted_skips"
        ),
        "A skip is counted": "test_a_skip_is_counted_and_takes_the_next_step_unless_one_is_named",
        "A call to return is a promise": "test_a_call_to_return_is_a_promise_like_any_other",
        "The figures": "test_the_figures_agree_with_a_slow_count",
        "The verbs": "test_a_promise_has_every_verb_of_the_practice",
        "Every illegal move says what to do instead": (
            "test_any_verb_at_any_time_succeeds_if_it_applies_and_else_is_refused_with_a_remedy"
        ),
        "No merge makes an illegal state": "test_no_merge_of_facts_can_make_an_illegal_state",
    },
    "The day": {
        "Snooze hides and always brings back": (
            "test_a_snooze_hides_a_promise_but_it_returns_at_their_time_at_the_latest"
        ),
        "Snooze never moves the promise": "test_a_snooze_never_moves_the_promise",
        "Nothing open is missing from Today": "test_every_open_record_appears_exactly_once_in_order",
        "A row says why it is there": "test_every_row_has_a_reason",
    },
    "Everywhere": {
        "What says business skips weekends and holidays": (
            "test_the_next_business_day_skips_weekends_and_holidays"
        ),
        "All else is wall-clock time, in real hours": "test_durations_are_real_time_where_the_clocks_change",
        "Amounts are never added across currencies": "test_two_currencies_never_mix",
    },
}


def written() -> list[str]:
    """Return the name of every test function of the house, as often as it is written."""
    return [
        node.name
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]


@pytest.mark.parametrize("practice", RULES)
def test_every_rule_of_a_practice_is_held_by_a_test(practice: str) -> None:
    names = set(written())
    missing = {rule: name for rule, name in RULES[practice].items() if name not in names}
    assert missing == {}


def test_no_test_holds_two_rules_under_one_name() -> None:
    named = [name for rules in RULES.values() for name in rules.values()]
    assert sorted(named) == sorted(set(named))
    names = written()
    twice = {name for name in named if names.count(name) > 1}
    assert twice == set()
