"""Makes what the docs show of the program: the tables of keys and settings, and the pictures.

`python docs/make.py` writes them; `--check` only tells whether the tables are as the program has them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pictures

from cockpit.config import SETTINGS
from cockpit.domain.entry import Verb
from cockpit.domain.kinds import KINDS
from cockpit.tui.commands import reference

DOCS = Path(__file__).parent
_COMMON = ("note", "touch", "snooze", "edit", "delete")


def settings() -> str:
    """Return the settings as a table in Markdown."""
    rows = [f"| `{one.name}` | `{one.example}` | {one.about} |" for one in SETTINGS]
    return "\n".join(["| Setting | Such as | What it does |", "| --- | --- | --- |", *rows])


def verbs() -> str:
    """Return every verb of every kind of record as a table in Markdown; those of any kind stand once."""
    rows = ["| Record | Verb | What it takes | What it does |", "| --- | --- | --- | --- |"]
    for name in KINDS:
        kind = KINDS[name].load()
        rows += [
            _verb(f"{name} ({kind.LETTER}…)", one) for one in kind.VERBS.values() if one.name not in _COMMON
        ]
    rows += [_verb("any", KINDS["note"].load().VERBS[name]) for name in _COMMON]
    return "\n".join(rows)


def _verb(of: str, verb: Verb) -> str:
    takes = ", ".join(f"`{one.name}`" + ("" if one.required else "?") for one in verb.takes)
    return f"| {of} | `{verb.name}` | {takes} | {verb.label} |"


def guide() -> str:
    """Return the user guide with its tables made anew."""
    text = (DOCS / "guide.md").read_text(encoding="utf-8")
    for name, table in (("keys", reference()), ("settings", settings()), ("verbs", verbs())):
        begin, end = f"<!-- {name}: made by `python docs/make.py` -->", f"<!-- /{name} -->"
        before, rest = text.split(begin, 1)
        text = f"{before}{begin}\n{table.strip()}\n{end}{rest.split(end, 1)[1]}"
    return text


def main() -> int:
    """Write tables and pictures, or compare; 1 where they differ."""
    made = guide()
    if "--check" in sys.argv:
        return int(made != (DOCS / "guide.md").read_text(encoding="utf-8"))
    (DOCS / "guide.md").write_text(made, encoding="utf-8")
    pictures.write(DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
