"""German: the words around days, times and numbers, by what they do. What each role means is told where it is taken.

Words are folded ("ü" is "ue") and parted by blanks; where one is a phrase, by "|".
"""

WEEKDAYS = {
    0: "montag", 1: "dienstag", 2: "mittwoch", 3: "donnerstag", 4: "freitag", 5: "samstag sonnabend", 6: "sonntag",
}  # fmt: skip
SHORT_WEEKDAYS = {0: "mo", 1: "di", 2: "mi", 3: "do", 4: "fr", 5: "sa", 6: "so"}
PLAIN_WORDS = "do so"
MONTHS = {
    1: "januar jaenner jaen", 2: "februar feber", 3: "maerz marz maer mrz", 5: "mai", 6: "juni", 7: "juli",
    10: "oktober okt", 12: "dezember dez",
}  # fmt: skip
WEAK = "mai"
AHEAD = {0: "heute heut", 1: "morgen", 2: "uebermorgen ubermorgen", -1: "gestern", -2: "vorgestern"}
PARTS = {
    "morning": "morgens vormittag vormittags frueh fruehmorgens", "afternoon": "nachmittag nachmittags nachm",
    "evening": "abend abends", "night": "nacht nachts", "noon": "mittag mittags",
}  # fmt: skip
JOINED_PARTS = "vormittag nachmittag mittag morgen abend nacht frueh"
PARTS_ALONE = "vormittags nachmittags abends nachts morgens fruehmorgens"
OCLOCK = "uhr"
UNITS = {
    ("second", 1): "sek sekunde sekunden", ("minute", 1): "minuten", ("minute", 60): "std stunde stunden",
    ("minute", 15): "viertelstunde", ("day", 1): "tag tage tagen tg tge", ("day", 7): "woche wochen",
    ("month", 1): "mo monat monate monaten", ("month", 3): "quartal quartale quartalen",
    ("month", 12): "jahr jahre jahren",
    ("workday", 1): "werktag werktage werktagen arbeitstag arbeitstage arbeitstagen geschaeftstag geschaeftstage "
                    "geschaeftstagen bankarbeitstage",
}  # fmt: skip
PERIODS = {
    "week": "woche", "month": "monat monats monates", "quarter": "quartal quartals", "year": "jahr jahres jahrs",
}  # fmt: skip
NEXT_STEMS = "naechst nachst"
COMING_STEMS = "kommend folgend darauffolgend"
THIS_STEMS = "dies"
LAST_STEMS = "letzt vergangen vorig"
AFTER_NEXT_STEMS = "uebernaechst ubernachst"
ARTICLES = "der die das dem den des"
OF = "im des der von vom"
EDGES = {
    "end": "ende",
    "late": "spaet",
    "start": "anfang beginn",
    "early": "frueh anfangs",
    "middle": "mitte",
}
EDGE_WORDS = {
    ("end", "month"): "monatsende monatsletzte monatsletzter monatsletzten ultimo",
    ("end", "quarter"): "quartalsende", ("end", "year"): "jahresende",
    ("start", "week"): "wochenanfang wochenbeginn", ("middle", "week"): "wochenmitte",
    ("start", "month"): "monatsanfang monatsbeginn monatserste monatserster monatsersten",
    ("middle", "month"): "monatsmitte", ("start", "quarter"): "quartalsanfang quartalsbeginn",
    ("middle", "quarter"): "quartalsmitte", ("start", "year"): "jahresanfang jahresbeginn",
    ("middle", "year"): "jahresmitte",
}  # fmt: skip
WEEKEND = "wochenende"
FEASTS = """neujahr neujahrstag dreikoenig dreikoenigstag heilige valentinstag tag maifeiertag reformationstag
    allerheiligen nikolaus nikolaustag heiligabend heiliger weihnachten erster ersten zweiter zweiten silvester
    rosenmontag aschermittwoch palmsonntag gruendonnerstag karfreitag ostern ostersonntag ostermontag himmelfahrt
    pfingsten pfingstsonntag pfingstmontag fronleichnam"""
WEEK_NUMBERS = "kw kalenderwoche woche"
ASAP = "sofort umgehend schnellstmoeglich baldmoeglichst"
NOW = "jetzt"
FROM_NOW = "ab heute|ab jetzt|ab sofort"
CUES = {
    "by": "bis spaetestens spatestens per", "before": "vor vorm", "on": "am zum", "at": "um", "due": "faellig",
}  # fmt: skip
IN = "binnen innerhalb im"
ABOUT = "circa gegen gg etwa ungefaehr"
COUNTED = "fuer von mit"
AFTERWARDS = "bitte wegen danke dringend dann"
SPLIT_OFF = """an zu ab vor mit nach auf aus ein bei durch zurueck rueber herueber vorbei weiter heraus raus hin
    her los fertig bereit bescheid weg heim dran dazu zusammen fest frei"""
