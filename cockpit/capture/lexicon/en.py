"""English: the words around days, times and numbers, by what they do. What each role means is told where it is taken.

Words are folded and parted by blanks; where one is a phrase, by "|".
"""

WEEKDAYS = {
    0: "monday mon", 1: "tuesday tue tues", 2: "wednesday wed weds", 3: "thursday thu thur thurs", 4: "friday fri",
    5: "saturday sat", 6: "sunday sun",
}  # fmt: skip
MONTHS = {
    1: "january jan", 2: "february feb", 3: "march mar", 4: "april apr", 5: "may", 6: "june jun", 7: "july jul",
    8: "august aug", 9: "september sep sept", 10: "october oct", 11: "november nov", 12: "december dec",
}  # fmt: skip
WEAK = "sat sun wed mon tom tod mar may march"
AHEAD = {
    0: "today tod tdy 2day",
    1: "tomorrow tomorrows tmrw tmr tmw tmrow tomo tomoz tom 2mrw 2moro 2morrow tommorow tommorrow",
    2: "overmorrow", -1: "yesterday yday",
}  # fmt: skip
PARTS = {
    "morning": "morning mornings forenoon morn", "afternoon": "afternoon afternoons arvo",
    "evening": "evening evenings eve", "night": "night nights", "noon": "lunchtime",
}  # fmt: skip
OCLOCK = "o'clock oclock oclk"
TONIGHT = "tonight 2nite tonite 2night"
UNITS = {
    ("second", 1): "sec secs second seconds", ("minute", 1): "m min mins minute minutes",
    ("minute", 60): "h hr hrs hour hours", ("day", 1): "d day days", ("day", 7): "w wk wks week weeks",
    ("day", 14): "fortnight fortnights", ("month", 1): "mos mth mths month months",
    ("month", 3): "quarter quarters", ("month", 12): "y yr yrs year years",
    ("workday", 1): "bd bds bday bdays workday workdays weekday weekdays",
}  # fmt: skip
DAY_UNITS = "day days"
WORKING = "business working work bank"
PERIODS = {"week": "week wk", "month": "month", "quarter": "quarter qtr", "year": "year yr"}
NEXT = "next nxt nexts"
COMING = "coming upcoming following"
THIS = "this"
LAST = "last previous past prior"
ARTICLES = "the"
OF = "of in from"
EDGES = {
    "end": "end close", "late": "late", "start": "start beginning begin", "early": "early", "middle": "mid middle",
}  # fmt: skip
EDGE_WORDS = {
    ("end", "week"): "eow", ("end", "month"): "eom monthend month-end",
    ("end", "quarter"): "eoq quarterend quarter-end", ("end", "year"): "eoy yearend year-end",
    ("middle", "week"): "midweek", ("middle", "month"): "midmonth", ("middle", "year"): "midyear",
}  # fmt: skip
ORDINAL_FIGURES = "1st 2nd 3rd 4th 5th"
WEEKEND = "weekend we wknd"
FEASTS = """new epiphany valentine's valentines st may independence halloween all christmas xmas x-mas boxing nye
    ash palm maundy good easter ascension christi pentecost whitsun whit corpus memorial labor labour thanksgiving
    black cyber"""
