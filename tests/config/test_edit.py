"""One setting is changed in the text of a settings file, and not a letter besides."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.config.edit import changed, toml
from cockpit.errors import NotUnderstood

FILE = """# My settings.

theme = "dark"  # for the "#1" screen
working_days = [
    "mon", # the best
    "tue",
]
day_starts = "08:30"
colour_of_my_car = "red"

# Keys I like.
[keys]
done = "X"   # as in the old tool
"snooze" = "Z"

[views.big]
where = "kind = order"
"""


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("theme", '"light"', 'theme = "dark"  # for', 'theme = "light"  # for'),
        ("theme", None, 'theme = "dark"  # for the "#1" screen', '# for the "#1" screen'),
        ("day_starts", '"09:00"', 'day_starts = "08:30"', 'day_starts = "09:00"'),
        ("home_currency", '"USD"', '_car = "red"\n', '_car = "red"\nhome_currency = "USD"\n'),
        ("keys.done", '"d"', 'done = "X"   # as', 'done = "d"  # as'),
        ("keys.undo", '"f5"', '"snooze" = "Z"\n', '"snooze" = "Z"\nundo = "f5"\n'),
        ("keys.snooze", None, '"snooze" = "Z"\n', ""),
        (
            "working_days",
            '["mon"]',
            'working_days = [\n    "mon", # the best\n    "tue",\n]\n',
            '# working_days = [\n#     "mon", # the best\n#     "tue",\n# ]\nworking_days = ["mon"]\n',
        ),
    ],
)
def test_only_the_line_that_is_meant_changes(name: str, value: str | None, old: str, new: str) -> None:
    assert old in FILE
    assert changed(FILE, name, value) == FILE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "name", "value", "after"),
    [
        ("", "theme", '"dark"', 'theme = "dark"\n'),
        ("", "keys.done", '"X"', '[keys]\ndone = "X"\n'),
        ("", "views.big ones", '"amount > 5"', '[views]\n"big ones" = "amount > 5"\n'),
        ('[keys]\n"rows.down" = "x"\n', "keys.rows.down", '"y"', '[keys]\n"rows.down" = "y"\n'),
        ('keys."rows.down" = "x"\n', "keys.rows.down", '"y"', 'keys."rows.down" = "y"\n'),
        ("# a remark", "theme", '"dark"', '# a remark\ntheme = "dark"\n'),
        ("[keys]\n", "theme", '"dark"', 'theme = "dark"\n[keys]\n'),
        ('theme = "a"', "theme", '"b"', 'theme = "b"\n'),
        ('theme = "a"\r\n', "day_ends", '"18:00"', 'theme = "a"\r\nday_ends = "18:00"\r\n'),
        ('keys = { done = "X" }\n', "keys.undo", '"f5"', 'keys = { done = "X", undo = "f5" }\n'),
        ('keys = { done = "X" }\n', "keys.done", None, ""),
        ('keys.done = "X"\n', "keys.done", '"Y"', 'keys.done = "Y"\n'),
        ("theme = 'a' # 'b'\n", "theme", '"c"', "theme = \"c\"  # 'b'\n"),
        ('theme = "a"\n', "day_ends", None, 'theme = "a"\n'),
    ],
)
def test_a_setting_is_put_where_it_belongs(text: str, name: str, value: str | None, after: str) -> None:
    assert changed(text, name, value) == after


@pytest.mark.parametrize("text", ["theme = ", "theme = dark", "[keys", 'theme = "a"\ntheme = "b"'])
def test_a_broken_file_is_told_and_left(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not sound TOML"):
        changed(text, "theme", '"dark"')


def test_what_cannot_be_put_into_a_sound_file_does_not_call_it_broken() -> None:
    text = '[calendar.caldav]\nurl = "https://x.example"\nuser = "me"\n'
    with pytest.raises(NotUnderstood, match="cannot be changed from here"):
        changed(text, "calendar.caldav", '{ url = "https://y.example" }')


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(VALUES)
def test_any_value_reads_back_as_it_was_written(value: Any) -> None:
    assert tomllib.loads(f"x = {toml(value)}") == {"x": value}


@given(
    st.lists(st.sampled_from(FILE.splitlines(keepends=True)), max_size=12),
    st.sampled_from(["theme", "day_starts", "keys.done", "keys.undo", "working_days", "views.big"]),
    st.sampled_from(['"light"', '["mon"]', None]),
)
def test_whatever_a_file_holds_it_is_changed_as_asked_or_refused(
    lines: list[str], name: str, value: str | None
) -> None:
    text = "".join(lines)
    try:
        after = changed(text, name, value)
    except NotUnderstood:
        return
    table, _, key = name.rpartition(".")
    before, now = tomllib.loads(text), tomllib.loads(after)
    for one in (before, now):
        (one.get(table, {}) if table else one).pop(key, None)
        if table and not one.get(table):
            one.pop(table, None)
    assert now == before
    remarks = [line.partition("#")[2].strip() for line in lines if "#" in line]
    assert all(remark in after for remark in remarks)
