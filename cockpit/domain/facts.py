"""All that is known about a record: what its practice knows of it, and what any record may have."""

from __future__ import annotations

from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


def facts_of(record: Entry, now: datetime, rules: Rules) -> Iterator[Fact]:
    """Yield what is known about a record at `now`, the most pressing first. The private note is not among it."""
    yield from KINDS[record.KIND].facts()(record, now, rules)
    if record.snoozed_until is not None and is_before(now, record.snoozed_until):
        yield from moment_fact("snoozed_until", "Snoozed until", record.snoozed_until)
    last = record.last_contact()
    if last is not None:
        yield Fact(key="last_contact", label="Contact", value=last, words=(When(moment=last),), counts=True)
    for remark in record.remarks.values():
        yield Fact(key="remark", label="Remark", words=(remark.text, " (", When(moment=remark.at), ")"))
