"""What can go wrong, said so that a seller can act on it.

Every error that a user can meet is a `CockpitError`: it says what happened, that nothing was lost, and what
to do, and it knows the exit code of the contract for scripts. This module is a leaf: all may import it, and
it imports nothing of Cockpit.
"""

_ENDS = (".", "!", "?", ":", "…", ")", "”")


class CockpitError(Exception):
    """Something a user can act on.

    `what` says what happened, `remedy` what to do about it, `kept` what became of their data.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str, kept: str = "Nothing was changed.") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.kept = kept

    def __str__(self) -> str:
        return sentences(self.what, self.kept, self.remedy)

    def advice(self, then: str = "") -> str:
        """Return what happened and what to do about it, and `then` another sentence."""
        return sentences(self.what, self.remedy, then)


def sentences(*parts: str) -> str:
    """Join sentences. An example may end one without its stop; where another follows, it gets one."""
    said = [part for part in parts if part]
    return " ".join([*(part if part.endswith(_ENDS) else f"{part}." for part in said[:-1]), *said[-1:]])


class NothingFound(CockpitError):
    """The question was understood and the answer is no."""


class NotUnderstood(CockpitError):
    """A command or a line that could not be understood: the words of the user need a change."""

    exit_code = 2


class IllegalMove(CockpitError):
    """A step the practice does not allow from where the record stands; says what to do instead."""

    exit_code = 2


class Asked(IllegalMove):
    """A step that is taken once one more question is answered; `argument` is the name of what answers it."""

    def __init__(self, what: str, remedy: str, argument: str) -> None:
        super().__init__(what, remedy)
        self.argument = argument


class BookError(CockpitError):
    """The book could not be read or written."""

    exit_code = 3


class OtherSideError(CockpitError):
    """A server or a remote refused or is away."""

    exit_code = 4
