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
_KEYS = "⏎ or 1–5: {}   tab list"
_TOLD, _ASKED = "note that you gave this answer", "note that you ask them"
_ENDS_OF_WORDS = ("?", ")")


class TypedQuestion(NamedTuple):
    """What was typed: the question, who asks it and whether they are new, and the answer that was given to it."""

    words: str
    customer: str
    is_new: bool
    answer: str


class QuestionInput(SafeInput):
    """What they ask. A number right behind a word picks the row of that number; after a space it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "to_list", "The list", show=False)]

    class Numbered(Message):
        """The row of a number is meant."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, typed: str, *, id: str) -> None:
        super().__init__(
            clean(typed, one_line=True),
            placeholder="how long does delivery take",
            compact=True,
            select_on_focus=False,  # a line that came along is gone on with: a number behind it picks
            id=id,
        )
        self.border_title = Content.assemble(("What do they ask?", "bold"))
        self.say_keys(is_person=False)

    def say_keys(self, *, is_person: bool) -> None:
        """Say at the edge what the keys do with the row that is selected: a card, or a person who may know."""
        self.border_subtitle = Content(_KEYS.format(_ASKED if is_person else _TOLD))

    def on_key(self, event: Key) -> None:
        before = self.value[: self.cursor_position]
        is_behind = before[-1:].isalpha() or before.endswith(_ENDS_OF_WORDS)
        if is_behind and self.cursor_at_end and self.selection.is_empty and event.key in _NUMBERS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Numbered(int(event.key)))

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
