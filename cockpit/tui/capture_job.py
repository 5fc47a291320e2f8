"""What a line in the capture is for: a new record, or a change of one. Here the capture meets the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.desk import capture, lookup
from cockpit.desk.capture import Known, Saved
from cockpit.desk.drafts import Slot, room, slots
from cockpit.desk.understood import Understood
from cockpit.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Draft
    from cockpit.domain.entry import Entry

KINDS = ("promise", "q", "order", "paid", "lost", "call", "todo", "note")
_SHORTEST_NAME, _LONGEST_NAME = 2, 60


class CaptureJob:
    """A new record from a line. The names and hints are read once, and anew when the book changes."""

    title = "Capture"
    example = "acme: spec sheet by 16:00 ok mail"
    hint = "who: what by when, ok if they agreed, and how it arrives"
    first_line = ""
    can_go_on = True  # once a line is saved, another may follow

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._known: Known | None = None
        self._offers: list[str] = []

    @property
    def known(self) -> Known:
        """The names and hints."""
        if self._known is None:
            self.read()
        return self._known  # type: ignore[return-value]  # just read

    def read(self) -> None:
        """Read names and hints now. Raises BookError where the book has to be asked and does not read."""
        self._known = Known(self.desk)
        self._known.names.complete("a")  # sorts the names now, and not at a key

    def refresh(self) -> None:
        """Read names and hints anew: the book has changed. What does not read now stays as it was."""
        try:
            self.read()
        except CockpitError:
            return

    def slots(self) -> tuple[list[Slot], str]:
        """Return the drafts, the newest first, and what is to be told. Raises BookError."""
        return slots(self.desk)

    def new_slot(self) -> Slot:
        """Return a place for a line that is no draft yet."""
        return Slot(self.desk)

    def room(self) -> int:
        """Return how many more lines can wait as drafts. Raises BookError."""
        return room(self.desk)

    def is_worth_keeping(self, line: str) -> bool:
        """Tell whether a line says more than a kind."""
        return line.strip().lower() not in (*KINDS, "")

    def understand(
        self, line: str, plain: Iterable[tuple[int, int]], at: datetime | None = None
    ) -> Understood:
        """Return what a line says, typed `at` a moment, where that is not now."""
        return capture.understand(self.desk, line, self.known, plain, at=at)

    def with_kind(self, draft: Draft, line: str, way: int) -> str:
        """Return the line with the next kind, or the one before, in place of the one it begins with."""
        said = () if draft.guessed else draft.spans
        first = next((span for span in said if span.role == "kind"), None)
        following = KINDS[(KINDS.index(draft.kind) + way) % len(KINDS)] if draft.kind in KINDS else KINDS[0]
        if first is None:
            return f"{following} {line}"
        return line[: first.start] + following + line[first.end :]

    def outlook(self, understood: Understood) -> Iterator[tuple[bool, str]]:
        """Yield whether saving it may be, and what that leads to: for a payment, which order it is noted on."""
        if understood.draft.kind == "paid" and not understood.draft.missing:
            from cockpit.desk.payment import outlook  # only where money came

            yield outlook(self.desk, understood.draft)

    def save(self, understood: Understood) -> Saved:
        """Keep it as it was shown. Raises CockpitError."""
        return capture.save(self.desk, understood)

    def complete(self, line: str) -> str | None:
        """Return the line with the customer's name completed that it ends in: after @, or as its first word.

        What is offered reads as that customer, and goes on from the very letters that were typed.
        """
        before, at, typed = line.rpartition("@")
        is_marked = bool(at) and (not before or before[-1].isspace())
        if not is_marked:
            first, _, rest = line.partition(" ")
            before, typed = (f"{first} ", rest) if first.lower() in KINDS and rest else ("", line)
            if len(typed) < _SHORTEST_NAME or typed.lower() in KINDS:
                return None
        if not 0 < len(typed) <= _LONGEST_NAME:
            return None
        for name in self.known.names.complete(typed):
            if len(name) > len(typed) and name.casefold().startswith(typed.casefold()):
                offered = (
                    f"{before}{at if is_marked else ''}{typed}{name[len(typed) :]}{'' if is_marked else ':'}"
                )
                if self.understand(offered, ()).draft.customer == name:
                    return offered
        return None

    def offer_near(self, line: str, draft: Draft) -> str | None:
        """Return the line with the next customer that may have been meant; after the last, as it was typed."""
        if line not in self._offers:
            self._offers = [line, *self.near(line, draft)]
        if len(self._offers) == 1:
            return None
        return self._offers[(self._offers.index(line) + 1) % len(self._offers)]

    def near(self, line: str, draft: Draft) -> Iterator[str]:
        """Yield the line with each customer that may have been meant in place of the unknown one."""
        span = next((one for one in draft.spans if one.role == "customer"), None)
        for name in draft.near if span else ():
            for mark in (f"@{name}", f'@"{name}"'):
                changed = line[: span.start] + mark + line[span.end :] if span else ""
                if self.understand(changed, ()).draft.customer == name:
                    yield changed
                    break


class EditJob(CaptureJob):
    """A change of a record, by the line that it would be captured by."""

    hint = "Change the line of the record; what is left as it is stays."
    can_go_on = False

    def __init__(self, desk: Desk, record: Entry, code: str) -> None:
        super().__init__(desk)
        from cockpit.desk import edit_line

        self._editing, self._record = edit_line, record
        self.first_line = edit_line.line_of(desk, record, self.known)
        self._first = self.understand(self.first_line, ())
        self.title = f"Edit {code}"

    def slots(self) -> tuple[list[Slot], str]:
        return slots(self.desk, str(self._record.id))

    def new_slot(self) -> Slot:
        return Slot(self.desk, of=str(self._record.id))

    def is_worth_keeping(self, line: str) -> bool:
        return line.strip() not in ("", self.first_line)

    def understand(
        self, line: str, plain: Iterable[tuple[int, int]], at: datetime | None = None
    ) -> Understood:
        return capture.understand(self.desk, line, self.known, plain, of=self._record.id, at=at)

    def outlook(self, understood: Understood) -> Iterator[tuple[bool, str]]:
        record = lookup.get(self.desk, self._record.id) or self._record
        try:
            found = self._editing.edited(self.desk, record, self._first, understood)
        except CockpitError as error:
            yield False, error.advice()
            return
        steps = " · ".join(verb.label for verb in found.verbs)
        yield True, f"Makes: {steps}" if steps else "As it is: nothing changes."

    def save(self, understood: Understood) -> Saved:
        done = self._editing.edit(self.desk, self._record.id, self._first, understood)
        return Saved(
            record=done.record, code=done.code, name="", understood=understood, told=done.told, is_new=False
        )
