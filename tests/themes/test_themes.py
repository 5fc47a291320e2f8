"""Themes load, are legible, and a broken file is only ever reported."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.theme import Theme
from textual.widgets import Input, Static

import themes
from themes import VARIABLE_DEFAULTS, load, ours, shipped
from widgets.rows import ListRow, RowList

SHIPPED = Path(themes.__file__).parent
GOOD = 'name = "mine"\nprimary = "#336699"\n'
TEXT = (
    "foreground",
    "text-muted",
    "foreground-muted",
    "late",
    "soon",
    "agreed",
    "quiet",
    "code",
    "amount",
    "key",
)
GROUNDS = ("background", "surface", "block-cursor-background", "block-cursor-blurred-background")


def ratio(text: Color, ground: Color) -> float:
    """WCAG contrast of two opaque colours, from 1 to 21."""

    def light(colour: Color) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(text), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def shown(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def only_problem(folder: Path, text: str | bytes) -> themes.Problem:
    data = text.encode() if isinstance(text, str) else text
    (folder / "x.toml").write_bytes(data)
    found, problems = load(folder)
    assert found == []
    (problem,) = problems
    assert problem.file.name == "x.toml"
    assert problem.what
    assert problem.remedy
    assert "\x1b" not in problem.what + problem.remedy
    return problem


def test_every_shipped_file_loads() -> None:
    found, problems = load(SHIPPED)
    assert problems == []
    assert [theme.name for theme in found] == [
        "cockpit-colour-blind",
        "cockpit-contrast-light",
        "cockpit-contrast",
        "cockpit-dark",
        "cockpit-dusk",
        "cockpit-ember",
        "cockpit-forest",
        "cockpit-ice",
        "cockpit-light",
        "cockpit-midnight",
        "cockpit-sand",
        "terminal",
    ]
    assert [theme.name for theme in ours()] == [theme.name for theme in found]


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.toml")), ids=lambda file: file.stem)
def test_a_theme_of_ours_is_had_by_either_of_its_names_alone(file: Path) -> None:
    name = file.stem if file.stem == "terminal" else f"cockpit-{file.stem}"
    found = {theme.name: theme for theme in ours()}[name]
    assert shipped(file.stem) == shipped(f"cockpit-{file.stem}") == found


@pytest.mark.parametrize("name", ["", "nord", "../themes/dark", "dark.toml"])
def test_no_other_name_is_that_of_a_theme_of_ours(name: str) -> None:
    assert shipped(name) is None


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_file_gives_every_variable_of_ours_itself(file: Path) -> None:
    table = file.read_text().split("[variables]")[1]
    assert {name for name in VARIABLE_DEFAULTS if not re.search(rf"^{name} = ", table, re.MULTILINE)} == set()


@pytest.mark.parametrize("theme", ours(), ids=lambda theme: theme.name)
def test_text_is_legible_on_every_ground(theme: Theme) -> None:
    if theme.ansi:
        pytest.skip("the terminal's palette decides")
    variables = shown(theme)
    least = 7 if theme.name.startswith("cockpit-contrast") else 4.5
    faint = {
        f"{text} on {ground}": round(found, 2)
        for text in TEXT
        for ground in GROUNDS
        if (found := ratio(Color.parse(variables[text]), Color.parse(variables[ground]))) < least
    }
    assert faint == {}


@pytest.mark.parametrize("theme", ours(), ids=lambda theme: theme.name)
def test_cursors_keys_and_borders_are_legible(theme: Theme) -> None:
    if theme.ansi:
        pytest.skip("the terminal's palette decides")
    variables = {name: Color.parse(value) for name, value in shown(theme).items() if value.startswith("#")}
    for name in ("block-cursor", "block-cursor-blurred", "input-cursor", "input-selection"):
        assert ratio(variables[f"{name}-foreground"], variables[f"{name}-background"]) >= 4.5, name
    for name in ("footer-key-foreground", "footer-description-foreground"):
        assert ratio(variables[name], variables["footer-background"]) >= 4.5, name
    assert ratio(variables["text-disabled"], variables["background"]) >= 3
    assert ratio(variables["pane-border-focus"], variables["background"]) >= 3


@pytest.mark.parametrize("name", ["contrast", "contrast-light"])
def test_high_contrast_holds_for_borders_and_for_what_is_dimmed(name: str) -> None:
    theme = shipped(name)
    assert theme is not None
    variables = {key: Color.parse(value) for key, value in shown(theme).items() if value.startswith("#")}
    ground = variables["background"]
    for one in ("pane-border", "pane-border-focus", "border-blurred", "scrollbar"):
        assert ratio(variables[one], ground) >= 4.5, one
    for one in ("text-disabled", "foreground-disabled"):
        assert ratio(variables[one], ground) >= 7, one


class Shop(App[None]):
    """Uses every variable of ours in its styles, as the cockpit does."""

    CSS = "".join(f".{name} {{ color: ${name}; border: round ${name}; }}\n" for name in VARIABLE_DEFAULTS)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield Static("text", classes="late")
        yield Input()


async def test_a_terminal_theme_of_three_lines_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "mine"\nprimary = "ansi_red"\nansi = true\n')
    (theme,), _ = load(tmp_path)
    app = Shop()
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        app.register_theme(theme)
        app.theme = "mine"
        await pilot.pause()


async def test_an_app_shows_every_theme_of_ours_and_of_textual() -> None:
    app = Shop()
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        for theme in ours():
            app.register_theme(theme)
        for name in [*(theme.name for theme in ours()), "nord", "textual-light", "ansi-dark"]:
            app.theme = name
            await pilot.pause()
            assert app.export_screenshot()


def test_a_theme_that_leaves_our_variables_out_takes_them_from_its_palette(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD + 'error = "#aa0000"\n')
    (theme,), problems = load(tmp_path)
    assert problems == []
    assert set(VARIABLE_DEFAULTS) <= set(theme.variables)
    assert theme.variables["pane-border-focus"] == "#336699"


def test_a_folder_that_is_not_there_has_no_themes(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == ([], [])


def test_a_broken_file_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = ")
    (tmp_path / "b.toml").write_text(GOOD)
    (tmp_path / "c.txt").write_text("not a theme")
    found, problems = load(tmp_path)
    assert [theme.name for theme in found] == ["mine"]
    assert [problem.file.name for problem in problems] == ["a.toml"]


def test_a_byte_order_mark_is_no_part_of_a_theme(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8-sig")
    themes, problems = load(tmp_path)
    assert len(themes) == 1
    assert not problems


def test_two_files_of_one_name_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD)
    found, (problem,) = load(tmp_path)
    assert len(found) == 1
    assert "taken" in problem.what


@pytest.mark.parametrize(
    ("text", "says", "remedy"),
    [
        ("name = ", "not TOML", "Correct"),
        ('primary = "#336699"', "name is missing", 'name = "…"'),
        ('name = "x"', "primary is missing", 'primary = "…"'),
        (GOOD + 'acent = "#fff"', "'acent'", "Did you mean accent?"),
        (GOOD + 'accent = "blurple"', "accent is not a colour: 'blurple'", '"#7aa2f7"'),
        (GOOD + "accent = 7", "accent is not a colour: 7", '"#7aa2f7"'),
        (GOOD + 'accent = "auto"', "accent is not a colour", '"#7aa2f7"'),
        (GOOD + 'dark = "yes"', "dark is neither", "without quotes"),
        (GOOD + "text_alpha = nan", "text_alpha is not a number", "0.15"),
        (GOOD + "luminosity_spread = inf", "luminosity_spread", "0.15"),
        (GOOD + 'variables = "late"', "variables is not a table", "[variables]"),
        (GOOD + '[variables]\nlate = "banana"', "late is not a colour", '"#7aa2f7"'),
        (GOOD + '[variables]\nlate = "#fff; } * { display: none"', "late is not a colour", '"#7aa2f7"'),
        (GOOD + '[variables]\nlate = "#fff\\n"', "late is not a colour", '"#7aa2f7"'),
        (GOOD + '[variables]\nlate = "#fff 900%"', "late is not a colour", '"#7aa2f7"'),
        (GOOD + '[variables]\n"a b" = "#fff"', "cannot name a variable", "hyphens"),
        (GOOD + '[variables]\nblock-cursor-text-style = "loud"', "not a text style", '"bold"'),
        (GOOD + "[variables.late]\nx = 1", "late is not a colour", '"#7aa2f7"'),
        ('name = "\\u001b[31mx"\nprimary = "red"', "name is not", "my-theme"),
        ('name = ""\nprimary = "red"', "name is not", "my-theme"),
        ("name = ['x']", "name is not", "my-theme"),
    ],
)
def test_a_broken_file_is_reported_with_a_remedy(tmp_path: Path, text: str, says: str, remedy: str) -> None:
    problem = only_problem(tmp_path, text)
    assert says in problem.what
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"\x1b[2J",
        b"x = " + b"[" * 5000,
        b"x = " + b"9" * 5000,
        b"#" * 70_000,
        b'"\\u001b]0;x" = 1',
        b"__class__ = 1",
    ],
)
def test_hostile_files_are_reported(tmp_path: Path, data: bytes) -> None:
    only_problem(tmp_path, data)


def test_folders_pipes_and_loops_named_toml_are_reported(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    found, problems = load(tmp_path)
    assert found == []
    assert [problem.file.name for problem in problems] == ["folder.toml", "loop.toml", "pipe.toml"]


@given(
    key=st.sampled_from(["name", "primary", "dark", "ansi", "text_alpha", "variables"]) | st.text(max_size=9),
    value=st.text(max_size=12)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.lists(st.none(), max_size=2),
)
def test_no_key_or_value_raises_anything_else(key: str, value: object) -> None:
    with suppress(themes._Unusable):
        themes._theme({"name": "x", "primary": "red", key: value})


URGENCIES = ("late", "soon", "agreed", "quiet", "code", "amount", "foreground")


class Rows(App[None]):
    """One list, each of whose rows is told in one of our colours; the cursor stands on the one asked for."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield RowList(
            ListRow(
                name, Content.assemble((f"{name} word", f"${name} bold" if name == "late" else f"${name}"))
            )
            for name in URGENCIES
        )


