"""What goes with a record of the day: the words ready to be said, whom to ring, what else is open with them."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of
from cockpit.desk.views import Row
from cockpit.desk.words_to_say import ready
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk


class Beside(Record):
    """The words ready to be said about a row, the customer's phone, and the rows of what else is open with them.

    `unready` is why there are no words, where a template does not read; `does` is what its next step will do, for
    those that tell it.
    """

    say: str = ""
    unready: str = ""
    does: str = ""
    phone: str = ""
    also: tuple[Row, ...] = ()


def beside(desk: Desk, row: Row, rows: Iterable[Row]) -> Beside:
    """Return what goes with a row; `rows` are those of the day."""
    said, why = ready(desk, row)
    customer, told = customer_of(desk, row.record), {row.record.id, *(one.record.id for one in row.more)}
    others = (one for one in rows if one.name == row.name and one.record.id not in told)
    return Beside(
        say=said,
        unready=why,
        phone=(customer.phone or "") if customer else "",
        also=tuple(others) if customer else (),
    )
