"""Capture: one typed line, understood as it is typed, with the sentence to say aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from cockpit.desk.capturing import Saved, Understood
from cockpit.domain.rules import Rules
from cockpit.errors import CockpitError
from cockpit.tui.panels import preview
from cockpit.tui.safe_input import SafeInput
from widgets.text import clean

_KINDS = ("promise", "q", "order", "paid", "lost", "call", "todo", "note")
_KEEP_AFTER = 0.4
_FRAME = 4
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
_FOOT = "⏎ save   ctrl+o save, next   tab kind   esc keep as draft"
_EXAMPLE = "acme: spec sheet by 16:00 ok mail"


class CaptureScreen(ModalScreen[list[Saved]]):
    """Gives what was saved, the latest last. What it needs of the desk is handed in as functions.

    `keep` keeps a line as a draft: a while after each change, and when the screen is left without saving.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "leave", "Keep as draft", tooltip="Leave; the line comes back with the next capture"
        ),
        Binding(
            "ctrl+o", "save_and_stay", "Save, next", tooltip="Save, and stay for the next", priority=True
        ),
        Binding("tab", "kind(1)", "Kind", tooltip="The next kind", priority=True),
        Binding("shift+tab", "kind(-1)", "Kind back", tooltip="The kind before", priority=True),
    ]

    def __init__(
        self,
        *,
        line: str,
        is_draft: bool,
        now: Callable[[], datetime],
        rules: Rules,
        understand: Callable[[str], Understood],
        save: Callable[[str], Saved],
        keep: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._line, self._is_draft = clean(line, one_line=True), is_draft
        self._now, self._understand, self._save, self._keep = now, understand, save, keep
        self._rules = rules
        self._understood: Understood | None = None
        self._saved: list[Saved] = []
        self._keeping: Timer | None = None
        self._refused = ""
        self._ahead = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="capture") as box:
            with Horizontal(id="line"):
                yield Static(">", id="prompt")
                yield SafeInput(
                    self._line,
                    placeholder=_EXAMPLE,
                    highlighter=_Parts(self._spans, self._colour),
                    compact=True,
                    select_on_focus=False,
                    id="typed",
                )
            yield Static(id="preview", markup=False)
        box.border_title = Content.assemble(("Capture", "bold"))
        box.border_subtitle = Content(_FOOT)

    def on_mount(self) -> None:
        self._typed.insert_text_at_cursor(self._ahead)
        self._look()

    def on_resize(self) -> None:
        self._look()

    def type_ahead(self, character: str) -> None:
        """Take what was typed before the input had the focus: a hand is quicker than a screen."""
        if self.query("#typed"):
            self._typed.insert_text_at_cursor(character)
        else:
            self._ahead += character

    @property
    def _typed(self) -> Input:
        return self.query_one("#typed", Input)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._refused = ""
        self._look()
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_KEEP_AFTER, self._keep_draft)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._try_to_save():
            self.dismiss(self._saved)

    def action_save_and_stay(self) -> None:
        if self._try_to_save():
            with self.prevent(Input.Changed):
                self._typed.value = ""
            self._look()

    def action_leave(self) -> None:
        """Leave; the line is kept, unless it says nothing but a kind."""
        self._keep_draft()
        self.dismiss(self._saved)

    def action_kind(self, way: int) -> None:
        """Begin the line with the next kind, in place of the one it begins with."""
        understood, line = self._understood, self._typed
        if understood is None:
            return
        said = () if understood.draft.guessed else understood.draft.spans
        first = next((span for span in said if span.role == "kind"), None)
        kind = understood.draft.kind
        following = _KINDS[(_KINDS.index(kind) + way) % len(_KINDS)] if kind in _KINDS else _KINDS[0]
        start, end = (first.start, first.end) if first else (0, 0)
        kept = line.value[end:]
        line.value = line.value[:start] + following + (kept if first else f" {kept}")
        line.cursor_position = len(line.value)

    def _try_to_save(self) -> bool:
        line = self._typed.value
        if not line.strip():
            self._refuse("Type a line first, such as: " + _EXAMPLE)
            return False
        try:
            saved = self._save(line)
        except CockpitError as error:
            self._refuse(f"{error.what} {error.remedy} Not saved yet; the line stays.")
            return False
        if self._keeping is not None:
            self._keeping.stop()
        self._put_away("")
        self._saved.append(saved)
        return True

    def _keep_draft(self) -> None:
        line = self._typed.value
        self._put_away("" if line.strip().lower() in (*_KINDS, "") else line)

    def _put_away(self, line: str) -> None:
        try:
            self._keep(line)
        except CockpitError as error:
            self._refuse(f"The draft could not be kept: {error.what} {error.remedy}")

    def _refuse(self, why: str) -> None:
        self._refused = why
        self._look()

    # --- the preview ---

    def _look(self) -> None:
        line = self._typed.value
        self._understood = self._understand(line)
        width = max(1, self.size.width - _FRAME)
        shown = preview.lines(self._understood, self._now(), self._rules, width)
        lines = list(shown) if line.strip() else [_hint(self._saved)]
        if self._is_draft and line == self._line:
            lines.append(Content.assemble(("Your draft from before. ctrl+u clears it.", "$quiet")))
        if self._refused:
            lines.append(Content.assemble((clean(self._refused), "$late")))
        self.query_one("#preview", Static).update(Content("\n").join(lines))
        self._typed.refresh()  # its parts take their colours from what was just understood

    def _spans(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Yield the recognised parts of the line as it stands; none where it is about to be read anew."""
        understood = self._understood
        if understood is not None and understood.draft.line == line:
            for span in understood.draft.spans:
                yield span.start, span.end, span.role

    def _colour(self, name: str) -> Color:
        return Color.parse(self.app.theme_variables[name])


class _Parts(Highlighter):
    """Colours the recognised parts of the line."""

    def __init__(
        self, spans: Callable[[str], Iterator[tuple[int, int, str]]], colour: Callable[[str], Color]
    ) -> None:
        self._spans, self._colour = spans, colour

    def highlight(self, text: Text) -> None:
        for start, end, role in self._spans(text.plain):
            name, weight = _COLOURS.get(role, ("quiet", ""))
            style = Style(
                color=self._colour(name).rich_color, bold="bold" in weight, italic="italic" in weight
            )
            text.stylize(style, start, end)


def _hint(saved: list[Saved]) -> Content:
    if saved:
        last = saved[-1]
        whom = f" for {last.name}" if last.name else ""
        words = clean(f"Saved {last.code}{whom}: {last.record.text}  {last.told}", one_line=True)
        return Content.assemble(("✓ ", "$agreed"), words, ("  The next?", "$quiet"))
    return Content.assemble(("who: what by when, ok if they agreed, and how it arrives", "$quiet"))
