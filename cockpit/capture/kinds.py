"""What kind of line it is: as its first word says, else by a short guess that is always shown as one."""

from __future__ import annotations

from cockpit.capture.lexicon import DEADLINE_CUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.capture.dates import Found
    from cockpit.capture.names import Names
    from cockpit.capture.words import Words

KINDS = {
    **dict.fromkeys("promise promised versprochen versprechen verspreche zusage zugesagt".split(), "promise"),
    **dict.fromkeys(("q", "question", "frage"), "q"),
    **dict.fromkeys(("order", "auftrag", "bestellung"), "order"),
    **dict.fromkeys(("paid", "bezahlt", "gezahlt", "zahlungseingang"), "paid"),
    **dict.fromkeys(("lost", "verloren"), "lost"),
    **dict.fromkeys(("call", "anruf", "telefonat"), "call"),
    **dict.fromkeys(("note", "notiz"), "note"),
    **dict.fromkeys(("todo", "to-do", "task", "aufgabe"), "todo"),
}
OF_SALES = frozenset(("q", "order", "paid", "lost"))
_MEETINGS = frozenset(
    "call meet meeting ring phone visit anrufen treffen besuch besuchen termin telefonieren telefontermin".split()
)
# "Call off the demo", "call centre": no call to a customer.
_NO_CALL = frozenset("off centre center centres centers list lists log notes sheet recording".split())
_BACK = frozenset(("back", "zurück", "zurueck"))
_CALLBACKS = frozenset("callback call-back rückruf rueckruf zurückrufen zurueckrufen".split())
_CALLS = frozenset(("call", "ring", "phone", "anruf", "ruf", "rufe"))
_AGREES = frozenset(("ok", "okay", "agreed", "right", "passt", "einverstanden"))
# A line with one of these may tell what I will do, or what was promised.
SPEAKERS = frozenset(
    "i i'd i'll i'm we we'd we'll we're they'd they'll he'd he'll she'd she'll ich wir "
    "versprochen zugesagt promised expect".split()
)
_ARROWS = ("->", "=>", "→")
# What leads from a question to who asks it.
_ASK = frozenset("from for by asked asks ask von für fuer fragt fragte fragen wants".split())
# What a line that asks for something to be done begins with.
VERBS = frozenset(
    "add answer ask book bring buy call cancel change check clean close collect compare contact copy "
    "create deliver draft email e-mail export file fill find finish fix follow forward get give import "
    "install invite invoice learn look mail make meet move open organise organize pack pay phone pick "
    "plan post prepare print provide put read remind remove renew repair reply research return review "
    "ring schedule search sell send set share show sign sort start stop submit talk tell test text "
    "thank think train try tidy update upload verify visit wash write "
    "antworten bereite besorgen bestellen buchen drucken einladen fragen frag hol holen kauf kaufen klären kläre "
    "lesen liefern mach machen ordnen planen prüfen prüf räum rechnen reservieren ruf schick schicke schicken "
    "schreib schreiben senden sende suchen teste testen treffen überweisen verschicken vorbereiten zahlen "
    "zeigen".split()
)
# A line that tells what was is a note, and the days in it are not deadlines.
TOLD = frozenset(
    "met called spoke talked said sent was were had visited saw told asked signed got came went wrote "
    "phoned rang heard received ordered paid bought "
    "war waren hatte hatten wurde wurden sagte sagten rief traf sprach schrieb schickte bekam kam ging kaufte "
    "bestellte gesagt gesprochen getroffen telefoniert angerufen geschickt geschrieben bekommen gekauft "
    "erhalten erzählt gefragt".split()
)
# A line that states how things are promises nothing by the time in it.
STATES = frozenset(
    "is are isn't aren't has have hasn't haven't wants want likes like needs need prefers prefer thinks knows uses "
    "may might seems does doesn't don't will won't can't cannot "
    "ist sind hat haben will wollen möchte möchten braucht brauchen mag mögen kann können weiß nutzt kennt".split()
)
# Words so common that one of them alone names no customer, even where a name begins with it.
COMMON = frozenset(
    "a an the this that these those my our your their his her its it they we you he she i me us them all any some no "
    "not new old big small first second third next last more less one two three four five ten half full free good best "
    "great real true open smart easy blue green red black white north south east west and or but if when while then "
    "so as at by for from in into of off on onto out over per than to up via with about after before between during "
    "since through until under without is are was were be been am do does did has have had will would can could may "
    "might must shall should what who whom whose which where why how yes ok please via re fyi der die das den dem des "
    "ein eine einen einem einer und oder aber wenn als wie was wer wo warum welche nicht kein keine auf an ab aus bei "
    "bis durch für gegen mit nach ohne seit um unter von vor zu zum zur über im am ist sind war hat haben wird werden "
    "sie er es wir ihr ich mir uns ihnen ihre ihr mein unser sein neu neue neuer neues alt alte groß große klein drei "
    "zwei vier fünf zehn erste zweite dritte letzte nächste halb ganz gut "
    "quote offer order invoice price deck demo sheet spec draft proposal contract report team sales support service "
    "data system online phone mail link post angebot preis muster rechnung vertrag bericht".split()
)


