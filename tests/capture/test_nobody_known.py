"""Lines about somebody whom nobody knows yet by that name: it is asked, and nothing becomes a to-do of mine unasked."""

from __future__ import annotations

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), Names(()))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("hab beta versprochn angebot bis freitag", "promise"),
        ("i promised beta the deck by fri", "promise"),
        ("beta sends PO by fri", "todo"),
        ("beta sends signed PO by fri", "todo"),
        ("beta will send us the signed contract by thu", "todo"),
        ("beta schickt den Auftrag bis freitag", "todo"),
        ("beta paid 5k", "paid"),
    ],
)
def test_a_name_that_nobody_knows_is_asked_for_before_it_is_kept(line: str, kind: str) -> None:
    draft = read(line)
    assert draft.kind == kind
    assert "@beta" in draft.missing[0]


@pytest.mark.parametrize(
    "line", ["mailed beta the quote", "spoke to Beta yesterday", "called Beta: all fine"]
)
def test_a_contact_with_somebody_unknown_is_asked_about(line: str) -> None:
    assert "a customer?" in read(line).asks[0]


@pytest.mark.parametrize(
    "line",
    [
        "habe das angebot versprochen bis freitag",
        "report ships friday",
        "called the bank: all fine",
        "we paid 5k friday",
    ],
)
def test_what_names_nobody_is_kept_as_it_is(line: str) -> None:
    draft = read(line)
    assert not draft.missing
    assert not any("a customer?" in ask for ask in draft.asks)


@pytest.mark.parametrize(
    "line",
    [
        "send signed nda to the plant by friday",
        "get the signed contract by friday",
        "schick das bestellte Muster bis Freitag",
    ],
)
def test_a_thing_that_was_signed_or_ordered_tells_of_nothing_that_was(line: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.asks) == ("todo", ())
    assert draft.due is not None
