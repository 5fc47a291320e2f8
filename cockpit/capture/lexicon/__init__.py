"""The words for days and times, English and German, as people type them: folded, so "ü" is "ue" here."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def _table(**said: str) -> dict[str, str]:
    return {word: meaning.rstrip("_") for meaning, words in said.items() for word in words.split()}


def _inflected(*stems: str) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems for ending in ("e", "er", "en", "em", "es"))


def _numbered(first: int, names: Iterable[str]) -> dict[str, int]:
    return {word: first + step for step, words in enumerate(names) for word in words.split()}


BUILT_IN = frozenset(
    ("en", "de")
)  # the languages of the grammar itself: the others are loaded where they are named
WEEKDAYS = _numbered(
    0,
    (
        "monday mon montag", "tuesday tue tues dienstag", "wednesday wed weds mittwoch",
        "thursday thu thur thurs donnerstag", "friday fri freitag", "saturday sat samstag sonnabend",
        "sunday sun sonntag",
    ),
)  # fmt: skip
# German short names: a day only where something beside them says so.
SHORT_WEEKDAYS = _numbered(0, ("mo", "di", "mi", "do", "fr", "sa", "so"))
# Those that even at the end of a line are more often something else.
PLAIN_WORDS = frozenset(("do", "so"))
MONTHS = _numbered(
    1,
    (
        "january jan januar jaenner jaen", "february feb februar feber", "march mar maerz marz maer mrz",
        "april apr", "may mai", "june jun juni", "july jul juli", "august aug", "september sep sept",
        "october oct oktober okt", "november nov", "december dec dezember dez",
    ),
)  # fmt: skip
# Words that are more often something else: a product, a name, a verb.
WEAK = frozenset("sat sun wed mon tom tod mar may march mai".split())
AHEAD = {
    **dict.fromkeys("today tod tdy 2day heute heut".split(), 0),
    **dict.fromkeys(
        "tomorrow tomorrows tmrw tmr tmw tmrow tomo tomoz tom 2mrw 2moro 2morrow tommorow tommorrow morgen".split(),
        1,
    ),
    **dict.fromkeys("uebermorgen ubermorgen overmorrow".split(), 2),
    **dict.fromkeys("yesterday yday gestern".split(), -1),
    "vorgestern": -2,
}
# Parts of the day. A German word may be one only after a day: "morgen" is tomorrow on its own.
PARTS = _table(
    morning="morning mornings morgens vormittag vormittags forenoon frueh fruehmorgens morn",
    afternoon="afternoon afternoons nachmittag nachmittags arvo",
    evening="evening evenings abend abends eve",
    night="night nights nacht nachts",
    noon="mittag mittags lunchtime",
)
# What a German weekday may be written together with: "Freitagnachmittag".
JOINED_PARTS = ("vormittag", "nachmittag", "mittag", "morgen", "abend", "nacht", "frueh")
PARTS_ALONE = frozenset("vormittags nachmittags abends nachts morgens fruehmorgens".split())
OCLOCK = frozenset(("uhr", "o'clock", "oclock"))
TONIGHT = frozenset(("tonight", "2nite", "tonite", "2night"))
UNITS = {
    **dict.fromkeys("s sec secs second seconds sek sekunde sekunden".split(), ("second", 1)),
    **dict.fromkeys("m min mins minute minutes minuten".split(), ("minute", 1)),
    **dict.fromkeys("h hr hrs hour hours std stunde stunden".split(), ("minute", 60)),
    **dict.fromkeys("viertelstunde".split(), ("minute", 15)),
    **dict.fromkeys("d day days tag tage tagen".split(), ("day", 1)),
    **dict.fromkeys("w wk wks week weeks woche wochen".split(), ("day", 7)),
    **dict.fromkeys("fortnight fortnights".split(), ("day", 14)),
    **dict.fromkeys("mo mos mth mths month months monat monate monaten".split(), ("month", 1)),
    **dict.fromkeys("quarter quarters quartal quartale quartalen".split(), ("month", 3)),
    **dict.fromkeys("y yr yrs year years jahr jahre jahren".split(), ("month", 12)),
    **dict.fromkeys(
        "bd bds workday workdays weekday weekdays werktag werktage werktagen arbeitstag arbeitstage "
        "arbeitstagen geschaeftstag geschaeftstage geschaeftstagen bankarbeitstage".split(),
        ("workday", 1),
    ),
}
DAY_UNITS = frozenset(("day", "days"))
WORKING = frozenset(("business", "working", "work", "bank"))
PERIODS = _table(
    week="week wk woche",
    month="month monat monats monates",
    quarter="quarter qtr quartal quartals",
    year="year yr jahr jahres jahrs",
)
NEXT = frozenset(("next", "nxt", "nexts")) | _inflected("naechst", "nachst")
COMING = frozenset(("coming", "upcoming", "following")) | _inflected("kommend", "folgend", "darauffolgend")
THIS = frozenset(("this",)) | _inflected("dies")
LAST = frozenset(("last", "previous", "past", "prior")) | _inflected("letzt", "vergangen", "vorig")
AFTER_NEXT = _inflected("uebernaechst", "ubernachst")
ARTICLES = frozenset("the der die das dem den des".split())
OF = frozenset("of in im from des der von vom".split())
EDGES = {
    **dict.fromkeys("end ende late spaet close".split(), "end"),
    **dict.fromkeys("start beginning begin anfang beginn".split(), "start"),
    **dict.fromkeys("early frueh anfangs".split(), "early"),
    **dict.fromkeys("mid middle mitte".split(), "middle"),
}
# One word that names an edge of the period that now is.
EDGE_WORDS = {
    **{f"eo{unit[0]}": ("end", unit) for unit in ("week", "month", "quarter", "year")},
    **{
        f"{stem}{said}": (edge, unit)
        for stem, unit in (("wochen", "week"), ("monats", "month"), ("quartals", "quarter"), ("jahres", "year"))
        for said, edge in (("ende", "end"), ("anfang", "start"), ("beginn", "start"), ("mitte", "middle"))
        if stem + said != "wochenende"
    },
    **{f"monatserste{ending}": ("start", "month") for ending in ("", "r", "n")},
    **{f"monatsletzte{ending}": ("end", "month") for ending in ("", "r", "n")},
    "ultimo": ("end", "month"),
    "midweek": ("middle", "week"),
    "midmonth": ("middle", "month"),
    "midyear": ("middle", "year"),
    **{
        f"{unit}{dash}end": ("end", unit) for unit in ("month", "quarter", "year") for dash in ("", "-")
    },
}  # fmt: skip
ORDINAL_FIGURES = frozenset(("1st", "2nd", "3rd", "4th", "5th"))
WEEKEND = frozenset(("weekend", "wochenende", "we", "wknd"))
# What the names of feasts begin with.
FEASTS = frozenset(
    "new neujahr neujahrstag epiphany dreikoenig dreikoenigstag heilige valentine's valentines "
    "valentinstag st may tag maifeiertag independence halloween reformationstag all allerheiligen "
    "nikolaus nikolaustag christmas xmas heiligabend heiliger x-mas weihnachten erster ersten boxing "
    "zweiter zweiten nye silvester rosenmontag ash aschermittwoch palm palmsonntag maundy "
    "gruendonnerstag good karfreitag easter ostern ostersonntag ostermontag ascension christi "
    "himmelfahrt pentecost whitsun whit pfingsten pfingstsonntag pfingstmontag corpus fronleichnam "
    "memorial labor labour thanksgiving black cyber".split()
)
WEEK_NUMBERS = frozenset(("kw", "week", "wk", "cw", "kalenderwoche", "woche"))
ASAP = frozenset("asap a.s.a.p sofort umgehend schnellstmoeglich baldmoeglichst".split())
NOW = frozenset(("now", "jetzt"))
FROM_NOW = frozenset(("from now", "from today", "ab heute", "ab jetzt", "ab sofort"))
AGO = frozenset(("ago", "earlier", "back"))
# How a time is announced, as Found.cue names it.
CUED_BY, CUED_BEFORE, CUED_ON, CUED_AT, CUED_IN, CUED_WITHIN = "by", "before", "on", "at", "in", "within"
CUED_DUE = "due"
UNTIL_CUES = frozenset(("until", "till", "til"))
DISTANCE_CUES = frozenset((CUED_IN, CUED_WITHIN))
# What stands for "by" and its like.
CUES = {
    **{cue: cue for cue in ("by", "until", "till", "til", "before", "on", "at", "due", "mine", "theirs")},
    "in": CUED_IN,
    "within": CUED_WITHIN,
    **dict.fromkeys("bis spaetestens spatestens latest".split(), CUED_BY),
    **dict.fromkeys(("am", "zum"), CUED_ON),
    **dict.fromkeys(("um", "@"), CUED_AT),
    "vor": CUED_BEFORE,
    "vorm": CUED_BEFORE,
    "faellig": CUED_DUE,
}
# Those that a deadline is announced by.
DEADLINE_CUES = frozenset(("by", "until", "till", "til", "before", "due", "in", "within", "theirs", "mine"))
IN = frozenset("in within binnen innerhalb im".split())
ABOUT = frozenset("about around approximately approx roughly circa ca gegen etwa ungefaehr so ~".split()) - {
    "so"
}
# Before a number these say how many it is for: "a table for two on friday", "box of ten".
COUNTED = frozenset("for of with fuer von mit x".split())
# What may follow a time that ends there.
AFTERWARDS = frozenset(
    "please pls plz bitte re regarding wegen thanks thx danke urgent dringend then dann - – — & (".split()
)
# What German verbs are split from in a sentence, and, whole, what may end one: "ruf … an", "anrufen".
SPLIT_OFF = frozenset(
    "an zu ab vor mit nach auf aus ein bei durch zurueck rueber herueber vorbei weiter heraus raus "
    "hin her los fertig "
    "bereit bescheid weg heim dran dazu zusammen fest frei".split()
)
SPLIT_FROM = frozenset(
    f"{head}{verb}"
    for verb in "rufen schicken senden geben bringen melden machen sagen stellen leiten reichen holen".split()
    for head in (
        "",
        "an",
        "zu",
        "ab",
        "vor",
        "nach",
        "auf",
        "aus",
        "ein",
        "durch",
        "zurueck",
        "weiter",
        "bescheid",
        "fertig",
    )
)
# What a line may be headed with that names nobody: "tomorrow: check the stock".
HEADS = frozenset((*AHEAD, *TONIGHT, *EDGE_WORDS, *NOW, *ASAP, *PARTS, *WEEKEND)) | frozenset(
    "eod eob cob noon midnight mitternacht ten-thirty later soon spaeter bald weekly daily monthly "
    "urgent".split()
)
# Words of time: beside a time that was read, they tell that more was meant than was understood.
TIMELY = (
    frozenset((*PARTS, *PERIODS, *LAST, *AFTER_NEXT, *AGO, *AHEAD, *WEEKDAYS))
    - {"tom", "tod", "past", "back", "prior", "quarter", "sun", "sat", "wed", "mon", "eve"}
) | frozenset(
    "weeks months days hours minutes wochen monate monaten tage tagen stunden minuten weekend".split()
)


_SHORTEST_SLIP = 5
_LONGEST_SLIP = 12
# What lies beside a key, on an English and on a German keyboard.
BESIDE = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sfe", "e": "wrd", "f": "dg", "g": "fht", "h": "gj", "i": "uo", "j": "hk",
    "m": "n", "n": "bm", "o": "ip", "r": "et", "s": "ad", "t": "ry", "u": "iy", "v": "cb", "w": "qe", "y": "tu",
}  # fmt: skip


def _slips(initial: str, length: int) -> dict[str, str]:
    """Return what long names become by one slip: a letter left out, doubled, two swapped, or the next key hit.

    The first letter is right in all of them: here it is `initial`. All slips of that `length` are among them.
    """
    names = [name for name in (*WEEKDAYS, *MONTHS, "tomorrow", "uebermorgen") if len(name) > 5]
    names = [name for name in names if name[0] == initial and -2 < len(name) - length < 2]
    known = {*WEEKDAYS, *MONTHS, *AHEAD}
    found: dict[str, str] = {}
    for name in names:
        for at in range(1, len(name) - 1):
            swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            for slip in (name[:at] + name[at + 1 :], name[: at + 1] + name[at:], swapped):
                if slip not in known:
                    found.setdefault(slip, name)
        for at in range(1, len(name)):
            for key in BESIDE.get(name[at], ""):
                found.setdefault(name[:at] + key + name[at + 1 :], name)
        if name.endswith("day"):
            found.setdefault(name[:-1], name)
            found.setdefault(f"{name[:-3]}dya", name)
        elif name.endswith("tag"):
            found.setdefault(f"{name[:-3]}tga", name)
    return found


_slips_of: dict[tuple[str, int], dict[str, str]] = {}


def month(word: str) -> int | None:
    """Return the month a word names, a slip of the finger in it included."""
    return MONTHS.get(word) or (MONTHS.get(meant(word)) if len(word) > 4 else None)


def meant(word: str) -> str:
    """Return the day or month that a word with one slip in it means; an empty string where it means none."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
        return ""
    begins = word[0], len(word)
    if begins not in _slips_of:
        _slips_of[begins] = _slips(*begins)
    return _slips_of[begins].get(word, "")
