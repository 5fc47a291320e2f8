"""What a customer will pay is their promise to pay where an order of theirs is not yet paid, else what they owe."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.desk.capture import add, understand
from cockpit.domain.awaited import Awaited
from cockpit.domain.orders.order import Order
from cockpit.errors import NotUnderstood
from tests.desk.office import Office


@pytest.fixture
def office() -> Office:
    office = Office()
    add(office.desk, "order @Acme roof 10k EUR")
    add(office.desk, "todo @Beta x")
    return office


@pytest.mark.parametrize(
    "line",
    [
        "acme pays 2k by fri", "acme zahlt 2k bis fr", "acme will pay 2k friday", "acme überweist 2.000 bis Freitag",
        "acme is paying 2k by fri", "acme muss bis freitag 2k zahlen", "acme transfers 2k by friday",
        "paid @acme 2k by friday", "acme bezahlt 2k bis freitag",
    ],
)  # fmt: skip
def test_a_sum_they_will_pay_is_a_promise_to_pay_on_the_order_and_no_money(office: Office, line: str) -> None:
    saved = add(office.desk, line)
    order = saved.record
    assert isinstance(order, Order)
    assert "promise to pay" in saved.told
    assert not order.payments.received
    promised = order.payments.promises.values()
    assert [(str(one.amount), f"{one.due:%d %H:%M}") for one in promised] == [("EUR 2,000.00", "20 17:00")]


@pytest.mark.parametrize(
    "line",
    ["beta pays 2k by fri", "beta pays half by fri", "acme zahlt am Freitag", "wait @acme pays 2k by fri"],
)
def test_without_an_order_or_a_sum_or_said_as_a_wait_it_is_what_they_owe(office: Office, line: str) -> None:
    assert isinstance(add(office.desk, line).record, Awaited)


def test_an_order_that_is_paid_waits_for_no_money(office: Office) -> None:
    add(office.desk, "paid @acme 10k")
    office.at += timedelta(days=1)
    assert understand(office.desk, "acme pays 2k by fri").draft.kind == "wait"


@pytest.mark.parametrize(
    "line",
    [
        "acme pays the rest by fri", "acme zahlt den Rest bis fr", "acme will pay the outstanding balance friday",
        "acme pays the invoice by friday", "acme überweist alles bis freitag", "acme will settle the bill by fri",
    ],
)  # fmt: skip
def test_all_that_is_to_come_is_promised_without_a_sum(office: Office, line: str) -> None:
    saved = add(office.desk, line)
    order = saved.record
    assert isinstance(order, Order)
    assert "kept as their promise to pay" in saved.understood.draft.assumed[-1]
    assert [(one.amount, f"{one.due:%d %H:%M}") for one in order.payments.promises.values()] == [
        (None, "20 17:00")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "acme pays half by fri",
        "acme zahlt ein Drittel bis fr",
        "acme pays invoice 4711 by fri",
        "acme bezahlt alles bis 24.11.",
    ],
)
def test_a_part_of_it_is_asked(office: Office, line: str) -> None:
    with pytest.raises(NotUnderstood, match="How much is"):
        add(office.desk, line)


def test_a_promise_to_pay_that_is_noted_already_is_one_promise(office: Office) -> None:
    add(office.desk, "acme pays 2k by fri")
    with pytest.raises(NotUnderstood, match=r"promised already.*Not saved yet"):
        add(office.desk, "acme pays 2k by fri")
    order = add(office.desk, "acme pays 3k by fri").record
    assert isinstance(order, Order)
    assert len(order.payments.promises) == 2
