"""On a screen a sentence names the key, where there is one, and not the command of a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.errors import NothingFound
from cockpit.tui.shell_words import in_keys
from tests.tui.house import House, screen_text, told, type_in, until


@pytest.mark.parametrize(
    ("in_a_shell", "on_a_screen"),
    [
        ("See `cockpit log`.", "See `g l` (log)."),
        ("See `cockpit today` for those.", "See `g t` (today) for those."),
        ("`cockpit undo` takes back what you did last.", "`u` (undo) takes back what you did last."),
        ("`cockpit conflicts` lists those there are.", "`g x` (conflicts) lists those there are."),
        ("`cockpit config` lists them.", "`g ,` (settings) lists them."),
        ('`cockpit show "Bo Berg"` has its code', '`f` (find) "Bo Berg" has its code'),
        ("`cockpit edit P7K3` for all else", "`e` (edit) on P7K3 for all else"),
        ("There is another: cockpit do T7K3 end, if so.", "There is another: `v`, then end, on T7K3, if so."),
        (
            "Then: cockpit do O7K3 pay --set amount=1,000.50 --set again=yes. If not: cockpit do O7K3 clear.",
            "Then: `v`, then pay, on O7K3 (amount 1,000.50, again yes). If not: `v`, then clear, on O7K3.",
        ),
        (
            "“reassure” asks: What did you say? Answer it with --set text=….",
            "“reassure” asks: What did you say? Type it.",
        ),
        ("asks: When? Answer it with --set at=now, or the time it was.", "asks: When? Type it."),
        # A step of two words, as a shell has it; what the seller has typed stays.
        ("Save the answer as a card: `save-card`.", "Save the answer as a card: `v`, then save card."),
        ("keep it: `override-excuse`", "keep it: `v`, then override excuse"),
        (
            "Saved T7K3: write-off old stock; the save-card. u takes it back.",
            "Saved T7K3: write-off old stock; the save-card. u takes it back.",
        ),
        # What has no key, or says more than a key, stays what is typed in a shell.
        ("`cockpit verify --rebuild` brings it back.", "`cockpit verify --rebuild` brings it back."),
        ("`cockpit backup --list` for others", "`cockpit backup --list` for others"),
        ("`cockpit verify` tells.", "`cockpit verify` tells."),
        ("cockpit do O7K3 pay --json", "cockpit do O7K3 pay --json"),
        ("by `cockpit import` in a shell.", "by `cockpit import` in a shell."),
        ("The book /home/cockpit log is gone.", "The book /home/cockpit log is gone."),
    ],
)
def test_a_command_of_the_shell_is_named_by_its_key(in_a_shell: str, on_a_screen: str) -> None:
    assert in_keys(in_a_shell, {}) == on_a_screen


def test_a_step_of_a_record_is_named_with_a_screen_that_has_its_key() -> None:
    said = "Where one is enough: cockpit do H7K3 end, or H8K4."
    assert in_keys(said, {}, "today") == "Where one is enough: `v`, then end, on H7K3, or H8K4."
    assert in_keys(said, {}, "people") == "Where one is enough: on Today `v`, then end, on H7K3, or H8K4."


def test_the_key_is_named_as_it_is_remapped() -> None:
    assert in_keys("See `cockpit log`, `cockpit undo`.", {"go": "f6", "undo": "f7"}) == (
        "See `f6 l` (log), `f7` (undo)."
    )


async def test_what_a_screen_tells_names_the_key(tmp_path: Path) -> None:
    app = House(tmp_path).app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert "There is nothing to undo." in told(app)
        assert "See `g l` (log)." in told(app)
        app.tell(str(NothingFound("That card is gone.", "See `cockpit cards`.")), "error")
        await pilot.pause()
        assert "See `g c` (answer cards)." in told(app)


async def test_an_answer_that_may_be_kept_says_the_key(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.add("q @acme: how long is the guarantee")
    app = house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("d")
        await type_in(pilot, "two years")
        await pilot.press("enter")
        await until(pilot, lambda: "Save the answer as a card?" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Save the answer as a card: `v`, then save card." in told(app))


async def test_what_the_preview_asks_names_the_key(tmp_path: Path) -> None:
    app = House(tmp_path).app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("n")
        await type_in(pilot, "note likes rowing")
        await until(pilot, lambda: "`g l` (log)" in " ".join(screen_text(app).replace("│", " ").split()))
        assert "cockpit log" not in screen_text(app)
