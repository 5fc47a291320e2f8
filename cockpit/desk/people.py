"""The people and firms one has dealings with: listing them, keeping them, and learning whom one called for what."""

from __future__ import annotations

from cockpit.desk import known_names
from cockpit.desk.lookup import customer_of_id, find_customer
from cockpit.desk.person_verbs import VERBS, edited, must_be_free
from cockpit.desk.person_verbs import person as person  # noqa: PLC0414 - handed on: this is the one door
from cockpit.domain.people import Customer, fold, fold_tag, followed, id_of
from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import counted, sentence
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.touch import Touch

    Made = tuple[tuple[Customer, ...], str]


# Whom these are about is a customer; a supplier or an expert to whom one talks is none by that alone.
_PRACTICES = frozenset(("promise", "question", "order", "call", "loss"))


class Person(Record):
    """One of the people and firms, what they are, how many open records they have, and when they were last reached."""

    who: Customer
    roles: tuple[str, ...]
    open: int = 0
    last_contact: datetime | None = None


class Changed(Record):
    """Somebody as they stand now, and the sentence that tells what was done."""

    person: Person
    told: str


def people(
    desk: Desk, words: str = "", *, role: str = "", topic: str = "", need: str = "", tag: str = ""
) -> list[Person]:
    """Return everyone, by name: those whose names hold the words, of a role, with a topic, a need or a tag."""
    from cockpit.desk.contacts import became
    from cockpit.domain.contacts import in_touch_by_customer

    book, wanted = desk.book, fold(words.removeprefix("@"))
    records = list(book.everything())  # reads history, so all customers are at hand
    merged = became(desk)
    known = in_touch_by_customer(records, merged)
    opened: dict[int, int] = {}
    dealt: set[int] = set()
    for record in records:
        if record.customer is not None and _is_dealt_with(record):
            dealt.add(merged.get(record.customer, record.customer))
        if record.customer is not None and record.is_open():
            whose = merged.get(record.customer, record.customer)
            opened[whose] = opened.get(whose, 0) + 1

    def is_meant(one: Customer) -> bool:
        return (
            any(wanted in fold(name) for name in one.names())
            and (not role or role in _roles(one, is_customer=one.id in dealt))
            and (not topic or any(fold(topic) in known for known in one.knows))
            and (not need or any(fold(need) in known for known in one.needs))
            and (not tag or fold_tag(tag) in one.tags)
        )

    return [
        Person(
            who=one,
            roles=_roles(one, is_customer=one.id in dealt),
            open=opened.get(one.id, 0),
            last_contact=known[one.id].last if one.id in known else None,
        )
        for one in sorted(book.customers.values(), key=lambda one: (fold(one.display), one.id))
        if one.is_open() and is_meant(one)
    ]


def add(desk: Desk, name: str, given: Mapping[str, list[str]]) -> Changed:
    """Keep somebody new. Raises NotUnderstood where the name is had by somebody already, or a value does not read."""
    name = " ".join(clean(name).split()).removeprefix("@").strip()
    if not fold(name):
        raise NotUnderstood("A person or firm needs a name.", "Type it.")

    def added() -> Made:
        must_be_free(desk, name)
        after = edited(desk, Customer(id=id_of(name), said=name), given)
        return (after,), f"added {after.display}"

    return _keep(desk, added)


def edit(desk: Desk, who: str | int, given: Mapping[str, list[str]]) -> Changed:
    """Change what is known of somebody, by name or id, as one action. Raises NotUnderstood, NothingFound."""

    def changed() -> Made:
        before = person(desk, who) if isinstance(who, str) else _by_id(desk, who)
        after = edited(desk, before, given)
        if after == before:
            raise _so_already()
        if after.display != before.display:
            return (after,), VERBS["rename"].said.format(name=before.display, value=after.display)
        return (after,), f"edited {after.display}"

    return _keep(desk, changed)


def change(desk: Desk, name: str, verb: str, value: str) -> Changed:
    """Carry out a verb of `VERBS` on somebody. Raises NotUnderstood, IllegalMove, NothingFound."""
    if verb not in VERBS:
        raise NotUnderstood(f"A person has no verb “{verb}”.", f"They have: edit, {', '.join(VERBS)}.")
    value = " ".join(clean(value).split())
    value = value.removeprefix("#") if verb.endswith("-tag") else value

    def changed() -> Made:
        before = person(desk, name)
        after: tuple[Customer, ...] = (before,)
        for one in VERBS[verb].values(value):
            after = VERBS[verb].change(desk, after[0], one)
        if after == (before,) or (verb == "rename" and value == before.display):
            raise _so_already()
        said = value if len(after) == 1 else after[-1].display  # whom they became part of has a name
        return after, VERBS[verb].said.format(name=before.display, value=said)

    return _keep(desk, changed)


