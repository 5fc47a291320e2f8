"""Where things live. Functions only; nothing is made here.

On Linux the XDG rules are written out: importing platformdirs would cost half of all that `cockpit add` takes.
"""

from __future__ import annotations

import os
import sys
from zlib import crc32

_NAME = "cockpit"


def book(environ: dict[str, str], given: str | None = None) -> str:
    """Return the book's folder: as given, else COCKPIT_BOOK, else in the user's data folder."""
    named = given or environ.get("COCKPIT_BOOK")
    return (
        os.path.abspath(os.path.expanduser(named))
        if named
        else os.path.join(_folder(environ, "data"), "book")
    )


def config(environ: dict[str, str], given: str | None = None) -> str:
    """Return the settings file: as given, else COCKPIT_CONFIG, else in the user's config folder."""
    named = given or environ.get("COCKPIT_CONFIG")
    return (
        os.path.abspath(os.path.expanduser(named))
        if named
        else os.path.join(_folder(environ, "config"), "config.toml")
    )


def themes(environ: dict[str, str]) -> str:
    """Return the folder of the user's own themes."""
    return os.path.join(_folder(environ, "config"), "themes")


def local(environ: dict[str, str], book_folder: str) -> str:
    """Return this machine's own folder for a book. It follows the path: a copied book gets another one."""
    path = os.path.realpath(book_folder)
    key = f"{os.path.basename(path)}-{crc32(os.fsencode(path)):08x}"
    return os.path.join(_folder(environ, "state"), key)


def _folder(environ: dict[str, str], kind: str) -> str:
    if sys.platform != "linux":
        import platformdirs

        return str(getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False))
    fallback = {"data": ".local/share", "config": ".config", "state": ".local/state"}[kind]
    base = environ.get(f"XDG_{kind.upper()}_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), fallback)
    return os.path.join(base, _NAME)
