"""A line that moves what is kept is asked about, so that no second promise is kept beside the first."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW

NAMES = Names(("Acme", "Huber"))


@pytest.mark.parametrize(
    "line",
    [
        "moved @acme demo to 5pm", "push @acme deck to fri", "rescheduled @acme visit to monday 9:00",
        "push deck to fri",
        "acme demo moved to friday 10:00", "@acme the call is postponed to thu 9:00", "bumped @acme to friday",
        "verschoben @huber Termin auf Freitag 10 Uhr", "verschiebe huber Demo auf Donnerstag 10 Uhr",
        "@huber Termin auf Montag 9 Uhr verlegt", "acme moved the PO to friday",
    ],
)  # fmt: skip
def test_what_is_moved_to_a_time_is_asked_about_and_not_kept_a_second_time(line: str) -> None:
    missing = parse(line, NOW, Rules(), NAMES).missing
    assert any(ask.startswith("Does it move what is kept already?") for ask in missing)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("promise @acme move the pallets by fri", "promise"), ("todo move the boxes by fri", "todo"),
        ("acme moved to Berlin", "note"), ("note @acme moved the demo to friday", "note"),
        ("push @acme for the PO by fri", "promise"), ("@acme notifications to be pushed", "note"),
    ],
)  # fmt: skip
def test_a_line_that_says_its_kind_or_has_no_time_to_move_to_is_kept(line: str, kind: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    assert (draft.kind, draft.missing) == (kind, ())
