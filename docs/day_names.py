"""Makes cockpit/capture/lexicon/day_names.py: what weekdays, months and the days around today are called elsewhere.

`python docs/day_names.py` writes it from CLDR, by the package babel; a test tells when it differs from the package that
is installed. The words for yesterday, today and tomorrow, which babel leaves out of CLDR, stand here.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from babel import Locale

from cockpit.capture import lexicon
from cockpit.capture.lexicon.talk import COMMON, TOLD, VERBS
from cockpit.capture.tokens import fold

TABLE = Path(__file__).parent.parent / "cockpit" / "capture" / "lexicon" / "day_names.py"
# Languages that have a lexicon, and those of which a day word is only known to be one.
READ = ("fr", "es", "it", "nl", "pt", "pl")
KNOWN = (
    *READ, "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "tr", "hr", "sl", "et", "lv", "lt", "ca", "el", "ru", "uk",
    "bg", "sr", "is", "ga", "eu", "gl", "id",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
AROUND = {
    "fr": "avant-hier|hier|aujourd'hui|demain|après-demain", "es": "anteayer|ayer|hoy|mañana|pasado mañana",
    "it": "altroieri|ieri|oggi|domani|dopodomani", "nl": "eergisteren|gisteren|vandaag|morgen|overmorgen",
    "pt": "anteontem|ontem|hoje|amanhã|depois de amanhã", "pl": "przedwczoraj|wczoraj|dzisiaj|jutro|pojutrze",
    "sv": "i förrgår|i går|i dag|i morgon|i övermorgon", "da": "i forgårs|i går|i dag|i morgen|i overmorgen",
    "fi": "toissapäivänä|eilen|tänään|huomenna|ylihuomenna", "cs": "předevčírem|včera|dnes|zítra|pozítří",
    "sk": "predvčerom|včera|dnes|zajtra|pozajtra", "hu": "tegnapelőtt|tegnap|ma|holnap|holnapután",
    "ro": "alaltăieri|ieri|azi|mâine|poimâine", "tr": "evvelsi gün|dün|bugün|yarın|öbür gün",
    "hr": "prekjučer|jučer|danas|sutra|prekosutra", "sl": "predvčerajšnjim|včeraj|danes|jutri|pojutrišnjem",
    "ca": "abans-d'ahir|ahir|avui|demà|demà passat", "el": "προχθές|χθες|σήμερα|αύριο|μεθαύριο",
    "ru": "позавчера|вчера|сегодня|завтра|послезавтра", "uk": "позавчора|вчора|сьогодні|завтра|післязавтра",
}  # fmt: skip
MEANT = ("", "yesterday", "today", "tomorrow", "overmorrow")
# Words of other languages that English or German lines have as plain words.
PLAIN = frozenset("hier ma mai juli juni den die das sie sub pet".split())


def names(language: str) -> dict[str, str]:
    """Return the single words for days and months of a language, folded, with the English one each stands for."""
    locale = Locale.parse(language)
    found: dict[str, str] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number in range(1, 13):
                found.setdefault(_key(locale.months[context][width][number]), MONTHS[number - 1])
            for number in range(7):
                found.setdefault(_key(locale.days[context][width][number]), WEEKDAYS[number])
    for said, meant in zip(AROUND.get(language, "||||").split("|"), MEANT, strict=True):
        if meant:
            found.setdefault(_key(said), meant)
    return {
        key: meant for key, meant in found.items() if len(key) > 1 and " " not in key and not key.isdecimal()
    }


def _key(said: str) -> str:
    return fold(said).rstrip(".")


def table() -> str:
    """Return the module as the package would have it."""
    ours = {
        *lexicon.WEEKDAYS, *lexicon.MONTHS, *lexicon.AHEAD, *lexicon.SHORT_WEEKDAYS, *lexicon.UNITS, *lexicon.PARTS,
        *COMMON, *TOLD, *VERBS, *PLAIN,
    }  # fmt: skip
    every = {language: names(language) for language in KNOWN}
    elsewhere = sorted({key for found in every.values() for key in found if len(key) > 2} - ours)
    blocks = [
        '"""What days and months are called in other languages, folded. Made by docs/day_names.py from CLDR."""\n',
        "# For the languages that have a lexicon: each word, and the English one it stands for.",
        "NAMES = {",
    ]
    for language in READ:
        pairs = " ".join(f"{key}={meant}" for key, meant in sorted(every[language].items()))
        blocks += [f'    "{language}": (', *_lines(pairs, 8), "    ),"]
    blocks += [
        "}",
        "# Every such word of these and of more languages that no English or German line has as a plain one.",
    ]
    return "\n".join([*blocks, "ELSEWHERE = (", *_lines(f" {' '.join(elsewhere)} ", 4), ")", ""])


def _lines(words: str, indent: int) -> list[str]:
    """Return words as a literal over several lines, a space before the first and after the last."""
    lines = textwrap.wrap(words, 100 - indent, break_on_hyphens=False)
    return [f'{" " * indent}"{" " if not at else ""}{line} "' for at, line in enumerate(lines)]


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
