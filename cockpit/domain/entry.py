"""What every kind of record that a seller keeps about a customer shares: contacts, remarks, snooze, verbs."""

from __future__ import annotations

from cockpit.domain.moment import is_before, to_text
from cockpit.domain.record import Record
from cockpit.errors import Asked, IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import Any, ClassVar, Protocol, Self, TypeVar

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.record import Deadline
    from cockpit.domain.rules import Rules

    class HasMoment(Protocol):
        """An entry of a keyed map that was made `at` a moment."""

        @property
        def at(self) -> datetime:
            """When."""

    # As what a verb takes: a moment that has come by now; one from which something is, of a day when its work begins;
    # the id of one of the people, 0 for nobody.
    Past = datetime
    Begin = datetime
    Someone = int
    Dated = TypeVar("Dated")
    Stamped = TypeVar("Stamped", bound=HasMoment)
    Method = TypeVar("Method", bound=Callable[..., Any])

_KINDS = {
    "datetime": "moment",
    "Past": "past",
    "Begin": "begin",
    "bool": "yes",
    "str": "text",
    "int": "number",
    "Someone": "person",
    "Money": "money",
    "Repeat": "every",
}
_ON_REQUEST = ("again", "over", "held")
_NOT_ASKED = ("now", "rules", "make_id", "usual", "whole_day", "customer", "since", "return")


class Argument(Record):
    """One thing a verb takes: `kind` is one of `_KINDS`; `asks` is the question that asks for it.

    What is `on_request` is asked only where the verb asks back (`errors.Asked`), never up front.
    """

    name: str
    kind: str
    asks: str
    required: bool
    on_request: bool = False


class Verb(Record):
    """One verb of the practices: its name in the command line, the keys and the palette, and what it takes.

    `method` carries it out; `label` is its name in palette and help, `said` the past tense for log and undo.
    `accepts` holds every parameter name of the method.
    """

    name: str
    method: Callable[..., Any]
    label: str
    said: str
    takes: tuple[Argument, ...]
    accepts: tuple[str, ...]


def verb(label: str, *, said: str, **asks: str) -> Callable[[Method], Method]:
    """Make a method a verb of its record. What it takes is read off its signature; `asks` words the questions."""

    def mark(method: Method) -> Method:
        its_record = method.__code__.co_varnames[0]
        parameters = {name: kind for name, kind in method.__annotations__.items() if name != its_record}
        defaults = method.__kwdefaults__ or {}
        method.VERB = Verb(  # type: ignore[attr-defined]
            name=method.__name__.rstrip("_").replace("_", "-"),
            method=method,
            label=label,
            said=said,
            takes=tuple(
                Argument(
                    name=name,
                    kind=_KINDS[str(kind).partition(" ")[0]],
                    asks=asks.get(name, f"{name.capitalize()}?"),
                    required=name not in defaults,
                    on_request=name in _ON_REQUEST,
                )
                for name, kind in parameters.items()
                if name not in _NOT_ASKED
            ),
            accepts=tuple(parameters),
        )
        return method

    return mark


class Contact(Record):
    """One contact with the customer: when, by what means, and what was said; not `reached`, it is an attempt."""

    at: datetime
    text: str = ""
    means: str | None = None
    reached: bool = True


class Remark(Record):
    """A dated remark of the seller's own on a record."""

    at: datetime
    text: str


