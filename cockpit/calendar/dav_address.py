"""The address of a calendar server: one to which a password may be sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from cockpit.calendar.feed_server import is_loopback
from cockpit.errors import NotUnderstood, OtherSideError


def safe_host(url: str) -> str:
    """Return the host of an address. Raises NotUnderstood where a password would go there in the clear."""
    at = urlsplit(url)
    if at.scheme not in ("http", "https") or not at.hostname:
        raise NotUnderstood(
            f"“{url}” is no address of a server.", "Such as https://cloud.example.com/dav", ""
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
    is_theirs = (there.hostname or "").split(".")[-2:] == (was.hostname or "").split(".")[-2:]
    if there.scheme != "https" or not is_theirs:
        raise OtherSideError(
            f"{was.hostname} names {there.hostname} as the place of your calendars, which may be anybody's.",
            "Give that address itself, if it is right.",
            "Your password was not sent there.",
        )
    return f"https://{there.netloc}/"
