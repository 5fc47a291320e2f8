"""The verbs of a person or firm: what each takes, and what it makes of them."""

from __future__ import annotations

from cockpit.desk.lookup import customer_of_id, find_customer
from cockpit.desk.yes_or_no import yes_or_no
from cockpit.domain.people import BOTH, Customer, fold
from cockpit.domain.record import Record
from cockpit.domain.text import clean, parted
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.desk.desk import Desk

    Change = Callable[[Desk, Customer, str], tuple[Customer, ...]]

_OF_TAGS = ";,"  # a tag is a word: it holds no comma


class PersonVerb(Record):
    """One verb of a person: what it takes, what it does given that, and the past tense that undo names it by.

    `marks` part several things on one line, where it takes several.
    """

    takes: str
    change: Change
    said: str
    marks: str = ""

    def values(self, line: str) -> list[str]:
        """Return each value that a line names; one that names nothing is for the verb to refuse."""
        return parted(line, self.marks) or [line] if self.marks else [line]


def person(desk: Desk, name: str) -> Customer:
    """Return somebody by their name, an alias, or the beginning of one. Raises NothingFound, NotUnderstood."""
    found = find_customer(desk, name)
    if found is None:
        raise NothingFound(f"Nobody is called “{name}”.", "See `cockpit people`, or add them.", "")
    return found


def edited(desk: Desk, who: Customer, given: Mapping[str, list[str]]) -> Customer:
    """Return somebody with what is given of them, by verb. Raises NotUnderstood where a value does not read.

    What is to be dropped and is there no more is dropped: another program may have done that.
    """
    for verb, lines in given.items():
        for value in (value for line in lines for value in VERBS[verb].values(line)):
            try:
                (who,) = VERBS[verb].change(desk, who, clean(value).strip())
            except IllegalMove:
                if not verb.startswith("drop-"):
                    raise
    return who


def must_be_free(desk: Desk, name: str, but: Customer | None = None) -> None:
    """Raise NotUnderstood where a name leads to somebody already, other than the one it is for."""
    had = find_customer(desk, name, exactly=True)
    if had is not None and (but is None or had.id != but.id):
        raise NotUnderstood(f"“{name}” is {had.display} already.", "Edit them, or merge the two.")


def _rename(desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    must_be_free(desk, value, who)
    return (who.rename(value),)


def _alias(desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    must_be_free(desk, value, who)
    return (who.add_alias(value),)


def _drop_alias(desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    if fold(value) in (fold(who.display), fold(who.said)):
        why = f"“{value}” is their name, or was at first: it always leads to {who.display}."
        raise NotUnderstood(why, "Rename them, where they are called otherwise.")
    for one in desk.book.customers.values():
        if one.id != who.id and fold(value) in map(fold, one.names()) and customer_of_id(desk, one.id) == who:
            why = f"“{value}” is one who became {who.display} by a merge."
            raise NotUnderstood(why, "Take the merge back in `cockpit log`, or leave it.")
    return (who.drop_alias(value),)


def _phone(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    if value and not any(char.isdigit() for char in value):
        raise NotUnderstood(f"“{value}” is no phone number.", "Type it such as +49 30 1234567.")
    return (who.replace(phone=value or None),)


def _mail(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    for one in value.split(BOTH) if value else ():  # a merge keeps those of both
        before, at, after = one.partition("@")
        if not before or not at or "." not in after or " " in one:
            raise NotUnderstood(f"“{one}” is no mail address.", "Type it such as bo@example.com.")
    return (who.replace(email=value or None),)


def _supplier(_desk: Desk, who: Customer, value: str) -> tuple[Customer, ...]:
    said = bool(value) and yes_or_no(value)
    if not said and who.needs:
        raise IllegalMove(f"{who.display} serves {', '.join(who.needs.values())}.", "Drop it first.")
    return (who.replace(is_supplier=said),)


VERBS: Mapping[str, PersonVerb] = {
    "rename": PersonVerb(takes="name", change=_rename, said="renamed {name} to {value}"),
    "alias": PersonVerb(takes="name", change=_alias, said="{value} leads to {name} now", marks=";"),
    "drop-alias": PersonVerb(
        takes="name", change=_drop_alias, said="{value} no longer leads to {name}", marks=";"
    ),
    "merge": PersonVerb(
        takes="into",
        change=lambda desk, who, value: who.merge_into(person(desk, value)),
        said="merged {name} into {value}",
    ),
    "phone": PersonVerb(takes="number", change=_phone, said="noted the number of {name}"),
    "mail": PersonVerb(takes="address", change=_mail, said="noted the mail address of {name}"),
    "add-topic": PersonVerb(
        takes="topic",
        change=lambda _, who, value: (who.add_topic(value),),
        said="{name} knows about {value}",
        marks=";",
    ),
    "drop-topic": PersonVerb(
        takes="topic",
        change=lambda _, who, value: (who.drop_topic(value),),
        said="{name} is no longer asked about {value}",
        marks=";",
    ),
    "add-need": PersonVerb(
        takes="need",
        change=lambda _, who, value: (who.add_need(value),),
        said="{name} serves {value}",
        marks=";",
    ),
    "drop-need": PersonVerb(
        takes="need",
        change=lambda _, who, value: (who.drop_need(value),),
        said="{name} no longer serves {value}",
        marks=";",
    ),
    "add-tag": PersonVerb(
        takes="tag",
        change=lambda _, who, value: (who.add_tag(value),),
        said="{name} carries #{value}",
        marks=_OF_TAGS,
    ),
    "drop-tag": PersonVerb(
        takes="tag",
        change=lambda _, who, value: (who.drop_tag(value),),
        said="{name} no longer carries #{value}",
        marks=_OF_TAGS,
    ),
    "supplier": PersonVerb(takes="yes", change=_supplier, said="noted whether {name} is a supplier"),
}
