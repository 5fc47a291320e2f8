"""Lines about sales: questions, orders, payments, lost sales and calls."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.money import Money
from cockpit.domain.rules import Rules

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
KNOWN = ("Acme Corp", "Bo Lindqvist", "Globex", "Contoso")
DATA = Path(__file__).parent.parent / "data" / "capture"
ROWS = [
    tuple(line.split("\t"))
    for line in (DATA / "talk.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), KNOWN)


def due_of(draft: Draft) -> str:
    return f"{draft.due:%Y-%m-%d}" if draft.due else "-"


def roles(draft: Draft) -> dict[str, str]:
    return {span.role: draft.line[span.start : span.end] for span in draft.spans}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_line_means_what_people_mean(row: tuple[str, ...]) -> None:
    line, kind, customer, text, amount, expected, more = row
    draft = parse(line, NOW, Rules())
    moment = draft.theirs or draft.due
    said = dict(part.strip().split("=", 1) for part in more.split(";") if "=" in part)
    assert (draft.kind, draft.customer or "-") == (kind, customer)
    assert text in (draft.text, "?") or (text, draft.text) == ("-", "")
    value, _, currency = amount.partition(" ")
    assert amount == "-" or draft.amount == Money(value=Decimal(value), currency=currency)
    assert amount != "-" or draft.amount is None
    assert (f"{moment:%Y-%m-%dT%H:%M}"[: len(expected)] if moment else "-") == expected
    assert bool(draft.missing) is ("missing" in more)
    assert draft.asks or "asks" not in more
    assert draft.signed is ("signed" in more)
    for name in ("answer", "chosen", "gain", "terms_days"):
        value = getattr(draft, name)
        assert ("" if value is None else str(value)) == said.get(name, "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "order @acme 12.5k EUR verbal net30, delivery 3 dec",
            {
                "kind": "order",
                "customer": "@acme",
                "amount": "12.5k EUR",
                "signed": "verbal",
                "terms": "net30",
                "need": "delivery 3 dec",
            },
        ),
        ("q @acme SSO? -> yes", {"kind": "q", "customer": "@acme", "answer": "-> yes"}),
        ("paid @acme 5k on 16.11.", {"kind": "paid", "customer": "@acme", "amount": "5k", "due": "on 16.11"}),
        (
            "lost @acme 30k to Contoso: price",
            {"kind": "lost", "customer": "@acme", "amount": "30k", "chosen": "to Contoso"},
        ),
        (
            "call @acme thu 3pm purpose: scope gain: two days",
            {
                "kind": "call",
                "customer": "@acme",
                "due": "thu 3pm",
                "purpose": "purpose",
                "gain": "gain: two days",
            },
        ),
    ],
)
def test_every_part_has_its_span(line: str, expected: dict[str, str]) -> None:
    assert roles(read(line)) == expected


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("q does it do SSO?", "Who asked?"),
        ("q @acme", "What did they ask?"),
        ("q @acme from A -> B -> yes", "Where does the answer begin?"),
        ("order 5k", "Who orders?"),
        ("paid 5k", "Who paid?"),
        ("lost 5k to Contoso", "Whose order was lost?"),
        ("call tomorrow", "Whom will you call?"),
        ("order @acme 10k - 12k", "Which amount is meant"),
        ("order @acme 10 to 12k", "Which amount is meant"),
        ("order @acme 5k per month", "whole amount?"),
        ("order @acme 450€/seat", "whole amount?"),
        ("order @acme 3 seats à 450 €", "whole amount?"),
        ("order @acme 300 @ 450 EUR", "whole amount?"),
        ("order @acme 12k plus 500 setup", "Write the total"),
        ("order @acme 5% off 12k", "5%"),
        ("order @acme 3m pilot", "3 million"),
        ("order @acme 2 x 450 + 3 x 200 EUR", "Write the total"),
        ("order @acme 10 Lizenzen zu 450 EUR", "Write the total"),
        ("order @acme 10 Lizenzen je 450 EUR", "Write the total"),
        ("order @acme 450 EUR pro Monat", "whole amount?"),
        ("bezahlt @acme Hälfte von 12k", "Hälfte"),
        ("order @acme 1.250k", "thousands or decimals"),
        ("order @acme 500 kr", "Which currency"),
        ("order @acme -500 EUR", "nothing"),
        ("order @acme 5k net 30 net 60", "Net 30 or 60"),
        ("order @acme 5k verbal, in writing", "only verbal"),
        ("order @acme 5k start 1 dec, delivery 15 dec", "Which time"),
        ("order @acme 5k start next fri", "Write the date"),
        ("paid @acme 50% of 12k", "50%"),
        ("paid @acme half of the 12k", "half"),
        ("paid @acme 5k 6k", "Which amount is meant"),
        ("paid @acme 5k on the 20th", "the last or the next"),
        ("paid @acme 5k on wed", "today or"),
        ("lost @acme 30k or 40k", "Which amount is meant"),
        ("call @acme thu or fri", "Which time"),
        ("call @acme wed 3pm", "today or"),
    ],
)
def test_what_stops_it_is_asked(line: str, asked: str) -> None:
    draft = read(line)
    assert any(asked in ask for ask in draft.missing)


@pytest.mark.parametrize(
    ("line", "chosen", "text"),
    [
        ("lost @acme 30k to contoso they were cheaper", "contoso", "they were cheaper"),
        ('lost @acme to "Big Blue": price', "Big Blue", "price"),
        ("lost @acme to @contoso: price", "contoso", "price"),
        ("lost @acme to Contoso & Sons over timing", "Contoso & Sons", "over timing"),
        ("lost @acme 30k to the competition", "the competition", ""),
        ("lost @acme: went to Contoso, price", "Contoso", "went to Contoso, price"),
        ("lost Acme Corp 30k to Globex: price", "Globex", "price"),
        ("lost @acme: went to tender", None, "went to tender"),
        ("lost @acme due to Brexit", None, "due to Brexit"),
        ("lost @acme unable to deliver by friday", None, "unable to deliver by friday"),
        ("lost @acme 30k to price", None, "to price"),
        ("verloren @acme 30k an Contoso: Preis", "Contoso", "Preis"),
        ("verloren @acme an Contoso wegen Lieferzeit", "Contoso", "wegen Lieferzeit"),
        ("verloren @acme gescheitert an Budget", None, "gescheitert an Budget"),
        ("lost @acme 30k went with Fabrikam: price", "Fabrikam", "went with Fabrikam: price"),
        ("lost @acme they chose Fabrikam over price", "Fabrikam", "they chose Fabrikam over price"),
        ("lost @acme went with in-house build", None, "went with in-house build"),
        ("verloren @acme 40k: ging an Fabrikam", "Fabrikam", "ging an Fabrikam"),
        ("lost @acme 40k: decision moved to April", None, "decision moved to April"),
        ('lost @acme "a: b" to Fabrikam: price', "Fabrikam", "a: b: price"),
    ],
)
def test_whom_they_chose(line: str, chosen: str | None, text: str) -> None:
    draft = read(line)
    assert (draft.customer, draft.chosen, draft.text, draft.due) == ("Acme Corp", chosen, text, None)


@pytest.mark.parametrize(
    ("line", "customer", "text", "answer"),
    [
        ("q @acme SSO?->yes", "Acme Corp", "SSO?", "yes"),
        ("q @acme SSO? ->", "Acme Corp", "SSO?", None),
        ("q @acme A -> B? -> yes", "Acme Corp", "A -> B?", "yes"),
        ('q @acme "a -> b" ok -> "sure"', "Acme Corp", "a -> b ok", '"sure"'),
        ("q Globex does it work by 2026? → by fri 4pm", "Globex", "does it work by 2026?", "by fri 4pm"),
        ("q does it work with Globex? -> yes", "Globex", "does it work with Globex?", "yes"),
    ],
)
def test_a_question_takes_no_date(line: str, customer: str, text: str, answer: str | None) -> None:
    draft = read(line)
    assert (draft.customer, draft.text, draft.answer) == (customer, text, answer)
    assert (draft.due, draft.theirs, draft.missing) == (None, None, ())


@pytest.mark.parametrize(
    ("line", "due", "text"),
    [
        ("call @acme re demo thu 3pm", "2026-11-19", "re demo"),
        ("call @acme re delivery on 1 dec", "-", "re delivery on 1 dec"),
        ("call @acme about delivery on 1 dec", "-", "about delivery on 1 dec"),
        ("call @acme re: demo thu 3pm", "2026-11-19", "demo"),
        ("call @acme purpose: agree scope thu 3pm", "-", "agree scope thu 3pm"),
        ("call @acme fri 14:00 purpose: agree a date by 1 dec", "2026-11-20", "agree a date by 1 dec"),
        ('call @acme about "purpose: x" thu 3pm', "2026-11-19", "about purpose: x"),
        ("call @acme", "-", ""),
        ("@acme meet thu 11:00", "2026-11-19", "meet"),
    ],
)
def test_a_time_in_the_purpose_is_not_when_to_call(line: str, due: str, text: str) -> None:
    draft = read(line)
    assert (draft.kind, due_of(draft), draft.text, draft.missing) == ("call", due, text, ())
    assert due != "-" or draft.asks


def test_other_lines_load_nothing_of_this() -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from cockpit.capture.parse import parse;"
        "from cockpit.domain.rules import Rules; now = datetime(2026, 11, 18, 10, 20, tzinfo=UTC);"
        "[parse(line, now, Rules()) for line in ('promise @a b by 4pm', 'note 5k EUR', 'todo x', 'q @a b? -> 5k')];"
        "print(*sorted(set(sys.modules) & {'decimal', 'cockpit.domain.money', 'cockpit.capture.money.amount', "
        "'cockpit.capture.money.currency', 'cockpit.capture.kinds.order', 'cockpit.capture.kinds.call'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
