"""A line whose subject is a customer, and whose verb ends a sale, is an order or a loss and no note without a date."""

from __future__ import annotations

import pytest

from tests.capture.test_slips_of_verbs import read

ORDERS = (
    ("acme has ordered 5k", "EUR 5,000.00"), ("acme ordered 5k", "EUR 5,000.00"),
    ("@acme just ordered for 5k, net 30", "EUR 5,000.00"), ("acme signed for 12k", "EUR 12,000.00"),
    ("acme hat für 12k unterschrieben", "EUR 12,000.00"), ("acme hat 40 x 25 EUR bestellt", "EUR 1,000.00"),
    ("acme went with us, 12k", "EUR 12,000.00"), ("acme: ordered 5k", "EUR 5,000.00"),
    ("acme placed an order for 5k", "EUR 5,000.00"), ("acme bought for 5k", "EUR 5,000.00"),
)  # fmt: skip
LOSSES = (
    "acme bought from Initrode instead", "acme went with Initrode, 12k, price", "acme went with Initrode: price",
    "acme went with initrode, 12k, price", "acme chose Initrode", "acme has chosen Initrode",
    "acme decided to go with Initrode", "acme signed with Initrode", "acme hat sich für Initrode entschieden",
    "acme entschied sich für Initrode", "acme hat bei Initrode gekauft", "acme ist zu Initrode gewechselt",
    "acme bestellt bei Initrode", "verloren an Initrode: acme 12k", "lost to Initrode: @acme 12k, price",
)  # fmt: skip
# They end nothing: no sale is told of, it is denied, asked, or still to come.
NEITHER = (
    "acme has not ordered 5k", "acme ordered 5k?", "acme ordered the wrong part", "acme bought 2 companies",
    "acme went with Option B", "acme went to Berlin", "acme has budget 50k", "acme hat Interesse bestätigt",
    "acme hat sich für Freitag entschieden", "acme bestellt bis freitag 5k", "acme went with us",
)  # fmt: skip


@pytest.mark.parametrize(("line", "amount"), ORDERS)
def test_what_a_customer_ordered_or_signed_for_is_an_order(line: str, amount: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.guessed, draft.customer, str(draft.amount)) == ("order", True, "Acme", amount)


@pytest.mark.parametrize("line", ["acme ordered 40 units at 25 EUR each", "acme bestellt 40 stück zu 25 EUR"])
def test_an_order_at_so_much_each_is_asked_for_its_total(line: str) -> None:
    draft = read(line)
    assert draft.kind == "order"
    assert any("whole amount" in ask for ask in draft.missing)


@pytest.mark.parametrize("line", LOSSES)
def test_whom_a_customer_chose_instead_is_a_loss(line: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.customer, str(draft.chosen).lower()) == ("lost", "Acme", "initrode")
    assert draft.text in ("", "price")
    assert draft.missing == ()
    if "12k" in line:
        assert str(draft.amount) == "EUR 12,000.00"


def test_a_known_customer_may_be_whom_another_chose() -> None:
    draft = read("acme went with Bolt, 12k, price")
    assert (draft.kind, draft.customer, draft.chosen) == ("lost", "Acme", "Bolt")
    assert not any("More than one" in ask for ask in draft.asks)


@pytest.mark.parametrize("line", NEITHER)
def test_what_ends_no_sale_is_neither_an_order_nor_a_loss(line: str) -> None:
    assert read(line).kind not in ("order", "lost")


@pytest.mark.parametrize(
    ("line", "means", "text"),
    [
        ("wrote @acme an email about the rebate", "mail", "about the rebate"),
        ("schrieb @acme eine mail", "mail", ""),
        ("schrieb @acme gestern eine mail wegen Rabatt", "mail", "wegen Rabatt"),
        ("hab @acme eine mail geschrieben", "mail", ""),
        ("sent @acme a text: on my way", "text", "on my way"),
        ("gave @acme a call", "phone", ""),
    ],
)
def test_what_i_wrote_to_a_customer_is_a_contact(line: str, means: str, text: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.held, draft.means, draft.text) == ("touch", True, means, text)


def test_an_offer_that_was_sent_is_no_contact_by_a_means() -> None:
    assert read("sent @acme an offer").kind == "note"


@pytest.mark.parametrize(
    "line",
    [
        "order @acme 5k nt 1 month", "touch @acme ever month", "todo backup ever friday",
        "promise @acme quote friday okk", "promise @acme quote friday tehy said ok", "@acme quote friday, tehy said ok",
        "touch @acme mial: fine", "touch @acme phoen", "lost @acme 8k too Stark", "lost @acme ot Stark",
        "verloren @acme 8k ann Stark",
    ],
)  # fmt: skip
def test_a_slip_in_a_short_word_that_counts_is_told_or_asked_about(line: str) -> None:
    draft = read(line)
    asks = [ask for ask in draft.asks if not ask.startswith("No date")]
    assert draft.missing or draft.assumed or asks


def test_ever_in_its_own_right_and_too_behind_a_colon_are_words() -> None:
    assert read("touch @acme phone: their best ever month").every is None
    assert read("lost @acme 8k: too Slow").missing == ()


def test_when_a_sale_ended_is_not_lost_with_the_words_for_it() -> None:
    assert read("acme hat sich gestern für Initrode entschieden").told is not None
    assert "gestern" in read("acme hat gestern 5k bestellt").text
    assert read("acme hat woanders gekauft").kind == "lost"


def test_an_order_of_somebody_nobody_knows_is_asked_whose() -> None:
    draft = read("initrode ordered 5k")
    assert draft.kind == "order"
    assert any("@initrode" in ask for ask in draft.missing)
