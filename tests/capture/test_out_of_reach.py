"""A number that no calendar and no book holds is asked about with the reason; nothing is kept half understood."""

from __future__ import annotations

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.repeat import Repeat
from cockpit.domain.rules import Rules
from tests.capture.test_doubt import NOW

NAMES = Names(("Acme", "Huber"))


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), NAMES)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("touch @acme every 999999999 weeks", "every 999999999 weeks"),
        ("touch @acme every 0 weeks", "every 0 weeks"),
        ("touch @acme every 60 years", "every 60 years"),
        ("touch #vip every 60 fridays", "every 60 fridays"),
        ("call @acme every 9999 months", "every 9999 months"),
        ("call @acme every million days", "every million days"),
        ("todo backup every 400 days", "every 400 days"),
        ("todo backup every 1e6 days", "every 1e6 days"),
        ("todo backup alle 9999 Wochen", "alle 9999 Wochen"),
        ("todo backup jedes 99999. Jahr", ""),
    ],
)
def test_a_rhythm_that_comes_too_seldom_is_asked_how_often(line: str, said: str) -> None:
    draft = read(line)
    assert draft.every is None
    assert draft.missing
    assert said in draft.missing[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("todo y in 1000000 weeks", "in 1000000 weeks"),
        ("todo y in a million weeks", "in a million weeks"),
        ("todo y in 1.000.000 Wochen", "in 1.000.000 Wochen"),
        ("promise @acme deck in 99999999999 hours", "in 99999999999 hours"),
        ("promise @acme deck 1000000 weeks from now", "1000000 weeks from now"),
        ("wait @acme PO within 100000 days", "within 100000 days"),
        ("call @acme in 999999 weeks", "in 999999 weeks"),
        ("touch @acme 1000000 weeks ago: all fine", "1000000 weeks ago"),
        ("order @acme 5k EUR in 99999 weeks", "in 99999 weeks"),
        ("acme: deck in 99999 days", "in 99999 days"),
    ],
)
def test_a_distance_beyond_the_calendar_is_asked_when(line: str, said: str) -> None:
    draft = read(line)
    assert (draft.theirs, draft.due) == (None, None)
    assert f'"{said}" is further than a calendar goes' in draft.missing[0]


@pytest.mark.parametrize(
    "line",
    [
        "order acme 1e400 EUR", "order acme 1.5e6 EUR", "order acme €1e9", f"order acme {'1234567890' * 5} EUR",
        f"order acme {'1234567890' * 5}", "order acme 9,999,999,999,999,999 EUR", "order acme 999 999 999 999 999 EUR",
        "paid @acme 99999999999999999999999 EUR", "paid @acme 1e4", "lost @acme 1e99 EUR to Contoso: no crane",
    ],
)  # fmt: skip
def test_a_sum_too_great_to_be_counted_is_asked_and_nothing_is_kept_without_it(line: str) -> None:
    draft = read(line)
    assert draft.amount is None
    assert draft.missing


def test_a_long_number_that_names_something_is_no_sum() -> None:
    draft = read("order @acme EAN 4006381333931 5k EUR")
    assert draft.amount is not None
    assert str(draft.amount) == "EUR 5,000.00"
    assert draft.text == "EAN 4006381333931"
    assert not draft.missing


@pytest.mark.parametrize(
    ("line", "every"),
    [
        ("todo x every 90 days", Repeat(number=90, unit="day")),
        ("todo x every 5 years", Repeat(number=5, unit="year")),
        ("touch @acme every 26 weeks", Repeat(number=26, unit="week")),
        ("call @acme every 2nd friday", Repeat(number=2, unit="week", weekday=4)),
    ],
)
def test_a_rhythm_that_comes_in_a_life_is_kept(line: str, every: Repeat) -> None:
    draft = read(line)
    assert draft.every == every
    assert not draft.missing


