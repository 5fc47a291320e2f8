"""People, waiting, staying in touch, and the day, through the command line with a clock that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def test_people_are_added_edited_renamed_merged_and_each_is_undone(seller: Seller) -> None:
    seller(
        "people", "add", "Ann Weber", "--topic", "gateway", "--phone", "030 222", "--mail", "a@example.com"
    )
    seller("people", "edit", "ann", "--need", "May delivery")
    seller("do", "@ann weber", "edit", "--set", "phone=030 333", "--set", "topic=billing")
    assert (seller.show("ann")["phone"], seller.show("ann")["knows"]) == ("030 333", ["gateway", "billing"])
    seller("undo")
    assert seller.show("ann")["phone"] == "030 222"
    assert "takes phone" in seller("do", "@ann weber", "edit", "--set", "text=x", ends=2)
    seller("do", "@ann weber", "rename", "--set", "name=Anna Weber")
    assert "Anna Weber" in seller("people")
    seller("undo")
    assert "Anna" not in seller("people")
    seller.add("promise @acme spec by fri 16:00")
    seller.add("called @'acme corp': they like it")
    seller("do", "@acme corp", "merge", "--set", "into=acme")
    assert len(seller.show("acme corp")["open"]) == 1
    assert seller.show("acme")["last_contact"] is not None, "each keeps what the other had"
    seller("undo")
    assert seller.show("acme corp")["name"] == "acme corp"


def test_what_they_owe_is_waited_for_chased_snoozed_and_on_the_calendar(seller: Seller) -> None:
    typed, talked = seller.add("wait @acme PO by fri"), seller.add("acme sends the contract by fri")
    seller.do(typed, "chase")
    assert "chased once" in seller.rows()[typed]["reason"]
    seller.do(talked, "snooze", until="thu 10:00")
    assert talked not in seller.rows()
    assert "PO" in seller("export", "ics", "-o", "-")
    seller.at("23 09:00")
    assert seller.rows()[typed]["section"] == "waiting"
    seller.do(typed, "received")
    assert typed not in seller.rows()


def test_a_chase_is_no_contact_of_theirs(seller: Seller) -> None:
    code = seller.add("wait @acme PO by fri")
    before = seller.show("acme")["last_contact"]
    seller.at("19 10:00")
    seller.do(code, "chase")
    assert seller.show("acme")["last_contact"] == before


def test_a_contact_counts_for_the_customer_and_no_answer_is_an_attempt(seller: Seller) -> None:
    seller("add", "called @acme: no answer")
    assert seller.show("acme")["last_contact"] is None
    assert len(seller.show("acme")["tried"]) == 1
    seller("add", "called @acme: they like it")
    assert seller.show("acme")["last_contact"][:10] == "2026-11-18"


@pytest.mark.parametrize(
    ("line", "how", "asks"),
    [
        ("met @acme: they like it", "in person: they like it", ""),
        ("called @acme: wants two more seats, send quote thu", "send quote thu", 'Is something due "thu"?'),
        ("email from @acme: they decide friday", "mail: they decide friday", 'Do they owe it "friday"?'),
        ("wrote @acme an email about the rebate", "mail: about the rebate", ""),
        (
            "acme rief an: sie entscheiden freitag",
            "phone: sie entscheiden freitag",
            'Do they owe it "freitag"?',
        ),
    ],
)
def test_a_contact_that_is_told_of_is_kept_and_what_is_due_in_it_is_asked(
    seller: Seller, line: str, how: str, asks: str
) -> None:
    seller("add", "note @acme budget 30k")
    assert asks in seller("add", line)
    [contact] = seller.show("acme")["contacts"]
    assert how in contact["how"]
    assert [row["kind"] for row in seller.rows().values()] == ["note"], (
        "what was said there makes nothing by itself"
    )


def test_a_contact_stands_in_what_happened_by_when_it_was_had_and_an_attempt_as_one(seller: Seller) -> None:
    seller("add", "met @acme yesterday 15:00: they like it")
    seller("add", "called @acme: no answer")
    said = seller("show", "acme", "--history")
    assert "Tue 17 Nov 15:00  in person: they like it" in said
    assert "attempt: no answer" in said


def test_an_attempt_that_is_told_of_reaches_nobody_and_only_having_rung_is_asked(seller: Seller) -> None:
    seller("add", "tried @acme twice, voicemail")
    assert (seller.show("acme")["last_contact"], len(seller.show("acme")["tried"])) == (None, 1)
    assert "What was said?" in seller("add", "called @acme", ends=2)


@pytest.mark.parametrize("line", ["touch #vip", "touch #vip they like it", "touch they like it"])
def test_a_contact_is_asked_with_whom_it_was(seller: Seller, line: str) -> None:
    assert "With whom was it?" in seller("add", line, ends=2)


def test_a_touch_without_words_is_asked_what_was_said(seller: Seller) -> None:
    for line in ("touch @acme", "touch @acme phone", "touch @acme yesterday"):
        assert "What was said?" in seller("add", line, ends=2)
    seller("add", "touch @acme phone: they like it")
    seller("add", "touch @acme phone: no answer")
    assert len(seller.show("acme")["contacts"]) == 1


def test_staying_in_touch_counts_from_the_last_contact_that_reached_them(seller: Seller) -> None:
    code = seller.add("touch @acme every 3 weeks")
    seller.at("20 10:00")
    seller("add", "mailed @acme: the news")
    assert seller.rows()[code]["when"][:10] == "2026-12-11"
    assert seller("done", code, ends=2), "a contact is never logged by a bare key"
    assert seller.refused(code, "touch")
    seller.at("12-11 10:00")
    seller("done", code, "--set", "text=all well")
    assert seller.rows()[code]["when"][:10] == "2027-01-01"


def test_a_rhythm_for_a_tag_is_due_for_each_who_carries_it(seller: Seller) -> None:
    for name in ("acme", "bolt"):
        seller("people", "add", name, "--tag", "vip")
    seller.add("touch #vip every 2 weeks")
    due = [row for row in seller.rows().values() if row["clock"] == "touch"]
    assert {row["customer"] for row in due} == {"acme", "bolt"}


def test_what_repeats_is_made_anew_when_this_one_is_done(seller: Seller) -> None:
    todo = seller.add("todo report every month")
    assert "It comes again" in seller("done", todo)
    call = seller.add("call @acme every 2nd tuesday purpose: settle the price")
    seller.now = seller.now.replace(month=12, day=8, hour=12)
    assert "It comes again" in seller.do(call, "hold")


@pytest.mark.parametrize(("held", "next_one"), [("12-08 12:00", "2026-12-22"), ("12-07 12:00", "2026-12-08")])
def test_the_next_of_a_call_is_on_a_later_day_than_it_was_held(
    seller: Seller, held: str, next_one: str
) -> None:
    call = seller.add("call @acme every 2nd tuesday purpose: settle the price gain: a fixed price")
    assert seller.show(call)["when"][:10] == "2026-11-24"
    seller.at(held)
    seller.do(call, "hold", when="now")
    assert [row["when"][:10] for row in seller.rows().values() if row["clock"] == "call"] == [next_one]


def test_what_repeats_and_ends_without_being_done_says_that_it_comes_no_more(seller: Seller) -> None:
    for line, verb in (("call @acme every tuesday", "cancel"), ("call @acme every tuesday", "no-further-call"),
                       ("todo report every month", "delete")):  # fmt: skip
        code = seller.add(line)
        assert "It was to come every" in seller.do(code, verb)
        assert seller.rows() == {}
    once = seller.add("todo report fri")
    assert "It was to come" not in seller.do(once, "delete")
    for verb, given in (("advance", {"theirs": "send the PO", "by": "fri"}), ("no-further-call", {})):
        kept = seller.add("call @acme every tuesday purpose: settle the price gain: a fixed price")
        seller.now = max(seller.now, seller.now.replace(day=24, hour=12))
        following = seller.do(kept, "hold", when="now").rpartition("call ")[2].strip(". \n")
        said = seller.do(kept, verb, **given)
        assert "It was to come" not in said, "its next is planned"
        assert (f"The next is planned: {following}; cancel it, too." in said) is (verb == "no-further-call")
        seller.do(following, "cancel")
        seller.now = seller.now.replace(day=18, hour=16)


def test_a_second_rhythm_with_a_customer_says_that_there_is_another(seller: Seller) -> None:
    first = seller.add("touch @acme every 3 weeks")
    told = seller("add", "touch @acme every 2 weeks")
    assert f"There is another, every 3 weeks: cockpit do {first} end" in told
    assert "There is another" not in seller("add", "touch @bolt every 2 weeks")
    assert "There is another" not in seller("add", "touch #vip every 2 weeks")
    assert "There is another" in seller("add", "touch #vip every 5 weeks")
    seller("people", "merge", "bolt", "acme")
    assert seller("add", "touch @acme every 9 weeks").count("There is another") == 3


def test_a_merge_tells_of_each_staying_in_touch_that_goes_on_and_asks_which_is_enough(seller: Seller) -> None:
    kept, other = seller.add("touch @acme every 3 weeks"), seller.add("touch @'acme corp' every month")
    told = seller("people", "merge", "acme corp", "acme")
    assert "Merged acme corp into acme. You stay in touch" in told
    assert f"every 3 weeks ({kept}) and every month ({other})." in told
    assert f"Where one is enough: cockpit do {kept} end, or {other}." in told
    seller("undo")
    seller.do(other, "end")
    seller("people", "rename", "acme", "Acme AG")
    merged = seller("people", "merge", "acme corp", "acme")
    assert "Merged acme corp into Acme AG." in merged, "both as they are called now"
    assert "stay in touch" not in merged


def test_a_tag_that_is_put_on_or_taken_off_tells_what_it_does_to_staying_in_touch(seller: Seller) -> None:
    seller("people", "add", "acme")
    seller.add("touch #vip every 3 weeks")
    told = seller("people", "tag", "acme", "vip")
    (code,) = (one["code"] for one in seller.show("acme")["open"])
    assert f"Staying in touch every 3 weeks (#vip) begins: {code}." in told
    assert "Staying in touch every 3 weeks (#vip) ends." in seller("people", "tag", "acme", "vip", "--drop")
    assert seller.show("acme")["open"] == []


def test_staying_in_touch_says_how_often_wherever_it_stands_in_a_row(seller: Seller) -> None:
    seller("people", "add", "acme")
    seller.add("touch #vip every 3 weeks")
    seller("people", "tag", "acme", "vip")
    seller.add("touch @acme every month")
    for told in (seller("today", "--plain"), seller("show", "acme")):
        assert "stay in touch every 3 weeks (#vip)" in told
        assert "stay in touch every month" in told


def test_to_talk_to_a_supplier_or_an_expert_makes_no_customer_of_them(seller: Seller) -> None:
    seller("people", "add", "Ann Weber", "--topic", "gateway")
    seller("people", "add", "Bo Steel", "--supplier", "yes")
    seller("add", "touch @'ann weber' phone: asked about Modbus")
    seller("add", "wait @'bo steel' price list by fri")
    roles = {one["name"]: one["roles"] for one in seller.json("people")}
    assert roles == {"Ann Weber": ["expert"], "Bo Steel": ["supplier"]}
    seller.add("order @'bo steel' 2k EUR lamps")
    assert seller.json("people", "Bo")[0]["roles"] == ["customer", "supplier"]


def test_what_is_so_already_is_refused_whatever_the_verb(seller: Seller) -> None:
    promise = seller.add("promise @acme spec by fri 16:00")
    for verb, given, why in (
        ("trial-close", {}, "done already"),
        ("set-means", {"means": "mail"}, "is so already"),
        ("add-item", {"text": "the price list"}, "is noted already"),
        ("agree", {}, "already"),
    ):
        seller.do(promise, verb, **given)
        log = seller("log")
        assert why in seller("do", promise, verb, *(f"--set={k}={v}" for k, v in given.items()), ends=None)
        assert seller("log") == log
    order = seller.add("order @acme 5k EUR seats")
    for verb, given in (("date-supply", {"when": "4 dec"}), ("promise-payment", {"due": "fri"})):
        seller.do(order, verb, **given)
        (told,) = given.items()
        assert "already" in seller("do", order, verb, "--set", "=".join(told), ends=None)


def test_an_edit_that_changes_nothing_says_so_and_leaves_nothing_to_undo(seller: Seller) -> None:
    for line in ("promise @acme spec by fri 16:00", "order @acme seats 5k", "lost @acme 5k to Foo",
                 "call @acme fri 10:00 purpose: settle it", "wait @acme PO by fri", "todo report fri",
                 "q @acme does it float", "note @acme budget 30k", "touch @acme every 3 weeks"):  # fmt: skip
        code = seller.add(line)
        before = seller("log")
        text = seller.show(code)["text"]
        assert "is so already" in seller("do", code, "edit", ends=1)
        assert "is so already" in seller("do", code, "edit", "--set", f"text={text}", ends=1)
        assert seller("log") == before
    seller("cards", "add", "How long is the warranty?", "--answer", "Five years.")
    [card] = seller.json("cards", "list")
    assert "is so already" in seller("cards", "edit", card["code"], "--answer", "Five years.", ends=1)


def test_a_call_in_the_review_has_its_plan_and_what_they_may_ask(seller: Seller) -> None:
    seller("cards", "add", "How long is the warranty?", "--answer", "Five years.")
    seller.add("call @acme today 15:00 purpose: settle the price gain: parts a week sooner")
    said = seller("review")
    assert "They gain: parts a week sooner." in said
    assert said.count("They may ask: How long is the warranty? Five years.") == 1
    seller.add("promise @acme quote by 12:30")  # which presses more, and is their card
    assert seller("review").count("They may ask: How long is the warranty? Five years.") == 1


def test_the_review_is_one_customer_a_card_what_presses_most_first_and_ends_with_what_one_owes(
    seller: Seller,
) -> None:
    seller.add("promise @acme quote by fri 16:00 mine today 14:00")
    late = seller.add("promise @bolt spec by 12:00")
    seller.add("order @acme seats 5k")
    seller.at("18 12:30")
    found = seller.json("review")["cards"]
    assert found[0]["code"] == late
    names = [card["customer"] for card in found]
    assert sorted(names) == sorted(set(names)), "one customer, one card"
    assert "You owe 2 things. First:" in seller("review")


def test_on_mondays_the_review_has_what_the_week_waits_for(seller: Seller) -> None:
    code = seller.add("promise @acme spec by 2026-11-26 16:00")
    seller.at("22 08:00")
    assert code not in seller("review")
    seller.at("23 08:00")
    assert code in seller("review")


def test_nothing_is_owed_tonight_is_said_when_nothing_is(seller: Seller) -> None:
    code = seller.add("promise @acme spec by tomorrow 10:00")
    seller.at("18 18:00")
    assert code in seller("evening")
    seller.do(code, "delete")
    assert "Nothing is owed tonight." in seller("evening")


def test_a_snooze_until_a_day_brings_it_back_when_that_day_begins(seller: Seller) -> None:
    code = seller.add("wait @acme PO by fri")
    assert "Mon 23 Nov 09:00" in seller.do(code, "snooze", until="mon")
    seller.at("23 09:00")
    assert code in seller.rows()
    assert "Mon 23 Nov 17:00" in seller.do(code, "snooze", until="today")


def test_every_month_said_on_the_31st_is_not_moved_by_a_short_month(seller: Seller) -> None:
    seller.at("10-31 09:00")
    code = seller.add("todo pay the rent every month")
    assert "Thu 31 Dec" in seller("done", code)


def test_a_snooze_comes_back_at_mine_at_the_latest_says_when_and_moves_nothing(seller: Seller) -> None:
    code = seller.add("promise @acme spec by thu 16:00 mine thu 12:00")
    before = seller.show(code)["theirs"]
    assert "Thu 19 Nov 12:00" in seller.do(code, "snooze", until="mon")
    assert code not in seller.rows()
    seller.at("19 12:01")
    assert code in seller.rows()
    assert seller.show(code)["theirs"] == before


def test_the_week_ends_with_the_one_habit_to_improve_and_has_markdown(seller: Seller) -> None:
    code = seller.add("promise @acme spec by 12:00")
    seller.at("18 13:00")
    seller.do(code, "deliver")
    found = seller.json("week")
    assert "kept" in found["habit"]
    assert "habit" in seller("week").lower()
    said = seller("week", "--markdown").splitlines()
    assert said[0].startswith("# Mon 16 Nov")
    assert "## Promises due" in said
    assert "- 1 broken" in " ".join(said)


def test_the_habit_of_a_week_without_figures_is_named_from_what_is_late(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    seller.at("12-01 10:00")
    assert seller.json("week")["promises"]["outcomes"] == 0
    assert "One habit: 1 promise is late; the goal is none." in seller("week")
    seller.do(code, "deliver")
    assert "is late" not in seller.json("week")["habit"]


def test_a_wrong_verb_names_the_nearest_and_what_applies(seller: Seller) -> None:
    code = seller.add("promise @acme spec by fri 16:00")
    said = seller.refused(code, "delivre")
    assert "Did you mean deliver?" in said
    assert "confirm-received" not in said, "only what applies now"


def test_a_date_that_is_another_weekday_is_told_as_such(seller: Seller) -> None:
    code = seller.add("order @acme seats 5k")
    assert "Sun 20 Dec" in seller.refused(code, "promise-payment", due="fri 20 dec")


def test_a_home_currency_stands_for_amounts_without_one(seller: Seller) -> None:
    seller.settings('home_currency = "CHF"\n')
    code = seller.add("order @acme seats 5k")
    assert seller.show(code)["amount"] == {"value": "5000.00", "currency": "CHF"}


def test_note_touch_snooze_edit_and_delete_are_verbs_of_any_record(seller: Seller) -> None:
    for line in ("promise @acme spec by fri 16:00", "order @acme seats 5k", "lost @acme 5k to Foo",
                 "call @acme fri 10:00 purpose: settle it", "wait @acme PO by fri", "todo report fri",
                 "q @acme does it float"):  # fmt: skip
        code = seller.add(line)
        seller.do(code, "note", text="mind the dog")
        seller.do(code, "touch", text="they like it")
        seller.do(code, "edit", text="something else")
        seller.do(code, "snooze", until="in 30m")
        seller.do(code, "delete")
        assert code not in seller.rows()
        seller("undo")


def test_in_the_review_what_they_owe_and_staying_in_touch_stand_under_their_own_names(seller: Seller) -> None:
    waits = seller.add("wait @acme PO by today")
    call = seller.add("call @bolt today 16:00 purpose: settle the price")
    seller.add("touch @crest phone: hello")
    rhythm = seller.add("touch @crest every 2 days")
    seller.at("20 10:30")
    groups = {card["code"]: card["group"] for card in seller.json("review")["cards"]}
    assert groups[waits] == "Waiting on them"
    assert groups[call] == "Calls"
    assert groups[rhythm] == "Staying in touch"


@pytest.mark.parametrize(
    "line",
    [
        "todo @acme agree price today",
        "call @acme today 16:00 purpose: agree price",
        "wait @acme agree price by today",
        "todo agree price today",
    ],
)
def test_words_to_say_are_a_sentence_or_there_are_none(seller: Seller, line: str) -> None:
    seller.add(line)
    (card,) = seller.json("review")["cards"]
    assert card["say"] is None
    assert "Say:" not in seller("review")


def test_a_plan_is_read_before_a_call_and_is_no_words_to_say(seller: Seller) -> None:
    call = seller.add("call @acme today 16:00 purpose: agree price")
    seller.do(call, "plan", gain="parts a week sooner")
    assert "They gain: parts a week sooner." in seller("review")
    assert "Say:" not in seller("review")


def test_what_was_promised_has_its_sentence_to_say_in_the_review(seller: Seller) -> None:
    seller.add("promise @acme spec sheet by 16:00")
    assert "Say: “I can have that with you no later than four today." in seller("review")


@pytest.mark.parametrize(
    ("at", "day", "first"),
    [
        ("02-10 10:20", "31st", "2026-02-28"),
        ("02-10 10:20", "30th", "2026-02-28"),
        ("02-10 10:20", "15th", "2026-02-15"),
        ("04-30 10:20", "31st", "2026-05-31"),  # the last day of April is here
        ("04-29 10:20", "31st", "2026-04-30"),
    ],
)
def test_what_comes_every_month_comes_in_a_short_one_too_on_its_last_day(
    seller: Seller, at: str, day: str, first: str
) -> None:
    seller.at(at)
    todo = seller.add(f"todo pay the rent every month on the {day}")
    assert seller.show(todo)["due"][:10] == first
