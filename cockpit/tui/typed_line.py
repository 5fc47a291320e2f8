"""The line that is typed in the capture: its parts in colour, names completed, a part turned back into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.events import Key, Paste
from textual.suggester import Suggester

from widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from cockpit.desk.understood import Span

_COLOURS = {
    "kind": ("primary", "bold"),
    "customer": ("key", "bold"),
    "theirs": ("soon", ""),
    "mine": ("soon", "italic"),
    "due": ("soon", ""),
    "agreed": ("agreed", ""),
    "means": ("code", ""),
    "amount": ("amount", "bold"),
    "terms": ("code", ""),
    "signed": ("agreed", ""),
    "need": ("soon", ""),
    "answer": ("agreed", "italic"),
    "chosen": ("late", ""),
    "purpose": ("primary", ""),
    "gain": ("agreed", "italic"),
    "quoted": ("quiet", "italic"),
}
# Prose that was typed, not words that were read: backspace there only corrects it.
_PROSE = frozenset(("need", "answer", "chosen", "gain", "quoted"))

_PASTES = ("ctrl+v", "super+v")


class TypedLine(SafeInput):
    """A line to capture. `parts` gives the parts recognised in it; `make_plain` is told one that is to be words.

    `spans` gives the line as it was looked at last with its parts, for their colours: the line may be ahead of it.
    `complete` gives the line with the name completed that stands at its end, or nothing; right or end takes it.
    `paste` is given the lines where several are pasted, and gives what of them goes into this one. `before_typing` is
    called before what is typed or pasted goes in, and may change the line; `touched` at any other key, and at a click.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+u,super+backspace", "clear", "Clear the line", show=False),
    ]

    def __init__(
        self,
        value: str,
        *,
        placeholder: str,
        spans: Callable[[], tuple[str, Iterable[Span]]],
        parts: Callable[[str], Iterable[Span]],
        make_plain: Callable[[Span], None],
        complete: Callable[[str], str | None],
        paste: Callable[[list[str]], str],
        before_typing: Callable[[], None],
        touched: Callable[[], None],
        id: str,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            highlighter=_Parts(spans, lambda name: Color.parse(self.app.theme_variables[name])),
            suggester=_Names(complete),
            compact=True,
            select_on_focus=False,
            id=id,
        )
        self._parts_of, self._make_plain = parts, make_plain
        self._paste, self._before_typing, self._touched = paste, before_typing, touched

    def put(self, line: str) -> None:
        """Let the line be another, with the cursor behind it."""
        self.value = line
        self.cursor_position = len(line)

    def on_key(self, event: Key) -> None:
        """Tell of a key that types nothing, here and at once: further up, the next key may be ahead of it."""
        if not event.is_printable and event.key not in _PASTES:
            self._touched()

    def on_mouse_down(self) -> None:
        self._touched()

    def insert_text_at_cursor(self, text: str) -> None:
        """Put in what was typed or pasted."""
        if text:
            self._before_typing()
        super().insert_text_at_cursor(text)

    def _on_paste(self, event: Paste) -> None:
        lines = [stripped for one in event.text.splitlines() if (stripped := one.strip())]
        if len(lines) > 1:
            self._before_typing()
            event.text = self._paste(lines)

    def action_paste(self) -> None:
        """Put in what was cut or copied."""
        if self.app.clipboard:
            self._before_typing()
        super().action_paste()

    def action_delete_left(self) -> None:
        """Turn the recognised part that ends here back into words; where there is none, delete as usual."""
        at = self.cursor_position
        part = next(
            (span for span in self._parts_of(self.value) if span.end == at and span.role not in _PROSE), None
        )
        if part is not None and self.selection.is_empty:
            self._make_plain(part)
        else:
            super().action_delete_left()

    def action_end(self, select: bool = False) -> None:
        """Go to the end; there, take the completion that is shown."""
        if self.cursor_at_end and not select:
            self.action_cursor_right()
        else:
            super().action_end(select)

    def action_clear(self) -> None:
        """Clear the whole line, wherever the cursor is."""
        self.value = ""


class _Names(Suggester):
    """Completes the name at the end of the line. Nothing is remembered: the book changes."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return self._complete(value)


class _Parts(Highlighter):
    """Colours the recognised parts of the line, as far as it is still the one that was looked at."""

    def __init__(
        self, spans: Callable[[], tuple[str, Iterable[Span]]], colour: Callable[[str], Color]
    ) -> None:
        self._spans, self._colour = spans, colour

    def highlight(self, text: Text) -> None:
        seen, spans = self._spans()
        for span in spans:
            if text.plain[: span.end] != seen[: span.end]:
                continue
            name, weight = _COLOURS.get(span.role, ("quiet", ""))
            style = Style(
                color=self._colour(name).rich_color, bold="bold" in weight, italic="italic" in weight
            )
            text.stylize(style, span.start, span.end)