WEEK_NUMBERS = "week wk cw"
ASAP = "asap a.s.a.p"
NOW = "now"
FROM_NOW = "from now|from today"
AGO = "ago earlier back"
CUES = {
    "by": "by latest", "until": "until", "till": "till", "til": "til", "before": "before", "on": "on", "at": "at @",
    "due": "due", "mine": "mine", "theirs": "theirs", "in": "in", "within": "within",
}  # fmt: skip
DEADLINE_CUES = "by until till til before due in within theirs mine"
IN = "in within"
ABOUT = "about around approximately approx roughly ca ~"
COUNTED = "for of with x"
AFTERWARDS = "please pls plz re regarding thanks thx urgent then - – — & ("
HEADS = "eod eob cob noon midnight ten-thirty later soon weekly daily monthly urgent"
NOT_TIMELY = "tom tod past back prior quarter sun sat wed mon eve"
UNITS_OF_TIME = "weeks months days hours minutes weekend"
AT, AT_FIRM = "at", "at"
AT_ABOUT = "around approximately about"
AT_BEFORE, EXACTLY, TO_HOUR, ABOUT_PLAIN, ON = "by until before", "exactly", "by", "about", "on"
ON_OR_THIS = "on this"
LEADS_TO_THE = "on by until before till"
IN_SO_LONG, INSIDE, IN_THE, BEFORE_TIME = "in", "in", "in the", "on in"
# "Check in friday": the "in" is the verb's, and no length of time.
WITH_IN = (
    "check checking checked drop dropping pop popping stop stopping look looking come coming phone phoning dial "
    "dialing call calling hand handing bring bringing fill filling log logging tune settle turn join step"
)
BEFORE, BEFORE_ALONE, AFTER, AFTER_OR_BEFORE = "before", "before", "after", "after before"
SIDES = {-1: "before", 1: "after"}
PRIOR_TO, OUT_OF, HENCE, AGO_PLAIN = "prior to", "from", "hence", "ago"
FOR_WHOM, AND, TO_PLAIN, OR_SO = "for on", "and", "to", "or so"
OF_PLAIN, OF_THE, OF_DASHED, BETWEEN_DAY_AND_MONTH = "of", "of", "- of-", "day the"
AT_THE, ONE_OF = "at the", "a an"
A_FEW, NUMBER_ARTICLES_ENGLISH, NUMBER_ARTICLES, ARTICLES_OR_ONE = "a", "couple", "couple", "one"
WHOSE, WHICH = "their our my", "last next"
SAME, NOT, DENIED, OTHER_PLAIN, OTHER_OR_SINGLE = "same", "not", "no", "other", "single"
FIRST_PLAIN, LAST_PLAIN, LATE_OR_EARLY = "first 1st", "last", "late early"
LATEST_PLAIN, SHARP, ITSELF, RIGHT_OR_JUST = "latest", "sharp", "itself", "right just"
AS_SOON_AS_POSSIBLE, PAST_ONLY = ("as soon as possible",), "past"
THEREAFTER, AS_SOON, CALL_BACK = "after", "as", "back return"
DAY_ALONE, WEEK_ON, WEEK, WEEK_NOUNS, LAST_WEEKS = "day", "week wk", "week", "wk", "week's"
WEEK_OF = "of beginning commencing starting"
WEEK_AFTER, NEXT_BUT_ONE, WEEKDAY, WEEK_NUMBERED = "week after", "after next", "weekday", "cw"
NAMES_OF_TODAY, SHORT_TOMORROW, SHORT_WORDS = "today tod", "tom", "mon wed"
AFTER_NEIGHBOUR = {2: "after tomorrow", -2: "before yesterday"}
NO_DAY_AFTER, DAY_ENDINGS, JOINED_ENDINGS, WEEKEND_PRONOUN = "what to think +1", "day dya dy", "end", "we"
ENDS, ENDS_OR_STARTS, MINE, ROUGH_ENDING, PLURALS = "end close", "end start", "mine", "ish", "s e"
HALVES = {0: "am a", 12: "pm p"}
HALVES_OF_DAY, HALVES_BY_LETTER = "am pm", "a p"
DOTTED_HALVES = {"pm": "p.m", "am": "a.m"}
REST_OF_HALF, CUT_HALF, AFTERNOON_HALF, NO_HOURS, DAY_CLOCK_MARKS = "m", ".m", "pm", "noon", "h"
HOURS_SHORT = "hrs h"
DIAL_CLOCK_MARK, OCLOCK_HEAD, OCLOCK_TAIL, PART_UNLED = "oclock", "o", "clock", "lunchtime"
PART_BEHIND_DAY, MID, EARLY, MIDDLE, LATE = "eve", "mid- mid", "early", "mid middle", "late later"
NOONISH, NOON_BEHIND, THING, TIME = "noonish noon-ish", "noon midday", "thing", "time"
DAY_STARTS_ALONE, DAY_STARTS, DAY_EDGES = "sob sod", "start beginning", "start beginning"
CLOSE_OF_DAY = "close"
MINUTES_OF = {15: "quarter", 30: "half"}
MINUTES_TO_HOUR = {30: "half"}
QUARTER_OR_HALF, HALF_PAST, HUNDREDS, EASTERN_IN_FULL = "quarter half", "half", "hundred", "us eastern"
BEST_BEFORE, RUNS, RUNS_OUT, POSSESSIVE, PLURAL = "best", "run runs", "out", "'s", "s"
CLIPPED = "til till tis twas em n cause bout round s ran rum"
SPEAKING = "i we"
AM_I, ICH, WILL, RETURN, CALL = "am", "wir", "will", "return", "call"
COMES_BACK, FROM_THEM, BY_MEANS = "gets comes", "from by at", "by via"
BY_MEANS_OF, WITH, PARTICIPLE, ON_THIS_VERY_DAY, TERM_DAYS = "on", "with", "t", "today", "days"
HOURS = "hour"
EACH = "every each"
OTHER = "other second"
SEVERAL = "days weeks months years quarters"
ALSO = "and & + or"
LAST_DAYS = "last"
WORKDAYS = "workday weekday workdays weekdays"
OF_MONTH = "of in"
AFTER_OFTEN = "at from"
FROM_THEN = "from starting beginning since"
OFTEN = {
    (1, "day"): "daily", (1, "week"): "weekly", (2, "week"): "fortnightly", (1, "month"): "monthly",
    (1, "quarter"): "quarterly", (1, "year"): "yearly annually",
}  # fmt: skip
NO_EACH = "all ale eve"
BEFORE_FIGURES = "ever"
BEFORE_EVER = """best first worst last biggest strongest hardly scarcely if than for nothing did have has not was
    is"""
