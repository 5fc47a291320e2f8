"""One rule proposes the seller's own time, wherever a promise is given a time; the message says which it was."""

from __future__ import annotations

import pytest

from cockpit.desk import actions, capture, views
from cockpit.domain.promises.promise import Promise
from tests.desk.office import Office
from tests.domain.builders import nov

RULE = "by the rule: a third of the time kept free, at least 2 h"


def after_deliveries(count: int) -> Office:
    """Return an office that delivered that many quotes, each nine working hours after it was promised."""
    office = Office()
    for number in range(count):
        office.at = nov(16, 9)
        made = capture.add(office.desk, f"promise @acme quote {number} by wed 16:00").record
        office.at = nov(17, 10)
        actions.do(office.desk, [made.id], "deliver")
    office.at = nov(18, 10)
    return office


@pytest.mark.parametrize(
    ("delivered", "text", "because"),
    [
        (9, "quote for lamps", RULE),
        (10, "quote for lamps", "from your last 10 of this kind"),
        (12, "quote for lamps", "from your last 12 of this kind"),
        (12, "book a table", RULE),
    ],
)
def test_a_new_time_is_proposed_by_what_that_kind_took_from_ten_deliveries_on(
    delivered: int, text: str, because: str
) -> None:
    office = after_deliveries(delivered)
    desk = office.desk

    def told(verb: str, **given: str) -> str:
        made = capture.add(desk, f"promise @bolt {text} by fri 16:00").record
        (done,) = actions.do(desk, [made.id], verb, given)
        return done.told

    assert f", {because}." in told("renegotiate", theirs="thu 17:00")
    assert f", {because}." in told("break", theirs="thu 17:00")
    assert ", as you typed it." in told("renegotiate", theirs="thu 17:00", mine="thu 10:00")
    call = capture.add(desk, "call @bolt thu 9:00 purpose: price").record
    (held,) = actions.do(
        desk,
        [call.id],
        "advance",
        {"theirs": "PO", "by": "mon 10:00", "mine": text, "mine_by": "2026-11-19T17:00", "held": "yes"},
    )
    assert f", {because}." in held.told
    saved = capture.understand(desk, f"promise @bolt {text} by thu 17:00")
    assert saved.because == because
    promises = [row.record for row in views.today(desk).rows if isinstance(row.record, Promise)]
    assert {one.terms.mine for one in promises if one.text == text} - {nov(19, 10)} == {saved.mine}
