"""Files outside the book: what is exported or backed up to a place that someone names, perhaps a shared one."""

from __future__ import annotations

import errno
import os
import stat
from time import monotonic, sleep

from cockpit.errors import BookError
from cockpit.store.system_calls import flush, flush_folder, trouble, write_all

_IN_PLACE = ("/dev/", "/proc/")  # standard output may be a file that somebody else holds open
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_TRIES = 10
_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
_MOST_WAITED = 30.0  # seconds until somebody reads a pipe
_LOOK = 0.1


def is_regular(path: str) -> bool:
    """Tell whether there is a file, or a link to one: not a folder, device or pipe, which reading might wait for."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode) and not path.startswith(_IN_PLACE)
    except OSError:
        return False


def refuse_within(path: str, *homes: str) -> None:
    """Raise BookError for a file that would lie in one of these folders, by whatever way: it might be the journal."""
    place = os.path.realpath(os.path.abspath(os.path.expanduser(path)))
    while (place := os.path.dirname(place)) != "/":
        if any(
            os.path.exists(one) and os.path.exists(place) and os.path.samefile(one, place) for one in homes
        ):
            raise BookError(f"{path} would lie among Cockpit's own files.", "Name a file elsewhere.")


def put(path: str, data: bytes) -> None:
    """Put a file in place whole or not at all, for its owner alone where it is new, else with its rights.

    Of a link the target is written, whatever is no file (a device, a pipe) in place. Raises BookError where there is no
    such folder, where somebody else laid the link, or where the disk refuses.
    """
    path = os.path.abspath(os.path.expanduser(path))
    folder = os.path.dirname(path)
    if not os.path.exists(folder):  # a stick that is not in must not become a folder on this very disk
        raise BookError(f"There is no folder {folder}.", "Is the stick in? Name a folder that is there.")
    if os.path.isdir(path):
        raise BookError(f"{path} is a folder.", "Name a file in it.")
    try:
        _refuse_laid(path, folder)
        if os.path.exists(path) and not is_regular(path):
            _write_in_place(path, data)
        else:
            _replace(os.path.realpath(path), data)
    except OSError as error:
        if error.errno in _OF_THE_DISK:
            raise trouble(error, path) from error
        raise BookError(
            f"{path} could not be written: {error.strerror or error}.",
            "Name another file, or a folder of your own.",
        ) from error


def _refuse_laid(path: str, folder: str) -> None:
    """Refuse a link that another user laid in a folder where everybody may."""
    if not os.path.islink(path):
        return
    around, link = os.stat(folder), os.lstat(path)
    if around.st_mode & stat.S_IWOTH and link.st_uid not in (os.geteuid(), around.st_uid):
        raise BookError(
            f"{path} is a link that somebody else laid.", "Name another file, or a folder of your own."
        )


def _write_in_place(path: str, data: bytes) -> None:
    handle = _opened(path)
    try:
        os.set_blocking(handle, True)
        write_all(handle, data)
    finally:
        os.close(handle)


def _opened(path: str) -> int:
    """Open what is no file. Whoever is to read a pipe may come a little later, and is not waited for without an end."""
    until = monotonic() + _MOST_WAITED
    while True:
        try:
            return os.open(path, os.O_WRONLY | os.O_CLOEXEC | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or not stat.S_ISFIFO(os.stat(path).st_mode):
                raise
            if monotonic() > until:
                raise BookError(
                    f"Nobody reads the pipe {path}.", "Begin to read it, then try again."
                ) from error
            sleep(_LOOK)


def _replace(path: str, data: bytes) -> None:
    old = os.stat(path) if os.path.exists(path) else None
    handle, temporary = _new_beside(path)
    try:
        try:
            if (
                old is not None and old.st_uid == os.geteuid()
            ):  # not what somebody else laid there, open to all
                os.fchmod(handle, stat.S_IMODE(old.st_mode))
            write_all(handle, data)
            flush(handle)
        finally:
            os.close(handle)
        os.rename(temporary, path)
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise
    flush_folder(os.path.dirname(path))


def _new_beside(path: str) -> tuple[int, str]:
    """Make a file beside another, under a name that nobody can guess and have made before."""
    for _ in range(_TRIES):
        temporary = f"{path}.{os.urandom(8).hex()}.new"
        try:
            return os.open(temporary, _NEW, 0o600), temporary
        except FileExistsError:
            continue
    raise FileExistsError(f"{path}.….new")