@pytest.mark.parametrize("theme", ours(), ids=lambda theme: theme.name)
async def test_the_selected_row_keeps_its_urgency_readable_as_it_is_drawn(theme: Theme) -> None:
    if theme.ansi:
        pytest.skip("the terminal's palette decides: there the row is of one colour")
    app = Rows()
    async with app.run_test(size=(30, 10)) as pilot:
        app.register_theme(theme)
        app.theme = theme.name
        rows = app.query_one(RowList)
        drawn: dict[str, str] = {}
        for blurred in (False, True):
            (app.set_focus(None) if blurred else rows.focus())
            for place, name in enumerate(URGENCIES):
                rows.highlighted_key = name
                await pilot.pause()
                for segment in rows.render_line(place):
                    style = segment.style
                    if "word" in segment.text and style and style.color and style.bgcolor:
                        text, ground = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
                        drawn[f"{name} {blurred}"] = text.hex
                        assert ratio(text, ground) >= 4.5, f"{name} on the selected row, blurred: {blurred}"
        assert len(drawn) == 2 * len(URGENCIES)
        assert (
            len({drawn[f"{name} False"] for name in ("late", "soon", "agreed")}) == 3
        )  # and keeps its own colour


def seen_by(colour: Color, lacks: str) -> tuple[float, float, float]:
    """A colour as an eye sees it that lacks one kind of cones, in linear light (Machado, Oliveira, Fernandes 2009)."""
    matrix = {
        "red": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "green": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "blue": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }[lacks]
    line = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    red, green, blue = (sum(share * part for share, part in zip(row, line, strict=True)) for row in matrix)
    return red, green, blue


def apart(one: Color, other: Color, lacks: str) -> float:
    """How far two colours are apart for such an eye, as CIE76 has it: 2.3 is just seen, 20 is plain."""

    def lab(colour: Color) -> tuple[float, float, float]:
        red, green, blue = (min(1.0, max(0.0, part)) for part in seen_by(colour, lacks))
        xyz = (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
        x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return hypot(*(a - b for a, b in zip(lab(one), lab(other), strict=True)))


@pytest.mark.parametrize("lacks", ["red", "green", "blue"])
def test_the_colour_blind_theme_keeps_late_soon_and_agreed_apart_for_every_eye(lacks: str) -> None:
    theme = shipped("colour-blind")
    assert theme is not None
    late, soon, agreed = (Color.parse(theme.variables[name]) for name in ("late", "soon", "agreed"))
    for one, other in ((late, soon), (late, agreed), (soon, agreed)):
        assert apart(one, other, lacks) > 20
