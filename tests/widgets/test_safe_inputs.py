"""Whatever is typed or pasted into a line of ours: nothing of it could command a terminal, and nothing is dropped."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.widget import Widget
from textual.widgets import Input

from widgets.safe_area import SafeArea
from widgets.safe_input import SafeInput
from widgets.safe_palette import SafePalette
from widgets.text import folded

ROOT = Path(__file__).parents[2]
SAFE = ("safe_area.py", "safe_input.py", "safe_palette.py")
UNSAFE = frozenset(("Input", "MaskedInput", "TextArea", "CommandInput", "CommandPalette"))


class One(App[None]):
    """Shows one line to type in."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget


def made_or_extended(source: str) -> Iterator[str]:
    """Yield the names of what is called, and of the classes that others are made of."""
    for node in ast.walk(ast.parse(source)):
        found = (
            [node.func]
            if isinstance(node, ast.Call)
            else node.bases
            if isinstance(node, ast.ClassDef)
            else []
        )
        for name in found:
            yield (
                name.id
                if isinstance(name, ast.Name)
                else name.attr
                if isinstance(name, ast.Attribute)
                else ""
            )


def test_every_line_to_type_in_is_a_safe_one() -> None:
    files = [*(ROOT / "cockpit").rglob("*.py"), *(ROOT / "widgets").rglob("*.py")]
    told = {
        f"{path.name}: {name}"
        for path in files
        if path.name not in SAFE
        for name in made_or_extended(path.read_text(encoding="utf-8"))
        if name in UNSAFE
    }
    assert told == set()


def test_a_plain_line_would_be_found() -> None:
    source = "Input(value='')\nclass Line(widgets.TextArea): ...\nSafeInput()"
    assert UNSAFE.intersection(made_or_extended(source)) == {"Input", "TextArea"}


@pytest.mark.parametrize("kind", [SafeInput, SafeArea])
async def test_what_is_pasted_is_cleaned(
    kind: Callable[[str], Widget], hostile: str, harmless: Callable[[App[Any]], None]
) -> None:
    app = One(kind(""))
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        line = app.query_one(kind)  # type: ignore[call-overload]
        line.focus()
        app.post_message(Paste(hostile))
        await pilot.pause()
        harmless(app)
        held = line.value if isinstance(line, Input) else line.text
        assert "\x1b" not in held
        assert "\x9b" not in held
        assert len(held) >= len(hostile.strip()) - 2


@pytest.mark.parametrize("kind", [SafeInput, SafeArea])
@pytest.mark.parametrize("between", ["\n", "\r", "\r\n"])
async def test_lines_that_are_pasted_become_one(kind: Callable[[str], Widget], between: str) -> None:
    app = One(kind(""))
    async with app.run_test() as pilot:
        line = app.query_one(kind)  # type: ignore[call-overload]
        line.focus()
        app.post_message(Paste(f"Dear Bo{between}I am sorry"))
        await pilot.pause()
        assert (line.value if isinstance(line, Input) else line.text) == "Dear Bo I am sorry"


async def test_the_line_of_the_palette_is_a_safe_one() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        app.push_screen(SafePalette(id="--command-palette"))
        await pilot.pause()
        line = app.screen.query_one(Input)
        assert isinstance(line, SafeInput)
        assert isinstance(app.screen, SafePalette)
        assert line.has_focus
        line.post_message(Paste("\x1b[31mquit"))
        await pilot.pause()
        assert line.value == "�[31mquit"
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, SafePalette)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mu\u0308ller", "MÜLLER"),
        ("Stra\u00dfe", "strasse"),
        ("12\u00a0500\u202fEUR", "12 500 eur"),
        ("e\u2011mail", "E-mail"),
        ("\ufeffAcme\u200b", "acme"),
        ("Bo\u2019s", "bo's"),
        ("ＡＣＭＥ", "acme"),
        ("soft\u00adware", "Software"),
    ],
)
def test_what_looks_alike_is_compared_as_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Muller", "Müller"), ("a b", "ab"), ("résumé", "resume")])
def test_what_looks_different_is_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)