def said(words: Words) -> str:
    """Return the kind that the first word says; a call to return is none."""
    kind = KINDS.get(words.low(0), "")
    return "" if kind == "call" and (words.low(1) in _BACK or words.low(1) in _NO_CALL) else kind


def is_meeting(words: Words, start: int) -> bool:
    """Tell whether the words begin with calling on someone, and not with returning a call."""
    return (
        words.low(start) in _MEETINGS
        and words.low(start + 1) not in _NO_CALL
        and not is_call_back(words, start)
    )


def is_asked(words: Words, names: Names) -> bool:
    """Tell whether the line ends as a question does, or what stands before an answer: "… SSO? -> yes".

    Who asks may follow: "… SSO? @acme". "By 4pm ok?" asks for their consent and is a promise all the same.
    """
    if "?" not in words.line:
        return False
    for place, word in enumerate(words.all):
        said = word.low or (words.low(place - 1) if not word.raw else "")  # "SSO ?"
        if not said or "?" not in words.line[word.end : word.right]:
            continue
        rest = words.line[word.right :].lstrip()
        if not rest or rest.startswith(_ARROWS) or _is_who_asks(words, place + 1, names):
            return said not in _AGREES
    return False


def _is_who_asks(words: Words, place: int, names: Names) -> bool:
    """Tell whether all that is left up to the end or an answer names one customer: "@acme", "from Acme Corp"."""
    while place < len(words) and (words.low(place) in _ASK or not words.raw(place).strip("-–—")):
        place += 1
    beyond = place
    while beyond < len(words) and not words.line[words.all[beyond].left :].startswith(_ARROWS):
        beyond += 1
    beyond -= words.low(beyond - 1) in _ASK and beyond > place + 1
    rest = words.all[place:beyond]
    if not rest:
        return False
    typed = words.line[rest[0].start : rest[-1].end]
    if typed.startswith("@"):
        is_one = len(rest) == 1 or all(not word.low or word.raw[:1].isupper() for word in rest[1:])
        return is_one or names.get(typed[1:]) is not None
    return names.get(typed) is not None


def guess(
    words: Words,
    start: int,
    times: Sequence[Found],
    *,
    customer: bool,
    agreed: bool,
    pledged: bool = False,
    addressed: bool = False,
    wished: bool = False,
) -> str:
    """Return the kind of a line that does not say it; `start` is its first word past the customer.

    A call to return is a promise, and so is what I `pledged` to a customer or to somebody it was `addressed` to
    ("told mia i'd …"); to nobody, it is a to-do. What is only `wished` ("i'd love to …") is a note. Calling and
    meeting nobody known are things to do. What tells of the past is a note. A customer and a time make a promise,
    unless the line states how things are ("@acme wants …", "they are closed on friday") with no deadline in it and
    no consent; a time alone makes a to-do. Without a time it is a to-do where no customer is named and it begins
    like one.
    """
    first = words.low(start)
    usable = [one for one in times if not one.is_topic]
    if is_call_back(words, start) or (pledged and (customer or addressed)):
        return "promise"
    if wished and customer and not agreed:
        return "note"
    if first in _MEETINGS:
        return "todo"
    if tells(words):
        return "note"
    if usable and customer:
        states = _states(words, start)
        if not any(one.cue in DEADLINE_CUES for one in usable):
            states = any(_states(words, place) for place in range(len(words)))
        return "note" if states and not agreed else "promise"
    return "todo" if usable or pledged or (first in VERBS and not customer) else "note"


def is_call_back(words: Words, start: int) -> bool:
    """Tell whether the words begin with returning a call, the customer's name left out."""
    first = words.low(start)
    if first == "return":
        return "call" in (words.low(start + 1), words.low(start + 2))
    if first in _CALLBACKS:
        return True
    if first not in _CALLS:
        return False
    after = start + 1
    while after < len(words) and not words.low(after):
        after += 1
    if first in ("ruf", "rufe"):  # "ruf @acme bis 15 Uhr zurück"
        return any(word.low in _BACK for word in words.all[after:])
    return words.low(after) in _BACK


def _states(words: Words, place: int) -> bool:
    """Tell whether a word says how things are, and not what I have to do: "i have to send …", "will send …"."""
    low, is_mine = words.low(place), words.low(place - 1) in ("i", "we")
    if low == "am":
        return is_mine
    follows = words.low(place + 1)
    does = (is_mine or place == 0) and (follows == "to" or (low == "will" and follows in VERBS))
    return low in STATES and not does


def tells(words: Words) -> bool:
    """Tell whether the words are about what was."""
    return any(word.low in TOLD for word in words.all)
