"""A book that is not there: what only looks tells it in one line, what needs a book is refused with the same one."""

from __future__ import annotations

from cockpit.cli.output import complain
from cockpit.errors import NothingFound
from cockpit.store import known_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from cockpit.desk.desk import Desk


def is_absent(desk: Desk) -> bool:
    """Tell whether there is nothing of a book, not even a damaged one. Raises BookError where none can be."""
    return known_book.is_absent(desk.folder)


def sentence(options: Namespace) -> str:
    """Return the one line; a newcomer, whose book is yet to be made, reads it, too."""
    return f"There is no book at {options.places['book']}: the first capture makes it."


def tell(desk: Desk, options: Namespace) -> None:
    """Say it on standard error, where it is so; then the answer is that of an empty book."""
    if is_absent(desk):
        known_book.refuse_gone(desk.folder, desk.local)
        complain(f"cockpit: {sentence(options)}")


def refuse(desk: Desk, options: Namespace) -> None:
    """Raise NothingFound where it is so, before anything is made."""
    if is_absent(desk):
        known_book.refuse_gone(desk.folder, desk.local)
        raise NothingFound(sentence(options), "", "")
