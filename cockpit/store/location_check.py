"""Where a book may lie: neither in a folder that a sync client carries, nor in another user's hands.

Asked before a process first writes, which every capture is, so it makes do with a few calls to the system.
"""

from __future__ import annotations

import os

from cockpit.errors import BookError

# What the clients put into the folder they carry, found by looking for it (`.dropbox` does not tell: Dropbox keeps
# its settings under that name in the home folder).
_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
}
_NAMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "iCloud Drive": "iCloud",
}
_STICKY = 0o1000  # where everybody may put things, and take away their own alone
_OF_DISKS = {"lost+found"}  # what an empty disk holds
_NAMES_BEGIN = {"Dropbox (": "Dropbox", "OneDrive - ": "OneDrive"}  # one for the firm, one for home
_LIBRARY = {"Mobile Documents": "iCloud", "CloudStorage": "a sync client"}  # below Library, on macOS
# Nextcloud and ownCloud name their database after the account: a folder has to be listed to find it.
_DATABASES = (".sync_", "._sync_", ".csync_journal.db")


def check(path: str) -> None:
    """Raise BookError where a book at `path` must not be written: carried by a sync client, or another user's.

    A folder is made at its first use only; until then its parents are listed, too, for what has no fixed name.
    """
    real = os.path.realpath(path)
    try:
        found = os.stat(real)
    except OSError:  # yet to be made: root would make what its owner could not write to
        _refuse_alien(real, _owner_of_parent(real), is_made=False)
        _refuse_carried(real, is_made=False)
        return
    if _holds_other_things(real, found.st_mode):
        raise BookError(
            f"A book needs a folder of its own; {path} holds other things.",
            "Name a folder in it with --book.",
        )
    _refuse_alien(real, found.st_uid, is_made=True)
    _refuse_carried(real, is_made=True)


def _holds_other_things(path: str, mode: int) -> bool:
    """Tell whether a folder is everybody's or the system's: making it a book's own would shut others out of it."""
    if path in ("/", os.path.realpath(os.path.expanduser("~"))) or mode & _STICKY:
        return True
    is_right_below = os.path.dirname(path) == "/" and not os.path.isdir(f"{path}/journal")
    return is_right_below and not set(os.listdir(path)) <= _OF_DISKS


def make_private(path: str) -> None:
    """Let nobody but its owner into a folder that is a book's already, or empty, however it was made."""
    try:
        found = os.stat(path)
        is_open = found.st_mode & 0o077 and found.st_uid == os.geteuid()
        if is_open and (os.path.isdir(f"{path}/journal") or not os.listdir(path)):
            os.chmod(path, 0o700)
    except OSError:
        return  # a disk without rights, or yet to be made


def _refuse_alien(path: str, owner: int, *, is_made: bool) -> None:
    me = os.geteuid()
    if owner == me or (not is_made and (me or not owner)):
        return
    import pwd

    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:
        name = f"user {owner}"
    what = f"This is {name}'s book" if is_made else f"This would make a book that {name} could not write to"
    raise BookError(f"{what} ({path}).", f"Run Cockpit as {name}, or name a book of your own with --book.")


def _owner_of_parent(path: str) -> int:
    """Return the owner of the nearest folder that is there; root's where none can be looked at."""
    while path != "/":
        path = os.path.dirname(path)
        try:
            return os.stat(path).st_uid
        except OSError:
            continue
    return 0


def _refuse_carried(path: str, *, is_made: bool) -> None:
    parts = path.split("/")
    for depth in range(len(parts), 1, -1):
        folder = "/".join(parts[:depth])
        client = _named(parts[depth - 1], parts[depth - 2])
        if not client:
            for marker, whose in _MARKERS.items():
                if os.access(f"{folder}/{marker}", os.F_OK):
                    client = whose
                    break
        if not client and not is_made:
            client = _with_database(folder)
        if client:
            raise BookError(
                f"The book {path} lies in a folder that {client} carries to other machines ({folder}): two machines "
                "writing into one snapshot would lose what one of them wrote.",
                f"Keep it outside, such as in {_default()}: move it there, and name another place with --book or "
                "COCKPIT_BOOK.",
            )


def _named(name: str, above: str) -> str:
    """Return the client whose folder is called so; none where it may be anything."""
    if name in _NAMES:
        return _NAMES[name]
    if above == "Library":
        return _LIBRARY.get(name, "")
    if " " in name:
        return next((_NAMES_BEGIN[one] for one in _NAMES_BEGIN if name.startswith(one)), "")
    return ""


def _with_database(folder: str) -> str:
    try:
        names = os.listdir(folder)
    except OSError:
        return ""
    return "Nextcloud or ownCloud" if any(name.startswith(_DATABASES) for name in names) else ""


def _default() -> str:
    """Return the place a book has when none is named."""
    import sys

    data = "Library/Application Support" if sys.platform == "darwin" else ".local/share"
    return f"~/{data}/cockpit/book"
