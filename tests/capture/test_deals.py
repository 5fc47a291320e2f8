"""Lines of sellers about deals, contacts and consent mean what people mean, and nothing is asked needlessly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.capture.render import render
from cockpit.domain.rules import Rules
from tests.capture.heard import DATA, NOW

RULES = Rules(languages=("en", "de", "fr", "es", "it", "nl", "pt", "pl"))
NAMES = Names(("Acme Corp", "Bolt", "Globex", "Contoso", "Huber GmbH"))
ROWS = [
    line.split("\t")
    for line in (DATA / "deals.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def is_so(draft: Draft, said: str) -> bool:
    """Tell whether a draft is as a row says in its last column: "agreed", "unheld", "means=mail"."""
    name, is_field, value = said.partition("=")
    if is_field:
        found = draft.terms_days if name == "terms" else getattr(draft, name)
        return (f"{found:%Y-%m-%dT%H:%M}" if name == "told" and found else str(found)).startswith(value)
    if name.startswith("un"):
        return not getattr(draft, name[2:])
    return bool(getattr(draft, name))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_line_about_a_deal_means_what_people_mean(row: list[str]) -> None:
    line, kind, customer, text, amount, moment, more = row
    draft = parse(line, NOW, RULES, NAMES)
    marks = {part for part in more.split(";") if part}
    may_ask = "~" in marks
    when = draft.theirs or draft.due
    assert (draft.kind, draft.customer or "-") == (kind, customer)
    assert text in ("*", draft.text or "-")
    if amount == "?":
        assert draft.missing
        assert draft.amount is None
        return
    value, _, currency = amount.partition(" ")
    is_right = draft.amount is not None and (draft.amount.value, draft.amount.currency) == (
        Decimal(value) if currency else 0,
        currency,
    )
    assert is_right if amount != "-" else draft.amount is None
    said = f"{when:%Y-%m-%dT%H:%M}" if when else "-"
    assert moment == "*" or said.startswith(moment) or (may_ask and draft.missing)
    assert may_ask or "asks" in marks or draft.asks == ()
    assert all(is_so(draft, mark) for mark in marks - {"~", "asks"})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_line_about_a_deal_means_the_same_when_it_is_written_anew(row: list[str]) -> None:
    draft = parse(row[0], NOW, RULES, NAMES)
    assert parse(render(draft, NOW, RULES, NAMES), NOW, RULES, NAMES) == draft