HEADS = "mitternacht spaeter bald"
UNITS_OF_TIME = "wochen monate monaten tage tagen stunden minuten"
AT, AT_ABOUT = "um", "gegen"
EXACTLY = "punkt genau"
TO_HOUR = "bis"
ABOUT_CLOCK = "um gegen gg zwischen zw"
ROUGHLY_AT, ON_OR_TO = "so", "an"
OF_THIS_DAY = "dem den"
ON, ON_THIS, ON_OR_MORNING = "am", "am", "am"
LEADS_OF_CLOCK = "so uhr"
INSIDE = "im"
IN_THE = "in der"
IN_THE_DAY = "am fruehen"
IN_THE_COURSE_OF = "im laufe"
BEFORE_TIME = "am"
BEFORE = "vor vorm"
BEFORE_OR_AGO, AFTER = "vor", "nach"
SIDES = {-1: "vor", 1: "nach"}
COUNTED_FROM, UNTIL_OR_BY, FOR_WHOM, AND = "ab", "bis", "auf", "und"
OF_THE = "des"
THE_AFTER_LEAD = "der den dem"
ARTICLE_OR_THAT, ARTICLE_OF_SOMEBODY, A_FEW = "das", "der", "ein"
ARTICLES_OF_ONE = "ein eine"
WHOSE = "unser ihr eure mein sein dein"
THIS_WEEK = "diese"
SAME = "gleiche selbe"
NOT = "nicht"
AS_SOON_AS_POSSIBLE = "so bald wie moeglich|so schnell wie moeglich"
THEREAFTER = "danach drauf"
AS_SOON, WEEK, GERMAN_WEEKS, WEEK_OF, WEEK_NUMBER = "so", "woche", "woche", "vom", "kw"
WEEK_NUMBERED = "kw"
NO_TOMORROW_AFTER = "guten jeden"
DAYS_BEFORE_MORNING = "heute gestern"
DAY_ENDINGS = "tag tga woch"
JOINED_ENDINGS = "gen tag cht ueh"
ENDS, MINE, HALVES_OR_CLOCK, DAY_CLOCK, DAY_CLOCK_MARK = "ende", "meins", "uhr", "uhr", "uhr"
GERMAN_DAY_ENDINGS = "tag mittwoch abend"
MORNING_OR_TOMORROW = "morgen"
MORNING_OR_THE_NEXT_DAY = "am morgen"
EARLY_MORNING = "frueh"
PARTS_BY_THEMSELVES = "vormittags nachmittags abends nachts morgens"
EARLY = "fruehen frueher frueh"
LATE = "spaeten spaeter spaet"
FIRST_THING = "als erstes"
TIME_NOUNS, CLOCK_TIME = "zeit", "uhrzeit"
DAY_STARTS_ALONE = "arbeitsbeginn geschaeftsbeginn"
MINUTES_OF = {15: "viertel", 30: "halb", 45: "dreiviertel"}
MINUTES_TO_HOUR = {-30: "halb", -15: "dreiviertel", 0: "viertel"}
QUARTER_OF_HOUR, HALF_TO, HUNDREDS, OF_A_TOWN = "viertel", "halb", "hundert", "er"
RUNS_GERMAN, RUNS_OUT_GERMAN = "laeuft", "ab"
CLIPPED = "ne nen ner nem"
ICH = "ich"
CALLS_SPLIT = "ruf rufe"
COMES_BACK, FROM_THEM, BY_MEANS, REFLEXIVE = "kommt", "von", "per", "sich"
ON_THIS_VERY_DAY = "heute"
TERM_DAYS = "tagen tage"
HOURS = "stunde"
THREE_QUARTERS_OF_AN_HOUR = "dreiviertelstunde"
EACH = "jeden jede jedes jeder alle"
OTHER = "zweiten zweite zweites 2."
SEVERAL = "wochen monate jahre"
ALSO = "und oder"
LAST_DAYS = "letzten letzter"
WORKDAYS = "werktag werktage arbeitstag arbeitstage"
OF_MONTH = "im des"
AFTER_OFTEN = "um ab"
FROM_THEN = "ab von seit"
OFTEN = {
    (1, "day"): "taeglich", (1, "week"): "woechentlich", (2, "week"): "zweiwoechentlich 14-taegig 14-taeglich",
    (1, "month"): "monatlich", (1, "quarter"): "vierteljaehrlich quartalsweise", (1, "year"): "jaehrlich",
    (1, "workday"): "werktags werktaeglich",
}  # fmt: skip
EACH_SLIPPED = "jeden jede jedes alle"
TO, BOTH_ENDS, BETWEEN_ENDS, FROM_END = "bis", "zwischen zw", "und", "von"
AFTER_HOUR = """und mit wegen fuer per zum beim uhr heute das die den der dem ein eine einen einem ihm ihr ihnen
    dir dich euch uns sie wieder nochmal noch erfahren gehoert gesagt mitgeteilt angerufen abgesagt"""
