"""The people and firms one has dealings with: listing them, keeping them, and learning whom one called for what."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of_id, find_customer
from cockpit.domain.people import Customer, fold, fold_tag, followed, id_of
from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import sentence
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.touch import Touch

    Change = Callable[[Desk, Customer, str], tuple[Customer, ...]]


# Whom these are about is a customer; a supplier or an expert to whom one talks is none by that alone.
_PRACTICES = frozenset(("promise", "question", "order", "call", "loss"))


class Person(Record):
    """One of the people and firms, what they are, how many open records they have, and when they were last reached."""

    who: Customer
    roles: tuple[str, ...]
    open: int = 0
    last_contact: datetime | None = None


class PersonVerb(Record):
    """One verb of a person: what it takes, what it does given that, and the past tense that undo names it by."""

    takes: str
    change: Change
    said: str


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


def person(desk: Desk, name: str) -> Customer:
    """Return somebody by their name, an alias, or the beginning of one. Raises NothingFound, NotUnderstood."""
    found = find_customer(desk, name)
    if found is None:
        raise NothingFound(f"Nobody is called “{name}”.", "See `cockpit people`, or add them.", "")
    return found


def add(desk: Desk, name: str, given: Mapping[str, list[str]]) -> Changed:
    """Keep somebody new. Raises NotUnderstood where the name is had by somebody already, or a value does not read."""
    name = " ".join(clean(name).split()).removeprefix("@").strip()
    if not fold(name):
        raise NotUnderstood("A person or firm needs a name.", "Type it.")
    _must_be_free(desk, name)
    after = edited(desk, Customer(id=id_of(name), said=name), given)
    return _keep(desk, (after,), f"added {after.display}")


def edit(desk: Desk, name: str, given: Mapping[str, list[str]]) -> Changed:
    """Change what is known of somebody, as one action. Raises NotUnderstood where a value does not read."""
    before = person(desk, name)
    after = edited(desk, before, given)
    if after == before:
        raise NothingFound(
            "That is what is known of them already.", "Say what is new: --phone, --mail, --topic."
        )
    did = f"edited {after.display}"
    if after.display != before.display:
        did = VERBS["rename"].said.format(name=before.display, value=after.display)
    return _keep(desk, (after,), did)


def change(desk: Desk, name: str, verb: str, value: str) -> Changed:
    """Carry out a verb of `VERBS` on somebody. Raises NotUnderstood, IllegalMove, NothingFound."""
    if verb not in VERBS:
        raise NotUnderstood(f"A person has no verb “{verb}”.", f"They have: edit, {', '.join(VERBS)}.")
    before, value = person(desk, name), " ".join(clean(value).split())
    if verb == "merge":
        return merge(desk, [before.id], person(desk, value).id)
    value = value.removeprefix("#") if verb.endswith("-tag") else value
    after = VERBS[verb].change(desk, before, value)
    if after == (before,) or (verb == "rename" and value == before.display):
        raise NothingFound("That is what is known of them already.", "Say what is to be different.")
    return _keep(desk, after, f"{VERBS[verb].said.format(name=before.display, value=value)}")


def merge(desk: Desk, others: Iterable[int], into: int) -> Changed:
    """Merge everyone of others into one, by their ids, as one action. Raises IllegalMove, NothingFound."""
    stands, merged, names = _by_id(desk, into), [], []
    for one in others:
        gone = _by_id(desk, one)
        names.append(gone.display)
        gone, stands = gone.merge_into(stands)
        merged.append(gone)
    did = VERBS["merge"].said.format(name=" and ".join(names), value=stands.display)
    return _keep(desk, (*merged, stands), did)


def _by_id(desk: Desk, customer_id: int) -> Customer:
    found = customer_of_id(desk, customer_id)
    if found is None:
        raise NothingFound("They are gone from the book: another program took them out.", "Look again.", "")
    return found


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


def edited(desk: Desk, who: Customer, given: Mapping[str, list[str]]) -> Customer:
    """Return somebody with what is given of them, by verb. Raises NotUnderstood where a value does not read."""
    for verb, values in given.items():
        for value in values:
            (who,) = VERBS[verb].change(desk, who, clean(value).strip())
    return who


def _keep(desk: Desk, after: tuple[Customer, ...], did: str) -> Changed:
    from cockpit.desk.tag_rhythms import carried, told_of_carried

    rhythms: list[Touch] = []
    with desk.book.transaction() as transaction:
        for rhythm in carried(desk, after):
            transaction.put(rhythm)
            rhythms.append(rhythm)
        for one in after:
            transaction.put(one)
        transaction.did = did
    hinting.keep_up(desk.folder, customers=after)
    stands = followed(after[0].id, desk.book.customers) or after[0]
    found = next(
        (one for one in people(desk) if one.who.id == stands.id), Person(who=stands, roles=stands.roles)
    )
    told = (sentence(f"{did[0].upper()}{did[1:]}"), told_of_carried(desk, after, rhythms))
    return Changed(person=found, told=" ".join(filter(None, told)))


def _must_be_free(desk: Desk, name: str, but: Customer | None = None) -> None:
    had = find_customer(desk, name, exactly=True)
    if had is not None and (but is None or had.id != but.id):
        raise NotUnderstood(f"“{name}” is {had.display} already.", "Edit them, or merge the two.")


def _rename(desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    _must_be_free(desk, value, who)
    return (who.rename(value),)


def _alias(desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    _must_be_free(desk, value, who)
    return (who.add_alias(value),)


def _phone(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    if value and not any(char.isdigit() for char in value):
        raise NotUnderstood(f"“{value}” is no phone number.", "Type it such as +49 30 1234567.")
    return (who.replace(phone=value or None),)


def _mail(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    before, at, after = value.partition("@")
    if value and (not before or not at or "." not in after or " " in value):
        raise NotUnderstood(f"“{value}” is no mail address.", "Type it such as bo@example.com.")
    return (who.replace(email=value or None),)


def _supplier(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    said = {"yes": True, "y": True, "no": False, "n": False}.get(value.casefold())
    if said is None:
        raise NotUnderstood(f"“{value}” is neither yes nor no.", "Type yes or no.")
    if not said and who.needs:
        raise IllegalMove(f"{who.display} serves {', '.join(who.needs.values())}.", "Drop it first.")
    return (who.replace(is_supplier=said),)


VERBS: Mapping[str, PersonVerb] = {
    "rename": PersonVerb(takes="name", change=_rename, said="renamed {name} to {value}"),
    "alias": PersonVerb(takes="name", change=_alias, said="{value} leads to {name} now"),
    "merge": PersonVerb(
        takes="into",
        change=lambda desk, who, value: who.merge_into(person(desk, value)),
        said="merged {name} into {value}",
    ),
    "phone": PersonVerb(takes="number", change=_phone, said="noted the number of {name}"),
    "mail": PersonVerb(takes="address", change=_mail, said="noted the mail address of {name}"),
    "add-topic": PersonVerb(
        takes="topic", change=lambda _, who, value: (who.add_topic(value),), said="{name} knows about {value}"
    ),
    "drop-topic": PersonVerb(
        takes="topic",
        change=lambda _, who, value: (who.drop_topic(value),),
        said="{name} is no longer asked about {value}",
    ),
    "add-need": PersonVerb(
        takes="need", change=lambda _, who, value: (who.add_need(value),), said="{name} serves {value}"
    ),
    "drop-need": PersonVerb(
        takes="need",
        change=lambda _, who, value: (who.drop_need(value),),
        said="{name} no longer serves {value}",
    ),
    "add-tag": PersonVerb(
        takes="tag", change=lambda _, who, value: (who.add_tag(value),), said="{name} carries #{value}"
    ),
    "drop-tag": PersonVerb(
        takes="tag",
        change=lambda _, who, value: (who.drop_tag(value),),
        said="{name} no longer carries #{value}",
    ),
    "supplier": PersonVerb(takes="yes", change=_supplier, said="noted whether {name} is a supplier"),
}
