"""A search: by words, by what records are, by a saved view; what is open at once, history after it."""

from __future__ import annotations

from cockpit.desk import where
from cockpit.desk.lookup import code_of, open_codes
from cockpit.domain.people import followed
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood
from cockpit.store import codec, search
from cockpit.store.condition import All, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.people import Customer
    from cockpit.store.condition import Condition

_SHORTEST_QUESTION = 2  # words


class FoundRecord(Record):
    """One record that was found, with its code, its customer's name as it is now, and where it stands."""

    record: Entry
    code: str
    name: str
    state: str


class Search:
    """A search that is understood: `told` says how. `found` carries it out.

    `words` are to be found in any text of a record or in its customer's names, `asked` is a condition
    (see `where`), of which both hold where both are given; a word that is the name of a view stands for its condition.
    Raises NotUnderstood for a condition that does not read.
    """

    def __init__(
        self, desk: Desk, words: str = "", asked: str = "", views: Mapping[str, str] | None = None
    ) -> None:
        self.desk, self._words = desk, ""
        self.reading = Reading(now=desk.now(), rules=desk.rules, customers=search.customers(desk.book))
        parts = self._parts(words.strip(), asked.strip(), views or {})
        self.condition: Condition = parts[0] if len(parts) == 1 else All(parts=parts)
        self.told = where.told(self.condition) or "everything"
        self.unreadable: dict[int, str] = {}

    @property
    def customers(self) -> Mapping[int, Customer]:
        """Every customer of the book by id, merged ones included."""
        return self.reading.customers

    def unread_of_the_past(self) -> int:
        """Return how many records that were met do not read, beside those that the book itself has met."""
        return len(self.unreadable.keys() - self.desk.book.unreadable.keys())

    def stages(self) -> Iterator[list[FoundRecord]]:
        """Yield what is found: what is open by its next deadline, then the rest, the latest first, as it is read.

        A record that does not read is noted in `unreadable` instead. Raises BookError.
        """
        codes = open_codes(self.desk)
        for hits in search.search(self.desk.book, self.condition, self.reading):
            records = [found for hit in hits if (found := self._read(*hit)) is not None]
            is_open = sorted((record for record in records if record.is_open()), key=self._next)
            ended = [record for record in records if not record.is_open()]
            yield [self._row(record, codes) for record in (*is_open, *ended)]

    def found(self) -> Iterator[FoundRecord]:
        """Yield each record that is found, as `stages` does."""
        for stage in self.stages():
            yield from stage

    def said_otherwise(self, found: Iterable[Entry]) -> list[FoundRecord]:
        """Return the card that answers the words best, though they do not stand on it; none where that is in doubt.

        `found` is what was found by the words: where a card is among it, or one word alone was typed, there are none.
        """
        if len(self._words.split()) < _SHORTEST_QUESTION or any(one.KIND == "card" for one in found):
            return []
        from cockpit.desk.answers import find_answers  # the engine is loaded where it is asked

        near = find_answers(self.desk, self._words, most=1)
        return [] if near.weak else [self._row(one.card, {}) for one in near.answers]

    def _parts(self, words: str, asked: str, views: Mapping[str, str]) -> tuple[Condition, ...]:
        parts: list[Condition] = []
        if words:
            view = next((name for name in views if name.casefold() == words.casefold()), None)
            self._words = "" if asked or view else words
            parts.append(
                self._view(view, views[view]) if view is not None else where.words(words, self.reading)
            )
        if asked:
            parts.append(where.condition(asked, self.reading))
        return tuple(parts)

    def _view(self, name: str, asked: str) -> Condition:
        try:
            return where.condition(asked, self.reading)
        except NotUnderstood as error:
            raise NotUnderstood(
                f"The view “{name}” of the settings: {error.what}", f"{error.remedy} It is: {asked}", ""
            ) from None

    def _read(self, table: str, record_id: int, values: Mapping[str, object]) -> Entry | None:
        try:
            found = codec.decode(table, record_id, values)
        except codec.Unreadable as error:
            self.unreadable[record_id] = f"{table} {record_id}: {error}"
            return None
        return found if table == found.KIND else None  # type: ignore[return-value]

    def _next(self, record: Entry) -> float:
        found = record.deadlines(self.reading.now, self.reading.rules)
        return found[0].when.timestamp() if found else float("inf")

    def _row(self, record: Entry, codes: Mapping[int, str]) -> FoundRecord:
        customer = followed(record.customer, self.customers)
        return FoundRecord(
            record=record,
            code=code_of(self.desk, record, codes),
            name=customer.display if customer else "",
            state=record.state(self.reading.now),
        )
