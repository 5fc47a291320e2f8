"""The address of a calendar server: one to which a password may be sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from cockpit.calendar.feed_server import is_loopback
from cockpit.domain.text import clean
from cockpit.errors import NotUnderstood, OtherSideError

_SPREAD = ".icloud.com"  # a provider whose calendars are on many hosts


def without_word(url: str) -> str:
    """Return an address without the name and the password that it may hold: it may be shown."""
    said, at, rest = url.rpartition("@")
    scheme, apart, _ = said.partition("//")
    return f"{scheme}{apart}…@{rest}" if apart else f"{'…' if at else ''}{at}{rest}"


def safe_host(url: str) -> str:
    """Return the host of an address. Raises NotUnderstood where a password would go there in the clear."""
    at = urlsplit(url)
    if at.scheme not in ("http", "https") or not at.hostname:
        raise NotUnderstood(
            f"“{without_word(url)}” is no address of a server.", "Such as https://cloud.example.com/dav", ""
        )
    if at.username or at.password:
        raise NotUnderstood("The address holds a name or password.", "Leave it out: --user names you.", "")
    if at.scheme == "http" and not is_loopback(at.hostname):
        raise NotUnderstood(
            f"{at.hostname} is asked without TLS: your password would go over the network in the clear.",
            "Use its https:// address.",
            "",
        )
    return at.hostname


def moved_to(url: str, found: str) -> str:
    """Return the address to ask at from now on, where a server names the place of the calendars.

    A large provider has them on another host of its own. Raises OtherSideError for one that is not.
    """
    was, there = urlsplit(url), urlsplit(found)
    if (there.scheme, there.netloc) == (was.scheme, was.netloc):
        return url
    host, of = there.hostname or "", was.hostname or ""
    is_theirs = host.endswith(f".{of}") or all(one.endswith(_SPREAD) for one in (host, of))
    if there.scheme != "https" or not (is_theirs or host == of) or there.username or there.password:
        raise OtherSideError(
            f"{of} names {clean(host)} as the place of your calendars, which may be anybody's.",
            "Give that address itself, if it is right.",
            "Your password was not sent there.",
        )
    return f"https://{there.netloc}/"
