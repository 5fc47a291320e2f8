"""Whatever two machines did to one record, their merge is a legal state, the same on both, and can be gone on with."""

from __future__ import annotations

import pytest

from tests.cli.rules.conftest import Seller

Steps = tuple[tuple[str, dict[str, str]], ...]

# A line, what is done about it on one machine and meanwhile on the other, and the states that its kind has.
APART: dict[str, tuple[str, Steps, Steps, str]] = {
    "promise": (
        "promise @acme spec sheet by 17:00",
        (("agree", {}), ("deliver", {}), ("confirm-received", {})),
        (("renegotiate", {"theirs": "fri 12:00"}), ("break", {"reason": "the supplier is late"})),
        "promised agreed delivered following-through closed broken",
    ),
    "question": (
        "q @acme how long is the warranty",
        (("deliver", {"answer": "two years"}), ("save-card", {})),
        (("ask-expert", {"name": "Bo"}), ("deliver", {"answer": "three years"})),
        "asked asked-expert answered-on-the-spot get-back answered",
    ),
    "order": (
        "order @acme 50 seats 5k",
        (("deliver", {"liked": "yes"}), ("invoice", {}), ("pay", {"amount": "5000", "cleared": "yes"})),
        (("pay", {"amount": "1000"}), ("fall-through", {"cause": "credit"})),
        "promised confirmed-in-writing delivery-date-set delivered invoiced part-paid cleared fell-through",
    ),
    "call": (
        "call @acme fri 10:00 purpose: settle the price",
        (("hold", {}), ("advance", {"theirs": "choose the model", "by": "26 nov"})),
        (("no-further-call", {}),),
        "to-plan planned held cancelled advanced continued order-promised declined no-further-call",
    ),
    "loss": (
        "lost @acme 5k to Foo: delivery in May",
        (("reframe", {"vent": "oh"}), ("check-need", {"met": "no"}), ("reopen", {"value": "2k"})),
        (("check-need", {"met": "yes"}), ("dormant", {"until": "in 90 days"})),
        "lost recovering need-met dormant reopened",
    ),
}


def met(seller: Seller, other: Seller) -> None:
    """Let both machines have what the other did."""
    seller.hand_journals_to(other)
    other.hand_journals_to(seller)


@pytest.mark.parametrize("kind", APART)
def test_what_two_machines_did_to_one_record_merges_into_a_legal_state_on_both(
    seller: Seller, kind: str
) -> None:
    line, here, there, states = APART[kind]
    code = seller.add(line)
    other = seller.on_another_machine()
    seller.hand_journals_to(other)
    for verb, given in there:
        other.do(code, verb, **given)
    seller.sit_down()
    for verb, given in here:
        seller.do(code, verb, **given)
    met(seller, other)
    shown, now = [], seller.now
    for one in (seller, other):
        one.sit_down()
        one.now = now
        shown.append(one.show(code))
        assert one("verify")
    assert shown[0]["state"].replace(" ", "-") in states.split()
    assert shown[0]["next"] is None or shown[0]["next"] in shown[0]["verbs"]
    assert shown[0]["open"] == (shown[0]["next"] is not None) or kind == "question"
    assert shown[0] == shown[1], "both machines have come to the same"
    for verb in shown[0]["verbs"]:
        assert verb in other("show", code), "each verb that applies is offered"


def test_a_card_that_was_mended_on_one_machine_and_retired_on_the_other_is_one_card(seller: Seller) -> None:
    seller("cards", "add", "how long is the warranty", "--answer", "two years")
    (card,) = seller.json("cards")
    other = seller.on_another_machine()
    seller.hand_journals_to(other)
    other.do(card["code"], "retire")
    seller.sit_down()
    seller.do(card["code"], "edit", answer="three years")
    seller.do(card["code"], "add-phrasing", text="how many years do you warrant")
    met(seller, other)
    shown, now = [], seller.now
    for one in (seller, other):
        one.sit_down()
        one.now = now
        shown.append(one.show(card["code"]))
    assert shown[0] == shown[1]
    assert (shown[0]["state"], shown[0]["answer"]) == ("retired", "three years")


def test_no_apology_comes_before_the_news_whatever_two_machines_said_of_it(seller: Seller) -> None:
    code = seller.add("lost @acme 5k to Foo: delivery in May")
    other = seller.on_another_machine()
    seller.hand_journals_to(other)
    other.at("18 15:00")
    other.do(code, "tell", told="14:00")
    seller.sit_down()
    seller.at("18 11:00")
    for verb, given in (
        ("reframe", {}),
        ("apologise", {}),
        ("help-elsewhere", {"supplier": "Foo", "called": "now"}),
    ):
        seller.do(code, verb, **given)
    met(seller, other)
    for one in (seller, other):
        one.sit_down()
        one.at("18 16:00")
        assert one.show(code)["told_at"][:16] == "2026-11-18T11:00", "they had told by then"
        one.at("19 12:00")
        assert one.json("week")["recoveries"]["all_three"] == 1
