"""A day or a time of day that there is not is asked about in every kind of line and in every part of one."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.test_doubt import NOW
from tests.capture.test_unseen import NAMES, ROUTINE

NONE_SUCH = (
    "31.4.", "by 31.4.", "on 31.4.", "by 31.4", "30 feb", "on 30 feb", "by feb 30th", "31st of april",
    "by the 31st of june", "by the 32nd", "on the 45th", "by 31/4", "2027-02-30", "on 2027-13-01", "30.2.27",
    "31. April", "am 31. Juni", "bis 30.2.", "am 32.", "until 31.6.", "at 25:00", "by 16:75", "by 24:30",
    "friday 25:00", "tomorrow at 9:99", "31-Apr-27", "by 31apr", "0.4.", "by 29.2.", "by 0.5.",
)  # fmt: skip
LINES = (
    "promise @acme deck {}", "promise @acme deck by fri, {}", "todo pay rent {}", "note @acme their fair {}",
    "note lease {}", "wait @acme PO {}", "acme sends PO {}", "order @acme 5k EUR need {}",
    "order @acme 5k EUR payable {}", "order @acme 5k EUR {}", "order @acme 5k EUR net 30 {}",
    "order @acme 5k EUR delivery {}", "paid @acme 2k {}", "paid @acme 2k, rest {}", "acme paid 2k {}",
    "lost @acme 9k told {}: price", "lost @acme 9k: needed it {}", "call @acme {} purpose: scope",
    "call @acme fri 10:00 purpose: scope {}", "touch @acme phone {}: fine", "touch @acme phone: fine, call again {}",
    "called @acme: they decide {}", "mailed @acme the list {}", "missed call from @acme {}", "call back @acme {}",
    "todo backup every friday from {}", "touch @acme every 3 weeks from {}", "todo backup every {}", "@acme deck {}",
    "send @acme deck {}", "hab @acme versprochen angebot {}", "told acme i'd send deck {}",
    "q @acme can we deliver {}?", "promise @acme deck by fri mine {}",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_day_that_there_is_not_is_asked_about_wherever_it_stands(line: str) -> None:
    passed_over = []
    for said in NONE_SUCH:
        draft = parse(line.format(said), NOW, Rules(), NAMES)
        if not draft.missing and all(ROUTINE.match(ask) for ask in draft.asks):
            passed_over.append(said)
    assert passed_over == []
