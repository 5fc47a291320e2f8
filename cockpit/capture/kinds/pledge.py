"""Telling that a line says what I will do: "told acme i'd send it", "ich schicke @beta …".

Loaded only where a line speaks of me or of what was promised.
"""

from __future__ import annotations

from cockpit.capture.lexicon import CUES, WEEKDAYS
from cockpit.capture.lexicon.talk import SPEAKERS, TOLD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.tokens import Words

_I = frozenset(("i", "we"))
_I_WILL = frozenset("i'd i'll we'd we'll".split())
_I_AM = frozenset("i'm we're am are".split())
_WILL = frozenset(("will", "would", "shall", "gonna", "owe"))
# What they will have is what I promised, where I told them so: "told acme they'd have it by friday".
_THEY_WILL = frozenset("they'd they'll he'd he'll she'd she'll".split())
_HAVE = frozenset(("have", "get", "receive", "hear", "see"))
_RECEIVES = _HAVE | {"win", "find", "need", "know", "be"}
_REPORTS = frozenset("told said texted mailed emailed e-mailed wrote assured agreed promised".split())
_MYSELF = frozenset("i we i've we've have also just already and then".split())
_ADVERBS = frozenset("also just then gladly happily personally definitely certainly probably try".split())
_WISHES = frozenset("love like rather prefer hope wish want better".split())
_IS_NOT_DONE = _WISHES | set("be been had not never need know think guess say imagine".split())
_ONLY_IF = frozenset(
    "if wish whether because when unless what how why where wenn ob falls weil wann wie".split()
)
_TO_ME = frozenset(("me", "us"))
_ICH = frozenset(("ich", "wir"))
_WERDE = frozenset(("werde", "werd", "werden"))
_VERSPROCHEN = frozenset(("versprochen", "zugesagt"))
_HABE = frozenset(("habe", "hab", "hab's"))
_OTHERS_HAVE = frozenset(("hat", "hatte", "hatten", "wurde", "wurden", "er", "they", "he", "she"))
_IS_THERE = frozenset("sein haben bleiben werden dabei da".split())
# The first person without its "e", as it is said: "ich schick dir das".
_SHORT = frozenset(
    "schick send mach ruf meld bring klaer pruef schreib geb besorg liefer frag stell leg zeig "
    "erklaer kuemmer "
    "reich buch bestell hol kauf druck tu bau lass sag check mail fax ueberweis bereit organisier "
    "notier plan "
    "schau komm fahr nehm zahl teil richt biet halt".split()
)
# What I do not do, though it is said of me.
_STATES = frozenset(
    "habe hatte waere haette koennte wuerde moechte wollte sollte muesste duerfte brauche glaube "
    "denke meine finde "
    "hoffe sehe kenne verstehe liebe hasse warte heisse wohne fuerchte vermute freue bekomme kriege "
    "erwarte erhalte "
    "wuensche vermisse bezweifle bedauere fuehle lebe gehoere wundere aergere schaetze merke hoere "
    "wisse mochte "
    "sind haben waren wollen koennen muessen sollen moechten brauchen glauben denken hoffen sehen "
    "warten erwarten "
    "bekommen kriegen duerfen kennen verstehen hatten".split()
)
_NO_VERBS = frozenset(
    "eine keine seine ihre deine unsere diese jede alle viele beide gerne heute gerade bitte danke "
    "ohne wie die sie "
    "letzte naechste erste neue gute woche alleine ehe".split()
)
# Verbs whose stem ends in t, so that "-te" is no past.
_NOW_IN_T = tuple("arbeite antworte bereite berichte leite biete halte richte teste poste".split())


class Pledge:
    """That something will be done: `verb` is where that is said, `lead` the words that only lead to it.

    `whom` are the words between that may name the customer: from the first up to the one beyond; or none.
    """

    __slots__ = ("lead", "verb", "whom")

    def __init__(self, verb: int, lead: list[int], whom: tuple[int, int] = (0, 0)) -> None:
        self.verb, self.lead, self.whom = verb, lead, whom


def find(words: Words, start: int) -> Pledge | None:
    """Return what is pledged in the words from `start` on; None where nothing is."""
    for place in range(start, len(words)):
        low = words.low(place)
        if low in SPEAKERS and words.low(place - 1) not in _ONLY_IF:
            found = _german(words, place, start) if low in _ICH else _said(words, place, start)
            if found is not None:
                return found
    return None


def is_wish(words: Words, start: int) -> bool:
    """Tell whether it is only said what I would like or how I am: "i'd love to …", "ich brauche …"."""
    for place in range(start, len(words)):
        low, follows = words.low(place), words.low(place + 1)
        if low in _I_WILL or low in _I:
            if follows in _WISHES:
                return True
        elif low in _ICH and (follows in _STATES or words.low(place - 1) in _STATES):
            return True
    return False


def _said(words: Words, place: int, start: int) -> Pledge | None:
    low = words.low(place)
    if low in _VERSPROCHEN or low == "promised":
        return _promised(words, place, start)
    report = next((at for at in range(place - 1, start - 1, -1) if words.low(at) in _REPORTS), -1)
    is_mine = report < 0 or _is_my_report(words, report, start)
    if low == "expect" or low in _THEY_WILL:
        is_told = report >= 0 and is_mine and _is_for_them(words, place)
        return Pledge(place, [], _between(words, report, place)) if is_told else None
    verb = _beyond_will(words, place)
    while words.low(verb) in _ADVERBS:
        verb += 1
    is_theirs = report > 0 and not words.low(report - 1)  # "acme said i'd get …"
    if not _is_deed(words, place, verb, is_mine=is_mine and not is_theirs):
        return None
    return _led(words, place, verb, report if is_mine else -1, start)


