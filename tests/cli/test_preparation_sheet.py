"""The preparation sheet of a customer, in the shell: what one wants to know before talking to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def at(day: str, hour: str = "09:00") -> str:
    return f"2026-11-{day}T{hour}+01:00"


def a_customer_with_a_past(shell: Shell) -> str:
    """Keep six contacts, an attempt, a question, an order that is late with its money; return the order's code."""
    for day in ("02", "03", "04", "05", "06", "09"):
        shell("add", f"met @acme: round {day}", COCKPIT_NOW=at(day))
    shell("add", "called @acme: no answer", COCKPIT_NOW=at("10"))
    order = str(shell("add", "--json", "order @acme 50 seats 5k net 7", COCKPIT_NOW=at("03")).json["code"])
    shell.do(order, "deliver", COCKPIT_NOW=at("04"))
    shell.do(order, "invoice", COCKPIT_NOW=at("04"))
    shell("add", "q @acme does the gateway stand rain", COCKPIT_NOW=at("09", "08:00"))
    shell("cards", "add", "How long is the warranty?", "--answer", "Five years.")
    shell("people", "edit", "acme", "--phone", "+49 30 111")
    shell("people", "add", "Ann Weber", "--topic", "gateway", "--phone", "+49 30 222")
    return order


def test_show_of_a_customer_tells_what_one_needs_before_talking_to_them(shell: Shell) -> None:
    order = a_customer_with_a_past(shell)
    said = shell("show", "acme").out
    headings = [line for line in said.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in headings] == [
        "acme", "Open", "Last contacts", "Tried since, nobody reached", "On the line", "They may ask", "Money",
        "What happened, all of it",
    ]  # fmt: skip
    assert f"{order}  order, invoiced: 50 seats" in said
    assert "acme · +49 30 111" in said
    assert "Ann Weber · knows about gateway · +49 30 222" in said
    assert "How long is the warranty? Five years." in said
    assert f"{order}  50 seats: to come EUR 5,000.00 · due Wed 11 Nov, 7 d late" in said
    assert len(said.splitlines()) < 24, "it is one screen"


def test_its_json_holds_the_last_five_contacts_and_what_was_tried_since(shell: Shell) -> None:
    order = a_customer_with_a_past(shell)
    sheet = shell.show("acme")
    assert [one["how"] for one in sheet["contacts"]][:1] == ["in person: round 09"]
    assert len(sheet["contacts"]) == 5, "six reached them"
    assert sheet["last_contact"][:10] == "2026-11-09"
    assert [one["at"][:10] for one in sheet["tried"]] == ["2026-11-10"]
    assert sheet["money"] == {
        "to_come": {"EUR": "5000.00"}, "overdue": {"EUR": "5000.00"}, "to_return": {}
    }  # fmt: skip
    assert order in {row["code"] for row in sheet["rows"]}
    assert {one["code"] for one in sheet["open"]} == {row["code"] for row in sheet["rows"]}


def test_everything_that_happened_is_told_when_it_is_asked_for(shell: Shell) -> None:
    a_customer_with_a_past(shell)
    assert "round 02" not in shell("show", "acme").out
    assert "round 02" in shell("show", "acme", "--history").out


def test_nothing_open_nothing_owed_and_never_reached_are_said_and_no_heading_stands_empty(
    shell: Shell,
) -> None:
    shell("people", "add", "Nova GmbH")
    said = shell("show", "nova").out.splitlines()
    assert said == ["Nova GmbH", "Open: nothing.", "Last contacts: never reached.", "Money: nothing to come."]
