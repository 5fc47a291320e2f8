"""The conflicts on the screen: two machines that write apart, and one that settles what lost."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest

from cockpit.desk import actions
from cockpit.desk import conflicts as desks
from cockpit.errors import BookError
from cockpit.store.device import device_id
from cockpit.store.journal import BOOK, Change, encode
from cockpit.tui.commands import COMMANDS
from cockpit.tui.panels.sheet import Sheet
from cockpit.tui.screen_names import CONFLICTS
from cockpit.tui.screens.conflicts import ConflictsScreen
from cockpit.tui.screens.log import LogScreen
from cockpit.tui.screens.today import TodayScreen
from tests.tui.house import HOSTILE, House, screen_text, told, type_in, until
from tests.tui.test_any_text import harmless
from widgets.rows import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cockpit.tui.app import CockpitApp

SEEN: dict[str, Any] = {"size": (80, 24), "notifications": True, "tooltips": True}
WIDE: dict[str, Any] = SEEN | {"size": (160, 45)}


class Pair:
    """The laptop, whose cockpit is open, and a phone that writes into a book of its own until it is carried over."""

    def __init__(self, path: Path) -> None:
        self.laptop, self.phone = House(path / "laptop"), House(path / "phone")

    def carry(self, one: House, other: House) -> None:
        """Carry one machine's own journal to the other, as any program that moves files does."""
        own = f"book/journal/{device_id(one.desk().local)}"
        shutil.copytree(one.path / own, other.path / own, dirs_exist_ok=True)

    def make(self, *lines: str) -> list[int]:
        """Capture lines on the laptop; both machines know them then."""
        made = self.laptop.add(*lines)
        self.carry(self.laptop, self.phone)
        return made

    def change(self, record_id: int, here: dict[str, Any], there: dict[str, Any]) -> None:
        """Change a record on the laptop, then on the phone, unaware of each other. The phone's is the later."""
        for house, values in ((self.laptop, here), (self.phone, there)):
            time.sleep(0.002)  # stamps are of milliseconds
            book = house.desk().book
            with book.transaction() as transaction:
                record = book.get(record_id)
                assert record is not None
                transaction.did = "changed"
                transaction.put(record.replace(**values))

    def exchange(self) -> None:
        self.carry(self.laptop, self.phone)
        self.carry(self.phone, self.laptop)

    def texts(self) -> list[str]:
        """The words of all records, as another process on the laptop reads them."""
        return sorted(record.text for record in self.laptop.desk().book.everything())

    def left(self, house: House | None = None) -> list[str]:
        """What lost and was not settled, as another process reads it."""
        return [one.lost.said for one in desks.conflicts((house or self.laptop).desk())]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


@pytest.fixture
def three(pair: Pair) -> Pair:
    """Three to-dos, each called otherwise on either machine."""
    for number, record_id in enumerate(pair.make("todo @acme one", "todo two", "todo three"), 1):
        pair.change(record_id, {"text": f"here {number}"}, {"text": f"there {number}"})
    pair.exchange()
    return pair


def screen_of(app: CockpitApp) -> ConflictsScreen:
    assert isinstance(app.screen, ConflictsScreen), screen_text(app)
    return app.screen


def selected(app: CockpitApp) -> str:
    """The value that lost of the conflict under the cursor."""
    one = screen_of(app).one
    return one.lost.said if one else ""


def listed(app: CockpitApp) -> int:
    return len(app.screen.query_one(RowList).rows)


