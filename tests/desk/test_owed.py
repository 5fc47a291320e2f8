"""One number has one meaning: what is owed, and the money to come, are the same wherever they are told."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from cockpit.desk import day_words, figures, orders, statement, views
from cockpit.domain.agenda import SECTIONS
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money
from cockpit.errors import NothingFound
from tests.desk.test_week import STEPS, WHO, Seller

BOOKS = 60
CHUNK = 15


def values(amounts: Mapping[str, Money]) -> dict[str, Decimal]:
    return {currency: amount.value for currency, amount in amounts.items() if amount.value}


def summed(amounts: list[Money]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for one in amounts:
        found[one.currency] = found.get(one.currency, Decimal(0)) + one.value
    return {currency: value for currency, value in found.items() if value}


@pytest.mark.parametrize("chunk", range(BOOKS // CHUNK))
def test_over_random_books_what_is_owed_is_what_the_lists_show(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        seller = Seller(seed)
        seller.live(STEPS)
        today, now = views.today(seller.desk), seller.now
        shown = views.unfolded(today.rows)
        counts = {section: int(today.count(section).partition(",")[0]) for section in SECTIONS}
        assert sum(counts.values()) == len(shown)
        owed = today.owed()
        assert len(owed) == counts["late"] + counts["today"]
        assert f"You owe {len(owed)} thing" in day_words.owe(today) or not owed
        running = [
            row.record.id
            for row in today.rows
            if isinstance(row.record, Loss)
            and row.record.recovery.next_at_once() is not None
            and not row.record.is_dormant()
            and not is_before(row.record.recover_by(), now)
        ]
        assert running == [] or {row.record.id for row in today.rows if row.section == "today"} >= set(
            running
        )


@pytest.mark.parametrize("chunk", range(BOOKS // CHUNK))
def test_over_random_books_the_money_to_come_is_one_figure_and_no_reminder_asks_for_more(chunk: int) -> None:
    for seed in range(2, 2 + BOOKS * 6, 6)[chunk * CHUNK : (chunk + 1) * CHUNK]:  # those that dwell on orders
        seller = Seller(seed)
        seller.live(STEPS)
        today, now = views.today(seller.desk), seller.now
        book = orders.orders(seller.desk, now)
        week = figures.week(seller.desk).figures.standing
        assert values(today.to_come) == values(book.standing.to_come) == values(week.to_come)
        assert values(today.overdue) == values(book.standing.overdue) == values(week.overdue)
        balances = [line.balance for line in book.lines if line.balance is not None]
        # What fell through is no promise of money, though more may have gone back than came.
        stand = [line.balance for line in book.lines if line.balance and line.stage != "fell through"]
        assert summed([one.to_come for one in stand]) == values(week.to_come)
        assert summed([one.to_return for one in balances]) == values(dict(book.to_return))
        late = [amount for age, by in book.aging.items() if age != "current" for amount in by.values()]
        assert summed(late) == values(week.overdue)
        for who in WHO:
            found = statement.statement(seller.desk, who, now)
            to_come = found.to_come()
            for currency, amount in found.overdue().items():
                assert Decimal(0) < amount.value <= to_come[currency].value
            if found.level() is None:
                with pytest.raises(NothingFound):
                    statement.reminder_text(seller.desk, found)
                continue
            text = statement.reminder_text(seller.desk, found)
            assert all(str(amount) in text for amount in found.overdue().values())
            assert statement.statement_text(seller.desk, found, markdown=True).count("| Total |") >= len(
                to_come
            )
