"""What a customer owes me: the line's verb goes, what is owed stays."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW
from tests.capture.test_moved import NAMES


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("@acme owes me the PO by fri", "the PO"), ("acme owes us an answer by fri", "an answer"),
        ("Huber schuldet mir die Zeichnung bis Freitag", "die Zeichnung"), ("acme owes the PO by fri", "the PO"),
        ("acme sends PO by fri", "sends PO"),
    ],
)  # fmt: skip
def test_of_what_they_owe_only_the_thing_is_kept(line: str, text: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    assert (draft.kind, draft.known, draft.text, draft.missing) == ("wait", True, text, ())
