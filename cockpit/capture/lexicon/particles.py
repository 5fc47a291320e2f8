"""The small words around what is read, English and German, folded: what leads to it, joins it, or says which it is.

A name tells what the words do where they are looked for. What in one language is two words is one entry with a blank.
"""

from cockpit.capture.lexicon import de, en, listed, meanings, meant_phrases, phrases, words

# What leads to a day, to a time of day, or to a length.
AT = words(en.AT, de.AT)
AT_FIRM = words(en.AT_FIRM)
AT_BEHIND = AT | {"@"}
AT_ABOUT = AT | words(en.AT_ABOUT, de.AT_ABOUT)
AT_BEFORE = AT | words(en.AT_BEFORE)
EXACTLY = AT_BEHIND | words(en.EXACTLY, de.EXACTLY)
TO_HOUR = AT_BEHIND | words(en.TO_HOUR, de.TO_HOUR)
ABOUT_CLOCK = words(de.ABOUT_CLOCK)
ROUGHLY_AT = words(de.ROUGHLY_AT)  # "so um 10"
ABOUT_PLAIN = words(en.ABOUT_PLAIN)
ON_OR_TO = words(de.ON_OR_TO)  # "an diesem Freitag"
OF_THIS_DAY = words(de.OF_THIS_DAY)
ON = words(en.ON, de.ON)
ON_OR_THIS = words(en.ON_OR_THIS)
ON_THIS = ON_OR_THIS | words(de.ON_THIS)
ON_OR_MORNING = words(de.ON_OR_MORNING)  # the half of the day, or the German for "on"
LEADS_TO_THE = words(en.LEADS_TO_THE)
LEADS_OF_CLOCK = ABOUT_CLOCK | words(de.LEADS_OF_CLOCK)  # after these "am" is the German for "on"
IN_SO_LONG, WITH_IN = words(en.IN_SO_LONG), words(en.WITH_IN)
INSIDE = words(en.INSIDE, de.INSIDE)
IN_THE = phrases(en.IN_THE, de.IN_THE)
IN_THE_DAY = IN_THE | phrases(de.IN_THE_DAY)
IN_THE_COURSE_OF = phrases(de.IN_THE_COURSE_OF)
BEFORE_TIME = words(en.BEFORE_TIME, de.BEFORE_TIME)  # "this time on friday"
BEFORE = words(en.BEFORE, de.BEFORE)
BEFORE_ALONE = words(en.BEFORE_ALONE)
BEFORE_OR_AGO = words(de.BEFORE_OR_AGO)
AFTER = words(en.AFTER, de.AFTER)
AFTER_OR_BEFORE = words(en.AFTER_OR_BEFORE)
SIDES = meanings(en.SIDES, de.SIDES)  # which way a length beside it counts
ASIDE_OR_PAST = frozenset(SIDES) | words(en.PAST_ONLY)
AROUND = BEFORE | AFTER
PRIOR_TO = phrases(en.PRIOR_TO)
OUT_OF = words(en.OUT_OF)
COUNTED_FROM = words(de.COUNTED_FROM)  # "in 2 Wochen ab Montag", "viertel ab 3"
HENCE = words(en.HENCE)
AGO_PLAIN = words(en.AGO_PLAIN)
AGO_OR_FROM = AGO_PLAIN | OUT_OF
UNTIL_OR_BY = words(de.UNTIL_OR_BY)
FROM_TO = words(en.BOTH_ENDS, de.BOTH_ENDS)
FOR_WHOM = words(en.FOR_WHOM, de.FOR_WHOM)  # behind "wait"
# What joins two.
AND = words(en.AND, de.AND)
TO_PLAIN = words(en.TO_PLAIN)
OR_SO = phrases(en.OR_SO)
OF_PLAIN = words(en.OF_PLAIN)
OF_THE = words(en.OF_THE, de.OF_THE)
OF_DASHED = words(en.OF_DASHED)
BETWEEN_DAY_AND_MONTH = words(en.BETWEEN_DAY_AND_MONTH)
# Articles and what stands for one.
THE = words(en.ARTICLES)
THE_AFTER_LEAD = THE | words(de.THE_AFTER_LEAD)
AT_THE = phrases(en.AT_THE)
ARTICLE_OR_THAT = words(de.ARTICLE_OR_THAT)
ARTICLE_OF_SOMEBODY = words(de.ARTICLE_OF_SOMEBODY)  # "der Erste"
ONE_OF = words(en.ONE_OF)
A_FEW = words(en.A_FEW, de.A_FEW)
NUMBER_ARTICLES_ENGLISH = ONE_OF | words(en.NUMBER_ARTICLES_ENGLISH)
ARTICLES_OF_ONE = ONE_OF | words(de.ARTICLES_OF_ONE)
NUMBER_ARTICLES = ARTICLES_OF_ONE | words(en.NUMBER_ARTICLES)
ARTICLES_OR_ONE = ARTICLES_OF_ONE | words(en.ARTICLES_OR_ONE)
WHOSE = listed(en.WHOSE, de.WHOSE)  # beginnings
# Which one it is, or how.
THIS_PLAIN = words(en.THIS)
THIS_WEEK = THIS_PLAIN | words(de.THIS_WEEK)
WHICH = THIS_PLAIN | words(en.WHICH)
SAME = words(en.SAME, de.SAME)
NOT = words(en.NOT, de.NOT)
DENIED = words(en.DENIED, de.DENIED)
OTHER_PLAIN = words(en.OTHER_PLAIN)
OTHER_OR_SINGLE = OTHER_PLAIN | words(en.OTHER_OR_SINGLE)
FIRST_PLAIN = words(en.FIRST_PLAIN)
LAST_PLAIN = words(en.LAST_PLAIN)
FIRST_OR_LAST = FIRST_PLAIN | LAST_PLAIN
LATE_OR_EARLY = words(en.LATE_OR_EARLY)
LATEST_PLAIN = words(en.LATEST_PLAIN)
SHARP = words(en.SHARP)
ITSELF = words(en.ITSELF)
NOW_PLAIN = words(en.NOW)
RIGHT_OR_JUST = words(en.RIGHT_OR_JUST)
THEREAFTER = words(en.THEREAFTER, de.THEREAFTER)
AS_SOON = words(en.AS_SOON, de.AS_SOON)
# Whole phrases for "as soon as possible", and what else than a word for calling back says that it is one.
AS_SOON_AS_POSSIBLE = frozenset(
    tuple(said.split()) for said in phrases(*en.AS_SOON_AS_POSSIBLE, de.AS_SOON_AS_POSSIBLE)
)
CALL_BACK = words(en.CALL_BACK)
# Days, weeks and edges by one of their names, where only that will do.
DAY_ALONE = words(en.DAY_ALONE)
WEEK_ON = words(en.WEEK_ON)  # "monday week"
WEEK_IN_FULL = words(en.WEEK)  # "tue week 9" may be a week on at nine, "tue wk 9" is of that week
WEEK = words(en.WEEK, de.WEEK)
WEEK_NOUNS = WEEK | words(en.WEEK_NOUNS)
LAST_WEEKS = WEEK | words(en.LAST_WEEKS)
GERMAN_WEEKS = listed(de.GERMAN_WEEKS)  # a beginning
WEEK_OF = words(en.WEEK_OF, de.WEEK_OF)
WEEK_AFTER = phrases(en.WEEK_AFTER)
NEXT_BUT_ONE = phrases(en.NEXT_BUT_ONE)
WEEKDAY = words(en.WEEKDAY)
WEEK_NUMBER = words(de.WEEK_NUMBER)
WEEK_NUMBERED = words(en.WEEK_NUMBERED, de.WEEK_NUMBERED)
NAMES_OF_TODAY = words(en.NAMES_OF_TODAY)
SHORT_TOMORROW = words(en.SHORT_TOMORROW)
SHORT_WORDS = words(en.SHORT_WORDS)
NO_TOMORROW_AFTER = words(de.NO_TOMORROW_AFTER)
DAYS_BEFORE_MORNING = words(de.DAYS_BEFORE_MORNING)
AFTER_NEIGHBOUR = meant_phrases(en.AFTER_NEIGHBOUR)  # behind "day"
NO_DAY_AFTER = words(en.NO_DAY_AFTER)  # "what do", "think so"
DAY_ENDINGS = listed(en.DAY_ENDINGS, de.DAY_ENDINGS)
JOINED_ENDINGS = listed(en.JOINED_ENDINGS, de.JOINED_ENDINGS)  # of "Freitagmorgen" and its like
# Parts of a year by their first month and their length in months.
PARTS_OF_YEAR = {**{f"q{n}": (3 * n - 2, 3) for n in range(1, 5)}, "h1": (1, 6), "h2": (7, 6)}
PERIODS_BY_NUMBER = (*PARTS_OF_YEAR, *listed(en.CALENDAR))
QUARTER_LETTER = ("q",)
WEEKEND_PRONOUN = words(en.WEEKEND_PRONOUN)  # the German for the weekend, and a word of English
SATURDAY_IN_CAPITALS = frozenset(("SA",))  # a firm
ENDS = words(en.ENDS, de.ENDS)
ENDS_OR_STARTS = words(en.ENDS_OR_STARTS)
MINE = words(en.MINE, de.MINE)
ROUGH_ENDING = en.ROUGH_ENDING
PLURALS = listed(en.PLURALS)
# Times of day.
HALVES = meanings(en.HALVES)
HALVES_OF_DAY = words(en.HALVES_OF_DAY)
HALVES_BY_LETTER = words(en.HALVES_BY_LETTER)
DOTTED_HALVES = meanings(en.DOTTED_HALVES)
REST_OF_HALF = en.REST_OF_HALF
CUT_HALF = en.CUT_HALF
AFTERNOON_HALF = words(en.AFTERNOON_HALF)
HALVES_OR_CLOCK = HALVES_OF_DAY | words(de.HALVES_OR_CLOCK)
LETTERS_OF_HALVES = frozenset("apmuhr")
NO_HOURS = HALVES_OF_DAY | words(en.NO_HOURS)
DAY_CLOCK = words(de.DAY_CLOCK)  # of the clock of 24 hours
DAY_CLOCK_MARK = de.DAY_CLOCK_MARK
DAY_CLOCK_MARKS = DAY_CLOCK | words(en.DAY_CLOCK_MARKS)
HOURS_SHORT = words(en.HOURS_SHORT)
HOUR_MARKS_BEHIND = DAY_CLOCK_MARKS | HOURS_SHORT
DIAL_CLOCK = words(en.OCLOCK)  # of the clock of 12
DIAL_CLOCK_MARK = en.DIAL_CLOCK_MARK
OCLOCK_HEAD = words(en.OCLOCK_HEAD)
OCLOCK_TAIL = words(en.OCLOCK_TAIL)
CLOCK_WITH_MINUTES = ("9uhr9",)  # shapes of figures with such a mark
CLOCKS_WITH_HOURS = frozenset(("9:9h", "9.9h", "9:9hrs", "9hrs"))
ONLY_HOURS = frozenset(("9hrs",))
CLOCK_SHAPES = frozenset(("9h", "9uhr", "9uhr9"))
SHAPES_BY_LETTER = frozenset(("9p", "9a"))
PLAIN_CLOCKS = frozenset(("9am", "9pm", "9:9", "9:9am", "9:9pm"))
GERMAN_DAY_ENDINGS = listed(de.GERMAN_DAY_ENDINGS)
MORNING_OR_TOMORROW = words(de.MORNING_OR_TOMORROW)
MORNING_OR_THE_NEXT_DAY = phrases(de.MORNING_OR_THE_NEXT_DAY)
MORNING_AS_NOUN = frozenset(("Morgen",))
EARLY_MORNING = words(de.EARLY_MORNING)
PART_UNLED = words(en.PART_UNLED)
PART_BEHIND_DAY = words(en.PART_BEHIND_DAY)
PARTS_BY_THEMSELVES = words(de.PARTS_BY_THEMSELVES)
MID = words(en.MID)
EARLY = words(en.EARLY, de.EARLY)
MIDDLE = words(en.MIDDLE)
LATE = words(en.LATE, de.LATE)
NOONISH = words(en.NOONISH)
NOON_BEHIND = words(en.NOON_BEHIND)
THING = words(en.THING)  # "first thing"
FIRST_THING = phrases(de.FIRST_THING)
TIME = words(en.TIME)
TIME_NOUNS = TIME | words(de.TIME_NOUNS)
CLOCK_TIME = TIME_NOUNS | words(de.CLOCK_TIME)
DAY_STARTS_ALONE = words(en.DAY_STARTS_ALONE, de.DAY_STARTS_ALONE)
DAY_STARTS = DAY_STARTS_ALONE | words(en.DAY_STARTS)
DAY_EDGES = ENDS | words(en.DAY_EDGES)
CLOSE_OF_DAY = words(en.CLOSE_OF_DAY)
MINUTES_OF = meanings(en.MINUTES_OF, de.MINUTES_OF)
MINUTES_TO_HOUR = meanings(en.MINUTES_TO_HOUR, de.MINUTES_TO_HOUR)
QUARTER_OR_HALF = words(en.QUARTER_OR_HALF)
QUARTER_OF_HOUR = words(de.QUARTER_OF_HOUR)
HALF_PAST = words(en.HALF_PAST)
HALF_TO = words(de.HALF_TO)
HALVES_OF_HOUR = HALF_PAST | HALF_TO
HALVES_OR_QUARTERS_TO = frozenset(meanings(de.MINUTES_TO_HOUR))
ASIDE_OF_HOUR = words(de.PAST, de.TILL)  # "5 vor halb 4": the German alone
HUNDREDS = words(en.HUNDREDS, de.HUNDREDS)
# Zones.
EASTERN = "eastern"
EASTERN_IN_FULL = phrases(en.EASTERN_IN_FULL)
ZULU_IN_CAPITALS = frozenset(("Z",))
ZULU = frozenset(("z",))
OF_A_TOWN = de.OF_A_TOWN  # "Londoner Zeit"
# What has an end.
BEST_BEFORE = words(en.BEST_BEFORE)
RUNS = words(en.RUNS)
RUNS_OUT = words(en.RUNS_OUT)
RUNS_GERMAN = de.RUNS_GERMAN
RUNS_OUT_GERMAN = de.RUNS_OUT_GERMAN
# Letters that figures of time are written with, and slips of those.
MONTH_LETTERS = "m"
LETTERS_NO_TIME = frozenset(("mm",))  # a length
HOUR_MARK = "h"  # "16h30"
WEEK_LETTERS = frozenset(("w", "t", "-w", "kw", "cw"))
WEEK_MARK = "-w"
RANK_LETTERS = frozenset(("t", "s", "r"))
CLOCK_LETTERS = frozenset("apmhuri.:")
DAYS_BY_LETTER = frozenset(("9d", "9w"))
DATE_AND_TIME = "t"  # between them, as ISO 8601 writes a moment
POSSESSIVE = en.POSSESSIVE
PLURAL = en.PLURAL
# What begins with an apostrophe that opens no quotation.
CLIPPED = listed(en.CLIPPED, de.CLIPPED)
# Around what is done: who does it, by what.
SPEAKING = words(en.SPEAKING)
AM_I = words(en.AM_I)
ICH = words(en.ICH, de.ICH)
WILL = words(en.WILL)
RETURN = words(en.RETURN)
CALL = words(en.CALL)
CALLS_SPLIT = words(de.CALLS_SPLIT)
COMES_BACK = words(en.COMES_BACK, de.COMES_BACK)
FROM_THEM = words(en.FROM_THEM, de.FROM_THEM)
BY_MEANS = words(en.BY_MEANS, de.BY_MEANS)
BY_MEANS_OF = BY_MEANS | words(en.BY_MEANS_OF)
WITH = words(en.WITH)
REFLEXIVE = words(de.REFLEXIVE)
PARTICIPLE = listed(en.PARTICIPLE)  # how German ends one, and the third person
ON_THIS_VERY_DAY = words(en.ON_THIS_VERY_DAY, de.ON_THIS_VERY_DAY)
TERM_DAYS = words(en.TERM_DAYS, de.TERM_DAYS)
HOURS = words(en.HOURS, de.HOURS)
THREE_QUARTERS_OF_AN_HOUR = words(de.THREE_QUARTERS_OF_AN_HOUR)
# By these a line that says no kind may be an order, or change what is kept.
CHANGING = words(en.CHANGING, de.CHANGING, en.MOVE, de.MOVE, en.MOVED, de.MOVED)
CALLED_OFF = words(en.CALLED_OFF, de.CALLED_OFF) | phrases(de.FALLS_OUT)
CHANGED = CALLED_OFF | words(en.DENIES, de.DENIES)  # first or last: "bolt can't make thu"
# What a customer gives and I do not: alone before a time it may be theirs.
THEIRS_TO_GIVE = words(en.THEIRS_TO_GIVE, de.THEIRS_TO_GIVE)
LETS_KNOW, CALLS_OFF = words(de.LETS_KNOW), words(de.CALLS_OFF)  # both together
OF_DEAL = words(en.OF_DEAL, de.OF_DEAL)
ME, THEY = words(en.ME), words(en.THEY, de.THEY)
ORDERS_ELSEWHERE = words("commande pedido encomenda ordine bestelling order zamowienie")
DOUBTED_GUESSES = (
    DENIED
    | CHANGING
    | CHANGED
    | LETS_KNOW
    | CALLS_OFF
    | THEIRS_TO_GIVE
    | OF_DEAL
    | ORDERS_ELSEWHERE
    | THEY
    | ME
)
