"""Reading lines about sales: a question, an order, a payment, a loss. Loaded only when one is met."""

from __future__ import annotations

import re

from cockpit.capture import times, who
from cockpit.capture.words import MARKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Cuts, Draft
    from cockpit.capture.names import Names
    from cockpit.capture.pieces import Here
    from cockpit.capture.times import Chosen
    from cockpit.capture.words import Words


_ARROW = re.compile(r"->|=>|→")
# What a question ends with that is bounded: by its mark, or by the quotation marks around it.
_BOUNDED = ("?", *MARKS)


def read(kind: str, words: Words, names: Names, cuts: Cuts, here: Here, *, guessed: bool = False) -> Draft:
    """Read a line of one of these kinds, which its first word says, unless it is `guessed`."""
    if not guessed:
        cuts.cut(0, 1, "kind")
        words.take(0, 1)
    when = times.Chosen()
    if kind == "q":
        return _question(words, names, cuts, when, guessed=guessed)
    if kind == "lost":
        from cockpit.capture import losses

        return losses.read(words, names, cuts, here, when)
    from cockpit.capture import orders

    reader = orders.order if kind == "order" else orders.paid
    return reader(words, names, cuts, here, when)


def _question(words: Words, names: Names, cuts: Cuts, when: Chosen, *, guessed: bool) -> Draft:
    """Read "q @acme does it support SSO? -> yes via SAML"; nothing in it is a date."""
    free = [word for word in words.all if word.low]
    arrows = [arrow for word in free for arrow in _ARROW.finditer(words.line, word.left, word.right)]
    asked = [arrow for arrow in arrows if words.line[: arrow.start()].rstrip().endswith(_BOUNDED)]
    answer = ""
    if len(arrows) > 1 and not asked:
        when.missing = ("Where does the answer begin? Put any other -> in quotation marks.",)
    elif arrows:
        arrow = (asked or arrows)[0]
        said = cuts.region(arrow.start(), len(words.line.rstrip()), "answer")
        answer = said[len(arrow.group()) :].strip()
    who.find(words, names, 0 if guessed else 1, cuts, "q")
    return cuts.draft("q", when, guessed=guessed, answer=answer or None)
