"""A payment may name its order by the code that the screen shows, and some codes look like a sum or a day."""

from __future__ import annotations

import pytest

from cockpit.desk.capture import add
from cockpit.desk.desk import Desk
from cockpit.domain.orders.order import Order
from cockpit.domain.record import new_id
from tests.desk.office import Office

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's


def _ending_in(tail: str) -> int:
    end = 0
    for sign in tail:
        end = end << 5 | _ALPHABET.index(sign)
    return new_id(1_763_000_000_000, end)


@pytest.mark.parametrize(
    "line", ["paid @acme 700, {}", "paid @acme 700 {}", "acme paid 700 for {}", "paid @acme 700 #{}."]
)
@pytest.mark.parametrize("code", ["OMR4", "OMR0", "OCT3", "OKT0", "oct9", "O10K", "O5PM", "O0KR", "O2ND"])
def test_the_code_of_an_open_order_is_no_sum_and_no_day(
    monkeypatch: pytest.MonkeyPatch, line: str, code: str
) -> None:
    ids = iter([_ending_in(code[1:].upper()), _ending_in("777")])
    office = Office()
    add(office.desk, "todo @Acme x")  # so that the customer has an id already
    monkeypatch.setattr(Desk, "make_id", lambda _: next(ids))
    wanted = add(office.desk, "order @Acme roof 10k EUR")
    add(office.desk, "order @Acme lamps 5k EUR")
    assert wanted.code == code.upper()
    saved = add(office.desk, line.format(code))
    order = saved.record
    assert isinstance(order, Order)
    assert order.id == wanted.record.id
    assert [str(one.amount) for one in order.payments.received.values()] == ["EUR 700.00"]
    assert not order.payments.promises
