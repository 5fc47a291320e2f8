"""One typed line: its kind, customer, times, and what is left to ask."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
KNOWN = ("Acme Corp", "Bo Lindqvist", "Lindqvist AB", "Anna K", "Globex", "Globe Ltd")
DATA = Path(__file__).parent.parent / "data" / "capture"
ROWS = [
    tuple(line.split("\t"))
    for line in (DATA / "lines.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(line: str, known: tuple[str, ...] = KNOWN, now: datetime = NOW) -> Draft:
    return parse(line, now, Rules(), known)


def roles(draft: Draft) -> dict[str, str]:
    return {span.role: draft.line[span.start : span.end] for span in draft.spans}


def amount_of(draft: Draft) -> str:
    return f"{draft.amount.value.normalize():f} {draft.amount.currency}" if draft.amount else "-"


def moment_of(draft: Draft) -> str:
    moment = draft.theirs or draft.due
    return f"{moment:%Y-%m-%dT%H:%M}" if moment else "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_line_means_what_the_table_says(row: tuple[str, ...]) -> None:
    line, kind, customer, text, amount, expected = row
    draft = read(line, known=())
    assert draft.kind == kind
    assert (draft.customer or "-") == customer
    assert (draft.text or "-") == text
    assert amount_of(draft) == amount
    assert draft.missing == () or (kind == "paid" and amount == "-")  # nothing is booked that was not read
    first, _, last = expected.partition("/")
    assert first <= moment_of(draft)[: len(first)] <= (last or first)


def test_every_part_has_its_span() -> None:
    draft = read('promise @acme-corp "by hand" sheet by fri 4pm mine 2pm ok\'d mail')
    assert roles(draft) == {
        "kind": "promise",
        "customer": "@acme-corp",
        "quoted": '"by hand"',
        "theirs": "by fri 4pm",
        "mine": "mine 2pm",
        "agreed": "ok'd",
        "means": "mail",
    }
    assert (draft.customer, draft.known, draft.text) == ("Acme Corp", True, "by hand sheet")
    assert (draft.agreed, draft.means) == (True, "mail")
    assert draft.mine == datetime(2026, 11, 20, 14, tzinfo=NOW.tzinfo)
    assert draft.assumed == ('"mine 2pm" read as Fri 20 Nov 14:00',)


def test_the_preview_of_the_design_is_understood() -> None:
    draft = read("acme: spec sheet by 16:00 ok mail", known=("Acme",))
    assert (draft.kind, draft.guessed, draft.customer, draft.known) == ("promise", True, "Acme", True)
    assert (draft.text, draft.agreed, draft.means) == ("spec sheet", True, "mail")
    assert draft.theirs == datetime(2026, 11, 18, 16, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("@acme deck by 4pm", "promise"),
        ("@acme deck in 2h", "promise"),
        ("@acme deck fri ok'd", "promise"),
        ("call back Bo Lindqvist by 3pm", "promise"),
        ("meet @acme tomorrow", "call"),
        ("@acme call tomorrow", "call"),
        ("call off @acme demo", "todo"),
        ("meet at 3pm", "todo"),
        ("call @acme back by 3pm", "promise"),
        ("buy milk", "todo"),
        ("every friday send the report", "todo"),
        ("every month invoice hosting", "todo"),
        ("jeden Montag Bericht schicken", "todo"),
        ("every friday they are closed", "note"),
        ("jeden Freitag geschlossen", "note"),
        ("pay the rent on fri", "todo"),
        ("@acme deck tomorrow", "promise"),
        ("@acme closed on friday, is that ok for us", "note"),
        ("@acme wants the deck by friday", "note"),
        ("@acme can it run on premises?", "q"),
        ("acme: when does it renew? -> on 1 dec", "q"),
        ("@acme deck by 4pm ok?", "promise"),
        ("ruf Globex bis 3pm zurück", "promise"),
        ("Rückruf Globex by 3pm", "promise"),
        ("@acme likes the new colours", "note"),
        ("@acme said they decide on fri", "note"),
        ("lunch was good", "note"),
    ],
)
def test_a_kind_that_is_left_out_is_guessed(line: str, kind: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.guessed) == (kind, True)


@pytest.mark.parametrize(
    ("line", "customer", "known", "text"),
    [
        ("note @acme likes it", "Acme Corp", True, "likes it"),
        ("note @Acme Corp likes it", "Acme Corp", True, "likes it"),
        ('note @"new firm" likes it', "new firm", False, "likes it"),
        ("note Anna K: likes it", "Anna K", True, "likes it"),
        ("note newfirm: likes it", "newfirm", False, "likes it"),
        ("New Firm: likes it", "New Firm", False, "likes it"),
        ("note bo lindqvist likes it", "Bo Lindqvist", True, "likes it"),
        ("note send it to @acme today", "Acme Corp", True, "send it to acme today"),
        (
            "had gr8 call w @acme, they want a pilot",
            "Acme Corp",
            True,
            "had gr8 call w acme, they want a pilot",
        ),
        ("note tell @'Big Co' all of it", "Big Co", False, "tell Big Co all of it"),
        ("q can @'Big Co' do it?", "Big Co", False, "can Big Co do it?"),
        ("Herr Acme Corp hat zugesagt", "Acme Corp", True, "Herr Acme Corp hat zugesagt"),
        ("note budget 30k @acme", "Acme Corp", True, "budget 30k"),
        ("note lunch with Anna K at noon", "Anna K", True, "lunch with Anna K"),
        ("note write to info@acme.com", None, False, "write to info@acme.com"),
        ("note acmecorp likes it", None, False, "acmecorp likes it"),
        ("16:00: standup", None, False, "standup"),
        ("re: the offer", None, False, "re: the offer"),
    ],
)
def test_the_customer_is_found(line: str, customer: str | None, known: bool, text: str) -> None:
    draft = read(line)
    assert (draft.customer, draft.known, draft.text) == (customer, known, text)


def test_a_beginning_that_fits_one_customer_is_that_one_and_says_so() -> None:
    draft = read("note @lind likes it")
    assert (draft.customer, draft.known) == ("Lindqvist AB", True)
    assert draft.assumed == ('"lind" read as Lindqvist AB',)


def test_a_beginning_that_fits_two_is_asked() -> None:
    draft = read("note @glob likes it")
    assert (draft.customer, draft.known, draft.near) == ("glob", False, ("Globex", "Globe Ltd"))
    assert draft.asks[0] == "Did you mean Globex or Globe Ltd? Else glob is a new customer."
    assert draft.missing == ()


@pytest.mark.parametrize("slip", ["globx", "globexx", "glpbex", "golbex"])
def test_a_slip_of_the_keys_offers_who_was_meant(slip: str) -> None:
    draft = read(f"note @{slip} likes it")
    assert (draft.customer, draft.known) == (slip, False)
    assert "Globex" in draft.near


def test_two_customers_are_asked_about() -> None:
    assert "More than one customer" in read("note @acme and @globex met").asks[0]
    assert "not Globex" in read("note Acme Corp buys from Globex").asks[0]


@pytest.mark.parametrize(
    ("line", "agreed", "means", "text"),
    [
        ("mail server quote by 4pm", False, None, "mail server quote"),
        ("quote by e-mail by 4pm", False, "mail", "quote"),
        ("NDA by mail to Bo by 4pm", False, "mail", "NDA to Bo"),
        ("send mail by 4pm", False, None, "send mail"),
        ("answer their mail by 4pm", False, None, "answer their mail"),
        ("samples in person by 4pm agreed", True, "in person", "samples"),
        ("check whether it is ok by 4pm", False, None, "check whether it is ok"),
        ("draft by 4pm not ok", False, None, "draft not ok"),
        ("demo by 4pm okd, teams", True, "teams", "demo"),
        ("call back by 4pm", False, "phone", "call back"),
        ("spec by 4pm mail ok", True, "mail", "spec"),
        ("spec by 4pm they agreed, in person", True, "in person", "spec"),
        ("spec by 4pm einverstanden, per Post", True, "post", "spec"),
        ("Muster persönlich by 4pm passt", True, "in person", "Muster"),
        ("Muster by 4pm vor Ort", False, "in person", "Muster"),
        ("deck over the phone by 4pm", False, "phone", "deck"),
        ("deck by 4pm as a link", False, "link", "deck"),
        ("deck on teams by 4pm", False, "teams", "deck"),
        ("spec by 4pm ok?", False, None, "spec ok?"),
        ("fragen ob es passt by 4pm", False, None, "fragen ob es passt"),
        ("contract text by 4pm", False, None, "contract text"),
        ("welcome email by 4pm", False, None, "welcome email"),
        ("fix the link by 4pm", False, None, "fix the link"),
        ('"NDA" by 4pm mail', False, "mail", "NDA"),
        ("call by 4pm mail", False, "mail", "call"),
    ],
)
def test_means_and_consent_are_read_at_the_end(line: str, agreed: bool, means: str | None, text: str) -> None:
    draft = read(f"promise @acme {line}")
    assert (draft.agreed, draft.means, draft.text) == (agreed, means, text)


def test_a_promise_says_what_it_lacks() -> None:
    assert read("promise").missing == (
        "For whom? Add a customer, such as: @acme",
        "What did you promise? Add a few words.",
        "By when? Add a time, such as: by tomorrow 4pm",
    )
    assert read("promise @acme deck mine 2pm").missing == ()


@pytest.mark.parametrize(
    "line",
    [
        "friday menu by 4pm",
        "deck monday or tuesday",
        "slides fri and mon",
        "deck not before fri",
        "deck fri after 4pm",
        "deck by next fri",
        "deck by wed",
        "deck by 4pm mine 5pm",
        "agenda for monday",
    ],
)
def test_what_could_be_two_times_is_asked_and_not_saved(line: str) -> None:
    draft = read(f"promise @acme {line}")
    assert draft.missing


def test_quoting_a_time_makes_it_plain_words() -> None:
    draft = read('promise @acme "friday menu" by 4pm')
    assert (draft.text, draft.missing) == ("friday menu", ())


def test_a_part_can_be_turned_back_into_plain_words() -> None:
    line = "todo friday menu by 4pm"
    draft = parse(line, NOW, Rules(), plain=[(5, 11)])
    assert (draft.text, roles(draft)) == ("friday menu", {"kind": "todo", "due": "by 4pm"})


def test_a_topic_is_no_deadline() -> None:
    draft = read("promise @acme minutes of yesterday by 4pm")
    assert (draft.text, moment_of(draft)) == ("minutes of yesterday", "2026-11-18T16:00")
    assert read("todo ask if 4pm is ok").due is None


def test_a_note_takes_only_an_announced_date_that_is_to_come() -> None:
    assert moment_of(read("note @acme wants a demo on monday")) == "2026-11-23T17:00"
    assert read("note @acme friday works for them").due is None
    told = read("note @acme met on monday")
    assert told.due is None
    assert told.asks
    assert read("note @acme out until next week").asks


def test_a_time_that_has_passed_is_pointed_out() -> None:
    assert "has passed" in read("promise @acme deck by 2026-11-01").asks[0]