def _is_for_them(words: Words, place: int) -> bool:
    """Tell whether they are to have something: "told them to expect", "they'd have it"."""
    if words.low(place) == "expect":
        return words.low(place - 1) == "to"
    return words.low(place + 1) in _HAVE


def _is_my_report(words: Words, report: int, start: int) -> bool:
    """Tell whether it is I who told: "told them", and neither "they told me" nor "she said"."""
    return words.low(report + 1) not in _TO_ME and (report in (0, start) or words.low(report - 1) in _MYSELF)


def _led(words: Words, place: int, verb: int, report: int, start: int) -> Pledge:
    """Return a pledge with the words that only lead to it, from a `report` of mine on, where there is one."""
    whom = _between(words, report, place) if report >= 0 else (0, 0)
    first = report if report >= 0 and whom == (0, 0) else place
    while words.low(first - 1) in _MYSELF and first > start:
        first -= 1
    is_led = first == start and whom == (0, 0) and words.low(verb - 1) != "owe"
    return Pledge(verb, _free(words, first, verb) if is_led else [], whom)


def _is_deed(words: Words, place: int, verb: int, *, is_mine: bool) -> bool:
    """Tell whether a verb after "i'd" or "i'll" says that I will do something."""
    low, does = words.low(place), words.low(verb)
    if verb == place or not does or does in CUES or does in WEEKDAYS:
        return False
    if does == "be" and (words.low(verb + 1).endswith("ing") or words.pair(verb + 1) == "in touch"):
        does = words.low(verb + 1)
    is_past = low.endswith("'d") and does.endswith("ed") and not does.endswith(("eed", "bed"))
    if is_past or does in _IS_NOT_DONE or does in TOLD:
        return False
    return is_mine or does not in _RECEIVES


def _beyond_will(words: Words, place: int) -> int:
    """Return where the verb stands after "i'll", "i will", "i'm going to"; `place` where none is announced."""
    low, at = words.low(place), place + 1
    if low in _I_WILL:
        return at
    if low in _I and words.low(at) in _WILL:
        return at + 1
    if low in _I and words.low(at) in _I_AM:
        low, at = words.low(at), at + 1
    if low in _I_AM:
        if words.pair(at) == "going to":
            return at + 2
        if words.low(at) == "gonna":
            return at + 1
        return at if words.low(at) == "sending" else place
    return place


def _between(words: Words, report: int, place: int) -> tuple[int, int]:
    """Return the words between "told" and "i'd" that may name whom: neither "them" nor "that"."""
    beyond = place - (words.low(place - 1) in ("that", "to"))
    first = report + 1
    if first < beyond <= first + 3 and all(
        words.low(at)[:1].isalpha() and words.low(at) not in ("them", "him", "her", "that", "they")
        for at in range(first, beyond)
    ):
        return first, beyond
    return 0, 0


def _promised(words: Words, place: int, start: int) -> Pledge | None:
    """Read "i have promised", "hab beta versprochen": by me, or by nobody that is named."""
    before = {words.low(at) for at in range(start, place)}
    is_mine = before & (_MYSELF | _HABE | _ICH) or (place == start and words.low(place) in _VERSPROCHEN)
    if before & _OTHERS_HAVE or not is_mine:
        return None
    lead = [at for at in range(start, place + 1) if words.low(at) in _MYSELF | _HABE | _ICH or at == place]
    beyond = place + 1
    while beyond < len(words) and not words.low(beyond):
        beyond += 1
    if words.low(beyond) in ("to", "that", "dass", "dass"):
        lead.append(beyond)
    return Pledge(place, lead if lead[0] == start else [])


def _german(words: Words, place: int, start: int) -> Pledge | None:
    """Read "ich schicke", "morgen schicke ich", "dass ich … schicke", "ich werde … schicken"."""
    is_many = words.low(place) == "wir"
    after = words.low(place + 1)
    if after in _WERDE or words.low(place - 1) in _WERDE:
        if words.all[-1].low in _IS_THERE:
            return None
        is_led = place == start and after in _WERDE
        return Pledge(place, [place, place + 1] if is_led else [])
    if _is_done(words, place + 1, is_many=is_many):
        return Pledge(place + 1, [place] if place == start else [])
    if place > start and _is_done(words, place - 1, is_many=is_many):
        return Pledge(place - 1, [])
    if words.low(place - 1) in ("dass", "dass", "das"):
        last = next((at for at in range(len(words) - 1, place, -1) if words.low(at)), place)
        if _is_done(words, last, is_many=is_many):
            return Pledge(last, [])
    return None


def _is_done(words: Words, place: int, *, is_many: bool) -> bool:
    """Tell whether a word is a verb of the first person, and one of doing."""
    low = words.low(place).removesuffix("'s").removesuffix("'")
    if low in _STATES or low in _NO_VERBS or low in WEEKDAYS or low in CUES:
        return False
    if is_many:
        return len(low) > 4 and low.endswith(("en", "ern", "eln")) and not low.endswith("ten")
    if low in _SHORT:
        return True
    is_past = low.endswith("te") and not low.endswith(_NOW_IN_T)
    return len(low) > 3 and low.endswith("e") and low.isalpha() and not is_past


def _free(words: Words, first: int, beyond: int) -> list[int]:
    return [at for at in range(first, beyond) if words.low(at)]
