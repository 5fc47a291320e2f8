"""The keys of feeds: each feed has its own, made from the one secret, and says nothing of the others."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SECRET_BYTES = 32


def key_of(secret: bytes, name: str) -> str:
    """Return the key of a feed, or of the page, as it stands in a link: 256 bits."""
    return urlsafe_b64encode(hmac.digest(secret, name.encode(), "sha256")).decode().rstrip("=")


def meant(secret: bytes, key: str, names: Iterable[str]) -> str | None:
    """Return what a key opens, None where it opens nothing; how long that takes tells nothing of how near it came."""
    found = None
    given = key.encode("utf-8", "replace")
    for name in names:
        if hmac.compare_digest(key_of(secret, name).encode(), given):
            found = name
    return found
