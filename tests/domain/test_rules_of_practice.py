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
        "Counted in working time: never in the night or on a day off": (
            "test_the_own_time_never_falls_in_the_night_or_on_a_day_off"
        ),
        "A history under half of the working time left says so": (
            "test_a_history_shorter_than_half_of_the_working_time_left_says_that_this_was_the_rule"
        ),
        "How long it takes is working time": (
            "test_a_delivery_took_the_time_that_was_worked_and_by_the_clock_where_none_was"
        ),
        "Beaten by a tenth, and half an hour at least": (
            "test_beaten_is_by_a_tenth_of_the_time_promised_and_half_an_hour_at_least"
        ),
        "The OK of a new time is never assumed": "test_a_new_time_is_not_agreed_unless_they_said_so",
        "A meeting is to come": "test_a_meeting_is_never_in_the_past",
        "Kept counts what came due or was delivered": (
            "test_kept_today_counts_what_came_due_or_was_delivered_on_the_day_of_now"
        ),
        "Delivered opens follow-through": "test_the_delivery_opens_the_follow_through_with_its_first_step",
        "Due the next business morning": (
            "test_any_other_promise_is_followed_through_the_next_business_morning"
        ),
        "… or 2 h later for a same-day promise": (
            "test_a_same_day_promise_is_followed_through_two_hours_after_its_delivery"
        ),
        "… inside working hours": (
            "test_those_two_hours_end_inside_working_hours_or_it_is_the_next_business_morning"
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
        "A date without a time asks by what time, and the row says that none was said": (
            "test_a_date_without_a_time_asks_by_what_time_and_the_row_says_that_none_was_said"
        ),
        "History proposes mine wherever a time is given: renegotiated, broken, agreed on a call": (
            "test_a_new_time_is_proposed_by_what_that_kind_took_from_ten_deliveries_on"
        ),
        "What was delivered is learnt from at once": "test_how_long_deliveries_took_proposes_the_next_one",
        "… and never proposes the night": "test_mine_is_never_in_the_night_whatever_the_history_says",
        "Beaten by a minute is kept": "test_beaten_by_a_minute_is_kept",
        "Ready now goes straight to an order promise": "test_a_promise_from_the_call_to_the_order",
    },
    "2. Get-backs": {
        "A card has other phrasings, a detail, a source, an interval of its own": (
            "test_an_edit_changes_what_it_is_given_and_leaves_the_rest"
        ),
        "An answer to say aloud has two lines at most": "test_an_answer_to_say_aloud_has_two_lines_at_most",
        "Picking a card answers on the spot": (
            "test_picking_a_card_answers_on_the_spot_and_the_card_learns_the_words"
        ),
        "The library learns how customers ask": ("test_a_use_is_recorded_and_the_card_learns_how_they_asked"),
        "Times used": "test_two_uses_at_the_same_moment_both_count",
        "Past review: unverified 120 d": ("test_a_card_past_its_review_says_for_how_long_it_is_unverified"),
        "The review interval is a setting": (
            "test_the_review_interval_is_a_setting_and_a_card_may_have_its_own"
        ),
        "Who knows? The experts for the nearest topics": (
            "test_the_experts_for_the_nearest_topics_come_first"
        ),
        "An expert is asked before it is a get-back": (
            "test_before_it_becomes_a_get_back_an_expert_is_asked"
        ),
        "No key makes a get-back by itself": "test_the_next_step_never_makes_a_get_back_by_itself",
        "A get-back is due within one working hour (a setting)": (
            "test_opened_it_is_a_get_back_due_within_one_working_hour"
        ),
        "… counted in working time": (
            "test_the_hour_is_one_of_working_time_after_hours_and_on_free_days_too"
        ),
        "A question still open stays in sight": (
            "test_a_question_that_nobody_answered_stays_in_sight_but_is_never_late"
        ),
        "A late get-back is not kept": "test_a_late_get_back_says_how_late_and_is_not_kept",
        "Delivering offers to save the answer as a card": (
            "test_delivering_a_get_back_offers_to_save_the_answer_as_a_card"
        ),
        "Saved once, and only when answered": "test_a_card_is_saved_once_and_only_from_an_answer",
        "Asked again after the delivery: repeat": (
            "test_asked_again_after_its_answer_was_delivered_it_is_a_repeat"
        ),
        "Asked again after it was saved: repeat": (
            "test_asked_again_after_its_answer_was_saved_it_is_a_repeat"
        ),
        "The same question in other small words": (
            "test_small_words_case_and_punctuation_do_not_make_another_question"
        ),
        "The same card is the same question": "test_a_question_that_has_the_same_card_is_the_same_question",
        "A snooze never hides a get-back that is due": ("test_a_snooze_never_hides_a_get_back_past_its_time"),
        "The get-back rate": (
            "test_the_get_back_rate_is_those_opened_of_those_opened_or_answered_on_the_spot"
        ),
        "Median hours to answer": "test_the_time_to_answer_is_the_median_from_opening_to_delivery",
        "Repeats": "test_only_get_backs_are_counted_as_repeats",
        "Top unanswered topics": (
            "test_the_topics_are_those_of_what_was_not_answered_on_the_spot_the_commonest_first"
        ),
        "Get-back-free days in a row": "test_get_back_free_days_count_from_the_last_one_today_included",
        "The figures of get-backs": "test_the_figures_of_get_backs_agree_with_a_slow_count",
        "The verbs of a question": "test_a_question_has_every_verb_of_the_practice",
        "The verbs of a card": "test_a_card_has_every_verb_of_the_practice",
        "Every illegal move on a question says what to do instead": (
            "test_any_verb_on_a_question_at_any_time_succeeds_or_is_refused_with_a_remedy"
        ),
        "Every illegal move on a card says what to do instead": (
            "test_any_verb_on_a_card_at_any_time_succeeds_or_is_refused_with_a_remedy"
        ),
        "No merge makes an illegal question": "test_no_merge_of_facts_can_make_an_illegal_question",
        "No merge makes an illegal card": "test_no_merge_of_facts_can_make_an_illegal_card",
        "The library is filled before the call: listed, added, edited": (
            "test_cards_are_kept_from_the_first_command_on_and_changed_one_by_one"
        ),
        "… and imported": "test_a_faq_is_imported_and_other_files_are_refused",
        "No hit: who knows, with their phone": (
            "test_without_an_answer_those_who_know_are_named_the_nearest_topic_first"
        ),
        "A pick stores the words that were typed": (
            "test_a_picked_card_is_recorded_with_the_customer_and_learns_the_words"
        ),
        "A repeat comes with the answer that was given": (
            "test_a_repeated_get_back_comes_with_the_answer_that_was_given_before"
        ),
        "A card names who knows more, and how to reach them": (
            "test_a_card_names_who_knows_more_and_how_to_reach_them"
        ),
        "An expert who is asked stands with their phone": (
            "test_an_expert_who_is_asked_by_name_stands_with_their_phone"
        ),
        "From any screen one key looks up; five hits": (
            "test_no_more_than_five_are_shown_stale_and_weak_ones_are_marked_and_the_best_is_read_in_full"
        ),
        "A number key picks": "test_a_number_right_behind_a_word_picks_and_after_a_space_is_typed",
        "An answer given live without a card is offered as one": (
            "test_typed_an_answer_given_live_without_a_card_is_offered_as_one"
        ),
        "A repeat says so as it is asked, and in the review": (
            "test_asked_again_it_says_so_at_once_and_in_the_review"
        ),
        "A phrasing is added; a retired card answers no more": (
            "test_a_phrasing_is_added_and_a_retired_card_answers_no_more"
        ),
        "Days without a get-back are told once anything was asked": (
            "test_days_without_a_get_back_are_told_once_anything_was_asked_and_not_before"
        ),
        "Late, it is first in the review": (
            "test_a_get_back_is_due_within_a_working_hour_and_first_in_the_review_when_late"
        ),
    },
    "3. Orders": {
        "The ladder is climbed by facts": "test_a_promise_of_an_order_climbs_the_ladder_by_its_facts",
        "Fell through, with its cause": "test_an_order_falls_through_with_its_cause_from_when_they_told_you",
        "Fell through: from when they told you, whom they chose and the need are asked": (
            "test_an_order_falls_through_with_one_of_six_causes_and_offers_a_recovery"
        ),
        "Paid whole before it is there is not part paid": (
            "test_what_is_paid_whole_before_it_is_there_is_cleared_on_its_ladder_as_in_its_plan"
        ),
        "The causes are those of the practice": "test_a_cause_nobody_knows_and_a_moment_to_come_are_refused",
        "Received is not cleared": "test_a_cheque_that_was_received_has_not_yet_cleared",
        "An order is an order when the money has cleared": (
            "test_received_is_not_cleared_and_paid_is_not_yet_delivered"
        ),
        "There is no won key: 0 of 8 done": "test_there_is_no_verb_that_wins_an_order",
        "The plan makes itself, eight steps with due times": (
            "test_the_plan_makes_itself_with_eight_steps_each_with_a_time"
        ),
        "Reassure them within 24 h": (
            "test_reassuring_them_is_due_within_24_hours_by_the_clock_weekends_included"
        ),
        "Known dates move the steps after them": "test_dates_that_become_known_move_what_follows_from_them",
        "The eight steps in order": (
            "test_each_step_is_ticked_by_its_own_fact_and_the_next_verb_leads_through_all_eight"
        ),
        "Delivered, and they like it: two facts": (
            "test_delivered_is_one_fact_and_that_they_like_it_another"
        ),
        "Each step is done by stating its fact": (
            "test_a_step_is_done_by_saying_what_was_said_and_never_without_a_word"
        ),
        "Step 2 keeps who else was in touch and what they offered": (
            "test_who_else_was_in_touch_is_kept_with_what_they_offered"
        ),
        "Step 3 makes the text with the dates": (
            "test_the_words_of_an_order_hold_its_facts_and_may_be_changed"
        ),
        "A supply date of ours mutes nothing": "test_a_supply_date_and_a_shipment_are_ours_and_mute_nothing",
        "One later than the need is a late deadline of its own": (
            "test_a_supply_date_later_than_they_need_it_is_a_late_deadline_of_its_own"
        ),
        "What is quiet is answered by getting in touch": (
            "test_what_is_quiet_is_answered_by_getting_in_touch_and_not_by_the_next_step"
        ),
        "Terms in days, weeks, months, end of month, payable by": (
            "test_terms_run_from_the_invoice_unless_a_date_is_named"
        ),
        "Instalments": "test_an_instalment_has_a_due_date_of_its_own_and_the_rest_is_due_by_the_terms",
        "Early-payment discount": "test_paying_early_takes_the_discount_and_paying_late_does_not",
        "A bounced payment": ("test_a_bounced_payment_is_to_come_again_and_breaks_the_promise_it_had_kept"),
        "A credit note, a write-off": (
            "test_a_credit_note_makes_it_owe_less_and_a_write_off_closes_it_without_a_celebration"
        ),
        "A deposit to give back after a fall-through": (
            "test_the_deposit_of_what_fell_through_is_to_be_given_back_and_stays_in_sight_until_it_is"
        ),
        "A prepaid order is invoiced": "test_what_was_prepaid_is_invoiced_all_the_same",
        "To come + came - back = owed, as at any date": (
            "test_as_at_any_date_what_is_to_come_and_what_came_less_what_went_back_is_what_is_owed"
        ),
        "Money is booked only as typed": "test_money_is_booked_only_as_typed",
        "A payment seen twice is asked": "test_a_payment_that_was_seen_before_is_asked_about",
        "Orders as at any date; reminders by age": ("test_orders_as_at_any_date_and_the_reminder_of_its_age"),
        "Broken: ahead of any older step": (
            "test_a_broken_payment_promise_goes_ahead_of_any_older_step_from_the_morning_of_its_call"
        ),
        "An end counts where it came": (
            "test_a_fall_through_counts_in_the_week_it_happened_whenever_the_order_was_promised"
        ),
        "Silence: 2 d while promised, 7 d later on": (
            "test_it_counts_as_quiet_after_two_days_while_promised_and_seven_later_on"
        ),
        "Any contact that reached them resets the silence, on whichever record": (
            "test_what_reached_them_on_one_record_counts_for_another"
        ),
        "An attempt is kept and resets nothing": "test_what_reached_nobody_is_kept_and_resets_nothing",
        "An agreed step mutes it until it passes": (
            "test_a_step_the_customer_agreed_to_mutes_the_silence_until_it_passes"
        ),
        "Supply later than the need is red": "test_a_supply_date_later_than_the_need_date_is_red",
        "Amounts are exact": "test_the_money_is_exact_to_the_cent_whatever_is_paid_cleared_and_refunded",
        "Payments are of the order's currency": "test_a_payment_is_of_the_currency_of_its_order",
        "Promised, delivered-unpaid and cleared apart": (
            "test_the_money_is_shown_apart_promised_delivered_unpaid_and_cleared"
        ),
        "Totals per currency": (
            "test_whatever_was_merged_the_standing_is_the_worth_of_all_orders_in_each_currency"
        ),
        "Overpayment and refund": "test_an_overpayment_is_shown_and_a_refund_gives_it_back",
        "Terms and due date": "test_it_is_due_at_the_end_of_the_last_day_of_its_terms",
        "Aging: current, 1–30, 31–60, 61–90, 90+": "test_aging_counts_the_days_past_due",
        "Aging as at any date": "test_as_at_any_date_the_aging_is_what_it_was_on_that_date",
        "The customer's payment promises: kept or broken": (
            "test_a_payment_promise_is_open_until_it_is_due_and_then_broken"
        ),
        "Broken: call next morning": (
            "test_a_broken_payment_promise_asks_for_a_call_the_next_business_morning"
        ),
        "Celebrated exactly once": "test_over_any_verbs_at_any_time_an_order_is_celebrated_exactly_once",
        "… also over refunds": (
            "test_a_refund_opens_a_cleared_order_again_and_clearing_it_again_celebrates_nothing"
        ),
        "The steps may come in any order (prepayment)": (
            "test_the_steps_may_come_in_any_order_and_end_in_one_celebration"
        ),
        "Promise-to-cleared %": "test_promise_to_cleared_counts_those_that_have_ended",
        "Days per stage": "test_the_days_in_each_stage_agree_with_a_slow_count",
        "Days sales outstanding": "test_days_sales_outstanding_is_owed_by_sold_times_the_days_of_the_period",
        "Money lost after the promise by cause": (
            "test_money_lost_after_the_promise_is_told_by_cause_and_currency"
        ),
        "The verbs of an order": "test_an_order_has_every_verb_of_the_practice",
        "Every illegal move on an order says what to do instead": (
            "test_whatever_was_merged_a_verb_of_an_order_succeeds_or_is_refused_with_a_remedy"
        ),
        "No merge makes an illegal order": "test_no_merge_of_facts_can_make_an_illegal_order",
    },
    "4. Calls": {
        "A three-line plan": "test_a_call_is_planned_in_three_lines",
        "What they gain comes first": "test_a_plan_begins_with_what_they_gain",
        "Bring what will be needed": "test_what_will_be_needed_is_brought_along",
        "An excuse is pointed out": "test_every_excuse_is_met_with_the_question",
        "… and nothing else is": "test_words_count_whole",
        "When it was held is asked, and stated": (
            "test_that_a_call_was_held_is_stated_with_when_and_never_by_a_bare_step"
        ),
        "Held only with the override": "test_a_call_that_is_an_excuse_is_held_only_with_the_override",
        "An excuse is no gain": "test_a_gain_that_is_an_excuse_is_pointed_out_and_is_no_plan",
        "No further call, said before it, cancels it": (
            "test_no_further_call_said_before_the_call_cancels_it_and_does_not_count_as_held"
        ),
        "A no offers the recovery": "test_a_declined_call_begins_a_recovery_from_when_they_told_you",
        "An override is counted": "test_an_excuse_is_overridden_once_which_is_counted",
        "Could it ride on a planned call?": (
            "test_a_new_call_could_ride_on_one_that_is_planned_the_nearest_first"
        ),
        "Likely questions are those not asked yet": (
            "test_likely_questions_are_those_not_asked_yet_the_most_used_first"
        ),
        "An advance needs their action and its date": "test_an_advance_needs_a_step_of_theirs_and_its_date",
        "Theirs become awaited items with dates": "test_theirs_becomes_an_awaited_item_with_its_date",
        "Mine become promises": "test_mine_becomes_a_promise_due_by_the_next_business_day",
        "No further call needed is an outcome": "test_no_further_call_needed_is_an_outcome_and_closes_it",
        "An order promised or a no is an outcome": "test_an_order_promised_or_a_no_closes_the_call",
        "A call without an outcome shows in the evening": (
            "test_a_held_call_asks_for_its_outcome_the_same_evening"
        ),
        "No step of theirs: radio silent": (
            "test_a_meeting_without_a_step_of_theirs_shows_how_long_they_are_silent"
        ),
        "A step whose date passed: said back": (
            "test_one_whose_own_date_passed_says_since_when_and_how_long_they_are_silent"
        ),
        "A chase is logged and moves nothing": "test_a_chase_is_logged_and_hides_or_moves_nothing",
        "Steps due within a day are one contact": (
            "test_the_steps_for_one_customer_due_within_a_day_are_one_contact"
        ),
        "The figures of calls": "test_the_figures_of_calls_agree_with_a_slow_count",
        "Call 4; your median is 3": "test_it_is_said_which_call_it_is_beside_the_median",
        "The verbs of a call": "test_a_call_has_every_verb_of_the_practice",
        "The verbs of an awaited item": "test_an_awaited_item_has_every_verb_of_the_practice",
        "Every illegal move on a call says what to do instead": (
            "test_any_verb_on_any_call_succeeds_if_it_applies_and_else_is_refused_with_a_remedy"
        ),
        "No merge makes an illegal call": "test_no_merge_makes_an_illegal_call",
        "… in German too": "test_an_excuse_is_held_only_with_the_override_in_german_too",
        "… but papers that were promised are none": (
            "test_papers_that_were_promised_are_no_excuse_to_come_by"
        ),
        "A new call is met with what is planned and what to bring along": (
            "test_a_new_call_is_met_with_what_is_planned_and_what_they_will_ask"
        ),
        "What came in offers the next call": "test_what_came_in_offers_the_next_call_made_from_it",
        "One contact is one row that unfolds in Today": (
            "test_the_steps_due_for_one_customer_are_one_contact_and_one_action_does_them"
        ),
        "… and one action that one undo takes back": (
            "test_the_steps_of_one_contact_are_logged_and_undone_as_one_action"
        ),
        "A continuation stays open and is watched": "test_a_continuation_stays_open_and_is_watched",
        "An outcome before the call asks whether it was held all the same": (
            "test_an_outcome_before_the_call_asks_whether_it_was_held_all_the_same"
        ),
        "… and no further call, once its time has come": (
            "test_no_further_call_said_once_its_time_has_come_asks_whether_it_was_held"
        ),
        "An outcome after its time says that it was held": (
            "test_after_its_time_an_outcome_says_that_it_was_held"
        ),
        "A preparation sheet on one screen": (
            "test_the_preparation_sheet_is_one_screen_with_all_of_a_customer"
        ),
        "… with the last five contacts": "test_its_json_holds_the_last_five_contacts_and_what_was_tried_since",
        "… and likely questions": "test_show_of_a_customer_tells_what_one_needs_before_talking_to_them",
        "… a screen of its own, one key from any record": (
            "test_a_customer_is_one_key_from_any_of_their_records"
        ),
    },
    "5. Recovery": {
        "24 h from when they told you, weekends included": (
            "test_the_24_hours_run_by_the_clock_from_when_they_told_you_weekends_included"
        ),
        "Inside is up to exactly 24:00:00": "test_inside_the_24_hours_is_up_to_exactly_24_00_00",
        "After 24 h overdue, but still offered": (
            "test_the_next_tactic_is_asked_for_with_the_hours_left_and_beyond_them_with_the_hours_late"
        ),
        "No whining: a reframing line": "test_the_reframing_line_neither_blames_nor_pitches",
        "The private note is never exported, printed or on a calendar": (
            "test_the_private_note_is_in_no_row_and_no_print_but_it_is_kept"
        ),
        "The need we could not meet never blames": "test_a_need_that_blames_is_pointed_out",
        "… and what blames stands in no letter": "test_what_blames_them_is_no_need_and_stands_in_no_letter",
        "An apology text ready to edit": "test_the_apology_says_sorry_and_is_no_pitch",
        "Pitch words are pointed out": "test_pitch_words_are_pointed_out_as_they_come_up",
        "The supplier they chose first, then others by need": (
            "test_whom_they_chose_is_called_first_and_then_the_suppliers_nearest_to_the_need"
        ),
        "Called on their behalf at": "test_help_counts_once_somebody_was_called_on_their_behalf",
        "Need-met check after 14 d": "test_the_need_check_is_due_after_fourteen_days",
        "Not met: checked again": "test_a_need_that_was_not_met_is_checked_again_fourteen_days_after_the_help",
        "Lost, recovering, need met, dormant, reopened": (
            "test_a_loss_is_recovered_in_four_tactics_and_may_come_back"
        ),
        "Not met: back to helping": (
            "test_a_need_that_was_not_met_goes_back_to_helping_and_is_no_four_of_four"
        ),
        "When told can be mended": "test_when_they_told_is_mended_and_the_24_hours_run_from_then",
        "A reopened deal makes what is next": "test_a_reopened_deal_makes_the_order_or_the_call_that_is_next",
        "A reason is not a need": "test_the_apology_names_a_need_and_no_mere_reason",
        "Dormant with a next touch": (
            "test_dormant_comes_back_for_its_next_touch_and_is_done_when_that_was_made"
        ),
        "A reopened deal keeps its loss": "test_a_reopened_deal_keeps_its_loss",
        "A snooze never hides the 24 h": "test_a_snooze_never_hides_the_24_hours",
        "Started inside 24 h": "test_a_loss_counts_against_the_seller_once_its_24_hours_are_over",
        "3-of-3 inside 24 h": "test_three_of_three_are_those_done_inside_exactly_24_hours",
        "4-of-4": "test_four_of_four_wait_for_the_need_check",
        "Returned within 12 months": (
            "test_a_customer_returns_by_a_reopened_deal_or_a_later_order_within_365_days"
        ),
        "Referrals": "test_referrals_are_counted_from_every_loss",
        "Value won back": (
            "test_value_won_back_is_what_reopened_deals_are_worth_and_what_later_orders_cleared"
        ),
        "The figures of recovery": "test_the_figures_of_recovery_agree_with_a_slow_count",
        "The verbs of a loss": "test_a_loss_has_every_verb_of_the_practice_the_tactics_first",
        "Every illegal move on a loss says what to do instead": (
            "test_whatever_was_merged_a_verb_of_a_loss_succeeds_or_is_refused_with_a_remedy"
        ),
        "No merge makes an illegal loss": "test_no_merge_of_facts_can_make_an_illegal_loss",
        "What was lost is kept apart from why": (
            "test_a_deal_that_is_back_is_called_after_what_was_lost_and_never_after_why"
        ),
        "A reason is told as one, and the directory learns needs alone": (
            "test_a_reason_is_called_one_and_the_directory_learns_needs_alone"
        ),
        "Whom one called is offered for the next loss of that need": (
            "test_whom_one_called_for_a_need_is_offered_for_the_next_loss_of_that_need"
        ),
        "A recovery that runs is owed": "test_a_recovery_whose_hours_run_is_owed",
        "A referral counts in the week it came": (
            "test_a_referral_counts_in_the_week_it_came_whenever_the_sale_was_lost"
        ),
        "The private note is printed nowhere": "test_the_private_note_is_printed_nowhere",
    },
    "People, waiting, staying in touch": {
        "Somebody is added, edited, renamed, and each step is undone": (
            "test_somebody_is_added_edited_renamed_and_every_step_is_undone"
        ),
        "A merge keeps every record, contact and note": (
            "test_a_merge_keeps_every_record_contact_and_note_and_one_undo_parts_them"
        ),
        "Listed by words, roles, topics and needs": (
            "test_people_are_listed_by_words_roles_topics_and_needs"
        ),
        "Waiting for: chased, late, received, on the calendar": (
            "test_what_they_owe_is_awaited_chased_late_and_received"
        ),
        "A contact on any record counts for all; no answer is an attempt": (
            "test_a_contact_on_any_record_ends_the_silence_and_an_attempt_does_not"
        ),
        "… so does a held call": "test_a_held_call_is_the_last_contact_of_all_that_is_theirs",
        "… however long ago its record ended": (
            "test_a_contact_whose_record_ended_counts_after_the_book_was_folded_whatever_the_clock_says"
        ),
        "A contact is never logged by a bare key": "test_a_contact_is_never_logged_by_a_bare_key",
        "Staying in touch is counted from the last contact that reached them": (
            "test_staying_in_touch_is_counted_from_the_last_contact_that_reached_them"
        ),
        "… or for a tag: due for each who carries it": (
            "test_a_rhythm_for_a_tag_is_due_for_each_who_carries_it_from_the_last_contact_that_reached_them"
        ),
        "A to-do that comes again: the next is made when this one is done": (
            "test_what_comes_again_is_made_anew_when_it_is_done_and_undone_with_it"
        ),
        "… a short month moves no monthly one": (
            "test_every_month_said_on_the_31st_is_not_moved_by_a_short_month"
        ),
        "… and a call": "test_a_call_that_comes_again_is_planned_anew_once_it_was_held",
        "A person's verbs, by name": "test_verbs_of_a_person_are_done_by_name",
        "People stand in a screen": "test_a_customer_comes_up_by_name_and_a_record_by_code_in_the_palette",
        "Waiting for, by a key": "test_w_begins_a_capture_of_what_they_owe_in_every_screen",
        "A chase is no contact of theirs": "test_a_chase_is_no_contact_of_theirs",
        "A contact that is told of is kept; what is due in it is asked": (
            "test_a_contact_that_is_told_of_is_kept_and_what_is_due_in_it_is_asked"
        ),
        "… an attempt reaches nobody, and only having rung is asked": (
            "test_an_attempt_that_is_told_of_reaches_nobody_and_only_having_rung_is_asked"
        ),
        "A contact stands by when it was had, an attempt as one": (
            "test_a_contact_stands_in_what_happened_by_when_it_was_had_and_an_attempt_as_one"
        ),
        "A second rhythm with a customer names the other": (
            "test_a_second_rhythm_with_a_customer_says_that_there_is_another"
        ),
        "People are added, edited and renamed in a screen": (
            "test_somebody_is_added_edited_and_renamed_by_keys_and_each_is_taken_back"
        ),
        "A merge in a screen names both sides and asks": (
            "test_a_merge_names_both_sides_asks_and_is_taken_back_whole"
        ),
        "All people are listed in a screen": (
            "test_everybody_is_listed_where_nothing_is_typed_and_opened_by_name"
        ),
        "A contact is asked what was said": "test_a_touch_without_words_is_asked_what_was_said",
        "… and with whom it was": "test_a_contact_is_asked_with_whom_it_was",
        "The next of a call is on a later day than it was held": (
            "test_the_next_of_a_call_is_on_a_later_day_than_it_was_held"
        ),
        "What repeats and ends undone says that it comes no more": (
            "test_what_repeats_and_ends_without_being_done_says_that_it_comes_no_more"
        ),
        "A missed call is a call to return": (
            "test_a_missed_call_is_a_promise_to_call_back_and_a_note_stands_under_some_day"
        ),
    },
    "The day": {
        "The review is one customer a card, what presses most first": (
            "test_the_review_has_one_card_a_customer_what_presses_most_first"
        ),
        "… each step of it decided there, one key each": (
            "test_all_that_concerns_one_customer_is_one_card_and_each_step_of_it_is_decided_there"
        ),
        "… on Mondays the week": "test_on_mondays_the_review_adds_what_the_week_waits_for",
        "Resumable, and never the same card twice": (
            "test_the_review_shows_each_card_once_and_goes_on_after_a_restart"
        ),
        "A snooze ends at mine, a loss halfway": (
            "test_a_snoozed_promise_comes_back_at_mine_and_a_loss_halfway"
        ),
        "The week: the one habit to improve": "test_the_habit_is_the_weakest_share_of_its_goal",
        "Snooze hides and always brings back": (
            "test_a_snooze_hides_a_promise_but_it_returns_at_the_own_time_at_the_latest"
        ),
        "Until a day: back when that day begins": (
            "test_a_snooze_until_a_day_brings_it_back_when_that_day_begins"
        ),
        "Snooze never moves the promise": "test_a_snooze_never_moves_the_promise",
        "Nothing open is missing from Today": "test_every_open_record_appears_exactly_once_in_order",
        "The review ends with what is owed": (
            "test_the_review_is_one_customer_a_card_what_presses_most_first_and_ends_with_what_one_owes"
        ),
        "… and has today's calls with their plan and likely questions": (
            "test_a_call_in_the_review_has_its_plan_and_what_they_may_ask"
        ),
        "… and the words to say": "test_what_was_promised_has_its_sentence_to_say_in_the_review",
        "During a call: one line, a live preview, the sentence to say": (
            "test_the_preview_says_weekday_date_and_the_sentence_to_say_at_every_size"
        ),
        "After a call: the outcome by a key, both commitments": (
            "test_a_call_is_planned_held_and_leaves_commitments_on_both_sides"
        ),
        "Evening: what is to be settled tonight": "test_the_evening_lists_what_is_to_be_settled_tonight",
        "… nothing is owed tonight": "test_nothing_is_owed_tonight_is_said_when_nothing_is",
        "… by the keys alone": "test_an_evening_is_settled_by_its_keys_alone_until_nothing_is_owed",
        "The week as a screen": ("test_the_week_shows_each_habit_as_a_bar_the_practices_and_the_one_habit"),
        "… as Markdown": "test_the_week_ends_with_the_one_habit_to_improve_and_has_markdown",
        "The habit of what stands late": (
            "test_the_habit_of_a_week_without_figures_is_named_from_what_is_late"
        ),
        "A row says why it is there": "test_every_row_has_a_reason",
    },
    "Everywhere": {
        "Every figure is the one that is counted by hand": "test_a_figure_is_the_one_that_is_counted_by_hand",
        "What says business skips weekends and holidays": (
            "test_the_next_business_day_skips_weekends_and_holidays"
        ),
        "All else is wall-clock time, in real hours": "test_durations_are_real_time_where_the_clocks_change",
        "Amounts are never added across currencies": "test_two_currencies_never_mix",
        "A home currency stands for amounts without one": (
            "test_a_home_currency_stands_for_amounts_without_one"
        ),
        "Note, touch, snooze, edit, delete: verbs of any record": (
            "test_note_touch_snooze_edit_and_delete_are_verbs_of_any_record"
        ),
        "An edit that changes nothing says so": (
            "test_an_edit_that_changes_nothing_says_so_and_leaves_nothing_to_undo"
        ),
        "A wrong verb names the nearest, and what applies": (
            "test_a_wrong_verb_names_the_nearest_and_what_applies"
        ),
        "A date that is another weekday is told as such": (
            "test_a_date_that_is_another_weekday_is_told_as_such"
        ),
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
