"""The rows of the phone's screen: what waits, what it may follow, who came for it, and the two-way calendar."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from textual.content import Content

from cockpit.desk.feed_state import FEEDS, PAGE
from cockpit.desk.phone_state import PhoneState
from cockpit.domain.wording import counted, full
from widgets.columns import Cell, columns
from widgets.rows import ListRow
from widgets.text import clean

ITEM, FEED, READER, SERVED, SERVER = "item:", "feed:", "reader:", "served", "server"


def rows(found: PhoneState, now: datetime) -> list[ListRow]:
    """Return all of them as lines."""
    lines = [ListRow("waits", _waiting(len(found.waits)), heading=True)]
    lines += [ListRow(f"{ITEM}{one.id}", partial(_two, one.said, one.asks)) for one in found.waits]
    lines.append(ListRow("feeds", "THE PHONE FOLLOWS", heading=True))
    state = "served" if found.answers else "not served now" if found.served else "never served"
    lines.append(ListRow(SERVED, partial(_two, "The server of the calendar", state)))
    if found.served is not None and found.links:
        privacy = found.served.privacy
        lines.append(ListRow(f"{FEED}{PAGE}", partial(_two, "Add it on the phone", "⏎ shows the code")))
        lines += [
            ListRow(f"{FEED}{feed}", partial(_two, named(feed), f"privacy: {privacy.get(feed, 'full')}"))
            for feed in FEEDS
        ]
    lines += [ListRow("readers", "LAST FETCHED BY", heading=True)] if found.readers else []
    lines += [
        ListRow(f"{READER}{at}", partial(_two, f"{one.name}: {named(one.feed)}", full(one.at, now)))
        for at, one in enumerate(found.readers)
    ]
    lines.append(ListRow("sync", "THE PHONE ANSWERS BACK", heading=True))
    agreed = full(found.sync.at, now) if found.sync.at else "never yet" if found.server else "not connected"
    lines.append(ListRow(SERVER, partial(_two, "The two-way calendar", agreed)))
    return lines


def _waiting(count: int) -> str:
    return f"WAITS FOR YOUR WORD · {counted(count, 'thing') if count else 'nothing'}"


def named(feed: str) -> str:
    """Say what a feed tells of."""
    return "Every deadline" if feed == "all" else f"Only of the kind {clean(feed, one_line=True)}"


def _two(left: str, right: str, width: int) -> Content:
    return columns(
        width,
        Cell(clean(left, one_line=True), give=2, grow=True),  # what d does is said in full, as on every list
        Cell(Content.assemble((clean(right, one_line=True), "$quiet")), give=1),
        gap=2,
    )
