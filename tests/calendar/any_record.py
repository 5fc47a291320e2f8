"""Records of any kind with any facts beside each other, as merges may leave them: drawn field by field."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from cockpit.domain import kinds
from cockpit.domain.entry import Entry
from cockpit.domain.orders.plan import PLAN
from cockpit.domain.promises.follow_through import STEPS
from tests.domain.builders import an_id
from tests.domain.deals import money
from tests.domain.strategies import near_now

if TYPE_CHECKING:
    from cockpit.domain.record import Record

KINDS = tuple(kinds.KINDS)
WORDS = st.text("abc é…{}\\;,:\n\x1b", max_size=8)
_KEYS = st.sampled_from(["a", "b", "c", *STEPS, *list(PLAN)[:3]])
_PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "str": WORDS,
    "bool": st.sampled_from((False, False, True)),
    "int": st.sampled_from((0, 1, 14, 365, -40, 10**9)),
    "datetime": near_now,
    "Decimal": st.sampled_from((Decimal(2), Decimal("0.5"), Decimal(70), Decimal(-3))),
    "Money": money(least=0),
}


def values(kind: type[Record], field: str) -> st.SearchStrategy[Any]:
    """Draw a value of a field, by its annotation; one that may be missing mostly is, so that records stay open."""
    written = kind.FIELDS[field]
    if written.startswith("Mapping[str, "):
        items = _one(kind, field, written.removeprefix("Mapping[str, ").removesuffix("]"))
        return st.just({}) | st.dictionaries(_KEYS, items, max_size=3)
    one = _one(kind, field, written.removesuffix(" | None"))
    return st.none() | st.none() | one if written.endswith(" | None") else one


def _one(kind: type[Record], field: str, written: str) -> st.SearchStrategy[Any]:
    if written in _PLAIN:
        return _PLAIN[written]
    owner = next(place for place in kind.__mro__ if field in vars(place).get("__annotations__", {}))
    part: type[Record] = getattr(sys.modules[owner.__module__], written)
    return st.builds(part, **{name: values(part, name) for name in part.FIELDS})


def facts(kind: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a value for every field but the id."""
    drawn = {field: values(kind, field) for field in kind.FIELDS if field not in ("id", "deleted")}
    return st.fixed_dictionaries(drawn)


@st.composite
def any_record(draw: st.DrawFn, kind: str | None = None) -> Entry:
    """Draw a record of a kind, or of any."""
    made = kinds.KINDS[kind or draw(st.sampled_from(KINDS))].load()
    return made(id=an_id(), deleted=draw(st.sampled_from((False,) * 9 + (True,))), **draw(facts(made)))
