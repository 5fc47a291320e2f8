"""What falls into a week and what does not, whose figures they are, and the one habit to improve."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from cockpit.cli import json_week
from cockpit.desk import figures, week_words
from cockpit.desk.desk import Desk
from cockpit.domain.figures import ALL_WELL, NOTHING_YET, Figures
from cockpit.domain.figures import figures as figures_of
from cockpit.domain.moment import plus
from cockpit.domain.orders.bookings import Payment, Refund
from cockpit.domain.people import Customer, id_of
from cockpit.domain.wording import percent
from cockpit.errors import NothingFound, NotUnderstood
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import (
    BERLIN,
    NOW,
    RULES,
    a_call,
    a_customer,
    a_get_back,
    a_held_call,
    a_loss,
    a_promise,
    a_question,
    an_id,
    an_order,
    eur,
    hours,
    nov,
)

if TYPE_CHECKING:
    from cockpit.domain.entry import Entry

MONDAY, NEXT = nov(16), nov(23)


def weighed(*records: Entry, now: datetime = NOW) -> Figures:
    return figures_of(records, MONDAY, NEXT, now, RULES)


def desk_with(*records: Entry | Customer, now: datetime = NOW) -> Desk:
    ticks = count(1_763_000_000_000)
    desk = Desk(
        folder=MemoryFolder(), local=MemoryFolder(), now=lambda: now, wall_ms=lambda: next(ticks), rules=RULES
    )
    with desk.book.transaction() as transaction:
        for record in records:
            transaction.put(record)
    return desk


@pytest.mark.parametrize(
    ("theirs", "counts"),
    [(MONDAY, 1), (MONDAY - hours(0.001), 0), (nov(18, 9), 1), (NEXT - hours(0.001), 1), (NEXT, 0)],
)
def test_a_promise_falls_where_it_was_due(theirs: datetime, counts: int) -> None:
    promise = a_promise(theirs, made_at=nov(2, 9))
    assert weighed(promise, now=nov(30)).promises.outcomes == counts


def test_a_moved_promise_falls_where_it_is_due_by_now() -> None:
    promise = a_promise(nov(13, 16), made_at=nov(9, 9)).renegotiate(
        nov(12, 9), rules=RULES, theirs=nov(17, 16)
    )
    assert weighed(promise).promises.broken == 1


def test_questions_fall_where_asked_and_repeats_look_back() -> None:
    before = a_get_back(made_at=nov(9, 9), due=nov(9, 17)).deliver(nov(9, 12), answer="Five years.")
    again = a_get_back(made_at=nov(17, 9))
    found = weighed(before, again).get_backs
    assert (found.opened, found.repeats, found.free_days) == (1, 1, 1)
    assert found.median_to_answer is None


def test_the_days_without_a_get_back_run_beyond_the_week() -> None:
    assert weighed(a_get_back(made_at=nov(8, 9))).get_backs.free_days == 10
    assert weighed(a_question(made_at=nov(8, 9)).answer_(nov(8, 9), text="Yes.")).get_backs.free_days == 11


def test_orders_fall_where_promised_and_money_where_it_cleared() -> None:
    def paid(value: float, at: datetime) -> dict[str, Payment]:
        return {"one": Payment(at=at, amount=eur(value), cleared_at=at)}

    old = an_order(eur(500), made_at=nov(2, 9), payments=paid(300, nov(16)))
    new = an_order(eur(1000), made_at=nov(17, 9), payments=paid(100, NEXT))
    back = an_order(
        eur(50),
        made_at=nov(2, 9),
        payments=paid(50, nov(3)),
        refunds={"r": Refund(at=nov(17), amount=eur(20))},
    )
    found = weighed(old, new, back, now=nov(30))
    assert found.promised == {"EUR": eur(1000)}
    assert found.cleared == {"EUR": eur(280)}
    assert found.standing.cleared == {"EUR": eur(430)}
    assert weighed(an_order(made_at=nov(17, 9), amount=None).replace(amount=None)).promised == {}


def test_a_call_falls_where_held_and_earlier_ones_count_towards_the_decision() -> None:
    first = a_held_call(nov(3, 9)).continue_(nov(3, 10))
    second = a_held_call(nov(17, 9)).decline(nov(17, 10))
    found = weighed(first, second, a_call()).calls
    assert (found.held, found.decisions, found.calls_per_decision) == (1, 1, 2.0)


def test_a_loss_falls_where_they_told_you_and_a_later_order_brings_them_back() -> None:
    loss = a_loss(nov(17, 9), made_at=nov(18, 9))
    found = weighed(loss, a_loss(nov(9, 9)), an_order(made_at=nov(25, 9)), now=nov(30)).recoveries
    assert (found.losses, found.started, found.returns) == (1, 0.0, 1)


def test_what_was_deleted_counts_nowhere() -> None:
    gone = [
        one.delete(NOW) for one in (a_promise(nov(17, 9)), a_get_back(), an_order(), a_held_call(), a_loss())
    ]
    assert weighed(*gone) == weighed()


def test_the_calendar_week_is_of_the_sellers_zone_and_may_have_169_hours() -> None:
    found = figures.week(desk_with(now=datetime(2026, 10, 25, 23, 30, tzinfo=BERLIN))).figures
    assert (found.start, found.end) == (
        datetime(2026, 10, 19, tzinfo=BERLIN),
        datetime(2026, 10, 26, tzinfo=BERLIN),
    )
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=169)
    beirut = ZoneInfo("Asia/Beirut")  # the clocks go forward at midnight: that day begins at 01:00
    found = figures.week(desk_with(now=datetime(2026, 3, 31, 9, tzinfo=beirut))).figures
    assert found.start == datetime(2026, 3, 30, tzinfo=beirut)


def test_the_last_days_take_in_what_was_done_just_now() -> None:
    just_now = a_held_call(NOW).continue_(NOW)
    long_ago = a_held_call(plus(NOW, -timedelta(days=7, seconds=1))).continue_(NOW)
    desk = desk_with(a_customer(), just_now, long_ago)
    assert figures.week(desk, days=7).figures.calls.held == 1
    assert figures.week(desk, days=8).figures.calls.held == 2


def test_a_merged_customer_is_one() -> None:
    old, new = a_customer("ACME Ltd").merge_into(a_customer())
    first = a_held_call(nov(16, 9), customer=old.id).continue_(nov(16, 10))
    second = a_held_call(nov(17, 9)).decline(nov(17, 10))
    other = a_held_call(nov(17, 9), customer=id_of("Bolt")).decline(nov(17, 10))
    desk = desk_with(old, new, a_customer("Bolt"), first, second, other)
    found = figures.week(desk, customer="acme ltd")
    assert found.name == "Acme"
    assert (found.figures.calls.held, found.figures.calls.calls_per_decision) == (2, 2.0)
    assert figures.week(desk).figures.calls.calls_per_decision == 1.5
    loss = a_loss(nov(16, 9), customer=old.id)
    desk = desk_with(old, new, loss, an_order(made_at=nov(17, 9)))
    assert figures.week(desk).figures.recoveries.returns == 1


def test_a_customer_who_is_not_there_or_could_be_two_is_told() -> None:
    desk = desk_with(a_customer("Bolt"), a_customer("Bolero"))
    with pytest.raises(NothingFound, match="There is no customer “Acme”"):
        figures.week(desk, customer="Acme")
    with pytest.raises(NotUnderstood, match="could be Bolero or Bolt"):
        figures.week(desk, customer="Bol")


def test_with_nothing_to_go_by_the_habit_is_to_begin() -> None:
    assert weighed().habit == NOTHING_YET


@pytest.mark.parametrize(
    ("record", "told", "advice"),
    [
        (a_promise(nov(10)), "1 promise is late", "renegotiate"),
        (a_get_back(nov(10), made_at=nov(9)), "1 get-back is late", "save each answer"),
        (a_loss(told_at=nov(10)), "1 recovery is late", "say you are sorry"),
        (
            an_order(eur(500), made_at=nov(1), terms_days=5).deliver(nov(1)).invoice(nov(1)),
            "EUR 500.00 is overdue",
            "Stay close",
        ),
    ],
)
def test_with_nothing_below_its_goal_the_habit_is_named_from_what_is_late_since_an_earlier_week(
    record: Entry, told: str, advice: str
) -> None:
    kept = a_promise(plus(NOW, hours(6))).agree(NOW).deliver(NOW)
    for others in ((), (kept,)):
        said = weighed(record, *others).habit
        assert said.startswith(f"{told}; the goal is none. ")
        assert advice in said
    assert weighed(record.replace(deleted=True)).habit == NOTHING_YET
    asked = a_promise(plus(NOW, hours(6)))
    assert "had their OK" in weighed(record, asked).habit, "a share of this week comes first"


def test_the_habit_is_the_weakest_share_of_its_goal() -> None:
    kept = a_promise(nov(17, 16), agreed_at=nov(16, 9), made_at=nov(16, 9)).deliver(nov(17, 9))
    assert weighed(kept).habit == ALL_WELL
    not_agreed = a_promise(nov(17, 16), made_at=nov(16, 9)).deliver(nov(17, 9))
    assert weighed(kept, not_agreed).habit.startswith(
        "50 % of the times you promised had their OK; the goal is 100 %. "
    )
    unplanned = a_held_call(gain="").no_further_call(NOW)
    assert "had a plan" in weighed(kept, not_agreed, unplanned).habit


def test_of_habits_as_weak_the_earlier_practice_comes_first() -> None:
    broken = a_promise(nov(17, 16), agreed_at=nov(16, 9), made_at=nov(16, 9))
    assert "promises were kept" in weighed(broken, a_get_back()).habit


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0 %"), (0.0001, "1 %"), (0.5, "50 %"), (0.9999, "99 %"), (1, "100 %")]
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, said: str) -> None:
    assert percent(share) == said


def test_the_private_note_is_nowhere() -> None:
    loss = a_loss(vent="they never meant to buy", id=an_id())
    found: Any = figures.week(desk_with(a_customer(), loss))
    said = "\n".join(week_words.lines(found)) + str(json_week.week(found))
    assert "never meant" not in said
    assert "1 told of" in said
