"""What a word of time becomes by a slip of the keys, and which words beside a time say nothing of it."""

from __future__ import annotations

from cockpit.capture.lexicon import (
    ABOUT,
    AFTER_NEXT,
    AHEAD,
    BESIDE,
    COMING,
    EDGE_WORDS,
    FEASTS,
    JOINED_PARTS,
    MONTHS,
    NEXT,
    PARTS,
    PERIODS,
    TONIGHT,
    UNITS,
    WEEKDAYS,
)
from cockpit.capture.lexicon.numbers import CARDINALS, ORDINALS
from cockpit.capture.lexicon.talk import AGREED, COMMON, KINDS, STATES, TOLD, VERBS


def _bare(low: str) -> str:
    """Return a word with one letter for each umlaut, so that a slip beside one is one slip."""
    return low.replace("ae", "a").replace("oe", "o").replace("ue", "u")


# Words that announce a time and hardly anything else.
HARD_CUES = frozenset("by until till til before due bis vor spaetestens latest".split())
# What may stand between a word of time and the time: it says nothing by itself.
LINKS = frozenset(
    "at um on am in im the of by to until till til before bis vor den dem der des zum das due @ a ca "
    "about after darauf drauf "
    "danach past nach ab later zeit thing time working business quarters half an and und las les as "
    "le la el alle ore om godz godzinie os do di da il lo au aux al del du de o prochain prochaine prochains "
    "prossimo prossima proximo proxima volgende komende aanstaande przyszly przyszla "
    "nastepny nastepna".split()
)
# After a time: what only leads to more of it.
LINKS_AFTER = frozenset(
    "by until till before itself next nxt naechste naechsten coming gegen around approx past after nach at um @ a "
    "to bis - "
    "– mid early late frueh spaet las la alle ore om o in within of from on the am den der des "
    "new and und".split()
)
# Words that a line without a time has beside a slip in one that says it.
TIMEISH = frozenset((*PERIODS, *UNITS, *NEXT, *COMING, *PARTS, *CARDINALS, *WEEKDAYS, *AHEAD)) | frozenset(
    "on am by for month in next end of early mid this last business working from now noon pm ende "
    "anfang mitte naechster der late start time "
    "play bis until before the a".split()
)
# After a time: that it may be another.
OR = frozenset("or oder bzw beziehungsweise resp ou o of lub".split())
OR_WHEN = frozenset(PARTS) | frozenset(
    "sooner earlier later before after when whenever once as if asap immediately am pm so then thereabouts eher "
    "frueher spaeter davor danach sobald wenn falls gleich sofort plus avant apres antes despues prima dopo eerder "
    "depois wczesniej pozniej".split()
)
# Before a time: that it is not meant, or meant less than another, or only on a condition.
TURNED = frozenset(
    "not except excluding excl unless than rather instead preferably if but nor nicht ausser als statt "
    "anstatt anstelle lieber eher sondern falls wenn weder noch pas sauf sinon plutot salvo excepto sino "
    "non tranne oppure niet behalve liever maar nao exceto mas nie niz oprocz tylko "
    "starting beginning commencing beginnend through thru throughout during waehrend".split()
)
# Short names of months: a slip in one shows only beside a number.
_MONTHS_SHORT = tuple(word for word in MONTHS if len(word) == 3)
# Before a time: which one it is, where nothing read it so.
NEXT_WORDS = (NEXT | COMING | AFTER_NEXT) - {"following", "coming"} | {
    "last", "letzten", "letzter", "w/c", "w/b", "w/e", "wc", "vorletzten", "vorletzter", "vorletztem", "penultimate",
}  # fmt: skip
# After these a number may be a day.
LEADS = HARD_CUES | frozenset(
    "between zwischen from von on am the day tag week woche kw den dem zum vom in for next le el il".split()
)
# Words of time that are no time by themselves.
DAY_WORDS = frozenset(
    "between zwischen ago am pm a.m p.m day days week weeks month months fortnight tag tage tagen "
    "woche wochen monat monate monaten ultimo".split()
)
# Of these, those that a line which has no time does not end with.
LAST_WORDS = frozenset(
    "days weeks months years hours minutes tage tagen wochen jahre jahren stunden minuten ago".split()
)
# What the days of the week are called in short where no lexicon is named, and which of these are words, too.
SHORT_ELSEWHERE = frozenset(
    "jeu lun mar mer ven dom jue mie sab vie gio ma vr wo za zo qua qui seg ter czw pon pn pt sob sr wt "
    "sam dim sex segunda terca quarta quinta sexta".split()
)
WORDS_TOO = frozenset(("sam", "dim", "sex"))
ABOUT_LONG = tuple(word for word in ABOUT if len(word) > 4)
CLOCK_WORDS = frozenset(
    "ish ortszeit lokalzeit "
    "quarter viertel halb dreiviertel uhr o'clock oclock hrs a.m p.m hundred o fortnight".split()
)
# Plain words that a word of time is only one letter away from, or that stand between "by" and a time.
NEVER = COMMON | VERBS | TOLD | STATES | AGREED | frozenset(KINDS) | frozenset(
    "back bend bank pack weak seek meek mouth say pay way lay ray bay hay day's our four soon son "
    "sons moon noun tune jolly match mach "
    "marc man men on web wet wedge fry fire sit seat set sun's fun run gun turn tube true hue cue "
    "due clue "
    "hours' inn mine minute's mints mint night's might right light sight fight tight eve even ever "
    "never event "
    "noise money monkey honey mono mond mund hund rund sonne tonne tage tags sage lage frage trage waage "
    "wache wochen's monitor minor minutes' hour's jahre haare fahre years year's yeah ear ears tear "
    "tears near dear hear "
    "launch lunch's call review demo release golive weather whether march's mark marks april's maybe "
    "mayor mai's juli julia "
    "julian jane june's junk dune august's augusta agenda next text texts tests nest best rest test west "
    "quarters quart quarry eod's cod god rod nod pod mod odd end ends send lend tend eon eons "
    "won ton con "
    "today's todays morn mornings mourning warning evening's seven eleven abend's abends habend "
    "nights knight "
    "middle mid mittag's mitte bitte sitte zeit seit weit weise heute's heut haut hat haupt laut "
    "monats monat's lights gears sites lines wording banner master fridge fenster seiten written closed closes "
    "closing severity driver drivers rights blank block weight weights height heights moving meaning led chose "
    "stark slack tree fewer faster lose seen taken letter car monster western sunny sundry quartz tents montage "
    "miete mittel dienst dienste wachen hefte halbe hallen stars starts element elements things throw clone merges "
    "closer sends marking lack sitter walking driven manages viewer manner margins stern threw sister diesel "
    "mouths marsh tent".split()
)  # fmt: skip
# What stands between "by" and a time and is no time: how it goes, who does it.
BETWEEN = (
    COMMON
    | VERBS
    | TOLD
    | STATES
    | frozenset(
        "hand side hands courier post mail email phone legal air train ship car bus fax sea road rail sms "
        "link web law far".split()
    )
)
_SHORT = frozenset(
    "nach vor past and und zwei mins ago day ten six one five nine four drei vier acht elf tues thur "
    "thurs weds mitt tmrw tmr tmw tomo tdy end mid now two nxt min hrs fri mon tue wed thu sat sun "
    "eod eow eom eoq eoy cob tom noon week uhr today".split()
)
_NAMES = frozenset((*WEEKDAYS, *MONTHS, *AHEAD, *TONIGHT))
# Words that say a time together with others.
_WITH_OTHERS = frozenset(
    "midnight mitternacht fortnight o'clock oclock lunch lunchtime tonight weekend wochenende quarter "
    "naechsten naechste naechster "
    "next last this half noon midday mittag feierabend business working couple between zwischen "
    "within binnen first thing close "
    "start beginning anfang mitte middle ende viertel halb dreiviertel past eastern pacific before "
    "after innerhalb spaetestens "
    "latest stunde stunden minuten quarters time zeit geschaeftsschluss mittagspause uebernaechste "
    "uebernaechsten kommenden "
    "kommende letzten letzte dieser dieses diese fruehen spaeten halben ganzen werktag werktagen "
    "arbeitstag arbeitstagen "
    "year's week's month's hours' days' coming following sometime".split()
)
_FOUR = frozenset(
    "year noon next half week days hour juni juli june july zehn acht last this halb ende time zeit "
    "past".split()
)
_known: dict[tuple[str, bool], bool] = {}
_MOST_KNOWN = 4000


