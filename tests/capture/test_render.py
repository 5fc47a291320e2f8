"""A draft becomes a line again that means the same: that is how a record is edited."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cockpit.capture.draft import Draft
from cockpit.capture.kinds.told_contact import tells_unreached
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.capture.render import mention, render
from cockpit.domain.hours import end_of_business
from cockpit.domain.money import Money
from cockpit.domain.rules import Rules
from tests.capture.heard import DATA, NOW, rows
from tests.capture.test_hostile import PARTS

RULES = Rules()
EDGES = " ,;:-–—.!?()[]{}<>'\"“”„«»‹›‚‘’"
NAMES = Names(("Acme Corp", "Bo Lindqvist", "Anna K", "Globex", "Globe Ltd", "Huber GmbH"))
LINES = [
    row.split("\t")[0]
    for table in ("lines.tsv", "talk.tsv", "heard_lines.tsv", "heard_lines_2.tsv")
    for row in (DATA / table).read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def read(line: str) -> Draft:
    return parse(line, NOW, RULES, NAMES)


def again(draft: Draft) -> Draft:
    return read(render(draft, NOW, RULES, NAMES))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "acme: spec sheet by fri 4pm mine 2pm, they agreed, per Mail",
            "promise @Acme Corp spec sheet by Fri 20 Nov 16:00 mine Fri 20 Nov 14:00 ok mail",
        ),
        ("order @acme 2 x 450 USD net 14 signed", "order @Acme Corp 900.00 USD signed net14"),
        ("lost @acme 30k to contoso: price", 'lost @Acme Corp 30000.00 EUR to "contoso": price'),
        ("lost @acme roof set 30k: price", "lost @Acme Corp roof set 30000.00 EUR: price"),
        ('lost @acme "2k roof" 30k: price', 'lost @Acme Corp "2k roof" 30000.00 EUR: price'),
        ("q @acme SSO? => yes", "q @Acme Corp SSO? -> yes"),
        ("paid @acme 5k vor tomorrow", "paid @Acme Corp 5000.00 EUR by Wed 18 Nov"),
        ("paid @acme 5k by fri", "paid @Acme Corp 5000.00 EUR by Fri 20 Nov"),
        ("paid @acme 5k on monday", "paid @Acme Corp 5000.00 EUR on Mon 16 Nov"),
        ('note @acme "order 5k by friday" she said', "note @Acme Corp order 5k by friday she said"),
        ('todo "call Globex" by fri', 'todo "call Globex" on Fri 20 Nov'),
        (
            "call @acme fri 14:00 re: pricing gain: two days",
            "call @Acme Corp Fri 20 Nov 14:00 purpose: pricing gain: two days",
        ),
    ],
)
def test_a_draft_is_written_as_one_would_type_it(line: str, expected: str) -> None:
    assert render(read(line), NOW, RULES, NAMES) == expected


@pytest.mark.parametrize(
    ("line", "later", "expected"),
    [
        ("call @globex in 2h purpose: touch base on", {"seconds": 5},
         "call @Globex 2026-11-18 12:20 purpose: touch base on"),
        ("note @globex ask how it is going by friday", {"days": -9},
         "note @Globex ask how it is going on 2026-11-11 17:00"),
        ('todo "call Globex" by fri 10:00', {"seconds": 5}, 'todo "call Globex" on 2026-11-20 10:00'),
    ],
)  # fmt: skip
def test_words_are_not_quoted_for_a_moment_that_cannot_be_written(
    line: str, later: dict[str, float], expected: str
) -> None:
    draft = read(line)
    assert draft.due is not None
    changed = draft.replace(due=draft.due + timedelta(**later), whole_day=False)
    assert render(changed, NOW, RULES, NAMES) == expected


@pytest.mark.parametrize(
    ("name", "said"), [("acme", "@acme"), ("Acme Corp", '@"Acme Corp"'), ("A-1", '@"A-1"')]
)
def test_a_mention_is_read_as_that_name_whatever_follows(name: str, said: str) -> None:
    assert mention(name) == said
    assert parse(f"paid {mention(name)} 5k", NOW, RULES, Names((name,))).customer == name


@pytest.mark.parametrize("line", LINES)
def test_a_line_means_the_same_when_it_is_written_anew(line: str) -> None:
    draft = read(line)
    assert again(draft) == draft
    assert draft.missing or not again(draft).missing


def test_two_drafts_are_equal_where_they_mean_the_same() -> None:
    assert read("promise @acme spec by 4pm") == read("acme: spec by 16:00")
    assert read("promise @acme spec by 4pm") != read("promise @acme spec by 5pm")
    assert read("promise @acme spec by 4pm") != read("promise @acme spec by 4pm ok")
    assert read("promise @acme spec by 4pm") != read("promise @acme specs by 4pm")


@given(st.lists(st.sampled_from(PARTS), max_size=14))
@settings(max_examples=500, deadline=None)
def test_any_line_means_the_same_when_it_is_written_anew(parts: list[str]) -> None:
    draft = read(" ".join(parts))
    assert again(draft) == draft


@given(
    st.sampled_from(("promise", "note", "todo", "q", "order", "paid", "lost", "call", "wait", "touch")),
    st.lists(st.sampled_from(PARTS), max_size=12),
)
@settings(max_examples=700, deadline=None)
def test_any_line_of_a_kind_means_the_same_when_it_is_written_anew(kind: str, parts: list[str]) -> None:
    draft = read(" ".join([kind, "@acme", *parts]))
    written = again(draft)
    assert written == draft
    assert draft.missing or not written.missing


WORDS = st.lists(
    st.one_of(
        st.sampled_from([part for part in PARTS if part.strip(" ,;:-–—'\"“”„«»‚‘")]),
        st.from_regex(r"[a-zäß€]{1,9}", fullmatch=True),
    ),
    min_size=1,
    max_size=8,
).map(lambda words: " ".join(words).strip(" ,;:-–—"))
MOMENTS = st.integers(1, 400 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
DAYS = st.integers(1, 400).map(lambda days: end_of_business((NOW + timedelta(days=days)).date(), NOW, RULES))
MONEY = st.builds(
    Money,
    value=st.decimals(Decimal("0.01"), Decimal(10**10), places=2).map(lambda value: max(value, Decimal(1))),
    currency=st.sampled_from(("EUR", "USD", "CHF", "JPY", "KWD", "TRY", "CLF")),
)
MEANS = st.sampled_from((None, "mail", "phone", "text", "post", "in person", "link", "teams", "courier"))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A record as one may have it, of any kind, complete."""
    kind = draw(
        st.sampled_from(("promise", "note", "todo", "q", "order", "paid", "lost", "call", "wait", "touch"))
    )
    made = Draft(
        line="",
        kind=kind,
        guessed=False,
        text=draw(WORDS),
        customer=draw(st.sampled_from(("Acme Corp", "Anna K", "new firm", "Zoë & Co", "x"))),
    )
    whole_day = draw(st.booleans())
    moment: datetime = draw(DAYS if whole_day else MOMENTS)
    if kind == "promise":
        mine = draw(st.none() | st.just(moment - timedelta(minutes=draw(st.integers(0, 90)))))
        return made.replace(
            theirs=moment, whole_day=whole_day, mine=mine, agreed=draw(st.booleans()), means=draw(MEANS)
        )
    if kind == "wait":
        return made.replace(due=moment, whole_day=whole_day)
    if kind == "touch":
        was = moment - timedelta(days=700)  # before now
        made = made.replace(means=draw(MEANS), held=draw(st.booleans()) and not tells_unreached(made.text))
        return made.replace(due=was, whole_day=whole_day) if draw(st.booleans()) else made
    if kind in ("note", "todo", "call"):
        made = made.replace(due=moment, whole_day=whole_day) if draw(st.booleans()) else made
        gain = (
            draw(st.none() | st.from_regex(r"[a-z]{3,8} [a-z]{3,8}", fullmatch=True))
            if kind == "call"
            else None
        )
        return made.replace(gain=gain)
    if kind == "q":
        return made.replace(answer=draw(st.none() | WORDS))
    if kind == "lost":
        chosen = draw(
            st.none() | st.sampled_from(("Contoso", "big blue", "Müller & Söhne", "the competition", "price"))
        )
        told = draw(st.none() | MOMENTS.map(lambda one: one - timedelta(days=700)))
        deal = draw(st.none() | st.from_regex(r"[a-z]{3,8} [a-z]{3,8}", fullmatch=True))
        text = f"{deal}: {made.text}" if deal else made.text
        return made.replace(text=text, deal=deal, amount=draw(st.none() | MONEY), chosen=chosen, told=told)
    made = made.replace(amount=draw(MONEY))
    if draw(st.booleans()):
        made = made.replace(due=moment, whole_day=whole_day)
    if kind == "order":
        made = made.replace(terms_days=draw(st.none() | st.integers(0, 120)), signed=draw(st.booleans()))
    return made


