"""All that is known about a record: what its practice knows of it, and what any record may have."""

from __future__ import annotations

from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.kinds import KINDS
from cockpit.domain.moment import is_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.domain.contacts import InTouch
    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


def facts_of(record: Entry, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield what is known about a record at `now`, the most pressing first. The private note is not among it.

    `in_touch` is how it stands with its customer on all of their records; without it this one alone is asked.
    """
    yield from KINDS[record.KIND].facts()(record, now, rules, in_touch)
    if record.snoozed_until is not None and is_before(now, record.snoozed_until):
        yield from moment_fact("snoozed_until", "Snoozed until", record.snoozed_until)
    last = in_touch.last if in_touch else record.last_contact()
    if last is not None:
        yield Fact(key="last_contact", label="Contact", value=last, words=(When(moment=last),), counts=True)
    for contact in record.contacts.values():
        if not contact.reached:
            how = f" {contact.means}" if contact.means else ""
            said = f": {contact.text}" if contact.text else ""
            words = (When(moment=contact.at), f"{how}: nobody reached" if not said else f"{how}{said}")
            yield Fact(key="attempt", label="Attempt", value=contact.at, words=words)
    for remark in record.remarks.values():
        yield Fact(key="remark", label="Remark", words=(remark.text, " (", When(moment=remark.at), ")"))
