"""The pictures of the docs: each screen once, and a moving one of a minute's work, all of the demo book."""

from __future__ import annotations

import asyncio
import re
import tempfile
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from cockpit.calendar.feed_keys import SECRET_BYTES
from cockpit.desk.demo.book import fill
from cockpit.desk.desk import Desk
from cockpit.desk.feed_state import Served, expected, levels, note_fetched, note_served
from cockpit.desk.phone_inbox import MOVED, TYPED, item_of, let_wait
from cockpit.domain.moment import to_text
from cockpit.domain.rules import Rules
from cockpit.store.disk import DiskFolder
from cockpit.tui.app import CockpitApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))
WIDE, NARROW = (120, 35), (80, 24)

# Picture → what is pressed on Today to come to it.
SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "review": ("r",),
    "capture": ("n", "hooli: offer for 40 seats by fri 16:00 ok mail"),
    "answers": ("a", "how heavy is the ou"),
    "order": ("2", "enter"),
    "recovery": ("3", "j", "j", "enter"),
    "call": ("f", "kind = call and state = planned", "enter", "enter"),
    "customer": ("0", "@"),
    "evening": ("E",),
    "week": ("W",),
    "phone": ("g", "p"),
    "phone-code": ("g", "p", "j", "j", "j"),
}


class Frame(NamedTuple):
    """One step of the moving picture: what is told of it, what is pressed, and for how many seconds it stands."""

    told: str
    keys: tuple[str, ...]
    seconds: float


MOVIE = (
    Frame("The day: late, today, waiting on them", (), 3),
    Frame("n  one line during the call …", ("n", "hooli: offer for 40 "), 0.8),
    Frame("n  one line during the call …", ("seats by fri 16:00 "), 0.8),
    Frame("… and the sentence to say aloud", ("ok mail",), 3),
    Frame("⏎  saved", ("enter",), 2.5),
    Frame("a  the customer asks: half a word is enough", ("a", "how heavy"), 0.8),
    Frame("a  the customer asks: half a word is enough", (" is the ou",), 3),
    Frame("1  answered on the spot", ("1",), 2.5),
    Frame("esc  back to the day", ("escape",), 1),
    Frame("3  lost deals, each with its 24 hours", ("3", "j", "j"), 2),
    Frame("⏎  four cards to keep the customer", ("enter",), 3),
    Frame("r  the review of the morning", ("escape", "0", "r"), 3),
    Frame("W  the week, and the one habit to improve", ("escape", "W"), 3),
)


@asynccontextmanager
async def demo(size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """Open the cockpit on a demo book at a fixed moment."""
    # The upkeep of a book that was just closed may still be writing its snapshot there.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(
            folder=DiskFolder(f"{folder}/book"),
            local=DiskFolder(f"{folder}/local"),
            now=lambda: NOW,
            wall_ms=lambda: round(NOW.timestamp() * 1000),
            rules=Rules(),
        )
        fill(desk)
        with_a_phone(desk)
        app = CockpitApp(desk, None, {"book": "book", "demo": "cockpit"})
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1)
            yield pilot


def with_a_phone(desk: Desk) -> None:
    """Let a phone follow the calendar and answer back; the key of its links is made up."""
    served = Served(host="192.168.1.20", port=8747, tls=False, privacy=levels(["initials"]), amounts=False)
    desk.local.replace("calendar-token", b"c0" * SECRET_BYTES + b"\n")
    note_served(desk, served)
    for agent, feed in (("Google-Calendar-Importer", "promise"), ("iOS/18.1 dataaccessd/1.0", "all")):
        who = {"reader": expected(agent).name, "feed": feed, "how": "fetched", "agent": agent}
        note_fetched(desk, {**who, "at": to_text(NOW)})
    promise = next(one for one in desk.book.current.values() if one.KIND == "promise" and one.is_open())
    moved = f"You moved “{promise.text}” on the phone to Thu 19 Nov 16:00, past what they count on."
    accept = "promise the new time, and tell them so yourself"
    let_wait(desk, item_of(desk, MOVED, "/a", moved, accept, record=str(promise.id)))
    typed = "Typed on the phone, and not plain: “bolt wants the other one fri or so”"
    let_wait(desk, item_of(desk, TYPED, "/b", typed, "capture it", value="bolt wants the other one"))


async def press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Press keys; a text with a space in it is typed letter by letter."""
    for key in keys:
        await pilot.press(*(key if " " in key else (key,)))
        await pilot.pause(0.5)


async def screen(keys: tuple[str, ...]) -> str:
    """Return the picture of the screen that some keys come to from Today."""
    async with demo(WIDE) as pilot:
        await press(pilot, keys)
        return pilot.app.export_screenshot(title="cockpit")


def write(folder: Path) -> None:
    """Write the pictures into a folder: NAME.svg for each screen, and tour.svg, the moving one."""
    for name, keys in SCREENS.items():
        (folder / f"{name}.svg").write_text(asyncio.run(screen(keys)), encoding="utf-8")
    (folder / "tour.svg").write_text(asyncio.run(movie()), encoding="utf-8")


async def movie() -> str:
    """Return the moving picture: the frames in one SVG, shown in turn; who asks for less motion sees the first."""
    async with demo(NARROW) as pilot:
        frames = []
        for one in MOVIE:
            await press(pilot, one.keys)
            frames.append(pilot.app.export_screenshot(title=one.told))
    return _moving(frames, [one.seconds for one in MOVIE])


def _moving(frames: list[str], seconds: list[float]) -> str:
    whole, passed, rules, groups = sum(seconds), 0.0, [], []
    for at, (frame, length) in enumerate(zip(frames, seconds, strict=True)):
        begin, end = passed / whole * 100, (passed + length) / whole * 100
        rules.append(f"@keyframes f{at}{{0%{{opacity:0}}{begin:.2f}%{{opacity:1}}{end:.2f}%{{opacity:0}}}}")
        rules.append(f"#f{at}{{opacity:{int(at == 0)};animation:f{at} {whole:.1f}s step-end infinite}}")
        groups.append(f'<g id="f{at}">{_inside(frame)}</g>')
        passed += length
    rules.append("@media(prefers-reduced-motion:reduce){g{animation:none!important}}")
    opening = frames[0][: frames[0].index(">") + 1]
    return f"{opening}<style>{''.join(rules)}</style>{''.join(groups)}</svg>\n"


def _inside(frame: str) -> str:
    """Return what stands in a picture, less what a moving one does without: fonts from elsewhere, a clip a line."""
    inside = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$|<!--.*?-->|@font-face \{.*?\}\s", "", frame, flags=re.DOTALL)
    inside = re.sub(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', "", inside, flags=re.DOTALL)
    return re.sub(r' clip-path="url\(#[^)]*-line-\d+\)"', "", inside)