async def open_it(pilot: Pilot[None], app: CockpitApp) -> None:
    await pilot.press("g", "x")
    await until(
        pilot,
        lambda: (
            isinstance(app.screen, ConflictsScreen)
            and app.screen.query_one(RowList).empty.startswith("Nothing lost")
        ),
    )
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (160, 45)], ids=str)
async def test_both_sides_are_shown_in_full_at_every_size(three: Pair, size: tuple[int, int]) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await open_it(pilot, app)
        seen = screen_text(app)
        assert "Conflicts · 3 lost edits" in seen
        assert "acme there 1" in seen
        assert "text “here 3”" in seen
        assert "lost to “there 3”" in seen
        one = screen_of(app).one
        assert one is not None
        now = app.desk.now()
        for words in (
            one.name,
            f"{one.code}  there 1",
            "Lost  text",
            "│“here 1”" if size[0] > 80 else "“here 1”",
            one.lost.whence(now),
            "Stands  text",
            "“there 1”",
            one.stands.whence(now),
            "R lets what lost stand",
            "d lets what stands be",
        ):
            assert words.replace("│", "│ ") in seen, words


async def test_what_lost_is_restored_undone_and_done_again(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        await pilot.press("j", "R")
        await until(pilot, lambda: three.left() == ["“here 1”", "“here 3”"] and listed(app) == 2)
        assert "Restored: text “here 2” of T" in told(app)
        assert three.texts() == ["here 2", "there 1", "there 3"]
        assert selected(app) == "“here 3”"  # in the place of the one that was settled
        app.hush()
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == 3)
        assert "Undone: restored text of T" in told(app)
        assert three.texts() == ["there 1", "there 2", "there 3"]
        assert selected(app) == "“here 2”"  # what came back
        await pilot.press("U")
        await until(pilot, lambda: listed(app) == 2)
        assert "Done again: restored text of T" in told(app)
        assert three.texts() == ["here 2", "there 1", "there 3"]


async def test_what_was_let_be_is_let_be_on_every_machine(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        await pilot.press("d")
        await until(pilot, lambda: listed(app) == 2)
        assert "Dismissed. What stands: text “there 1” of T" in told(app)
        assert "u takes it back." in told(app)
        await pilot.press("G", "d")
        await until(pilot, lambda: listed(app) == 1)
        assert selected(app) == "“here 2”"
        three.exchange()
        assert three.left(three.phone) == three.left() == ["“here 2”"]
        assert three.texts() == ["there 1", "there 2", "there 3"]
        await pilot.press("d")
        await until(pilot, lambda: "Nothing lost to an edit of another machine." in screen_text(app))
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == 1)
        assert three.left() == ["“here 2”"]


