"""The capture itself: the line, what it is understood as, and its drafts. A screen or a prompt holds it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from cockpit.desk.capture import Saved
from cockpit.errors import CockpitError
from cockpit.tui.answer_look_up import LookUp
from cockpit.tui.capture_job import CaptureJob
from cockpit.tui.draft_keeper import DraftKeeper
from cockpit.tui.draft_walk import DraftWalk
from cockpit.tui.line_reading import LineReading
from cockpit.tui.panels import preview
from cockpit.tui.panels.known_answer import KnownAnswer
from cockpit.tui.typed_line import TypedLine
from cockpit.tui.typing_pace import LookPace
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.understood import Span
    from cockpit.tui.base_app import OurApp

_FRAME = 4


class CaptureBox(Vertical):
    """Says `Left` when it is done, with all that was saved. Keeps what is typed as a draft all the while."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Keep as draft", tooltip="Leave; the next capture brings the line back"),
        Binding("ctrl+o", "save_and_stay", "Save, next", tooltip="Save, and stay for the next"),
        Binding("tab", "kind(1)", "Kind", tooltip="The next kind"),
        Binding("shift+tab", "kind(-1)", "Kind back", tooltip="The kind before"),
        Binding("ctrl+l", "answers", "Answers", tooltip="The answers to what they ask; back here with esc"),
        Binding("ctrl+n", "near", "Near name", tooltip="A known customer of a near name; again, the next"),
        Binding("ctrl+j", "break_line", "Next line", show=False),  # a paste that the terminal does not mark
        Binding("up", "draft(1)", "Older draft", tooltip="The draft before, as in a shell's history"),
        Binding("down", "draft(-1)", "Newer draft", tooltip="The next draft; after the newest, a new line"),
    ]

    class Left(Message):
        """The capture is over. `draft` is the line that was kept, where one was, `trouble` why it could not be."""

        def __init__(self, saved: list[Saved], draft: str, trouble: str) -> None:
            super().__init__()
            self.saved, self.draft, self.trouble = saved, draft, trouble

    class LooksUp(Message):
        """The answers to a question are wanted, with room to choose. `customer` is who asks it, if they are named."""

        def __init__(self, words: str, customer: str) -> None:
            super().__init__()
            self.words, self.customer = words, customer

    def __init__(
        self, job: CaptureJob, prefix: str = "", look_up: LookUp | None = None, *, opens_answers: bool = True
    ) -> None:
        super().__init__()
        self._job = job
        self._answers = KnownAnswer(look_up, self, "ctrl+l" if opens_answers else "")
        # A key that begins with a kind begins anew; any other brings the newest draft back.
        self._drafts = DraftWalk(job.slots, job.new_slot, job.room, begins_anew=bool(prefix))
        self._refused = self._drafts.trouble
        line, plain = self._drafts.here.now
        self._prefix = clean(prefix, one_line=True)
        self._first = clean(line or job.first_line or prefix, one_line=True)
        self._reading = LineReading(job, self._first, plain)
        # What is typed is not meant to join a draft that came back and is untouched.
        self._brought, self._is_untouched = self._first if line else "", bool(line) and job.can_go_on
        self._saved: list[Saved] = []
        self._keeper = DraftKeeper(self, self._drafts, self._refuse)
        self._look = LookPace(self, self._show_what_it_says)
        self._is_leaving = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="line"):
            yield Static(">", id="prompt")
            yield TypedLine(
                self._first,
                placeholder=self._job.example,
                spans=self._reading.spans,
                parts=self._reading.parts,
                make_plain=self._make_plain,
                complete=self._job.complete,
                paste=self._paste,
                before_typing=self._begin_anew,
                touched=self._take,
                id="typed",
            )
        yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        self.border_title = Content.assemble((self._job.title, "bold"))
        self._look.now()

    def on_resize(self) -> None:
        self._look.now()

    @on(LookUp.FoundAnswers)
    def _found(self, event: LookUp.FoundAnswers) -> None:
        event.stop()
        self._answers.take(event)
        self._look.now()

    @on(LookUp.Failed)
    def _failed(self, event: LookUp.Failed) -> None:
        event.stop()
        self._refuse(f"{event.error.what} {event.error.remedy}")

    def action_answers(self) -> None:
        """Look for the answer with more room: five of them, and whom to ask."""
        draft = self._reading.read(self._typed.value).draft
        self.post_message(self.LooksUp(draft.text if draft.kind == "q" else "", draft.customer or ""))

    def was_answered(self) -> None:
        """Take the question off the line: it is dealt with. What was not a question stays."""
        if self._reading.read(self._typed.value).draft.kind == "q":
            self._drafts.drop()
            self._leave()

    def keep_typed(self) -> None:
        """Keep what was typed when the program ends in the midst of it; there is nobody left to tell."""
        if not self._is_leaving:
            self._drafts.write_all()

    on_unmount = keep_typed

    def refresh_names(self) -> None:
        """Look at the names and hints again: the book has changed. Times stay as they were said."""
        self._job.refresh()
        if not self._is_leaving:
            self._reading.refresh()
        self._look.now()

    @property
    def _typed(self) -> TypedLine:
        return self.query_one("#typed", TypedLine)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._typed.value == self._drafts.here.now[0] and self._reading.has_read:
            return
        self._refused = ""
        self._reading.follow(self._typed.value)
        self._look.soon()
        self._note()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._is_leaving and self._try_to_save():
            self._leave()

    def action_save_and_stay(self) -> None:
        if not self._job.can_go_on:
            self._refuse("This line changes one record: ⏎ saves it.")
        elif not self._is_leaving and (self._drafts.is_between or self._try_to_save()):
            self._drafts.go_on()
            self._show_line()

    async def action_leave(self) -> None:
        """Leave; the line is kept, unless it says nothing of its own."""
        if self._is_leaving:
            return
        self._note()
        self._is_leaving = True
        trouble = await asyncio.to_thread(self._drafts.write_all)
        self._leave(self._drafts.here.now[0], trouble)

    def action_kind(self, way: int) -> None:
        """Begin the line with the next kind, in place of the one it begins with."""
        line = self._typed.value
        self._typed.put(self._job.with_kind(self._reading.read(line).draft, line, way))

    def action_near(self) -> None:
        """Take the next of the known customers that may be meant; after the last, what was typed."""
        line = self._typed.value
        if (offered := self._job.offer_near(line, self._reading.read(line).draft)) is None:
            self._refuse("No customer of a near name is known.")
        else:
            self._typed.put(offered)

    def action_draft(self, way: int) -> None:
        """Go to the draft before or after; the line that is left stays a draft."""
        self._note()
        if self._keeper.step(way):
            self._show_line()
        elif way > 0:
            self._refuse("No older draft." if self._drafts.has_others else "There are no drafts.")

    def action_break_line(self) -> None:
        """Let the line wait as it is, and begin the next."""
        if self._job.can_go_on and self._typed.value.strip():
            self._note()
            if not (why := self._keeper.break_line()):
                self._show_line()
            self._refuse(why)

    def _paste(self, lines: list[str]) -> str:
        """Return the first of the pasted lines; the others wait, as drafts. Where one is changed, all are one."""
        if not self._job.can_go_on:
            return " ".join(lines)
        if why := self._keeper.let_wait(lines):
            self._refuse(why)
            return ""
        return lines[0]

    def _take(self) -> None:
        """Go on with the draft that came back: a key that types nothing is meant for it."""
        if self._is_untouched:
            self._is_untouched = False
            self._look.now()

    def _begin_anew(self) -> None:
        """Leave the draft that came back and was not touched for a new line; it stays, one step up."""
        if self._is_untouched and self._drafts.step(-1):
            self._show_line()

    def _show_line(self) -> None:
        """Put the line gone to on screen."""
        kept, plain = self._drafts.here.now
        line = clean(kept, one_line=True)
        self._reading.begin(line, plain)
        self._brought, self._is_untouched, self._refused = line, False, ""
        with self.prevent(Input.Changed):
            self._typed.put(line)
        self._look.now()

    def _make_plain(self, part: Span) -> None:
        self._reading.make_plain(part)
        self._look.now()
        self._note()

    def _try_to_save(self) -> bool:
        line = self._typed.value
        if not line.strip():
            self._refuse("Type a line first, such as: " + self._job.example)
            return False
        try:
            saved = self._job.save(self._reading.read(line))
        except CockpitError as error:
            self._note()
            self._refuse(error.advice("Not saved yet; the line stays."))
            return False
        self._saved.append(saved)
        self._drafts.drop()
        return True

    def _leave(self, draft: str = "", trouble: str = "") -> None:
        self._is_leaving = True
        self.post_message(self.Left(self._saved, draft, trouble))

    # --- the draft ---

    def _note(self) -> None:
        """Take the line as the draft that is to be kept, in a moment if not already under way."""
        if self._is_leaving:
            return
        line = self._typed.value
        is_own = self._job.is_worth_keeping(line) and line != self._prefix
        self._keeper.note(line if is_own else "", self._reading.plain)

    def _refuse(self, why: str) -> None:
        self._refused = cast("OurApp[None]", self.app).said_here(why)
        if self.is_mounted:
            self._look.now()

    # --- the preview ---

    def _show_what_it_says(self) -> None:
        line, job = self._typed.value, self._job
        understood = self._reading.read(line)
        lines = [preview.hint(self._saved, job.hint)]
        if line.strip():
            width, told = max(1, self.size.width - _FRAME), self._refused
            here = preview.as_said(understood, cast("OurApp[None]", self.app).said_here)
            lines = preview.everything(job, here, line, self._reading.plain, width=width, told=told)
            lines += self._answers.lines(understood.draft)
        if line and line == self._brought:
            lines.append(preview.from_before(is_untouched=self._is_untouched))
        if waiting := self._drafts.waiting:
            lines.insert(0, preview.pasted(len(waiting) + bool(line.strip())))
        if self._refused:
            lines.insert(0, Content.assemble((clean(self._refused), "$late")))
        self.query_one("#preview", Static).update(Content("\n").join(lines))
        self.border_subtitle = preview.keys(can_go_on=job.can_go_on, has_drafts=self._drafts.has_others)
        self._typed.refresh()  # its parts take their colours from what was just understood