MOVED = "verschoben verlegt vertagt vorverlegt vorgezogen"
MOVE = "verschieben verschiebe verlegen verlege vertagen vertage schiebe"
RANGE_MARKS = "uhr"
NOONS = "mittag mittags"
MIDNIGHTS = "mitternacht mitternachts"
LUNCHES = "mittag mittagessen mittagspause"
DAY_ENDS = "feierabend geschaeftsschluss bueroschluss dienstschluss arbeitsende tagesende"
BUSINESS_DAYS = "tages arbeitstages geschaeftstages"
PAST, TILL, MINUTES = "nach", "vor", "minuten"
PART_LEADS = "am zum gegen"
AFTER_GERMAN_DAY = "tag mittwoch abend heute morgen"
NEARLY = "kurz knapp"
SAME_TIME = "gleichen selben diese dieser gleiche gleicher selbe selber dieselbe"
TO_CLOCK = "fuer um bis gegen gg vor ab circa punkt genau"
FIRMLY = "noch schon gleich bereits unbedingt sicher bestimmt definitiv garantiert"
FOR = "fuer"
TO_DAY = "am fuer zum"
CLOCK_CUES = "ab"
DEADLINES = "bis vor"
NOT_UNTIL = "nach ab"
LATEST = "spaetestens puenktlich"
TOPIC = "von seit nach ueber zwischen fuer jeden jede jedes als ob war ist sind vom wegen aus ab per"
LONG_DAYS = "tag woch abend"
AGAIN = """taeglich woechentlich zweiwoechentlich 14-taegig monatlich quartalsweise vierteljaehrlich jaehrlich
    stuendlich werktags wochentags"""
EITHER = "oder bzw beziehungsweise"
JOINTS = "und bis"
NOT_FROM_THEN = "ab nach zwischen seit"
ASIDE = "vor nach"
CHANGES_BEFORE = "fruehestens kurz"
CHANGES_AFTER = "fruehestens c.t"
PAIRS_AFTER = "in einer"
NO_DAYS = "montag sonntag freitag"
LONG_CUES = {"by": "nicht spaeter als|faellig am|faellig bis"}
TURNS = "lieferung entscheidung frist termin beginn endet verlaengerung"
VAGUE_LEADS = "irgendwann noch gleich"
EVENT_ASIDE = "nach vor vorm waehrend"
DAY_OF = "tag der|tag des|tag nach|tag vor"
NO_EVENT, BOUNDS = "und", "bis"
VALID_BEHIND = "gueltig haltbar verbindlich"
OWN_CLOCKS = "unserer meiner hiesiger"
CLOCK_NOUNS = "zeit ortszeit"
HOUR_MARKS = "uhr"
RANGE_JOINTS = "bis oder und"
BEFORE_OR_AFTER = "nach vor ab gegen"
CLOCK_MARKS = "uhr h"
CLOCK_LEADS = "um bis gegen"
NOW_AND_THEN = "paar tage|paar wochen"
SOME_TIME = "bald demnaechst spaeter irgendwann zeitnah"
DAY_LEADS = "am den dem zum bis vom ab der"
NO_DATE_AFTER = "kapitel abschnitt punkt"
BEFORE_HOURS = "um bis"
BEFORE_NUMBERS = "um bis am"
LEADING = "am um bis den"
OFFSET_AFTER = "nach ab"
OFFSET_BEFORE = "vor"
WEEKS = "woche wochen"
RANGE_FROM = "von vom zwischen"
HOUR_WORDS = "uhr"
ASAP_BACK = "rueckruf zurueckrufen rueckrufen zurueck"
DAYS_AHEAD = "heute morgen uebermorgen"
PAST_OR_FROM = "nach ab"
END, DAYS = "ende", "tag"
WORKDAY_STEMS = "werktag arbeits bankarb"
HALF = "halbe halben halber halbes"
ONE = "ne ner nem nen einer eine einem einen"
AND_A_HALF = {
    150: "anderthalb eineinhalb einundeinhalb", 250: "zweieinhalb", 350: "dreieinhalb", 450: "viereinhalb",
    75: "dreiviertel dreiviertelstunde",
}  # fmt: skip
FULL = "ganze ganzen volle vollen weitere weiteren"
FEW = "paar einigen"
VAGUE = "mehreren vielen"
BEFORE_NUMBER = "circa etwa ungefaehr von den der hoechstens maximal knapp rund gut"
OF_AN_HOUR = {15: "einer viertelstunde", 45: "einer dreiviertelstunde"}
# Numbers, from nought on; what they become as a rank, but for its ending; how many hundreds.
UNDER_TWENTY = """null ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn
    sechzehn siebzehn achtzehn neunzehn"""
