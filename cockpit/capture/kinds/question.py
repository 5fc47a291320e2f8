"""Reading a question, and what was answered."""

from __future__ import annotations

import re

from cockpit.capture.people.find import take_customer
from cockpit.capture.reading import Chosen
from cockpit.capture.times import doubt
from cockpit.capture.tokens import MARKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.capture.reading import LineAtWork


_ARROW = re.compile(r"->|=>|→")
# What a question ends with that is bounded: by its mark, or by the quotation marks around it.
_BOUNDED = ("?", *MARKS)


def read_question(line: LineAtWork) -> Draft:
    """Read "q @acme does it support SSO? -> yes via SAML"; nothing in it is a date."""
    words, cuts, when = line.words, line.cuts, Chosen()
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
    take_customer(words, line.names, line.start, cuts, "q")
    doubt.mind_what_is_left(line, "q", when, ())
    return cuts.draft("q", when, guessed=line.guessed, answer=answer or None)
