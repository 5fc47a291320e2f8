"""What Today asks of a record that ended: it is noted when the book is folded, so that the record need not be read."""

from __future__ import annotations

from datetime import datetime

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from cockpit.domain.contacts import Had


class NotedPromise(Record):
    """What became of a promise: the time that the customer counted on, and whether it was kept."""

    deleted: ClassVar[bool] = False

    theirs: datetime
    is_whole_day: bool = False
    kept: bool = False

    def is_kept(self, _: datetime) -> bool:
        """Tell whether it was delivered in time: it ended, so that stands."""
        return self.kept


class NotedRecord(Record):
    """When a record that ended last reached its customer; of a promise, also what became of it."""

    customer: int
    last: datetime
    promise: NotedPromise | None = None

    def contacts_had(self) -> Iterator[Had]:
        """Yield the last contact that reached the customer; the record tells how."""
        yield self.last, ""

    def agreed_until(self) -> datetime | None:
        """Return None: nothing is to come of what ended."""
        return None
