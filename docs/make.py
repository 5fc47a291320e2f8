"""Makes what the docs show of the program: the tables of keys and settings, and the pictures.

`python docs/make.py` writes them; `--check` only tells whether the tables are as the program has them.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.config import SETTINGS
from cockpit.desk.demo.book import fill
from cockpit.desk.desk import Desk
from cockpit.domain.entry import Verb
from cockpit.domain.kinds import KINDS
from cockpit.domain.rules import Rules
from cockpit.store.disk import DiskFolder
from cockpit.tui.app import CockpitApp
from cockpit.tui.commands import reference

DOCS = Path(__file__).parent
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))
SIZE = (120, 35)
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


async def pictures() -> None:
    """Write the pictures, from the demo book at a fixed moment."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(
            folder=DiskFolder(f"{folder}/book"),
            local=DiskFolder(f"{folder}/local"),
            now=lambda: NOW,
            wall_ms=lambda: round(NOW.timestamp() * 1000),
            rules=Rules(),
        )
        fill(desk)
        app = CockpitApp(desk, None, {"book": "book"})
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1)
            (DOCS / "today.svg").write_text(app.export_screenshot(title="cockpit"), encoding="utf-8")


def main() -> int:
    """Write tables and pictures, or compare; 1 where they differ."""
    made = guide()
    if "--check" in sys.argv:
        return int(made != (DOCS / "guide.md").read_text(encoding="utf-8"))
    (DOCS / "guide.md").write_text(made, encoding="utf-8")
    asyncio.run(pictures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
