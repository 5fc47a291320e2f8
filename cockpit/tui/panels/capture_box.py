"""The capture itself: the line, what it is understood as, and its drafts. A screen or a prompt holds it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from cockpit.desk.capture import Saved
from cockpit.desk.drafts import Slot
from cockpit.desk.understood import Understood
from cockpit.errors import CockpitError
from cockpit.tui.capture_job import CaptureJob
from cockpit.tui.draft_walk import DraftWalk, write
from cockpit.tui.look_up import LookUp
from cockpit.tui.panels import preview
from cockpit.tui.panels.known_answer import KnownAnswer
from cockpit.tui.typed_line import TypedLine
from widgets.plain_parts import PlainParts
from widgets.text import clean

if TYPE_CHECKING:
    from cockpit.desk.understood import Span

# The most of one's typing that a crash may cost, in seconds.
_KEEP_EVERY = 0.2
# A line is looked at once in so many seconds at most, and no more than a third of the time: keys wait for no reading.
_LOOK_EVERY = 1 / 60
_REST = 2
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
        self._line = clean(line or job.first_line or prefix, one_line=True)
        self._plain = PlainParts(plain)
        # What is typed is not meant to join a draft that came back and is untouched.
        self._brought, self._is_untouched = self._line if line else "", bool(line) and job.can_go_on
        self._understood: tuple[tuple[str, tuple[tuple[int, int], ...]], Understood] | None = None
        self._saved: list[Saved] = []
        self._keeping: Timer | None = None
        self._looking: Timer | None = None
        self._rests_until = 0.0
        self._is_leaving = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="line"):
            yield Static(">", id="prompt")
            yield TypedLine(
                self._line,
                placeholder=self._job.example,
                spans=self._spans,
                parts=self._parts,
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
        self._look()

    def on_resize(self) -> None:
        self._look()

    @on(LookUp.FoundAnswers)
    def _found(self, event: LookUp.FoundAnswers) -> None:
        event.stop()
        self._answers.take(event)
        self._look()

    @on(LookUp.Failed)
    def _failed(self, event: LookUp.Failed) -> None:
        event.stop()
        self._refuse(f"{event.error.what} {event.error.remedy}")

    def action_answers(self) -> None:
        """Look for the answer with more room: five of them, and whom to ask."""
        draft = self._read(self._typed.value).draft
        self.post_message(self.LooksUp(draft.text if draft.kind == "q" else "", draft.customer or ""))

    def was_answered(self) -> None:
        """Take the question off the line: it is dealt with. What was not a question stays."""
        if self._read(self._typed.value).draft.kind == "q":
            self._drafts.here.set("")
            write(self._drafts.here)
            self._leave()

    def keep_typed(self) -> None:
        """Keep what was typed when the program ends in the midst of it; there is nobody left to tell."""
        if not self._is_leaving:
            self._drafts.write_all()

    on_unmount = keep_typed

    def refresh_names(self) -> None:
        """Look at the names and hints again: the book has changed. Times stay as they were said."""
        self._job.refresh()
        if self._understood is not None and not self._is_leaving:
            key, before = self._understood
            self._understood = key, self._job.understand(*key, before.at)
        self._look()

    @property
    def _typed(self) -> TypedLine:
        return self.query_one("#typed", TypedLine)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._typed.value == self._drafts.here.now[0] and self._understood is not None:
            return
        self._refused = ""
        self._follow(self._typed.value)
        self._look_soon()
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
        line = self._typed
        line.value = self._job.with_kind(self._read(line.value).draft, line.value, way)
        line.cursor_position = len(line.value)

    def action_near(self) -> None:
        """Take the next of the known customers that may be meant; after the last, what was typed."""
        line = self._typed
        if (offered := self._job.offer_near(line.value, self._read(line.value).draft)) is None:
            self._refuse("No customer of a near name is known.")
        else:
            line.value = offered
            line.cursor_position = len(offered)

    def action_draft(self, way: int) -> None:
        """Go to the draft before or after; the line that is left stays a draft."""
        self._note()
        left = self._drafts.here
        if self._drafts.step(way):
            self._keep(left)
            self._show_line()
        elif way > 0:
            self._refuse("No older draft." if self._drafts.has_others else "There are no drafts.")

    def action_break_line(self) -> None:
        """Let the line wait as it is, and begin the next."""
        if self._job.can_go_on and self._typed.value.strip():
            self._note()
            if not (why := self._drafts.why_not_wait(1)):
                self._keep(self._drafts.break_line())
                self._show_line()
            self._refuse(why)

    def _paste(self, lines: list[str]) -> str:
        """Return the first of the pasted lines; the others wait, as drafts. Where one is changed, all are one."""
        if not self._job.can_go_on:
            return " ".join(lines)
        if why := self._drafts.why_not_wait(len(lines)):
            self._refuse(why)
            return ""
        self._drafts.let_wait(clean(line, one_line=True) for line in lines[1:])
        self._keep(*reversed(self._drafts.waiting))
        return lines[0]

    def _take(self) -> None:
        """Go on with the draft that came back: a key that types nothing is meant for it."""
        if self._is_untouched:
            self._is_untouched = False
            self._look()

    def _begin_anew(self) -> None:
        """Leave the draft that came back and was not touched for a new line; it stays, one step up."""
        if self._is_untouched and self._drafts.step(-1):
            self._show_line()

    def _show_line(self) -> None:
        """Put the line gone to on screen."""
        line, plain = self._drafts.here.now
        self._line, self._plain, self._refused = clean(line, one_line=True), PlainParts(plain), ""
        self._brought, self._is_untouched = self._line, False
        with self.prevent(Input.Changed):
            self._typed.value = self._line
        self._typed.cursor_position = len(self._line)
        self._look()

    def _make_plain(self, part: Span) -> None:
        self._plain.add(part.start, part.end)
        self._look()
        self._note()

    def _try_to_save(self) -> bool:
        line = self._typed.value
        if not line.strip():
            self._refuse("Type a line first, such as: " + self._job.example)
            return False
        try:
            saved = self._job.save(self._read(line))
        except CockpitError as error:
            self._note()
            self._refuse(error.advice("Not saved yet; the line stays."))
            return False
        self._saved.append(saved)
        self._drafts.here.set("")
        write(self._drafts.here)  # where that fails, the line comes back once more: better than not at all
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
        self._drafts.here.set(line if is_own else "", self._plain.parts)
        if self._keeping is None:
            self._keeping = self.set_timer(_KEEP_EVERY, self._keep_now)

    def _keep_now(self) -> None:
        self._keeping = None
        self._keep(self._drafts.here)

    def _keep(self, *lines: Slot) -> None:
        self.run_worker(lambda: self._write_apart(lines), thread=True, exit_on_error=False)

    def _write_apart(self, lines: Sequence[Slot]) -> None:
        """Write from a thread of its own, so that a slow disk holds up no key."""
        if trouble := " ".join(filter(None, map(write, lines))):
            self.app.call_from_thread(self._refuse, trouble)

    def _refuse(self, why: str) -> None:
        self._refused = why
        if self.is_mounted:
            self._look()

    # --- the preview ---

    def _follow(self, line: str) -> None:
        """Let the plain parts move as the line changes."""
        if line != self._line:
            self._plain.follow(self._line, line)
            self._line = line

    def _read(self, line: str) -> Understood:
        """Return what the line says, read anew only where it or its plain parts have changed."""
        self._follow(line)
        key = (line, self._plain.parts)
        if self._understood is None or self._understood[0] != key:
            self._understood = key, self._job.understand(*key)
        return self._understood[1]

    def _spans(self) -> tuple[str, tuple[Span, ...]]:
        """Return the line that was looked at last, with the parts recognised in it, where they stand in it."""
        if self._understood is None:
            return "", ()
        (seen, _), understood = self._understood
        return seen, understood.draft.spans if understood.draft.line == seen else ()

    def _parts(self, line: str) -> tuple[Span, ...]:
        """Return the recognised parts of the line as it now is."""
        self._read(line)
        return self._spans()[1]

    def _look_soon(self) -> None:
        """Look at the line now, or once it has rested from the last look; keys that come at once share a look."""
        if self._looking is None:
            if (rest := self._rests_until - monotonic()) > 0:
                self._looking = self.set_timer(rest, self._look)
            else:
                self._look()

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        begun = monotonic()
        self._show_what_it_says()
        ended = monotonic()
        self._rests_until = ended + max(_LOOK_EVERY, _REST * (ended - begun))

    def _show_what_it_says(self) -> None:
        line, job = self._typed.value, self._job
        understood = self._read(line)
        lines = [preview.hint(self._saved, job.hint)]
        if line.strip():
            width, told = max(1, self.size.width - _FRAME), self._refused
            lines = preview.everything(job, understood, line, self._plain.parts, width=width, told=told)
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