@pytest.mark.parametrize(
    "line", ["note acme has 100000 days of data", "todo read 100000 weeks of logs by fri"]
)
def test_a_great_number_that_leads_nowhere_is_only_words(line: str) -> None:
    draft = read(line)
    assert not draft.missing
    assert "100000" in draft.text


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("order acme ten thousand EUR", "EUR 10,000.00"),
        ("order acme ten thousand five hundred", "EUR 10,500.00"),
        ("order acme zehntausendfünfhundert EUR net 30", "EUR 10,500.00"),
        ("order acme two hundred and fifty thousand dollars", "USD 250,000.00"),
        ("order acme twenty-five hundred EUR", "EUR 2,500.00"),
        ("order acme eine Million EUR", "EUR 1,000,000.00"),
        ("order acme fünfhundert Euro", "EUR 500.00"),
        ("paid @acme a thousand", "EUR 1,000.00"),
        ("paid @acme zwölftausend", "EUR 12,000.00"),
        ("paid @acme 3 x 500", "EUR 1,500.00"),
        ("paid @acme 4x 250", "EUR 1,000.00"),
    ],
)
def test_a_sum_in_words_or_as_so_many_times_is_read_and_told(line: str, amount: str) -> None:
    draft = read(line)
    assert str(draft.amount) == amount
    assert draft.assumed
    assert not draft.asks


@pytest.mark.parametrize(
    "line",
    [
        "order acme two to three thousand EUR", "order acme a few thousand EUR", "order acme about ten thousand EUR",
        "order acme ten thousand or so", "order acme five thousand and change", "order acme five hundred",
        "paid @acme several thousand", "order acme mehrere tausend Euro", "order acme ten thousand something EUR",
    ],
)  # fmt: skip
def test_a_sum_in_words_that_is_not_all_of_it_is_asked(line: str) -> None:
    draft = read(line)
    assert draft.amount is None
    assert draft.asks


@pytest.mark.parametrize(
    "line",
    ["order @acme 5k points", "order @acme 20k users", "order @acme 5k Stück", "paid @acme 3k credits",
     "order @acme 40k km", "order @acme 2.5k Lizenzen"],
)  # fmt: skip
def test_so_many_thousands_of_what_is_counted_are_no_money(line: str) -> None:
    draft = read(line)
    assert draft.amount is None
    assert draft.missing


@pytest.mark.parametrize(
    "line", ["order @acme 5k EUR points", "order @acme 5k for users", "order @acme 5k, points"]
)
def test_thousands_with_their_currency_or_apart_are_money(line: str) -> None:
    assert str(read(line).amount) == "EUR 5,000.00"


@pytest.mark.parametrize(
    "line",
    ["promise @acme deck by fri 10 or 11", "call @acme fri ten or eleven", "promise @acme deck bis fr 10 oder 11 Uhr",
     "call @acme tomorrow 9 or 10", "wait @acme PO fri 9 or 10",
     "call @acme fri 10 or 11 purpose: scope", "call @acme fri 10 and 11 re scope",
      "todo x friday 2 or 3"],
)  # fmt: skip
def test_two_hours_behind_a_day_are_asked_which(line: str) -> None:
    draft = read(line)
    assert (draft.theirs, draft.due) == (None, None)
    assert "Which time is meant" in draft.missing[0]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("promise @acme deck by fri latest 4pm", "03-12 16:00"),
        ("promise @acme deck fri at the latest 4pm", "03-12 16:00"),
        ("promise @acme deck fr spätestens 16 uhr", "03-12 16:00"),
        ("wait @acme PO friday latest 11", "03-12 11:00"),
        ("acme meldet sich do", "03-11 17:00"),
        ("huber liefert do", "03-11 17:00"),
        ("promise @acme deck by fri 4pm ok'd by tom", "03-12 16:00"),
        ("promise @acme deck by fri 4pm agreed with tom", "03-12 16:00"),
        ("promise @acme deck by tom 4pm ok", "03-10 16:00"),
        ("todo offer nä. wo.", "03-19 17:00"),
        ("wait @acme PO nächste Wo.", "03-19 17:00"),
        ("todo offer diese Wo.", "03-12 17:00"),
    ],
)
def test_what_is_plain_to_a_reader_is_not_asked(line: str, when: str) -> None:
    draft = read(line)
    moment = draft.theirs or draft.due
    assert moment is not None
    assert f"{moment:%m-%d %H:%M}" == when
    assert not draft.asks
    assert draft.agreed == ("ok" in line or "agreed" in line)


