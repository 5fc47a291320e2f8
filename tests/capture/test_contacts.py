"""Lines that tell of a contact: when it was, how, whether it reached them; what was merely said stays as it is."""

from __future__ import annotations

import pytest

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW

NAMES = Names(("Acme Corp", "Bolt", "Huber GmbH"))


def read(line: str) -> Draft:
    return parse(line, NOW, Rules(), NAMES)


@pytest.mark.parametrize(
    ("line", "text", "when"),
    [
        ("touch @bolt phone: they order every 3 weeks", "they order every 3 weeks", "-"),
        ("touch @bolt phone today: fine", "fine", "2026-11-18T10:20"),
        ("called @bolt this morning: fine", "fine", "2026-11-18T10:20"),
        ("called @bolt at 9.15: fine", "fine", "2026-11-18T09:15"),
        ("touch @bolt phone 9:00: fine", "fine", "2026-11-18T09:00"),
        ("met @bolt on monday: likes it", "likes it", "2026-11-16"),
        ("mailed @bolt friday: brochure", "brochure", "2026-11-13"),
        ("saw @bolt, yesterday", "", "2026-11-17"),
        ("texted @bolt 2 hours ago: on my way", "on my way", "2026-11-18T08:20"),
        ("hab @huber gestern angerufen: passt", "passt", "2026-11-17"),
        ("wir haben @huber besucht am Montag: passt", "passt", "2026-11-16"),
        ("met @bolt at the fair: likes it", "at the fair: likes it", "-"),
        ("spoke to @bolt by phone yesterday: fine", "fine", "2026-11-17"),
        ("@huber gestern angerufen: passt", "passt", "2026-11-17"),
        ("mailed @bolt the quote", "the quote", "-"),
        ("mailed @bolt yesterday about the price", "about the price", "2026-11-17"),
        ("spoke to @acme about the renewal yesterday", "about the renewal", "2026-11-17"),
        ("called @acme: they are busy until may", "they are busy until may", "-"),
        ("mit @huber gesprochen über Preise", "über Preise", "-"),
        ("@huber gestern wegen Angebot angerufen", "wegen Angebot", "2026-11-17"),
    ],
)
def test_only_before_what_was_said_a_time_tells_when_the_contact_was(line: str, text: str, when: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.text, draft.held) == ("touch", text, True)
    assert (f"{draft.due:%Y-%m-%dT%H:%M}" if draft.due else "-").startswith(when)
    assert draft.asks == ()


@pytest.mark.parametrize(
    "line",
    [
        "tried @acme twice, voicemail", "tried calling @bolt, no answer", "tried to reach @bolt this morning",
        "could not reach @bolt", "couldn't reach @acme yesterday", "no answer from @acme", "called @acme no answer",
        "left a message for @acme yesterday", "called @acme 3 times, nobody picked up", "@acme: no answer",
        "@acme did not pick up", "touch @acme tried phone", "hab @huber nicht erreicht", "@huber nicht erreicht",
        "versucht @huber anzurufen", "@huber gestern angerufen, nicht erreicht", "called @acme today 9:00 voicemail",
    ],
)  # fmt: skip
def test_an_attempt_that_reached_nobody_is_kept_as_one(line: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.held, draft.asks) == ("touch", False, ())


@pytest.mark.parametrize("line", ["tried the new demo with @acme", "tried @acme's new portal"])
def test_what_was_tried_with_them_is_no_attempt_to_reach_them(line: str) -> None:
    assert read(line).kind == "note"


@pytest.mark.parametrize("line", ["touch @acme phone tomorrow: fine", "touch @acme phone 14:00"])
def test_a_contact_to_come_is_asked_about(line: str) -> None:
    assert "is it a call to make?" in read(line).asks[0]


@pytest.mark.parametrize("said", ["", " at 9:15", " 9:15", " yesterday", " on monday"])
def test_when_a_call_was_missed_is_no_deadline_for_returning_it(said: str) -> None:
    draft = read(f"missed call from @bolt{said}")
    assert (draft.kind, draft.text, draft.missing) == ("promise", "call back", ())
    assert f"{draft.theirs:%Y-%m-%dT%H:%M}" == "2026-11-18T12:20"


def test_a_deadline_for_returning_a_missed_call_is_kept() -> None:
    assert f"{read('missed call from @bolt by 4pm').theirs:%H:%M}" == "16:00"


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("called @bolt: wants two more seats, send quote thu", "thu"),
        ("met @bolt, will decide friday 10:00", "friday 10:00"),
        ("called @bolt, they want a demo next tue 3pm", "next tue 3pm"),
        ("mailed @huber: schicke Angebot bis Mittwoch", "bis Mittwoch"),
        ("touch @acme phone: I call the plant on monday", "on monday"),
        ("met @acme: budget approved, decision by 15 jan", "by 15 jan"),
    ],
)
def test_what_was_said_to_be_due_is_asked_about(line: str, when: str) -> None:
    draft = read(line)
    assert (draft.kind, draft.held, draft.due) == ("touch", True, None)
    assert [ask.split("?")[0] for ask in draft.asks] == [f'Is something due "{when}"']