async def test_keys_pressed_in_a_hurry_settle_each_conflict_once(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        await pilot.press("R", "d", "R")
        await until(pilot, lambda: not listed(app) and three.left() == [])
        assert three.texts() == ["here 1", "here 3", "there 2"]


async def test_the_cursor_stays_on_its_conflict_when_others_arrive(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        await pilot.press("j")
        assert selected(app) == "“here 2”"
        (first,) = three.make("todo @bolt four")
        three.change(first, {"text": "here 4"}, {"text": "there 4"})
        three.exchange()
        await until(pilot, lambda: listed(app) == 4)
        assert selected(app) == "“here 2”"
        assert "Conflicts · 4 lost edits" in screen_text(app)
        # another program on this machine settles one above the cursor
        desk = three.laptop.desk()
        desks.dismiss(desk, desks.conflicts(desk)[0])
        await until(pilot, lambda: listed(app) == 3)
        assert selected(app) == "“here 2”"


async def test_what_was_settled_elsewhere_while_one_looked_is_refused_politely(
    three: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        monkeypatch.setattr(app, "_poll", lambda: None)
        desk = three.laptop.desk()
        first, second, _ = desks.conflicts(desk)
        desks.dismiss(desk, first)
        actions.do(desk, [second.conflict.id], "edit", {"text": "newer"})
        await pilot.press("R")
        await until(pilot, lambda: "That was settled meanwhile. Nothing was changed." in told(app))
        assert three.texts() == ["newer", "there 1", "there 3"]


async def test_what_stands_otherwise_by_now_is_not_written_over_unseen(
    three: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        monkeypatch.setattr(app, "_poll", lambda: None)
        monkeypatch.setattr(screen_of(app), "_look", lambda: None)
        desk = three.laptop.desk()
        actions.do(desk, [desks.conflicts(desk)[0].conflict.id], "edit", {"text": "newer"})
        await pilot.press("R")
        await pilot.pause()
        assert "What stands there was changed meanwhile. Nothing was changed." in told(app)
        assert three.texts() == ["newer", "there 2", "there 3"]


async def test_an_edit_that_lost_to_a_deletion_comes_back_with_its_record(pair: Pair) -> None:
    (promise,) = pair.make("acme: spec sheet by 16:00 ok")
    pair.change(promise, {"means": "mail", "text": "the whole spec"}, {"deleted": True})
    pair.exchange()
    app = pair.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        seen = screen_text(app)
        assert "Conflicts · 2 lost edits" in seen
        assert "lost to the deletion" in seen
        assert "R lets what lost stand: the record comes back   d lets what stands be" in seen
        await pilot.press("R")
        await until(pilot, lambda: listed(app) == 0)  # with the record, the other edit is back too
        assert pair.texts() == ["the whole spec"]


async def test_journals_that_cannot_be_read_are_told_and_read_again(
    three: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: object) -> desks.ConflictsRead:
        raise BookError("The disk failed.", "Check it.")

    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(desks, "read_conflicts", refuses)
            await pilot.press("g", "x")
            await until(pilot, lambda: "The disk failed." in told(app))
            assert "The conflicts could not be read." in screen_text(app)
            await pilot.press("R", "d", "tab")
        three.laptop.clock.move(minutes=1)
        await until(pilot, lambda: listed(app) == 3)


async def test_an_empty_list_says_what_the_screen_is_for(house: House) -> None:
    house.add("todo call the bank")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        seen = screen_text(app)
        assert "Nothing lost to an edit of another machine." in seen
        assert "the later edit stands" in seen
        assert not app.screen.query_one(Sheet).display
        for key, label in (("R", "restore"), ("d", "dismiss")):
            await pilot.press(key)
            await pilot.pause()
            assert f"{label}: nothing is selected." in told(app)
        await pilot.press("tab", "enter", "j", "k", "G", "space")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_a_private_note_is_never_shown(pair: Pair) -> None:
    (loss,) = pair.make("lost @beta 30k to Contoso: price")
    pair.change(loss, {"vent": "how could they"}, {"vent": "it hurts"})
    pair.exchange()
    app = pair.laptop.app()
    async with app.run_test(**WIDE) as pilot:
        await open_it(pilot, app)
        assert "vent (private)" in screen_text(app)
        await pilot.press("R")
        await until(pilot, lambda: pair.left() == [])
        assert "Restored: vent (private) of L" in told(app)
        said = screen_text(app) + told(app)
        assert "how could they" not in said
        assert "it hurts" not in said


async def test_a_long_value_is_read_to_its_end_with_the_keys(pair: Pair) -> None:
    (todo,) = pair.make("todo call back")
    pair.change(todo, {"text": "here\n" * 40 + "the end of it"}, {"text": "there"})
    pair.exchange()
    app = pair.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        assert "the end of it" not in screen_text(app)
        await pilot.press("tab", *["j"] * 60)
        await until(pilot, lambda: "the end of it" in screen_text(app))
        assert "“there”" in screen_text(app)
        await pilot.press("shift+tab")
        assert isinstance(app.focused, RowList)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Sheet))
        await pilot.press("escape")
        assert isinstance(app.focused, RowList)
        assert isinstance(app.screen, ConflictsScreen)


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (50, 15), (20, 5)], ids=str)
async def test_hostile_text_is_harmless(pair: Pair, size: tuple[int, int]) -> None:
    for todo, text in zip(pair.make(*["todo x"] * len(HOSTILE)), HOSTILE, strict=True):
        pair.change(todo, {"text": f"here {text}"}, {"text": f"there {text}"})
    pair.exchange()
    app = pair.laptop.app()
    async with app.run_test(**SEEN | {"size": size}) as pilot:
        await open_it(pilot, app)
        assert listed(app) == len(HOSTILE)
        for key in ("R", "d", "j", "u", "tab", "j", "escape", "G", "U", "R", "R", "R", "R"):
            await pilot.press(key)
            await pilot.pause()
            harmless(app)


