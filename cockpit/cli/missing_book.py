"""A book that is not there: what only looks tells it in one line, what needs a book is refused with the same one."""

from __future__ import annotations

from cockpit.cli.output import complain
from cockpit.errors import NothingFound, sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from cockpit.desk.desk import Desk


def sentence(desk: Desk, options: Namespace) -> str:
    """Return the one line; a newcomer, whose book is yet to be made, reads it, too."""
    from cockpit.desk.book_state import refusal

    return refusal(desk) or f"There is no book at {options.places['book']}: the first capture makes it."


def tell(desk: Desk, options: Namespace) -> None:
    """Say it on standard error, where it is so; then the answer is that of an empty book.

    Raises BookError where a book was there, or its journals were: nothing about it can be told.
    """
    desk.refuse_gone()
    if desk.is_absent():
        complain(f"cockpit: {sentence(desk, options)}")
    _tell_other(desk)


def refuse(desk: Desk, options: Namespace) -> None:
    """Raise NothingFound where it is so, before anything is made; BookError where one was there."""
    desk.refuse_gone()
    if desk.is_absent():
        raise NothingFound(sentence(desk, options), "", "")
    _tell_other(desk)


def _tell_other(desk: Desk) -> None:
    """Say on standard error that another book lies here than before: it can be read, what writes is refused."""
    if error := desk.other_book():
        complain(f"cockpit: {sentences(error.what, 'Nothing can be saved here', error.remedy)}")
