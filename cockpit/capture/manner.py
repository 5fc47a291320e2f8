"""Finding how a promise will arrive and whether the customer agreed: "… by 4pm ok'd mail"."""

from __future__ import annotations

from cockpit.capture.tables import VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.words import Words

MEANS = {
    **dict.fromkeys(("mail", "e-mail", "email"), "mail"),
    **dict.fromkeys(("phone", "telephone"), "phone"),
    **dict.fromkeys(("text", "sms"), "text"),
    **{means: means for means in ("link", "post", "chat", "teams", "zoom")},
}
AGREED = frozenset(("ok", "ok'd", "okd", "oked", "okay", "agreed"))
_THROUGH = frozenset(("by", "via", "per"))
# Before these words, neither is what ends the line: "ask if it is ok", "answer their mail".
_NOT_AGREED_AFTER = frozenset(
    "is are be been if whether when what until as not never no yet was were looks seems isn't aren't "
    "it's they're an the their its to for get of than we have had".split()
)
_NOT_MEANS_AFTER = frozenset(
    "a an the their your our his her my this that to of from for in with and or new last no about re on "
    "not".split()
)
_MAY_FOLLOW = frozenset("to for with and or on at until before by till mine due ok not".split())


class Manner:
    """What was found: the means and the OK, with the first word and the one beyond of each."""

    __slots__ = ("agreed", "means", "spots")

    def __init__(self) -> None:
        self.agreed = False
        self.means: str | None = None
        self.spots: list[tuple[int, int, str]] = []

    def look(self, words: Words) -> None:
        """Take the words that end the line, leaving out what is taken already, and "by mail" anywhere."""
        place = len(words) - 1
        while place >= 0:
            if not words.low(place):
                place -= 1
                continue
            length = self._agreement(words, place) or self._means_at_end(words, place)
            if not length:
                break
            place -= length
        if self.means is None:
            self._through(words)

    def _agreement(self, words: Words, place: int) -> int:
        if self.agreed or words.low(place) not in AGREED or words.low(place - 1) in _NOT_AGREED_AFTER:
            return 0
        self.agreed = True
        return self._taken(words, place, place + 1, "agreed")

    def _means_at_end(self, words: Words, place: int) -> int:
        if self.means is not None:
            return 0
        if words.pair(place - 1) == "in person":
            means, first = "in person", place - 1
        elif words.low(place) in MEANS:
            means, first = MEANS[words.low(place)], place
        else:
            return 0
        if words.low(first - 1) in _THROUGH:
            first -= 1
        elif words.low(first - 1) in _NOT_MEANS_AFTER or not _says_more(words, first):
            return 0
        self.means = means
        return self._taken(words, first, place + 1, "means")

    def _through(self, words: Words) -> None:
        for place in range(len(words) - 1):
            after = words.low(place + 2)
            if (
                words.low(place) in _THROUGH
                and words.low(place + 1) in MEANS
                and (not after or after in _MAY_FOLLOW)
            ):
                self.means = MEANS[words.low(place + 1)]
                self._taken(words, place, place + 2, "means")
                return

    def _taken(self, words: Words, first: int, beyond: int, role: str) -> int:
        words.take(first, beyond)
        self.spots.append((first, beyond, role))
        return beyond - first


def _says_more(words: Words, place: int) -> bool:
    """Tell whether what is promised stands before: in "send mail", the mail is the thing itself."""
    while place > 0 and not words.low(place - 1):
        place -= 1
    return place > 0 and words.low(place - 1) not in VERBS