TO = "to until till til"
BOTH_ENDS = "between btw btwn"
BETWEEN_ENDS = "and to"
FROM_END = "from"
AFTER_HOUR = """about and at before by for in mine o'clock oclock ok on re sharp this to today tomorrow tonight via
    with est latest the ok'd agreed due until"""
MOVED = "moved shifted rescheduled postponed pushed bumped delayed renegotiated"
MOVE = "move moving shift reschedule postpone push bump delay renegotiate"
MOVE_IN_TWO = "bring forward|brought forward|put off|put back|pull forward|pulled forward"
RANGE_MARKS = "am pm h"
NOONS = "noon midday noontime"
MIDNIGHTS = "midnight midnite"
LUNCHES = "lunch lunchtime"
DAY_ENDS = "eod eob cob cop eobd"
WHOSE_DAY = "my your our their business working work"
BUSINESS_DAYS = "day business play workday"
PAST = "past after"
TILL = "to till before"
MINUTES = "minutes minute mins min"
PART_LEADS = "in at on during"
AFTER_GERMAN_DAY = "."
HALF_PARTS = {"morning": "am", "afternoon": "pm"}
NEARLY = "shortly just right"
SAME_TIME = "this same"
TO_CLOCK = "at @ by before until till til around about for ca approx exactly"
FIRMLY = "still already definitely surely certainly absolutely"
FOR = "for"
TO_DAY = "on by for"
DEADLINES = "by before until till til"
NOT_UNTIL = "after from since"
LATEST = "latest sharp max"
TOPIC = "of for from since after about re between every each than if whether is was are were"
LONG_DAYS = "day"
AGAIN = """daily weekly biweekly bi-weekly fortnightly monthly quarterly yearly annually hourly weekdays weekends"""
RANKS = "closest nearest"
EITHER = "or resp"
JOINTS = "and to thru through until till & + / - – —"
NOT_FROM_THEN = "from after since between starting"
ASIDE = "before after"
CHANGES_BEFORE = "earliest shortly almost nearly"
CHANGES_AFTER = "ago earliest onwards onward hence"
PAIRS_AFTER = "after next|at the|before last|in a|the week"
COMMANDS = "promise todo to-do call"
WITH_NAME = "to with from for and by & via of about see hi dear"
NAMES_TOO = "tom tod"
THROUGH = "through thru to"
NO_DAYS = "monday friday sunday someday study friendly muddy moody moldy"
LONG_CUES = {
    "by": "no later than|not later than|on or before|latest by|due by|due on|due at|by latest|by no|later than",
    "mine": "mine by",
}  # fmt: skip
HOUR_CUES = "by until till til before mine theirs at due"
TURNS = "start starts delivery deadline decision renewal expires ends live"
VAGUE_LEADS = "later sometime toward towards"
PLAIN_ASIDE = "before after following"
EVENT_ASIDE = "during"
DAY_OF = "day of|day after|day before"
NO_EVENT = "and sales effects ort all"
BOUNDS = "by until till til due"
VALID_BEHIND = "valid"
AMERICAN = "eastern central mountain pacific"
PLAINLY_AMERICAN = "eastern pacific"
ZERO = "utc gmt"
IN_TOWN = "in"
AT_TOWN = "in at"
OWN_ENGLISH = "local"
OWN_CLOCKS = "my our local"
CLOCK_NOUNS = "time"
HOUR_MARKS = "h hrs am pm o'clock oclock"
RANGE_JOINTS = "to or - – — and"
BEFORE_OR_AFTER, CLOCK_MARKS = "past after around from", "h hr hrs"
CLOCK_LEADS = "at by until till before @"
NOW_AND_THEN = "blue moon|so often|now and|few days|few weeks|couple of"
SOME_TIME = "soon sometime someday later eventually shortly"
NO_DATE_AFTER = "version v release rev section chapter nr no ver update"
BEFORE_HOURS = "by at to past until before"
BEFORE_NUMBERS = "by at until before"
LEADING = "on the by at until before"
OFFSET_AFTER = "from after following"
OFFSET_BEFORE = "before prior"
WEEKS = "week weeks"
RANGE_FROM = "from between btw btwn"
HOUR_WORDS = "o'clock oclock hrs hours"
ASAP_CALLS = "call ring phone"
ASAP_BACK = "callback"
NO_FOREIGN_DAYS = "remain domain domains banana soda monday morning"
PAST_OR_FROM, END, DAYS, CALENDAR, HALF = "past", "end", "day", "calendar", "half"
ONE = "a an"
FULL = "full calendar more whole"
FEW = "few"
VAGUE = "several some many"
BEFORE_NUMBER = "the about around approx ca another max under"
AND_A = "and a|and an"
OF_AN = "of an|of a"
SHARES_IN_WORDS = {50: "half", 25: "quarter"}
HALF_MORE, THREE, QUARTER, QUARTERS_OF_ONE, HOUR = "half", "three", "quarter", "quarters", "hour"
HOURS_BEGIN = "h s"
# Numbers, from nought on; what they become as a rank; how many hundreds.
UNDER_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
TENS = {
    20: "twenty", 30: "thirty", 40: "forty fourty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty",
    90: "ninety",
}  # fmt: skip
OTHER_NUMBERS = {1: "a an", 12: "dozen"}
ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
    10: "tenth", 11: "eleventh", 12: "twelfth", 20: "twentieth", 30: "thirtieth",
}  # fmt: skip
RANK_ENDINGS = "st nd rd th"
HUNDRED, RANK_ENDING = "hundred", "th"
PARTS_OF_NUMBERS = "half quarter couple"
FIRST_ONE, COUPLE, DOZEN, AND_BEHIND_HUNDRED = "a", "couple", "dozen", "and"
WITH_ONES = "twenty thirty"
LONG_AHEAD, DAY_NAMES_END = "tomorrow", "day"
# particles: what may be an order, or change what is kept.
CHANGING = "cancel delete"
CALLED_OFF = "cancelled canceled"
DENIES = """not never unavailable won't wont can't cant cannot couldn't couldnt didn't didnt isn't isnt
    doesn't doesnt"""
