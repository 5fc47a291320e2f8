"""The page that a phone opens by the code: one press adds the calendar. No script, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from cockpit.calendar.feed_server import is_private
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVELS = {
    "full": "what, for whom, and what to say",
    "initials": "what it is for, and the customer's initials",
    "kind": "what it is for",
    "busy": "only that something is due",
}
_ALL = "Every deadline"
_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 34rem; padding: 1rem; background: #fff; color: #1a1a1a; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
a { color: #0b57d0; } a:focus-visible { outline: 3px solid #b3261e; outline-offset: 2px; }
ul { list-style: none; padding: 0; } li { margin: .6rem 0; }
.add { display: block; box-sizing: border-box; min-height: 3rem; padding: .7rem 1rem; border-radius: .6rem;
  background: #0b57d0; color: #fff; text-align: center; text-decoration: none; font-weight: 600; }
.then { margin: .2rem 0 0; } details { margin: 1rem 0; } summary { min-height: 2.75rem; padding-top: .6rem; }
@media (prefers-color-scheme: dark) {
  body { background: #121212; color: #ececec; } a { color: #a8c7fa; } .add { background: #a8c7fa; color: #041e49; } }
"""


class FeedLink(Record):
    """One feed on the page: of which kind, at which level of privacy, and the path of its file."""

    kind: str
    privacy: str
    path: str


def page(links: Sequence[FeedLink], address: str, *, tls: bool) -> bytes:
    """Return the page of these feeds, the one of all first, as a reader sees it who called us by this address."""
    first, *rest = links
    others = "".join(
        f"<h2>{escape(_named(link.kind))}</h2><p>It shows {escape(_LEVELS[link.privacy])}.</p>"
        f"{_buttons(link, address, tls=tls)}"
        for link in rest
    )
    more = f"<details><summary>One kind at a time</summary>{others}</details>" if rest else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cockpit on your phone</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        f"<style>{_STYLE}</style></head><body><main><h1>Your deadlines on this phone</h1>"
        f"<p>{_ALL}, kept up to date by itself. It shows {escape(_LEVELS[first.privacy])}.</p>"
        f"{_buttons(first, address, tls=tls)}{more}"
        "<h2>Whoever has this address reads your calendar</h2>"
        "<p>Share it with nobody. <code>cockpit calendar token --rotate</code> makes every old address useless.</p>"
        "</main></body></html>"
    ).encode()


def web_address(address: str, path: str, *, tls: bool) -> str:
    """Return where a path is found."""
    return f"{'https' if tls else 'http'}://{address}{path}"


def _named(kind: str) -> str:
    return _ALL if kind == "all" else f"Only of the kind {kind}"


def _buttons(link: FeedLink, address: str, *, tls: bool) -> str:
    url = web_address(address, link.path, tls=tls)
    # `webcal:` is what subscribes on an iPhone; `webcals:` fails there, and `https:` only imports once.
    webcal = f"webcal://{address}{link.path}"
    what = "" if link.kind == "all" else f" ({escape(link.kind)})"
    found = [
        _button(
            webcal,
            f"Add to iPhone, iPad or Mac{what}",
            "Then switch “Remove Alarms” off, or it stays silent.",
        )
    ]
    if is_private(address.rpartition(":")[0] if address.rpartition(":")[2].isdigit() else address):
        found.append(
            "<li><p>Google and Outlook fetch a calendar from their own machines, and cannot reach this address. On "
            "Android, the app ICSx⁵ can, and it rings: give it the link of the download.</p></li>"
        )
    else:
        google = f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"
        outlook = f"https://outlook.live.com/calendar/0/addfromweb?name=Cockpit&url={quote(url, safe='')}"
        found += [
            _button(
                google, f"Add to Google Calendar{what}", "It looks every 4 to 24 hours, and never rings."
            ),
            _button(outlook, f"Add to Outlook{what}", "It looks every few hours, and never rings."),
        ]
    found.append(
        f'<li><a href="{escape(url)}" download="cockpit-{escape(link.kind)}.ics">Download the file{what}</a>'
        '<p class="then">As it is now; it does not follow what changes.</p></li>'
    )
    return f"<ul>{''.join(found)}</ul>"


def _button(url: str, label: str, then: str) -> str:
    return (
        f'<li><a class="add" rel="noreferrer" href="{escape(url)}">{label}</a><p class="then">{then}</p></li>'
    )