TENS = {
    20: "zwanzig", 30: "dreissig", 40: "vierzig", 50: "fuenfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig",
    90: "neunzig",
}  # fmt: skip
OTHER_NUMBERS = {1: "ne ner nem nen eine einer einem einen eines eins", 2: "zwo"}
ORDINALS = {
    1: "erst", 2: "zweit", 3: "dritt", 4: "viert", 5: "fuenft", 6: "sechst", 7: "siebt", 8: "acht", 9: "neunt",
    20: "zwanzigst", 30: "dreissigst", 31: "einunddreissigst",
}  # fmt: skip
HUNDRED, RANK_ENDING, TENS_ENDING, JOINED_BY = "hundert", "t", "st", "und"
PARTS_OF_NUMBERS = "anderthalb eineinhalb dreiviertel"
LONG_AHEAD, DAY_NAMES_END = "uebermorgen", "tag"
# How an adjective ends; and what verbs are put together of: "anrufen", "zurueckmelden".
ENDINGS = ("e", "er", "en", "em", "es")
SPLIT_VERBS = "rufen schicken senden geben bringen melden machen sagen stellen leiten reichen holen"
SPLIT_HEADS = "an zu ab vor nach auf aus ein durch zurueck weiter bescheid fertig"
# particles: what may be an order, or change what is kept.
CHANGING, DENIES = "absagen storniere", "nicht nie"
DENIED = "kein keine keinen"
CALLED_OFF = "abgesagt storniert ausgefallen entfallen entfaellt faellt"
FALLS_OUT = "faellt aus"
LETS_KNOW, CALLS_OFF = "sagt bescheid", "sagt ab"
THEIRS_TO_GIVE = "freigabe entscheidung unterschrift rueckmeldung bestellung"
OF_DEAL, THEY = "muendlich zusage zahlbar faellig zahlung rechnung anzahlung restbetrag betrag rate", "sie"
# times: places that zones are named by, and what holds, ends or is away until a day.
BEFORE_SHORT_WEEK = {
    "naechste": "n nae naech naechste naechster naechsten", "diese": "diese dieser",
    "uebernaechste": "ueb uebernae uebernaechste",
}  # fmt: skip
REGIONS = {
    "America/New_York": "new yorker", "Europe/London": "britischer",
    "Europe/Berlin": "muenchner|muenchen|deutsche|deutscher|mitteleuropaeischer", "Asia/Kolkata": "indischer",
    "Europe/Zurich": "schweizer|zuercher|zuerich|genfer", "Europe/Rome": "mailaender",
    "Europe/Vienna": "wiener|wien|oesterreichischer", "Europe/Paris": "pariser", "Europe/Moscow": "moskauer",
    "Europe/Warsaw": "warschauer", "Europe/Prague": "prager",
}  # fmt: skip
TOWNS = "moskau lissabon athen tokio"
VALID = """gueltig gilt gelten gueltigkeit haelt befristet garantiert fest laeuft haltbar gueltige verbindlich bindend
    verwendbar"""
EXPIRES = "verfaellt verfallen ablauf ablaufend ausgelaufen endet endend"
AWAY = "urlaub ferien betriebsferien krank elternzeit dienstreise unterwegs verreist abwesend geschlossen"
WEEK_SHORT = "wo"
# feasts: on a day of the year, so long after Easter, on a weekday.
FEASTS_ON = {
    (1, 1): "neujahr|neujahrstag", (1, 6): "dreikoenig|dreikoenigstag|heilige drei koenige", (2, 14): "valentinstag",
    (5, 1): "tag der arbeit|maifeiertag", (10, 3): "tag der deutschen einheit", (10, 31): "reformationstag",
    (11, 1): "allerheiligen", (12, 6): "nikolaus|nikolaustag", (12, 24): "heiligabend|heiliger abend",
    (12, 25): "weihnachten|erster weihnachtstag|ersten weihnachtstag",
    (12, 26): "zweiter weihnachtstag|zweiten weihnachtstag", (12, 31): "silvester",
}  # fmt: skip
FEASTS_FROM_EASTER = {
    -48: "rosenmontag", -46: "aschermittwoch", -7: "palmsonntag", -3: "gruendonnerstag", -2: "karfreitag",
    0: "ostern|ostersonntag", 1: "ostermontag", 39: "christi himmelfahrt|himmelfahrt", 49: "pfingsten|pfingstsonntag",
    50: "pfingstmontag", 60: "fronleichnam",
}  # fmt: skip
