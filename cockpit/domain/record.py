"""What every record has: a frozen, slotted class, an id that sorts by time, and deadlines.

A record is declared like a dataclass and behaves like a frozen, slotted, keyword-only one. It is not made
by `dataclasses` because importing that (it pulls in `inspect`) and generating each class costs a third of
the whole time that `cockpit add` and `cockpit today --plain` may take; see `benchmarks/`.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_):  # noqa: D103 - stands in for typing's, which only type checkers need
        return lambda cls: cls


if TYPE_CHECKING:
    Flat = tuple[str, str, str, object]  # the part a value stands in, its field, its annotation, its default

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISSING = object()
SHORTEST_TAIL = 3
MANY = 500
"""From so many on it pays to `quicken` a kind before its records are made."""


class _RecordType(type):
    """Turns the annotated names of a class body into slots, in order, and remembers the defaults.

    `PLACES` holds what making a record needs of each field: its name, what fills its slot, its default. `PARTS` are
    the fields that hold a `Part`, `FLAT` is where each value stands that is written to disk, by its name there, and
    `WITHIN` those of them that stand in a part.
    """

    if TYPE_CHECKING:
        PLACES: tuple[tuple[str, Callable[[object, object], None], object], ...]
        PARTS: Mapping[str, type[Part]]
        FLAT: Mapping[str, Flat]
        WITHIN: Mapping[str, tuple[str, str]]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _RecordType:
        fields: dict[str, str] = {}
        defaults: dict[str, object] = {}
        for base in bases:
            fields |= getattr(base, "FIELDS", {})
            defaults |= getattr(base, "DEFAULTS", {})
        own = {
            field: kind
            for field, kind in body.get("__annotations__", {}).items()
            if not str(kind).startswith("ClassVar")
        }
        fields |= own
        defaults |= {field: body.pop(field) for field in own if field in body}
        body["__slots__"] = tuple(own)
        body["FIELDS"] = fields
        body["DEFAULTS"] = defaults
        made = super().__new__(mcs, name, bases, body)
        made.PLACES = tuple(
            (field, getattr(made, field).__set__, defaults.get(field, MISSING)) for field in fields
        )
        parts: dict[str, type[Part]] = {}
        for base in bases:
            parts |= getattr(base, "PARTS", {})
        room = vars(sys.modules[str(body["__module__"])])
        parts |= {
            field: room[kind] for field, kind in own.items() if hasattr(room.get(kind), "NAMES_ON_DISK")
        }
        made.PARTS = parts
        made.FLAT = _flat(fields, defaults, parts)
        made.WITHIN = {name: (part, field) for name, (part, field, _, _) in made.FLAT.items() if part}
        return made


def _flat(
    fields: Mapping[str, str], defaults: Mapping[str, object], parts: Mapping[str, type[Part]]
) -> dict[str, Flat]:
    found: dict[str, Flat] = {}
    for field, kind in fields.items():
        if field not in parts:
            found[field] = ("", field, kind, defaults.get(field, MISSING))
            continue
        part = parts[field]
        for inner, its_kind in part.FIELDS.items():
            on_disk = part.NAMES_ON_DISK.get(inner, inner)
            found[on_disk] = (field, inner, its_kind, part.DEFAULTS.get(inner, MISSING))
    return found


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Record(metaclass=_RecordType):
    """A frozen set of named values; a verb returns a new one, made with `replace`.

    Raises TypeError for a value that is missing or unknown, AttributeError on an attempt to change one.
    """

    if TYPE_CHECKING:
        FIELDS: ClassVar[dict[str, str]]
        DEFAULTS: ClassVar[dict[str, Any]]
        PLACES: ClassVar[tuple[tuple[str, Callable[[object, object], None], object], ...]]
        PARTS: ClassVar[Mapping[str, type[Part]]]
        FLAT: ClassVar[Mapping[str, Flat]]
        WITHIN: ClassVar[Mapping[str, tuple[str, str]]]

    def __init__(self, **values: Any) -> None:
        take = values.pop
        for field, place, default in self.PLACES:
            value = take(field, default)
            if value is MISSING:
                raise TypeError(f"{type(self).__name__} needs {field}")
            place(self, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    @classmethod
    def assemble(cls, values: Mapping[str, Any]) -> Self:
        """Return the record of values as they stand on disk, where those of a part stand among the record's own.

        Raises TypeError for a value that is missing or unknown.
        """
        own: dict[str, Any] = {}
        parts: dict[str, dict[str, Any]] = {}
        within = cls.WITHIN
        for name, value in values.items():
            if name not in within:
                own[name] = value
                continue
            part, field = within[name]
            if part in parts:
                parts[part][field] = value
            else:
                parts[part] = {field: value}
        for part, found in parts.items():
            own[part] = cls.PARTS[part](**found)
        return cls(**own)

    def flat(self) -> Iterator[tuple[str, Any]]:
        """Yield every value with its name on disk: those of a part stand among the record's own."""
        for name, (part, field, _, _) in self.FLAT.items():
            yield name, getattr(getattr(self, part) if part else self, field)

    def with_flat(self, changes: Mapping[str, Any]) -> Self:
        """Return the same record with some values changed, by their names on disk."""
        return self.assemble({**dict(self.flat()), **changes})

    def replace(self, **changes: Any) -> Self:
        """Return the same record with some values changed, those of its parts too."""
        for part, kind in self.PARTS.items():
            if within := {name: changes.pop(name) for name in kind.FIELDS if name in changes}:
                changes[part] = changes.get(part, getattr(self, part)).replace(**within)
        return type(self)(**({field: getattr(self, field) for field in self.FIELDS} | changes))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, field) == getattr(other, field) for field in self.FIELDS)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, field) for field in self.FIELDS if field in ("id", "when"))))

    def __repr__(self) -> str:
        values = ", ".join(
            f"{field}={getattr(self, field)!r}"
            for field in self.FIELDS
            if getattr(self, field) != self.DEFAULTS.get(field, MISSING)
        )
        return f"{type(self).__name__}({values})"

    def __getstate__(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in self.FIELDS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for field, value in state.items():
            object.__setattr__(self, field, value)


class Part(Record):
    """A frozen value within a record, with rules of its own. On disk its values stand flat among the record's.

    `NAMES_ON_DISK` says what a value is called there, where its name here is another.
    """

    NAMES_ON_DISK: ClassVar[Mapping[str, str]] = {}


class Deadline(Record):
    """One moment by which something is due, and the record it comes from.

    `what` is the thing due in the seller's words, `kind` says which clock or step it is (`mine`, `theirs`, `quiet` …),
    `severity` how it stands at the moment asked for (see `wording.urgency`). `reason` is the sentence that tells why it
    is on the list: `said`, or what its record says as of `as_of` when it is asked, as a list of thousands shows few.
    `when` is zone-aware; with `whole_day` it stands for the end of that business day and shows as a date. `verb` is
    what answers it, where that is not the next step of its record. `runs` tells that its time runs now, so that it is
    for today on whichever day it ends.
    """

    what: str
    when: datetime
    kind: str
    severity: str
    record: Any
    said: str = ""
    as_of: datetime | None = None
    whole_day: bool = False
    verb: str = ""
    runs: bool = False

    @property
    def reason(self) -> str:
        """The sentence that tells why it is on the list."""
        return self.said if self.as_of is None else str(self.record.reason(self.as_of))


def new_id(ms: int, entropy: int) -> int:
    """Return a UUIDv7 as an integer: `ms` since 1970 UTC above 74 bits of `entropy`."""
    return (
        (ms & (1 << 48) - 1) << 80
        | 0x7 << 76
        | (entropy >> 62 & 0xFFF) << 64
        | 0b10 << 62
        | entropy & (1 << 62) - 1
    )


def created_ms(record_id: int) -> int:
    """Return the milliseconds since 1970 UTC at which a UUIDv7 was made."""
    return record_id >> 80


def tail(record_id: int, length: int = SHORTEST_TAIL) -> str:
    """Return the last `length` characters of an id in Crockford's base 32 (no I, L, O, U)."""
    said = ""
    for _ in range(length):
        said = _ALPHABET[record_id & 31] + said
        record_id >>= 5
    return said


def is_tail(typed: str) -> bool:
    """Tell whether what was typed may be the end of an id: long enough, and of no other characters."""
    return len(typed) >= SHORTEST_TAIL and not typed.strip(_ALPHABET)


def codes(ids: dict[int, str], shortest: int = SHORTEST_TAIL) -> dict[int, str]:
    """Return the code people see of each record: its kind's letter and the shortest unique tail.

    `ids` maps each open record's id to its letter. A tail has `shortest` characters at least.
    """
    found: dict[int, str] = {}
    pending, length = ids, shortest
    while pending:
        made = {record_id: letter + tail(record_id, length) for record_id, letter in pending.items()}
        last = {code: record_id for record_id, code in made.items()}
        shared = {code for record_id, code in made.items() if last[code] != record_id}
        found |= {record_id: code for record_id, code in made.items() if code not in shared}
        pending = {record_id: ids[record_id] for record_id, code in made.items() if code in shared}
        length += 1
    return found


def code_among(record_id: int, letter: str, others: Iterable[int], shortest: int = SHORTEST_TAIL) -> str:
    """Return the code of one record, as `codes` gives it; `others` are the open ones that have its letter."""
    length = shortest
    alike = [one for one in others if one != record_id]
    while alike := [one for one in alike if not (one ^ record_id) & ((1 << 5 * length) - 1)]:
        length += 1
    return letter + tail(record_id, length)


def normal_code(typed: str) -> str:
    """Return a code as it is shown, from how people type it (lower case, o for 0, i and l for 1)."""
    letter, rest = typed[:1].upper(), typed[1:].upper()
    return letter + rest.replace("O", "0").replace("I", "1").replace("L", "1")
