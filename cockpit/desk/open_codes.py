"""The codes of open records, kept up to date one by one: those of ten thousand are not worked out anew for one more."""

from __future__ import annotations

from cockpit.domain.record import SHORTEST_TAIL, code_among, tail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.domain.entry import Entry

_SHORTEST = (1 << 5 * SHORTEST_TAIL) - 1


class OpenCodes:
    """The codes of the open records among those that were put here: the same as `domain.record.codes` gives."""

    def __init__(self, records: Iterable[Entry] = ()) -> None:
        self._alike: dict[tuple[str, int], set[int]] = {}
        for record in records:
            self.put(record.id, record)

    def put(self, record_id: int, record: Entry | None) -> set[int]:
        """Take in a record as it is now, None where it is gone; return the others whose codes may have changed."""
        letter = record.LETTER if record is not None else ""
        is_open = record is not None and _is_open(record)
        changed: set[int] = set()
        for place in [(letter, record_id & _SHORTEST)] if letter else self._places(record_id):
            alike = self._alike.setdefault(place, set())
            if (record_id in alike) is not is_open:
                changed |= alike - {record_id}
                (alike.add if is_open else alike.discard)(record_id)
        return changed

    def code_of(self, record: Entry) -> str:
        """Return the code of a record; of one that has ended the one by which it is still found."""
        alike = self._alike.get((record.LETTER, record.id & _SHORTEST), ())
        if record.id in alike:
            return code_among(record.id, record.LETTER, alike)
        return record.LETTER + tail(record.id, SHORTEST_TAIL + 1)

    def _places(self, record_id: int) -> list[tuple[str, int]]:
        ending = record_id & _SHORTEST
        return [place for place, ids in self._alike.items() if place[1] == ending and record_id in ids]


def _is_open(record: Entry) -> bool:
    """Tell whether a record is open; one that cannot say so has no code, and costs the others nothing."""
    try:
        return record.is_open()
    except Exception:  # noqa: BLE001 - a calendar leaves it out, and names it, when its turn comes
        return False
