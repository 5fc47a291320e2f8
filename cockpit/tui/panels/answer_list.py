"""The list of what was found for a question: cards, and whom to bring on the line where none fits well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.tui.panels import answer_lines
from widgets.unmarked_rows import UnmarkedRows

if TYPE_CHECKING:
    from cockpit.desk.answers import Answers


class FoundList(UnmarkedRows):
    """Rows of cards and of people, numbered together."""

    _first_person = ""

    def show(self, found: Answers) -> None:
        """Show what was found; the best is selected, unless one is choosing already."""
        self._first_person = found.experts[0].display if found.experts else ""
        self.set_rows(answer_lines.rows_of(found))
        if not self.has_focus:
            self.action_first()

    @property
    def card_id(self) -> int:
        """The id of the card that is selected; 0 where none is."""
        return self._id_behind("card:")

    @property
    def person_id(self) -> int:
        """The id of the person who is selected; 0 where nobody is."""
        return self._id_behind("person:")

    @property
    def who_to_bring(self) -> str:
        """The number of the first who may know, and what it does; nothing where nobody does."""
        found = (place for place, key in enumerate(self._keys(), 1) if key.startswith("person:"))
        number = next(found, 0)
        return f"{number} brings {self._first_person} on the line, " if number else ""

    @property
    def numbered(self) -> int:
        """How many rows there are, each with a number."""
        return len(self._keys())

    @property
    def is_of_people(self) -> bool:
        """Whether no card is among them."""
        return bool(self.rows) and not any(key.startswith("card:") for key in self._keys())

    def _keys(self) -> list[str]:
        return [row.key for row in self.rows if not row.heading]

    def _id_behind(self, kind: str) -> int:
        key = self.highlighted_key or ""
        return int(key.removeprefix(kind)) if key.startswith(kind) else 0

    def go_to(self, number: int) -> bool:
        """Select the row of a number; tell whether there is one."""
        if number > self.numbered:
            return False
        self.highlighted_key = self._keys()[number - 1]
        return True