THEIRS_TO_GIVE = "po p.o approval sign-off signoff go-ahead decision feedback signature"
OF_DEAL = """verbal verbally orally commits commit committed yes payable payment invoice bill deposit balance
    instalment money"""
THEY, ME = "they", "me us"
# times: places that zones are named by, and what holds, ends or is away until a day.
REGIONS = {
    "America/New_York": "eastern|ny|nyc|boston|miami|atlanta|washington",
    "America/Chicago": "central|dallas|houston|austin", "America/Denver": "mountain",
    "America/Los_Angeles": "pacific|la|sf|san francisco|seattle", "Europe/London": "uk",
    "Europe/Berlin": "german|germany|munich|frankfurt|hamburg|central european", "Asia/Dubai": "uae",
    "Asia/Kolkata": "india|mumbai|delhi|bangalore|indian", "Asia/Tokyo": "japan", "Asia/Jerusalem": "israel|tel aviv",
    "Asia/Shanghai": "beijing|china", "Europe/Zurich": "geneva", "Europe/Rome": "milan", "Europe/Madrid": "barcelona",
}  # fmt: skip
TOWNS = """london dublin lisbon athens istanbul dubai singapore tokyo sydney melbourne chicago toronto denver
    phoenix vancouver shanghai helsinki moscow berlin paris madrid vienna rome warsaw prague amsterdam brussels
    stockholm oslo copenhagen budapest seoul bangkok jakarta auckland brisbane montreal"""
LONG_TOWNS = "new york|hong kong|los angeles|sao paulo"
VALID = """valid good holds hold holding held open firm fixed binding guaranteed applies apply effective runs lasts
    stands available usable"""
EXPIRES = "expires expire expiring expired expiry lapses lapse lapsing ends ending"
AWAY = "holiday holidays vacation leave away abroad sick ill travelling traveling closed shut"
# feasts: on a day of the year, so long after Easter, on a weekday.
FEASTS_ON = {
    (1, 1): "new year|new years|new year's|new year's day|new years day", (1, 6): "epiphany",
    (2, 14): "valentine's day|valentines day", (3, 17): "st patrick's day|st patricks day", (5, 1): "may day",
    (7, 4): "independence day", (10, 31): "halloween", (11, 1): "all saints|all saints day",
    (12, 24): "christmas eve|xmas eve", (12, 25): "christmas|xmas|x-mas|christmas day|xmas day",
    (12, 26): "boxing day", (12, 31): "new year's eve|new years eve|nye",
}  # fmt: skip
FEASTS_FROM_EASTER = {
    -46: "ash wednesday", -7: "palm sunday", -3: "maundy thursday", -2: "good friday", 0: "easter|easter sunday",
    1: "easter monday", 39: "ascension day", 49: "pentecost|whitsun|whit sunday", 50: "whit monday",
    60: "corpus christi",
}  # fmt: skip
FEASTS_BY_WEEKDAY = {
    (5, 0, -1, 0): "memorial day", (9, 0, 1, 0): "labor day|labour day",
    (11, 3, 4, 0): "thanksgiving|thanksgiving day", (11, 3, 4, 1): "black friday", (11, 3, 4, 4): "cyber monday",
}  # fmt: skip
