"""The words around times of day and days, English and German, folded: what names, leads to and changes one."""

from cockpit.capture.lexicon import ARTICLES, WEEKDAYS
from cockpit.capture.lexicon.again import EACH

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
RELATIVE = frozenset(("vor", "vorm", "before", "after", "nach"))
# What leads to an event: in English by itself, else with the article of what follows.
PLAIN_ASIDE = frozenset("before after following".split())
EVENT_ASIDE = PLAIN_ASIDE | frozenset("nach vor vorm during waehrend".split())
DAY_OF = frozenset(("day of", "day after", "day before", "tag der", "tag des", "tag nach", "tag vor"))
NO_EVENT = frozenset("and und sales effects ort all".split())
BOUNDS = frozenset("by until till til bis due".split())
VALID_BEHIND = frozenset("gueltig valid haltbar verbindlich".split())
