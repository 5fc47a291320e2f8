"""What a setting decides about a time, it decides and says so."""

from __future__ import annotations

import sys
from datetime import datetime, time

import pytest

from cockpit.capture.parse import parse
from cockpit.capture.times import business_day
from cockpit.capture.times.result import UnknownRegion
from cockpit.config import read_settings
from cockpit.domain.rules import Rules
from tests.capture.phrases import AMERICAN, BERLIN, WEDNESDAY, found, said, the_one


def test_the_setting_says_which_is_the_day() -> None:
    assert said("by 3/12") == "2026-12-03"
    assert said("by 3/12", rules=AMERICAN) == "2027-03-12"
    assert said("by 21/12", rules=AMERICAN) == "2026-12-21"
    assert the_one("by 1/2").assumed == ('"1/2" read as Mon 1 Feb 2027',)
    assert the_one("by 21/12").assumed == ()
    assert said("am 3.12.", rules=AMERICAN) == "2026-12-03"  # with full stops the day always comes first


@pytest.mark.parametrize(
    ("setting", "friday", "nach", "weekend"),
    [
        ("ask", "?", "?", "?"),
        ("coming", "2026-11-20", "2026-11-27", "2026-11-22"),
        ("following", "2026-11-27", "2026-12-04", "2026-11-29"),
    ],
)
def test_the_setting_says_which_next_friday_is(setting: str, friday: str, nach: str, weekend: str) -> None:
    rules = Rules(next_weekday=setting)
    for phrase in ("next fri", "nächsten Freitag", "next friday"):
        assert said(phrase, rules=rules) == friday
        assert setting == "ask" or the_one(phrase, rules=rules).assumed
    assert said("friday after next", rules=rules) == nach
    assert said("next weekend", rules=rules) == weekend
    assert said("next tue", rules=rules) == "2026-11-24"  # all mean the same
    assert said("kommenden Freitag", rules=rules) == "2026-11-20"
    assert said("friday next week", rules=rules) == "2026-11-27"


def test_the_end_of_business_is_a_setting() -> None:
    late = Rules(day_ends=time(18, 30))
    for phrase in ("fri", "eod", "Feierabend", "end of play"):
        moment = the_one(phrase, rules=late).moment
        assert moment is not None
        assert moment.time() == time(18, 30)


def test_the_working_hours_settle_which_half_of_the_day_is_meant() -> None:
    assert said("at 8") == "?"
    early = WEDNESDAY.replace(hour=7)
    assert said("at 8", early, Rules(day_starts=time(8))) == "2026-11-18T08:00"
    assert said("at 6", rules=Rules(day_ends=time(19))) == "2026-11-18T18:00"
    assert said("at 7", rules=Rules(day_starts=time(6), day_ends=time(20))) == "?"
    assert said("first thing tomorrow", rules=Rules(day_starts=time(7, 30))) == "2026-11-19T07:30"


def test_the_week_ends_on_the_last_working_day() -> None:
    assert said("eow", rules=Rules(working_days=(0, 1, 2, 3))) == "2026-11-19"
    assert said("in 3 Werktagen", rules=Rules(working_days=(0, 1, 2, 3, 4, 5))) == "2026-11-21"


def test_days_off_are_no_business_days() -> None:
    rules = Rules(holidays=frozenset({datetime(2026, 11, 19, tzinfo=BERLIN).date()}))
    assert said("in 3 business days", rules=rules) == "2026-11-24"
    assert said("next business day", rules=rules) == "2026-11-20"


def rules_of(region: str) -> Rules:
    """The rules of a seller whose settings say so."""
    return read_settings(f'holidays_of = "{region}"', "config.toml").rules


def test_public_holidays_of_the_region_are_no_business_days() -> None:
    eve = datetime(2026, 12, 23, 10, 20, tzinfo=BERLIN)
    assert said("in 2 business days", eve) == "2026-12-25"
    assert said("in 2 Werktagen", eve, rules_of("DE-BE")) == "2026-12-28"
    march = datetime(2027, 3, 5, 10, 20, tzinfo=BERLIN)
    assert said("next working day", march, rules_of("DE-BE")) == "2027-03-09"  # 8 March, in Berlin only
    assert said("next working day", march, rules_of("DE-BY")) == "2027-03-08"
    assert said("last business day of may", march, rules_of("US")) == "2027-05-28"


def test_an_unknown_region_is_asked_about_where_it_matters_and_only_there() -> None:
    nowhere = rules_of("DE-XX")
    (one,) = found("in 2 business days", rules=nowhere)
    assert "DE-XX" in one.ask
    assert parse("promise @acme spec in 2 business days", WEDNESDAY, nowhere).missing
    assert said("in 2 days", rules=nowhere) == "2026-11-20"
    with pytest.raises(UnknownRegion, match="DE-XX"):
        business_day.is_working(WEDNESDAY.date(), nowhere)


def test_public_holidays_are_looked_up_only_to_count_business_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)  # importing it fails
    rules = rules_of("DE-BE")
    assert said("by fri 4pm", rules=rules) == "2026-11-20T16:00"
    assert said("eow", rules=rules) == "2026-11-20"
    (one,) = found("in 2 business days", rules=rules)
    assert one.ask
