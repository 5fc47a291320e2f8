"""Polish: how times are said. What the parts of a phrase mean tells lexicon/translate.py."""

NUMBERS = (
    "jeden=1 jedną=1 jedna=1 dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 "
    "dziesięć=10 jedenaście=11 dwanaście=12 trzynaście=13 czternaście=14 piętnaście=15 szesnaście=16 "
    "siedemnaście=17 osiemnaście=18 dziewiętnaście=19 dwadzieścia=20 trzydzieści=30 "
    "pierwszej=1 drugiej=2 trzeciej=3 czwartej=4 piątej=5 szóstej=6 siódmej=7 ósmej=8 "
    "dziewiątej=9 dziesiątej=10 jedenastej=11 dwunastej=12 "
    "pierwsza=1 druga=2 trzecia=3 czwarta=4 piąta=5 szósta=6 siódma=7 ósma=8 dziewiąta=9 dziesiąta=10 "
    "jedenasta=11 dwunasta=12 "
)
MINUTES = "kwadrans=15"
UNITS = (
    "minutę=minutes minuty=minutes minut=minutes min=minutes godzinę=hours godziny=hours godzin=hours "
    "dzień=days dni=days tydzień=weeks tygodnie=weeks tygodni=weeks miesiąc=months miesiące=months "
    "miesięcy=months kwartał=quarters rok=years lata=years lat=years "
)
PARTS = "rano=morning południe=noon południu=noon wieczorem=evening wieczór=evening nocą=night"
# What a line may begin with, and the kind that it is.
KINDS = (
    "zamówienie=order zapłacone=paid zapłacono=paid przegrane=lost stracone=lost zadzwonić=call czekam=wait"
)
# Beside a time that was read, these make it another.
TURNS = "po między od zeszły zeszłym ostatni ostatnim samego połowie tygodniu lub albo oprócz"
# Names that CLDR does not have, or has in another form.
MORE = (
    "dziś=today pn=monday nd=sunday "
    "piątku=friday piątkiem=friday poniedziałku=monday poniedziałkiem=monday wtorku=tuesday "
    "wtorkiem=tuesday środę=wednesday środy=wednesday środą=wednesday czwartku=thursday "
    "czwartkiem=thursday sobotę=saturday soboty=saturday sobotą=saturday niedzielę=sunday "
    "niedzieli=sunday niedzielą=sunday jutra=tomorrow jutrem=tomorrow dzisiaj=today grudniem=december "
)
PHRASES = {
    "{f} tys": "{f} thousand",
    "{D}": "{d}",
    "{d} {p}": "{d} {p}",
    "{d} w {p}": "{d} {p}",
    "w południe": "at noon",
    "{d} po południu": "{d} afternoon",
    "po południu": "in the afternoon",
    "w następny {d}": "next {d}",
    "następny {d}": "next {d}",
    "w przyszły {d}": "next {d}",
    "do przyszłego {d}": "by next {d}",
    "do przyszłej {d}": "by next {d}",
    "w {d}": "on {d}",
    "we {d}": "on {d}",
    "{d} {n} {m}": "{d} {n} {m}",
    "{n} {m}": "{n} {m}",
    "w przyszłym tygodniu": "next week",
    "w następnym tygodniu": "next week",
    "przyszły tydzień": "next week",
    "w przyszłym miesiącu": "next month",
    "w następnym miesiącu": "next month",
    "{d} w przyszłym tygodniu": "{d} next week",
    "w {d} w przyszłym tygodniu": "{d} next week",
    "w tym tygodniu": "this week",
    "do końca miesiąca": "by end of month",
    "koniec miesiąca": "end of month",
    "przed końcem miesiąca": "by end of month",
    "do końca tygodnia": "by end of week",
    "do końca roku": "by end of year",
    "do końca dnia": "by eod",
    "koniec dnia": "eod",
    "pod koniec tygodnia": "by end of week",
    "pod koniec …": "end of",
    "na początku …": "start of",
    "koniec roku": "end of year",
    "połowa {m}": "mid {m}",
    "za {n} {u}": "in {n} {u}",
    "za miesiąc": "in 1 month",
    "za tydzień": "in 1 week",
    "za godzinę": "in 1 hour",
    "w ciągu {n} {u}": "within {n} {u}",
    "w ciągu godziny": "within 1 hour",
    "za pół godziny": "in half an hour",
    "do godziny …": "by",
    "do …": "by",
    "przed godz …": "before",
    "przed …": "before",
    "najpóźniej …": "by",
    "o godzinie {n}": "at {n}:00",
    "o {n}": "at {n}:00",
    "o …": "at",
    "około …": "around",
    "koło …": "around",
    "godz …": "at",
    "godzina {n}": "at {n}:00",
    "w ten {d}": "this {d}",
    "ten {d}": "this {d}",
    "dostawa …": "delivery",
    "dostawa do …": "delivery",
    "koniec …": "end of",
    "do końca …": "by end of",
    "początek …": "start of",
    "przyszłego tygodnia": "next week",
    "przyszłego miesiąca": "next month",
    "wpół do {n}": "halb {n}",
    "{q} po {n}": "{q} minutes past {n}",
    "za {q} {n}": "{q} minutes to {n}",
    "za kwadrans": "in 15 minutes",
    "o {n} {q}": "at {n}:{q}",
    "co {e}": "every {e}",
    "w każdy {e}": "every {e}",
    "każdy {e}": "every {e}",
    "każdą {e}": "every {e}",
    "co {u}": "every {U}",
    "co {n} {u}": "every {n} {u}",
}
