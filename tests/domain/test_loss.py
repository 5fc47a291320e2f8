"""Practice 5, recovery: four tactics, three of them inside 24 hours, and a customer who comes back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain import agenda
from cockpit.domain.losses.loss import Loss
from cockpit.domain.losses.recovery import AT_ONCE, TACTICS
from cockpit.domain.moment import between, is_before, plus
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import BERLIN, NEW_YORK, NOW, RULES, a_loss, eur, hours, nov
from tests.domain.deals import AHEAD, merged_losses, try_out
from tests.domain.strategies import near_now

MICROSECOND = timedelta(microseconds=1)
STATES = ("lost", "recovering", "need met", "dormant", "reopened")
PRACTICE = "reframe apologise help-elsewhere check-need tell dormant reopen refer note touch snooze edit delete".split()
OVER = nov(19, 10, 20)  # 24:00:00 after NOW


def recovered(loss: Loss, now: datetime = NOW) -> Loss:
    """Return the loss with the first three tactics done."""
    return loss.reframe(now).apologise(now).help_elsewhere(now, supplier="Bolt AB", called=now)


def rows(loss: Loss, now: datetime = NOW) -> list[tuple[str, datetime, str]]:
    return [(due.kind, due.when, due.severity) for due in loss.deadlines(now, RULES)]


def reason(loss: Loss, now: datetime) -> str:
    return loss.deadlines(now, RULES)[0].reason


def test_a_loss_has_every_verb_of_the_practice_the_tactics_first() -> None:
    assert list(Loss.VERBS)[:4] == list(TACTICS) == PRACTICE[:4]
    assert set(Loss.VERBS) == set(PRACTICE)


def test_a_loss_is_recovered_in_four_tactics_and_may_come_back() -> None:
    loss = a_loss()
    states = [(loss.state(NOW), loss.recovery.count(), loss.next_verb())]
    given_: dict[str, dict[str, Any]] = {
        "help-elsewhere": {"supplier": "Bolt AB", "called": NOW},
        "check-need": {"met": True},
        "dormant": {"until": nov(30)},
    }
    while (name := loss.next_verb() or "touch") != "touch":
        loss = loss.VERBS[name].method(loss, NOW, **given_.get(name, {}))
        states.append((loss.state(NOW), loss.recovery.count(), loss.next_verb()))
    loss = loss.reopen(nov(30), value=eur(900))
    states.append((loss.state(NOW), loss.recovery.count(), loss.next_verb()))
    assert states == [
        ("lost", 0, "reframe"),
        ("recovering", 1, "apologise"),
        ("recovering", 2, "help-elsewhere"),
        ("recovering", 3, "check-need"),
        ("need met", 4, "dormant"),
        ("dormant", 4, "touch"),
        ("reopened", 4, None),
    ]


def test_the_24_hours_run_by_the_clock_from_when_they_told_you_weekends_included() -> None:
    friday = nov(20, 18)
    loss = a_loss(friday, made_at=nov(21, 9))
    assert rows(loss, friday)[0] == ("recovery", nov(21, 18), "later")
    night = datetime(2026, 10, 24, 18, tzinfo=BERLIN)  # the clocks change in that night
    assert between(night, a_loss(night).recover_by()) == hours(24)
    assert a_loss(nov(18, 20, zone=NEW_YORK)).recover_by() == nov(19, 20, zone=NEW_YORK)


def test_inside_the_24_hours_is_up_to_exactly_24_00_00() -> None:
    assert recovered(a_loss(), OVER).within_24h() == 3
    assert recovered(a_loss(), OVER + MICROSECOND).within_24h() == 0
    late = (
        a_loss()
        .reframe(nov(18, 11))
        .apologise(OVER)
        .help_elsewhere(nov(20), supplier="Bolt AB", called=nov(20))
    )
    assert (late.within_24h(), late.recovery.count()) == (2, 3)
    assert rows(a_loss(), OVER)[0] == ("recovery", OVER, "now")
    assert rows(a_loss(), OVER + MICROSECOND)[0] == ("recovery", OVER, "late")


@given(near_now, st.lists(st.timedeltas(timedelta(), timedelta(days=3)), min_size=3, max_size=3))
def test_what_was_done_inside_24_hours_agrees_with_a_slow_count(
    told: datetime, after: list[timedelta]
) -> None:
    loss = a_loss(told).reframe(plus(told, after[0])).apologise(plus(told, after[1]))
    loss = loss.help_elsewhere(plus(told, after[2]), supplier="Bo", called=plus(told, after[2]))
    assert loss.within_24h() == sum(one <= timedelta(hours=24) for one in after)


def test_the_next_tactic_is_asked_for_with_the_hours_left_and_beyond_them_with_the_hours_late() -> None:
    assert reason(a_loss(), NOW) == "24 h left of 24 h: reframe it."
    assert reason(a_loss().reframe(NOW), nov(18, 13, 20)) == "21 h left of 24 h: say you are sorry."
    assert reason(a_loss().reframe(NOW).apologise(NOW), nov(19, 9, 50)) == (
        "30 min left of 24 h: help them get it elsewhere."
    )
    assert reason(a_loss().reframe(NOW), nov(19, 13, 20)) == "3 h late: say you are sorry."
    assert set(AT_ONCE) <= set(a_loss().applicable(nov(29)))
    assert rows(recovered(a_loss()))[0][0] == "need-check"


def test_the_need_check_is_due_after_fourteen_days() -> None:
    after = datetime(2026, 12, 2, 10, 20, tzinfo=BERLIN)
    assert rows(a_loss()) == [("recovery", OVER, "later"), ("need-check", after, "later")]
    assert recovered(a_loss()).deadlines(NOW, RULES.replace(need_check_days=3))[0].when == nov(21, 10, 20)


def test_a_need_that_was_not_met_goes_back_to_helping_and_is_no_four_of_four() -> None:
    loss = recovered(a_loss()).check_need(nov(20, 9), met=False, text="the parts are late")
    assert (loss.state(NOW), loss.recovery.count(), loss.next_verb()) == ("recovering", 3, "help-elsewhere")
    assert rows(loss) == [("recovery", nov(23, 9), "later")]
    assert reason(loss, NOW) == "Their need was not met: help them get it elsewhere."
    named = loss.help_elsewhere(nov(23, 10), supplier="Globex")
    assert (named.next_verb(), rows(named)) == ("help-elsewhere", rows(loss))
    assert loss.check_need(nov(20, 9), met=True).state(NOW) == "need met"


def test_a_need_that_was_not_met_is_checked_again_fourteen_days_after_the_help() -> None:
    loss = recovered(a_loss()).check_need(nov(20, 9), met=False)
    helped = loss.help_elsewhere(nov(23, 10), supplier="Globex", called=nov(23, 10))
    assert helped.next_verb() == "check-need"
    assert rows(helped)[0][:2] == ("need-check", datetime(2026, 12, 7, 10, tzinfo=BERLIN))
    assert "not met" in reason(helped, NOW)
    assert helped.check_need(nov(30), met=True).recovery.count() == 4


def test_when_they_told_is_mended_and_the_24_hours_run_from_then() -> None:
    loss = a_loss().tell(NOW, told=nov(17, 10))
    assert (loss.told_at, loss.recover_by()) == (nov(17, 10), nov(18, 10))
    with pytest.raises(IllegalMove, match="still to come"):
        a_loss().tell(NOW, told=nov(18, 11))


def test_a_need_is_met_once() -> None:
    with pytest.raises(IllegalMove, match="met already") as refusal:
        a_loss().check_need(NOW, met=True).check_need(nov(19), met=True)
    assert "Lay it by" in refusal.value.remedy


def test_a_met_need_asks_for_the_next_touch_the_next_business_morning() -> None:
    loss = recovered(a_loss()).check_need(nov(20, 16), met=True)
    assert rows(loss) == [("dormant", nov(23, 9), "later")]
    assert loss.is_open()


def test_dormant_comes_back_for_its_next_touch_and_is_done_when_that_was_made() -> None:
    loss = recovered(a_loss()).check_need(NOW, met=True).dormant(NOW, until=nov(27, 10))
    assert rows(loss) == [("dormant", nov(27, 10), "later")]
    assert loss.touch(nov(25), text="rang: all well").is_open()
    for touched in (
        loss.touch(nov(27, 8), text="rang: all well"),
        loss.touch(nov(28), text="rang: all well"),
    ):
        assert not touched.is_open()
        assert touched.deadlines(nov(29), RULES) == ()
        assert touched.state(nov(29)) == "dormant"
        again = touched.dormant(nov(29), until=nov(30, 10))
        assert (again.is_open(), again.deadlines(nov(29), RULES)[0].when) == (True, nov(30, 10))
        assert "reopen" in touched.applicable(nov(29))


def test_dormant_before_the_need_is_met_leaves_the_customer_in_peace() -> None:
    loss = a_loss().dormant(NOW, until=nov(27))
    assert [kind for kind, _, _ in rows(loss)] == ["dormant"]
    assert set(AT_ONCE) <= set(loss.applicable(NOW))
    with pytest.raises(IllegalMove, match="passed"):
        a_loss().dormant(NOW, until=NOW)


def test_dormant_without_a_date_is_closed() -> None:
    merged = a_loss(dormant_at=NOW)
    assert (merged.state(NOW), merged.is_open(), merged.next_verb()) == ("dormant", False, None)


def test_a_reopened_deal_keeps_its_loss() -> None:
    loss = recovered(a_loss()).reopen(nov(25), value=eur(900))
    assert (loss.told_at, loss.chosen, loss.amount, loss.won_back) == (NOW, "Bolt AB", eur(1000), eur(900))
    assert (loss.state(NOW), loss.is_open(), loss.deadlines(NOW, RULES)) == ("reopened", False, ())
    assert loss.edit(NOW, value=eur(950)).won_back == eur(950)
    for name, given_ in (("reopen", {}), ("apologise", {}), ("dormant", {"until": nov(30)})):
        with pytest.raises(IllegalMove, match="open again") as refusal:
            getattr(loss, name)(nov(26), **given_)
        assert "order" in refusal.value.remedy
    with pytest.raises(IllegalMove, match="more than nothing"):
        a_loss().reopen(NOW, value=eur(0))


def test_a_tactic_is_done_once() -> None:
    for name in ("reframe", "apologise"):
        with pytest.raises(IllegalMove, match="done already"):
            getattr(recovered(a_loss()), name)(nov(19))


def test_help_counts_once_somebody_was_called_on_their_behalf() -> None:
    named = a_loss().help_elsewhere(NOW, supplier="Bolt AB", phone="040 1", text="Ms Falk")
    assert named.recovery.tactics()["help-elsewhere"] is None
    called = named.help_elsewhere(nov(18, 12), supplier="bolt-ab", called=nov(18, 12))
    assert [
        (one.at, one.supplier, one.phone, one.called_at, one.text) for one in called.recovery.help.values()
    ] == [(NOW, "Bolt AB", "040 1", nov(18, 12), "Ms Falk")]
    assert called.recovery.tactics()["help-elsewhere"] == nov(18, 12)
    other = called.help_elsewhere(nov(18, 13), supplier="Bo", called=nov(18, 13))
    other = other.help_elsewhere(nov(18, 14), supplier="Bo", called=nov(18, 14))
    assert len(other.recovery.help) == 3
    with pytest.raises(IllegalMove, match="name"):
        a_loss().help_elsewhere(NOW, supplier=" - ")


def test_a_snooze_never_hides_the_24_hours() -> None:
    loss = a_loss().snooze(NOW, until=nov(30))
    assert loss.snoozed_until == nov(18, 22, 20)  # halfway through what is left
    assert loss.is_snoozed(nov(18, 22))
    assert not loss.is_snoozed(nov(18, 22, 20))
    assert loss.snooze(nov(19, 9, 20), until=nov(30)).snoozed_until == nov(19, 9, 50)
    assert a_loss().snooze(NOW, until=nov(18, 12)).snoozed_until == nov(18, 12)
    assert not a_loss(snoozed_until=nov(30)).is_snoozed(OVER)  # as an older version wrote it
    with pytest.raises(IllegalMove, match="cannot wait"):
        a_loss().snooze(nov(19, 11), until=nov(30))
    assert recovered(a_loss()).snooze(NOW, until=nov(30)).is_snoozed(nov(29))


def test_a_referral_is_noted_at_any_time_and_needs_words() -> None:
    loss = a_loss().refer(NOW, text="Mia Torres").reopen(NOW).refer(NOW, text="Bo")
    assert [one.text for one in loss.referrals.values()] == ["Mia Torres", "Bo"]
    with pytest.raises(IllegalMove, match="words"):
        loss.refer(NOW, text=" ")


def test_an_edit_changes_what_it_is_told_to_and_nothing_else() -> None:
    loss = a_loss().edit(
        NOW, text="60 seats", chosen="Globex", need="a lower weight", amount=eur(5), vent="!"
    )
    assert (loss.text, loss.chosen, loss.need, loss.amount, loss.vent) == (
        "60 seats", "Globex", "a lower weight", eur(5), "!",
    )  # fmt: skip
    assert loss.edit(NOW) == loss
    assert loss.edit(NOW, chosen="").chosen == ""
    for poor in ({"text": " "}, {"amount": eur(0)}, {"value": eur(-1)}):
        with pytest.raises(IllegalMove):
            loss.edit(NOW, **poor)


def test_the_private_note_is_in_no_row_and_no_print_but_it_is_kept() -> None:
    loss = a_loss().reframe(NOW, vent="they never listened")
    assert loss.vent == "they never listened"
    assert "listened" not in repr(loss)
    shown = [getattr(due, part) for due in loss.deadlines(NOW, RULES) for part in ("what", "reason")]
    assert not any("listened" in text for text in shown)
    assert {"vent"} == Loss.PRIVATE <= set(Loss.FIELDS)
    assert codec.encode(loss)["vent"] == "they never listened"
    assert loss.edit(NOW, vent="").vent == ""


# Whatever was merged.


@given(merged_losses(), st.sampled_from(sorted(Loss.VERBS)), AHEAD, st.integers(0, 11), near_now)
def test_whatever_was_merged_a_verb_of_a_loss_succeeds_or_is_refused_with_a_remedy(
    loss: Loss, name: str, ahead: timedelta, choice: int, now: datetime
) -> None:
    try_out(loss, name, now, ahead, choice)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(set(Loss.VERBS) - {"delete"})), AHEAD, st.integers(0, 11)),
        max_size=12,
    )
)
def test_over_any_verbs_at_any_time_what_was_told_stays_and_something_is_due_while_open(
    story: list[tuple[str, timedelta, int]],
) -> None:
    loss, now = a_loss(), NOW
    for name, ahead, choice in story:
        now = plus(now, ahead)
        told_at = loss.told_at
        loss = try_out(loss, name, now, ahead, choice)
        assert name == "tell" or loss.told_at == told_at
        assert not any(is_before(at, loss.told_at) for at in loss.recovery.tactics().values() if at)
        assert bool(loss.deadlines(now, RULES)) == loss.is_open()
        if (
            loss.recovery.tactics()["help-elsewhere"]
            and loss.recovery.reframed_at
            and loss.recovery.apologised_at
        ):
            asked = "recovery" in [due.kind for due in loss.deadlines(now, RULES)]
            assert asked <= loss.recovery.must_help_again()


@given(merged_losses(), near_now)
def test_no_merge_of_facts_can_make_an_illegal_loss(loss: Loss, now: datetime) -> None:
    assert loss.state(now) in STATES
    assert 0 <= loss.within_24h() <= min(3, loss.recovery.count()) <= loss.recovery.count() <= 4
    kinds = [due.kind for due in loss.deadlines(now, RULES)]
    assert len(kinds) == len(set(kinds))
    assert bool(kinds) == loss.is_open()
    verb = loss.next_verb()
    assert (verb is None) == (not loss.is_open())
    assert verb is None or verb in loss.applicable(now)
    assert all(due.reason for due in loss.deadlines(now, RULES))
    agenda.today([loss], now, RULES)


@given(merged_losses(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_merge_adds_the_facts_of_a_loss_does_not_matter(
    loss: Loss, random: Random
) -> None:
    def shuffled(facts: Any) -> dict[str, Any]:
        pairs = list(facts.items())
        random.shuffle(pairs)
        return dict(pairs)

    maps = ("help", "need_checks", "referrals", "contacts")
    other = loss.with_flat({name: shuffled(value) for name, value in loss.flat() if name in maps})
    assert (other.state(NOW), other.recovery.tactics(), other.is_open()) == (
        loss.state(NOW), loss.recovery.tactics(), loss.is_open(),
    )  # fmt: skip
    assert rows(other) == rows(loss)


@given(merged_losses())
def test_a_loss_is_written_and_read_without_loss(loss: Loss) -> None:
    written = json.loads(json.dumps(codec.encode(loss)))
    assert codec.decode("loss", loss.id, written, deleted=loss.deleted) == loss