def is_slip(low: str, *, long: bool = False) -> bool:
    """Tell whether a word is one of time with a slip in it; with `long` only a long name of a day."""
    if len(low) < 2 or len(low) > 26 or low in NEVER or low in _NAMES:
        return False
    if (low, long) not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[low, long] = _is_near(low, long=long)
    return _known[low, long]


# What figures may be written together with, and what becomes of it by a slip.
_BEHIND_FIGURES = ("am", "pm", "uhr", "hrs", "st", "nd", "rd", "th", "min", "days", "weeks", "h", "d", "w")


_CLOCK_KEYS = frozenset(
    word[:at] + key + word[at + 1 :]
    for word in ("am", "pm", "uhr")
    for at in range(len(word))
    for key in {**BESIDE, "p": "ol", "m": "nk", "h": BESIDE["h"] + "u"}[word[at]]
)


def is_figure_slip(letters: str) -> bool:
    """Tell whether letters after figures are what may stand there, with a slip in it: "12pmm", "31ts", "14hr"."""
    return any(is_damaged(letters, word) for word in _BEHIND_FIGURES) or is_clock_key_slip(letters)


def is_clock_key_slip(letters: str) -> bool:
    """Tell whether letters are "am", "pm" or "uhr" with the key beside one hit: "4pn", "16 uht"."""
    return letters not in NEVER and letters in _CLOCK_KEYS


