"""The line in which one types what they ask, and how it is read: as capturing a question would read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message

from cockpit.desk import capture
from widgets.rows import RowList
from widgets.safe_input import SafeInput
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk

_NOBODY = re.compile(r"(?:^|\s)@(?=\s|$)")
_NUMBERS = tuple("12345")
_KEYS = "⏎{}: {}   tab list"
_TOLD, _ASKED = "note that you gave this answer", "note that you ask them"
_ENDS_OF_WORDS = ("?", ")")


class TypedQuestion(NamedTuple):
    """What was typed: the question, who asks it and whether they are new, and the answer that was given to it."""

    words: str
    customer: str
    is_new: bool
    answer: str


class QuestionInput(SafeInput):
    """What they ask. A number right behind a word picks the row of that number; after a space it is typed.

    A sign or a space right behind such a number tells that it was part of a word ("mp3 player"), and so does a letter
    where it has picked nothing: then it is typed after all.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "to_list", "The list", show=False)]

    class Numbered(Message):
        """The row of a number is meant."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class TypedOn(Message):
        """The number was part of a word: no row was meant."""

    def __init__(self, typed: str, *, id: str) -> None:
        super().__init__(
            clean(typed, one_line=True),
            placeholder="how long does delivery take",
            compact=True,
            select_on_focus=False,  # a line that came along is gone on with: a number behind it picks
            id=id,
        )
        self._digits = ""  # typed last, of which the first picked
        self.border_title = Content.assemble(("What do they ask?", "bold"))
        self.say_keys(rows=0, is_person=False)

    def say_keys(self, *, rows: int, is_person: bool) -> None:
        """Say at the edge what the keys do with the rows, of which one is selected: a card, or one who may know."""
        numbers = f" or 1–{rows}" if rows > 1 else " or 1" if rows else ""
        said = _KEYS.format(numbers, _ASKED if is_person else _TOLD) if rows else ""
        self.border_subtitle = Content(said)

    def _picks(self, key: str) -> bool:
        before = self.value[: self.cursor_position]
        is_behind = before[-1:].isalpha() or before.endswith(_ENDS_OF_WORDS)
        is_at_end = self.cursor_at_end and self.selection.is_empty
        return key in _NUMBERS and (bool(self._digits) or (is_behind and is_at_end))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key only types: what is typed behind a pick waits until that is over."""
        return not self._picks(key) and super().check_consume_key(key, character)

    def on_key(self, event: Key) -> None:
        """Pick by a number; go on with the word that it was part of."""
        typed = event.character or ""
        if self._picks(event.key) or (self._digits and typed.isdecimal()):
            self._digits += typed
            if event.key in _NUMBERS:
                self.post_message(self.Numbered(int(event.key)))
        elif self._digits and event.is_printable and (self.selection.is_empty or not typed.isalpha()):
            self.value += f"{self._digits}{typed}"
            self.action_end()
            self._digits = ""
            self.post_message(self.TypedOn())
        else:
            self._digits = ""
            return
        event.stop()
        event.prevent_default()

    def action_to_list(self) -> None:
        """Go on in the list, where letters are keys."""
        self.screen.query_one(RowList).focus()


def question_in(desk: Desk, line: str, known: capture.Known, customer: str) -> TypedQuestion:
    """Return what a line asks, and who does: `customer` where nobody is named, and nobody for an @ alone."""
    bare = _NOBODY.sub(" ", line)
    draft = capture.understand(desk, f"q {bare}", known).draft
    words = draft.text or ("" if draft.customer or draft.answer else bare.strip())
    if draft.customer:
        return TypedQuestion(words, draft.customer, not draft.known, draft.answer or "")
    return TypedQuestion(words, customer if bare == line else "", False, draft.answer or "")
