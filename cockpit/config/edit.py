"""One setting changed in the text of a settings file: all else stays as it stands, comments and unknown lines too."""

from __future__ import annotations

import tomllib
from copy import deepcopy

from cockpit.config import NO_TOML
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Parts = tuple[
        list["TomlStatement"], dict[str, int]
    ]  # the statements, and the line of each table's heading


class TomlStatement(Record):
    """Where a statement stands, in lines from `start` up to `end`, under which table, and what it says."""

    start: int
    end: int
    table: str
    says: dict[str, Any]


def changed(text: str, name: str, value: str | None) -> str:
    """Return the text with another value, as TOML has it, of a setting such as `theme` or `keys.done`; None: without.

    Raises NotUnderstood where the text is no sound TOML, or where the change cannot be made without touching more.
    """
    before = _parsed(text)
    table, dot, key = name.partition(".")
    if not dot:
        table, key = "", name
    wanted = deepcopy(before)
    within = wanted.setdefault(table, {}) if table else wanted
    if value is None:
        within.pop(key, None)
        if table and not within:
            del wanted[table]
    else:
        within[key] = tomllib.loads(f"x = {value}")["x"]
    if wanted == before:
        return text
    after = _written(text, table, key, value, within)
    try:
        left = tomllib.loads(after)
    except NO_TOML:  # the file was sound: what was made of it is not
        left = {name: None}
    if table and not left.get(table, True):
        del left[table]  # a heading with nothing under it is as good as none
    if left != wanted:
        raise NotUnderstood(
            f"The file is written in a way in which {name} cannot be changed from here.",
            "Change that line in an editor.",
        )
    return after


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except NO_TOML as error:
        raise NotUnderstood(f"The settings are not sound TOML: {error}.", "Mend that line first.") from error


def _written(text: str, table: str, key: str, value: str | None, within: dict[str, Any]) -> str:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    statements, headings = _statements(lines)
    for one in statements:
        if named := _named_in(lines, one, table, key):
            # An inline table is written anew, whole.
            is_gone = not within if named == table else value is None
            new = toml(within) if named == table else value
            return _replaced(lines, one, None if is_gone else f"{named} = {new}", end)
    if value is None:
        return text
    line = f"{_key(key)} = {value}{end}"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    place = _place_in(table, lines, statements, headings)
    if table and table not in headings:
        line = f"{end if lines else ''}[{table}]{end}{line}"
    return "".join([*lines[:place], line, *lines[place:]])


def _named_in(lines: list[str], one: TomlStatement, table: str, key: str) -> str:
    """Return the name by which a statement says the setting, or the inline table that it belongs in; else nothing."""
    if one.table == table and key in one.says:
        return _key(key)
    if one.table or table not in one.says:
        return ""
    if lines[one.start].split("=", 1)[0].strip() == table:
        return table
    return f"{table}.{_key(key)}" if key in one.says[table] else ""


def _place_in(table: str, lines: list[str], statements: list[TomlStatement], headings: dict[str, int]) -> int:
    """Return the line at which a new statement of a table stands: behind its last one, else at its beginning."""
    if ends := [one.end for one in statements if one.table == table]:
        return ends[-1]
    if table in headings:
        return headings[table] + 1
    return 0 if headings and not table else len(lines)


def _replaced(lines: list[str], one: TomlStatement, line: str | None, end: str) -> str:
    """Return the lines with another in the place of a statement; the remarks that stand in it are kept."""
    old = lines[one.start : one.end]
    if len(old) == 1:
        remark = _remark(old[0], one)
        new = f"{line}{f'  {remark}' if remark else ''}" if line is not None else remark
        kept = [new + end] if new else []
    else:
        # What is remarked inside of a long value stands above its heir, with the value that it was about.
        kept = (
            [f"# {each}" if each.strip() else each for each in old]
            if any("#" in each for each in old)
            else []
        )
        kept += [line + end] if line is not None else []
    return "".join([*lines[: one.start], *kept, *lines[one.end :]])


def _remark(line: str, one: TomlStatement) -> str:
    """Return the comment at the end of a statement of one line."""
    place = line.find("#")
    while place >= 0:
        if _says(line[:place]) == one.says:
            return line[place:].rstrip()
        place = line.find("#", place + 1)
    return ""


def _statements(lines: list[str]) -> Parts:
    found: list[TomlStatement] = []
    headings: dict[str, int] = {}
    table, place = "", 0
    while place < len(lines):
        stripped = lines[place].strip()
        start, place = place, place + 1
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("["):
            table = stripped.partition("]")[0].lstrip("[").strip().strip("\"'")
            headings.setdefault(table, start)
            continue
        while (says := _says("".join(lines[start:place]))) is None and place < len(lines):
            place += 1
        found.append(TomlStatement(start=start, end=place, table=table, says=says or {}))
    return found, headings


def _says(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except NO_TOML:
        return None


def toml(value: object) -> str:
    """Return a value as TOML has it: what a settings file may hold."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {toml(each)}" for name, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)  # a number, a date, a time


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if is_bare else toml(name)