def is_from_slip(low: str) -> bool:
    """Tell whether a word after an amount of time is "from" with a slip in it: "3 weeks frm today"."""
    return is_damaged(low, "from")


def is_month_slip(low: str) -> bool:
    """Tell whether a word beside a number is the short name of a month with a slip in it: "7 jn"."""
    return (
        1 < len(low) < 5
        and low not in NEVER
        and low not in MONTHS
        and any(is_damaged(low, word) for word in _MONTHS_SHORT)
    )


_slipping: list[frozenset[str]] = []


def _words_of_time() -> list[frozenset[str]]:
    """Return the long words of time, and those with an umlaut with one letter for it; few lines need them."""
    if not _slipping:
        joined = (f"{day}{part}" for day in WEEKDAYS if len(day) > 5 for part in JOINED_PARTS)
        known = (
            *_NAMES,
            *joined,
            *FEASTS,
            *PARTS,
            *PERIODS,
            *EDGE_WORDS,
            *UNITS,
            *ORDINALS,
            *CARDINALS,
            *_WITH_OTHERS,
        )
        long = frozenset(word for word in known if len(word) > 4 or word in _FOUR)
        umlauts = (_bare(word) for word in long if "ae" in word or "oe" in word or "ue" in word)
        _slipping.extend((long, frozenset(umlauts)))
    return _slipping


def _is_near(low: str, *, long: bool) -> bool:
    if long:
        return any(len(word) > 5 and is_one_off(low, word) for word in _NAMES if word not in MONTHS)
    long_words, umlauts = _words_of_time()
    if low in long_words:
        return False
    if any(is_damaged(low, word) for word in _SHORT if -2 < len(word) - len(low) < 2):
        return True
    if len(low) > 2 and any(is_one_off(_bare(low), bare) for bare in umlauts):
        return True
    return any(_is_slip_of(low, word) for word in long_words if -3 < len(word) - len(low) < 3)


def _is_slip_of(low: str, word: str) -> bool:
    """Tell whether one slip makes a word of the other, or two where it is long."""
    if is_damaged(low, word) if len(word) < 5 else is_one_off(low, word):
        return True
    is_long = len(word) > 6 or (len(word) == 6 and word.endswith("day"))
    return is_long and word[0] == low[0] and _distance(low, word) < 3


def is_damaged(low: str, word: str) -> bool:
    """Tell whether a word is the other with a letter dropped or doubled, or two swapped."""
    for at in range(len(word)):
        if low == word[:at] + word[at + 1 :] or low == word[:at] + word[at] + word[at:]:
            return True
        if low == word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]:
            return True
    return False


def is_one_off(low: str, word: str) -> bool:
    """Tell whether one letter more, less, other, or swapped with the next keeps two words apart."""
    size = min(len(low), len(word))
    same = 0
    while same < size and low[same] == word[same]:
        same += 1
    one, other = low[same:], word[same:]
    if not one and not other:
        return False
    return (
        one[1:] in (other, other[1:])
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, replaced or swapped to make one word the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for by, mark in enumerate(other, 1):
            cost = min(before[by] + 1, row[by - 1] + 1, before[by - 1] + (letter != mark))
            if at > 1 and by > 1 and letter == other[by - 2] and one[at - 2] == mark:
                cost = min(cost, earlier[by - 2] + 1)
            row.append(cost)
    return row[-1]