class Entry(Record):
    """One record about a customer. `made_at` is when it was said; all times are zone-aware."""

    LETTER: ClassVar[str]
    KIND: ClassVar[str]
    VERBS: ClassVar[Mapping[str, Verb]] = {}
    # Fields that are never exported, printed or on a calendar.
    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    id: int
    text: str
    made_at: datetime
    customer: int | None = None
    snoozed_until: datetime | None = None
    contacts: Mapping[str, Contact] = {}
    remarks: Mapping[str, Remark] = {}
    deleted: bool = False

    def __init_subclass__(cls) -> None:
        """Collect the verbs of a kind: its own first, in the order they are written, then those of any."""
        found = [
            value.VERB for place in cls.__mro__ for value in vars(place).values() if hasattr(value, "VERB")
        ]
        cls.VERBS = {}
        for one in found:
            cls.VERBS.setdefault(one.name, one)

    @verb("Add a remark", said="noted on", text="What to remember?")
    def note(self, now: datetime, *, text: str) -> Self:
        """Add a dated remark."""
        self.must_be_there("note")
        if not text.strip():
            raise IllegalMove("A remark needs words.", "Say what to remember.")
        return self.replace(remarks=added(self.remarks, now, Remark(at=now, text=text)))

    @verb(
        "Log a contact",
        said="logged a contact on",
        text="What was said?",
        means="By what means?",
        reached="Did you reach them?",
    )
    def touch(
        self, now: datetime, *, text: str = "", means: str | None = None, reached: bool | None = None
    ) -> Self:
        """Log a contact with the customer, in words; one that did not reach them ("no answer") is an attempt."""
        from cockpit.domain.contacts import reached_nobody, says_only_rang

        self.must_be_there("log a contact on")
        if not text.strip() and reached is not False:
            raise IllegalMove(
                "A contact needs words: what was said?",
                "Say it in a word or two. Where you reached nobody, say so (reached: no): it is kept as an attempt.",
            )
        if reached is None and says_only_rang(text):
            raise Asked(
                "Did you reach them?", "Add reached=yes, or reached=no: then it is an attempt.", "reached"
            )
        has_reached = not reached_nobody(text) if reached is None else reached
        contact = Contact(at=now, text=text, means=means, reached=has_reached)
        return self.replace(contacts=added(self.contacts, now, contact))

    @verb("Snooze", said="snoozed", until="Hide it until when?")
    def snooze(self, now: datetime, *, until: Begin) -> Self:
        """Hide it until then, or until it must come back, which may be earlier; the promise itself never moves."""
        self.must_be_there("snooze")
        if not self.is_open():
            raise IllegalMove("Nothing is left to do about it.", "It is on no list, so it needs no hiding.")
        if not is_before(now, until):
            raise IllegalMove("That time has passed.", "Choose a time that is still to come.")
        latest = self.snoozed_at_most(now)
        if latest is not None and not is_before(now, latest):
            raise IllegalMove("It cannot wait: its time has come.", "Do it, or give it a new time.")
        return self.replace(snoozed_until=latest if latest and is_before(latest, until) else until)

    @verb("Edit", said="edited", text="What is it?")
    def edit(self, now: datetime, *, text: str) -> Self:
        """Change its words."""
        self.must_be_there("edit")
        if not text.strip():
            raise IllegalMove("It needs words.", "Say what it is, or delete it.")
        return self.replace(text=text)

    @verb("Delete", said="deleted")
    def delete(self, now: datetime) -> Self:
        """Take it off every list; undo brings it back."""
        self.must_be_there("delete")
        return self.replace(deleted=True)

    def is_snoozed(self, now: datetime) -> bool:
        """Tell whether it is hidden now."""
        if self.snoozed_until is None or not is_before(now, self.snoozed_until):
            return False
        returns = self.returns_at()
        return returns is None or is_before(now, returns)

    def contacts_had(self) -> Iterator[Had]:
        """Yield each contact that reached the customer, as far as this record knows: when, and how."""
        for contact in self.contacts.values():
            if contact.reached:
                yield contact.at, f"{contact.means or 'contact'}: {contact.text}".removesuffix(": ")

    def agreed_until(self) -> datetime | None:
        """Return the moment of the step to come that the customer agreed to, if this record holds one."""
        return None

    def last_contact(self) -> datetime | None:
        """Return when the customer was last reached about this."""
        return max((at for at, _ in self.contacts_had()), key=lambda at: at.timestamp(), default=None)

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return what is due, what puts it on Today first; without `in_touch` as if they had no other record."""
        raise NotImplementedError

    def next_deadline(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Deadline | None:
        """Return the first of `deadlines`; None where nothing is due."""
        return next(iter(self.deadlines(now, rules, in_touch)), None)

    def turns(self, rules: Rules) -> Iterable[datetime] | None:
        """Return when, beside midnight and an hour before, what is due for it may turn; None where any minute may."""
        return None

    def returns_at(self) -> datetime | None:
        """Return when a snooze ends at the latest, if something cannot wait for it."""
        return None

    def snoozed_at_most(self, now: datetime) -> datetime | None:
        """Return when a snooze that begins now ends at the latest."""
        return self.returns_at()

    def may_be_snoozed(self, now: datetime) -> bool:
        """Tell whether it can wait at all."""
        latest = self.snoozed_at_most(now)
        return latest is None or is_before(now, latest)

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands: all, and once it ended what is told of it."""
        if self.deleted:
            return ()
        return tuple(self.VERBS) if self.is_open() else ("edit", "note", "touch", "delete")

    def next_verb(self) -> str | None:
        """Return the verb of the next step, what `d` and `done` do; None where nothing is left to do."""
        raise NotImplementedError

    def is_open(self) -> bool:
        """Tell whether anything is still to be done about it."""
        raise NotImplementedError

    def state(self, now: datetime) -> str:
        """Return where it stands, in the words of the practice."""
        raise NotImplementedError

    def must_be_there(self, to: str) -> None:
        """Raise IllegalMove where it was deleted; `to` names what was to be done."""
        if self.deleted:
            raise IllegalMove(f"You cannot {to} it: it was deleted.", "Undo the deletion first.")


def added(entries: Mapping[str, Dated], at: datetime, entry: Dated) -> dict[str, Dated]:
    """Return the entries of a keyed map with a dated one more."""
    return {**entries, new_key(entries, at): entry}


def latest(entries: Mapping[str, Stamped]) -> Stamped | None:
    """Return the last entry of a keyed map of dated ones; None of an empty one."""
    if not entries:
        return None
    # Keys of one moment end in #2, #3 …: the longer, then the greater key came later.
    return entries[max(entries, key=lambda key: (entries[key].at.timestamp(), len(key), key))]


def new_key(entries: Mapping[str, object], at: datetime) -> str:
    """Return a key for a dated entry of a keyed map: its moment, made unique among `entries`."""
    stem = to_text(at).partition("[")[0]
    keys = (f"{stem} #{count}" if count > 1 else stem for count in range(1, len(entries) + 2))
    return next(key for key in keys if key not in entries)
