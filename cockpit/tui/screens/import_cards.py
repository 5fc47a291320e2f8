"""Taking in answer cards from a file: first what it would come to, then, by the same key, the doing."""

from __future__ import annotations

from os.path import splitext
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cockpit.desk import cards
from cockpit.desk.import_file import bytes_of, path_of
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError
from widgets.safe_input import SafeInput
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.cards import Imported
    from cockpit.desk.desk import Desk

_MOST = 8
_HOW = (
    "A CSV file with the columns question and answer (phrasings, tags, detail, source too), or a FAQ in Markdown. "
    "⏎ shows what it would come to; nothing is kept before you say so."
)


class ImportScreen(ModalScreen[str]):
    """Gives what was done, in a sentence; nothing where it was left."""

    DEFAULT_CSS = """
    ImportScreen {
        align: center middle;
        & > Vertical {
            width: 74; max-width: 100%; height: auto; max-height: 100%; padding: 0 1; overflow-y: auto;
            border: round $border; border-title-color: $foreground; border-subtitle-color: $text-muted;
            background: $surface;
        }
        Static { height: auto; margin-top: 1; }
        &:ansi > Vertical { background: ansi_default; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave", tooltip="Keep nothing")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._tried = ""

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            yield SafeInput(placeholder="~/answers.csv", compact=True, id="path")
            yield Static(_HOW, id="told", markup=False)
        box.border_title = Content("Import answers: which file?")
        box.border_subtitle = Content("⏎ try · esc leaves")

    def action_dismiss(self, result: str | None = None) -> None:  # type: ignore[override]  # Textual's waits, ours must not
        self.dismiss(result or "")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell(_HOW, tried="")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        path = path_of(event.value)
        is_tried = path == self._tried
        if not path:
            return
        try:
            found = cards.import_cards(self._desk, bytes_of(path), splitext(path)[1], dry_run=not is_tried)
        except CockpitError as error:
            self._tell(str(error), tried="")
            return
        if is_tried:
            self.dismiss(f"Kept {_sum(found)}. u takes it back.")
        else:
            self._tell("\n".join(_plan(found)), tried=path if found.new or found.changed else "")

    def _tell(self, words: str, *, tried: str) -> None:
        self._tried = tried
        self.query_one("#told", Static).update(clean(words))
        self.query_one(Vertical).border_subtitle = Content(
            "⏎ keeps them · esc leaves" if tried else "⏎ try · esc leaves"
        )


def _sum(found: Imported) -> str:
    return (
        f"{counted(len(found.new), 'new card')}, {len(found.changed)} changed, {found.unchanged} as they were"
    )


def _plan(found: Imported) -> list[str]:
    """Return what an import would come to, in lines."""
    lines = [f"It would keep {_sum(found)}."]
    planned = [
        *(f"  new      {one.text}" for one in found.new),
        *(f"  changed  {one.text}" for one in found.changed),
    ]
    lines += planned[:_MOST]
    if len(planned) > _MOST:
        lines.append(f"  … and {len(planned) - _MOST} more")
    troubles = [f"Left out, {one}" for one in found.left_out]
    troubles += [f"Passed over, {one}" for one in found.passed_over]
    if found.unknown:
        troubles.append(f"Passed over, columns that are no part of a card: {', '.join(found.unknown)}")
    lines += troubles[:_MOST]
    if len(troubles) > _MOST:
        lines.append(f"… and {len(troubles) - _MOST} more such lines")
    return lines
