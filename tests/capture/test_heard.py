"""Lines and sums that were written down before the parser saw them. `pytest -s` prints how many are understood."""

from __future__ import annotations

from decimal import Decimal

from cockpit.capture.money.amount import money
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import KNOWN, NOW, misread, rows


def test_lines_as_people_type_them_are_understood_or_asked_about() -> None:
    names, table = Names(KNOWN), rows("heard_lines.tsv")
    wrong, silent = [], []
    for row in table:
        draft = parse(row[0], NOW, Rules(), names)
        if missed := misread(draft, row):
            wrong.append(f"{row[0]}: {missed}")
            if not (draft.asks or draft.assumed) and missed.keys() - {"text"}:
                silent.append(row[0])
    print(f"heard lines: {len(table) - len(wrong)} of {len(table)}, {len(silent)} silently wrong")
    assert silent == []
    assert len(wrong) <= len(table) // 20, "\n".join(wrong)


def test_lines_of_a_newcomer_are_understood_or_asked_about() -> None:
    names, table = Names(KNOWN), rows("heard_lines_2.tsv")
    wrong = []
    for *row, tells in table:
        draft = parse(row[0], NOW, Rules(), names)
        row[4] = draft.text or "-" if row[4] == "?" else row[4]
        missed = misread(draft, row)
        if (said := "missing" if draft.missing else "asks" if draft.asks else "-") != tells:
            missed["tells"] = said
        if missed:
            wrong.append(f"{row[0]}: {missed}")
    print(f"heard lines, the second: {len(table) - len(wrong)} of {len(table)}")
    assert wrong == []


def test_sums_as_people_type_them_are_understood() -> None:
    table = rows("heard_money.tsv")
    wrong = []
    for typed, amount, currency in table:
        found = money(typed, Rules())
        said = (str(found.value.normalize()), found.currency) if found else None
        expected = (
            None if amount == "none" else (str(Decimal(amount).normalize()), currency.replace("-", "EUR"))
        )
        if said != expected:
            wrong.append(f"{typed}: {found}")
    print(f"heard sums: {len(table) - len(wrong)} of {len(table)}")
    assert wrong == []