@pytest.mark.parametrize(
    ("line", "text", "when", "owed"),
    [
        ("called @bolt: decides friday", "decides friday", "friday", "decides friday"),
        ("called @bolt yesterday, they decide friday", "they decide friday", "friday", "they decide friday"),
        ("touch @bolt phone: decides by fri 4pm", "decides by fri 4pm", "by fri 4pm", "decides by fri 4pm"),
        ("email from @bolt they decide on friday", "they decide on friday", "on friday", "they decide on friday"),
        ("email from bolt: they decide friday", "they decide friday", "friday", "they decide friday"),
        ("call from @bolt: she'll send it by fri", "she'll send it by fri", "by fri", "she'll send it by fri"),
        ("@bolt called: they pay on monday", "they pay on monday", "on monday", "they pay on monday"),
        ("bolt rief an: sie bestellen montag", "sie bestellen montag", "montag", "sie bestellen montag"),
        ("Mail von @bolt: zahlt bis Freitag", "zahlt bis Freitag", "bis Freitag", "zahlt bis Freitag"),
        (
            "spoke to @bolt yesterday and they decide on friday", "and they decide on friday", "on friday",
            "they decide on friday",
        ),
    ],
)  # fmt: skip
def test_what_they_will_do_is_a_contact_and_to_be_waited_for_and_never_a_promise_of_mine(
    line: str, text: str, when: str, owed: str
) -> None:
    draft = read(line)
    assert (draft.kind, draft.customer, draft.text, draft.held) == ("touch", "Bolt", text, True)
    ready = f"wait @Bolt {owed}"
    assert draft.asks == (f'Do they owe it "{when}"? Then add it as a line of its own: {ready}',)
    assert (read(ready).kind, read(ready).missing) == ("wait", ())
    assert read(ready).due is not None


@pytest.mark.parametrize(
    ("line", "text", "means"),
    [
        ("rief @bolt an: passt", "passt", "phone"),
        ("rief gestern bei @bolt an, will mehr wissen", "will mehr wissen", "phone"),
        ("ich rief bolt heute zurück: passt", "passt", "phone"),
        ("ich habe gestern @bolt angerufen: passt", "passt", "phone"),
        ("@bolt hat geschrieben", "", None),
        ("bolt hat mir gestern geschrieben: passt", "passt", None),
        ("@bolt hat sich gemeldet: passt", "passt", None),
        ("@bolt hat uns eine Mail geschickt", "", "mail"),
        ("@bolt schrieb: passt", "passt", None),
        ("bekam heute eine Nachricht von @bolt: passt", "passt", "text"),
        ("Mail von @bolt bekommen, passt", "passt", "mail"),
        ("Anruf von bolt: passt", "passt", "phone"),
        ("email from bolt: fine", "fine", "mail"),
        ("got a short letter from @bolt yesterday", "", "post"),
        ("call from @bolt: fine", "fine", "phone"),
        ("heard back from @bolt: fine", "fine", None),
        ("@bolt called about the invoice", "about the invoice", "phone"),
        ("bolt has written: fine", "fine", None),
        ("@bolt got back to me yesterday: fine", "fine", None),
        ("bolt emailed us, fine", "fine", "mail"),
    ],
)
def test_a_contact_that_they_made_is_read_as_one(line: str, text: str, means: str | None) -> None:
    draft = read(line)
    assert (draft.kind, draft.customer, draft.text, draft.means) == ("touch", "Bolt", text, means)
    assert (draft.held, draft.missing) == (True, ())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("call from @acme tomorrow 10:00", "call"), ("call tom from @acme friday 10:00", "call"),
        ("acme called off the demo", "note"), ("@acme wrote the spec", "note"),
        ("mail from @acme by friday", "promise"),
        ("@acme hat die Mail bekommen", "note"), ("Mail von @acme beantworten", "note"),
        ("missed call from @acme", "promise"), ("@acme calls back by friday", "wait"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_contact_of_theirs_is_none(line: str, kind: str) -> None:
    assert read(line).kind == kind


@pytest.mark.parametrize(
    "line", ["called @bolt: back from holiday monday", "touch @acme phone: the thursday slot suits them"]
)
def test_a_day_that_nothing_is_due_on_is_words(line: str) -> None:
    assert read(line).asks == ()


@pytest.mark.parametrize(
    "line",
    [
        "called @acme",
        "touch @acme phone",
        "@acme angerufen",
        "rief @acme an",
        "rief @acme gestern an",
        "@acme rief an",
    ],
)
def test_a_call_without_a_word_of_what_was_said_is_no_contact_yet(line: str) -> None:
    assert 'What was said? Put it behind a colon; "no answer" keeps an attempt.' in read(line).missing
