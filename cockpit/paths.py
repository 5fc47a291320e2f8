"""Where things live. Functions only; nothing is made here.

On Linux the XDG rules are written out: importing platformdirs would cost half of all that `cockpit add` takes.
"""

from __future__ import annotations

import os
import sys
from zlib import crc32

from cockpit.errors import BookError

_NAME = "cockpit"


def book(environ: dict[str, str], given: str | None = None) -> str:
    """Return the book's folder: as given, else COCKPIT_BOOK, else in the user's data folder. Raises BookError."""
    if given == "":  # as of a variable that is not set: another book is not meant
        raise BookError("--book names no folder.", "Name one, or leave it out.")
    named = given or environ.get("COCKPIT_BOOK")
    return _named(environ, named) if named else os.path.join(_folder(environ, "data"), "book")


def config(environ: dict[str, str], given: str | None = None) -> str:
    """Return the settings file: as given, else COCKPIT_CONFIG, else in the user's config folder. Raises BookError."""
    named = given or environ.get("COCKPIT_CONFIG")
    return _named(environ, named) if named else os.path.join(_folder(environ, "config"), "config.toml")


def themes(environ: dict[str, str]) -> str:
    """Return the folder of the user's own themes. Raises BookError."""
    return os.path.join(_folder(environ, "config"), "themes")


def local(environ: dict[str, str], book_folder: str) -> str:
    """Return this machine's own folder for a book. It follows the path: a copied book gets another one.

    Raises BookError where there is no home folder for it.
    """
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
        base = os.path.join(_home(environ), fallback)
    return os.path.join(base, _NAME)


def _home(environ: dict[str, str]) -> str:
    """Return the user's home: as HOME says, else as the system knows it. Raises BookError where neither tells."""
    home = environ.get("HOME", "")
    if os.path.isabs(home):
        return home
    import pwd

    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:  # a container may run as a number that is nobody's
        home = ""
    if os.path.isabs(home):
        return home
    raise BookError(
        "There is no home folder to keep a book and settings in: HOME is not set.",
        "Set HOME to a folder of yours, such as HOME=/home/me, and try again.",
    )


def _named(environ: dict[str, str], path: str) -> str:
    """Return a path as it was typed, with the home folder in place of its ~. Raises BookError where there is none."""
    user, _, rest = path.partition("/")
    if user == "~":
        return os.path.abspath(os.path.join(_home(environ), rest))
    expanded = os.path.expanduser(path)
    if expanded.startswith("~"):
        raise BookError(
            f"There is no user {user[1:]}, whose home {user} would be.",
            f"Name the folder in full, or ./{path} if it is called so.",
        )
    return os.path.abspath(expanded)
