"""Italian: how times are said. What the parts of a phrase mean tells lexicon/translate.py."""

NUMBERS = (
    "un=1 una=1 uno=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 "
    "dodici=12 tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 venti=20 "
    "ventuno=21 ventidue=22 ventitré=23 ventiquattro=24 venticinque=25 ventisei=26 ventisette=27 ventotto=28 "
    "ventinove=29 trenta=30 trentuno=31 "
)
MINUTES = "quarto=15 mezza=30 mezzo=30"
UNITS = (
    "minuto=minutes minuti=minutes min=minutes ora=hours ore=hours giorno=days giorni=days "
    "settimana=weeks settimane=weeks mese=months mesi=months trimestre=quarters anno=years anni=years "
)
PARTS = (
    "mattina=morning mattino=morning pomeriggio=afternoon sera=evening notte=night mezzogiorno=noon "
    "mezzanotte=midnight "
)
# What a line may begin with, and the kind that it is.
KINDS = "ordine=order pagato=paid incassato=paid perso=lost chiamata=call chiamare=call attendo=wait"
# Beside a time that was read, these make it another.
TURNS = "dopo fra tra da scorso scorsa ultimo ultima settimana fine o tranne"
# Names that CLDR does not have, or has in another form.
MORE = "stamattina=today_ mar=tuesday"
PHRASES = {
    "{f} mila": "{f} thousand",
    "{f} milioni": "{f} million",
    "{D}": "{d}",
    "due {D}": "two {d}",  # "due" by itself is read as the English word
    "{d} {p}": "{d} {p}",
    "{d} a {p}": "{d} {p}",
    "{d} in {p}": "{d} {p}",
    "{d} {p} presto": "{d} first thing",
    "{d} {n}": "{d} {o}",
    "domattina": "tomorrow morning",
    "domattina alle {n}": "tomorrow at {n}:00",
    "questa {p}": "this {p}",
    "questo {p}": "this {p}",
    "stasera": "this evening",
    "stamattina": "this morning",
    "stanotte": "tonight",
    "a mezzogiorno": "at noon",
    "{d} prossimo": "next {d}",
    "{d} prossima": "next {d}",
    "prossimo {d}": "next {d}",
    "il prossimo {d}": "next {d}",
    "{d} {n} {m}": "{d} {n} {m}",
    "{n} {m}": "{n} {m}",
    "il {n} {m}": "on {n} {m}",
    "il 1° {m}": "on 1 {m}",
    "1° {m}": "1 {m}",
    "il 1o {m}": "on 1 {m}",
    "il primo {m}": "on 1 {m}",
    "il {n}": "on the {o}",
    "il {f}": "on {f}",
    "la prossima settimana": "next week",
    "prossima settimana": "next week",
    "la settimana prossima": "next week",
    "settimana prossima": "next week",
    "il mese prossimo": "next month",
    "il prossimo mese": "next month",
    "mese prossimo": "next month",
    "{d} della prossima settimana": "{d} next week",
    "{d} della settimana prossima": "{d} next week",
    "questa settimana": "this week",
    "fine mese": "end of month",
    "a fine mese": "end of month",
    "la fine del mese": "end of month",
    "fine settimana lavorativa": "end of week",
    "la fine della settimana": "end of week",
    "fine anno": "end of year",
    "la fine dell'anno": "end of year",
    "metà {m}": "mid {m}",
    "tra {n} {u}": "in {n} {u}",
    "fra {n} {u}": "in {n} {u}",
    "entro {n} {u}": "within {n} {u}",
    "in {n} {u}": "in {n} {u}",
    "tra mezz'ora": "in half an hour",
    "fra mezz'ora": "in half an hour",
    "tra un'ora": "in 1 hour",
    "fra un'ora": "in 1 hour",
    "tra un quarto d'ora": "in 15 minutes",
    "entro il …": "by",
    "entro le …": "by",
    "in {n} rate": "in {n} instalments",
    "entro la …": "by",
    "entro …": "by",
    "prima di …": "before",
    "prima delle …": "before",
    "prima del …": "before",
    "fino a …": "until",
    "fino alle …": "until",
    "per il …": "by",
    "per le …": "by",
    "per …": "by",
    "al più tardi …": "by",
    "alle {n} e {q}": "at {n}:{q}",
    "alle {n} del {p}": "at {n} in the {p}",
    "alle {n} di {p}": "at {n} in the {p}",
    "alle {n} della {p}": "at {n} in the {p}",
    "alle {n}": "at {n}:00",
    "alle {n} di {d}": "{d} at {n}:00",
    "entro le {n} di {d}": "by {d} {n}:00",
    "alle {n} e {q} del {p}": "at {n}:{q} in the {p}",
    "alle {n} e {q} di {p}": "at {n}:{q} in the {p}",
    "ore …": "at",
    "alle …": "at",
    "all'una": "at 13:00",
    "verso le …": "around",
    "questo {d}": "this {d}",
    "consegna …": "delivery",
    "consegna il …": "delivery",
    "fine …": "end of",
    "a fine …": "end of",
    "inizio …": "start of",
    "alle {n} e un {q}": "at {n}:{q}",
    "alle {n} meno {q}": "at {q} minutes to {n}",
    "alle {n} meno un {q}": "at {q} minutes to {n}",
    "ogni {e}": "every {e}",
    "tutti i {e}": "every {e}",
    "ogni {u}": "every {U}",
    "tutti i {u}": "every {U}",
    "tutte le {u}": "every {U}",
    "ogni {n} {u}": "every {n} {u}",
}