async def test_the_screen_is_found_by_the_palette_and_named_by_question_mark(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN | {"size": (100, 60)}) as pilot:
        await pilot.press("colon")
        await type_in(pilot, "conflicts")
        await until(pilot, lambda: "g x" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Conflicts · 3 lost edits" in screen_text(app))
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys on the conflicts" in screen_text(app))
        assert "let the value that lost stand after all" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("g", "l")
        await until(pilot, lambda: isinstance(app.screen, LogScreen))
        await pilot.press("g", "x")
        await until(pilot, lambda: isinstance(app.screen, ConflictsScreen))
        assert len(app.screen_stack) == 2


async def test_every_command_can_be_pressed_here(three: Pair) -> None:
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        for command in COMMANDS:
            if CONFLICTS not in command.screens or command.id in ("quit", "back", "tour"):
                continue
            for key in command.keys.split(",") if command.keys else ["g", command.after_g or "t"]:
                await pilot.press(key)
                await pilot.pause()
                assert app.is_running, command.id
            while not isinstance(app.screen, ConflictsScreen | TodayScreen):
                await pilot.press("escape")
                await pilot.pause()
            if not isinstance(app.screen, ConflictsScreen):
                await open_it(pilot, app)
        await pilot.press("q")
    assert app.return_code == 0


async def test_on_a_book_of_a_newer_cockpit_nothing_is_settled(three: Pair) -> None:
    book = three.laptop.desk().folder
    line = encode(Change(BOOK, 1, {"schema": 2}), "1999999999999-0000-newer000", "1/1")
    book.append("journal/newer000/2026-11.ndjson", line)()

    def files() -> dict[str, bytes]:
        found = (three.laptop.path / "book" / "journal").rglob("*.ndjson")
        return {str(one): one.read_bytes() for one in found}

    before = files()
    app = three.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        await open_it(pilot, app)
        assert listed(app) == 3
        for key in ("R", "d", "u", "U"):
            app.hush()
            await pilot.press(key)
            await until(pilot, lambda: "written by a newer Cockpit" in told(app))
        assert listed(app) == 3
    assert files() == before


async def test_the_header_names_the_conflicts_until_they_are_seen_and_those_that_come_later(
    tmp_path: Path,
) -> None:
    pair = Pair(tmp_path)
    [one, other] = pair.make("promise @acme spec sheet by fri 16:00", "todo call the bank")
    pair.change(one, {"text": "here"}, {"text": "there"})
    pair.exchange()
    app = pair.laptop.app()
    async with app.run_test(**SEEN) as pilot:
        app.remind()  # as it does a second after the first paint, and each minute
        await until(pilot, lambda: "1 conflict: g x" in screen_text(app))
        await pilot.press("g", "x")
        await until(pilot, lambda: "Conflicts · 1 lost edit" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "0 All · 2 rows" in screen_text(app))
        assert "conflict" not in screen_text(app)
        pair.change(other, {"text": "call Bo"}, {"text": "call Jo"})
        pair.exchange()
        await until(pilot, lambda: "call Jo" in screen_text(app))
        app.remind()
        await until(pilot, lambda: "1 conflict: g x" in screen_text(app))


async def test_one_machine_alone_reads_no_journals_for_conflicts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "how_many", lambda _: pytest.fail("there is nobody to lose to"))
    house = House(tmp_path)
    house.add("todo call the bank")
    app = house.app()
    async with app.run_test(**SEEN) as pilot:
        app.remind()
        await until(pilot, lambda: "call the bank" in screen_text(app))
        assert not [worker for worker in app.workers if worker.name == "_count"]
