"""The kind said behind the customer, on Tuesday 9 March 2027, 14:35: what it is, and what is left of the words."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.test_doubt import NOW


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("@acme wait PO by fri", "wait", "PO"),
        ("@acme: wait for the PO by fri", "wait", "the PO"),
        ("@acme await samples by fri", "wait", "samples"),
        ("@acme warte auf PO bis fr", "wait", "PO"),
        ("@acme todo send deck by fri", "todo", "send deck"),
        ("@acme promise deck by fri 4pm", "promise", "deck"),
        ('@"Acme Corp" note: they like blue', "note", "they like blue"),
        ("@acme notiz: mag blau", "note", "mag blau"),
        ("@acme touch phone: hi", "touch", "hi"),
        ("@acme lost: price", "lost", "price"),
        ("@acme q: do you support SSO", "q", "do you support SSO"),
    ],
)
def test_it_is_that_kind_as_if_it_stood_first(line: str, kind: str, text: str) -> None:
    draft = parse(line, NOW, Rules())
    assert (draft.kind, draft.text, draft.customer) == (kind, text, "Acme Corp" if '"' in line else "acme")
    assert not draft.guessed
    assert not draft.missing


@pytest.mark.parametrize("line", ["@acme order form", "@acme touch base", "@acme note on pricing"])
def test_a_thing_of_that_name_is_promised_all_the_same(line: str) -> None:
    draft = parse(f"{line} by fri 4pm", NOW, Rules())
    assert (draft.kind, draft.text, draft.guessed) == ("promise", line.removeprefix("@acme "), True)
