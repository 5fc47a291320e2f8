"""The page that a phone opens, in a real browser: found by the eye, the finger and a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from cockpit.calendar.feed_page import FeedLink, page
from tests.calendar.browser import Browser, chromium
from tests.cli.conftest import Shell
from tests.cli.test_calendar import Serving, serve

__all__ = ["serve"]
pytestmark = pytest.mark.slow
# Returns the least contrast of any text to what is behind it, by WCAG's formula.
CONTRAST = """
const light = (colour) => {
  const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!colour.endsWith(", 0)")) return colour;
  }
  return "rgb(255, 255, 255)";
};
return Math.min(...[...document.querySelectorAll("h1, h2, p, a, summary, code")].map((element) => {
  const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}));
"""


def labels(window: Browser, selector: str) -> dict[str, str]:
    """Return what a screen reader says of links that are shown, and where they lead."""
    return {
        window.of(one, "computedlabel"): window.of(one, "attribute/href")
        for one in window.elements(selector)
        if window.of(one, "displayed")
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_adds_the_calendar_by_one_press(
    shell: Shell, serve: Callable[..., Serving], scheme: str
) -> None:
    shell.add("promise @acme spec sheet by fri 4pm")
    serving = serve("--privacy", "initials")
    with chromium(*(["--force-dark-mode"] if scheme == "dark" else [])) as window:
        window.open(serving.links["page"])
        is_dark = window.run("return matchMedia('(prefers-color-scheme: dark)').matches")
        assert is_dark is (scheme == "dark")
        assert window.run("return document.documentElement.lang") == "en"
        assert window.run("return document.title") == "Cockpit on your phone"
        [heading] = window.elements("h1")
        assert window.of(heading, "text") == "Your deadlines on this phone"
        [main] = window.elements("main")
        assert window.of(main, "computedrole") == "main"
        assert "initials" in window.of(main, "text")
        shown = labels(window, "a")
        feed = urlsplit(serving.links["all"])
        assert shown == {
            "Add to iPhone, iPad or Mac": f"webcal://{feed.netloc}{feed.path}",
            "Download the file": serving.links["all"],
        }
        assert "cannot reach this address" in window.of(main, "text")
        for one in window.elements("a.add"):
            if window.of(one, "displayed"):
                assert window.of(one, "computedrole") == "link"
                assert window.of(one, "rect")["height"] >= 44
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
        assert window.run(CONTRAST) >= 4.5
        [more] = window.elements("summary")
        window.click(more)
        assert len(labels(window, "a")) > len(shown)
        assert len(set(labels(window, "a").values())) == len(labels(window, "a"))
        assert serving.links["promise"] in labels(window, "a").values()
        assert window.run(CONTRAST) >= 4.5
        assert window.run("return performance.getEntriesByType('resource').length") == 0


def test_no_script_may_fetch_the_calendar_from_the_page(shell: Shell, serve: Callable[..., Serving]) -> None:
    shell.add("promise @acme spec sheet by fri 4pm")
    serving = serve()
    with chromium() as window:
        window.open(serving.links["page"])
        got = window.run(
            "const asked = new XMLHttpRequest();"
            "asked.open('GET', document.querySelector('a[download]').href, false);"
            "try { asked.send(); return asked.responseText; } catch { return 'refused'; }"
        )
        assert got == "refused"
    assert b"acme: spec sheet" in serving.feed()


def test_on_a_public_address_google_and_outlook_are_offered() -> None:
    links = [FeedLink(kind="all", privacy="full", path="/k/cockpit-all.ics")]
    body = page(links, "calendar.example.com", tls=True).decode()
    assert "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fcalendar.example.com%2Fk%2F" in body
    assert "https://outlook.live.com/calendar/0/addfromweb?" in body
    assert "url=https%3A%2F%2Fcalendar.example.com%2Fk%2Fcockpit-all.ics" in body
    assert "webcal://calendar.example.com/k/cockpit-all.ics" in body


def test_an_address_that_is_none_is_not_taken_into_the_page(
    shell: Shell, serve: Callable[..., Serving]
) -> None:
    shell.add("todo book the room tomorrow")
    serving = serve()
    _, body = serving.get(serving.links["page"], Host='evil"><script>alert(1)</script>')
    assert b"<script" not in body
    assert b"evil" not in body
