"""Lines that are kept while minutes pass are the lines that would be made anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.desk import views
from cockpit.desk.passing_day import PassingDay
from cockpit.domain.moment import plus
from cockpit.tui.panels.row_line import RowLines
from tests.desk.test_week import STEPS, Seller

SEEDS = 12
CHUNK = 4
GAPS = (1, 1, 2, 17, 1, 40, 1, 59, 1, 90, 1, 200, 1)  # minutes, within a day
WIDTHS = (30, 50, 90)


@pytest.mark.parametrize("chunk", range(SEEDS // CHUNK))
def test_over_random_books_lines_that_are_kept_are_as_made_anew(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        seller = Seller(seed)
        seller.live(STEPS)
        seller.now = seller.now.replace(hour=0, minute=5)
        passing = PassingDay(seller.desk, views.today(seller.desk))
        kept = RowLines(seller.now, passing.today.rows)
        for gap in GAPS:
            seller.now = plus(seller.now, timedelta(minutes=gap))
            today = passing.look()
            kept.pass_to(today.now, today.rows)
            fresh = RowLines(today.now, today.rows)
            for width in WIDTHS:
                shown = [one.at(width) for one in kept.of(today.rows)]
                anew = [one.at(width) for one in fresh.of(today.rows)]
                assert [(one.plain, one.spans) for one in shown] == [(one.plain, one.spans) for one in anew]