@given(drafts())
@settings(max_examples=500, deadline=None)
def test_any_record_is_read_back_as_it_was_written(draft: Draft) -> None:
    assume(draft.text == " ".join(draft.text.split()))
    written = again(draft)
    assert written == draft
    assert not written.missing


@pytest.mark.parametrize(
    "line",
    [
        "wait @acme PO by fri", "acme sends PO by fri", "touch @acme phone: all fine", "called @acme: no answer",
        "called @acme yesterday: all fine", "touch @acme every 3 weeks", "todo water the plants every month",
        "todo report every 2nd tuesday", "todo Bericht jeden Montag 9 Uhr", "call @acme every 2nd tuesday 10:00",
        "call @acme every 2nd tuesday of the month re numbers", "todo invoice every month on the 5th",
        "todo backup weekly", "todo pay rent every month from 1 april", "missed call from @acme about the invoice",
        "tried @acme twice, voicemail", "could not reach @acme", "touch @acme tried mail: away",
        "paid @acme 500 monday", "called @acme: decides friday", "touch @acme phone today: fine",
        "missed call from @acme at 9:15", "call back @acme",
        "lost @acme 30k told yesterday 10:00 to Contoso: price",
        "lost @acme 12.500 at : late : 12.500 USD", "lost @acme pilot need need : price",
        "call @acme fri 10:00 purpose: a : b : : c",
        "order @acme 5k EUR 2 % 10 net 30", "order @acme 5k EUR payable by 31 Mar", "order @acme 5k EUR net 2 weeks",
    ],
)  # fmt: skip
def test_a_line_of_the_later_kinds_means_the_same_when_it_is_written_anew(line: str) -> None:
    draft = read(line)
    assert not draft.missing
    assert again(draft) == draft