@pytest.mark.parametrize(
    "line",
    ["huber prefers calls before 10", "note @huber prefers calls after 16:00", "huber mag Anrufe vor 10",
     "huber likes calls at 9"],
)  # fmt: skip
def test_an_hour_that_somebody_always_likes_is_no_deadline(line: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.due, draft.missing) == ("note", None, ())
    assert [ask for ask in draft.asks if not ask.startswith("No date")] == []


def test_a_day_in_what_they_like_is_one_all_the_same() -> None:
    assert read("huber likes the deck by friday").due is not None


@pytest.mark.parametrize("line", ["beta liefert so", "promise @acme what they do"])
def test_a_short_word_of_german_days_is_a_word_elsewhere(line: str) -> None:
    assert read(line).due is None


@pytest.mark.parametrize(
    "line", ["order @Huber, Hans 5k", "promise @Meier, Sabine deck by fri 4pm", "paid @Acme, Tom 5k"]
)
def test_a_first_name_behind_a_surname_is_asked_about(line: str) -> None:
    assert "Is the name" in read(line).missing[0]


@pytest.mark.parametrize(
    "line",
    [
        "promise @Huber, Angebot bis fr 16 uhr",
        "promise @Huber, deck by fri 4pm",
        "promise @Huber deck by fri 4pm",
    ],
)
def test_what_follows_a_comma_and_is_no_name_is_the_text(line: str) -> None:
    draft = read(line)
    assert (draft.customer, draft.missing) == ("Huber", ())


@pytest.mark.parametrize(
    "line",
    [
        "acme's buyer is on holiday until 22 march",
        "huber ist bis 22.3. im Urlaub",
        "acme is closed until monday",
    ],
)
def test_until_when_somebody_is_away_is_no_promise(line: str) -> None:
    assert read(line).kind == "note"


@pytest.mark.parametrize(
    "line",
    [
        "huber hat die Rechnung bezahlt",
        "acme has paid the invoice",
        "acme paid the deposit",
        "@acme deposit 500 in",
        "acme payment came in",
        "huber hat 2.500 angezahlt",
        "huber Anzahlung 500 da",
    ],
)
def test_a_note_of_money_that_was_paid_is_asked_whether_it_came(line: str) -> None:
    assert "Has the money come?" in read(line).asks[0]


@pytest.mark.parametrize(
    "line",
    [
        "huber hat die Rechnung noch nicht bezahlt",
        "acme has not paid the invoice",
        "huber ist um 9 da",
        "@acme moved in",
        "@acme invoice 4711 wrong address",
    ],
)
def test_a_note_of_money_that_was_not_paid_is_not(line: str) -> None:
    assert not [ask for ask in read(line).asks if "money" in ask]


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("@acme cancelled the order", True),
        ("acme declined our offer", True),
        ("acme backed out of the deal", True),
        ("huber storniert den Auftrag", True),
        ("acme cancelled the meeting", False),
        ("acme has not cancelled the order", False),
        ("acme accepted the offer", False),
    ],
)
def test_a_note_that_they_took_back_an_order_is_asked_whether_it_is_lost(line: str, is_asked: bool) -> None:
    assert ("Is the sale lost?" in " ".join(read(line).asks)) == is_asked


@pytest.mark.parametrize(
    "line",
    [
        "acme will transfer the domain by friday",
        "acme will settle by friday",
        "acme transfers the key by friday",
    ],
)
def test_what_they_transfer_is_what_they_owe_and_its_verb_no_slip(line: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.assumed) == ("wait", ())


def test_a_day_and_the_end_of_its_working_hours_are_two_times() -> None:
    draft = parse("promise @acme deck today whatever by 5pm", NOW, Rules())
    assert "Which time is meant" in draft.missing[0]
