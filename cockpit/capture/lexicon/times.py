"""The words around times of day and days, English and German, folded: what names, leads to and changes one."""

from cockpit.capture.lexicon import ARTICLES, WEEKDAYS

# What comes again and again.
EACH = frozenset("every each jeden jede jedes jeder alle".split())
OTHER = frozenset("other second zweiten zweite zweites 2.".split())
SEVERAL = frozenset(
    "days weeks months years quarters wochen monate jahre".split()
)  # without a number no rhythm
ALSO = frozenset("and und & + or oder".split())
LAST_DAYS = frozenset("last letzten letzter".split())
WORKDAYS = frozenset("workday weekday workdays weekdays werktag werktage arbeitstag arbeitstage".split())
OF_MONTH = frozenset(("of", "in", "im", "des"))
AFTER_OFTEN = frozenset(("at", "um", "from", "ab"))
# What leads to the day from which on.
FROM_THEN = frozenset("from starting beginning since ab von seit".split())
# One word that says how often.
OFTEN = {
    **dict.fromkeys(("daily", "taeglich"), (1, "day")),
    **dict.fromkeys(("weekly", "woechentlich"), (1, "week")),
    **dict.fromkeys(("fortnightly", "zweiwoechentlich", "14-taegig", "14-taeglich"), (2, "week")),
    **dict.fromkeys(("monthly", "monatlich"), (1, "month")),
    **dict.fromkeys(("quarterly", "vierteljaehrlich", "quartalsweise"), (1, "quarter")),
    **dict.fromkeys(("yearly", "annually", "jaehrlich"), (1, "year")),
    **dict.fromkeys(("werktags", "werktaeglich"), (1, "workday")),
}
# What "every" becomes by a slip: it counts where how often follows it.
EACH_SLIPS = (
    frozenset(
        slip
        for word in ("every", "each", "jeden", "jede", "jedes", "alle")
        for at in range(1, len(word))
        for slip in (
            word[0] + word,
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
    - EACH
    - {"all", "ale", "eve"}
)
BEFORE_FIGURES = frozenset(("ever",))  # a slip only there: "ever 3 weeks"
# Before it, "ever" is the word of its own: "the best ever month".
BEFORE_EVER = frozenset(
    "best first worst last biggest strongest hardly scarcely if than for nothing did have has not was is".split()
)
# A line with none of these repeats nothing.
REPEATING = EACH | EACH_SLIPS | frozenset(OFTEN) | frozenset(f"{day}s" for day in WEEKDAYS)
# What joins the two ends of a range, and by what it begins.
DASHES = frozenset("-–—")
TO = frozenset(("to", "until", "till", "til", "bis")) | DASHES
FROM = {"from": TO, "von": TO, "between": frozenset(("and", "to")), "zwischen": frozenset(("und",))}
# After an hour without am or pm: anything else would be what it counts, as in "at 5 sites".
AFTER_HOUR = frozenset(
    "about and at before by for in mine o'clock oclock ok on re sharp this to today tomorrow tonight via "
    "with und mit wegen fuer per zum beim uhr heute est latest the ok'd agreed due until das die den "
    "der dem ein eine "
    "einen einem ihm ihr ihnen dir dich euch uns sie wieder nochmal noch".split()
)
# Where a range may be the old time and the new one, and what marks it as one of hours.
MOVED = frozenset(
    "move moved moving shift shifted reschedule rescheduled postponed verschoben verlegt".split()
)
RANGE_MARKS = frozenset(("am", "pm", "uhr", "h"))
# Times of day by their names, and what they are made of.
NOONS = frozenset("noon midday noontime mittag mittags".split())
MIDNIGHTS = frozenset(("midnight", "midnite", "mitternacht", "mitternachts"))
LUNCHES = frozenset("lunch lunchtime mittag mittagessen mittagspause".split())
DAY_ENDS = frozenset(
    "eod eob cob cop eobd feierabend geschaeftsschluss bueroschluss dienstschluss arbeitsende "
    "tagesende".split()
)
WHOSE_DAY = ARTICLES | {"my", "your", "our", "their", "business", "working", "work"}
BUSINESS_DAYS = frozenset("day business play workday tages arbeitstages geschaeftstages".split())
# "Ten past four", "viertel vor drei".
PAST = frozenset(("past", "after", "nach"))
TILL = frozenset(("to", "till", "before", "vor"))
MINUTES = frozenset("minutes minute mins min minuten".split())
# "In the afternoon", "am Nachmittag"; after a day "am" and "pm" are parts of it.
PART_LEADS = frozenset(("in", "am", "at", "on", "during", "zum", "gegen"))
AFTER_GERMAN_DAY = ("tag", "mittwoch", "abend", "heute", "morgen", ".")  # "Freitag am Bahnhof"
HALF_PARTS = {"am": "morning", "pm": "afternoon"}
NEARLY = frozenset("kurz shortly just right knapp".split())
SAME_TIME = frozenset("this same gleichen selben diese dieser gleiche gleicher selbe selber dieselbe".split())
# Between a day and its time of day, and between that and its day.
TO_CLOCK = frozenset(
    "at @ by before until till til around about for fuer um bis gegen vor ab ca circa approx - punkt genau "
    "exactly".split()
)
FOR = frozenset(("for", "fuer"))
TO_DAY = frozenset("on by am fuer for - zum".split())
CLOCK_CUES = TO_CLOCK - {"ab", "-"}
DEADLINES = frozenset(("by", "before", "until", "till", "til", "bis", "vor"))
NOT_UNTIL = frozenset(("after", "nach", "ab", "from", "since"))
LATEST = frozenset("latest sharp spaetestens max puenktlich".split())
# After these a time is what something is about, not when it is due.
TOPIC = frozenset(
    "of for from since after about re between every each than if whether that is was are were von "
    "seit nach ueber "
    "zwischen fuer jeden jede jedes als ob war ist sind vom wegen aus ab per".split()
)
# That comes again and again, and that is no moment at all.
AGAIN = frozenset(
    "daily weekly biweekly bi-weekly fortnightly monthly quarterly yearly annually hourly "
    "taeglich woechentlich zweiwoechentlich 14-taegig monatlich quartalsweise vierteljaehrlich "
    "jaehrlich stuendlich "
    "werktags wochentags weekdays weekends".split()
) | {f"{day}s" for day in WEEKDAYS if day.endswith(("day", "tag", "woch", "abend"))}
# Beside a time, these change what it says; where they were not read with it, it is asked.
RANKS = frozenset(("closest", "nearest"))
EITHER = frozenset("or oder bzw beziehungsweise resp".split())
JOINTS = EITHER | frozenset("and und to bis thru through until till & + / - – —".split())
NOT_FROM_THEN = EACH | {"from", "after", "ab", "since", "nach", "between", "zwischen", "seit", "starting"}
ASIDE = frozenset(("before", "after", "vor", "nach"))
CHANGES_BEFORE = frozenset("earliest fruehestens shortly kurz almost nearly".split())
CHANGES_AFTER = frozenset("ago earliest fruehestens onwards onward hence".split())
PAIRS_AFTER = frozenset(("after next", "at the", "before last", "in a", "in einer", "the week"))
# What begins a line in which something is to be done; what stands before somebody's name; days that are names, too.
COMMANDS = frozenset(("promise", "todo", "to-do", "call"))
WITH_NAME = frozenset("to with from for and by & via of about see hi dear".split())
NAMES_TOO = frozenset(("tom", "tod"))
THROUGH = frozenset(("through", "thru", "to"))
ROUGHLY = "ish"
# The figures of a clock, and the letters that are taken for some.
LIKE_FIGURES = frozenset("0123456789:oli")
# How a word ends that may be a day, known or not.
DAYS_END = ("day", "tag")
NO_DAYS = frozenset(
    "monday friday sunday someday montag sonntag freitag study friendly muddy moody moldy".split()
)
# What announces a time, in several words; and by which of them an hour alone is a time.
LONG_CUES = {
    "no later than": "by", "not later than": "by", "nicht spaeter als": "by", "on or before": "by",
    "latest by": "by", "due by": "by", "due on": "by", "due at": "by", "mine by": "mine", "by latest": "by",
    "by no": "by", "later than": "by", "faellig am": "by", "faellig bis": "by",
}  # fmt: skip
HOUR_CUES = frozenset(("by", "until", "till", "til", "before", "mine", "theirs", "at", "due"))
# Words that say that something begins or ends then: enough for a note.
TURNS = frozenset(
    "start starts delivery deadline decision renewal expires ends live lieferung entscheidung frist termin "
    "beginn endet verlaengerung".split()
)
# "Later today", "noch heute": they say no more than the day after them.
VAGUE_LEADS = frozenset("later sometime irgendwann noch gleich toward towards".split())
# What leads to an event: in English by itself, else with the article of what follows.
PLAIN_ASIDE = frozenset("before after following".split())
EVENT_ASIDE = PLAIN_ASIDE | frozenset("nach vor vorm during waehrend".split())
DAY_OF = frozenset(("day of", "day after", "day before", "tag der", "tag des", "tag nach", "tag vor"))
NO_EVENT = frozenset("and und sales effects ort all".split())
BOUNDS = frozenset("by until till til bis due".split())
VALID_BEHIND = frozenset("gueltig valid haltbar verbindlich".split())
# Abbreviations that mean one offset, in minutes east of UTC, and where they are in use: in the other half of the
# year people there say them and mean another, so that is asked.
ZONE_OFFSETS = {
    "utc": (0, ""), "gmt": (0, ""), "z": (0, ""), "bst": (60, "Europe/London"), "cet": (60, "Europe/Paris"),
    "cest": (120, "Europe/Paris"), "mez": (60, "Europe/Berlin"), "mesz": (120, "Europe/Berlin"),
    "eet": (120, "Europe/Helsinki"), "eest": (180, "Europe/Helsinki"), "msk": (180, ""),
    "est": (-300, "America/New_York"), "edt": (-240, "America/New_York"), "cdt": (-300, "America/Chicago"),
    "mst": (-420, "America/Denver"), "mdt": (-360, "America/Denver"), "pst": (-480, "America/Los_Angeles"),
    "pdt": (-420, "America/Los_Angeles"), "jst": (540, ""), "sgt": (480, ""), "hkt": (480, ""),
    "aest": (600, "Australia/Sydney"), "aedt": (660, "Australia/Sydney"),
}  # fmt: skip
ZONE_ENDS = frozenset(("ST", "DT"))  # of an abbreviation
UNCLEAR_ZONES = frozenset(("cst", "ist", "wet", "ast", "gst"))
# Short names that follow the clocks of a place, summer or winter.
ZONES_OF_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
REGIONS = {
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "ny": "America/New_York", "nyc": "America/New_York",
    "boston": "America/New_York", "miami": "America/New_York", "atlanta": "America/New_York",
    "washington": "America/New_York", "la": "America/Los_Angeles", "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "dallas": "America/Chicago",
    "houston": "America/Chicago", "austin": "America/Chicago", "uk": "Europe/London", "german": "Europe/Berlin",
    "germany": "Europe/Berlin", "munich": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "uae": "Asia/Dubai", "india": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "bangalore": "Asia/Kolkata", "japan": "Asia/Tokyo", "israel": "Asia/Jerusalem",
    "tel aviv": "Asia/Jerusalem", "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "geneva": "Europe/Zurich",
    "milan": "Europe/Rome", "barcelona": "Europe/Madrid", "central european": "Europe/Berlin",
    "wiener": "Europe/Vienna", "wien": "Europe/Vienna", "oesterreichischer": "Europe/Vienna",
    "schweizer": "Europe/Zurich", "zuercher": "Europe/Zurich", "zuerich": "Europe/Zurich", "genfer": "Europe/Zurich",
    "muenchner": "Europe/Berlin", "muenchen": "Europe/Berlin", "deutsche": "Europe/Berlin", "pariser": "Europe/Paris",
    "mailaender": "Europe/Rome", "moskauer": "Europe/Moscow", "warschauer": "Europe/Warsaw",
    "prager": "Europe/Prague", "britischer": "Europe/London", "indian": "Asia/Kolkata", "indischer": "Asia/Kolkata",
    "deutscher": "Europe/Berlin", "mitteleuropaeischer": "Europe/Berlin", "new yorker": "America/New_York",
}  # fmt: skip
# Others that "15:00 London" may mean the clocks of.
TOWNS = frozenset(
    "london dublin lisbon athens istanbul dubai singapore tokyo sydney melbourne chicago toronto "
    "denver phoenix "
    "vancouver shanghai helsinki moscow moskau lissabon athen tokio".split()
) | {"new york", "hong kong", "los angeles", "sao paulo"}
AMERICAN = frozenset(("eastern", "central", "mountain", "pacific"))  # also without "time"
PLAINLY_AMERICAN = frozenset(("eastern", "pacific"))
ZERO = frozenset(("utc", "gmt"))
IN_TOWN = frozenset(("in",))
AT_TOWN = frozenset(("in", "at"))
OWN_ENGLISH = frozenset(("local",))
OWN_CLOCKS = frozenset(("my", "our", "local", "unserer", "meiner", "hiesiger"))
CLOCK_NOUNS = frozenset(("time", "zeit", "ortszeit"))
QUARTERS = frozenset(("quarter", "quartal", "quartals", "qtr"))
HOUR_MARKS = frozenset("uhr h hrs am pm o'clock oclock".split())
RANGE_JOINTS = frozenset("to bis or oder - – — and und".split())
CLOCK_LEADS = frozenset("at by until till before um bis gegen @".split())
NOW_AND_THEN = frozenset(
    ("blue moon", "so often", "now and", "few days", "few weeks", "couple of", "paar tage", "paar wochen")
)
SOME_TIME = frozenset(
    "soon sometime someday later eventually shortly bald demnaechst spaeter irgendwann zeitnah".split()
)
# Before "3." these say that it is a day of the month.
DAY_LEADS = frozenset("am den dem zum bis vom ab der".split())
MONTH_WORDS = frozenset(("month", "monat", "monats", "monates"))
NO_DATE_AFTER = frozenset(
    "version v release rev section chapter kapitel abschnitt punkt nr no ver update".split()
)
BEFORE_HOURS = frozenset("by at to past until before um bis".split())
BEFORE_NUMBERS = frozenset("by at until before um bis am".split())
LEADING = frozenset("on the by at am um bis den until before".split())
OFFSET_AFTER = frozenset("from after following nach ab".split())
OFFSET_BEFORE = frozenset("before prior vor".split())
WEEKS = frozenset("week weeks woche wochen".split())
RANGE_FROM = frozenset("from von vom between zwischen".split())
HOUR_WORDS = frozenset(("uhr", "o'clock", "oclock", "hrs", "hours"))
ASAP_CALLS = frozenset(("call", "ring", "phone"))
ASAP_BACK = frozenset(("callback", "rueckruf", "zurueckrufen", "rueckrufen", "zurueck"))
# Words that a foreign day is one letter away from.
NO_FOREIGN_DAYS = frozenset("remain domain domains banana soda monday morning".split())
DAYS_AHEAD = frozenset("heute morgen uebermorgen".split())
PAST_OR_FROM = frozenset(("past", "nach", "ab"))
END = frozenset(("end",))
DAYS = frozenset(("day", "tag"))
WORKDAY_STEMS = ("werktag", "arbeits", "bankarb")
CALENDAR = frozenset(("calendar",))
