"""The words around times of day and days, English and German, folded: what names, leads to and changes one."""

from cockpit.capture.lexicon import (
    PLAIN_WORDS,
    SHORT_WEEKDAYS,
    WEAK,
    WEEKDAYS,
    de,
    en,
    listed,
    meanings,
    meant_phrases,
    phrases,
    slips_of,
    words,
)

# What comes again and again.
EACH = words(en.EACH, de.EACH)
OTHER = words(en.OTHER, de.OTHER)
SEVERAL = words(en.SEVERAL, de.SEVERAL)  # without a number no rhythm
ALSO = words(en.ALSO, de.ALSO)
LAST_DAYS = words(en.LAST_DAYS, de.LAST_DAYS)
WORKDAYS = words(en.WORKDAYS, de.WORKDAYS)
OF_MONTH = words(en.OF_MONTH, de.OF_MONTH)
AFTER_OFTEN = words(en.AFTER_OFTEN, de.AFTER_OFTEN)
# What leads to the day from which on.
FROM_THEN = words(en.FROM_THEN, de.FROM_THEN)
# One word that says how often.
OFTEN = meanings(en.OFTEN, de.OFTEN)
NO_EACH = words(en.NO_EACH)
EACH_SLIPPED = listed(en.EACH, de.EACH_SLIPPED)
# What "every" becomes by a slip: it counts where how often follows it.
EACH_SLIPS = frozenset(slip for word in EACH_SLIPPED for slip in slips_of(word, 1)) - EACH - NO_EACH
BEFORE_FIGURES = words(en.BEFORE_FIGURES)  # a slip only there: "ever 3 weeks"
# Before it, "ever" is the word of its own: "the best ever month".
BEFORE_EVER = words(en.BEFORE_EVER)
# A line with none of these repeats nothing.
REPEATING = EACH | EACH_SLIPS | frozenset(OFTEN) | frozenset(f"{day}s" for day in WEEKDAYS)
# "nä. Wo." in full.
BEFORE_SHORT_WEEK = meanings(de.BEFORE_SHORT_WEEK)
SHORT_WEEK, WEEK_IN_FULL = words(de.WEEK_SHORT), de.WEEK
# What joins the two ends of a range, and by what it begins.
DASHES = frozenset("-–—")
TO = words(en.TO, de.TO) | DASHES
FROM_END = words(en.FROM_END, de.FROM_END)
FROM = {
    **dict.fromkeys(FROM_END, TO),
    **dict.fromkeys(words(en.BOTH_ENDS), words(en.BETWEEN_ENDS)),
    **dict.fromkeys(words(de.BOTH_ENDS), words(de.BETWEEN_ENDS)),
}
# After an hour without am or pm: anything else would be what it counts, as in "at 5 sites".
AFTER_HOUR = words(en.AFTER_HOUR, de.AFTER_HOUR)
# Where a range may be the old time and the new one, and what marks it as one of hours.
MOVED = words(en.MOVED, de.MOVED)
MOVING = MOVED | words(en.MOVE, de.MOVE)
MOVING_IN_TWO = phrases(en.MOVE_IN_TWO)
FIRST_OF_TWO = frozenset(said.split()[0] for said in MOVING_IN_TWO)
RANGE_MARKS = words(en.RANGE_MARKS, de.RANGE_MARKS)
# Times of day by their names, and what they are made of.
NOONS = words(en.NOONS, de.NOONS)
MIDNIGHTS = words(en.MIDNIGHTS, de.MIDNIGHTS)
LUNCHES = words(en.LUNCHES, de.LUNCHES)
DAY_ENDS = words(en.DAY_ENDS, de.DAY_ENDS)
WHOSE_DAY = words(en.ARTICLES, de.ARTICLES, en.WHOSE_DAY)
BUSINESS_DAYS = words(en.BUSINESS_DAYS, de.BUSINESS_DAYS)
# "Ten past four", "viertel vor drei".
PAST = words(en.PAST, de.PAST)
TILL = words(en.TILL, de.TILL)
MINUTES = words(en.MINUTES, de.MINUTES)
# "In the afternoon", "am Nachmittag"; after a day "am" and "pm" are parts of it.
PART_LEADS = words(en.PART_LEADS, de.PART_LEADS)
AFTER_GERMAN_DAY = listed(en.AFTER_GERMAN_DAY, de.AFTER_GERMAN_DAY)  # "Freitag am Bahnhof"
HALF_PARTS = meanings(en.HALF_PARTS)
NEARLY = words(en.NEARLY, de.NEARLY)
SAME_TIME = words(en.SAME_TIME, de.SAME_TIME)
# Between a day and its time of day, and between that and its day.
TO_CLOCK = words(en.TO_CLOCK, de.TO_CLOCK) | DASHES
FIRMLY = words(en.FIRMLY, de.FIRMLY)  # "heute noch um 16 Uhr": says nothing of the time
FOR = words(en.FOR, de.FOR)
TO_DAY = words(en.TO_DAY, de.TO_DAY) | DASHES
CLOCK_CUES = TO_CLOCK - words(de.CLOCK_CUES) - DASHES
# Short names of days that are a day only right beside a time, and more often that than another word.
WEAK_DAYS = (WEAK & frozenset(WEEKDAYS)) | (frozenset(SHORT_WEEKDAYS) - PLAIN_WORDS)
DEADLINES = words(en.DEADLINES, de.DEADLINES)
NOT_UNTIL = words(en.NOT_UNTIL, de.NOT_UNTIL)
LATEST = words(en.LATEST, de.LATEST)
# After these a time is what something is about, not when it is due.
TOPIC = words(en.TOPIC, de.TOPIC)
LONG_DAYS = listed(en.LONG_DAYS, de.LONG_DAYS)  # how the long names end
# That comes again and again, and that is no moment at all.
AGAIN = words(en.AGAIN, de.AGAIN) | {f"{day}s" for day in WEEKDAYS if day.endswith(LONG_DAYS)}
# Beside a time, these change what it says; where they were not read with it, it is asked.
RANKS = words(en.RANKS)
EITHER = words(en.EITHER, de.EITHER)
JOINTS = EITHER | words(en.JOINTS, de.JOINTS)
NOT_FROM_THEN = EACH | words(en.NOT_FROM_THEN, de.NOT_FROM_THEN)
ASIDE = words(en.ASIDE, de.ASIDE)
CHANGES_BEFORE = words(en.CHANGES_BEFORE, de.CHANGES_BEFORE)
CHANGES_AFTER = words(en.CHANGES_AFTER, de.CHANGES_AFTER)
PAIRS_AFTER = phrases(en.PAIRS_AFTER, de.PAIRS_AFTER)
# What begins a line in which something is to be done; what stands before somebody's name; days that are names, too.
COMMANDS = words(en.COMMANDS)
WITH_NAME = words(en.WITH_NAME)
NAMES_TOO = words(en.NAMES_TOO)
THROUGH = words(en.THROUGH)
ROUGHLY = "ish"
# The figures of a clock, and the letters that are taken for some.
LIKE_FIGURES = frozenset("0123456789:oli")
# How a word ends that may be a day, known or not.
DAYS_END = (en.DAY_NAMES_END, de.DAY_NAMES_END)
NO_DAYS = words(en.NO_DAYS, de.NO_DAYS)
# What announces a time, in several words; and by which of them an hour alone is a time.
LONG_CUES = meant_phrases(en.LONG_CUES, de.LONG_CUES)
HOUR_CUES = words(en.HOUR_CUES)
# Words that say that something begins or ends then: enough for a note.
TURNS = words(en.TURNS, de.TURNS)
# "Later today", "noch heute": they say no more than the day after them.
VAGUE_LEADS = words(en.VAGUE_LEADS, de.VAGUE_LEADS)
# What leads to an event: in English by itself, else with the article of what follows.
PLAIN_ASIDE = words(en.PLAIN_ASIDE)
EVENT_ASIDE = PLAIN_ASIDE | words(en.EVENT_ASIDE, de.EVENT_ASIDE)
DAY_OF = phrases(en.DAY_OF, de.DAY_OF)
NO_EVENT = words(en.NO_EVENT, de.NO_EVENT)
BOUNDS = words(en.BOUNDS, de.BOUNDS)
VALID_BEHIND = words(en.VALID_BEHIND, de.VALID_BEHIND)
# Abbreviations that mean one offset, in minutes east of UTC, and where they are in use: in the other half of the
# year people there say them and mean another, so that is asked.
ZONE_OFFSETS = {
    "utc": (0, ""), "gmt": (0, ""), "z": (0, ""), "zulu": (0, ""), "bst": (60, "Europe/London"),
    "cet": (60, "Europe/Paris"),
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
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
}  # fmt: skip
REGIONS = meant_phrases(en.REGIONS, de.REGIONS)
# Others that "15:00 London" may mean the clocks of.
TOWNS = words(en.TOWNS, de.TOWNS) | phrases(en.LONG_TOWNS)
AMERICAN = words(en.AMERICAN)  # also without "time"
PLAINLY_AMERICAN = words(en.PLAINLY_AMERICAN)
ZERO = words(en.ZERO)
IN_TOWN = words(en.IN_TOWN)
AT_TOWN = words(en.AT_TOWN)
OWN_ENGLISH = words(en.OWN_ENGLISH)
OWN_CLOCKS = words(en.OWN_CLOCKS, de.OWN_CLOCKS)
CLOCK_NOUNS = words(en.CLOCK_NOUNS, de.CLOCK_NOUNS)
QUARTERS = words(en.PERIODS["quarter"], de.PERIODS["quarter"])
HOUR_MARKS = words(en.HOUR_MARKS, de.HOUR_MARKS)
RANGE_JOINTS = words(en.RANGE_JOINTS, de.RANGE_JOINTS)
# Before or behind a number that may be an hour or a day.
BEFORE_OR_AFTER = words(en.BEFORE_OR_AFTER, de.BEFORE_OR_AFTER)
RANK_ENDS, CLOCK_MARKS = words(en.RANK_ENDINGS), words(en.CLOCK_MARKS, de.CLOCK_MARKS)
CLOCK_LEADS = words(en.CLOCK_LEADS, de.CLOCK_LEADS)
NOW_AND_THEN = phrases(en.NOW_AND_THEN, de.NOW_AND_THEN)
SOME_TIME = words(en.SOME_TIME, de.SOME_TIME)
# Before "3." these say that it is a day of the month.
DAY_LEADS = words(de.DAY_LEADS)
MONTH_WORDS = words(en.PERIODS["month"], de.PERIODS["month"])
NO_DATE_AFTER = words(en.NO_DATE_AFTER, de.NO_DATE_AFTER)
BEFORE_HOURS = words(en.BEFORE_HOURS, de.BEFORE_HOURS)
BEFORE_NUMBERS = words(en.BEFORE_NUMBERS, de.BEFORE_NUMBERS)
LEADING = words(en.LEADING, de.LEADING)
OFFSET_AFTER = words(en.OFFSET_AFTER, de.OFFSET_AFTER)
OFFSET_BEFORE = words(en.OFFSET_BEFORE, de.OFFSET_BEFORE)
WEEKS = words(en.WEEKS, de.WEEKS)
RANGE_FROM = words(en.RANGE_FROM, de.RANGE_FROM)
HOUR_WORDS = words(en.HOUR_WORDS, de.HOUR_WORDS)
ASAP_CALLS = words(en.ASAP_CALLS)
ASAP_BACK = words(en.ASAP_BACK, de.ASAP_BACK)
# Words that a foreign day is one letter away from.
NO_FOREIGN_DAYS = words(en.NO_FOREIGN_DAYS)
DAYS_AHEAD = words(de.DAYS_AHEAD)
PAST_OR_FROM = words(en.PAST_OR_FROM, de.PAST_OR_FROM)
END = words(en.END, de.END)
DAYS = words(en.DAYS, de.DAYS)
WORKDAY_STEMS = listed(de.WORKDAY_STEMS)
CALENDAR = words(en.CALENDAR)
# Of what holds until a day, and is not due on it.
VALID = words(en.VALID, de.VALID)
# Of what ends on a day.
EXPIRES = words(en.EXPIRES, de.EXPIRES)
# Of somebody who is that until a day, nothing is due by it: "their buyer is on holiday until 22 march".
AWAY = words(en.AWAY, de.AWAY)
