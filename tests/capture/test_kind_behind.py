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


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("w @acme PO by fri", "wait", "PO"),
        ("p @acme deck by fri 4pm", "promise", "deck"),
        ("o @acme 12k racks", "order", "racks"),
        ("x @acme 30k to contoso: price", "lost", "price"),
        ("t @acme phone: hi", "touch", "hi"),
        ("c @acme mon 9:30 purpose: scope", "call", "scope"),
    ],
)
def test_the_key_of_a_kind_before_the_customer_is_read_and_told(line: str, kind: str, text: str) -> None:
    draft = parse(line, NOW, Rules())
    assert (draft.kind, draft.text, draft.customer, draft.missing) == (kind, text, "acme", ())
    assert f'"{line[0]}" read as {kind}' in draft.assumed


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("call @bolt mon 9:30 re pilot purpose: agree who tests", "re pilot: agree who tests"),
        ("call @bolt mon 9:30 intro to Ann purpose: get the list", "intro to Ann: get the list"),
        ("call @bolt mon 9:30 purpose: get the list", "get the list"),
    ],
)
def test_what_stands_before_the_purpose_of_a_call_is_kept_apart_from_it(line: str, text: str) -> None:
    assert parse(line, NOW, Rules()).text == text


@pytest.mark.parametrize(
    "line", ["touch base with @acme fri", "touch base with acme", "kontakt aufnehmen mit @acme bis fr"]
)
def test_to_touch_base_is_still_to_be_done(line: str) -> None:
    assert parse(line, NOW, Rules()).kind != "touch"


@pytest.mark.parametrize("line", ["@acme contact: bo@acme.com", "acme kontakt: Frau Klein"])
def test_whom_to_reach_there_is_no_contact_with_them(line: str) -> None:
    assert parse(line, NOW, Rules(), ("acme",)).kind == "note"


@pytest.mark.parametrize("line", ["@acme order form", "@acme touch base", "@acme note on pricing"])
def test_a_thing_of_that_name_is_promised_all_the_same(line: str) -> None:
    draft = parse(f"{line} by fri 4pm", NOW, Rules())
    assert (draft.kind, draft.text, draft.guessed) == ("promise", line.removeprefix("@acme "), True)
