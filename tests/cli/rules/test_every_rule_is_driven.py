"""Each rule of the practices that a test of the domain holds is driven through the command line, too.

`tests/domain/test_rules_of_practice.py` has the whole table. Where the test it names drives the command line itself,
that is it; of all others this one tells which does. What no command can bring about is named with its reason.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.domain.test_rules_of_practice import RULES

CLI = Path(__file__).parents[1]

DRIVEN: dict[str, dict[str, tuple[str, ...]]] = {
    "1. Promises": {
        "test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both": (
            "No merge makes an illegal state",
        ),
        "test_typed_a_promise_has_two_clocks_and_the_list_goes_by_mine": (
            "A promise has two clocks, theirs and mine", "Lists sort by mine",
        ),
        "test_mine_is_never_after_theirs": ("Mine is never after theirs",),
        "test_typed_with_mine_alone_theirs_is_half_as_long_again_and_two_hours_at_least": (
            "Only mine typed: half as long again, 2 h at least",
            "Theirs is rounded up to the half hour inside working hours",
        ),
        "test_typed_with_theirs_alone_mine_is_earlier_in_working_hours_and_not_in_the_first_half": (
            "Only theirs typed: the inverse", "Never before now and half of the time left",
        ),
        "test_a_holiday_of_the_settings_is_no_day_for_mine": (
            "Counted in working time: never in the night or on a day off",
        ),
        "test_from_ten_deliveries_on_the_proposal_is_the_80th_percentile_of_that_kind_and_says_so": (
            "History speaks from ten deliveries on", "History is the 80th percentile", "History is kept by kind",
            "It is said which of the two was used",
        ),
        "test_history_proposes_mine_wherever_a_time_is_given_counted_in_working_time": (
            "History proposes mine wherever a time is given: renegotiated, broken, agreed on a call",
            "How long it takes is working time",
        ),
        "test_a_history_that_is_shorter_than_half_of_the_time_left_says_that_this_was_the_rule": (
            "A history under half of the working time left says so",
        ),
        "test_without_their_ok_a_promise_is_not_agreed_and_four_ticks_are_told": (
            "Four ticks: trial close, means, OK, anything else", "No OK: not agreed", "Promised, then agreed",
        ),
        "test_a_sibling_goes_under_the_same_promise_and_is_counted_as_a_request": (
            "Siblings go under the same promise",
        ),
        "test_delivered_late_is_broken_and_delivered_in_time_is_kept_or_beaten_by_how_much": (
            "In time is kept", "Delivered after theirs is broken too", "Overdue is broken", "Broken stays broken",
            "Beaten by how much",
        ),
        "test_typed_beaten_is_by_a_tenth_of_the_time_promised_and_half_an_hour_at_least": (
            "Beaten by a tenth, and half an hour at least",
        ),
        "test_a_date_without_a_time_asks_by_what_time_and_the_row_says_no_time_said": (
            "A date alone means the end of that business day",
        ),
        "test_renegotiating_is_an_event_the_ok_of_the_new_time_is_asked_and_the_first_time_stays": (
            "Renegotiating is an event on the promise", "Renegotiating needs a new OK",
            "The first promised time stays", "The OK of a new time is never assumed",
        ),
        "test_moving_the_time_after_it_was_due_is_a_break_plus_a_new_promise": (
            "Moving after it was due is a break", "… plus a new promise",
        ),
        "test_delivered_opens_follow_through_the_next_business_morning_or_two_hours_later_the_same_day": (
            "Delivered opens follow-through", "Due the next business morning",
            "… or 2 h later for a same-day promise", "… inside working hours",
        ),
        "test_it_closes_with_four_of_four_and_each_skip_is_counted": (
            "Delivered, following through, closed", "A meeting is to come", "New information requires its text",
            "No close under 4 of 4 without a counted skip", "A skip is counted",
        ),
        "test_ready_now_makes_the_promise_of_an_order": ("A way to meet again: a date or ready now",),
        "test_typed_a_call_to_return_is_a_promise_as_soon_as_possible": ("A call to return is a promise",),
        "test_what_is_still_open_counts_in_neither_kept_nor_broken": (
            "Kept counts what came due or was delivered",
        ),
        "test_the_figures_of_promises_are_told_in_the_week": ("The figures",),
        "test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do": (
            "The verbs", "Every illegal move says what to do instead",
        ),
    },
    "2. Get-backs": {
        "test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both": (
            "No merge makes an illegal question",
        ),
        "test_a_card_that_was_mended_on_one_machine_and_retired_on_the_other_is_one_card": (
            "No merge makes an illegal card",
        ),
        "test_cards_are_filled_before_the_call_and_a_card_tells_all_of_it": (
            "A card has other phrasings, a detail, a source, an interval of its own",
            "The review interval is a setting",
        ),
        "test_typed_an_answer_to_say_aloud_has_two_lines_at_most": ("An answer to say aloud has two lines at most",),
        "test_a_pick_answers_on_the_spot_counts_the_use_and_keeps_the_words_as_a_phrasing": (
            "Picking a card answers on the spot", "The library learns how customers ask", "Times used",
        ),
        "test_a_card_past_its_review_says_for_how_long_it_is_unverified_until_it_is_verified": (
            "Past review: unverified 120 d",
        ),
        "test_without_a_hit_those_who_know_are_named_with_their_phone_before_it_is_a_get_back": (
            "Who knows? The experts for the nearest topics", "No hit: who knows, with their phone",
        ),
        "test_a_get_back_is_due_within_one_working_hour_which_is_a_setting": (
            "A get-back is due within one working hour (a setting)", "… counted in working time",
        ),
        "test_a_late_get_back_is_first_in_the_review_and_no_snooze_hides_it": (
            "A snooze never hides a get-back that is due", "A late get-back is not kept",
        ),
        "test_delivering_a_get_back_offers_the_card_and_it_is_saved_once": (
            "Delivering offers to save the answer as a card", "Saved once, and only when answered",
        ),
        "test_asked_again_it_is_a_repeat_get_back_with_the_answer_on_it": (
            "Asked again after the delivery: repeat", "Repeats",
        ),
        "test_the_same_question_in_other_small_words_is_a_repeat": (
            "Asked again after it was saved: repeat", "The same question in other small words",
        ),
        "test_the_figures_of_get_backs_are_told_in_the_week": (
            "The get-back rate", "Median hours to answer", "Top unanswered topics", "Get-back-free days in a row",
            "The figures of get-backs",
        ),
        "test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do": (
            "The verbs of a question", "The verbs of a card",
            "Every illegal move on a question says what to do instead",
            "Every illegal move on a card says what to do instead",
        ),
        "test_a_list_of_questions_and_answers_is_imported": ("… and imported",),
        "test_an_expert_is_asked_first_and_no_next_step_makes_a_get_back_by_itself": (
            "An expert is asked before it is a get-back", "No key makes a get-back by itself",
        ),
        "test_a_question_that_waits_stays_in_sight_is_never_late_and_is_answered_on_the_spot": (
            "A question still open stays in sight",
        ),
    },
    "3. Orders": {
        "test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both": (
            "No merge makes an illegal order",
        ),
        "test_the_ladder_is_climbed_by_facts_to_the_celebration_which_comes_once": (
            "The ladder is climbed by facts", "Celebrated exactly once", "… also over refunds",
        ),
        "test_an_order_falls_through_with_one_of_six_causes_and_offers_a_recovery": (
            "Fell through, with its cause", "The causes are those of the practice",
            "Money lost after the promise by cause",
        ),
        "test_received_is_not_cleared": ("Received is not cleared",),
        "test_what_was_seen_to_fail_holds_with_others_of_its_kind": (
            "Paid whole before it is there is not part paid",
        ),
        "test_an_order_without_its_money_or_its_goods_is_never_celebrated_in_any_order": (
            "An order is an order when the money has cleared", "The steps may come in any order (prepayment)",
            "A prepaid order is invoiced",
        ),
        "test_capturing_an_order_answers_that_it_is_a_promise_of_one_with_0_of_8_done": (
            "There is no won key: 0 of 8 done",
        ),
        "test_the_plan_makes_itself_with_eight_steps_and_each_has_a_due_time": (
            "The plan makes itself, eight steps with due times", "Reassure them within 24 h",
        ),
        "test_known_dates_move_the_steps_after_them": ("Known dates move the steps after them",),
        "test_each_step_is_done_by_stating_its_fact_and_never_by_a_bare_key": (
            "The eight steps in order", "Each step is done by stating its fact",
            "Step 2 keeps who else was in touch and what they offered",
        ),
        "test_delivering_answers_the_first_of_two_facts_and_liking_is_asked": (
            "Delivered, and they like it: two facts",
        ),
        "test_what_they_agreed_to_mutes_the_silence_until_it_passes_and_a_date_of_ours_does_not": (
            "A supply date of ours mutes nothing", "An agreed step mutes it until it passes",
        ),
        "test_a_supply_date_later_than_their_need_is_late_at_once": (
            "One later than the need is a late deadline of its own", "Supply later than the need is red",
        ),
        "test_what_is_quiet_is_answered_by_getting_in_touch_in_words": (
            "What is quiet is answered by getting in touch",
        ),
        "test_terms_in_days_weeks_months_and_to_the_end_of_the_month_make_the_due_date": (
            "Terms in days, weeks, months, end of month, payable by", "Terms and due date",
        ),
        "test_typed_paying_early_takes_the_discount_and_paying_late_does_not": ("Early-payment discount",),
        "test_typed_a_credit_note_makes_it_owe_less_and_a_write_off_closes_it_without_a_celebration": (
            "A credit note, a write-off",
        ),
        "test_an_instalment_is_due_on_its_day_and_the_rest_by_the_terms": ("Instalments",),
        "test_a_bounced_payment_is_to_come_again_and_asks_for_a_call_the_next_morning": ("A bounced payment",),
        "test_the_deposit_of_what_fell_through_stays_in_sight_until_it_went_back": (
            "A deposit to give back after a fall-through",
        ),
        "test_money_as_at_any_date_adds_up_to_the_smallest_unit": (
            "To come + came - back = owed, as at any date", "Amounts are exact",
        ),
        "test_a_payment_seen_twice_is_asked_and_so_is_one_that_fits_two_orders": (
            "A payment seen twice is asked",
        ),
        "test_a_broken_payment_promise_asks_for_a_call_next_morning_ahead_of_any_older_step": (
            "Broken: ahead of any older step", "Broken: call next morning",
        ),
        "test_a_payment_promise_that_was_kept_asks_for_nothing": (
            "The customer's payment promises: kept or broken",
        ),
        "test_it_is_quiet_after_two_days_while_promised_and_seven_later_on": (
            "Silence: 2 d while promised, 7 d later on",
        ),
        "test_whatever_reached_them_on_any_record_resets_it_and_an_attempt_does_not": (
            "Any contact that reached them resets the silence, on whichever record",
            "An attempt is kept and resets nothing",
        ),
        "test_money_of_another_currency_is_asked_in_that_of_the_order_with_its_own_decimals": (
            "Payments are of the order's currency",
        ),
        "test_promised_delivered_unpaid_and_cleared_are_shown_apart_and_per_currency": (
            "Promised, delivered-unpaid and cleared apart", "Totals per currency",
        ),
        "test_overpaid_money_is_asked_and_stays_in_sight_until_it_went_back": ("Overpayment and refund",),
        "test_aging_is_as_at_any_date_and_the_reminder_gets_firmer_with_age": (
            "Aging: current, 1–30, 31–60, 61–90, 90+", "Aging as at any date",
        ),
        "test_the_figures_of_orders_are_told_in_the_week_in_which_they_ended": (
            "Promise-to-cleared %", "Days per stage", "Days sales outstanding",
        ),
        "test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do": (
            "The verbs of an order", "Every illegal move on an order says what to do instead",
        ),
    },
    "4. Calls": {
        "test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both": (
            "No merge makes an illegal call",
        ),
        "test_a_call_is_planned_in_three_lines_and_what_was_typed_is_not_asked_again": (
            "A three-line plan", "What they gain comes first",
        ),
        "test_typed_what_will_be_needed_is_brought_along": ("Bring what will be needed",),
        "test_an_excuse_is_asked_what_they_get_and_the_call_is_held_only_with_the_override_which_is_counted": (
            "An excuse is pointed out", "Held only with the override", "An override is counted",
        ),
        "test_words_of_an_excuse_count_whole": ("… and nothing else is",),
        "test_an_excuse_is_no_gain_either_and_a_promised_case_study_is_none": ("An excuse is no gain",),
        "test_no_further_call_is_an_outcome_and_said_before_the_call_it_cancels_it": (
            "No further call, said before it, cancels it", "No further call needed is an outcome",
        ),
        "test_a_no_offers_the_recovery_from_when_they_told_you": ("A no offers the recovery",),
        "test_a_new_call_is_asked_whether_it_could_ride_on_one_that_is_planned_and_what_to_bring": (
            "Could it ride on a planned call?", "Likely questions are those not asked yet",
        ),
        "test_an_advance_needs_their_action_and_its_date_theirs_is_awaited_and_mine_is_a_promise": (
            "An advance needs their action and its date", "Theirs become awaited items with dates",
            "Mine become promises",
        ),
        "test_an_order_promised_on_a_call_makes_the_promise_of_an_order": (
            "An order promised or a no is an outcome",
        ),
        "test_a_call_without_an_outcome_is_asked_for_in_the_evening": (
            "A call without an outcome shows in the evening",
        ),
        "test_a_good_meeting_without_a_step_of_theirs_is_radio_silent": ("No step of theirs: radio silent",),
        "test_one_whose_own_date_passed_shows_when_they_said_they_would_be_back": (
            "A step whose date passed: said back",
        ),
        "test_what_they_owe_is_waited_for_chased_snoozed_and_on_the_calendar": (
            "A chase is logged and moves nothing",
        ),
        "test_the_figures_of_calls_are_told_in_the_week": ("The figures of calls", "Call 4; your median is 3"),
        "test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do": (
            "The verbs of a call", "The verbs of an awaited item",
            "Every illegal move on a call says what to do instead",
        ),
        "test_typed_the_steps_for_one_customer_due_within_a_day_are_one_contact": (
            "Steps due within a day are one contact",
        ),
        "test_the_steps_of_one_contact_are_done_and_undone_as_one": (
            "… and one action that one undo takes back",
        ),
    },
    "5. Recovery": {
        "test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both": (
            "No merge makes an illegal loss",
        ),
        "test_the_24_hours_run_by_the_clock_from_when_they_told_you_weekends_too": (
            "24 h from when they told you, weekends included",
        ),
        "test_inside_is_up_to_exactly_24_hours_and_beyond_them_it_is_late_but_still_offered": (
            "Inside is up to exactly 24:00:00", "After 24 h overdue, but still offered", "Started inside 24 h",
        ),
        "test_no_whining_the_line_that_reframes_is_told_when_it_is_read_anew": (
            "No whining: a reframing line",
        ),
        "test_the_private_note_is_never_printed_exported_or_on_a_calendar": (
            "The private note is never exported, printed or on a calendar",
        ),
        "test_a_need_that_blames_is_pointed_out_and_a_reason_is_no_need": (
            "The need we could not meet never blames", "A reason is not a need",
        ),
        "test_the_apology_names_the_need_as_a_thing_however_it_was_typed": ("An apology text ready to edit",),
        "test_pitch_words_are_pointed_out_in_an_apology": ("Pitch words are pointed out",),
        "test_whom_they_chose_is_offered_first_then_others_by_need_with_phone": (
            "The supplier they chose first, then others by need",
        ),
        "test_called_on_their_behalf_takes_the_time_and_is_asked_never_assumed": ("Called on their behalf at",),
        "test_the_need_is_checked_after_14_days_and_a_no_goes_back_to_helping": (
            "Need-met check after 14 d", "Not met: checked again", "Not met: back to helping",
        ),
        "test_lost_recovering_need_met_dormant_and_reopened": (
            "Lost, recovering, need met, dormant, reopened", "Dormant with a next touch", "Value won back",
        ),
        "test_when_they_told_is_mended_later_and_never_before_the_order_was_promised": (
            "When told can be mended",
        ),
        "test_what_was_seen_to_fail_holds_with_others_of_its_kind": ("What was lost is kept apart from why",),
        "test_a_reopened_deal_makes_the_call_that_is_next": ("A reopened deal makes what is next",),
        "test_a_reopened_deal_keeps_its_loss_and_four_of_four_wait_for_the_check": (
            "A reopened deal keeps its loss", "4-of-4",
        ),
        "test_a_snooze_ends_halfway_through_what_is_left_of_the_24_hours": ("A snooze never hides the 24 h",),
        "test_three_of_three_inside_24_h_count_and_one_a_minute_late_does_not": (
            "3-of-3 inside 24 h", "The figures of recovery",
        ),
        "test_a_customer_returns_with_a_later_order_too_within_a_year": ("Returned within 12 months",),
        "test_one_return_of_three_losses_is_a_third_and_referrals_count": ("Referrals",),
        "test_every_verb_of_the_practice_is_one_and_what_is_refused_says_what_to_do": (
            "The verbs of a loss", "Every illegal move on a loss says what to do instead",
        ),
    },
    "People, waiting, staying in touch": {
        "test_a_contact_on_a_record_that_ended_long_ago_counts_when_the_book_was_made_anew": (
            "… however long ago its record ended",
        ),
    },
    "The day": {
        "test_the_review_is_one_customer_a_card_what_presses_most_first_and_ends_with_what_one_owes": (
            "… each step of it decided there, one key each",
        ),
        "test_the_week_ends_with_the_one_habit_to_improve_and_has_markdown": (
            "The week: the one habit to improve",
        ),
        "test_a_snooze_comes_back_at_mine_at_the_latest_says_when_and_moves_nothing": (
            "Snooze hides and always brings back", "Snooze never moves the promise",
        ),
        "test_nothing_open_is_missing_from_today_and_each_row_says_why_it_is_there": (
            "Nothing open is missing from Today", "A row says why it is there",
        ),
    },
    "Everywhere": {
        "test_hours_are_real_hours_where_the_clocks_change_and_business_skips_free_days": (
            "What says business skips weekends and holidays",
            "All else is wall-clock time, in real hours",
        ),
        "test_amounts_are_never_added_across_currencies": ("Amounts are never added across currencies",),
    },
}  # fmt: skip

# What the screen alone does, as the shell has nothing to go on with, or keeps a question at once as answered or as a
# get-back: the test that drives the keys.
ON_THE_SCREEN = {
    "From any screen one key looks up; five hits": (
        "test_no_more_than_five_are_shown_stale_and_weak_ones_are_marked_and_the_best_is_read_in_full"
    ),
    "A number key picks": "test_a_number_right_behind_a_word_picks_and_after_a_space_is_typed",
    "… a screen of its own, one key from any record": "test_a_customer_is_one_key_from_any_of_their_records",
    "People stand in a screen": "test_a_customer_comes_up_by_name_and_a_record_by_code_in_the_palette",
    "All people are listed in a screen": "test_everybody_is_listed_where_nothing_is_typed_and_opened_by_name",
    "People are added, edited and renamed in a screen": (
        "test_somebody_is_added_edited_and_renamed_by_keys_and_each_is_taken_back"
    ),
    "A merge in a screen names both sides and asks": "test_a_merge_names_both_sides_asks_and_is_taken_back_whole",
    "Waiting for, by a key": "test_w_begins_a_capture_of_what_they_owe_in_every_screen",
    "During a call: one line, a live preview, the sentence to say": (
        "test_the_preview_says_weekday_date_and_the_sentence_to_say_at_every_size"
    ),
    "After a call: the outcome by a key, both commitments": (
        "test_a_call_is_planned_held_and_leaves_commitments_on_both_sides"
    ),
    "… by the keys alone": "test_an_evening_is_settled_by_its_keys_alone_until_nothing_is_owed",
    "The week as a screen": "test_the_week_shows_each_habit_as_a_bar_the_practices_and_the_one_habit",
    "Resumable, and never the same card twice": "test_the_review_shows_each_card_once_and_goes_on_after_a_restart",
}
ELSEWHERE = {
    "The same card is the same question": "only a merge leaves a get-back with a card of its own",
}


def driven_by_hand() -> set[str]:
    """Return the names of the tests that drive the command line."""
    return {name for path in CLI.rglob("test_*.py") for name in named_in(path)}


def named_in(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = (node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {node.name for node in functions if node.name.startswith("test_")}


def test_every_rule_of_the_practices_is_driven_through_the_command_line() -> None:
    there = driven_by_hand()
    missing = [name for tests in DRIVEN.values() for name in tests if name not in there]
    assert missing == []
    keys = {name for path in CLI.with_name("tui").glob("test_*.py") for name in named_in(path)}
    assert set(ON_THE_SCREEN.values()) <= keys
    for practice, rules in RULES.items():
        driven = {rule for held in DRIVEN.get(practice, {}).values() for rule in held}
        assert driven <= set(rules), "a rule that the table does not have"
        left = {rule for rule, test in rules.items() if test not in there} - driven
        left -= {*ON_THE_SCREEN, *ELSEWHERE}
        assert left == set(), practice