def merge(desk: Desk, others: Iterable[int], into: int) -> Changed:
    """Merge everyone of others into one, by their ids, as one action. Raises IllegalMove, NothingFound."""

    def merged() -> Made:
        stands, gone, names = _by_id(desk, into, is_itself=True), [], []
        for one in others:
            before = _by_id(desk, one, is_itself=True)
            names.append(before.display)
            after, stands = before.merge_into(stands)
            gone.append(after)
        did = VERBS["merge"].said.format(name=" and ".join(names), value=stands.display)
        return (*gone, stands), did

    return _keep(desk, merged)


def delete(desk: Desk, whom: Iterable[int]) -> Changed:
    """Take people off every list, by their ids, as one action. Raises IllegalMove while anything is open with one."""

    def deleted() -> Made:
        gone = [_by_id(desk, one, is_itself=True) for one in whom]
        opened = {one.who.id: one.open for one in people(desk)}
        if busy := next((one for one in gone if opened.get(one.id)), None):
            what = f"{counted(opened[busy.id], 'thing')} {'is' if opened[busy.id] == 1 else 'are'} open"
            raise IllegalMove(
                f"{what} with {busy.display}.", "Do or delete that first, or merge them into another."
            )
        names = " and ".join(one.display for one in gone)
        return tuple(one.replace(deleted=True) for one in gone), f"deleted {names}"

    return _keep(desk, deleted)


def _by_id(desk: Desk, customer_id: int, *, is_itself: bool = False) -> Customer:
    """Return somebody by id, after all merges; where `is_itself`, nobody whom they became stands in for them."""
    found = customer_of_id(desk, customer_id)
    if found is None or found.deleted:
        raise NothingFound("They are gone from the book: another program took them out.", "Look again.", "")
    return desk.book.customers[customer_id] if is_itself else found


def _so_already() -> NothingFound:
    return NothingFound("That is what is known of them already.", "Say what is to be different.")


def learnt(desk: Desk, before: Entry, after: Entry) -> Iterator[Customer]:
    """Yield whom one called on a customer's behalf, with the need that they served: the directory learns it."""
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.losses.recovery_words import served_need

    if not isinstance(before, Loss) or not isinstance(after, Loss):
        return
    called = {key for key, one in before.recovery.help.items() if one.called_at is not None}
    for key, one in after.recovery.help.items():
        if one.called_at is None or key in called:
            continue
        found = find_customer(desk, one.supplier, exactly=True)
        known = found or Customer(id=id_of(one.supplier), said=one.supplier)
        need = served_need(after.need, after.text)
        helped = known.add_need(need) if fold(need) else known.replace(is_supplier=True)
        if one.phone and not known.phone:
            helped = helped.replace(phone=one.phone)
        if helped != found:
            yield helped


def roles_of(who: Customer, records: Iterable[Entry]) -> tuple[str, ...]:
    """Return what somebody is, given all records about them."""
    return _roles(who, is_customer=any(map(_is_dealt_with, records)))


def _is_dealt_with(record: Entry) -> bool:
    return record.KIND in _PRACTICES and not record.deleted


def _roles(one: Customer, *, is_customer: bool) -> tuple[str, ...]:
    others = tuple(role for role in one.roles if role != "customer")
    return (*(("customer",) if is_customer or not others else ()), *others)


def _keep(desk: Desk, make: Callable[[], Made]) -> Changed:
    """Keep what is made of people as they stand once nobody else writes: what was read before may be old by then."""
    from cockpit.desk.tag_rhythms import carried, told_of_carried

    rhythms: list[Touch] = []
    with desk.book.transaction() as transaction:
        after, did = make()
        for rhythm in carried(desk, after):
            transaction.put(rhythm)
            rhythms.append(rhythm)
        for one in after:
            transaction.put(one)
        transaction.did = did
    known_names.keep_up(desk, after)
    stands = followed(after[0].id, desk.book.customers) or after[0]
    found = next(
        (one for one in people(desk) if one.who.id == stands.id), Person(who=stands, roles=stands.roles)
    )
    told = (sentence(f"{did[0].upper()}{did[1:]}"), told_of_carried(desk, after, rhythms))
    return Changed(person=found, told=" ".join(filter(None, told)))
