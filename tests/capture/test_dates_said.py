"""Times as people say them, in English, in German and in both at once. All on Wednesday, 18 November 2026, 10:20."""

from __future__ import annotations

import pytest

from cockpit.capture.parse import parse
from cockpit.domain.rules import Rules
from tests.capture.phrases import WEDNESDAY, said, the_one

ENGLISH = """
next week tuesday	2026-11-24
Tue at noon	2026-11-24T12:00
monday 9ish	2026-11-23T09:00
today definitely by 4pm	2026-11-18T16:00
tomorrow already at 9	2026-11-19T09:00
friday still by 5pm	2026-11-20T17:00
around 4	2026-11-18T16:00
tomorrow evening at 7	2026-11-19T19:00
9 tomorrow morning	2026-11-19T09:00
3:15 in the afternoon	2026-11-18T15:15
Saturday morning at 9	2026-11-21T09:00
on the morning of 3 december	2026-12-03T11:00
Thursday, December 3, 2026 at 3:00 PM	2026-12-03T15:00
3 Dec @ 3pm	2026-12-03T15:00
the third of december	2026-12-03
twenty first of december	2026-12-21
31-Oct-27	2027-10-31
30-11-2026	2026-11-30
2026/11/30	2026-11-30
3rd week of january	2027-01-15
last working day of the month	2026-11-30
by the first of the month	2026-12-01
the last friday in january	2027-01-29
third tuesday after christmas 2027	2028-01-11
the day after christmas	2026-12-26
two business days before christmas	2026-12-23
3 days before the end of the month	2026-11-27
a week on Tuesday	2026-12-01
Tuesday week	2026-12-01
a fortnight from monday	2026-12-07
the week after next	2026-12-04
in two weeks on Friday	2026-12-04
week 49	2026-12-04
week of december 7	2026-12-11
friday of week 49	2026-12-04
end Q1 2027	2027-03-31
eoy 2027	2027-12-31
mid-december	2026-12-16
early january	2027-01-08
end of play tomorrow	2026-11-19T17:00
start of business monday	2026-11-23T09:00
first thing in the morning	2026-11-19T09:00
in the morning	2026-11-19T11:00
this time tomorrow	2026-11-19T10:20
same time next week	2026-11-25T10:20
later today	2026-11-18
within the hour	2026-11-18T11:20
within 48h	2026-11-20T10:20
in the next 2 hours	2026-11-18T12:20
in 2 days and 3 hours	2026-11-20T13:20
in an hour and a half	2026-11-18T11:50
in 1hr 30	2026-11-18T11:50
in three quarters of an hour	2026-11-18T11:05
in a few days	2026-11-21
in 3 weeks' time	2026-12-09
half an hour before noon	2026-11-18T11:30
20 to 5pm	2026-11-18T16:40
ten to five	2026-11-18T16:50
15 minutes past 3pm	2026-11-18T15:15
three thirty tomorrow	2026-11-19T15:30
at 1430	2026-11-18T14:30
1530h	2026-11-18T15:30
17.30 tomorrow	2026-11-19T17:30
12 noon friday	2026-11-20T12:00
friday 14:00 to 15:30	2026-11-20T14:00
fri 11-1pm	2026-11-20T11:00
between 2 and 4pm tomorrow	2026-11-19T14:00
by no later than 3pm	2026-11-18T15:00
friday at the latest	2026-11-20
on or before 27 nov	2026-11-27
before the weekend	2026-11-20
before friday	2026-11-19
before end of month	2026-11-30
good friday	2027-03-26
new year's eve	2026-12-31
thanksgiving	2026-11-26
tommorow 9am	2026-11-19T09:00
thrusday	2026-11-19
2mrw arvo	2026-11-19T16:00
mon pm	2026-11-23T16:00
"""
GERMAN = """
bis spätestens Freitag 12 Uhr	2026-11-20T12:00
heute noch vor 17 Uhr	2026-11-18T17:00
heute noch unbedingt bis 16 Uhr	2026-11-18T16:00
morgen gleich um 9	2026-11-19T09:00
am Freitagnachmittag	2026-11-20T16:00
Montagmorgen um 9	2026-11-23T09:00
heute Abend um 8	2026-11-18T20:00
heute morgen	2026-11-18T11:00
morgen Nachmittag um 3	2026-11-19T15:00
am 3. Dezember um 15 Uhr	2026-12-03T15:00
am dritten Dezember	2026-12-03
bis zum 3.	2026-12-03
Dienstag, den 24. November	2026-11-24
Di 24.11. 14 Uhr	2026-11-24T14:00
am Do um 14:30	2026-11-19T14:30
nächste Woche Mi	2026-11-25
24. 12. 2026	2026-12-24
15. Maerz	2027-03-15
15. März	2027-03-15
ende jänner	2027-01-31
fünf vor zwölf	2026-11-18T11:55
um fünf nach halb vier	2026-11-18T15:35
dreiviertel vier	2026-11-18T15:45
fünfzehn Uhr dreißig	2026-11-18T15:30
14 Uhr 30	2026-11-18T14:30
15.30 Uhr	2026-11-18T15:30
8 Uhr abends	2026-11-18T20:00
drei Uhr nachmittags	2026-11-18T15:00
um Punkt 12	2026-11-18T12:00
morgen so gegen 3	2026-11-19T15:00
um 9 am Freitag	2026-11-20T09:00
von 14 bis 16 Uhr	2026-11-18T14:00
Freitag 14-16 Uhr	2026-11-20T14:00
in vierzehn Tagen	2026-12-02
in einundzwanzig Tagen	2026-12-09
in anderthalb Stunden	2026-11-18T11:50
in einer Viertelstunde	2026-11-18T10:35
in einer halben Stunde	2026-11-18T10:50
in 3 Werktagen	2026-11-23
innerhalb der nächsten zwei Wochen	2026-12-02
binnen 48 Stunden	2026-11-20T10:20
heute in 14 Tagen	2026-12-02
Freitag in einer Woche	2026-11-27
vor zwei Tagen	2026-11-16
Ende des nächsten Monats	2026-12-31
Anfang nächster Woche	2026-11-23
Mitte Januar	2027-01-16
Anfang Dezember	2026-12-01
bis Quartalsende	2026-12-31
Ende KW 50	2026-12-11
Montag KW 49	2026-11-30
49. KW	2026-12-04
kommenden Freitag	2026-11-20
übernächste Woche	2026-12-04
ubernachste Woche	2026-12-04
diesen Freitag	2026-11-20
letzter Freitag im Monat	2026-11-27
letzter Arbeitstag des Monats	2026-11-30
erster Montag im Dezember	2026-12-07
bis Feierabend	2026-11-18T17:00
bis morgen Mittag	2026-11-19T12:00
nach dem Mittagessen	2026-11-18T14:00
vor dem Wochenende	2026-11-20
Heiligabend	2026-12-24
bis Karfreitag	2027-03-26
noch heute	2026-11-18
in 'ner halben Stunde	2026-11-18T10:50
morgen als erstes	2026-11-19T09:00
vorm Wochenende	2026-11-20
diese Woche Freitag	2026-11-20
Freitag am späten Vormittag	2026-11-20T11:30
"""
MIXED = """
by Freitag 3pm	2026-11-20T15:00
bis friday 14 Uhr	2026-11-20T14:00
next Dienstag um 10	2026-11-24T10:00
end of Dezember	2026-12-31
tomorrow um halb zehn	2026-11-19T09:30
Ende of Q1	2027-03-31
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (phrase, expected) for phrase, expected in (row.split("\t") for row in table.strip().splitlines())
    ]


@pytest.mark.parametrize(("phrase", "expected"), rows(ENGLISH))
def test_english(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


@pytest.mark.parametrize(("phrase", "expected"), rows(GERMAN))
def test_german(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


@pytest.mark.parametrize(("phrase", "expected"), rows(MIXED))
def test_both_languages_in_one_line(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


@pytest.mark.parametrize(
    "phrase", ["tomorrow morning", "4ish", "thrusday", "KW 49", "christmas", "3d", "in a few days", "2/3/27"]
)
def test_what_a_rule_decided_is_told_with_weekday_and_date(phrase: str) -> None:
    one = the_one(phrase)
    assert one.moment is not None
    (note,) = one.assumed
    assert f"{one.moment:%a} {one.moment.day} {one.moment:%b}" in note


@pytest.mark.parametrize(
    ("phrase", "expected", "note"),
    [
        ("tomorrow 10am EST", "2026-11-19T16:00", '"tomorrow 10am EST" read as Thu 19 Nov 16:00 for you'),
        ("3pm London time", "2026-11-18T16:00", '"3pm London time" read as Wed 18 Nov 16:00 for you'),
        (
            "15 Uhr Londoner Zeit",
            "2026-11-18T16:00",
            '"15 Uhr Londoner Zeit" read as Wed 18 Nov 16:00 for you',
        ),
        ("fri 9am ET", "2026-11-20T15:00", '"fri 9am ET" read as Fri 20 Nov 15:00 for you'),
        ("14:00 UTC+2", "2026-11-18T13:00", '"14:00 UTC+2" read as Wed 18 Nov 13:00 for you'),
        ("5pm Tokyo time", "2026-11-19T09:00", '"5pm Tokyo time" read as Thu 19 Nov 09:00 for you'),
    ],
)
def test_a_time_of_another_zone_is_told_as_it_is_here(phrase: str, expected: str, note: str) -> None:
    assert said(phrase) == expected
    assert the_one(phrase).assumed == (note,)


def test_a_zone_out_of_season_is_asked() -> None:
    summer = WEDNESDAY.replace(month=7)
    assert said("10am EST", summer) == "?"
    assert said("10am EDT", summer) == "2026-07-18T16:00"
    assert said("10am ET", summer) == "2026-07-18T16:00"
    assert said("10am EDT") == "?"


def test_a_german_line_has_its_deadline_and_not_the_words_for_it() -> None:
    draft = parse("promise @acme Datenblatt bis Freitag 14 Uhr", WEDNESDAY, Rules())
    assert draft.theirs == WEDNESDAY.replace(day=20, hour=14, minute=0)
    assert draft.text == "Datenblatt"
