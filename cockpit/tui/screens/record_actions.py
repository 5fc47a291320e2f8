"""What the keys do to records: the next step, any verb, again. Asks for what a verb takes before it acts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cockpit.desk.views import Row
from cockpit.domain.entry import Entry
from cockpit.errors import CockpitError
from cockpit.tui.command_context import Here
from cockpit.tui.commands import BY_ID, BY_VERB, COMMANDS, Command, shown
from cockpit.tui.handlers import Handlers
from cockpit.tui.screens.base import CockpitScreen
from widgets.rows import RowList

if TYPE_CHECKING:
    from cockpit.desk.actions import Outcome

_MOST_TOLD = 3
_SEVERAL = 2
_UNLIT = "not as it stands"


class RecordActions(CockpitScreen):
    """A screen whose commands act on records: those marked, else the one that is selected."""

    SHOWS_PRIVATE = False
    _last: tuple[str, Mapping[str, str]] | None = None

    def rows_meant(self) -> list[Row]:
        """Return the rows to act on."""
        raise NotImplementedError

    def moment(self) -> datetime:
        """Return the moment that the screen shows."""
        return self.cockpit.desk.now()

    def unmark(self) -> None:
        """Take all marks off: they were acted on."""

    def was_done(self, outcomes: Sequence[Outcome], name: str | None) -> None:
        """Follow up on what was done; `name` is the verb, where it was one for all."""

    def targets(self) -> list[Entry]:
        """Return the records to act on."""
        return [row.record for row in self.rows_meant()]

    def here(self) -> Here:
        """Return what is acted on: the verbs are those that apply to all that is marked."""
        rows, now = self.rows_meant(), self.moment()
        if not rows:
            return Here(screen=self.NAME)
        first = rows[0].record
        verbs = list(first.applicable(now))
        for row in rows[1:]:
            applies = row.record.applicable(now)
            verbs = [name for name in verbs if name in applies]
        return Here(rows[0], tuple(verbs), first.state(now), self.NAME)

    def handlers(self) -> Handlers:
        verbs = {command.id: partial(self.do_verb, command.verb) for command in COMMANDS if command.verb}
        return {
            **super().handlers(),
            **verbs,
            "done": self.do_done,
            "edit": self.do_edit,
            "verbs": self.do_verbs,
            "repeat": self.do_repeat,
            "say": self.do_say,
        }

    def why_not(self, command: Command, here: Here | None = None) -> str:
        why = super().why_not(command, here)
        return why or (self.what_parts_them() if command.id == "done" else "")

    def what_parts_them(self) -> str:
        """Return why the next step cannot be done to all that is marked at once; empty where it can."""
        steps = [(row.record, name) for row in self.rows_meant() if (name := row.next_verb())]
        if len({name for _, name in steps}) < _SEVERAL:
            return ""
        from cockpit.tui import form_defaults  # several are marked now and then

        asks = (one for one, name in steps if form_defaults.must_ask(self.cockpit.desk, one, name))
        if (first := next(asks, None)) is None:
            return ""
        return (
            f"“{first.text[:40]}” needs words, and the next steps differ: mark only those that have the same"
        )

    def label_of(self, command: Command, here: Here) -> str:
        return (here.row.step() if command.id == "done" and here.row else "") or command.label

    def do_say(self) -> None:
        """Copy the words: what was promised, the apology, the letter, the plan of a call."""
        from cockpit.desk.words_to_say import plainly, say_words  # not needed to show the day

        if not (rows := self.rows_meant()):
            return
        try:
            words = say_words(self.cockpit.desk, rows[0])
        except CockpitError as error:  # a template of the user's own that does not read
            self.tell_error(error)
            return
        if words == plainly(self.cockpit.desk, rows[0].record):
            self.tell("copy words: its next step has no words to say.", "warning")
        else:
            self.app.copy_to_clipboard(words)
            self.tell(f"Copied: {' '.join(words.split())}")

    def do_done(self) -> None:
        """Do the next step; ask only where it cannot be done without."""
        from cockpit.desk import actions  # not needed to show the day
        from cockpit.tui import form_defaults

        desk = self.cockpit.desk
        steps = [(row.record, name) for row in self.rows_meant() if (name := row.next_verb())]
        targets, names = [record for record, _ in steps], {name for _, name in steps}
        if any(form_defaults.must_ask(desk, record, name) for record, name in steps):
            self.ask_for(names.pop(), targets)  # there is one: else `why_not` says so
        elif len(names) == 1:  # what the row said, whichever of its deadlines the row is of
            self._do(names.pop(), targets, {})
        else:
            self._run(partial(actions.do_next, desk, [record.id for record in targets]), None, {})

    def is_about_one(self) -> bool:
        """Whether what is typed here is about whom the records are of: they were marked, or have the screen."""
        return any(rows.marked for rows in self.query(RowList))

    def begin(self, kind: str) -> None:
        names = {row.name for row in self.rows_meant()} if self.is_about_one() else set()
        if len(names) != 1 or not (whom := names.pop()):
            super().begin(kind)  # the cursor alone says nothing of whom: it always stands somewhere
            return
        from cockpit.desk.capture_prefix import line_begun  # not needed to show the day

        self.cockpit.capture(line_begun(kind, whom))

    def do_payment(self) -> None:
        """Capture money received, from the customer of the order that is meant."""
        from cockpit.desk.payment import line_begun  # not needed to show the day

        rows = self.rows_meant()
        of_order = rows and rows[0].record.KIND == "order" and rows[0].name
        self.cockpit.capture(line_begun(rows[0].name) if of_order else "paid ")

    def do_edit(self) -> None:
        """Change the line of one record; of several, or of a kind that is not captured, the form."""
        rows = self.rows_meant()
        if len(rows) != 1 or not self.cockpit.edit_line(rows[0].record, rows[0].code):
            self.do_verb("edit")

    def do_verb(self, name: str) -> None:
        """Carry out a verb on the targets, asking first for what it takes."""
        targets = self.targets()
        rows = self.rows_meant()
        if name == "touch" and len(rows) == 1:  # one contact is logged on all that it is about
            targets += [row.record for row in rows[0].more if name in row.record.VERBS]
        if not all(name in record.VERBS for record in targets):
            self.tell(
                f"{name}: some of the marked records have no such step. Nothing was changed.", "warning"
            )
        elif self._asks(name, targets):
            self.ask_for(name, targets)
        else:
            self._do(name, targets, {})

    def _asks(self, name: str, targets: Sequence[Entry]) -> bool:
        """Tell whether a verb asks for something: what is on request only where it asks back."""
        from cockpit.tui import form_defaults  # made when first asked for

        takes = targets[0].VERBS[name].takes
        if all(argument.on_request for argument in takes):
            return any(form_defaults.must_ask(self.cockpit.desk, record, name) for record in targets)
        return True

    def do_verbs(self) -> None:
        """List every verb that applies, each with a key: the same whatever the record."""
        from cockpit.tui.verb_keys import verb_keys
        from widgets.which_key import NextKey, WhichKey  # made when first asked for

        targets, remapped = self.targets(), self.cockpit.remapped
        keys, following = verb_keys(targets[0], remapped), self.rows_meant()[0].next_verb()
        done = remapped.get("done", BY_ID["done"].keys).split(",")[0]
        applies = self.here().verbs
        numbered = {name for name in keys if name in BY_VERB and keys[name].isdecimal()}
        # Of those that are numbered each keeps its place: one that is missing looks like a slip.
        listed = [name for name in keys if name in applies or (name in numbered and numbered & {*applies})]
        chosen = {name: done if name == following and name not in BY_VERB else keys[name] for name in listed}
        entries = [
            NextKey(
                key, name, name.replace("-", " "), None if name in applies else _UNLIT, keys[name], shown(key)
            )
            for name, key in chosen.items()
        ]
        what = targets[0].text[:50] if len(targets) == 1 else f"{len(targets)} marked"
        self.app.push_screen(WhichKey(entries, f"{targets[0].KIND.capitalize()}: {what}"), self._verb_chosen)

    def _verb_chosen(self, name: str | None) -> None:
        if name:
            self.do_verb(name)

    def do_repeat(self) -> None:
        """Do the last step again, here, and say which that is; never one that was just taken back."""
        if self._last is None:
            self.tell("again: no step was done yet, or it was taken back.", "warning")
            return
        name, given = self._last
        if self.targets() and all(name in record.VERBS for record in self.targets()):
            words = ", ".join(word for word in given.values() if word)
            said = f"Again, {name.replace('-', ' ')}{f' ({words})' if words else ''}:"
            self._do(name, self.targets(), given, said)
        else:
            self.tell(f"{name}: no such step for this record.", "warning")

    def was_undone(self, ids: Collection[int]) -> None:
        super().was_undone(ids)
        self._last = None

    def ask_for(self, name: str, targets: Sequence[Entry]) -> None:
        """Ask for what a verb takes, then carry it out."""
        from cockpit.tui import form_defaults  # made when first asked for
        from cockpit.tui.screens.verb_form import VerbForm

        self.cockpit.hush()
        desk, verb = self.cockpit.desk, targets[0].VERBS[name]
        initial = form_defaults.first_words(desk, targets[0], verb)
        form = VerbForm(desk, list(targets), verb, initial, shows_private=self.SHOWS_PRIVATE)
        self.app.push_screen(form, lambda given: None if given is None else self._do(name, targets, given))

    def _do(self, name: str, targets: Sequence[Entry], given: Mapping[str, str], said: str = "") -> None:
        from cockpit.desk import actions  # not needed to show the day

        self._run(
            partial(actions.do, self.cockpit.desk, [record.id for record in targets], name, given),
            name,
            given,
            said,
        )

    def _run(
        self, run: partial[list[Outcome]], name: str | None, given: Mapping[str, str], said: str = ""
    ) -> None:
        try:
            outcomes = run()
        except CockpitError as error:
            self.tell_error(error)
            self.cockpit.book_has_changed(())  # it may have been refused for what another program did
            return
        if name:
            self._last = name, given
        told = [*([said] if said else []), *(outcome.told for outcome in outcomes[:_MOST_TOLD])]
        if len(outcomes) > _MOST_TOLD:
            told.append(f"And {len(outcomes) - _MOST_TOLD} more.")
        told.append(f"{self.key_of('undo')} takes it back.")
        self.unmark()
        tell = partial(self.tell, " ".join(told))
        if not self.cockpit.celebrate(outcomes, tell):
            tell()
        self.was_done(outcomes, name)
        self.cockpit.book_has_changed(())
        if name in ("deliver", "answer"):
            self.offer_cards([outcome.record for outcome in outcomes])

    def offer_cards(self, records: Sequence[Entry]) -> None:
        """Offer to save the answers of get-backs as cards, so that the next one is given on the spot."""
        told = [record for record in records if record.next_verb() == "save-card"]
        if not told:
            return
        from cockpit.desk import actions  # not needed to show the day
        from cockpit.desk.question_history import card_known
        from cockpit.domain.questions.question import Question
        from widgets.ask import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self._run(partial(actions.do, self.cockpit.desk, ids, "save-card"), None, {})

        ids = [one.id for one in told if isinstance(one, Question) and not card_known(self.cockpit.desk, one)]
        if not ids:
            return
        question = "Save the answer as a card?" if len(ids) == 1 else f"Save the {len(ids)} answers as cards?"
        more = "The next one who asks hears it at once."
        self.app.push_screen(
            Confirm(question, more, default=True, types_on=self.cockpit.type_again), answered
        )
