"""Staying in touch with all who carry a tag: a rhythm for the tag, and one with each of them, due by itself."""

from __future__ import annotations

from cockpit.desk.contacts import became as merged
from cockpit.desk.contacts import in_touch_with
from cockpit.desk.lookup import code_of, name_of
from cockpit.domain.people import fold_tag
from cockpit.domain.touch import Touch
from cockpit.domain.wording import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer

_MOST_NAMED, _SEVERAL = 5, 2


def begun(desk: Desk, rule: Entry) -> list[Touch]:
    """Return staying in touch with each customer who carries the tag of a new rhythm."""
    if not isinstance(rule, Touch) or not rule.is_of_tag():
        return []
    carry = [one for one in desk.book.customers.values() if one.is_open() and _carries(one, rule)]
    carry.sort(key=lambda one: one.display)
    return [rule.for_customer(one.id, rule.made_at, desk.make_id) for one in carry]


def first_due(desk: Desk, rhythm: Entry) -> datetime | None:
    """Return when a new rhythm with a customer is due first, where a contact they had tells another day."""
    if not isinstance(rhythm, Touch) or rhythm.every is None or rhythm.is_of_tag():
        return None
    due = rhythm.due_at(desk.rules, in_touch_with(desk, rhythm))
    return due if due != rhythm.due else None


def also_kept(desk: Desk, rhythm: Entry) -> str:
    """Say that there is another rhythm with the same customer, or of the same tag, and how to end it."""
    if not isinstance(rhythm, Touch) or rhythm.every is None:
        return ""
    became = merged(desk)

    def whose(one: Touch) -> tuple[int | None, str]:
        customer = one.customer or 0
        return became.get(customer, customer), fold_tag(one.tag or "") if one.is_of_tag() else ""

    others = [one for one in _open(desk) if one.id != rhythm.id and whose(one) == whose(rhythm)]
    return " ".join(
        f"There is another, {one.every}: cockpit do {code_of(desk, one)} end, if this takes its place."
        for one in others
    )


def told_of_carried(desk: Desk, after: tuple[Customer, ...], made: list[Touch]) -> str:
    """Say what staying in touch a change of somebody begins or ends; after a merge all that goes on."""
    if all(one.merged_into is None for one in after):
        return " ".join(
            f"Staying in touch {one.every} (#{one.tag}) {'ends' if one.ended_at else f'begins: {code_of(desk, one)}'}."
            for one in made
        )
    became, into = merged(desk), next(one.merged_into for one in after if one.merged_into is not None)
    theirs = [
        one
        for one in _open(desk)
        if one.customer and became.get(one.customer, one.customer) == became.get(into, into)
    ]
    if len(theirs) < _SEVERAL:
        return ""
    codes = [code_of(desk, one) for one in theirs]
    named = " and ".join(f"{one.every} ({code})" for one, code in zip(theirs, codes, strict=True))
    return f"You stay in touch {named}. Where one is enough: cockpit do {codes[0]} end, or {', or '.join(codes[1:])}."


def told_of(desk: Desk, rule: Entry, made: list[Touch]) -> str:
    """Say with whom a new rhythm of a tag is kept: "With 2 who carry it: Acme, Bolt."."""
    if not isinstance(rule, Touch) or not rule.is_of_tag():
        return ""
    if not made:
        return f"Nobody carries #{rule.tag} yet: cockpit people tag NAME {rule.tag}."
    names = ", ".join(name_of(desk, one) for one in made[:_MOST_NAMED])
    return sentence(f"With {len(made)} who carry it: {names}{', …' if len(made) > _MOST_NAMED else ''}")


def followed(desk: Desk, before: Entry, after: Entry) -> Iterator[Touch]:
    """Yield what a change of a tag's rhythm makes of those with its customers: they end, or change, with it."""
    if not isinstance(before, Touch) or not isinstance(after, Touch) or not before.is_of_tag():
        return
    for one in _open(desk):
        if one.rule != after.id:
            continue
        if not after.is_open():
            yield one.end(desk.now())
        elif (after.text, after.every, after.means) != (before.text, before.every, before.means):
            yield one.edit(desk.now(), text=after.words(), every=after.every, means=after.means)


def carried(desk: Desk, after: tuple[Customer, ...]) -> Iterator[Touch]:
    """Yield what begins with somebody who carries a tag now, and what ends with one who no longer does.

    Of two who are merged, one rhythm of the two goes on.
    """
    for who in after:
        theirs = [one for one in _open(desk) if one.customer == who.id and one.tag is not None]
        if who.merged_into is not None:
            had = _rules_of(desk, {who.merged_into})
            yield from (one.end(desk.now()) for one in theirs if one.rule in had)
            continue
        yield from (one.end(desk.now()) for one in theirs if not _carries(who, one))
        before = desk.book.customers.get(who.id)
        had = _rules_of(desk, {who.id, *(one.id for one in after if one.merged_into == who.id)})
        for rule in _open(desk):
            is_new = before is None or not _carries(before, rule)
            if rule.is_of_tag() and is_new and _carries(who, rule) and rule.id not in had:
                yield rule.for_customer(who.id, desk.now(), desk.make_id)


def _rules_of(desk: Desk, customers: set[int]) -> set[int | None]:
    """Return the rhythms of tags that go on with any of those customers."""
    return {one.rule for one in _open(desk) if one.customer in customers}


def _open(desk: Desk) -> list[Touch]:
    return [one for one in desk.book.lately.values() if isinstance(one, Touch) and one.is_open()]


def _carries(who: Customer, rhythm: Touch) -> bool:
    return fold_tag(rhythm.tag or "") in who.tags
