"""The best answer to the question that is being captured: looked up while one types, shown under the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message_pump import MessagePump

from cockpit.tui.answer_look_up import LookUp

if TYPE_CHECKING:
    from cockpit.desk.answers import Answers
    from cockpit.desk.understood import Draft


class KnownAnswer:
    """Asks the look-up for the `asker` where there is one, and keeps what it found for the words that stand there.

    `key` opens the answers; empty where none does.
    """

    def __init__(self, look_up: LookUp | None, asker: MessagePump, key: str) -> None:
        self._look_up, self._asker, self._key = look_up, asker, key
        self._asked, self._number = "", 0
        self._found: Answers | None = None

    def lines(self, draft: Draft) -> list[Content]:
        """Return what to show of a draft; of a question that is new, it is looked up, and shown when it is there."""
        is_question = draft.kind == "q" and not draft.answer and draft.text.strip()
        if self._look_up is None or not is_question:
            self._asked, self._found = "", None
            return []
        if draft.text != self._asked:
            self._asked = draft.text
            self._number = self._look_up.ask(draft.text, self._asker)
        if self._found is None:
            return []
        from cockpit.tui.panels import answer_lines  # only where they ask

        return list(answer_lines.in_capture(self._found, self._key))

    def take(self, event: LookUp.FoundAnswers) -> None:
        """Take what was found, unless other words stand there by now."""
        if event.number == self._number and self._asked:
            self._found = event.answers
