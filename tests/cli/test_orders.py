"""The money of orders through the command line: what is asked, what is to come as at a date, what is said and sent."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_journeys import Journey, on_today, whatever_the_clock_does


@whatever_the_clock_does
def test_a_deposit_of_what_fell_through_stays_on_today_until_it_was_given_back(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 50 seats 3000 EUR")
    trip.step("pay", "amount=500", "cleared=yes", "text=deposit")
    trip.at("19T10:00")
    fell = trip.step("fall-through", "cause=remorse", "told=2026-11-19T09:00+01:00")
    assert "24 h from when they told you. Give back the EUR 500.00 they had paid." in trip.told
    assert (fell["outstanding"]["value"], fell["to_return"]["value"]) == ("0.00", "500.00")
    assert (fell["open"], fell["next"]) == (True, "return-deposit")
    assert "To come" not in shell("show", trip.code).out
    [row] = on_today(shell, "order")
    assert (row["clock"], row["when"]) == ("deposit", "2026-11-20T09:00:00+01:00")
    assert "How much went back?" in shell("done", trip.code, code=2).err
    assert "Only EUR 500.00 is to be returned" in trip.refused("return-deposit", "amount=501")
    trip.step("return-deposit", "amount=200")
    assert trip.told.endswith("EUR 300.00 to give back.")
    back = trip.step("return-deposit", "amount=300", done=True)
    assert trip.told.endswith("Nothing is left to give back.")
    assert (back["open"], back["next"]) == (False, None)
    assert on_today(shell, "order") == []


@whatever_the_clock_does
def test_a_bounce_a_credit_note_and_a_write_off_are_booked_as_typed(shell: Shell) -> None:
    trip = Journey(shell, "order @acme lamps 1000 EUR net 14")
    trip.step("invoice")
    trip.step("deliver", "liked=yes")
    trip.step("pay", "amount=1000", "text=cheque 7")
    trip.at("19T10:00")
    assert trip.step("clear", "amount=1000")["state"] == "cleared"
    trip.at("20T10:00")
    bounced = trip.step("bounce", "text=no funds")
    assert (bounced["state"], bounced["outstanding"]["value"]) == ("invoiced", "1000.00")
    trip.at("23T09:30")  # a Monday: the call is ahead of any older step
    [row] = on_today(shell, "order")
    assert (row["clock"], row["reason"]) == ("bounced", "Their payment of EUR 1,000.00 bounced: call them.")
    trip.step("touch", "text=they wire it today")
    trip.step("credit", "amount=100", "text=one was scratched")
    assert trip.told.endswith("EUR 900.00 to come.")
    part = trip.step("pay", "amount=600", "cleared=yes")
    assert part["state"] == "part paid"
    assert "Only EUR 300.00 is to come" in trip.refused("write-off", "amount=301")
    lost = trip.step("write-off", "amount=300", "text=insolvent")
    assert (lost["state"], lost["open"]) == ("written off", False)
    assert trip.told.endswith("Nothing is to come any more: it is closed.")
    figures = shell("week", "--json").json["orders"]
    assert (figures["ended"], figures["cleared"], figures["lost"]) == (
        1,
        0.0,
        {"written off": {"EUR": "300.00"}},
    )


def test_a_fall_through_counts_in_the_week_it_happened_whenever_the_order_was_promised(shell: Shell) -> None:
    trip = Journey(shell, "order @acme lamps 500 EUR")
    trip.at("25T10:00")  # the week after
    shell.do(trip.code, "fall-through", "cause=one-upped")
    figures = shell("week", "--json").json["orders"]
    assert (figures["ended"], figures["cleared"]) == (1, 0.0)
    assert figures["lost"] == {"one-upped": {"EUR": "500.00"}}


def test_what_comes_on_top_of_an_order_that_has_cleared_leads_back_to_it(shell: Shell) -> None:
    order = shell.add("order @acme lamps 500 EUR")
    shell.do(order, "deliver", "when=now", "liked=yes")
    shell.do(order, "clear", "amount=500")
    told = shell("add", "paid @acme 30 EUR", code=2).err
    assert "acme has no open order with an amount." in told
    way = told.partition("cockpit do ")[2].partition(". It is")[0].split()
    shell("do", *way)
    assert "pay --set amount" not in shell("add", "paid @acme 30 USD", code=2).err
    assert "Overpaid: EUR 30.00" not in shell("show", way[0]).out  # until it is on the account
    shell.do(way[0], "clear", "amount=30")
    assert "Overpaid: EUR 30.00" in shell("show", way[0]).out


def test_money_is_booked_only_as_typed(shell: Shell) -> None:
    lamps, seats = shell.add("order @acme lamps 500 EUR"), shell.add("order @acme seats 500 EUR")
    yen = shell.add("order @acme kit 90000 JPY")
    before = shell.files()
    for line, asked in (
        ("paid @acme", "That fits several orders"),
        ("paid @acme half", "half"),
        ("paid @acme 500", f"{lamps} “lamps”, EUR 500.00 to come; {seats} “seats”, EUR 500.00 to come"),
        ("paid @acme 5 USD", "what acme owes is in EUR and JPY"),
    ):
        assert asked in shell("add", line, code=2).err
    for verb in ("clear", "pay"):
        assert "asks: How much" in shell.do(lamps, verb, ends=2).err
    assert shell.files() == before
    assert f"noted on {yen}" in shell("add", "paid @acme 90000 JPY").out  # by its currency
    assert f"noted on {seats}" in shell("add", f"paid @acme 500 EUR {seats}").out  # by its code
    twice = shell("add", f"paid @acme 500 EUR {seats}", code=2).err
    assert f"is noted on {seats} already" in twice
    assert f"cockpit do {seats} pay --set amount=500.00 --set again=yes --set over=yes" in twice
    assert "would be too much" in shell.do(seats, "pay", "amount=500", "again=yes", ends=2).err
    shell.do(seats, "pay", "amount=500", "again=yes", "over=yes")
    over = shell("add", f"paid @acme 2k EUR {lamps}", code=2).err
    assert (
        f"for {lamps} “lamps”. EUR 500.00 is still to come in: EUR 2,000.00 would be EUR 1,500.00 too much"
        in over
    )
    assert f"cockpit do {lamps} pay --set amount=2000.00 --set over=yes" in over
    alone = shell.add("order @bolt lamps 1.2k EUR")
    assert f"{alone} is “lamps” for bolt" in shell("add", f"paid @acme 90 EUR {alone}", code=2).err
    assert f"{yen} is “kit” for acme" in shell("add", f"paid @acme 90 EUR {yen}", code=2).err
    assert "“~500” is no amount" in shell.do(alone, "pay", "amount=~500", ends=2).err
    for line in ("paid @bolt", "paid @bolt half", "paid @bolt 50 %"):
        told = shell("add", line, code=2).err
        assert f"EUR 1,200.00 is to come on {alone}" in told or "How much" in told


def test_terms_and_instalments_say_when_the_money_is_due(shell: Shell) -> None:
    trip = Journey(shell, "order @acme seats 1000 EUR")
    rich = trip.step("set-terms", "months=2", "end_of_month=yes", "discount=2", "within=10")
    assert (rich["terms"]["months"], rich["terms_days"]) == (2, None)
    assert "net 2 months, to the end of the month, 2 % off within 10 days" in shell("show", trip.code).out
    trip.step("invoice")
    assert shell.show(trip.code)["payment_due"][:10] == "2027-01-31"
    trip.step("add-instalment", "amount=300", "due=30 nov", "text=deposit")
    assert shell.show(trip.code)["payment_due"][:10] == "2026-11-30"
    assert "Instalment: EUR 300.00 by Mon 30 Nov (deposit)" in shell("show", trip.code).out
    assert "come to EUR 1,100.00" in trip.refused("add-instalment", "amount=800", "due=15 dec")
    early = trip.step("pay", "amount=980", "cleared=yes")
    assert early["outstanding"]["value"] == "0.00"
    plain = trip.step("edit", "terms_days=14")
    assert (plain["terms"], plain["terms_days"]) == (None, 14)


def test_orders_as_at_any_date_and_the_reminder_of_its_age(shell: Shell) -> None:
    code = shell.add("order @acme seats 1000 EUR net 30")
    shell.do(code, "deliver")
    shell.do(code, "invoice")
    shell.do(code, "pay", "amount=250", "cleared=yes", COCKPIT_NOW="2026-12-01T10:00+01:00")
    shell.do(code, "pay", "amount=100", "text=cheque", COCKPIT_NOW="2027-01-04T10:00+01:00")
    shell.env["COCKPIT_NOW"] = "2027-03-01T09:00+01:00"

    def as_at(day: str) -> tuple[str, str | None, dict[str, str]]:
        found = shell("orders", "--at", day, "--json").json
        [line] = found["orders"]
        return line["to_come"], line["age"], found["unpaid"]

    assert shell("orders", "--at", "2026-11-17", "--json").json["orders"] == []
    assert as_at("2026-11-30") == ("1000.00", "current", {"EUR": "1000.00"})
    assert as_at("2026-12-18") == ("750.00", "current", {"EUR": "750.00"})
    assert as_at("2026-12-19") == ("750.00", "1–30", {"EUR": "750.00"})
    assert as_at("2027-02-17") == ("750.00", "61–90", {"EUR": "750.00"})
    told = shell("orders").out.splitlines()
    rows = [line.split() for line in told if line]
    assert rows[1] == "Order Stage Customer What To come To give back Due Late".split()
    assert rows[2] == f"{code} part paid acme seats EUR 750.00 - Fri 18 Dec 2026 73 d".split()
    assert rows[4] == "EUR - 750.00 750.00 750.00 250.00 - -".split()
    assert rows[5] == "To come no date yet current 1–30 31–60 61–90 90+ total".split()
    assert rows[6] == "EUR - - - - 750.00 - 750.00".split()
    assert told[2].index("Due") == told[3].index("Fri")  # its columns line up
    paper = shell("statement", "acme").out
    assert "Total         EUR 1,000.00  EUR 250.00  EUR 750.00" in paper
    assert "Received and not cleared yet: EUR 100.00" in paper
    assert "73 d" in paper
    page = shell("statement", "acme", "--markdown").out
    assert "| EUR | - | - | - | - | 750.00 | - | 750.00 |" in page
    assert "| --- | --- | ---: | ---: |" in page
    assert "| Order | Stage | Customer | What |" in shell("orders", "--markdown").out
    for day, level, asked in (
        ("2026-12-20", "reminder-friendly", "750.00"),
        ("2027-01-25", "reminder-firm", "650.00"),  # a cheque is under way
        ("2027-03-01", "reminder-last", "650.00"),
    ):
        found = shell("statement", "acme", "--at", day, "--reminder", "--json").json
        assert (found["reminder"], found["overdue"]) == (level, {"EUR": asked})
        assert f"EUR {asked}" in found["text"]
    assert "nothing overdue" in shell("statement", "acme", "--at", "2026-12-01", "--reminder", code=1).err
    assert "no customer “nobody”" in shell("statement", "nobody", code=1).err
    assert "EUR 650.00" in shell("say", code, "reminder").out


@pytest.mark.parametrize("shell", ["ticks"], indirect=True)
def test_the_words_of_an_order_hold_its_facts_and_may_be_changed(shell: Shell) -> None:
    code = shell.add("order @acme 50 seats 1.2k EUR net 30")
    assert "acme, you made the right decision with 50 seats." in shell("say", code).out
    shell.do(code, "date-supply", "when=2026-11-30")
    process = shell("say", code, "process").out
    for line in (
        "before Mon 30 Nov: it is shipped",
        "Mon 30 Nov: it is with you",
        "Tue 1 Dec: the invoice",
        "EUR 1,200.00 is to be paid",
    ):
        assert line in process
    assert (
        "It has: reassure, competitors, process, touch, chase, reminder."
        in shell("say", code, "song", code=2).err
    )
    own = shell.home / "config" / "cockpit" / "texts"
    own.mkdir(parents=True)
    template = shell("texts", "reassure").out
    (own / "reassure.txt").write_text(
        template.replace("the right decision", "the best choice"), encoding="utf-8"
    )
    assert "acme, you made the best choice with 50 seats." in shell("say", code, "reassure").out
    (own / "reassure.txt").write_text("Dear $nobody", encoding="utf-8")
    told = shell("say", code, "reassure", code=2).err
    assert "texts/reassure.txt holds $nobody, which is not known" in told
    assert "$customer, $what" in told
    (own / "reassure.txt").write_bytes(b"\xff\xfe\xff")
    assert "is not UTF-8" in shell("say", code, "reassure", code=2).err
    assert "There is no text “song”" in shell("texts", "song", code=2).err
    promise = shell.add("promise @acme spec sheet by 4pm")
    assert "no later than four today" in shell("say", promise).out
    assert "There is one text for a promise" in shell("say", promise, "process", code=2).err