LANGUAGES = Rules(languages=("en", "de", "fr", "es", "it", "nl", "pt", "pl"))


@pytest.mark.parametrize("row", rows("languages.tsv"), ids=lambda row: " ".join(row[:2]))
def test_a_line_in_any_language_means_the_same_when_it_is_written_anew(row: list[str]) -> None:
    rules = LANGUAGES.replace(languages=("en", "de", row[0]))
    draft = parse(f"promise @acme deck {row[1]}", NOW, rules, NAMES)
    assert parse(render(draft, NOW, rules, NAMES), NOW, rules, NAMES) == draft


def fates(draft: Draft) -> list[tuple[str, str]]:
    """Return every token of the line with what became of it: used, left as words of the text, or doubted."""
    found, place = [], 0
    for token in draft.line.split():
        start = draft.line.index(token, place)
        place = start + len(token)
        roles = {span.role for span in draft.spans if span.start < place and start < span.end}
        found.append((token, "doubt" if "doubt" in roles else "used" if roles else "words"))
    return found


@given(
    st.sampled_from(("", "promise", "note", "todo", "q", "order", "paid", "lost", "call", "wait", "touch")),
    st.lists(st.sampled_from(PARTS), max_size=12),
)
@settings(max_examples=500, deadline=None)
def test_every_token_is_used_or_left_as_words_or_doubted(kind: str, parts: list[str]) -> None:
    draft = read(" ".join([kind, "@acme", *parts]))
    kept = " ".join((draft.text, draft.answer or "", draft.gain or "", draft.chosen or ""))
    for token, fate in fates(draft):
        word = token.strip(EDGES)
        assert fate in ("used", "doubt") or not word or word in kept, (token, draft)
