"""The signals that end a program, held back until there is a screen that ends in order.

One that comes while the screens are being loaded would end in a traceback, or go unheard: Python drops what is raised
in some places of an import, and a loop that is only starting has nobody to tell.
"""

from signal import SIG_BLOCK, SIG_UNBLOCK, SIGHUP, SIGINT, SIGTERM, pthread_sigmask

ENDING = (SIGTERM, SIGHUP, SIGINT)


def hold() -> None:
    """Let them wait."""
    pthread_sigmask(SIG_BLOCK, ENDING)


def heed() -> None:
    """Let those through that wait, and those to come."""
    pthread_sigmask(SIG_UNBLOCK, ENDING)
